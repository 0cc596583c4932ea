"""Python's garbage collection, kept in the window's thread."""

import gc
from time import thread_time

from PySide6.QtCore import QCoreApplication, QObject, QTimer

LOOK_EVERY_MS = 50
LONG_PAUSE = 0.03  # seconds of work that a look may take before what lasts is set aside


class GarbageCollector(QObject):
    """Collects garbage now and then from the event loop; from its making on, Python does so nowhere else.

    Python collects in whatever thread allocates. An export would so take apart, in its own thread, the window's objects
    that nothing but a cycle holds, and Qt's may only go in the thread that they live in: the program would crash.
    """

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect from now on."""
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose time has come, by the thresholds that Python itself goes by."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                self._collect(generation)
                return

    def set_aside(self) -> None:
        """Take all that is there to last: it is not looked at again, so that no look takes long."""
        gc.freeze()

    def begin_anew(self) -> None:
        """Look at all that was set aside, too, for something big was closed; nothing was before the start."""
        if self._timer.isActive():
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _collect(self, generation: int) -> None:
        start = thread_time()
        gc.collect(generation)
        if thread_time() - start > LONG_PAUSE:
            self.set_aside()


def garbage_collector() -> GarbageCollector:
    """Return the collector of the running application, which gets one when it is first asked for."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("Garbage is collected from an application's event loop, and there is none")
    return application.findChild(GarbageCollector) or GarbageCollector(application)
