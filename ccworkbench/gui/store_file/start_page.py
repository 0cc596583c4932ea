"""What the window shows when the store can't be opened: why, and all ways on."""

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, Words, phrase
from ccworkbench.store.errors import (
    BUSY,
    DAMAGED,
    FAILED,
    FAULTS,
    FOREIGN,
    FULL,
    LOST,
    MOVED,
    NOT_READABLE,
    NOT_WRITABLE,
    explain,
)
from ccworkbench.store.file import EMPTY, OTHER_TABLES
from ccworkbench.store.lock import LockedError

WIDTH = 560
PASSING_ERRORS = (BUSY, FAILED, FULL, MOVED, NOT_READABLE, NOT_WRITABLE)  # what may be over when it is tried again
READABLE_ERRORS = (FULL, NOT_WRITABLE)
# What is said of a file that is not the open store: nothing that sounds as if that were at fault, or to be restored.
OF_ANOTHER = {
    DAMAGED.text: N_("{file} is damaged and was not opened."),
    FOREIGN.text: N_("{file} is not a CC Workbench store. Choose another file."),
    NOT_READABLE.text: N_("{file} was not opened: you have no permission to read it."),
    NOT_WRITABLE.text: N_("{file} was not opened: it cannot be written to. Copy it to a folder you can write to."),
    BUSY.text: N_("{file} was not opened: it is in use by another program."),
    FULL.text: N_("{file} was not opened: the disk is full."),
    LOST.text: N_("{file} is missing, but its backups exist. Restore one, or choose another name."),
    FAILED.text: N_("{file} was not opened: the disk did not respond. Check the disk or USB drive."),
    EMPTY: N_("{file} is empty and is not a store."),
    OTHER_TABLES: N_("{file} does not contain the tables of an older version of CC Workbench and was not opened."),
}


class StartChoice(Enum):
    """A way on: its English text and its icon."""

    text: str
    icon: str

    READ_ONLY = "read_only", N_("Open read-only"), "eye"
    TAKE_OVER = "take_over", N_("Take over"), "lock-open"
    TRY_AGAIN = "try_again", N_("Try again"), "refresh-cw"
    RESTORE = "restore", N_("Restore a backup…"), "history"
    OPEN_STORE = "open_store", N_("Open another store…"), "folder-open"
    OWN_STORE = "own_store", N_("Open your own store"), "house"
    NEW_STORE = "new_store", N_("New store…"), "plus"
    FOLDER = "folder", N_("Show the folder"), "folder"
    QUIT = "quit", N_("Quit"), "log-out"

    def __new__(cls, key: str, text: str, icon: str) -> Self:
        """Make a member from its key, text and icon."""
        member = object.__new__(cls)
        member._value_, member.text, member.icon = key, text, icon
        return member


class StartPage(QWidget):
    """One sentence, the path it is about, the way that is nearest as a button, and the others below."""

    chosen = Signal(object)  # a Way

    def __init__(
        self, path: Path, error: UserError, choices: Iterable[StartChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path, self.error = path, error
        self._note: UserError | None = None
        self.title, self.sentence, self.note = role(QLabel(), "title"), QLabel(), role(QLabel(), "bad")
        self.place = role(QLabel(str(path)), "muted")
        for label in (self.sentence, self.place, self.note):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        self.buttons = {choice: QPushButton() for choice in choices}
        for choice, button in self.buttons.items():
            button.clicked.connect(partial(self.chosen.emit, choice))
        self._lay_out()

    @property
    def first(self) -> QPushButton:
        """Return the button of the way that is nearest."""
        return next(iter(self.buttons.values()))

    def tell(self, error: UserError, words: Words) -> None:
        """Say in one more sentence why what was tried here did not work."""
        self._note = error
        self.note.setText(words.tell(error.message))
        self.note.show()

    def retranslate(self, words: Words) -> None:
        """Say everything in another language."""
        is_locked = isinstance(self.error, LockedError)
        self.title.setText(
            words.say("The store is open elsewhere") if is_locked else words.say("The store can’t be opened")
        )
        self.sentence.setText(words.tell(self.error.message))
        if self._note:
            self.note.setText(words.tell(self._note.message))
        for choice, button in self.buttons.items():
            button.setText(words.say(choice.text))
        if StartChoice.TAKE_OVER in self.buttons:
            lost = words.say("After a takeover, the other program can no longer save.")
            self.buttons[StartChoice.TAKE_OVER].setToolTip(lost)

    def repaint_colours(self, colours: Palette) -> None:
        """Take other colours."""
        for choice, button in self.buttons.items():
            button.setIcon(icon(choice.icon, colours.on_accent if button is self.first else colours.muted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus: Enter does so in dialogs only."""
        focus = QApplication.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        role(self.first, "primary")
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(8)
        for label in (self.title, self.sentence, self.place, self.note):
            column.addWidget(label)
        column.addSpacing(8)
        for choice, button in self.buttons.items():
            row = QHBoxLayout()
            row.addWidget(button if button is self.first else role(button, "quiet"))
            row.addStretch(1)
            column.addLayout(row)
            if choice is next(iter(self.buttons)):
                column.addSpacing(4)
        across = QHBoxLayout()  # not an alignment: that would forget how high a wrapped sentence gets
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)


def reason_of(error: Exception) -> UserError:
    """Return the sentence that says why a store can't be opened; a bug of ours is raised again."""
    told = explain(error)
    if isinstance(told, UserError):
        return told
    if isinstance(error, FAULTS):  # no fault of the disk: something in the file is not as it must be
        return UserError(DAMAGED)
    raise error


def sentence_about_another(path: Path, error: UserError) -> Phrase:
    """Return the sentence that says why a file that is not the open store can't be opened; it names the file."""
    said = OF_ANOTHER.get(error.message.text)
    return phrase(said, file=str(path)) if said else error.message


def choices_after(error: UserError, *, has_copies: bool, is_own: bool) -> Iterator[StartChoice]:
    """Yield the ways on after an error, the nearest first."""
    is_passing = error.message in PASSING_ERRORS
    if isinstance(error, LockedError):
        yield from (StartChoice.READ_ONLY, StartChoice.TAKE_OVER, StartChoice.TRY_AGAIN)
    if is_passing:
        yield StartChoice.TRY_AGAIN
    if error.message in READABLE_ERRORS:
        yield StartChoice.READ_ONLY
    if has_copies:
        yield StartChoice.RESTORE
    if error.message == LOST:  # the stick it lies on may come back
        yield StartChoice.TRY_AGAIN
    if not is_own:
        yield StartChoice.OWN_STORE
    yield from (StartChoice.OPEN_STORE, StartChoice.NEW_STORE)
    if not has_copies:  # a copy may lie elsewhere: on a stick, say
        yield StartChoice.RESTORE
    yield from (StartChoice.FOLDER, StartChoice.QUIT)
