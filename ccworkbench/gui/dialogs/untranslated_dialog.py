"""The texts that stay in the language of the workbook, as a list that can be copied and given to a translator."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ccworkbench.exchange.packs.untranslated import StayingText
from ccworkbench.gui.widgets.text_list_dialog import TextListDialog
from ccworkbench.language.words import N_, Words

HEADS = (N_("Sheet"), N_("Row"), N_("Column"), N_("Text"))


class UntranslatedDialog(TextListDialog):
    """Every text with its place; it can be copied as a table."""

    wide = HEADS.index("Text")
    copying = N_("Copy all")
    size_at_best = QSize(860, 480)

    def __init__(self, words: Words, texts: Sequence[StayingText], parent: QWidget | None = None) -> None:
        heads = [words.say(head) for head in HEADS]
        lines = [[one.title, one.called, one.heading, one.text] for one in texts]
        super().__init__(words.say("Texts to be translated"), [heads, *lines], words, parent)


def show_staying_texts(parent: QWidget, words: Words, texts: Sequence[StayingText]) -> None:
    """Show the list until it is closed."""
    dialog = UntranslatedDialog(words, texts, parent)
    dialog.exec()
    dialog.deleteLater()
