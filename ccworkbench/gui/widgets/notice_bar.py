"""A message bar with one thing to do, which stays until it is closed."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.message_bar import MessageBar
from ccworkbench.language.words import Phrase, Words


class NoticeBar(MessageBar):
    """Stays until it is closed or its offer is taken."""

    def __init__(self, context: Context, said: Phrase, offer: str, sign: str, end: str, parent: QWidget) -> None:
        self._said, self._offer, self._offer_sign, self._end = said, offer, sign, end
        self.way = role(QPushButton(), "quiet")
        super().__init__(context.words, context.palette, parent)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.copy), self.way)
        self.more.hide()
        context.words_changed.connect(lambda: self.retranslate(context.words))
        context.palette_changed.connect(lambda: self.repaint_colours(context.palette))
        self.tell(context.words.tell(said), "info")

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        super().retranslate(words)
        self.way.setText(words.say(self._offer))
        self.close_button.setText(words.say(self._end))
        self._text.setText(words.tell(self._said))

    def repaint_colours(self, colours: Palette) -> None:
        """Take other colours."""
        super().repaint_colours(colours)
        self.way.setIcon(icon(self._offer_sign, colours.text))
