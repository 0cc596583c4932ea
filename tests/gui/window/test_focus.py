"""Where the window goes and where the focus is then: at start, by Ctrl+K, to a problem."""

from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.core.matrix import Crossing
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.table.selection import selected_positions
from ccworkbench.gui.widgets.search_dialog import SearchDialog
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.gui.typed_keys import Hands

TABLES = [key for key, sheet in BY_KEY.items() if sheet.sheet.shape in {"list", "matrix"}]


def settled() -> None:
    """Let all that is laid out and measured later happen."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def is_in_sight(view: RowsView) -> bool:
    """Tell whether the current cell is seen whole."""
    box = view.grid.visualRect(view.grid.currentIndex())
    return view.grid.viewport().rect().contains(box)


def shown_view(project_view: ProjectView) -> RowsView:
    assert isinstance(project_view.view, RowsView)
    return project_view.view


@pytest.mark.long
@pytest.mark.timeout(120)
def test_the_first_jump_to_a_row_of_any_sheet_shows_it(project_view: ProjectView, context: Context) -> None:
    for key in TABLES:
        sheet = BY_KEY[key]
        rows = context.book.rows(sheet.down if issubclass(sheet, Crossing) else sheet)
        rows = [row for row in rows if not issubclass(sheet, Crossing) or sheet.takes(row)]
        if rows:
            project_view.go_to(key, rows[-1].id)
            settled()
            assert shown_view(project_view).current() is rows[-1], key
            assert is_in_sight(shown_view(project_view)), key


@pytest.mark.parametrize("count", [150, 1000])
@pytest.mark.parametrize("at", [0.5, 1])
def test_a_jump_among_many_high_rows_shows_the_row(
    project_view: ProjectView, context: Context, count: int, at: float
) -> None:
    with context.open_book().edit(phrase("Many")) as edit:
        edit.add_all([Action(preparation="Something that needs several lines " * (n % 7)) for n in range(count)])
    row = context.book.rows(Action)[int((len(context.book.rows(Action)) - 1) * at)]
    for column in ("preparation", "note"):
        project_view.go_to("action", row.id, column)
        settled()
        assert shown_view(project_view).current() is row
        assert is_in_sight(shown_view(project_view))


def test_a_row_that_was_jumped_to_does_not_hold_the_sheet_when_it_is_scrolled(
    project_view: ProjectView, context: Context
) -> None:
    project_view.go_to("action", context.book.rows(Action)[-1].id)
    settled()
    bar = shown_view(project_view).grid.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    settled()
    shown_view(project_view).heights.measure()  # type: ignore[attr-defined]
    assert bar.value() == 0


def test_a_jump_to_a_field_of_a_form_shows_it(project_view: ProjectView, context: Context) -> None:
    project_view.go_to("project", context.book.project_id, "classification")
    settled()
    view = project_view.view
    assert isinstance(view, FormView)
    field = view.fields["classification"]
    top = field.mapTo(view, field.rect().topLeft()).y()
    assert 0 <= top <= view.height() - field.height()


@pytest.mark.long
@pytest.mark.timeout(120)
def test_a_jump_to_any_sheet_puts_the_focus_into_it(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    wanted = ""

    def choose(bar: SearchDialog) -> int:
        bar._show(wanted)
        bar._take(bar.list.item(0))
        return 1

    monkeypatch.setattr(SearchDialog, "exec", choose)
    for key, info in listed().items():
        project_view.navigation.list.setFocus()
        wanted = info.title
        window.acts[Act.GO_TO].trigger()
        focus, page = QApplication.focusWidget(), project_view.stack.currentWidget()
        assert project_view.key == key
        assert page is not None
        assert focus is not None, key
        assert page.isAncestorOf(focus), (key, type(focus))
        assert project_view.page is None or project_view.page.view.isAncestorOf(focus), (key, type(focus))


def test_the_next_sheet_takes_the_focus_from_the_sheet_before(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    project_view.go_to("action", None)
    for _ in range(3):
        window.acts[Act.NEXT_SHEET].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert project_view.page is not None
        assert project_view.page.view.isAncestorOf(focus)
    project_view.navigation.list.setFocus()
    window.acts[Act.NEXT_SHEET].trigger()
    assert project_view.navigation.list.hasFocus()


@pytest.fixture
def furnishing(sample_store: Path, tmp_path: Path, styled: QApplication) -> Store:
    path = tmp_path / "own.ccw"
    copyfile(sample_store, path)
    return Store.open(path)


@pytest.mark.long
@pytest.mark.parametrize("active", ["before", "after"])
@pytest.mark.parametrize("left_at", ["", "overview", "action", "raci", "project", "readiness"])
def test_at_start_the_focus_is_where_one_works(
    furnishing: Store, tmp_path: Path, qtbot: QtBot, active: str, left_at: str
) -> None:
    with furnishing as store:
        context = Context(store, "en", LIGHT, date(2026, 11, 30))
        project = str(store.projects()[0].id)
        settings = Settings(tmp_path / "settings.json", language="en", theme="light")
        if left_at:
            settings.last_project, settings.last_sheets = project, {project: left_at}
        window = MainWindow(settings, catalogues.words_of("en"))
        qtbot.addWidget(window)
        window.show()
        if active == "before":
            with qtbot.waitActive(window):
                window.activateWindow()
            settled()
        window.show_content(context)
        meant = window.focusWidget()  # Qt gives the focus to a button below where this is not visible yet
        assert meant is not None
        assert meant.isVisible()
        with qtbot.waitActive(window):
            window.activateWindow()
        settled()
        focus, work = QApplication.focusWidget(), window.content
        assert work is not None
        assert focus is not None
        wanted: QWidget = work.home
        if work.project_view:
            wanted = work.project_view.navigation if left_at == "overview" else work.project_view.stack
        assert wanted.isAncestorOf(focus), type(focus)
        assert focus.focusPolicy() != Qt.FocusPolicy.NoFocus
        context.close()


def test_undo_of_a_pasted_block_returns_to_its_cells(project_view: ProjectView) -> None:
    project_view.open("raci")
    hands = Hands(shown_view(project_view))
    keys = [hands.model.key_of(hands.model.leading() + number) for number in range(2)]
    block = [["C" if hands.text(row, key) == "I" else "I" for key in keys] for row in (2, 3)]
    hands.at(2, keys[0]).paste("".join("\t".join(line) + "\n" for line in block))
    hands.at(5, keys[1])
    project_view.commands()[Act.UNDO]()
    assert hands.here == (2, keys[0])
    first = hands.model.leading()
    assert selected_positions(hands.grid) == [(2, first), (2, first + 1), (3, first), (3, first + 1)]


def test_undo_of_two_cells_apart_selects_nothing_between(project_view: ProjectView) -> None:
    project_view.open("action")
    hands = Hands(shown_view(project_view))
    hands.at(4, "completed").type("2026-11-20").press(Qt.Key.Key_Return)  # its status follows
    hands.at(0, "code")
    project_view.commands()[Act.UNDO]()
    assert (hands.here[0], len(selected_positions(hands.grid))) == (4, 1)
    assert hands.here[1] in {"completed", "status"}
