"""Use cases, requirements, tests, results and defects."""

from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.requirement import Requirement, RequirementStatus
from ccworkbench.sheets.use_cases.use_case import Criticality, UseCase, UseCaseStatus
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, YESTERDAY, Found, dated, somebody

PERSON, PEOPLE = somebody()
CRITICAL = UseCase(name="Answer", code="UC-001", criticality=Criticality.CRITICAL)
MAIN = Flow(name="Main", code="F-001", use_case=CRITICAL.id)
OTHER = Flow(name="Nobody free", code="F-002", use_case=CRITICAL.id, kind=FlowKind.ALTERNATIVE)
BROKEN = Flow(name="Outage", code="F-003", use_case=CRITICAL.id, kind=FlowKind.EXCEPTION)


def begun(*rows: Record) -> list[Record]:
    return [*dated(uat_start=BEFORE, uat_end=YESTERDAY), *rows]


def case(code: str = "TC-001", **columns: Any) -> TestCase:
    return TestCase(title="Call in", code=code, **columns)


def run(*results: ResultVerdict) -> list[Record]:
    """Make a test of the critical use case, with its results in the order in which they came."""
    tried = case(use_case=CRITICAL.id)
    cycles = [Cycle(name=f"C{n}", status=CycleStatus.FINISHED) for n, _ in enumerate(results)]
    rows = (
        TestResult(code=f"TR-{cycle.name}", case_id=tried.id, cycle_id=cycle.id, result=result)
        for cycle, result in zip(cycles, results, strict=True)
    )
    return [*begun(CRITICAL, tried), *cycles, *rows]


def failed(**defect: Any) -> list[Record]:
    tried = case()
    result = TestResult(code="TR-001", case_id=tried.id, cycle_id=Cycle(name="C1").id, result=ResultVerdict.FAILED)
    found = [Defect(title="No sound", **defect)] if defect else []
    if defect.get("found_in") is Ellipsis:
        found[0].found_in = result.id
    return [tried, result, *found]


def twice(second: Cycle) -> list[Record]:
    tried = case()
    return [
        tried,
        CYCLE,
        second,
        *(TestResult(code=f"TR-00{n}", case_id=tried.id, cycle_id=cycle.id) for n, cycle in enumerate((CYCLE, second))),
    ]


def defect(**columns: Any) -> list[Record]:
    return [Defect(**{"title": "No sound", "code": "DEF-001", "status": DefectStatus.IN_FIX, **columns})]


def approved(**columns: Any) -> list[Record]:
    return [UseCase(name="Answer", code="UC-001", status=UseCaseStatus.APPROVED, **columns)]


CYCLE = Cycle(name="C1")
MAJOR = {"severity": DefectSeverity.MAJOR, "target": AFTER}
AGREED = Requirement(text="Record calls", code="REQ-001", status=RequirementStatus.AGREED)
RULES_STAND = {"lead": PERSON.id, "approver": PERSON.id, "sign_off_rules": "No open critical defect"}
REVIEWED = CaseStatus.REVIEWED
EXAMPLES: dict[str, Found] = {
    "UC-1": (approved(), approved(owner=PERSON.id, validated_by=PERSON.id)),
    "UC-2": (run(ResultVerdict.PASSED, ResultVerdict.FAILED), run(ResultVerdict.FAILED, ResultVerdict.PASSED)),
    "H16": (
        begun(CRITICAL, MAIN, OTHER, BROKEN, case(use_case=CRITICAL.id)),
        begun(
            CRITICAL,
            MAIN,
            OTHER,
            BROKEN,
            case(use_case=CRITICAL.id),
            case("TC-002", use_case=CRITICAL.id, flow_id=OTHER.id),
        ),
    ),
    "H17": ([case(status=REVIEWED)], [case(status=REVIEWED, requirements="REQ-001"), AGREED, case("TC-002")]),
    "REQ-1": (
        begun(AGREED),
        begun(AGREED, UseCase(name="Answer", requirements="REQ-001"), case(requirements="REQ-001")),
    ),
    "UAT-1": (begun(case(), UatPlan()), begun(case(), UatPlan(**RULES_STAND))),
    "CRIT-1": ([Criterion(text="Data is loaded", met=True)], [Criterion(text="Data is loaded")]),
    "CRIT-2": (begun(Criterion(text="Data is loaded")), begun(Criterion(text="Data is loaded", met=True))),
    "TEST-1": (
        begun(*PEOPLE, Tester(person_id=PERSON.id, briefed_on=TODAY)),
        begun(*PEOPLE, Tester(person_id=PERSON.id, briefed_on=BEFORE)),
    ),
    "UAT-4": ([Cycle(name="C1", origin="cy.1")], [Cycle(name="C1", origin="cy.1"), case()]),
    "CYCLE-1": ([Cycle(name="C1", ends=BEFORE)], [Cycle(name="C1", ends=TODAY)]),
    "RESULT-1": (twice(CYCLE), twice(Cycle(name="C2"))),
    "RESULT-2": (failed(), failed(found_in=...)),
    "DEFECT-1": (defect(), defect(status=DefectStatus.NEW)),
    "DEFECT-2": (defect(**MAJOR), defect(**MAJOR, workaround="Use the mobile")),
    "DEFECT-3": (defect(target=BEFORE), defect(target=TODAY)),
    "DEFECT-4": (defect(status=DefectStatus.CLOSED), defect(status=DefectStatus.CLOSED, retest=ResultVerdict.PASSED)),
    "DEFECT-5": (defect(status=DefectStatus.RETEST), defect(status=DefectStatus.RETEST, retest=ResultVerdict.FAILED)),
}
