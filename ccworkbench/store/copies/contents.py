"""What a store file holds, read without writing to it; what is lost and gained if it takes another's place."""

import shutil
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.paths import temporary_prefix
from ccworkbench.store.copies.listing import Backup, CopyKind, asides
from ccworkbench.store.errors import DAMAGED, FAULTS, PRIMARY, explain
from ccworkbench.store.file import connect, journal_of, refuse_empty, refuse_foreign, refuse_unreadable
from ccworkbench.store.tables import FRAME_TABLES

COPY_DAMAGED: Final = phrase("This backup is damaged and cannot be restored.")


@dataclass(frozen=True)
class Contents:
    """The projects of a store by their ids, how many rows they have, and the steps of its history."""

    projects: dict[str, str]
    rows: int
    steps: frozenset[str]


@dataclass(frozen=True)
class Difference:
    """What one store has and another has not: lost if that takes the place of this, and gained."""

    projects_lost: tuple[str, ...]
    projects_gained: tuple[str, ...]
    steps_lost: int
    steps_gained: int

    def __bool__(self) -> bool:
        return bool(self.projects_lost or self.projects_gained or self.steps_lost or self.steps_gained)


@dataclass(frozen=True)
class CopySummary:
    """A copy as a reader who chooses one sees it; `trouble` says why nothing is known of it."""

    copy: Backup
    size: int = 0
    projects: tuple[str, ...] = ()
    rows: int = 0
    difference: Difference | None = None  # None where the present store can't be read
    trouble: Phrase | None = None


def store_contents(path: Path) -> Contents:
    """Look into a store of any age; raises UserError where that can't be done."""
    try:
        refuse_unreadable(path)
        refuse_empty(path)
        with _looking(path) as connection:
            refuse_foreign(connection, path)
            projects = connection.execute("SELECT id, name FROM project WHERE NOT deleted ORDER BY position")
            return Contents(
                {str(key): str(name) for key, name in projects},
                sum(_rows_in(connection, table) for table in _sheets(connection)),
                frozenset(str(row[0]) for row in connection.execute("SELECT id FROM step")),
            )
    except FAULTS as error:
        told = explain(error)
        raise (told if isinstance(told, UserError) else UserError(DAMAGED)) from error


def difference(present: Contents, other: Contents) -> Difference:
    """Tell what would be lost and gained if the other took the place of the present one."""
    return Difference(
        _only(present.projects, other.projects),
        _only(other.projects, present.projects),
        len(present.steps - other.steps),
        len(other.steps - present.steps),
    )


def copy_summary(copy: Backup, present: Contents | None) -> CopySummary:
    """Look into a copy, and compare it with the present store."""
    try:
        size = copy.path.stat().st_size
    except OSError:
        return CopySummary(copy, trouble=phrase("There is no store at {path}.", path=str(copy.path)))
    try:
        found = store_contents(copy.path)
    except UserError as error:
        return CopySummary(copy, size, trouble=COPY_DAMAGED if error.message == DAMAGED else error.message)
    compared = difference(present, found) if present else None
    return CopySummary(copy, size, tuple(found.projects.values()), found.rows, compared)


def present_contents(store: Path) -> Contents | None:
    """Look into the present store; None where it can't be read."""
    try:
        return store_contents(store)
    except UserError:
        return None


def holds_all(store: Path, other: Path) -> bool:
    """Tell whether every step of another store is in a store, too; not so where one of them can't be read."""
    try:
        return store_contents(other).steps <= store_contents(store).steps
    except UserError:
        return False


def rescue_of(store: Path, dismissed: Collection[str]) -> Backup | None:
    """Return the newest rescued file beside a store that can be read and holds what the store lacks."""
    for one in asides(store):
        is_wanted = one.kind is CopyKind.RESCUE and str(one.path) not in dismissed
        if is_wanted and present_contents(one.path) is not None and not holds_all(store, one.path):
            return one
    return None


def _only(some: dict[str, str], others: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for key, name in some.items() if key not in others)


def _sheets(connection: sqlite3.Connection) -> Sequence[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return [name for (name,) in names if name not in FRAME_TABLES]


def _rows_in(connection: sqlite3.Connection, table: str) -> int:
    name = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{name}" WHERE NOT deleted').fetchone()[0])  # noqa: S608


@contextmanager
def _looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file to look; what a crash left half-written is rolled back in a copy, never in the file itself."""
    try:
        opened = connect(path, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_READONLY:
            raise
    else:
        with closing(opened) as connection:
            yield _lenient(connection)
        return
    with TemporaryDirectory(prefix=temporary_prefix()) as folder:
        copied = Path(folder) / path.name
        shutil.copyfile(path, copied)
        shutil.copyfile(journal_of(path), journal_of(copied))
        with closing(connect(copied, "rw")) as connection:
            yield _lenient(connection)


def _lenient(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Let a spoilt letter be one letter, not the end of the reading."""
    connection.text_factory = lambda found: found.decode("utf-8", "replace")
    return connection
