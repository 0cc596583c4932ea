"""Builds everything once: settings, words and window; then the store, and what happens when something breaks."""

import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from ccworkbench import paths
from ccworkbench.core.problem import UserError
from ccworkbench.gui.collector import collector
from ccworkbench.gui.icons import app_icon
from ccworkbench.gui.main_window import MainWindow
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.theme import load_fonts, load_rare_font
from ccworkbench.locales import LANGUAGES
from ccworkbench.quick import plain_imports

if TYPE_CHECKING:  # these cost more than the window, which shows first
    from ccworkbench.gui.desk import Desk
    from ccworkbench.gui.keeper import Keeper
    from ccworkbench.store.store import Store


class Program(QObject):
    """The running program: its window, and the store that it opened."""

    def __init__(self, store_path: Path, settings: Settings, language: str) -> None:
        super().__init__()
        self.path, self.settings = store_path, settings
        self.store: Store | None = None
        self.desk: Desk | None = None
        self.keeper: Keeper | None = None
        self._telling = False
        self.window = MainWindow(settings, paths.words(language))
        self.window.painted.connect(self.open_store)
        self.window.closing.connect(self.close)

    def open_store(self, *, read_only: bool = False, take_over: bool = False) -> None:
        """Bring the store into the window, or say there why that can't be."""
        try:
            with plain_imports():
                from ccworkbench.gui.desk import Desk
                from ccworkbench.gui.workplace import Workplace  # noqa: F401 - loaded while imports are quick
                from ccworkbench.store.store import Store

                self.store = Store.open(self.path, read_only=read_only, take_over=take_over, look_inside=False)
                self.desk = Desk(self.store, self.window.words.language, self.window.colours)
                self.desk.project_opened.connect(collector().begin_anew)
                self.desk.checked.connect(collector().set_aside)  # all sheets were read
                self.window.furnish(self.desk)
        except UserError as error:
            self._tell_start(error)
            return
        QTimer.singleShot(200, self, self._finish)

    def close(self) -> None:
        """Let go of the project and the store."""
        if self.keeper:
            self.keeper.stop()
        if self.desk:
            self.desk.close()
        if self.store:
            self.store.close()
        self.store = self.desk = self.keeper = None

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a UserError above the sheet, and offer a report for anything else; the window lives on."""
        workplace = self.window.workplace
        if isinstance(error, UserError) and workplace:
            workplace.tell_error(error)
            return
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif not self._telling:
            self._telling = True
            QTimer.singleShot(0, self, partial(self._offer_report, error))

    def _finish(self) -> None:
        """Do what nobody waits for: garbage, the rare font, the program's sign, a look at the whole store, backups."""
        from ccworkbench.gui.keeper import Keeper

        collector().set_aside()
        collector().start()
        load_rare_font()
        self.window.setWindowIcon(app_icon())
        if self.store:
            self.keeper = Keeper(self.path, read_only=self.store.read_only, parent=self)
            self.keeper.failed.connect(self._tell_damage)
            self.keeper.kept.connect(self._tell_backup)
            self.keeper.start()

    def _tell_backup(self, _path: object) -> None:
        from ccworkbench.store.backup import latest

        if last := latest(self.path):
            self.window.status.show_backup(last.made.astimezone())

    def _tell_damage(self, error: UserError) -> None:
        if self.window.workplace:
            self.window.workplace.tell_error(error)

    def _tell_start(self, error: UserError) -> None:
        from ccworkbench.gui.start_page import StartPage

        page = StartPage(self.window.words, error)
        page.read_only_chosen.connect(partial(self.open_store, read_only=True))
        page.take_over_chosen.connect(partial(self.open_store, take_over=True))
        page.quit_chosen.connect(self.window.close)
        self.window.setCentralWidget(page)

    def _offer_report(self, error: BaseException) -> None:
        from ccworkbench.gui.errors import offer_report

        workplace = self.window.workplace
        offer_report(self.window, self.window.words, error, workplace.steps() if workplace else [])
        self._telling = False


def run(store_path: Path | None = None, language: str | None = None) -> int:
    """Open the window on a store, and stay until it is closed."""
    QApplication.setStyle("Fusion")  # before there is an application, or it makes the system's style first
    application = QApplication(sys.argv[:1])
    collector()  # from now on garbage is collected by it, once the start is over
    set_up(application)
    settings = Settings.load(paths.user_data())
    program = Program(store_path or paths.default_store(), settings, language or settings.language or system_language())
    sys.excepthook = program.on_exception
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
    """Give the system's language if it is one of ours, else English."""
    wanted = QLocale.system().name()[:2]
    return wanted if wanted in LANGUAGES else "en"
