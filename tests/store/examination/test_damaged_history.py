"""A damaged history: the project opens all the same, and what can't be taken back is refused in one sentence."""

import json
from pathlib import Path

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.undo import UndoHistory
from ccworkbench.store.workbook import Workbook
from tests.store.examination.test_damaged_values import book_of, operate

COLUMNS = {column.key: column for column in columns_of(Action)}
LAST = "(SELECT id FROM step ORDER BY stamp DESC LIMIT 1)"


@pytest.fixture
def edited(filled: Path) -> Path:
    """A closed store in which a cell was written twice, and once taken back."""
    with Store.open(filled) as store:
        book = book_of(store)
        for text in ("One", "Two", "Three"):
            write(book, text)
        book.undo()
    return filled


def write(book: Workbook, text: str) -> None:
    with book.edit(phrase("Edit cell")) as edit:
        edit.write(book.rows(Action)[0], COLUMNS["note"], text)


GARBAGE = {
    "a label that is no JSON": "UPDATE step SET label = 'nothing'",
    "a label without its value": 'UPDATE step SET label = \'{"text": "Paste {n} rows", "values": {}}\'',
    "a label that is no text": "UPDATE step SET label = '{\"text\": 7}'",
    "a label that is no UTF-8": "UPDATE step SET label = CAST(x'ff' AS TEXT)",
    "a stamp that is none": "UPDATE step SET stamp = 'yesterday ' || id",
    "a stamp beyond all years": "UPDATE step SET stamp = '9' || substr(stamp, 2)",
    "a stamp that is no text": "UPDATE step SET stamp = x'ff' || id",
    "an unknown kind": "UPDATE step SET kind = 'leap'",
    "an undo without its do": "DELETE FROM step WHERE kind = 'do'",
    "an undo of something else": "UPDATE step SET target = 'f00' WHERE kind = 'undo'",
    "a redo of nothing": "UPDATE step SET kind = 'redo'",
    "an author that is no text": "UPDATE step SET author = x'ff'",
    "changes that are no JSON": "UPDATE change SET new = '{', old = '['",
    "changes of no sheet": "UPDATE change SET sheet = 'actiom'",
    "changes of no row": "UPDATE change SET \"row\" = 'f00'",
    "changes of a row that never was": "UPDATE change SET \"row\" = '00000000-0000-0000-0000-000000000001'",
    "changes of no column": "UPDATE change SET \"column\" = 'nofe'",
    "changes to bytes": "UPDATE change SET new = x'ff', old = x'ff'",
    "no changes": "DELETE FROM change",
}


@pytest.mark.long
@pytest.mark.parametrize("kind", GARBAGE)
def test_a_project_opens_and_can_be_edited_whatever_its_history_holds(edited: Path, kind: str) -> None:
    operate(edited, GARBAGE[kind])
    with Store.open(edited) as store:
        book = book_of(store)
        for step in book.history():
            assert words_of("de").tell(step.label)
            assert int(step.stamp.split("-")[0]) >= 0
            book.changes(step.id)
        for row in book.rows(Action):
            book.changes_of_row(row.id)
        write(book, "Written")
        book.undo()
        book.redo()
        assert book.rows(Action)[0].note == "Written"
    assert doctor(edited).problems != []


UNREADABLE = (
    "new = '{', old = '['",
    "new = x'ff', old = x'ff'",
    "new = '7', old = '7'",
    "sheet = 'actiom'",
    "\"row\" = 'f00'",
    "\"row\" = '00000000-0000-0000-0000-000000000001'",
    "\"column\" = 'nofe'",
)


@pytest.mark.parametrize("change", UNREADABLE)
def test_undo_and_redo_of_a_change_that_cannot_be_read_are_refused(edited: Path, change: str) -> None:
    operate(edited, f"UPDATE change SET {change} WHERE old IS NOT NULL")  # noqa: S608
    with Store.open(edited) as store:
        book = book_of(store)
        for travel in (book.undo, book.redo):
            with pytest.raises(UserError, match="is damaged in the history"):
                travel()
        assert book.rows(Action)[0].note == "Two"


def test_undo_takes_back_the_step_it_names_where_the_order_is_spoilt(edited: Path) -> None:
    with Store.open(edited) as store:
        steps = list(book_of(store).history())
    timeline = UndoHistory([steps[0], *reversed(steps[1:4]), steps[4]])
    assert [step.id for step in timeline.undone] == [steps[3].id]
    assert [step.id for step in timeline.done] == [steps[2].id, steps[1].id]


def test_new_stamps_follow_the_last_that_can_be_read(edited: Path) -> None:
    operate(edited, f"UPDATE step SET stamp = 'zzz' WHERE id = {LAST}")  # noqa: S608
    with Store.open(edited) as store:
        book = book_of(store)
        write(book, "Later")
        sound = [step.stamp for step in book.history() if not step.stamp.startswith("0000000000000")]
        assert sound == sorted(sound)


def test_a_step_says_its_name_as_long_as_that_can_be_said(edited: Path) -> None:
    label = json.dumps({"text": "{n} row", "plural": "{n} rows", "values": {}})
    operate(edited, f"UPDATE step SET label = '{label}'")  # noqa: S608
    with Store.open(edited) as store:
        labels = {str(step.label) for step in book_of(store).history()}
    assert labels == {"Step with an unreadable name"}
