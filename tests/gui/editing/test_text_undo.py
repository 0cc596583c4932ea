"""Undo and redo while one types: they belong to the field that has the focus, until it has nothing of its own left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.editing.text_undo import text_of
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.form.inputs import LineInput
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from tests.gui.typed_keys import Hands

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def undone(
    window: MainWindow, project_view: ProjectView, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ProjectView:
    """Have a step of the project that can be redone, and a key for it that Qt does not know, as on Linux."""
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)  # a wizard closes over what was typed
    window.acts[Act.REDO].setShortcut(QKeySequence("Ctrl+J"))
    for text in ("x", "y"):
        with context.open_book().edit(phrase("Elsewhere")) as edit:
            edit.add(Action(preparation=text))
    context.book.undo()
    project_view.refresh()
    project_view.open("action")
    with qtbot.waitActive(window):
        window.activateWindow()
    return project_view


def in_cell(project_view: ProjectView, column: str) -> QWidget:
    assert isinstance(project_view.view, RowsView)
    hands = Hands(project_view.view).at(0, column)
    hands.view.do.cell_editing.begin(hands.grid.currentIndex())
    editor = hands.view.do.cell_editing.editor
    assert editor
    return editor.field


def cell(project_view: ProjectView, _qtbot: QtBot) -> QWidget:
    return in_cell(project_view, "source")


def long_cell(project_view: ProjectView, _qtbot: QtBot) -> QWidget:
    return in_cell(project_view, "note")


def search(project_view: ProjectView, _qtbot: QtBot) -> QWidget:
    assert project_view.page
    project_view.page.start_search()
    return project_view.page.field


def form_field(project_view: ProjectView, _qtbot: QtBot) -> QWidget:
    project_view.open("project")
    assert isinstance(project_view.view, FormView)
    return next(one.input.main for one in project_view.view.fields.values() if isinstance(one.input, LineInput))


def answer(project_view: ProjectView, _qtbot: QtBot) -> QWidget:
    return project_view.panel.question_panel.cards[0].answer.text


def wizard(project_view: ProjectView, qtbot: QtBot) -> QWidget:
    made = NewProjectDialog(project_view._context, project_view)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.name.hasFocus)
    return made.name


FIELDS: tuple[Callable[[ProjectView, QtBot], QWidget], ...] = (cell, long_cell, search, form_field, answer, wizard)


@pytest.mark.parametrize("make", FIELDS)
def test_undo_and_redo_belong_to_the_field_that_is_typed_in(
    window: MainWindow,
    undone: ProjectView,
    context: Context,
    qtbot: QtBot,
    make: Callable[[ProjectView, QtBot], QWidget],
) -> None:
    field, steps = make(undone, qtbot), len(context.book.timeline.done)
    field.setFocus()
    assert field.hasFocus()
    before = text_of(field)
    qtbot.keyClicks(field, "ab")
    typed = text_of(field)
    assert typed != before
    for _ in range(3):
        qtbot.keyClick(field, Key.Key_Z, CTRL)
    assert text_of(field) == before
    for _ in range(3):
        qtbot.keyClick(field, Key.Key_J, CTRL)
    assert text_of(field) == typed
    assert field.hasFocus()
    assert (len(context.book.timeline.done), len(context.book.timeline.undone)) == (steps, 1)


@pytest.mark.parametrize("make", [form_field, answer])
def test_escape_takes_a_text_back_and_undo_brings_it_again_in_its_field(
    window: MainWindow,
    undone: ProjectView,
    context: Context,
    qtbot: QtBot,
    make: Callable[[ProjectView, QtBot], QWidget],
) -> None:
    field, steps = make(undone, qtbot), len(context.book.timeline.done)
    field.setFocus()
    before = text_of(field)
    qtbot.keyClicks(field, "dear")
    typed = text_of(field)
    qtbot.keyClick(field, Key.Key_Escape)
    assert text_of(field) == before
    qtbot.keyClick(field, Key.Key_Z, CTRL)
    assert text_of(field) == typed
    qtbot.keyClick(field, Key.Key_J, CTRL)
    assert text_of(field) == before
    qtbot.keyClick(field, Key.Key_Z, CTRL)
    assert text_of(field) == typed
    assert (len(context.book.timeline.done), len(context.book.timeline.undone)) == (steps, 1)
    qtbot.keyClick(field, Key.Key_Tab)
    assert context.book.timeline.done[-1].label.text in {"Change {field}", "Answer question"}


@pytest.mark.parametrize("make", [form_field, answer])
def test_a_field_that_is_entered_anew_leaves_undo_to_the_window(
    window: MainWindow,
    undone: ProjectView,
    context: Context,
    qtbot: QtBot,
    make: Callable[[ProjectView, QtBot], QWidget],
) -> None:
    field, steps = make(undone, qtbot), len(context.book.timeline.done)
    field.setFocus()
    before = text_of(field)
    qtbot.keyClicks(field, "dear")
    qtbot.keyClick(field, Key.Key_Escape)
    undone.navigation.list.setFocus()
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Z, CTRL)
    assert text_of(field) == before
    assert len(context.book.timeline.done) == steps - 1


def test_a_text_that_was_written_is_undone_by_the_window(
    window: MainWindow, undone: ProjectView, context: Context, qtbot: QtBot
) -> None:
    field, steps = form_field(undone, qtbot), len(context.book.timeline.done)
    field.setFocus()
    before = text_of(field)
    qtbot.keyClicks(field, "more")
    qtbot.keyClick(field, Key.Key_Return)
    assert len(context.book.timeline.done) == steps + 1
    qtbot.keyClick(field, Key.Key_Z, CTRL)
    assert len(context.book.timeline.done) == steps
    assert text_of(field) == before
