"""Check a project: the rules on its rows, and what only its history tells."""

from collections.abc import Iterable
from datetime import date

from ccworkbench.method.checks.all_checks import Checked, checked
from ccworkbench.operations.note_signed_changes import SignedChange, signed_changes, signed_problems
from ccworkbench.store.workbook import Workbook


def check_project(workbook: Workbook, today: date, signed: Iterable[SignedChange] | None = None) -> Checked:
    """Return all broken rules, loud and muted; whoever knows already what of `signed` things was changed says so."""
    changes = signed_changes(workbook) if signed is None else signed
    return checked(workbook.rows, today, signed_problems(workbook, changes))
