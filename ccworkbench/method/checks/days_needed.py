"""The rules of time: whether tasks and the whole plan have the days they take, and whether go-live is a working day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.project_plan import plan_of
from ccworkbench.method.plan.schedule import ScheduledTask, in_order
from ccworkbench.method.plan.working_days import Calendar, about_day
from ccworkbench.method.project_facts import WEEK, codes_in, only
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind

FIVE, SIX = 5, 6  # days of a week that may be worked; some countries work on a Saturday in place of another day
LATER: Final = {Stage.PILOT, Stage.DEBRIEF, Stage.OPERATE}


def days_needed_problems(rows: Rows, tasks: Sequence[Task]) -> Iterator[Problem]:
    """Check that there is room for what is still to be done."""
    project = only(rows, Project)
    calendar = _calendar(rows)
    for task in tasks:
        if task.is_open() and task.days and task.starts and task.ends:
            days = _days(task.starts, task.ends, calendar, SIX)
            if task.starts <= task.ends and days < task.days:
                message = phrases(
                    "“{title}” takes {n} working day, but its dates leave less. Move one of them.",
                    "“{title}” takes {n} working days, but its dates leave fewer. Move one of them.",
                    task.days,
                    title=task.title,
                )
                yield broken("TASK-5", message, Task, task.id, "ends")
    if project and project.go_live:
        yield from _short(project, tasks, calendar)
        message_of_day = about_day(calendar or Calendar(), project.go_live)
        if message_of_day:
            yield broken("LIVE-1", message_of_day, Project, project.id, "go_live")


def _short(project: Project, tasks: Sequence[Task], calendar: Calendar | None) -> Iterator[Problem]:
    """Compare the longest way through the roadmap with the days from kick-off to go-live."""
    arrivals = [task for task in tasks if task.stage is Stage.GOLIVE and _is_milestone(task)]
    arrival = max(arrivals, key=lambda task: task.ends or task.starts or date.min, default=None)
    if arrival is None or project.kick_off is None or project.go_live is None or project.kick_off >= project.go_live:
        return
    ahead = [task for task in tasks if task.starts and task.starts >= project.kick_off and task.stage not in LATER]
    missing = _longest(ahead) - _days(project.kick_off, project.go_live - timedelta(1), calendar)
    if missing > 0:
        message = phrases(
            "The time until go-live is too short: the plan needs {n} working day more.",
            "The time until go-live is too short: the plan needs {n} working days more.",
            missing,
        )
        yield broken("ROOM-1", message, Task, arrival.id, "ends")


def _is_milestone(task: Task) -> bool:
    return task.kind is TaskKind.MILESTONE and task.is_open()


def _longest(tasks: Sequence[Task]) -> int:
    """Add up the working days of the longest way through some tasks; a way in a circle has no length."""
    items = [
        ScheduledTask(task.code.casefold(), task.days or 0, tuple(codes_in(task.after))) for task in tasks if task.code
    ]
    ends: dict[str, int] = {}
    try:
        for item in in_order(items):
            ends[item.key] = item.days + max((ends.get(key, 0) for key in item.after), default=0)
    except UserError:
        return 0
    return max(ends.values(), default=0)


def _calendar(rows: Rows) -> Calendar | None:
    """Return the calendar of the project, with the public holidays of its country."""
    return plan_of(rows).dates[0] if rows(Project) else None


def _days(first: date, last: date, calendar: Calendar | None, worked: int = FIVE) -> int:
    """Count the working days between two days; without a calendar, the first days of every week."""
    if calendar:
        return calendar.count(first, last)
    weeks, rest = divmod((last - first).days + 1, WEEK)
    return weeks * worked + sum((first.weekday() + n) % WEEK < worked for n in range(rest))
