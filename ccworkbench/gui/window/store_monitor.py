"""Looks after the open store beside the window, and tells there what comes of it: damage, backups, a rescued file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ccworkbench.gui.background import Job
from ccworkbench.gui.store_file.periodic_backup import PeriodicBackup
from ccworkbench.gui.store_file.unwritten_texts import texts_files_of
from ccworkbench.gui.window.copy_notices import show_rescue, show_unwritten
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.user_error import UserError
from ccworkbench.store.backup import latest
from ccworkbench.store.copies.contents import rescue_of
from ccworkbench.store.copies.listing import Backup
from ccworkbench.store.errors import DAMAGED
from ccworkbench.store.store import Store


class StoreMonitor(QObject):
    """Begins when the window can be used, and ends with the store, or when the session goes on in another file."""

    def __init__(self, store: Store, window: MainWindow, open_store: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._window, self._open_store = store, window, open_store
        self._path = store.path
        self._added, self._checked = store.added, store.touched
        self._damage = ""  # the sentence of the periodic backup, while it may stand below the sheet
        self._is_over = False
        self.periodic_backup = PeriodicBackup(self._path, read_only=store.read_only, parent=self)
        self.periodic_backup.failed.connect(self._tell_failure)
        self.periodic_backup.found_damage.connect(self._on_damage)
        self.periodic_backup.recovered.connect(self._take_damage_back)
        self.periodic_backup.backed_up.connect(self._tell_backup)

    def start(self) -> None:
        """Check and copy the store, and look for files in which an earlier session went on, or kept texts."""
        self.periodic_backup.start()
        if self._window.content:
            self._window.content.unwritable.looked.connect(self._follow)
        path, settings = self._path, self._window.settings
        rescues, texts = list(settings.dismissed_rescues), list(settings.dismissed_texts)
        job = Job(lambda _progress: (rescue_of(path, rescues), texts_files_of(path, texts)))
        job.done.connect(self._tell_beside)
        job.start()

    def stop(self) -> None:
        """Look after it no more; nothing is told of it either."""
        self._is_over = True
        self.periodic_backup.stop()
        self.deleteLater()

    def _follow(self) -> None:
        """Check the whole file once more when somebody else wrote it, and copy it soon when a project was added."""
        if self._is_over:
            return
        touched, added = self._store.touched, self._store.added
        if touched not in ((), self._checked):
            self._checked = touched
            self.periodic_backup.check_again()
        if added > self._added:
            self._added = added
            self.periodic_backup.back_up_soon()

    def _tell_backup(self, _path: object) -> None:
        if last := latest(self._path):
            self._window.status.show_backup(last.made.astimezone())

    def _on_damage(self, state: tuple[int, ...]) -> None:
        self._store.note_damage(state)
        self._window.refresh_commands()
        if self._window.content:
            self._window.content.unwritable.look_again()

    def _tell_failure(self, error: UserError) -> None:
        is_told_there = error.message == DAMAGED and not self._store.read_only  # in the bar that has the ways on
        if self._window.content and not is_told_there:
            self._window.content.tell_error(error)
            self._damage = self._window.content.errors.sentence

    def _take_damage_back(self) -> None:
        """Take the sentence of the periodic backup away, if it still stands there."""
        if self._window.content and self._window.content.errors.sentence == self._damage:
            self._window.content.errors.dismiss()

    def _tell_beside(self, found: tuple[Backup | None, list[Path]]) -> None:
        rescue, texts = found
        if self._window.content is None or self._is_over:
            return
        if rescue:
            show_rescue(self._window.content, rescue, partial(self._open_store, rescue.path))
        if texts:
            show_unwritten(self._window.content, texts)
