"""The window and every dialog on a small screen, in five languages: whole, with their buttons in reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.dialogs.help_dialogs import AboutDialog, ShortcutsDialog
from ccworkbench.gui.dialogs.mute_dialog import MuteDialog
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.dialogs.plan_dialog import PlanDialog
from ccworkbench.gui.dialogs.preview import Preview
from ccworkbench.gui.dialogs.size_dialog import SizeDialog
from ccworkbench.gui.look import screen_fit
from ccworkbench.gui.navigation.project_badge import ProjectBadge
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.standard_dialogs import QuestionDialog
from ccworkbench.gui.table.refused_cells import LOCKED, REFUSED_HEADING, RIGHT_OF_ALL, RefusedList, RefusedText
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.widgets.search_dialog import SearchDialog
from ccworkbench.gui.window.destinations import destinations
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.reports.catalogue import listed

SMALL = QRect(0, 0, 1280, 720)
SCREENS = (SMALL, QRect(0, 0, 1093, 614))  # the second is 1366 x 768 at 125 %


@pytest.fixture(params=SCREENS, ids=lambda room: f"{room.width()}x{room.height()}")
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> QRect:
    room: QRect = request.param
    monkeypatch.setattr(screen_fit, "room_of", lambda _widget: room)
    return room


def dialogs_of(window: MainWindow, context: Context) -> Iterator[QDialog]:
    long = "\n".join(window.words.tell(problem.message) for problem in context.problems()[:40])
    yield ExportDialog(context, window, window.settings)
    yield Preview(context, window)
    yield NewProjectDialog(context, window)
    yield PlanDialog(context, window)
    yield SizeDialog(context, window)
    yield ShortcutsDialog(context.words, window.acts, window)
    yield AboutDialog(context.words, context.store.path, window)
    yield MuteDialog(window.words, long, window)
    yield QuestionDialog("?", long, [window.words.say("Delete"), window.words.say("Cancel")], window)
    yield SearchDialog(context, destinations(context, window.acts, None), window)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_fits_its_screen_with_its_buttons_in_reach(
    window: MainWindow, context: Context, qtbot: QtBot, screen: QRect, language: str
) -> None:
    window.set_language(language)
    for dialog in dialogs_of(window, context):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        name = (type(dialog).__name__, dialog.size())
        assert dialog.minimumSizeHint().width() <= screen.width() - screen_fit.FRAME.width(), name
        assert dialog.minimumSizeHint().height() <= screen.height() - screen_fit.FRAME.height(), name
        dialog.resize(dialog.size().boundedTo(screen.size() - screen_fit.FRAME))  # as a window manager does
        QApplication.processEvents()
        assert dialog.width() <= screen.width(), name
        for button in (one for one in dialog.findChildren(QPushButton) if one.isDefault() and one.isVisible()):
            place = QRect(button.mapTo(dialog, QPoint()), button.size())
            assert dialog.rect().contains(place), (name, button.text())
        dialog.close()


@pytest.mark.long
@pytest.mark.timeout(180)
@pytest.mark.parametrize("language", ["de", "ru", "zh"])
def test_the_window_never_needs_more_than_a_small_screen(
    window: MainWindow, project_view: ProjectView, language: str
) -> None:
    window.set_language(language)
    project_view.refresh()
    for key in ("overview", *listed()):
        project_view.open(key)
        QApplication.processEvents()
        least = window.minimumSizeHint() + screen_fit.FRAME
        assert least.width() <= SCREENS[1].width(), key
        assert least.height() <= SCREENS[1].height(), key


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_title_purpose_and_buttons_of_a_sheet_are_whole_beside_the_side_panel(
    window: MainWindow, project_view: ProjectView, language: str
) -> None:
    window.set_language(language)
    window.resize(1024, 720)
    project_view.refresh()
    for key in ("change_impact", "debrief_decision", "mute"):
        project_view.open(key)
        QApplication.processEvents()
        page = project_view.page
        assert page is not None
        for button in (page.hand_over, page.add):
            assert button.width() >= button.sizeHint().width(), (key, button.text())
        for label in (page.title, page.purpose):
            assert label.height() >= label.heightForWidth(label.width()), (key, label.text())
            assert label.width() >= label.minimumSizeHint().width(), (key, label.text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_text_was_left_out_is_read_whole_beside_a_long_text(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    window.set_language(language)
    cells = [
        RefusedText(1000, "Responsible", "A text that somebody pasted. " * 9, why) for why in (LOCKED, RIGHT_OF_ALL)
    ]
    dialog = RefusedList(cells, window.words, window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    last = dialog.table.columnCount() - 1
    assert dialog.table.columnWidth(last) >= dialog.table.sizeHintForColumn(last)
    right = dialog.table.columnViewportPosition(last) + dialog.table.columnWidth(last)
    assert right <= dialog.table.viewport().width()
    item = dialog.table.item(0, REFUSED_HEADING)
    assert item is not None
    assert item.toolTip() == cells[0].text


def test_what_is_cut_off_stands_whole_in_a_tip(window: MainWindow, project_view: ProjectView, context: Context) -> None:
    project_view.open("action")
    assert isinstance(project_view.view, TableView)
    model, tip = project_view.view.model, Qt.ItemDataRole.ToolTipRole
    heads = [model.headerData(number, Qt.Orientation.Horizontal, tip) for number in range(len(model.columns))]
    assert [head.partition("\n")[0] for head in heads] == [model.heading(column) for column in model.columns]
    project_view.refresh()
    tabs = project_view.panel.tabs
    assert [tabs.tabToolTip(tab) for tab in range(tabs.count())] == [tabs.tabText(tab) for tab in range(tabs.count())]
    badge = window.findChild(ProjectBadge)
    assert badge is not None
    assert context.words.say(context.book.project.type.label) in badge.toolTip()


def test_a_wide_sheet_has_its_buttons_beside_its_title(window: MainWindow, project_view: ProjectView) -> None:
    window.resize(1400, 800)
    project_view.open("action")
    QApplication.processEvents()
    assert project_view.page is not None
    page = project_view.page
    assert page.add.mapTo(page, QPoint()).y() < page.purpose.geometry().bottom()


def test_the_window_opens_as_large_as_its_screen_allows(settings: Settings, qtbot: QtBot, screen: QRect) -> None:
    window = MainWindow(settings, catalogues.words_of("en"))
    qtbot.addWidget(window)
    assert window.size() == screen.size() - screen_fit.FRAME
    assert screen.contains(QRect(window.pos(), window.size()))


@pytest.mark.parametrize(
    "left_at", [QRect(3000, 1500, 1440, 900), QRect(-900, -400, 1000, 700), QRect(0, 0, 2500, 1400)]
)
def test_a_window_left_on_a_screen_that_is_gone_comes_back_into_sight(
    settings: Settings, qtbot: QtBot, screen: QRect, left_at: QRect
) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    before.setGeometry(left_at)
    settings.geometry = bytes(before.saveGeometry().toBase64().data()).decode()
    window = MainWindow(settings, catalogues.words_of("en"))
    qtbot.addWidget(window)
    assert screen.contains(QRect(window.pos(), window.size()))


def test_a_window_that_fits_comes_back_where_it_was(settings: Settings, qtbot: QtBot) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    before.setGeometry(QRect(20, 30, 700, 500))
    settings.geometry = bytes(before.saveGeometry().toBase64().data()).decode()
    window = MainWindow(settings, catalogues.words_of("en"))
    qtbot.addWidget(window)
    assert window.geometry() == QRect(20, 30, 700, 500)


def test_the_values_of_a_filter_hang_inside_the_screen(project_view: ProjectView, screen: QRect, qtbot: QtBot) -> None:
    project_view.open("action")
    assert isinstance(project_view.view, TableView)
    project_view.window().move(screen.right() - 300, screen.bottom() - 200)
    values = project_view.view.filters.open(project_view.view.filters.chips[0].column)
    framed = screen.adjusted(0, 0, 2, 2)  # the platform of the tests moves what pops up by the frame it has not
    assert framed.contains(values.geometry())
    values.close()


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        (QRect(10, 10, 50, 50), QPoint(10, 10)),
        (QRect(-5, 690, 50, 50), QPoint(0, 670)),
        (QRect(1270, -9, 50, 50), QPoint(1230, 0)),
        (QRect(5, 5, 2000, 2000), QPoint(0, 0)),
    ],
)
def test_what_is_outside_moves_inside_and_what_is_inside_stays(box: QRect, wanted: QPoint) -> None:
    assert screen_fit.inside(box, SMALL) == wanted
