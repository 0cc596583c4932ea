"""A look at the whole store: is it sound, does it hang together, who writes to it, and when was it last copied."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.sheets.order import SHEETS
from ccworkbench.store.backup import latest
from ccworkbench.store.errors import DAMAGED, OLDER
from ccworkbench.store.examination.cell_comparison import compare
from ccworkbench.store.examination.fault_sentences import FaultPlace, clipped, sentences
from ccworkbench.store.examination.replay import replay
from ccworkbench.store.file import check, reading
from ccworkbench.store.lock import Holder, holder_of
from ccworkbench.store.register import register_faults
from ccworkbench.store.schema import SCHEMA, definitions
from ccworkbench.store.stored import raw_text
from ccworkbench.store.tables import making

MEDIA = {"image/png", "image/jpeg"}


@dataclass
class DoctorReport:
    """What the doctor found: numbers to read, and problems, which a sound store has none of."""

    path: Path
    size: int = 0
    schema: int = 0
    projects: int = 0
    rows: int = 0
    tombstones: int = 0
    loose: int = 0  # cells that name a row which was deleted
    steps: int = 0
    changes: int = 0
    pictures: int = 0
    holder: Holder | None = None
    backup: Path | None = None
    backup_age: timedelta | None = None
    problems: list[Phrase] = field(default_factory=list)  # as sentences, the long lists shortened
    places: list[FaultPlace] = field(default_factory=list)  # the same, one by one

    @property
    def is_counted(self) -> bool:
        """Tell whether the file could be looked into; where it could not, every number is nothing."""
        return self.schema == SCHEMA


def doctor(store: Path, folder: Path | None = None, now: datetime | None = None) -> DoctorReport:
    """Examine a store without changing it; what can't be read is a problem, never an error."""
    report = DoctorReport(store)
    last = latest(store, folder)
    if last is not None:
        report.backup, report.backup_age = last.path, last.age(now)
    with suppress(OSError):
        report.size = store.stat().st_size
    try:
        report.schema = check(store)
        report.holder = holder_of(store)
        if report.schema == SCHEMA:
            with reading(store) as connection:
                _count_rows(connection, report)
                report.places += _look(connection)
        else:
            report.places.append(FaultPlace(phrase(OLDER, file=store.name)))
    except UserError as error:
        report.places.append(FaultPlace(error.message))
    except sqlite3.Error:
        report.places.append(FaultPlace(DAMAGED))
    report.problems += sentences(report.places)
    return report


def _count_rows(connection: sqlite3.Connection, report: DoctorReport) -> None:
    report.projects = _number_of(connection, "SELECT count(*) FROM project WHERE NOT deleted")
    report.steps = _number_of(connection, "SELECT count(*) FROM step")
    report.changes = _number_of(connection, "SELECT count(*) FROM change")
    report.pictures = _number_of(connection, "SELECT count(*) FROM picture")
    for sheet in SHEETS:
        name = sheet.__tablename__
        report.rows += _number_of(connection, "SELECT count(*) FROM {sheet} WHERE NOT deleted", sheet=name)
        report.tombstones += _number_of(connection, "SELECT count(*) FROM {sheet} WHERE deleted", sheet=name)
        for column in columns_of(sheet):
            if isinstance(column.kind, Reference) and not column.computed:
                loose = (
                    "SELECT count(*) FROM {sheet} AS one JOIN {other} AS other ON other.id = one.{key}"
                    " WHERE other.deleted AND NOT one.deleted"
                )
                report.loose += _number_of(connection, loose, sheet=name, other=column.kind.sheet, key=column.key)


def _look(connection: sqlite3.Connection) -> Iterator[FaultPlace]:
    """Look at everything: pages, references, history, cells and pictures."""
    if [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
        yield FaultPlace(DAMAGED)
    yield from _altered_tables(connection)
    lost = len(connection.execute("PRAGMA foreign_key_check").fetchall()) + _lost_crossings(connection)
    if lost:
        told = phrases(
            "{n} row refers to a row that does not exist.", "{n} rows refer to rows that do not exist.", lost
        )
        yield FaultPlace(told)
    memory = replay(connection)
    yield from memory.places
    yield from compare(connection, memory)
    yield from register_faults(connection)
    for sha256, media_type, content in connection.execute("SELECT sha256, media_type, content FROM picture"):
        is_sound = isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256
        if not is_sound or media_type not in MEDIA:
            yield FaultPlace(
                phrase("Picture {picture} is damaged.", picture=clipped(raw_text(sha256))), row=raw_text(sha256)
            )


def _altered_tables(connection: sqlite3.Connection) -> Iterator[FaultPlace]:
    """Name the tables and indexes that are not made as this program makes them, lost ones among them."""
    held = definitions(connection)
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in making():
            fresh.execute(statement)
        wanted = definitions(fresh)
    for name in sorted({name for name, _ in held ^ wanted}):
        yield FaultPlace(
            phrase("The table or index {table} differs from what this program creates.", table=clipped(name)),
            sheet=name,
        )


def _lost_crossings(connection: sqlite3.Connection) -> int:
    """Count the cells of matrices whose row or column was never there; no key of the database guards them."""
    lost = (
        "SELECT count(*) FROM {sheet} WHERE row_id NOT IN (SELECT id FROM {down})"
        " OR column_id NOT IN (SELECT id FROM {across})"
    )
    return sum(
        _number_of(
            connection,
            lost,
            sheet=sheet.__tablename__,
            down=sheet.down.__tablename__,
            across=sheet.across.__tablename__,
        )
        for sheet in SHEETS
        if issubclass(sheet, Crossing)
    )


def _number_of(connection: sqlite3.Connection, query: str, **names: str) -> int:
    """Ask for one number; the names of tables and columns come from the declarations."""
    return int(connection.execute(query.format(**names)).fetchone()[0])
