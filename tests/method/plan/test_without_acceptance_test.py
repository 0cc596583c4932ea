"""Where nobody plans an acceptance test, nothing of one stands in the workbook, and no check asks for it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.operations.adapt_plan import adapt, proposals_of
from ccworkbench.operations.change_size import change_size, size_change_of, size_proposals_of
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.stakeholders.meeting import Meeting, MeetingKind
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.use_case import UseCase, UseCaseStatus
from ccworkbench.store.store import Store
from tests.method.conftest import book_of

TODAY = date(2026, 11, 30)
OF_A_TEST: tuple[type[Record], ...] = (Criterion, Cycle, TestCase, TestStep)


def plan(cycles: int | None, seats: int = 45) -> Plan:
    named: dict[str, Any] = {"type": ProjectType.HOTLINE, "approach": Approach.OUTSOURCER, "uat_cycles": cycles}
    named |= {"kick_off": date(2027, 1, 11), "go_live": date(2027, 8, 2), "today": TODAY}
    return Plan("P", "K", "en", seats, **named)


@pytest.mark.parametrize("seats", [12, 45, 250])
@pytest.mark.parametrize("cycles", [None, 0])
def test_a_launch_without_test_cycles_has_nothing_of_a_test(cycles: int | None, seats: int) -> None:
    rows = book_of(starter_rows(plan(cycles, seats), words_of("en")))
    assert {sheet: len(rows(sheet)) for sheet in OF_A_TEST} == dict.fromkeys(OF_A_TEST, 0)
    for sheet in (Question, Action, Deliverable):
        assert [row for row in rows(sheet) if row.chapter is Chapter.UAT] == []
    assert [row for row in rows(Meeting) if row.kind in {MeetingKind.SIGN_OFF, MeetingKind.TRIAGE}] == []
    assert rows(UatPlan)[0].purpose == ""


def test_one_cycle_brings_all_of_it() -> None:
    rows = book_of(starter_rows(plan(1), words_of("en")))
    assert all(rows(sheet) for sheet in OF_A_TEST)
    assert all(any(row.chapter is Chapter.UAT for row in rows(sheet)) for sheet in (Question, Action, Deliverable))
    assert rows(UatPlan)[0].purpose


@pytest.mark.parametrize(("cycles", "asked"), [(0, False), (1, True)])
def test_an_approved_use_case_needs_a_test_case_only_where_there_is_a_test(cycles: int, asked: bool) -> None:
    rows = book_of([row for row in starter_rows(plan(cycles), words_of("en")) if not isinstance(row, TestCase)])
    for row in rows(UseCase):
        row.status = UseCaseStatus.APPROVED
    found = {problem.rule for problem in problems_of(rows, TODAY + timedelta(1))}
    assert ("H16" in found) is asked


def test_cycles_that_are_planned_later_bring_their_rows(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, plan(0))
        viewer = book.viewer(Viewer(words_of("en"), TODAY))
        with book.edit(phrase("Later")):
            book.rows(UatPlan)[0].cycles = 2
        adapt(book, proposals_of(book, viewer))
        assert [one.rule for one in problems_of(book.rows, TODAY) if one.rule == "UAT-4"] == ["UAT-4"]
        change = size_change_of(book, plan(0).content)
        proposals = size_proposals_of(change, viewer)
        assert {one.row.__tablename__ for one in proposals} >= {"test_case", "criterion", "deliverable", "action"}
        change_size(book, change, proposals, is_all=True)
        (fresh,) = book_of(starter_rows(plan(2), words_of("en")))(UatPlan)
        form = book.rows(UatPlan)[0]
        assert [form.purpose, form.severities, form.scope_in] == [fresh.purpose, fresh.severities, fresh.scope_in]
        assert form.pass_share == fresh.pass_share == 0.95
        assert size_proposals_of(size_change_of(book, plan(0).content), viewer) == []


def test_what_somebody_wrote_or_emptied_in_the_uat_plan_stays(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, plan(1))
        viewer = book.viewer(Viewer(words_of("en"), TODAY))
        with book.edit(phrase("Own")):
            book.rows(UatPlan)[0].purpose, book.rows(UatPlan)[0].risks = "Ours", ""
        forms = [one for one in size_proposals_of(size_change_of(book, plan(1).content), viewer) if one.values]
        assert forms == []
