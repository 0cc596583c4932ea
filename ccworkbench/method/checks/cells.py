"""The rules of single cells: what could not be read, is missing, stands twice, or points at nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Code, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record, columns_of, is_taken, numbered
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.sheets.kinds import Codes
from ccworkbench.sheets.order import SHEETS


def cell_problems(rows: Rows) -> Iterator[Problem]:
    """Look at every cell of every sheet that has rows."""
    live = {sheet.__tablename__: {row.id for row in rows(sheet)} for sheet in SHEETS}
    for sheet in SHEETS:
        found = rows(sheet)
        if found:
            yield from _unread(sheet, found)
            yield from _required(sheet, found)
            yield from _numbers(sheet, found)
            yield from _references(sheet, found, live)
            yield from _codes(sheet, found, rows)


def _unread(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    columns = {column.key: column for column in columns_of(sheet)}
    for row in rows:
        for key, text in row.unread.items():
            message = phrase("“{text}” could not be read. Correct it, or clear the cell.", text=text)
            if key in columns and is_taken(rows, columns[key], text):
                message = Code.taken(text)
            is_crossing = isinstance(row, Crossing)
            place = (row.row_id, str(row.column_id)) if is_crossing else (row.id, key)
            yield broken("CELL-1", message, sheet, *place)


def _required(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    for column in _special(sheet)[0]:
        for row in rows:
            if getattr(row, column.key) in {None, ""} and column.key not in row.unread:
                message = phrase("This cell can’t be left empty. Fill it in, or delete the row.")
                yield broken("CELL-2", message, sheet, row.id, column.key)


def _numbers(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    for column, kind in numbered(sheet):
        used = Counter(kind.plain(getattr(row, column.key)) for row in rows)
        for row in rows:
            code = getattr(row, column.key)
            if code and used[kind.plain(code)] > 1:
                message = phrase("{code} is used more than once. Give this row another number.", code=code)
                yield broken("CELL-3", message, sheet, row.id, column.key)


def _references(sheet: type[Record], rows: Sequence[Any], live: dict[str, set[UUID]]) -> Iterator[Problem]:
    for column in _special(sheet)[1]:
        assert isinstance(column.kind, Reference)
        known = live[column.kind.sheet]
        for row in rows:
            value = getattr(row, column.key)
            if value is not None and value not in known:
                message = phrase("The entry this cell refers to was deleted. Choose another, or clear the cell.")
                yield broken("CELL-4", message, sheet, row.id, column.key)


def _codes(sheet: type[Record], found: Sequence[Any], rows: Rows) -> Iterator[Problem]:
    for column in _special(sheet)[2]:
        assert isinstance(column.kind, Codes)
        named, key = _numbered()[column.kind.prefix]
        known = {getattr(row, key).casefold() for row in rows(named)}
        for row in found:
            for code in codes_in(getattr(row, column.key)):
                if code not in known:
                    message = phrase("There is no {code} here. Correct the number, or remove it.", code=code.upper())
                    yield broken("CODE-1", message, sheet, row.id, column.key)


@cache
def _numbered() -> dict[str, tuple[type[Record], str]]:
    """Find the sheet that hands out the numbers of each prefix."""
    return {
        column.kind.prefix: (sheet, column.key)
        for sheet in SHEETS
        for column in columns_of(sheet)
        if isinstance(column.kind, Code)
    }


@cache
def _special(sheet: type[Record]) -> tuple[list[Column], list[Column], list[Column]]:
    """Sort out the columns that are required, refer to other rows, or name their numbers."""
    columns = columns_of(sheet)
    return (
        [column for column in columns if column.required],
        [column for column in columns if isinstance(column.kind, Reference)],
        [column for column in columns if isinstance(column.kind, Codes)],
    )
