"""What follows from an edit of an action: a complete date means that it is done (method.md 4.3)."""

from datetime import date

from ccworkbench.core.record import Record
from ccworkbench.sheets.action import Action, ActionStatus


def follow(row: Record, column: str, today: date) -> bool:
    """Set what follows from a change of `column`, inside the same edit; tells whether anything did."""
    if not isinstance(row, Action) or column != "completed" or row.completed is None:
        return False
    if row.completed > today or row.status is ActionStatus.DONE:
        return False
    row.status = ActionStatus.DONE
    return True
