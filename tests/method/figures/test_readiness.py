"""Readiness: one score, explained rule by rule; what nobody has looked at is not ready."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.language import catalogues
from ccworkbench.language.words import phrase
from ccworkbench.method.figures.readiness import AREAS, readiness_of
from ccworkbench.method.figures.readiness_items import GoProposal, Readiness, ReadinessItem
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.options import DefectSeverity, Rating, Stage
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.sheets.use_cases.use_case import Criticality, UseCase
from tests.method.checks.examples.rows import TODAY as EXAMPLES_TODAY
from tests.method.checks.examples.thresholds import EDGES
from tests.method.conftest import book_of

TODAY = date(2026, 11, 30)
Fix = Callable[[], object]


def told(*rows: Record) -> Readiness:
    return readiness_of(book_of(rows), [], TODAY)


def item(found: Readiness, key: str) -> ReadinessItem:
    return next(one for one in found.items if one.key == key)


def broken(severity: Any) -> Problem:
    return Problem("X-1", severity, phrase("Something"), "action")


def test_the_areas_share_a_hundred_points() -> None:
    assert sum(weight for _, _, weight in AREAS) == 100


def test_an_empty_project_has_nothing_yet_and_is_not_ready() -> None:
    found = told()
    states = {area.key: area.state for area in found.areas}
    assert found.score <= 5
    assert found.proposal is GoProposal.NOT_YET
    assert all(state == "none" for key, state in states.items() if key != "problems")


def test_what_is_lost_and_what_is_reached_make_a_hundred() -> None:
    rows = starter_rows(Plan("Probe", "Kunde", "en", 45), catalogues.words_of("en"))
    found = told(*rows)
    assert sum(one.weight for one in found.items) == pytest.approx(100)
    assert sum(area.points for area in found.areas) + sum(one.lost for one in found.items) == pytest.approx(100)


def test_the_same_rows_give_the_same_score() -> None:
    rows = starter_rows(Plan("Probe", "Kunde", "en", 45), catalogues.words_of("en"))
    assert told(*rows) == told(*rows)


def test_what_costs_most_comes_first() -> None:
    lost = [one.lost for one in told(*starter_rows(Plan("Probe", "Kunde", "en", 45), catalogues.words_of("en"))).items]
    assert lost == sorted(lost, reverse=True)


def test_every_number_leads_to_a_sheet_and_to_rows_of_it() -> None:
    rows = [*starter_rows(Plan("Probe", "Kunde", "en", 45), catalogues.words_of("en")), Role(mandatory=True)]
    ids = {row.id: type(row).__tablename__ for row in rows}
    for one in told(*rows).items:
        assert one.target.sheet in BY_KEY or one.need == 0
        if one.target.sheet != TrainingNeed.__tablename__:  # a matrix names the rows that stand at its left
            assert {ids[row] for row in one.target.rows} <= {one.target.sheet}


def test_chapters_count_actions_done_and_leave_out_cancelled_ones() -> None:
    done, waiting = Action(status=ActionStatus.DONE), Action()
    found = item(told(done, waiting, Action(status=ActionStatus.CANCELLED)), "chapters.done")
    assert (found.have, found.need, found.target.rows) == (1, 2, (waiting.id,))


def test_mandatory_roles_need_a_lead_who_agreed_and_was_told() -> None:
    role, person = Role(mandatory=True), Person()
    helper = Assignment(role_id=role.id, person_id=person.id, is_lead=False, availability_confirmed=True)
    found = told(role, Role(), person, helper)
    assert item(found, "people.lead").target.rows == (role.id,)
    assert [item(found, f"people.{key}").have for key in ("lead", "available", "told")] == [0, 0, 0]
    lead = Assignment(role_id=role.id, person_id=person.id, availability_confirmed=True, duties_communicated_on=TODAY)
    found = told(role, Role(), person, helper, lead)
    assert [item(found, f"people.{key}").have for key in ("lead", "available", "told")] == [1, 1, 1]
    assert item(found, "people.lead").need == 1
    lead.availability_confirmed = False
    target = item(told(role, person, lead), "people.available").target
    assert (target.sheet, target.rows) == ("assignment", (lead.id,))


def test_training_counts_no_more_sessions_and_people_than_are_needed() -> None:
    audience = Audience(headcount=1, capacity=1)
    sessions = [Session(audience_id=audience.id, status=SessionStatus.HELD) for _ in range(3)]
    people = [Person() for _ in range(3)]
    marks = [Attendance.at(person, sessions[0]) for person in people]
    for mark in marks:
        mark.presence = Presence.PRESENT  # type: ignore[attr-defined]
    found = told(audience, *sessions, *people, *marks)
    counted = found.areas[2].items[:2]
    assert [(one.have, one.need, one.target.rows) for one in counted] == [(1, 1, ()), (1, 1, ())]


def test_a_pass_rate_as_high_as_the_plan_asks_costs_nothing() -> None:
    cycle, cases = Cycle(), [TestCase() for _ in range(20)]
    results = [TestResult(case_id=case.id, cycle_id=cycle.id, result=ResultVerdict.PASSED) for case in cases]
    results[0].result = ResultVerdict.FAILED
    assert item(told(cycle, *cases, *results), "uat.passed").lost == 0
    less = item(told(cycle, *cases[:18], *results[:18]), "uat.passed")  # 94.4 %, where 95 are asked for
    assert less.lost > 0
    strict = UatPlan(pass_share=1.0)
    found = item(told(cycle, strict, *cases, *results), "uat.passed")
    assert found.lost > 0
    assert found.target.rows == (results[0].id,)


def test_criteria_alone_do_not_make_a_test() -> None:
    uat = told(*(Criterion(met=True) for _ in range(9))).areas[4]
    assert uat.share is not None
    assert uat.share < 0.3


def test_a_gap_is_late_when_its_stage_lies_behind() -> None:
    task = Task(stage=Stage.PLAN_BUDGET, ends=TODAY - timedelta(1))
    late, due = Gap(closes_by=Stage.PLAN_BUDGET), Gap(due=TODAY - timedelta(1))
    closed = Gap(closes_by=Stage.PLAN_BUDGET, status=GapStatus.CLOSED)
    fine = [Gap(closes_by=Stage.GOLIVE), Gap(due=TODAY), closed]
    assert set(item(told(task, late, due, *fine), "gaps.in_time").target.rows) == {late.id, due.id}


@pytest.mark.parametrize(
    ("rows", "late"),
    [
        (rows, late)
        for rule, *pair in EDGES
        if rule in {"H7", "GAP-2"}
        for rows, late in zip(pair, (True, False), strict=True)
    ],
)
def test_a_gap_is_late_here_when_the_checks_say_so(rows: Sequence[Record], late: bool) -> None:
    found = item(readiness_of(book_of(rows), [], EXAMPLES_TODAY), "gaps.in_time")
    assert (found.have, found.need) == (int(not late), 1)


def test_errors_cost_points_and_warnings_do_not() -> None:
    rows = book_of([])
    clean = readiness_of(rows, [], TODAY)
    warned = readiness_of(rows, [broken("warning")] * 50, TODAY)
    wrong = readiness_of(rows, [broken("error")], TODAY)
    assert clean.score == warned.score
    assert item(wrong, "problems.errors").lost > 0
    assert item(warned, "problems.warnings").have == 50


def test_each_error_less_never_costs_points() -> None:
    lost = [item(readiness_of(book_of([]), [broken("error")] * n, TODAY), "problems.errors").lost for n in range(15)]
    assert lost == sorted(lost)


def test_ten_errors_cost_all_there_is_for_them_and_nine_do_not() -> None:
    nine, ten = (item(readiness_of(book_of([]), [broken("error")] * n, TODAY), "problems.errors") for n in (9, 10))
    assert nine.lost == pytest.approx(0.9 * nine.weight)
    assert ten.lost == ten.weight


@pytest.mark.parametrize(("severity", "many"), [(DefectSeverity.CRITICAL, 3), (DefectSeverity.MAJOR, 10)])
def test_so_many_grave_defects_cost_all_there_is_for_them_and_one_less_does_not(
    severity: DefectSeverity, many: int
) -> None:
    fewer, all_ = (
        item(told(*(Defect(severity=severity) for _ in range(n))), f"problems.{severity.value}")
        for n in (many - 1, many)
    )
    assert fewer.lost == pytest.approx((many - 1) / many * fewer.weight)
    assert all_.lost == all_.weight


@pytest.mark.parametrize(("done", "state"), [(49, "bad"), (50, "warn"), (99, "warn"), (100, "good")])
def test_half_is_a_warning_and_only_all_is_good(done: int, state: str) -> None:
    actions = [Action(status=ActionStatus.DONE if n < done else ActionStatus.NOT_STARTED) for n in range(100)]
    found = told(*actions)
    assert (item(found, "chapters.done").state, found.areas[0].state) == (state, state)


def test_no_defects_before_a_test_say_nothing() -> None:
    assert item(told(), "problems.critical").state == "none"
    ran = TestResult(case_id=TestCase().id, result=ResultVerdict.PASSED)
    assert item(told(ran), "problems.critical").state == "good"


def test_a_problem_in_operation_needs_cause_remedy_and_prevention() -> None:
    bare, planned = Incident(), Incident(cause="c", fix_plan="f", prevention_plan="p")
    found = item(told(bare, planned), "problems.incidents")
    assert (found.have, found.need, found.target.rows) == (1, 2, (bare.id,))


@pytest.mark.parametrize(
    ("criterion", "proposal"),
    [
        (GoNoGo(mandatory=True, rating=Rating.RED), GoProposal.NO_GO),
        (GoNoGo(mandatory=True, value=0.4, minimum=0.85), GoProposal.NO_GO),
        (GoNoGo(mandatory=True, value=0.4, minimum=0.85, rating=Rating.GREEN), GoProposal.NO_GO),
        (GoNoGo(mandatory=True, value=0.42, minimum=0.85), GoProposal.NO_GO),
        (GoNoGo(mandatory=True, value=0.425, minimum=0.85), GoProposal.NOT_YET),
        (GoNoGo(mandatory=True, value=0.5, minimum=0.85, rating=Rating.AMBER), GoProposal.NOT_YET),
        (GoNoGo(mandatory=False, rating=Rating.RED), GoProposal.NOT_YET),
        (GoNoGo(mandatory=True), GoProposal.NOT_YET),
        (GoNoGo(mandatory=True, value=1.0), GoProposal.NOT_YET),
    ],
)
def test_only_a_mandatory_red_or_less_than_half_of_its_minimum_is_a_no_go(
    criterion: GoNoGo, proposal: GoProposal
) -> None:
    assert told(criterion).proposal is proposal


def test_a_mandatory_criterion_below_its_minimum_forbids_a_go_whatever_its_rating() -> None:
    rows = project()
    for deed in fixes(rows):
        deed()
    criterion = GoNoGo(mandatory=True, value=0.84, minimum=0.85, rating=Rating.GREEN)
    rows.append(criterion)
    found = readiness_of(book_of(rows), [], TODAY)
    assert (found.proposal, found.unmet) == (GoProposal.NOT_YET, 1)
    criterion.value = 0.85
    found = readiness_of(book_of(rows), [], TODAY)
    assert (found.proposal, found.unmet) == (GoProposal.GO, 0)


def test_eighty_five_points_are_enough_and_less_are_not() -> None:
    rows = project()
    for deed in fixes(rows):
        deed()
    for row in rows:  # ten points and five
        if isinstance(row, Action):
            row.status = ActionStatus.NOT_STARTED
        if isinstance(row, SignOff):
            row.decision = SignOffDecision.PENDING
    found = readiness_of(book_of(rows), [], TODAY)
    assert (found.score, found.proposal) == (85, GoProposal.GO)
    next(row for row in rows if isinstance(row, Gap)).status = GapStatus.OPEN
    found = readiness_of(book_of(rows), [], TODAY)
    assert (found.score, found.proposal) == (84, GoProposal.NOT_YET)


def test_each_rule_is_worth_its_points() -> None:
    worth = {
        "chapters.done": 10,
        "people.lead": 4,
        "people.available": 3,
        "people.told": 3,
        "training.coverage": 4,
        "training.held": 3,
        "training.gaps": 3,
        "attestation.passed": 5,
        "attestation.released": 10,
        "uat.run": 6.25,
        "uat.passed": 6.25,
        "uat.critical": 6.25,
        "uat.entry": 2.08,
        "uat.exit": 4.17,
        "gaps.answered": 1,
        "gaps.settled": 2,
        "gaps.in_time": 2,
        "problems.errors": 4,
        "problems.critical": 2,
        "problems.major": 2,
        "problems.incidents": 2,
        "go_no_go.mandatory": 6,
        "go_no_go.weighed": 4,
        "sign_offs.given": 5,
    }
    found = readiness_of(book_of(project()), [], TODAY)
    assert {one.key: round(one.weight, 2) for one in found.items if one.weight} == worth


def test_weights_are_counted_by_what_was_reached_and_never_by_more() -> None:
    found = item(told(GoNoGo(weight=3, value=0.5), GoNoGo(weight=2, value=1.5), GoNoGo(weight=1)), "go_no_go.weighed")
    assert (found.have, found.need) == (3.5, 6)


def test_an_acceptance_with_open_conditions_counts_half() -> None:
    signed = SignOff(decision=SignOffDecision.CONDITIONAL)
    condition = Condition(sign_off_id=signed.id)
    assert item(told(signed), "sign_offs.given").have == 0.5
    assert item(told(signed, condition), "sign_offs.given").have == 0.5
    assert item(told(signed, condition), "sign_offs.given").target.rows == (signed.id,)
    condition.closed_on = TODAY
    found = item(told(signed, condition), "sign_offs.given")
    assert (found.have, found.target.rows) == (1, ())


def test_a_sign_off_that_was_replaced_is_not_waited_for() -> None:
    old = SignOff(decision=SignOffDecision.REJECTED)
    assert item(told(old, SignOff(decision=SignOffDecision.ACCEPTED, supersedes=old.id)), "sign_offs.given").need == 1


def project() -> list[Record]:
    """Give a project in which much is wrong, and everything can be put right."""
    rows: list[Record] = starter_rows(
        Plan("Probe", "Kunde", "en", 45, go_live=date(2027, 2, 1)), catalogues.words_of("en")
    )
    people = [Person() for _ in range(6)]
    uses = [row for row in rows if isinstance(row, UseCase)]
    cases = [TestCase(use_case=use.id) for use in uses]
    made: list[Record] = [*people, *cases, GoNoGo(mandatory=True, value=0.4), GoNoGo(value=0.2)]
    made += [Defect(severity=severity) for severity in (*DefectSeverity, DefectSeverity.CRITICAL)]
    made += [Incident(), SignOff(), SignOff(), TestResult(case_id=cases[0].id, result=ResultVerdict.FAILED)]
    for row in rows:
        if isinstance(row, Profile):
            row.operators = 4
        if isinstance(row, Audience):
            row.headcount, row.capacity = 3, 2
            made += [Session(audience_id=row.id) for _ in range(2)]
    return [*rows, *made]


def fixes(rows: list[Record]) -> Iterator[Fix]:
    """Give the good deeds that this project waits for, one by one."""
    people = [row for row in rows if isinstance(row, Person)]
    roles = [row for row in rows if isinstance(row, Role)]
    for kind, values in DEEDS.items():
        for row in [row for row in rows if type(row) is kind]:
            yield from (partial(setattr, row, key, value) for key, value in values.items())
    for role in roles:
        lead = Assignment(role_id=role.id, person_id=people[0].id)
        yield partial(rows.append, lead)
        yield partial(setattr, lead, "availability_confirmed", True)
        yield partial(setattr, lead, "duties_communicated_on", TODAY)
    for case in [row for row in rows if isinstance(row, TestCase)]:
        result = TestResult(
            case_id=case.id,
            cycle_id=next(row.id for row in rows if isinstance(row, Cycle)),
            result=ResultVerdict.PASSED,
        )
        yield partial(rows.append, result)
    for session in [row for row in rows if isinstance(row, Session)]:
        for person in people[:3]:
            mark: Any = Attendance.at(person, session)
            mark.presence = Presence.PRESENT
            yield partial(rows.append, mark)
    for person in people[:5]:
        proof = Attestation(operator=person.id, result=AttestationResult.PASSED)
        yield partial(rows.append, proof)
        yield partial(setattr, proof, "released_on", TODAY)


DEEDS: dict[type[Record], dict[str, Any]] = {
    Action: {"status": ActionStatus.DONE},
    Gap: {"status": GapStatus.CLOSED},
    Criterion: {"met": True},
    Defect: {"status": DefectStatus.CLOSED},
    GoNoGo: {"value": 1.0},
    Session: {"status": SessionStatus.HELD},
    SignOff: {"decision": SignOffDecision.ACCEPTED},
    TrainingNeed: {"levels": "3>3"},
    Incident: {"cause": "c", "fix_plan": "f", "prevention_plan": "p"},
}


def points(rows: Rows, problems: Sequence[Problem] = ()) -> float:
    return sum(area.points for area in readiness_of(rows, problems, TODAY).areas)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_putting_a_thing_right_never_lowers_the_score(seed: int) -> None:
    rows = project()
    deeds, before = list(fixes(rows)), points(book_of(rows))
    Random(seed).shuffle(deeds)
    for number in range(0, len(deeds), 4):
        for deed in deeds[number : number + 4]:
            deed()
        after = points(book_of(rows))
        assert after >= before - 1e-9
        before = after
    assert before > 95


def test_a_project_in_which_all_is_done_is_a_go() -> None:
    rows = project()
    for deed in fixes(rows):
        deed()
    found = readiness_of(book_of(rows), [], TODAY)
    assert (found.score, found.proposal) == (100, GoProposal.GO), [one for one in found.items if one.lost > 0.01]


def test_an_error_or_a_critical_defect_forbids_a_go() -> None:
    rows = project()
    for deed in fixes(rows):
        deed()
    assert readiness_of(book_of(rows), [broken("error")], TODAY).proposal is GoProposal.NOT_YET
    rows.append(Defect(severity=DefectSeverity.CRITICAL))
    assert readiness_of(book_of(rows), [], TODAY).proposal is GoProposal.NOT_YET


def test_critical_use_cases_have_to_pass() -> None:
    use, cycle = UseCase(criticality=Criticality.CRITICAL), Cycle()
    case = TestCase(use_case=use.id)
    result = TestResult(case_id=case.id, cycle_id=cycle.id, result=ResultVerdict.FAILED)
    assert item(told(use, cycle, case, result), "uat.critical").target.rows == (use.id,)
    result.result = ResultVerdict.PASSED
    assert item(told(use, cycle, case, result), "uat.critical").state == "good"
