"""An open store with the sample project, in a file of its own, and the window on it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.cell_look import cell_font, lay_out, spacing_of
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.look.theme import apply_theme, load_fonts
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.sheet.view_of_shape import view_of
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language import catalogues
from ccworkbench.method.plan.sample import sample_pictures, sample_rows
from ccworkbench.program import Program
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.store import Store
from tests.gui.busy_store import Held
from tests.gui.lent_project import LentProject
from tests.gui.typed_keys import Hands, OpenSheet

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with the sample project once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("sample") / "sample.ccw"
    with Store.open(path) as store:
        for picture in sample_pictures():
            store.keep_picture(picture, "image/png")
        store.add(sample_rows(catalogues.words_of("en")))
    return path


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> QApplication:
    """Give the program its style once: a style sheet takes long to apply."""
    qapp.setStyle("Fusion")
    qapp.setKeyboardInputInterval(60_000)  # between two letters a busy machine may take long
    load_fonts()
    for measured in (cell_font, spacing_of, lay_out):
        measured.cache_clear()  # before the fonts were there, texts were measured in others
    apply_theme(qapp, LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def _let_go_of_keys(qapp: QApplication) -> Iterator[None]:
    """Let go of Ctrl and Shift: Qt remembers the last ones, and the next test would select more than it asked for."""
    yield
    if qapp.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(scope="session")
def lent_project(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LentProject]:
    """Keep the sample project open from test to test, as long as nobody goes through its door."""
    lent_project = LentProject(sample_store, tmp_path_factory)
    yield lent_project
    lent_project.clear()


@pytest.fixture
def context(lent_project: LentProject, styled: QApplication) -> Iterator[Context]:
    """Open the sample project, in English, on a fixed day."""
    with lent_project.context(TODAY) as context:
        yield context


@pytest.fixture
def held(context: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Give another program's connection, which can hold the whole file; windows close over what waits."""
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)
    held = Held(context.store.path)
    yield held
    held.close()


@pytest.fixture
def settings(tmp_path: Path, context: Context) -> Settings:
    """Remember nothing but the project that was open last."""
    return Settings(tmp_path / "settings.json", language="en", theme="light", last_project=str(context.book.project_id))


@pytest.fixture
def window(settings: Settings, context: Context, qtbot: QtBot) -> MainWindow:
    """Open the window on the sample project."""
    window = MainWindow(settings, catalogues.words_of("en"))
    qtbot.addWidget(window)
    window.show()
    window.show_content(context)
    return window


@pytest.fixture
def project_view(window: MainWindow) -> ProjectView:
    """Give the open project's part of the window."""
    assert window.content
    assert window.content.project_view
    return window.content.project_view


@pytest.fixture
def open_sheet(context: Context, qtbot: QtBot) -> OpenSheet:
    """Open sheets as tables or matrices, to be worked on by hand.

    They are held to the end: a window that nothing holds may be collected while it is painted.
    """
    held: list[Hands] = []

    def opened(key: str) -> Hands:
        view = view_of(context, BY_KEY[key])
        assert isinstance(view, RowsView)
        qtbot.addWidget(view)
        view.resize(1100, 700)
        view.show()
        held.append(Hands(view))
        return held[-1]

    return opened


@pytest.fixture
def program(sample_store: Path, tmp_path: Path, styled: QApplication, qtbot: QtBot) -> Iterator[Program]:
    """Start the program on a store with the sample project; its window shows when a test wants that."""
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    program = Program(path, Settings(tmp_path / "settings.json", language="en", theme="light"), "en")
    qtbot.addWidget(program.window)
    program.window.resize(1280, 720)
    yield program
    program.window.close()


@pytest.fixture
def content(program: Program) -> WindowContent:
    """Open the store, and its first project."""
    program.open_store()
    assert program.store
    assert program.window.content
    program.window.show()
    program.window.content.open(program.store.projects()[0].id)
    return program.window.content


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another store, with a project of its own."""
    path = tmp_path / "elsewhere" / "other.ccw"
    with Store.open(path) as store:
        store.add([Project(name="Elsewhere")])
    return path
