"""A spoilt store opens as far as it can: one value that can't be read is marked, and hides nothing else."""

import socket
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.all_checks import check_rows
from ccworkbench.operations.new_project import add_sample
from ccworkbench.sheets.prepare.project import Project, ProjectType
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.stored import UnreadableValue
from ccworkbench.store.workbook import Workbook

COLUMNS = {column.key: column for column in columns_of(Action)}
TODAY = date(2026, 11, 30)


def operate(path: Path, *statements: str) -> None:
    """Change a file behind our back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def spoil_action(path: Path, column: str, value: str, number: int = 1) -> None:
    """Put something into a cell of one action that the column can't hold."""
    operate(path, f"UPDATE action SET \"{column}\" = {value} WHERE code = 'A-{number:03d}'")  # noqa: S608


def cell(path: Path, column: str, number: int = 1) -> Any:
    with closing(sqlite3.connect(path)) as connection:
        wanted = f'SELECT "{column}" FROM action WHERE code = ?'  # noqa: S608
        return connection.execute(wanted, [f"A-{number:03d}"]).fetchone()[0]


def book_of(store: Store, name: str = "Hotline") -> Workbook:
    return store.workbook(store.find(name))


SPOILT = {
    "status": ("'donf'", ActionStatus.NOT_STARTED, "donf"),
    "due": ("'2026-13-45'", None, "2026-13-45"),
    "assigned_to": ("'f00'", None, "f00"),
    "note": ("CAST(x'42fc' AS TEXT)", "", "B\\xfc"),
    "evidence": ("x'4142'", "", "AB"),
}


@pytest.mark.parametrize("column", SPOILT)
def test_a_cell_that_cannot_be_read_takes_its_default_and_keeps_its_text(filled: Path, column: str) -> None:
    raw, value, text = SPOILT[column]
    spoil_action(filled, column, raw)
    before = filled.read_bytes()
    with Store.open(filled, read_only=True) as store:
        first, *others = book_of(store).rows(Action)
        assert getattr(first, column) == value
        assert COLUMNS[column].unread(first) == text
        assert [row.unread for row in others] == [{}, {}]
        assert [row.preparation for row in (first, *others)] == ["Action 0", "Action 1", "Action 2"]
    assert filled.read_bytes() == before


def test_a_spoilt_cell_is_a_problem_of_its_project(filled: Path) -> None:
    spoil_action(filled, "due", "'soon'")
    with Store.open(filled) as store:
        found = [p for p in check_rows(book_of(store).rows, TODAY).problems if p.rule == "CELL-1"]
    assert [(p.sheet, p.column, "soon" in str(p.message)) for p in found] == [("action", "due", True)]


def test_nothing_is_written_until_somebody_edits_and_then_only_what_was_edited(filled: Path) -> None:
    spoil_action(filled, "due", "'soon'")
    with Store.open(filled) as store:
        book = book_of(store)
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["note"], "Other")
        assert cell(filled, "due") == "soon"
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["due"], TODAY)
    assert (cell(filled, "due"), cell(filled, "note")) == ("2026-11-30", "Other")
    assert doctor(filled).problems == []


def test_clearing_a_marked_cell_clears_the_file(filled: Path) -> None:
    spoil_action(filled, "due", "'soon'")
    with Store.open(filled) as store:
        book = book_of(store)
        with book.edit(phrase("Clear cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["due"], None)
        assert book.rows(Action)[0].unread == {}
    assert cell(filled, "due") is None
    assert doctor(filled).problems == []


def test_undo_of_the_correction_brings_back_what_the_history_knows(filled: Path) -> None:
    with Store.open(filled) as store:
        book = book_of(store)
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["due"], date(2026, 3, 12))
    spoil_action(filled, "due", "'2026-03-72'")
    with Store.open(filled) as store:
        book = book_of(store)
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["due"], TODAY)
        book.undo()
        row = book.rows(Action)[0]
        assert (row.due, row.unread) == (date(2026, 3, 12), {})
    assert cell(filled, "due") == "2026-03-12"
    assert doctor(filled).problems == []


def test_the_frame_of_a_row_that_cannot_be_read_hides_no_row_and_discloses_none(filled: Path) -> None:
    operate(filled, "UPDATE action SET deleted = 2, internal = 7, origin = x'ff', position = 'q', unread = '[]'")
    with Store.open(filled) as store:
        book = book_of(store)
        rows = book.rows(Action)
        assert [(row.deleted, row.internal, row.origin, row.unread) for row in rows] == [(False, True, "", {})] * 3
        with book.edit(phrase("Add row")) as edit:
            edit.add(Action(preparation="New"), rows[0])
            edit.remove(rows[1])
        assert len(book.rows(Action)) == 3


@pytest.mark.parametrize("raw", ["'f00'", "upper(id)", "x'ff00'"])
def test_a_row_whose_id_is_spoilt_is_shown_and_can_be_changed(filled: Path, raw: str) -> None:
    spoil_action(filled, "id", raw)
    with Store.open(filled) as store:
        book = book_of(store)
        assert len(book.rows(Action)) == 3
        row = next(row for row in book.rows(Action) if row.code == "A-001")
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(row, COLUMNS["note"], "Changed")
    assert cell(filled, "note") == "Changed"


def test_an_id_that_is_no_text_is_shown_and_its_change_refused_in_one_sentence(filled: Path) -> None:
    spoil_action(filled, "id", "CAST(x'ff' AS TEXT)")
    with Store.open(filled) as store:
        book = book_of(store)
        row = next(row for row in book.rows(Action) if row.code == "A-001")
        with pytest.raises(UserError, match="damaged"), book.edit(phrase("Edit cell")) as edit:
            edit.write(row, COLUMNS["note"], "Changed")
    assert cell(filled, "note") == ""


CARD = {
    "project_id": "'f00'",
    "type": "'zloud'",
    "name": "x'ff'",
    "channels": "'[7]'",
    "kick_off": "'soon'",
    "deleted": "2",
}


@pytest.mark.parametrize("column", CARD)
def test_a_spoilt_card_hides_neither_its_project_nor_the_others(filled: Path, column: str) -> None:
    with Store.open(filled) as store:
        store.add([Project(name="Other"), Person(given_name="Jürgen")])
    operate(filled, f"UPDATE project SET {column} = {CARD[column]} WHERE name = 'Hotline'")  # noqa: S608
    with Store.open(filled) as store:
        projects, cards = store.projects(), store.cards()
        assert len(projects) == len(cards) == 2
        assert [card.name for card in cards] == [project.name for project in projects]
        assert {project.type for project in projects} == {ProjectType.CLOUD}
        for project in projects:
            book = store.workbook(project.id)
            assert [card.id for card in book.rows(Project)] == [book.project.id] == [project.id]
        assert [person.given_name for person in book_of(store, "Other").rows(Person)] == ["Jürgen"]


def test_a_new_project_finds_its_place_beside_one_whose_place_is_spoilt(filled: Path) -> None:
    operate(filled, "UPDATE project SET position = 'q'")
    with Store.open(filled) as store:
        store.add([Project(name="Other")])
        assert {project.name for project in store.projects()} == {"Hotline", "Other"}


@pytest.mark.parametrize("pid", ["'seven'", "x'ff'", "0", "-1", "1.5"])
def test_a_lock_that_cannot_be_read_holds_nobody_up(filled: Path, pid: str) -> None:
    operate(filled, f"INSERT INTO lock VALUES (1, '{socket.gethostname()}', 'Ann', {pid}, 'today', 'f00')")  # noqa: S608
    with Store.open(filled) as store:
        assert len(book_of(store).rows(Action)) == 3


def test_nothing_of_a_sound_store_is_taken_for_spoilt(path: Path) -> None:
    with Store.open(path) as store:
        add_sample(store, "en")
    met = UnreadableValue.found
    with Store.open(path) as store:
        book = book_of(store, store.projects()[0].name)
        book.read_all()
        assert len(book.rows(Raci)) > 10
    assert UnreadableValue.found == met
