"""A bar below the sheet with one sentence: what went wrong and what to do, or what came of a step."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from ccworkbench.gui.look.icons import icon, pixmap
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.language.words import Words


def nothing_more() -> None:
    """Show nothing: the sentence says all."""


class MessageBar(QWidget):
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
        self._copied, self._more = "", nothing_more
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
        """Return what is shown."""
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
        self,
        sentence: str,
        tone: str = "bad",
        copied: str = "",
        more: Callable[[], None] | None = None,
        way: str = "",
        step: str = "",
    ) -> None:
        """Show a sentence until it is dismissed or another comes; `tone` is bad or info.

        The button copies `copied`, or else the sentence; another button shows `more`, or is named for its `way` on.
        `step` is the id of the step that it is about, if it is about one.
        """
        self.more.setText(way or self._words.say("Show"))
        self._text.setText(sentence)
        self._copied, self._more, self.step = copied, more or nothing_more, step
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
