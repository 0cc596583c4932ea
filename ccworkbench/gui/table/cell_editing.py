"""The one cell of a table that is being edited: its editor is opened, placed, committed and closed here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QApplication

from ccworkbench.gui.editing.cell_editors import Editor, LongEditor
from ccworkbench.gui.editing.choice_editors import make_editor
from ccworkbench.gui.editing.leaving_keys import LeaveDirection
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.look.cell_look import PAD
from ccworkbench.gui.pending_changes import WaitingTexts
from ccworkbench.gui.table.cursor_moves import CursorMoves
from ccworkbench.gui.table.positions import CellPosition
from ccworkbench.gui.table.selection import selected_positions
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.store.edit import GONE


@dataclass(frozen=True)
class BoundEdit:
    """A change bound to its cells, that tells what came of it; and what is seen of it while it waits."""

    do: Callable[[], None]
    waiting_texts: Callable[[], WaitingTexts]


BindEdit = Callable[[list[CellPosition], CellEntry], BoundEdit | None]


class CellEditing(QObject):
    """Opens, places and closes the editor of a cell, and lets the cursor go on to the next."""

    said = Signal(str)

    def __init__(self, grid: GridView, bind: BindEdit, moves: CursorMoves) -> None:
        super().__init__(grid)
        self._grid, self._model, self._bind, self._moves = grid, grid.table, bind, moves
        self.editor: Editor | None = None
        self._is_writing = False
        self._index = QPersistentModelIndex()
        grid.moved.connect(self.place)
        self._model.modelAboutToBeReset.connect(self._on_reset)

    def begin(self, index: QModelIndex, typed: str | None = None) -> None:
        """Edit a cell; what was typed takes the place of its text."""
        if self.editor is not None and index == self._index:
            self._come_back(self.editor, typed)
            return
        self.settle()
        if not index.isValid() or self._is_refused():
            return
        index = self._typeable(index)
        column = self._model.columns[index.column()]
        if column.is_locked:
            self.said.emit(self._model.context.words.say("This cell is calculated and can’t be edited."))
            return
        row = self._model.row_at(index.row())
        if index != self._grid.currentIndex():  # a selection stays, Ctrl+Enter writes into all of it
            self._grid.choose(index)
        self._grid.scrollTo(index)
        self._index = QPersistentModelIndex(index)
        self.editor = make_editor(column, self._model.context, self._grid.viewport())
        self.editor.setFont(self._grid.font())
        self.editor.setAccessibleName(self._model.heading(column))
        self.editor.committed.connect(self.commit)
        self.editor.reverted.connect(self.cancel)
        self.editor.grown.connect(self.place)
        self.place()
        self.editor.show()
        self.editor.load(self._model.text(row, column), typed)
        self.editor.setFocus()

    def _is_refused(self) -> bool:
        try:
            self._model.context.allow_change()
        except UserError as error:
            self._model.context.failed.emit(error)
            return True
        return False

    def place(self) -> None:
        """Lift the editor over its cell; a long text grows downwards as far as there is room."""
        if self.editor is None or not self._index.isValid():
            return
        box, room = self._grid.visualRect(self._index), self._grid.viewport().height()
        height = max(box.height(), self._grid.fontMetrics().lineSpacing() + 12)
        if isinstance(self.editor, LongEditor):
            height = max(height, min(self.editor.wanted_height(), max(room - box.top(), room // 2)))
        width = max(box.width(), 15 * PAD)
        top = min(box.top() - 1, room - height - 1) if box.top() >= 0 else box.top() - 1
        self.editor.setGeometry(box.left() - 1, top, width + 1, height + 1)
        for popup in self.editor.popups():
            if popup.isVisible():
                popup.show_beside_anchor()

    def settle(self) -> None:
        """Keep what is being typed, and close the editor."""
        self.commit(LeaveDirection.STAY)
        if self.editor is not None and not self._is_writing:  # its text was refused
            self._put_away()

    def commit(self, way: LeaveDirection) -> None:
        """Write what was typed, close the editor and go on; what the store can't take now waits, marked in its cell."""
        editor = self.editor
        if editor is None or self._is_writing:
            return
        places = self._places(way) if editor.is_changed() or way is LeaveDirection.ALL else []
        work = self._bind(places, editor.entry()) if places else None
        if work is None:
            self._leave(editor, way)
            return
        try:
            made = self._model.new_row_id if self._model.row_at(self._index.row()) is None else None
            finish = partial(self._finish, editor, work.do, way, made)
            if not self._model.context.change(finish, editor.said(), editor, work.waiting_texts):
                if made is not None and way is LeaveDirection.DOWN:
                    self._model.begin_next_new_row()
                self._leave(editor, way)
        except UserError as error:
            self._model.context.pending.refused.emit(error, editor.said())

    def cancel(self) -> None:
        """Leave the cell as it was."""
        if self.editor is not None and not self._is_writing:
            self._model.context.pending.give_up(self.editor)
            self._put_away()

    def _places(self, way: LeaveDirection) -> list[CellPosition]:
        """Return the cells that the text is for; where the row is gone, the text is offered to be copied."""
        if not self._index.isValid():
            if self.editor:
                self._model.context.pending.refused.emit(UserError(GONE), self.editor.said())
            return []
        here = [(self._index.row(), self._index.column())]
        return (selected_positions(self._grid, new_row=False) or here) if way is LeaveDirection.ALL else here

    def _finish(self, editor: Editor, work: Callable[[], None], way: LeaveDirection, made: UUID | None) -> None:
        """Write, and go on where that did not have to wait."""
        self._is_writing = True
        try:
            here = (self._index.row(), self._index.column())  # writing may move the index
            is_here = self._index == self._grid.currentIndex()
            work()
        finally:
            self._is_writing = False
        if self.editor is editor:
            self._leave(editor, way if is_here else LeaveDirection.STAY, here)
        elif made is not None and way is not LeaveDirection.DOWN:
            self._stay_in(made)

    def _stay_in(self, made: UUID) -> None:
        """Stand in the row that was typed at the end, now that it is there: the empty line has gone on below it."""
        here, place = self._grid.currentIndex(), self._model.row_number_of(made)
        if place < 0 or self._model.row_at(here.row()) is not None:
            return
        target = self._model.index(place, here.column())
        if self.editor is not None:
            self._index = QPersistentModelIndex(target)
        self._moves.choose_keeping_run(target)
        self.place()

    def _leave(self, editor: Editor, way: LeaveDirection, here: CellPosition | None = None) -> None:
        here = here or (self._index.row(), self._index.column())
        self._put_away()
        if here[0] >= 0:
            self._moves.go(way, *here)

    def _put_away(self) -> None:
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self._close(editor)

    def _on_reset(self) -> None:
        """The cell is somewhere else now: what was typed is written when the change is over, and the editor is gone."""
        editor = self.editor
        if editor is None or self._is_writing:
            return
        places = self._places(LeaveDirection.STAY) if editor.is_changed() else []
        work = self._bind(places, editor.entry()) if places else None
        said = editor.said()
        self._put_away()
        if work is not None:
            self._model.context.pending.put_off(work.do, said, editor, work.waiting_texts)

    def _come_back(self, editor: Editor, typed: str | None) -> None:
        """Type on in an open editor whose text was refused; a letter takes the place of its text, as in any cell."""
        editor.setFocus()
        if typed is not None:
            editor.put(typed)
            editor.typed()

    def _typeable(self, index: QModelIndex) -> QModelIndex:
        """In the empty row, give the next cell where a cell is worked out: a name may follow from its parts."""
        if self._model.row_at(index.row()) is not None:
            return index
        free = (c for c in self._grid.seen_columns() if not self._model.columns[c].is_locked and c >= index.column())
        return self._model.index(index.row(), next(free, index.column()))

    def _close(self, editor: Editor) -> None:
        had_focus = editor.field.hasFocus() or not QApplication.focusWidget()
        editor.finish()
        if had_focus:
            self._grid.setFocus()
