"""The line of a dialog that says what could not be done, or what was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ccworkbench.gui.look.theme import role
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, Words


class MessageLine(QLabel):
    """Hidden while there is nothing to say; names in it come from files, so that it is no markup."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def tell_error(self, error: UserError) -> None:
        """Say what could not be done."""
        self._show(self._words.tell(error.message), "bad")

    def tell_done(self, done: Phrase) -> None:
        """Say what was done."""
        self._show(self._words.tell(done), "good")

    def _show(self, text: str, tone: str) -> None:
        self.setText(text)
        role(self, tone)
        self.show()
        self.style().unpolish(self)  # it was not visible when it was told its role
        self.style().polish(self)
