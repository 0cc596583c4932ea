"""Figures of a file on their way into the sheet: read cell by cell, added up where they are parts, found again."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.kind import Date
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.reading.kpi_headings import CountColumn, fields_of
from ccworkbench.language.typed_numbers import read_number, read_seconds
from ccworkbench.language.words import phrase
from ccworkbench.method.figures.kpi_periods import MONTH, WEEK, Period, gathered
from ccworkbench.sheets.operate.kpi import KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

Raw = Sequence[Sequence[object]]
Key = tuple[object, ...]
T = TypeVar("T")
HEADS = 30  # exports begin with their title, a filter, a date; headings come soon after
SUMS = {"total", "totals", "sum", "summe", "gesamt", "összesen", "итого", "всего", "合计", "总计"}
NAMED = {"period_from", "period_to", "scope", "subject"}
CLOCK = re.compile(r"[T\s,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
MIDNIGHT = re.compile(r"[T\s,](00:00(:00(\.0+)?)?|12:00(:00)?\s*[Aa]\.?[Mm]\.?)\s*(Z|[+-]\d{2}:?\d{2})?$")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")


@dataclass
class FigureLine:
    """One row of figures: its values by column, and what could not be read."""

    values: dict[str, Any] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What tells whether two rows are about the same: period, scope, queue or operator."""
        period = [self._told(name) for name in ("period_from", "period_to")]
        return (*period, self._told("scope") or KpiScope.PROJECT, str(self._told("subject")).casefold())

    def _told(self, name: str) -> Any:
        return self.values.get(name) or self.unread.get(name, "")


@dataclass
class ReadFigures:
    """What a file holds: its rows, the headings nobody knows, and how many rows lacked a period or counts."""

    lines: list[FigureLine]
    unknown: tuple[str, ...] = ()
    left_out: int = 0
    joined: int = 0  # rows that were added to another one of the same period
    unread_lines: tuple[int, ...] = ()  # of the file, in which a cell could not be read
    encoding: str = ""  # the code page that a text was read in, where it is not one of Unicode


def known_heads(rows: Raw) -> int:
    """Count the headings that are known in the row of headings."""
    head = head_of(rows)
    return len(_keys(fields_of(rows[head]))) if head is not None else 0


def head_of(rows: Raw) -> int | None:
    """Find the row of headings: the last of those in which most are known; a period and a count must be there."""
    scores = [(len(_keys(fields_of(row))), index) for index, row in enumerate(rows[:HEADS])]
    best, index = max(scores, default=(0, 0))
    keys = _keys(fields_of(rows[index])) if best else set()
    return index if "period_from" in keys and keys - NAMED - {"note"} else None


def read_figures(rows: Raw, head: int, views: Sequence[Viewer]) -> ReadFigures:
    """Read the rows under the headings, each cell in the first of some languages in which it can be read.

    Rows about the same are parts of one, such as half hours of a day.
    """
    fields = fields_of(rows[head])
    unknown = [str(name) for name, known in zip(rows[head], fields, strict=True) if known is None and name]
    numbered = enumerate(rows[head + 1 :], head + 2)
    body = {number: row for number, row in numbered if any(_is_filled(value) for value in row)}
    reader = _Reader(views, _order(list(body.values()), fields))
    found = {number: line for number, row in body.items() if (line := reader.line(row, fields))}
    unread, lines = tuple(number for number, line in found.items() if line.unread), list(found.values())
    merged: dict[Key, FigureLine] = {}
    for line in lines:
        known_line = merged.setdefault(line.key, line)
        if known_line is not line:
            _add(known_line, line)
    names = tuple(dict.fromkeys(name for name in unknown if not name.startswith("_")))
    return ReadFigures(list(merged.values()), names, len(body) - len(lines), len(lines) - len(merged), unread)


def key_of(row: KpiFigure) -> Key:
    """Return what tells whether a row of the sheet is about the same as a row of a file."""
    values = {name: getattr(row, name) for name in ("period_from", "period_to", "scope", "subject")}
    return FigureLine({name: value for name, value in values.items() if value is not None}, row.unread).key


def read_count(value: object, viewer: Viewer, per_second: float = 1) -> int | None:
    """Read a count or a time in seconds, written as this language does or as programs do; raises CellError."""
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    if isinstance(value, time):
        return value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _whole(value / per_second, per_second != 1)
    text = str(value).strip().strip("\u00a0'")
    if text in {"", "-", "–", "—"}:
        return None
    clock = read_seconds(re.sub(r"[.,]\d+$", "", text)) if ":" in text else None
    if clock is not None:
        return clock
    for language in (viewer.words.language, "en", "de"):
        number = read_number(text, language)
        if number is not None and (per_second != 1 or number == round(number)):
            return _whole(number / per_second, per_second != 1)
    raise CellError(phrase("“{text}” is not a number.", text=text))


class _Reader:
    """Reads the rows of one file: its dates are all written in one order."""

    def __init__(self, views: Sequence[Viewer], order: str) -> None:
        self.views, self.order = views, order

    def line(self, row: Sequence[object], fields: Sequence[CountColumn | None]) -> FigureLine | None:
        """Read a row; None where it names no period, counts nothing, or is a total of others."""
        pairs = [(known, value) for known, value in zip(fields, row, strict=False) if known and _is_filled(value)]
        line = FigureLine()
        if not self._period({known.column.key: value for known, value in pairs}, line):
            return None
        for known, value in pairs:
            if not known.column.key.startswith("period_"):
                self._cell(line, known, value)
        return line if {*line.values, *line.unread} - NAMED else None

    def _cell(self, line: FigureLine, known: CountColumn, value: object) -> None:
        column, key = known.column, known.column.key
        try:
            if column.kind.is_number:
                count = self._in_any(lambda viewer: read_count(value, viewer, known.per_second))
                if count is None:
                    return
                read = column.kind.from_excel(count, self.views[0])
            else:
                read = self._in_any(lambda viewer: column.kind.parse(str(value), viewer))
        except CellError:
            line.unread[key] = str(value)
            return
        line.values[key] = read
        if known.scope:
            line.values.setdefault("scope", known.scope)

    def _period(self, given: dict[str, object], line: FigureLine) -> bool:
        start, end = given.get("period_from"), given.get("period_to")
        if start is None or str(start).strip().casefold() in SUMS:
            return False
        if isinstance(start, str) and end is None and re.search(r"/\s*\d{4}-", start):
            start, end = start.split("/", 1)  # an interval as ISO 8601 writes it
        first = self._days(line, "period_from", start)
        last = self._days(line, "period_to", end) if end is not None else first
        if last:
            days = last.last
            ends_at_night = isinstance(end, str) and MIDNIGHT.search(end.strip())
            if ends_at_night and first and days > first.first:
                days -= timedelta(1)  # up to midnight is the day before
            line.values["period_to"] = days
        if first:
            line.values["period_from"] = first.first
        return True

    def _days(self, line: FigureLine, key: str, value: object) -> Period | None:
        try:
            return self._in_any(lambda viewer: read_period(value, viewer, self.order))
        except CellError:
            line.unread[key] = str(value)
            return None

    def _in_any(self, read: Callable[[Viewer], T]) -> T:
        """Read in the first language in which that can be done; a date with two readings is not guessed at."""
        for viewer in self.views[:-1]:
            try:
                return read(viewer)
            except AmbiguousDateError:
                raise
            except CellError:
                continue
        return read(self.views[-1])


def read_period(value: object, viewer: Viewer, order: str = "") -> Period:
    """Read a day, a month (2026-11, 11/2026) or a week (2026-W45), with or without a time; raises CellError."""
    if isinstance(value, datetime | date):
        day = date(value.year, value.month, value.day)
        return Period(day, day)
    text = CLOCK.sub("", str(value).strip())
    month = re.fullmatch(r"(\d{4})[-./](\d{1,2})|(\d{1,2})[-./](\d{4})", text)
    if month:
        day = Date().read(f"{month[1] or month[4]}-{month[2] or month[3]}-1", viewer)
        return gathered(Period(day, day), MONTH)
    week = re.fullmatch(r"(\d{4})-?W(\d{1,2})", text, re.IGNORECASE)
    if week and 1 <= int(week[2]) <= 52 and int(week[1]):
        day = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return gathered(Period(day, day), WEEK)
    day = Date().read(_in_order(text, order), viewer)
    return Period(day, day)


def _in_order(text: str, order: str) -> str:
    """Write a date such as 25/11/2026 in the one way that has one reading."""
    slashed = SLASHED.fullmatch(text)
    if not slashed or not order:
        return text
    day, month, year = slashed.groups() if order == "day" else slashed.group(2, 1, 3)
    return f"{year if len(year) == 4 else '20' + year}-{month}-{day}"


def _order(rows: Raw, fields: Sequence[CountColumn | None]) -> str:
    """Tell by dates such as 25/11/2026 whether the day or the month comes first in this file."""
    places = [index for index, known in enumerate(fields) if known and known.column.key.startswith("period_")]
    texts = (CLOCK.sub("", str(row[index]).strip()) for row in rows for index in places if index < len(row))
    parts = [(int(match[1]), int(match[2])) for text in texts if (match := SLASHED.fullmatch(text))]
    day_first, month_first = any(first > 12 for first, _ in parts), any(second > 12 for _, second in parts)
    return "" if day_first == month_first else "day" if day_first else "month"


def _add(line: FigureLine, other: FigureLine) -> None:
    """Add the counts of a row to those of another about the same."""
    for key, value in other.values.items():
        if isinstance(value, int) and not isinstance(value, bool):
            line.values[key] = line.values.get(key, 0) + value
        elif value and not line.values.get(key):
            line.values[key] = value
    line.unread.update(other.unread)


def _whole(number: float, rounded: bool) -> int:
    if not abs(number) < 1e12 or (not rounded and number != round(number)):  # nor what is no number at all
        raise CellError(phrase("“{text}” is not a whole number.", text=str(number)))
    return round(number)


def _keys(fields: Iterable[CountColumn | None]) -> set[str]:
    return {known.column.key for known in fields if known}


def _is_filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""


def lines_for(figures: ReadFigures, rows: Sequence[KpiFigure]) -> Iterator[tuple[FigureLine, KpiFigure | None]]:
    """Pair each row of a file with the one of the sheet that is about the same, or with nothing."""
    known: dict[Key, KpiFigure] = {}
    for row in rows:
        known.setdefault(key_of(row), row)
    for line in figures.lines:
        yield line, known.get(line.key)
