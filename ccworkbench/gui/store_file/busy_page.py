"""What is seen while the store can't be used: a bar that keeps what was typed, a page that comes by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccworkbench.gui.look.theme import role
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.language.words import Words
from ccworkbench.store.errors import StoreError


class BusyPage(QWidget):
    """Stands where something can't be read yet, and tries again until it can."""

    def __init__(self, words: Words, error: StoreError, again: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=TRY_AGAIN_MS)
        self._timer.timeout.connect(again)
        self.title = role(QLabel(words.say("Store not read yet")), "heading")
        self.sentence = role(QLabel(words.tell(error.message)), "muted")
        self.note = role(QLabel(words.say("The program retries automatically.")), "muted")
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for label in (self.title, self.sentence, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(3)
        self._timer.start()

    def leave(self) -> None:
        """Try no more, and go."""
        self._timer.stop()
        self.hide()
        self.deleteLater()
