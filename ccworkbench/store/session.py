"""Guards the database session of a project: what it reads may change only inside an edit of the workbook."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from ccworkbench.core.record import Record
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.history import encode
from ccworkbench.store.stored import was_replaced

Altered = dict[Record, dict[str, Any]]  # rows that were changed, with what their cells held before


def _altered(session: Session) -> Altered:
    """Return the rows that differ from what is stored, each with what its changed cells held before."""
    found: Altered = {}
    for row in session.dirty:
        seen = inspect(row).committed_state.items()
        before = {key: old for key, old in seen if was_replaced(row, key) or encode(old) != encode(getattr(row, key))}
        if before:
            found[row] = before
    return found


def _refuse_changes(session: Session, *_: object) -> None:
    """The session only reads; what changes is written by the door, or not at all."""
    if _altered(session) or session.new or session.deleted:
        raise RuntimeError("Rows change only inside Workbook.edit()")


def _owner(sheet: type[Record]) -> Any:
    """Return the column that says whose a row is; a card is its own, whatever else it holds."""
    return sheet.id if sheet is Project else sheet.project_id
