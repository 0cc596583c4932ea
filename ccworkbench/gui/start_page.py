"""What the window shows when the store can't be opened: why, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import Words
from ccworkbench.gui.theme import role
from ccworkbench.store.lock import LockedError


class StartPage(QWidget):
    """One sentence and two or three ways on."""

    read_only_chosen = Signal()
    take_over_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, words: Words, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        is_locked = isinstance(error, LockedError)
        title = words.say("The store is open elsewhere") if is_locked else words.say("The store can’t be opened")
        self.sentence = QLabel(words.tell(error.message))
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.read_only = role(QPushButton(words.say("Open to read only")), "primary")
        self.take_over, self.leave = QPushButton(words.say("Take over")), QPushButton(words.say("Quit"))
        self.take_over.setToolTip(words.say("What the other program writes from now on will be lost."))
        self.read_only.clicked.connect(self.read_only_chosen)
        self.take_over.clicked.connect(self.take_over_chosen)
        self.leave.clicked.connect(self.quit_chosen)
        self._lay_out(title, is_locked=is_locked)

    def _lay_out(self, title: str, *, is_locked: bool) -> None:
        buttons = QHBoxLayout()
        for button in (self.read_only, self.take_over) if is_locked else ():
            buttons.addWidget(button)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        middle = QWidget()
        middle.setFixedWidth(560)
        column = QVBoxLayout(middle)
        column.setSpacing(12)
        column.addWidget(role(QLabel(title), "title"))
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
