"""The bar that stands while another program has the store, or its file is gone or damaged; it has ways on."""

from contextlib import suppress

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.store_file.choose_file import may_take_over
from ccworkbench.gui.store_file.save_anew import SAVE_ANEW, save_anew
from ccworkbench.gui.store_file.waiting_bar import WaitingBar
from ccworkbench.gui.store_file.waiting_texts_file import WaitingTextsFile
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Words
from ccworkbench.store.errors import DAMAGED, StoreError
from ccworkbench.store.file import fingerprint
from ccworkbench.store.lock import TakenOverError

CHECK_STORE_EVERY_MS = 1000  # milliseconds

DAMAGED_HERE = N_(
    "The store is damaged. Save everything still readable to a new file, or restore a backup; the damaged file is kept."
)


class UnwritableBar(WaitingBar):
    """Looks by itself, so that it is told before somebody types; it goes when the store can be written again."""

    looked = Signal()
    tried = Signal()  # a way on was chosen, and nothing has come of it yet
    written_again = Signal()
    restore_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.way = role(QPushButton(), "quiet")
        self.reason: StoreError | None = None
        self._context = context
        super().__init__(context, parent)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.indexOf(self.copy), self.way)
        self.way.clicked.connect(self._go)
        self.texts_file = WaitingTextsFile(context, self)
        self._seen: tuple[int, ...] | None = None
        self._timer = QTimer(self, interval=CHECK_STORE_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if context.store.lock:
            self._timer.start()

    @property
    def lost(self) -> str:
        """Tell how what was saved was lost from where it was saved to, nothing where it lies there."""
        if self.reason is None or isinstance(self.reason, TakenOverError):
            return ""
        return N_("File is damaged") if self.reason.message == DAMAGED else N_("File is missing")

    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._say()

    def look(self) -> None:
        """See whether this window may still write; a file that nobody touched needs no look."""
        state = fingerprint(self._context.store.path)
        if self.reason is None and state == self._seen:
            return
        with suppress(StoreError):  # busy: the next look comes soon
            self.reason, self._seen = self._context.store.unwritable(), state
        self._say()
        self.looked.emit()

    def try_again(self) -> None:
        """Write here once more, because the same store was chosen again."""
        if isinstance(self.reason, TakenOverError):
            self._go()
        else:
            self.look_again()

    def look_again(self) -> None:
        """See it at once, whether somebody touched the file or not."""
        self._seen = None
        self.look()

    def leave(self) -> None:
        """Look no more: the store is about to be closed."""
        self._timer.stop()

    def _follow(self) -> None:
        found = self._context.pending.reason
        if found is not None and found.is_lasting:
            self.reason = found
        self._say()

    def _say(self) -> None:
        pending, words, reason = self._context.pending, self._context.words, self.reason
        if reason is None:
            self.hide()
            return
        is_damaged = reason.message == DAMAGED
        said = [words.say(DAMAGED_HERE) if is_damaged else words.tell(reason.message)]
        if pending:
            said.append(
                words.count("{n} change is waiting to be saved.", "{n} changes are waiting to be saved.", len(pending))
            )
        way = words.say(SAVE_ANEW)
        if isinstance(reason, TakenOverError):
            way = words.say("Take over") if reason.holder else words.say("Resume saving here")
        self.way.setText(way)
        self.copy.setVisible(bool(pending.texts()))
        if " ".join(said) != self.sentence or self.isHidden():  # what was marked to be copied stays so
            self.tell(
                " ".join(said),
                "bad",
                more=self.restore_requested.emit if is_damaged else None,
                way=words.say(Act.RESTORE.text),
            )

    def _go(self) -> None:
        self.tried.emit()
        try:
            is_taken = isinstance(self.reason, TakenOverError)
            is_mended = self._take_again() if is_taken else save_anew(self._context, self)
        except UserError as error:
            self._context.failed.emit(error)
            return
        if not is_mended:
            return
        self.reason = None
        self._say()
        self.looked.emit()
        self.written_again.emit()

    def _take_again(self) -> bool:
        context = self._context
        is_meant = may_take_over(self, context.words, context.store.path)  # who has let go is not asked for
        if is_meant:
            context.take_again(take_over=True)
        return is_meant
