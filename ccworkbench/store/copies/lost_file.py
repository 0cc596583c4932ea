"""Saves a session's work when its file is lost.

An older copy took the store's place: a copy beside it gets the steps it lacks. The file was deleted or moved: what the
open connection still reads is copied.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine

from ccworkbench.language.user_error import UserError
from ccworkbench.store.backup import backups, copy, copy_open, free_path
from ccworkbench.store.copies.listing import STAMP
from ccworkbench.store.entry import NEWEST, Transaction
from ccworkbench.store.errors import DAMAGED, FAULTS, MOVED, StoreError, explained
from ccworkbench.store.file import connect, drafted, not_made, reading


def write_beside(store: Path, entries: Sequence[Transaction], first: str | None) -> Path:
    """Return the path of a new store that holds all entries; the store itself is only read.

    `first` is the step that was the newest when the session began. Raises StoreError where no file can be written.
    """
    stamp = datetime.now().astimezone().strftime(STAMP)
    name = store.stem.partition(".rescue-")[0]
    target = free_path(store.with_name(f"{name}.rescue-{stamp}{store.suffix}"))
    base, is_ours = _base(store, entries, first)
    with explained(), drafted(target) as draft:
        copy(base, draft)
        _apply(draft, entries, trusting=is_ours)
    return target


def rebuild(store: Path, target: Path, entries: Sequence[Transaction], first: str | None) -> bool:
    """Write a new store from the last copy of one that can't be read any more, and all entries since.

    Return False where there is no copy that holds all that was there when the session began: nothing is written then.
    Raises UserError where the file can't be made.
    """
    for base in _bases(store, entries, first):
        try:
            with drafted(target) as draft:
                copy(base, draft)
                _apply(draft, entries, trusting=True)
        except Exception as error:
            told = not_made(target, error)
            if not isinstance(told, UserError) or told.message != DAMAGED:
                raise told from error
        else:
            return True
    return False


def copy_of_open_file(engine: Engine, target: Path, newest: str | None) -> None:
    """Write a new store that holds all that an opening of a lost file holds: rows, history and pictures.

    A file that was deleted or moved can be read to its end by whoever had it open. Where it can't, because the disk
    is gone or another file was opened meanwhile, nothing is written; StoreError tells that, UserError that the new
    file can't be made.
    """
    try:
        connection = engine.raw_connection()
    except FAULTS as error:
        raise StoreError(MOVED) from error
    with closing(connection):
        open_file = connection.driver_connection
        with explained():
            if not isinstance(open_file, sqlite3.Connection) or _newest(open_file) != newest:
                raise StoreError(MOVED)
        try:
            with drafted(target) as draft:
                copy_open(open_file, draft)
        except Exception as error:
            raise not_made(target, error) from error


def _newest(connection: sqlite3.Connection) -> str | None:
    found = connection.execute(NEWEST).fetchone()
    return found[0] if found else None


def _base(store: Path, entries: Sequence[Transaction], first: str | None) -> tuple[Path, bool]:
    """Return the newest copy whose last step this session knows; without one, what lies there, which may lack rows."""
    found = next(_bases(store, entries, first), None)
    return found or store, found is not None


def _bases(store: Path, entries: Sequence[Transaction], first: str | None) -> Iterator[Path]:
    """Yield the files whose last step this session knows, the newest first; the store itself may be damaged."""
    steps = {first, *(entry.step for entry in entries if entry.step)}
    for path in (store, *(one.path for one in backups(store))):
        is_known = False
        with suppress(UserError, sqlite3.Error), reading(path) as connection:
            is_known = _newest(connection) in steps
        if is_known:
            yield path


def _apply(draft: Path, entries: Sequence[Transaction], *, trusting: bool) -> None:
    with closing(connect(draft, "rw")) as connection:
        present = {row[0] for row in connection.execute("SELECT id FROM step")}
    engine = create_engine("sqlite://", creator=lambda: connect(draft, "rw"), poolclass=NullPool)
    with engine.connect() as opened:
        if not trusting:  # rows may refer to what only the lost file held; `doctor` names them
            opened.exec_driver_sql("PRAGMA foreign_keys=OFF")
        opened.exec_driver_sql("BEGIN IMMEDIATE")
        for entry in entries:
            if entry.step not in present:
                entry.execute(opened, strict=trusting)
        opened.exec_driver_sql("COMMIT")
