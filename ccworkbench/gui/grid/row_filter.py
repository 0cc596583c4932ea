"""What of a sheet is looked at: search, filters and order; plain rules, without widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cmp_to_key
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from ccworkbench.core.kind import Choice, Choices, Date, Flag, Reference, Text
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.languages import LOCALES
from ccworkbench.language.name_matching import without_accents
from ccworkbench.language.words import N_


class DateSpan(Enum):
    """Where a date lies, seen from today; what a filter of dates offers."""

    PAST = N_("Before today")
    WEEK = N_("Today and the next 6 days")
    LATER = N_("Later")


def can_filter(column: Column) -> bool:
    """Tell whether a column has few enough values to be filtered by."""
    return isinstance(column.kind, Choice | Reference | Flag | Date) and not isinstance(column, CrossColumn)


def filter_keys(column: Column, row: Any, today: date) -> tuple[Any, ...]:
    """Return what a filter knows a cell by: its value, each of several values, or the span of a date."""
    value = column.read(row)
    if isinstance(column.kind, Choices):
        return tuple(column.kind.options(key) for key in value or ()) or (None,)
    if isinstance(value, date):
        if value < today:
            return (DateSpan.PAST,)
        return (DateSpan.WEEK if value < today + timedelta(7) else DateSpan.LATER,)
    return (value,)


def name_of_key(column: Column, key: Any, viewer: Viewer) -> str:
    """Name a value of a filter."""
    if isinstance(key, DateSpan):
        return viewer.words.say(key.value)
    return column.kind.show(key, viewer) or viewer.words.say("(empty)")


@dataclass
class RowFilter:
    """Search text, chosen values, chosen rows, and the order; `kept` rows stay in sight until the next refresh."""

    text: str = ""
    chosen: dict[str, frozenset[Any]] = field(default_factory=dict)
    orders: list[tuple[str, bool]] = field(default_factory=list)  # column, whether descending
    kept: set[UUID] = field(default_factory=set)
    only: frozenset[UUID] = frozenset()  # rows that a number elsewhere stands for; none means all

    @property
    def is_narrow(self) -> bool:
        """Tell whether rows may be hidden."""
        return bool(self.text or self.chosen or self.only)

    def choose(self, column: str, keys: Iterable[Any]) -> None:
        """Filter a column by values; none of them takes its filter away."""
        self.chosen.pop(column, None)
        if wanted := frozenset(keys):
            self.chosen[column] = wanted

    def order_by(self, column: str, *, more: bool) -> None:
        """Sort by a column: up, then down, then not at all; `more` keeps the columns sorted by before."""
        now = dict(self.orders).get(column)
        then = {None: False, False: True, True: None}[now]
        before: list[tuple[str, bool | None]] = list(self.orders) if more else []
        if now is None or not more:
            before.append((column, then))
        wanted = [(key, then if key == column else down) for key, down in before]
        self.orders = [(key, down) for key, down in wanted if down is not None]

    def shows(self, row: Any, columns: Sequence[Column], viewer: Viewer) -> bool:
        """Tell whether a row is in sight."""
        if row.id in self.kept:
            return True
        if self.only and row.id not in self.only:
            return False
        for column in columns:
            wanted = self.chosen.get(column.key) if not isinstance(column, CrossColumn) else None
            if wanted is not None and not wanted.intersection(filter_keys(column, row, viewer.today)):
                return False
        return not self.text or self._has_text(row, columns, viewer)

    def filtered(self, rows: Sequence[Any], columns: Sequence[Column], viewer: Viewer) -> list[Any]:
        """Return the rows in sight, in their order."""
        seen = [row for row in rows if self.shows(row, columns, viewer)] if self.is_narrow else list(rows)
        named = {column.key: column for column in columns if not isinstance(column, CrossColumn)}
        for key, down in reversed(self.orders):
            if key in named:
                seen = self._sorted(seen, named[key], viewer, down=down)
        return seen

    def _has_text(self, row: Any, columns: Sequence[Column], viewer: Viewer) -> bool:
        typed = _searched(self.text)
        return any(typed in _searched(column.text(row, viewer)) for column in columns)

    def _sorted(self, rows: list[Any], column: Column, viewer: Viewer, *, down: bool) -> list[Any]:
        filled = [row for row in rows if column.text(row, viewer)]
        empty = [row for row in rows if not column.text(row, viewer)]
        if isinstance(column.kind, Text | Reference | Choices):
            return _by_text(filled, column, viewer, down=down) + empty
        readable = [row for row in filled if not column.unread(row)]
        unread = [row for row in filled if column.unread(row)]
        return sorted(readable, key=lambda row: _sort_value(column, row, viewer), reverse=down) + unread + empty


def _by_text(rows: list[Any], column: Column, viewer: Viewer, *, down: bool) -> list[Any]:
    collator = QCollator(QLocale(LOCALES[viewer.words.language]))
    collator.setNumericMode(True)  # UC-2 comes before UC-10
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    keyed = [(collator.sortKey(column.text(row, viewer)), row) for row in rows]

    def compare(one: tuple[QCollatorSortKey, Any], other: tuple[QCollatorSortKey, Any]) -> int:
        return one[0].compare(other[0])

    return [row for _, row in sorted(keyed, key=cmp_to_key(compare), reverse=down)]


def _sort_value(column: Column, row: Any, viewer: Viewer) -> Any:
    value = column.read(row, viewer)
    if isinstance(column.kind, Choice):
        return list(column.kind.options).index(value)
    return value


def _searched(text: str) -> str:
    """Return a text as it is searched: without case and accents, as names are found everywhere else."""
    return text.casefold() if text.isascii() else without_accents(text)
