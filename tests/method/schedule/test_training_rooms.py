"""Sessions by language and shift, as many at once as a site has rooms for: none is empty, and nobody is left out."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.adapting.replanning import Present, planned_rows, present_rows
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.training import coverages
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.sessions import Teaching
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.schedule.training_rooms import TraineeGroup, TrainingRooms
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.training.audience import Audience, Shift
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.training.session import Session
from tests.method.conftest import book_of

GO_LIVE = date(2027, 6, 1)
WEEK = [date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3), date(2027, 3, 4), date(2027, 3, 5)]
CALENDAR = Calendar("GB")


def book(**named: Any) -> Rows:
    plan = Plan("x", "y", **{"seats": 45, "go_live": GO_LIVE, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def agents_of(rows: Rows) -> Any:
    return next(row for row in rows(Audience) if row.origin == "au.agents")


def replanned(rows: Rows) -> list[Session]:
    """Make the sessions of a project anew, from what its sheets say now."""
    present = Present(rows, present_rows(rows, SHEETS), {(agents_of(rows).id, "headcount")})
    made = planned_rows(present, rows, set())
    return [row for row in made.values() if isinstance(row, Session)]


def of(sessions: list[Session], key: str) -> list[Session]:
    return [one for one in sessions if one.origin.startswith(f"{key}.")]


def groups(
    heads: int | None, *sites: Site, modality: Modality = Modality.CLASSROOM, **facts: Any
) -> list[TraineeGroup]:
    audience = Audience(name="Agents", headcount=heads, **{"capacity": 10, **facts})
    return Teaching({}, audience, Course(name="Basics", modality=modality)).groups(sites)


def held(group: TraineeGroup) -> list[Any]:
    return list(group.days)


def test_each_language_and_each_shift_has_groups_of_its_own() -> None:
    facts: dict[str, Any] = {"languages": ("de", "hu"), "language_heads": "35, 10", "shifts": ("early", "late")}
    found = Counter((one.language, one.shift) for one in groups(45, Site(name="A", seats=45), **facts))
    assert found == {
        (Language.DE, Shift.EARLY): 2,
        (Language.DE, Shift.LATE): 2,
        (Language.HU, Shift.EARLY): 1,
        (Language.HU, Shift.LATE): 1,
    }


def test_one_language_and_one_shift_make_no_further_session() -> None:
    for heads in (1, 9, 10, 11, 38, 45):
        plain = len(groups(heads, Site(name="A", seats=heads)))
        assert len(groups(heads, Site(name="A", seats=heads), languages=("de",), shifts=("early",))) == plain


@pytest.mark.parametrize(("heads", "sessions"), [(20, 2), (21, 3)])
def test_a_shift_needs_a_further_session_as_soon_as_one_of_it_finds_no_place(heads: int, sessions: int) -> None:
    audience = Audience(name="x", headcount=heads, capacity=10, shifts=("early", "late"))
    assert audience.sessions() == len(groups(heads, Site(name="A", seats=9), shifts=("early", "late"))) == sessions


def test_languages_are_divided_equally_until_somebody_counts_them() -> None:
    audience = Audience(name="x", headcount=40, languages=("de", "hu"))
    assert [part.heads for part in audience.parts(40)] == [20, 20]
    audience.language_heads = "30, 10, 5"
    assert [part.heads for part in audience.parts(40)] == [20, 20]
    audience.language_heads = "30, 10"
    assert [part.heads for part in audience.parts(40)] == [30, 10]
    audience.language_heads = "40, 0"
    assert [part.language for part in audience.parts(40)] == [Language.DE]


@given(
    st.integers(0, 300),
    st.lists(st.integers(0, 60), min_size=1, max_size=4),
    st.sets(st.sampled_from(list(Language))),
    st.sets(st.sampled_from(list(Shift))),
    st.sampled_from([Modality.CLASSROOM, Modality.VIRTUAL]),
)
@settings(deadline=None)
def test_nobody_is_left_without_a_place_and_no_group_is_empty(
    heads: int, seats: list[int], languages: set[Language], shifts: set[Shift], modality: Modality
) -> None:
    sites = [Site(name=f"Site {n}", seats=number) for n, number in enumerate(seats)]
    spoken, worked = (tuple(one.value for one in found) for found in (languages, shifts))
    found = groups(heads, *sites, modality=modality, languages=spoken, shifts=worked)
    parts = len(sites if modality is Modality.CLASSROOM else [0]) * max(1, len(languages)) * max(1, len(shifts))
    assert max(1, -(-heads // 10)) <= len(found) <= max(1, -(-heads // 10) + parts)
    assert len(found) <= max(1, heads)


def test_a_room_with_fewer_places_makes_smaller_groups() -> None:
    assert [one.capacity for one in groups(12, Site(name="A", seats=12, room_places=4))] == [4, 4, 4]
    assert [one.capacity for one in groups(12, Site(name="A", seats=12, room_places=40))] == [10, 10]
    assert [one.capacity for one in groups(12, Site(name="A", room_places=4), modality=Modality.VIRTUAL)] == [10, 10]


@pytest.mark.parametrize(("rooms", "dated"), [(1, 5), (2, 10), (3, 12)])
def test_no_more_groups_are_taught_at_once_than_there_are_rooms(rooms: int, dated: int) -> None:
    site = Site(name="A", training_rooms=rooms)
    found = TrainingRooms.of([site], CALENDAR).dated([TraineeGroup("A")] * 12, [WEEK], 1)
    days = Counter(day for group in found for day in group.days if day)
    assert sum(days.values()) == dated
    assert max(days.values()) <= max(rooms, -(-12 // 5))
    assert all(number <= rooms for number in days.values())


def test_each_shift_has_the_rooms_for_itself() -> None:
    both = [TraineeGroup("A", shift=shift) for shift in (Shift.EARLY, Shift.LATE)] * 5
    found = TrainingRooms.of([Site(name="A", training_rooms=1)], CALENDAR).dated(both, [WEEK], 1)
    assert all(None not in held(group) for group in found)
    assert max(Counter((group.shift, *held(group)) for group in found).values()) == 1


@pytest.mark.parametrize(("parts", "more", "dated"), [(1, 1, 2), (2, 0, 2), (1, 0, 5), (5, 0, 1), (6, 0, 0)])
def test_a_group_has_its_room_for_all_of_its_days(parts: int, more: int, dated: int) -> None:
    days = WEEK[: len(WEEK) - more]
    found = TrainingRooms.of([Site(name="A", training_rooms=1)], CALENDAR).dated(
        [TraineeGroup("A")] * 6, [days], parts, more
    )
    assert sum(None not in held(group) for group in found) == dated


def test_further_days_are_taken_only_where_the_first_choice_has_too_few_rooms() -> None:
    for number, first in ((2, WEEK[3]), (3, WEEK[0])):
        rooms = TrainingRooms.of([Site(name="A", training_rooms=1)], CALENDAR)
        found = rooms.dated([TraineeGroup("A")] * number, [WEEK[3:], WEEK], 1)
        assert min(day for group in found for day in group.days if day) == first


def test_rooms_that_one_course_has_are_not_given_to_the_next() -> None:
    rooms = TrainingRooms.of([Site(name="A", training_rooms=1)], CALENDAR)
    first, second = (rooms.dated([TraineeGroup("A")] * 2, [WEEK[:4]], 1) for _ in range(2))
    assert len({day for group in (*first, *second) for day in group.days}) == 4


@pytest.mark.parametrize("rooms", [1, 2, 4])
def test_a_project_with_rooms_trains_as_many_groups_at_once_as_it_has(rooms: int) -> None:
    rows = book(seats=60)
    rows(Site)[0].training_rooms = rooms
    agents_of(rows).shifts = ("early", "late")
    sessions = replanned(rows)
    seated = {row.id for row in rows(Course) if row.modality is Modality.CLASSROOM}
    taken = Counter((one.held_on, one.shift) for one in sessions if one.course_id in seated and one.held_on)
    assert max(taken.values()) <= rooms
    assert {one.shift for one in of(sessions, "s.agents")} == {Shift.EARLY, Shift.LATE}
    assert len(of(sessions, "s.agents")) == agents_of(rows).sessions() == 6


def test_groups_without_a_free_room_are_told_and_no_longer_with_more_rooms() -> None:
    told = {}
    for number in (1, 6):
        rows = book(seats=90)
        rows(Site)[0].training_rooms = number
        again = replanned(rows)
        others = [row for sheet in SHEETS if sheet is not Session for row in rows(sheet)]
        told[number] = {one.rule for one in problems_of(book_of([*others, *again]), GO_LIVE)}
        assert "TRAIN-8" not in told[number]
    assert "TRAIN-9" in told[1]
    assert "TRAIN-9" not in told[6]


def test_a_lean_centre_has_the_sessions_that_it_had() -> None:
    rows = book(seats=12)
    before = Counter(one.origin for one in rows(Session))
    agents = agents_of(rows)
    agents.languages, agents.shifts, rows(Site)[0].training_rooms = ("en",), ("early",), 3
    assert Counter(one.origin for one in replanned(rows)) == before
    assert next(one for one in coverages(rows) if one.audience is agents).needed == 2
