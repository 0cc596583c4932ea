"""One project in the store: its rows, the one door for change, undo and redo."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import event, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, make_transient, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from ccworkbench.core.record import Record, RecordType
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.edit import Edit
from ccworkbench.store.errors import explain, explained
from ccworkbench.store.history import (
    DO,
    REDO,
    START,
    UNDO,
    Change,
    Step,
    changes_of,
    last_value,
    read_changes,
    read_row_changes,
    read_sheet_changes,
    read_steps,
)
from ccworkbench.store.named_rows import NamedRows
from ccworkbench.store.project_names import check_name
from ccworkbench.store.session import Altered, _altered, _owner, _refuse_changes
from ccworkbench.store.step_recorder import Recorder
from ccworkbench.store.stored import forget_replaced, was_replaced
from ccworkbench.store.tables import sheets_by_key
from ccworkbench.store.undo import UndoHistory, apply_again, take_back

Listener = Callable[[Step], None]

PLACE = {"position", "deleted"}  # what decides whether a row is seen, and where


class Workbook(NamedRows):
    """The rows of one project; they change only inside `edit`, and listeners hear of every step.

    A sheet is read once, with its tombstones, and then held: to look at rows never waits for the file.
    """

    def __init__(self, session: Session, project_id: UUID, recorder: Recorder) -> None:
        self.project_id = project_id
        self.listeners: list[Listener] = []
        self.day: Callable[[], date] = date.today  # the day on which an edit happens
        self._session, self._recorder = session, recorder
        self._held: dict[type[Record], dict[UUID, Any]] = {}
        self._rows: dict[type[Record], list[Any]] = {}
        self._edit: Edit | None = None
        with explained():
            self.timeline = UndoHistory(read_steps(session, project_id))
        event.listen(session, "before_flush", _refuse_changes)

    def rows(self, sheet: type[RecordType]) -> list[RecordType]:
        """Return the rows of a sheet in their order; the same list until a step adds, removes or moves one.

        Raises StoreError where the sheet was not read before and can't be read now.
        """
        if sheet not in self._rows:
            self._rows[sheet] = [row for row in self._hold(sheet).values() if not row.deleted]
        return self._rows[sheet]

    def deleted_rows(self, sheet: type[RecordType]) -> list[RecordType]:
        """Return the tombstones of a sheet; raises StoreError as `rows` does."""
        return [row for row in self._hold(sheet).values() if row.deleted]

    def read_all(self) -> None:
        """Read every sheet that was not read yet; raises StoreError where the file can't be read now."""
        for sheet in sheets_by_key().values():
            self.rows(sheet)

    @property
    def author(self) -> str:
        """Return the name under which steps are written here."""
        return self._recorder.author

    @property
    def project(self) -> Project:
        """Return the project's own card."""
        card = self._hold(Project).get(self.project_id)
        return card or self._session.get_one(Project, self.project_id)

    def catch_up(self) -> list[Change]:
        """Follow what another program wrote since rows were read here; return what that was.

        Who only reads a store looks on at its writer. Raises StoreError where the file can't be read now.
        """
        with explained():
            written = self._recorder.newer(self._session.connection())
            steps = [step for step in read_steps(self._session, self.project_id) if step.id in written]
            told = [(step, read_changes(self._session, step.id, lenient=True)) for step in steps]
            self._read_again({change.sheet for _, changes in told for change in changes})
        self._recorder.newest = written[-1] if written else self._recorder.newest  # now that all of it was read
        for step, changes in told:
            self._tell(replace(step, rows=frozenset((change.sheet, change.row) for change in changes)))
        return [change for _, changes in told for change in changes]

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Return one row, be it a tombstone; None where there was never one."""
        return self._hold(sheets_by_key()[sheet]).get(row_id)

    def close(self) -> None:
        """Let go of the rows."""
        self._session.close()

    @contextmanager
    def edit(self, label: Phrase, kind: str = DO, target: str = "") -> Iterator[Edit]:
        """Open the door: all that happens inside is one step, or nothing.

        Raises StoreError when the file cannot be written; the rows are then as they were.
        """
        if self._edit:
            raise RuntimeError("One edit at a time")
        self._recorder.allow()
        card = self.project if kind != START else None
        edit = self._edit = Edit(card, self.project_id, self.rows, self.deleted_rows)
        altered: Altered = {}
        try:
            yield edit
            if kind == DO:
                edit.follow_up(_altered(self._session).items(), self.day())
                self._check_name()
            altered = _altered(self._session)
            step, changes = self._write(edit.made.values(), altered, Step("", kind, label, "", "", target))
        except BaseException as error:
            self._settle(altered or _altered(self._session), as_before=True)
            edit.forget()
            if isinstance(error, SQLAlchemyError):
                raise explain(error) from error
            raise
        finally:
            self._edit = None
        if step:
            self._take_in(edit.made.values(), changes)
            self._tell(step)

    def undo(self) -> Step:
        """Take the last step back, and return it."""
        return self._undo_or_redo(self.timeline.done, UNDO, phrase("Nothing to undo."))

    def redo(self) -> Step:
        """Do the last undone step again, and return it."""
        return self._undo_or_redo(self.timeline.undone, REDO, phrase("Nothing to redo."))

    def history(self) -> list[Step]:
        """List all steps, first first; raises StoreError where they can't be read."""
        with explained():
            return list(read_steps(self._session, self.project_id))

    def changes(self, step: str) -> list[Change]:
        """List the changes of a step that can be read; raises StoreError where the file can't be read."""
        with explained():
            return read_changes(self._session, step, lenient=True)

    def changes_of_row(self, row: UUID) -> list[tuple[Step, Change]]:
        """List the changes of a row with their steps, first first; raises StoreError where they can't be read."""
        with explained():
            return read_row_changes(self._session, row)

    def changes_of_sheets(self, *wanted: type[Record]) -> list[tuple[Step, Change]]:
        """List the changes of all rows of some sheets, tombstones too; raises StoreError where they can't be read."""
        with explained():
            return read_sheet_changes(self._session, self.project_id, [sheet.__tablename__ for sheet in wanted])

    def _undo_or_redo(self, stack: list[Step], kind: str, nothing: Phrase) -> Step:
        if not stack:
            raise UserError(nothing)
        target = stack[-1]
        with explained():
            changes = read_changes(self._session, target.id)
        with self.edit(target.label, kind, target.id):
            if kind == UNDO:
                take_back(self._session, changes)
            else:
                apply_again(self._session, changes)
        return target

    def _write(self, made: Iterable[Record], altered: Altered, step: Step) -> tuple[Step | None, list[Change]]:
        """Write a step as one transaction; return it as it was recorded, None where nothing changed."""
        changes = changes_of(made, altered, self._told)
        if not changes and step.kind == DO:
            self._settle(altered)
            return None, changes
        written = self._recorder.record(self.project_id, step, changes, made, altered)
        self._settle(altered)
        return written, changes

    def _settle(self, altered: Altered, *, as_before: bool = False) -> None:
        """Make what rows hold now, or held before, what the session takes for stored; the file is asked nothing.

        A session that finds a row to look at connects before it commits; where the file can't be opened it then rolls
        back, and reads every row anew. So it is given each row back as one that was not touched.
        """
        for row, before in altered.items():
            for key, value in before.items():
                set_committed_value(row, key, value if as_before else getattr(row, key))
            if not as_before:
                forget_replaced(row, before)
        for row in list(self._session.dirty):
            make_transient(row)
            make_transient_to_detached(row)
            self._session.add(row)
        self._session.commit()  # writes nothing: it gives the connection back

    def _take_in(self, made: Iterable[Record], changes: Iterable[Change]) -> None:
        """Hold new rows, and list those sheets anew in which rows came, went or moved."""
        for row in made:
            make_transient_to_detached(row)
            self._session.add(row)
            if type(row) in self._held:
                self._held[type(row)][row.id] = row
        for key in {change.sheet for change in changes if change.old is None or change.column in PLACE}:
            if (sheet := sheets_by_key()[key]) in self._rows:
                held = (row for row in self._held[sheet].values() if not row.deleted)
                self._rows[sheet] = sorted(held, key=lambda row: (row.position, row.id.int))

    def _check_name(self) -> None:
        """Refuse a new name of the project that is none, or another project's."""
        if inspect(self.project).attrs["name"].history.has_changes():
            wanted = select(Project.name).where(Project.deleted.is_not(True), Project.id != self.project_id)
            check_name(self.project.name, self._session.scalars(wanted).all())  # none is left to be read

    def _tell(self, step: Step) -> None:
        self.timeline.take(step)
        for listener in list(self.listeners):
            listener(step)

    def _hold(self, sheet: type[RecordType]) -> dict[UUID, RecordType]:
        if sheet not in self._held:
            with explained():
                self._held[sheet] = {row.id: row for row in self._read(sheet)} if self._has_rows(sheet) else {}
        return self._held[sheet]

    def _read_again(self, keys: set[str]) -> None:
        """Bring the rows that are held up to date with the file; they stay the same objects."""
        for sheet in [sheet for sheet in self._held if sheet.__tablename__ in keys]:
            self._held[sheet] = {row.id: row for row in self._read(sheet, populate_existing=True)}
            self._rows.pop(sheet, None)

    def _told(self, row: Record, key: str) -> str | None:
        """Return what the history says of a cell that the file does not hold as it was written."""
        return last_value(self._session, row, key) if was_replaced(row, key) else None

    def _has_rows(self, sheet: type[Record]) -> bool:
        """Tell whether there is anything to read; most sheets are empty, and a mapped query costs twenty plain ones."""
        wanted = f'SELECT 1 FROM "{sheet.__tablename__}" WHERE {_owner(sheet).key} = ? LIMIT 1'  # noqa: S608 - our names
        return self._session.connection().exec_driver_sql(wanted, (self.project_id.hex,)).first() is not None

    def _read(self, sheet: type[RecordType], **options: Any) -> list[RecordType]:
        wanted = select(sheet).where(_owner(sheet) == self.project_id).execution_options(**options)
        return list(self._session.scalars(wanted.order_by(sheet.position, sheet.id)))
