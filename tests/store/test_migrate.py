"""Migrations: an older store is brought up to date after a backup, or stays as it was."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import op
from sqlalchemy import Column, String

from ccworkbench.core.problem import UserError
from ccworkbench.store.backup import backups
from ccworkbench.store.file import APPLICATION, SCHEMA
from ccworkbench.store.lock import LockedError
from ccworkbench.store.migrate import Revision, revision, upgrade
from ccworkbench.store.store import Store


def statements(path: Path) -> list[str]:
    """Read what a file is made of, line ends aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted(" ".join(row[0].split()).replace("( ", "(").replace(" )", ")") for row in rows)


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


def second(number: int) -> Revision:
    """Stand in for the revisions of a program to come."""

    def add_column() -> None:
        with op.batch_alter_table("action") as table:
            table.add_column(Column("weight", String, nullable=False, server_default=""))

    return add_column if number == SCHEMA + 1 else revision(number)


def fail(number: int) -> Revision:
    def half() -> None:
        second(number)()
        op.execute("DELETE FROM project")

    return half


def test_the_frozen_schema_is_the_one_that_new_stores_get(ancient: Path, filled: Path) -> None:
    upgrade(ancient)
    assert statements(ancient) == statements(filled), "add what is new to migrations/, see schema_1.py"
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
    kept = upgrade(filled, second, SCHEMA + 1)
    assert kept is not None
    assert (version(kept), version(filled)) == (SCHEMA, SCHEMA + 1)
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT preparation, weight FROM action").fetchall()[0] == ("Action 0", "")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(UserError, match=r"is unchanged.*backups"):
        upgrade(filled, fail, SCHEMA + 1)
    assert filled.read_bytes() == before


def test_a_store_whose_migration_fails_is_not_opened(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version=0")  # so that the tables of schema 1 are in the way
    before = filled.read_bytes()
    with pytest.raises(UserError, match="is unchanged"):
        Store.open(filled)
    assert filled.read_bytes() == before


def test_an_older_store_cannot_be_opened_to_read(ancient: Path) -> None:
    with pytest.raises(UserError, match="older CC Workbench"):
        Store.open(ancient, read_only=True)


def test_an_older_store_that_is_in_use_is_not_upgraded(store: Store) -> None:
    with pytest.raises(LockedError):
        upgrade(store.path, second, SCHEMA + 1)


def test_a_newer_store_is_refused_in_one_sentence(filled: Path) -> None:
    upgrade(filled, second, SCHEMA + 1)
    before = filled.read_bytes()
    for open_it in (Store.open, lambda path: Store.open(path, read_only=True)):
        refuse(open_it, filled)
    assert filled.read_bytes() == before


def refuse(open_it: Callable[[Path], Store], path: Path) -> None:
    with pytest.raises(UserError, match=r"store\.ccw was made by a newer CC Workbench\. Update the program first\."):
        open_it(path)


OPEN = """
import sys
from pathlib import Path
from ccworkbench.store.store import Store
Store.open(Path(sys.argv[1])).close()
sys.exit("alembic" in sys.modules)
"""


def test_alembic_is_imported_only_when_there_is_work(filled: Path) -> None:
    assert subprocess.run([sys.executable, "-c", OPEN, str(filled)], check=False, timeout=30).returncode == 0
