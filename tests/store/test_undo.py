"""Undo and redo: what they take back, how far they go, and that they outlive the program."""

from datetime import date
from pathlib import Path

import pytest

from ccworkbench.core.matrix import CrossColumn, Crossing
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.history import Change
from ccworkbench.store.store import Store
from ccworkbench.store.undo import apply_again, take_back
from ccworkbench.store.workbook import Workbook

COLUMNS = {column.key: column for column in columns_of(Action)}


def test_a_cell_that_a_step_changed_twice_goes_back_to_what_it_was_before_it(book: Workbook) -> None:
    action = book.rows(Action)[0]
    twice = [
        Change("action", action.id, "preparation", '"first"', '"second"'),
        Change("action", action.id, "preparation", '"second"', '"third"'),
    ]
    with book.edit(phrase("Edit row")):
        take_back(book._session, twice)
        assert action.preparation == "first"
        apply_again(book._session, twice)
        assert action.preparation == "third"


def test_creating_a_project_is_the_floor_of_its_undo(book: Workbook) -> None:
    with pytest.raises(UserError, match="Nothing to undo"):
        book.undo()
    with pytest.raises(UserError, match="Nothing to redo"):
        book.redo()


def test_a_new_step_forgets_what_was_undone(book: Workbook) -> None:
    action = book.rows(Action)[0]
    for text in ("One", "Two"):
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(action, COLUMNS["preparation"], text)
        book.undo()
    with pytest.raises(UserError, match="Nothing to undo"):
        book.undo()
    assert str(book.redo().label) == "Edit cell"
    assert action.preparation == "Two"


def test_undo_and_redo_survive_a_restart_in_the_middle(filled: Path) -> None:
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        for number in range(3):
            with book.edit(phrase("Edit cell")) as edit:
                edit.write(book.rows(Action)[0], COLUMNS["preparation"], str(number))
        book.undo()
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        book.undo()
        assert book.rows(Action)[0].preparation == "0"
        book.redo()
        book.redo()
        assert book.rows(Action)[0].preparation == "2"


def test_a_project_that_was_deleted_comes_back_by_undo(book: Workbook, store: Store) -> None:
    store.remove(book.project_id)
    assert store.projects() == []
    store.workbook(book.project_id).undo()
    assert [project.name for project in store.projects()] == ["Hotline"]


MATRICES = [sheet for sheet in SHEETS if issubclass(sheet, Crossing)]


@pytest.mark.parametrize("sheet", MATRICES, ids=lambda sheet: str(sheet.__tablename__))
def test_undo_of_a_first_filled_cell_empties_it_in_every_matrix(store: Store, sheet: type[Crossing]) -> None:
    down, across = sheet.down(), sheet.across()
    book = store.add([Project(name="Matrices"), down, across])
    (crossed,) = (column for column in columns_of(sheet) if column.key == sheet.crossed)
    column = CrossColumn(sheet.crossed, "", crossed.kind, default=crossed.default, sheet=sheet, over=across)
    value = next((value for value, _ in crossed.kind.choices(Viewer(Words("en"), date(2026, 11, 30)))), "1>2")
    with book.edit(phrase("Fill the matrix")) as edit:
        edit.write(down, column, value)
    book.undo()
    assert [getattr(row, sheet.crossed) for row in book.rows(sheet)] == [crossed.default]
    book.redo()
    assert [getattr(row, sheet.crossed) for row in book.rows(sheet)] == [value]
