"""The window with its store: what is open, what comes in its place, and what happens when something breaks."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ccworkbench import paths
from ccworkbench.gui.actions import Act
from ccworkbench.gui.garbage_collection import garbage_collector
from ccworkbench.gui.look.icons import program_icon
from ccworkbench.gui.look.theme import load_rare_font
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.plain_imports import plain_imports

CLOSING_PATIENCE = 0.05  # seconds that the window waits for a busy file; what waits is tried again by itself

if TYPE_CHECKING:  # these cost more than the window, which shows first
    from ccworkbench.gui.context import Context
    from ccworkbench.gui.store_file.start_page import StartChoice
    from ccworkbench.gui.window.error_reports import ErrorReports
    from ccworkbench.gui.window.store_monitor import StoreMonitor
    from ccworkbench.store.copies.listing import Backup
    from ccworkbench.store.store import Store


class Program(QObject):
    """The running program: its window, and the store that it opened."""

    def __init__(self, store_path: Path, settings: Settings, language: str) -> None:
        super().__init__()
        self.path, self.settings = store_path, settings
        self._default_path = store_path
        self.store: Store | None = None
        self.context: Context | None = None
        self.store_monitor: StoreMonitor | None = None
        self._error_reports: ErrorReports | None = None
        self._is_settled = False
        self.window = MainWindow(settings, catalogues.words_of(language))
        self.window.program_commands = {
            Act.OPEN_STORE: self.choose_store,
            Act.NEW_STORE: self.make_store,
            Act.RESTORE: self.choose_copy,
        }
        self.window.painted.connect(self.open_store)
        self.window.closing.connect(self.close)

    def open_store(self, path: Path | None = None, *, read_only: bool = False, take_over: bool = False) -> None:
        """Bring a store into the window in place of what is there; where that can't be, the window says why.

        Without a path it is the present one. A store that is open stays so until the other one could be opened.
        """
        path = path or self.path
        try:
            with plain_imports():
                from ccworkbench.gui.window.window_content import WindowContent  # noqa: F401 - loaded while imports are quick
                from ccworkbench.store.store import Store

                store = Store.open(
                    path, read_only=read_only, take_over=take_over, look_inside=False, patience=CLOSING_PATIENCE
                )
        except Exception as error:
            self._tell_start(path, error)
            return
        if not self._leave():
            store.close()
            return
        self.path, self.store = path, store
        try:
            self._show_content(store)
        except Exception as error:
            self._tell_start(path, error)

    def close(self) -> None:
        """Let go of the project and the store."""
        self._end_store_monitor()
        if self.context:
            self.context.close()
        if self.store:
            self.store.close()
            self.settings.last_projects[str(self.path)] = self.settings.last_project
        self.store = self.context = None

    def take_over(self) -> None:
        """Write to a store in the place of another program, if that is meant."""
        from ccworkbench.gui.store_file.choose_file import may_take_over

        if may_take_over(self.window, self.window.words, self.path):
            self.open_store(take_over=True)

    def choose_store(self) -> None:
        """Ask for another store and open it; the present one is opened once more if it can't be written to."""
        from ccworkbench.gui.store_file.choose_file import ask_store

        self._open_chosen(ask_store(self.window, self.window.words, self.path))

    def _open_chosen(self, path: Path | None) -> None:
        from ccworkbench.store.file import exists

        are_there = path is not None and exists(path) and exists(self.path)
        is_open = self.store is not None and path is not None and are_there and path.samefile(self.path)
        if is_open and self.window.content and self.window.content.unwritable.reason:
            self.window.content.unwritable.try_again()
        elif path and (not is_open or (self.store and self.store.read_only)):
            self.open_store(path)

    def make_store(self) -> None:
        """Ask where a new store shall be, and open it."""
        from ccworkbench.gui.store_file.choose_file import ask_new_store

        self._open_chosen(ask_new_store(self.window, self.window.words, self.path))

    def choose_copy(self) -> None:
        """Ask for a copy of the store and put it in the store's place."""
        from ccworkbench.gui.store_file.restore_dialog import choose_copy
        from ccworkbench.store.lock import TakenOverError

        taken = self.store.unwritable() if self.store else None
        if isinstance(taken, TakenOverError):  # whoever writes to it now would lose that
            self._tell(taken)
            return
        if self.window.content:
            self.window.content.commit()  # what was just typed counts among what would be lost
        copy = choose_copy(self.window.words, self.window.colours, self.path, self.window)
        if copy:
            self.restore(copy)

    def restore(self, copy: "Backup") -> None:
        """Put a copy in the store's place and open that; a bar says where the former file is."""
        from ccworkbench.gui.window.copy_notices import restored_sentence

        self._replace(copy.path, lambda aside: restored_sentence(copy.made, aside))

    def take_back(self, former: Path) -> None:
        """Put the file that was there before a restore in its place again, in whatever state it was."""
        from ccworkbench.gui.window.copy_notices import taken_back_sentence

        self._replace(former, taken_back_sentence, as_it_is=True)

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a UserError below the sheet, and offer a report for anything else; the window lives on."""
        from ccworkbench.gui.window.error_reports import ErrorReports  # nothing breaks in most sessions

        if self._error_reports is None:
            self._error_reports = ErrorReports(self.window)
        self._error_reports.on_exception(kind, error, trace)

    def _show_content(self, store: "Store") -> None:
        from ccworkbench.gui.context import Context

        self.settings.last_project = self.settings.last_projects.get(str(self.path), self.settings.last_project)
        self.context = Context(store, self.window.words.language, self.window.colours)
        self.context.project_opened.connect(garbage_collector().begin_anew)
        self.context.checked.connect(garbage_collector().set_aside)  # all sheets were read
        self.window.show_content(self.context)
        self.context.moved.connect(self._follow)
        self.window.status.show_store(None if self.path == paths.default_store() else self.path)
        QTimer.singleShot(200, self.window, self._finish)

    def _follow(self) -> None:
        """Look after the file in which the session goes on."""
        self._end_store_monitor()
        if self.store:
            self.path = self.store.path
            self.window.status.show_backup(None)
            self.window.status.show_store(self.path)
            self._finish()

    def _end_store_monitor(self) -> None:
        if self.store_monitor:
            self.store_monitor.stop()
        self.store_monitor = None

    def _leave(self, *, keeps_file: bool = False) -> bool:
        """Close the present store, if there is one; tell whether what was typed could be kept."""
        content = self.window.content
        if content and not content.may_close(keeps_file=keeps_file):
            return False
        if content or self.window.start_page:
            self.window.clear()
            self.window.status.show_backup(None)
            self.window.status.show_store(None)
        self.close()
        return True

    def _replace(self, copied: Path, say: Callable[[Path | None], Phrase], *, as_it_is: bool = False) -> None:
        from ccworkbench.gui.window.copy_notices import show_restored
        from ccworkbench.store.backup import restore
        from ccworkbench.store.errors import DAMAGED

        place = self.path  # the session may be saved as a new file before it ends; a copy never takes that one's place
        if not self._leave(keeps_file=True):
            return
        self.path = place
        try:
            aside = restore(copied, self.path, as_it_is=as_it_is)
        except UserError as error:
            self.open_store()
            if error.message == DAMAGED:  # the copy is; the store was never touched
                self._tell_of_another(copied, error)
            else:
                self._tell(error)
            return
        self.open_store()
        if self.window.content:
            back = partial(self.take_back, aside) if aside and not as_it_is else None
            show_restored(self.window.content, say(aside), back)

    def _finish(self) -> None:
        """Do what nobody waits for: garbage, the rare font, the program’s sign, a look through the store, backups."""
        from ccworkbench.gui.window.store_monitor import StoreMonitor

        if not self._is_settled:
            self._is_settled = True
            garbage_collector().set_aside()
            garbage_collector().start()
            load_rare_font()
            self.window.setWindowIcon(program_icon())
        if self.store is None:  # it could not be opened, or was closed meanwhile
            return
        if self.store_monitor is None:
            self.store_monitor = StoreMonitor(self.store, self.window, self.open_store, self)
            self.store_monitor.start()

    def _tell(self, error: UserError) -> None:
        """Say one sentence wherever the window is."""
        if self.window.content:
            self.window.content.tell_error(error)
        elif self.window.start_page:
            self.window.start_page.tell(error, self.window.words)

    def _tell_of_another(self, path: Path, error: UserError) -> None:
        """Say why another file can't be used, and that nothing happened to the store that is open."""
        from ccworkbench.gui.store_file.start_page import sentence_about_another

        said = sentence_about_another(path, error)
        if self.window.content:
            said = phrase("{reason} The open store is unchanged.", reason=self.window.words.tell(said))
        self._tell(UserError(said))

    def _tell_start(self, path: Path, error: Exception) -> None:
        """Show why a store can't be opened, and the ways on.

        What is there stays for another file that can't be opened at all: one sentence is enough.
        """
        from ccworkbench.gui.store_file.start_page import StartPage, choices_after, reason_of
        from ccworkbench.store.copies.listing import copies
        from ccworkbench.store.lock import LockedError

        reason = reason_of(error)
        stay = {self.path} if self.store else {self.path, self._default_path}
        is_something_there = self.store or self.window.start_page
        if is_something_there and path not in stay and not isinstance(reason, LockedError):
            self._tell_of_another(path, reason)
            return
        if not self._leave():
            return
        self.path = path
        page = StartPage(
            path, reason, choices_after(reason, has_copies=bool(copies(path)), is_own=path == self._default_path)
        )
        page.chosen.connect(self._do_choice)
        self.window.show_start(page)
        QTimer.singleShot(200, self.window, self._finish)

    def _do_choice(self, choice: "StartChoice") -> None:
        """Go a way that was chosen on the start page."""
        from ccworkbench.gui.store_file.choose_file import show_folder
        from ccworkbench.gui.store_file.start_page import StartChoice

        choices: dict[StartChoice, Callable[[], object]] = {
            StartChoice.READ_ONLY: partial(self.open_store, read_only=True),
            StartChoice.TAKE_OVER: self.take_over,
            StartChoice.TRY_AGAIN: self.open_store,
            StartChoice.RESTORE: self.choose_copy,
            StartChoice.OPEN_STORE: self.choose_store,
            StartChoice.OWN_STORE: partial(self.open_store, self._default_path),
            StartChoice.NEW_STORE: self.make_store,
            StartChoice.FOLDER: partial(show_folder, self.window, self.window.words, self.path),
            StartChoice.QUIT: self.window.close,
        }
        choices[choice]()
