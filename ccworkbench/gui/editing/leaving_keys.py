"""The keys that leave a cell, and where each of them leads."""

from enum import Enum, auto

from PySide6.QtCore import Qt

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LeaveDirection(Enum):
    """Where the typist goes from a cell that is done; ALL means that the entry is for the whole selection."""

    STAY, DOWN, UP, RIGHT, LEFT, ALL = auto(), auto(), auto(), auto(), auto(), auto()


TAB_KEYS = {Qt.Key.Key_Tab: LeaveDirection.RIGHT, Qt.Key.Key_Backtab: LeaveDirection.LEFT}
ARROW_KEYS = {
    Qt.Key.Key_Up: LeaveDirection.UP,
    Qt.Key.Key_Down: LeaveDirection.DOWN,
    Qt.Key.Key_Left: LeaveDirection.LEFT,
    Qt.Key.Key_Right: LeaveDirection.RIGHT,
}
