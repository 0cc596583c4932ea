"""The typist's hands on a table: which keys begin, leave and move, and the one cell that is being edited."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from ccworkbench.core.kind import Flag
from ccworkbench.gui.editing.cell_editors import Editor, LongEditor
from ccworkbench.gui.editing.cell_entry import CellEntry
from ccworkbench.gui.editing.choice_editors import DateEditor, make_editor
from ccworkbench.gui.editing.leaving_keys import ALT, CTRL, ENTER_KEYS, SHIFT, TAB_KEYS, LeaveDirection
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.look.cell_look import PAD, ROW_HEIGHT
from ccworkbench.gui.pending_changes import WaitingTexts
from ccworkbench.gui.table.positions import CellPosition
from ccworkbench.gui.table.selection import SELECTION_FLAG, edge_of_filled, selected_positions
from ccworkbench.language.user_error import UserError
from ccworkbench.store.edit import GONE

Key = Qt.Key
STEPS = {
    LeaveDirection.DOWN: (1, 0),
    LeaveDirection.UP: (-1, 0),
    LeaveDirection.RIGHT: (0, 1),
    LeaveDirection.LEFT: (0, -1),
}
JUMP_KEYS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}
WriteEntry = Callable[[list[CellPosition], CellEntry], None]


@dataclass(frozen=True)
class BoundEdit:
    """A change bound to its cells, that tells what came of it; and what is seen of it while it waits."""

    do: Callable[[], None]
    waiting_texts: Callable[[], WaitingTexts]


BindEdit = Callable[[list[CellPosition], CellEntry], BoundEdit | None]


class CellEditing(QObject):
    """Opens, places and closes the editor of a cell, and goes on to the next."""

    said = Signal(str)
    escaped = Signal()

    def __init__(self, grid: GridView, write: WriteEntry, bind: BindEdit) -> None:
        super().__init__(grid)
        self._grid, self._model, self._write, self._bind = grid, grid.table, write, bind
        self.editor: Editor | None = None
        self._is_writing = False
        self._index = QPersistentModelIndex()
        self._run = -1  # the column where a run of tabs began
        grid.key_pressed.connect(self._on_key)
        grid.composed.connect(self._on_input_method)
        grid.opened.connect(self._on_opened)
        grid.clicked_again.connect(self._on_clicked)
        grid.moved.connect(self.place)
        self._model.modelAboutToBeReset.connect(self._on_reset)

    # The editor

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
            self.said.emit(self._model.context.words.say("This cell is worked out; it can’t be typed into."))
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
        target, run = self._model.index(place, here.column()), self._run
        if self.editor is not None:
            self._index = QPersistentModelIndex(target)
        self._grid.choose(target)
        self._run = run
        self.place()

    def _leave(self, editor: Editor, way: LeaveDirection, here: CellPosition | None = None) -> None:
        here = here or (self._index.row(), self._index.column())
        self._put_away()
        if here[0] >= 0:
            self.go(way, *here)

    def _put_away(self) -> None:
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self._close(editor)

    def _on_reset(self) -> None:
        """The cell is somewhere else now: what was typed is written when the news is over, and the editor is gone."""
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

    # Going on

    def go(self, way: LeaveDirection, row: int, column: int) -> None:
        """Go on from a cell; a run of tabs is remembered, so that Enter goes back to where it began."""
        if way not in STEPS:
            return
        if not self._grid.is_one_cell():
            self._cycle(way)
            return
        seen = [c for c in self._grid.seen_columns() if not self._model.columns[c].is_locked or c == column]
        down, right = STEPS[way]
        place = seen.index(column)
        if right:
            self._run = self._run if self._run >= 0 else column
            row, place = row + (place + right) // len(seen), (place + right) % len(seen)
            column = seen[place]
        else:
            column, self._run = self._run if self._run in seen and down > 0 else column, -1
        target = self._model.index(max(0, min(row + down, self._model.rowCount() - 1)), column)
        run = self._run
        self._grid.choose(target)
        self._run = run

    def _cycle(self, way: LeaveDirection) -> None:
        """Go round inside the selection, which stays."""
        places = selected_positions(self._grid, new_row=False)
        if way in {LeaveDirection.DOWN, LeaveDirection.UP}:
            order = self._grid.seen_columns()
            places.sort(key=lambda place: (order.index(place[1]), place[0]))
        here = self._grid.currentIndex()
        by = 1 if way in {LeaveDirection.DOWN, LeaveDirection.RIGHT} else -1
        at = places.index((here.row(), here.column())) if (here.row(), here.column()) in places else 0
        row, column = places[(at + by) % len(places)]
        self._grid.selectionModel().setCurrentIndex(self._model.index(row, column), SELECTION_FLAG.NoUpdate)

    # Keys

    def _on_key(self, event: QKeyEvent) -> None:
        index = self._grid.currentIndex()
        if event.isAccepted() or not index.isValid():
            return
        key, held = Key(event.key()), event.modifiers()
        if key not in TAB_KEYS and key not in ENTER_KEYS and key != Key.Key_Shift:
            self._run = -1
        done = self._leaves(key, held, index) or self._leaps(key, held, index) or self._begins(key, held, index)
        text = event.text()
        if not done and text and text.isprintable() and (not held & (CTRL | ALT) or (held & CTRL and held & ALT)):
            self.begin(index, text)
            done = True
        if done:
            event.accept()

    def _leaves(self, key: Key, held: Qt.KeyboardModifier, index: QModelIndex) -> bool:
        if key in TAB_KEYS:
            self.go(TAB_KEYS[key], index.row(), index.column())
        elif key in ENTER_KEYS and (self._run >= 0 or not self._grid.is_one_cell() or held & SHIFT):
            self.go(LeaveDirection.UP if held & SHIFT else LeaveDirection.DOWN, index.row(), index.column())
        elif key == Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True

    def _leaps(self, key: Key, held: Qt.KeyboardModifier, index: QModelIndex) -> bool:
        if key == Key.Key_Space and held & CTRL:
            self._grid.choose_column(index.column())
        elif key == Key.Key_Space and held & SHIFT:
            self._grid.choose_row(index.row())
        elif key in JUMP_KEYS and held & CTRL and not held & ALT:
            target = self._model.index(*edge_of_filled(self._grid, index.row(), index.column(), JUMP_KEYS[key]))
            if held & SHIFT:
                self._grid.stretch(target)
            else:
                self._grid.choose(target)
        else:
            return False
        return True

    def _begins(self, key: Key, held: Qt.KeyboardModifier, index: QModelIndex) -> bool:
        if held & (CTRL | ALT):
            return False
        if key in ENTER_KEYS | {Key.Key_Space} and self._toggle(index):
            return True
        if key in ENTER_KEYS | {Key.Key_F2}:
            self.begin(index)
        elif key == Key.Key_Backspace:
            self.begin(index, "")
        elif key == Key.Key_F4:
            self.begin(index)
            if isinstance(self.editor, DateEditor):
                self.editor.open_month()
        else:
            return False
        return True

    def _toggle(self, index: QModelIndex) -> bool:
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        if not isinstance(column.kind, Flag):
            return False
        value = not (row is not None and self._model.value(row, column))
        places = selected_positions(self._grid, new_row=False) or [(index.row(), index.column())]
        flags = [place for place in places if isinstance(self._model.columns[place[1]].kind, Flag)]
        self._write(flags, CellEntry(value=value, picked=True))
        return True

    def _on_clicked(self, index: QModelIndex, place: QPoint) -> None:
        self._run = -1
        on_tick = place.x() < PAD + 20 and place.y() < ROW_HEIGHT and self._grid.is_one_cell()
        if on_tick and self._model.row_at(index.row()) is not None:
            self._toggle(index)

    def _on_opened(self, index: QModelIndex) -> None:
        if not isinstance(self._model.columns[index.column()].kind, Flag):
            self.begin(index)

    def _on_input_method(self, event: QInputMethodEvent) -> None:
        self.begin(self._grid.currentIndex(), "")
        if self.editor is not None:
            passed_on = QInputMethodEvent(event.preeditString(), event.attributes())
            passed_on.setCommitString(event.commitString())
            QApplication.sendEvent(self.editor.field, passed_on)
