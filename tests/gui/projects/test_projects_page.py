"""The list of projects, and the welcome of the first start."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.projects.projects_page import ProjectsPage
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language import catalogues
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "home.ccw") as store:
        yield store


@pytest.fixture
def first_window(store: Store, tmp_path: Path, styled: QApplication, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Settings(tmp_path / "settings.json", theme="light"), catalogues.words_of("en"))
    qtbot.addWidget(window)
    window.show()
    window.show_content(Context(store, "en", window.colours, date(2026, 11, 24)))
    return window


@pytest.fixture
def content(first_window: MainWindow) -> WindowContent:
    assert first_window.content
    return first_window.content


@pytest.fixture
def home(content: WindowContent, store: Store) -> ProjectsPage:
    for name in ("Südnetz", "Hanse Reisen"):
        add_project(store, Plan(name, customer=f"{name} GmbH", empty=True)).close()
    content.home.refresh()
    return content.home


def names(home: ProjectsPage) -> list[str]:
    return [line.name for line in home.list.lines.lines]


def test_the_first_start_offers_the_sample(content: WindowContent) -> None:
    assert content.home.welcome.isVisible()
    content.home.welcome.sample.click()
    assert content.context.workbook is not None
    assert content.project_view is not None


def test_the_first_start_speaks_another_language_at_a_click(content: WindowContent) -> None:
    content.home.welcome.language_buttons[Act.LANGUAGE_HU].click()
    assert content.context.words.language == "hu"
    assert content.home.welcome.language_buttons[Act.LANGUAGE_HU].isChecked()


def test_projects_are_listed_and_found(home: ProjectsPage) -> None:
    assert names(home) == ["Südnetz", "Hanse Reisen"]
    home.field.setText("hanse")
    assert names(home) == ["Hanse Reisen"]
    assert home.counts.text() == "1 project"


def test_enter_opens_a_project(home: ProjectsPage, content: WindowContent) -> None:
    home.list.setCurrentIndex(home.list.lines.index(1))
    QTest.keyClick(home.list, Qt.Key.Key_Return)
    assert content.context.book.project.name == "Hanse Reisen"


def test_a_double_click_opens_a_project(home: ProjectsPage, content: WindowContent, qtbot: QtBot) -> None:
    box = home.list.visualRect(home.list.lines.index(0))
    qtbot.mouseClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.mouseDClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert content.context.book.project.name == "Südnetz"


def test_a_deleted_project_comes_back_from_the_status_bar(home: ProjectsPage, first_window: MainWindow) -> None:
    QTest.keyClick(home.list, Qt.Key.Key_Delete)
    assert names(home) == ["Hanse Reisen"]
    first_window.status.offer.click()
    assert names(home) == ["Südnetz", "Hanse Reisen"]


def test_progress_is_worked_out_while_nothing_else_is_to_do(home: ProjectsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: home.list.lines.unknown() is None)
    assert all(line.changed for line in home.list.lines.lines)


def test_the_list_is_one_action_away_from_a_project(home: ProjectsPage, content: WindowContent) -> None:
    content.open(content.context.store.projects()[0].id)
    content.acts[Act.OPEN_LIST].trigger()
    assert home.isVisible()
    assert content.context.workbook is None


def test_the_project_that_was_open_last_opens_at_start(
    store: Store, home: ProjectsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    last = store.projects()[1]
    window = MainWindow(Settings(tmp_path / "other.json", last_project=str(last.id)), catalogues.words_of("en"))
    qtbot.addWidget(window)
    window.show_content(Context(store, "en", window.colours))
    assert window.windowTitle() == "Hanse Reisen – CC Workbench"
