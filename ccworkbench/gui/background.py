"""Work beside the window: plain values go into a thread, plain values come back."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ccworkbench.exchange.document import CancelledError, Progress
from ccworkbench.language.user_error import UserError

JobWork = Callable[[Progress], Any]

# What a thread works on must outlive the dialog that asked for it.
_RUNNING_JOBS: set["Job"] = set()


class Job(QObject):
    """A piece of work in the background; exactly one of `done`, `failed`, `cancelled` ends it, in the window's thread.

    The work is called with a `Progress`, which it calls now and then; after `cancel()` that raises CancelledError.
    Give it values only: never a widget, a row or a session. It has no parent, for it may outlive whoever asked for it.
    """

    done = Signal(object)
    failed = Signal(object)  # a UserError
    cancelled = Signal()
    progressed = Signal(int, int, str)
    crashed = Signal(object)  # any other exception: a bug, raised again in the window's thread

    def __init__(self, work: JobWork) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        self._runner = _JobRunner(self._run)
        for end in (self.done, self.failed, self.cancelled, self.crashed):
            end.connect(self._forget)
        self.crashed.connect(self._raise)

    def start(self) -> "Job":
        """Begin; gives the task back."""
        _RUNNING_JOBS.add(self)
        QThreadPool.globalInstance().start(self._runner)
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next sign of progress."""
        self._stop.set()

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except CancelledError:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(error)
        except Exception as error:  # a bug: the window’s thread raises it again
            self.crashed.emit(error)
        else:
            self.done.emit(result)

    def _forget(self, *_: object) -> None:
        _RUNNING_JOBS.discard(self)

    def _progress(self, done: int, total: int, text: str) -> None:
        if self._stop.is_set():
            raise CancelledError
        self.progressed.emit(done, total, text)

    def _raise(self, error: Exception) -> None:
        raise error


class _JobRunner(QRunnable):
    """The thread pool's side of a task."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # WORKAROUND: Python owns it, or a quick task is deleted twice (PySide6 6.12)
        self._run = run

    def run(self) -> None:
        self._run()
