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
from ccworkbench.sheets import BY_KEY
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


def shown_view(place: ProjectView) -> RowsView:
    assert isinstance(place.view, RowsView)
    return place.view


@pytest.mark.long
@pytest.mark.timeout(120)
def test_the_first_jump_to_a_row_of_any_sheet_shows_it(place: ProjectView, desk: Context) -> None:
    for key in TABLES:
        sheet = BY_KEY[key]
        rows = desk.book.rows(sheet.down if issubclass(sheet, Crossing) else sheet)
        rows = [row for row in rows if not issubclass(sheet, Crossing) or sheet.takes(row)]
        if rows:
            place.go_to(key, rows[-1].id)
            settled()
            assert shown_view(place).current() is rows[-1], key
            assert is_in_sight(shown_view(place)), key


@pytest.mark.parametrize("count", [150, 1000])
@pytest.mark.parametrize("at", [0.5, 1])
def test_a_jump_among_many_high_rows_shows_the_row(place: ProjectView, desk: Context, count: int, at: float) -> None:
    with desk.edit(phrase("Many")) as edit:
        edit.add_all([Action(preparation="Something that needs several lines " * (n % 7)) for n in range(count)])
    row = desk.book.rows(Action)[int((len(desk.book.rows(Action)) - 1) * at)]
    for column in ("preparation", "note"):
        place.go_to("action", row.id, column)
        settled()
        assert shown_view(place).current() is row
        assert is_in_sight(shown_view(place))


def test_a_row_that_was_jumped_to_does_not_hold_the_sheet_when_it_is_scrolled(
    place: ProjectView, desk: Context
) -> None:
    place.go_to("action", desk.book.rows(Action)[-1].id)
    settled()
    bar = shown_view(place).grid.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    settled()
    shown_view(place).heights.measure()  # type: ignore[attr-defined]
    assert bar.value() == 0


def test_a_jump_to_a_field_of_a_form_shows_it(place: ProjectView, desk: Context) -> None:
    place.go_to("project", desk.book.project_id, "classification")
    settled()
    view = place.view
    assert isinstance(view, FormView)
    field = view.fields["classification"]
    top = field.mapTo(view, field.rect().topLeft()).y()
    assert 0 <= top <= view.height() - field.height()


@pytest.mark.long
@pytest.mark.timeout(120)
def test_a_jump_to_any_sheet_puts_the_focus_into_it(
    window: MainWindow, place: ProjectView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
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
        place.navigation.list.setFocus()
        wanted = info.title
        window.acts[Act.PALETTE].trigger()
        focus, page = QApplication.focusWidget(), place.stack.currentWidget()
        assert place.key == key
        assert page is not None
        assert focus is not None, key
        assert page.isAncestorOf(focus), (key, type(focus))
        assert place.page is None or place.page.view.isAncestorOf(focus), (key, type(focus))


def test_the_next_sheet_takes_the_focus_from_the_sheet_before(
    window: MainWindow, place: ProjectView, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    place.go_to("action", None)
    for _ in range(3):
        window.acts[Act.NEXT_SHEET].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert place.page is not None
        assert place.page.view.isAncestorOf(focus)
    place.navigation.list.setFocus()
    window.acts[Act.NEXT_SHEET].trigger()
    assert place.navigation.list.hasFocus()


@pytest.fixture
def furnishing(sample_store: Path, tmp_path: Path, dressed: QApplication) -> Store:
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
        desk = Context(store, "en", LIGHT, date(2026, 11, 30))
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
        window.furnish(desk)
        meant = window.focusWidget()  # Qt gives the focus to a button below where this is not visible yet
        assert meant is not None
        assert meant.isVisible()
        with qtbot.waitActive(window):
            window.activateWindow()
        settled()
        focus, work = QApplication.focusWidget(), window.workplace
        assert work is not None
        assert focus is not None
        wanted: QWidget = work.home
        if work.place:
            wanted = work.place.navigation if left_at == "overview" else work.place.stack
        assert wanted.isAncestorOf(focus), type(focus)
        assert focus.focusPolicy() != Qt.FocusPolicy.NoFocus
        desk.close()


def test_undo_of_a_pasted_block_returns_to_its_cells(place: ProjectView) -> None:
    place.open("raci")
    hands = Hands(shown_view(place))
    keys = [hands.model.key_of(hands.model.leading() + number) for number in range(2)]
    block = [["C" if hands.text(row, key) == "I" else "I" for key in keys] for row in (2, 3)]
    hands.at(2, keys[0]).paste("".join("\t".join(line) + "\n" for line in block))
    hands.at(5, keys[1])
    place.commands()[Act.UNDO]()
    assert hands.here == (2, keys[0])
    first = hands.model.leading()
    assert selected_positions(hands.grid) == [(2, first), (2, first + 1), (3, first), (3, first + 1)]


def test_undo_of_two_cells_apart_selects_nothing_between(place: ProjectView) -> None:
    place.open("action")
    hands = Hands(shown_view(place))
    hands.at(4, "completed").type("2026-11-20").press(Qt.Key.Key_Return)  # its status follows
    hands.at(0, "code")
    place.commands()[Act.UNDO]()
    assert (hands.here[0], len(selected_positions(hands.grid))) == (4, 1)
    assert hands.here[1] in {"completed", "status"}
