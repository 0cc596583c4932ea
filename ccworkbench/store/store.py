"""The store: one file that holds many projects, opened by one writer at a time."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from types import SimpleNamespace
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from ccworkbench.author import author_of, user_name
from ccworkbench.core.record import Record
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.clock import Clock
from ccworkbench.store.copies.listing import left_copies
from ccworkbench.store.entry import NEWEST, Transaction
from ccworkbench.store.errors import DAMAGED, FAULTS, FOREIGN, LOST, MOVED, OLDER, StoreError, explained
from ccworkbench.store.file import PATIENCE, check, connect, create, exists, fingerprint, prepare_to_write
from ccworkbench.store.first_step import write_first_step
from ccworkbench.store.history import Change, sound_stamp
from ccworkbench.store.lock import Lock
from ccworkbench.store.project_names import find_project
from ccworkbench.store.schema import SCHEMA
from ccworkbench.store.step_recorder import Recorder, StoreLocation
from ccworkbench.store.stored import readable
from ccworkbench.store.tables import PICTURE, STEP
from ccworkbench.store.workbook import Workbook

__all__ = ["SCHEMA", "Store"]


class Store:
    """An open store file; `with Store.open(path) as store` gives the lock back at the end."""

    def __init__(self, location: StoreLocation, engine: Engine, lock: Lock | None) -> None:
        self.location, self.engine, self.lock = location, engine, lock
        self._sessions: list[Session] = []
        self._recorder: Recorder | None = None
        self.added = 0  # projects that were added here: a backup of each is soon wanted

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        take_over: bool = False,
        look_inside: bool = True,
        patience: float = PATIENCE,
    ) -> Self:
        """Open a store, making it where there is none; raises UserError in one sentence where it can't be.

        An empty one never takes the place of a store that is gone but for its copies: that would hide them.
        A store that somebody else writes to is refused unless it is opened `read_only`; `take_over` ignores their
        lock. Without `look_inside` the caller checks the whole file later. A file that is busy is waited for
        `patience` seconds; who asks again by itself, as the window does, waits less.
        """
        if not read_only and not exists(path):
            if left_copies(path):
                raise StoreError(LOST)
            create(path)
        if check(path, look_inside=look_inside) < SCHEMA:
            _bring_up_to_date(path, read_only=read_only)
        if not read_only:
            prepare_to_write(path)
        location = StoreLocation(path)
        engine = _engine(location, "ro" if read_only else "rw", patience)
        try:
            opened = cls(location, engine, None if read_only else Lock(engine, take_over=take_over))
        except BaseException:
            engine.dispose()
            raise
        location.see()
        return opened

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self.location.path

    @property
    def read_only(self) -> bool:
        """Tell whether this opening may only look."""
        return self.lock is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the lock back and let go of the file."""
        for session in self._sessions:
            session.close()
        if self.lock:
            self.lock.release()
        self.engine.dispose()

    def take_again(self, book: Workbook | None, *, take_over: bool = False) -> list[Change]:
        """Write once more after another opening took the store, and bring the open project up to date.

        Returns what the other one changed in the project. Raises LockedError while it still writes, unless it is taken
        over itself, and StoreError where the file can't be read now.
        """
        if self.lock is None:
            return []
        self.engine.dispose()  # connections may remember pages of the file that was there
        self.lock.take(take_over=take_over, again=True)
        self.location.see()
        try:
            if book is not None:
                return book.catch_up()
            self._recorder = None  # the next one begins with what lies there now
            return []
        except UserError:
            self.lock.release()
            raise

    @property
    def is_damaged(self) -> bool:
        """Tell whether the file is still the one in which a look through all of it found damage."""
        return self.location.is_damaged

    @property
    def touched(self) -> tuple[int, ...]:
        """Return the fingerprint of a file that somebody else wrote since this opening, which may write, did."""
        state = () if self.lock is None or self.lock.is_given_back else fingerprint(self.path)
        return state if state != self.location.seen else ()

    def note_damage(self, state: tuple[int, ...]) -> None:
        """Write nothing into the file while its fingerprint is `state`, with which it was found damaged.

        A command, which looks inside first, would not write to it either.
        """
        self.location.damage = state

    def unwritable(self) -> StoreError | None:
        """Return why this opening can't write any more, None while it can; raises StoreError while the file is busy."""
        if self.lock is None or self.lock.is_given_back:
            return None
        if self.is_damaged:
            return StoreError(DAMAGED)
        try:
            return self.lock.look() if exists(self.path) else StoreError(MOVED)
        except StoreError as error:
            if error.is_in_file:
                return StoreError(DAMAGED)
            raise

    def go_on_in(self, target: Path) -> Phrase | None:
        """Write all that is open here into a new file and go on there; raises UserError, and then stays where it is.

        Return what is to be told of a damaged file that could not be saved whole.
        """
        from ccworkbench.store.copies import lost_file, salvage  # nobody waits for them at the start

        told: Phrase | None = None
        if self.lock is None:
            return told
        if exists(target):
            raise UserError(phrase("{file} already exists. Choose another name.", file=target.name))
        for session in self._sessions:  # one that only looked has a connection, and there is no other to a lost file
            with suppress(*FAULTS):
                session.commit()
        try:
            lost_file.copy_of_open_file(self.engine, target, self.recorder.newest)
        except UserError as error:
            if error.message not in (MOVED, DAMAGED, FOREIGN):
                raise
            if self._recorder is None or not self._recorder.rebuild(target):  # what was open can't be read any more
                if not exists(self.path):
                    raise
                held = [row for session in self._sessions for row in session.identity_map.values()]
                found = salvage.salvage(self.path, target, held, self._recorder)
                told = found.sentence(target)
        self.location.path, self.location.was = target, self.location.path
        self.engine.dispose()  # from now on it connects there
        self.lock.take(take_over=True)
        self.location.see()
        return told

    def projects(self) -> list[Project]:
        """List the projects, oldest first; raises StoreError where the file can't be read."""
        with explained(), Session(self.engine) as session:
            wanted = select(Project).where(Project.deleted.is_not(True)).order_by(Project.position)
            return list(session.scalars(wanted))

    def cards(self) -> Sequence[Any]:
        """List the projects as plain values under their columns' names: quick, as no sheet is read for it.

        Raises StoreError where the file can't be read.
        """
        table = Project.__table__
        with explained(), self.engine.connect() as connection:
            wanted = select(table).where(table.c.deleted.is_not(True)).order_by(table.c.position)
            found = connection.execute(wanted).mappings()
            return [SimpleNamespace(**{**card, **readable(Project, card)}) for card in found]

    def find(self, name: str) -> UUID:
        """Find a project by its id, its name or how that begins, accents or not.

        Raises UserError where it is none or several.
        """
        return find_project(self.projects(), name)

    def workbook(self, project_id: UUID) -> Workbook:
        """Open a project of this store."""
        return Workbook(self._session(), project_id, self.recorder)

    def add(self, rows: Sequence[Record]) -> Workbook:
        """Add a project: its card first, then its rows; raises UserError where the file can't be written."""
        with explained(), Session(self.engine) as session:
            places = session.scalars(select(Project.position))
            last = max((place for place in places if isinstance(place, str)), default=None)
        project = rows[0]
        project.project_id = project.id
        for row in rows:
            row.project_id = project.id
        workbook = write_first_step(self._session(), list(rows), self.recorder, last)
        self.added += 1
        return workbook

    def remove(self, project_id: UUID) -> None:
        """Make a project a tombstone; undo in its workbook brings it back."""
        workbook = self.workbook(project_id)
        with workbook.edit(phrase("Delete project")) as edit:
            edit.remove(workbook.project)

    def keep_picture(self, content: bytes, media_type: str) -> str:
        """Keep a picture under the SHA-256 of its bytes, once."""
        sha256 = hashlib.sha256(content).hexdigest()
        picture = {"sha256": sha256, "media_type": media_type, "content": content}
        if self.picture(sha256) is None:
            with explained():
                self.recorder.write(Transaction("", [(PICTURE.insert().prefix_with("OR IGNORE"), [picture])]))
        return sha256

    def picture(self, sha256: str) -> bytes | None:
        """Return the bytes of a picture, None where it is not there; raises StoreError where it can't be read."""
        with explained(), self.engine.connect() as connection:
            return connection.scalar(select(PICTURE.c.content).where(PICTURE.c.sha256 == sha256)) if sha256 else None

    @property
    def recorder(self) -> Recorder:
        """Return what writes the history, under a name that no other opening of any copy has."""
        if self._recorder is None:
            with explained(), self.engine.connect() as connection:
                stamps = connection.scalars(select(STEP.c.stamp).order_by(STEP.c.stamp.desc()))
                last = next(filter(sound_stamp, stamps), "")
                newest = connection.exec_driver_sql(NEWEST).scalar()
            clock = Clock(token_hex(6), last)
            author = author_of(self.path) or user_name()
            self._recorder = recorder = Recorder(self.location, self.engine, clock, author, self.lock, newest)
            if self.lock:
                self.lock.newest = lambda: recorder.newest
        return self._recorder

    def _session(self) -> Session:
        """Begin to work with all sheets."""
        import ccworkbench.sheets.order  # noqa: F401 - the list of projects shows before they are loaded

        session = Session(self.engine, autoflush=False, expire_on_commit=False)
        self._sessions.append(session)
        return session


def _bring_up_to_date(path: Path, *, read_only: bool) -> None:
    if read_only:
        raise UserError(phrase(OLDER, file=path.name))
    from ccworkbench.store.migrate import upgrade  # brings backups, which nobody waits for at the start

    upgrade(path)


def _engine(location: StoreLocation, mode: str, patience: float) -> Engine:
    def creator() -> sqlite3.Connection:
        return connect(location.path, mode, patience)

    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool, max_overflow=-1)

    @event.listens_for(engine, "connect")
    def note_pool(_connection: sqlite3.Connection, record: Any) -> None:
        record.info["pool"] = engine.pool

    @event.listens_for(engine, "checkin")
    def close_stale(connection: sqlite3.Connection | None, record: Any) -> None:
        """Close what comes back after `dispose`: its pool is gone, and nobody else would."""
        if connection is not None and record.info.get("pool") is not engine.pool:
            connection.close()

    return engine
