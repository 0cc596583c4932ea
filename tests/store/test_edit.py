"""What the door does by itself: defaults for blanks, what follows from a step, rows that stand when a write fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.follow_ups import ENDS, FOUND
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.store.errors import StoreError
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of
from tests.store.store_actions import write

STEP = phrase("Edit")
TODAY = date(2026, 11, 24)


@pytest.fixture
def book(store: Store) -> Workbook:
    sheets = [sheet for sheet in SHEETS if not issubclass(sheet, Crossing) and sheet is not Project]
    book = store.add([Project(name="Hotline"), *(sheet() for sheet in sheets)])
    book.day = lambda: TODAY
    return book


def column(sheet: type[Record], key: str) -> Column:
    return next(column for column in columns_of(sheet) if column.key == key)


def put(book: Workbook, row: Any, **values: Any) -> None:
    with book.edit(STEP) as edit:
        for key, value in values.items():
            edit.write(row, column(type(row), key), value)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a store as another program does that writes to it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


# Blanks


NAMED = (Project, "name")  # the one cell that can't be blank


def test_a_project_keeps_a_name_of_its_own(book: Workbook) -> None:
    name = next(column for column in columns_of(Project) if column.key == "name")
    before, steps = book.project.name, len(book.timeline.done)
    for blank in (None, " "):
        with pytest.raises(UserError), book.edit(STEP) as edit:
            edit.write(book.project, name, blank)
    assert (book.project.name, len(book.timeline.done)) == (before, steps)


def test_a_blank_becomes_the_default_in_every_cell_of_every_sheet(book: Workbook, store: Store) -> None:
    with book.edit(STEP) as edit:
        for sheet in SHEETS:
            for row in book.rows(sheet):
                for each in columns_of(sheet):
                    if not each.computed and (sheet, each.key) != NAMED:
                        edit.write(row, each, None)
    for sheet in SHEETS:
        for row in store.workbook(book.project_id).rows(sheet):
            for each in columns_of(sheet):
                is_left = each.computed or (sheet, each.key) == NAMED
                assert is_left or encoded(each.read(row)) == encoded(each.default), (sheet, each.key)


def encoded(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


# What follows


def test_a_status_that_the_step_wrote_itself_wins(book: Workbook) -> None:
    action = book.rows(Action)[0]
    for values in (
        {"status": ActionStatus.BLOCKED, "completed": TODAY},
        {"completed": TODAY, "status": ActionStatus.BLOCKED},
    ):
        put(book, action, completed=None, status=ActionStatus.NOT_STARTED)
        put(book, action, **values)
        assert action.status is ActionStatus.BLOCKED
    put(book, action, completed=TODAY - timedelta(1))
    assert action.status is ActionStatus.DONE


def test_a_status_that_cannot_be_read_stays_what_was_typed(book: Workbook) -> None:
    action, status = book.rows(Action)[0], column(Action, "status")
    with book.edit(STEP) as edit:
        edit.keep(action, status, "finito")
        edit.write(action, column(Action, "completed"), TODAY)
    assert (status.unread(action), action.status) == ("finito", ActionStatus.NOT_STARTED)
    put(book, action, completed=TODAY - timedelta(1))
    assert (status.unread(action), action.status) == ("", ActionStatus.DONE)


def test_what_follows_is_worked_out_for_every_way_of_writing(book: Workbook) -> None:
    action = book.rows(Action)[0]
    with book.edit(STEP):
        action.completed = TODAY  # as code does that knows its cell
    assert action.status is ActionStatus.DONE
    with book.edit(STEP) as edit:
        made = edit.add(Action(preparation="New", completed=TODAY))
        kept = edit.add(Action(preparation="New", completed=TODAY, status=ActionStatus.CANCELLED))
    assert (made.status, kept.status) == (ActionStatus.DONE, ActionStatus.CANCELLED)


def test_every_day_and_finding_is_followed_on_the_day_that_the_door_was_given(book: Workbook) -> None:
    for (sheet, key), status in ENDS.items():
        row: Any = book.rows(sheet)[0]
        put(book, row, **{key: TODAY + timedelta(1)})
        assert row.status is not status
        put(book, row, **{key: TODAY})
        assert row.status is status
    for (sheet, key), day in FOUND.items():
        row = book.rows(sheet)[0]
        put(book, row, **{key: True if key == "met" else ResultVerdict.PASSED})
        assert getattr(row, day) == TODAY


def test_undo_and_redo_restore_and_follow_nothing(book: Workbook) -> None:
    action, service = book.rows(Action)[0], book.rows(Service)[0]
    put(book, service, service="Number porting", performer=ServicePerformer.NOBODY)
    gaps = len(book.rows(Gap))
    put(book, action, completed=TODAY)
    put(book, action, status=ActionStatus.BLOCKED)
    for travel in (book.undo, book.undo, book.redo, book.redo):
        travel()
    assert (action.completed, action.status) == (TODAY, ActionStatus.BLOCKED)
    book.undo()
    book.undo()
    assert (action.completed, action.status, len(book.rows(Gap))) == (None, ActionStatus.NOT_STARTED, gaps)


def test_a_new_project_is_written_as_it_is_given(store: Store) -> None:
    book = store.add(
        [Project(name="Other"), Action(preparation="x", completed=TODAY), TestResult(result=ResultVerdict.PASSED)]
    )
    assert book.rows(Action)[0].status is ActionStatus.NOT_STARTED
    assert book.rows(TestResult)[0].run_on is None


# Rows in memory


def test_rows_are_looked_at_without_the_file_once_they_were_read(book: Workbook, store: Store) -> None:
    book.read_all()
    put(book, book.rows(Action)[0], preparation="Changed")
    write(book)
    with book.edit(STEP) as edit:
        edit.remove(book.rows(Action)[0])
    book.undo()
    queries: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
    state_of(book)
    for sheet in SHEETS:
        book.options(sheet.__tablename__)
        for row in book.rows(sheet):
            assert book.row(sheet.__tablename__, row.id) is row
            book.name(sheet.__tablename__, row.id)
    assert (book.project.name, queries) == ("Hotline", [])


def test_a_busy_store_refuses_at_once_and_leaves_every_row_as_it_was(path: Path, book: Workbook, store: Store) -> None:
    project = book.project_id
    store.close()
    with Store.open(path, patience=0.01) as patientless:
        book = patientless.workbook(project)
        before, action = state_of(book), book.rows(Action)[0]
        with held(path):
            for text in ("One", "Two"):
                with pytest.raises(StoreError, match="in use by another program"):
                    put(book, action, preparation=text)
                with pytest.raises(StoreError, match="in use"):
                    write(book)
            assert state_of(book) == before
            with pytest.raises(StoreError, match="in use"):
                book.history()
            with pytest.raises(StoreError, match="in use"):
                patientless.cards()
            with pytest.raises(StoreError, match="in use"):
                patientless.workbook(project)
        put(book, action, preparation="Three")
        assert [row.preparation for row in patientless.workbook(project).rows(Action)] == ["Three"]


def test_a_sheet_that_could_not_be_read_is_read_when_the_file_is_free(path: Path, book: Workbook, store: Store) -> None:
    project = book.project_id
    store.close()
    with Store.open(path, patience=0.01) as again:
        fresh = again.workbook(project)
        with held(path), pytest.raises(StoreError, match="in use"):
            fresh.read_all()
        fresh.read_all()
        assert len(fresh.rows(Action)) == 1


def test_rows_of_an_edit_that_failed_can_be_written_again(path: Path, book: Workbook) -> None:
    row = Action(preparation="Once more")
    with held(path), pytest.raises(StoreError), book.edit(STEP) as edit:
        edit.add(row)
    with book.edit(STEP) as edit:
        edit.add(row)
    assert [one.preparation for one in book.rows(Action)] == ["", "Once more"]
    book.undo()
    assert len(book.rows(Action)) == 1


# A store that somebody else writes to


def test_who_only_reads_sees_what_the_writer_did(path: Path, book: Workbook) -> None:
    with Store.open(path, read_only=True) as reading:
        other, heard = reading.workbook(book.project_id), list[Any]()
        other.listeners.append(heard.append)
        other.read_all()
        action = other.rows(Action)[0]
        assert not other.catch_up()
        put(book, book.rows(Action)[0], preparation="Changed")
        write(book)
        assert other.catch_up()
        assert [row.preparation for row in other.rows(Action)] == ["Changed", "New"]
        assert other.rows(Action)[0] is action
        assert heard[0].rows == {("action", action.id)}
        book.undo()
        book.undo()
        assert other.catch_up()
        assert [row.preparation for row in other.rows(Action)] == [""]
        assert [step.kind for step in heard] == ["do", "do", "undo", "undo"]
        assert state_of(other) == state_of(book)
        assert not other.catch_up()
        with held(path), pytest.raises(StoreError):
            other.catch_up()
