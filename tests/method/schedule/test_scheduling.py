"""A roadmap's dates: in order, on working days, before go-live where they fit, and true to their length where not."""

import gc
import re
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.language.user_error import UserError
from ccworkbench.method.schedule.scheduled_task import BEFORE, GOAL, SINCE, START, UNTIL, ScheduledTask
from ccworkbench.method.schedule.scheduling import Schedule, in_order, lacking_days, needed_days, schedule
from ccworkbench.method.schedule.working_days import Calendar

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
        late, share, grows = draw(st.booleans()), draw(st.sampled_from([0, 0, 0, 10])), draw(st.integers(0, 9)) == 0
        items.append(ScheduledTask(f"t{n}", draw(st.integers(0, 30)), tuple(after), phase, late, share, grows))
    return draw(st.permutations(items))


def check_order(items: list[ScheduledTask], found: Schedule, calendar: Calendar) -> None:
    days = {item.key: item for item in items}
    assert found.go_live
    for item in items:
        start, end = found.spans[item.key]
        assert start <= end
        assert calendar.is_working(start)
        assert calendar.is_working(end)
        assert start >= found.go_live if item.phase == SINCE else item.days == 0 or end < found.go_live
        for key in item.after:
            before = found.spans[key][1]
            assert before < start if item.days and days[key].days else before <= start


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(plans(), CALENDARS, DAYS)
def test_no_task_ends_after_its_successor_starts(items: list[ScheduledTask], calendar: Calendar, go_live: date) -> None:
    found = schedule(items, calendar, None, go_live)
    check_order(items, found, calendar)
    assert found.missing == 0
    for item in items:
        if item.days and not (item.share or item.grows):
            assert calendar.count(*found.spans[item.key]) == item.days


@settings(max_examples=200, deadline=None)
@given(plans(), CALENDARS, DAYS, st.integers(1, 200))
def test_a_plan_that_does_not_fit_keeps_its_days_and_says_exactly_what_is_missing(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date, span: int
) -> None:
    go_live = calendar.shift(kick_off, span)
    found = schedule(items, calendar, kick_off, go_live)
    check_order(items, found, calendar)
    assert all(found.spans[item.key][0] >= kick_off for item in items)
    assert found.go_live == calendar.shift(go_live, found.missing)
    assert lacking_days(items, calendar, kick_off, go_live) == found.missing
    for item in items:
        if item.days and not item.grows:
            assert calendar.count(*found.spans[item.key]) == found.days.get(item.key, item.days)
    if found.missing:
        assert schedule(items, calendar, kick_off, found.go_live).missing == 0
        assert schedule(items, calendar, kick_off, calendar.shift(found.go_live, -1)).missing == 1


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(plans(), CALENDARS, DAYS, st.integers(0, 100))
def test_all_begins_as_early_as_it_can_and_what_is_late_as_late_as_what_follows_allows(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date, free: int
) -> None:
    go_live = calendar.shift(kick_off, needed_days([item for item in items if item.phase == UNTIL]) + free)
    found = schedule(items, calendar, kick_off, go_live)
    assert found.missing == 0
    assert found.go_live == go_live
    until = {item.key: item for item in items if item.phase == UNTIL and item.days}
    for item in until.values():
        start, end = found.spans[item.key]
        followers = [found.spans[other.key][0] for other in until.values() if item.key in other.after]
        before = [key for key in item.after if key in until]
        if item.late and len(followers) == sum(item.key in other.after for other in items if other.phase == UNTIL):
            assert calendar.shift(end, 1) == min([*followers, calendar.next(go_live)])
        elif not item.late and len(before) == len(item.after):
            assert start == calendar.shift(max([found.spans[key][1] for key in before], default=kick_off), bool(before))


@settings(max_examples=100, deadline=None)
@given(plans(), CALENDARS, DAYS)
def test_without_a_go_live_it_follows_from_kick_off(
    items: list[ScheduledTask], calendar: Calendar, kick_off: date
) -> None:
    found = schedule(items, calendar, kick_off, None)
    assert found.missing == 0
    assert found.go_live == calendar.shift(kick_off, found.needed)
    check_order(items, found, calendar)


def test_without_a_kick_off_it_follows_from_go_live() -> None:
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
    assert found.spans["a"][0] == date(2026, 3, 2)


def test_without_any_date_nothing_is_scheduled() -> None:
    assert schedule(CHAIN, Calendar(), None, None) == Schedule(needed=18)
    assert schedule([], Calendar(), None, date(2026, 1, 1)).spans == {}


def test_a_short_plan_begins_with_kick_off_and_runs_past_go_live() -> None:
    kick_off, go_live = date(2026, 5, 25), date(2026, 6, 1)
    found = schedule([*CHAIN, ScheduledTask("g", phase=GOAL)], Calendar(), kick_off, go_live)
    assert (found.needed, found.missing) == (18, 13)
    assert found.spans["a"] == (kick_off, date(2026, 5, 29))
    assert found.spans["c"][1] == date(2026, 6, 17)
    assert found.spans["g"][0] == found.go_live == date(2026, 6, 18)


@pytest.mark.parametrize("go_live", [date(2026, 5, 29), date(2020, 1, 1)])
def test_a_go_live_before_kick_off_is_as_good_as_none(go_live: date) -> None:
    found = schedule(CHAIN, Calendar(), date(2026, 6, 1), go_live)
    assert found == schedule(CHAIN, Calendar(), date(2026, 6, 1), None)
    assert found.missing == 0
    assert schedule(CHAIN, Calendar(), date(2026, 6, 1), date(2026, 6, 1)).missing == 18


@pytest.mark.parametrize("kick_off", [None, date(2026, 2, 2), date(2026, 5, 29)])
def test_nothing_is_planned_before_today(kick_off: date | None) -> None:
    today = date(2026, 6, 1)
    found = schedule(CHAIN, Calendar(), kick_off, date(2026, 6, 15), today)
    assert found.spans["a"][0] == today
    assert found.missing == 8
    assert schedule(CHAIN, Calendar(), kick_off, date(2026, 5, 30), today).spans["a"][0] == today


RESERVED = [*CHAIN, ScheduledTask("r", 3, ("c",), share=10, grows=True), ScheduledTask("d", 2, ("r",), late=True)]


def test_a_reserve_is_a_tenth_of_the_time_and_takes_what_is_free() -> None:
    found = schedule(RESERVED, Calendar(), date(2026, 3, 2), None)
    assert (found.needed, found.days) == (23, {"r": 3})
    longer = [replace(item, days=item.days * 4) if item.key == "b" else item for item in RESERVED]
    least = schedule(longer, Calendar(), date(2026, 3, 2), None)
    assert (least.needed, least.days) == (56, {"r": 6})
    free = schedule(longer, Calendar(), date(2026, 3, 2), Calendar().shift(date(2026, 3, 2), 70))
    assert (free.missing, free.days) == (0, {"r": 20})
    assert schedule(RESERVED, Calendar(), None, None).days == {"r": 3}


def test_what_is_late_stays_near_go_live_or_near_what_follows_it() -> None:
    train, test = ScheduledTask("train", 2, ("a",), late=True), ScheduledTask("test", 2, ("train", "b"))
    found = schedule(
        [*CHAIN, train, test, ScheduledTask("z", 1, late=True)], Calendar(), date(2026, 3, 2), date(2026, 6, 1)
    )
    assert found.spans["test"][0] == date(2026, 3, 23)
    assert found.spans["train"] == (date(2026, 3, 19), date(2026, 3, 20))
    assert found.spans["z"] == (date(2026, 5, 29), date(2026, 5, 29))


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


@pytest.mark.parametrize(
    ("today", "first", "lacking"),
    [
        (date(2026, 2, 2), date(2026, 2, 9), 0),
        (date(2026, 2, 9), date(2026, 2, 9), 0),
        (date(2026, 2, 10), date(2026, 2, 10), 1),
        (date(2026, 2, 23), date(2026, 2, 23), 10),
        (date(2026, 3, 2), date(2026, 3, 2), 15),
        (date(2026, 4, 1), date(2026, 2, 9), 0),
        (None, date(2026, 2, 9), 0),
    ],
)
def test_what_comes_before_kick_off_begins_today_at_the_earliest_and_keeps_its_days(
    today: date | None, first: date, lacking: int
) -> None:
    kick_off = date(2026, 3, 2)
    items = [
        ScheduledTask("x", 5, phase=BEFORE),
        ScheduledTask("y", 10, ("x",), BEFORE),
        ScheduledTask("k", after=("y",), phase=START),
        *CHAIN,
    ]
    found = schedule(items, Calendar(), kick_off, date(2026, 6, 1), today)
    assert found.spans["x"][0] == first
    assert found.missing_before == lacking
    assert [Calendar().count(*found.spans[key]) for key in "xy"] == [5, 10]


def test_a_plan_without_kick_off_begins_today_at_the_earliest() -> None:
    found = schedule(CHAIN, Calendar(), None, date(2026, 6, 1), date(2026, 5, 18))
    assert found.spans["a"][0] == date(2026, 5, 18)
    assert found.missing == 8
