"""Another program that holds the file of the store, and how long the window did not answer meanwhile."""

import sqlite3
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer


class Held:
    """A second connection; while it holds the file, nobody can read it, and nobody write."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=5)
        self._is_holding = False

    def take(self) -> None:
        """Hold the file."""
        self._connection.execute("BEGIN EXCLUSIVE")
        self._is_holding = True

    def free(self) -> None:
        """Let it go."""
        if self._is_holding:
            self._connection.execute("ROLLBACK")
            self._is_holding = False

    def close(self) -> None:
        """Let it go for good."""
        self.free()
        self._connection.close()


class Pulse(QObject):
    """Beats as often as the window's thread can, and remembers the longest time in which it could not."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, perf_counter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
