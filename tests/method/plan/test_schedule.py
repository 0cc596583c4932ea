"""A roadmap's dates: in order, on working days, before go-live, squeezed where there is no room."""

import gc
import re
import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.language.user_error import UserError
from ccworkbench.method.plan.schedule import (
    BEFORE,
    GOAL,
    SINCE,
    START,
    UNTIL,
    Schedule,
    ScheduledTask,
    in_order,
    notes,
    schedule,
)
from ccworkbench.method.plan.working_days import Calendar

CALENDARS = st.sampled_from([Calendar(), Calendar("DE"), Calendar("CN"), Calendar("HU")])
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
CHAIN = [
    ScheduledTask("a", 5),
    ScheduledTask("b", 10, ("a",)),
    ScheduledTask("m", 0, ("b",)),
    ScheduledTask("c", 3, ("m",)),
]


@st.composite
def plans(draw: st.DrawFn) -> list[ScheduledTask]:
    """Make items that wait for earlier ones only, in any order of the list."""
    items: list[ScheduledTask] = []
    for n in range(draw(st.integers(0, 12))):
        after = draw(st.lists(st.sampled_from([item.key for item in items]), max_size=3)) if items else []
        phase = SINCE if any(item.phase == SINCE for item in items if item.key in after) else UNTIL
        phase = draw(st.sampled_from([phase, SINCE]))
        items.append(ScheduledTask(f"t{n}", draw(st.integers(0, 30)), tuple(after), phase))
    return draw(st.permutations(items))


def check_order(
    items: list[ScheduledTask], found: Schedule, calendar: Calendar, go_live: date, *, squeezed: bool
) -> None:
    days = {item.key: item for item in items}
    for item in items:
        start, end = found.spans[item.key]
        assert start <= end
        assert calendar.is_working(start)
        assert calendar.is_working(end)
        assert start >= go_live if item.phase == SINCE else item.days == 0 or end < go_live
        for key in item.after:
            before = found.spans[key][1]
            strict = item.days and days[key].days and not squeezed
            assert before < start if strict else before <= start


@settings(max_examples=200, deadline=None)
@given(plans(), CALENDARS, DAYS)
def test_no_task_ends_after_its_successor_starts(items: list[ScheduledTask], calendar: Calendar, go_live: date) -> None:
    found = schedule(items, calendar, None, go_live)
    check_order(items, found, calendar, go_live, squeezed=False)
    assert found.missing == 0
    for item in items:
        if item.days:
            assert calendar.count(*found.spans[item.key]) == item.days


@settings(max_examples=200, deadline=None)
@given(plans(), CALENDARS, DAYS, st.integers(1, 200))
def test_a_plan_is_squeezed_between_kick_off_and_go_live(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date, span: int
) -> None:
    go_live = calendar.shift(kick_off, span)
    found = schedule(items, calendar, kick_off, go_live)
    check_order(items, found, calendar, go_live, squeezed=found.missing > 0)
    assert all(found.spans[item.key][0] >= kick_off for item in items)
    if found.missing:
        assert schedule(items, calendar, calendar.shift(kick_off, -found.missing), go_live).missing <= 1


@settings(max_examples=100, deadline=None)
@given(plans(), CALENDARS, DAYS)
def test_without_a_go_live_it_follows_from_kick_off(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date
) -> None:
    found = schedule(items, calendar, kick_off, None)
    assert found.missing == 0
    assert found.go_live
    check_order(items, found, calendar, found.go_live, squeezed=False)


def test_tasks_end_as_late_as_go_live_allows() -> None:
    found = schedule(CHAIN, Calendar("DE"), None, date(2027, 1, 4))
    assert found.spans["c"] == (date(2026, 12, 29), date(2026, 12, 31))
    assert found.spans["m"] == (date(2026, 12, 28), date(2026, 12, 28))
    assert found.spans["b"] == (date(2026, 12, 14), date(2026, 12, 28))


def test_kick_off_and_go_live_stand_on_their_own_days_even_on_a_sunday() -> None:
    sunday, other = date(2026, 3, 1), date(2026, 6, 7)
    found = schedule(
        [ScheduledTask("k", phase=START), *CHAIN, ScheduledTask("g", phase=GOAL)], Calendar(), sunday, other
    )
    assert (found.spans["k"], found.spans["g"]) == ((sunday, sunday), (other, other))
    assert found.spans["c"][1] == date(2026, 6, 5)


def test_without_any_date_nothing_is_scheduled() -> None:
    assert schedule(CHAIN, Calendar(), None, None) == Schedule()
    assert schedule([], Calendar(), None, date(2026, 1, 1)).spans == {}


def test_a_short_plan_says_how_many_days_it_needs_more() -> None:
    go_live = date(2026, 6, 1)
    found = schedule(CHAIN, Calendar(), Calendar().shift(go_live, -6), go_live)
    assert found.missing == 12
    assert "12 working days more" in str(notes(found, Calendar())[0])
    assert found.spans["a"][0] == Calendar().shift(go_live, -6)


@pytest.mark.parametrize("late", [0, 1, 400])
def test_a_kick_off_on_or_after_go_live_squeezes_nothing(late: int) -> None:
    go_live = date(2026, 6, 1)
    found = schedule(CHAIN, Calendar(), go_live + timedelta(late), go_live)
    assert found.missing == 18
    assert found.spans["c"][1] == date(2026, 5, 29)


@pytest.mark.parametrize(
    ("after", "named"),
    [({"a": "a"}, "a → a"), ({"a": "b", "b": "a"}, "a"), ({"x": "a", "a": "c", "b": "a", "c": "b"}, "a")],
)
def test_tasks_that_wait_for_each_other_are_refused_in_one_sentence(after: dict[str, str], named: str) -> None:
    items = [ScheduledTask(key, 1, (before,)) for key, before in after.items()]
    with pytest.raises(UserError, match=named) as refused:
        schedule(items, Calendar(), None, date(2026, 6, 1))
    names = re.findall(r"\w", str(refused.value).split(":")[1].split(".")[0])
    assert names[0] == names[-1]
    assert all(after[later] == before for before, later in pairwise(names))
    assert "x" not in names


def test_what_is_not_on_the_list_is_not_waited_for() -> None:
    assert [item.key for item in in_order([ScheduledTask("b", 1, ("gone", "a")), ScheduledTask("a")])] == ["a", "b"]


def test_a_go_live_on_a_day_off_is_told() -> None:
    found = schedule(CHAIN, Calendar("DE"), None, date(2026, 12, 25))
    assert "Weihnachtstag" in str(notes(found, Calendar("DE"), "de")[0])


def test_ten_thousand_tasks_take_no_more_than_ten_times_a_thousand() -> None:
    def took(n: int) -> float:
        items = [ScheduledTask(str(i), 1, tuple(str(i - k) for k in range(1, 4) if i >= k)) for i in range(n)]
        items = [ScheduledTask(item.key, i % 2 if i < 50 else 0, item.after) for i, item in enumerate(items)]
        was = gc.isenabled()  # it is not where a window was opened before
        gc.disable()  # what other tests have left behind takes longer to look through than this
        began = time.process_time()
        schedule(items, Calendar("DE"), None, date(2027, 6, 1))
        spent = time.process_time() - began
        if was:
            gc.enable()
        return spent

    took(100)
    assert took(10000) < 30 * max(took(1000), 0.001)  # three times as much as ten, for noise


@settings(max_examples=100, deadline=None)
@given(plans(), CALENDARS, DAYS, st.integers(1, 200), st.data())
def test_early_items_stay_in_order_and_are_never_later_than_they_were(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date, span: int, data: st.DataObject
) -> None:
    go_live = calendar.shift(kick_off, span)
    marked = [replace(item, early=data.draw(st.booleans())) for item in items]
    late = schedule(items, calendar, kick_off, go_live)
    found = schedule(marked, calendar, kick_off, go_live)
    check_order(marked, found, calendar, go_live, squeezed=found.missing > 0)
    assert found.missing == late.missing
    assert all(kick_off <= found.spans[item.key][0] <= late.spans[item.key][0] for item in items)


def test_what_is_early_begins_with_the_kick_off_and_the_rest_ends_with_go_live() -> None:
    items = [replace(item, early=item.key in "ab") for item in CHAIN]
    found = schedule(items, Calendar(), date(2026, 3, 2), date(2026, 6, 1))
    assert found.spans["a"] == (date(2026, 3, 2), date(2026, 3, 6))
    assert found.spans["b"] == (date(2026, 3, 9), date(2026, 3, 20))
    assert found.spans["c"] == (date(2026, 5, 27), date(2026, 5, 29))


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 2, 2), date(2026, 2, 9)),
        (date(2026, 2, 23), date(2026, 2, 23)),
        (date(2026, 3, 2), date(2026, 3, 2)),
        (date(2026, 4, 1), date(2026, 2, 9)),
        (None, date(2026, 2, 9)),
    ],
)
def test_what_comes_before_kick_off_begins_today_at_the_earliest(today: date | None, first: date) -> None:
    kick_off = date(2026, 3, 2)
    items = [
        ScheduledTask("x", 5, phase=BEFORE),
        ScheduledTask("y", 10, ("x",), BEFORE),
        ScheduledTask("k", after=("y",), phase=START),
        *CHAIN,
    ]
    found = schedule(items, Calendar(), kick_off, date(2026, 6, 1), today)
    assert found.spans["x"][0] == first
    assert found.spans["x"][1] <= found.spans["y"][0] <= found.spans["y"][1] <= kick_off


def test_without_a_kick_off_a_plan_begins_today_at_the_earliest() -> None:
    found = schedule(CHAIN, Calendar(), None, date(2026, 6, 1), date(2026, 5, 18))
    assert found.spans["a"][0] == date(2026, 5, 18)
    assert found.missing == 8
