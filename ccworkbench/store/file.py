"""The file itself: made whole or not at all, and looked at with plain SQLite before anything is trusted."""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import NullPool, create_engine

from ccworkbench.core.problem import UserError
from ccworkbench.core.stored import lenient_text
from ccworkbench.core.words import phrase
from ccworkbench.store.errors import DAMAGED, NOT_WRITABLE, PRIMARY, explain
from ccworkbench.store.tables import FRAME, all_tables

APPLICATION: Final = 0x43435742  # "CCWB" in the file's header
SCHEMA: Final = 3
PRAGMAS: Final = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=FULL", "mmap_size=0")
PATIENCE: Final = 2.0  # seconds: virus scanners and indexers hold a new file for a moment on Windows


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file with plain SQLite, distrusting what it says; `mode` is SQLite's: ro, rw or rwc."""
    address = path.resolve().as_uri()
    if not address.startswith("file:///"):  # SQLite takes no host, so \\server\share needs an empty one
        address = address.replace("file://", "file:////", 1)
    connection = sqlite3.connect(f"{address}?mode={mode}", uri=True, timeout=2)
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
        raise explain(error) from error


def _healed(path: Path) -> sqlite3.Connection:
    """Open a file to read; what a crash left half-written is rolled back first, which takes the right to write."""
    try:
        return connect(path, "ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_READONLY:
            raise
    connect(path, "rw").close()
    return connect(path, "ro")


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
            engine = create_engine("sqlite://", creator=lambda: connect(draft, "rwc"), poolclass=NullPool)
            with engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
                all_tables().create_all(connection)
            journal_of(path).unlink(missing_ok=True)  # of a store that is gone; it would spoil the new one
    except Exception as error:
        told = explain(error)
        if isinstance(told, OSError) or (isinstance(told, UserError) and told.message == NOT_WRITABLE):
            told = UserError(phrase("No store can be made in {folder}. Choose a folder where you may write.",
                                    folder=str(path.parent)))  # fmt: skip
        raise told from error


def check(path: Path, *, look_inside: bool = True) -> int:
    """Make sure that a file is a sound store of ours; gives its schema number, raises UserError.

    To look at every page takes long in a big store, and to load all sheets takes longer; who can't wait leaves both
    out, and does so later.
    """
    if not exists(path) or path.is_dir():
        raise UserError(phrase("There is no store at {path}.", path=str(path)))
    if path.stat().st_size == 0:
        raise UserError(phrase("{file} is empty; it holds no store. Restore a backup, or open another file.",
                               file=path.name))  # fmt: skip
    with reading(path) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if application != APPLICATION:
            raise UserError(
                phrase("{file} is not a CC Workbench store. Choose a file that ends in .ccw.", file=path.name)
            )
        if schema > SCHEMA:
            raise UserError(
                phrase("{file} was made by a newer CC Workbench. Update the program first.", file=path.name)
            )
        sound = not look_inside or connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not sound or not is_ours(connection, all_tables().tables if look_inside else FRAME):
            raise UserError(DAMAGED)
    return schema


def is_ours(connection: sqlite3.Connection, tables: Iterable[str]) -> bool:
    """Tell whether these tables are there, and nothing that would run by itself: a trigger, a view."""
    found = {kind: set[str]() for kind in ("table", "index", "trigger", "view")}
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master"):
        found.setdefault(kind, set()).add(name)
    is_older = connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA  # it need not have them yet
    return (is_older or found["table"].issuperset(tables)) and not found["trigger"] and not found["view"]


def journal_of(path: Path) -> Path:
    """Give the place of SQLite's rollback journal."""
    return path.with_name(f"{path.name}-journal")


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Give a place beside `path`; what is written there takes its place whole, or is gone."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield draft
        put(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            journal_of(draft).unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Rename a file into its place, so that it is there after a power cut, too."""
    with draft.open("r+b") as stream:
        os.fsync(stream.fileno())
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            draft.replace(path)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    with suppress(OSError):  # neither Windows nor every share can sync a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
