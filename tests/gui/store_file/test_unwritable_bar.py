"""A window whose store was taken over or lost says so, keeps what is typed, and has a way to write again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import Column, columns_of
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.store_file.start_page import StartChoice
from ccworkbench.gui.store_file.unwritable_bar import UnwritableBar
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language.words import phrase
from ccworkbench.program import Program
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.lock import holder_of
from ccworkbench.store.store import Store
from tests.gui.opening import choose, page_of
from tests.gui.typed_keys import Hands
from tests.store.store_actions import write

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes


def column(key: str) -> Column:
    return next(column for column in columns_of(Action) if column.key == key)


def type_text(content: WindowContent, text: str) -> None:
    assert content.project_view
    content.project_view.open("action")
    assert isinstance(content.project_view.view, RowsView)
    Hands(content.project_view.view).at(0, "source").type(text).press(Qt.Key.Key_Return)


def sources(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return [row.source for row in store.workbook(store.projects()[0].id).rows(Action)]


def test_the_window_says_who_took_its_store_over_before_anything_is_typed(content: WindowContent, qtbot: QtBot) -> None:
    path = content.context.store.path
    with Store.open(path, take_over=True):
        qtbot.waitUntil(content.unwritable.isVisible)
        holder = holder_of(path)
        assert holder
        assert f"{holder.user} took over this store on {holder.host}" in content.unwritable.sentence
        assert content.unwritable.way.text() == "Take over"
    content.unwritable.look()
    assert content.unwritable.way.text() == "Resume saving here"
    content.unwritable.way.click()
    assert not content.unwritable.isVisible()
    assert content.context.store.unwritable() is None


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_work_goes_on_in_the_sheet_when_the_window_writes_again(
    program: Program, content: WindowContent, qtbot: QtBot, key: Qt.Key | None
) -> None:
    assert content.project_view
    content.project_view.open("action")
    assert isinstance(content.project_view.view, RowsView)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    with Store.open(program.path, take_over=True):
        content.unwritable.look()
    content.unwritable.look()
    way = content.unwritable.way
    way.setFocus()
    if key:
        qtbot.keyClick(way, key)
    else:
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert not content.unwritable.isVisible()
    assert content.project_view.view.grid.hasFocus()


def test_what_is_typed_meanwhile_waits_is_never_called_saved_and_is_written_at_last(
    program: Program, content: WindowContent
) -> None:
    path, status = program.path, program.window.status
    with Store.open(path, take_over=True) as other:
        book = other.workbook(other.projects()[0].id)
        type_text(content, "Kick-off")
        assert "1 change is waiting to be saved" in content.unwritable.sentence
        assert not content.waiting.isVisible()
        assert status.saved.text() == "Not saved yet"
        write(book, "Theirs")
    content.unwritable.look()
    content.unwritable.way.click()
    assert sources(path)[0] == "Kick-off"
    assert [row.preparation for row in content.context.book.rows(Action)][-1] == "Theirs"
    assert status.saved.text().startswith("Saved ")
    assert list(path.parent.glob("*.rescue-*")) == []


def test_a_window_takes_over_in_its_turn_what_another_computer_may_have_left_behind(
    program: Program, content: WindowContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 0)
    with Store.open(program.path, take_over=True) as other:
        write(other.workbook(other.projects()[0].id), "Theirs")
        type_text(content, "Mine")
        content.unwritable.way.click()
        assert sources(program.path)[0] == "Mine"
        assert [row.preparation for row in content.context.book.rows(Action)][-1] == "Theirs"
        assert other.unwritable() is not None


def test_the_same_store_is_opened_again_where_it_was_taken_over(
    program: Program, content: WindowContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(standard_dialogs, "ask", lambda *said: asked.append(said[2]))
    choose(monkeypatch, program.path)
    with Store.open(program.path, take_over=True) as other:
        content.unwritable.look()
        program.window.run(Act.OPEN_STORE)
        assert "the other window can no longer save" in asked[0]
        assert other.unwritable() is None
    content.unwritable.look()
    program.window.run(Act.OPEN_STORE)
    assert content.context.store.unwritable() is None
    type_text(content, "Again")
    assert sources(program.path)[0] == "Again"


def test_a_store_that_was_opened_to_read_is_opened_again_to_write(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_store(read_only=True)
    choose(monkeypatch, program.path)
    program.window.run(Act.OPEN_STORE)
    assert program.store
    assert not program.store.read_only


def test_taking_over_a_living_window_asks_first_and_says_what_it_means(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, _answers: list[str]) -> int:
        asked.append(text)
        return 1

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    with Store.open(program.path) as living:
        program.open_store()
        page = page_of(program)
        page.buttons[StartChoice.TAKE_OVER].click()
        assert page_of(program) is page
        assert "can no longer save" in asked[0]
        assert living.unwritable() is None
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: pytest.fail("nobody is there to be asked for"))
    page.buttons[StartChoice.TAKE_OVER].click()
    assert program.store


def test_the_bar_follows_the_language(program: Program, content: WindowContent) -> None:
    with Store.open(program.path, take_over=True):
        content.unwritable.look()
        english = content.unwritable.sentence
        program.window.set_language("de")
        assert content.unwritable.sentence not in {"", english}


def test_a_project_list_is_fresh_when_the_store_is_written_to_again(program: Program) -> None:
    program.open_store()
    assert program.window.content
    bar: UnwritableBar = program.window.content.unwritable
    with Store.open(program.path, take_over=True) as other:
        other.remove(other.projects()[0].id)
    bar.look()
    bar.way.click()
    assert program.store
    assert program.store.projects() == []
    with closing(sqlite3.connect(program.path)) as connection:
        assert connection.execute("SELECT count(*) FROM lock").fetchone() == (1,)


def test_a_store_whose_file_is_gone_is_saved_as_a_new_file_with_what_waits(
    program: Program, content: WindowContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program.path.unlink()
    qtbot.waitUntil(content.unwritable.isVisible)  # before anything is typed
    assert program.window.status.saved.text() == "File is missing"
    type_text(content, "Not lost")
    assert program.window.status.saved.text() == "Not saved yet"
    assert "1 change is waiting to be saved" in content.unwritable.sentence
    choose(monkeypatch, tmp_path / "again")
    content.unwritable.way.click()
    assert program.path == tmp_path / "again.ccw"
    assert program.window.status.store.toolTip() == str(program.path)
    assert not content.unwritable.isVisible()
    assert program.window.status.saved.text().startswith("Saved ")
    assert sources(program.path)[0] == "Not lost"
    type_text(content, "And on")
    qtbot.waitUntil(lambda: not content.context.pending)  # the new file is copied meanwhile
    assert sources(program.path)[0] == "And on"


def test_a_place_that_is_taken_or_not_chosen_leaves_the_offer_standing(
    program: Program, content: WindowContent, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.path.unlink()
    content.unwritable.look()
    choose(monkeypatch, other)
    content.unwritable.way.click()
    assert "already exists" in content.errors.sentence
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: None)
    content.unwritable.way.click()
    assert content.unwritable.way.isVisible()
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)  # the window closes over a file that is gone


def test_what_waited_over_a_newer_text_is_told_and_what_waited_for_a_deleted_row_can_be_copied(
    content: WindowContent,
) -> None:
    path = content.context.store.path
    with Store.open(path, take_over=True) as other:
        type_text(content, "Typed here")
        book = other.workbook(content.context.book.project_id)
        with book.edit(phrase("Edit row")) as edit:
            edit.write(book.rows(Action)[0], column("source"), "Typed there")
    content.unwritable.look()
    content.unwritable.way.click()
    assert content.errors.isVisible()
    assert "1 unsaved cell was also changed in the other window." in content.errors.sentence
    assert sources(path)[0] == "Typed here"
    with Store.open(path, take_over=True) as other:
        type_text(content, "For nobody")
        book = other.workbook(content.context.book.project_id)
        with book.edit(phrase("Delete row")) as edit:
            edit.remove(book.rows(Action)[0])
    content.unwritable.look()
    content.unwritable.way.click()
    assert content.errors.isVisible()
    assert "has been deleted in the meantime" in content.errors.sentence
    content.errors.copy.click()
    assert QApplication.clipboard().text() == "For nobody"
    assert not content.context.pending


def test_closing_tries_again_to_write_to_a_store_that_the_other_has_let_go(
    program: Program, content: WindowContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, answers = Store.open(program.path, take_over=True), list[str]()

    def ask(_parent: object, _title: str, _text: str, given: list[str]) -> int:
        answers.append(given[0])
        if len(answers) == 2:
            other.close()
        return 0

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    type_text(content, "Kick-off")
    assert program.window.close()
    assert answers == ["Try again", "Try again"]
    assert sources(program.path)[0] == "Kick-off"
    assert holder_of(program.path) is None


def test_closing_over_a_damaged_store_keeps_the_texts_and_does_not_only_ask_again(
    program: Program, content: WindowContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, _text: str, given: list[str]) -> int:
        asked.extend(given)
        return given.index("Save the texts to a file")

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    assert content.project_view
    content.context.read_all()
    content.project_view.open("action")
    damage(program.path)
    type_text(content, "Kick-off")
    assert program.window.close()
    assert asked == ["Save as a new file…", "Save the texts to a file", "Keep open"]
    (file,) = program.path.parent.glob("*.unwritten-*.txt")
    assert "Kick-off" in file.read_text(encoding="utf-8")


def damage(path: Path) -> None:
    """Spoil all pages but the first, in which the file says what it is."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
