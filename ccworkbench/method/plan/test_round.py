"""The steps of a test round: which cases belong into it, which results it still lacks, a defect from a failure."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import DONE, FAILED
from ccworkbench.method.figures.uat import active_cases, critical, latest
from ccworkbench.method.project_facts import running
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseKind, TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.verdict import ResultVerdict

AGAIN: Final = {ResultVerdict.FAILED, ResultVerdict.BLOCKED}
OVER: Final = {CycleStatus.FINISHED, CycleStatus.CANCELLED}
LONGEST: Final = 90  # letters of a title; what is longer stands in the actual result


def open_cycles(rows: Rows) -> list[Cycle]:
    """List the rounds that are still to be run, wholly or in part."""
    return [cycle for cycle in rows(Cycle) if cycle.status not in OVER]


def cases_for(cycle: Cycle, rows: Rows) -> list[TestCase]:
    """List the cases that belong into a round; those of a load test are chosen by hand (method.md 4.7)."""
    belongs = CASE_FILTERS.get(cycle.kind, _none)(cycle, rows)
    return [case for case in active_cases(rows) if belongs(case)]


def lacking(cycle: Cycle, rows: Rows) -> list[TestCase]:
    """List the cases of a round that have no result in it, not even one that is still to come."""
    there = {result.case_id for result in rows(TestResult) if result.cycle_id == cycle.id}
    return [case for case in cases_for(cycle, rows) if case.id not in there]


def planned_results(cycle: Cycle, rows: Rows) -> list[TestResult]:
    """Make the results that a round lacks, not run yet: one for each case, with its tester where only one fits."""
    testers = _testers(rows)
    return [
        TestResult(case_id=case.id, cycle_id=cycle.id, tester=testers.get(case.role_id), build=cycle.build)
        for case in lacking(cycle, rows)
    ]


def still_to_run(cycle: Cycle, rows: Rows) -> list[TestResult]:
    """List the results of a round that nobody has entered yet."""
    own = (result for result in rows(TestResult) if result.cycle_id == cycle.id)
    return [result for result in own if result.result is ResultVerdict.NOT_RUN]


def defect_about(result: TestResult, rows: Rows) -> Defect | None:
    """Find the defect that tells of a result already."""
    return next((defect for defect in rows(Defect) if defect.found_in == result.id), None)


def defect_from(result: TestResult, rows: Rows, words: Words) -> Defect:
    """Make a defect from a failed result; how grave it is remains for the tester to say."""
    case = next((one for one in rows(TestCase) if one.id == result.case_id), None)
    cycle = next((one for one in rows(Cycle) if one.id == result.cycle_id), None)
    name = case.title if case else result.code
    return Defect(
        title=_headline(result.actual) or FAILED.say(words, case=name),
        found_in=result.id,
        case_id=result.case_id,
        found_on=result.run_on,
        reporter=result.tester,
        priority=case.priority if case else None,
        environment=result.build or (cycle.build if cycle else ""),
        steps=_steps(case, result, rows, words),
        actual=result.actual,
        expected=_expected(case, result, rows),
        evidence=result.evidence,
        conversation_id=result.conversation_id,
        console_log=result.console_log,
        internal=result.internal,
    )


# Which cases belong into a round

CaseFilter = Callable[[TestCase], bool]


def _all(_cycle: Cycle, _rows: Rows) -> CaseFilter:
    return lambda _case: True


def _none(_cycle: Cycle, _rows: Rows) -> CaseFilter:
    return lambda _case: False


def _retest(cycle: Cycle, rows: Rows) -> CaseFilter:
    """What failed or was blocked, and what shares a use case or flow with a defect that is open or just mended."""
    counting = latest(rows, cycle)
    again = {case_id for case_id, result in counting.items() if result.result in AGAIN}
    hurt = _hurt_cases(cycle, rows)
    touched = {case.use_case for case in hurt} | {case.flow_id for case in hurt}
    wanted = again | {case.id for case in hurt}
    return lambda case: case.id in wanted or bool({case.use_case, case.flow_id} & touched - {None})


def _hurt_cases(cycle: Cycle, rows: Rows) -> list[TestCase]:
    """List the cases with a defect that is open, or was mended since the round before found it."""
    before = _round_before(cycle, rows)
    cases = {result.id: result.case_id for result in rows(TestResult)}
    found_before = {result.id for result in rows(TestResult) if before and result.cycle_id == before.id}
    hurt: set[UUID | None] = set()
    for defect in rows(Defect):
        mended = defect.status is DefectStatus.CLOSED and defect.found_in in found_before
        if defect.is_open() or mended:
            hurt.add(defect.case_id or (cases.get(defect.found_in) if defect.found_in else None))
    return [case for case in rows(TestCase) if case.id in hurt]


def _round_before(cycle: Cycle, rows: Rows) -> Cycle | None:
    rounds = running(rows)
    index = next((index for index, one in enumerate(rounds) if one.id == cycle.id), 0)
    return rounds[index - 1] if index else None


def _regression(_cycle: Cycle, rows: Rows) -> CaseFilter:
    """What the business can't do without, what comes first, and what was written for a regression."""
    grave = {use.id for use in critical(rows)}
    return lambda case: case.use_case in grave or case.priority is Priority.HIGH or case.kind is CaseKind.REGRESSION


def _failover(_cycle: Cycle, _rows: Rows) -> CaseFilter:
    return lambda case: case.area is TestArea.RESILIENCE


CASE_FILTERS: Final[dict[CycleKind, Callable[[Cycle, Rows], CaseFilter]]] = {
    CycleKind.FULL: _all,
    CycleKind.RETEST: _retest,
    CycleKind.REGRESSION: _regression,
    CycleKind.FAILOVER: _failover,
}


def _testers(rows: Rows) -> dict[UUID | None, UUID | None]:
    """Return the tester of each role that just one person tests as."""
    found: dict[UUID | None, list[UUID | None]] = {}
    for tester in rows(Tester):
        if tester.role_id and tester.person_id:
            found.setdefault(tester.role_id, []).append(tester.person_id)
    return {role: people[0] for role, people in found.items() if len(people) == 1}


# What a defect says


def _headline(text: str) -> str:
    """Return the first line of a text, cut at a word where it is long."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= LONGEST:
        return first
    cut = first[:LONGEST]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def _case_steps(case: TestCase | None, rows: Rows) -> list[TestStep]:
    own = [step for step in rows(TestStep) if case and step.case_id == case.id]
    return sorted(own, key=lambda step: step.number or len(own) + 1)


def _steps(case: TestCase | None, result: TestResult, rows: Rows, words: Words) -> str:
    """List what was done, up to the step that failed."""
    last = result.failed_step
    done = [step for step in _case_steps(case, rows) if not last or not step.number or step.number <= last]
    lines = [DONE.say(words, n=step.number, action=step.action) if step.number else step.action for step in done]
    return "\n".join([case.precondition, *lines] if case and case.precondition else lines)


def _expected(case: TestCase | None, result: TestResult, rows: Rows) -> str:
    """Tell what had to happen: at the step that failed, else in the whole case."""
    failed = [step for step in _case_steps(case, rows) if result.failed_step and step.number == result.failed_step]
    said = next((step.expected for step in failed if step.expected), "")
    return said or (case.expected if case else "")
