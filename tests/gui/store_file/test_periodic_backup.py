"""Backups are made while the window is open, without anybody asking for them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.settings import Settings
from ccworkbench.gui.store_file.periodic_backup import LONGEST_PAUSE, PeriodicBackup
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.program import Program
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.backup import EVERY, backups
from ccworkbench.store.copies.contents import store_contents
from ccworkbench.store.errors import BUSY
from ccworkbench.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.ccw") as opened:
        opened.add([Project(name="Hotline")])
        yield opened


def start(qtbot: QtBot, store: Store, *, read_only: bool = False) -> object:
    periodic_backup = PeriodicBackup(store.path, read_only=read_only)
    with qtbot.waitSignal(periodic_backup.backed_up) as made:
        periodic_backup.start()
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
    periodic_backup = PeriodicBackup(store.path, read_only=False)
    with qtbot.waitSignal(periodic_backup.backed_up) as made:
        periodic_backup.look()
    assert made.args != [None]
    store.add([Project(name="New")])
    with qtbot.waitSignal(periodic_backup.backed_up) as made:
        periodic_backup.look()
    assert (made.args, EVERY.total_seconds()) == ([None], 900)  # a quarter of an hour has not passed


def test_a_store_that_is_only_read_is_left_alone(qtbot: QtBot, store: Store) -> None:
    assert start(qtbot, store, read_only=True) is None
    assert backups(store.path) == []


def look(qtbot: QtBot, periodic_backup: PeriodicBackup) -> None:
    """Let the periodic backup look, and wait until it has."""
    periodic_backup.look()
    qtbot.waitUntil(lambda: not periodic_backup.is_working)


def test_what_fails_is_told_once_tried_again_and_taken_back_when_it_works(qtbot: QtBot, store: Store) -> None:
    folder = store.path.parent / "backups"
    folder.write_text("in the way")
    periodic_backup = PeriodicBackup(store.path, read_only=False)
    told: list[UserError] = []
    back: list[bool] = []
    periodic_backup.failed.connect(told.append)
    periodic_backup.recovered.connect(lambda: back.append(True))
    with qtbot.waitSignal(periodic_backup.failed):
        periodic_backup.start()
    for _ in range(8):
        look(qtbot, periodic_backup)
    assert periodic_backup.is_running
    assert (len(told), back) == (1, [])
    assert isinstance(told[0], UserError)
    assert "backups" in str(told[0])
    folder.unlink()
    for _ in range(LONGEST_PAUSE + 1):
        look(qtbot, periodic_backup)
    assert (len(told), back) == (1, [True])
    assert len(backups(store.path)) == 1
    periodic_backup.stop()


def test_what_fails_is_tried_again_more_and_more_seldom(qtbot: QtBot, store: Store) -> None:
    (store.path.parent / "backups").write_text("in the way")
    periodic_backup, tried = PeriodicBackup(store.path, read_only=False), list[int]()
    for number in range(40):
        before = periodic_backup._failures
        look(qtbot, periodic_backup)
        tried += [number] if periodic_backup._failures > before else []
    assert tried == [0, 1, 3, 7, 15, 31]


def test_another_fault_is_told_anew(qtbot: QtBot, store: Store) -> None:
    folder = store.path.parent / "backups"
    folder.write_text("in the way")
    periodic_backup, told = PeriodicBackup(store.path, read_only=False), list[UserError]()
    periodic_backup.failed.connect(told.append)
    look(qtbot, periodic_backup)
    store.close()
    store.path.write_bytes(b"")
    look(qtbot, periodic_backup)
    assert len({str(error) for error in told}) == len(told) == 2


def test_a_store_that_was_busy_at_the_start_is_checked_later(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        periodic_backup = PeriodicBackup(store.path, read_only=True)
        with qtbot.waitSignal(periodic_backup.failed) as told:
            periodic_backup.start()
        other.rollback()
    assert told.args
    assert told.args[0].message == BUSY
    with qtbot.waitSignal(periodic_backup.recovered):
        periodic_backup.look()
    assert periodic_backup.is_running
    periodic_backup.look()
    assert not periodic_backup.is_running  # there is nothing to copy, and it is sound


def test_two_looks_do_not_run_at_once(qtbot: QtBot, store: Store) -> None:
    periodic_backup = PeriodicBackup(store.path, read_only=False)
    with qtbot.waitSignal(periodic_backup.backed_up):
        periodic_backup.start()
        periodic_backup.look()
    qtbot.waitUntil(lambda: not periodic_backup.is_working)
    assert len(backups(store.path)) == 1


def test_nobody_is_told_of_a_store_that_was_closed(qtbot: QtBot, store: Store) -> None:
    periodic_backup, told = PeriodicBackup(store.path, read_only=False), list[object]()
    periodic_backup.backed_up.connect(told.append)
    periodic_backup.start()
    periodic_backup.stop()
    qtbot.waitUntil(lambda: not periodic_backup.is_working)
    assert told == []


def test_drafts_of_killed_programs_go_once_the_store_was_found_sound(qtbot: QtBot, store: Store) -> None:
    draft = store.path.with_name(f".{store.path.name}.0a1b2c3d")
    draft.write_bytes(b"half")
    os.utime(draft, (1e9, 1e9))
    start(qtbot, store)
    assert not draft.exists()


def test_the_sentence_above_the_sheet_goes_when_the_folder_is_back(
    sample_store: Path, tmp_path: Path, styled: QApplication, qtbot: QtBot
) -> None:
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    (tmp_path / "backups").write_text("in the way")
    program = Program(path, Settings(tmp_path / "settings.json", theme="light"), "en")
    qtbot.addWidget(program.window)
    program.open_store()
    assert program.window.content
    errors = program.window.content.errors
    qtbot.waitUntil(lambda: "No backup" in errors.sentence)
    assert errors.isVisibleTo(program.window)
    (tmp_path / "backups").unlink()
    assert program.store_monitor
    program.store_monitor.periodic_backup.look()
    qtbot.waitUntil(lambda: not errors.isVisibleTo(program.window))
    program.window.close()


def test_the_program_copies_its_store_soon_after_the_start(
    sample_store: Path, tmp_path: Path, styled: QApplication, qtbot: QtBot
) -> None:
    path = tmp_path / "store.ccw"
    copyfile(sample_store, path)
    program = Program(path, Settings(tmp_path / "settings.json", theme="light"), "en")
    qtbot.addWidget(program.window)
    program.open_store()
    qtbot.waitUntil(lambda: len(backups(path)) == 1)
    program.window.close()
    assert program.store_monitor is None


def settled(program: Program, qtbot: QtBot) -> PeriodicBackup:
    """Wait until the store was checked and copied at the start."""
    qtbot.waitUntil(lambda: program.store_monitor is not None and bool(backups(program.path)))
    assert program.store_monitor
    periodic_backup = program.store_monitor.periodic_backup
    qtbot.waitUntil(lambda: not periodic_backup.is_working)
    return periodic_backup


def test_a_file_that_somebody_else_spoilt_is_checked_again_at_once(
    program: Program, content: WindowContent, qtbot: QtBot
) -> None:
    periodic_backup = settled(program, qtbot)
    sound = program.path.read_bytes()
    with program.path.open("r+b") as file:
        file.seek(40 * 4096)
        file.write(os.urandom(4096))
    with qtbot.waitSignal(periodic_backup.found_damage):
        content.unwritable.look()
    assert content.unwritable.isVisible()
    program.path.write_bytes(sound)


def test_what_is_written_here_lets_nobody_check_the_whole_file(
    program: Program, content: WindowContent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(program, qtbot)
    monkeypatch.setattr(PeriodicBackup, "check_again", lambda _self: pytest.fail("the file is our own"))
    book = content.context.book
    with book.edit(phrase("Edit cell")):
        book.project.customer_name = "Changed"
    content.unwritable.look()
    monkeypatch.undo()


def test_a_change_of_somebody_else_is_checked_once(
    program: Program, content: WindowContent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(program, qtbot)
    checked: list[bool] = []
    monkeypatch.setattr(PeriodicBackup, "check_again", lambda _self: checked.append(True))
    os.utime(program.path)
    for _ in range(3):
        content.unwritable.look_again()
    assert checked == [True]


def test_a_project_that_was_added_is_soon_in_a_backup(program: Program, content: WindowContent, qtbot: QtBot) -> None:
    settled(program, qtbot)
    assert program.store
    program.store.add([Project(name="New")])
    content.unwritable.look()
    qtbot.waitUntil(lambda: len(backups(program.path)) == 2)
    assert "New" in store_contents(backups(program.path)[0].path).projects.values()


def test_what_is_asked_for_during_a_look_is_done_after_it(qtbot: QtBot, store: Store) -> None:
    periodic_backup, made = PeriodicBackup(store.path, read_only=False), list[object]()
    periodic_backup.backed_up.connect(made.append)
    periodic_backup.start()
    store.add([Project(name="New")])
    periodic_backup.back_up_soon()
    periodic_backup.check_again()
    qtbot.waitUntil(lambda: len(made) == 2)
    assert "New" in store_contents(backups(store.path)[0].path).projects.values()
    periodic_backup.stop()


def test_a_file_that_was_mended_while_it_was_looked_at_is_looked_at_again_at_once(qtbot: QtBot, store: Store) -> None:
    sound = store.path.read_bytes()
    store.path.write_bytes(sound[:4096] + b"\xff" * (len(sound) - 4096))
    periodic_backup = PeriodicBackup(store.path, read_only=False)
    periodic_backup.failed.connect(lambda _error: store.path.write_bytes(sound))
    with qtbot.waitSignal(periodic_backup.backed_up):
        periodic_backup.start()
    periodic_backup.stop()
