"""The roadmap's dates are kept as planned by a command of its sheet, in its menu and its palette alone."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.task import Task


def test_the_baseline_is_set_in_the_roadmap_and_nowhere_else(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("action")
    assert Act.SET_BASELINE not in window.commands()
    project_view.open("task")
    assert Act.SET_BASELINE in window.commands()
    rows = context.book.rows(Task)
    moved = [row for row in rows if (row.planned_starts, row.planned_ends) != (row.starts, row.ends)]
    assert any(row.moved_by() for row in moved)
    before = {row.id: (row.planned_starts, row.planned_ends) for row in moved}
    window.run(Act.SET_BASELINE)
    assert {row.moved_by() for row in moved} == {0}
    told = context.words.count(
        "Planned dates updated for {n} task.",
        "Planned dates updated for {n} tasks.",
        len(moved),
    )
    assert window.status.said.text() == told
    window.run(Act.SET_BASELINE)
    assert window.status.said.text() == context.words.say("The baseline already has the current dates.")
    window.run(Act.UNDO)
    assert {row.id: (row.planned_starts, row.planned_ends) for row in moved} == before


def test_a_roadmap_without_dates_says_that_it_has_nothing_to_keep(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    with context.book.edit(phrase("Undated")):
        for row in context.book.rows(Task):
            row.starts = row.ends = None
    project_view.open("task")
    steps = len(context.book.history())
    window.run(Act.SET_BASELINE)
    said = context.words.say("The roadmap has no dates yet. Enter kick-off or go-live, and update the plan.")
    assert said in [bar.text() for bar in window.findChildren(QLabel) if bar.isVisible()]
    assert len(context.book.history()) == steps


def test_a_right_click_in_the_roadmap_offers_the_baseline_first(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("task")
    view = project_view.view
    assert isinstance(view, TableView)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert next(action.data() for action in menu.actions() if action.isEnabled()) == Act.SET_BASELINE
    menu.close()


def test_a_moved_end_shows_its_days_with_their_sign(project_view: ProjectView, context: Context) -> None:
    project_view.open("task")
    view = project_view.view
    assert isinstance(view, TableView)
    row = next(row for row in context.book.rows(Task) if (row.moved_by() or 0) > 0)
    column = view.model.column_number("moved_by")
    shown = view.model.columns[column].text(row, context.viewer())
    assert shown == f"+{row.moved_by()}"
