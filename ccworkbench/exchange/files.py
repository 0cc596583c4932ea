"""Files that are there whole or not at all: written beside their target, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import N_, Phrase, phrase

FULL = {errno.ENOSPC, errno.EDQUOT}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
NO_FILES = N_("No files can be made in {folder}. Choose a folder where you may write.")
MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """Give a path to write to; `path` appears when the block ends well, and nothing is left when it does not."""
    beside = path.with_name(f"~{path.stem[:40]}-{token_hex(4)}{path.suffix}")
    try:
        yield beside
        with beside.open("r+b") as stream:
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        message = _sentence(error, path)
        if message is None:
            raise
        raise UserError(message) from error
    finally:
        beside.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raises UserError with one sentence where that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in FULL:
            raise UserError(phrase("The disk is full. Free some space and try again; nothing was changed.")) from error
        raise UserError(phrase(NO_FILES, folder=str(folder))) from error


def _sentence(error: OSError, path: Path) -> Phrase | None:
    if error.errno in FULL:
        return phrase("The disk is full. Free some space and try again; nothing was changed.")
    if error.errno in REFUSED or isinstance(error, IsADirectoryError):
        return phrase(
            "“{file}” can’t be written. Close it where it is open, or choose a folder where you may write.",
            file=path.name,
        )
    if error.errno in MISSING:
        return phrase("There is no folder “{folder}”. Choose another place.", folder=str(path.parent))
    return None
