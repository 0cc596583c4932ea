"""The checks: every rule that rows of the workbook can break, looked at all together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Code, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.words import phrase
from ccworkbench.method.health import health_problems
from ccworkbench.method.kpi_rules import kpi_problems
from ccworkbench.method.raci import raci_problems
from ccworkbench.method.rules import RULES, broken
from ccworkbench.method.staffing import staffing_problems
from ccworkbench.method.standing import standing_problems
from ccworkbench.sheets import SHEETS

__all__ = ["RULES", "problems_of"]


def problems_of(rows: Rows, today: date) -> Iterator[Problem]:
    """List all broken rules of a project."""
    live = {sheet.__tablename__: {row.id for row in rows(sheet)} for sheet in SHEETS}
    for sheet in SHEETS:
        found = rows(sheet)
        yield from _unread(sheet, found)
        yield from _required(sheet, found)
        yield from _numbers(sheet, found)
        yield from _references(sheet, found, live)
    yield from raci_problems(rows)
    yield from staffing_problems(rows)
    yield from health_problems(rows, today)
    yield from standing_problems(rows, today)
    yield from kpi_problems(rows, today)


def _unread(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    for row in rows:
        for key, text in row.unread.items():
            message = phrase("“{text}” could not be read. Correct it, or clear the cell.", text=text)
            is_crossing = isinstance(row, Crossing)
            place = (row.row_id, str(row.column_id)) if is_crossing else (row.id, key)
            yield broken("CELL-1", message, sheet, *place)


def _required(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    for column in _special(sheet)[0]:
        for row in rows:
            if getattr(row, column.key) in {None, ""} and column.key not in row.unread:
                message = phrase("This cell must not stay empty. Fill it in, or delete the row.")
                yield broken("CELL-2", message, sheet, row.id, column.key)


def _numbers(sheet: type[Record], rows: Sequence[Any]) -> Iterator[Problem]:
    for column in _special(sheet)[1]:
        used = Counter(getattr(row, column.key).casefold() for row in rows)
        for row in rows:
            code = getattr(row, column.key)
            if code and used[code.casefold()] > 1:
                message = phrase("{code} is used more than once. Give this row another number.", code=code)
                yield broken("CELL-3", message, sheet, row.id, column.key)


def _references(sheet: type[Record], rows: Sequence[Any], live: dict[str, set[UUID]]) -> Iterator[Problem]:
    for column in _special(sheet)[2]:
        assert isinstance(column.kind, Reference)
        known = live[column.kind.sheet]
        for row in rows:
            value = getattr(row, column.key)
            if value is not None and value not in known:
                message = phrase("What stood here was deleted. Choose another, or clear the cell.")
                yield broken("CELL-4", message, sheet, row.id, column.key)


@cache
def _special(sheet: type[Record]) -> tuple[list[Column], list[Column], list[Column]]:
    """Sort out the columns that are required, that hold human numbers, and that refer to other rows."""
    columns = columns_of(sheet)
    return (
        [column for column in columns if column.required],
        [column for column in columns if isinstance(column.kind, Code)],
        [column for column in columns if isinstance(column.kind, Reference)],
    )
