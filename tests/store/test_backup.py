"""Backups: made while the store is open, verified, thinned out, and put back in any state of the store."""

import errno
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup, backups, due, latest, restore
from ccworkbench.store.lock import LockedError
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

NOON = datetime(2026, 11, 24, 10, 15, 30).astimezone()


def names(path: Path) -> list[str]:
    """Read the actions of the one project in a store."""
    with Store.open(path, read_only=True) as store:
        (project,) = store.projects()
        return [action.preparation for action in store.workbook(project.id).rows(Action)]


def litter(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.name.startswith(".") or file.name.endswith("-journal")]


def test_a_backup_of_an_open_store_is_whole(store: Store, book: Workbook) -> None:
    made = backup(store.path, now=NOON)
    assert made == store.path.parent / "backups" / "store-2026-11-24-101530-0001.ccw"
    assert names(made) == ["Action 0", "Action 1", "Action 2"]
    assert not litter(store.path.parent)


def test_a_backup_is_not_locked_and_can_be_written_to(store: Store, book: Workbook) -> None:
    with Store.open(backup(store.path)) as copied:
        assert copied.find("Hotline") == book.project_id


def test_two_backups_of_one_second_do_not_clash(filled: Path) -> None:
    made = [backup(filled, now=NOON) for _ in range(3)]
    assert [path.name[-8:] for path in made] == ["0001.ccw", "0002.ccw", "0003.ccw"]
    assert [one.path for one in backups(filled)] == made[::-1]


def test_the_latest_backup_knows_its_age(filled: Path) -> None:
    assert latest(filled) is None
    made = backup(filled, now=NOON)
    last = latest(filled)
    assert last is not None
    assert (last.path, last.age(NOON + timedelta(hours=2))) == (made, timedelta(hours=2))
    assert last.age(NOON - timedelta(hours=2)) == timedelta(0)


def test_other_stores_in_the_same_folder_keep_their_backups(filled: Path) -> None:
    other = filled.with_name("store-2.ccw")
    other.write_bytes(filled.read_bytes())
    backup(other, now=NOON)
    assert backups(filled) == []


def test_a_backup_is_due_when_something_changed_a_quarter_of_an_hour_ago(store: Store, book: Workbook) -> None:
    assert due(store.path, now=NOON)
    backup(store.path, now=NOON)
    assert not due(store.path, now=NOON + timedelta(days=1))
    with book.edit(phrase("Add row")) as edit:
        edit.add(Action(preparation="New"))
    assert not due(store.path, now=NOON + timedelta(minutes=14))
    assert due(store.path, now=NOON + timedelta(minutes=15))
    assert due(store.path, now=NOON, every=timedelta(0))


def test_a_damaged_store_is_not_backed_up_and_nothing_is_pruned(filled: Path, spoil: Callable[[Path], None]) -> None:
    backup(filled, now=NOON - timedelta(days=1000))
    backup(filled, now=NOON - timedelta(days=999))
    spoil(filled)
    with pytest.raises(UserError, match="damaged"):
        backup(filled, now=NOON)
    assert len(backups(filled)) == 2
    assert not litter(filled.parent)


def test_a_folder_that_cannot_be_made_is_named(filled: Path) -> None:
    (filled.parent / "file").write_text("in the way")
    with pytest.raises(UserError, match=r"No backup can be made in .*file"):
        backup(filled, filled.parent / "file" / "backups")


def test_pruning_leaves_foreign_files_alone(filled: Path) -> None:
    folder = filled.parent / "backups"
    for day in range(60):
        backup(filled, now=NOON - timedelta(days=60 - day))
    (folder / "store-notes.ccw").write_text("mine")
    made = backup(filled, now=NOON)
    assert (folder / "store-notes.ccw").exists()
    assert made in [one.path for one in backups(filled)]
    assert len(backups(filled)) < 30


def test_restoring_brings_the_rows_back_and_keeps_the_present_file(filled: Path) -> None:
    made = backup(filled)
    with Store.open(filled) as store, (book := store.workbook(store.projects()[0].id)).edit(phrase("Delete row")) as e:
        e.remove(book.rows(Action)[0])
    aside = restore(made, filled, NOON)
    assert names(filled) == ["Action 0", "Action 1", "Action 2"]
    assert aside == filled.with_name("store.before-restore-2026-11-24-101530.ccw")
    assert names(aside) == ["Action 1", "Action 2"]
    restore(aside, filled)
    assert names(filled) == ["Action 1", "Action 2"]


def zero(path: Path) -> None:
    path.write_bytes(b"")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.write_text("Dear diary")


def other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE lock (colour TEXT)")


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [zero, truncate, foreign, other_program, gone])
def test_a_backup_is_restored_whatever_the_store_has_become(filled: Path, harm: Callable[[Path], None]) -> None:
    made = backup(filled)
    harm(filled)
    left = filled.read_bytes() if filled.exists() else None
    aside = restore(made, filled)
    assert names(filled) == ["Action 0", "Action 1", "Action 2"]
    assert (aside.read_bytes() if aside else None) == left
    assert not litter(filled.parent)


def test_the_journal_of_a_crash_goes_with_the_file_it_belongs_to(filled: Path) -> None:
    made = backup(filled)
    journal = filled.with_name("store.ccw-journal")
    journal.write_bytes(b"half a transaction")
    aside = restore(made, filled)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"half a transaction"


@pytest.mark.parametrize("harm", [zero, truncate, foreign, other_program, gone])
def test_a_bad_backup_changes_nothing(filled: Path, harm: Callable[[Path], None]) -> None:
    made, before = backup(filled), filled.read_bytes()
    harm(made)
    with pytest.raises(UserError):
        restore(made, filled)
    assert filled.read_bytes() == before
    assert not list(filled.parent.glob("*before-restore*"))


def test_an_open_store_is_not_replaced(store: Store, book: Workbook) -> None:
    made = backup(store.path)
    with pytest.raises(LockedError):
        restore(made, store.path)


@pytest.mark.parametrize("harm", [zero, foreign, other_program, gone])
def test_what_is_no_store_is_not_backed_up(filled: Path, harm: Callable[[Path], None]) -> None:
    harm(filled)
    with pytest.raises(UserError, match=r"not a CC Workbench store|There is no store at|is empty and is not a store"):
        backup(filled)
    assert not (filled.parent / "backups").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there, the folder says who may read")
def test_a_backup_and_what_a_restore_leaves_are_for_their_owner_only(filled: Path) -> None:
    filled.chmod(0o644)
    made = backup(filled)
    aside = restore(made, filled)
    assert aside is not None
    assert [stat.S_IMODE(path.stat().st_mode) for path in (made, aside, filled)] == [0o600] * 3
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_what_was_there_before_comes_back_byte_for_byte_even_if_it_was_damaged(
    filled: Path, spoil: Callable[[Path], None]
) -> None:
    made = backup(filled)
    spoil(filled)
    damaged = filled.read_bytes()
    aside = restore(made, filled, NOON)
    assert aside is not None
    with pytest.raises(UserError, match="damaged"):
        restore(aside, filled)
    other = restore(aside, filled, NOON + timedelta(minutes=1), as_it_is=True)
    assert filled.read_bytes() == damaged
    assert other is not None
    assert names(other) == ["Action 0", "Action 1", "Action 2"]
    assert not litter(filled.parent)


def test_a_journal_comes_back_with_the_file_it_belongs_to(filled: Path) -> None:
    made = backup(filled)
    filled.with_name("store.ccw-journal").write_bytes(b"half a transaction")
    aside = restore(made, filled)
    assert aside is not None
    restore(aside, filled, as_it_is=True)
    assert filled.with_name("store.ccw-journal").read_bytes() == b"half a transaction"


def test_the_journal_of_a_store_that_is_gone_does_not_spoil_what_is_restored(filled: Path) -> None:
    made = backup(filled)
    gone(filled)
    filled.with_name("store.ccw-journal").write_bytes(b"half a transaction")
    assert restore(made, filled) is None
    assert not litter(filled.parent)


def test_what_is_not_there_any_more_cannot_be_taken_back(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(UserError, match="There is no store at"):
        restore(filled.with_name("gone.ccw"), filled, as_it_is=True)
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "why"),
    [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the disk cannot be written to"), (errno.EACCES, "can write")],
)
def test_a_fault_of_a_backup_is_told_as_one_of_the_backup(
    filled: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, "fault")

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(UserError, match=f"No backup can be made in .*{why}"):
        backup(filled)


def test_a_store_that_is_busy_when_it_is_to_be_copied_is_told_as_no_backup(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match=r"No backup can be made in .*busy"):
            backup(filled)
