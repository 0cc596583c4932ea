"""What the file system and SQLite say, in one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, phrase

FULL: Final = phrase("The disk is full; nothing was changed. Free some space and try again.")
NOT_WRITABLE: Final = phrase("The store cannot be written to. Copy it to a folder you can write to.")
NOT_READABLE: Final = phrase("The store cannot be read. Ask its owner for permission to read it, or open another file.")
BUSY: Final = phrase("The store is in use by another program. Close that program and try again.")
DAMAGED: Final = phrase("The store is damaged. Restore the latest backup; the damaged file is kept.")
OLDER: Final = N_("{file} was created with an older version of CC Workbench. Open it once with write access.")
FOREIGN: Final = phrase("The file is not a CC Workbench store. Choose another file.")
FAILED: Final = phrase("The change could not be saved; nothing was changed. Check the disk or USB drive.")
LOST: Final = phrase(
    "The file of this store is missing, but its backups exist. Restore one, or create a new store under another name."
)
MOVED: Final = phrase(
    "The file of this store was moved, deleted or replaced. Put the file back, or save the store as a new file."
)

BY_RESULT: Final = {
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_WRITABLE,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_IOERR: FAILED,
}
PRIMARY: Final = 0xFF  # of a result; the rest says where it happened
BY_NUMBER: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
    errno.EIO: FAILED,
}
# What the file and its database raise; whoever answers a user puts it through `explain`.
FAULTS: Final = (OSError, sqlite3.Error, SQLAlchemyError, UnicodeError)  # SQLite's own texts may be no UTF-8


class StoreError(UserError):
    """A fault of the store's file or its disk: nothing was changed, and the same may work in a moment."""

    @property
    def is_lasting(self) -> bool:
        """Tell whether somebody has to do something before the same can work."""
        return self.message in (MOVED, DAMAGED)

    @property
    def is_in_file(self) -> bool:
        """Tell whether the file itself is at fault: however often the same is tried, it will not work."""
        return self.message in (DAMAGED, FOREIGN)

    @property
    def is_of_place(self) -> bool:
        """Tell whether the disk or the folder is at fault: in another place the same may work."""
        return self.message in (FULL, NOT_WRITABLE, FAILED)


def explain(error: Exception) -> Exception:
    """Return a StoreError for a database or file error; what is a bug of ours stays what it is."""
    cause = getattr(error, "orig", error)
    message: Phrase | None = None
    if isinstance(cause, sqlite3.Error):
        code = int(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR))
        message = BY_RESULT.get(code) or BY_RESULT.get(code & PRIMARY)
        if message is None and str(cause).startswith("no such "):  # table or column: the schema itself is spoilt
            message = DAMAGED
    elif isinstance(cause, UnicodeError | StaleDataError):  # a spoilt name; a row that its own id does not find
        message = DAMAGED
    elif isinstance(cause, OSError):
        message = BY_NUMBER.get(cause.errno or 0)
    return StoreError(message) if message else error


@contextmanager
def explained() -> Iterator[None]:
    """Raise a StoreError for whatever the file or its database says meanwhile."""
    try:
        yield
    except FAULTS as error:
        raise explain(error) from error
