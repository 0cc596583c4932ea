"""The copies that are kept of a store: its backups, what a restore put aside, and what a rescue wrote beside it."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from heapq import merge
from pathlib import Path
from typing import Final

from ccworkbench.files import PRIVATE
from ccworkbench.store.clock import SLACK

STAMP: Final = "%Y-%m-%d-%H%M%S"
WRITTEN: Final = r"\d{4}-\d\d-\d\d-\d{6}"  # a stamp, as it stands in a name


class CopyKind(Enum):
    """How a copy came to be."""

    BACKUP = "backup"
    BEFORE_RESTORE = "before-restore"
    RESCUE = "rescue"
    OTHER = "other"  # a file that somebody chose


@dataclass(frozen=True)
class Backup:
    """A copy of a store, and when it was made.

    `number` counts up from backup to backup, whatever the clock says; what an older program made has none.
    """

    path: Path
    made: datetime
    kind: CopyKind = CopyKind.BACKUP
    number: int = 0

    def age(self, now: datetime | None = None) -> timedelta:
        """Return the time since then; never less than none, should the clock have gone back."""
        return max(local(now) - self.made, timedelta(0))

    def is_ahead(self, now: datetime | None = None) -> bool:
        """Tell whether its date has not come yet: a clock was wrong, so it says nothing about how new this is."""
        return self.made > local(now) + SLACK


def backups(store: Path, folder: Path | None = None) -> list[Backup]:
    """List the backups of a store, the last that was made first: their numbers decide, then their dates."""
    listed = [one for path in folder_of(store, folder).glob("*.ccw") if (one := _read_backup(store, path))]
    return sorted(listed, key=lambda one: (one.number, one.made, len(one.path.name), one.path.name), reverse=True)


def latest(store: Path, folder: Path | None = None) -> Backup | None:
    """Return the backup that was made last."""
    return next(iter(backups(store, folder)), None)


def asides(store: Path) -> list[Backup]:
    """List what lies beside a store and was it once, or was saved of it; newest first."""
    suffix = re.escape(store.suffix)
    name = re.compile(rf"{re.escape(store.stem)}\.(before-restore|rescue)-(.*)(?:{suffix}|\.ccw)")
    found = [(name.fullmatch(path.name), path) for path in store.parent.glob("*.*-*")]
    listed = [Backup(path, _dated(match[2], path), CopyKind(match[1])) for match, path in found if match]
    return sorted(listed, key=lambda one: (one.made, one.path.name), reverse=True)


def copies(store: Path, folder: Path | None = None, now: datetime | None = None) -> list[Backup]:
    """List all that could be put in the store's place, newest first; dates that lie ahead come last."""
    listed = merge(asides(store), backups(store, folder), key=lambda one: one.made, reverse=True)
    return sorted(listed, key=lambda one: one.is_ahead(now))


def left_copies(store: Path) -> bool:
    """Tell whether there are copies of a store; where none can be looked for, there are none."""
    try:
        return bool(copies(store))
    except OSError:
        return False


def chosen(path: Path) -> Backup:
    """Return a file that somebody chose, as a copy."""
    return Backup(path, _dated("", path), CopyKind.OTHER)


def name_of(store: Path, now: datetime, number: int) -> str:
    """Name a new backup."""
    return f"{store.stem}-{now.strftime(STAMP)}-{number:04d}.ccw"


def folder_of(store: Path, folder: Path | None = None) -> Path:
    """Return the folder of a store's backups: `backups` beside it, unless another is named."""
    return folder or store.parent / "backups"


def tighten(path: Path) -> None:
    """Let nobody but its owner read a file; a stick that knows no owners, or another's file, stays as it is."""
    if os.name == "nt":  # there, the folder decides
        return
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(PRIVATE)


def local(now: datetime | None) -> datetime:
    """Return a moment, this one if none is named, in the computer's own time."""
    return (now or datetime.now()).astimezone()


def lines_of(store: Path) -> Iterator[str]:
    """Yield patterns of the names that files of this store have: itself, its backups."""
    yield re.escape(store.name)
    yield rf"{re.escape(store.stem)}-{WRITTEN}(?:-\d+)?\.ccw"
    yield rf"{re.escape(store.stem)}\.(?:before-restore|rescue)-.*"


def _read_backup(store: Path, path: Path) -> Backup | None:
    match = re.fullmatch(rf"{re.escape(store.stem)}-({WRITTEN})(?:-(\d+))?\.ccw", path.name)
    made = _moment(match[1]) if match else None
    if match is None or made is None:
        return None
    number = match[2] or ""
    return Backup(path, made, number=int(number) if len(number) >= 4 else 0)  # a short one only told twins apart


def _dated(text: str, path: Path) -> datetime:
    """Return the moment that a name tells, else that of the file's last change."""
    found = re.search(WRITTEN, text)
    made = _moment(found[0]) if found else None
    if made is not None:
        return made
    with suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return datetime.fromtimestamp(0).astimezone()


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(text, STAMP).astimezone()
    return None
