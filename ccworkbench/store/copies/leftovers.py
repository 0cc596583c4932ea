"""Clears away what killed programs left: drafts of stores and backups, temporary folders, copies past their time."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from ccworkbench.store.copies.listing import asides, backups, folder_of, lines_of, local, tighten
from ccworkbench.store.copies.retention import remove_old_asides
from ccworkbench.store.process import process_exists

DRAFT_AGE: Final = timedelta(minutes=10)  # nobody lets a draft lie for so long between two writes
FOLDER_AGE: Final = timedelta(days=1)  # nobody writes a file for so long
TEMPORARY: Final = re.compile(r"ccworkbench-(?:(\d+)-)?[a-z0-9_]{8}")


def remove_leftovers(store: Path, folder: Path | None = None, now: datetime | None = None) -> None:
    """Clear away what belongs to this store and to nobody any more, and let only its owner read its copies.

    What can't be removed stays; it harms nobody.
    """
    moment = local(now)
    for one in (*backups(store, folder), *asides(store)):
        tighten(one.path)
    remove_old_asides(store, moment)
    for draft in _drafts(store, folder):
        if _is_old(draft, moment, DRAFT_AGE):
            with suppress(OSError):
                draft.unlink()


def remove_temporary_folders(place: Path | None = None, now: datetime | None = None) -> None:
    """Remove the temporary folders of programs of this user that have ended."""
    with suppress(OSError):
        for folder in list((place or Path(tempfile.gettempdir())).iterdir()):
            match = TEMPORARY.fullmatch(folder.name)
            if match and _is_own_folder(folder) and (_has_ended(match[1]) or _is_old(folder, local(now), FOLDER_AGE)):
                shutil.rmtree(folder, ignore_errors=True)


def _drafts(store: Path, folder: Path | None) -> Iterator[Path]:
    """Find the drafts of this store and of its backups, with what SQLite keeps beside them."""
    names = "|".join(lines_of(store))
    draft = re.compile(rf"\.(?:{names})\.[0-9a-f]{{8}}(?:-journal|-wal|-shm)?")
    for place in {store.parent, folder_of(store, folder)}:
        with suppress(OSError):
            yield from [path for path in place.iterdir() if draft.fullmatch(path.name)]


def _is_old(path: Path, now: datetime, age: timedelta) -> bool:
    """Tell whether a file was changed long ago, or, by a clock that was wrong, far ahead of now."""
    with suppress(OSError):
        return abs(now - datetime.fromtimestamp(path.stat().st_mtime).astimezone()) > age
    return False


def _is_own_folder(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    return path.is_dir() and not path.is_symlink() and (os.name == "nt" or found.st_uid == os.getuid())


def _has_ended(pid: str | None) -> bool:
    return pid is not None and not process_exists(int(pid))
