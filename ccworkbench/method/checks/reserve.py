"""The rule of the reserve: something is left of it as long as it may be needed (method.md 3.5)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.method.plan.roadmap import starter_tasks
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task


def reserve_problems(rows: Rows, tasks: Sequence[Task]) -> Iterator[Problem]:
    """Check that what comes before a reserve, and what comes after it, leave some of its days."""
    least = {task.key: min(task.days) for task in starter_tasks() if task.share}
    reserves = [task for task in tasks if task.origin in least and task.is_open() and task.starts and task.ends]
    if not reserves:
        return
    calendar = plan_of(rows).dates[0] if rows(Project) else Calendar()
    by_code = {task.code.casefold(): task for task in tasks if task.code}
    for task in reserves:
        left = _left(task, by_code, calendar)
        if left < least[task.origin]:
            message = phrases(
                "“{title}” has {n} working day left. Move go-live, or shorten earlier tasks.",
                "“{title}” has {n} working days left. Move go-live, or shorten earlier tasks.",
                left,
                title=task.title,
            )
            yield broken("RESERVE-1", message, Task, task.id, "starts")


def _left(task: Task, by_code: Mapping[str, Task], calendar: Calendar) -> int:
    """Count the working days of a reserve that no other task takes."""
    assert task.starts
    assert task.ends
    before = (by_code[code].ends for code in codes_in(task.after) if code in by_code)
    first = max([task.starts, *(end + timedelta(1) for end in before if end)])
    code = task.code.casefold()
    behind = [other for other in by_code.values() if other.starts and code and code in codes_in(other.after)]
    last = min([task.ends, *(_eve(other) for other in behind)])
    return calendar.count(first, last)


def _eve(task: Task) -> date:
    """Return the last day before a task; a milestone needs none of its own."""
    assert task.starts
    return task.starts - timedelta(1) if task.days else task.starts
