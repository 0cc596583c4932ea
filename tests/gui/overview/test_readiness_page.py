"""The readiness page: every number opens its rows, and everything follows the work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import DARK
from ccworkbench.gui.overview.cards import LinkLine
from ccworkbench.gui.overview.readiness_page import ReadinessPage
from ccworkbench.gui.overview.readiness_widgets import RuleLine, ScoreRing
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.roles.action import Action, ActionStatus


@pytest.fixture
def page(project_view: ProjectView) -> ReadinessPage:
    """Open the readiness of the sample project."""
    return opened(project_view)


def opened(project_view: ProjectView) -> ReadinessPage:
    project_view.open(READINESS)
    page = project_view.stack.currentWidget()
    assert isinstance(page, ReadinessPage)
    return page


def line(page: ReadinessPage, key: str) -> RuleLine:
    return next(one for one in page.lines() if one.told.key == key)


def said(page: ReadinessPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_readiness_stands_right_under_the_overview(project_view: ProjectView) -> None:
    assert [entry.key for entry in project_view.navigation.model.entries[:2]] == ["overview", READINESS]


def test_the_page_tells_what_the_rules_found(page: ReadinessPage, context: Context) -> None:
    found = context.readiness()
    assert [ring.accessibleName() for ring in page.findChildren(ScoreRing)] == [f"{found.score} of 100 points"]
    keys = [one.told.key for one in page.lines()]
    assert keys == [*(area.key for area in found.areas), *(item.key for item in found.items)]
    assert context.words.say(found.proposal.label) in said(page)


def test_a_number_opens_the_rows_behind_it_and_no_others(
    project_view: ProjectView, page: ReadinessPage, context: Context
) -> None:
    item = next(item for item in context.readiness().items if item.key == "chapters.done")
    line(page, "chapters.done").click()
    assert project_view.key == "action"
    assert isinstance(project_view.view, TableView)
    assert {row.id for row in project_view.view.model.rows} == set(item.target.rows)
    assert project_view.view.filters.only.isVisible()


def test_the_other_rows_come_back_with_a_click_on_the_chip_or_esc(
    project_view: ProjectView, page: ReadinessPage
) -> None:
    line(page, "chapters.done").click()
    view = project_view.view
    assert isinstance(view, TableView)
    view.filters.only.click()
    assert len(view.model.rows) == view.model.total
    assert not view.filters.only.isVisible()
    opened(project_view)
    line(page, "chapters.done").click()
    view.show_all()
    assert len(view.model.rows) == view.model.total


def test_every_number_leads_somewhere_without_a_fault(
    project_view: ProjectView, page: ReadinessPage, context: Context
) -> None:
    targets = {item.key: item.target for item in context.readiness().items}
    for key, target in targets.items():
        page = opened(project_view)
        button = line(page, key)
        assert button.isEnabled() == bool(target.sheet)
        button.click()
        assert project_view.key == (target.sheet or READINESS)


def test_an_area_opens_the_rows_that_cost_it_most(
    project_view: ProjectView, page: ReadinessPage, context: Context
) -> None:
    for area in context.readiness().areas:
        worst = max(area.items, key=lambda item: item.lost)
        line(opened(project_view), area.key).click()
        assert project_view.key == (worst.target.sheet or READINESS)


def test_the_page_follows_an_action_that_is_done(page: ReadinessPage, context: Context, qtbot: QtBot) -> None:
    before = line(page, "chapters.done").told.amount
    action = next(row for row in context.book.rows(Action) if row.status is not ActionStatus.DONE)
    with context.open_book().edit(phrase("Done")):
        action.status = ActionStatus.DONE
    qtbot.waitUntil(lambda: line(page, "chapters.done").told.amount != before)


def test_a_page_that_is_not_seen_catches_up_when_it_is(
    project_view: ProjectView, page: ReadinessPage, context: Context
) -> None:
    before = line(page, "chapters.done").told
    project_view.open("action")
    with context.open_book().edit(phrase("Done")):
        next(row for row in context.book.rows(Action) if row.status is not ActionStatus.DONE).status = ActionStatus.DONE
    assert line(page, "chapters.done").told == before
    assert line(opened(project_view), "chapters.done").told != before


def test_a_mandatory_red_shows_as_no_go(page: ReadinessPage, context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("Red")) as edit:
        edit.add(GoNoGo(criterion="Phones ring", mandatory=True, rating=Rating.RED))
    qtbot.waitUntil(lambda: "No-go" in said(page))


def test_what_is_below_its_minimum_is_counted_where_the_proposal_stands(
    page: ReadinessPage, context: Context, qtbot: QtBot
) -> None:
    with context.open_book().edit(phrase("Below")) as edit:
        for row in context.book.rows(GoNoGo):
            row.value, row.rating = 1.0, Rating.GREEN
        edit.add(GoNoGo(criterion="Phones ring", mandatory=True, value=0.8, minimum=0.85, rating=Rating.AMBER))
    text = "1 mandatory criterion is not met: no-go is proposed."
    qtbot.waitUntil(lambda: text in said(page))


def test_the_focus_stays_at_its_number(window: MainWindow, page: ReadinessPage, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    before = line(page, "people.lead")
    before.setFocus()
    with context.open_book().edit(phrase("Done")):
        next(row for row in context.book.rows(Action) if row.status is not ActionStatus.DONE).status = ActionStatus.DONE
    qtbot.waitUntil(lambda: line(page, "people.lead") is not before and line(page, "people.lead").hasFocus())


def test_tab_walks_through_the_numbers_and_space_opens_one(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot
) -> None:
    page = opened(project_view)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.hand_over.setFocus()
    QTest.keyClick(page.hand_over, Qt.Key.Key_Tab)
    first = page.window().focusWidget()
    assert isinstance(first, RuleLine)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert project_view.key != READINESS


def test_the_page_speaks_five_languages_and_wears_the_dark(page: ReadinessPage, context: Context, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        context.set_language(language)
        qtbot.waitUntil(lambda: page.hand_over.text() == context.words.say("Export…"))
        assert all(one.accessibleName() for one in page.lines())
    context.set_palette(DARK)
    assert not page.grab().isNull()


def test_the_overview_leads_to_the_rules(project_view: ProjectView) -> None:
    project_view.open("overview")
    overview = project_view.stack.currentWidget()
    assert overview
    next(one for one in overview.findChildren(LinkLine) if one.accessibleName() == "Score by rule").click()
    assert project_view.key == READINESS


def test_the_readiness_of_an_empty_project_opens(window: MainWindow, context: Context) -> None:
    from ccworkbench.method.plan.starter_rows import Plan
    from ccworkbench.operations.new_project import add_project

    empty = add_project(context.store, Plan("Empty", empty=True)).project_id
    assert window.content
    window.content.open(empty)
    assert window.content.project_view
    page = opened(window.content.project_view)
    assert {one.told.amount for one in page.lines()} >= {"–"}
