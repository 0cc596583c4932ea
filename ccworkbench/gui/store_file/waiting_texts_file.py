"""Keeps texts that have waited for a while in a file: what stands in memory alone goes with a killed program."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ccworkbench.gui.context import Context
from ccworkbench.gui.store_file.unwritten_texts import texts_file, write_texts
from ccworkbench.store.backup import free_path

KEEP_AFTER_MS = 5000  # milliseconds; a store that is busy is free again by then


class WaitingTextsFile(QObject):
    """Writes what waits, again whenever that has changed, and removes the file when nothing waits any more."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file: Path | None = None
        self._written = ""
        self.timer = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self.timer.timeout.connect(self._keep)
        context.pending.changed.connect(self._follow)

    def _follow(self) -> None:
        texts = self._context.pending.texts()
        if not texts:
            self.timer.stop()
            self._remove()
        elif texts != self._written and not self.timer.isActive():
            self.timer.start()

    def _keep(self) -> None:
        texts = self._context.pending.texts()
        file = write_texts(self._context, self._file or free_path(texts_file(self._context.store.path)))
        if file != self._file:
            self._remove()
        self._file, self._written = file, texts

    def _remove(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # it is told of at the next start; that harms nobody
                self._file.unlink()
        self._file, self._written = None, ""
