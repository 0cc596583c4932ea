"""The left of the window: every sheet under its chapter, with counts, problems and progress."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.exchange.tones import INK, WHITE, readable_on
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.painting import initials
from ccworkbench.gui.navigation.entries import CHAPTER, NavigationEntry
from ccworkbench.gui.navigation.navigation import Navigation
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets import BY_KEY, Chapter
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_and_sheet_is_named_in_every_language(desk: Context, qtbot: QtBot, language: str) -> None:
    desk.set_language(language)
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    keys = [entry.key for entry in navigation.model.entries]
    assert set(keys) == {"overview", *Chapter, *listed()}
    assert all(entry.text for entry in navigation.model.entries)


def test_a_list_is_counted_and_a_form_is_not(desk: Context, qtbot: QtBot) -> None:
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    navigation.refresh()
    counts = {entry.key: entry.count for entry in navigation.model.entries}
    assert counts["question"] == len(desk.book.rows(Question))
    assert counts["project"] is None


def test_errors_of_a_sheet_stand_in_the_place_of_its_count(desk: Context, qtbot: QtBot) -> None:
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    navigation.refresh()
    raci = next(entry for entry in navigation.model.entries if entry.key == "raci")
    wrong = [problem for problem in desk.problems() if problem.sheet == "raci" and problem.severity == "error"]
    assert raci.problems == len(wrong) > 0


def test_progress_follows_an_action_that_is_done(place: ProjectView, desk: Context, qtbot: QtBot) -> None:
    def share() -> float:
        return place.navigation.model.entries[0].share or 0.0

    qtbot.waitUntil(lambda: share() > 0)
    before = share()
    action = next(action for action in desk.book.rows(Action) if action.status is ActionStatus.NOT_STARTED)
    with desk.edit(phrase("Done")):
        action.status = ActionStatus.DONE
    qtbot.waitUntil(lambda: share() > before)


def click(place: ProjectView, key: str, qtbot: QtBot) -> None:
    view = place.navigation.list
    index = place.navigation.model.index(place.navigation.model.row_of(key))
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def seen(place: ProjectView) -> list[NavigationEntry]:
    entries = place.navigation.model.entries
    return [entry for row, entry in enumerate(entries) if not place.navigation.list.isRowHidden(row)]


def current(place: ProjectView) -> str:
    return place.navigation.model.entries[place.navigation.list.currentIndex().row()].key


def press(place: ProjectView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(place.navigation.list, key)


def test_a_click_opens_a_sheet(place: ProjectView, qtbot: QtBot) -> None:
    place.open("person")
    click(place, "deliverable", qtbot)
    assert place.key == "deliverable"


def test_the_arrow_keys_walk_through_the_sheets_and_pass_chapters_by(place: ProjectView) -> None:
    place.open("person")
    press(place, Qt.Key.Key_Down)
    assert place.key == "role"
    press(place, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert (place.key, current(place)) == ("person", Chapter.ROLES)
    press(place, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert place.key == "overview"


def test_only_the_chapter_of_the_open_sheet_is_unfolded_by_itself(place: ProjectView, qtbot: QtBot) -> None:
    place.open("overview")
    assert not [entry for entry in seen(place) if entry.chapter]
    for key in ("test_case", "kpi", "person"):
        place.open(key)
        assert {entry.chapter for entry in seen(place) if entry.chapter} == {BY_KEY[key].sheet.chapter}
        assert current(place) == key
        index = place.navigation.list.currentIndex()
        assert place.navigation.list.viewport().rect().contains(place.navigation.list.visualRect(index).center())


def test_a_click_on_a_chapter_unfolds_it_at_its_first_sheet_and_folds_it_again(
    place: ProjectView, qtbot: QtBot
) -> None:
    place.open("person")
    for chapter in Chapter:
        if chapter is not Chapter.ROLES:
            click(place, chapter, qtbot)
            assert BY_KEY[place.key].sheet.chapter == chapter.value
            click(place, chapter, qtbot)
            assert chapter not in {entry.chapter for entry in seen(place)}
    assert [entry.kind for entry in place.navigation.model.entries].count(CHAPTER) == len(Chapter)


def test_what_was_unfolded_by_hand_is_remembered(place: ProjectView, settings: Settings, qtbot: QtBot) -> None:
    place.open("person")
    click(place, Chapter.UAT, qtbot)
    place.open("person")
    settings.save()
    assert Settings.load(settings.path.parent).open_chapters == [Chapter.UAT]
    assert {entry.chapter for entry in seen(place) if entry.chapter} == {Chapter.ROLES, Chapter.UAT}


def test_left_and_right_go_out_of_a_chapter_and_into_it(place: ProjectView) -> None:
    place.open("role")
    press(place, Qt.Key.Key_Left)
    assert current(place) == Chapter.ROLES
    press(place, Qt.Key.Key_Left)
    assert not [entry for entry in seen(place) if entry.chapter]
    press(place, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert {entry.chapter for entry in seen(place) if entry.chapter} == {Chapter.STAKEHOLDERS}
    press(place, Qt.Key.Key_Right)
    assert place.key == "stakeholder"
    press(place, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert not [entry for entry in seen(place) if entry.chapter]


def test_letters_find_a_sheet_in_a_folded_chapter_in_every_language(place: ProjectView, desk: Context) -> None:
    for language in LANGUAGES:
        desk.set_language(language)
        place.open("overview")
        wanted = next(entry for entry in place.navigation.model.entries if entry.key == "kpi_figure")
        place.navigation.list.keyboardSearch("")  # what was typed before is over
        place.navigation.list._typed = ""
        place.navigation.list._since.invalidate()
        for letter in wanted.name:
            place.navigation.list.keyboardSearch(letter)
        assert place.key == "kpi_figure", language


def test_enter_in_the_navigation_goes_on_to_the_sheet(window: MainWindow, place: ProjectView, qtbot: QtBot) -> None:
    place.open("person")
    with qtbot.waitActive(window):
        window.activateWindow()
    place.navigation.list.setFocus()
    press(place, Qt.Key.Key_Return)
    assert place.view is not None
    assert window.focusWidget() is place.view.focusProxy()


def test_errors_of_a_folded_chapter_are_added_up(desk: Context, qtbot: QtBot) -> None:
    navigation = Navigation(desk)
    qtbot.addWidget(navigation)
    navigation.refresh()
    chapters = {entry.key: entry.problems for entry in navigation.model.entries if entry.kind == CHAPTER}
    wrong = [problem.sheet for problem in desk.problems() if problem.severity == "error"]
    assert sum(chapters.values()) == len([key for key in wrong if key in BY_KEY])


def test_the_badge_leads_to_all_projects(place: ProjectView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.home_requested):
        qtbot.mouseClick(place.navigation.badge, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nordtal Energie", "NE"), ("Anna Groß-Müller", "AM"), ("李喆", "李"), ("", "?"), ("Щербакова Юлия", "ЩЮ")],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_letters_on_a_badge_can_be_read() -> None:
    assert (readable_on("#0b4f5c"), readable_on("#ffe14d")) == (WHITE, INK)
