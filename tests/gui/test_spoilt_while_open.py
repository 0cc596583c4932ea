"""A file that is spoilt or replaced while it is open: what is typed waits, what is shown stays, and nothing breaks."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui import dialogs
from ccworkbench.gui.table_view import RowsView
from ccworkbench.gui.workplace import Workplace
from ccworkbench.sheets.action import Action
from ccworkbench.store.backup import backup, backups
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from tests.gui.hands import Hands
from tests.gui.opening import choose


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


def keep_texts(_parent: object, _title: str, _text: str, answers: list[str]) -> int:
    """Let the window close over what waits."""
    return answers.index("Keep the texts in a file")


def at_actions(workplace: Workplace) -> Hands:
    """Open the actions, with all sheets read."""
    assert workplace.place
    workplace.place.open("action")
    assert isinstance(workplace.place.view, RowsView)
    workplace.place.refresh()
    return Hands(workplace.place.view)


@pytest.mark.parametrize("how", SPOILT)
def test_a_text_waits_until_the_file_is_back_and_the_table_stays_as_it_was(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(dialogs, "ask", keep_texts)
    hands, desk = at_actions(workplace), workplace.desk
    path = desk.store.path
    sound, before = path.read_bytes(), hands.text(1, "preparation")
    SPOILT[how](path)
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    desk.pending.again()
    hands.grid.viewport().repaint()
    QApplication.processEvents()
    assert hands.text(1, "preparation") == before
    assert hands.text(0, "source") == "Typed"
    assert desk.pending
    assert "The store is damaged." in workplace.unwritable.sentence
    assert "1 change waits here." in workplace.unwritable.sentence
    path.write_bytes(sound)
    qtbot.waitUntil(lambda: not desk.pending)
    assert hands.model.rows[0].source == "Typed"
    workplace.unwritable.look()
    assert not workplace.unwritable.isVisible()


@pytest.mark.parametrize("how", SPOILT)
def test_what_was_done_since_the_last_copy_goes_into_a_new_file(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    hands, desk = at_actions(workplace), workplace.desk
    path, again = desk.store.path, tmp_path / "again.ccw"
    backup(path)
    hands.at(0, "source").type("Before").press(Qt.Key.Key_Return)
    SPOILT[how](path)
    hands.at(1, "source").type("Typed").press(Qt.Key.Key_Return)
    choose(monkeypatch, again)
    workplace.unwritable.way.click()
    assert not desk.pending
    hands.at(2, "source").type("After").press(Qt.Key.Key_Return)
    desk.store.close()
    assert doctor(again).problems == []
    with Store.open(again, read_only=True) as store:
        rows = store.workbook(store.projects()[0].id).rows(Action)
        assert [row.source for row in rows[:3]] == ["Before", "Typed", "After"]


def test_without_a_copy_that_holds_all_of_it_a_sentence_says_so_and_the_text_waits(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(dialogs, "ask", keep_texts)
    hands, desk = at_actions(workplace), workplace.desk
    qtbot.waitUntil(lambda: bool(backups(desk.store.path)))  # the one that is made after the start
    for one in backups(desk.store.path):
        one.path.unlink()
    SPOILT["header"](desk.store.path)
    hands.at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    choose(monkeypatch, tmp_path / "again.ccw")
    workplace.unwritable.way.click()
    assert workplace.errors.isVisible()
    assert desk.pending.texts() == "Typed"
    assert not (tmp_path / "again.ccw").exists()
