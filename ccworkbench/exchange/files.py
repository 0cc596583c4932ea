"""What is handed over is written whole or not at all, and what the disk says becomes one sentence."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ccworkbench.files import drafted
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, phrase

FULL = {errno.ENOSPC, errno.EDQUOT}
DISK_FULL = phrase("The disk is full; nothing was changed. Free some space and try again.")
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
NO_FILES = N_("No files can be created in {folder}. Choose a folder you can write to.")
# What Windows takes for devices, whatever the ending.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}


@contextmanager
def atomic(path: Path, mode: int | None = None) -> Iterator[Path]:
    """Return a path to write to; `path` appears when the block ends well, and nothing is left when it does not.

    With a `mode` nobody else can read it at any time.

    Raises UserError where the disk, the folder or a program that has the file open does not allow it.
    """
    try:
        with drafted(path, mode) as draft:
            yield draft
    except OSError as error:
        message = _sentence(error, path)
        if message is None:
            raise
        raise UserError(message) from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; raises UserError with one sentence where that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in FULL:
            raise UserError(DISK_FULL) from error
        raise UserError(phrase(NO_FILES, folder=str(folder))) from error


@contextmanager
def new_folders(paths: Iterable[Path]) -> Iterator[None]:
    """Make the folders of some files that are not there; they go again where the block ends badly.

    Raises UserError with one sentence where one can't be made.
    """
    new = [folder for folder in dict.fromkeys(path.parent for path in paths) if not folder.is_dir()]
    for folder in new:
        make_folder(folder)
    try:
        yield
    except BaseException:
        for folder in new:
            with suppress(OSError):  # somebody else put something there by now
                folder.rmdir()
        raise


def bytes_of(path: Path, most: int) -> bytes | None:
    """Read a file that somebody chose, None where it has more bytes; raises UserError where it can't be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)  # a device may never end
    except OSError as error:
        raise UserError(_unreadable(path, error)) from error
    return data if len(data) <= most else None


def _unreadable(path: Path, error: OSError) -> Phrase:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return phrase("There is no file “{file}”.", file=str(path))
    if path.is_dir():  # each system raises an error of its own
        return phrase("“{file}” is a folder. Choose a file.", file=str(path))
    return phrase("“{file}” can’t be read. Choose another file.", file=path.name)


def _sentence(error: OSError, path: Path) -> Phrase | None:
    if error.errno in FULL:
        return DISK_FULL
    if error.errno in REFUSED or isinstance(error, IsADirectoryError):
        return phrase(
            "“{file}” can’t be written. Close it where it is open, or choose another folder.",
            file=path.name,
        )
    if error.errno in MISSING:
        return phrase("There is no folder “{folder}”. Choose another folder.", folder=str(path.parent))
    return None
