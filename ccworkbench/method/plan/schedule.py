"""A roadmap's dates: forwards from kick-off, backwards from go-live, over working days; no session, no sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.plan.working_days import Calendar, about_day, about_year

# When an item is due: before kick-off, from there until go-live, from go-live on; START and GOAL are these two days.
BEFORE, START, UNTIL, GOAL, SINCE = "before", "start", "until", "goal", "since"
Slot = tuple[int, int]  # working days from an anchor: the first, and the one behind the last


@dataclass(frozen=True)
class ScheduledTask:
    """Something to schedule: how many working days it takes, and what it waits for; a milestone takes none.

    What is `early` is done as soon as what it waits for allows, all else before go-live as late as possible.
    """

    key: str
    days: int = 0
    after: tuple[str, ...] = ()
    phase: str = UNTIL
    early: bool = False


@dataclass(frozen=True)
class Schedule:
    """The first and last day of every item, and by how many working days the plan is too short."""

    spans: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    missing: int = 0
    go_live: date | None = None


def schedule(
    items: Sequence[ScheduledTask],
    calendar: Calendar,
    kick_off: date | None,
    go_live: date | None,
    today: date | None = None,
) -> Schedule:
    """Return the days of every item: until go-live as late as possible or early, from then on as early as possible.

    Where the time from kick-off is too short, all is squeezed in proportion; so is what comes before kick-off where
    it would begin before `today`. Without a go-live, it follows from kick-off; without both, nothing has a date.
    Raises UserError where items wait for each other.
    """
    order = in_order(items)
    if kick_off is None and go_live is None:
        return Schedule()
    of = {phase: [item for item in order if item.phase == phase] for phase in (BEFORE, START, UNTIL, GOAL, SINCE)}
    until = _late(of[UNTIL])
    needed = _needed(until)
    if go_live is None:
        assert kick_off is not None
        go_live = calendar.shift(kick_off, needed)
    end = calendar.next(go_live)
    room = _room(calendar, kick_off, end) if kick_off else min(needed, _room(calendar, today, end, needed))
    slots = _forwards(of[UNTIL], _squeezed(until, room) if room else until, room or needed)
    spans = _placed(of[UNTIL], slots, calendar, end)
    first = kick_off or min((start for start, _ in spans.values()), default=go_live)
    spans |= _prepared(of[BEFORE], calendar, calendar.next(first), today)
    spans |= _placed(of[SINCE], _early(of[SINCE]), calendar, end)
    spans |= {item.key: (first, first) for item in of[START]} | {item.key: (go_live, go_live) for item in of[GOAL]}
    return Schedule({item.key: spans[item.key] for item in items}, max(0, needed - room), go_live)


def _prepared(
    order: Sequence[ScheduledTask], calendar: Calendar, kick_off: date, today: date | None
) -> dict[str, tuple[date, date]]:
    """Return the days of items before kick-off; what was made known too late is squeezed, not put into the past."""
    slots: Mapping[str, Slot] = _late(order)
    if today and today <= kick_off:
        slots = _squeezed(slots, _room(calendar, today, kick_off))
    return _placed(order, slots, calendar, kick_off)


def notes(found: Schedule, calendar: Calendar, language: str = "") -> list[Phrase]:
    """Tell what is uneasy about a schedule: too little time, a go-live on a day off."""
    told = []
    if found.missing:
        told.append(
            phrases(
                "The time until go-live is too short: the plan needs {n} working day more.",
                "The time until go-live is too short: the plan needs {n} working days more.",
                found.missing,
            )
        )
    if found.go_live:
        abouts = (about_year(calendar, found.go_live), about_day(calendar, found.go_live, language))
        told += [about for about in abouts if about]
    return told


def in_order(items: Iterable[ScheduledTask]) -> list[ScheduledTask]:
    """Sort items so that each stands behind all it waits for; what is not on the list is not waited for."""
    by_key = {item.key: item for item in items}
    waiting = {key: sum(before in by_key for before in item.after) for key, item in by_key.items()}
    followers = _followers(by_key.values())
    order = [by_key[key] for key, n in waiting.items() if not n]
    for item in order:  # it grows while it is walked
        for follower in followers[item.key]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order.append(by_key[follower])
    if len(order) < len(by_key):
        circle = _circle(by_key, {key for key, n in waiting.items() if n})
        raise UserError(
            phrase(
                "These tasks depend on each other: {tasks}. Remove one of them from “Comes after”.",
                tasks=" → ".join(circle),
            )
        )
    return order


def _circle(by_key: Mapping[str, ScheduledTask], stuck: set[str]) -> list[str]:
    """Walk back from a stuck item until one is met again; each stuck item waits for a stuck one."""
    path: dict[str, None] = {}
    key = min(stuck)
    while key not in path:
        path[key] = None
        key = next(before for before in by_key[key].after if before in stuck)
    walked = list(path)
    circle = walked[walked.index(key) :]
    return [key, *reversed(circle)]


def _followers(items: Iterable[ScheduledTask]) -> dict[str, list[str]]:
    listed = list(items)
    found: dict[str, list[str]] = {item.key: [] for item in listed}
    for item in listed:
        for before in item.after:
            if before in found:
                found[before].append(item.key)
    return found


def _late(order: Sequence[ScheduledTask]) -> dict[str, Slot]:
    """Return for each item the latest slot that lets all its followers end at 0."""
    followers = _followers(order)
    slots: dict[str, Slot] = {}
    for item in reversed(order):
        end = min((slots[key][0] for key in followers[item.key]), default=0)
        slots[item.key] = end - item.days, end
    return slots


def _early(order: Sequence[ScheduledTask]) -> dict[str, Slot]:
    """Return for each item the earliest slot behind all it waits for, from 0 on."""
    slots: dict[str, Slot] = {}
    for item in order:
        start = max((slots[key][1] for key in item.after if key in slots), default=0)
        slots[item.key] = start, start + item.days
    return slots


def _forwards(order: Sequence[ScheduledTask], slots: Mapping[str, Slot], room: int) -> Mapping[str, Slot]:
    """Bring what is early as near to the beginning as what it waits for allows; it is never later than it was."""
    found: dict[str, Slot] = {}
    for item in order if any(item.early for item in order) else ():
        start, end = slots[item.key]
        if item.early:
            first = max((found[key][1] for key in item.after if key in found), default=-room)
            start, end = min(start, first), min(start, first) + end - start
        found[item.key] = start, end
    return found or slots


def _needed(slots: Mapping[str, Slot]) -> int:
    """Return how many working days before 0 the first slot begins."""
    return -min((start for start, _ in slots.values()), default=0)


def _room(calendar: Calendar, first: date | None, end: date, unknown: int = 0) -> int:
    """Return how many working days lie from one day up to, but without, another."""
    return max(0, calendar.count(first, end) - 1) if first else unknown


def _squeezed(slots: Mapping[str, Slot], room: int) -> Mapping[str, Slot]:
    """Bring slots nearer to 0 in proportion, where they need more room; what starts behind another still does."""
    needed = _needed(slots)
    if needed <= room:
        return slots
    return {key: (start * room // needed, end * room // needed) for key, (start, end) in slots.items()}


def _placed(
    order: Sequence[ScheduledTask], slots: Mapping[str, Slot], calendar: Calendar, anchor: date
) -> dict[str, tuple[date, date]]:
    """Turn slots into days; a milestone falls on the day on which the last of what it waits for ends."""
    spans: dict[str, tuple[date, date]] = {}
    for item in order:
        start, end = slots[item.key]
        if item.days:
            spans[item.key] = calendar.shift(anchor, start), calendar.shift(anchor, max(end - 1, start))
        else:
            ends = [spans[key][1] for key in item.after if key in spans]
            day = max(ends) if ends else calendar.shift(anchor, start)
            spans[item.key] = day, day
    return spans
