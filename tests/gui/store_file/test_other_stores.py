"""The window changes stores without a trace, and loses nothing of what was typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file.start_page import StartChoice
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.program import Program
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.copies.listing import backups
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.gui.opening import choose, names, page_of
from tests.gui.typed_keys import Hands


def type_into(program: Program, text: str) -> Workbook:
    """Type into the first action of the first project, and leave the editor open."""
    assert program.window.content
    assert program.store
    program.window.content.open(program.store.projects()[0].id)
    place = program.window.content.project_view
    assert place
    place.open("action")
    assert isinstance(place.view, RowsView)
    Hands(place.view).at(0, "preparation").type(text)
    assert program.context
    return program.context.book


def test_another_store_is_opened_in_place_of_the_present_one(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    own, old = program.path, program.context
    choose(monkeypatch, other)
    program.window.run(Act.OPEN_STORE)
    assert names(program) == ["Elsewhere"]
    assert program.context is not old
    assert program.window.status.store.toolTip() == str(other)
    with Store.open(own) as again:  # its lock was given back
        assert not again.read_only


def test_nothing_is_told_of_a_store_that_was_left(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program.open_store()
    qtbot.waitUntil(lambda: program.store_monitor is not None)  # it has just begun to copy
    choose(monkeypatch, other)
    program.window.run(Act.OPEN_STORE)
    assert program.window.status.backup.text() == ""
    qtbot.waitUntil(lambda: bool(backups(other)))
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: program.window.status.backup.text() != "")
    assert program.path == other


def test_what_is_being_typed_is_kept_before_another_store_opens(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    own, project = program.path, type_into(program, "Typed").project_id
    choose(monkeypatch, other)
    program.window.run(Act.OPEN_STORE)
    assert names(program) == ["Elsewhere"]
    with Store.open(own, read_only=True) as store:
        assert store.workbook(project).rows(Action)[0].preparation == "Typed"


def test_a_store_that_cannot_be_opened_does_not_close_the_one_that_is(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    foreign = tmp_path / "diary.ccw"
    foreign.write_text("Dear diary")
    choose(monkeypatch, foreign)
    before = names(program)
    program.window.run(Act.OPEN_STORE)
    assert (names(program), program.path.name) == (before, "store.ccw")
    assert program.window.content
    assert program.window.content.errors.sentence


def test_the_store_that_is_open_is_not_opened_once_more(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open_store()
    context = program.context
    choose(monkeypatch, program.path.parent / "." / program.path.name)
    program.window.run(Act.OPEN_STORE)
    assert program.context is context


def test_the_own_store_is_one_way_back_from_one_that_is_locked(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    before = names(program)
    choose(monkeypatch, other)
    with Store.open(other):
        program.window.run(Act.OPEN_STORE)
        assert page_of(program).place.text() == str(other)
        page_of(program).buttons[StartChoice.OWN_STORE].click()
    assert names(program) == before


def test_each_store_finds_its_own_project_again(
    program: Program, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    assert program.window.content
    assert program.store
    mine, own = program.store.projects()[0].id, program.path
    program.window.content.open(mine)
    choose(monkeypatch, other)
    program.window.run(Act.OPEN_STORE)
    assert program.window.content.project_view is None
    program.window.close()
    again = Program(own, Settings.load(tmp_path), "en")
    again.open_store()
    assert again.context
    assert again.context.book.project_id == mine
    again.window.close()
