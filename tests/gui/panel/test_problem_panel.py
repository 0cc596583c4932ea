"""The list of problems: worst first, counted, with the way to each."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.panel.problem_panel import ProblemPanel
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.raci import Raci


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ProblemPanel:
    panel = ProblemPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    panel.show_sheet(Raci)
    return panel


def severities(panel: ProblemPanel) -> list[str]:
    return [problem.severity for problem in panel.problems()]


def test_only_the_problems_of_the_sheet_are_listed(panel: ProblemPanel) -> None:
    assert panel.list.count() == len(panel.problems()) + bool(panel.muted()) > 0
    assert {problem.sheet for problem in panel.problems()} == {"raci"}


def test_the_whole_project_lists_all_worst_first(panel: ProblemPanel) -> None:
    panel.scope.setCurrentIndex(1)
    assert len(panel.problems()) == len(panel.context.problems())
    order = ["error", "warning", "hint"]
    assert severities(panel) == sorted(severities(panel), key=order.index)


def test_enter_and_a_click_lead_to_the_cell(panel: ProblemPanel, qtbot: QtBot) -> None:
    problem = panel.problems()[0]
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.go_to_requested) as heard:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert heard.args == [problem.sheet, problem.row, problem.column]
    spot = panel.list.visualItemRect(panel.list.item(0)).center()
    with qtbot.waitSignal(panel.go_to_requested):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_each_problem_says_its_severity_in_a_word(panel: ProblemPanel) -> None:
    spoken = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Error: ")


def test_the_count_follows_what_is_put_right(panel: ProblemPanel, qtbot: QtBot) -> None:
    action = panel.context.book.rows(Action)[0]
    panel.show_sheet(Action)
    column = next(c for c in panel.context.book.rows(Action)[0].__table__.columns if c.key == "due")
    before = panel.list.count()
    with panel.context.open_book().edit(phrase("Change {field}", field="Due date")):
        action.unread = {column.key: "soon"}
    with qtbot.waitSignal(panel.counted) as heard:
        panel.refresh()
    assert heard.args == [before + 1]


def test_a_sheet_without_problems_says_so(panel: ProblemPanel) -> None:
    panel.show_sheet(None)
    assert not panel.list.isVisible()
    assert panel.empty.isVisible()


def test_sentences_are_shown_whole_in_a_narrow_panel(panel: ProblemPanel) -> None:
    panel.scope.setCurrentIndex(1)
    wide = panel.list.sizeHintForRow(0)
    panel.resize(240, 600)
    assert panel.list.sizeHintForRow(0) >= wide
