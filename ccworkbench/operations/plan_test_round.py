"""Plan the results of a test round: every case that belongs into it waits for its result."""

from dataclasses import dataclass

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.plan.test_round import OVER, lacking, open_cycles, planned_results, still_to_run
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.store.workbook import Workbook


@dataclass(frozen=True)
class PlannedRound:
    """What became of it: the results that were made, and all those that nobody has entered yet, the first first."""

    cycle: Cycle
    made: tuple[TestResult, ...]
    waiting: tuple[TestResult, ...]

    def sentence(self, viewer: Viewer) -> str:
        """Return what happened in one sentence."""
        words, name = viewer.words, viewer.retell(self.cycle.name)
        if not self.made:
            return words.say("Every test case in “{cycle}” already has a result.", cycle=name)
        return words.count(
            "{n} test run planned in “{cycle}”.", "{n} test runs planned in “{cycle}”.", len(self.made), cycle=name
        )


def cycles_to_plan(workbook: Workbook) -> list[Cycle]:
    """Return the rounds that can be planned, the one that runs first; raises UserError where there is none."""
    found = sorted(open_cycles(workbook.rows), key=lambda cycle: cycle.status is not CycleStatus.RUNNING)
    if not found:
        raise UserError(phrase("No test cycle is open. Add one, or reopen one."))
    return found


def cases_to_plan(workbook: Workbook, cycle: Cycle) -> int:
    """Return how many cases of a round have no result yet, not even one that is still to come."""
    return len(lacking(cycle, workbook.rows))


def plan_test_round(workbook: Workbook, cycle: Cycle) -> PlannedRound:
    """Give every case of a round its result, not run yet, as one step; return what was made.

    Cases that have one already get no other. Raises UserError where the round is over.
    """
    if cycle.status in OVER:
        raise UserError(
            phrase("“{cycle}” is finished or cancelled. Reopen it, or choose another test cycle.", cycle=cycle.name)
        )
    made = planned_results(cycle, workbook.rows)
    if made:
        with workbook.edit(phrases("Plan {n} test run", "Plan {n} test runs", len(made))) as edit:
            edit.add_all(made)
    return PlannedRound(cycle, tuple(made), tuple(still_to_run(cycle, workbook.rows)))
