"""The report on the critical path: what moves go-live, and how much slack the rest has (method.md 0.3, 3.5)."""

from collections.abc import Iterator
from datetime import date

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import Date, Flag
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.plan.critical_path import CriticalPath, Leeway, critical_path
from ccworkbench.method.plan.leeway_meaning import meaning
from ccworkbench.method.reports.cells import LONG, NUMBER, TEXT, cell, head, link, table_of
from ccworkbench.sheets.prepare.task import Task

DAY = Date()


def path_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show the open tasks up to go-live in the order they end; where tasks wait for each other, only that is said."""
    heads = [
        head(viewer, "code", N_("No."), 9, TEXT),
        head(viewer, "task", N_("Task or milestone"), 36, LONG),
        head(viewer, "ends", N_("End"), 12, DAY),
        head(viewer, "slack", N_("Slack in working days"), 10, NUMBER),
        head(viewer, "critical", N_("On the critical path"), 10, Flag()),
        head(viewer, "meaning", N_("Effect on go-live"), 36, LONG),
        head(viewer, "followers", N_("Successors"), 16, TEXT),
    ]
    path = critical_path(rows, today)
    if path.circle:
        lines = [("", [*[Cell("", None)] * 5, cell(LONG, viewer.words.tell(path.circle), viewer), Cell("", None)])]
        return table_of("critical_path", viewer, heads, lines)
    tasks = [(task, path.leeways[task.id]) for task in rows(Task) if task.id in path.leeways]
    tasks.sort(key=lambda one: (one[0].ends or one[0].starts, one[1].is_goal))
    lines = [(str(task.id), list(_cells(task, leeway, path, viewer))) for task, leeway in tasks]
    return table_of("critical_path", viewer, heads, lines)


def _cells(task: Task, leeway: Leeway, path: CriticalPath, viewer: Viewer) -> Iterator[Cell]:
    tone = "bad" if leeway.slack < 0 else "warn" if leeway.is_critical and not leeway.is_goal else ""
    followers = viewer.words.listing(after.code for after in path.followers[task.id] if after.code)
    yield cell(TEXT, task.code, viewer)
    yield link(viewer.retell(task.title), task)
    yield cell(DAY, task.ends or task.starts, viewer)
    yield cell(NUMBER, leeway.slack, viewer, tone)
    yield cell(Flag(), leeway.is_critical, viewer)
    yield cell(LONG, viewer.words.tell(meaning(leeway)), viewer)
    yield cell(TEXT, followers, viewer)
