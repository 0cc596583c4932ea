"""The rules of the roadmap: its order, its dates, and when there has to be one (method.md 3.5, 003-04)."""

from collections.abc import Iterator, Mapping
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.checks.days_needed import days_needed_problems
from ccworkbench.method.checks.reserve import reserve_problems
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.method.project_facts import go_live_of, only
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus

UNFIT = {"ROOM-1", "LIVE-2"}
ByCode = Mapping[str, Task]


def roadmap_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check that the roadmap is there, runs in order, and leads to go-live."""
    tasks = [task for task in rows(Task) if task.status is not TaskStatus.CANCELLED]
    gates = only(rows, Gates)
    if gates and gates.large and not tasks:
        message = phrase("A project of this size needs a roadmap but has none. Plan the roadmap tasks.")
        yield broken("ROADMAP-1", message, Gates, gates.id, "large")
    by_code = {task.code.casefold(): task for task in tasks if task.code}
    for task in tasks:
        if task.is_open() and task.ends and task.ends < today:
            message = phrase("“{title}” is overdue. Finish it, or move its end date.", title=task.title)
            yield broken("TASK-1", message, Task, task.id, "ends")
        yield from _early(task, by_code)
    yield from _circles(by_code)
    unfit = list(days_needed_problems(rows, tasks, today))
    if not UNFIT & {problem.rule for problem in unfit}:  # where go-live cannot be met, that says it all
        yield from _arrival(tasks, go_live_of(rows))
    yield from unfit
    yield from reserve_problems(rows, tasks)


def _early(task: Task, by_code: ByCode) -> Iterator[Problem]:
    for code in codes_in(task.after):
        before = by_code.get(code)
        end = before and (before.ends or before.starts)
        if before and end and task.starts and task.starts < end and task.is_open():
            message = phrase(
                "“{title}” starts before its predecessor {code} has ended. Move one of them.",
                title=task.title,
                code=before.code,
            )
            yield broken("TASK-2", message, Task, task.id, "starts")
            return


def _circles(by_code: ByCode) -> Iterator[Problem]:
    """Walk back from each task once; who meets a task of the way that it came by has found a circle."""
    over: set[str] = set()
    for first in by_code:
        way: dict[str, Iterator[str]] = {}
        code = "" if first in over else first
        while code:
            if code not in way:
                way[code] = iter(codes_in(by_code[code].after))
            before = next((c for c in way[code] if c in by_code and c not in over), "")
            if before in way:
                yield _circle(by_code[before])
            elif before:
                code = before
            else:
                over.add(code)
                del way[code]
                code = next(reversed(way), "")


def _circle(task: Task) -> Problem:
    message = phrase(
        "{code} depends on itself, directly or through other tasks. Remove one of its predecessors.",
        code=task.code,
    )
    return broken("TASK-3", message, Task, task.id, "after")


def _arrival(tasks: list[Task], go_live: date | None) -> Iterator[Problem]:
    found = [task for task in tasks if task.stage is Stage.GOLIVE and task.kind is TaskKind.MILESTONE]
    days = {task.ends or task.starts for task in found} - {None}
    if go_live and days and go_live not in days:
        message = phrase("The go-live dates of the roadmap and the project sheet differ. Correct one of them.")
        yield broken("TASK-4", message, Task, found[0].id, "ends")
