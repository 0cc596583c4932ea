"""The append-only history: what passed the door, field by field, and how it is taken back."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, inspect, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import LoaderCallableStatus, Session

from ccworkbench import sheets
from ccworkbench.core.kind import Option
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import UserError
from ccworkbench.core.record import Record, was_mended
from ccworkbench.core.stored import legible
from ccworkbench.core.words import Phrase, phrase
from ccworkbench.store.clock import Clock
from ccworkbench.store.lock import Lock
from ccworkbench.store.tables import CHANGE, STEP

START, DO, UNDO, REDO = "start", "do", "undo", "redo"
WHOLE = ""  # stands for all columns of a new row
# A paste writes ten thousand of them; as text it takes half the time.
INSERT_CHANGES = str(CHANGE.insert().compile(dialect=sqlite.dialect()))
COLUMNS = (CHANGE.c.sheet, CHANGE.c.row, CHANGE.c.column, CHANGE.c.old, CHANGE.c.new)
UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)  # what reading garbage raises
DAMAGED_STEP = phrase("This step is damaged in the history and can’t be undone or redone. Correct the cells by hand.")
DAMAGED_LABEL = phrase("A step whose name can’t be read")
NO_MOMENT, LAST_STAMP = "000000000000000-000000-", "253370764800000"  # 1970, and the end of year 9998
AT_ONCE = 500  # older SQLites take no more than 999 values in a statement


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


class Timeline:
    """The steps that can be undone and redone, rebuilt from the file: they outlive the program."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        for step in steps:
            self.take(step)

    def take(self, step: Step) -> None:
        """Follow one more step; what does not fit is not followed."""
        if step.kind == UNDO:
            _pass_over(self.done, self.undone, step.target)
        elif step.kind == REDO:
            _pass_over(self.undone, self.done, step.target)
        elif step.kind == DO:
            self.done.append(step)
            self.undone.clear()


def _pass_over(source: list[Step], goal: list[Step], target: str) -> None:
    """Move the step that was undone or redone, which is the last one where nothing is spoilt."""
    place = next((at for at in reversed(range(len(source))) if source[at].id == target), None)
    if place is not None:
        goal.append(source.pop(place))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)  # json.dumps makes one for every value


def encode(value: Any) -> str:
    """Write a value as the history keeps it: JSON without a language, the same for equal values."""
    return ENCODER.encode(value)


def decode(sheet: type[Record], column: str, text: str) -> Any:
    """Return a value in the type of its column; raises UserError where the history holds none."""
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


def _check(column: Column[Any], value: Any, allowed: Any) -> None:
    """Raise ValueError for what the column can't hold."""
    kind = column.info.get("kind")
    if value is None:
        is_held = bool(column.nullable)
    else:
        is_held = isinstance(value, allowed) and (kind is None or kind.holds(value))
    if not is_held:
        raise ValueError(value)


def changes_of(session: Session) -> list[Change]:
    """List what is about to be written: every column of a new row, the changed ones of an old row."""
    return [*_inserted(session.new), *_altered(session)]


def _inserted(rows: Iterable[Any]) -> Iterator[Change]:
    for row in rows:
        for column in row.__table__.columns:
            yield Change(row.__tablename__, row.id, column.key, None, encode(getattr(row, column.key)))


def _altered(session: Session) -> Iterator[Change]:
    for row in session.dirty:
        for key, seen in list(inspect(row).committed_state.items()):
            before = _stored(session, row, key) if seen is LoaderCallableStatus.NO_VALUE else seen
            old, new = encode(before), encode(getattr(row, key))
            if was_mended(row, key):
                old = last_value(session, row, key) or old
            if old != new:
                yield Change(row.__tablename__, row.id, key, old, new)


def _stored(session: Session, row: Any, key: str) -> Any:
    """Read what a cell holds that was written without having been looked at."""
    return session.scalar(select(getattr(type(row), key)).where(type(row).id == row.id))


def take_back(session: Session, changes: Sequence[Change]) -> None:
    """Undo changes, given first first; a row that was new becomes a tombstone, a new crossing an empty one."""
    rows = _fetch(session, changes)
    for change in reversed(changes):
        sheet, row = sheets.BY_KEY[change.sheet], rows[change.row]
        if change.old is not None:
            setattr(row, change.column, decode(sheet, change.column, change.old))
        elif issubclass(sheet, Crossing):
            if change.column in {sheet.crossed, "unread"}:
                setattr(row, change.column, {} if change.column == "unread" else None)
        elif change.column == "deleted":
            row.deleted = True


def apply_again(session: Session, changes: Sequence[Change]) -> None:
    """Redo changes, given first first."""
    rows = _fetch(session, changes)
    for change in changes:
        if change.column != "id":
            value = decode(sheets.BY_KEY[change.sheet], change.column, change.new)
            setattr(rows[change.row], change.column, value)


def _fetch(session: Session, changes: Iterable[Change]) -> dict[UUID, Any]:
    """Read the rows that changes are about, many at a time; they are held until the changes are made."""
    wanted: dict[str, dict[UUID, None]] = {}
    for change in changes:
        wanted.setdefault(change.sheet, {})[change.row] = None
    rows: dict[UUID, Any] = {}
    for key, ids in wanted.items():
        sheet, listed = sheets.BY_KEY[key], list(ids)
        for start in range(0, len(listed), AT_ONCE):
            found = session.scalars(select(sheet).where(sheet.id.in_(listed[start : start + AT_ONCE])))
            rows.update((row.id, row) for row in found)
        if not rows.keys() >= set(listed):
            raise UserError(DAMAGED_STEP)
    return rows


def read_steps(session: Session, project: UUID) -> Iterator[Step]:
    """Read the steps of a project, first first; what is spoilt of them is replaced by something that can be shown."""
    for row in session.execute(select(STEP).where(STEP.c.project == str(project)).order_by(STEP.c.stamp)):
        yield _step(row.id, row.kind, row.label, row.stamp, row.author, row.target)


def read_changes(session: Session, step: str, *, lenient: bool = False) -> list[Change]:
    """Read the changes of a step, first first; raises UserError for a spoilt one, which `lenient` leaves out."""
    rows = session.execute(select(*COLUMNS).where(CHANGE.c.step == step).order_by(CHANGE.c.stamp, CHANGE.c.seq))
    return [change for row in rows for change in _changes(row, lenient=lenient)]


def read_row_changes(session: Session, row: UUID) -> list[tuple[Step, Change]]:
    """Read the changes of one row with the steps that made them, first first; spoilt ones are left out."""
    both = select(STEP.c.id, STEP.c.kind, STEP.c.label, STEP.c.stamp, STEP.c.author, *COLUMNS)
    wanted = both.join_from(STEP, CHANGE, CHANGE.c.step == STEP.c.id).where(CHANGE.c.row == str(row))
    return [
        (_step(*found[:5]), change)
        for found in session.execute(wanted.order_by(CHANGE.c.stamp, CHANGE.c.seq))
        for change in _changes(found[5:], lenient=True)
    ]


def last_value(session: Session, row: Record, column: str) -> str | None:
    """Return what the history says of a cell last; None where it says nothing."""
    told = (change.new for _, change in read_row_changes(session, row.id) if change.column == column)
    return next(reversed(list(told)), None)


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
    return Step(legible(step), legible(kind), said, moment, legible(author), legible(target))


def _changes(raw: Sequence[Any], *, lenient: bool) -> list[Change]:
    """Read one record of the history; a new row is one record of many changes."""
    sheet, row, column, old, new = raw
    try:
        known = sheets.BY_KEY[sheet].__table__.columns
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


def _packed(changes: Iterable[Change]) -> Iterator[Change]:
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


@dataclass
class Recorder:
    """Writes steps; knows which opening of the store this is, who works on it, and whether it may write."""

    clock: Clock
    author: str
    lock: Lock | None
    seq: int = 0

    def allow(self) -> Lock:
        """Give the lock; raises UserError where the store was only opened to be read."""
        if self.lock is None:
            raise UserError(phrase("This store is open to read only; nothing can be changed here."))
        return self.lock

    def record(self, session: Session, project: UUID, step: Step, changes: list[Change]) -> Step:
        """Write a step and its changes into the open transaction; many changes cost one statement."""
        self.allow().confirm(session)
        device, stamp, packed = self.clock.device, self.clock.stamp(), list(_packed(changes))
        label = json.dumps({"text": step.label.text, "values": step.label.values, "plural": step.label.plural})
        written = Step(uuid4().hex, step.kind, step.label, stamp, self.author, step.target,
                       frozenset((change.sheet, change.row) for change in changes))  # fmt: skip
        session.execute(STEP.insert().values(id=written.id, device=device, project=str(project), stamp=stamp,
                                             author=self.author, kind=step.kind, target=step.target,
                                             label=label))  # fmt: skip
        same = (stamp, written.id, self.author)
        if packed:  # an undo may find nothing to change
            session.connection().exec_driver_sql(INSERT_CHANGES, [
                (device, seq, *same, change.sheet, str(change.row), change.column, change.old, change.new)
                for seq, change in enumerate(packed, self.seq + 1)
            ])  # fmt: skip
        self.seq += len(packed)
        return written
