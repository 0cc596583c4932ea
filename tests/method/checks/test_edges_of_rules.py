"""Rules at their edges: when they begin to speak, and where they point."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import RULES, problems_of
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.options import Chapter, Stage
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import Topology
from ccworkbench.sheets.prepare.project import ProjectType
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.use_cases.use_case import UseCase
from tests.method.checks.examples.acceptance import CRITICAL, UNMET, signed
from tests.method.checks.examples.launch import tasks
from tests.method.checks.examples.rows import BEFORE, TODAY, YESTERDAY, staff
from tests.method.checks.examples.uat import CRITICAL as CRITICAL_USE
from tests.method.checks.examples.uat import MAIN, OTHER, begun, case

MakeBook = Callable[[Sequence[Record]], Rows]


def told(rows: Rows, rule: str) -> list[Problem]:
    return [problem for problem in problems_of(rows, TODAY) if problem.rule == rule]


@pytest.mark.parametrize("go_live", [None, TODAY + timedelta(300), TODAY + timedelta(40)])
def test_a_new_project_is_not_drowned_in_advice(go_live: date | None, book: MakeBook) -> None:
    start = go_live and TODAY + timedelta(7)
    for kind in (ProjectType.CLOUD, ProjectType.HOTLINE):
        plan = Plan("Hotline", "Stadtwerke", "en", 250, Topology.DISTRIBUTED, kind, kick_off=start, go_live=go_live)
        rows = book(_numbered(starter_rows(plan, words_of("en"))))
        found = Counter(problem.rule for problem in problems_of(rows, TODAY))
        near = {"ROOM-1"} if go_live == TODAY + timedelta(40) else set()
        assert {rule for rule in found if RULES[rule] == "error"} == near
        assert sum(n for rule, n in found.items() if rule != "H1") <= 12, found


def _numbered(rows: list[Record]) -> list[Record]:
    """Give rows their human numbers, as the store does."""
    counts: Counter[type[Record]] = Counter()
    for row in rows:
        counts[type(row)] += 1
        if hasattr(row, "code") and not row.code and type(row).__tablename__ == "requirement":
            row.code = f"REQ-{counts[type(row)]:03d}"
    return rows


@pytest.mark.parametrize(
    ("dates", "columns"),
    [
        ({}, ["specification_agreed_on", "contract_signed_on"]),
        ({"specification_agreed_on": BEFORE}, ["contract_signed_on"]),
        ({"specification_agreed_on": BEFORE, "contract_signed_on": TODAY}, ["contract_signed_on"]),
        ({"specification_agreed_on": BEFORE, "contract_signed_on": YESTERDAY}, []),
    ],
)
def test_installation_waits_for_both_papers(dates: dict[str, date], columns: list[str], book: MakeBook) -> None:
    rows = book([Gates(installation_started_on=YESTERDAY, **dates)])
    assert [problem.column for problem in told(rows, "GATE-1")] == columns


@pytest.mark.parametrize("decision", SignOffDecision)
def test_only_an_unconditional_acceptance_is_refused(decision: SignOffDecision, book: MakeBook) -> None:
    for found in (CRITICAL, UNMET):
        assert bool(told(book(signed(decision, found)), "H18")) == (decision is SignOffDecision.ACCEPTED)


def test_a_circle_is_told_once(book: MakeBook) -> None:
    rows = book(tasks("T-002", "T-003", "T-001", "T-003", "T-004"))
    assert len(told(rows, "TASK-3")) == 1


def test_a_task_that_names_itself_is_a_circle(book: MakeBook) -> None:
    assert len(told(book(tasks("T-001")), "TASK-3")) == 1


def test_a_chain_of_many_tasks_is_walked_without_end(book: MakeBook) -> None:
    chain = [Task(title="x", code=f"T-{n}", after=f"T-{n - 1}") for n in range(3000)]
    assert told(book(chain), "TASK-3") == []
    chain[0].after = "T-2999"
    assert len(told(book(chain), "TASK-3")) == 1


@pytest.mark.parametrize(("status", "over"), [(TaskStatus.DONE, True), (TaskStatus.PLANNED, False)])
def test_a_stage_is_over_when_all_its_tasks_are(status: TaskStatus, over: bool, book: MakeBook) -> None:
    stage = Stage.DESIGN_BUILD
    rows = [Task(title="a", stage=stage, ends=YESTERDAY), Task(title="b", stage=stage, ends=TODAY, status=status)]
    gap = Gap(description="No number list", closes_by=stage, status=GapStatus.AGREED)
    assert bool(told(book([*rows, gap]), "H7")) == over


def test_the_day_of_the_test_may_come_from_its_first_cycle(book: MakeBook) -> None:
    rows = begun(case())
    rows[0].uat_start = None  # type: ignore[attr-defined]
    criterion = Criterion(text="Data is loaded")
    assert not told(book([*rows, criterion]), "CRIT-2")
    assert told(book([*rows, criterion, Cycle(name="C1", starts=BEFORE)]), "CRIT-2")


def test_overloads_are_seen_wherever_two_shares_meet(book: MakeBook) -> None:
    for first, second, is_over in ((0, 9, True), (5, 14, True), (10, 19, False), (-9, -1, False)):
        shares = [(0, 9), (first, second)]
        given = [
            {"capacity": 0.6, "contribution_from": TODAY + timedelta(a), "contribution_to": TODAY + timedelta(b)}
            for a, b in shares
        ]
        assert bool(told(book(staff(*given)), "H2")) == is_over


def test_an_overload_of_a_day_names_all_that_meet_on_it(book: MakeBook) -> None:
    day = {"capacity": 0.6, "contribution_from": TODAY, "contribution_to": TODAY}
    before = {"capacity": 0.6, "contribution_to": YESTERDAY}
    (problem,) = told(book(staff(before, {"capacity": 0.6, "contribution_to": TODAY}, day)), "H2")
    assert problem.message.values["roles"] == "Trainer, Trainer"
    (problem,) = told(book(staff(before, day, day)), "H2")
    assert problem.message.values["roles"] == "Trainer, Trainer"


def test_a_share_that_ends_before_it_begins_hides_no_overload(book: MakeBook) -> None:
    rows = staff({"capacity": 0.9, "contribution_from": TODAY}, {"capacity": 0.9})
    wrong = staff({"capacity": 0.9, "contribution_from": TODAY, "contribution_to": BEFORE})
    given = [row for row in wrong if isinstance(row, Assignment)]
    given[0].person_id = next(row.person_id for row in rows if isinstance(row, Assignment))
    given[0].role_id = next(row.role_id for row in rows if isinstance(row, Assignment))
    assert told(book([*rows, *given]), "H2")


def test_a_way_is_tried_by_a_case_of_another_use_case_that_names_it(book: MakeBook) -> None:
    other = UseCase(name="Look up")
    rows = begun(CRITICAL_USE, MAIN, OTHER, case(use_case=CRITICAL_USE.id), other)
    assert len(told(book(rows), "H16")) == 1
    assert not told(book([*rows, case("TC-002", use_case=other.id, flow_id=OTHER.id)]), "H16")


def test_overdue_actions_are_told_with_their_chapter(book: MakeBook) -> None:
    rows = [Action(preparation="x", due=YESTERDAY, chapter=chapter) for chapter in (*Chapter, Chapter.CHANGE)]
    said = [str(problem.message) for problem in told(book(rows), "H6")]
    assert len(set(said)) == len(Chapter)
    assert "2 actions in chapter 4 are overdue. Complete them before continuing." in said
    assert "1 launch action is overdue. Complete it before continuing." in said
