"""What the window's actions do in a table: clipboard, fill, rows; each says in one sentence what came of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.table.cell_editing import BoundEdit, CellEditing
from ccworkbench.gui.table.cell_edits import CellEdit
from ccworkbench.gui.table.cursor_moves import CursorMoves
from ccworkbench.gui.table.paste_and_fill import TableEdits
from ccworkbench.gui.table.pasted_headings import by_headings, pasted_by_name
from ccworkbench.gui.table.positions import CellPosition
from ccworkbench.gui.table.selection import selected_block, selected_positions, selected_rows
from ccworkbench.gui.table.table_keys import TableKeys
from ccworkbench.gui.widgets.clipboard_formats import Block, read_block, spread, write_html, write_text
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.store.long_values import kept_bytes

Command = Callable[[], None]
MEGABYTE = 1_000_000
BIG_PASTE = 5 * MEGABYTE  # of the store: so much is not pasted without a question


class TableCommands(QObject):
    """The commands of one table or matrix."""

    said = Signal(str)

    def __init__(self, grid: GridView) -> None:
        super().__init__(grid)
        self._grid, self._model, self._context = grid, grid.table, grid.table.context
        self.edits = TableEdits(self._context, self._model)
        moves = CursorMoves(grid)
        self.cell_editing = CellEditing(grid, self.bind, moves)
        self.keys = TableKeys(grid, self.write, self.cell_editing, moves)
        self.cell_editing.said.connect(self.said)

    def all(self) -> dict[Act, Command]:
        """Return the commands that can be used now."""
        commands: dict[Act, Command] = {
            Act.CUT: self.cut,
            Act.COPY: self.copy,
            Act.COPY_WITH_HEADINGS: self.copy_with_headings,
            Act.PASTE: self.paste,
            Act.CLEAR: self.clear,
            Act.SELECT_ALL: self._grid.selectAll,
            Act.FILL_DOWN: self.fill_down,
            Act.TODAY: self.today,
            Act.ADD_ROW: self.add_row,
            Act.INSERT_ABOVE: self.insert_above,
            Act.INSERT_BELOW: self.insert_below,
            Act.DUPLICATE: self.duplicate,
            Act.DELETE_ROWS: self.delete_rows,
            Act.MOVE_UP: self.move_up,
            Act.MOVE_DOWN: self.move_down,
        }
        if self._context.store.read_only:
            commands = {act: command for act, command in commands.items() if act not in CHANGES_STORE}
        return {act: self._settled(command) for act, command in commands.items()}

    def write(self, places: Sequence[CellPosition], entry: CellEntry) -> None:
        """Put an entry into cells."""
        if work := self.bind(places, entry):
            self._change(work, entry.text)

    def bind(self, places: Sequence[CellPosition], entry: CellEntry) -> BoundEdit | None:
        """Return what puts an entry into cells and tells the result; None where no cell takes it, which is said."""
        work = self.edits.writing(places, entry)
        if work is None:
            self.said.emit(self._context.words.say("This cell is calculated and can’t be edited."))
            return None
        return self._bound(work)

    # Clipboard

    def copy(self) -> None:
        """Put the selected block on the clipboard, as text and as a table."""
        self._put(headed=False)

    def copy_with_headings(self) -> None:
        """Put the selected block on the clipboard, under the headings as they are read on the screen."""
        self._put(headed=True)

    def cut(self) -> None:
        """Copy, then empty."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put what lies on the clipboard into the rows in sight; headings above it name its columns."""
        content = QGuiApplication.clipboard().mimeData()
        block = read_block(content.text(), content.html() if content.hasHtml() else "")
        rows, columns = selected_block(self._grid)
        here, seen = self._grid.currentIndex(), self._grid.seen_columns()
        if not block or not here.isValid():
            return
        top = rows[0] if rows and here.row() < len(self._model.rows) else here.row()
        first = seen.index(columns[0] if columns else here.column())
        block, named = by_headings(block, self._model, seen[first])
        block = spread(block, max(len(rows), 1), 1 if named else max(len(columns), 1))
        targets = named or seen[first : first + len(block[0])]
        if self._may_paste(block):
            work = self.edits.pasting(block, top, targets)
            say = partial(self._say_pasted, block, by_name=bool(named))
            if self._change(self._bound(work, say), write_text(block)):
                self._select(top, [number for number in seen if number in targets] or seen[:1], len(block))

    # Cells

    def clear(self) -> None:
        """Empty the selected cells."""
        self._change(self._bound(self.edits.clearing(selected_positions(self._grid, new_row=False))))

    def fill_down(self) -> None:
        """Repeat the first selected row; a single row takes what stands above it."""
        ranges = self._grid.selectionModel().selection().toList()
        boxes = ((r.top(), r.left(), r.bottom(), r.right()) for r in ranges)
        self._change(self._bound(self.edits.filling(boxes, set(self._grid.seen_columns()))))

    def today(self) -> None:
        """Put today into the selected date cells."""
        places = self.edits.dates(selected_positions(self._grid))
        if places:
            self.write(places, CellEntry(value=self._context.today, picked=True))
        else:
            self.said.emit(self._context.words.say("This is not a date cell. Select one first."))

    # Rows

    def add_row(self) -> None:
        """Put a row at the end and begin to type in it."""
        self._insert(len(self._model.rows), 1)

    def insert_above(self) -> None:
        """Put as many rows as are selected above them."""
        rows = selected_rows(self._grid)
        self._insert(rows[0] if rows else len(self._model.rows), len(rows))

    def insert_below(self) -> None:
        """Put as many rows as are selected below them."""
        rows = selected_rows(self._grid)
        self._insert(rows[-1] + 1 if rows else len(self._model.rows), len(rows))

    def duplicate(self) -> None:
        """Copy the selected rows."""
        if rows := self._rows():
            self._show(self._do(lambda: self.edits.duplicate(rows)))

    def delete_rows(self) -> None:
        """Delete the selected rows; asks only where other sheets refer to them."""
        rows, words = self._rows(), self._context.words
        if not rows:
            return
        uses = self.edits.uses(rows)
        if uses:
            places = words.listing(f"{title} ({words.number(count)})" for title, count in uses)
            title = words.count("Delete {n} row?", "Delete {n} rows?", len(rows))
            text = words.say("Other sheets refer to the rows you are deleting: {places}.", places=places)
            if standard_dialogs.ask(self._grid.window(), title, text, [words.say("Delete"), words.say("Keep")]) != 0:
                return
        here = self._grid.currentIndex()
        column = here.column()
        first = self._model.row_number_of(rows[0].id)
        self._do(lambda: self.edits.remove(rows))
        self._grid.choose(self._model.index(min(first, self._model.rowCount() - 1), column))

    def move_up(self) -> None:
        """Move the selected rows one up."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the selected rows one down."""
        self._shift(1)

    def drop(self, before: int) -> None:
        """Put the selected rows before another."""
        places = selected_rows(self._grid)
        if places and not self._refuses_moving():
            self._do(lambda: self.edits.drop(places, before))

    # The rest

    def _settled(self, command: Command) -> Command:
        def settled() -> None:
            self.cell_editing.settle()
            command()

        return settled

    def _change(self, work: BoundEdit, text: str = "") -> bool:
        """Change cells now, or when the store can take it; tells whether it is done."""
        return bool(self._do(lambda: self._context.change(work.do, text, waiting_texts=work.waiting_texts)))

    def _bound(self, work: CellEdit, say: Callable[[], None] | None = None) -> BoundEdit:
        return BoundEdit(partial(self._told, work, say), work.waiting_texts)

    def _told(self, work: CellEdit, say: Callable[[], None] | None) -> None:
        """Do a change, and tell what came of it."""
        outcome = work.do()
        if outcome.refused:
            self._context.left_out.emit(outcome.refused)
        if outcome.unread:
            self._say_unread(outcome.unread)
        elif say and not outcome.refused:
            say()

    def _may_paste(self, block: Block) -> bool:
        """Ask before a paste that makes the store big for good."""
        words, texts = self._context.words, [text for line in block for text in line]
        size = sum(map(kept_bytes, texts))
        if size < BIG_PASTE:
            return True
        pasted = sum(len(text.encode("utf-8", "replace")) for text in texts)
        title = words.say("Paste {n} MB?", n=words.number(pasted / MEGABYTE))
        text = words.say(
            "The store and each of its backups grow permanently by about {n} MB; deleting the rows "
            "later does not shrink them.",
            n=words.number(size / MEGABYTE),
        )
        return standard_dialogs.ask(self._grid.window(), title, text, [words.say("Paste"), words.say("Cancel")]) == 0

    def _do(self, change: Callable[[], Any]) -> Any:
        """Change the workbook; where that fails, the window says why, and None is given."""
        try:
            return change()
        except UserError as error:
            self._context.failed.emit(error)
            return None

    def _put(self, *, headed: bool) -> None:
        rows, columns = selected_block(self._grid)
        shown = [self._model.columns[number] for number in columns]
        block = [[self._model.text(self._model.rows[row], column) for column in shown] for row in rows]
        if headed:
            block.insert(0, [self._model.heading(column) for column in shown])
        content = QMimeData()
        content.setText(write_text(block))
        content.setHtml(write_html(block, headed=headed))
        QGuiApplication.clipboard().setMimeData(content)
        cells = len(rows) * len(columns)
        self.said.emit(self._context.words.count("{n} cell copied.", "{n} cells copied.", cells))

    def _rows(self) -> list[Any]:
        return [self._model.rows[place] for place in selected_rows(self._grid)]

    def _insert(self, place: int, n: int) -> None:
        self._show(self._do(lambda: self.edits.insert(place, n)))

    def _show(self, rows: list[Any] | None) -> None:
        """Select the first of new rows, at the cell that names it."""
        if rows:
            index = self._model.index(self._model.row_number_of(rows[0].id), self._model.leading() - 1)
            self._grid.choose(index)
            self._grid.scrollTo(index)
            self._grid.setFocus()

    def _shift(self, by: int) -> None:
        places = selected_rows(self._grid)
        if not places or self._refuses_moving():
            return
        self._do(lambda: self.edits.shift(places, by))
        self._grid.scrollTo(self._grid.currentIndex())

    def _refuses_moving(self) -> bool:
        if self._model.row_filter.orders:
            words = self._context.words
            self.said.emit(words.say("Rows can’t be moved while they are sorted. Clear the sort first."))
        return bool(self._model.row_filter.orders)

    def _select(self, top: int, columns: list[int], count: int) -> None:
        """Select what was pasted; the columns may stand apart in the model."""
        first = self._model.index(top, columns[0])
        last = self._model.index(min(top + count, len(self._model.rows)) - 1, columns[-1])
        self._grid.choose(first)
        self._grid.stretch(last)
        self._grid.scrollTo(first)

    def _say_unread(self, unread: int) -> None:
        self.said.emit(
            self._context.words.count(
                "{n} cell could not be read; it is marked.", "{n} cells could not be read; they are marked.", unread
            )
        )

    def _say_pasted(self, block: Block, *, by_name: bool) -> None:
        words = self._context.words
        if by_name:
            self.said.emit(words.tell(pasted_by_name(len(block))))
        elif self._model.row_filter.is_narrow:
            self.said.emit(words.say("Only visible rows were changed."))
        else:
            self.said.emit(words.count("{n} row pasted.", "{n} rows pasted.", len(block)))
