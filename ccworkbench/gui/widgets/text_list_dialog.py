"""A list of texts with their places, to be read and to be copied as a table."""

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

from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.widgets.clipboard_formats import write_text
from ccworkbench.language.words import N_, Words

Lines = Sequence[Sequence[str]]


class TextListDialog(QDialog):
    """Lines under headings, each on one line; tips show texts whole.

    The column that is `wide` takes the room that the others leave.
    """

    wide = 0
    copying = N_("Copy")
    size_at_best = QSize(760, 360)

    def __init__(self, title: str, block: Lines, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heads, *self.block = block
        self.table = _listed(heads, self.block)
        self.table.setAccessibleName(title)
        self.table.horizontalHeader().setSectionResizeMode(self.wide, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(words.say(self.copying), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(write_text(block)))
        close = buttons.addButton(words.say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        close.setDefault(True)
        fit(self, self.size_at_best)


def _listed(heads: Sequence[str], lines: Lines) -> QTableWidget:
    table = QTableWidget(len(lines), len(heads))
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    for place, line in enumerate(lines):
        for number, text in enumerate(line):
            item = QTableWidgetItem(" ".join(text.split()))
            item.setToolTip(text)
            table.setItem(place, number, item)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
