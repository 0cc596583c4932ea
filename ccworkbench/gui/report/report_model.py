"""The rows and columns of a report as a table model; a report stands in for a sheet here."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Cell, Head
from ccworkbench.core.kind import Kind, LongText, Text
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.model_index import Index
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.store.history import Step

MOST_LETTERS = 40  # letters of a column whose texts are not wrapped


class ReportText(Text):
    """A text that is in the reader's words already."""

    def show_value(self, value: Any, viewer: Viewer) -> str:
        return str(value)


class ReportLongText(LongText):
    """Several lines that are in the reader's words already."""

    def show_value(self, value: Any, viewer: Viewer) -> str:
        return str(value)


class ReportFigure(Kind):
    """A figure that was written already; what is read from its cell only says how figures are sorted."""

    is_number = True


@dataclass(frozen=True)
class ReportRow:
    """A line of a report."""

    id: UUID
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ReportColumn(Column):
    """A column of a report: nothing in it can be typed into."""

    place: int = 0

    def read(self, row: Any, viewer: Viewer | None = None) -> Any:
        """Return what a line is sorted by: a number where there is one, else the text."""
        cell: Cell = row.cells[self.place]
        if isinstance(self.kind, ReportFigure):
            is_number = isinstance(cell.value, int | float)
            return is_number, cell.value if is_number else 0
        return cell.text

    def unread(self, row: Any) -> str:
        """Return nothing: what is worked out can always be read."""
        return ""

    def text(self, row: Any, viewer: Viewer) -> str:
        """Show what the report says."""
        return str(row.cells[self.place].text)


@cache
def report_sheet(key: str) -> type[Record]:
    """Return the stand-in for a sheet with which a report is opened: it is called as the report, and has no rows."""
    parts: dict[str, Any] = {"__abstract__": True, "__tablename__": key, "sheet": REPORTS[key].sheet}
    return type("Derived", (Record,), parts)


class ReportModel(TableModel):
    """The lines of a report; worked out anew when it is asked for."""

    def renew(self) -> None:
        """Work the report out again."""
        self.beginResetModel()
        self._viewer = None
        self._read_sheet()
        self._row_numbers = {}
        self.endResetModel()
        self.shown.emit()

    def retranslate(self) -> None:
        self.renew()

    def follow(self, step: Step) -> None:
        """Wait for `renew`: whatever changed may change every line."""

    @property
    def has_new_row(self) -> bool:
        return False

    def everything(self) -> list[Any]:
        return self._drawn

    def leading(self) -> int:
        return 1

    def problems_at(self, place: int, column: int) -> list[Problem]:
        return []

    def is_wrong(self, place: int) -> bool:
        return False

    def cell_at(self, index: Index) -> Cell | None:
        """Return the cell at an index."""
        row = self.row_at(index.row()) if index.isValid() else None
        return row.cells[index.column()] if row is not None else None

    def _read_sheet(self) -> None:
        from ccworkbench.method.reports.making import make_report  # brings all reports

        viewer = self.viewer
        table = make_report(self.sheet.__tablename__, self.context.book.rows, viewer, viewer.today)
        self._drawn: list[Any] = [ReportRow(UUID(int=place), cells) for place, cells in enumerate(table.rows, 1)]
        self.columns = tuple(_column(head, place, self._drawn) for place, head in enumerate(table.heads))
        self.rows = self.row_filter.filtered(self._drawn, self.columns, viewer)


def _column(head: Head, place: int, rows: list[Any]) -> ReportColumn:
    kind: Kind = ReportFigure() if head.kind.is_number else ReportLongText() if head.kind.long else ReportText()
    longest = max((len(row.cells[place].text) for row in rows if row.cells[place].tone), default=0)
    width = max(head.width, min(longest + 3, MOST_LETTERS))
    return ReportColumn(head.key, head.text, kind, width, computed=True, place=place)
