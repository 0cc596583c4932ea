"""The last resort for a damaged store of which no backup holds enough: all that can still be read of it is saved."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import NullPool, create_engine

from ccworkbench.core.record import Record
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.paths import temporary_prefix
from ccworkbench.store.copies.schema_pages import mend_schema
from ccworkbench.store.copies.table_reader import WITHOUT_ROWID, TableReader
from ccworkbench.store.entry import NEWEST, Transaction, inserts
from ccworkbench.store.errors import DAMAGED
from ccworkbench.store.file import connect, drafted, fill, not_made
from ccworkbench.store.step_recorder import Recorder
from ccworkbench.store.stored import lenient_text
from ccworkbench.store.tables import WRITTEN_ONCE


@dataclass(frozen=True)
class Salvage:
    """What came of it: how many rows are missing, as far as anybody can tell."""

    missing: int

    def sentence(self, file: Path) -> Phrase:
        """Tell it."""
        if self.missing == 0:
            return phrase(
                "The store was damaged. {file} contains everything that could be read; compare it with a backup.",
                file=file.name,
            )
        return phrases(
            "The store was damaged. {file} contains everything that could be read; {n} row could not "
            "be read and is missing.",
            "The store was damaged. {file} contains everything that could be read; {n} rows could not "
            "be read and are missing.",
            self.missing,
            file=file.name,
        )


def salvage(store: Path, target: Path, held: Iterable[object], recorder: Recorder | None) -> Salvage:
    """Write a new store from all that can be read of a damaged one.

    What a session did comes on top of that, as its recorder knows it, and the rows that it holds win over both. Raises
    UserError where nothing is left to save, or the new file can't be made.
    """
    rows = [row for row in held if isinstance(row, Record)]
    try:
        with drafted(target) as draft:
            fill(draft)
            lost = _copy_tables(store, draft)
            before = _counts(draft)
            _add(draft, rows, recorder.entries if recorder else ())
            after = _counts(draft)
            if not any(after.values()):
                raise UserError(DAMAGED)
            with closing(_open(draft)) as connection:
                newest = connection.execute(NEWEST).fetchone()
    except Exception as error:
        raise not_made(target, error) from error
    missing = sum(max(0, number - after[table] + before[table]) for table, number in lost.items())
    if recorder:
        recorder.newest = newest[0] if newest else None
    return Salvage(missing)


def _copy_tables(store: Path, draft: Path) -> dict[str, int]:
    """Copy what can be read of each table; return how many rows of it can't be."""
    lost: dict[str, int] = {}
    with closing(_open(draft)) as new, _damaged(store, draft) as old:
        for table in _counts(draft).keys() - {"lock"}:
            names = [] if table == WITHOUT_ROWID else ["rowid"]  # the order of the steps is that of their numbers
            names += [f'"{row[1]}"' for row in new.execute(f'PRAGMA table_info("{table}")')]
            columns, marks = ", ".join(names), ", ".join("?" * len(names))
            reader = TableReader(old, table, columns)
            with new:
                into = f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608 - our names
                new.executemany(into, reader.rows())
            lost[table] = reader.missing()
    return lost


def _add(draft: Path, held: Iterable[Record], entries: Iterable[Transaction]) -> None:
    engine = create_engine("sqlite://", creator=lambda: _open(draft), poolclass=NullPool)
    with engine.begin() as connection:
        for statement, values in (one for entry in entries for one in entry.statements):
            if isinstance(statement, str):
                connection.exec_driver_sql(statement.replace("INSERT", "INSERT OR IGNORE", 1), values)
            elif statement.is_insert and statement.table not in WRITTEN_ONCE:  # which say so themselves
                connection.execute(statement.prefix_with("OR IGNORE"), values)
            else:
                connection.execute(statement, values)
        for statement, values in inserts(held):
            connection.execute(statement.prefix_with("OR REPLACE"), values)


def _open(draft: Path) -> sqlite3.Connection:
    """Open the new file; its rows may refer to what only the damaged one held, and `doctor` names them."""
    connection = connect(draft, "rw")
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def _counts(draft: Path) -> dict[str, int]:
    with closing(_open(draft)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


@contextmanager
def _damaged(store: Path, sound: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a damaged file, mended as far as a new one without a row tells how."""
    with TemporaryDirectory(prefix=temporary_prefix(), ignore_cleanup_errors=True) as folder:
        copied = Path(folder) / store.name
        shutil.copyfile(store, copied)
        mend_schema(copied, sound)
        with closing(sqlite3.connect(copied)) as connection:
            connection.text_factory = lenient_text
            with suppress(sqlite3.Error):  # the schema can't be read; no table will be found
                connection.execute("PRAGMA cell_size_check=ON")
            yield connection
