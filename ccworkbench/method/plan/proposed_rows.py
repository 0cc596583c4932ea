"""The rows of a project as they are once proposals are done; the rows themselves stay as they are."""

from collections.abc import Sequence
from typing import Any

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.method.plan.comparison import PlanProposal


def rows_as_proposed(rows: Rows, proposals: Sequence[PlanProposal]) -> Rows:
    """Return the rows of each sheet with what is proposed for it."""
    changed = {one.row.id: _with(one.row, one.values) for one in proposals if one.change_kind == "change"}
    gone = {one.row.id for one in proposals if one.change_kind == "remove"}
    added: dict[type[Record], list[Record]] = {}
    for one in proposals:
        if one.change_kind == "add":
            added.setdefault(type(one.row), []).append(one.row)

    def proposed(sheet: type[Any]) -> Sequence[Any]:
        there = (changed.get(row.id, row) for row in rows(sheet) if row.id not in gone)
        return [*there, *added.get(sheet, ())]

    return proposed


def _with(row: Record, values: Any) -> Record:
    """Copy a row with other values in some of its cells."""
    held = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return type(row)(**{**held, **values})
