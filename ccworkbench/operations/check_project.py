"""Check a project: the rules on its rows, and what only its history tells."""

from collections.abc import Iterable
from datetime import date

from ccworkbench.method.checks.all_checks import CheckedProject, check_rows
from ccworkbench.operations.note_signed_changes import SignedChange, signed_changes, signed_problems
from ccworkbench.store.workbook import Workbook


def check_project(workbook: Workbook, today: date, signed: Iterable[SignedChange] | None = None) -> CheckedProject:
    """Return all broken rules, loud and muted; whoever knows already what of `signed` things was changed says so."""
    changes = signed_changes(workbook) if signed is None else signed
    return check_rows(workbook.rows, today, signed_problems(workbook, changes))
