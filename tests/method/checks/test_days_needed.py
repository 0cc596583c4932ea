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
    return list(days_needed_problems(book_of([*tasks, Project(**card), Gates(country="DE")]), tasks))


def without_holidays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(days_needed, "_calendar", lambda _: None)


def test_a_plan_with_room_is_not_blamed_with_and_without_holidays(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        for land in ("GB", "DE", "RU", "CN", "HU"):
            assert not ROOM & {problem.rule for problem in problems_of(book(country=land), TODAY)}
        without_holidays(monkeypatch)


def test_a_squeezed_plan_says_so_once_at_go_live_and_at_each_task_that_lacks_days() -> None:
    rows = book(go_live=date(2027, 2, 1))
    (told,) = found(rows, "ROOM-1")
    (arrival,) = [task for task in rows(Task) if task.origin == "t.golive"]
    assert (told.severity, told.row, told.sheet) == ("warning", arrival.id, "task")
    assert len(found(rows, "TASK-5")) > 5
    assert {problem.severity for problem in found(rows, "TASK-5")} == {"hint"}


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


def test_two_thousand_tasks_are_checked_at_once() -> None:
    tasks = [Task(title="x", code=f"T-{n}", after=f"T-{n - 1}", starts=TODAY, ends=TODAY, days=2) for n in range(2000)]
    rows = book_of([*tasks, Project(kick_off=TODAY, go_live=date(2027, 6, 1)), Gates(country="DE")])
    list(days_needed_problems(rows, tasks))
    began = time.process_time()
    assert len(list(days_needed_problems(rows, tasks))) == 2000
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        (date(2026, 11, 30), date(2026, 12, 5), 6),
        (date(2026, 11, 30), date(2026, 12, 6), 6),
        (date(2026, 11, 30), date(2026, 12, 7), 7),
        (date(2026, 12, 5), date(2026, 12, 20), 13),
        (date(2026, 12, 6), date(2026, 12, 6), 0),
    ],
)
def test_without_holidays_a_week_has_six_days_for_a_task(
    starts: date, ends: date, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_holidays(monkeypatch)
    for wanted, rules in ((days, []), (days + 1, ["TASK-5"])):
        assert [one.rule for one in check(Task(title="x", starts=starts, ends=ends, days=wanted))] == rules


@pytest.mark.parametrize(("days", "rules"), [(10, []), (11, ["ROOM-1"])])
def test_without_holidays_a_week_has_five_days_for_a_plan(
    days: int, rules: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_holidays(monkeypatch)
    kick_off, go_live = date(2026, 11, 28), date(2026, 12, 12)  # Saturdays; two weeks lie between
    task = Task(title="x", code="T-001", starts=kick_off, days=days)
    live = Task(title="Live", stage=Stage.GOLIVE, kind=TaskKind.MILESTONE, ends=go_live)
    assert [one.rule for one in check(task, live, kick_off=kick_off, go_live=go_live) if one.rule != "LIVE-1"] == rules


def test_a_plan_that_goes_live_on_its_first_day_lacks_no_room() -> None:
    day = date(2026, 11, 30)
    task = Task(title="x", code="T-001", starts=day, days=3)
    live = Task(title="Live", stage=Stage.GOLIVE, kind=TaskKind.MILESTONE, ends=day)
    assert check(task, live, kick_off=day, go_live=day) == []
