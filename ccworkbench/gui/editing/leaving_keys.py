"""What a cell of a table is edited with: one lifted field, and the keys that leave it."""

from enum import Enum, auto

from PySide6.QtCore import Qt

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Leave(Enum):
    """Where the typist goes from a cell that is done; ALL means that the entry is for the whole selection."""

    STAY, DOWN, UP, RIGHT, LEFT, ALL = auto(), auto(), auto(), auto(), auto(), auto()


TABS = {Qt.Key.Key_Tab: Leave.RIGHT, Qt.Key.Key_Backtab: Leave.LEFT}
ARROWS = {
    Qt.Key.Key_Up: Leave.UP,
    Qt.Key.Key_Down: Leave.DOWN,
    Qt.Key.Key_Left: Leave.LEFT,
    Qt.Key.Key_Right: Leave.RIGHT,
}
