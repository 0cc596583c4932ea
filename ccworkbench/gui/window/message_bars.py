"""What is told below the sheet: what could not be done, what came of a step, what waits, and notices."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccworkbench.author import author_of
from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file.unwritable_bar import UnwritableBar
from ccworkbench.gui.store_file.waiting_bar import WaitingBar
from ccworkbench.gui.table import refused_cells
from ccworkbench.gui.table.refused_cells import RefusedText
from ccworkbench.gui.widgets.message_bar import MessageBar
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.gui.window.author_bar import AuthorBar, is_to_be_asked
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase
from ccworkbench.store.errors import DAMAGED, StoreError
from ccworkbench.store.history import Step


class MessageBars(QObject):
    """The bars of one window; `column` is where they lie."""

    focus_left = Signal()  # a bar that had the focus has gone

    def __init__(self, context: Context, acts: Actions, content: QWidget) -> None:
        super().__init__(content)
        self._context, self._acts, self._content = context, acts, content
        self.errors, self.waiting = MessageBar(context.words, context.palette), WaitingBar(context)
        self.unwritable = UnwritableBar(context)
        self._is_stores = False  # the error that is told is the store's, and over with the next step
        self._report: NoticeBar | None = None
        self.author: AuthorBar | None = None
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        for bar in (self.unwritable, self.waiting, self.errors):
            bar.focus_left.connect(self.focus_left)
            self.column.addWidget(bar)

    def tell_error(self, error: UserError, copied: str = "") -> None:
        """Show one sentence, with a button that copies a text which stands nowhere else."""
        self._is_stores = isinstance(error, StoreError)
        words, way = self._context.words, None
        if error.message == DAMAGED and not self._context.refuses(Act.RESTORE):
            way = self._acts[Act.RESTORE].trigger
        self.errors.tell(words.tell(error.message), "bad", copied, way, words.say(Act.RESTORE.text) if way else "")

    def tell_of_step(self, said: str, copied: str = "", more: Callable[[], None] | None = None) -> None:
        """Tell what came of the step that was just done, until that is undone."""
        done = self._context.book.timeline.done
        self.errors.tell(said, "info", copied, more, step=done[-1].id if done else "")

    def tell_left_out(self, cells: Sequence[RefusedText]) -> None:
        """Tell which cells took nothing of what was put into them, and offer the list."""
        self._is_stores = False
        said = refused_cells.refused_sentence(cells, self._context.words)
        self.tell_of_step(said, refused_cells.refused_texts(cells), partial(self._list, cells))

    def tell_bug(self, error: BaseException, steps: Iterable[Phrase]) -> None:
        """Offer a report of a bug, where that takes no key from a cell; while one is offered, another adds nothing."""
        from ccworkbench.gui.dialogs.bug_report import SAVE_REPORT, bug_report, bug_sentence, save_report  # seldom used

        if self._report is not None and not self._report.isHidden():
            return
        if self._report is not None:
            self._report.deleteLater()
        said, text = bug_sentence(len(self._context.pending)), bug_report(error, steps, self._context.words)
        self._report = self.show_notice(
            said, SAVE_REPORT, "file-down", lambda: save_report(self._content.window(), self._context.words, text)
        )

    def show_notice(
        self, said: Phrase, offer: str, sign: str, do: Callable[[], None] | None, end: str = N_("Close")
    ) -> NoticeBar:
        """Show a bar of its own; without anything to do it only tells. `end` names the button that closes it."""
        bar = NoticeBar(self._context, said, offer, sign, end, self._content)
        bar.way.setVisible(do is not None)
        if do:
            bar.way.clicked.connect(do)
        self.column.insertWidget(0, bar)
        bar.focus_left.connect(self.focus_left)
        return bar

    def ask_for_author(self, settings: Settings) -> None:
        """Ask once who works on this store, below the sheet."""
        if self.author is None and is_to_be_asked(self._context, settings):
            self.author = AuthorBar(self._context, settings, self._content)
            self.author.focus_left.connect(self.focus_left)
            self.column.addWidget(self.author)

    def follow_author(self) -> None:
        """Ask no more for a name that is known by now."""
        if self.author is not None and not self.author.isHidden() and author_of(self._context.store.path):
            self.author.dismiss()

    def follow(self, step: Step) -> None:
        """Take away what a step has made untrue."""
        if self._is_stores or (step.target and step.target == self.errors.step):
            self.errors.dismiss()

    def _list(self, cells: Sequence[RefusedText]) -> None:
        dialog = refused_cells.RefusedList(cells, self._context.words, self._content)
        dialog.exec()
        dialog.deleteLater()
