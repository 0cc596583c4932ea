"""What all pages of single rows are made of: their title, their fields and small tables."""

from collections.abc import Iterable, Sequence

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.grid import Cell, Head, Table, head, value
from ccworkbench.core.kind import Flag, Kind, LongText, Number, Text
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.method.reports.cells import head as derived_head

TEXT, LONG_TEXT, NUMBER, FLAG = Text(), LongText(), Number(), Flag()


def page_title(code: str, name: str, viewer: Viewer) -> str:
    return f"{code} {' '.join(viewer.retell(name).split())}".strip()


def page_fields(row: Record, keys: Sequence[str], always: set[str], viewer: Viewer) -> Table:
    """Take the fields of a row that say something, and those whose absence does; they are for everybody."""
    sheet: type[Record] = type(row)
    known = {column.key: column for column in columns_of(sheet) if column.disclosure is CUSTOMER}
    shown = [(known[key], value(known[key], row, viewer)) for key in keys if key in known]
    shown = [(column, cell) for column, cell in shown if cell.text or column.key in always]
    heads, cells = (tuple(head(column, viewer) for column, _ in shown), tuple(cell for _, cell in shown))
    return Table(sheet.__tablename__, "", "", "", "form", heads, (str(row.id),), (cells,))


def page_table(
    key: str, title: str, heads: Iterable[Head], rows: Iterable[Sequence[Cell]], shape: str = "list"
) -> Table:
    lines = tuple(tuple(row) for row in rows)
    return Table(key, title, "", title, shape, tuple(heads), tuple("" for _ in lines), lines)


def page_head(viewer: Viewer, key: str, text: str, width: int, kind: Kind = TEXT) -> Head:
    return derived_head(viewer, key, text, width, kind)


def text_cell(text: str, tone: str = "") -> Cell:
    return Cell(text, text or None, tone)


def column_cell(sheet: type[Record], key: str, row: Record, viewer: Viewer) -> Cell:
    return value(next(column for column in columns_of(sheet) if column.key == key), row, viewer)
