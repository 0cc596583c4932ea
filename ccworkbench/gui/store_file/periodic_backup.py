"""Looks after the store while the window is open: checks it once, and copies it whenever it has changed."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.gui.background import Job
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase
from ccworkbench.store.backup import EVERY, backup, due, no_backup
from ccworkbench.store.copies.leftovers import remove_leftovers, remove_temporary_folders
from ccworkbench.store.copies.listing import folder_of
from ccworkbench.store.errors import DAMAGED, FAULTS, FOREIGN, StoreError
from ccworkbench.store.file import check, fingerprint

LOOK_EVERY_MS = 60_000
LONGEST_PAUSE = 15  # looks that are left out after a failure: 0, 1, 3, 7, then always these


class PeriodicBackup(QObject):
    """Makes a backup at the start if the store has changed since the last one, and then every quarter of an hour.

    What fails is told once and tried again, more and more seldom, until it works.
    """

    failed = Signal(object)  # a UserError: the store is damaged, or no backup can be made; the same only once
    found_damage = Signal(object)  # the fingerprint that the file had when a look at it began; every time
    recovered = Signal()  # what failed works again
    backed_up = Signal(object)  # the path of a new backup, or None where none was due

    def __init__(self, store: Path, *, read_only: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._read_only = store, read_only
        self.is_working, self._must_check, self._checks = False, True, False
        self._state: tuple[int, ...] = ()
        self._told: Phrase | None = None
        self._failures = self._pause = 0
        self._wanted: timedelta | None = None  # what was asked for while another look was at work
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_running(self) -> bool:
        """Tell whether it will look again by itself."""
        return self._timer.isActive()

    def start(self) -> None:
        """Check the whole file and copy it, beside the window."""
        self._timer.start()
        self._work(timedelta(0))

    def check_again(self) -> None:
        """Check the whole file once more, because somebody may have changed it."""
        self._must_check = True
        self._work(EVERY)

    def back_up_soon(self) -> None:
        """Copy the store, however young its last backup is: something was made that stands in none."""
        self._work(timedelta(0))

    def stop(self) -> None:
        """Look no more; the store is closed, and nobody is told what comes of work that still runs."""
        self._timer.stop()
        self.blockSignals(True)

    def look(self) -> None:
        """Do what is due by now, unless the last look failed a short while ago."""
        if self.is_working:
            return
        if self._pause and not self._was_mended():
            self._pause -= 1
        elif self._read_only and not self._must_check:
            self._timer.stop()
        else:
            self._work(EVERY)

    def _work(self, every: timedelta) -> None:
        if self.is_working:
            self._wanted = every if self._wanted is None else min(every, self._wanted)
            return
        self.is_working = True
        self._state = fingerprint(self._store)
        store, read_only, is_first = self._store, self._read_only, self._must_check
        self._must_check, self._checks = False, is_first
        job = Job(
            lambda _progress: check_and_back_up(store, every, read_only=read_only, is_first=is_first)
        )  # may outlive us
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_done(self, made: object) -> None:
        self.is_working, self._failures, self._pause = False, 0, 0
        if self._told is not None:
            self._told = None
            self.recovered.emit()
        self.backed_up.emit(made)
        self._go_on()

    def _on_failed(self, error: UserError) -> None:
        if error.message == FOREIGN:  # it was ours when it was opened
            error = StoreError(DAMAGED)
        self.is_working = False
        self._must_check = self._must_check or self._checks
        self._pause = min(2**self._failures - 1, LONGEST_PAUSE)
        self._failures += 1
        if self._told != error.message:
            self._told = error.message
            self.failed.emit(error)
        if error.message == DAMAGED:
            self._must_check = True
            self.found_damage.emit(self._state)
        if self._was_mended():  # while it was looked at: the next look would come in a minute
            self._wanted = EVERY
        self._go_on()

    def _go_on(self) -> None:
        """Do what was asked for meanwhile."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.is_running:
            self._work(wanted)

    def _was_mended(self) -> bool:
        """Tell whether somebody put another file where the damaged one lay."""
        return self._told == DAMAGED and fingerprint(self._store) != self._state


def check_and_back_up(store: Path, every: timedelta, *, read_only: bool, is_first: bool) -> Path | None:
    """Check a store at first, copy it if that is due, and clear away what killed programs left.

    Return the new backup, if one was made; raises UserError.
    """
    try:
        if is_first:
            check(store)
        made = backup(store) if not read_only and due(store, every=every) else None
        if is_first:
            remove_temporary_folders()
        if is_first and not read_only:
            remove_leftovers(store)
    except FAULTS as error:
        raise no_backup(folder_of(store), error) from error
    return made
