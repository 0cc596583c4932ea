"""The question why a check is muted for a row; without an answer it stays as it is."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ccworkbench.gui.look.screen_fit import Scrolled
from ccworkbench.gui.look.theme import role
from ccworkbench.language.words import Words

WIDTH = 420


class MuteDialog(QDialog):
    """Shows what the check says, and asks for the reason."""

    def __init__(self, words: Words, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self.setWindowTitle(say("Mute check"))
        self.field = QLineEdit()
        self.mute, self.cancel = role(QPushButton(say("Mute the check")), "primary"), QPushButton(say("Cancel"))
        self.mute.setEnabled(False)
        self.mute.setDefault(True)
        self.field.textChanged.connect(lambda text: self.mute.setEnabled(bool(text.strip())))
        self.mute.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        asked = QLabel(say("Why can this be ignored? The reason is kept for your team."))
        asked.setBuddy(self.field)
        self.field.setAccessibleName(asked.text())
        self._lay_out([role(QLabel(say("Mute check")), "heading"), QLabel(sentence), role(asked, "muted")])

    @property
    def reason(self) -> str:
        """What was answered."""
        return self.field.text().strip()

    def _lay_out(self, labels: list[QLabel]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        inside = QWidget()
        read = QVBoxLayout(inside)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(12)
        for label in labels:
            label.setWordWrap(True)
            label.setMinimumWidth(WIDTH)
            read.addWidget(label)
        layout.addWidget(Scrolled(inside), 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.mute)
        layout.addWidget(self.field)
        layout.addSpacing(8)
        layout.addLayout(buttons)


def ask_reason(parent: QWidget | None, words: Words, sentence: str) -> str:
    """Ask why a check is muted; nothing where the question was closed."""
    dialog = MuteDialog(words, sentence, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.reason if accepted else ""
