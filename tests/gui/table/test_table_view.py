"""Typing, moving and shaping rows in a table."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.gui.typed_keys import ALT, CTRL, SHIFT, Hands, Key, OpenSheet


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def test_typing_replaces_and_enter_goes_down(actions: Hands) -> None:
    actions.at(0, "preparation").type("Жő角").press(Key.Key_Return)
    assert actions.text(0, "preparation") == "Жő角"
    assert actions.here == (1, "preparation")


def test_shift_held_down_goes_back_and_selects_nothing_more(actions: Hands) -> None:
    actions.at(2, "due").press(Key.Key_Backtab, held=SHIFT)
    assert actions.here == (2, "completed")
    assert actions.grid.is_one_cell()


def test_escape_leaves_the_cell_as_it_was(actions: Hands) -> None:
    before = actions.text(0, "preparation")
    actions.at(0, "preparation").type("other").press(Key.Key_Escape)
    assert actions.text(0, "preparation") == before


def test_f2_keeps_the_text_and_alt_enter_begins_a_line(actions: Hands) -> None:
    before = actions.text(0, "preparation")
    actions.at(0, "preparation").press(Key.Key_F2).press(Key.Key_End).press(Key.Key_Return, held=ALT)
    actions.type("more").press(Key.Key_Return)
    assert actions.text(0, "preparation") == f"{before}\nmore"


def test_enter_after_a_run_of_tabs_goes_back_to_its_first_column(actions: Hands) -> None:
    actions.at(2, "completed").press(Key.Key_Tab, Key.Key_Tab)
    assert actions.here == (2, "status")
    actions.press(Key.Key_Return)
    assert actions.here == (3, "completed")


def test_shift_enter_after_a_run_of_tabs_goes_up_in_the_column_it_led_to(actions: Hands) -> None:
    actions.at(2, "completed").press(Key.Key_Tab, Key.Key_Tab)
    assert actions.here == (2, "status")
    actions.press(Key.Key_Return, held=SHIFT)
    assert actions.here == (1, "status")
    actions.press(Key.Key_Tab).press(Key.Key_Return)
    assert actions.here == (2, "status")


def test_typing_in_the_last_row_makes_a_row_and_another_empty_one(actions: Hands) -> None:
    count = len(actions.model.rows)
    actions.at(count, "preparation").type("New").press(Key.Key_Return)
    assert actions.text(count, "preparation") == "New"
    assert actions.here == (count + 1, "preparation")
    assert len(actions.undo().model.rows) == count


def test_a_name_that_is_worked_out_is_typed_whole_or_in_its_parts(open_sheet: OpenSheet) -> None:
    people = open_sheet("person")
    count = len(people.model.rows)
    people.at(count, "full_name").type("Ágnes Szűcs").press(Key.Key_Return)
    assert (people.text(count, "given_name"), people.text(count, "family_name")) == ("Ágnes", "Szűcs")
    people.at(count + 1, "given_name").type("Ágnes").press(Key.Key_Tab).type("Szűcs").press(Key.Key_Return)
    assert people.text(count + 1, "full_name") == "Ágnes Szűcs"


def test_a_cell_that_is_worked_out_says_so(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    risks = open_sheet("raid")
    with qtbot.waitSignal(risks.view.status_said) as said:
        risks.at(0, "score").type("x")
    assert "calculated" in said.args[0]


def test_a_value_that_cannot_be_read_stays_and_is_marked(actions: Hands) -> None:
    actions.at(1, "due").type("soon").press(Key.Key_Return)
    assert actions.text(1, "due") == "soon"
    assert actions.model.problems_at(1, actions.model.column_number("due"))
    actions.at(1, "due").type("+7").press(Key.Key_Return)
    assert actions.text(1, "due") == "7 Dec 2026"


def test_a_complete_date_makes_an_action_done_in_the_same_step(actions: Hands) -> None:
    row = next(place for place, row in enumerate(actions.model.rows) if row.completed is None)
    before = actions.text(row, "status")
    actions.at(row, "completed").type("today").press(Key.Key_Return)
    assert actions.text(row, "status") == "Done"
    assert actions.undo().text(row, "status") == before


def test_ctrl_enter_fills_the_selection_in_one_step(actions: Hands) -> None:
    before = actions.column("source")
    actions.at(2, "source").to(5, "source").type("Kick-off").press(Key.Key_Return, held=CTRL)
    assert actions.column("source")[2:6] == ["Kick-off"] * 4
    assert actions.undo().column("source") == before


def test_fill_down_takes_what_stands_above_a_single_cell(actions: Hands) -> None:
    actions.at(4, "preparation").do(Act.FILL_DOWN)
    assert actions.text(4, "preparation") == actions.text(3, "preparation")


def test_fill_down_repeats_the_first_row_of_a_selection(actions: Hands) -> None:
    actions.at(3, "assigned_to").to(6, "assigned_to").do(Act.FILL_DOWN)
    assert len(set(actions.column("assigned_to")[3:7])) == 1


def test_today_goes_into_date_cells_only(actions: Hands) -> None:
    actions.at(3, "due").do(Act.TODAY)
    assert actions.text(3, "due") == "30 Nov 2026"


def test_delete_clears_cells_and_undo_brings_them_back(actions: Hands) -> None:
    before = actions.column("assigned_to")
    actions.at(0, "assigned_to").to(4, "assigned_to").do(Act.CLEAR)
    assert actions.column("assigned_to")[:5] == [""] * 5
    assert actions.undo().column("assigned_to") == before


@pytest.mark.parametrize(("act", "place"), [(Act.INSERT_ABOVE, 3), (Act.INSERT_BELOW, 4), (Act.ADD_ROW, -1)])
def test_a_row_is_inserted_where_it_was_asked_for(actions: Hands, act: Act, place: int) -> None:
    actions.at(3, "preparation").do(act)
    row = place % len(actions.model.rows)
    assert actions.text(row, "preparation") == ""
    assert actions.here == (row, "preparation")


def test_duplicated_rows_take_new_numbers(actions: Hands) -> None:
    actions.at(1, "preparation").to(2, "preparation").do(Act.DUPLICATE)
    assert actions.column("preparation")[1:3] == actions.column("preparation")[3:5]
    assert len(set(actions.column("code"))) == len(actions.model.rows)


def test_rows_move_up_and_down_together(actions: Hands) -> None:
    before = actions.column("code")
    actions.at(2, "code").to(3, "code").do(Act.MOVE_UP).do(Act.MOVE_UP)
    assert actions.column("code")[:4] == [before[2], before[3], before[0], before[1]]
    actions.do(Act.MOVE_DOWN)
    assert actions.column("code")[:4] == [before[0], before[2], before[3], before[1]]


def test_sorted_rows_cannot_be_moved_and_it_says_why(actions: Hands, qtbot: QtBot) -> None:
    actions.model.row_filter.order_by("code", more=False)
    actions.model.refresh()
    with qtbot.waitSignal(actions.view.status_said) as said:
        actions.at(2, "code").do(Act.MOVE_UP)
    assert "sorted" in said.args[0]


def test_rows_are_deleted_without_a_question_where_nothing_refers_to_them(actions: Hands) -> None:
    free = next(place for place, row in enumerate(actions.model.rows) if not actions.view.do.edits.uses([row]))
    count = len(actions.model.rows)
    actions.at(free, "code").do(Act.DELETE_ROWS)
    assert len(actions.model.rows) == count - 1


def test_deleting_a_person_asks_and_names_where_they_are_needed(
    open_sheet: OpenSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, asked = open_sheet("person"), []

    def keep(*said: object) -> int:
        asked.append(said[2])
        return 1

    monkeypatch.setattr(standard_dialogs, "ask", keep)
    count = len(people.model.rows)
    people.at(0, "given_name").do(Act.DELETE_ROWS)
    assert "Action table" in str(asked)
    assert len(people.model.rows) == count


def test_ctrl_arrows_leap_to_the_edge_of_the_data(actions: Hands) -> None:
    actions.at(0, "preparation").press(Key.Key_Down, held=CTRL)
    assert actions.here == (len(actions.model.rows) - 1, "preparation")
    actions.press(Key.Key_Up, held=CTRL | SHIFT)
    assert len(actions.grid.selectionModel().selectedIndexes()) == len(actions.model.rows)


def test_space_ticks_a_flag(open_sheet: OpenSheet) -> None:
    people = open_sheet("person")
    before = people.text(0, "main_contact")
    people.at(0, "main_contact").press(Key.Key_Space, text=" ")
    assert people.text(0, "main_contact") != before


def test_go_to_shows_a_row_that_a_filter_hides(actions: Hands) -> None:
    row = actions.model.rows[5]
    actions.view.search("no such text at all")
    assert not actions.model.rows
    actions.view.go_to(row.id, "status")
    assert actions.here == (5, "status")


def test_the_first_columns_stay_while_the_others_are_scrolled(actions: Hands) -> None:
    actions.grid.horizontalScrollBar().setValue(400)
    first = actions.model.index(2, 0)
    assert actions.grid.visualRect(first).left() == 0
    assert actions.grid.indexAt(actions.grid.visualRect(first).center()) == first


def test_long_texts_make_rows_higher_up_to_six_lines(actions: Hands) -> None:
    line = actions.grid.fontMetrics().lineSpacing()
    actions.at(0, "preparation").type("x").press(Key.Key_Return)
    actions.at(1, "preparation").paste("word " * 400)
    actions.view.heights.measure()  # type: ignore[attr-defined]
    assert 6 * line < actions.grid.rowHeight(1) < 8 * line


def test_columns_stay_as_they_were_left(open_sheet: OpenSheet) -> None:
    first = open_sheet("action")
    first.grid.setColumnWidth(1, 333)
    first.view.columns.hide(3)  # type: ignore[attr-defined]
    again = open_sheet("action")
    assert again.grid.columnWidth(1) == 333
    assert again.grid.isColumnHidden(3)


def test_an_empty_sheet_says_what_it_is_for(open_sheet: OpenSheet) -> None:
    people = open_sheet("assignment")
    people.view.do.edits.remove(people.model.rows)
    assert people.view.note.isVisible()
    assert people.view.note.text.text().startswith("Who holds which role")


def test_a_store_that_is_only_read_offers_no_changes(open_sheet: OpenSheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "read_only", True)
    view = open_sheet("action")
    assert Act.PASTE not in view.view.commands()
    assert view.model.rowCount() == len(view.model.rows)
    view.at(0, "preparation").type("x")
    assert view.view.do.cell_editing.editor is None


def drag(hands: Hands, source: int, target: int) -> None:
    """Drag the head of a selected row to the upper half of another."""
    heads = hands.view.row_headings
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kinds = QMouseEvent.Type
    for kind, row in (
        (kinds.MouseButtonPress, source),
        (kinds.MouseMove, target),
        (kinds.MouseButtonRelease, target),
    ):
        place = QPointF(10, heads.sectionViewportPosition(row) + 3)
        QApplication.sendEvent(heads.viewport(), QMouseEvent(kind, place, place, left, left, none))


def test_a_selected_row_is_dragged_by_its_number(actions: Hands) -> None:
    before = actions.column("code")
    actions.grid.choose_row(4)
    drag(actions, 4, 1)
    assert actions.column("code")[:5] == [before[0], before[4], *before[1:4]]
    assert actions.undo().column("code") == before


def test_the_menu_of_a_head_sorts_hides_and_shows_columns(actions: Hands) -> None:
    view = actions.view
    assert isinstance(view, TableView)
    menu = view.menu_of(4)
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["Sort ascending", "Sort descending", "Filter…", "Hide column"]
    menu.actions()[1].trigger()
    assert view.model.row_filter.orders == [("status", True)]
    menu.actions()[3].trigger()
    assert view.grid.isColumnHidden(4)
    shown = view.menu_of(0).findChildren(QMenu)[0]
    shown.actions()[4].trigger()
    assert not view.grid.isColumnHidden(4)


def test_a_block_that_is_too_wide_says_what_was_left_out(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.view.context.left_out) as told:
        actions.at(0, "internal_note").paste("a\tb\n")
    assert [(cell.row, cell.text) for cell in told.args[0]] == [(1, "b")]


def test_typing_with_an_input_method_opens_the_cell(actions: Hands) -> None:
    actions.at(0, "preparation")
    event = QInputMethodEvent()
    event.setCommitString("角色")
    QApplication.sendEvent(actions.grid, event)
    actions.press(Key.Key_Return)
    assert actions.text(0, "preparation") == "角色"


def test_del_in_an_open_cell_deletes_a_letter_and_not_the_cell(project_view: ProjectView, qtbot: QtBot) -> None:
    project_view.open("action")
    view = project_view.view
    assert isinstance(view, TableView)
    with qtbot.waitActive(project_view.window()):
        project_view.window().activateWindow()
    hands = Hands(view).at(0, "source").type("abc")
    editor = view.do.cell_editing.editor
    assert editor is not None
    hands.press(Key.Key_Home)
    qtbot.keyClick(editor.field, Key.Key_Delete)
    hands.press(Key.Key_Return)
    assert hands.text(0, "source") == "bc"


def test_what_is_being_typed_is_kept_when_the_project_is_left(
    window: MainWindow, project_view: ProjectView, context: Context
) -> None:
    project_view.open("action")
    view, project = project_view.view, context.book.project_id
    assert isinstance(view, TableView)
    Hands(view).at(0, "source").type("half a word")
    window.acts[Act.OPEN_LIST].trigger()
    context.open(project)
    assert context.book.rows(Action)[0].source == "half a word"


def test_the_table_says_its_name_to_those_who_cannot_see_it(actions: Hands) -> None:
    assert actions.grid.accessibleName() == "Action table"
    actions.view.context.set_language("de")
    assert actions.grid.accessibleName() == actions.view.context.words.say("Action table")


def test_a_sheet_that_is_opened_tells_which_row_is_selected(actions: Hands) -> None:
    assert actions.view.current() is actions.model.rows[0]


def test_a_click_on_a_tick_box_ticks_it_and_a_click_beside_it_does_not(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    people = open_sheet("person")
    before, column = people.text(0, "main_contact"), people.model.column_number("main_contact")
    people.grid.scrollTo(people.model.index(0, column))
    box = people.grid.visualRect(people.model.index(0, column))
    qtbot.mouseClick(people.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(60, 12))
    assert people.text(0, "main_contact") == before
    qtbot.mouseClick(people.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(14, 12))
    assert people.text(0, "main_contact") != before
