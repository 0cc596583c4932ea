"""The file itself: made whole or not at all, and looked at with plain SQLite before anything is trusted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from ccworkbench import files
from ccworkbench.files import PRIVATE
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.store.errors import DAMAGED, NOT_READABLE, NOT_WRITABLE, PRIMARY, StoreError, explain
from ccworkbench.store.schema import SCHEMA, is_ours
from ccworkbench.store.stored import lenient_text
from ccworkbench.store.tables import making

APPLICATION: Final = 0x43435742  # "CCWB" in the file's header
# EXTRA also syncs the folder after a commit: without it a power cut can bring the journal back, and the commit is gone.
PRAGMAS: Final = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=EXTRA", "mmap_size=0")
PATIENCE: Final = 2.0  # seconds that SQLite waits for a busy file
OTHERS: Final = 0o007
EMPTY: Final = N_("{file} is empty and is not a store. Restore a backup, or open another file.")
OTHER_TABLES: Final = N_(
    "{file} does not contain the tables of an older version of CC Workbench and is unchanged. Choose "
    "another file, or restore a backup."
)


def connect(path: Path, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a file with plain SQLite, distrusting what it says; `mode` is SQLite's: ro, rw or rwc.

    A file that is busy for longer than `patience` seconds raises OperationalError.
    """
    address = path.resolve().as_uri()
    if not address.startswith("file:///"):  # SQLite takes no host, so \\server\share needs an empty one
        address = address.replace("file://", "file:////", 1)
    connection = sqlite3.connect(f"{address}?mode={mode}", uri=True, timeout=patience)
    connection.text_factory = lenient_text
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file to read; raises UserError where SQLite can't."""
    try:
        with closing(_healed(path)) as connection:
            yield connection
    except (sqlite3.Error, UnicodeError) as error:  # SQLite's own message may hold a spoilt name
        refuse_unreadable(path)
        raise explain(error) from error


def refuse_unreadable(path: Path) -> None:
    """Raise StoreError where a file may not be read; for SQLite, it is one that can't be opened."""
    with suppress(FileNotFoundError, IsADirectoryError):
        try:
            path.open("rb").close()
        except PermissionError as error:
            raise StoreError(NOT_READABLE) from error


def refuse_empty(path: Path) -> None:
    """Raise UserError for a file without a single byte, which SQLite takes for a database."""
    if path.stat().st_size == 0:
        raise UserError(phrase(EMPTY, file=path.name))


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise UserError for a database of another program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise UserError(phrase("{file} is not a CC Workbench store. Choose another file.", file=path.name))


def _healed(path: Path) -> sqlite3.Connection:
    """Open a file to read; what a crash left half-written is rolled back first, which takes the right to write."""
    try:
        return connect(path, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_READONLY:
            raise
    connect(path, "rw").close()
    return connect(path, "ro")


def prepare_to_write(path: Path) -> None:
    """Keep a store in one file that is nobody else's: no log beside it, not readable by everybody on the machine.

    Raises StoreError where another program holds it in the way.
    """
    with suppress(OSError):  # somebody else's file on a share: its owner decides
        mode = path.stat().st_mode
        if mode & OTHERS:
            path.chmod(PRIVATE if mode & 0o777 == 0o644 else mode & ~OTHERS)
    try:
        with closing(connect(path, "rw")) as connection:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
                connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise explain(error) from error


def exists(path: Path) -> bool:
    """Tell whether something lies at a path; a folder that can't be looked into holds nothing for us."""
    try:
        return path.exists()
    except OSError:
        return False


def create(path: Path) -> None:
    """Make an empty store beside its place and rename it there; raises UserError where that can't be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with drafted(path) as draft:
            fill(draft)
            journal_of(path).unlink(missing_ok=True)  # of a store that is gone; it would spoil the new one
    except Exception as error:
        raise not_made(path, error) from error


def fill(draft: Path) -> None:
    """Make an empty file a store without a row."""
    with closing(connect(draft, "rwc")) as connection, connection:
        for statement in (f"PRAGMA application_id={APPLICATION}", f"PRAGMA user_version={SCHEMA}", "BEGIN"):
            connection.execute(statement)
        for statement in making():
            connection.execute(statement)


def not_made(path: Path, error: Exception) -> Exception:
    """Return what tells why a new store could not be made; a bug of ours stays what it is."""
    told = explain(error)
    if isinstance(told, OSError) or (isinstance(told, UserError) and told.message == NOT_WRITABLE):
        told = UserError(
            phrase("No store can be created in {folder}. Choose a folder you can write to.", folder=str(path.parent))
        )
    return told


def check(path: Path, *, look_inside: bool = True) -> int:
    """Make sure that a file is a sound store of ours, by its mark and its columns, before anything is written to it.

    Return its schema number; raises UserError. To look at every page takes long in a big store; who can't wait leaves
    it out, and does so later.
    """
    if not exists(path) or path.is_dir():
        raise UserError(phrase("There is no store at {path}.", path=str(path)))
    refuse_empty(path)
    with reading(path) as connection:
        refuse_foreign(connection, path)
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if schema > SCHEMA:
            raise UserError(
                phrase(
                    "{file} was created with a newer version of CC Workbench. Update the program first.", file=path.name
                )
            )
        sound = not look_inside or connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if sound and schema < SCHEMA and not is_ours(connection):
            raise UserError(phrase(OTHER_TABLES, file=path.name))
        if not sound or not is_ours(connection):
            raise UserError(DAMAGED)
    return schema


def fingerprint(path: Path) -> tuple[int, ...]:
    """Return what changes when somebody writes a file or replaces it; nothing where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def journal_of(path: Path) -> Path:
    """Return the place of SQLite's rollback journal."""
    return path.with_name(f"{path.name}-journal")


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Return a place beside `path` that only the user can read; it takes its place whole, or is gone."""
    with files.drafted(path, PRIVATE) as draft:
        try:
            yield draft
        finally:
            with suppress(OSError):
                journal_of(draft).unlink(missing_ok=True)
