"""Refreshers where work begins long after the training for it, and nowhere else; days to repeat a certification."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.training import long_gaps
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.training.session import Session, SessionStatus
from tests.method.conftest import book_of

TODAY = date(2027, 1, 4)
KICK_OFF, GO_LIVE = date(2027, 1, 11), date(2027, 6, 1)
TAUGHT = date(2027, 2, 1)


def book(seats: int = 45, **named: Any) -> Rows:
    plan = Plan("x", "y", seats=seats, **{"kick_off": KICK_OFF, "go_live": GO_LIVE, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def days(rows: Rows, key: str) -> list[date]:
    return [one.held_on for one in rows(Session) if one.origin.startswith(f"{key}.") and one.held_on]


def tasks(rows: Rows) -> dict[str, Any]:
    return {task.origin: task for task in rows(Task)}


def after(number: int, length: int = 0) -> tuple[date, date]:
    return TAUGHT + timedelta(number), TAUGHT + timedelta(number + length)


@pytest.mark.parametrize(("gap", "is_long"), [(14, False), (15, True)])
def test_a_gap_of_more_than_two_weeks_is_long(gap: int, is_long: bool) -> None:
    assert long_gaps(TAUGHT, [after(gap)]) == ([after(gap)[0]] if is_long else [])


@pytest.mark.parametrize(("gap", "is_long"), [(14, False), (15, True)])
def test_the_gap_to_go_live_counts_from_the_last_day_on_which_the_skill_was_used(gap: int, is_long: bool) -> None:
    first, go_live = after(3, 30), after(33 + gap)
    assert long_gaps(TAUGHT, [go_live, first]) == ([go_live[0]] if is_long else [])


def test_a_task_in_which_people_are_trained_is_no_gap() -> None:
    assert long_gaps(TAUGHT, [after(-3, 10)]) == []
    assert long_gaps(TAUGHT, []) == []


def test_supervisors_planners_and_administrators_of_a_long_plan_are_refreshed() -> None:
    rows = book()
    found = tasks(rows)
    assert days(rows, "s.refresher.supervisors")
    for key, task in (("supervisors", "t.train"), ("planning", "t.shifts"), ("admins", "t.golive")):
        week = [day for day in days(rows, f"s.refresher.{key}") if day >= found[task].starts - timedelta(14)]
        assert week, key
        assert min(week) < found[task].starts
    titles = {one.title for one in rows(Session) if one.origin.startswith("s.refresher.admins.")}
    assert titles == {"Refresher: Administration of the platform"}


def test_who_begins_soon_after_the_training_has_no_refresher() -> None:
    rows = book(12, approach=Approach.OUTSOURCER, go_live=date(2027, 2, 24))
    assert not days(rows, "s.refresher.supervisors")


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("seats", [12, 45, 250])
def test_no_plan_leaves_a_long_gap_and_a_refresher_that_is_cancelled_is_missed(seats: int, approach: Approach) -> None:
    rows = book(seats, approach=approach)
    assert "TRAIN-5" not in {one.rule for one in problems_of(rows, TODAY)}
    for session in rows(Session):
        if session.origin.startswith("s.refresher.admins."):
            session.status = SessionStatus.CANCELLED
    told = [one.message.values for one in problems_of(rows, TODAY) if one.rule == "TRAIN-5"]
    assert [values["audience"] for values in told] == ["Platform administrators"]


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("seats", [12, 30, 31, 100, 101, 250])
def test_a_certification_can_be_taken_again_before_the_decision(seats: int, approach: Approach) -> None:
    found = tasks(book(seats, approach=approach, type=ProjectType.CLOUD))
    first, again, decision = found["t.attest"], found["t.retakes"], found["t.decision"]
    assert first.ends < again.starts < again.ends < decision.starts


def test_each_group_is_refreshed_once_for_each_gap() -> None:
    rows = book(250)
    groups = defaultdict(set)
    for day in days(rows, "s.refresher.supervisors"):
        groups[day.isocalendar()[:2]].add(day)
    assert len(days(rows, "s.refresher.supervisors")) % 3 == 0
    assert all(len(found) <= 5 for found in groups.values())
