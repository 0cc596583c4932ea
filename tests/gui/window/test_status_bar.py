"""How long a sentence in the status bar is true: until it was read, another sheet opens, or something changed."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from tests.gui.typed_keys import Hands


@pytest.fixture
def actions(project_view: ProjectView) -> Hands:
    project_view.open("action")
    assert isinstance(project_view.view, TableView)
    return Hands(project_view.view)


def unread(window: MainWindow, actions: Hands) -> Hands:
    actions.at(0, "due").paste("32.13.2026\n")
    assert "could not be read" in window.status.said.text()
    return actions


def test_no_bar_moves_anything_that_is_under_the_mouse(
    window: MainWindow, project_view: ProjectView, actions: Hands
) -> None:
    assert window.content
    project_view.refresh()
    view, content = project_view.view, window.content
    assert isinstance(view, TableView)
    seen = (view.grid, project_view.page, project_view.navigation.list, project_view.panel.tabs)
    QApplication.processEvents()

    def where() -> list[QPoint]:
        QApplication.processEvents()
        rows = [view.grid.viewport().mapTo(window, QPoint(0, view.grid.rowViewportPosition(row))) for row in range(8)]
        return [*rows, *(part.mapTo(window, QPoint()) for part in seen if part)]

    before, height = where(), view.grid.height()
    content.errors.tell("Something does not fit.")
    content.waiting.tell("1 change waits.", "info")
    assert where() == before
    assert content.errors.isVisible()
    assert view.grid.height() < height  # it hides no row, either
    content.errors.dismiss()
    assert where() == before


def test_a_sentence_goes_when_there_was_time_to_read_it(window: MainWindow, actions: Hands, qtbot: QtBot) -> None:
    unread(window, actions)
    said = window.status.said.text()
    assert window.status.expiry.remainingTime() > 5000
    assert window.status.expiry.interval() >= 40 * len(said)
    window.status.expiry.start(0)
    qtbot.waitUntil(lambda: window.status.said.text() == "")


def test_a_sentence_goes_when_what_it_tells_of_was_taken_back(window: MainWindow, actions: Hands) -> None:
    unread(window, actions)
    window.commands()[Act.UNDO]()
    assert window.status.said.text() == ""


def test_a_sentence_goes_when_what_it_tells_of_is_mended(window: MainWindow, actions: Hands) -> None:
    unread(window, actions).paste("2026-12-24\n")
    assert "could not be read" not in window.status.said.text()
    assert actions.model.rows[0].unread == {}


def test_a_sentence_of_one_sheet_is_not_said_of_another(
    window: MainWindow, project_view: ProjectView, actions: Hands
) -> None:
    unread(window, actions)
    project_view.open("action")
    assert "could not be read" in window.status.said.text()
    project_view.open("role")
    assert window.status.said.text() == ""


def test_what_keys_do_is_told_again_when_a_sentence_has_gone(
    window: MainWindow, project_view: ProjectView, context: Context, qtbot: QtBot
) -> None:
    project_view.open("raci")
    assert "R, A, C, I" in window.status.said.text()
    project_view.said.emit("Something was done.")
    assert window.status.said.text() == "Something was done."
    project_view.hinted.emit("Another cell")
    assert window.status.said.text() == "Something was done."
    window.status.expiry.start(0)
    qtbot.waitUntil(lambda: window.status.said.text() == "Another cell")


def test_what_keys_do_in_one_sheet_is_never_told_of_another(
    window: MainWindow, project_view: ProjectView, context: Context, qtbot: QtBot
) -> None:
    project_view.open("raci")
    hint = window.status.said.text()
    project_view.open("action")
    assert window.status.said.text() == ""
    with context.open_book().edit(phrase("Elsewhere")) as edit:  # the matrix follows it, though nobody sees that
        edit.add(Action(preparation="x"))
    context.set_language("en")
    project_view.said.emit("Something was done.")
    window.status.expiry.start(0)
    qtbot.waitUntil(lambda: window.status.said.text() != "Something was done.")
    assert window.status.said.text() == ""
    project_view.open("raci")
    assert window.status.said.text() == hint


def test_a_sentence_that_offers_a_way_back_stays(window: MainWindow, context: Context) -> None:
    window.status.say("“Südnetz” was deleted.", "Undo")
    assert not window.status.expiry.isActive()
    assert window.status.offer.isVisibleTo(window.status)


def test_a_step_from_elsewhere_takes_an_old_sentence_away(window: MainWindow, actions: Hands, context: Context) -> None:
    unread(window, actions)
    with context.open_book().edit(phrase("Elsewhere")) as edit:
        edit.add(Action(preparation="x"))
    assert window.status.said.text() == ""


def test_a_backup_of_another_day_is_told_with_its_day(window: MainWindow) -> None:
    today = datetime.now().astimezone().replace(hour=9, minute=5)
    window.status.show_backup(today)
    assert window.status.backup.text() == "Backup 09:05"
    window.status.show_backup(today.replace(year=2025, month=11, day=3))
    assert window.status.backup.text() == "Backup 3 Nov 2025 09:05"
