"""Ends the window as its user would when the system asks the program to end: at a log-off, say."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication


class Termination(QObject):
    """Hears SIGTERM while Qt waits in its own loop, where Python runs nothing; on Windows there is none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if os.name == "nt":
            return
        self._heard, told = os.pipe()
        for end in (self._heard, told):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, lambda _number, _frame: None)  # Python writes its number into the pipe
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def _end(self) -> None:
        """Close all windows, dialogs first; one over which something waits asks before it goes."""
        if signal.SIGTERM in os.read(self._heard, 64):
            QApplication.closeAllWindows()
