"""A report as a read-only table: sorted, searched and copied like any sheet; its names lead to their rows."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.report.report_delegate import ReportDelegate
from ccworkbench.gui.report.report_model import ReportModel
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.method.reports.cells import Link
from ccworkbench.store.history import Step

READING_ACTS = (Act.COPY, Act.COPY_WITH_HEADINGS, Act.SELECT_ALL)


class ReportView(TableView):
    """A report under its heading; it follows edits while it is seen, and catches up when it is shown again."""

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(context, sheet, parent)
        self._stale = False
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self.renew)
        self.grid.cell_delegate = ReportDelegate(self.model, self.grid)
        self.grid.setItemDelegate(self.grid.cell_delegate)
        self.grid.first_key = self._on_key
        self.grid.clicked.connect(self._follow)
        self.grid.entered.connect(self._point)
        self.row_headings.dropped.disconnect(self.do.drop)

    def make_model(self) -> TableModel:
        return ReportModel(self.context, self.sheet, self)

    def commands(self) -> dict[Act, Callable[[], None]]:
        every = super().commands()
        return {act: every[act] for act in READING_ACTS}

    def current(self) -> Record | None:
        """Return nothing: a line of a report is no row of a sheet."""
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
        if self.context.workbook is None:  # closed while this waited
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
            words = self.context.words
            self.status_said.emit(words.say("A report is calculated from the sheets; nothing can be pasted here."))
            return True
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._follow(self.grid.currentIndex())

    def _follow(self, index: QModelIndex) -> bool:
        """Go where a name leads; tells whether it leads anywhere."""
        cell = self._link(index)
        if cell is None:
            return False
        self.row_requested.emit(cell.sheet, cell.row, "")
        return True

    def _point(self, index: QModelIndex) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._link(index) else Qt.CursorShape.ArrowCursor
        self.grid.viewport().setCursor(shape)

    def _link(self, index: QModelIndex) -> Link | None:
        assert isinstance(self.model, ReportModel)
        cell = self.model.cell_at(index)
        return cell if isinstance(cell, Link) and cell.sheet else None
