"""Migrations: an older store is brought up to date after a backup, or stays as it was."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.store.backup import backups
from ccworkbench.store.doctor import doctor
from ccworkbench.store.file import APPLICATION
from ccworkbench.store.lock import LockedError
from ccworkbench.store.migrate import upgrade
from ccworkbench.store.migrations.columns import add_column, remake, rename_column, rename_value
from ccworkbench.store.migrations.revisions import REVISIONS, Revision
from ccworkbench.store.schema import SCHEMA, Definition, definitions
from ccworkbench.store.store import Store


def made_of(path: Path) -> set[Definition]:
    """Read what a file is made of."""
    with closing(sqlite3.connect(path)) as connection:
        return definitions(connection)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def ancient(tmp_path: Path) -> Path:
    """A file of before the first schema: it has nothing but its mark."""
    path = tmp_path / "ancient.ccw"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION}")
    return path


def widen(connection: Connection) -> None:
    """Stand in for the revision of a program to come."""
    add_column(connection, "action", "weight VARCHAR NOT NULL DEFAULT ''")


def fail(connection: Connection) -> None:
    widen(connection)
    connection.exec_driver_sql("DELETE FROM project")


def does(do: Revision) -> dict[int, Revision]:
    """Return the revisions of a program to come, which does this."""
    return {**REVISIONS, SCHEMA + 1: do}


def test_the_frozen_schema_is_the_one_that_new_stores_get(ancient: Path, filled: Path) -> None:
    upgrade(ancient)
    assert made_of(ancient) == made_of(filled), "run `python3 installer schema`"
    assert version(ancient) == version(filled) == SCHEMA


def test_a_store_that_is_up_to_date_is_left_alone(filled: Path) -> None:
    before = filled.read_bytes()
    assert upgrade(filled) is None
    assert filled.read_bytes() == before
    assert backups(filled) == []


def test_opening_an_older_store_brings_it_up_to_date_after_a_backup(ancient: Path) -> None:
    with Store.open(ancient) as store:
        assert store.projects() == []
    assert [version(one.path) for one in backups(ancient)] == [0]
    assert version(ancient) == SCHEMA


def test_an_older_store_is_upgraded_and_keeps_its_rows(filled: Path) -> None:
    kept = upgrade(filled, does(widen), SCHEMA + 1)
    assert kept is not None
    assert (version(kept), version(filled)) == (SCHEMA, SCHEMA + 1)
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT preparation, weight FROM action").fetchall()[0] == ("Action 0", "")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(UserError, match=r"is unchanged.*backups"):
        upgrade(filled, does(fail), SCHEMA + 1)
    assert filled.read_bytes() == before


def test_a_store_whose_migration_fails_is_not_opened(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version=0")  # so that the tables of schema 1 are in the way
    before = filled.read_bytes()
    with pytest.raises(UserError, match="is unchanged"):
        Store.open(filled)
    assert filled.read_bytes() == before


def test_an_older_store_cannot_be_opened_to_read(ancient: Path) -> None:
    with pytest.raises(UserError, match="older version of CC Workbench"):
        Store.open(ancient, read_only=True)


def test_an_older_store_that_is_in_use_is_not_upgraded(store: Store) -> None:
    with pytest.raises(LockedError):
        upgrade(store.path, does(widen), SCHEMA + 1)


def test_a_newer_store_is_refused_in_one_sentence(filled: Path) -> None:
    upgrade(filled, does(widen), SCHEMA + 1)
    before = filled.read_bytes()
    for open_it in (Store.open, lambda path: Store.open(path, read_only=True)):
        refuse(open_it, filled)
    assert filled.read_bytes() == before


def refuse(open_it: Callable[[Path], Store], path: Path) -> None:
    with pytest.raises(
        UserError, match=r"store\.ccw was created with a newer version of CC Workbench\. Update the program first\."
    ):
        open_it(path)


def test_a_column_that_was_added_is_the_same_as_one_that_was_there_from_the_beginning(filled: Path) -> None:
    def widen(connection: Connection) -> None:
        add_column(connection, "action", "\"weight\" VARCHAR(40) NOT NULL DEFAULT 'low, or so'")
        add_column(connection, "action", "checker CHAR(32) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED")

    before = made_of(filled)
    upgrade(filled, does(widen), SCHEMA + 1)
    key = "FOREIGNKEY(checker)REFERENCESperson(id)DEFERRABLEINITIALLYDEFERRED"
    assert {part for _, part in made_of(filled) - before} == {"weightVARCHAR(40)NOTNULL", "checkerCHAR(32)", key}
    assert before - made_of(filled) == set()


def test_a_table_that_was_made_anew_keeps_rows_collations_and_what_refers_to_it(filled: Path) -> None:
    def widen(connection: Connection) -> None:
        texts = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'action' AND sql IS NOT NULL ORDER BY type DESC"
        )
        table, index = [row[0] for row in texts]
        remake(connection, table.replace("source VARCHAR NOT NULL", "origin_of VARCHAR(99) NOT NULL"), origin_of="'x'")
        connection.exec_driver_sql(index)

    before = made_of(filled)
    upgrade(filled, does(widen), SCHEMA + 1)
    after = made_of(filled)
    assert before - after == {("action", "sourceVARCHARNOTNULL")}
    assert after - before == {("action", "origin_ofVARCHAR(99)NOTNULL")}
    with closing(sqlite3.connect(filled)) as connection:
        rows = connection.execute("SELECT preparation, origin_of FROM action ORDER BY position").fetchall()
        assert rows[:2] == [("Action 0", "x"), ("Action 1", "x")]


def test_what_makes_no_table_is_refused(filled: Path) -> None:
    with pytest.raises(UserError, match="is unchanged"):
        upgrade(filled, does(lambda connection: remake(connection, "DROP TABLE action")), SCHEMA + 1)


def test_a_column_that_was_renamed_is_renamed_in_the_history(filled: Path) -> None:
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        with book.edit(phrase("Edit cell")):
            book.rows(Action)[0].preparation = "Written"
    upgrade(filled, does(lambda connection: rename_column(connection, "action", "preparation", "deed")), SCHEMA + 1)
    with closing(sqlite3.connect(filled)) as connection:
        told = connection.execute("SELECT \"column\", new FROM change WHERE sheet = 'action'").fetchall()
        assert ("deed", '"Written"') in told
        assert next(json.loads(new)["deed"] for column, new in told if not column) == "Action 0"
        assert not any(column == "preparation" or '"preparation"' in new for column, new in told)


def test_a_choice_that_was_renamed_is_renamed_in_cells_and_history_and_can_be_undone(filled: Path) -> None:
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        for status in (ActionStatus.DONE, ActionStatus.IN_PROGRESS):
            with book.edit(phrase("Edit cell")):
                book.rows(Action)[0].status = status
    old, new = ActionStatus.DONE.value, ActionStatus.BLOCKED.value
    upgrade(filled, does(lambda connection: rename_value(connection, "action", "status", old, new)), SCHEMA + 1)
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(f"PRAGMA user_version={SCHEMA}")
    with Store.open(filled) as store:
        book = store.workbook(store.projects()[0].id)
        book.undo()
        assert book.rows(Action)[0].status is ActionStatus.BLOCKED
    assert doctor(filled).problems == []
