"""The calm bar after a restore: where the former file lies, and the way back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ccworkbench.core.words import Phrase, Words, phrase
from ccworkbench.gui.errors import ErrorBar
from ccworkbench.gui.icons import icon
from ccworkbench.gui.palette import Palette
from ccworkbench.gui.theme import role

if TYPE_CHECKING:
    from ccworkbench.gui.workplace import Workplace


class RestoredBar(ErrorBar):
    """Stays until it is closed or the restore is taken back."""

    back_chosen = Signal()

    def __init__(self, said: Phrase, words: Words, colours: Palette, parent: QWidget | None = None) -> None:
        self._said = said
        self.back = role(QPushButton(), "quiet")
        super().__init__(words, colours, parent)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.copy), self.back)
        self.back.clicked.connect(self.back_chosen)
        self.tell(words.tell(said), "info")

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        super().retranslate(words)
        self.back.setText(words.say("Take the restore back"))
        self._text.setText(words.tell(self._said))

    def repaint_colours(self, colours: Palette) -> None:
        """Take other colours."""
        super().repaint_colours(colours)
        self.back.setIcon(icon("undo-2", colours.text))


def show_restored(workplace: "Workplace", said: Phrase, back: Callable[[], None] | None) -> RestoredBar:
    """Show the bar below the sheet; `back` is the way back, where there is one."""
    desk = workplace.desk
    bar = RestoredBar(said, desk.words, desk.palette, workplace)
    bar.back.setVisible(back is not None)
    if back:
        bar.back_chosen.connect(back)
    desk.words_changed.connect(lambda: bar.retranslate(desk.words))
    desk.palette_changed.connect(lambda: bar.repaint_colours(desk.palette))
    workplace.show_bar(bar)
    return bar


def restored(made: datetime, aside: Path | None, words: Words) -> Phrase:
    """Tell what is in the store's place now, and where the former file is kept."""
    moment = moment_of(made, words)
    if aside is None:
        return phrase("The copy of {moment} is your store now.", moment=moment)
    return phrase("The copy of {moment} is your store now. What was here before is kept as {path}.",
                  moment=moment, path=str(aside))  # fmt: skip


def taken_back(aside: Path | None) -> Phrase:
    """Tell that the former file is back, and where the other one is kept."""
    return phrase("The former file is back. What took its place is kept as {path}.", path=str(aside))


def moment_of(made: datetime, words: Words) -> str:
    """Write when a copy was made."""
    return f"{words.date(made.date())} {made:%H:%M}"
