"""Files that are there whole or not at all: written beside their place, then renamed into it."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600  # for the user alone
RENAME_PATIENCE: Final = (
    2.0 if os.name == "nt" else 0.0
)  # seconds: scanners and indexers hold a new file for a moment there
PAUSE: Final = 0.05
LONGEST: Final = 200  # bytes of a name; with what makes a draft's name its own it stays below every system's limit


@contextmanager
def drafted(path: Path, mode: int | None = None) -> Iterator[Path]:
    """Return a place beside `path`; what is written there takes its place when the block ends well, or is gone.

    With a `mode` the draft is there from the start, empty, and nobody else can read it at any time. Raises OSError
    where the draft can't be made or put into its place; what lay there stays then.
    """
    name = path.name.encode(errors="ignore")[:LONGEST].decode(errors="ignore")
    draft = path.with_name(f".{name}.{secrets.token_hex(4)}")
    try:
        if mode is not None:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        yield draft
        put(draft, path)
    finally:
        with suppress(OSError):  # it took its place, was never made, or the disk is gone
            draft.unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Rename a file into its place, so that it is there after a power cut, too; raises OSError."""
    with draft.open("r+b") as stream:
        os.fsync(stream.fileno())
    deadline = time.monotonic() + RENAME_PATIENCE
    while True:
        try:
            draft.replace(path)
            break
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(PAUSE)
    with suppress(OSError):  # neither Windows nor every share can sync a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
