"""Which copies there are, which of them is the newest, and which stay: in any order of clocks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup, backups, due, latest, restore
from ccworkbench.store.copies.listing import CopyKind, copies
from ccworkbench.store.copies.retention import ALWAYS, keep, settled
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

NOON = datetime(2026, 11, 24, 10, 15, 30).astimezone()
YEARS = timedelta(days=4 * 365)
QUARTER = timedelta(minutes=15)


def change(book: Workbook) -> None:
    with book.edit(phrase("Add row")) as edit:
        edit.add(Action(preparation="New"))


def kept_of(made: list[datetime], now: datetime) -> list[datetime]:
    """Give what stays of backups, oldest first, as they were made."""
    newest_first = made[::-1]
    return sorted(newest_first[place] for place in keep(newest_first, now))


def test_two_years_of_backups_keep_what_is_promised() -> None:
    now, kept = datetime(2026, 1, 1, tzinfo=UTC), list[datetime]()
    for hours in range(0, 2 * 365 * 24, 6):
        moment = now + timedelta(hours=hours)
        kept = kept_of([*kept, moment], moment)
    ages = sorted(moment - made for made in kept)
    assert len([age for age in ages if age < timedelta(hours=48)]) == 8
    assert len(kept) == 8 + 14 + 10 + 12
    assert timedelta(days=390) < ages[-1] < timedelta(days=480)


def test_the_last_few_stay_whatever_their_dates_say() -> None:
    made = [NOON + timedelta(minutes=number) for number in range(40)]
    assert kept_of(made, NOON + YEARS)[-ALWAYS:] == made[-ALWAYS:]
    assert len(kept_of(made, NOON + YEARS)) == ALWAYS + 1  # and the newest of the rest, which are of one day


def test_a_clock_that_goes_back_loses_no_backup_of_today() -> None:
    made = [datetime(2026, 5, 2, hour, tzinfo=UTC) for hour in range(9, 21)]
    assert kept_of(made, datetime(2026, 5, 1, tzinfo=UTC)) == made


@pytest.mark.parametrize("wrong", [-YEARS, YEARS, timedelta(days=200)])
def test_dates_of_a_wrong_clock_are_taken_for_those_of_their_neighbours(wrong: timedelta) -> None:
    made = [NOON - timedelta(hours=hours) for hours in range(20)]  # newest first
    wronged = [moment + wrong if 5 <= place < 8 else moment for place, moment in enumerate(made)]
    for later in (timedelta(hours=1), timedelta(days=300), YEARS + timedelta(days=10)):
        assert settled(wronged, NOON + later) == [*made[:5], *[made[8]] * 3, *made[8:]]


def test_a_year_that_was_wrong_once_costs_no_month_of_the_years_after() -> None:
    """The wrong date has come when its year is there; what was made before is not thinned as if it were younger."""
    made = [NOON + YEARS, *(NOON + timedelta(days=30 * number) for number in range(24))]
    now = NOON + timedelta(days=30 * 24)
    right = kept_of(made[1:], now)
    assert set(right) <= set(kept_of(made, now))
    assert set(right) <= set(kept_of(made, NOON + YEARS + timedelta(days=1)))


def test_a_clock_that_ran_ahead_stops_no_backup(store: Store, book: Workbook) -> None:
    backup(store.path, now=NOON + YEARS)
    assert not due(store.path, now=NOON)  # nothing has changed since
    change(book)
    assert due(store.path, now=NOON)
    made = backup(store.path, now=NOON)
    last = latest(store.path)
    assert last is not None
    assert (last.path, last.age(NOON)) == (made, timedelta(0))
    change(book)
    assert not due(store.path, now=NOON + QUARTER / 2)
    assert due(store.path, now=NOON + QUARTER)


def test_a_clock_that_was_put_back_stops_no_backup_and_costs_none(store: Store, book: Workbook) -> None:
    before = backup(store.path, now=NOON)
    change(book)
    assert due(store.path, now=NOON - YEARS)
    made = [backup(store.path, now=NOON - YEARS + QUARTER * number) for number in range(3)]
    change(book)
    made.append(backup(store.path, now=NOON + QUARTER))
    assert [one.path for one in backups(store.path)] == [*reversed(made), before]


def test_a_backup_of_an_older_program_counts_as_older_than_a_new_one(filled: Path) -> None:
    old = backup(filled, now=NOON + YEARS)
    old = old.rename(old.with_name(old.name.replace("-0001", "")))
    twin = old.with_name(f"{old.stem}-2.ccw")
    twin.write_bytes(old.read_bytes())
    made = backup(filled, now=NOON)
    assert [one.path for one in backups(filled)] == [made, twin, old]


def test_what_a_restore_or_a_rescue_left_is_listed_with_the_backups(filled: Path) -> None:
    made = backup(filled, now=NOON)
    aside = restore(made, filled, NOON + QUARTER)
    rescue = filled.with_name("store.rescue-2026-11-24-120000.ccw")
    rescue.write_bytes(filled.read_bytes())
    filled.with_name("other.before-restore-2026-11-24-120000.ccw").write_bytes(b"not of this store")
    filled.with_name(f"{rescue.name}-journal").write_bytes(b"")
    listed = [(one.kind, one.path) for one in copies(filled)]
    assert listed == [(CopyKind.RESCUE, rescue), (CopyKind.BEFORE_RESTORE, aside), (CopyKind.BACKUP, made)]


def test_a_copy_whose_date_lies_ahead_is_no_newest_one(filled: Path) -> None:
    ahead = backup(filled, now=NOON + YEARS)
    made = [backup(filled, now=NOON + QUARTER * number) for number in range(2)]
    assert [one.path for one in copies(filled, now=NOON + QUARTER)] == [*reversed(made), ahead]


def test_a_store_without_copies_has_an_empty_list(tmp_path: Path) -> None:
    assert copies(tmp_path / "none.ccw") == []
