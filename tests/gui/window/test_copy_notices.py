"""A file in which an earlier session went on is told of at the next start, until it is opened or dismissed."""

from pathlib import Path
from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from ccworkbench.gui.settings import Settings
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.program import Program
from ccworkbench.store.copies.contents import rescue_of
from ccworkbench.store.store import Store
from tests.store.store_actions import only_book, write


@pytest.fixture
def rescue(program: Program) -> Path:
    """What a session wrote after an older copy was put in the place of its store."""
    older = program.path.with_name("older")
    copyfile(program.path, older)
    with Store.open(program.path) as store:
        book = only_book(store)
        write(book, "One")
        program.path.write_bytes(older.read_bytes())
        write(book, "Two")
        return store.path


def bars(program: Program) -> list[NoticeBar]:
    assert program.window.content
    return [bar for bar in program.window.content.findChildren(NoticeBar) if bar.isVisibleTo(program.window)]


def test_a_rescued_file_is_told_of_and_opened(program: Program, rescue: Path, qtbot: QtBot) -> None:
    program.open_store()
    qtbot.waitUntil(lambda: bool(bars(program)))
    (bar,) = bars(program)
    assert rescue.name in bar.sentence
    program.window.set_language("de")
    assert bar.way.text() != "Open existing store"
    bar.way.click()
    assert program.path == rescue
    assert bars(program) == []


def test_it_is_told_again_until_it_is_dismissed_for_good(program: Program, rescue: Path, qtbot: QtBot) -> None:
    path, dismissed = program.path, program.settings.dismissed_rescues
    program.open_store()
    qtbot.waitUntil(lambda: bool(bars(program)))
    bars(program)[0].close_button.click()
    assert bars(program) == []
    assert Settings.load(program.settings.path.parent).dismissed_rescues == [str(rescue)]
    assert rescue_of(path, []) is not None
    assert rescue_of(path, dismissed) is None


def test_what_holds_nothing_more_or_cannot_be_read_is_not_told_of(program: Program, rescue: Path) -> None:
    broken = rescue.with_name("store.rescue-2031-01-01-000000.ccw")
    broken.write_text("Dear diary")
    found = rescue_of(program.path, [])
    assert found is not None
    assert found.path == rescue
    copyfile(rescue, program.path)
    assert rescue_of(program.path, []) is None
