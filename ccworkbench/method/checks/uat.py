"""The rules of the acceptance test while it runs: criteria, testers, results, defects (method.md 4.7)."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import GRAVE, called, is_near, only, running, uat_start_of
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict

UAT_AHEAD: Final = 7  # a week before the test, its rules have to stand
PLAN = ("lead", "approver", "sign_off_rules")


def uat_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check that the test is prepared, and that what it found is dealt with."""
    start = uat_start_of(rows)
    yield from _plan(rows, start, today)
    yield from _criteria(rows, start, today)
    yield from _briefed(rows, start, today)
    yield from _without_cases(rows)
    for cycle in running(rows):
        if cycle.ends and cycle.ends < today and cycle.status is not CycleStatus.FINISHED:
            message = phrase("“{cycle}” is past its end. Finish it, or move its end.", cycle=cycle.name)
            yield broken("CYCLE-1", message, Cycle, cycle.id, "status")
    yield from _results(rows)
    for defect in rows(Defect):
        yield from _defect(defect, today)
        yield from _retest(defect)


def _plan(rows: Rows, start: date | None, today: date) -> Iterator[Problem]:
    has_cases = any(case.status is not CaseStatus.RETIRED for case in rows(TestCase))
    plan = only(rows, UatPlan)
    missing = next((key for key in PLAN if not getattr(plan, key, None)), "")
    if missing and has_cases and is_near(start, today, UAT_AHEAD):
        message = phrase("Testing starts soon. Enter the UAT lead, the business approver and the sign-off rules.")
        yield broken("UAT-1", message, UatPlan, plan.id if plan else None, missing if plan else "")


def _without_cases(rows: Rows) -> Iterator[Problem]:
    """Tell who planned cycles later, in a project that began without a test, where its test cases come from."""
    if not rows(TestCase) and any(cycle.origin for cycle in running(rows)):
        message = phrase("Test cycles are planned, but there are no test cases. Add them with “Content size”.")
        yield broken("UAT-4", message, TestCase)


def _criteria(rows: Rows, start: date | None, today: date) -> Iterator[Problem]:
    unmet = [row for row in rows(Criterion) if row.gate is Gate.ENTRY and not row.met]
    if unmet and is_near(start, today):
        message = phrases(
            "Testing has started, but {n} entry criterion is not met. Meet it, or pause testing.",
            "Testing has started, but {n} entry criteria are not met. Meet them, or pause testing.",
            len(unmet),
        )
        yield broken("CRIT-2", message, Criterion, unmet[0].id, "met")
    for row in rows(Criterion):
        if row.met and not row.evidence:
            message = phrase("A criterion is marked as met but has no evidence. Record the evidence.")
            yield broken("CRIT-1", message, Criterion, row.id, "evidence")


def _briefed(rows: Rows, start: date | None, today: date) -> Iterator[Problem]:
    if start is None or not is_near(start, today):
        return
    names = {person.id: person.label for person in rows(Person)}
    for tester in rows(Tester):
        if tester.briefed_on is None or tester.briefed_on > start:
            message = phrase(
                "Testing has started, but {person} was not briefed beforehand. Hold the briefing, or correct its date.",
                person=names.get(tester.person_id, "–") if tester.person_id else "–",
            )
            yield broken("TEST-1", message, Tester, tester.id, "briefed_on")


def _results(rows: Rows) -> Iterator[Problem]:
    told: set[UUID | None] = {defect.found_in for defect in rows(Defect)}
    about = {defect.case_id for defect in rows(Defect) if defect.found_in is None or defect.is_open()}
    seen: set[tuple[UUID | None, UUID | None]] = set()
    cases = {case.id: called(case) for case in rows(TestCase)}
    for row in rows(TestResult):
        place = (row.case_id, row.cycle_id)
        if None not in place and place in seen:
            message = phrase("This test case already has a result in this cycle. Keep one row per test case and cycle.")
            yield broken("RESULT-1", message, TestResult, row.id, "case_id")
        seen.add(place)
        if row.result is ResultVerdict.FAILED and row.id not in told and row.case_id not in about:
            message = phrase(
                "{code} failed, but no defect is recorded. Log one.", code=cases.get(row.case_id, row.code)
            )
            yield broken("RESULT-2", message, TestResult, row.id, "result")


def _defect(row: Defect, today: date) -> Iterator[Problem]:
    if not row.is_open() or row.status is DefectStatus.NEW:
        return
    code = called(row)
    if row.severity is None:
        message = phrase("{code} has no severity. The tester sets it.", code=code)
        yield broken("DEFECT-1", message, Defect, row.id, "severity")
    if row.severity in GRAVE and (row.target is None or (row.severity is DefectSeverity.MAJOR and not row.workaround)):
        message = phrase("{code} is major: it needs a fix date, and a workaround until then.", code=code)
        yield broken("DEFECT-2", message, Defect, row.id, "target" if row.target is None else "workaround")
    if row.target and row.target < today:
        message = phrase("{code} is past its fix date. Fix it, or agree on a new date.", code=code)
        yield broken("DEFECT-3", message, Defect, row.id, "target")


def _retest(row: Defect) -> Iterator[Problem]:
    code = called(row)
    if row.status is DefectStatus.CLOSED and row.retest is not ResultVerdict.PASSED:
        message = phrase("{code} is closed, but no retest has passed. Retest it.", code=code)
        yield broken("DEFECT-4", message, Defect, row.id, "retest")
    if row.status is DefectStatus.RETEST and row.retest in {None, ResultVerdict.NOT_RUN}:
        message = phrase("{code} is waiting for its retest.", code=code)
        yield broken("DEFECT-5", message, Defect, row.id, "retest")
