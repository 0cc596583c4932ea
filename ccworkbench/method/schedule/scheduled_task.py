"""What a schedule places: how long it takes, what it waits for, and the slot of what is held on its days."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccworkbench.method.schedule.working_days import Calendar

# When an item is due: before kick-off, from there until go-live, from go-live on; START and GOAL are these two days.
BEFORE, START, UNTIL, GOAL, SINCE = "before", "start", "until", "goal", "since"
Slot = tuple[int, int]  # working days from an anchor: the first, and the one behind the last
HeldSlot = tuple[int | None, int]  # of what is held; one that only ends on a day has no first
HeldDays = tuple[date | None, date]


@dataclass(frozen=True)
class ScheduledTask:
    """Something to schedule: how many working days it takes, and what it waits for; a milestone takes none.

    It begins as soon as what it waits for allows; what is `late` stays as near as possible to what follows it. A
    reserve takes at least such a `share`, in percent, of the time from kick-off to go-live; one that `grows` ends when
    the first that waits for it begins. What has begun, or what somebody set, is `held` on its days, wherever these lie;
    what is only held to its last day begins when it can.
    """

    key: str
    days: int = 0
    after: tuple[str, ...] = ()
    phase: str = UNTIL
    late: bool = False
    share: int = 0
    grows: bool = False
    held: HeldDays | None = None
    slot: HeldSlot | None = None  # of what is held, once it is known from which day days are counted


def late_behind_late(items: Sequence[ScheduledTask], own: Container[str]) -> list[ScheduledTask]:
    """Let a task of somebody's own be late where it waits for a late one, or it would draw that one early."""
    late = {item.key for item in items if item.late}
    while True:
        found = {item.key for item in items if item.key in own and item.key not in late and late & set(item.after)}
        if not found:
            return [replace(item, late=item.key in late) for item in items]
        late |= found


def slotted(
    items: Sequence[ScheduledTask], calendar: Calendar, kick_off: date | None, today: date | None
) -> Sequence[ScheduledTask]:
    """Give a slot to what is held, counted from the first day that can be worked; without a kick-off, nothing is."""
    if kick_off is None or not any(item.held for item in items):
        return items
    first = calendar.next(max(kick_off, today or kick_off))
    return [replace(item, slot=held_slot(item, calendar, first)) if item.phase == UNTIL else item for item in items]


def held_slot(item: ScheduledTask, calendar: Calendar, first: date) -> HeldSlot | None:
    """Return the slot of what is held, counted from a day; what lies before has none of it left."""
    if item.held is None:
        return None
    end = calendar.count(first, item.held[1])
    if item.held[0] is None or not item.days:
        return None if item.days else end, end
    return max(0, calendar.count(first, item.held[0]) - 1), end


def slot_before(item: ScheduledTask, calendar: Calendar, kick_off: date) -> HeldSlot | None:
    """Return the slot of what is held before kick-off, counted back from there."""
    if item.held is None:
        return None
    first, last = item.held
    end = _way(calendar, kick_off, last) + bool(item.days)
    if first is None or not item.days:
        return None if item.days else end, end
    return _way(calendar, kick_off, first), end


def _way(calendar: Calendar, anchor: date, day: date) -> int:
    """Count the working days from an anchor to a day, below 0 where it lies before."""
    return calendar.count(anchor, day) - 1 if day >= anchor else 1 - calendar.count(day, anchor)


def taken(item: ScheduledTask, start: int) -> Slot:
    """Return the slot of an item that can begin at some time: its own where it is held."""
    if item.slot is None:
        return start, start + item.days
    begin, end = item.slot
    return min(start, end - 1) if begin is None else begin, end
