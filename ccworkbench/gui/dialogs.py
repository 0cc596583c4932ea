"""The one seam for questions and file dialogs; tests put their own answers here."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from ccworkbench.core.words import Words
from ccworkbench.gui.screen_fit import Scrolled
from ccworkbench.gui.theme import role


class Question(QDialog):
    """A question with its consequence in one sentence, and answers that are verbs."""

    def __init__(self, title: str, text: str, answers: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = -1
        heading, body = role(QLabel(title), "heading"), QLabel(text)
        inside = QWidget()
        read = QVBoxLayout(inside)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(12)
        for label in (heading, body):
            label.setWordWrap(True)
            label.setMinimumWidth(380)
            read.addWidget(label)
        buttons = QDialogButtonBox()
        for number, said in enumerate(answers):
            first = QDialogButtonBox.ButtonRole.AcceptRole if number == 0 else QDialogButtonBox.ButtonRole.RejectRole
            button = buttons.addButton(said, first if number in {0, len(answers) - 1} else first.ActionRole)
            role(button, "primary" if number == 0 else "")
            button.clicked.connect(lambda _checked=False, number=number: self._take(number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(Scrolled(inside), 1)
        layout.addWidget(buttons)

    def _take(self, number: int) -> None:
        self.answer = number
        self.accept()


def ask(parent: QWidget | None, title: str, text: str, answers: list[str]) -> int:
    """Ask; gives the number of the answer, -1 where the question was closed."""
    question = Question(title, text, answers, parent)
    question.exec()
    question.deleteLater()
    return question.answer


def open_file(
    parent: QWidget | None, words: Words, title: str, patterns: str, start: Path | None = None
) -> Path | None:
    """Ask for a file to read, in the folder `start` at first; None where nothing was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start or ""), f"{words.say('Files')} ({patterns})")
    return Path(name) if name else None


def save_file(parent: QWidget | None, words: Words, title: str, suggestion: Path, patterns: str = "") -> Path | None:
    """Ask where a file goes; the system asks before it overwrites."""
    patterns = patterns or f"*{suggestion.suffix}"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), f"{words.say('Files')} ({patterns})")
    return Path(name) if name else None


def new_file(parent: QWidget | None, words: Words, title: str, suggestion: Path, patterns: str) -> Path | None:
    """Ask where a file goes that is not there yet; the system does not ask whether to overwrite what never is."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), f"{words.say('Files')} ({patterns})", "",
                                          QFileDialog.Option.DontConfirmOverwrite)  # fmt: skip
    return Path(name) if name else None


def choose_folder(parent: QWidget | None, title: str, start: str = "") -> Path | None:
    """Ask for a folder; None where nothing was chosen."""
    name = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(name) if name else None
