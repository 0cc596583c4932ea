"""Long values stand once in the file, and come back in full."""

import sqlite3
from pathlib import Path
from random import Random

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.doctor import doctor
from ccworkbench.store.long_values import LONG_VALUE, is_reference
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

NOTE = next(column for column in columns_of(Action) if column.key == "note")
DUE = next(column for column in columns_of(Action) if column.key == "due")
MANY = 1_000_000
TEXT, OTHER = (Random(seed).randbytes(MANY // 2).hex() for seed in (1, 2))


def write(book: Workbook, text: str) -> Action:
    with book.edit(phrase("Edit row")) as edit:
        edit.write(book.rows(Action)[0], NOTE, text)
    return book.rows(Action)[0]


def size(book: Workbook) -> int:
    return book._recorder.location.path.stat().st_size


def references(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        told = connection.execute("SELECT old, new FROM change").fetchall()
    connection.close()
    return sum(is_reference(text) for both in told for text in both)


def test_a_long_text_makes_the_store_bigger_by_itself_and_no_more(book: Workbook) -> None:
    before = size(book)
    write(book, TEXT)
    assert size(book) - before < 1.1 * MANY


def test_a_long_text_is_kept_once_more_where_its_cell_loses_it_however_often(book: Workbook) -> None:
    before, action = size(book), write(book, TEXT)
    for _ in range(3):
        book.undo()
        assert action.note == ""
        book.redo()
        assert action.note == TEXT
    book.undo()
    assert size(book) - before < 2.2 * MANY


def test_a_long_text_that_another_one_replaced_comes_back_after_a_restart(filled: Path) -> None:
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        write(book, TEXT)
        write(book, OTHER)
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        action = book.rows(Action)[0]
        for undone in (TEXT, ""):
            book.undo()
            assert action.note == undone
        for done in (TEXT, OTHER):
            book.redo()
            assert action.note == done
    assert not doctor(filled).problems


def test_a_new_row_with_a_long_text_goes_and_comes_back(book: Workbook) -> None:
    with book.edit(phrase("Add row")) as edit:
        action = edit.add(Action(note=TEXT))
    book.undo()
    book.redo()
    assert book.rows(Action)[-1] is action
    assert action.note == TEXT
    assert not doctor(book._recorder.location.path).problems


def test_a_long_text_that_is_no_date_comes_back_as_it_was_typed(book: Workbook) -> None:
    with book.edit(phrase("Edit row")) as edit:
        edit.keep(book.rows(Action)[0], DUE, TEXT)
    book.undo()
    book.redo()
    assert book.rows(Action)[0].unread["due"] == TEXT
    assert not doctor(book._recorder.location.path).problems


def test_who_asks_the_history_reads_long_texts_in_full(book: Workbook) -> None:
    action = write(book, TEXT)
    write(book, OTHER)
    told = [change.new for _, change in book.changes_of_row(action.id) if change.column == "note"]
    assert told[1:] == [f'"{TEXT}"', f'"{OTHER}"']


@pytest.mark.parametrize(("characters", "referred"), [(LONG_VALUE - 3, 0), (LONG_VALUE - 2, 1)])
def test_a_text_is_long_from_ten_thousand_characters_on_with_its_quotes(
    book: Workbook, characters: int, referred: int
) -> None:
    write(book, "x" * characters)
    assert references(book._recorder.location.path) == referred


def test_a_long_text_that_was_spoilt_is_named_and_its_step_is_not_redone_to_something_else(filled: Path) -> None:
    with Store.open(filled) as store:
        write(store.workbook(store.projects()[0].id), TEXT)
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE action SET note = substr(note, 2) WHERE length(note) > 9")
    connection.close()
    assert [(place.sheet, place.column) for place in doctor(filled).places] == [("action", "note")]
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        book.undo()
        assert book.rows(Action)[0].note == ""
        with pytest.raises(UserError):
            book.redo()
        assert book.rows(Action)[0].note == ""


def test_a_store_of_long_texts_that_were_kept_twice_reads_as_before(book: Workbook) -> None:
    write(book, "short")
    path = book._recorder.location.path
    connection = sqlite3.connect(path)
    with connection:  # as 0.2.0 wrote it
        connection.execute("UPDATE action SET note = ? WHERE note = 'short'", [TEXT])
        connection.execute("UPDATE change SET new = ? WHERE new = '\"short\"'", [f'"{TEXT}"'])
    connection.close()
    assert not doctor(path).problems
    assert isinstance(book.project, Project)
