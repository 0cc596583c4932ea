"""Rows under columns: the one shape that screen, Excel and PDF draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.kind import Kind
from ccworkbench.core.matrix import CrossColumn, Crossing, cross_columns, heading_of
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer

Rows = Callable[[type[Any]], Sequence[Any]]


@dataclass(frozen=True)
class Cell:
    """One value as an export may hold it: its text, what Excel holds, its tone, and whether it could not be read."""

    text: str
    value: Any
    tone: str = ""
    unread: bool = False


@dataclass(frozen=True)
class Head:
    """One heading, said in the reader's language, with the choices a validation offers."""

    key: str
    text: str
    width: int
    kind: Kind
    choices: tuple[str, ...] = ()
    crossing: bool = False
    computed: bool = False
    section: str = ""  # what the fields of a form stand under
    over: str = ""  # id of the row that a matrix's column stands for
    common_heading: str = ""  # over several columns of a matrix
    disclosure: Disclosure = Disclosure.CUSTOMER


@dataclass(frozen=True)
class Table:
    """A sheet as plain values: no session, no rows that change under the writer."""

    key: str
    title: str
    purpose: str
    tab: str
    shape: str
    heads: tuple[Head, ...]
    ids: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    grouping: str = ""  # what the rows are grouped by, such as Chapter
    groups: tuple[str, ...] = ()  # the group of each row, where they are grouped


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet under its columns; a matrix has one column more for every row of its other sheet."""

    sheet: type[Record]
    columns: tuple[Column, ...]
    rows: Sequence[Any]

    def values(self, viewer: Viewer, readers: Disclosure = Disclosure.CUSTOMER) -> Table:
        """Take everything an export needs, of columns and rows that its readers may see."""
        columns = [column for column in self.columns if column.disclosure.is_for(readers)]
        rows = [row for row in self.rows if row.disclosure.is_for(readers)]
        info, key = self.sheet.sheet, self.sheet.__tablename__
        return Table(
            key=key,
            title=viewer.title(key, info.title),
            purpose=viewer.words.say(info.purpose),
            tab=viewer.title(key, info.tab or info.title),
            shape=info.shape,
            heads=tuple(head(column, viewer) for column in columns),
            ids=tuple(str(row.id) for row in rows),
            rows=tuple(tuple(value(column, row, viewer) for column in columns) for row in rows),
        )


def grid_of(sheet: type[Record], rows: Rows) -> Grid:
    """Lay out a sheet: a matrix shows the rows of one sheet under the rows of another."""
    if issubclass(sheet, Crossing):
        down = [row for row in rows(sheet.down) if sheet.takes(row)]
        return Grid(sheet, cross_columns(sheet, rows), down)
    return Grid(sheet, columns_of(sheet), rows(sheet))


def head(column: Column, viewer: Viewer) -> Head:
    """Say a column's heading; the heads of a matrix are names of rows."""
    crossing = isinstance(column, CrossColumn)
    section, over = viewer.words.say(column.section), column.over_id if isinstance(column, CrossColumn) else ""
    choices = tuple(label for _, label in column.kind.choices(viewer))
    is_derived = column.computed or column.is_locked
    return Head(
        column.key,
        heading_of(column, viewer),
        column.width,
        column.kind,
        choices,
        crossing,
        is_derived,
        section,
        over,
        disclosure=column.disclosure,
    )


def value(column: Column, row: Any, viewer: Viewer) -> Cell:
    """Take one cell; a text that could not be read stands in its place and is marked."""
    unread = column.unread(row)
    if unread:
        return Cell(unread, unread, "bad", unread=True)
    content = column.read(row, viewer)
    return Cell(column.kind.show(content, viewer), column.kind.to_excel(content, viewer), column.kind.tone(content))
