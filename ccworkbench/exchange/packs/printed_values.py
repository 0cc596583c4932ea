"""What papers say beyond the value of a cell: who stands in for an owner, the unit of a target, the day of T-5."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.method.figures.kpi import ratio_of, target_of, warning_of
from ccworkbench.method.figures.kpi_kinds import KpiUnit, Measure, MeasuredNumber
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.role import Role


@dataclass(frozen=True)
class GoLive:
    """The day of go-live, and the working days that lead to it."""

    day: date | None
    calendar: Calendar


# The row, what its cell says, the reader, the day of go-live; gives what papers say, and what Excel holds.
CellWording = Callable[[Any, Cell, Viewer, GoLive], Cell]
MEASURE, PERCENT = Measure(), Percent()
T_MINUS = re.compile(r"T\s*([-−–+])\s*(\d+)(:\d\d)?\s*", re.IGNORECASE)
FAR = 3660  # days; further away, a number is no day


def printed(sheet: type[Record], tables: Sequence[Table], rows: Rows, viewer: Viewer) -> tuple[Table, ...]:
    """Return tables as papers say them; nothing where they say no more than the cells."""
    key = sheet.__tablename__
    if not any((key, head.key) in WORDINGS for table in tables for head in table.heads):
        return ()
    go_live = GoLive(rows(Project)[0].go_live, plan_of(rows).dates[0])
    by_id = {str(row.id): row for row in rows(sheet)}

    def told(table: Table, row_id: str, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        pairs = zip(cells, table.heads, strict=True)
        return tuple(
            _worded(cell, WORDINGS.get((key, head.key)), by_id[row_id], viewer, go_live) for cell, head in pairs
        )

    return tuple(
        replace(table, rows=tuple(told(table, *line) for line in zip(table.ids, table.rows, strict=True)))
        for table in tables
    )


def _worded(cell: Cell, tell: CellWording | None, row: Any, viewer: Viewer, go_live: GoLive) -> Cell:
    return tell(row, cell, viewer, go_live) if tell and not cell.unread else cell


def _said(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text, value=text or None)


def _owner(task: Task, cell: Cell, viewer: Viewer, _go_live: GoLive) -> Cell:
    """Name the role as long as no person is named."""
    if cell.text or not task.role_id:
        return cell
    return _said(cell, viewer.retold_name(Role.__tablename__, task.role_id))


def _goal(limit: Callable[[Kpi], float | None]) -> CellWording:
    """Write a limit in the unit of its formula: 80 %, 0:30."""

    def tell(kpi: Kpi, cell: Cell, viewer: Viewer, _go_live: GoLive) -> Cell:
        ratio, value = ratio_of(kpi), limit(kpi)
        if ratio is None or value is None:
            return cell
        if ratio.unit is KpiUnit.SHARE:
            shown = PERCENT.show(value, viewer)
            return replace(cell, text=shown, value=MeasuredNumber(value, PERCENT.excel_format))
        if ratio.unit is KpiUnit.SECONDS:
            measured = (value, ratio.unit)
            return replace(cell, text=MEASURE.show(measured, viewer), value=MEASURE.to_excel(measured, viewer))
        return cell

    return tell


def _start(step: CutoverStep, cell: Cell, viewer: Viewer, go_live: GoLive) -> Cell:
    """Write the day beside T minus: the planned one, else the one reckoned from go-live."""
    day = step.planned_on or _reckoned(cell.text, go_live)
    return _said(cell, f"{cell.text} · {viewer.words.date(day)}".removeprefix(" · ")) if day else cell


def _reckoned(text: str, go_live: GoLive) -> date | None:
    """Reckon a day from go-live over working days; what is given in hours happens on the day itself."""
    found = T_MINUS.fullmatch(text.strip())
    if not (found and go_live.day) or int(found[2]) > FAR:
        return None
    if found[3] or not int(found[2]):
        return go_live.day
    try:
        return go_live.calendar.shift(
            go_live.calendar.next(go_live.day), int(found[2]) * (1 if found[1] == "+" else -1)
        )
    except UserError:  # beyond the years that a plan reaches
        return None


WORDINGS: dict[tuple[str, str], CellWording] = {
    (Task.__tablename__, "owner"): _owner,
    (Kpi.__tablename__, "target"): _goal(target_of),
    (Kpi.__tablename__, "warning"): _goal(warning_of),
    (CutoverStep.__tablename__, "t_minus"): _start,
}
