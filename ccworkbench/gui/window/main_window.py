"""The window itself: menus, colours, language, size. It shows at once; `show_content` brings in store and sheets."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLibraryInfo, QSize, QTranslator, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ccworkbench.gui.actions import LANGUAGES_TO_CHOOSE, THEMES_TO_CHOOSE, Act, Actions
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.screen_fit import bring_inside, fit
from ccworkbench.gui.look.theme import apply_theme, palette_for
from ccworkbench.gui.menus import MenuBar
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.before_opening import EmptyWindow
from ccworkbench.gui.window.redo_key import RedoKey
from ccworkbench.gui.window.status_bar import StatusBar
from ccworkbench.language import catalogues
from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Words, phrase

if TYPE_CHECKING:  # before the first paint nothing may import the store: it costs more than the window
    from ccworkbench.gui.context import Context
    from ccworkbench.gui.store_file.start_page import StartPage
    from ccworkbench.gui.window.window_content import WindowContent

ZOOM_STEPS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class MainWindow(QMainWindow):
    """Shows menus and colours at once, and nothing else until `show_content` is called."""

    painted = Signal()  # once, when something has been seen
    closing = Signal()

    def __init__(self, settings: Settings, words: Words) -> None:
        super().__init__()
        self.settings, self.words = settings, words
        self.colours: Palette = palette_for(settings.theme)
        self.acts = Actions(self)
        self.menus = MenuBar(self.menuBar(), self.acts, self.colours)
        self.status = StatusBar(self.acts, words, self.colours)
        self.content: WindowContent | None = None
        self.start_page: StartPage | None = None
        self.program_commands: dict[Act, Callable[[], None]] = {}  # what only the program can do: it holds the store
        self._translator = QTranslator(self)
        self.setStatusBar(self.status)
        bare = EmptyWindow(settings)
        bare.painted.connect(self.painted)
        self.setCentralWidget(bare)
        self.addActions([action for _, action in self.acts])
        self.acts.triggered.connect(self.run)
        RedoKey(self.acts[Act.REDO])
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_colours)
        if not (settings.geometry and self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))):
            fit(self, QSize(1440, 900))
        bring_inside(self)
        self._apply_colours()
        self._apply_language()
        self.enable({})

    def show_content(self, context: "Context") -> None:
        """Bring in the open store: the list of projects, or the project that was open last."""
        from ccworkbench.gui.window.window_content import WindowContent

        self.start_page = None
        self.content = WindowContent(context, self.acts, self.settings, self.status, self)
        self.content.commands_changed.connect(self.refresh_commands)
        self.content.title_changed.connect(self.setWindowTitle)
        self.setCentralWidget(self.content)
        self.content.show()  # at once: Qt gives no focus to what it shows later, but to a button below
        self.content.start()

    def clear(self) -> None:
        """Take out what shows the store: it is closed now, and nothing may read from it any more."""
        if self.content:
            self.content.leave()
        self.content = self.start_page = None
        self.status.clear_project()
        self.setCentralWidget(QWidget())
        self._name()
        self.refresh_commands()

    def show_start(self, page: "StartPage") -> None:
        """Show why the store can't be opened, and the ways on."""
        self.start_page = page
        page.retranslate(self.words)
        page.repaint_colours(self.colours)
        self.setCentralWidget(page)
        page.show()  # at once: Qt gives no focus to what it shows later, but to a button below
        page.first.setFocus()
        self.refresh_commands()

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Return everything that can be done at this moment."""
        mine = {Act.QUIT: self._quit, Act.SHORTCUTS: self._show_shortcuts, Act.ABOUT: self._show_about}
        mine |= {act: partial(self.set_language, act.value.removeprefix("language_")) for act in LANGUAGES_TO_CHOOSE}
        mine |= {act: partial(self.set_theme, act.value.removeprefix("theme_")) for act in THEMES_TO_CHOOSE}
        mine |= {
            Act.ZOOM_IN: partial(self._zoom, 1),
            Act.ZOOM_OUT: partial(self._zoom, -1),
            Act.ZOOM_RESET: partial(self._zoom, 0),
        }
        return {**self._content_commands(), **self.program_commands, **mine}

    def _content_commands(self) -> dict[Act, Callable[[], None]]:
        if self.content is None:
            return {}
        from ccworkbench.gui.window.dialog_commands import commands_of  # it needs the store, as the content does

        return {**self.content.commands(), **commands_of(self.content)}

    def run(self, act: Act) -> None:
        """Do what was chosen in a menu, by a key, or in the command palette."""
        if self.content is None:
            command = self.commands().get(act)
            if command:
                command()
        else:
            self.content.attempt(act, self.commands())

    def refresh_commands(self) -> None:
        """Switch on what can be done now."""
        self.enable(self.commands())
        if self.content:
            self.content.name_undo_and_redo()

    def enable(self, commands: dict[Act, Callable[[], None]]) -> None:
        """Switch actions on and off."""
        for act, action in self.acts:
            action.setEnabled(act in commands and not (self.content and self.content.context.refuses(act)))

    def set_language(self, language: str) -> None:
        """Show another language at once, and from now on."""
        self.settings.language = language
        self.settings.save()  # now: the program may be ended without being closed
        self.words = catalogues.words_of(language)
        if self.content:
            self.content.context.set_language(language)
        self._apply_language()
        self.refresh_commands()

    def set_theme(self, theme: str) -> None:
        """Show other colours at once, and from now on."""
        self.settings.theme = theme
        self.settings.save()
        self._apply_colours()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.content:
            if not self._may_close(self.content):
                event.ignore()
                return
            self.content.remember()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.closing.emit()
        self.settings.save()
        super().closeEvent(event)

    def _may_close(self, content: "WindowContent") -> bool:
        try:
            return content.may_close()
        except Exception as error:  # raised into Qt, which goes on closing, it would end the program
            sys.excepthook(type(error), error, error.__traceback__)
            return False

    def _quit(self) -> None:
        self.close()

    def _show_shortcuts(self) -> None:
        from ccworkbench.gui.dialogs.help_dialogs import ShortcutsDialog

        self._show(ShortcutsDialog(self.words, self.acts, self.centralWidget()))

    def _show_about(self) -> None:
        from ccworkbench.gui.dialogs.help_dialogs import AboutDialog

        shown = self.content.context.store if self.content else self.start_page
        self._show(AboutDialog(self.words, shown.path if shown else None, self.centralWidget()))

    def _show(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _zoom(self, by: int) -> None:
        now = min(range(len(ZOOM_STEPS)), key=lambda i: abs(ZOOM_STEPS[i] - self.settings.zoom))
        place = min(max(now + by, 0), len(ZOOM_STEPS) - 1) if by else ZOOM_STEPS.index(1.0)
        self.settings.zoom = ZOOM_STEPS[place]
        self.settings.save()
        self._apply_colours()

    def _on_system_colours(self) -> None:
        if self.settings.theme == "system":
            self._apply_colours()

    def _apply_colours(self) -> None:
        self.colours = palette_for(self.settings.theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.colours, self.settings.zoom)
        self.status.repaint_colours(self.colours)
        self.menus.colours = self.colours
        for act in THEMES_TO_CHOOSE:
            self.acts[act].setChecked(act.value == f"theme_{self.settings.theme}")
        if self.content:
            self.content.context.set_palette(self.colours)
        if self.start_page:
            self.start_page.repaint_colours(self.colours)

    def _apply_language(self) -> None:
        language = self.words.language
        application = QApplication.instance()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if application and self._translator.load(f"qtbase_{FACTS[language].qt or language}", folder):
            application.removeTranslator(self._translator)
            application.installTranslator(self._translator)
        self.acts.retranslate(self.words)
        self.menus.retranslate(self.words)
        self.status.retranslate(self.words)
        for act in LANGUAGES_TO_CHOOSE:
            self.acts[act].setChecked(act.value == f"language_{language}")
        if self.start_page:
            self.start_page.retranslate(self.words)
        if self.content is None:
            self._name()

    def _name(self) -> None:
        self.setWindowTitle(self.words.tell(phrase("CC Workbench")))
