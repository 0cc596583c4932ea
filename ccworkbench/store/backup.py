"""Verified copies of the store: made by SQLite itself, thinned out with age, and put back when all else fails."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.store.errors import DAMAGED, NOT_WRITABLE, explain
from ccworkbench.store.file import check, connect, drafted, is_ours, journal_of, reading
from ccworkbench.store.lock import LockedError, holder_of

EVERY: Final = timedelta(minutes=15)
STAMP: Final = "%Y-%m-%d-%H%M%S"
ALL_OF: Final = timedelta(hours=48)
# After that the newest of each of the last 14 days, 10 weeks and 12 months that have one.
STAGES: Final[tuple[tuple[int, Callable[[datetime], Any]], ...]] = (
    (14, lambda made: made.date()),
    (10, lambda made: made.isocalendar()[:2]),
    (12, lambda made: (made.year, made.month)),
)


@dataclass(frozen=True)
class Backup:
    """A copy of a store, and when it was made."""

    path: Path
    made: datetime

    def age(self, now: datetime | None = None) -> timedelta:
        """Give the time since then; never less than none, should the clock have gone back."""
        return max(_local(now) - self.made, timedelta(0))


def backups(store: Path, folder: Path | None = None) -> list[Backup]:
    """List the backups of a store, newest first."""
    name = re.compile(re.escape(store.stem) + r"-(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?\.ccw")
    found = [(name.fullmatch(path.name), path) for path in folder_of(store, folder).glob("*.ccw")]
    listed = [Backup(path, made) for match, path in found if match and (made := _moment(match[1]))]
    return sorted(listed, key=lambda one: (one.made, len(one.path.name), one.path.name), reverse=True)


def latest(store: Path, folder: Path | None = None) -> Backup | None:
    """Give the newest backup of a store."""
    return next(iter(backups(store, folder)), None)


def due(store: Path, folder: Path | None = None, now: datetime | None = None, every: timedelta = EVERY) -> bool:
    """Tell whether the store has changed since its latest backup, and that is at least `every` old."""
    last = latest(store, folder)
    return last is None or (last.age(now) >= every and _state(last.path) != _state(store))


def backup(store: Path, folder: Path | None = None, now: datetime | None = None) -> Path:
    """Copy the store while it is open, verify the copy, and thin out older ones; raises UserError."""
    check(store, look_inside=False)  # the copy is looked into
    place = folder_of(store, folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        target = free_path(place / f"{store.stem}-{_local(now).strftime(STAMP)}.ccw")
        with drafted(target) as draft:
            copy(store, draft)
    except Exception as error:
        told = explain(error)
        if isinstance(told, OSError) or (isinstance(told, UserError) and told.message == NOT_WRITABLE):
            told = UserError(phrase("No backup can be made in {folder}. Choose a folder where you may write.",
                                    folder=str(place)))  # fmt: skip
        raise told from error
    older = [one for one in backups(store, folder) if one.path != target]
    kept = keep((one.made for one in older), _local(now))
    for one in older:
        if one.made not in kept:
            with suppress(OSError):  # one backup too many harms nobody
                one.path.unlink()
    return target


def restore(copied: Path, store: Path, now: datetime | None = None) -> Path | None:
    """Put a backup in the store's place, in whatever state that is; gives where the present file is kept.

    Raises LockedError while a living program, this one too, has the store open.
    """
    check(copied)
    holder = holder_of(store)
    if holder is not None and holder.is_alive():
        raise LockedError(holder)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with drafted(store.resolve()) as draft:
            copy(copied, draft)
            return _put_aside(store.resolve(), _local(now))
    except OSError as error:
        raise explain(error) from error


def keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Choose what stays: all of two days, then one for each day, week and month."""
    moments = sorted(set(made), reverse=True)
    kept = {moment for moment in moments if now - moment < ALL_OF}
    rest = [moment for moment in moments if moment not in kept]
    for number, bucket in STAGES:
        seen: set[Any] = set()
        while rest and (bucket(rest[0]) in seen or len(seen) < number):
            moment = rest.pop(0)
            if bucket(moment) not in seen:
                seen.add(bucket(moment))
                kept.add(moment)
    return kept


def copy(source: Path, target: Path) -> None:
    """Copy a store into a new file, unlocked and verified; raises UserError where the source is damaged."""
    with reading(source) as old, closing(connect(target, "rwc")) as new:
        old.execute("BEGIN")
        counts = _counts(old)
        old.backup(new)
        old.rollback()  # whoever writes need not wait for what follows
        sound = [row[0] for row in new.execute("PRAGMA integrity_check")] == ["ok"]
        if not sound or not is_ours(new) or _counts(new) != counts:
            raise UserError(DAMAGED)
        if "lock" in counts:
            with new:
                new.execute("DELETE FROM lock")


def folder_of(store: Path, folder: Path | None = None) -> Path:
    """Give the folder of a store's backups: `backups` beside it, unless another is named."""
    return folder or store.parent / "backups"


def _put_aside(store: Path, now: datetime) -> Path | None:
    """Give the present file a second name; what a crash left in its journal belongs to that."""
    if not store.exists():
        return None
    aside = free_path(store.with_name(f"{store.stem}.before-restore-{now.strftime(STAMP)}{store.suffix}"))
    try:
        os.link(store, aside)
    except OSError:  # a stick knows no second names
        shutil.copy2(store, aside)
    if journal_of(store).exists():
        journal_of(store).replace(journal_of(aside))
    return aside


def free_path(path: Path) -> Path:
    """Return a path that is not taken yet, numbered where it is."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
    return path if not path.exists() else next(name for name in names if not name.exists())


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608


def _state(store: Path) -> tuple[Any, ...] | None:
    """Tell two states of a store apart by their last step and their pictures; None where it can't be read."""
    try:
        with reading(store) as connection:
            steps = connection.execute("SELECT count(*), max(stamp) FROM step").fetchone()
            return (*steps, connection.execute("SELECT count(*) FROM picture").fetchone()[0])
    except UserError:
        return None


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(text, STAMP).astimezone()
    return None


def _local(now: datetime | None) -> datetime:
    return (now or datetime.now()).astimezone()
