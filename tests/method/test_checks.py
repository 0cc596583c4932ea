"""Every rule: one example that breaks it, and one that keeps it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.method.checks import RULES, problems_of
from ccworkbench.method.raci import LEGEND
from ccworkbench.method.starter import Plan, crossing, starter_rows
from ccworkbench.paths import words
from ccworkbench.sheets import BY_KEY
from ccworkbench.sheets.action import Action, ActionStatus
from ccworkbench.sheets.change import ChangeImpact, Level
from ccworkbench.sheets.communication import Message, MessageStatus
from ccworkbench.sheets.criterion import Criterion
from ccworkbench.sheets.deliverable import Deliverable, DeliverableKind, DeliverableStatus, Raci, RaciLetter
from ccworkbench.sheets.gap import Gap, GapStatus
from ccworkbench.sheets.kpi import Formula, Kpi, KpiFigure
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.person import Person
from ccworkbench.sheets.profile import Profile, Topology
from ccworkbench.sheets.project import Approach, Project, ProjectType
from ccworkbench.sheets.raid import Raid
from ccworkbench.sheets.role import Assignment, Role
from ccworkbench.sheets.stakeholder import Attitude, Group, Stakeholder
from ccworkbench.sheets.use_case import UseCase, UseCaseStatus

TODAY = date(2026, 11, 24)
BEFORE, AFTER = date(2026, 11, 1), date(2026, 12, 24)
MakeBook = Callable[[Sequence[Record]], Rows]
Found = tuple[Sequence[Record], Sequence[Record]]


def matrix(*lines: str, names: str = "", assigned: bool = True, kind: str = "plan") -> list[Record]:
    """Make a matrix from lines such as `A R - A/R`; the first role is the customer's, the others the supplier's."""
    width = len(lines[0].split())
    sides = [Side.CUSTOMER, *[Side.SUPPLIER] * (width - 1)]
    named = names.split() or [f"Role {number}" for number in range(width)]
    roles = [Role(name=name, side=side, in_raci=True) for name, side in zip(named, sides, strict=True)]
    rows: list[Record] = [*roles]
    for line in lines:
        deliverable = Deliverable(title=line, kind=DeliverableKind(kind))
        letters = zip(roles, line.split(), strict=True)
        rows += [deliverable, *(crossing(deliverable, role, letter.strip("-")) for role, letter in letters)]
    person = Person(family_name="Kovács", main_contact=True)
    given = [Assignment(role_id=role.id, person_id=person.id) for role in roles if assigned]
    return [*rows, person, *given]


def staff(*given: dict[str, Any], **columns: Any) -> list[Record]:
    """Make one role, its assignments as `given`, and their people; `who` tells people apart."""
    role = Role(**{"name": "Trainer", "code": "TR", **columns})
    agreed = {"duties_communicated_on": BEFORE, "availability_confirmed": True, "role_id": role.id}
    people: dict[str, Person] = {}
    rows: list[Record] = [role]
    for item in given:
        name = item.get("who", "Kovács")
        people.setdefault(name, Person(family_name=name, main_contact=not people))
        own = {key: value for key, value in item.items() if key != "who"}
        rows.append(Assignment(**{**agreed, **own, "person_id": people[name].id}))
    return [*rows, *people.values()]


def action(**columns: Any) -> list[Record]:
    return [Action(**{"preparation": "Order headsets", "code": "A-001", **columns})]


def centre(sites: str = "", roles: str = "", **profile: Any) -> list[Record]:
    listed = [Role(name=key, code=key) for key in roles.split()]
    return [Project(name="Hotline", customer_name="Stadtwerke", sites=sites), Profile(**profile), *listed]


def unread(row: Record, column: str) -> list[Record]:
    row.unread = {column: "soonish"}
    return [row]


def dated(**days: date) -> list[Record]:
    return [Project(name="Hotline", customer_name="Stadtwerke", **days), Profile()]


def stakes(*groups: Group, **columns: Any) -> list[Record]:
    return [Stakeholder(name=group.label, group=group, **columns) for group in groups]


def message(**columns: Any) -> list[Record]:
    return [Message(message="Newsletter", **columns)]


def gap(*owners: Person, **columns: Any) -> list[Record]:
    return [*owners, Gap(description="No budget", owner=owners[0].id if owners else None, **columns)]


def impact(**columns: Any) -> list[Record]:
    levels = {key: Level(columns.pop(key)) for key in ("level", "floor_level") if key in columns}
    return [ChangeImpact(audience="Agents", **levels, **columns)]


def figures(*days: date, **counts: int) -> list[Record]:
    return [KpiFigure(period_from=day, period_to=day, **counts) for day in days]


BOTH = (Group.FRONTLINE, Group.EXECUTIVES)
CHANGE: dict[str, Any] = {"attitude_now": Attitude.NEUTRAL, "attitude_wanted": Attitude.LEADING}
ANNA = {"who": "Anna"}
HALF = {"capacity": 0.5}
MOST = {"capacity": 0.8, "contribution_to": BEFORE}
EXAMPLES: dict[str, Found] = {
    "CELL-1": (unread(Action(preparation="x"), "due"), action()),
    "CELL-2": (action(preparation=""), action()),
    "CELL-3": (action() + action(), action() + action(code="A-002")),
    "CELL-4": (action(assigned_to=uuid4()), action()),
    "RACI-1": (matrix("R A A/R"), matrix("R A -")),
    "RACI-2": (matrix("A C I"), matrix("A/R C I")),
    "RACI-3": (matrix("A R", names="Trainer trainer"), matrix("A R", names="Trainer Agent")),
    "RACI-4": (matrix("A/R R R R"), matrix("A R R R")),
    "RACI-5": (matrix("A/R C C C C"), matrix("A/R C C C")),
    "RACI-6": (matrix("A R -"), matrix("A R C")),
    "RACI-7": (matrix(*["A R"] * 5), matrix(*["A R"] * 3, *["R A"] * 2)),
    "RACI-8": (matrix("A R", assigned=False), matrix("A R")),
    "RACI-9": (matrix("R A", kind="sign_off"), matrix("A R", kind="sign_off")),
    "ACTION-1": (action(due=BEFORE), action(due=TODAY)),
    "ACTION-2": (action(completed=AFTER), action(completed=TODAY)),
    "ACTION-3": (action(status=ActionStatus.DONE), action(status=ActionStatus.DONE, completed=TODAY)),
    "ACTION-4": (action(completed=TODAY), action(status=ActionStatus.DONE, completed=TODAY)),
    "H1": (staff({"is_lead": False}), staff({})),
    "H2": (staff(HALF, HALF, HALF), staff(MOST, {**MOST, "contribution_to": None, "contribution_from": TODAY})),
    "H3": (staff({"duties_communicated_on": None}), staff({})),
    "H4": (staff({"availability_confirmed": False}), staff({})),
    "H8": (stakes(Group.IT, Group.EXECUTIVES), stakes(Group.FRONTLINE, Group.EXECUTIVES)),
    "H9": (centre(roles="PM L.HR", seats=20), centre(roles="PM L.HR L.IT", seats=20)),
    "H10": (centre("Kassel", topology=Topology.DISTRIBUTED), centre("Kassel; Bonn", topology=Topology.DISTRIBUTED)),
    "H24": ([Deliverable(title="x", due=BEFORE)], [Deliverable(title="x", due=BEFORE, status="approved")]),
    "H26": (staff({}, code="DSC"), staff(ANNA, {"who": "Béla", "is_lead": False}, code="DSC")),
    "CONTACT-1": ([Person(family_name="Kovács")], [Person(family_name="Kovács", main_contact=True)]),
    "SPAN-1": (centre(operators=60, supervisors=2), centre(operators=24, supervisors=2)),
    "STAKE-1": (stakes(*BOTH, **CHANGE), stakes(*BOTH, **CHANGE, engagement="Talk with them")),
    "COMM-1": (message(first_date=BEFORE), message(first_date=BEFORE, status=MessageStatus.SENT)),
    "GAP-1": (gap(), gap(status=GapStatus.TO_CHECK)),
    "GAP-2": (gap(Person(family_name="Kovács", main_contact=True), due=BEFORE),
              gap(Person(family_name="Kovács", main_contact=True), due=AFTER)),
    "IMPACT-1": (impact(level="1", floor_level="3", support=("training",)), impact(level="2", floor_level="2")),
    "H12": (impact(level="3"), impact(level="3", support=("training",))),
    "UC-1": ([UseCase(name="Answer", code="UC-001", status=UseCaseStatus.APPROVED)],
             [UseCase(name="Answer", code="UC-001", status=UseCaseStatus.VALIDATED)]),
    "CRIT-1": ([Criterion(text="Data is loaded", met=True)], [Criterion(text="Data is loaded")]),
    "RAID-1": ([Raid(title="Porting", probability=4, impact=5)], [Raid(title="Porting", probability=2, impact=5)]),
    "H20": ([Kpi(name="S/L", code="K-001", formula=Formula.SL_1, target=80)],
            [Kpi(name="S/L", code="K-001", formula=Formula.SL_1, target=80, threshold_s=20)]),
    "KPI-1": (figures(TODAY, offered=10, answered=8, abandoned=1), figures(TODAY, offered=9, answered=8, abandoned=1)),
    "KPI-2": (figures(BEFORE, TODAY), figures(TODAY)),
    "KPI-3": (figures(TODAY, offered=7, answered=8), figures(TODAY, offered=8, answered=8)),
    "KPI-4": (figures(TODAY, TODAY), figures(TODAY)),
    "DATES-1": (dated(kick_off=AFTER, go_live=BEFORE), dated(kick_off=BEFORE, go_live=AFTER)),
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    assert EXAMPLES.keys() == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_tells_its_breach_and_nothing_else_breaks_it(rule: str, book: MakeBook) -> None:
    breaking, keeping = EXAMPLES[rule]
    told = [problem for problem in problems_of(book(breaking), TODAY) if problem.rule == rule]
    assert told
    assert {problem.severity for problem in told} == {RULES[rule]}
    assert rule not in {problem.rule for problem in problems_of(book(keeping), TODAY)}


@pytest.mark.parametrize("rule", RULES)
def test_a_problem_points_at_a_cell_that_exists(rule: str, book: MakeBook) -> None:
    rows = book(EXAMPLES[rule][0])
    for problem in problems_of(rows, TODAY):
        assert place_exists(problem, rows), problem


def place_exists(problem: Problem, rows: Rows) -> bool:
    sheet = BY_KEY[problem.sheet]
    if sheet is Raci:
        ids = {row.id for row in rows(Deliverable)}
        return problem.row in {None, *ids} and problem.column in {"title", *(str(role.id) for role in rows(Role))}
    keys = {"", *(column.key for column in columns_of(sheet))}
    return problem.column in keys and problem.row in {None, *(row.id for row in rows(sheet))}


@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("seats", [None, 1, 20, 45, 300])
def test_a_new_project_has_no_error_that_its_user_did_not_make(way: Approach, seats: int, book: MakeBook) -> None:
    for kind in ProjectType:
        plan = Plan("Hotline", "Stadtwerke", "en", seats, Topology.DISTRIBUTED, kind, way)
        rows = book(starter_rows(plan, words("en")))
        assert [p for p in problems_of(rows, TODAY) if p.severity == "error"] == []


def test_an_empty_new_project_breaks_no_rule(book: MakeBook) -> None:
    rows = starter_rows(Plan("Hotline", "Stadtwerke", empty=True, seats=20), words("en"))
    assert list(problems_of(book(rows), TODAY)) == []


def test_the_team_efforts_of_the_starter_matrix_are_hints(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("Hotline", "Stadtwerke"), words("en")))
    told = {problem.row for problem in problems_of(rows, TODAY) if problem.rule == "RACI-4"}
    assert {row.origin for row in rows(Deliverable) if row.id in told} == {"d.28", "d.32"}


def test_letters_of_deleted_rows_do_not_count(book: MakeBook) -> None:
    rows = matrix("A R A")
    other = next(row for row in reversed(rows) if isinstance(row, Role))
    other.deleted = True
    assert "RACI-1" not in {problem.rule for problem in problems_of(book(rows), TODAY)}


def test_an_unread_letter_is_told_at_its_crossing(book: MakeBook) -> None:
    rows = matrix("A R")
    cell = next(row for row in rows if isinstance(row, Raci))
    cell.unread = {"letter": "X"}
    (problem,) = (problem for problem in problems_of(book(rows), TODAY) if problem.rule == "CELL-1")
    assert (problem.row, UUID(problem.column)) == (cell.row_id, cell.column_id)


def test_shares_of_work_that_make_exactly_a_whole_are_fine(book: MakeBook) -> None:
    rows = staff(*({"capacity": 0.1, "is_lead": n == 0} for n in range(10)))
    assert "H2" not in {problem.rule for problem in problems_of(book(rows), TODAY)}


def test_a_deliverable_in_review_is_overdue_and_a_superseded_one_is_not(book: MakeBook) -> None:
    for status, told in ((DeliverableStatus.REVIEW, True), (DeliverableStatus.SUPERSEDED, False)):
        rows = book([Deliverable(title="x", due=BEFORE, status=status)])
        assert ("H24" in {problem.rule for problem in problems_of(rows, TODAY)}) == told


def test_the_legend_explains_every_letter() -> None:
    assert {letter for letter, _ in LEGEND} == {part for letter in RaciLetter for part in letter.split("/")}
