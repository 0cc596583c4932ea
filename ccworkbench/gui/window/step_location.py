"""Where a step can be seen: the sheet and the cells that it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of
from ccworkbench.gui.context import Context
from ccworkbench.store.history import Change, Step


@dataclass(frozen=True)
class StepLocation:
    """A sheet, and the cells of it that a step changed, each by its row and column; none where all its rows are gone.

    A row that came has no column of its own.
    """

    sheet: str
    cells: Sequence[tuple[UUID, str]] = ()


def location_of_step(context: Context, step: Step, here: str) -> StepLocation | None:
    """Tell where a step can be seen: on the sheet that is open if it changed that, else on the first it changed."""
    changes = context.book.changes(step.id)
    near = [change for change in changes if change.sheet == here] or changes
    found = (_cell_of_change(context, change) for change in near if change.sheet == near[0].sheet)
    return StepLocation(near[0].sheet, list(dict.fromkeys(cell for cell in found if cell))) if near else None


def _cell_of_change(context: Context, change: Change) -> tuple[UUID, str] | None:
    row = context.book.row(change.sheet, change.row)
    if row is None or row.deleted:
        return None
    if isinstance(row, Crossing):
        return row.row_id, str(row.column_id)
    sheet: type[Record] = type(row)
    is_cell = change.old is not None and change.column in {column.key for column in columns_of(sheet)}
    return row.id, change.column if is_cell else ""
