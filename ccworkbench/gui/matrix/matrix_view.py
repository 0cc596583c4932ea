"""A matrix, filled with single keys: the letters of RACI, results of a test, levels of a skill."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ccworkbench.core.kind import Choice, Code
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.cell_editors import LineEditor
from ccworkbench.gui.editing.leaving_keys import ALT, CTRL, LeaveDirection
from ccworkbench.gui.editing.single_keys import LEVELS, begins_levels, hint_of, is_typed, value_of_key
from ccworkbench.gui.grid.row_heights import RowHeights
from ccworkbench.gui.look.cell_look import PAD
from ccworkbench.gui.matrix.slanted_headings import SlantedHeadings
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.table.selection import selected_positions
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.store.history import Step

CHIP_LETTERS = 11  # letters: the room of a chip behind a name
HEADING_WIDTH = 130  # pixels: so much a leading column always gives to its heading
MOST_LETTERS, MOST_SHARE = 28, 0.5  # letters of a leading column, and the share of the width that all of them may take


class MatrixView(RowsView):
    """Rows of one sheet under the rows of another; what a key stands for is written at once."""

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(context, sheet, parent)
        self.grid.only_keys = lambda: True  # keys mean letters, in any script
        self.heads = SlantedHeadings(self.grid, self.model)
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

    def show_problems(self) -> None:
        super().show_problems()
        self.lay_out()  # what a row lacks stands behind its name

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
        self.grid.cell_delegate.cell_width = self.heads.cell
        widths += [self.heads.cell] * count
        widths[-1] += self.heads.overhang() if count else 0
        for number, width in enumerate(widths):
            if self.grid.columnWidth(number) != width:
                self.grid.setColumnWidth(number, width)
        if self.heads.height() != self.heads.sizeHint().height():
            self.heads.geometriesChanged.emit()

    def _leading_width(self, number: int) -> int:
        metrics, column = self.grid.fontMetrics(), self.model.columns[number]
        chip = CHIP_LETTERS * metrics.averageCharWidth() if number == self.model.leading() - 1 else 0
        longest = metrics.horizontalAdvance(self.model.heading(column))
        for place, row in enumerate(self.model.rows):
            room = chip if chip and self._lacks(place) else 0
            longest = max(longest, metrics.horizontalAdvance(column.text(row, self.model.viewer)) + room)
        wanted = max(60, longest + 2 * PAD + 4)
        if isinstance(column.kind, Code):
            return wanted  # half a number is no number
        letters = self.heads.limits()[0] * (len(self.model.columns) - self.model.leading()) + self.heads.overhang()
        room = self.grid.viewport().width() - letters - sum(map(self.grid.columnWidth, range(number)))
        room = room if len(self.model.columns) > self.model.leading() else 0  # a note stands beside them
        return min(wanted, max(self._fair_share(number), room))

    def _fair_share(self, number: int) -> int:
        """Return what a leading column may take where not all fits: so little that all of them stay in sight."""
        letters = [self.model.columns[place].width for place in range(self.model.leading())]
        most = round(self.grid.viewport().width() * MOST_SHARE * letters[number] / sum(letters))
        metrics = self.grid.fontMetrics()
        head = metrics.horizontalAdvance(self.model.heading(self.model.columns[number])) + 2 * PAD + 4
        return max(min(head, HEADING_WIDTH), min(MOST_LETTERS * metrics.averageCharWidth(), most))

    def _lacks(self, place: int) -> bool:
        return bool(self.grid.cell_delegate.shortcomings(place))

    def _on_key(self, event: QKeyEvent) -> bool:
        """Write what a key stands for at once; tells whether it was meant for the cell."""
        index = self.grid.currentIndex()
        if not index.isValid() or event.modifiers() & (CTRL | ALT) or self.context.store.read_only:
            return False
        column, row = self.model.columns[index.column()], self.model.row_at(index.row())
        if not isinstance(column, CrossColumn) or row is None:
            return False
        if begins_levels(event, column.kind):
            self._begin_levels(index, event.text())
            return True
        wanted = value_of_key(event, column.kind, self.model.value(row, column), self.model.viewer)
        if wanted is not None:
            places = [place for place in selected_positions(self.grid) if place[1] >= self.model.leading()]
            self.do.write(places, CellEntry(value=wanted, picked=True))
        return wanted is not None or (isinstance(column.kind, Choice) and is_typed(event))

    def _begin_levels(self, index: QModelIndex, digit: str) -> None:
        """Show the first of two levels in the cell; the second one writes both."""
        self.do.cell_editing.begin(index, digit)
        editor = self.do.cell_editing.editor
        if isinstance(editor, LineEditor):
            editor.line.textEdited.connect(self._end_levels)

    def _end_levels(self, text: str) -> None:
        if len(text) == 2 and set(text) <= set(LEVELS):
            self.do.cell_editing.commit(LeaveDirection.STAY if self.grid.is_one_cell() else LeaveDirection.ALL)

    def _hint(self) -> None:
        index, words = self.grid.currentIndex(), self.context.words
        if not index.isValid() or index.column() < self.model.leading() or self.model.row_at(index.row()) is None:
            self.tell_hint("")
            return
        row = words.say("Row {row}", row=index.row() + 1)
        column = self.model.columns[index.column()]
        keys = hint_of(column.kind, self.model.viewer)
        said = f"{row} · {self.model.heading(column)}"
        self.tell_hint(f"{said}: {keys}" if keys else said)
