"""The doctor: healthy stores have no problems, sick ones are named in sentences."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench.core.matrix import cross_columns
from ccworkbench.core.record import columns_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.operations.new_project import add_sample
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.use_cases.use_case import UseCase
from ccworkbench.store.backup import backup
from ccworkbench.store.doctor import doctor
from ccworkbench.store.file import APPLICATION
from ccworkbench.store.migrate import upgrade
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


def test_an_empty_file_is_called_empty(filled: Path) -> None:
    filled.write_bytes(b"")
    assert [str(problem) for problem in doctor(filled).problems] == [
        "store.ccw is empty and is not a store. Restore a backup, or open another file."
    ]


@pytest.mark.parametrize("content", [b"Dear diary, " * 1000])
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
    "same timestamp": [
        "INSERT INTO step SELECT id || 'x', device, project, stamp, author, kind, target, label FROM step"
    ],
    "is damaged": ["UPDATE picture SET content = 'other'"],
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


def names(path: Path) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(place.sheet, place.row, place.column, place.told, place.found) for place in doctor(path).places]


@pytest.mark.parametrize("spoilt", [("NOT NULL", "NOT  NULL"), ("R NOT NULL", "R NIT NULL"), ("VARCHAR", "VARCHAS")])
def test_a_table_whose_text_is_spoilt_is_named_unless_only_its_spaces_are(
    store: Store, book: Workbook, spoilt: tuple[str, str]
) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'action'", spoilt)
    named = [place.sheet for place in doctor(store.path).places if "differs from what" in str(place.message)]
    assert named == ([] if spoilt[1] == "NOT  NULL" else ["action"])


def test_a_lost_index_is_named(store: Store, book: Workbook) -> None:
    operate(store.path, "DROP INDEX change_of_row")
    assert [place.sheet for place in doctor(store.path).places] == ["change_of_row"]


def test_two_long_texts_are_shown_where_they_differ(store: Store, book: Workbook) -> None:
    long = "The same beginning. " * 20
    with book.edit(phrase("Edit row")) as edit:
        edit.write(book.rows(Action)[0], next(column for column in columns_of(Action) if column.key == "note"), long)
    operate(store.path, "UPDATE action SET note = note || 'and more' WHERE note != ''")
    message = doctor(store.path).places[0].message
    assert "and more" in str(message.values["found"])
    assert "and more" not in str(message.values["told"])
    assert all(len(str(message.values[key])) <= 60 for key in ("found", "told"))


def test_a_cell_that_does_not_hold_what_the_history_says_is_named_with_both(store: Store, book: Workbook) -> None:
    operate(store.path, "UPDATE action SET preparation = 'Actiom 1' WHERE code = 'A-002'")
    assert names(store.path) == [("action", "A-002", "preparation", "Action 1", "Actiom 1")]
    assert [str(problem) for problem in doctor(store.path).problems] == [
        "Hotline, action A-002, preparation: the file has “Actiom 1”, the history has “Action 1”."
    ]


@pytest.mark.parametrize(
    ("column", "value", "told", "found"),
    [
        ("deleted", "1", "false", "1"),
        ("deleted", "2", "false", "2"),
        ("internal", "'x'", "false", "x"),
        ("position", "'a9'", "a2", "a9"),
        ("unread", '\'{"due": "soon"}\'', "{}", '{"due": "soon"}'),
        ("unread", "CAST(unread AS BLOB)", "{}", "{}"),
        ("status", "'donf'", "not_started", "donf"),
        ("due", "'2026-03-12'", "null", "2026-03-12"),
        ("note", "CAST(x'ff' AS TEXT)", "", "\\xff"),
        ("origin", "x'ff'", "", "\\xff"),
    ],
)
def test_any_cell_of_a_row_is_compared(
    store: Store, book: Workbook, column: str, value: str, told: str, found: str
) -> None:
    operate(store.path, f"UPDATE action SET {column} = {value} WHERE code = 'A-003'")  # noqa: S608
    assert names(store.path) == [("action", "A-003", column, told, found)]


def test_a_row_whose_id_changed_is_told_from_both_sides(store: Store, book: Workbook) -> None:
    action = book.rows(Action)[0]
    operate(store.path, "UPDATE action SET id = '00000000000000000000000000000001' WHERE code = 'A-001'")
    assert {(sheet, row) for sheet, row, *_ in names(store.path)} == {("action", "A-001"), ("action", str(action.id))}


def test_a_long_list_is_counted_and_given_whole_to_programs(store: Store, book: Workbook) -> None:
    with book.edit(phrase("Paste rows")) as edit:
        edit.add_all([Action(preparation=f"Row {number}") for number in range(50)])
    operate(store.path, "UPDATE action SET note = 'other'")
    report = doctor(store.path)
    assert (len(report.places), len(report.problems)) == (53, 21)
    assert str(report.problems[-1]) == "33 more findings of this kind."


CONTRADICTIONS = {
    "stamp": "UPDATE change SET stamp = '0' || stamp WHERE seq = 1",
    "author": "UPDATE change SET author = 'nobody' WHERE seq = 1",
    "device": "UPDATE change SET device = 'other' WHERE seq = 1",
    "seq": "UPDATE change SET seq = 99 WHERE seq = 1",
    "kind": "UPDATE step SET kind = 'leap'",
    "label": "UPDATE step SET label = 'nothing'",
    "target": "UPDATE step SET target = 'f00'",
    "project": "UPDATE step SET project = '00000000-0000-0000-0000-000000000001'",
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_a_step_that_contradicts_itself_is_named(store: Store, book: Workbook, what: str) -> None:
    operate(store.path, CONTRADICTIONS[what])
    found = doctor(store.path).places
    assert ("step", what) in {(place.sheet, place.column) for place in found}
    assert len(found) <= 3


def test_a_row_whose_beginning_is_lost_is_one_place_however_often_it_changed(store: Store, book: Workbook) -> None:
    for key in ("note", "source", "evidence", "note"):
        with book.edit(phrase("Edit cell")):
            setattr(book.rows(Action)[0], key, f"{key} 1")
    operate(store.path, "UPDATE change SET new = '{' WHERE sheet = 'action' AND old IS NULL AND new LIKE '%A-001%'")
    assert [(place.sheet, place.column) for place in doctor(store.path).places] == [("action", "")]


@pytest.mark.parametrize("spoilt", ["new = substr(new, 2)", "row = 'e' || substr(row, 1, 35)", "sheet = 'projecs'"])
def test_a_project_whose_beginning_is_spoilt_is_told_in_few_places_however_many_steps_it_has(
    store: Store, book: Workbook, spoilt: str
) -> None:
    for number in range(9):
        with book.edit(phrase("Edit row")) as edit:
            edit.write(book.rows(Action)[0], next(c for c in columns_of(Action) if c.key == "note"), str(number))
    operate(store.path, f"UPDATE change SET {spoilt} WHERE sheet = 'project' AND old IS NULL")  # noqa: S608 - our own
    assert 1 <= len(doctor(store.path).places) <= 3


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_record_that_is_bytes_is_named(store: Store, book: Workbook, side: str) -> None:
    with book.edit(phrase("Edit cell")):
        book.rows(Action)[0].note = "One"
    operate(store.path, f"UPDATE change SET {side} = CAST({side} AS BLOB) WHERE new = '\"One\"'")  # noqa: S608
    assert [(place.sheet, place.column) for place in doctor(store.path).places][:1] == [("action", "note")]


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_change_that_does_not_follow_from_the_one_before_is_named(store: Store, book: Workbook, side: str) -> None:
    for text in ("One", "Two", "Three"):
        with book.edit(phrase("Edit cell")):
            book.rows(Action)[0].note = text
    operate(store.path, f"UPDATE change SET {side} = '\"x\"' WHERE new = '\"Two\"'")  # noqa: S608
    found = doctor(store.path).places
    assert [(place.sheet, place.column) for place in found] == [("action", "note")]


@pytest.mark.parametrize("spoilt", ["media_type = 'image/qng'", "sha256 = 'f00'", "content = x'00'", "content = 7"])
def test_a_picture_that_is_not_what_it_was_is_named(store: Store, book: Workbook, spoilt: str) -> None:
    store.keep_picture(b"logo", "image/png")
    operate(store.path, f"UPDATE picture SET {spoilt}")  # noqa: S608
    assert ["Picture" in str(problem) for problem in doctor(store.path).problems] == [True]


def test_a_store_after_everything_that_a_user_does_has_no_problems(store: Store, book: Workbook) -> None:
    store.keep_picture(b"logo", "image/png")
    raci = cross_columns(Raci, book.rows)[-1]
    with book.edit(phrase("Fill the matrix")) as edit:
        for deliverable in book.rows(Deliverable):
            edit.write(deliverable, raci, RaciLetter.A)
    with book.edit(phrase("Delete rows")) as edit:
        for action in book.rows(Action)[1:]:
            edit.remove(action)
    for travel in (book.undo, book.undo, book.redo, book.redo, book.undo):
        travel()
    with book.edit(phrase("Move row")) as edit:
        edit.move(book.rows(Action)[2], None)
    store.remove(book.project_id)
    book.undo()
    store.close()
    with Store.open(store.path) as again:
        other = again.workbook(book.project_id)
        other.undo()
        other.redo()
        assert doctor(again.path).places == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_has_no_problems_in_any_language(path: Path, language: str) -> None:
    with Store.open(path) as store:
        add_sample(store, language)
    assert doctor(path).places == []


@pytest.fixture
def brought_up(path: Path, tmp_path: Path) -> Path:
    """A store of schema 2 with rows, an edit and its undo, which today's program has brought up to date."""
    newest = tmp_path / "newest.ccw"
    with Store.open(newest) as store:
        rows = (Gap(description="Gap"), UseCase(name="Call"), Raid(title="Risk"), ChangeImpact(audience="All"))
        book = store.add([Project(name="Older"), *rows])
        with book.edit(phrase("Edit cell")):
            book.rows(Gap)[0].description = "Wider"
        book.undo()
    operate(path, f"PRAGMA application_id={APPLICATION}")
    upgrade(path, target=2)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ATTACH ? AS newest", (str(newest),))
        for table in ("step", "change", "project", "gap", "use_case", "raid", "change_impact"):
            now = [row[1] for row in connection.execute(f'PRAGMA newest.table_info("{table}")')]
            known = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            into = ", ".join(f'"{name}"' for name in known)
            out = ", ".join(f'"{name}"' if name in now else "''" for name in known)  # a column that is gone today
            connection.execute(f'INSERT INTO "{table}" ({into}) SELECT {out} FROM newest."{table}"')  # noqa: S608
            if table not in {"step", "change"}:
                _forget(connection, table, known)
    return path


def _forget(connection: sqlite3.Connection, table: str, known: list[str]) -> None:
    """Let the history of a table's rows know no more columns than the older program had."""
    made = connection.execute('SELECT "row", new FROM change WHERE sheet = ? AND old IS NULL', [table]).fetchall()
    for row, new in made:
        told = {key: value for key, value in json.loads(new).items() if key in known}
        connection.execute('UPDATE change SET new = ? WHERE "row" = ? AND old IS NULL', [json.dumps(told), row])


def test_an_older_store_has_no_problems_once_it_was_brought_up_to_date(brought_up: Path) -> None:
    with Store.open(brought_up) as store:
        book = store.workbook(store.projects()[0].id)
        with book.edit(phrase("Edit cell")):
            book.rows(UseCase)[0].version = "2"
        book.undo()
        book.redo()
    assert doctor(brought_up).places == []


def test_a_cell_that_a_migration_added_is_compared_with_what_that_put_there(brought_up: Path) -> None:
    Store.open(brought_up).close()
    operate(brought_up, "UPDATE raid SET source = 'elsewhere', residual = 'x'")
    assert [(sheet, column, found) for sheet, _, column, _, found in names(brought_up)] == [
        ("raid", "residual", "x"),
        ("raid", "source", "elsewhere"),
    ]
