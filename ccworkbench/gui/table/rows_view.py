"""What tables and matrices have in common: the grid, its commands, search, going to a row, following changes."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.leaving_keys import LeaveDirection
from ccworkbench.gui.grid.empty_note import EmptyNote
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.grid.headings import RowHeadings
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.menus import CELL_MENU, grouped
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.gui.table.roadmap_commands import ROADMAP_MENU
from ccworkbench.gui.table.table_commands import TableCommands
from ccworkbench.gui.table.testing_commands import TESTING_MENU
from ccworkbench.store.history import Step


class RowsView(SheetView):
    """What tables and matrices have in common: a model, a grid, commands, and following changes."""

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(context, sheet, parent)
        self.model = self.make_model()
        self.grid = GridView(self.model, self)
        self.do = TableCommands(self.grid)
        self.row_headings = RowHeadings(self.grid, self.model)
        self.grid.setVerticalHeader(self.row_headings)
        self.note = EmptyNote(self.model, self.grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self.grid.installEventFilter(self)
        self.row_headings.dropped.connect(self.do.drop)
        self.do.said.connect(self.status_said)
        self.do.keys.escaped.connect(self.show_all)
        self.note.add_requested.connect(self.do.add_row)
        self.note.paste_requested.connect(self.do.paste)
        self.note.show_requested.connect(self.show_all)
        self.note.sheet_requested.connect(self.sheet_requested)
        self.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.grid.setAccessibleName(context.title(sheet.__tablename__, sheet.sheet.title))
        self.note.say()

    def make_model(self) -> TableModel:
        """Make what the grid shows."""
        return TableModel(self.context, self.sheet, self)

    def commands(self) -> dict[Act, Callable[[], None]]:
        return self.do.all()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done in cells, and first what is done in this sheet; the menu key asks for it, too."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.grid.visualRect(self.grid.currentIndex())
            place = self.grid.viewport().mapToGlobal(cell.bottomLeft())
        own = {**TESTING_MENU, **ROADMAP_MENU}.get(self.sheet.__tablename__, ())
        self.menu_requested.emit(place, grouped((own, *CELL_MENU), self.commands()))

    def commit(self) -> None:
        self.do.cell_editing.commit(LeaveDirection.STAY)

    def search(self, text: str) -> None:
        self.model.row_filter.text = text.strip()
        self._look_again()

    def show_all(self) -> None:
        """Take search and filters off."""
        if self.model.row_filter.is_narrow:
            self.model.row_filter.text = ""
            self.model.row_filter.chosen.clear()
            self.model.row_filter.only = frozenset()
            self._look_again()

    def show_only(self, rows: Sequence[UUID]) -> None:
        """Hide all other rows; in a matrix, which has no filters to take off, only go to the first of these."""
        if not self.model.is_matrix:
            self.model.row_filter.text = ""
            self.model.row_filter.chosen.clear()
            self.model.row_filter.only = frozenset(rows)
            self._look_again()
        self.go_to(rows[0])

    def go_to(self, row_id: UUID, column: str = "") -> None:
        if self.model.row_number_of(row_id) < 0:
            self.show_all()
        number = max(self.model.column_number(column), 0)
        if self.grid.isColumnHidden(number):
            self.grid.setColumnHidden(number, False)
        self.grid.reveal(self.model.index(self.model.row_number_of(row_id), number))
        self.grid.setFocus()

    def select_cells(self, cells: Sequence[tuple[UUID, str]]) -> None:
        named = ((self.model.row_number_of(row), self.model.column_number(key)) for row, key in cells)
        places = sorted(place for place in named if min(place) >= 0)
        if not places:
            return
        (top, left), (bottom, right) = places[0], places[-1]
        is_box = all(left <= column <= right for _, column in places)
        if is_box and len(places) == (bottom - top + 1) * (right - left + 1):  # a selection holds nothing else
            self.grid.choose(self.model.index(bottom, right))
            self.grid.stretch(self.model.index(top, left))
        else:
            self.grid.choose(self.model.index(top, left))

    def counts(self) -> str:
        words, shown, total = self.context.words, len(self.model.rows), self.model.total
        if shown == total:
            return words.count("{n} row", "{n} rows", total)
        return words.count("{shown} of {n} row", "{shown} of {n} rows", total, shown=words.number(shown))

    def on_step(self, step: Step) -> None:
        self.model.follow(step)
        self._show_state()

    def show_problems(self) -> None:
        for part in (self.grid, self.row_headings, self.grid.horizontalHeader()):
            part.viewport().update()

    def retranslate(self) -> None:
        self.do.cell_editing.settle()
        self.model.retranslate()
        self.grid.setAccessibleName(self.context.title(self.sheet.__tablename__, self.sheet.sheet.title))
        self._show_state()

    def repaint_colours(self) -> None:
        self.note.say()
        self.grid.viewport().update()
        self.row_headings.viewport().update()
        self.grid.horizontalHeader().viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.note.place()
        elif event.type() == QEvent.Type.FontChange:
            self.lay_out()
        return super().eventFilter(watched, event)

    def lay_out(self) -> None:
        """Give columns and rows the sizes that their texts need."""

    def _look_again(self) -> None:
        self.do.cell_editing.settle()
        current = self.model.row_at(self.grid.currentIndex().row())
        column = max(self.grid.currentIndex().column(), 0)
        self.model.refresh()
        place = self.model.row_number_of(current.id) if current is not None else -1
        self.grid.choose(self.model.index(max(place, 0), column))
        self._show_state()

    def _show_state(self) -> None:
        self.note.say()
        self.repaint_colours()
        self.counts_changed.emit()

    def current(self) -> Record | None:
        row: Record | None = self.model.row_at(self.grid.currentIndex().row())
        return row

    def _on_row(self) -> None:
        self.row_selected.emit(self.current())
