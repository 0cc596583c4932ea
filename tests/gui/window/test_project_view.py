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


def again(window: MainWindow, desk: Context, sheet: str) -> ProjectView:
    """Open the project again, on a sheet."""
    assert window.workplace
    window.settings.last_sheets[str(desk.book.project_id)] = sheet
    window.workplace.open(desk.book.project_id)
    assert window.workplace.place
    return window.workplace.place


def test_a_table_is_marked_when_it_has_been_seen(window: MainWindow, desk: Context, qtbot: QtBot) -> None:
    with desk.edit(phrase("Spoil")) as edit:
        edit.write(desk.book.rows(Action)[0], next(c for c in columns_of(Action) if c.key == "preparation"), "")
    again(window, desk, "action")
    marks, row = ProblemMarks(desk, Action), desk.book.rows(Action)[0].id
    assert desk.is_fresh
    assert marks.at(row, "preparation") == []
    with qtbot.waitSignal(desk.checked):
        pass
    assert marks.at(row, "preparation")


def test_a_form_is_marked_when_it_has_been_seen(window: MainWindow, desk: Context, qtbot: QtBot) -> None:
    with desk.edit(phrase("Spoil")) as edit:
        edit.keep(desk.book.project, next(c for c in columns_of(Project) if c.key == "go_live"), "soon")
    place = again(window, desk, "project")
    assert isinstance(place.view, FormView)
    field = place.view.fields["go_live"]
    with qtbot.waitSignal(desk.checked):
        pass
    assert any("soon" in label.text() for label in field.findChildren(QLabel))
