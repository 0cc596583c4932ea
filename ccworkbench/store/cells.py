"""What the file holds, cell by cell, beside what the history says of it."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from ccworkbench.core.record import Record
from ccworkbench.core.stored import Spoilt, Stored, StoredId, legible
from ccworkbench.core.words import phrase
from ccworkbench.sheets import SHEETS
from ccworkbench.store.history import UNREADABLE
from ccworkbench.store.places import Place, differing
from ccworkbench.store.replay import BLANKS, Memory, Row, default_of, same

Where = tuple[str, str, str]  # the names of a project, a sheet and a row


def compare(connection: sqlite3.Connection, memory: Memory) -> Iterator[Place]:
    """Name every cell that does not hold what the history says last, and the rows that only one of both has."""
    names = {row[0]: legible(row[1]) for row in connection.execute("SELECT id, name FROM project")}
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
        message = phrase("{sheet} {row} is in the history, and not in the file.", sheet=row[0], row=str(UUID(row[1])))
        yield Place(message, "", row[0], str(UUID(row[1])))


def _rows(connection: sqlite3.Connection, sheet: type[Record]) -> Iterator[dict[str, Any]]:
    keys = [column.key for column in sheet.__table__.columns]
    listed = ", ".join(f'"{key}"' for key in keys)
    for values in connection.execute(f'SELECT {listed} FROM "{sheet.__tablename__}"'):  # noqa: S608 - our own names
        yield dict(zip(keys, values, strict=True))


def _wrong(memory: Memory, sheet: type[Record], where: Where, found: dict[str, Any]) -> Iterator[Place]:
    """Compare the cells of a row; those of columns that were added later are as the migration left them."""
    row = sheet.__tablename__, found["id"]
    told = memory.rows[row]
    for column in sheet.__table__.columns:
        value = _value(column, found[column.key])
        if column.key in told:
            if not same(value, told[column.key]):
                yield differing(where, column.key, told[column.key], found[column.key])
        elif row not in memory.dim and value not in BLANKS and not same(value, default_of(sheet, column.key)):
            yield differing(where, column.key, "", found[column.key])


def _unrecorded(sheet: type[Record], where: Where, found: dict[str, Any]) -> Iterator[Place]:
    message = phrase("{sheet} {row} is not in the history; another program wrote it.", sheet=where[1], row=where[2])
    yield Place(message, *where)
    for column in sheet.__table__.columns:
        if isinstance(column.type, Stored) and isinstance(column.type.reader(found[column.key]), Spoilt):
            yield differing(where, column.key, "", found[column.key])


def _value(column: Column[Any], raw: Any) -> Any:
    """Return a stored value as the history writes it; what is not one stays what it is."""
    if isinstance(column.type, StoredId) and isinstance(raw, str):
        return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
    if column.type.python_type is bool:
        return {0: False, 1: True}.get(raw, raw)
    if column.type.python_type is object:
        try:
            return {"{}": {}, "[]": []}.get(raw) if raw in {"{}", "[]"} else json.loads(raw)
        except UNREADABLE:
            return raw
    return raw


def _name(found: dict[str, Any]) -> str:
    """Name a row by its number, or else by its id."""
    code = found.get("code")
    if isinstance(code, str) and code:
        return code
    try:
        return str(UUID(found["id"]))
    except UNREADABLE:
        return legible(found["id"])
