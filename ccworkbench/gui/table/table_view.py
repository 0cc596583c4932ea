"""A list sheet as a table: filters above, rows that are typed into, one empty row at the end."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.rename_dialog import ask_name
from ccworkbench.gui.grid.column_layout import ColumnLayout
from ccworkbench.gui.grid.headings import ColumnHeadings
from ccworkbench.gui.grid.row_filter import can_filter
from ccworkbench.gui.grid.row_heights import RowHeights
from ccworkbench.gui.table.filter_bar import FilterBar
from ccworkbench.gui.table.roadmap_commands import RoadmapCommands
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.table.single_key_entry import SINGLE_KEY_COLUMNS, SingleKeyEntry
from ccworkbench.gui.table.testing_commands import TestingCommands


class TableView(RowsView):
    """A list sheet: columns that are sorted, filtered, hidden and moved; rows as high as their text."""

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(context, sheet, parent)
        self.heads = ColumnHeadings(self.grid, self.model)
        self.grid.setHorizontalHeader(self.heads)
        self.columns = ColumnLayout(self.grid)
        self.heights = RowHeights(self.grid, self.model)
        self.filters = FilterBar(self.model, self)
        self.filters.changed.connect(self._look_again)
        self.heads.sort_requested.connect(self._sort)
        self.heads.menu_asked.connect(self._open_menu)
        self.testing = TestingCommands(self)
        self.testing.said.connect(self.status_said)
        self.testing.row_requested.connect(self.row_requested)
        self.roadmap = RoadmapCommands(self)
        self.roadmap.said.connect(self.status_said)
        if sheet.__tablename__ in SINGLE_KEY_COLUMNS:
            SingleKeyEntry(self.grid, self.do).hinted.connect(self.tell_hint)
        self.grid.choose(self.model.index(0, 0))
        self.heights.later()

    def commands(self) -> dict[Act, Callable[[], None]]:
        return {**super().commands(), **self.testing.all(), **self.roadmap.all()}

    def tools(self) -> QWidget:
        return self.filters

    def lay_out(self) -> None:
        self.columns.fit()
        self.heights.later()
        self.heads.geometriesChanged.emit()

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

    def retranslate(self) -> None:
        super().retranslate()
        self.filters.say()
        self.lay_out()

    def _show_state(self) -> None:
        self.filters.say()
        super()._show_state()

    def _sort(self, column: int, more: bool) -> None:
        self.model.row_filter.order_by(self.model.columns[column].key, more=more)
        self._look_again()
        self.heads.geometriesChanged.emit()

    def menu_of(self, column: int) -> QMenu:
        """Make the menu of a head: order, filter, and which columns are shown."""
        menu, words = QMenu(self), self.context.words
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= column < len(self.model.columns):
            chosen = self.model.columns[column]
            menu.addAction(words.say("Sort ascending"), lambda: self._order(chosen.key, down=False))
            menu.addAction(words.say("Sort descending"), lambda: self._order(chosen.key, down=True))
            if can_filter(chosen):
                menu.addAction(words.say("Filter…"), lambda: self.filters.open(chosen))
            if column > 0:
                menu.addAction(words.say("Hide column"), lambda: self.columns.hide(column))
            renaming = menu.addAction(
                words.say("Rename heading…"), lambda: ask_name(self.context, chosen.full_key, self)
            )
            renaming.setEnabled(not self.context.store.read_only)
            menu.addSeparator()
        if self.model.row_filter.orders:
            menu.addAction(words.say("Clear sort"), lambda: self._order("", down=False))
        self._offer_columns(menu.addMenu(words.say("Columns")))
        menu.addAction(words.say("Reset columns"), self.columns.reset)
        return menu

    def _offer_columns(self, menu: QMenu) -> None:
        for number, column in enumerate(self.model.columns):
            action = menu.addAction(self.model.heading(column))
            action.setCheckable(True)
            action.setChecked(not self.grid.isColumnHidden(number))
            action.setEnabled(number > 0)
            action.toggled.connect(lambda on, number=number: self.columns.hide(number, hidden=not on))

    def _open_menu(self, column: int, place: QPoint) -> None:
        self.menu_of(column).popup(place)

    def _order(self, key: str, *, down: bool) -> None:
        self.model.row_filter.orders = [(key, down)] if key else []
        self._look_again()
        self.heads.geometriesChanged.emit()
