"""Every rule: one example that breaks it, and one that keeps it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import RULES, problems_of
from ccworkbench.method.checks.muting import mute
from ccworkbench.method.checks.raci import RACI_LEGEND
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.method.project_facts import called
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.profile import Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableStatus
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import Criticality, UseCase, UseCaseStatus
from tests.method.checks.examples import EXAMPLES
from tests.method.checks.examples.rows import BEFORE, TODAY, matrix, staff
from tests.method.checks.examples.thresholds import EDGES
from tests.method.conftest import book_of

MakeBook = Callable[[Sequence[Record]], Rows]


def test_every_rule_has_an_example() -> None:
    assert EXAMPLES.keys() == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_tells_its_breach_and_nothing_else_breaks_it(rule: str, book: MakeBook) -> None:
    breaking, keeping = EXAMPLES[rule]
    told = [problem for problem in problems_of(book(breaking), TODAY) if problem.rule == rule]
    assert told
    assert {problem.severity for problem in told} == {RULES[rule]}
    assert rule not in {problem.rule for problem in problems_of(book(keeping), TODAY)}


@pytest.mark.parametrize(("rule", "breaking", "keeping"), EDGES)
def test_a_rule_is_broken_at_its_threshold_and_kept_beside_it(
    rule: str, breaking: Sequence[Record], keeping: Sequence[Record], book: MakeBook
) -> None:
    assert rule in {problem.rule for problem in problems_of(book(breaking), TODAY)}
    assert rule not in {problem.rule for problem in problems_of(book(keeping), TODAY)}


@pytest.mark.parametrize("rule", RULES)
def test_a_problem_points_at_a_cell_that_exists(rule: str, book: MakeBook) -> None:
    rows = book(EXAMPLES[rule][0])
    for problem in problems_of(rows, TODAY):
        assert place_exists(problem, rows), problem


def numbered(rows: list[Record]) -> list[Record]:
    """Give requirements their human numbers, as the store does."""
    for number, row in enumerate((row for row in rows if isinstance(row, Requirement)), 1):
        row.code = f"REQ-{number:03d}"
    return rows


def place_exists(problem: Problem, rows: Rows) -> bool:
    sheet = BY_KEY[problem.sheet]
    if sheet is Raci:
        ids = {row.id for row in rows(Deliverable)}
        return problem.row in {None, *ids} and problem.column in {"", "title", *(str(role.id) for role in rows(Role))}
    keys = {"", *(column.key for column in columns_of(sheet))}
    return problem.column in keys and problem.row in {None, *(row.id for row in rows(sheet))}


@pytest.mark.long
@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("seats", [None, 1, 20, 45, 300])
def test_a_new_project_has_no_error_that_its_user_did_not_make(way: Approach, seats: int, book: MakeBook) -> None:
    for kind in ProjectType:
        plan = Plan("Hotline", "Stadtwerke", "en", seats, Topology.DISTRIBUTED, kind, way)
        rows = book(starter_rows(plan, words_of("en")))
        assert [p for p in problems_of(rows, TODAY) if p.severity == "error"] == []


def test_an_empty_new_project_breaks_no_rule(book: MakeBook) -> None:
    rows = starter_rows(Plan("Hotline", "Stadtwerke", empty=True, seats=20), words_of("en"))
    assert list(problems_of(book(rows), TODAY)) == []


@pytest.mark.parametrize("topology", Topology)
@pytest.mark.parametrize("seats", [12, 45, 250])
@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("kind", ProjectType)
def test_a_new_project_has_no_hint_that_its_own_starter_rows_cause(
    kind: ProjectType, way: Approach, seats: int, topology: Topology, book: MakeBook
) -> None:
    """What is left are questions that only somebody can answer: who takes a role, how sites are joined."""
    start, end = TODAY + timedelta(70), TODAY + timedelta(343)
    plan = Plan("Hotline", "Stadtwerke", "en", seats, topology, kind, way, start, end)
    rows = book(numbered(starter_rows(plan, words_of("en"))))
    found = {(problem.rule, problem.severity) for problem in problems_of(rows, TODAY)}
    assert found <= {("H1", "warning"), ("LINK-1", "warning")}


def test_a_mandatory_role_that_nobody_has_is_told_once(book: MakeBook) -> None:
    for mandatory, rule in ((True, "H1"), (False, "RACI-8")):
        rows = matrix("A R", assigned=False)
        for role in rows:
            if isinstance(role, Role):
                role.mandatory = mandatory
        told = [problem for problem in problems_of(book(rows), TODAY) if problem.rule in {"H1", "RACI-8"}]
        assert [problem.rule for problem in told] == [rule] * 2


def test_a_sentence_says_how_critical_a_use_case_is_in_the_readers_language() -> None:
    use_case = UseCase(name="Answer", code="UC-001", criticality=Criticality.HIGH, status=UseCaseStatus.TESTED)
    case = TestCase(title="Menu", code="TC-001", use_case=use_case.id)
    told = next(one for one in problems_of(book_of([use_case, case]), TODAY) if one.rule == "UC-2")
    said = "UC-001 Answer (High) has tests that have not passed: TC-001. Run or retest them."
    assert str(told.message) == words_of("en").tell(told.message) == said
    assert f"({words_of('de').say('High')})" in words_of("de").tell(told.message)


def test_a_row_is_named_by_its_number_and_how_its_text_begins() -> None:
    assert called(Action(code="A-001", preparation="Invite.\nAll of them.")) == "A-001 (Invite. All of them)"
    assert called(Action(code="", preparation="Invite")) == "Invite"
    assert called(Action(code="A-001", preparation="")) == "A-001"
    long = called(Action(code="A-001", preparation="x" * 61))
    assert long == f"A-001 ({'x' * 60}…)"


def test_muted_errors_of_the_matrix_are_not_summed_up(book: MakeBook) -> None:
    rows = matrix("R R")
    problem = next(p for p in problems_of(book(rows), TODAY) if p.rule == "RACI-1")
    muted = mute(problem, "The committee answers together.", "Anna", TODAY, words_of("en"))
    told = {problem.rule for problem in problems_of(book([*rows, muted]), TODAY)}
    assert not {"RACI-1", "H5"} & told


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
    assert {letter for letter, _ in RACI_LEGEND} == {part for letter in RaciLetter for part in letter.split("/")}
