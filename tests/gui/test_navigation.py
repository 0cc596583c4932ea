"""The left of the window: every sheet under its chapter, with counts, problems and progress."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.core.words import phrase
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.navigation import CHAPTER, Navigation
from ccworkbench.gui.paint import initials, readable_on
from ccworkbench.gui.place import Place
from ccworkbench.locales import LANGUAGES
from ccworkbench.method.reports import listed
from ccworkbench.sheets import BY_KEY, Chapter
from ccworkbench.sheets.action import Action, ActionStatus
from ccworkbench.sheets.question import Question


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_and_sheet_is_named_in_every_language(desk: Desk, qtbot: QtBot, language: str) -> None:
    desk.set_language(language)
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    keys = [entry.key for entry in navigation.model.entries]
    assert set(keys) == {"overview", *Chapter, *listed()}
    assert all(entry.text for entry in navigation.model.entries)


def test_a_list_is_counted_and_a_form_is_not(desk: Desk, qtbot: QtBot) -> None:
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    navigation.refresh()
    counts = {entry.key: entry.count for entry in navigation.model.entries}
    assert counts["question"] == len(desk.book.rows(Question))
    assert counts["project"] is None


def test_errors_of_a_sheet_stand_in_the_place_of_its_count(desk: Desk, qtbot: QtBot) -> None:
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    navigation.refresh()
    raci = next(entry for entry in navigation.model.entries if entry.key == "raci")
    wrong = [problem for problem in desk.problems() if problem.sheet == "raci" and problem.severity == "error"]
    assert raci.problems == len(wrong) > 0


def test_progress_follows_an_action_that_is_done(place: Place, desk: Desk, qtbot: QtBot) -> None:
    def share() -> float:
        return place.navigation.model.entries[0].share or 0.0

    qtbot.waitUntil(lambda: share() > 0)
    before = share()
    action = next(action for action in desk.book.rows(Action) if action.status is ActionStatus.NOT_STARTED)
    with desk.edit(phrase("Done")):
        action.status = ActionStatus.DONE
    qtbot.waitUntil(lambda: share() > before)


def test_a_click_opens_a_sheet(place: Place, qtbot: QtBot) -> None:
    row = [entry.key for entry in place.navigation.model.entries].index("deliverable")
    box = place.navigation.list.visualRect(place.navigation.model.index(row))
    qtbot.mouseClick(place.navigation.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert place.key == "deliverable"


def test_the_arrow_keys_walk_through_the_sheets(place: Place) -> None:
    place.open("person")
    QTest.keyClick(place.navigation.list, Qt.Key.Key_Down)
    assert place.key == "role"


@pytest.mark.parametrize("chapter", Chapter)
def test_a_chapter_leads_to_its_first_sheet(place: Place, chapter: Chapter) -> None:
    place.navigation.opened.emit(chapter.value)
    assert BY_KEY[place.key].sheet.chapter == chapter.value
    assert [entry.kind for entry in place.navigation.model.entries].count(CHAPTER) == len(Chapter)


def test_the_badge_leads_to_all_projects(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.home_requested):
        qtbot.mouseClick(place.navigation.badge, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nordtal Energie", "NE"), ("Anna Groß-Müller", "AM"), ("李喆", "李"), ("", "?"), ("Щербакова Юлия", "ЩЮ")],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_letters_on_a_badge_can_be_read() -> None:
    assert (readable_on("#0b4f5c"), readable_on("#ffe14d")) == ("#ffffff", "#101010")
