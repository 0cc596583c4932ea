"""Backups are made while the window is open, without anybody asking for them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.app import Program
from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.gui.keeper import Keeper
from ccworkbench.gui.settings import Settings
from ccworkbench.sheets.project import Project
from ccworkbench.store.backup import EVERY, backups
from ccworkbench.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.ccw") as opened:
        opened.add([Project(name="Hotline")])
        yield opened


def start(qtbot: QtBot, store: Store, *, read_only: bool = False) -> object:
    keeper = Keeper(store.path, read_only=read_only)
    with qtbot.waitSignal(keeper.kept) as made:
        keeper.start()
    keeper.stop()
    assert made.args
    return made.args[0]


def test_a_store_that_has_changed_is_copied_at_the_start_and_only_then(qtbot: QtBot, store: Store) -> None:
    made = start(qtbot, store)
    assert [one.path for one in backups(store.path)] == [made]
    assert start(qtbot, store) is None
    book = store.workbook(store.projects()[0].id)
    with book.edit(phrase("Edit cell")):
        book.project.name = "Changed"
    assert start(qtbot, store) is not None


def test_a_store_that_goes_on_changing_is_copied_again(qtbot: QtBot, store: Store) -> None:
    keeper = Keeper(store.path, read_only=False)
    with qtbot.waitSignal(keeper.kept) as made:
        keeper._keep()
    assert made.args != [None]
    store.add([Project(name="New")])
    with qtbot.waitSignal(keeper.kept) as made:
        keeper._keep()
    assert (made.args, EVERY.total_seconds()) == ([None], 900)  # a quarter of an hour has not passed


def test_a_store_that_is_only_read_is_left_alone(qtbot: QtBot, store: Store) -> None:
    assert start(qtbot, store, read_only=True) is None
    assert backups(store.path) == []


def test_a_store_that_cannot_be_copied_is_told_of_once(qtbot: QtBot, store: Store) -> None:
    (store.path.parent / "backups").write_text("in the way")
    keeper = Keeper(store.path, read_only=False)
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.start()
    assert told.args
    assert isinstance(told.args[0], UserError)
    assert not keeper._timer.isActive()


def test_the_program_copies_its_store_soon_after_the_start(
    sample_store: Path, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    program = Program(path, Settings(tmp_path / "settings.json", theme="light"), "en")
    qtbot.addWidget(program.window)
    program.open_store()
    qtbot.waitUntil(lambda: len(backups(path)) == 1)
    program.window.close()
    assert program.keeper is None
