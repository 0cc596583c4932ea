"""Check a project: the rules on its rows, and what only its history tells."""

from collections.abc import Iterable
from datetime import date

from ccworkbench.method.checks.all_checks import CheckedProject, check_rows
from ccworkbench.method.project_facts import RowsWithTypedDates
from ccworkbench.operations.note_signed_changes import SignedChange, signed_changes, signed_problems
from ccworkbench.operations.plan_history import TypedDates
from ccworkbench.store.workbook import Workbook


def check_project(
    workbook: Workbook, today: date, signed: Iterable[SignedChange] | None = None, typed: TypedDates | None = None
) -> CheckedProject:
    """Return all broken rules, loud and muted; whoever watches what was changed of `signed` things or typed says so."""
    changes = signed_changes(workbook) if signed is None else signed
    rows = RowsWithTypedDates(workbook.rows, (typed or TypedDates(workbook)).cells())
    return check_rows(rows, today, signed_problems(workbook, changes))
