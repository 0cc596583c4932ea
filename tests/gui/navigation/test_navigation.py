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
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_and_sheet_is_named_in_every_language(context: Context, qtbot: QtBot, language: str) -> None:
    context.set_language(language)
    navigation = Navigation(context)
    qtbot.addWidget(navigation)
    keys = [entry.key for entry in navigation.model.entries]
    assert set(keys) == {"overview", *Chapter, *listed()}
    assert all(entry.text for entry in navigation.model.entries)


def test_a_list_is_counted_and_a_form_is_not(context: Context, qtbot: QtBot) -> None:
    navigation = Navigation(context)
    qtbot.addWidget(navigation)
    navigation.refresh()
    counts = {entry.key: entry.count for entry in navigation.model.entries}
    assert counts["question"] == len(context.book.rows(Question))
    assert counts["project"] is None


def test_errors_of_a_sheet_stand_in_the_place_of_its_count(context: Context, qtbot: QtBot) -> None:
    navigation = Navigation(context)
    qtbot.addWidget(navigation)
    navigation.refresh()
    raci = next(entry for entry in navigation.model.entries if entry.key == "raci")
    wrong = [problem for problem in context.problems() if problem.sheet == "raci" and problem.severity == "error"]
    assert raci.problems == len(wrong) > 0


def test_progress_follows_an_action_that_is_done(project_view: ProjectView, context: Context, qtbot: QtBot) -> None:
    def share() -> float:
        return project_view.navigation.model.entries[0].share or 0.0

    qtbot.waitUntil(lambda: share() > 0)
    before = share()
    action = next(action for action in context.book.rows(Action) if action.status is ActionStatus.NOT_STARTED)
    with context.open_book().edit(phrase("Done")):
        action.status = ActionStatus.DONE
    qtbot.waitUntil(lambda: share() > before)


def click(project_view: ProjectView, key: str, qtbot: QtBot) -> None:
    view = project_view.navigation.list
    index = project_view.navigation.model.index(project_view.navigation.model.row_of(key))
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def seen(project_view: ProjectView) -> list[NavigationEntry]:
    entries = project_view.navigation.model.entries
    return [entry for row, entry in enumerate(entries) if not project_view.navigation.list.isRowHidden(row)]


def current(project_view: ProjectView) -> str:
    return project_view.navigation.model.entries[project_view.navigation.list.currentIndex().row()].key


def press(project_view: ProjectView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(project_view.navigation.list, key)


def test_a_click_opens_a_sheet(project_view: ProjectView, qtbot: QtBot) -> None:
    project_view.open("person")
    click(project_view, "deliverable", qtbot)
    assert project_view.key == "deliverable"


def test_the_arrow_keys_walk_through_the_sheets_and_pass_chapters_by(project_view: ProjectView) -> None:
    project_view.open("person")
    press(project_view, Qt.Key.Key_Down)
    assert project_view.key == "role"
    press(project_view, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert (project_view.key, current(project_view)) == ("person", Chapter.ROLES)
    press(project_view, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert project_view.key == "overview"


def test_only_the_chapter_of_the_open_sheet_is_unfolded_by_itself(project_view: ProjectView, qtbot: QtBot) -> None:
    project_view.open("overview")
    assert not [entry for entry in seen(project_view) if entry.chapter]
    for key in ("test_case", "kpi", "person"):
        project_view.open(key)
        assert {entry.chapter for entry in seen(project_view) if entry.chapter} == {BY_KEY[key].sheet.chapter}
        assert current(project_view) == key
        index = project_view.navigation.list.currentIndex()
        assert (
            project_view.navigation.list.viewport()
            .rect()
            .contains(project_view.navigation.list.visualRect(index).center())
        )


def test_a_click_on_a_chapter_unfolds_it_at_its_first_sheet_and_folds_it_again(
    project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.open("person")
    for chapter in Chapter:
        if chapter is not Chapter.ROLES:
            click(project_view, chapter, qtbot)
            assert BY_KEY[project_view.key].sheet.chapter == chapter.value
            click(project_view, chapter, qtbot)
            assert chapter not in {entry.chapter for entry in seen(project_view)}
    assert [entry.kind for entry in project_view.navigation.model.entries].count(CHAPTER) == len(Chapter)


def test_what_was_unfolded_by_hand_is_remembered(project_view: ProjectView, settings: Settings, qtbot: QtBot) -> None:
    project_view.open("person")
    click(project_view, Chapter.UAT, qtbot)
    project_view.open("person")
    settings.save()
    assert Settings.load(settings.path.parent).open_chapters == [Chapter.UAT]
    assert {entry.chapter for entry in seen(project_view) if entry.chapter} == {Chapter.ROLES, Chapter.UAT}


def test_left_and_right_go_out_of_a_chapter_and_into_it(project_view: ProjectView) -> None:
    project_view.open("role")
    press(project_view, Qt.Key.Key_Left)
    assert current(project_view) == Chapter.ROLES
    press(project_view, Qt.Key.Key_Left)
    assert not [entry for entry in seen(project_view) if entry.chapter]
    press(project_view, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert {entry.chapter for entry in seen(project_view) if entry.chapter} == {Chapter.STAKEHOLDERS}
    press(project_view, Qt.Key.Key_Right)
    assert project_view.key == "stakeholder"
    press(project_view, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert not [entry for entry in seen(project_view) if entry.chapter]


def test_letters_find_a_sheet_in_a_folded_chapter_in_every_language(
    project_view: ProjectView, context: Context
) -> None:
    for language in LANGUAGES:
        context.set_language(language)
        project_view.open("overview")
        wanted = next(entry for entry in project_view.navigation.model.entries if entry.key == "kpi_figure")
        project_view.navigation.list.keyboardSearch("")  # what was typed before is over
        project_view.navigation.list._typed = ""
        project_view.navigation.list._since.invalidate()
        for letter in wanted.name:
            project_view.navigation.list.keyboardSearch(letter)
        assert project_view.key == "kpi_figure", language


def test_enter_in_the_navigation_goes_on_to_the_sheet(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.open("person")
    with qtbot.waitActive(window):
        window.activateWindow()
    project_view.navigation.list.setFocus()
    press(project_view, Qt.Key.Key_Return)
    assert project_view.view is not None
    assert window.focusWidget() is project_view.view.focusProxy()


def test_errors_of_a_folded_chapter_are_added_up(context: Context, qtbot: QtBot) -> None:
    navigation = Navigation(context)
    qtbot.addWidget(navigation)
    navigation.refresh()
    chapters = {entry.key: entry.problems for entry in navigation.model.entries if entry.kind == CHAPTER}
    wrong = [problem.sheet for problem in context.problems() if problem.severity == "error"]
    assert sum(chapters.values()) == len([key for key in wrong if key in BY_KEY])


def test_the_badge_leads_to_all_projects(project_view: ProjectView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(project_view.home_requested):
        qtbot.mouseClick(project_view.navigation.badge, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nordtal Energie", "NE"), ("Anna Groß-Müller", "AM"), ("李喆", "李"), ("", "?"), ("Щербакова Юлия", "ЩЮ")],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_letters_on_a_badge_can_be_read() -> None:
    assert (readable_on("#0b4f5c"), readable_on("#ffe14d")) == (WHITE, INK)
