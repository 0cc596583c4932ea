"""What the window shows before a store is open: nothing, with its menus and its size."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ccworkbench.gui.look.theme import role
from ccworkbench.gui.settings import Settings


class EmptyWindow(QWidget):
    """What is seen until the store is open: the ground, and the panel where the navigation will be."""

    painted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self.painted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        panel = role(QFrame(), "panel")
        panel.setFixedWidth(settings.navigation_width)
        layout.addWidget(panel)
        layout.addWidget(role(QFrame(), "upright"))
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._after.start()
