"""A file that is spoilt or replaced while it is open: what is typed waits, what is shown stays, and nothing breaks."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.store_monitor import StoreMonitor
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.program import Program
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup, backups
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from tests.gui.opening import choose
from tests.gui.typed_keys import Hands

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes


def overwrite(start: int, content: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(start)
            file.write(content)

    return spoil


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("A file of another program. " * 100)
    other.replace(path)


SPOILT: dict[str, Callable[[Path], object]] = {
    "header": overwrite(0, bytes(100)),
    "all": lambda path: path.write_bytes(os.urandom(path.stat().st_size)),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 3),
    "emptied": lambda path: os.truncate(path, 0),
    "pages": overwrite(4096, os.urandom(20_000)),
    "replaced": replace,
}
USUAL = {"header", "emptied"}
SOME = [pytest.param(how, marks=[] if how in USUAL else [pytest.mark.long]) for how in SPOILT]


def keep_texts(_parent: object, _title: str, _text: str, answers: list[str]) -> int:
    """Let the window close over what waits."""
    return answers.index("Save the texts to a file")


def at_actions(content: WindowContent) -> Hands:
    """Open the actions, with all sheets read."""
    assert content.project_view
    content.project_view.open("action")
    assert isinstance(content.project_view.view, RowsView)
    content.project_view.refresh()
    return Hands(content.project_view.view)


@pytest.mark.parametrize("how", SOME)
def test_a_text_waits_until_the_file_is_back_and_the_table_stays_as_it_was(
    content: WindowContent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", keep_texts)
    hands, context = at_actions(content), content.context
    path = context.store.path
    sound, before = path.read_bytes(), hands.text(1, "preparation")
    SPOILT[how](path)
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    context.pending.again()
    hands.grid.viewport().repaint()
    QApplication.processEvents()
    assert hands.text(1, "preparation") == before
    assert hands.text(0, "source") == "Typed"
    assert context.pending
    assert "The store is damaged." in content.unwritable.sentence
    assert "1 change is waiting to be saved." in content.unwritable.sentence
    path.write_bytes(sound)
    qtbot.waitUntil(lambda: not context.pending)
    assert hands.model.rows[0].source == "Typed"
    content.unwritable.look()
    assert not content.unwritable.isVisible()


@pytest.mark.parametrize("how", SOME)
def test_what_was_done_since_the_last_copy_goes_into_a_new_file(
    content: WindowContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, how: str
) -> None:
    hands, context = at_actions(content), content.context
    path, again = context.store.path, tmp_path / "again.ccw"
    backup(path)
    hands.at(0, "source").type("Before").press(Qt.Key.Key_Return)
    SPOILT[how](path)
    hands.at(1, "source").type("Typed").press(Qt.Key.Key_Return)
    choose(monkeypatch, again)
    content.unwritable.way.click()
    assert not context.pending
    hands.at(2, "source").type("After").press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not context.pending)  # the new file is copied meanwhile
    context.store.close()
    assert doctor(again).problems == []
    with Store.open(again, read_only=True) as store:
        rows = store.workbook(store.projects()[0].id).rows(Action)
        assert [row.source for row in rows[:3]] == ["Before", "Typed", "After"]


def test_without_a_copy_all_that_is_shown_goes_into_a_new_file_and_a_sentence_says_what_may_be_missing(
    content: WindowContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hands, context, again = at_actions(content), content.context, tmp_path / "again.ccw"
    qtbot.waitUntil(lambda: bool(backups(context.store.path)))  # the one that is made after the start
    for one in backups(context.store.path):
        one.path.unlink()
    hands.at(1, "source").type("Before").press(Qt.Key.Key_Return)
    SPOILT["all"](context.store.path)
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    choose(monkeypatch, again)
    content.unwritable.way.click()
    assert content.errors.isVisible()
    assert "The store was damaged. again.ccw contains everything that could be read" in content.errors.sentence
    assert not context.pending
    assert not content.unwritable.isVisible()
    context.store.close()
    with Store.open(again, read_only=True) as store:
        rows = store.workbook(store.projects()[0].id).rows(Action)
        assert [row.source for row in rows[:2]] == ["Typed", "Before"]


def find_damage(program: Program, qtbot: QtBot) -> StoreMonitor:
    """Let the look at the whole file, which the window takes beside its work, find what was spoilt."""
    store_monitor = program.store_monitor
    assert store_monitor
    qtbot.waitUntil(lambda: not store_monitor.periodic_backup.is_working)
    with qtbot.waitSignal(store_monitor.periodic_backup.found_damage):
        store_monitor.periodic_backup.check_again()
    return store_monitor


@pytest.mark.parametrize("how", ["pages", "header"])
def test_damage_found_beside_the_window_is_told_once_and_lets_texts_wait_until_the_file_is_sound(
    program: Program, content: WindowContent, qtbot: QtBot, how: str
) -> None:
    hands, context = at_actions(content), content.context
    sound = program.path.read_bytes()
    SPOILT[how](program.path)
    store_monitor = find_damage(program, qtbot)
    bar = content.unwritable
    assert bar.isVisible()
    assert bar.more.text() == "Restore a backup…"
    assert bar.more.isVisible()
    assert program.window.status.saved.text() == "File is damaged"
    assert not content.errors.isVisible()
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    assert "1 change is waiting to be saved." in bar.sentence
    assert not content.errors.isVisible()
    program.path.write_bytes(sound)
    qtbot.waitUntil(lambda: not context.pending and not bar.isVisible())
    assert hands.model.rows[0].source == "Typed"
    periodic_backup = store_monitor.periodic_backup
    qtbot.waitUntil(lambda: not periodic_backup.is_working)  # a look at a file that is just written may fail
    with qtbot.waitSignal(periodic_backup.backed_up):
        periodic_backup.check_again()
    assert not bar.isVisible()


def test_damage_found_beside_the_window_leaves_a_new_file_on_offer(
    program: Program, content: WindowContent, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, context, again = at_actions(content), content.context, tmp_path / "again.ccw"
    backup(program.path)
    SPOILT["pages"](program.path)
    find_damage(program, qtbot)
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    choose(monkeypatch, again)
    content.unwritable.way.click()
    assert not context.pending
    assert not content.unwritable.isVisible()
    assert doctor(again).problems == []


def test_a_file_that_came_back_while_it_was_looked_at_is_not_called_damaged(
    program: Program, content: WindowContent, qtbot: QtBot
) -> None:
    hands, path = at_actions(content), program.path
    sound = path.read_bytes()
    store_monitor = program.store_monitor
    assert store_monitor
    qtbot.waitUntil(lambda: not store_monitor.periodic_backup.is_working)
    SPOILT["pages"](path)
    store_monitor.periodic_backup.failed.connect(
        lambda _error: path.write_bytes(sound)
    )  # heard before the window hears of damage
    with qtbot.waitSignal(store_monitor.periodic_backup.found_damage):
        store_monitor.periodic_backup.check_again()
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    assert not content.context.pending
    assert not content.unwritable.isVisible()


def test_a_store_that_was_found_damaged_is_looked_at_once_more_when_it_is_chosen(
    program: Program, content: WindowContent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_actions(content)
    sound = program.path.read_bytes()
    SPOILT["pages"](program.path)
    find_damage(program, qtbot)
    choose(monkeypatch, program.path)
    program.choose_store()
    assert content.unwritable.isVisible()
    program.path.write_bytes(sound)
    program.choose_store()
    assert not content.unwritable.isVisible()
