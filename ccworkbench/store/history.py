"""The append-only history: what passed the door, field by field, and how it is read back."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from ccworkbench.core.option import Option
from ccworkbench.core.record import Record
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.store.long_values import is_reference, lost_values, present_value, reference
from ccworkbench.store.stored import raw_text
from ccworkbench.store.tables import CHANGE, STEP, sheets_by_key

START, DO, UNDO, REDO = "start", "do", "undo", "redo"
WHOLE = ""  # stands for all columns of a new row
CHANGE_COLUMNS = (CHANGE.c.sheet, CHANGE.c.row, CHANGE.c.column, CHANGE.c.old, CHANGE.c.new)
UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)  # what reading garbage raises
DAMAGED_STEP = phrase("This step is damaged in the history and can’t be undone or redone. Correct the cells by hand.")
DAMAGED_LABEL = phrase("A step whose name can’t be read")
NO_MOMENT, LAST_STAMP = "000000000000000-000000-", "253370764800000"  # 1970, and the end of year 9998


@dataclass(frozen=True)
class Step:
    """One user action: its name, who did it when, and the rows it touched."""

    id: str
    kind: str
    label: Phrase
    stamp: str
    author: str
    target: str = ""
    rows: frozenset[tuple[str, UUID]] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Change:
    """One field of one row, before and after; `old` is None where the row was new."""

    sheet: str
    row: UUID
    column: str
    old: str | None
    new: str


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)  # json.dumps makes one for every value


def encode(value: Any) -> str:
    """Write a value as the history keeps it: JSON without a language, the same for equal values."""
    return ENCODER.encode(value)


def decode(sheet: type[Record], column: str, text: str) -> Any:
    """Return a value in the type of its column; raises UserError where the history holds none."""
    if is_reference(text):
        raise UserError(DAMAGED_STEP)
    try:
        stored = sheet.__table__.columns[column]
        value, python_type = json.loads(text), stored.type.python_type
        if value is not None and issubclass(python_type, date):
            return date.fromisoformat(value)
        if value is not None and issubclass(python_type, UUID | Option):
            return python_type(value)
        _check(stored, value, float | int if python_type is float else python_type)
    except UNREADABLE as error:
        raise UserError(DAMAGED_STEP) from error
    return value


def _check(column: Any, value: Any, allowed: Any) -> None:
    """Raise ValueError for what the column can't hold."""
    kind = column.info.get("kind")
    if value is None:
        is_held = bool(column.nullable)
    else:
        is_held = isinstance(value, allowed) and (kind is None or kind.holds(value))
    if not is_held:
        raise ValueError(value)


def changes_of(
    made: Iterable[Any], altered: Mapping[Any, Mapping[str, Any]], told: Callable[[Any, str], str | None]
) -> list[Change]:
    """List what is about to be written: every column of a new row, the changed ones of an old row, given as before.

    `told` returns what the history says of a cell whose value before can't be read, else None.
    """
    new = [
        Change(row.__tablename__, row.id, column.key, None, encode(getattr(row, column.key)))
        for row in made
        for column in row.__table__.columns
    ]
    return new + [
        Change(row.__tablename__, row.id, key, told(row, key) or encode(old), encode(getattr(row, key)))
        for row, before in altered.items()
        for key, old in before.items()
    ]


def read_steps(session: Session, project: UUID) -> Iterator[Step]:
    """Read the steps of a project, first first; what is spoilt of them is replaced by something that can be shown."""
    for row in session.execute(select(STEP).where(STEP.c.project == str(project)).order_by(STEP.c.stamp)):
        yield _step(row.id, row.kind, row.label, row.stamp, row.author, row.target)


def read_changes(session: Session, step: str, *, lenient: bool = False) -> list[Change]:
    """Read the changes of a step, first first; raises UserError for a spoilt one, which `lenient` leaves out."""
    rows = session.execute(
        select(*CHANGE_COLUMNS).where(CHANGE.c.step == step).order_by(CHANGE.c.stamp, CHANGE.c.seq)
    ).all()
    return [_in_full(session, change) for row in rows for change in _changes(row, lenient=lenient)]


def read_row_changes(session: Session, row: UUID) -> list[tuple[Step, Change]]:
    """Read the changes of one row with the steps that made them, first first; spoilt ones are left out."""
    return _read_with_steps(session, CHANGE.c.row == str(row))


def read_sheet_changes(session: Session, project: UUID, keys: Iterable[str]) -> list[tuple[Step, Change]]:
    """Read the changes of all rows of some sheets, gone ones among them, with their steps, first first."""
    return _read_with_steps(session, and_(STEP.c.project == str(project), CHANGE.c.sheet.in_(list(keys))))


def _read_with_steps(session: Session, wanted: ColumnElement[bool]) -> list[tuple[Step, Change]]:
    both = select(STEP.c.id, STEP.c.kind, STEP.c.label, STEP.c.stamp, STEP.c.author, *CHANGE_COLUMNS)
    found = both.join_from(STEP, CHANGE, CHANGE.c.step == STEP.c.id).where(wanted)
    lines = session.execute(found.order_by(CHANGE.c.stamp, CHANGE.c.seq)).all()
    steps = {told: _step(*told) for told in {tuple(line[:5]) for line in lines}}
    return [
        (steps[tuple(line[:5])], _in_full(session, change))
        for line in lines
        for change in _changes(line[5:], lenient=True)
    ]


def last_value(session: Session, row: Record, column: str) -> str | None:
    """Return what the history says of a cell last, be it a reference; None where it says nothing."""
    told = (
        select(*CHANGE_COLUMNS).where(CHANGE.c.row == str(row.id)).order_by(CHANGE.c.stamp.desc(), CHANGE.c.seq.desc())
    )
    changes = (change for line in session.execute(told) for change in _changes(line, lenient=True))
    return next((change.new for change in changes if change.column == column), None)


def _in_full(session: Session, change: Change) -> Change:
    """Put the values in place of references; one whose value is lost stays, and can’t be decoded."""
    if not is_reference(change.old) and not is_reference(change.new):
        return change
    old, new = (_value(session, change, text) or text for text in (change.old, change.new))
    return replace(change, old=old, new=new or change.new)


def _value(session: Session, change: Change, referring: str | None) -> str | None:
    """Return the value to which a change refers; None where neither the history nor its cell holds it any more."""
    if referring is None or not is_reference(referring):
        return None
    connection, characters = session.connection(), json.loads(referring)["characters"]
    found = lost_values(connection, change.row, change.column, characters)
    found.append(encode(present_value(connection, sheets_by_key()[change.sheet].__table__, change.row, change.column)))
    return next((text for text in found if reference(text) == referring), None)


def sound_stamp(stamp: Any) -> bool:
    """Tell whether a stamp has the form that the clock gives, and names a moment."""
    return isinstance(stamp, str) and re.fullmatch(r"\d{15}-\d{6}-\w*", stamp) is not None and stamp < LAST_STAMP


def label_of(raw: Any) -> Phrase:
    """Return a step's label; raises ValueError, or what its parts raise, where it can't be said."""
    label = Phrase(**json.loads(raw))
    for text in (label.text, label.plural):
        text.format(**label.values)
    return label if not label.plural or int(label.values["n"]) >= 0 else DAMAGED_LABEL


def _step(step: Any, kind: Any, label: Any, stamp: Any, author: Any, target: Any = "") -> Step:
    try:
        said = label_of(label)
    except UNREADABLE:
        said = DAMAGED_LABEL
    moment = stamp if sound_stamp(stamp) else NO_MOMENT
    return Step(raw_text(step), raw_text(kind), said, moment, raw_text(author), raw_text(target))


def _changes(raw: Sequence[Any], *, lenient: bool) -> list[Change]:
    """Read one record of the history; a new row is one record of many changes."""
    sheet, row, column, old, new = raw
    try:
        known = sheets_by_key()[sheet].__table__.columns
        change = Change(sheet, UUID(row), column, old, new)
        json.loads(new), json.loads(old or "null")
        found = _unpacked(change)
        if not all(one.column in known for one in found):
            raise KeyError(column)
    except UNREADABLE as error:
        if lenient:
            return []
        raise UserError(DAMAGED_STEP) from error
    return found


def packed(changes: Iterable[Change]) -> Iterator[Change]:
    """Put the columns of a new row into one change: a new project has fifteen thousand, most of them blank."""
    for new, group in groupby(changes, lambda change: (change.sheet, change.row) if change.old is None else None):
        if new is None:
            yield from group
        else:
            columns = ", ".join(f'"{change.column}": {change.new}' for change in group)
            yield Change(*new, WHOLE, None, f"{{{columns}}}")


def _unpacked(change: Change) -> list[Change]:
    if change.column != WHOLE:
        return [change]
    columns = json.loads(change.new).items()
    return [Change(change.sheet, change.row, column, None, encode(value)) for column, value in columns]
