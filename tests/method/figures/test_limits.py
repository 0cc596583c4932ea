"""Where a row falls: bands, barriers, marks and lengths, each limit from both sides."""

from datetime import date
from typing import Any

import pytest

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.figures import uat
from ccworkbench.method.figures.acceptance import _conditions
from ccworkbench.method.figures.training import passed
from ccworkbench.method.plan.sessions import MOST, Teaching
from ccworkbench.method.plan.test_round import _headline
from ccworkbench.sheets.change.adkar import Adkar, AdkarElement
from ccworkbench.sheets.kinds import Duration, Percent
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.operate.raid import Raid, RiskBand
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.prepare.profile import SizeBand, size_band_of
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.method.checks.examples.rows import TODAY, YESTERDAY, somebody
from tests.method.conftest import book_of

VIEW = Viewer(words_of("en"), TODAY)


@pytest.mark.parametrize(
    ("probability", "impact", "band"),
    [
        (2, 2, RiskBand.LOW),
        (1, 5, RiskBand.MEDIUM),
        (3, 3, RiskBand.MEDIUM),
        (2, 5, RiskBand.HIGH),
        (3, 4, RiskBand.HIGH),
        (3, 5, RiskBand.VERY_HIGH),
    ],
)
def test_a_risk_has_the_band_of_its_score(probability: int, impact: int, band: RiskBand) -> None:
    assert Raid(probability=probability, impact=impact).band() is band


@pytest.mark.parametrize(
    ("seats", "band"),
    [
        (None, None),
        (1, SizeBand.BELOW),
        (2, SizeBand.SMALL),
        (30, SizeBand.SMALL),
        (31, SizeBand.MEDIUM),
        (100, SizeBand.MEDIUM),
        (101, SizeBand.LARGE),
    ],
)
def test_a_centre_has_the_band_of_its_seats(seats: int | None, band: SizeBand | None) -> None:
    assert size_band_of(seats) is band


def test_an_element_at_three_or_below_is_a_barrier() -> None:
    assert Adkar(awareness=3.1, desire=3.0).barrier() is AdkarElement.DESIRE
    assert Adkar(awareness=3.1, desire=3.1).barrier() is None


@pytest.mark.parametrize(
    ("theory", "practice", "is_passed"), [(0.8, 0.7, True), (0.79, 0.7, False), (0.8, 0.69, False)]
)
def test_marks_are_passed_that_reach_what_is_asked(theory: float, practice: float, is_passed: bool) -> None:
    marks = Attestation(theory=theory, practice=practice, pass_theory=0.8, pass_practice=0.7)
    assert marks.is_passed() is is_passed


def test_the_later_of_two_rows_for_one_attempt_counts() -> None:
    person, _ = somebody()
    first, second = (
        Attestation(operator=person.id, attempt=1, result=result)
        for result in (AttestationResult.PASSED, AttestationResult.RETAKE)
    )
    assert passed(book_of([person, first, second])) == []
    assert passed(book_of([person, second, first])) == [first]


def test_the_later_of_two_results_of_a_day_counts() -> None:
    case, cycle = TestCase(title="x"), Cycle(name="C1")
    first, second = (
        TestResult(case_id=case.id, cycle_id=cycle.id, result=result, run_on=TODAY)
        for result in (ResultVerdict.PASSED, ResultVerdict.FAILED)
    )
    assert uat.latest(book_of([case, cycle, first, second])) == {case.id: second}


def test_a_share_is_twice_the_whole_at_most() -> None:
    assert Percent().parse("200", VIEW) == 2
    with pytest.raises(CellError, match="outside the range 0% to 200%"):
        Percent().parse("200.01", VIEW)


def test_a_day_is_one_in_excel() -> None:
    assert Duration().to_excel(86_400, VIEW) == 1
    assert Duration().from_excel(0.5, VIEW) == 43_200


@pytest.mark.parametrize(("hours", "days"), [(None, 1), (6, 1), (6.1, 2), (12, 2), (12.1, 3)])
def test_six_hours_are_taught_on_a_day(hours: float | None, days: int) -> None:
    assert Teaching({}, Audience(name="x"), Course(name="x", hours=hours)).parts == days


@pytest.mark.parametrize("modality", [Modality.CLASSROOM, Modality.VIRTUAL])
@pytest.mark.parametrize(("heads", "groups"), [(1990, 199), (2000, 200), (2010, 200)])
def test_no_course_is_planned_in_more_sessions_than_anybody_would_read(
    modality: Modality, heads: int, groups: int
) -> None:
    audience = Audience(name="x", headcount=heads, capacity=10)
    teaching = Teaching({}, audience, Course(name="x", modality=modality))
    assert len(teaching.groups([Site(name="Kassel", seats=heads)])) == groups <= MOST


def test_a_headline_of_ninety_letters_stays_whole() -> None:
    assert _headline("x" * 90) == "x" * 90
    assert _headline("x" * 91) == "x" * 90 + "…"
    assert _headline("word " * 20) == "word " * 17 + "word…"


@pytest.mark.parametrize(("target", "due"), [(TODAY, TODAY), (YESTERDAY, None), (None, None)])
def test_a_condition_is_due_when_its_defect_is_unless_that_is_over(target: date | None, due: date | None) -> None:
    sign_off = SignOff(subject="Test")
    defect: Any = Defect(
        title="x", code="DEF-1", severity=DefectSeverity.MAJOR, status=DefectStatus.IN_FIX, target=target
    )
    (condition,) = _conditions(sign_off, book_of([sign_off, defect]), VIEW)
    assert condition.due == due
