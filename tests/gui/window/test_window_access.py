"""The window for those who work without a mouse or without seeing it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.overview.overview import Overview
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.method.reports.catalogue import listed

TOUCHED = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


def nameless(widget: QWidget) -> list[str]:
    """List what takes the focus and has nothing to be read aloud."""
    found = []
    for child in widget.findChildren(QWidget):
        reached = child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.isVisibleTo(widget)
        if isinstance(child, TOUCHED) and reached and not child.objectName().startswith("qt_"):
            interface = QAccessible.queryAccessibleInterface(child)
            if not interface.text(QAccessible.Text.Name):
                found.append(f"{type(child).__name__} in {type(child.parentWidget()).__name__}")
    return found


@pytest.mark.long
@pytest.mark.timeout(120)
def test_everything_that_takes_the_focus_has_a_name(project_view: ProjectView) -> None:
    for key in ("overview", *listed()):
        project_view.open(key)
        assert nameless(project_view.navigation) == []
        page = project_view.stack.currentWidget()
        assert page
        assert nameless(page) == [], key


def test_every_field_of_the_wizard_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    assert window.content
    wizard = NewProjectDialog(window.content.context, window)
    qtbot.addWidget(wizard)
    assert nameless(wizard) == []


def test_tab_walks_through_the_overview_and_enter_leads_to_a_row(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.open("overview")
    with qtbot.waitActive(window):
        window.activateWindow()
    overview = project_view.stack.currentWidget()
    assert isinstance(overview, Overview)
    overview.hand_over.setFocus()
    QTest.keyClick(overview.hand_over, Qt.Key.Key_Tab)
    line = QApplication.focusWidget()
    assert line is not None
    assert overview.isAncestorOf(line)
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert project_view.key != "overview"
