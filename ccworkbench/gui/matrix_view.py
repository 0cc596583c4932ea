"""A matrix of single letters, filled with single keys: RACI, and whatever else crosses two lists."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ccworkbench.core.kind import Choice, Option
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Record
from ccworkbench.gui.cells import PAD
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.editors import ALT, CTRL, SHIFT
from ccworkbench.gui.entries import Entry
from ccworkbench.gui.letters import letter_of
from ccworkbench.gui.matrix_header import MatrixHeads
from ccworkbench.gui.row_heights import RowHeights
from ccworkbench.gui.table_view import RowsView
from ccworkbench.gui.walk import selected_places
from ccworkbench.store.history import Step

CHIP = 11  # letters: the room of a chip behind a name


class MatrixView(RowsView):
    """Rows of one sheet under the rows of another; a letter typed on a cell is written at once."""

    def __init__(self, desk: Desk, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(desk, sheet, parent)
        self.grid.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # keys mean letters, in any script
        self.heads = MatrixHeads(self.grid, self.model)
        self.grid.setHorizontalHeader(self.heads)
        self.heights = RowHeights(self.grid, self.model)
        self.heads.column_chosen.connect(self.grid.choose_column)
        self.grid.selectionModel().currentChanged.connect(self._hint)
        self.grid.first_key = self._on_key
        self.model.modelReset.connect(self._lay_out)
        self.grid.resized.connect(self._lay_out)
        self._lay_out()
        self.grid.choose(self.model.index(0, self.model.leading()))
        self.heights.later()

    def on_step(self, step: Step) -> None:
        super().on_step(step)
        self._hint()

    def retranslate(self) -> None:
        super().retranslate()
        self._lay_out()
        self._hint()

    def lay_out(self) -> None:
        self._lay_out()
        self.heights.later()

    def _lay_out(self) -> None:
        """Give the leading columns the width of their longest text, and all others the width of a letter."""
        last, leading = len(self.model.columns) - 1, self.model.leading()
        widths = [self._leading_width(number) for number in range(leading)]
        count = last + 1 - leading
        narrow, wide = self.heads.limits()
        self.heads.cell = narrow
        spare = self.grid.viewport().width() - sum(widths) - self.heads.overhang()
        self.heads.cell = max(narrow, min(wide, spare // max(count, 1)))
        self.grid.painter_of_cells.cell_width = self.heads.cell
        widths += [self.heads.cell] * count
        widths[-1] += self.heads.overhang() if count else 0
        for number, width in enumerate(widths):
            if self.grid.columnWidth(number) != width:
                self.grid.setColumnWidth(number, width)
        if self.heads.height() != self.heads.sizeHint().height():
            self.heads.geometriesChanged.emit()

    def _leading_width(self, number: int) -> int:
        metrics, column = self.grid.fontMetrics(), self.model.columns[number]
        chip = CHIP * metrics.averageCharWidth() if number == self.model.leading() - 1 else 0
        longest = metrics.horizontalAdvance(self.model.heading(column))
        for place, row in enumerate(self.model.rows):
            room = chip if chip and self._lacks(place) else 0
            longest = max(longest, metrics.horizontalAdvance(column.text(row, self.model.view)) + room)
        letters = self.heads.limits()[0] * (len(self.model.columns) - self.model.leading()) + self.heads.overhang()
        room = self.grid.viewport().width() - letters - sum(map(self.grid.columnWidth, range(number)))
        return min(max(60, longest + 2 * PAD + 4), max(28 * metrics.averageCharWidth(), room))

    def _lacks(self, place: int) -> bool:
        return bool(self.grid.painter_of_cells.shortcomings(place))

    def _on_key(self, event: QKeyEvent) -> bool:
        """Write the letter a key stands for, whatever layout the keyboard has; tells whether it did."""
        index = self.grid.currentIndex()
        if not index.isValid() or event.modifiers() & (CTRL | ALT) or self.desk.store.read_only:
            return False
        column = self.model.columns[index.column()]
        if not isinstance(column, CrossColumn) or not isinstance(column.kind, Choice):
            return False
        letter = letter_of(event)
        options = {str(option): option for option in column.kind.options}
        wanted = self._both(options) if letter == "A" and event.modifiers() & SHIFT else options.get(letter)
        if wanted is not None:
            places = [place for place in selected_places(self.grid) if place[1] >= self.model.leading()]
            self.do.write(places, Entry(value=wanted, picked=True))
        return wanted is not None or (bool(event.text().strip()) and event.text().isprintable())

    def _both(self, options: dict[str, Option]) -> Option | None:
        """Shift+A stands for one who answers and does: A becomes A/R and back."""
        index = self.grid.currentIndex()
        column, row = self.model.columns[index.column()], self.model.row_at(index.row())
        return options.get("A" if row is not None and column.read(row) == "A/R" else "A/R")

    def _hint(self) -> None:
        index, words = self.grid.currentIndex(), self.desk.words
        if not index.isValid() or index.column() < self.model.leading() or self.model.row_at(index.row()) is None:
            self.status_said.emit("")
            return
        row = words.say("Row {row}", row=index.row() + 1)
        column = self.model.heading(self.model.columns[index.column()])
        keys = words.say("R, A, C, I, Shift+A for A/R, or Del")
        self.status_said.emit(f"{row} · {column}: {keys}")
