"""Builds everything once: the application with its fonts, settings and language; then the program, until it ends."""

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QThreadPool
from PySide6.QtWidgets import QApplication

from ccworkbench import paths
from ccworkbench.gui.garbage_collection import garbage_collector
from ccworkbench.gui.look.theme import load_fonts
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.termination import Termination
from ccworkbench.language.languages import ours_or_english
from ccworkbench.program import Program


def run(store_path: Path | None = None, language: str | None = None) -> int:
    """Open the window on a store, and stay until it is closed."""
    QApplication.setStyle("Fusion")  # before there is an application, or it makes the system's style first
    application = QApplication(sys.argv[:1])
    garbage_collector()  # from now on garbage is collected by it, once the start is over
    set_up(application)
    settings = Settings.load(paths.user_data())
    program = Program(store_path or paths.default_store(), settings, language or settings.language or system_language())
    sys.excepthook = program.on_exception
    Termination(program)
    program.window.show()
    code = application.exec()
    QThreadPool.globalInstance().waitForDone()  # whom a look at the store tells must not be gone before it ends
    return code


def set_up(application: QApplication) -> None:
    """Give the program its name, style and fonts."""
    application.setApplicationName("CC Workbench")
    application.setDesktopFileName("ccworkbench")
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    load_fonts()


def system_language() -> str:
    """Return the system's language if it is one of ours, else English."""
    return ours_or_english(QLocale.system().name())
