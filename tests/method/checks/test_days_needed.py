"""The rules of time: a plan that does not fit is told for good, not only when it is made."""

import time
from datetime import date
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks import days_needed
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.checks.days_needed import days_needed_problems
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.shortage import missing_days
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
ROOM = {"TASK-5", "ROOM-1", "LIVE-1"}


def book(**named: Any) -> Rows:
    plan = Plan("x", **{"seats": 100, "kick_off": date(2027, 1, 11), "go_live": date(2027, 6, 1), **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def found(rows: Rows, rule: str) -> list[Problem]:
    return [problem for problem in problems_of(rows, TODAY) if problem.rule == rule]


def check(*tasks: Task, **card: Any) -> list[Problem]:
    return list(days_needed_problems(book_of([*tasks, Project(**card), Gates(country="DE")]), tasks, TODAY))


def without_holidays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(days_needed, "_calendar", lambda _: None)


def test_a_plan_with_room_is_not_blamed_with_and_without_holidays(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        for land in ("GB", "DE", "RU", "CN", "HU"):
            assert not ROOM & {problem.rule for problem in problems_of(book(country=land), TODAY)}
        without_holidays(monkeypatch)


def test_a_plan_that_is_too_short_says_so_once_on_the_card_and_keeps_its_days() -> None:
    rows = book(go_live=date(2027, 2, 1))
    (told,) = found(rows, "ROOM-1")
    (card,) = rows(Project)
    assert (told.severity, told.row, told.sheet) == ("error", card.id, "project")
    assert told.message.values["n"] == missing_days(rows) > 0
    assert {problem.rule for problem in problems_of(rows, TODAY)} & {"TASK-2", "TASK-4", "TASK-5", "DATES-1"} == set()


@pytest.mark.parametrize(("days", "told"), [(None, 0), (0, 0), (5, 0), (6, 1)])
def test_a_task_is_told_when_its_dates_leave_too_few_days(days: int | None, told: int) -> None:
    task = Task(title="Build", starts=date(2027, 3, 6), ends=date(2027, 3, 14), days=days)
    assert [problem.rule for problem in check(task)] == ["TASK-5"] * told
    task.status = TaskStatus.DONE
    assert check(task) == []
    assert check(Task(title="Odd", starts=date(2027, 3, 8), ends=date(2027, 3, 1), days=3)) == []


def test_where_holidays_are_not_known_a_saturday_may_have_been_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    without_holidays(monkeypatch)
    dates = {"starts": date(2027, 3, 8), "ends": date(2027, 3, 14)}
    assert check(Task(title="Build", days=6, **dates)) == []
    assert len(check(Task(title="Build", days=7, **dates))) == 1


def test_a_go_live_on_a_day_off_is_told_on_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [problem.column for problem in check(go_live=date(2027, 6, 5))] == ["go_live"]
    assert check(go_live=date(2027, 6, 4)) == []
    (holiday,) = check(go_live=date(2027, 5, 17))  # Whit Monday
    assert "holiday" in str(holiday.message)
    without_holidays(monkeypatch)
    assert len(check(go_live=date(2027, 6, 5))) == 1
    assert check(go_live=date(2027, 5, 17)) == []


def test_tasks_in_a_circle_and_dates_in_disorder_have_no_length() -> None:
    days = {"starts": date(2027, 1, 4), "ends": date(2027, 12, 31), "days": 200}
    live = Task(title="Live", code="T-003", stage=Stage.GOLIVE, kind=TaskKind.MILESTONE, starts=date(2027, 2, 1))
    circle = [Task(title=n, code=f"T-00{n}", after=f"T-00{other}", **days) for n, other in ("12", "21")]
    assert check(*circle, live, kick_off=date(2027, 1, 4), go_live=date(2027, 2, 1)) == []
    circle[0].after = ""
    assert len(check(*circle, live, kick_off=date(2027, 1, 4), go_live=date(2027, 2, 1))) == 1
    assert check(*circle, live, kick_off=date(2027, 2, 1), go_live=date(2027, 1, 4)) == []


def seconds_to_check(count: int) -> float:
    """Return the processor time that a chain of tasks takes to be checked, at its best of three."""
    tasks = [Task(title="x", code=f"T-{n}", after=f"T-{n - 1}", starts=TODAY, ends=TODAY, days=2) for n in range(count)]
    rows = book_of([*tasks, Project(kick_off=TODAY, go_live=date(2027, 6, 1)), Gates(country="DE")])
    taken = []
    for _ in range(3):
        began = time.process_time()
        assert len(list(days_needed_problems(rows, tasks, TODAY))) == count + 1  # and the plan as a whole
        taken.append(time.process_time() - began)
    return min(taken)


def test_the_time_to_check_a_chain_grows_with_its_length_and_not_faster() -> None:
    assert seconds_to_check(4000) < 25 * seconds_to_check(400)
