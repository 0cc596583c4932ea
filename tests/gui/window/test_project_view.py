"""A project that was just opened shows its sheet first, and what breaks rules a moment later."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import columns_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.grid.problem_marks import ProblemMarks
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action


def again(window: MainWindow, context: Context, sheet: str) -> ProjectView:
    """Open the project again, on a sheet."""
    assert window.content
    window.settings.last_sheets[str(context.book.project_id)] = sheet
    window.content.open(context.book.project_id)
    assert window.content.project_view
    return window.content.project_view


def test_a_table_is_marked_when_it_has_been_seen(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("Spoil")) as edit:
        edit.write(context.book.rows(Action)[0], next(c for c in columns_of(Action) if c.key == "preparation"), "")
    again(window, context, "action")
    marks, row = ProblemMarks(context, Action), context.book.rows(Action)[0].id
    assert context.is_fresh
    assert marks.at(row, "preparation") == []
    with qtbot.waitSignal(context.checked):
        pass
    assert marks.at(row, "preparation")


def test_a_form_is_marked_when_it_has_been_seen(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("Spoil")) as edit:
        edit.keep(context.book.project, next(c for c in columns_of(Project) if c.key == "go_live"), "soon")
    project_view = again(window, context, "project")
    assert isinstance(project_view.view, FormView)
    field = project_view.view.fields["go_live"]
    with qtbot.waitSignal(context.checked):
        pass
    assert any("soon" in label.text() for label in field.findChildren(QLabel))
