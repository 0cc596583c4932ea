"""What a project looks like: all that can be seen of its rows, to be compared before and after."""

from typing import Any

from ccworkbench.sheets.order import SHEETS
from ccworkbench.store.history import encode
from ccworkbench.store.workbook import Workbook

State = dict[str, list[tuple[Any, ...]]]
UNSEEN = {"position"}


def state_of(book: Workbook) -> State:
    """Take every visible row of every sheet, in order, with all that is stored of it; empty crossings are not seen."""
    return {sheet.__tablename__: [line for row in book.rows(sheet) if (line := _line(row))] for sheet in SHEETS}


def _line(row: Any) -> tuple[Any, ...]:
    crossed = getattr(type(row), "crossed", "")
    if crossed and getattr(row, crossed) is None and not row.unread:
        return ()
    return tuple(encode(getattr(row, column.key)) for column in row.__table__.columns if column.key not in UNSEEN)
