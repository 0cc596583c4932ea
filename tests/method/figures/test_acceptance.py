"""Preparing the sign-off of a test: figures, open defects, conditions, signatories."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Words
from ccworkbench.method.figures.acceptance import Prepared, is_signed, prepare, residual, summary
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import DefectSeverity, Side
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
VIEW = Viewer(Words("en"), TODAY)
EARLY, LATE = date(2026, 11, 20), date(2026, 12, 4)


class Opened:
    """An edit that puts what is added among the rows."""

    def __init__(self, rows: list[Record]) -> None:
        self.project, self.rows = Project(name="Hotline"), rows

    def add(self, row: Any, after: Record | None = None) -> Any:
        self.rows.append(row)
        return row


def prepared(sign_off: SignOff, *others: Record, ours: bool = False) -> tuple[Prepared, list[Record]]:
    rows: list[Record] = [sign_off, *others]
    return prepare(Opened(rows), sign_off, book_of(rows), VIEW, lambda _column: ours), rows


def of(rows: list[Record], sheet: type[Any]) -> list[Any]:
    return [row for row in rows if type(row) is sheet]


def asked(decision: SignOffDecision = SignOffDecision.CONDITIONAL) -> SignOff:
    return SignOff(kind=SignOffKind.UAT, subject="Test", decision=decision)


def test_the_summary_counts_cases_criteria_and_defects() -> None:
    cycle, cases = Cycle(), [TestCase() for _ in range(4)]
    results = [ResultVerdict.PASSED, ResultVerdict.PASSED, ResultVerdict.FAILED, ResultVerdict.NOT_APPLICABLE]
    ran = [TestResult(case_id=case.id, cycle_id=cycle.id, result=one) for case, one in zip(cases, results, strict=True)]
    exits = [Criterion(gate=Gate.EXIT, met=True), Criterion(gate=Gate.EXIT), Criterion(gate=Gate.ENTRY)]
    said = summary(book_of([cycle, *cases, *ran, *exits, Defect(severity=DefectSeverity.MAJOR), Defect()]), VIEW)
    assert said.splitlines() == [
        "Test cases run: 3 of 3; passed: 2 (66.7%), failed: 1, blocked: 0",
        "Exit criteria met: 1 of 2",
        "Open defects by severity: Major 1, without severity 1",
    ]


def test_the_summary_of_nothing_divides_by_nothing() -> None:
    assert summary(book_of([]), VIEW).splitlines() == [
        "Test cases run: 0 of 0; passed: 0 (–), failed: 0, blocked: 0",
        "No defect is open.",
    ]


def test_what_stays_open_is_listed_the_gravest_first() -> None:
    defects = [
        Defect(code="DEF-001", title="Font", severity=DefectSeverity.COSMETIC),
        Defect(title="Odd"),
        Defect(code="DEF-003", title="Silence", severity=DefectSeverity.MAJOR),
        Defect(code="DEF-004", title="Gone", severity=DefectSeverity.CRITICAL, status=DefectStatus.CLOSED),
    ]
    assert residual(book_of(defects), VIEW.words).splitlines() == [
        "DEF-003 · Major · Silence",
        "DEF-001 · Cosmetic · Font",
        "without severity · Odd",
    ]


def test_open_major_and_minor_defects_become_conditions() -> None:
    plan, owner = UatPlan(lead=uuid4()), uuid4()
    defects = [
        Defect(code="DEF-001", title="Silence", severity=DefectSeverity.MAJOR, owner=owner, target=LATE),
        Defect(code="DEF-002", title="Echo", severity=DefectSeverity.MINOR, target=EARLY, internal=True),
        Defect(code="DEF-003", title="Font", severity=DefectSeverity.COSMETIC),
        Defect(code="DEF-004", title="Gone", severity=DefectSeverity.CRITICAL),
    ]
    done, rows = prepared(asked(), plan, *defects)
    made = of(rows, Condition)
    assert done.conditions == len(made) == 2
    assert [(one.description, one.due) for one in made] == [
        ("Fix DEF-001: Silence", LATE),
        ("Fix DEF-002: Echo", None),
    ]
    assert (made[0].owner, made[0].verified_by, made[0].internal, made[1].internal) == (owner, plan.lead, False, True)


def test_a_defect_gets_one_condition_however_often_it_is_prepared() -> None:
    sign_off, defect = asked(), Defect(severity=DefectSeverity.MAJOR)
    _, rows = prepared(sign_off, defect)
    assert prepare(Opened(rows), sign_off, book_of(rows), VIEW).conditions == 0
    assert len(of(rows, Condition)) == 1


def test_no_conditions_are_made_for_other_decisions() -> None:
    for decision in set(SignOffDecision) - {SignOffDecision.CONDITIONAL}:
        assert prepared(asked(decision), Defect(severity=DefectSeverity.MAJOR))[0].conditions == 0


def test_those_sign_who_accept_and_who_lead() -> None:
    petra = Person(given_name="Petra", family_name="Groß", job_title="Head")
    joerg, anna = Person(given_name="Jörg", family_name="Weiß"), Person(family_name="Anna", side=Side.SUPPLIER)
    roles = {code: Role(name=code, code=code) for code in ("PM", "VPM", "SUP")}
    given = [
        Assignment(role_id=roles[code].id, person_id=person.id, is_lead=lead)
        for code, person, lead in (
            ("PM", joerg, True),
            ("PM", petra, False),
            ("VPM", anna, True),
            ("VPM", joerg, True),
            ("SUP", Person(), True),
        )
    ]
    _, rows = prepared(asked(), UatPlan(approver=petra.id), petra, joerg, anna, *roles.values(), *given)
    made = of(rows, Signatory)
    assert [(one.name, one.side) for one in made] == [
        ("PETRA GROSS", Side.CUSTOMER),
        ("JÖRG WEISS", Side.CUSTOMER),
        ("ANNA", Side.SUPPLIER),
    ]
    assert (made[0].position_held, made[0].decision, made[0].signed_on) == ("Head", SignOffDecision.PENDING, None)


@pytest.mark.parametrize(
    ("codes", "leads"),
    [
        ("PM VPM EL", ["PM", "VPM"]),
        ("PM EL SC", ["PM", "EL"]),  # of a lean project, where one leads and manages for the supplier
        ("CUS OPM OSV", ["CUS", "OPM"]),  # of an outsourcer’s launch
        ("CCM", []),
    ],
)
def test_those_who_lead_are_the_ones_that_the_project_has(codes: str, leads: list[str]) -> None:
    roles = [Role(name=code, code=code) for code in codes.split()]
    people = [Person(family_name=code) for code in codes.split()]
    given = [
        Assignment(role_id=role.id, person_id=person.id, is_lead=True)
        for role, person in zip(roles, people, strict=True)
    ]
    _, rows = prepared(asked(), UatPlan(), *people, *roles, *given)
    assert [one.name for one in of(rows, Signatory)] == leads


def test_signatories_who_were_named_stay_alone() -> None:
    sign_off, petra = asked(), Person(family_name="Groß")
    there = Signatory(sign_off_id=sign_off.id, name="JÖRG")
    _, rows = prepared(sign_off, there, petra, UatPlan(approver=petra.id))
    assert of(rows, Signatory) == [there]


def test_what_somebody_wrote_is_kept_and_told() -> None:
    sign_off = asked()
    sign_off.summary = "All fine."
    done, _ = prepared(sign_off, Defect(code="DEF-001", title="Echo"))
    assert (done.kept, sign_off.summary, sign_off.residual) == (
        ("summary",),
        "All fine.",
        "DEF-001 · without severity · Echo",
    )


def test_what_was_prepared_before_is_written_anew() -> None:
    sign_off = asked()
    sign_off.summary = sign_off.residual = "Figures of yesterday"
    done, _ = prepared(sign_off, ours=True)
    assert (done.kept, sign_off.residual) == ((), "")
    assert sign_off.summary.startswith("Test cases run")


def test_a_sign_off_is_signed_when_it_is_dated_and_the_customer_has_signed() -> None:
    sign_off = asked()
    supplier = Signatory(sign_off_id=sign_off.id, side=Side.SUPPLIER, signed_on=TODAY)
    customer = Signatory(sign_off_id=sign_off.id, side=Side.CUSTOMER, signed_on=TODAY)
    assert not is_signed(sign_off, book_of([supplier, customer]))
    sign_off.decided_on = TODAY
    assert is_signed(sign_off, book_of([supplier, customer]))
    assert not is_signed(sign_off, book_of([supplier, Signatory(sign_off_id=sign_off.id)]))
