"""The search field over a sheet, and the keys that lead from it into the sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ccworkbench.gui.look.painting import paint_text
from ccworkbench.gui.look.theme import font


class SearchField(QLineEdit):
    """Searches while one types, and hands the focus on at Esc, Enter and Down."""

    left = Signal()

    def __init__(self, keys: QAction) -> None:
        super().__init__()
        self._keys = keys

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            keys = self._keys.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            colour, zoom = self.palette().placeholderText().color().name(), self.font().pointSizeF() / 10
            paint_text(painter, self.rect().adjusted(0, 0, -14, 0), keys, font(9, zoom=zoom), colour, right=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
