"""What is not as it was in the version before: a list to be read, and of an issued version a sheet to be saved."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from ccworkbench.core.grid import Table
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.exchange.packs.hand_over import PaperResult, write_all
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.register_list import plain_tip
from ccworkbench.gui.dialogs.house.dialog_layout import button_row, dialog_column
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents.change_sheet import change_papers
from ccworkbench.operations.documents.issue import PreparedIssue
from ccworkbench.operations.documents.issue_files import is_issued_file

CHANGES_SIZE = QSize(900, 520)
WIDTHS, LEAST_WIDTH = (120, 170, 120), 110  # pixels of sheet, row and field, and of any column
VALUES = (3, 4)  # the columns of what was and what is
TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class ChangesDialog(QDialog):
    """Sheet, row, field, before and now; with a `folder`, the list is of an issued version and can be saved there."""

    def __init__(
        self,
        context: Context,
        prepared: PreparedIssue,
        table: Table,
        parent: QWidget | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._prepared, self._folder = context, prepared, folder or Path()
        self._job: Job | None = None
        say, document = context.words.say, prepared.document
        self.setWindowTitle(say("Changes"))
        self.table, self.message = _listed(table), MessageLine(context.words)
        self.pdf_button, self.excel_button = QPushButton(say("Save as PDF…")), QPushButton(say("Save as Excel…"))
        self.close_button = QPushButton(say("Close"))
        column = dialog_column(self)
        title = say("{number} · version {version}", number=document.number, version=document.version)
        column.addWidget(role(QLabel(title), "heading"))
        self.table.setAccessibleName(self.windowTitle())
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(button_row([self.pdf_button, self.excel_button], [self.close_button]))
        for button, ending in ((self.pdf_button, PDF), (self.excel_button, EXCEL)):
            button.setVisible(folder is not None and bool(table.rows))
            button.clicked.connect(partial(self.save, ending))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        fit(self, CHANGES_SIZE)

    def save(self, ending: str, _checked: bool = False) -> None:
        """Ask where the change sheet goes, and write it beside the window."""
        context, words = self._context, self._context.words
        issued = self._prepared.document.languages
        language = words.language if words.language in issued or not issued else issued[0]
        try:
            paper = change_papers(context.store, self._prepared, [language], [ending], self._folder)[0]
        except UserError as error:
            self.message.tell_error(error)
            return
        path = standard_dialogs.save_file(self, words, words.say("Save the change sheet"), paper.path)
        if path is None:
            return
        placed = replace(paper, path=path if path.suffix == f".{ending}" else path.with_name(f"{path.name}.{ending}"))
        if placed.path != path and placed.path.exists():  # the system asked about another name
            taken = phrase("{file} already exists. Choose another name.", file=placed.path.name)
            self.message.tell_error(UserError(taken))
            return
        if is_issued_file(context.store, context.book, placed.path):
            kept = phrase("“{file}” is an issued document. Choose another name.", file=placed.path.name)
            self.message.tell_error(UserError(kept))
            return
        self._offer(is_free=False)
        self._job = Job(lambda progress: write_all([placed], progress))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def reject(self) -> None:
        """Close, unless a file is being written: a dialog that is gone can't tell what became of it."""
        if self._job is None:
            super().reject()

    def _on_done(self, results: list[PaperResult]) -> None:
        self._offer(is_free=True)
        if error := results[0].error:
            self.message.tell_error(error)
        else:
            self.message.tell_done(phrase("Saved as “{file}”.", file=str(results[0].path)))

    def _on_failed(self, error: UserError) -> None:
        self._offer(is_free=True)
        self.message.tell_error(error)

    def _offer(self, *, is_free: bool) -> None:
        if is_free:
            self._job = None
        for button in (self.pdf_button, self.excel_button, self.close_button):
            button.setEnabled(is_free)


def _listed(table: Table) -> QTableWidget:
    """Return a list of all cells in full: long texts are wrapped."""
    found = QTableWidget(len(table.rows), len(table.heads))
    found.setHorizontalHeaderLabels([head.text for head in table.heads])
    found.verticalHeader().hide()
    found.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    found.setTabKeyNavigation(False)
    found.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    for place, line in enumerate(table.rows):
        for number, cell in enumerate(line):
            item = QTableWidgetItem(cell.text)
            item.setTextAlignment(TOP_LEFT)
            item.setToolTip(plain_tip(cell.text))
            found.setItem(place, number, item)
    heads = found.horizontalHeader()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    heads.setMinimumSectionSize(LEAST_WIDTH)
    for place, width in enumerate(WIDTHS):
        heads.resizeSection(place, scaled(width))
    for place in VALUES:
        heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
    found.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return found
