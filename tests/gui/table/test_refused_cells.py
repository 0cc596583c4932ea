"""Nothing that was typed or pasted goes without a word: what no cell takes is counted, listed and can be copied."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ccworkbench.core.kind import Choice, Choices
from ccworkbench.core.record import columns_of
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.table import table_commands
from ccworkbench.gui.table.refused_cells import BELOW_ALL, LOCKED, RIGHT_OF_ALL, RefusedList, RefusedText, refused_texts
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.sheets.order import BY_KEY, SHEETS
from tests.gui.typed_keys import Hands, Key, OpenSheet

CHOSEN = [
    (sheet.__tablename__, column.key)
    for sheet in SHEETS
    for column in columns_of(sheet)
    if sheet.sheet.shape == "list"
    and not column.computed
    and column.default is not None
    and isinstance(column.kind, Choice)
    and not isinstance(column.kind, Choices)
]


@pytest.fixture
def people(open_sheet: OpenSheet) -> Hands:
    return open_sheet("person")


def left_out(hands: Hands, text: str) -> list[RefusedText]:
    told: list[RefusedText] = []
    hands.model.context.left_out.connect(told.extend)
    hands.paste(text)
    hands.model.context.left_out.disconnect(told.extend)
    return told


def test_a_full_name_fills_given_and_family_name(people: Hands) -> None:
    names = ["Anna Maria Berg", "Jörg Weiß", "王小明", "Madonna"]
    count = len(people.model.rows)
    assert left_out(people.at(count, "full_name"), "".join(f"{name}\n" for name in names)) == []
    assert people.column("full_name")[count:] == names
    assert people.column("given_name")[count:] == ["Anna Maria", "Jörg", "小明", ""]
    assert people.column("family_name")[count:] == ["Berg", "Weiß", "王", "Madonna"]
    assert len(people.undo().model.rows) == count


def test_a_name_is_taken_apart_as_its_person_speaks(people: Hands) -> None:
    people.at(0, "language").paste("Hungarian\n").at(0, "full_name").paste("Nagy Anna\n")
    assert (people.text(0, "family_name"), people.text(0, "given_name")) == ("Nagy", "Anna")
    assert people.text(0, "full_name") == "Nagy Anna"


def test_our_own_copied_rows_lose_nothing(people: Hands) -> None:
    people.grid.selectAll()
    people.do(Act.COPY)
    block = QGuiApplication.clipboard().text()
    assert left_out(people.at(len(people.model.rows), "full_name"), block) == []


def test_a_worked_out_name_is_emptied_with_its_parts(people: Hands) -> None:
    people.at(0, "full_name").do(Act.CLEAR)
    assert [people.text(0, key) for key in ("full_name", "given_name", "family_name")] == ["", "", ""]


def test_texts_for_a_column_that_is_worked_out_are_listed(open_sheet: OpenSheet) -> None:
    risks = open_sheet("raid")
    found = left_out(risks.at(0, "score"), "15\nhigh\n\n")
    assert found == [RefusedText(1, "Score", "15", LOCKED), RefusedText(2, "Score", "high", LOCKED)]


def test_texts_right_of_the_last_column_are_listed(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    found = left_out(actions.at(0, "internal_note"), "a\tb\tc\n\t\td\n")
    assert [(cell.row, cell.text, cell.why) for cell in found] == [
        (1, "b", RIGHT_OF_ALL),
        (1, "c", RIGHT_OF_ALL),
        (2, "d", RIGHT_OF_ALL),
    ]


def test_what_was_left_out_is_copied_in_its_columns(open_sheet: OpenSheet) -> None:
    risks = open_sheet("raid")
    before = risks.model.key_of(risks.model.column_number("score") - 2)
    assert refused_texts(left_out(risks.at(0, before), "\t\thigh\n\t\t\n\t\tlow\n")) == "\t\thigh\r\n\t\tlow\r\n"
    actions = open_sheet("action")
    assert refused_texts(left_out(actions.at(0, "internal_note"), "a\tb\tc\nd\t\te\n")) == "\tb\tc\r\n\t\te\r\n"


def test_texts_below_the_last_row_of_a_matrix_are_listed(open_sheet: OpenSheet) -> None:
    raci = open_sheet("raci")
    last = len(raci.model.rows) - 1
    found = left_out(raci.at(last, raci.model.key_of(raci.model.leading())), "R\nC\n")
    assert [(cell.row, cell.text, cell.why) for cell in found] == [(last + 2, "C", BELOW_ALL)]


def test_a_paste_fills_no_column_that_is_hidden(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    hidden = actions.model.column_number("assigned_to")
    before = actions.text(0, "assigned_to")
    actions.grid.setColumnHidden(hidden, True)
    actions.at(0, "preparation").paste("Seen\tSeen, too\n")
    assert actions.text(0, "assigned_to") == before


def test_a_fill_passes_over_columns_that_are_hidden(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    before = actions.column("assigned_to")[:4]
    assert len(set(before)) > 1
    actions.grid.setColumnHidden(actions.model.column_number("assigned_to"), True)
    actions.at(0, "preparation").to(3, "source").do(Act.FILL_DOWN)
    assert actions.column("assigned_to")[:4] == before
    assert len(set(actions.column("source")[:4])) == 1


def test_the_window_offers_what_was_left_out(
    window: MainWindow, project_view: ProjectView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[RefusedList] = []

    def look(dialog: RefusedList) -> None:
        shown.append(dialog)

    monkeypatch.setattr(RefusedList, "exec", look)
    project_view.open("raid")
    assert isinstance(project_view.view, RowsView)
    Hands(project_view.view).at(0, "score").paste("high\nlow\n")
    assert window.content
    bar = window.content.errors
    assert bar.sentence.startswith("2 cells were skipped")
    window.set_language("de")
    assert bar.isVisible()  # it holds the only copy
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == "high\r\nlow\r\n"
    bar.more.click()
    assert [line[2] for line in shown[0].block] == ["high", "low"]


def test_what_was_left_out_is_told_no_more_when_its_paste_is_undone(
    window: MainWindow, project_view: ProjectView
) -> None:
    assert window.content
    bar = window.content.errors
    project_view.open("raid")
    assert isinstance(project_view.view, RowsView)
    hands = Hands(project_view.view)
    hands.at(0, "title").paste("Before\n")
    hands.at(0, "title").paste("\t".join(["x"] * 40) + "\n")
    assert "skipped" in bar.sentence
    hands.at(1, "title").paste("After\n")
    assert bar.isVisible()
    window.commands()[Act.UNDO]()
    assert bar.isVisible()
    window.commands()[Act.UNDO]()
    assert not bar.isVisible()


def test_a_big_paste_tells_first_what_it_costs(
    open_sheet: OpenSheet, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, _answers: list[str]) -> int:
        asked.append(text)
        return len(asked) - 2  # the question is closed, then answered with yes

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    monkeypatch.setattr(table_commands, "BIG_PASTE", 2000)
    actions = open_sheet("action")
    count = len(actions.model.rows)
    for rows in (count, count + 1):
        actions.at(count, "preparation").paste("x" * 1000 + "\n")
        assert len(actions.model.rows) == rows
    assert len(asked) == 2
    actions.at(0, "preparation").paste("small\n")
    assert len(asked) == 2


@pytest.mark.parametrize("sheet", sorted({sheet for sheet, _ in CHOSEN})[::6])
def test_a_blank_in_a_choice_that_must_have_a_value_is_its_default(open_sheet: OpenSheet, sheet: str) -> None:
    hands = open_sheet(sheet)
    hands.view.do.add_row()
    for key in (key for name, key in CHOSEN if name == sheet):
        column = next(column for column in columns_of(BY_KEY[sheet]) if column.key == key)
        if hands.grid.isColumnHidden(hands.model.column_number(key)):
            hands.grid.setColumnHidden(hands.model.column_number(key), False)
        row = hands.model.rows[0]
        hands.at(0, key).press(Key.Key_Backspace, Key.Key_Return)
        assert column.read(row) == column.default
        hands.at(0, key).paste(" \n")
        assert column.read(row) == column.default
        hands.at(0, key).do(Act.CLEAR)
        assert column.read(row) == column.default


def test_one_blank_among_a_thousand_rows_takes_no_row_with_it(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    count = len(actions.model.rows)
    lines = ["Blocked\n"] * 1000
    lines[500] = "\n"
    actions.at(count, "status").paste("".join(lines))
    assert actions.column("status")[count : count + 1000].count("Blocked") == 999
    assert actions.text(count + 500, "status") == "Not started"


@pytest.mark.parametrize("text", ["half \ud83d", "end\x00", "bell\x07", "\ufffe"])
def test_what_cannot_be_stored_is_marked_and_the_rest_stays(
    open_sheet: OpenSheet, context: Context, text: str, qtbot: QtBot
) -> None:
    actions = open_sheet("action")
    actions.at(0, "source").paste(text)
    actions.at(0, "due").paste(text)
    assert actions.text(0, "source").startswith(text[:3].strip("\ufffe"))
    assert actions.text(0, "due")  # kept, marked as no date
    for step in context.book.timeline.done[-2:]:
        assert all(change.new.encode() for change in context.book.changes(step.id))
    actions.at(1, "assigned_to").type(f"Ed{text}").press(Key.Key_Up, Key.Key_Return)
    actions.undo()
