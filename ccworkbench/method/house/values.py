"""Turns cells into plain values and back: references into keys of rows, numbers of rows into lists of keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from ccworkbench.core.kind import LARGEST, Choice, Choices, Flag, Kind, Reference, Text
from ccworkbench.core.record import Column, Record, numbered
from ccworkbench.language.legible_text import legible
from ccworkbench.sheets.kinds import Codes, Levels

LONGEST_TEXT = 32_000  # letters of a text; Excel’s cells hold no more


def plain_value(column: Column, value: Any, keys: Mapping[UUID, str], codes: Mapping[str, str]) -> Any:
    """Return what a file holds of a value; what leads to a row without a key leads nowhere."""
    kind = column.kind
    if isinstance(kind, Reference):
        return keys.get(value)
    if isinstance(kind, Codes):
        return [codes[code] for code in parts_of(value) if code in codes]
    if isinstance(kind, Levels):  # where people are today is a finding of the project; what they need is not
        return f">{value.partition('>')[2]}" if value else ""
    if isinstance(kind, Choices):
        return list(value or ())
    return value.value if isinstance(kind, Choice) and value is not None else value


def cell_value(column: Column, value: Any, lead: Callable[[str, str], UUID | None]) -> Any:
    """Return what a column holds of a plain value, numbers of rows apart; `lead` finds a row by its sheet and key."""
    kind = column.kind
    if isinstance(kind, Reference):
        return lead(kind.sheet, value) if value else None
    if isinstance(kind, Choices):
        return tuple(value)
    return kind.options(value) if isinstance(kind, Choice) and value is not None else value


def legible_value(column: Column, value: Any) -> Any:
    """Return a plain value that a file holds, its texts fit to be stored; raises ValueError where it is none."""
    if not _is_sound(column.kind, value):
        raise ValueError(value)
    return legible(value) if isinstance(value, str) else value


def parts_of(codes: str) -> list[str]:
    """Return the single numbers of a cell that holds several."""
    return [part.strip() for part in codes.split(",") if part.strip()]


def numbers_of_rows(rows: Iterable[Record]) -> dict[str, Record]:
    """Find rows by their human numbers; those without one are numbered by their places, as a new project does it."""
    found: dict[str, Record] = {}
    places: dict[type[Record], int] = {}
    for row in rows:
        sheet = type(row)
        for column, kind in numbered(sheet):
            places[sheet] = places.get(sheet, 0) + 1
            found.setdefault(column.read(row) or f"{kind.prefix}-{places[sheet]:03d}", row)
    return found


def _is_sound(kind: Kind, value: Any) -> bool:
    if isinstance(kind, Codes | Choices):
        is_list = isinstance(value, list) and all(isinstance(part, str) for part in value)
        return is_list and (isinstance(kind, Codes) or kind.holds(value))
    if isinstance(kind, Flag):
        return isinstance(value, bool)
    if isinstance(kind, Text | Levels):
        return isinstance(value, str) and len(value) <= LONGEST_TEXT and kind.holds(value)
    if value is None:
        return True
    if isinstance(kind, Reference | Choice):
        return isinstance(value, str) and (isinstance(kind, Reference) or value in list(kind.options))
    types = (int, float) if getattr(kind, "digits", 0) else (int,)
    is_number = isinstance(value, types) and not isinstance(value, bool)
    return is_number and -LARGEST <= value <= LARGEST and kind.holds(value)  # no number that is none is within
