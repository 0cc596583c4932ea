"""A report as a read-only table: sorted, searched and copied like any sheet; its names lead to their rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPixmap, QShowEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ccworkbench.core.grid import Cell, Head
from ccworkbench.core.kind import Kind, LongText, Text, View
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Desk
from ccworkbench.gui.grid.cell_delegate import CellDelegate
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.cell_look import CHIP, PAD, Face, face_of
from ccworkbench.gui.look.cell_painting import TOP, chip
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.method.reports.catalogue import REPORTS, Link
from ccworkbench.store.history import Step

READING = (Act.COPY, Act.COPY_WITH_HEADINGS, Act.SELECT_ALL)
NUMBER = re.compile(r"[A-Z]{1,4}-\d+(?= )")
SIGNS, SIGN = {"good": "check", "warn": "triangle-alert", "bad": "x"}, 12  # icons and their size
WIDEST = 40  # letters of a column whose texts are not wrapped
Index = QModelIndex | QPersistentModelIndex


class Told(Text):
    """A text that is in the reader's words already."""

    def write(self, value: Any, view: View) -> str:
        return str(value)


class ToldLong(LongText):
    """Several lines that are in the reader's words already."""

    def write(self, value: Any, view: View) -> str:
        return str(value)


class Measured(Kind):
    """A figure that was written already; what is read from its cell only says how figures are sorted."""

    align = "right"


@dataclass(frozen=True)
class ReportRow:
    """A line of a report."""

    id: UUID
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ReportColumn(Column):
    """A column of a report: nothing in it can be typed into."""

    place: int = 0

    def read(self, row: Any) -> Any:
        """Give what a line is sorted by: a number where there is one, else the text."""
        cell: Cell = row.cells[self.place]
        if isinstance(self.kind, Measured):
            is_number = isinstance(cell.value, int | float)
            return is_number, cell.value if is_number else 0
        return cell.text

    def unread(self, row: Any) -> str:
        """Give nothing: what is worked out can always be read."""
        return ""

    def text(self, row: Any, view: View) -> str:
        """Show what the report says."""
        return str(row.cells[self.place].text)


@cache
def sheet_of(key: str) -> type[Record]:
    """Give the stand-in for a sheet with which a report is opened: it is called as the report, and has no rows."""
    parts: dict[str, Any] = {"__abstract__": True, "__tablename__": key, "sheet": REPORTS[key].sheet}
    return type("Derived", (Record,), parts)


class ReportModel(TableModel):
    """The lines of a report; worked out anew when it is asked for."""

    def renew(self) -> None:
        """Work the report out again."""
        self.beginResetModel()
        self._view = None
        self._read_sheet()
        self._places = {}
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
        """Give the cell at an index."""
        row = self.row_at(index.row()) if index.isValid() else None
        return row.cells[index.column()] if row is not None else None

    def _read_sheet(self) -> None:
        view = self.view
        table = REPORTS[self.sheet.__tablename__].make(self.desk.book.rows, view, view.today)
        self._drawn: list[Any] = [ReportRow(UUID(int=place), cells) for place, cells in enumerate(table.rows, 1)]
        self.columns = tuple(_column(head, place, self._drawn) for place, head in enumerate(table.heads))
        self.rows = self.lens.look(self._drawn, self.columns, view)


def _column(head: Head, place: int, rows: list[Any]) -> ReportColumn:
    kind: Kind = Measured() if head.kind.align == "right" else ToldLong() if head.kind.long else Told()
    longest = max((len(row.cells[place].text) for row in rows if row.cells[place].tone), default=0)
    width = max(head.width, min(longest + 3, WIDEST))
    return ReportColumn(head.key, head.text, kind, width, computed=True, place=place)


@cache
def _drawn(name: str, colour: str, scale: float) -> QPixmap:
    return pixmap(name, colour, SIGN, scale)


class ReportDelegate(CellDelegate):
    """Paints the cells of a report: states as chips, names that lead somewhere in the accent."""

    def _content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: tuple[QRect, str]) -> None:
        (box, ground), colours = place, self._model.desk.palette
        column, row = self._model.columns[index.column()], self._model.rows[index.row()]
        cell: Cell = row.cells[index.column()]
        is_figure = isinstance(column.kind, Measured)
        if cell.tone and cell.text and not is_figure:
            chip(painter, box, Face(cell.text, CHIP, cell.tone), colours, self._font(option), ground)
            return
        tones = {"good": colours.good, "warn": colours.warn, "bad": colours.bad}
        leads = isinstance(cell, Link) and not NUMBER.match(cell.text)
        painter.setPen(QColor(colours.accent_text if leads else tones.get(cell.tone, colours.text)))
        face = Face(cell.text, right=True) if is_figure else face_of(row, column, self._model.view)
        self._text(painter, box, face, self._font(option), ground)
        if is_figure and cell.tone in SIGNS:
            self._sign(painter, box, cell, getattr(colours, cell.tone))

    def _sign(self, painter: QPainter, box: QRect, cell: Cell, colour: str) -> None:
        """Draw the sign of a state before its figure: colour alone says nothing to some."""
        left = box.right() - PAD - painter.fontMetrics().horizontalAdvance(cell.text) - SIGN - 4
        if left > box.left():
            scale = painter.device().devicePixelRatioF()
            top = box.top() + TOP + (painter.fontMetrics().height() - SIGN) // 2
            painter.drawPixmap(left, top, _drawn(SIGNS[cell.tone], colour, scale))

    def _marked(self, text: str) -> list[QTextLayout.FormatRange]:
        """Mark what was searched for, and the number that a name begins with: it stands for the whole name."""
        number, marks = NUMBER.match(text), super()._marked(text)
        if number:
            lead = QTextLayout.FormatRange()
            lead.start, lead.length = 0, number.end()
            lead.format = QTextCharFormat()
            lead.format.setForeground(QColor(self._model.desk.palette.accent_text))
            marks.insert(0, lead)
        return marks


class ReportView(TableView):
    """A report under its heading; it follows edits while it is seen, and catches up when it is shown again."""

    def __init__(self, desk: Desk, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(desk, sheet, parent)
        self._stale = False
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self.renew)
        self.grid.painter_of_cells = ReportDelegate(self.model, self.grid)
        self.grid.setItemDelegate(self.grid.painter_of_cells)
        self.grid.first_key = self._on_key
        self.grid.clicked.connect(self._follow)
        self.grid.entered.connect(self._point)
        self.row_heads.dropped.disconnect(self.do.drop)

    def make_model(self) -> TableModel:
        return ReportModel(self.desk, self.sheet, self)

    def commands(self) -> dict[Act, Callable[[], None]]:
        every = super().commands()
        return {act: every[act] for act in READING}

    def current(self) -> Record | None:
        """Give nothing: a line of a report is no row of a sheet."""
        return None

    def on_step(self, step: Step) -> None:
        self._stale = True
        if self.isVisible():
            self._late.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.renew()

    def renew(self) -> None:
        """Work the report out again, and stay at the line one was at."""
        if self.desk.workbook is None:  # closed while this waited
            return
        self._stale = False
        here = self.grid.currentIndex()
        row, column = max(here.row(), 0), max(here.column(), 0)
        assert isinstance(self.model, ReportModel)
        self.model.renew()
        self.grid.choose(self.model.index(min(row, len(self.model.rows) - 1), column))
        self.lay_out()
        self._show_state()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            words = self.desk.words
            self.status_said.emit(words.say("A report is worked out from the sheets; nothing can be pasted here."))
            return True
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._follow(self.grid.currentIndex())

    def _follow(self, index: QModelIndex) -> bool:
        """Go where a name leads; tells whether it leads anywhere."""
        cell = self._link(index)
        if cell is None:
            return False
        self.row_asked.emit(cell.sheet, cell.row, "")
        return True

    def _point(self, index: QModelIndex) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._link(index) else Qt.CursorShape.ArrowCursor
        self.grid.viewport().setCursor(shape)

    def _link(self, index: QModelIndex) -> Link | None:
        assert isinstance(self.model, ReportModel)
        cell = self.model.cell_at(index)
        return cell if isinstance(cell, Link) and cell.sheet else None
