"""What the tables of reports are made of: headings, cells, and links that lead to a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Kind, LongText, Number, Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.method.figures.kpi_kinds import DASH
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.sheets.kinds import Percent

TEXT, LONG, NUMBER, SHARE = Text(), LongText(), Number(), Percent()
NO_FIGURE = Cell(DASH, None)


@dataclass(frozen=True)
class Link(Cell):
    """A cell that stands for a row of a sheet, and leads there."""

    sheet: str = ""
    row: UUID | None = None


def head(viewer: Viewer, key: str, text: str, width: int, kind: Kind) -> Head:
    """Make the heading of a derived column."""
    choices = tuple(label for _, label in kind.choices(viewer))
    return Head(key, viewer.words.say(text), width, kind, choices, computed=True)


def cell(kind: Kind, value: Any, viewer: Viewer, tone: str = "") -> Cell:
    """Make a cell of a kind; a tone of its own says how good the value is."""
    return Cell(kind.show(value, viewer), kind.to_excel(value, viewer), tone or kind.tone(value))


def link(text: str, row: Any) -> Cell:
    """Make a cell that leads to a row; an empty one where there is none."""
    return Link(text, text or None, sheet=row.__tablename__, row=row.id) if row is not None else Cell("", None)


def table_of(key: str, viewer: Viewer, heads: Sequence[Head], lines: Iterable[tuple[str, Sequence[Cell]]]) -> Table:
    """Make the table of a report out of lines, each with the id of what it stands for."""
    said, info = viewer.words.say, REPORTS[key]
    drawn = list(lines)
    return Table(
        key=key,
        title=viewer.title(key, info.title),
        purpose=said(info.purpose),
        tab=viewer.title(key, info.tab or info.title),
        shape="list",
        heads=tuple(heads),
        ids=tuple(row for row, _ in drawn),
        rows=tuple(tuple(cells) for _, cells in drawn),
    )
