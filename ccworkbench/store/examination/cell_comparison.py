"""What the file holds, cell by cell, beside what the history says of it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.record import Record
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import SHEETS
from ccworkbench.store.examination.fault_sentences import FaultPlace, differing
from ccworkbench.store.examination.replay import BLANKS, ExpectedCells, Row, default_of, same
from ccworkbench.store.history import UNREADABLE
from ccworkbench.store.stored import Stored, UnreadableValue, raw_text

RowNames = tuple[str, str, str]  # the names of a project, a sheet and a row


def compare(connection: sqlite3.Connection, memory: ExpectedCells) -> Iterator[FaultPlace]:
    """Name every cell that does not hold what the history says last, and the rows that only one of both has."""
    names = {row[0]: raw_text(row[1]) for row in connection.execute("SELECT id, name FROM project")}
    seen: set[Row] = set()
    for sheet in SHEETS:
        for found in _rows(connection, sheet):
            row = sheet.__tablename__, found["id"]
            seen.add(row)
            where = names.get(found["project_id"], ""), sheet.__tablename__, _name(found)
            if row in memory.rows:
                yield from _wrong(memory, sheet, where, found)
            elif row not in memory.dim:
                yield from _unrecorded(sheet, where, found)
    for row in memory.rows.keys() - seen - memory.dim:
        message = phrase("{sheet} {row} is in the history but not in the file.", sheet=row[0], row=str(UUID(row[1])))
        yield FaultPlace(message, "", row[0], str(UUID(row[1])))


def _rows(connection: sqlite3.Connection, sheet: type[Record]) -> Iterator[dict[str, Any]]:
    keys = [column.key for column in sheet.__table__.columns]
    listed = ", ".join(f'"{key}"' for key in keys)
    for values in connection.execute(f'SELECT {listed} FROM "{sheet.__tablename__}"'):  # noqa: S608 - our own names
        yield dict(zip(keys, values, strict=True))


def _wrong(memory: ExpectedCells, sheet: type[Record], where: RowNames, found: dict[str, Any]) -> Iterator[FaultPlace]:
    """Compare the cells of a row; those of columns that were added later are as the migration left them."""
    row = sheet.__tablename__, found["id"]
    told, writers = memory.rows[row], _writers(sheet)
    for key, raw in found.items():
        value = writers[key](raw) if key in writers else raw
        if key in told:
            if not same(value, told[key]):
                yield differing(where, key, told[key], raw)
        elif row not in memory.dim and value not in BLANKS and not same(value, default_of(sheet, key)):
            yield differing(where, key, "", raw)


def _unrecorded(sheet: type[Record], where: RowNames, found: dict[str, Any]) -> Iterator[FaultPlace]:
    message = phrase("{sheet} {row} is not in the history; another program wrote it.", sheet=where[1], row=where[2])
    yield FaultPlace(message, *where)
    for column in sheet.__table__.columns:
        if isinstance(column.type, Stored) and isinstance(column.type.reader(found[column.key]), UnreadableValue):
            yield differing(where, column.key, "", found[column.key])


@cache
def _writers(sheet: type[Record]) -> dict[str, Callable[[Any], Any]]:
    """Return, by column, what writes a stored value as the history does, where the two differ."""
    found = {column.key: WRITERS.get(column.type.python_type) for column in sheet.__table__.columns}
    return {key: writer for key, writer in found.items() if writer}


def _dashed(raw: Any) -> Any:
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}" if isinstance(raw, str) else raw


def _flag(raw: Any) -> Any:
    return raw == 1 if raw in {0, 1} else raw


def _decoded_cell(raw: Any) -> Any:
    """Read a list or an object; what is neither stays what it is."""
    if raw == "{}":
        return {}
    try:
        return json.loads(raw) if isinstance(raw, str) else raw
    except UNREADABLE:
        return raw


WRITERS: Final[dict[type, Callable[[Any], Any]]] = {UUID: _dashed, bool: _flag, object: _decoded_cell}


def _name(found: dict[str, Any]) -> str:
    """Name a row by its number, or else by its id."""
    code = found.get("code")
    if isinstance(code, str) and code:
        return code
    try:
        return str(UUID(found["id"]))
    except UNREADABLE:
        return raw_text(found["id"])
