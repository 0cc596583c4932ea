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
        self._damage = ""  # the keeper's sentence, while it may stand below the sheet
        self._is_over = False
        self.keeper = PeriodicBackup(self._path, read_only=store.read_only, parent=self)
        self.keeper.failed.connect(self._tell_failure)
        self.keeper.found_damage.connect(self._on_damage)
        self.keeper.recovered.connect(self._take_damage_back)
        self.keeper.kept.connect(self._tell_backup)

    def start(self) -> None:
        """Check and copy the store, and look for files in which an earlier session went on, or kept texts."""
        self.keeper.start()
        path, settings = self._path, self._window.settings
        rescues, texts = list(settings.dismissed_rescues), list(settings.dismissed_texts)
        task = Job(lambda _progress: (rescue_of(path, rescues), texts_files_of(path, texts)))
        task.done.connect(self._tell_beside)
        task.start()

    def stop(self) -> None:
        """Look after it no more; nothing is told of it either."""
        self._is_over = True
        self.keeper.stop()
        self.deleteLater()

    def _tell_backup(self, _path: object) -> None:
        if last := latest(self._path):
            self._window.status.show_backup(last.made.astimezone())

    def _on_damage(self, state: tuple[int, ...]) -> None:
        self._store.note_damage(state)
        self._window.refresh_commands()
        if self._window.workplace:
            self._window.workplace.unwritable.look_again()

    def _tell_failure(self, error: UserError) -> None:
        is_told_there = error.message == DAMAGED and not self._store.read_only  # in the bar that has the ways on
        if self._window.workplace and not is_told_there:
            self._window.workplace.tell_error(error)
            self._damage = self._window.workplace.errors.sentence

    def _take_damage_back(self) -> None:
        """Take the keeper's sentence away, if it still stands there."""
        if self._window.workplace and self._window.workplace.errors.sentence == self._damage:
            self._window.workplace.errors.dismiss()

    def _tell_beside(self, found: tuple[Backup | None, list[Path]]) -> None:
        rescue, texts = found
        if self._window.workplace is None or self._is_over:
            return
        if rescue:
            show_rescue(self._window.workplace, rescue, partial(self._open_store, rescue.path))
        if texts:
            show_unwritten(self._window.workplace, texts)
