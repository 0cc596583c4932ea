"""What the hand-over dialog shows while files are written, and when they are there."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ccworkbench.exchange.packs.hand_over import PaperResult
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.open_path import open_path
from ccworkbench.language.words import Words


class ProgressPage(QWidget):
    """How far the writing is, which file it is at, and the way to stop it."""

    cancel_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.title, self.step = role(QLabel(words.say("Creating files…")), "heading"), role(QLabel(), "muted")
        self.bar, self.cancel = QProgressBar(), QPushButton(words.say("Cancel"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.title.text())
        self.step.setWordWrap(True)
        self.cancel.clicked.connect(self._stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 16)
        box.setSpacing(12)
        box.addWidget(self.title)
        box.addWidget(self.bar)
        box.addWidget(self.step)
        box.addStretch(1)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)

    def begin(self) -> None:
        """Stand at nothing done."""
        self.bar.setRange(0, 0)
        self.step.clear()
        self.cancel.setEnabled(True)
        self.cancel.setFocus()

    def tell(self, done: int, of: int, what: str) -> None:
        """Show how much is done."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.step.setText(what)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.step.setText(self._words.say("Stopping…"))
        self.cancel_requested.emit()


class ResultPage(QWidget):
    """Which files are there now, how to open them, and what could not be written."""

    closed = Signal()
    again_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        say = context.words.say
        self.title = role(QLabel(), "heading")
        self.title.setWordWrap(True)
        self.folder_button, self.close_button = (
            QPushButton(say("Open folder")),
            role(QPushButton(say("Close")), "primary"),
        )
        self.again_button = role(QPushButton(say("Back")), "quiet")
        self.openers: list[QPushButton] = []
        self._folder = Path()
        self._lines = QVBoxLayout()
        self.folder_button.clicked.connect(lambda: open_path(self, context.words, self._folder))
        self.close_button.clicked.connect(self.closed)
        self.again_button.clicked.connect(self.again_requested)
        self._lay_out()

    def tell(self, outcomes: list[PaperResult], folder: Path) -> None:
        """List what became of every paper."""
        self._folder = folder
        written = [outcome for outcome in outcomes if outcome.error is None]
        words = self._context.words
        self.title.setText(words.count("{n} file is ready", "{n} files are ready", len(written)))
        remove_widgets(self._lines)
        self.openers.clear()
        for outcome in outcomes:
            self._lines.addWidget(self._line(outcome))
        self.folder_button.setEnabled(bool(written))
        self.close_button.setFocus()

    def _line(self, outcome: PaperResult) -> QWidget:
        words, colours = self._context.words, self._context.palette
        line = QWidget(self)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        said = [outcome.error.message] if outcome.error else [*outcome.told, *([outcome.note] if outcome.note else [])]
        sign, colour = ("circle-check", colours.good)
        if outcome.error or outcome.note:
            sign, colour = ("circle-alert", colours.bad if outcome.error else colours.warn)
        mark, text = QLabel(line), QLabel(line)
        mark.setPixmap(pixmap(sign, colour, scaled(16), self.devicePixelRatioF()))
        text.setWordWrap(True)
        lines = [] if outcome.error else [breakable(outcome.path.name)]
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText("\n".join([*lines, *map(words.tell, said)]))
        text.setAccessibleName(outcome.path.name)
        box.addWidget(mark)
        box.addWidget(text, 1)
        if not outcome.error:
            opener = role(QPushButton(words.say("Open"), line), "link")
            opener.setAccessibleName(words.say("Open “{file}”", file=outcome.path.name))
            opener.clicked.connect(lambda: open_path(self, words, outcome.path))
            box.addWidget(opener)
            self.openers.append(opener)
        return line

    def _lay_out(self) -> None:
        inside, area = QWidget(self), QScrollArea(self)
        filled = QVBoxLayout(inside)
        filled.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        filled.addLayout(self._lines)
        filled.addStretch(1)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 16)
        box.setSpacing(16)
        box.addWidget(self.title)
        box.addWidget(area, 1)
        box.addLayout(buttons)


def breakable(name: str) -> str:
    """Let a long file name go on in the next line, behind each of its parts."""
    return name.replace("_", "_\u200b")
