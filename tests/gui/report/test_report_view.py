"""Reports in the window: read-only tables that are searched, sorted and copied; names lead to their rows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.look.palette import DARK
from ccworkbench.gui.report.report_model import ReportModel, report_sheet
from ccworkbench.gui.report.report_view import ReportView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import READINESS, REPORTS
from ccworkbench.method.reports.cells import Link
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase

TABLES = [key for key in REPORTS if key != READINESS]


@pytest.fixture
def report(project_view: ProjectView) -> ReportView:
    """Open the traceability of the sample project."""
    return opened(project_view, "traceability")


def opened(project_view: ProjectView, key: str) -> ReportView:
    project_view.open(key)
    assert isinstance(project_view.view, ReportView)
    return project_view.view


def texts(view: ReportView, column: int) -> list[str]:
    model = view.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def linked(view: ReportView) -> tuple[int, int, Link]:
    """Find the first cell that leads somewhere."""
    assert isinstance(view.model, ReportModel)
    for row in range(view.model.rowCount()):
        for column in range(view.model.columnCount()):
            cell = view.model.cell_at(view.model.index(row, column))
            if isinstance(cell, Link) and cell.row:
                return row, column, cell
    raise AssertionError("nothing leads anywhere")


def test_every_report_opens_in_every_language_and_in_the_dark(project_view: ProjectView, context: Context) -> None:
    for key in TABLES:
        view = opened(project_view, key)
        info = REPORTS[key].sheet
        assert project_view.navigation.list.currentIndex().data() == context.words.say(info.tab or info.title)
        assert view.model.columnCount() >= 4
    for language in LANGUAGES:
        context.set_language(language)
        assert view.model.headerData(0, Qt.Orientation.Horizontal) == view.model.columns[0].heading
    context.set_palette(DARK)
    assert not view.grid.grab().isNull()


def test_a_report_stands_under_its_chapter_with_an_icon(project_view: ProjectView) -> None:
    entries = project_view.navigation.model.entries
    places = {entry.key: number for number, entry in enumerate(entries)}
    assert places["uat"] < places["defect"] < places["traceability"] < places["launch"]
    assert all(bool(entry.icon) == (entry.key in REPORTS) for entry in entries if entry.key != "overview")


def test_nothing_in_a_report_can_be_changed(project_view: ProjectView, report: ReportView, context: Context) -> None:
    before = len(context.book.timeline.done)
    assert not set(report.commands()) & set(CHANGES_STORE)
    report.grid.choose(report.model.index(0, 1))
    QTest.keyClicks(report.grid, "abc")
    QTest.keyClick(report.grid, Qt.Key.Key_Delete)
    QTest.keyClick(report.grid, Qt.Key.Key_F2)
    assert report.do.cell_editing.editor is None
    assert len(context.book.timeline.done) == before
    assert project_view.page
    assert not project_view.page.add.isVisible()


def test_a_paste_into_a_report_is_answered_in_one_sentence(report: ReportView, context: Context, qtbot: QtBot) -> None:
    before = len(context.book.timeline.done)
    report.grid.choose(report.model.index(0, 1))
    with qtbot.waitSignal(report.status_said) as said:
        QTest.keyClick(report.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["A report is calculated from the sheets; nothing can be pasted here."]
    assert len(context.book.timeline.done) == before


def test_a_click_on_a_name_goes_to_its_row(project_view: ProjectView, report: ReportView, qtbot: QtBot) -> None:
    row, column, cell = linked(report)
    index = report.model.index(row, column)
    report.grid.scrollTo(index)
    spot = report.grid.visualRect(index).topLeft() + QPoint(20, 10)
    qtbot.mouseClick(report.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert project_view.key == cell.sheet
    assert project_view.view
    current = project_view.view.current()
    assert current
    assert current.id == cell.row


def test_enter_on_a_name_goes_to_its_row(project_view: ProjectView, report: ReportView) -> None:
    row, column, cell = linked(report)
    report.grid.choose(report.model.index(row, column))
    QTest.keyClick(report.grid, Qt.Key.Key_Return)
    assert project_view.key == cell.sheet


def test_a_report_is_searched(report: ReportView) -> None:
    total = report.model.rowCount()
    sought = texts(report, 3)[-1]
    report.search(sought)
    assert 0 < report.model.rowCount() < total
    assert all(sought in text for text in texts(report, 3))
    report.show_all()
    assert report.model.rowCount() == total


def test_figures_are_sorted_by_size_and_not_by_letters(project_view: ProjectView) -> None:
    view = opened(project_view, "training_coverage")
    last = view.model.columnCount() - 1
    view.heads.sort_requested.emit(last, False)
    told = texts(view, last)
    gaps = [int(text) for text in told if text != "–"]  # a dash stands where nobody has been assessed
    assert len(gaps) > 1
    assert gaps == sorted(gaps)
    view.heads.sort_requested.emit(1, False)  # head-counts, where some are a dash
    assert view.model.rowCount() == len(told)


def test_what_is_selected_is_copied(report: ReportView) -> None:
    report.grid.choose(report.model.index(0, 3))
    report.commands()[Act.COPY]()
    assert QGuiApplication.clipboard().text().strip() == texts(report, 3)[0]


def test_a_report_follows_an_edit_while_it_is_seen(report: ReportView, context: Context, qtbot: QtBot) -> None:
    before = report.model.rowCount()
    with context.open_book().edit(phrase("Add")) as edit:
        edit.add(TestCase(title="Quite new"))
    qtbot.waitUntil(lambda: report.model.rowCount() == before + 1)
    assert any("Quite new" in text for text in texts(report, 3))


def test_a_report_that_is_not_seen_waits(project_view: ProjectView, report: ReportView, context: Context) -> None:
    project_view.open("action")
    before = report.model.rowCount()
    with context.open_book().edit(phrase("Add")) as edit:
        edit.add(TestCase(title="Quite new"))
    assert report.model.rowCount() == before
    project_view.open("traceability")
    assert report.model.rowCount() == before + 1


def test_a_report_keeps_the_line_one_was_at(report: ReportView, context: Context) -> None:
    report.grid.choose(report.model.index(5, 2))
    report.renew()
    assert (report.grid.currentIndex().row(), report.grid.currentIndex().column()) == (5, 2)


def test_an_empty_report_says_what_it_is_for(project_view: ProjectView, context: Context) -> None:
    with context.open_book().edit(phrase("Empty")) as edit:
        for sheet in (UseCase, TestCase, Requirement):
            for row in list(context.book.rows(sheet)):
                edit.remove(row)
    view = opened(project_view, "traceability")
    assert view.note.isVisible()
    assert not view.note.add.isVisible()
    assert not view.note.paste.isVisible()


def test_a_report_has_no_side_panel_and_can_be_handed_over(project_view: ProjectView, window: MainWindow) -> None:
    project_view.open("traceability")
    assert Act.EXPORT_SHEET in window.commands()
    assert not project_view.parts.panel.isVisible()
    project_view.open("overview")
    assert Act.EXPORT_SHEET not in window.commands()


def test_the_hand_over_lists_the_reports(context: Context, qtbot: QtBot) -> None:
    dialog = ExportDialog(context)
    qtbot.addWidget(dialog)
    assert set(REPORTS) <= set(dialog.sheets.chips)
    dialog.packs.choose(())
    dialog.sheets.choose([READINESS])
    assert not dialog.file_names()  # it is not for the customer
    dialog.readers.button(1).click()
    assert any("Readiness" in name for name in dialog.file_names())


def test_the_stand_in_of_a_report_is_no_sheet_of_the_store() -> None:
    stand_in = report_sheet("traceability")
    assert stand_in is report_sheet("traceability")
    assert not hasattr(stand_in, "__table__")
