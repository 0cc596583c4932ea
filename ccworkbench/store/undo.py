"""Undo and redo: which steps can be taken back and made again, and how that is done."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.store.history import DAMAGED_STEP, DO, REDO, UNDO, Change, Step, decode
from ccworkbench.store.tables import sheets_by_key

AT_ONCE = 500  # older SQLites take no more than 999 values in a statement


class UndoHistory:
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


def take_back(session: Session, changes: Sequence[Change]) -> None:
    """Undo changes, given first first; a row that was new becomes a tombstone, a new crossing an empty one."""
    rows, by_key = _fetch(session, changes), sheets_by_key()
    for change in reversed(changes):
        sheet, row = by_key[change.sheet], rows[change.row]
        if change.old is not None:
            setattr(row, change.column, decode(sheet, change.column, change.old))
        elif issubclass(sheet, Crossing):
            if change.column in {sheet.crossed, "unread"}:
                setattr(row, change.column, {} if change.column == "unread" else _blank(sheet))
        elif change.column == "deleted":
            row.deleted = True


def _blank(sheet: type[Crossing]) -> Any:
    """Return what an empty cell of a matrix holds."""
    return next(column.default for column in columns_of(sheet) if column.key == sheet.crossed)


def apply_again(session: Session, changes: Sequence[Change]) -> None:
    """Redo changes, given first first."""
    rows, by_key = _fetch(session, changes), sheets_by_key()
    for change in changes:
        if change.column != "id":
            value = decode(by_key[change.sheet], change.column, change.new)
            setattr(rows[change.row], change.column, value)


def _fetch(session: Session, changes: Iterable[Change]) -> dict[UUID, Any]:
    """Read the rows that changes are about, many at a time; they are held until the changes are made."""
    wanted: dict[str, dict[UUID, None]] = {}
    for change in changes:
        wanted.setdefault(change.sheet, {})[change.row] = None
    rows: dict[UUID, Any] = {}
    for key, ids in wanted.items():
        sheet, listed = sheets_by_key()[key], list(ids)
        for start in range(0, len(listed), AT_ONCE):
            found = session.scalars(select(sheet).where(sheet.id.in_(listed[start : start + AT_ONCE])))
            rows.update((row.id, row) for row in found)
        if not rows.keys() >= set(listed):
            raise UserError(DAMAGED_STEP)
    return rows
