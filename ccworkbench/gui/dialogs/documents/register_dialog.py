"""The register of documents: all versions, what became of them, and how they are made again."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from ccworkbench.core.grid import Table
from ccworkbench.exchange.packs.hand_over import DrawnPapers, draw_all
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.documents.changes_dialog import ChangesDialog
from ccworkbench.gui.dialogs.documents.creating_again import papers_again, put_again
from ccworkbench.gui.dialogs.documents.register_note import (
    BACK_FORM,
    SENT_FORM,
    WITHDRAW_FORM,
    NoteForm,
    RegisterNoteDialog,
)
from ccworkbench.gui.dialogs.documents.register_page import RegisterPage
from ccworkbench.gui.dialogs.export_choices import default_folder
from ccworkbench.gui.dialogs.export_pages import ProgressPage, ResultPage
from ccworkbench.gui.look.screen_fit import fit
from ccworkbench.gui.settings import Settings
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.operations.documents.issue import PreparedIssue, change_table
from ccworkbench.operations.documents.issue_files import IssuePapers
from ccworkbench.operations.documents.rebuild import prepare_rebuild
from ccworkbench.operations.documents.register import issued_documents

REGISTER_SIZE, EMPTY_REGISTER_SIZE = QSize(1280, 660), QSize(560, 220)


class RegisterDialog(QDialog):
    """The page of the register, and in its place the progress and the files of a version that is made again."""

    def __init__(self, context: Context, parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(parent)
        self._context, self._settings = context, settings
        self._job: Job | None = None
        self._is_stopped = False  # somebody asked for that: what is drawn by then is dropped
        self.wants_export = False  # the way from the empty register to the hand-over
        self.setWindowTitle(context.words.say("Documents"))
        self.page, self.progress, self.ready = RegisterPage(context), ProgressPage(context.words), ResultPage(context)
        self.pages = QStackedWidget()
        for page in (self.page, self.progress, self.ready):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self.refresh()
        self.page.take_focus()
        fit(self, REGISTER_SIZE if self.page.list.documents else EMPTY_REGISTER_SIZE)

    def refresh(self) -> None:
        """List what the register holds now."""
        try:
            self.page.show_documents(issued_documents(self._context.store, self._context.book))
        except UserError as error:
            self.page.message.tell_error(error)

    def note(self, form: NoteForm) -> None:
        """Ask what became of the chosen version, and note it."""
        if document := self.page.list.chosen():
            self.page.message.hide()
            dialog = RegisterNoteDialog(self._context, form, document, self)
            if dialog.exec():
                self.refresh()
            dialog.deleteLater()

    def show_changes(self) -> None:
        """Show what is not as it was in the version before."""
        context, found = self._context, self._changes()
        if found is None:
            return
        prepared, table = found
        if table is None:
            named = {"number": prepared.document.number, "version": prepared.document.version}
            self.page.message.tell_done(phrase("{number} {version} is the first version.", **named))
            return
        dialog = ChangesDialog(context, prepared, table, self, default_folder(self._settings))
        dialog.exec()
        dialog.deleteLater()

    def create_again(self) -> None:
        """Ask for a folder, and make the files of the chosen version once more."""
        words, start = self._context.words, default_folder(self._settings)
        folder = standard_dialogs.choose_folder(self, words, words.say("Folder for the files"), start)
        if folder is None:
            return
        try:
            if (prepared := self._prepared()) is None:
                return
            again = papers_again(self._context, prepared, folder)
        except UserError as error:
            self.page.message.tell_error(error)
        else:
            self._draw(again, folder)

    def reject(self) -> None:
        """Close, or stop the drawing first: a dialog that is gone can't tell what became of it."""
        if self._job is not None:
            self._is_stopped = True
            self._job.cancel()
        else:
            super().reject()

    def _prepared(self) -> PreparedIssue | None:
        """Return the chosen version as it was on its day; raises UserError where that is lost."""
        self.page.message.hide()
        document, context = self.page.list.chosen(), self._context
        if document is None:
            return None
        return prepare_rebuild(context.store, context.book, document.number, document.version)

    def _changes(self) -> tuple[PreparedIssue, Table | None] | None:
        try:
            prepared = self._prepared()
            if prepared is None:
                return None
            return prepared, change_table(prepared, self._context.words.language)
        except UserError as error:
            self.page.message.tell_error(error)
            return None

    def _draw(self, again: IssuePapers, folder: Path) -> None:
        self._is_stopped = False
        self.progress.begin()
        self.pages.setCurrentWidget(self.progress)
        self._job = Job(lambda progress: draw_all(again.papers, progress))
        self._job.progressed.connect(self.progress.tell)
        self._job.done.connect(lambda drawn: self._put(again, drawn, folder))
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._back_to_list)
        self._job.start()

    def _put(self, again: IssuePapers, drawn: DrawnPapers, folder: Path) -> None:
        try:
            if self._is_stopped:
                self._back_to_list()
                return
            results = put_again(again, drawn)
        except UserError as error:
            self._on_failed(error)
        else:
            self._job = None
            self.ready.tell(results, folder)
            self.pages.setCurrentWidget(self.ready)
        finally:
            drawn.drop()

    def _on_failed(self, error: UserError) -> None:
        self._back_to_list()
        self.page.message.tell_error(error)

    def _back_to_list(self) -> None:
        self._job = None
        self.pages.setCurrentWidget(self.page)
        self.page.take_focus()

    def _on_export(self) -> None:
        self.wants_export = True
        self.accept()

    def _connect(self) -> None:
        page = self.page
        for button, form in ((page.sent, SENT_FORM), (page.back, BACK_FORM), (page.withdraw, WITHDRAW_FORM)):
            button.clicked.connect(partial(self.note, form))
        page.again.clicked.connect(self.create_again)
        page.changes.clicked.connect(self.show_changes)
        page.list.itemActivated.connect(self.show_changes)
        page.export.clicked.connect(self._on_export)
        page.close_button.clicked.connect(self.accept)
        self.progress.cancel_requested.connect(self.reject)
        self.ready.closed.connect(self.accept)
        self.ready.again_requested.connect(self._back_to_list)
