"""Who is taught what: courses by audience, hours by experience, every need taught, and everybody in a session."""

from collections import Counter, defaultdict
from datetime import date
from itertools import product
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.training import by_course, coverages, is_first
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.sessions import AT_ONCE
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.training.training_need import TrainingNeed
from tests.method.conftest import book_of

GO_LIVE = date(2027, 6, 1)
NEW = set(ProjectType) - {ProjectType.MIGRATION}


def book(**named: Any) -> Rows:
    plan = Plan("x", "y", **{"seats": 45, "go_live": GO_LIVE, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def courses(rows: Rows, audience: str = "au.agents") -> dict[str, float]:
    (one,) = (row for row in rows(Audience) if row.origin == audience)
    return {row.origin: row.hours for row in rows(Course) if row.audience_id == one.id}


def test_new_agents_learn_products_and_conversations_before_the_platform_and_practise_after_it() -> None:
    for kind in ProjectType:
        rows = book(type=kind)
        further = {"co.product", "co.conversation", "co.mentor"}
        assert courses(rows).keys() == {"co.agents"} | (further if kind in NEW else set())
        days: dict[str, dict[str, date]] = defaultdict(dict)
        for session in rows(Session):
            _, key, *rest = session.origin.split(".")
            if len(rest) == 1 and session.held_on:
                days[key][rest[0]] = session.held_on
        for group, taught in days["agents"].items() if kind in NEW else ():
            assert days["product"][group] < days["conversation"][group] < taught < days["mentor"][group]


@pytest.mark.parametrize(
    ("seats", "expected"),
    [(30, {"co.agents", "co.work"}), (31, {"co.agents", "co.product", "co.conversation", "co.mentor"})],
)
def test_a_small_centre_has_two_courses_for_its_agents(seats: int, expected: set[str]) -> None:
    assert courses(book(seats=seats)).keys() == expected
    assert courses(book(seats=seats, type=ProjectType.MIGRATION)).keys() == {"co.agents"}


def test_without_a_size_an_agent_has_the_courses_of_a_larger_centre() -> None:
    assert "co.work" not in courses(book(seats=None))
    assert "co.product" in courses(book(seats=None))


@pytest.mark.long
def test_who_knows_the_platform_already_is_taught_what_is_new() -> None:
    for audience in ("au.supervisors", "au.admins", "au.flows", "au.manager", "au.infrastructure"):
        new, moving, known = (
            sum(courses(book(type=kind, size=ContentSize.FULL), audience).values())
            for kind in (ProjectType.CLOUD, ProjectType.MIGRATION, ProjectType.EXPANSION)
        )
        assert 0 < known < new == moving, audience
    rows = book(type=ProjectType.EXPANSION)
    assert [row.note for row in rows(Course) if row.origin == "co.admins"] == [
        "Participants already know the platform, so only what is new is taught"
    ]
    assert len([s for s in rows(Session) if s.origin.startswith("s.admins.")]) == 1
    assert len([s for s in book()(Session) if s.origin.startswith("s.admins.")]) == 4


@pytest.mark.long
def test_everybody_who_needs_a_skill_has_a_course_that_teaches_it_and_a_session() -> None:
    taught = {item["key"]: {f"sk.{key}" for key in item["teaches"]} for item in starter_content.rows("course")}
    assert {skill for skills in taught.values() for skill in skills} == {
        item["key"] for item in starter_content.rows("skill")
    }
    for kind, way, seats in product(ProjectType, Approach, (12, 45, 250)):
        rows = book(type=kind, approach=way, seats=seats)
        skills = {audience.id: set[str]() for audience in rows(Audience)}
        for course in rows(Course):
            skills[course.audience_id] |= taught[course.origin]
        for need in rows(TrainingNeed):
            skill, _ = need.origin.split(":")
            assert skill in skills[need.column_id], (kind, way, seats, need.origin)
        held = {session.audience_id for session in rows(Session)}
        assert {audience.origin for audience in rows(Audience) if audience.id not in held} == set(), (kind, way, seats)
        assert {session.course_id for session in rows(Session)} == {course.id for course in rows(Course)}


@pytest.mark.long
def test_no_check_asks_for_a_session_when_gaps_are_known() -> None:
    for kind, way, seats in product(ProjectType, Approach, (12, 45, 250)):
        rows = book(type=kind, approach=way, seats=seats)
        for need in rows(TrainingNeed):
            need.levels = f"0{need.levels}"
        told = {one.rule for one in problems_of(rows, GO_LIVE)}
        assert not {"H13", "TRAIN-1", "TRAIN-2", "TRAIN-5", "TRAIN-6", "TRAIN-7"} & told, (kind, way, seats)


def test_an_audience_is_as_far_as_with_the_course_in_which_it_is_least_far() -> None:
    rows = book()
    agents = next(one for one in coverages(rows) if one.audience.origin == "au.agents")
    assert (agents.needed, agents.planned, agents.places) == (5, 5, 50)
    cut = [row for row in rows(Session) if row.origin != "s.mentor.5"]
    found = next(
        one for one in coverages(book_of([*rows(Audience), *rows(Course), *cut])) if one.audience.origin == "au.agents"
    )
    assert (found.needed, found.planned, found.places) == (5, 4, 40)


@pytest.mark.parametrize(("missing", "told"), [(0, False), (1, True)])
def test_a_course_with_a_session_too_few_is_told_although_others_have_enough(missing: int, told: bool) -> None:
    rows = book()
    gone = {f"s.conversation.{n}" for n in range(1, missing + 1)}
    for session in rows(Session):
        if session.origin in gone:
            session.status = type(session.status).CANCELLED
    assert ("TRAIN-2" in {one.rule for one in problems_of(rows, GO_LIVE)}) is told


def test_a_session_without_a_course_counts_for_each_course() -> None:
    first, second, general = Course(), Course(), Session()
    one, other = Session(course_id=first.id), Session(course_id=second.id)
    assert by_course([one, other, general]) == [[one, general], [other, general]]
    assert by_course([general]) == [[general]]
    assert by_course([]) == [[]]


def test_no_group_is_taught_in_two_courses_on_one_day() -> None:
    for seats, way in product((31, 45, 100, 250), Approach):
        days: dict[str, list[date]] = defaultdict(list)
        for session in book(seats=seats, approach=way)(Session):
            key, group, *_ = session.origin.removeprefix("s.").split(".")
            if key in {"product", "conversation", "agents", "mentor"} and session.held_on:
                days[group].append(session.held_on)
        assert all(len(set(found)) == len(found) == 4 for found in days.values())


@pytest.mark.parametrize("seats", [12, 30, 31, 45, 100, 101, 250])
def test_no_more_groups_of_a_course_are_taught_at_once_than_there_are_rooms_for(seats: int) -> None:
    for kind, way in product((ProjectType.HOTLINE, ProjectType.MIGRATION), Approach):
        days = Counter(
            (session.course_id, session.held_on)
            for session in book(seats=seats, type=kind, approach=way)(Session)
            if session.origin.startswith(("s.product", "s.conversation", "s.work", "s.agents", "s.mentor"))
        )
        assert max(days.values()) <= AT_ONCE


def test_products_are_taught_after_the_scripts_are_approved_and_before_the_platform() -> None:
    for kind, way in product(NEW, Approach):
        rows = book(type=kind, approach=way)
        tasks = {task.origin: task for task in rows(Task)}
        taught = [session.held_on for session in rows(Session) if session.origin.startswith("s.product.")]
        assert tasks["t.knowledge.ok"].ends < min(taught) < max(taught) < tasks["t.train"].starts
    assert "t.train.product" not in {task.origin for task in book(type=ProjectType.MIGRATION)(Task)}


def test_a_first_session_is_none_that_repeats_or_goes_on() -> None:
    assert is_first(Session(origin="s.mentor.1"))
    assert not is_first(Session(origin="s.product.1.2"))
