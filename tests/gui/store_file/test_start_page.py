"""A store that can't be opened is no dead end."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.store_file import restore_dialog
from ccworkbench.gui.store_file.start_page import StartChoice, choices_after
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.program import Program
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.listing import CopyKind, asides, backups
from ccworkbench.store.errors import BUSY, DAMAGED, LOST, NOT_WRITABLE, StoreError
from ccworkbench.store.lock import Holder, LockedError
from ccworkbench.store.store import Store
from tests.gui.opening import choose, names, page_of


def restore_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the newest copy, whenever the window asks for one."""
    monkeypatch.setattr(restore_dialog, "choose_copy", lambda _words, _colours, store, _parent: backups(store)[0])


def test_the_nearest_way_comes_first() -> None:
    holder = Holder("host", "Anna", 1, "2026-11-24T10:15", "token")

    def first(error: UserError, *, has_copies: bool = True, is_own: bool = True) -> StartChoice:
        return next(choices_after(error, has_copies=has_copies, is_own=is_own))

    assert first(LockedError(holder)) is StartChoice.READ_ONLY
    assert first(StoreError(BUSY)) is StartChoice.TRY_AGAIN
    assert first(StoreError(DAMAGED)) is StartChoice.RESTORE
    assert first(StoreError(LOST)) is StartChoice.RESTORE
    assert first(StoreError(DAMAGED), has_copies=False) is StartChoice.OPEN_STORE
    assert first(StoreError(DAMAGED), has_copies=False, is_own=False) is StartChoice.OWN_STORE


def test_every_way_that_applies_is_there_once() -> None:
    always = {StartChoice.RESTORE, StartChoice.OPEN_STORE, StartChoice.NEW_STORE, StartChoice.FOLDER, StartChoice.QUIT}
    for error, more in (
        (DAMAGED, set[StartChoice]()),
        (BUSY, {StartChoice.TRY_AGAIN}),
        (LOST, {StartChoice.TRY_AGAIN}),
        (NOT_WRITABLE, {StartChoice.TRY_AGAIN, StartChoice.READ_ONLY}),
    ):
        for has_copies in (True, False):
            ways = list(choices_after(StoreError(error), has_copies=has_copies, is_own=True))
            assert (set(ways), len(ways)) == (always | more, len(always | more))


def test_the_page_names_the_store_and_speaks_another_language_at_once(program: Program) -> None:
    program.path.write_bytes(b"")
    program.open_store()
    page = page_of(program)
    assert page.place.text() == str(program.path)
    english = {way: button.text() for way, button in page.buttons.items()}
    program.window.set_language("de")
    assert page.title.text() == catalogues.words_of("de").say("The store can’t be opened")
    assert all(page.buttons[way].text() != text for way, text in english.items())
    program.window.set_theme("dark")
    assert not page.first.icon().isNull()


def test_the_page_is_worked_from_the_keyboard(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program.path.write_bytes(b"")
    program.window.show()
    qtbot.waitUntil(lambda: program.window.start_page is not None)
    program.window.activateWindow()
    page = page_of(program)
    qtbot.waitUntil(page.first.hasFocus)
    choose(monkeypatch, other)
    QTest.keyClick(page.first, Qt.Key.Key_Return)
    assert names(program) == ["Elsewhere"]


@pytest.mark.parametrize("language", ["en", "de", "hu", "ru", "zh"])
def test_nothing_on_the_page_is_cut_at_the_least_size(program: Program, language: str, qtbot: QtBot) -> None:
    program.path.write_bytes(program.path.read_bytes()[:9000])  # damaged: its sentence takes two lines
    program.window.set_language(language)
    program.window.show()
    qtbot.waitUntil(lambda: program.window.start_page is not None)
    page = page_of(program)
    page.tell(UserError(NOT_WRITABLE), program.window.words)
    program.window.repaint()
    for label in (page.sentence, page.place, page.note):
        assert label.height() >= label.heightForWidth(label.width())
    for button in page.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def test_a_damaged_store_is_replaced_by_its_backup_and_kept(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    backup(program.path)
    program.path.write_bytes(b"damaged")
    program.open_store()
    restore_newest(monkeypatch)
    page_of(program).buttons[StartChoice.RESTORE].click()
    assert names(program)
    (aside,) = asides(program.path)
    assert (aside.kind, aside.path.read_bytes()) == (CopyKind.BEFORE_RESTORE, b"damaged")


def test_a_store_that_is_gone_is_not_replaced_by_an_empty_one_but_by_its_backup(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(program.path)
    program.path.unlink()
    program.open_store()
    page = page_of(program)
    assert page.sentence.text() == str(LOST)
    page.buttons[StartChoice.TRY_AGAIN].click()
    assert not program.path.exists()
    restore_newest(monkeypatch)
    page_of(program).first.click()
    assert names(program)


def test_a_store_that_turns_out_damaged_when_it_is_shown_is_restored(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(program.path)
    with closing(sqlite3.connect(program.path)) as connection:
        connection.execute("DROP TABLE project")
    program.open_store()
    assert page_of(program).sentence.text() == str(DAMAGED)
    restore_newest(monkeypatch)
    page_of(program).first.click()
    assert names(program)


def test_a_restore_that_fails_leaves_everything_as_it_was_and_says_why(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup(program.path)
    program.open_store()
    made.write_bytes(b"damaged as well")
    restore_newest(monkeypatch)
    before = names(program)
    program.choose_copy()
    assert names(program) == before
    assert program.window.content
    assert program.window.content.errors.sentence
    assert asides(program.path) == []
    program.window.content.errors.dismiss()
    program.close()
    program.path.write_bytes(b"")
    program.open_store()
    page_of(program).buttons[StartChoice.RESTORE].click()
    assert page_of(program).note.text()


def test_a_store_that_is_open_elsewhere_is_not_replaced(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    backup(program.path)
    with Store.open(program.path):
        program.open_store()
        assert StartChoice.TAKE_OVER in page_of(program).buttons
        restore_newest(monkeypatch)
        page_of(program).buttons[StartChoice.RESTORE].click()
        assert "has had this store open" in page_of(program).note.text()
    page_of(program).buttons[StartChoice.TRY_AGAIN].click()
    assert names(program)


def test_a_file_that_cannot_be_opened_leaves_the_page_and_says_why(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.path.write_bytes(b"")
    program.open_store()
    foreign = tmp_path / "diary.ccw"
    foreign.write_text("Dear diary")
    choose(monkeypatch, foreign)
    page = page_of(program)
    page.buttons[StartChoice.OPEN_STORE].click()
    assert (page_of(program), program.path.name) == (page, "store.ccw")
    assert page.note.isVisibleTo(page)
    assert foreign.read_text() == "Dear diary"


def test_a_new_store_is_made_where_nothing_is_and_nowhere_else(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.path.write_bytes(b"")
    program.open_store()
    choose(monkeypatch, program.path)
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 2)
    page_of(program).buttons[StartChoice.NEW_STORE].click()
    assert program.path.read_bytes() == b""
    choose(monkeypatch, tmp_path / "new")
    page_of(program).buttons[StartChoice.NEW_STORE].click()
    assert (program.path, names(program)) == (tmp_path / "new.ccw", [])


def test_a_new_store_in_the_place_of_another_opens_that_or_gets_another_name(
    program: Program, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store()
    places, asked = [other, other, tmp_path / "new.ccw"], list[str]()
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: places.pop(0))

    def ask(_parent: object, title: str, _text: str, _answers: list[str]) -> int:
        asked.append(title)
        return len(asked) - 1

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    program.window.run(Act.NEW_STORE)
    assert (asked, names(program)) == (["other.ccw already exists"], ["Elsewhere"])
    program.window.run(Act.NEW_STORE)
    assert (program.path, names(program)) == (tmp_path / "new.ccw", [])


def test_another_store_is_looked_for_in_the_folder_of_the_present_one(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Path] = []
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *asked: started.append(asked[-1]))
    program.open_store()
    program.window.run(Act.OPEN_STORE)
    assert started == [program.path.parent]


def test_the_folder_is_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def open_url(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    program.path.write_bytes(b"")
    program.open_store()
    page_of(program).buttons[StartChoice.FOLDER].click()
    assert [Path(path) for path in shown] == [program.path.parent]


def test_a_window_that_only_reads_restores_nothing_and_keeps_its_project(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(program.path)
    with Store.open(program.path):
        program.open_store(read_only=True)
        assert program.window.content
        assert program.store
        program.window.content.open(program.store.projects()[0].id)
        program.window.refresh_commands()
        assert not program.window.acts[Act.RESTORE].isEnabled()
        restore_newest(monkeypatch)
        program.window.run(Act.RESTORE)
        assert program.window.content.project_view
        assert "read-only" in program.window.content.errors.sentence


def test_a_window_whose_store_was_taken_over_restores_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(program.path)
    program.open_store()
    restore_newest(monkeypatch)
    with Store.open(program.path, take_over=True):
        program.window.run(Act.RESTORE)
        assert program.window.content
        assert "took over this store" in program.window.content.errors.sentence
    assert asides(program.path) == []


def test_a_folder_that_nothing_can_show_is_named_and_can_be_copied(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(standard_dialogs, "ask", lambda *said: asked.append(said[2]))
    program.path.write_bytes(b"")
    program.open_store()
    page_of(program).buttons[StartChoice.FOLDER].click()
    folder = str(program.path.parent)
    assert folder in asked[0]
    assert QGuiApplication.clipboard().text() == folder


def test_the_way_that_harms_nobody_has_the_focus_where_a_store_is_open_elsewhere(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program.window.show()
    qtbot.waitUntil(lambda: program.window.content is not None)
    program.window.activateWindow()
    choose(monkeypatch, other)
    with Store.open(other):
        program.window.run(Act.OPEN_STORE)
        page = page_of(program)
        assert page.first is page.buttons[StartChoice.READ_ONLY]
        assert program.window.focusWidget() is page.first
        qtbot.waitUntil(page.first.hasFocus)


def test_the_first_way_has_the_focus_where_the_window_was_active_before_its_store(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "path", program.path.with_name("locked.ccw"))
    with Store.open(program.path):
        program.window.painted.disconnect()
        program.window.show()
        program.window.activateWindow()
        program.window.status.language.setFocus()
        qtbot.waitUntil(program.window.status.language.hasFocus)
        program.open_store()
        assert page_of(program).first.hasFocus()


def harm(path: Path) -> None:
    """Leave a value out that must be there: nothing that opens a store sees it, but a look through the file does."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'author VARCHAR NOT NULL', 'author VARCHAR')")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE step SET author = NULL")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'author VARCHAR', 'author VARCHAR NOT NULL') "
            "WHERE name = 'step'"
        )


def test_a_store_that_the_command_line_refuses_is_not_written_to_by_the_window_but_restored(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    backup(program.path)
    harm(program.path)
    with pytest.raises(UserError) as refused:
        Store.open(program.path)
    assert refused.value.message == DAMAGED
    program.open_store()
    assert program.window.content
    bar = program.window.content.unwritable
    qtbot.waitUntil(lambda: bar.isVisibleTo(program.window))
    assert bar.sentence.startswith("The store is damaged. Save everything still readable to a new file")
    assert program.store
    with pytest.raises(UserError, match="damaged"):
        program.store.add([Project(name="Refused")])
    restore_newest(monkeypatch)
    assert bar.more.text() == "Restore a backup…"
    bar.more.click()
    assert names(program)
    assert program.store.unwritable() is None
    program.store.add([Project(name="Written")])


def test_the_menus_work_at_a_start_on_a_store_that_cannot_be_opened(program: Program) -> None:
    program.path.write_bytes(b"")
    program.open_store()
    acts = program.window.acts
    alive = {Act.OPEN_STORE, Act.NEW_STORE, Act.RESTORE, Act.QUIT, Act.SHORTCUTS, Act.ABOUT}
    assert {act for act in alive if not acts[act].isEnabled()} == set()
    assert not acts[Act.NEW_PROJECT].isEnabled()
    acts[Act.QUIT].trigger()
    assert not program.window.isVisible()


def test_the_window_of_a_store_that_cannot_be_opened_wears_the_programs_sign(program: Program, qtbot: QtBot) -> None:
    program.path.write_bytes(b"")
    program.open_store()
    qtbot.waitUntil(lambda: not program.window.windowIcon().isNull())


def test_the_first_way_can_take_the_focus_before_the_window_is_made_active(program: Program) -> None:
    program.path.write_bytes(b"")
    program.window.painted.disconnect()
    program.window.show()
    program.open_store()
    page = page_of(program)
    assert page.first.isVisible()
    assert program.window.focusWidget() is page.first


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


@pytest.mark.parametrize("spoil", [cut, lambda path: path.write_text("Dear diary"), lambda path: path.write_bytes(b"")])
def test_a_spoilt_other_file_is_told_by_its_name_and_nothing_is_offered_to_the_open_store(
    program: Program, other: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    backup(program.path)
    program.open_store()
    spoil(other)
    choose(monkeypatch, other)
    program.window.run(Act.OPEN_STORE)
    assert program.window.content
    errors = program.window.content.errors
    assert "other.ccw" in errors.sentence
    assert errors.sentence.endswith("The open store is unchanged.")
    assert "estore" not in errors.sentence.replace("open store", "")
    assert errors.more.isHidden()
    assert program.path.name == "store.ccw"


def test_a_damaged_copy_is_not_told_as_a_damaged_store(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup(program.path)
    program.open_store()
    cut(made)
    restore_newest(monkeypatch)
    program.choose_copy()
    assert program.window.content
    errors = program.window.content.errors
    assert made.name in errors.sentence
    assert errors.more.isHidden()
