"""Sheets that a project does without: only what it has not uses them."""

from collections.abc import Set
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.method.project_facts import approach_of, planned_cycles
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.uat.uat_plan import UatPlan

# Where test cycles are planned, and which requirements have use cases: that is asked without a test, too.
ALWAYS: Final = {"uat_plan", "traceability"}


def needless_sheets(rows: Rows) -> Set[str]:
    """Return the sheets and reports of the acceptance test, where none is planned and nothing of one was written."""
    card, form = rows(Project)[0], next(iter(rows(UatPlan)), None)
    cycles = planned_cycles(approach_of(card.type, card.approach), form.cycles if form else None)
    tested = (sheet for sheet in SHEETS if sheet.sheet.chapter == Chapter.UAT.value and sheet.sheet.shape == "list")
    if cycles or any(rows(sheet) for sheet in tested):
        return frozenset()
    return {key for key, info in listed().items() if info.chapter == Chapter.UAT.value and key not in ALWAYS}
