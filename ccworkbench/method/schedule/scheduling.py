"""A roadmap's dates: forwards from kick-off over working days, what belongs to go-live near it; no session, no sheet.

What is needed at least decides: where it fits, the free time goes into the reserve; where it does not, all keeps its
length, begins with the kick-off and runs past go-live, as it would.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.schedule.scheduled_task import (
    BEFORE,
    GOAL,
    SINCE,
    START,
    UNTIL,
    ScheduledTask,
    Slot,
    held_slot,
    slot_before,
    slotted,
    taken,
)
from ccworkbench.method.schedule.working_days import Calendar

Spans = dict[str, tuple[date, date]]


@dataclass(frozen=True)
class Schedule:
    """The first and last day of every item, and the working days of those that are a reserve.

    `needed` are the working days from kick-off to go-live that the plan takes at least, `missing` those that it lacks,
    `missing_before` those that what precedes the kick-off lacks from today on. `go_live` is the day that was set; where
    the plan does not fit, the one that it would really take.
    """

    spans: Mapping[str, tuple[date, date]] = field(default_factory=dict)
    missing: int = 0
    go_live: date | None = None
    needed: int = 0
    missing_before: int = 0
    days: Mapping[str, int] = field(default_factory=dict)


def schedule(
    items: Sequence[ScheduledTask],
    calendar: Calendar,
    kick_off: date | None,
    go_live: date | None,
    today: date | None = None,
) -> Schedule:
    """Return the days of every item; nothing is planned before `today`.

    Without a go-live, or with one that lies before kick-off or today, it follows from what is needed; without a
    kick-off, this follows from go-live. Without both, nothing has a date. Raises UserError where items wait for each
    other.
    """
    order = in_order(slotted(items, calendar, kick_off, today))
    until = [item for item in order if item.phase == UNTIL]
    needed = needed_days(until)
    if kick_off is None and go_live is None:
        return Schedule(needed=needed, days=_reserves(until, needed))
    first, end = _frame(calendar, kick_off, go_live, today, needed)
    room = needed if end is None else max(0, calendar.count(first, end) - 1)
    reached = go_live if end and go_live and room >= needed else calendar.shift(first, max(room, needed))
    sized = [replace(item, days=reserved(item, max(room, needed))) for item in until]
    slots = _slots(sized, max(room, needed))
    spans = _placed(sized, slots, calendar, first)
    begins = kick_off or min((start for start, _ in spans.values()), default=reached)
    earlier, lacking = _prepared([item for item in order if item.phase == BEFORE], calendar, begins, today)
    spans |= earlier | _around(order, calendar, begins, reached)
    days = {item.key: slots[item.key][1] - slots[item.key][0] for item in until if item.share or item.grows}
    listed = {item.key: spans[item.key] for item in items}
    return Schedule(listed, max(0, needed - room), reached, needed, lacking, days)


def lacking_days(
    items: Sequence[ScheduledTask],
    calendar: Calendar,
    kick_off: date | None,
    go_live: date | None,
    today: date | None = None,
) -> int:
    """Return what a schedule would say is missing, without placing anything."""
    until = [item for item in in_order(slotted(items, calendar, kick_off, today)) if item.phase == UNTIL]
    if go_live is None:
        return 0
    needed = needed_days(until)
    first, end = _frame(calendar, kick_off, go_live, today, needed)
    return max(0, needed - max(0, calendar.count(first, end) - 1)) if end else 0


def needed_days(until: Sequence[ScheduledTask]) -> int:
    """Return the fewest working days from kick-off to go-live that hold the longest way, and the reserve on it."""
    room = 0
    order = in_order(until)
    while (found := _longest(order, room)) > room:
        room = found
    return room


def reserved(item: ScheduledTask, room: int) -> int:
    """Return the working days of an item: a reserve has its share of the time that there is."""
    return max(item.days, -(-item.share * room // 100))


def _longest(order: Sequence[ScheduledTask], room: int) -> int:
    sized = [replace(item, days=reserved(item, room)) if item.share else item for item in order]
    return max((end for _, end in _early(sized).values()), default=0)


def _reserves(until: Sequence[ScheduledTask], room: int) -> dict[str, int]:
    return {item.key: reserved(item, room) for item in until if item.share or item.grows}


def _around(order: Sequence[ScheduledTask], calendar: Calendar, kick_off: date, go_live: date) -> Spans:
    """Return the days of what is due on kick-off, on go-live and from then on."""
    first = calendar.next(go_live)
    since = [replace(item, slot=held_slot(item, calendar, first)) for item in order if item.phase == SINCE]
    on = {START: (kick_off, kick_off), GOAL: (go_live, go_live)}
    spans = _placed(since, _early(since), calendar, first)
    return spans | {item.key: on[item.phase] for item in order if item.phase in on}


def _frame(
    calendar: Calendar, kick_off: date | None, go_live: date | None, today: date | None, needed: int
) -> tuple[date, date | None]:
    """Return the first day that can be worked, and the day to arrive on; None where what was set cannot be met."""
    floor = max(filter(None, (kick_off, today)), default=None)
    if go_live is None or (floor and go_live < floor):
        assert floor is not None or go_live is not None
        return calendar.next(floor or go_live or date.max), None
    end = calendar.next(go_live)
    if kick_off is None:
        back = calendar.shift(end, -needed)
        return (max(back, calendar.next(floor)) if floor else back), end
    return calendar.next(floor or kick_off), end


def _prepared(
    order: Sequence[ScheduledTask], calendar: Calendar, kick_off: date, today: date | None
) -> tuple[Spans, int]:
    """Return the days of items before kick-off, and how many working days they lack from today on."""
    anchor = calendar.next(kick_off)
    order = [replace(item, slot=slot_before(item, calendar, anchor)) for item in order]
    slots = _late(order)
    needed = -min((slots[item.key][0] for item in order if not item.slot), default=0)
    _push(order, slots)
    if today is None or today > kick_off:
        return _placed(order, slots, calendar, anchor), 0
    first = calendar.next(today)
    lacking = max(0, needed - max(0, calendar.count(first, anchor) - 1))
    if lacking:
        order = [replace(item, slot=held_slot(item, calendar, first)) for item in order]
        return _placed(order, _early(order), calendar, first), lacking
    return _placed(order, slots, calendar, anchor), 0


def _push(order: Sequence[ScheduledTask], slots: dict[str, Slot]) -> None:
    """Move what waits for something that is held behind it."""
    for item in order:
        first = max((slots[key][1] for key in item.after if key in slots), default=slots[item.key][0])
        if first > slots[item.key][0] and not item.slot:
            slots[item.key] = first, first + item.days


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
                "These tasks depend on each other: {tasks}. Remove one of the links from “Predecessors”.",
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


def _late(order: Sequence[ScheduledTask], end_of_all: int = 0) -> dict[str, Slot]:
    """Return for each item the latest slot that lets all its followers end in time."""
    followers = _followers(order)
    slots: dict[str, Slot] = {}
    for item in reversed(order):
        end = min((slots[key][0] for key in followers[item.key]), default=end_of_all)
        slots[item.key] = taken(item, end - item.days)
    return slots


def _early(order: Sequence[ScheduledTask]) -> dict[str, Slot]:
    """Return for each item the earliest slot behind all it waits for, from 0 on."""
    slots: dict[str, Slot] = {}
    for item in order:
        start = max((slots[key][1] for key in item.after if key in slots), default=0)
        slots[item.key] = taken(item, start)
    return slots


def _slots(order: Sequence[ScheduledTask], room: int) -> dict[str, Slot]:
    """Return the slot of each item from 0 up to `room`, which holds them all."""
    followers, latest = _followers(order), _late(order, room)
    tail: set[str] = set()  # what is late, and so is all that follows it
    for item in reversed(order):
        if item.late and not item.slot and tail.issuperset(followers[item.key]):
            tail.add(item.key)
    slots: dict[str, Slot] = {}
    for item in order:
        first = max((slots[key][1] for key in item.after if key in slots), default=0)
        slots[item.key] = latest[item.key] if item.key in tail else taken(item, first)
    for item in reversed(order):
        end = min((slots[key][0] for key in followers[item.key]), default=room)
        if item.grows and not item.slot:
            slots[item.key] = slots[item.key][0], end
        elif item.late and not item.slot:
            slots[item.key] = taken(item, end - item.days)
    return slots


def _placed(order: Sequence[ScheduledTask], slots: Mapping[str, Slot], calendar: Calendar, anchor: date) -> Spans:
    """Turn slots into days; a milestone falls on the day on which the last of what it waits for ends."""
    spans: Spans = {}
    for item in order:
        start, end = slots[item.key]
        if item.slot and item.held:
            begin, last = item.held
            spans[item.key] = min(begin or calendar.shift(anchor, start), last), last
        elif end > start:
            spans[item.key] = calendar.shift(anchor, start), calendar.shift(anchor, end - 1)
        else:
            ends = [spans[key][1] for key in item.after if key in spans]
            day = max(ends) if ends else calendar.shift(anchor, start)
            spans[item.key] = day, day
    return spans
