"""The lock record: one writer at a time, and everybody else is told who that is."""

import os
import socket
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from ccworkbench.author import user_name
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.store.clock import SLACK
from ccworkbench.store.errors import MOVED, StoreError, explain, explained
from ccworkbench.store.file import connect
from ccworkbench.store.process import begun_at, process_exists
from ccworkbench.store.stored import raw_text
from ccworkbench.store.tables import LOCK

# Plain SQL, because the lock is taken at the start, where compiling a statement is felt.
READ = "SELECT host, user, pid, since, token FROM lock"
CLEAR = "DELETE FROM lock"
HAS_STEP = "SELECT 1 FROM step WHERE id = ?"
WRITE = "INSERT INTO lock (id, host, user, pid, since, token) VALUES (1, ?, ?, ?, ?, ?)"


# The locks that this process holds: a number of a process proves nothing, numbers are given again.
_HELD: set[str] = set()


@dataclass(frozen=True)
class Holder:
    """Who writes to a store: a person at a computer, since a moment."""

    host: str
    user: str
    pid: int
    since: str
    token: str

    def is_alive(self) -> bool:
        """Tell whether the holder may still be writing; on another computer nobody can know."""
        if self.host != socket.gethostname():
            return True
        if self.pid == os.getpid():
            return self.token in _HELD
        return self.pid > 0 and process_exists(self.pid) and not self._was_followed()

    def _was_followed(self) -> bool:
        """Tell whether the holder has ended and its number was given to a program that began later."""
        with suppress(TypeError, ValueError):
            begun = begun_at(self.pid)
            return begun is not None and begun > datetime.fromisoformat(self.since) + SLACK
        return False

    def began(self) -> datetime | str:
        """Return the moment since when; a text that is none stays what it is."""
        with suppress(ValueError):
            return datetime.fromisoformat(self.since).astimezone()
        return self.since


class LockedError(UserError):
    """Somebody else writes to this store; it can be opened read-only, or taken over."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            phrase(
                "{user} has had this store open on {host} since {since}. Close it there, or open it read-only.",
                user=holder.user,
                host=holder.host,
                since=holder.began(),
            )
        )
        self.holder = holder


class TakenOverError(StoreError):
    """Another opening took the store from this one; `holder` is who writes to it now, None where nobody does."""

    def __init__(self, holder: Holder | None) -> None:
        if holder is None:
            said = phrase("Another program took over this store and has since closed it.")
        else:
            said = phrase(
                "{user} took over this store on {host} at {since}. Nothing can be saved from here any more.",
                user=holder.user,
                host=holder.host,
                since=holder.began(),
            )
        super().__init__(said)
        self.holder = holder

    @property
    def is_lasting(self) -> bool:
        return True


class Lock:
    """The right of one opening to write to its store, until it is given back or taken over."""

    def __init__(self, engine: Engine, *, take_over: bool = False) -> None:
        """Become the one writer; raises LockedError while another living program is."""
        since = datetime.now().astimezone().isoformat(timespec="minutes")
        self.holder = Holder(socket.gethostname(), user_name(), os.getpid(), since, token_hex(8))
        self._engine = engine
        self.newest: Callable[[], str | None] = lambda: None  # the step that this opening found or wrote last
        self.take(take_over=take_over)

    def take(self, *, take_over: bool, again: bool = False) -> None:
        """Write the record into the file; raises LockedError while another living program's stands there.

        Who writes there `again` gets a StoreError for an older copy: what was done since would be gone.
        """
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                other = _holder(connection)
                if other is not None and not take_over and other.is_alive():
                    raise LockedError(other)
                if again and not self._goes_on(connection):
                    raise StoreError(MOVED)
                connection.exec_driver_sql(CLEAR)
                connection.exec_driver_sql(WRITE, astuple(self.holder))
                connection.commit()
        except SQLAlchemyError as error:
            raise explain(error) from error
        _HELD.add(self.holder.token)

    def is_lost(self, connection: Connection) -> bool:
        """Tell whether another living program holds the store, or one did that went on from where we were."""
        return self._taken(connection) is not None

    @property
    def is_given_back(self) -> bool:
        """Tell whether this opening was closed."""
        return self.holder.token not in _HELD

    def confirm(self, connection: Connection) -> None:
        """Make sure, inside an open transaction, that nobody took the store over."""
        if (taken := self._taken(connection)) is not None:
            raise taken

    def look(self) -> TakenOverError | None:
        """Return why this opening may not write any more, None while it may; raises StoreError."""
        with explained(), self._engine.connect() as connection:
            return self._taken(connection)

    def _taken(self, connection: Connection) -> TakenOverError | None:
        found = _holder(connection)
        if found is not None and found.token == self.holder.token:
            return None
        if found is not None and found.is_alive():
            return TakenOverError(found)
        return TakenOverError(None) if self._goes_on(connection) else None  # an older copy was never taken over

    def _goes_on(self, connection: Connection) -> bool:
        """Tell whether the file holds all that this opening knows, and maybe more; an older copy lacks the newest."""
        newest = self.newest()
        return newest is None or connection.exec_driver_sql(HAS_STEP, (newest,)).first() is not None

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        _HELD.discard(self.holder.token)
        # A stick may be gone; a lock whose process has ended holds nobody up.
        with suppress(SQLAlchemyError), self._engine.begin() as connection:
            connection.execute(LOCK.delete().where(LOCK.c.token == self.holder.token))


def holder_of(path: Path) -> Holder | None:
    """Read who writes to a file, and nothing else; None where nobody does, or where it can't be read."""
    with suppress(OSError, sqlite3.Error, ValueError), closing(connect(path, "ro")) as connection:
        row = connection.execute(READ).fetchone()
        return _read(row) if row else None
    return None


def _holder(connection: Connection) -> Holder | None:
    row = connection.exec_driver_sql(READ).one_or_none()
    return _read(row) if row else None


def _read(row: Sequence[Any]) -> Holder:
    host, user, pid, since, token = row
    number = pid if isinstance(pid, int) and pid > 0 else 0  # which no process has
    return Holder(raw_text(host), raw_text(user), number, raw_text(since), raw_text(token))
