"""The store is damaged: its user gets back to work, and could still change their mind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file.restore_dialog import RestoreDialog
from ccworkbench.gui.store_file.start_page import StartChoice, StartPage
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.program import Program
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.listing import CopyKind, asides
from ccworkbench.store.store import Store
from tests.gui.typed_keys import Hands
from tests.store.store_actions import only_book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a backup."""
    path = tmp_path / "store.ccw"
    with Store.open(path) as store:
        store.add([Project(name="Hotline"), Action(preparation="Call the customer")])
    backup(path)
    return path


@pytest.fixture
def program(path: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    program = Program(path, Settings(tmp_path / "settings.json", language="en", theme="light"), "en")
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def _answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Enter in the dialog as soon as it shows: its newest copy is chosen."""

    def answer(dialog: RestoreDialog) -> int:
        dialog.show()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(RestoreDialog, "exec", answer)


def table_of(program: Program) -> Hands:
    """Open the actions of the one project."""
    content = program.window.content
    assert content
    assert program.store
    content.open(program.store.projects()[0].id)
    assert content.project_view
    content.project_view.open("action")
    assert isinstance(content.project_view.view, RowsView)
    return Hands(content.project_view.view)


def bar_of(program: Program) -> NoticeBar:
    assert program.window.content
    return program.window.content.findChildren(NoticeBar)[0]


def first_action(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return store.workbook(store.projects()[0].id).rows(Action)[0].preparation


@pytest.mark.usefixtures("_answering")
def test_a_damaged_store_is_restored_worked_in_and_taken_back(program: Program, path: Path) -> None:
    damaged = path.read_bytes()[:5000]
    path.write_bytes(damaged)
    program.window.show()
    program.open_store()
    page = program.window.centralWidget()
    assert isinstance(page, StartPage)
    page.buttons[StartChoice.RESTORE].click()

    hands = table_of(program)
    assert hands.column("preparation") == ["Call the customer"]
    hands.at(0, "preparation").type("Write to them")  # and leave the editor open
    bar = bar_of(program)
    (aside,) = asides(path)
    assert str(aside.path) in bar.sentence
    assert aside.path.read_bytes() == damaged

    bar.way.click()
    assert path.read_bytes() == damaged
    assert isinstance(program.window.centralWidget(), StartPage)
    worked_in = next(one for one in asides(path) if one != aside)
    assert (worked_in.kind, first_action(worked_in.path)) == (CopyKind.BEFORE_RESTORE, "Write to them")


@pytest.mark.usefixtures("_answering")
def test_a_restore_from_the_menu_keeps_what_was_typed_and_is_taken_back(program: Program, path: Path) -> None:
    program.open_store()
    project = table_of(program).at(0, "preparation").type("Write to them").view.context.book.project_id
    program.window.acts[Act.RESTORE].trigger()
    assert program.context
    assert program.context.book.project_id == project  # one is where one was
    assert first_action(path) == "Call the customer"
    (aside,) = asides(path)
    assert first_action(aside.path) == "Write to them"

    program.window.set_language("de")
    assert str(aside.path) in bar_of(program).sentence
    bar_of(program).way.click()
    assert first_action(path) == "Write to them"
    assert not bar_of(program).way.isVisibleTo(program.window)
    assert str(next(one.path for one in asides(path) if one != aside)) in bar_of(program).sentence


def test_an_older_copy_put_in_place_while_open_loses_nothing(program: Program, path: Path, qtbot: QtBot) -> None:
    program.open_store()
    older = path.read_bytes()
    table = table_of(program)
    table.at(0, "preparation").type("Written down").press(Qt.Key.Key_Return)
    path.write_bytes(older)
    table.at(1, "preparation").type("Typed when it was gone").press(Qt.Key.Key_Return)
    content = program.window.content
    assert content
    assert "An older copy replaced this store" in content.errors.sentence
    assert ".rescue-" in program.path.name
    table.at(2, "preparation").type("Typed on").press(Qt.Key.Key_Return)
    # Where the new file is just being looked through, the row waits until that is over, and comes by itself.
    whole = ["Written down", "Typed when it was gone", "Typed on"]
    qtbot.waitUntil(lambda: table.column("preparation") == whole, timeout=20_000)
    program.window.close()
    with Store.open(program.path) as store:
        assert [row.preparation for row in only_book(store).rows(Action)][1:] == ["Typed when it was gone", "Typed on"]
    with Store.open(path) as store:  # the older copy, as it was put there
        assert [row.preparation for row in only_book(store).rows(Action)] == ["Call the customer"]
