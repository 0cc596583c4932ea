"""The doctor: healthy stores have no problems, sick ones are named in sentences."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench.core.matrix import cross_columns
from ccworkbench.core.words import phrase
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.deliverable import Deliverable, Raci, RaciLetter
from ccworkbench.sheets.person import Person
from ccworkbench.store.backup import backup
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def operate(path: Path, *statements: str) -> None:
    """Change a store behind our back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_store_has_no_problems(store: Store, book: Workbook) -> None:
    report = doctor(store.path)
    assert report.problems == []
    assert (report.projects, report.rows, report.tombstones, report.steps) == (1, 10, 0, 1)
    assert report.holder == store.lock.holder if store.lock else False
    assert report.changes == 10
    assert report.size == store.path.stat().st_size


def test_the_doctor_counts_tombstones_and_names_of_deleted_rows(store: Store, book: Workbook) -> None:
    action, person = book.rows(Action)[0], book.rows(Person)[0]
    with book.edit(phrase("Delete person")) as edit:
        action.assigned_to = person.id
        edit.remove(person)
    report = doctor(store.path)
    assert (report.tombstones, report.loose, report.problems) == (1, 1, [])


def test_the_doctor_knows_the_age_of_the_backup(filled: Path) -> None:
    assert doctor(filled).backup is None
    made = backup(filled)
    report = doctor(filled)
    assert report.backup == made
    assert report.backup_age is not None


def test_a_damaged_store_is_a_problem_and_no_error(filled: Path, spoil: Callable[[Path], None]) -> None:
    spoil(filled)
    assert "damaged" in str(doctor(filled).problems[0])


@pytest.mark.parametrize("content", [b"", b"Dear diary, " * 1000])
def test_a_foreign_file_is_a_problem_and_no_error(filled: Path, content: bytes) -> None:
    filled.write_bytes(content)
    assert "not a CC Workbench store" in str(doctor(filled).problems[0])


def test_a_missing_store_is_a_problem_and_no_error(tmp_path: Path) -> None:
    assert "no store" in str(doctor(tmp_path / "store.ccw").problems[0])


SICK = {
    "1 row refers": ["UPDATE action SET assigned_to = 'f00'"],
    "2 rows refer": ["UPDATE raci SET row_id = 'f00'"],
    "another program wrote it": ["UPDATE action SET id = '00000000000000000000000000000001'"],
    "belong to no step": ["DELETE FROM step"],
    "same stamp": ["INSERT INTO step SELECT id || 'x', device, project, stamp, author, kind, target, label FROM step"],
    "1 picture is damaged": ["UPDATE picture SET content = 'other'"],
}


@pytest.mark.parametrize("finding", SICK)
def test_a_sick_store_is_told_apart(store: Store, book: Workbook, finding: str) -> None:
    store.keep_picture(b"logo", "image/png")
    with book.edit(phrase("Fill the matrix")) as edit:
        for deliverable in book.rows(Deliverable):
            edit.write(deliverable, cross_columns(Raci, book.rows)[-1], RaciLetter.A)
        for action in book.rows(Action)[1:]:
            edit.remove(action)
    statements = SICK[finding]
    operate(store.path, *(f"{text} WHERE NOT deleted" if "UPDATE action" in text else text for text in statements))
    assert finding in " ".join(map(str, doctor(store.path).problems))
