"""A project of any size, made from the declarations alone, so that a new sheet is in it without being named here."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Kind, LongText, Number, Reference, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.sheets.kinds import Codes, Duration, Levels
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Colour, Image
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep

TODAY = date(2026, 11, 30)
# Where a real project has its rows: for one row of any other sheet, this many of these.
WEIGHTS: dict[type[Record], int] = {Action: 20, TestCase: 10, TestStep: 20, TestResult: 20, Person: 8}
SENTENCE = "The head of the department decides in writing who signs, and tells everybody concerned."
ACROSS = 12  # a matrix wider than this is nobody's


def big_book(size: int) -> list[Record]:
    """Make so many rows, the project's card first; every sheet has some, and every cell but references is filled."""
    shares = {sheet: WEIGHTS.get(sheet, 1) for sheet in SHEETS if sheet.sheet.shape != "form"}
    unit = size / sum(shares.values())
    forms = {sheet: 1 for sheet in SHEETS if sheet not in shares}
    counts = {sheet: max(round(unit * share), 1) for sheet, share in shares.items()} | forms
    found = {sheet: list(_listed(sheet, counts[sheet])) for sheet in SHEETS if not issubclass(sheet, Crossing)}
    for sheet, rows in found.items():
        _refer(sheet, rows, found)
    for sheet in SHEETS:
        if issubclass(sheet, Crossing):
            found[sheet] = list(_crossed(sheet, counts[sheet], found))
    return [row for sheet in SHEETS for row in found[sheet]]


def _listed(sheet: type[Record], count: int) -> Iterator[Record]:
    columns = [column for column in columns_of(sheet) if not column.computed]
    for n in range(count):
        yield sheet(**{column.key: value_of(column, n) for column in columns})


def _refer(sheet: type[Record], rows: list[Record], found: dict[type[Record], list[Record]]) -> None:
    """Let rows name rows of other sheets, and earlier ones of their own."""
    by_key = {other.__tablename__: others for other, others in found.items()}
    for column in columns_of(sheet):
        if isinstance(column.kind, Reference) and not column.computed:
            others = by_key[column.kind.sheet]
            for n, row in enumerate(rows):
                if others is not rows:
                    setattr(row, column.key, others[n % len(others)].id)
                elif n:
                    setattr(row, column.key, rows[n // 2].id)


def _crossed(sheet: type[Crossing], count: int, found: dict[type[Record], list[Record]]) -> Iterator[Record]:
    """Fill a matrix from its upper left corner."""
    column = next(column for column in columns_of(sheet) if column.key == sheet.crossed)
    across = [over for over in found[sheet.across] if sheet.takes(over)][:ACROSS]
    places = ((row, over) for row in found[sheet.down] for over in across)
    for n, (row, over) in zip(range(count), places, strict=False):
        cell = sheet.at(row, over)
        setattr(cell, sheet.crossed, value_of(column, n))
        yield cell


def value_of(column: Column, n: int) -> Any:
    """Give what may stand in the nth cell of a column."""
    kind: Kind = column.kind
    made: dict[type[Kind], Any] = {
        Flag: True,
        Date: TODAY + timedelta(n % 90),
        Duration: 200 + n % 90,
        Levels: f"{n % 3}>{n % 2 + 2}",
        LongText: f"{SENTENCE} {n}",
        Text: f"{column.heading} {n}",
    }
    if isinstance(kind, Choices):
        return tuple(option.value for option in kind.options)[:2]
    if isinstance(kind, Choice):
        return list(kind.options)[n % len(kind.options)]
    if isinstance(kind, Number):
        return min(max(n % 5, kind.low or 0), 5 if kind.high is None else kind.high)
    if isinstance(kind, Code | Codes):
        return f"{kind.prefix}-{n + 1:03d}"
    if isinstance(kind, Colour | Image | Reference):
        return column.default
    return made.get(type(kind), column.default)
