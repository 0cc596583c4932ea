"""The right side of the window: the selected row with its history, and the note under it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import columns_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import DARK
from ccworkbench.gui.panel.side_panel import PROBLEMS_TAB, QUESTIONS_TAB, ROW_TAB, SidePanel
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.role import Role

LISTS = [sheet for sheet in SHEETS if not issubclass(sheet, Crossing) and sheet.sheet.shape == "list"]


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> SidePanel:
    panel = SidePanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 800)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


def select(panel: SidePanel, row: Any, qtbot: QtBot) -> None:
    panel.show_sheet(type(row))
    panel.show_tab(ROW_TAB)
    panel.show_row(row)
    qtbot.waitUntil(lambda: panel.row_panel.row is row)


@pytest.mark.long
@pytest.mark.timeout(120)
def test_a_selected_row_shows_all_its_columns(panel: SidePanel, qtbot: QtBot) -> None:
    for sheet in LISTS:
        select(panel, panel.context.book.rows(sheet)[0], qtbot)
        assert [field.column for field in panel.row_panel.fields] == list(columns_of(sheet)), sheet


def test_a_field_of_the_row_is_kept_when_it_is_left(panel: SidePanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[0]
    select(panel, action, qtbot)
    field = next(field for field in panel.row_panel.fields if field.column.key == "evidence")
    assert field.input
    field.input.main.setFocus()
    qtbot.keyClicks(field.input.main, "Minutes of 12 May")
    qtbot.keyClick(field.input.main, Qt.Key.Key_Tab)
    assert action.evidence == "Minutes of 12 May"


def test_another_row_takes_what_was_typed_for_the_one_before(panel: SidePanel, qtbot: QtBot) -> None:
    first, second = panel.context.book.rows(Action)[:2]
    select(panel, first, qtbot)
    field = next(field for field in panel.row_panel.fields if field.column.key == "evidence")
    assert field.input
    field.input.main.setFocus()
    qtbot.keyClicks(field.input.main, "Mail")
    select(panel, second, qtbot)
    assert (first.evidence, second.evidence) == ("Mail", second.evidence)
    assert field.input.typed() == second.evidence


def test_a_row_is_kept_internal_in_one_step(panel: SidePanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[0]
    select(panel, action, qtbot)
    panel.row_panel.internal.click()
    assert action.internal
    panel.context.book.undo()
    assert not panel.row_panel.internal.isChecked()


def test_the_history_tells_values_in_the_language_of_the_screen(panel: SidePanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[0]
    with panel.context.open_book().edit(phrase("Change {field}", field="Status")):
        action.status = ActionStatus.BLOCKED
    select(panel, action, qtbot)
    told = panel.row_panel.history.told()
    assert told[0][1].endswith("changed to “Blocked”")
    assert told[-1][1] == "Row added"


def test_the_history_grows_while_the_row_is_shown(panel: SidePanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[0]
    select(panel, action, qtbot)
    before = len(panel.row_panel.history.told())
    with panel.context.open_book().edit(phrase("Change {field}", field="Source")):
        action.source = "Kick-off"
    assert len(panel.row_panel.history.told()) == before + 1


def test_a_deleted_row_leaves_the_panel(panel: SidePanel, qtbot: QtBot) -> None:
    role = panel.context.book.rows(Role)[0]
    select(panel, role, qtbot)
    with panel.context.open_book().edit(phrase("Delete rows")) as edit:
        edit.remove(role)
    assert panel.row_panel.row is None
    assert panel.tabs.tabText(ROW_TAB) == "Row"


def test_the_tab_names_the_place_of_the_row(panel: SidePanel, qtbot: QtBot) -> None:
    select(panel, panel.context.book.rows(Action)[3], qtbot)
    assert panel.tabs.tabText(ROW_TAB) == "Row 4"


def test_a_sheet_comes_back_with_the_row_it_was_left_at(panel: SidePanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[3]
    select(panel, action, qtbot)
    panel.show_sheet(Role)
    panel.show_sheet(Action)
    assert panel.row is action


def test_a_form_shows_its_history_in_place_of_its_fields(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_sheet(Project)
    panel.show_row(None)
    panel.show_tab(ROW_TAB)
    qtbot.waitUntil(lambda: panel.row_panel.row is panel.context.book.project)
    assert panel.tabs.tabText(ROW_TAB) == "History"
    assert not panel.row_panel.fields
    assert panel.row_panel.history.told()


def test_a_chapter_without_questions_opens_on_the_row_and_the_choice_comes_back(panel: SidePanel) -> None:
    assert panel.tabs.currentIndex() == QUESTIONS_TAB
    seen = []
    for sheet in (GoNoGo, Action, CutoverStep):
        panel.show_sheet(sheet)
        seen.append(panel.tabs.currentIndex())
    panel.show_tab(PROBLEMS_TAB)
    for sheet in (GoNoGo, Action):
        panel.show_sheet(sheet)
        seen.append(panel.tabs.currentIndex())
    assert seen == [ROW_TAB, QUESTIONS_TAB, ROW_TAB, PROBLEMS_TAB, PROBLEMS_TAB]


def test_the_note_names_the_worst_problem_of_the_row_and_leads_there(panel: SidePanel, qtbot: QtBot) -> None:
    problem = next(problem for problem in panel.context.problems() if problem.row and problem.severity == "error")
    row = next(row for sheet in LISTS for row in panel.context.book.rows(sheet) if row.id == problem.row)
    panel.show_sheet(type(row))
    panel.show_tab(QUESTIONS_TAB)
    panel.show_row(row)
    with qtbot.waitSignal(panel.go_to_requested) as heard:
        panel.note.link.click()
    assert heard.args == [problem.sheet, problem.row, problem.column]
    panel.show_tab(PROBLEMS_TAB)
    assert not panel.note.isVisible()


def test_every_text_follows_the_language(panel: SidePanel, qtbot: QtBot) -> None:
    select(panel, panel.context.book.rows(Action)[0], qtbot)
    before = [panel.tabs.tabText(tab) for tab in (ROW_TAB, QUESTIONS_TAB, PROBLEMS_TAB)]
    panel.context.set_language("ru")
    panel.context.set_palette(DARK)
    panel.context.set_language("en")
    assert [panel.tabs.tabText(tab) for tab in (ROW_TAB, QUESTIONS_TAB, PROBLEMS_TAB)] == before


def test_another_project_forgets_the_row_of_the_one_before(panel: SidePanel, qtbot: QtBot) -> None:
    select(panel, panel.context.book.rows(Action)[0], qtbot)
    panel.context.open(panel.context.book.project_id)
    assert panel.row is None
    assert panel.row_panel.row is None


def test_the_panel_begins_with_the_row_that_is_selected_already(project_view: ProjectView) -> None:
    project_view.open("action")
    project_view.panel.show_tab(ROW_TAB)
    assert project_view.panel.row is project_view.view.current() is not None  # type: ignore[union-attr]
