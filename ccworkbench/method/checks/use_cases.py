"""The rules that tie requirements, use cases and tests to each other (method.md 4.6, 4.7)."""

from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.method.project_facts import called, is_near, only, uat_start_of
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.requirement import Requirement, RequirementStatus
from ccworkbench.sheets.use_cases.use_case import SETTLED_USE_CASES, Criticality, UseCase, UseCaseStatus

USE_CASES_AHEAD: Final = 14  # two weeks before the test, everything has to be tied to a test
WEIGHTY = {Criticality.CRITICAL, Criticality.HIGH}
READY_CASES = {CaseStatus.REVIEWED, CaseStatus.APPROVED}
TESTED_USE_CASES = {UseCaseStatus.TESTED, UseCaseStatus.LIVE}
AGREED = {RequirementStatus.AGREED, RequirementStatus.CHANGED}
Cases = dict[UUID | None, list[TestCase]]


def use_case_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check that what matters is agreed, tested and passed."""
    cases = [case for case in rows(TestCase) if case.status is not CaseStatus.RETIRED]
    by_use_case: Cases = {}
    for case in cases:
        yield from _tied(case)
        by_use_case.setdefault(case.use_case, []).append(case)
    is_due = is_near(uat_start_of(rows), today, USE_CASES_AHEAD)
    for row in rows(UseCase):
        yield from _agreed_use_case(row)
    if cases or _has_acceptance_test(rows):
        yield from _critical(rows, by_use_case, is_due=is_due, is_over=_is_over(rows, today))
    if is_due:
        yield from _requirements(rows, cases)


def _has_acceptance_test(rows: Rows) -> bool:
    """Tell whether there is one; an outsourcer's launch does without, and so without test cases (method.md 3.5)."""
    return not rows(Project) or plan_of(rows).cycles > 0


def _critical(rows: Rows, cases: Cases, *, is_due: bool, is_over: bool) -> Iterator[Problem]:
    flows: dict[UUID | None, list[Flow]] = {}
    for flow in rows(Flow):
        flows.setdefault(flow.use_case, []).append(flow)
    passed = _passed(rows)
    tried = {case.flow_id for found in cases.values() for case in found}
    for row in rows(UseCase):
        if row.criticality in WEIGHTY:
            mine = cases.get(row.id, [])
            if is_due or row.status in SETTLED_USE_CASES:
                yield from _covered(row, flows.get(row.id, []), mine, tried)
            if mine and (is_over or row.status in TESTED_USE_CASES):
                yield from _proven(row, mine, passed)


def _is_over(rows: Rows, today: date) -> bool:
    project = only(rows, Project)
    return project is not None and project.uat_end is not None and project.uat_end < today


def _passed(rows: Rows) -> set[UUID | None]:
    """Return the cases whose latest run passed; rows stand in the order in which they were run."""
    latest: dict[UUID | None, TestResult] = {}
    for row in rows(TestResult):
        known = latest.get(row.case_id)
        if row.is_run() and (known is None or (row.run_on or date.min) >= (known.run_on or date.min)):
            latest[row.case_id] = row
    return {case for case, row in latest.items() if row.result is ResultVerdict.PASSED}


def _agreed_use_case(row: UseCase) -> Iterator[Problem]:
    if row.status in SETTLED_USE_CASES and not (row.owner and row.validated_by):
        message = phrase("{code} is approved without an owner or a validator. Name both.", code=called(row))
        yield broken("UC-1", message, UseCase, row.id, "owner" if row.owner is None else "validated_by")


def _covered(
    row: UseCase, flows: Sequence[Flow], cases: Sequence[TestCase], tried: Set[UUID | None]
) -> Iterator[Problem]:
    """A case without a flow tries the main one; a way is `tried` by whatever case names it, of any use case."""
    if not cases:
        message = phrase("{code} ({criticality}) has no test case. Add one.", **_rating_values(row))
        yield broken("H16", message, UseCase, row.id, "criticality")
        return
    has_main = any(case.flow_id is None for case in cases)
    for flow in flows:
        is_tried = flow.id in tried or (flow.kind is FlowKind.MAIN and has_main)
        if flow.kind is not FlowKind.EXCEPTION and not is_tried:
            message = phrase(
                "No test case covers the flow “{flow}” of {code} ({criticality}). Add one.",
                flow=flow.name,
                **_rating_values(row),
            )
            yield broken("H16", message, Flow, flow.id, "name")


def _proven(row: UseCase, cases: Sequence[TestCase], passed: set[UUID | None]) -> Iterator[Problem]:
    lacking = [case.code or case.title for case in cases if case.id not in passed]
    if lacking:
        message = phrase(
            "{code} ({criticality}) has tests that have not passed: {cases}. Run or retest them.",
            cases=", ".join(lacking),
            **_rating_values(row),
        )
        yield broken("UC-2", message, UseCase, row.id, "status")


def _rating_values(row: UseCase) -> dict[str, str | Phrase]:
    """Name a use case and its rating for a sentence: not all that have to be tested are critical."""
    return {"code": f"{row.code} {row.name}".strip(), "criticality": Phrase(row.criticality.label)}


def _tied(case: TestCase) -> Iterator[Problem]:
    if case.status in READY_CASES and case.use_case is None and not case.requirements:
        message = phrase(
            "{code} covers no use case and no requirement. Add one, or retire the test case.", code=called(case)
        )
        yield broken("H17", message, TestCase, case.id, "use_case")


def _requirements(rows: Rows, cases: Sequence[TestCase]) -> Iterator[Problem]:
    """A requirement is tested by a case of its own, or by one of a use case that serves it."""
    tested = {code for case in cases for code in codes_in(case.requirements)}
    used = {case.use_case for case in cases}
    tested |= {code for row in rows(UseCase) if row.id in used for code in codes_in(row.requirements)}
    for row in rows(Requirement):
        if row.status in AGREED and row.code.casefold() not in tested:
            message = phrase("{code} is agreed, but no test case covers it. Add it to one.", code=called(row))
            yield broken("REQ-1", message, Requirement, row.id, "code")
