"""What is seen while the store can't be used: a bar that keeps what was typed, a page that comes by itself."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.store_file.save_anew import SAVE_ANEW, save_anew
from ccworkbench.gui.widgets.message_bar import MessageBar
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words


class WaitingBar(MessageBar):
    """One calm sentence while changes wait; it goes by itself when they are written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.words, context.palette, parent)
        self._context = context
        self.close_button.hide()
        self.more.hide()
        context.pending.changed.connect(self._follow)

    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self.copy.setText(words.say("Copy text"))

    def _follow(self) -> None:
        pending, words = self._context.pending, self._context.words
        if not pending or pending.reason is None or pending.reason.is_lasting:  # another bar tells what lasts
            self.hide()
            return
        said = words.count(
            "{reason} {n} change is waiting to be saved; the program retries automatically.",
            "{reason} {n} changes are waiting to be saved; the program retries automatically.",
            len(pending),
            reason=words.tell(pending.reason.message),
        )
        self.copy.setVisible(bool(pending.texts()))
        if said != self.sentence or self.isHidden():
            more = self._save_anew if pending.reason.is_of_place else None
            self.tell(said, "info", more=more, way=words.say(SAVE_ANEW))

    def _save_anew(self) -> None:
        try:
            save_anew(self._context, self)
        except UserError as error:
            self._context.failed.emit(error)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._context.pending.texts())
