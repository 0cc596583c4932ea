"""The figures of the acceptance test: exact formulas, and threads from requirement to defect."""

from datetime import date
from uuid import uuid4

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.figures.uat import (
    Orphan,
    Trace,
    Tracing,
    UatFigures,
    codes_of,
    cycle_figures,
    figures_of,
    latest,
)
from ccworkbench.method.reports.uat import summary_table
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.requirement import Requirement, RequirementStatus
from ccworkbench.sheets.use_cases.use_case import Criticality, UseCase, UseCaseStatus
from tests.method.conftest import book_of

SHARES = {"execution", "pass_rate", "coverage"}
FIRST, SECOND = Cycle(name="C1"), Cycle(name="C2", kind=CycleKind.RETEST)


def ran(case: TestCase, result: ResultVerdict, cycle: Cycle = FIRST, on: date | None = None) -> TestResult:
    return TestResult(case_id=case.id, cycle_id=cycle.id, result=result, run_on=on)


def traced(rows: list[Record]) -> list[Trace]:
    return list(Tracing(book_of(rows)).threads())


def test_execution_leaves_out_what_does_not_apply() -> None:
    figures = UatFigures(planned=10, passed=5, failed=1, blocked=1, not_applicable=2)
    assert figures.execution == 6 / 8
    assert figures.pass_rate == 5 / 6


def test_ratios_of_nothing_are_nothing() -> None:
    figures = UatFigures(planned=2, not_applicable=2)
    assert (figures.execution, figures.pass_rate, figures.coverage) == (None, None, None)


def test_the_latest_cycle_counts() -> None:
    case = TestCase()
    rows = book_of([FIRST, SECOND, case, ran(case, ResultVerdict.PASSED, SECOND), ran(case, ResultVerdict.FAILED)])
    assert latest(rows)[case.id].result is ResultVerdict.PASSED
    assert latest(rows, FIRST)[case.id].result is ResultVerdict.FAILED


def test_a_planned_retest_does_not_hide_what_was_found() -> None:
    case = TestCase()
    rows = book_of([FIRST, SECOND, case, ran(case, ResultVerdict.FAILED), ran(case, ResultVerdict.NOT_RUN, SECOND)])
    assert latest(rows)[case.id].result is ResultVerdict.FAILED


def test_within_a_cycle_the_later_day_counts() -> None:
    case = TestCase()
    late, early = (
        ran(case, ResultVerdict.PASSED, on=date(2026, 11, 3)),
        ran(case, ResultVerdict.FAILED, on=date(2026, 11, 2)),
    )
    assert latest(book_of([FIRST, case, late, early]))[case.id] is late


def test_a_full_run_plans_every_case_and_a_retest_only_its_own() -> None:
    cases = [TestCase() for _ in range(4)]
    retired = TestCase(status=CaseStatus.RETIRED)
    results = [
        ran(cases[0], ResultVerdict.FAILED),
        ran(cases[1], ResultVerdict.PASSED),
        ran(cases[0], ResultVerdict.PASSED, SECOND),
    ]
    rows = book_of([FIRST, SECOND, *cases, retired, *results])
    first, second = cycle_figures(FIRST, rows), cycle_figures(SECOND, rows)
    assert (first.planned, first.run, first.execution, first.pass_rate) == (4, 2, 0.5, 0.5)
    assert (second.planned, second.run, second.execution, second.pass_rate) == (1, 1, 1.0, 1.0)


def test_coverage_counts_approved_use_cases_with_a_passed_case() -> None:
    approved = [UseCase(status=UseCaseStatus.APPROVED) for _ in range(4)]
    idea = UseCase()
    cases = [TestCase(use_case=use.id) for use in (*approved[:3], idea)]
    results = [ran(case, ResultVerdict.PASSED) for case in cases[1:]] + [ran(cases[0], ResultVerdict.FAILED)]
    assert figures_of(book_of([FIRST, *approved, idea, *cases, *results])).coverage == 2 / 4


def test_open_defects_are_counted_by_severity_and_retests_apart() -> None:
    defects = [
        Defect(severity=DefectSeverity.CRITICAL),
        Defect(severity=DefectSeverity.MAJOR, status=DefectStatus.RETEST),
        Defect(severity=DefectSeverity.MAJOR, status=DefectStatus.CLOSED),
        Defect(),
    ]
    figures = figures_of(book_of(defects))
    assert figures.open_defects[DefectSeverity.CRITICAL] == figures.open_defects[DefectSeverity.MAJOR] == 1
    assert figures.retests == 1


def test_a_cycle_tells_of_the_defects_found_in_it() -> None:
    case = TestCase()
    first, second = ran(case, ResultVerdict.FAILED), ran(case, ResultVerdict.FAILED, SECOND)
    defect = Defect(severity=DefectSeverity.MINOR, found_in=first.id)
    rows = book_of([FIRST, SECOND, case, first, second, defect])
    assert cycle_figures(FIRST, rows).open_defects[DefectSeverity.MINOR] == 1
    assert cycle_figures(SECOND, rows).open_defects[DefectSeverity.MINOR] == 0


def test_a_thread_runs_from_requirement_to_defect() -> None:
    requirement = Requirement(code="REQ-001")
    use = UseCase(requirements="REQ-001, REQ-009")
    case = TestCase(use_case=use.id)
    result = ran(case, ResultVerdict.FAILED)
    defect = Defect(found_in=result.id)
    assert traced([FIRST, requirement, use, case, result, defect]) == [
        Trace(requirement, use, case, result, (defect,), ())
    ]


def test_a_case_may_name_its_requirement_itself() -> None:
    requirement, case = Requirement(code="REQ-002"), TestCase(requirements="req-002")
    assert traced([requirement, case]) == [Trace(requirement, None, case)]


def test_a_case_for_one_requirement_does_not_test_the_other() -> None:
    one, other = Requirement(code="REQ-001"), Requirement(code="REQ-002")
    use = UseCase(requirements="REQ-001, REQ-002")
    case = TestCase(use_case=use.id, requirements="REQ-001")
    threads = traced([one, other, use, case])
    assert [(thread.requirement, thread.case) for thread in threads] == [(one, case), (other, None)]
    assert Orphan.NO_TEST in threads[1].orphans


def test_orphans_are_flagged_on_both_sides() -> None:
    requirement, case = Requirement(code="REQ-001"), TestCase()
    use, critical = UseCase(), UseCase(criticality=Criticality.CRITICAL)
    found = {thread.orphans for thread in traced([requirement, case, use, critical])}
    assert found == {(Orphan.NO_TEST,), (Orphan.NO_ORIGIN,), (Orphan.UNTESTED,), (Orphan.NOT_PASSED,)}


def test_a_critical_use_case_is_flagged_until_a_case_has_passed() -> None:
    use = UseCase(criticality=Criticality.CRITICAL)
    case = TestCase(use_case=use.id)
    failed = traced([FIRST, use, case, ran(case, ResultVerdict.FAILED)])
    passed = traced([FIRST, use, case, ran(case, ResultVerdict.PASSED)])
    assert (failed[0].orphans, passed[0].orphans) == ((Orphan.NOT_PASSED,), ())


def test_what_was_dropped_needs_no_test() -> None:
    assert traced([Requirement(code="REQ-001", status=RequirementStatus.DROPPED)]) == []


def test_every_case_in_use_appears_in_some_thread() -> None:
    gone = uuid4()
    cases = [TestCase(), TestCase(use_case=gone), TestCase(requirements="REQ-404, nonsense"), TestCase(use_case=gone)]
    assert {thread.case for thread in traced(list(cases)) if thread.case} == set(cases)


def test_results_that_lead_nowhere_do_no_harm() -> None:
    rows = book_of([TestResult(), TestResult(case_id=uuid4(), cycle_id=uuid4(), result=ResultVerdict.PASSED), Defect()])
    assert figures_of(rows).run == 0
    assert list(Tracing(rows).threads()) == []


def test_numbers_are_read_whatever_their_case() -> None:
    assert codes_of("REQ-001,  req-002 ,") == {"req-001", "req-002"}
    assert codes_of("") == set()


def test_a_cycle_without_results_has_no_shares_but_the_one_before_it_has() -> None:
    use = UseCase(status=UseCaseStatus.APPROVED)
    case = TestCase(use_case=use.id)
    rows = book_of(
        [FIRST, SECOND, use, case, ran(case, ResultVerdict.PASSED), ran(case, ResultVerdict.NOT_RUN, SECOND)]
    )
    table = summary_table(rows, Viewer(words_of("en"), date(2026, 11, 24)), date(2026, 11, 24))
    shares = [
        [cell.text for head, cell in zip(table.heads, row, strict=True) if head.key in SHARES] for row in table.rows
    ]
    assert shares == [["100%"] * 3, ["–"] * 3, ["100%"] * 3]
