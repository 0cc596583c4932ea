"""The steps of a test round: its cases, the results it lacks, a defect from a failure."""

from datetime import date
from uuid import UUID, uuid4

from ccworkbench.core.record import Record
from ccworkbench.language import catalogues
from ccworkbench.language.words import Words
from ccworkbench.method.plan.test_round import (
    LONGEST,
    cases_for,
    defect_about,
    defect_from,
    lacking,
    open_cycles,
    planned_results,
    still_to_run,
)
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import CaseKind, CaseStatus, TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.tester import Tester as Booked  # its own name looks like a test
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.use_case import Criticality, UseCase
from tests.method.conftest import book_of

FIRST, SECOND = Cycle(name="C1", build="7.1"), Cycle(name="C2", kind=CycleKind.RETEST)
THIRD = Cycle(name="C3", kind=CycleKind.REGRESSION)
CYCLES: list[Record] = [FIRST, SECOND, THIRD]
WORDS = Words("en")


def ran(case: TestCase, result: ResultVerdict, cycle: Cycle = FIRST) -> TestResult:
    return TestResult(case_id=case.id, cycle_id=cycle.id, result=result)


def in_use(flow: UUID | None = None, use: UUID | None = None) -> TestCase:
    return TestCase(title="Transfer", use_case=use, flow_id=flow)


def test_a_full_run_takes_every_case_that_is_not_retired() -> None:
    cases = [TestCase(status=status) for status in CaseStatus]
    assert cases_for(FIRST, book_of([*CYCLES, *cases])) == cases[:-1]


def test_a_retest_takes_what_failed_or_was_blocked() -> None:
    cases = [TestCase() for _ in ResultVerdict]
    rows = [ran(case, result) for case, result in zip(cases, ResultVerdict, strict=True)]
    found = cases_for(SECOND, book_of([*CYCLES, *cases, *rows]))
    assert [rows[cases.index(case)].result for case in found] == [ResultVerdict.FAILED, ResultVerdict.BLOCKED]


def test_a_retest_takes_what_shares_a_flow_or_use_case_with_an_open_defect() -> None:
    use, flow = uuid4(), uuid4()
    hurt, same_use, same_flow, other = in_use(flow, use), in_use(use=use), in_use(flow), in_use(use=uuid4())
    passed = [ran(case, ResultVerdict.PASSED) for case in (hurt, same_use, same_flow, other)]
    defect = Defect(found_in=passed[0].id, status=DefectStatus.RETEST)
    found = cases_for(SECOND, book_of([*CYCLES, hurt, same_use, same_flow, other, *passed, defect]))
    assert found == [hurt, same_use, same_flow]


def test_a_retest_takes_what_was_just_mended_but_no_defect_of_old() -> None:
    old, new = in_use(use=uuid4()), in_use(use=uuid4())
    results = [ran(old, ResultVerdict.PASSED, FIRST), ran(new, ResultVerdict.PASSED, SECOND)]
    defects = [Defect(found_in=result.id, status=DefectStatus.CLOSED) for result in results]
    again = Cycle(name="C3", kind=CycleKind.RETEST)
    assert cases_for(again, book_of([FIRST, SECOND, again, old, new, *results, *defects])) == [new]


def test_rejected_defects_and_cases_without_use_case_bring_no_others_in() -> None:
    hurt, other = TestCase(), TestCase()
    defects = [Defect(case_id=hurt.id, status=DefectStatus.REJECTED)]
    assert cases_for(SECOND, book_of([*CYCLES, hurt, other, *defects])) == []
    assert cases_for(SECOND, book_of([*CYCLES, hurt, other, Defect(case_id=hurt.id)])) == [hurt]


def test_a_regression_takes_what_is_critical_what_comes_first_and_what_was_written_for_it() -> None:
    critical, low = UseCase(criticality=Criticality.CRITICAL), UseCase(criticality=Criticality.LOW)
    cases = [
        TestCase(use_case=critical.id),
        TestCase(use_case=low.id, priority=Priority.HIGH),
        TestCase(kind=CaseKind.REGRESSION),
        TestCase(use_case=low.id),
    ]
    assert cases_for(THIRD, book_of([*CYCLES, critical, low, *cases])) == cases[:3]


def test_a_failover_takes_failures_and_a_load_test_nothing() -> None:
    cases = [TestCase(area=area) for area in TestArea]
    found = cases_for(Cycle(kind=CycleKind.FAILOVER), book_of(cases))
    assert [case.area for case in found] == [TestArea.RESILIENCE]
    assert cases_for(Cycle(kind=CycleKind.LOAD), book_of(cases)) == []


def test_a_round_lacks_the_cases_without_a_row_and_planning_twice_plans_once() -> None:
    cases = [TestCase() for _ in range(3)]
    rows: list[Record] = [*CYCLES, *cases, ran(cases[1], ResultVerdict.NOT_RUN)]
    assert lacking(FIRST, book_of(rows)) == [cases[0], cases[2]]
    rows += (made := planned_results(FIRST, book_of(rows)))
    assert [(one.case_id, one.result, one.build) for one in made] == [
        (case.id, ResultVerdict.NOT_RUN, "7.1") for case in (cases[0], cases[2])
    ]
    assert planned_results(FIRST, book_of(rows)) == []
    assert len(still_to_run(FIRST, book_of(rows))) == 3


def test_a_planned_result_names_its_tester_where_only_one_fits() -> None:
    agent, supervisor = uuid4(), uuid4()
    testers = [Booked(person_id=uuid4(), role_id=role) for role in (agent, supervisor, supervisor)]
    cases = [TestCase(role_id=agent), TestCase(role_id=supervisor), TestCase()]
    made = planned_results(FIRST, book_of([FIRST, *testers, *cases]))
    assert [one.tester for one in made] == [testers[0].person_id, None, None]


def test_finished_and_cancelled_rounds_are_not_open() -> None:
    cycles = [Cycle(name=status, status=status) for status in CycleStatus]
    assert [cycle.status for cycle in open_cycles(book_of(cycles))] == [CycleStatus.PLANNED, CycleStatus.RUNNING]


def test_a_defect_takes_over_what_the_tester_wrote() -> None:
    case = TestCase(title="Transfer", expected="It rings", priority=Priority.HIGH, precondition="Two agents")
    steps = [TestStep(case_id=case.id, number=n, action=f"Do {n}", expected=f"See {n}") for n in (3, 1, 2)]
    result = TestResult(
        case_id=case.id,
        cycle_id=FIRST.id,
        result=ResultVerdict.FAILED,
        tester=uuid4(),
        failed_step=2,
        run_on=date(2026, 11, 23),
        actual="Silence.\nThen a click.",
        conversation_id="6f0a",
        console_log="503",
        internal=True,
    )
    made = defect_from(result, book_of([FIRST, case, *steps]), WORDS)
    assert (made.title, made.actual, made.expected) == ("Silence.", "Silence.\nThen a click.", "See 2")
    assert made.steps == "Two agents\n1. Do 1\n2. Do 2"
    assert (made.found_in, made.case_id, made.reporter) == (result.id, case.id, result.tester)
    assert (made.found_on, made.environment, made.priority) == (date(2026, 11, 23), "7.1", Priority.HIGH)
    assert (made.conversation_id, made.console_log, made.internal) == ("6f0a", "503", True)
    assert made.severity is None


def test_a_defect_from_nothing_but_a_failure_is_named_after_the_case() -> None:
    case = TestCase(title="Transfer", expected="It rings")
    made = defect_from(ran(case, ResultVerdict.FAILED), book_of([case]), WORDS)
    assert (made.title, made.expected, made.steps, made.environment) == ("Failed: Transfer", "It rings", "", "")
    orphan = TestResult(code="TR-009", case_id=uuid4(), result=ResultVerdict.FAILED)
    assert defect_from(orphan, book_of([]), WORDS).title == "Failed: TR-009"


def test_a_long_headline_is_cut_at_a_word() -> None:
    result = TestResult(actual="\n  " + "word " * 40)
    title = defect_from(result, book_of([]), WORDS).title
    assert len(title) <= LONGEST + 1
    assert title.endswith("word…")
    assert (
        defect_from(TestResult(actual="字" * 200), book_of([]), catalogues.words_of("zh")).title == "字" * LONGEST + "…"
    )


def test_the_defect_that_tells_of_a_result_is_found() -> None:
    result = TestResult(result=ResultVerdict.FAILED)
    defect = Defect(found_in=result.id)
    assert defect_about(result, book_of([Defect(), defect])) is defect
    assert defect_about(result, book_of([Defect()])) is None
