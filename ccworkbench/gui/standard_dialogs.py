"""The one place through which questions and file dialogs are asked; tests put their own answers here."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.look.screen_fit import Scrolled
from ccworkbench.gui.look.theme import role
from ccworkbench.language.words import Words

FILE_KIND = 2  # the column that names it in the system's language, not in the window's


class QuestionDialog(QDialog):
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
        self._buttons = buttons

    def wait(self, moment: int) -> None:
        """Take no answer for so many milliseconds: this comes unasked, while somebody may be typing."""
        self._buttons.setEnabled(False)
        QTimer.singleShot(moment, self, lambda: self._buttons.setEnabled(True))

    def _take(self, number: int) -> None:
        self.answer = number
        self.accept()


def ask(parent: QWidget | None, title: str, text: str, answers: list[str], moment: int = 0) -> int:
    """Ask; gives the number of the answer, -1 where the question was closed. For a `moment` it takes no answer."""
    question = QuestionDialog(title, text, answers, parent)
    if moment:
        question.wait(moment)
    question.exec()
    question.deleteLater()
    return question.answer


class FileDialog(QFileDialog):
    """The question for a file or folder; Qt's own is in the window's language throughout."""

    def __init__(
        self, parent: QWidget | None, words: Words, title: str, mode: QFileDialog.FileMode, start: Path | None = None
    ) -> None:
        super().__init__(parent, title)
        self.setFileMode(mode)
        # Qt's catalogues know neither of these two names in all five languages
        self.setLabelText(QFileDialog.DialogLabel.LookIn, words.say("Look in:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, words.say("File type:"))
        if start is not None:
            self.setDirectory(str(start))
        if files := self.findChild(QTreeView):  # none where the dialog is the system's
            files.setColumnHidden(FILE_KIND, True)
            files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def only(self, words: Words, patterns: str) -> None:
        """Show only files that fit these patterns."""
        self.setNameFilter(f"{words.say('Files')} ({patterns})")

    def ask(self) -> Path | None:
        """Ask; None where nothing was chosen."""
        chosen = self.selectedFiles() if self.exec() else []
        self.deleteLater()
        return Path(chosen[0]) if chosen else None


def open_file(
    parent: QWidget | None, words: Words, title: str, patterns: str, start: Path | None = None
) -> Path | None:
    """Ask for a file to read, in the folder `start` at first; None where nothing was chosen."""
    dialog = FileDialog(parent, words, title, QFileDialog.FileMode.ExistingFile, start)
    dialog.only(words, patterns)
    return dialog.ask()


def save_file(parent: QWidget | None, words: Words, title: str, suggestion: Path, patterns: str = "") -> Path | None:
    """Ask where a file goes; the system asks before it overwrites."""
    return _saving(parent, words, title, suggestion, patterns or f"*{suggestion.suffix}").ask()


def new_file(parent: QWidget | None, words: Words, title: str, suggestion: Path, patterns: str) -> Path | None:
    """Ask where a file goes that is not there yet; the system does not ask whether to overwrite what never is."""
    dialog = _saving(parent, words, title, suggestion, patterns)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return dialog.ask()


def _saving(parent: QWidget | None, words: Words, title: str, suggestion: Path, patterns: str) -> FileDialog:
    folder = suggestion.parent if suggestion.is_absolute() else None
    dialog = FileDialog(parent, words, title, QFileDialog.FileMode.AnyFile, folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.only(words, patterns)
    dialog.selectFile(suggestion.name)
    return dialog


def choose_folder(parent: QWidget | None, words: Words, title: str, start: Path) -> Path | None:
    """Ask for a folder; None where nothing was chosen."""
    dialog = FileDialog(parent, words, title, QFileDialog.FileMode.Directory, start)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog.ask()
