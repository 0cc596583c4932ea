"""What of a sheet is looked at: filters, search, order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.grid.row_filter import DateSpan, RowFilter
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.table.filter_bar import FilterBar, ValueList, filterable
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.roles.action import Action, ActionStatus
from tests.gui.typed_keys import Hands, Key, OpenSheet


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def bar_of(hands: Hands) -> FilterBar:
    assert isinstance(hands.view, TableView)
    return hands.view.filters


def tick(hands: Hands, column: str, wanted: Callable[[object], bool]) -> ValueList:
    """Open a column's filter and tick the values that are wanted."""
    values = bar_of(hands).open(hands.model.columns[hands.model.column_number(column)])
    for place in range(values.list.count()):
        item = values.list.item(place)
        if wanted(values.keys[place]):
            item.setCheckState(Qt.CheckState.Checked)
    return values


def test_a_filter_hides_rows_at_once_and_says_how_many_are_left(actions: Hands, qtbot: QtBot) -> None:
    values = tick(actions, "chapter", lambda key: key == Chapter.ROLES)
    assert {row.chapter for row in actions.model.rows} == {Chapter.ROLES}
    assert actions.view.counts() == f"{len(actions.model.rows)} of {actions.model.total} rows"
    values.close()


def test_a_filter_tells_how_many_rows_have_each_value(actions: Hands) -> None:
    values = tick(actions, "status", lambda _key: False)
    done = sum(row.status == ActionStatus.DONE for row in actions.model.rows)
    assert f"Done  ·  {done}" in [values.list.item(n).text() for n in range(values.list.count())]
    values.close()


def test_an_active_filter_is_tinted_and_its_cross_takes_it_away(actions: Hands) -> None:
    tick(actions, "chapter", lambda key: key == Chapter.ROLES).close()
    chip = next(chip for chip in bar_of(actions).chips if chip.column.key == "chapter")
    assert chip.isChecked()
    assert "Identify" in chip.text()
    place = QPointF(chip.width() - 8, 10)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    chip.mouseReleaseEvent(QMouseEvent(QMouseEvent.Type.MouseButtonRelease, place, place, left, left, none))
    assert len(actions.model.rows) == actions.model.total


def test_escape_takes_search_and_filters_off(actions: Hands) -> None:
    tick(actions, "status", lambda key: key == ActionStatus.DONE).close()
    actions.at(0, "status").press(Key.Key_Escape)
    assert len(actions.model.rows) == actions.model.total


def test_a_new_row_takes_the_value_that_is_filtered_by_and_stays_in_sight(actions: Hands) -> None:
    tick(actions, "chapter", lambda key: key == Chapter.UAT).close()
    actions.do(Act.ADD_ROW)
    row = actions.model.rows[-1]
    assert row.chapter == Chapter.UAT
    assert row.preparation == ""


def test_dates_are_filtered_by_where_they_lie_from_today(actions: Hands) -> None:
    tick(actions, "due", lambda key: key == DateSpan.PAST).close()
    assert actions.model.rows
    assert all(row.due < actions.view.context.today for row in actions.model.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_what_is_read_on_the_screen(actions: Hands, language: str) -> None:
    actions.view.context.set_language(language)
    label = actions.text(0, "status")
    actions.view.search(label.upper())
    assert actions.model.rows
    assert all(
        label.casefold()
        in " ".join(column.text(row, actions.model.viewer) for column in actions.model.columns).casefold()
        for row in actions.model.rows
    )


def test_what_no_row_fits_offers_to_show_all(actions: Hands) -> None:
    actions.view.search("no such text")
    assert actions.view.note.show_all.isVisible()
    actions.view.note.show_all.click()
    assert len(actions.model.rows) == actions.model.total


def test_codes_are_sorted_as_numbers_and_empty_cells_come_last(context: Context) -> None:
    model = TableModel(context, Action)
    with context.open_book().edit(phrase("Edit")) as edit:
        for row, code in zip(model.rows, ["A-10", "A-9", "", "a-1"], strict=False):
            row.code = code
        for row in model.rows[4:]:
            edit.remove(row)
    context.stepped.connect(model.follow)
    model.row_filter.order_by("code", more=False)
    model.follow(context.book.history()[-1])
    rows = RowFilter(orders=[("code", False)]).filtered(context.book.rows(Action), model.columns, model.viewer)
    assert [row.code for row in rows] == ["a-1", "A-9", "A-10", ""]


@pytest.mark.parametrize(("language", "names"), [("de", ["Ärger", "Zorn"]), ("hu", ["Cukor", "Csaba"])])
def test_names_are_sorted_as_their_language_does(context: Context, language: str, names: list[str]) -> None:
    context.set_language(language)
    model = TableModel(context, Action)
    rows = [Action(preparation=name) for name in reversed(names)]
    seen = RowFilter(orders=[("preparation", False)]).filtered(rows, model.columns, model.viewer)
    assert [row.preparation for row in seen] == names


def test_shift_sorts_by_one_column_inside_another() -> None:
    row_filter = RowFilter()
    row_filter.order_by("chapter", more=False)
    row_filter.order_by("due", more=True)
    row_filter.order_by("chapter", more=True)
    assert row_filter.orders == [("chapter", True), ("due", False)]
    row_filter.order_by("chapter", more=True)
    assert row_filter.orders == [("due", False)]
    row_filter.order_by("due", more=False)
    row_filter.order_by("due", more=False)
    assert row_filter.orders == []


def test_chips_that_do_not_fit_are_under_more(actions: Hands) -> None:
    bar = bar_of(actions)
    bar.resize(260, 30)
    QApplication.processEvents()
    assert bar.more.isVisibleTo(bar)
    assert len(filterable(actions.model.columns)) > sum(chip.isVisibleTo(bar) for chip in bar.chips)


def test_a_click_on_a_head_sorts_up_down_and_not_at_all(actions: Hands) -> None:
    assert isinstance(actions.view, TableView)
    before = actions.column("preparation")
    for _ in range(3):
        actions.view.heads.sort_requested.emit(0, False)
        seen = actions.column("preparation")
        assert seen != before or not actions.model.row_filter.orders
    assert seen == before


def test_a_new_row_takes_the_very_option_that_is_filtered_by(actions: Hands, context: Context) -> None:
    tick(actions, "chapter", lambda key: key == Chapter.ROLES).close()
    actions.do(Act.ADD_ROW)
    assert context.book.rows(Action)[-1].chapter is Chapter.ROLES


def test_search_finds_a_name_without_its_accents(open_sheet: OpenSheet) -> None:
    people = open_sheet("person")
    for typed, found in (
        ("gergo", "Gergő"),
        ("GROSS-MUL", "Groß-Müller"),
        ("Szucs", "Szűcs"),
        ("лебедева", "Лебедева"),
    ):
        people.view.search(typed)
        assert 0 < len(people.model.rows) < people.model.total / 2
        assert found in {name for row in people.model.rows for name in (row.given_name, row.family_name)}
