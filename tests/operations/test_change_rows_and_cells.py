"""Rows and cells are changed in one step each, with the same label wherever that is done."""

import pytest

from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Words
from ccworkbench.operations.answer_question import answer_question, rate_question
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.operations.change_cells import clear_cells, enter_cells, fill_cells, paste_cells, set_cells
from ccworkbench.operations.change_rows import (
    delete_rows,
    duplicate_rows,
    insert_rows,
    keep_internal,
    move_past,
    move_rows,
)
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.store.workbook import Workbook
from tests.operations.conftest import TODAY

EN = Words("en")
VIEWER = Viewer(EN, TODAY)


def column(sheet: type[Record], key: str) -> Column:
    return next(one for one in columns_of(sheet) if one.key == key)


DESCRIPTION = column(Gap, "description")


def last_label(book: Workbook) -> str:
    return EN.tell(book.history()[-1].label)


def gaps(book: Workbook) -> list[str]:
    return [gap.description for gap in book.rows(Gap)]


@pytest.fixture
def book(sample: Workbook) -> Workbook:
    """The sample, with four gaps alone."""
    delete_rows(sample, sample.rows(Gap))
    insert_rows(sample, [Gap(description=letter) for letter in "abcd"])
    return sample


def test_rows_come_before_a_row_or_at_the_end(book: Workbook) -> None:
    first, third = book.rows(Gap)[0], book.rows(Gap)[2]
    insert_rows(book, [Gap(description="1"), Gap(description="2")], third)
    insert_rows(book, [Gap(description="0")], first)
    insert_rows(book, [Gap()], cells=[(DESCRIPTION, "e")])
    assert gaps(book) == ["0", "a", "b", "1", "2", "c", "d", "e"]
    assert last_label(book) == "Insert 1 row"


def test_a_copy_stands_behind_its_row_with_a_number_of_its_own(book: Workbook) -> None:
    source = book.rows(Gap)[0]
    keep_internal(book, source, keep=True)
    assert last_label(book) == "Keep row internal"
    copy, *_ = duplicate_rows(book, [source])
    assert gaps(book) == ["a", "a", "b", "c", "d"]
    assert copy.internal
    assert book.rows(Gap)[1].code != source.code
    assert last_label(book) == "Duplicate 1 row"


def test_the_number_of_a_row_that_was_deleted_or_undone_is_given_to_no_other(book: Workbook) -> None:
    last = book.rows(Gap)[-1]
    delete_rows(book, [last])
    insert_rows(book, [undone := Gap(description="e")])
    book.undo()
    insert_rows(book, [new := Gap(description="f")])
    assert len({last.code, undone.code, new.code}) == 3


@pytest.mark.parametrize(
    ("moved", "before", "expected"),
    [("b", "a", "bacd"), ("ab", "d", "cabd"), ("ad", "b", "adbc"), ("a", None, "bcda"), ("bd", None, "acbd")],
)
def test_rows_are_put_before_another_or_at_the_end(
    book: Workbook, moved: str, before: str | None, expected: str
) -> None:
    rows = {gap.description: gap for gap in book.rows(Gap)}
    move_rows(book, [rows[letter] for letter in moved], rows[before] if before else None)
    assert "".join(gaps(book)) == expected
    assert book.undo()
    assert "".join(gaps(book)) == "abcd"


def test_rows_and_their_neighbour_change_places(book: Workbook) -> None:
    a, b, c, d = book.rows(Gap)
    move_past(book, [b, c], d, up=False)
    assert "".join(gaps(book)) == "adbc"
    move_past(book, [b, c], d, up=True)
    assert "".join(gaps(book)) == "abcd"
    move_past(book, [b, c], a, up=True)
    assert "".join(gaps(book)) == "bcad"


def test_an_entry_goes_into_cells_and_makes_the_row_that_lacks(book: Workbook) -> None:
    made = Gap()
    row = book.rows(Gap)[0]
    assert enter_cells(book, [(row, DESCRIPTION), (made.id, DESCRIPTION)], CellEntry("x"), VIEWER, Gap) == 0
    assert gaps(book) == ["x", "b", "c", "d", "x"]
    assert last_label(book) == "Change 2 cells"
    assert enter_cells(book, [(made.id, column(Gap, "due"))], CellEntry("someday"), VIEWER, Gap) == 1
    assert column(Gap, "due").unread(book.rows(Gap)[4]) == "someday"
    assert last_label(book) == "Change Due date"


def test_values_go_into_a_row_old_or_new(book: Workbook) -> None:
    set_cells(book, book.rows(Gap)[0], [(DESCRIPTION, "x")], EN)
    set_cells(book, Gap(), [(DESCRIPTION, "y")], EN)
    assert gaps(book) == ["x", "b", "c", "d", "y"]
    assert last_label(book) == "Change Gap and its cause"


def test_lines_go_into_rows_and_new_ones_are_added(book: Workbook) -> None:
    rows = [book.rows(Gap)[3], Gap()]
    columns = [DESCRIPTION, column(Gap, "due")]
    assert paste_cells(book, [["x", "2026-12-01"], ["y", "never"]], rows, columns, VIEWER) == 1
    assert gaps(book) == ["a", "b", "c", "x", "y"]
    assert last_label(book) == "Paste 4 cells"


def test_cells_are_emptied_and_filled(book: Workbook) -> None:
    a, b, c, _ = book.rows(Gap)
    assert fill_cells(book, [(a, b, DESCRIPTION), (a, c, DESCRIPTION)]) == 0
    assert gaps(book) == ["a", "a", "a", "d"]
    assert last_label(book) == "Fill 2 cells"
    clear_cells(book, [(a, DESCRIPTION)])
    assert gaps(book) == ["", "a", "a", "d"]
    assert last_label(book) == "Clear 1 cell"


def test_the_first_answer_or_rating_dates_a_question(book: Workbook) -> None:
    first, second = [question for question in book.rows(Question) if question.answered_on is None][:2]
    answer_question(book, first, "Yes")
    rate_question(book, second, Rating.GREEN)
    assert first.answered_on is not None
    assert first.answered_on == second.answered_on
    assert book.undo()
    assert second.answered_on is None
