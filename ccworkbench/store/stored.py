"""What the file holds, read leniently: a value that cannot be read is replaced in memory, and nothing is raised."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID, uuid5

from fractional_indexing import FIError, validate_order_key
from sqlalchemy import Dialect, String, Uuid, event, inspect
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeDecorator, TypeEngine

from ccworkbench.core.kind import YEARS, Kind
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, columns_of

Reader = Callable[[Any], Any]
MANY: Final = 65_536  # values that are remembered, because they stand in many rows: ids, days, places
NAMELESS: Final = UUID("5f0c7a52-8d0e-4c0b-9d4e-6f2a5c9b1e37")  # under it stand the ids that can't be read
MISREAD: Final = (FIError, LookupError, RecursionError, TypeError, ValueError)  # what a strict reader raises
MOST: Final = 10**15  # nobody can type as much
RANKS: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
# What stands in memory where the row's own frame can't be read: it is shown, and goes to no customer.
DEFAULT_FRAME: dict[str, Any] = {
    "position": "a0",
    "deleted": False,
    "origin": "",
    "internal": True,
    "unread": {},
    "titles": {},
}


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
        except MISREAD:
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


def _texts(raw: Any) -> Any:
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
BY_COLUMN: Final[dict[str, Reader]] = {
    "position": _lenient(_position),
    "unread": _lenient(_texts),
    "titles": _lenient(_texts),
}


@event.listens_for(Record, "after_mapper_constructed", propagate=True)
def _read_leniently(_mapper: Mapper[Any], sheet: type[Record]) -> None:
    """Give the columns of a sheet their lenient types as soon as it is loaded."""
    for column in sheet.__table__.columns:
        column.type = stored(column)


for _known in Record.registry.mappers:  # the sheets that were loaded before this module
    _read_leniently(_known, _known.class_)


@event.listens_for(Record, "load", propagate=True)
@event.listens_for(Record, "refresh", propagate=True)
def _replace_unreadable(row: Record, *_: object) -> None:
    """Put into memory, not into the file, what can stand in place of the values that could not be read."""
    if UnreadableValue.found:
        found = {key: value for key, value in vars(row).items() if isinstance(value, UnreadableValue)}
        inspect(row).info["spoilt"] = frozenset(found)
        for key, value in readable(type(row), vars(row)).items() if found else ():
            set_committed_value(row, key, value)


def readable(sheet: type[Record], values: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what replaces spoilt values: the columns' defaults, and their texts among the unread ones."""
    found = {key: value for key, value in values.items() if isinstance(value, UnreadableValue)}
    defaults = {**DEFAULT_FRAME, **{column.key: column.default for column in columns_of(sheet)}}
    unread = values["unread"] if "unread" not in found else {}
    texts = {key: str(value) for key, value in found.items() if key not in DEFAULT_FRAME and str(value)}
    return {**{key: defaults[key] for key in found}, "unread": {**unread, **texts}}


def forget_replaced(row: Record, keys: Iterable[str]) -> None:
    """Note that the file now holds what stands in these cells."""
    if UnreadableValue.found and "spoilt" in inspect(row).info:
        inspect(row).info["spoilt"] = inspect(row).info["spoilt"].difference(keys)


def was_replaced(row: Record, key: str) -> bool:
    """Tell whether what stands in a cell replaces something that could not be read."""
    spoilt = inspect(row).info.get("spoilt", ()) if UnreadableValue.found else ()
    return key in spoilt or (key == "unread" and bool(spoilt))
