"""The file: what is not a sound store of ours is refused in one sentence, and nothing runs in it."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench import files
from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.errors import explain
from ccworkbench.store.file import APPLICATION, check, create
from ccworkbench.store.schema import SCHEMA, SHAPES, shape_of
from ccworkbench.store.store import Store
from ccworkbench.store.tables import making
from tests.store.store_actions import only_book, write


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_store_lies_in_a_new_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a folder, ?#%41" / "Größe 喆.ccw"
    with Store.open(path) as store:
        assert store.projects() == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_store_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(UserError, match="disk is full"):
        create(tmp_path / "store.ccw")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["file/store.ccw", "file/deep/store.ccw", "x" * 300 + "/store.ccw"])
def test_a_place_where_no_store_can_be_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="No store can be created in"):
        Store.open(tmp_path / place)


def test_a_journal_without_its_store_does_not_spoil_a_new_one(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"half a transaction")
    Store.open(path).close()
    check(path)


@pytest.mark.parametrize("content", [b"", b"Dear diary, " * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(UserError, match=r"not a CC Workbench store|damaged|is empty"):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    change(path, "CREATE TABLE lock (colour TEXT)")
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"store\.ccw is not a CC Workbench store"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["", "nowhere/store.ccw"])
def test_a_missing_store_is_not_made_for_reading(tmp_path: Path, place: str) -> None:
    with pytest.raises(UserError, match="There is no store at"):
        Store.open(tmp_path / place, read_only=True)
    assert list(tmp_path.iterdir()) == []


INTRUDERS = (
    "CREATE TRIGGER spy AFTER UPDATE ON action BEGIN DELETE FROM person; END",
    "CREATE VIEW spy AS SELECT * FROM person",
    "DROP TABLE action",
)


@pytest.mark.parametrize("statement", INTRUDERS)
def test_a_store_that_was_tampered_with_is_refused(filled: Path, statement: str) -> None:
    change(filled, statement)
    with pytest.raises(UserError, match="damaged"):
        Store.open(filled)


def test_a_missing_table_is_told_even_by_a_quick_look(filled: Path) -> None:
    change(filled, "DROP TABLE action")
    with pytest.raises(UserError, match="damaged"):
        Store.open(filled, look_inside=False)


def test_a_database_that_only_bears_our_mark_is_refused_before_the_first_write(path: Path) -> None:
    for schema in range(SCHEMA + 1):
        change(
            path,
            f"PRAGMA application_id={APPLICATION}",
            f"PRAGMA user_version={schema}",
            "CREATE TABLE IF NOT EXISTS project (id TEXT, colour TEXT)",
        )
        before = path.read_bytes()
        for look_inside in (True, False):
            with pytest.raises(UserError, match=r"is unchanged|damaged"):
                Store.open(path, look_inside=look_inside)
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_columns_of_new_stores_are_those_that_their_schema_is_known_by(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        for statement in making():
            connection.execute(statement)
        assert shape_of(connection) == SHAPES[SCHEMA], f"write {shape_of(connection)} into SHAPES of store/schema.py"
    assert set(SHAPES) == set(range(SCHEMA + 1))


def test_the_columns_of_a_store_may_stand_in_any_order(path: Path, filled: Path) -> None:
    columns = '"user" TEXT, host TEXT, id INTEGER PRIMARY KEY, token TEXT, since TEXT, pid INTEGER'
    change(filled, "DROP TABLE lock", f"CREATE TABLE lock ({columns})")
    check(filled)
    change(filled, "ALTER TABLE lock ADD COLUMN colour TEXT")
    with pytest.raises(UserError, match="damaged"):
        check(filled)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_store_is_private_to_whoever_made_it(path: Path) -> None:
    Store.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    for before, after in ((0o644, 0o600), (0o664, 0o660), (0o660, 0o660), (0o640, 0o640)):
        path.chmod(before)
        Store.open(path, read_only=True).close()
        assert path.stat().st_mode & 0o777 == before
        Store.open(path).close()
        assert path.stat().st_mode & 0o777 == after


def test_a_store_that_another_tool_gave_a_log_is_one_file_again(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    with Store.open(filled) as store:
        write(only_book(store))
        assert sorted(one.name for one in filled.parent.glob("store*")) == [filled.name]
        with closing(sqlite3.connect(filled)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_connection_syncs_the_folder_too(filled: Path) -> None:
    with Store.open(filled) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3  # EXTRA


def test_every_page_that_is_spoilt_is_noticed_or_harmless(filled: Path) -> None:
    sound = filled.read_bytes()
    for start in range(0, len(sound), 4096):
        filled.write_bytes(sound[:start] + b"\xff" * 4096 + sound[start + 4096 :])
        with pytest.raises(UserError, match=r"damaged|not a CC Workbench store"):
            Store.open(filled)


@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_crash_left_half_written_is_rolled_back(filled: Path, tmp_path: Path, read_only: bool) -> None:
    crashed = tmp_path / "crashed.ccw"
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA cache_size=1")  # so that pages are written before the commit
        connection.execute("UPDATE action SET preparation = 'half written', note = ?", ["x" * 100_000])
        for ending in ("", "-journal"):
            shutil.copy(f"{filled}{ending}", f"{crashed}{ending}")
        connection.rollback()
    with Store.open(crashed, read_only=read_only) as store:
        rows = store.workbook(store.projects()[0].id).rows(Action)
        assert [row.preparation for row in rows] == ["Action 0", "Action 1", "Action 2"]


def test_a_folder_called_full_is_not_a_full_disk(tmp_path: Path) -> None:
    told = explain(PermissionError(errno.EACCES, "denied", "/home/fuller/readonly/locked"))
    assert "cannot be written to" in str(told)


def test_an_error_of_ours_stays_what_it_is() -> None:
    for error in (ValueError("The disk is full"), sqlite3.IntegrityError("UNIQUE"), OSError(errno.ENOEXEC, "x")):
        assert explain(error) is error
