"""How what went wrong is told: a calm bar below the sheet, and a report for bugs that holds no personal data."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

import ccworkbench
from ccworkbench.core.problem import UserError
from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.language.words import N_, Phrase, Words, phrase, phrases

BUG = N_("Something went wrong inside the program")
MOMENT = 1000  # milliseconds in which a question that nobody asked for has no answer: keys may be meant for a cell
SAVE_REPORT = N_("Save report …")


def no_more() -> None:
    """Show nothing: the sentence says all."""


class ErrorBar(QWidget):
    """One sentence that says what is wrong and what to do; it never stands in the way."""

    closed = Signal()
    focus_left = Signal()  # one of its buttons had the focus, which is nobody's now

    def __init__(self, words: Words, colours: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("error_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words, self._colours, self._tone = words, colours, "bad"
        self._sign, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copied, self._more = "", no_more
        self.step = ""  # the step that the sentence is about: both go together
        self.more, self.copy, self.close_button = (role(QPushButton(), "quiet") for _ in range(3))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.copy)
        layout.addWidget(self.close_button)
        self.more.clicked.connect(self._show_more)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.dismiss)
        self.retranslate(words)
        self.repaint_colours(colours)
        self.hide()

    @property
    def sentence(self) -> str:
        """Give what is shown."""
        return self._text.text()

    @property
    def holds_text(self) -> bool:
        """Tell whether there is a user's text to be copied, which stands nowhere else."""
        return bool(self._copied) and not self.isHidden()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Show or hide; Qt would hand the focus of a button that goes to whatever comes next."""
        focus = self.window().focusWidget()
        had_focus = not visible and focus is not None and self.isAncestorOf(focus)
        super().setVisible(visible)
        if had_focus:
            self.focus_left.emit()

    def tell(
        self, sentence: str, tone: str = "bad", copied: str = "", more: Callable[[], None] | None = None,
        way: str = "", step: str = "",
    ) -> None:  # fmt: skip
        """Show a sentence until it is dismissed or another comes; `tone` is bad or info.

        The button copies `copied`, or else the sentence; another button shows `more`, or is named for its `way` on.
        `step` is the id of the step that it is about, if it is about one.
        """
        self.more.setText(way or self._words.say("Show"))
        self._text.setText(sentence)
        self._copied, self._more, self.step = copied, more or no_more, step
        self.more.setVisible(more is not None)
        self._tone = tone
        self.repaint_colours(self._colours)
        self.setAccessibleName(sentence)
        self.show()

    def dismiss(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def retranslate(self, words: Words) -> None:
        """Name the buttons in another language."""
        self._words = words
        self.copy.setText(words.say("Copy"))
        self.close_button.setText(words.say("Close"))

    def repaint_colours(self, colours: Palette) -> None:
        """Take other colours."""
        self._colours = colours
        is_bad = self._tone == "bad"
        self.setStyleSheet(f"#error_bar {{ background: {colours.bad_soft if is_bad else colours.accent_soft}; }}")
        sign, colour = ("circle-alert", colours.bad) if is_bad else ("info", colours.accent_text)
        self._sign.setPixmap(pixmap(sign, colour, 16, self.devicePixelRatioF()))
        self.close_button.setIcon(icon("x", colours.text))

    def _show_more(self) -> None:
        self._more()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._copied or self._text.text())


def report(error: BaseException, steps: Iterable[Phrase], words: Words) -> str:
    """Write what a developer needs: versions, places in the code, names of the last steps; no values."""
    import platform
    import traceback

    root = Path(ccworkbench.__file__).parent.parent
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_short(frame.filename, root)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([
        f"CC Workbench {ccworkbench.__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {words.language}",
        "",
        *places,
        type(error).__name__,  # not its message: that may quote what somebody typed
        "",
        *(f"  {step.text}" for step in steps),
        "",
    ])  # fmt: skip


def said_of_bug(waiting: int) -> Phrase:
    """Return the sentence about a bug, and that the work is safe, but for changes that wait."""
    if waiting:
        return phrases("Something went wrong inside the program. {n} change waits in the window and is not on disk "
                       "yet; every other one is. A report without personal data helps us to put it right.",
                       "Something went wrong inside the program. {n} changes wait in the window and are not on disk "
                       "yet; every other one is. A report without personal data helps us to put it right.",
                       waiting)  # fmt: skip
    return phrase("Something went wrong inside the program. Your work is safe: every finished change is on disk. "
                  "A report without personal data helps us to put it right.")  # fmt: skip


def offer_report(
    parent: QWidget, words: Words, error: BaseException, steps: Iterable[Phrase], waiting: int = 0
) -> None:
    """Tell what is safe, and save a report if its reader wants one; whoever types on answers nothing."""
    from ccworkbench.gui.standard_dialogs import ask

    text = report(error, steps, words)
    answers = [words.say(SAVE_REPORT), words.say("Close")]
    if ask(parent, words.say(BUG), words.tell(said_of_bug(waiting)), answers, MOMENT) == 0:
        save_report(parent, words, text)


def save_report(parent: QWidget, words: Words, text: str) -> None:
    """Save a report where its reader wants it."""
    from ccworkbench.gui.standard_dialogs import save_file

    path = save_file(parent, words, words.say(SAVE_REPORT), Path.home() / "ccworkbench-report.txt")
    if path:
        _save(parent, words, path, text)


def _save(parent: QWidget, words: Words, path: Path, text: str) -> None:
    from ccworkbench.exchange.files import atomic
    from ccworkbench.gui.standard_dialogs import ask

    try:
        with atomic(path) as draft:
            draft.write_text(text, encoding="utf-8")
    except UserError as error:
        ask(parent, words.say(SAVE_REPORT), words.tell(error.message), [words.say("Close")])


def _short(name: str, root: Path) -> str:
    path = Path(name)
    return str(path.relative_to(root)) if path.is_relative_to(root) else path.name
