"""What the file holds, read leniently: a value that cannot be read comes back as `Spoilt`, and nothing is raised."""

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID, uuid5

from fractional_indexing import FIError, validate_order_key
from sqlalchemy import Dialect, String, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from ccworkbench.core.kind import YEARS, Kind
from ccworkbench.core.option import Option

Reader = Callable[[Any], Any]
MANY: Final = 65_536  # values that are remembered, because they stand in many rows: ids, days, places
NAMELESS: Final = UUID("5f0c7a52-8d0e-4c0b-9d4e-6f2a5c9b1e37")  # under it stand the ids that can't be read
UNREADABLE: Final = (FIError, LookupError, RecursionError, TypeError, ValueError)
MOST: Final = 10**15  # nobody can type as much
RANKS: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class UnreadableValue:
    """A stored value that its column can't hold, as it was found."""

    found = 0  # how many were met; as long as there are none, nobody has to look for them

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        UnreadableValue.found += 1

    def __str__(self) -> str:
        return raw_text(self.raw)


class UnreadableId(UUID):
    """Stands for an id that can't be read; it is written back as it was found."""

    __slots__ = ("raw",)
    raw: Any

    def __init__(self, raw: Any) -> None:
        super().__init__(int=uuid5(NAMELESS, f"{type(raw).__name__} {raw_text(raw)}").int)
        object.__setattr__(self, "raw", raw)


class Stored(TypeDecorator[Any]):
    """A column's type, with a reader of its own for what comes out of the file."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = String
    cache_ok = True

    def __init__(self, held: TypeEngine[Any], reader: Reader) -> None:
        super().__init__()
        self.impl = self.impl_instance = self.held = held
        self.reader = reader

    @property
    def python_type(self) -> type[Any]:
        """Return the type that the values have in memory."""
        return self.held.python_type

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Reader:
        """Return the reader itself: what the held type would do first raises where a value is spoilt."""
        return self.reader


class StoredId(Stored):
    """The type of ids, of which the odd ones are bound as they were found."""

    cache_ok = True

    def bind_processor(self, _dialect: Dialect) -> Reader:
        """Return what makes of an id what the file holds."""
        return _bound


def raw_text(raw: Any) -> str:
    """Write a value that was found in the file, whatever it is; nothing where there is none."""
    if isinstance(raw, bytes):
        return raw.decode("utf-8", "backslashreplace")
    return "" if raw is None else str(raw)


def lenient_text(raw: bytes) -> str | bytes:
    """Decode a text as SQLite hands it over; what is no UTF-8 stays as it is, and its column finds it spoilt."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def stored(column: Any) -> Stored:
    """Return the lenient type of a column: it makes the same table, and writes the same values."""
    held = Uuid() if column.foreign_keys else column.type  # keys take the type of what they point at only later
    python_type, nullable = held.python_type, bool(column.nullable)
    kind = column.info.get("kind")
    if column.key in BY_COLUMN:
        is_nowhere = column.key == "position" and "column_id" in column.table.c  # a matrix's cells have no order
        return Stored(held, _text if is_nowhere else BY_COLUMN[column.key])
    if issubclass(python_type, UUID):
        return StoredId(held, _lenient(_uuid, UnreadableValue if nullable else UnreadableId, nullable=nullable))
    if issubclass(python_type, Option):
        known = {option.value: option for option in python_type}
        return Stored(held, _lenient(known.__getitem__, nullable=nullable))
    if issubclass(python_type, date):
        return Stored(held, _lenient(_day, nullable=nullable))
    if kind is not None and type(kind).holds is not Kind.holds:
        return Stored(held, _held_by(kind, BY_TYPE[python_type]))
    return Stored(held, BY_TYPE[python_type])


def _bound(value: Any) -> Any:
    if value is None:
        return None
    return value.raw if isinstance(value, UnreadableId) else value.hex


def _lenient(read: Reader, odd: type[Any] = UnreadableValue, *, nullable: bool = False) -> Reader:
    """Return what reads a value strictly, and gives an odd one where that fails."""

    def lenient(raw: Any) -> Any:
        if raw is None and nullable:
            return None
        try:
            return read(raw)
        except UNREADABLE:
            return odd(raw)

    return lenient


@lru_cache(MANY)
def _uuid(raw: Any) -> UUID:
    number = int(raw, 16)
    if f"{number:032x}" != raw:  # another spelling of the same id would not be found again
        raise ValueError(raw)
    return UUID(int=number)


@lru_cache(MANY)
def _day(raw: Any) -> date:
    day = date.fromisoformat(raw)
    if day.isoformat() != raw or not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(raw)
    return day


@lru_cache(MANY)
def _position(raw: Any) -> Any:
    validate_order_key(raw)
    if not RANKS.issuperset(raw):
        raise ValueError(raw)
    return raw


def _text(raw: Any) -> Any:
    return raw if raw.__class__ is str else UnreadableValue(raw)


def _whole(raw: Any) -> Any:
    return raw if raw is None or (raw.__class__ is int and -MOST < raw < MOST) else UnreadableValue(raw)


def _number(raw: Any) -> Any:
    return raw if raw is None or (raw.__class__ in {int, float} and -MOST < raw < MOST) else UnreadableValue(raw)


def _flag(raw: Any) -> Any:
    return raw == 1 if raw in {0, 1} else UnreadableValue(raw)


def _json(raw: Any) -> Any:
    if not isinstance(raw, str):
        raise TypeError(raw)
    return {} if raw == "{}" else json.loads(raw)


def _unread(raw: Any) -> Any:
    value = _json(raw)
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise TypeError(raw)
    return value


def _held_by(kind: Kind, read: Reader) -> Reader:
    """Return a reader that takes what the type allows and the kind does not for spoilt, too."""

    def limited(raw: Any) -> Any:
        value = read(raw)
        return value if raw is None or isinstance(value, UnreadableValue) or kind.holds(value) else UnreadableValue(raw)

    return limited


BY_TYPE: Final[dict[type, Reader]] = {str: _text, int: _whole, float: _number, bool: _flag, object: _lenient(_json)}
BY_COLUMN: Final[dict[str, Reader]] = {"position": _lenient(_position), "unread": _lenient(_unread)}
