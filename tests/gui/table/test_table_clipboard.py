"""Blocks of cells into tables and out of them."""

from time import perf_counter

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.widgets.clipboard_formats import read_html, read_text
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from tests.gui.typed_keys import Hands, Key, OpenSheet


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def test_a_copied_block_is_text_and_table(actions: Hands) -> None:
    actions.at(0, "preparation").to(1, "assigned_to").do(Act.COPY)
    content = QGuiApplication.clipboard().mimeData()
    block = [[actions.text(row, column) for column in ("preparation", "assigned_to")] for row in (0, 1)]
    assert read_text(content.text()) == read_html(content.html()) == block


def test_headings_are_copied_in_the_language_of_the_screen(actions: Hands) -> None:
    actions.at(0, "preparation").do(Act.COPY_WITH_HEADINGS)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Preparation"


def test_line_ends_and_quotes_survive_a_copy_and_paste(actions: Hands) -> None:
    actions.at(0, "preparation").paste('"one\ntwo ""three"""\r\n')
    assert actions.text(0, "preparation") == 'one\ntwo "three"'
    actions.do(Act.COPY).at(5, "preparation").do(Act.PASTE)
    assert actions.text(5, "preparation") == 'one\ntwo "three"'


def test_one_value_fills_the_selection(actions: Hands) -> None:
    actions.at(2, "source").to(4, "source").paste("=1+1\r\n")
    assert actions.column("source")[2:5] == ["=1+1"] * 3


def test_a_block_that_fits_a_multiple_repeats(actions: Hands) -> None:
    actions.at(0, "source").to(3, "source").paste("a\r\nb\r\n")
    assert actions.column("source")[:4] == ["a", "b", "a", "b"]


def test_a_paste_grows_rows_but_never_columns(actions: Hands) -> None:
    count = len(actions.model.rows)
    actions.at(count - 1, "internal_note").paste("a\tb\r\nc\td\r\ne\tf\r\n")
    assert len(actions.model.rows) == count + 2
    assert actions.column("internal_note")[-3:] == ["a", "c", "e"]


def test_a_paste_is_one_step_of_undo(actions: Hands) -> None:
    before, count = actions.column("preparation"), len(actions.model.context.book.timeline.done)
    actions.at(0, "preparation").paste("a\nb\nc\nd\n")
    assert len(actions.model.context.book.timeline.done) == count + 1
    assert actions.undo().column("preparation") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_above_a_block_name_its_columns_and_are_no_row(actions: Hands, qtbot: QtBot, language: str) -> None:
    say, headings = words_of(language).say, {column.key: column.heading for column in columns_of(Action)}
    count = len(actions.model.rows)
    line = f"{say(headings['source'])}\t{say(headings['preparation'])}\r\n"
    with qtbot.waitSignal(actions.view.status_said, check_params_cb=lambda said: "headings" in said):
        actions.at(2, "preparation").paste(f"{line}from\twhat\r\nfrom 2\twhat 2\r\n")
    assert actions.column("source")[2:4] == ["from", "from 2"]
    assert actions.column("preparation")[2:4] == ["what", "what 2"]
    assert len(actions.model.rows) == count


def test_a_heading_that_nobody_knows_loses_nothing_and_shifts_nothing(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.model.context.left_out) as told:
        actions.at(2, "preparation").paste("Firm\tPreparation\tSource\r\nours\twhat\tfrom\r\n")
    assert [(left.text, left.why) for left in told.args[0]] == [("ours", "No such column")]
    assert (actions.text(2, "preparation"), actions.text(2, "source")) == ("what", "from")
    actions.at(4, "source").paste("Firm\tBorn\tPreparation\tSource\tBlue\r\n1\t2\t3\t4\t5\r\n")  # less than half
    assert actions.text(4, "source") == "Firm"


def test_an_own_copy_with_headings_is_pasted_as_it_was(actions: Hands) -> None:
    actions.at(0, "preparation").to(1, "preparation").do(Act.COPY_WITH_HEADINGS)
    actions.at(4, "preparation").do(Act.PASTE)
    assert actions.column("preparation")[4:6] == actions.column("preparation")[0:2]


def test_a_line_that_only_looks_like_headings_is_data(actions: Hands) -> None:
    actions.at(0, "source").paste("Preparation\r\nx\r\n")
    assert actions.column("source")[:2] == ["Preparation", "x"]
    actions.at(4, "source").paste("Source\r\n")
    assert actions.text(4, "source") == "Source"
    actions.at(6, "source").paste("Source\tour own\r\nx\ty\r\n")
    assert actions.text(6, "source") == "Source"


def test_refused_cells_stay_visible_are_marked_and_counted(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.view.status_said, check_params_cb=lambda said: "2 cells" in said):
        actions.at(0, "assigned_to").paste("Nobody Known\t32.13.2026\n")
    assert actions.text(0, "assigned_to") == "Nobody Known"
    assert actions.text(0, "completed") == "32.13.2026"
    problems = [problem for problem in actions.view.context.problems() if problem.row == actions.model.rows[0].id]
    assert {"assigned_to", "completed"} <= {problem.column for problem in problems}


def test_an_ambiguous_date_is_kept_and_marked_not_guessed(actions: Hands) -> None:
    actions.at(0, "due").paste("03/04/2027")
    assert actions.text(0, "due") == "03/04/2027"


def test_parts_that_are_pasted_beside_a_whole_win_and_the_whole_is_listed(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    people = open_sheet("person")
    with qtbot.waitSignal(people.view.context.left_out) as told:
        people.at(0, "full_name").paste("Left Out\tLőrinc\tНовак\n")
    assert [(cell.row, cell.column, cell.text) for cell in told.args[0]] == [(1, "Name", "Left Out")]
    assert people.text(0, "given_name") == "Lőrinc"
    assert people.text(0, "full_name") == "Lőrinc Новак"


def test_a_paste_into_filtered_rows_leaves_the_hidden_ones_alone(actions: Hands) -> None:
    actions.view.search("contact")
    shown = [row.id for row in actions.model.rows]
    hidden = {row.id: row.source for row in actions.model.everything() if row.id not in shown}
    actions.at(0, "source").paste("pasted\n" * 3)
    assert [row.source for row in actions.model.everything() if row.id in shown[:3]] == ["pasted"] * 3
    assert {row.id: row.source for row in actions.model.everything() if row.id in hidden} == hidden


def test_a_paste_into_sorted_rows_goes_where_it_is_seen(actions: Hands) -> None:
    actions.model.row_filter.order_by("preparation", more=False)
    actions.model.refresh()
    seen = actions.model.rows[:2]
    actions.at(0, "source").paste("first\nsecond\n")
    assert [row.source for row in seen] == ["first", "second"]


def test_what_is_cut_is_gone_and_on_the_clipboard(actions: Hands) -> None:
    text = actions.text(2, "preparation")
    actions.at(2, "preparation").do(Act.CUT)
    assert actions.text(2, "preparation") == ""
    assert read_text(QGuiApplication.clipboard().text()) == [[text]]


def test_a_thousand_rows_of_ten_cells_are_pasted_within_a_second(actions: Hands) -> None:
    line = "\t".join(["Prepare ő", "Jörg Weiß", "", "4 Dec 2026", "Blocked", "prepare", "", "high", "", "Kick-off"])
    count = len(actions.model.rows)
    QGuiApplication.clipboard().setText(f"{line}\r\n" * 1000)
    start = perf_counter()
    actions.at(count, "preparation").do(Act.PASTE)
    took = perf_counter() - start
    assert len(actions.model.rows) == count + 1000
    assert actions.text(count + 999, "assigned_to") == "Jörg Weiß"
    assert took < 3, took  # 0.6 s alone; the machine may be busy
    assert len(actions.undo().model.rows) == count


def test_an_edit_inside_a_filter_keeps_the_row_in_sight_until_the_next_look(actions: Hands) -> None:
    actions.view.search("contact")
    row, column = actions.model.rows[0], actions.model.columns[0]
    with actions.view.context.open_book().edit(phrase("Edit")) as edit:
        for each in actions.model.columns:
            if each.key in {"preparation", "note", "evidence", "source"}:
                edit.write(row, each, "nothing of the kind")
        edit.write(row, next(c for c in actions.model.columns if c.key == "deliverable_id"), None)
    assert column.read(row) == "nothing of the kind"
    assert actions.model.rows[0] is row
    actions.view.search("contact")
    assert row not in actions.model.rows
    assert isinstance(row, Action)


def test_pasted_references_are_found_by_address_number_and_without_accents(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    jorg = next(person for person in actions.view.context.book.rows(Person) if person.label == "Jörg Weiß")
    actions.at(0, "assigned_to").paste(f"Weiss, Jorg\n{jorg.email}\nJÖRG WEISS\n")
    assert [actions.text(row, "assigned_to") for row in range(3)] == ["Jörg Weiß"] * 3
    assert not any(row.unread for row in actions.model.rows[:3])


def test_a_pasted_name_that_is_not_known_makes_nobody_and_stays_marked(open_sheet: OpenSheet) -> None:
    actions = open_sheet("action")
    people = len(actions.view.context.book.rows(Person))
    actions.at(0, "assigned_to").paste("Őze Щука\n")
    assert actions.model.rows[0].unread == {"assigned_to": "Őze Щука"}
    assert len(actions.view.context.book.rows(Person)) == people


# Numbers of rows


def test_a_number_of_another_row_stays_unread_and_says_why(actions: Hands, context: Context) -> None:
    actions.at(1, "code").type("a-001").press(Key.Key_Return)
    row = actions.model.rows[1]
    assert (row.code, row.unread) == ("", {"code": "a-001"})
    told = [context.words.tell(problem.message) for problem in context.problems() if problem.row == row.id]
    assert "a-001 is already the number of another row. Choose another number." in told


def test_pasted_and_filled_numbers_never_come_twice(actions: Hands) -> None:
    count = len(actions.model.rows)
    actions.at(count, "code").paste("A-001\nX-9\nx-9\n")
    assert [row.code for row in actions.model.rows[count:]] == ["", "X-9", ""]
    assert [row.unread.get("code", "") for row in actions.model.rows[count:]] == ["A-001", "", "x-9"]
    actions.at(0, "code").to(2, "code").do(Act.FILL_DOWN)
    assert [row.code for row in actions.model.rows[:3]] == ["A-001", "", ""]


def test_rows_can_exchange_their_numbers_and_undo_gives_them_back(actions: Hands) -> None:
    actions.at(0, "code").paste("A-002\nA-001\n")
    assert [row.code for row in actions.model.rows[:2]] == ["A-002", "A-001"]
    actions.undo()
    assert [row.code for row in actions.model.rows[:2]] == ["A-001", "A-002"]
