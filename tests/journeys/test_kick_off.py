"""A project lead's first day: a project from the wizard, its team, its matrix, its actions, and the papers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ccworkbench.core.grid import grid_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.look.theme import load_fonts
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.store.store import Store
from tests.gui.typed_keys import Hands

Key = Qt.Key
TODAY = date(2026, 11, 24)


class Lead:
    """Somebody at the window, with keyboard and mouse."""

    def __init__(self, store: Store, folder: Path, qtbot: QtBot, language: str = "de") -> None:
        settings = Settings.load(folder)
        settings.language, settings.theme, settings.export_folder = language, "light", str(folder)
        self.qtbot = qtbot
        self.window = MainWindow(settings, catalogues.words_of(language))
        qtbot.addWidget(self.window)
        self.context = Context(store, language, self.window.colours, TODAY)
        self.window.show()
        self.window.show_content(self.context)

    @property
    def project_view(self) -> ProjectView:
        assert self.window.content
        assert self.window.content.project_view
        return self.window.content.project_view

    def choose(self, act: Act) -> None:
        """Choose an action in a menu."""
        self.window.acts[act].trigger()

    def create(self, name: str, go_live: str) -> None:
        """Create a project by the wizard."""
        assert self.window.content
        wizard = NewProjectDialog(self.context, self.window)
        QTest.keyClicks(wizard.name, name)
        QTest.keyClicks(wizard.seats, "45")
        QTest.keyClicks(wizard.go_live.line, go_live)
        wizard.create_button.click()
        assert wizard.result() == QDialog.DialogCode.Accepted
        assert wizard.created
        self.window.content.open(wizard.created)

    def sheet(self, key: str) -> Hands:
        """Open a sheet by a click in the navigation."""
        navigation = self.project_view.navigation
        chapter = BY_KEY[key].sheet.chapter
        for line in (chapter, key) if not navigation.is_open(chapter) else (key,):
            index = navigation.model.index(navigation.model.row_of(line))
            navigation.list.scrollTo(index)
            place = navigation.list.visualRect(index).center()
            self.qtbot.mouseClick(navigation.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert isinstance(self.project_view.view, RowsView)
        self.project_view.view.setFocus()
        return Hands(self.project_view.view)

    def contents(self) -> list[list[str]]:
        """Read every cell of the project."""
        view = self.context.viewer()
        grids = [grid_of(sheet, self.context.book.rows) for sheet in SHEETS]
        return [[column.text(row, view) for column in grid.columns] for grid in grids for row in grid.rows]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journey.ccw") as store:
        yield store


@pytest.fixture
def lead(store: Store, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Lead]:
    load_fonts()
    lead = Lead(store, tmp_path, qtbot)
    lead.create("Neue Hotline", "15.3.2027")
    yield lead
    lead.context.close()


def fill(lead: Lead) -> None:
    """Do what is done on the first day."""
    person = lead.sheet("person")
    person.at(0, "given_name").type("Ágnes").press(Key.Key_Tab).type("Szűcs").press(Key.Key_Return)
    raci = lead.sheet("raci")
    first = raci.model.leading()
    free = next(column for column in range(first, first + 9) if raci.model.index(0, column).data() != "C")
    raci.grid.choose(raci.model.index(0, free))
    raci.press(Key.Key_C, text="c")
    actions = lead.sheet("action")
    actions.at(0, "due").type("12.3").press(Key.Key_Return)
    actions.at(0, "assigned_to").type("Щербакова Юлия").press(Key.Key_Down, Key.Key_Return)


def test_the_first_day_is_undone_and_done_again(lead: Lead) -> None:
    before = lead.contents()
    fill(lead)
    after = lead.contents()
    steps = len(lead.context.book.timeline.done)
    for _ in range(steps):
        lead.choose(Act.UNDO)
    assert lead.contents() == before
    for _ in range(steps):
        lead.choose(Act.REDO)
    assert lead.contents() == after
    assert steps == 5


def test_the_first_day_leaves_what_was_typed(lead: Lead) -> None:
    fill(lead)
    book = lead.context.book
    assert book.rows(Action)[0].due == date(2027, 3, 12)
    assert {one.full_name() for one in book.rows(Person)} >= {"Ágnes Szűcs", "Щербакова Юлия"}
    assigned = book.rows(Action)[0].assigned_to
    assert assigned
    assert book.name("person", assigned) == "Щербакова Юлия"
    assert any(cell.letter == "C" for cell in book.rows(Raci))


def test_the_day_survives_a_restart(lead: Lead, tmp_path: Path, qtbot: QtBot, store: Store) -> None:
    fill(lead)
    written = lead.contents()
    lead.window.close()
    lead.context.close()
    again = Lead(store, tmp_path, qtbot)
    assert again.project_view.key == "action"
    assert again.contents() == written
    again.choose(Act.UNDO)
    assert again.contents() != written
    again.context.close()


def test_the_papers_of_the_day_are_written(lead: Lead, tmp_path: Path, qtbot: QtBot) -> None:
    fill(lead)
    dialog = ExportDialog(lead.context, lead.window, lead.window.settings)
    dialog.folder = tmp_path / "papers"
    dialog.folder.mkdir()
    dialog.refresh()
    dialog.write_button.click()
    qtbot.waitUntil(lambda: bool(dialog.outcomes), timeout=30000)
    assert {path.suffix for path in dialog.folder.iterdir()} == {".pdf", ".xlsx"}
    dialog.close()


def test_the_screen_changes_its_language_in_the_midst_of_work(lead: Lead) -> None:
    fill(lead)
    for act in (Act.LANGUAGE_ZH, Act.LANGUAGE_HU, Act.LANGUAGE_RU, Act.LANGUAGE_DE):
        lead.choose(act)
        assert lead.project_view.page
        assert lead.project_view.page.title.text() == lead.context.words.say("Action table")
    lead.sheet("raci").press(Key.Key_Right)
