"""What paper says beyond the value of a cell: who stands in for an owner, the unit of a target, the day of T-5."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.formats import percent_text
from ccworkbench.method.figures.kpi import ratio_of, target_of, warning_of
from ccworkbench.method.figures.kpi_kinds import KpiUnit, Measure
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.role import Role

CellWording = Callable[
    [Any, str, Viewer, date | None], str
]  # the row, what its cell says, the reader, the day of go-live
MEASURE = Measure()
T_MINUS = re.compile(r"T\s*([-−–+])\s*(\d+)(:\d\d)?\s*", re.IGNORECASE)
FAR = 3660  # days; further away, a number is no day


def printed(sheet: type[Record], tables: Sequence[Table], rows: Rows, viewer: Viewer) -> tuple[Table, ...]:
    """Return tables as paper says them; nothing where it says no more than the cells."""
    key, go_live = sheet.__tablename__, rows(Project)[0].go_live
    if not any((key, head.key) in WORDINGS for table in tables for head in table.heads):
        return ()
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


def _worded(cell: Cell, tell: CellWording | None, row: Any, viewer: Viewer, go_live: date | None) -> Cell:
    return replace(cell, text=tell(row, cell.text, viewer, go_live)) if tell and not cell.unread else cell


def _owner(task: Task, text: str, viewer: Viewer, _go_live: date | None) -> str:
    """Name the role as long as no person is named."""
    return text or (viewer.retold_name(Role.__tablename__, task.role_id) if task.role_id else "")


def _goal(limit: Callable[[Kpi], float | None]) -> CellWording:
    """Write a limit in the unit of its formula: 80 %, 0:30."""

    def tell(kpi: Kpi, text: str, viewer: Viewer, _go_live: date | None) -> str:
        ratio, value = ratio_of(kpi), limit(kpi)
        if ratio is None or value is None or ratio.unit not in {KpiUnit.SHARE, KpiUnit.SECONDS}:
            return text
        is_share = ratio.unit is KpiUnit.SHARE
        return percent_text(value, viewer.words.language) if is_share else MEASURE.show((value, ratio.unit), viewer)

    return tell


def _start(step: CutoverStep, text: str, viewer: Viewer, go_live: date | None) -> str:
    """Write the day beside T minus: the planned one, else the one reckoned from go-live."""
    day = step.planned_on or _reckoned(text, go_live)
    return f"{text} · {viewer.words.date(day)}".removeprefix(" · ") if day else text


def _reckoned(text: str, go_live: date | None) -> date | None:
    """Reckon a day from go-live; what is given in hours happens on that day."""
    found = T_MINUS.fullmatch(text.strip())
    if not (found and go_live) or int(found[2]) > FAR:
        return None
    days = 0 if found[3] else int(found[2])
    try:
        return go_live + timedelta(days if found[1] == "+" else -days)
    except OverflowError:  # beyond the year 9999
        return None


WORDINGS: dict[tuple[str, str], CellWording] = {
    (Task.__tablename__, "owner"): _owner,
    (Kpi.__tablename__, "target"): _goal(target_of),
    (Kpi.__tablename__, "warning"): _goal(warning_of),
    (CutoverStep.__tablename__, "t_minus"): _start,
}
