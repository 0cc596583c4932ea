"""The append-only history: what passed the door, field by field, and how it is taken back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from ccworkbench import sheets
from ccworkbench.core.kind import Option
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record
from ccworkbench.core.words import Phrase
from ccworkbench.store.tables import CHANGE, STEP

START, DO, UNDO, REDO = "start", "do", "undo", "redo"
WHOLE = ""  # stands for all columns of a new row
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
        """Follow one more step."""
        if step.kind == UNDO:
            self.undone.append(self.done.pop())
        elif step.kind == REDO:
            self.done.append(self.undone.pop())
        elif step.kind == DO:
            self.done.append(step)
            self.undone.clear()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)  # json.dumps makes one for every value


def encode(value: Any) -> str:
    """Write a value as the history keeps it: JSON without a language, the same for equal values."""
    return ENCODER.encode(value)


def decode(sheet: type[Record], column: str, text: str) -> Any:
    """Read a value back into the type of its column."""
    value = json.loads(text)
    python_type = sheet.__table__.columns[column].type.python_type
    if value is not None and issubclass(python_type, date):
        return date.fromisoformat(value)
    return python_type(value) if value is not None and issubclass(python_type, UUID | Option) else value


def changes_of(made: Iterable[Any], altered: Mapping[Any, Mapping[str, Any]]) -> list[Change]:
    """List what is about to be written: every column of a new row, the changed ones of an old row, given as before."""
    new = [
        Change(row.__tablename__, row.id, column.key, None, encode(getattr(row, column.key)))
        for row in made
        for column in row.__table__.columns
    ]
    return new + [
        Change(row.__tablename__, row.id, key, encode(old), encode(getattr(row, key)))
        for row, before in altered.items()
        for key, old in before.items()
    ]


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
    return rows


def read_steps(session: Session, project: UUID) -> Iterator[Step]:
    """Read the steps of a project, first first."""
    for row in session.execute(select(STEP).where(STEP.c.project == str(project)).order_by(STEP.c.stamp)):
        label = Phrase(**json.loads(row.label))
        yield Step(row.id, row.kind, label, row.stamp, row.author, row.target)


def read_changes(session: Session, step: str) -> list[Change]:
    """Read the changes of a step, first first."""
    columns = (CHANGE.c.sheet, CHANGE.c.row, CHANGE.c.column, CHANGE.c.old, CHANGE.c.new)
    rows = session.execute(select(*columns).where(CHANGE.c.step == step).order_by(CHANGE.c.stamp, CHANGE.c.seq)).all()
    ids = {row: UUID(row) for row in {row[1] for row in rows}}
    return [change for sheet, row, *rest in rows for change in _unpacked(Change(sheet, ids[row], *rest))]


def read_row_changes(session: Session, row: UUID) -> list[tuple[Step, Change]]:
    """Read the changes of one row with the steps that made them, first first."""
    return _read_with_steps(session, CHANGE.c.row == str(row))


def read_sheet_changes(session: Session, project: UUID, keys: Iterable[str]) -> list[tuple[Step, Change]]:
    """Read the changes of all rows of some sheets, gone ones among them, with their steps, first first."""
    return _read_with_steps(session, and_(STEP.c.project == str(project), CHANGE.c.sheet.in_(list(keys))))


def _read_with_steps(session: Session, wanted: ColumnElement[bool]) -> list[tuple[Step, Change]]:
    columns = (CHANGE.c.sheet, CHANGE.c.row, CHANGE.c.column, CHANGE.c.old, CHANGE.c.new)
    both = select(STEP.c.id, STEP.c.kind, STEP.c.label, STEP.c.stamp, STEP.c.author, *columns)
    found = both.join_from(STEP, CHANGE, CHANGE.c.step == STEP.c.id).where(wanted)
    return [
        (Step(*line[:2], Phrase(**json.loads(line[2])), *line[3:5]), change)
        for line in session.execute(found.order_by(CHANGE.c.stamp, CHANGE.c.seq))
        for change in _unpacked(Change(line[5], UUID(line[6]), line[7], line[8], line[9]))
    ]


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
