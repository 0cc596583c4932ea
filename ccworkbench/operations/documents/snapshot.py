"""What an issued document was made of: the rows of its day, kept so that it can be made again, and their hash.

Two hashes are told apart: that of a file finds any altered byte; that of the content is the same in all languages. It
covers sorted lines `sheet/row/column/SHA-256(salt + value)`; the salts stand beside the values, so that what is erased
for the sake of a person leaves its digest, and the hash still holds.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from secrets import token_hex
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.exchange.packs.content import CellKey, Content
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.history import decode, encode
from ccworkbench.store.named_rows import NamedRows
from ccworkbench.store.schema import SCHEMA
from ccworkbench.store.workbook import Workbook

SALT: Final = 8  # bytes
FRAME: Final = frozenset(
    {"id", "project_id", "position", "deleted", "origin", "internal"}
)  # what says nothing of anybody
SPOILT: Final = phrase("The data kept for this document was altered; it can’t be created again.")


class FrozenRows(NamedRows):
    """The rows of a project as they were on some day."""

    def __init__(self, held: Mapping[str, Sequence[Record]]) -> None:
        self._held = {key: {row.id: row for row in rows} for key, rows in held.items()}
        self._rows: dict[str, list[Any]] = {}

    def rows(self, sheet: type[Any]) -> Sequence[Any]:
        """Return the rows of a sheet in their order."""
        key = sheet.__tablename__
        if key not in self._rows:
            self._rows[key] = [row for row in self._held.get(key, {}).values() if not row.deleted]
        return self._rows[key]

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Return one row, be it a tombstone; None where there was none."""
        return self._held.get(sheet, {}).get(row_id)


class WatchedRows(NamedRows):
    """The rows of a workbook; it knows of which sheets some were asked for."""

    def __init__(self, workbook: Workbook, rows: Rows) -> None:
        self._workbook, self._told = workbook, rows  # as papers take them: the card may be filled from elsewhere
        self.seen: set[str] = set()

    def rows(self, sheet: type[Any]) -> Sequence[Any]:
        """Return the rows of a sheet in their order."""
        self.seen.add(sheet.__tablename__)
        return self._told(sheet)

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Return one row, be it a tombstone; None where there was never one."""
        self.seen.add(sheet)
        return self._workbook.row(sheet, row_id)


@dataclass
class Snapshot:
    """A paper's rows and day, its cells as they are compared, and the digests of cells that were erased since."""

    day: date
    pack: str
    readers: Disclosure
    rows: dict[str, list[dict[str, Any]]]  # by sheet: the columns that are not blank, as the history writes them
    cells: Content
    salts: dict[str, str]
    erased: dict[str, str] = field(default_factory=dict)  # line without its digest -> digest
    schema: int = SCHEMA

    @cached_property
    def frozen(self) -> FrozenRows:
        """Return the rows that it keeps; a column that a later program has no more is left out."""
        return FrozenRows({key: [_thawed(BY_KEY[key], line) for line in lines] for key, lines in self.rows.items()})

    def content_hash(self) -> str:
        """Return the SHA-256 of its cells, which no language, day or other sheet alters."""
        lines = {_line(key): _digest(self.salts.get(key[1], ""), value) for key, value in self.cells.items()}
        joined = "\n".join(f"{line}/{digest}" for line, digest in sorted({**self.erased, **lines}.items()))
        return hashlib.sha256(joined.encode()).hexdigest()

    def to_bytes(self) -> bytes:
        """Write it as it is kept."""
        told = {
            "schema": self.schema,
            "day": self.day.isoformat(),
            "pack": self.pack,
            "readers": self.readers.value,
            "rows": self.rows,
            "cells": [[*key, value] for key, value in self.cells.items()],
            "salts": self.salts,
            "erased": self.erased,
        }
        return zlib.compress(json.dumps(told, ensure_ascii=False, sort_keys=True).encode(), 9)

    @classmethod
    def from_bytes(cls, content: bytes) -> "Snapshot":
        """Read one that was kept; raises UserError where it was spoilt."""
        try:
            told = json.loads(zlib.decompress(content))
            cells = {(sheet, row, column): value for sheet, row, column, value in told["cells"]}
            readers, day = Disclosure(told["readers"]), date.fromisoformat(told["day"])
            return cls(
                day, told["pack"], readers, told["rows"], cells, told["salts"], told["erased"], int(told["schema"])
            )
        except (zlib.error, LookupError, TypeError, ValueError) as error:
            raise UserError(SPOILT) from error


def rows_of(workbook: Workbook, rows: Rows, sheets: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Write down the rows of some sheets, tombstones too, which may still be named."""
    return {
        key: [_written(row) for row in (*rows(BY_KEY[key]), *workbook.deleted_rows(BY_KEY[key]))]
        for key in sorted(sheets & BY_KEY.keys())
    }


def salts_for(cells: Content, known: Mapping[str, str]) -> dict[str, str]:
    """Return a salt for each row, the one that it has already or a new one."""
    return {row: known.get(row) or token_hex(SALT) for row in sorted({key[1] for key in cells})}


def _written(row: Record) -> dict[str, Any]:
    blank, found = _blank(type(row)), dict[str, Any]()
    for key, default in blank.items():
        value = getattr(row, key)
        if value != default:
            found[key] = json.loads(encode(value))
    return found


@cache
def _blank(sheet: type[Record]) -> dict[str, Any]:
    """Return what a new row holds; its id is its own, and always written."""
    row = sheet()
    return {column.key: None if column.key == "id" else getattr(row, column.key) for column in sheet.__table__.columns}


def _thawed(sheet: type[Record], line: Mapping[str, Any]) -> Record:
    known = {column.key for column in sheet.__table__.columns}
    return sheet(**{key: decode(sheet, key, json.dumps(value)) for key, value in line.items() if key in known})


def _line(key: CellKey) -> str:
    return "/".join(key)


def _digest(salt: str, value: str) -> str:
    return hashlib.sha256(f"{salt}{value}".encode()).hexdigest()


Erasing = Callable[[CellKey], bool]


def erase(snapshot: Snapshot, is_theirs: Erasing) -> bool:
    """Take values out of a snapshot, also those that its paper does not show; tell whether there were any.

    The digests of what the paper shows stay: the content hash is what it was.
    """
    shown = [key for key in snapshot.cells if is_theirs(key)]
    for key in shown:
        snapshot.erased[_line(key)] = _digest(snapshot.salts.get(key[1], ""), snapshot.cells.pop(key))
    kept = [
        (line, (sheet, line["id"], column))
        for sheet, lines in snapshot.rows.items()
        for line in lines
        for column in line
    ]
    hidden = [(line, key[2]) for line, key in kept if key[2] not in FRAME and is_theirs(key)]
    for line, column in hidden:
        del line[column]
    left = {key[1] for key in snapshot.cells}
    snapshot.salts = {row: salt for row, salt in snapshot.salts.items() if row in left}
    return bool(shown or hidden)
