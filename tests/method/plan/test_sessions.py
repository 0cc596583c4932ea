"""The sessions that a plan brings: by site, on as many days as a course takes, and once more where they come early."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.training import coverages, is_first
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.sheets.prepare.profile import ContentSize, Topology
from ccworkbench.sheets.prepare.project import Approach
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.training.audience import shares
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
GO_LIVE = date(2027, 6, 1)


def book(seats: int | None = 45, **named: Any) -> Rows:
    plan = Plan("x", "y", seats=seats, **{"go_live": GO_LIVE, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def of(rows: Rows, key: str) -> list[Session]:
    return [session for session in rows(Session) if re.match(rf"{key}\.\d", session.origin)]


def day(session: Session) -> date:
    assert session.held_on
    return session.held_on


@pytest.mark.parametrize("approach", Approach)
def test_no_operator_starts_with_a_training_older_than_two_weeks(approach: Approach) -> None:
    for seats in (12, 45, 100, 250):
        rows = book(seats, approach=approach)
        stale = [session for session in of(rows, "s.agents") if day(session) < GO_LIVE - timedelta(14)]
        again = of(rows, "s.refresher")
        attested = next(task for task in rows(Task) if task.origin == "t.attest")
        early = [session for session in again if day(session) < attested.starts]
        assert len(again) == len(stale)
        assert all(GO_LIVE - timedelta(14) <= day(session) <= attested.ends for session in again)
        assert early == again or seats >= 100  # of so many groups, some are refreshed on the day of their certification
        assert all("refresher" in session.why for session in again)
        assert "TRAIN-5" not in {problem.rule for problem in problems_of(rows, TODAY)}


def test_a_large_project_of_a_supplier_trains_in_waves_and_refreshes_those() -> None:
    rows = book(250)
    again = of(rows, "s.refresher")
    assert 0 < len(again) <= len(of(rows, "s.agents")) == 25
    assert max(Counter(session.held_on for session in again).values()) <= 9


def test_groups_in_one_room_are_formed_at_each_site_by_its_seats() -> None:
    rows = book(45, topology=Topology.DISTRIBUTED, sites=("Kazan", "Perm", "Omsk"), site_seats=(21, 20, 4))
    assert Counter(session.place for session in of(rows, "s.agents")) == {"Kazan": 3, "Perm": 2, "Omsk": 1}
    assert {session.capacity for session in of(rows, "s.agents")} == {10}
    assert {session.place for session in of(rows, "s.testers")} == {""}
    assert {session.place for session in of(book(45), "s.agents")} == {"Main site"}


def test_a_course_longer_than_a_day_is_taught_on_as_many_as_it_takes() -> None:
    rows = book(45, size=ContentSize.FULL)
    first, second = of(rows, "s.supervisors")[:2]
    assert (first.title[-8:], second.title[-8:]) == ("(1 of 2)", "(2 of 2)")
    assert (first.origin, second.origin) == ("s.supervisors.1", "s.supervisors.1.2")
    assert day(first) < day(second)
    assert all(len(of(rows, key)) == days for key, days in (("s.admins", 4), ("s.testers", 1), ("s.developers", 1)))


def test_nobody_is_taught_twice_on_a_day() -> None:
    for approach, seats in product(Approach, (12, 45, 250)):
        days: dict[str, list[date]] = {}
        for session in book(seats, approach=approach)(Session):
            days.setdefault(".".join(session.origin.split(".")[:3]), []).append(day(session))
        assert all(len(set(found)) == len(found) for found in days.values())


def test_second_days_and_refreshers_give_no_further_places() -> None:
    rows = book(100, approach=Approach.OUTSOURCER)
    audiences = {coverage.audience.origin: coverage for coverage in coverages(rows)}
    assert of(rows, "s.refresher")
    assert (audiences["au.agents"].planned, audiences["au.agents"].places) == (10, 100)
    assert audiences["au.supervisors"].planned == audiences["au.supervisors"].needed == 2
    assert is_first(Session(origin="sample.refresher.2.3"))


def test_without_heads_and_dates_there_is_one_session_for_each_course() -> None:
    rows = book(None, go_live=None, topology=Topology.DISTRIBUTED)
    firsts = [session for session in rows(Session) if is_first(session)]
    assert {session.held_on for session in rows(Session)} == {None}
    assert len(firsts) == len({session.course_id for session in firsts})


def test_a_session_on_a_weekend_day_that_is_worked_says_so() -> None:
    for go_live in (date(2026, 10, 1) + timedelta(n) for n in range(0, 30, 3)):
        rows = book(45, country="CN", go_live=go_live)
        for session in rows(Session):
            assert (day(session).weekday() > 4) == ("weekend" in session.why)


def test_titles_of_several_days_are_retold_in_another_language() -> None:
    german, chinese = (
        {session.origin: session for session in book(45, language=language, country="DE")(Session)}
        for language in ("de", "zh")
    )
    tell = retell(words_of("de"), words_of("zh"))
    for key, session in german.items():
        assert tell(session.title) == chinese[key].title


@given(st.integers(0, 10000), st.lists(st.integers(0, 500), min_size=1, max_size=9))
def test_shares_lose_nobody_and_follow_the_proportion(whole: int, parts: list[int]) -> None:
    found = shares(whole, parts)
    assert sum(found) == whole
    total = sum(parts) or len(parts)
    assert all(
        abs(share - whole * (part if any(parts) else 1) / total) < 1 for share, part in zip(found, parts, strict=True)
    )


def test_who_has_nobody_to_train_at_a_site_holds_no_session_there() -> None:
    rows = book(45, sites=("A", "B"), site_seats=(45, 0))
    assert {session.place for session in of(rows, "s.agents")} == {"A"}
    for course in rows(Course):
        days = [day(s) for s in rows(Session) if s.course_id == course.id and is_first(s)]
        assert all(before <= after for before, after in pairwise(days))
