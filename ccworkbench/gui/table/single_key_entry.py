"""One key for each row: in a column of results a letter or digit is written at once, and the next row follows."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import QKeyEvent

from ccworkbench.core.kind import Choice
from ccworkbench.core.record import Column
from ccworkbench.gui.editing.leaving_keys import ALT, CTRL
from ccworkbench.gui.editing.single_keys import value_of_key
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.table.selection import selected_positions
from ccworkbench.gui.table.table_commands import TableCommands
from ccworkbench.language.words import N_
from ccworkbench.operations.cell_entry import CellEntry

# Sheets whose rows are gone through one by one, and the column that is filled.
SINGLE_KEY_COLUMNS = {"gap": "status", "test_result": "result"}
SINGLE_KEY_HINT = N_("{choices}: type a number or first letter, the next row follows; Del clears")


class SingleKeyEntry(QObject):
    """The keys of one table that has such a column."""

    hinted = Signal(str)

    def __init__(self, grid: GridView, do: TableCommands) -> None:
        super().__init__(grid)
        self._grid, self._model, self._commands = grid, grid.table, do
        self._typed, self._before, self._after = "", QPersistentModelIndex(), QPersistentModelIndex()
        self._is_here = False
        grid.first_key, grid.only_keys = self.take, self._is_keyed
        grid.selectionModel().currentChanged.connect(self._arrive)

    def take(self, event: QKeyEvent) -> bool:
        """Write what a key stands for; tells whether it was meant for the cell."""
        column, row = self._cell(self._grid.currentIndex())
        text = event.text()
        meant = bool(text) and text.isprintable() and not event.modifiers() & (CTRL | ALT)
        if column is None or row is None or not meant or self._model.context.store.read_only:
            return False
        if self._continues_word(text):
            return True
        wanted = value_of_key(event, column.kind, self._model.value(row, column), self._model.viewer)
        if wanted is not None:
            self._write(wanted, text)
        return wanted is not None or text != " "  # the space bar has its own meaning in a table

    def say(self) -> None:
        """Tell which keys there are, where the cursor stands in the column."""
        column, row = self._cell(self._grid.currentIndex())
        if column is not None and row is not None:
            labels = (label for _, label in column.kind.choices(self._model.viewer))
            words = self._model.context.words
            said = words.listing(f"{number} {label}" for number, label in enumerate(labels, 1))
            self.hinted.emit(words.say(SINGLE_KEY_HINT, choices=said))

    def _cell(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Column | None, object]:
        if not index.isValid():
            return None, None
        column = self._model.columns[index.column()]
        is_keyed = column.key == SINGLE_KEY_COLUMNS.get(self._model.sheet.__tablename__) and isinstance(
            column.kind, Choice
        )
        return (column if is_keyed else None), self._model.row_at(index.row())

    def _write(self, value: object, text: str) -> None:
        """Fill the cell and go on to the next row; a selection is filled, and stays."""
        here = self._grid.currentIndex()
        self._typed = text.casefold()
        if not self._grid.is_one_cell():
            places = [place for place in selected_positions(self._grid, new_row=False) if place[1] == here.column()]
            self._commands.write(places, CellEntry(value=value, picked=True))
            self._typed = ""
            return
        self._before = QPersistentModelIndex(here)
        self._commands.write([(here.row(), here.column())], CellEntry(value=value, picked=True))
        last = len(self._model.rows) - 1
        following = self._model.index(min(self._before.row() + 1, last), self._before.column())
        self._grid.choose(following)
        self._grid.scrollTo(following)
        self._after = QPersistentModelIndex(following)
        self.say()

    def _continues_word(self, text: str) -> bool:
        """Take a letter that goes on with the word begun in the row before, for who types whole words."""
        column, row = self._cell(self._before)
        is_there = self._grid.currentIndex() == self._after
        if not self._typed or not is_there or column is None or row is None:
            return False
        typed = self._typed + text.casefold()
        options = [
            option for option, label in column.kind.choices(self._model.viewer) if label.casefold().startswith(typed)
        ]
        if not options:
            self._typed = ""
            return False
        self._typed = typed
        if self._model.value(row, column) not in options:
            self._commands.write(
                [(self._before.row(), self._before.column())], CellEntry(value=options[0], picked=True)
            )
        return True

    def _is_keyed(self) -> bool:
        column, row = self._cell(self._grid.currentIndex())
        return column is not None and row is not None

    def _arrive(self) -> None:
        was_here, self._is_here = self._is_here, self._is_keyed()
        if self._is_here:
            self.say()
        elif was_here:
            self.hinted.emit("")
