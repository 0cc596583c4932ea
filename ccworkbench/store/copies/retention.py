"""Which copies stay: all of the last days, then fewer and fewer; no clock that was wrong for a while spoils that."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ccworkbench.store.copies.contents import holds_all
from ccworkbench.store.copies.listing import Backup, CopyKind, asides, backups
from ccworkbench.store.file import journal_of

ALWAYS: Final = 8  # backups that stay whatever their dates say
ALL_OF: Final = timedelta(hours=48)
# After that the newest of each of the last 14 days, 10 weeks and 12 months that have one.
STAGES: Final[tuple[tuple[int, Callable[[datetime], Any]], ...]] = (
    (14, lambda made: made.date()),
    (10, lambda made: made.isocalendar()[:2]),
    (12, lambda made: (made.year, made.month)),
)
ASIDES: Final = 3  # of what restores put aside; older ones go after this time
ASIDE_FOR: Final = timedelta(days=90)


def remove_old_backups(store: Path, folder: Path | None, now: datetime) -> None:
    """Remove the backups that need not stay."""
    listed = backups(store, folder)
    kept = keep([one.made for one in listed], now)
    for index, one in enumerate(listed):
        if index not in kept:
            _remove(one)


def remove_old_asides(store: Path, now: datetime) -> None:
    """Remove what restores put aside long ago, and rescued files whose every step is in the store again."""
    listed = asides(store)
    newest = [one for one in listed if one.kind is CopyKind.BEFORE_RESTORE][:ASIDES]
    for one in listed:
        if one.age(now) < ASIDE_FOR or one in newest:
            continue
        if one.kind is CopyKind.BEFORE_RESTORE or holds_all(store, one.path):
            _remove(one)


def keep(made: Sequence[datetime], now: datetime) -> set[int]:
    """Choose from the dates of backups, the last made first, the places of those that stay.

    All of two days stay, then one for each day, week and month; the last few always do.
    """
    moments = settled(made, now)
    kept = {index for index, moment in enumerate(moments) if index < ALWAYS or now - moment < ALL_OF}
    rest = [index for index in range(len(moments)) if index not in kept]
    for number, bucket in STAGES:
        seen: set[Any] = set()
        while rest and ((slot := bucket(moments[rest[0]])) in seen or len(seen) < number):
            if slot not in seen:
                kept.add(rest[0])
                seen.add(slot)
            rest.pop(0)
    return kept


def settled(made: Sequence[datetime], now: datetime) -> list[datetime]:
    """Date backups, the last made first, so that none is older than the one before it.

    Most dates agree with the order; the others were given by a clock that was wrong, or lie ahead of now. These get
    the date of the one before them, or, where there is none, of the one after.
    """
    oldest_first = list(reversed(made))
    agreeing = _rising([moment if moment <= now else None for moment in oldest_first])
    first = oldest_first[min(agreeing)] if agreeing else now
    moments, last = [], first
    for index, moment in enumerate(oldest_first):
        last = moment if index in agreeing else last
        moments.append(last)
    return moments[::-1]


def _rising(moments: Sequence[datetime | None]) -> set[int]:
    """Find the most places whose moments never go back; None belongs to none."""
    ends: list[datetime] = []  # the least end of a row of each length
    at: list[int] = []
    before: dict[int, int | None] = {}
    for index, moment in enumerate(moments):
        if moment is None:
            continue
        length = bisect_right(ends, moment)
        ends[length : length + 1], at[length : length + 1] = [moment], [index]
        before[index] = at[length - 1] if length else None
    found: set[int] = set()
    place_or_none = at[-1] if at else None
    while place_or_none is not None:
        found.add(place_or_none)
        place_or_none = before[place_or_none]
    return found


def _remove(one: Backup) -> None:
    with suppress(OSError):  # one copy too many harms nobody
        journal_of(one.path).unlink(missing_ok=True)
        one.path.unlink()
