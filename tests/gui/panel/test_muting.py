"""Muting a check in the window: a reason, one step, and the way back."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs import mute_dialog
from ccworkbench.gui.dialogs.mute_dialog import MuteDialog
from ccworkbench.gui.panel.problem_list import SHOWN_ROLE
from ccworkbench.gui.panel.problem_panel import ProblemPanel
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import Words, phrase
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.raci import Raci


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ProblemPanel:
    with context.open_book().edit(phrase("Edit")) as edit:
        for muted in context.book.rows(Mute):
            edit.remove(muted)
    panel = ProblemPanel(context)
    qtbot.addWidget(panel)
    context.stepped.connect(panel.on_step)
    panel.resize(320, 600)
    panel.show()
    panel.show_sheet(Raci)
    panel.list.setCurrentRow(0)
    return panel


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer the question why with the last of these."""
    answers = ["Agreed with the customer"]
    monkeypatch.setattr(mute_dialog, "ask_reason", lambda *_: answers[-1])
    return answers


def texts(panel: ProblemPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def unfold(panel: ProblemPanel, qtbot: QtBot) -> None:
    panel.list.setCurrentRow(panel.list.count() - 1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_a_muted_check_moves_under_a_fold_and_no_longer_counts(
    panel: ProblemPanel, answer: list[str], qtbot: QtBot
) -> None:
    first, n = texts(panel)[0], len(panel.problems())
    with qtbot.waitSignal(panel.counted) as heard:
        panel.mute_action.trigger()
    assert heard.args == [n - 1]
    assert texts(panel)[-1] == "1 muted check"
    unfold(panel, qtbot)
    assert texts(panel)[-1] == first
    assert "Muted: Agreed with the customer" in panel.list.item(panel.list.count() - 1).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_the_sheet_of_muted_checks_names_sheet_and_row_as_the_window_does(
    panel: ProblemPanel, answer: list[str], project_view: ProjectView
) -> None:
    panel.mute_action.trigger()
    project_view.open("mute")
    view = project_view.view
    assert isinstance(view, TableView)
    said = {column.key: column.text(view.model.rows[0], view.model.viewer) for column in view.model.columns}
    row = panel.context.book.row("deliverable", UUID(view.model.rows[0].row_key))
    assert said["where"] == "RACI matrix"
    assert said["row_key"] == f"{row.code} {row.label}".strip()


def test_a_muted_check_is_heard_again(panel: ProblemPanel, answer: list[str], qtbot: QtBot) -> None:
    before = texts(panel)
    panel.mute_action.trigger()
    unfold(panel, qtbot)
    panel.list.setCurrentRow(panel.list.count() - 1)
    assert panel.unmute_action.isVisible()
    panel.unmute_action.trigger()
    assert texts(panel) == before


def test_muting_is_one_step_of_undo(panel: ProblemPanel, answer: list[str]) -> None:
    before, book = texts(panel), panel.context.book
    panel.mute_action.trigger()
    assert book.undo().label.text == "Mute {rule}"
    assert texts(panel) == before
    assert book.rows(Mute) == []


def test_without_a_reason_the_check_goes_on_speaking(panel: ProblemPanel, answer: list[str]) -> None:
    answer.append("")
    before = texts(panel)
    panel.mute_action.trigger()
    assert texts(panel) == before


def test_a_cell_that_can_not_be_read_is_not_muted(panel: ProblemPanel, answer: list[str]) -> None:
    with panel.context.open_book().edit(phrase("Edit")):
        panel.context.book.rows(Action)[0].unread = {"due": "soon"}
    panel.show_sheet(Action)
    panel.list.setCurrentRow(0)
    assert panel.problems()[0].rule == "CELL-1"
    assert not panel.mute_action.isEnabled()
    panel.mute()
    assert panel.context.muted() == []


def test_a_sheet_whose_problems_are_all_muted_still_shows_them(panel: ProblemPanel, answer: list[str]) -> None:
    while panel.problems():
        panel.list.setCurrentRow(0)
        panel.mute()
    assert panel.empty.isVisible()
    assert panel.list.isVisible()


def test_the_question_wants_an_answer(qtbot: QtBot, styled: QApplication) -> None:
    dialog = MuteDialog(Words("en"), "“Plan” has no A.")
    qtbot.addWidget(dialog)
    dialog.show()
    for text, enabled in (("", False), ("  ", False), ("Agreed ", True)):
        dialog.field.setText(text)
        assert dialog.mute.isEnabled() == enabled
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == MuteDialog.DialogCode.Accepted
    assert dialog.reason == "Agreed"


def test_the_keys_of_the_list_mute_and_hear(panel: ProblemPanel, answer: list[str], qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_M)
    assert len(panel.context.muted()) == 1
    unfold(panel, qtbot)
    panel.list.setCurrentRow(panel.list.count() - 1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.context.muted() == []


def test_every_problem_leads_to_its_sheet(project_view: ProjectView, panel: ProblemPanel) -> None:
    panel.scope.setCurrentIndex(1)
    panel.go_to_requested.connect(project_view.go_to)
    told = {(shown.problem.sheet, shown.problem.rule): row for row, shown in listed(panel)}
    for (sheet, _), row in told.items():
        panel.list.itemActivated.emit(panel.list.item(row))
        assert project_view.page
        assert project_view.page.view.sheet.__tablename__ == sheet


def listed(panel: ProblemPanel) -> list[tuple[int, Any]]:
    entries = [(row, panel.list.item(row).data(SHOWN_ROLE)) for row in range(panel.list.count())]
    return [(row, shown) for row, shown in entries if shown.problem]
