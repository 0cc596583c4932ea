"""What is seen while the store can't be used: a bar that keeps what was typed, a page that comes by itself."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ccworkbench.core.problem import UserError
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Desk
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.pending_changes import AGAIN
from ccworkbench.gui.store_file.unwritten_texts import keep_texts, unwritten
from ccworkbench.gui.widgets.message_bar import ErrorBar
from ccworkbench.language.words import N_, Words
from ccworkbench.store.errors import StoreError
from ccworkbench.store.lock import TakenOverError

TRY_AGAIN, KEEP, STAY = N_("Try again"), N_("Keep the texts in a file"), N_("Stay")


class WaitingBar(ErrorBar):
    """One calm sentence while changes wait; it goes by itself when they are written."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.words, desk.palette, parent)
        self._desk = desk
        self.close_button.hide()
        self.more.hide()
        desk.pending.changed.connect(self._follow)

    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self.copy.setText(words.say("Copy texts"))

    def _follow(self) -> None:
        pending, words = self._desk.pending, self._desk.words
        if not pending or pending.reason is None or pending.reason.is_lasting:  # another bar tells what lasts
            self.hide()
            return
        said = words.count("{reason} {n} change waits here and is tried again by itself.",
                           "{reason} {n} changes wait here and are tried again by themselves.",
                           len(pending), reason=words.tell(pending.reason.message))  # fmt: skip
        self.copy.setVisible(bool(pending.texts()))
        if said != self.sentence or self.isHidden():
            self.tell(said, "info")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._desk.pending.texts())


class BusyPage(QWidget):
    """Stands where something can't be read yet, and tries again until it can."""

    def __init__(self, words: Words, error: StoreError, again: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(again)
        self.title = role(QLabel(words.say("Not read yet")), "heading")
        self.sentence = role(QLabel(words.tell(error.message)), "muted")
        self.note = role(QLabel(words.say("It is tried again by itself.")), "muted")
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for label in (self.title, self.sentence, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(3)
        self._timer.start()

    def leave(self) -> None:
        """Try no more, and go."""
        self._timer.stop()
        self.hide()
        self.deleteLater()


def may_leave(desk: Desk, parent: QWidget) -> bool:
    """Try once more to write what waits; where that fails, ask what is to become of it."""
    words = desk.words
    while not desk.pending.again() and (reason := desk.pending.reason):
        title = words.count("{n} change is not written yet", "{n} changes are not written yet", len(desk.pending))
        ways = (KEEP, TRY_AGAIN, STAY) if reason.is_in_file else (TRY_AGAIN, KEEP, STAY)
        file = unwritten(desk.store.path)
        said = words.say("{reason} The texts can be kept in {file}, and on the clipboard.",
                         reason=words.tell(reason.message), file=str(file))  # fmt: skip
        answer = standard_dialogs.ask(parent, title, said, [words.say(way) for way in ways])
        way = ways[answer] if answer >= 0 else STAY
        if way == KEEP and keep_texts(desk, file):
            desk.pending.clear()
            return True
        if way != TRY_AGAIN:
            return False
        if isinstance(reason, TakenOverError):
            _take_again(desk)
    return True


def _take_again(desk: Desk) -> None:
    """Write to the store once more if the other program has let go of it."""
    with suppress(UserError):  # it has not, or another copy lies there: what still can't be written says so
        desk.take_again()
