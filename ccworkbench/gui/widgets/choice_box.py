"""A drop-down list that shows all its lines, and that the wheel leaves alone while nobody chooses from it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """Qt's own cuts the last line where a style sheet makes lines higher, and changes under a wheel that passes by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Open the list; where all its lines may be seen, it is as high as they are."""
        super().showPopup()
        view, lines = self.view(), self.count()
        heights = (view.visualRect(self.model().index(n, 0)).height() for n in range(lines))
        lacking = sum(heights) - view.viewport().height()
        if lines <= self.maxVisibleItems() and lacking > 0:
            frame = view.window()
            frame.resize(frame.width(), frame.height() + lacking)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page on which it stands; only with the cursor in it, the wheel chooses."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
