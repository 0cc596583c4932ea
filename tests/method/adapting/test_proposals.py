"""What is a part of another proposed row is counted there, and comes or goes with it."""

from datetime import date

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import phrase
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.adapting.proposals import folded, unfolded
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep

VIEWER = Viewer(words_of("en"), date(2026, 11, 30))


def proposal(row: Record, kind: str = "add") -> PlanProposal:
    return PlanProposal(kind, row, phrase("Add to “{sheet}”: {row}", sheet="S", row=row.label))


def test_steps_are_counted_at_their_case_and_come_with_it() -> None:
    case = TestCase(title="Call")
    rows = [proposal(case), *(proposal(TestStep(case_id=case.id, action=str(n))) for n in range(3))]
    (line,) = folded(rows, VIEWER)
    assert VIEWER.words.tell(line.told) == "Add to “S”: Call, with Test steps (3)"
    assert [one.row for one in unfolded([line])] == [one.row for one in rows]


def test_a_step_of_a_case_that_stays_is_a_line_of_its_own() -> None:
    rows = [proposal(TestStep(case_id=TestCase().id, action="Dial")), proposal(TestCase(title="Call"))]
    assert folded(rows, VIEWER) == rows


def test_what_goes_is_not_counted_at_what_comes() -> None:
    case = TestCase(title="Call")
    rows = [proposal(case), proposal(TestStep(case_id=case.id), "remove")]
    assert folded(rows, VIEWER) == rows
