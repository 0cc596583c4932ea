"""The rules of time: whether tasks and the whole plan have the days they take, and whether go-live is a working day."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.shortage import in_the_past, is_overdue, missing_days, too_short
from ccworkbench.method.project_facts import WEEK, only
from ccworkbench.method.schedule.working_days import Calendar, about_day
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task

SIX = 6  # days of a week that may be worked; some countries work on a Saturday in place of another day


def days_needed_problems(rows: Rows, tasks: Sequence[Task], today: date) -> Iterator[Problem]:
    """Check that there is room for what is still to be done."""
    project = only(rows, Project)
    calendar = _calendar(rows)
    for task in tasks:
        if task.is_open() and task.days and task.starts and task.ends:
            days = _days(task.starts, task.ends, calendar)
            if task.starts <= task.ends and days < task.days:
                message = phrases(
                    "“{title}” needs {n} working day, more than its dates allow. Move one of its dates.",
                    "“{title}” needs {n} working days, more than its dates allow. Move one of its dates.",
                    task.days,
                    title=task.title,
                )
                yield broken("TASK-5", message, Task, task.id, "ends")
    if project and project.go_live:
        if is_overdue(rows, today):
            yield broken("LIVE-2", in_the_past(), Project, project.id, "go_live")
        elif missing := missing_days(rows):
            yield broken("ROOM-1", too_short(missing), Project, project.id, "go_live")
        message_of_day = about_day(calendar or Calendar(), project.go_live)
        if message_of_day:
            yield broken("LIVE-1", message_of_day, Project, project.id, "go_live")


def _calendar(rows: Rows) -> Calendar | None:
    """Return the calendar of the project, with the public holidays of its country."""
    return plan_of(rows).dates[0] if rows(Project) else None


def _days(first: date, last: date, calendar: Calendar | None) -> int:
    """Count the working days between two days; without a calendar, the first days of every week."""
    if calendar:
        return calendar.count(first, last)
    weeks, rest = divmod((last - first).days + 1, WEEK)
    return weeks * SIX + sum((first.weekday() + n) % WEEK < SIX for n in range(rest))
