"""The dialog of the hand-over: what is chosen is written in the background, and the files are shown at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.exchange.packs.hand_over import (
    DrawnPapers,
    Paper,
    PaperOrder,
    PaperResult,
    write_all,
)
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job, JobWork
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.issuing import draw_issues, drop_all, papers_to_issue, register_issues
from ccworkbench.gui.dialogs.export_choices import NAMED_FILES, ExportChoices
from ccworkbench.gui.dialogs.export_pages import ProgressPage, ResultPage, breakable
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.widgets.message_line import MessageLine
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.documents.issue_files import IssuePapers
from ccworkbench.operations.paper_source import paper_source

CHOICES_PAGE, WRITING_PAGE, DONE_PAGE = range(3)


class ExportDialog(QDialog):
    """Asks once, warns before, writes in the background, and gives the files at the end."""

    def __init__(self, context: Context, parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(parent)
        self.context, self.settings = context, settings
        self.source = paper_source(context.store, context.book, context.viewer())
        self.outcomes: list[PaperResult] = []
        self._job: Job | None = None
        self._is_stopped = False  # somebody asked for that: what is drawn by then is dropped
        say = context.words.say
        self.setWindowTitle(say("Export"))
        self.choices = ExportChoices(context, self.source, settings)
        self.packs, self.sheets, self.readers = self.choices.packs, self.choices.sheets, self.choices.readers
        self.formats, self.languages, self.warned = self.choices.formats, self.choices.languages, self.choices.warned
        self.folder_button, self.preview_button = self.choices.folder_button, QPushButton(say("Preview"))
        self.write_button, self.failed = role(QPushButton(), "primary"), MessageLine(context.words)
        self.pages, self.progress, self.ready = QStackedWidget(), ProgressPage(context.words), ResultPage(context)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def folder(self) -> Path:
        """The folder that the files go into."""
        return self.choices.folder

    @folder.setter
    def folder(self, folder: Path) -> None:
        self.choices.folder = folder

    def order(self) -> PaperOrder:
        """Return what is chosen."""
        return self.choices.order()

    def file_names(self) -> list[str]:
        """Name the files that will be written."""
        return self.choices.file_names()

    def refresh(self) -> None:
        """Name the files again, and tell what should be looked at before they go out."""
        self.choices.refresh()

    def write(self) -> None:
        """Collect the values here, then write them in the background."""
        self.failed.hide()
        if self.choices.issuing.is_issue:
            self._issue(self.order())
        else:
            self._write_drafts(self.order())

    def _write_drafts(self, order: PaperOrder) -> None:
        papers = [
            Paper(document, order.folder / document.file_name(ending))
            for pack in order.packs
            for language in order.languages
            for document in [self.source.document(pack, language, order.readers)]
            for ending in order.formats
        ]
        if self._may_overwrite([paper.path for paper in papers if paper.path.exists()]):
            self._begin(order, lambda progress: write_all(papers, progress), self._on_done)

    def _issue(self, order: PaperOrder) -> None:
        try:
            self.context.open_book()  # nothing waits to be written when it is looked at what is issued
            issues = papers_to_issue(self.context, self.choices.issuing.prepared(order), order)
        except UserError as error:
            self._on_failed(error)
            return
        self._begin(order, lambda progress: draw_issues(issues, progress), lambda drawn: self._register(issues, drawn))

    def _begin(self, order: PaperOrder, work: JobWork, go_on: Callable[[Any], None]) -> None:
        """Do the long part beside the window, and go on with what it returns."""
        self.choices.remember(order)
        self._is_stopped = False
        self.progress.begin()
        self.pages.setCurrentIndex(WRITING_PAGE)
        self._job = Job(work)
        self._job.progressed.connect(self.progress.tell)
        self._job.done.connect(go_on)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()

    def _register(self, issues: list[IssuePapers], drawn: list[DrawnPapers]) -> None:
        """Give what was drawn its numbers, unless somebody stopped that at the last moment."""
        try:
            if self._is_stopped:
                self._on_cancelled()
                return
            outcomes = register_issues(self.context, issues, drawn)
        except UserError as error:
            self._on_failed(error)
        else:
            self._on_done(outcomes)
        finally:
            drop_all(drawn)
            self.choices.issuing.preparation.forget()

    def preview(self) -> None:
        """Show the first chosen paper as it will be."""
        from ccworkbench.gui.dialogs.preview import Preview  # loads QtPdf

        order = self.order()
        preview = Preview(self.context, self, order.packs[0], order.languages[0], order.readers)
        preview.exec()
        preview.deleteLater()

    def reject(self) -> None:
        """Close, or stop the writing first: a dialog that is gone can't tell what became of it."""
        if self._job is not None:
            self._is_stopped = True
            self._job.cancel()
        else:
            super().reject()

    def _may_overwrite(self, there: list[Path]) -> bool:
        if not there:
            return True
        words = self.context.words
        title = words.count("Replace {n} file?", "Replace {n} files?", len(there))
        text = words.say(
            "Already in the folder: {files}", files=words.listing(path.name for path in there[:NAMED_FILES])
        )
        return standard_dialogs.ask(self, title, breakable(text), [words.say("Replace"), words.say("Cancel")]) == 0

    def _on_done(self, outcomes: list[PaperResult]) -> None:
        self._job, self.outcomes = None, outcomes
        self.ready.tell(outcomes, self.folder)
        self.pages.setCurrentIndex(DONE_PAGE)

    def _on_failed(self, error: UserError) -> None:
        self._job = None
        self._back_to_choices()
        self.failed.tell_error(error)

    def _on_cancelled(self) -> None:
        self._job = None
        self._back_to_choices()

    def _on_refreshed(self, files: int) -> None:
        words = self.context.words
        text = words.count("Create {n} file", "Create {n} files", files)
        if self.choices.issuing.is_issue:
            text = words.count("Issue {n} document", "Issue {n} documents", len(self.order().packs))
        self.write_button.setText(text)
        self.write_button.setEnabled(files > 0)
        self.preview_button.setEnabled(files > 0)

    def _back_to_choices(self) -> None:
        self.pages.setCurrentIndex(CHOICES_PAGE)
        self.refresh()
        self.write_button.setFocus()

    def _connect(self) -> None:
        self.choices.refreshed.connect(self._on_refreshed)
        self.write_button.clicked.connect(self.write)
        self.preview_button.clicked.connect(self.preview)
        self.progress.cancel_requested.connect(self.reject)
        self.ready.closed.connect(self.accept)
        self.ready.again_requested.connect(self._back_to_choices)

    def _lay_out(self) -> None:
        self.pages.addWidget(self._choices_page())
        self.pages.addWidget(self.progress)
        self.pages.addWidget(self.ready)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self.write_button.setDefault(True)  # once it stands in the dialog, or Enter chooses a folder
        fit(self, QSize(640, 680))

    def _choices_page(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.choices, 1)
        box.addWidget(role(QFrame(), "line"))
        self.failed.setContentsMargins(24, 12, 24, 0)
        box.addWidget(self.failed)
        box.addLayout(self._buttons())
        return page

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.context.words.say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.preview_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write_button)
        return buttons
