"""The texts that stay in the language of the workbook, as a list that can be copied and given to a translator."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.exchange.packs.untranslated import StayingText
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.widgets.clipboard_formats import write_text
from ccworkbench.language.words import N_, Words

HEADS = (N_("Sheet"), N_("Row"), N_("Column"), N_("Text"))
TEXT = 3  # the column that may be long


class UntranslatedDialog(QDialog):
    """Every text with its place; it can be copied as a table."""

    def __init__(self, words: Words, texts: Sequence[StayingText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("Texts to be translated"))
        self.block = [[words.say(head) for head in HEADS]]
        self.block += [[one.title, one.called, one.heading, one.text] for one in texts]
        self.table = self._make_table()
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(words.say("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(write_text(self.block)))
        close = buttons.addButton(words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        close.setDefault(True)
        fit(self, QSize(860, 480))

    def _make_table(self) -> QTableWidget:
        heads, *lines = self.block
        table = QTableWidget(len(lines), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.windowTitle())
        for place, line in enumerate(lines):
            for number, text in enumerate(line):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text)
                table.setItem(place, number, item)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        return table


def show_staying_texts(parent: QWidget, words: Words, texts: Sequence[StayingText]) -> None:
    """Show the list until it is closed."""
    dialog = UntranslatedDialog(words, texts, parent)
    dialog.exec()
    dialog.deleteLater()
