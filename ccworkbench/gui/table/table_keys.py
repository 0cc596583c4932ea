"""What keys and clicks do on a table's cells: begin to edit, tick, go on, leap to the end of what is filled."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from ccworkbench.core.kind import Flag
from ccworkbench.gui.editing.choice_editors import DateEditor
from ccworkbench.gui.editing.leaving_keys import ALT, CTRL, ENTER_KEYS, SHIFT, TAB_KEYS, LeaveDirection
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.look.cell_look import PAD, ROW_HEIGHT
from ccworkbench.gui.table.cell_editing import CellEditing
from ccworkbench.gui.table.cursor_moves import CursorMoves
from ccworkbench.gui.table.positions import CellPosition
from ccworkbench.gui.table.selection import edge_of_filled, selected_positions
from ccworkbench.operations.cell_entry import CellEntry

Key = Qt.Key
JUMP_KEYS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}
WriteEntry = Callable[[list[CellPosition], CellEntry], None]


class TableKeys(QObject):
    """Answers the grid's keys, clicks and input methods while no editor is open."""

    escaped = Signal()

    def __init__(self, grid: GridView, write: WriteEntry, editing: CellEditing, moves: CursorMoves) -> None:
        super().__init__(grid)
        self._grid, self._model, self._write = grid, grid.table, write
        self._editing, self._moves = editing, moves
        grid.key_pressed.connect(self._on_key)
        grid.composed.connect(self._on_input_method)
        grid.opened.connect(self._on_opened)
        grid.clicked_again.connect(self._on_clicked)

    def _on_key(self, event: QKeyEvent) -> None:
        index = self._grid.currentIndex()
        if event.isAccepted() or not index.isValid():
            return
        key, held = Key(event.key()), event.modifiers()
        if key not in TAB_KEYS and key not in ENTER_KEYS and key != Key.Key_Shift:
            self._moves.run = -1
        done = self._leaves(key, held, index) or self._leaps(key, held, index) or self._begins(key, held, index)
        text = event.text()
        if not done and text and text.isprintable() and (not held & (CTRL | ALT) or (held & CTRL and held & ALT)):
            self._editing.begin(index, text)
            done = True
        if done:
            event.accept()

    def _leaves(self, key: Key, held: Qt.KeyboardModifier, index: QModelIndex) -> bool:
        if key in TAB_KEYS:
            self._moves.go(TAB_KEYS[key], index.row(), index.column())
        elif key in ENTER_KEYS and (self._moves.run >= 0 or not self._grid.is_one_cell() or held & SHIFT):
            self._moves.go(LeaveDirection.UP if held & SHIFT else LeaveDirection.DOWN, index.row(), index.column())
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
            self._editing.begin(index)
        elif key == Key.Key_Backspace:
            self._editing.begin(index, "")
        elif key == Key.Key_F4:
            self._editing.begin(index)
            if isinstance(self._editing.editor, DateEditor):
                self._editing.editor.open_month()
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
        self._moves.run = -1
        on_tick = place.x() < PAD + 20 and place.y() < ROW_HEIGHT and self._grid.is_one_cell()
        if on_tick and self._model.row_at(index.row()) is not None:
            self._toggle(index)

    def _on_opened(self, index: QModelIndex) -> None:
        if not isinstance(self._model.columns[index.column()].kind, Flag):
            self._editing.begin(index)

    def _on_input_method(self, event: QInputMethodEvent) -> None:
        self._editing.begin(self._grid.currentIndex(), "")
        if self._editing.editor is not None:
            passed_on = QInputMethodEvent(event.preeditString(), event.attributes())
            passed_on.setCommitString(event.commitString())
            QApplication.sendEvent(self._editing.editor.field, passed_on)
