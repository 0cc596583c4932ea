"""Writes what passed the door, in one transaction with its history; and notices when the file is not the one it was."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from ccworkbench.core.record import Record
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.store.clock import Clock
from ccworkbench.store.entry import NEWEST, Statement, Transaction, inserts, updates
from ccworkbench.store.errors import DAMAGED, FOREIGN, MOVED, StoreError, explain
from ccworkbench.store.file import fingerprint
from ccworkbench.store.history import Change, Step, packed
from ccworkbench.store.lock import Lock
from ccworkbench.store.long_values import LONG_VALUE, lost_values, reference, shortened
from ccworkbench.store.tables import CHANGE, STEP

# A paste writes ten thousand of them; as text it takes half the time.
INSERT_CHANGES = str(CHANGE.insert().compile(dialect=sqlite.dialect()))


@dataclass
class StoreLocation:
    """Where the file of an open store lies; it moves when an older copy is put in its place."""

    path: Path
    was: Path | None = None  # where the older copy lies now
    seen: tuple[int, ...] = ()  # the fingerprint of the file as this opening found or wrote it last
    damage: tuple[int, ...] = ()  # the fingerprint of the file in which a look through all of it found damage

    @property
    def is_damaged(self) -> bool:
        """Tell whether the file is still the one that was found damaged."""
        return self.damage != () and fingerprint(self.path) == self.damage

    def see(self) -> None:
        """Take the file as it lies there for the one that this opening knows."""
        self.seen = fingerprint(self.path)

    def moved(self) -> Phrase:
        """Return the sentence that tells it."""
        return phrase(
            "An older copy replaced this store while it was open. That copy was not overwritten: you "
            "are now working in {file}, which contains all your work.",
            file=self.path.name,
        )


@dataclass
class Recorder:
    """Writes steps; knows which opening of the store this is, who works on it, and whether it may write."""

    location: StoreLocation
    engine: Engine
    clock: Clock
    author: str
    lock: Lock | None
    newest: str | None = None  # the step that this opening found or wrote last
    seq: int = 0
    _log: list[Transaction] = field(default_factory=list)
    _first: str | None = None

    def __post_init__(self) -> None:
        self._first = self.newest

    def allow(self) -> Lock:
        """Return the lock; raises UserError where the store can only be read."""
        if self.lock is None:
            raise UserError(phrase("This store is open read-only; nothing can be changed."))
        return self.lock

    def newer(self, connection: Connection) -> list[str]:
        """Return the ids of the steps that other programs wrote since `newest`, first first."""
        if connection.exec_driver_sql(NEWEST).scalar() == self.newest:
            return []
        found = [row[0] for row in connection.exec_driver_sql("SELECT id FROM step ORDER BY rowid")]
        return found[found.index(self.newest) + 1 :] if self.newest in found else found

    def record(
        self, project: UUID, step: Step, changes: list[Change], made: Iterable[Record], altered: Mapping[Record, Any]
    ) -> Step:
        """Write a step, its changes and its rows, all or nothing; return the step as it was recorded.

        Raises StoreError where the file can't be written. Where an older copy took its place, it stays as it is:
        the step goes into a rescue store, in which the session goes on (see `Home`).
        """
        written = replace(
            step,
            id=uuid4().hex,
            stamp=self.clock.stamp(),
            author=self.author,
            rows=frozenset((change.sheet, change.row) for change in changes),
        )
        lines = list(packed(map(self._once, changes)))
        statements = [*inserts(made), *updates(altered), *self._history(project, written, lines)]
        self.write(Transaction(written.id, statements))
        self.seq += len(lines)
        return written

    def write(self, entry: Transaction) -> None:
        """Execute an entry as one transaction, if the file is still the one that this opening wrote last."""
        lock = self.allow()
        state = fingerprint(self.location.path)
        if not state:
            raise StoreError(MOVED)
        if self.location.is_damaged:
            raise StoreError(DAMAGED)
        if state != self.location.seen:
            self.engine.dispose()  # connections may remember pages of the file that was there
        with self._open() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            found = connection.exec_driver_sql(NEWEST).scalar()
            went_back = found != self.newest and not lock.is_lost(connection)
            if not went_back:
                lock.confirm(connection)
                entry.execute(connection)
                connection.exec_driver_sql("COMMIT")
        if went_back:
            self._move(lock, entry)
        self.newest = entry.step or self.newest
        self.location.see()
        self._log.append(entry)

    @property
    def entries(self) -> tuple[Transaction, ...]:
        """Return what this opening has written, in its order."""
        return tuple(self._log)

    def rebuild(self, target: Path) -> bool:
        """Write all that was done since the store was opened onto its last copy, into a new file; see `rescue`."""
        from ccworkbench.store.copies.lost_file import rebuild  # brings backups, which nobody waits for at the start

        return rebuild(self.location.path, target, self._log, self._first)

    def _open(self) -> Connection:
        """Return a connection; raises StoreError where the file, which was a store, is none any more."""
        try:
            return self.engine.connect()
        except SQLAlchemyError as error:
            told = explain(error)
            if isinstance(told, StoreError) and told.message == FOREIGN:
                raise StoreError(DAMAGED) from error
            raise

    def _once(self, change: Change) -> Change:
        """Refer to a long value that its cell will hold, and to one that the history holds already."""
        old, new = change.old, shortened(change.new)
        if old is not None and len(old) >= LONG_VALUE:
            with self.engine.connect() as connection:
                if old in lost_values(connection, change.row, change.column, len(old)):
                    old = reference(old)
        return change if new is change.new and old is change.old else replace(change, old=old, new=new)

    def _history(self, project: UUID, step: Step, lines: list[Change]) -> Iterable[Statement]:
        label = json.dumps({"text": step.label.text, "values": step.label.values, "plural": step.label.plural})
        device = self.clock.device
        yield (
            STEP.insert(),
            [
                {
                    "id": step.id,
                    "device": device,
                    "project": str(project),
                    "stamp": step.stamp,
                    "author": step.author,
                    "kind": step.kind,
                    "target": step.target,
                    "label": label,
                }
            ],
        )
        if lines:  # an undo may find nothing to change
            same = (step.stamp, step.id, step.author)
            yield (
                INSERT_CHANGES,
                [
                    (device, seq, *same, change.sheet, str(change.row), change.column, change.old, change.new)
                    for seq, change in enumerate(lines, self.seq + 1)
                ],
            )

    def _move(self, lock: Lock, entry: Transaction) -> None:
        """Go on in a rescue store: a copy with all that was done since the store was opened."""
        from ccworkbench.store.copies.lost_file import (
            write_beside,  # brings backups, which nobody waits for at the start
        )

        rescue = write_beside(self.location.path, [*self._log, entry], self._first)
        self.location.path, self.location.was = rescue, self.location.path
        self.engine.dispose()  # from now on it connects there
        lock.take(take_over=True)
