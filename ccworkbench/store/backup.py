"""Verified copies of the store: made by SQLite itself, and put back when all else fails."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ccworkbench.files import PRIVATE
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.store.copies.listing import STAMP, Backup, backups, folder_of, latest, local, name_of, tighten
from ccworkbench.store.copies.retention import remove_old_backups
from ccworkbench.store.errors import BUSY, DAMAGED, FAILED, FAULTS, FULL, NOT_WRITABLE, StoreError, explain
from ccworkbench.store.file import check, connect, drafted, exists, journal_of, reading
from ccworkbench.store.lock import LockedError, holder_of
from ccworkbench.store.schema import is_ours

__all__ = ["EVERY", "Backup", "backup", "backups", "due", "latest", "restore"]

EVERY: Final = timedelta(minutes=15)
NO_BACKUP: Final = {
    FULL.text: N_("No backup can be made in {folder}: the disk is full. Your projects are safe in the store."),
    FAILED.text: N_("No backup can be made in {folder}: the disk cannot be written to. Check the disk or USB drive."),
    BUSY.text: N_("No backup can be made in {folder} now: the store is in use by another program."),
    NOT_WRITABLE.text: N_("No backup can be made in {folder}. Choose a folder you can write to."),
}


def due(store: Path, folder: Path | None = None, now: datetime | None = None, every: timedelta = EVERY) -> bool:
    """Tell whether the store has changed since its latest backup, and that is at least `every` old.

    A backup that lies ahead of now says nothing about time: a clock was wrong, then or now.
    """
    last, now = latest(store, folder), local(now)
    if last is None:
        return True
    is_young = timedelta(0) <= now - last.made < every
    return not is_young and _state(last.path) != _state(store)


def backup(store: Path, folder: Path | None = None, now: datetime | None = None) -> Path:
    """Copy the store while it is open, verify the copy, and thin out older ones; raises UserError."""
    place = folder_of(store, folder)
    try:
        check(store, look_inside=False)  # the copy is looked into
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        last = latest(store, folder)
        target = free_path(place / name_of(store, local(now), last.number + 1 if last else 1))
        with drafted(target) as draft:
            copy(store, draft)
    except Exception as error:
        raise no_backup(place, error) from error
    remove_old_backups(store, folder, local(now))
    return target


def no_backup(folder: Path, error: Exception) -> Exception:
    """Return what tells that only the backup could not be made, and why; a bug of ours stays what it is.

    A store that is itself at fault is told as such.
    """
    told = explain(error)
    if isinstance(told, OSError):
        told = StoreError(NOT_WRITABLE)
    said = NO_BACKUP.get(told.message.text) if isinstance(told, UserError) else None
    return UserError(phrase(said, folder=str(folder))) if said else told


def restore(copied: Path, store: Path, now: datetime | None = None, *, as_it_is: bool = False) -> Path | None:
    """Put a copy in the store's place, in whatever state that is; return where the present file is kept.

    The copy must be sound, unless it is put back `as_it_is`: what was there before a restore may be taken back, even
    if it was damaged. Raises LockedError while a living program, this one too, has the store open, StoreError while one
    holds its file.
    """
    if not as_it_is:
        check(copied)
    elif not exists(copied):
        raise UserError(phrase("There is no store at {path}.", path=str(copied)))
    refuse_held(store)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with drafted(store.resolve()) as draft:
            _copy_bytes(copied, draft) if as_it_is else copy(copied, draft)
            aside = _put_aside(store.resolve(), local(now))
        if as_it_is and exists(journal_of(copied)):
            _copy_bytes(journal_of(copied), journal_of(store.resolve()))
    except OSError as error:
        raise explain(error) from error
    return aside


def refuse_held(store: Path) -> None:
    """Raise LockedError where a living program has a store open, StoreError where its file is held by one."""
    try:
        with closing(connect(store, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except FAULTS as error:  # but for a busy one, it may be replaced in whatever state it is
        told = explain(error)
        if isinstance(told, StoreError) and told.message == BUSY:
            raise told from error
    holder = holder_of(store)
    if holder is not None and holder.is_alive():
        raise LockedError(holder)


def copy(source: Path, target: Path) -> None:
    """Copy a store into a new file, unlocked and verified; raises UserError where the source is damaged."""
    with reading(source) as old:
        copy_open(old, target)


def copy_open(old: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection reads into a new file, as `copy` does; its own file may have lost its name."""
    target.touch(mode=PRIVATE)
    with closing(connect(target, "rw")) as new:
        old.execute("BEGIN")
        counts = _counts(old)
        old.backup(new)
        old.rollback()  # whoever writes need not wait for what follows
        sound = [row[0] for row in new.execute("PRAGMA integrity_check")] == ["ok"]
        if not sound or not is_ours(new) or _counts(new) != counts:
            raise UserError(DAMAGED)
        if "lock" in counts:
            with new:
                new.execute("DELETE FROM lock")


def _copy_bytes(source: Path, target: Path) -> None:
    target.touch(mode=PRIVATE)
    shutil.copyfile(source, target)


def _put_aside(store: Path, now: datetime) -> Path | None:
    """Give the present file a second name; what a crash left in its journal belongs to that."""
    if not store.exists():
        journal_of(store).unlink(missing_ok=True)  # of a store that is gone; it would spoil the new one
        return None
    aside = free_path(store.with_name(f"{store.stem}.before-restore-{now.strftime(STAMP)}{store.suffix}"))
    try:
        os.link(store, aside)
    except OSError:  # a stick knows no second names
        shutil.copy2(store, aside)
    tighten(aside)
    if journal_of(store).exists():
        journal_of(store).replace(journal_of(aside))
    return aside


def free_path(path: Path) -> Path:
    """Return a path that is not taken yet, numbered where it is."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
    return path if not path.exists() else next(name for name in names if not name.exists())


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608


def _state(store: Path) -> tuple[Any, ...] | None:
    """Tell two states of a store apart by their last step and their pictures; None where it can't be read."""
    try:
        with reading(store) as connection:
            steps = connection.execute("SELECT count(*), max(stamp) FROM step").fetchone()
            return (*steps, connection.execute("SELECT count(*) FROM picture").fetchone()[0])
    except (UserError, *FAULTS):
        return None
