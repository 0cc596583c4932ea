"""Looks after the store while the window is open: checks it once, and copies it whenever it has changed."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.gui.tasks import Task
from ccworkbench.store.backup import EVERY, backup, due
from ccworkbench.store.file import check

LOOK_EVERY_MS = 60_000


class Keeper(QObject):
    """Makes a backup at the start if the store has changed since the last one, and then every quarter of an hour."""

    failed = Signal(object)  # a UserError: the store is damaged, or no backup can be made
    kept = Signal(object)  # the path of a new backup, or None where none was due

    def __init__(self, store: Path, *, read_only: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._read_only = store, read_only
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._keep)
        self.failed.connect(self._timer.stop)  # to be told once is enough

    def start(self) -> None:
        """Check the whole file and copy it, beside the window."""
        self._run(timedelta(0), first=True)
        if not self._read_only:
            self._timer.start()

    def stop(self) -> None:
        """Look no more; the store is closed."""
        self._timer.stop()

    def _keep(self) -> None:
        self._run(EVERY)

    def _run(self, every: timedelta, *, first: bool = False) -> None:
        store, read_only = self._store, self._read_only

        def work(_progress: object) -> Path | None:
            if first:
                check(store)
            return backup(store) if not read_only and due(store, every=every) else None

        task = Task(work)  # it may outlive the window
        task.failed.connect(self.failed)
        task.done.connect(self.kept)
        task.start()
