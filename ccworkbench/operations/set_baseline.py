"""Keep the dates of the roadmap as those that were planned: what moves later is told from them."""

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.store.workbook import Workbook


def set_baseline(workbook: Workbook) -> list[Task]:
    """Keep the dates of all tasks as planned, as one step; return the tasks whose baseline changed.

    Raises UserError where no task has a date, for then there is no plan that could be kept.
    """
    tasks = workbook.rows(Task)
    if not any(task.starts or task.ends for task in tasks):
        raise UserError(phrase("The roadmap has no dates yet. Enter kick-off or go-live, and update the plan."))
    changed = [task for task in tasks if (task.planned_starts, task.planned_ends) != (task.starts, task.ends)]
    if changed:
        with workbook.edit(phrase("Set baseline")):
            for task in changed:
                task.plan_dates()
    return changed


def baseline_phrase(changed: list[Task]) -> Phrase:
    """Say how many tasks got other planned dates."""
    if not changed:
        return phrase("The baseline already has the current dates.")
    return phrases(
        "Planned dates updated for {n} task.",
        "Planned dates updated for {n} tasks.",
        len(changed),
    )
