"""A sheet is one mapped class; `cell()` says how a column is shown, and `columns_of()` reads it back."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, Enum, ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ccworkbench.core.disclosure import Disclosure, narrowest
from ccworkbench.core.kind import Choice, Code, Date, Flag, Kind, Number, Reference, Text
from ccworkbench.core.option import Option
from ccworkbench.core.viewer import Viewer

F = TypeVar("F", bound=Callable[..., Any])
RecordType = TypeVar("RecordType", bound="Record")
Split = Callable[[Any, str, str], Mapping[str, Any]]
KINDS: dict[type, type[Kind]] = {date: Date, bool: Flag, int: Number, float: Number, str: Text}


def reference_key(sheet: str) -> ForeignKey:
    """Point at a row of another sheet; checked only when a step is complete, so that rows may come in any order."""
    return ForeignKey(f"{sheet}.id", deferrable=True, initially="DEFERRED")


@dataclass(frozen=True)
class Sheet:
    """What a sheet is called, what it is for, and where it stands; all texts are in English."""

    title: str
    purpose: str
    one: str
    chapter: str
    icon: str
    shape: str = "list"
    tab: str = ""
    named_by: str = ""
    disclosure: Disclosure = Disclosure.CUSTOMER  # of all its columns, unless they are for fewer readers


@dataclass(frozen=True)
class Column:
    """One column of a sheet: heading, kind, width in characters, and how to read and write its cell."""

    key: str
    heading: str
    kind: Kind
    width: int = 16
    required: bool = False
    disclosure: Disclosure = Disclosure.CUSTOMER
    is_parent: bool = False  # of a reference: whether the row hangs on the other, and is for no more readers than it
    computed: bool = False
    default: Any = None
    section: str = ""  # of a form: what its field stands under
    by_program: bool = False  # whether it holds what a command wrote there, and nobody types
    is_method: bool = False  # whether a house may keep it for other projects though no starter row of ours fills it
    for_viewer: bool = False  # whether what is worked out depends on who looks
    of: tuple[str, ...] = ()  # of a computed column: those of its row that it is worked out from
    split: Split | None = None  # of a computed column: from row, text and language, the values of the others

    @property
    def is_locked(self) -> bool:
        """Tell whether nobody types into this column: it is a command's, or worked out and can't be taken apart."""
        return self.by_program or (self.computed and self.split is None)

    def parts(self, row: Any, value: Any, language: str) -> list[tuple["Column", Any]]:
        """Take a text apart: list the columns that this one is worked out from, each with what it gets."""
        sheet: type[Record] = type(row)
        named = {column.key: column for column in columns_of(sheet)}
        found = self.split(row, value or "", language) if self.split else {}
        return [(named[key], part) for key, part in found.items()]

    def read(self, row: Any, viewer: Viewer | None = None) -> Any:
        """Return the value in a row; one that is worked out for its `viewer` is told as well as it can be without."""
        value = getattr(self.target(row), self.key)
        if not self.computed:
            return value
        return value(viewer) if self.for_viewer and viewer else value()

    def target(self, row: Any) -> Any:
        """Return the record that holds this column's cell of a row: the row itself, or a crossing."""
        return row

    def write(self, row: Any, value: Any, unread: str = "") -> Any:
        """Put a value into a row, or keep a text that could not be read; gives the record that changed."""
        record = self.target(row)
        setattr(record, self.key, self.default if unread else value)
        if unread or self.key in record.unread:
            others = {key: text for key, text in record.unread.items() if key != self.key}
            record.unread = {**others, self.key: unread} if unread else others
        return record

    def unread(self, row: Any) -> str:
        """Return the text that could not be read, if there is one."""
        return str(self.target(row).unread.get(self.key, ""))

    def text(self, row: Any, viewer: Viewer) -> str:
        """Show the cell as its reader sees it."""
        return self.unread(row) or self.kind.show(self.read(row, viewer), viewer)


class Record(DeclarativeBase):
    """A row of a sheet: an id for life, its place among its neighbours, and a tombstone instead of a deletion."""

    type_annotation_map: ClassVar = {
        Option: Enum(Option, native_enum=False, length=40, values_callable=lambda e: [option.value for option in e]),
        tuple[str, ...]: JSON,
        dict[str, str]: JSON,
    }
    sheet: ClassVar[Sheet]

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-9)
    project_id: Mapped[UUID] = mapped_column(reference_key("project"), index=True, sort_order=-8)
    position: Mapped[str] = mapped_column(String(collation="BINARY"), sort_order=-7)
    deleted: Mapped[bool] = mapped_column(sort_order=-6)
    origin: Mapped[str] = mapped_column(sort_order=-5)  # key of the starter row it came from, such as a.2.1
    internal: Mapped[bool] = mapped_column(sort_order=-4)  # never in a customer's file
    unread: Mapped[dict[str, str]] = mapped_column(sort_order=-3)  # column -> text that could not be read

    def __init__(self, **values: Any) -> None:
        blank = {column.key: column.default for column in columns_of(type(self)) if not column.computed}
        frame = {"id": uuid4(), "position": "", "deleted": False, "origin": "", "internal": False, "unread": {}}
        for key, value in {**frame, **blank, **values}.items():
            setattr(self, key, value)

    @property
    def label(self) -> str:
        """How other sheets call this row."""
        return str(getattr(self, self.sheet.named_by))

    @property
    def disclosure(self) -> Disclosure:
        """Who may read of this row at all; what hangs on it is for no more readers."""
        return Disclosure.INTERNAL if self.internal else Disclosure.CUSTOMER

    @classmethod
    def parents(cls) -> tuple[tuple[str, str], ...]:
        """List on which rows those of this sheet hang, as column and sheet: they can't be without them, or say so."""
        return tuple(
            (column.key, column.kind.sheet)
            for column in columns_of(cls)
            if isinstance(column.kind, Reference) and (column.required or column.is_parent)
        )

    @property
    def heading(self) -> str:
        """How a matrix calls this row, where it is a column."""
        return self.label

    @property
    def also_called(self) -> tuple[str, ...]:
        """What else somebody may type to refer to this row: its number, as A-012 or A-12."""
        code = str(getattr(self, "code", ""))
        return (code, re.sub(r"-0+(?=\d)", "-", code)) if code else ()


def cell(heading: str, kind: Kind | None = None, **info: Any) -> Any:
    """Declare a column: `mapped_column` with its layout in `info`; the kind follows from the annotation."""
    keys = [reference_key(kind.sheet)] if isinstance(kind, Reference) else []
    return mapped_column(*keys, info={"heading": heading, "kind": kind, **info})


def computed(heading: str, kind: Kind, *, before: str = "", width: int = 16, **info: Any) -> Callable[[F], F]:
    """Declare a column that is worked out from its row, shown before the column `before`.

    `of` names the columns that it is worked out from. With `split`, a text can be typed into it all the same, and is
    taken apart; `for_viewer`, it is given who looks. It is for no more readers than what it is worked out from:
    `disclosure` says for whom.
    """

    def mark(method: F) -> F:
        method.__dict__["column"] = (before, Column(method.__name__, heading, kind, width, computed=True, **info))
        return method

    return mark


@cache
def columns_of(sheet: type[Record]) -> tuple[Column, ...]:
    """Read the columns of a sheet back, in the order they were declared."""
    found = [_column(stored) for stored in sheet.__table__.columns if "heading" in stored.info]
    for method in vars(sheet).values():
        if hasattr(method, "column"):
            before, column = method.column
            place = next((i for i, other in enumerate(found) if other.key == before), len(found))
            found.insert(place, column)
    info = getattr(sheet, "sheet", None)  # the base of all matrices has none
    widest = info.disclosure if info else Disclosure.CUSTOMER
    return tuple(replace(column, disclosure=narrowest(widest, column.disclosure)) for column in found)


@cache
def numbered(sheet: type[Record]) -> tuple[tuple[Column, Code], ...]:
    """List the columns of a sheet that hold the human numbers of its rows, with their kinds."""
    return tuple((column, column.kind) for column in columns_of(sheet) if isinstance(column.kind, Code))


def is_taken(rows: Iterable[Any], column: Column, code: str) -> bool:
    """Tell whether one of some rows has a number; a column of another kind holds none."""
    kind = column.kind
    return isinstance(kind, Code) and any(kind.plain(column.read(row)) == kind.plain(code) for row in rows)


def _column(stored: Any) -> Column:
    info = {"default": None, **stored.info}
    python_type = stored.type.python_type
    kind = info.pop("kind") or (Choice(python_type) if issubclass(python_type, Option) else KINDS[python_type]())
    info["default"] = kind.empty if info["default"] is None else info["default"]
    return Column(stored.key, kind=kind, **info)
