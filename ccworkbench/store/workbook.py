"""One project in the store: its rows, the one door for change, undo and redo."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from fractional_indexing import generate_n_keys_between
from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from ccworkbench.core.kind import Code, View
from ccworkbench.core.problem import UserError
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.words import Phrase, phrase
from ccworkbench.sheets import BY_KEY
from ccworkbench.sheets.project import Project
from ccworkbench.store.errors import explain
from ccworkbench.store.history import (
    DO,
    REDO,
    START,
    UNDO,
    Change,
    Recorder,
    Step,
    Timeline,
    apply_again,
    changes_of,
    read_changes,
    read_row_changes,
    read_steps,
    take_back,
)

R = TypeVar("R", bound=Record)
Listener = Callable[[Step], None]


class Edit:
    """What may be done while the door is open."""

    def __init__(self, workbook: "Workbook", session: Session) -> None:
        self._workbook, self._session = workbook, session
        self._last: dict[type[Record], str] = {}
        self._codes: dict[tuple[type[Record], str], int] = {}

    def add(self, row: R, after: Record | None = None) -> R:
        """Put a new row at the end of its sheet, or after another; gives it its human number."""
        return self.add_all([row], after)[0]

    def add_all(self, rows: Sequence[R], after: Record | None = None) -> Sequence[R]:
        """Put new rows of one sheet at its end, or after another row, in their order."""
        if rows:
            for row, position in zip(rows, self._positions(type(rows[0]), after, len(rows)), strict=True):
                row.project_id, row.position = self._workbook.project_id, position
                self._number(row)
            self._session.add_all(rows)
        return rows

    def write(self, row: Record, column: Column, value: Any) -> None:
        """Put a value into a cell; a matrix's cell is made when it is first filled."""
        self._session.add(column.write(row, value))

    def keep(self, row: Record, column: Column, text: str) -> None:
        """Keep a text that could not be read, visible and marked."""
        self._session.add(column.write(row, None, unread=text))

    def remove(self, row: Record) -> None:
        """Make a row a tombstone; undo and merge stay simple."""
        row.deleted = True

    def move(self, row: Record, after: Record | None) -> None:
        """Put a row behind another of its sheet, or first."""
        self.move_all([row], after)

    def move_all(self, rows: Sequence[Record], after: Record | None) -> None:
        """Put rows of one sheet, in this order, behind another that is none of them, or first."""
        moved = {row.id for row in rows}
        others = [other for other in self._workbook.rows(type(rows[0])) if other.id not in moved]
        place = others.index(after) + 1 if after is not None else 0
        before = others[place - 1].position if place else None
        behind = others[place].position if place < len(others) else None
        for row, position in zip(rows, generate_n_keys_between(before, behind, len(rows)), strict=True):
            row.position = position

    def _positions(self, sheet: type[Record], after: Record | None, n: int) -> list[str]:
        rows = self._workbook.rows(sheet)
        if after is None or not rows or after is rows[-1]:
            last = self._last.get(sheet) or (rows[-1].position if rows else None)
            keys: list[str] = generate_n_keys_between(last, None, n)
            self._last[sheet] = keys[-1]
            return keys
        behind = rows[rows.index(after) + 1].position
        between: list[str] = generate_n_keys_between(after.position, behind, n)
        return between

    def _number(self, row: Record) -> None:
        for column in columns_of(type(row)):
            if isinstance(column.kind, Code) and not getattr(row, column.key):
                key = (type(row), column.key)
                if key not in self._codes:
                    used = (getattr(other, column.key) for other in self._workbook.rows(type(row)))
                    self._codes[key] = max((column.kind.number(code) for code in used), default=0)
                self._codes[key] += 1
                setattr(row, column.key, f"{column.kind.prefix}-{self._codes[key]:03d}")


class Workbook:
    """The rows of one project; they change only inside `edit`, and listeners hear of every step."""

    def __init__(self, session: Session, project_id: UUID, recorder: Recorder) -> None:
        self.project_id = project_id
        self.listeners: list[Listener] = []
        self._session, self._recorder = session, recorder
        self._rows: dict[type[Record], list[Any]] = {}
        self._edit: Edit | None = None
        self._changes: list[Change] = []
        self.timeline = Timeline(read_steps(session, project_id))
        event.listen(session, "before_flush", self._before_flush)

    def rows(self, sheet: type[R]) -> list[R]:
        """Give the rows of a sheet in their order; the same list until a step changes it."""
        if sheet not in self._rows:
            wanted = select(sheet).where(sheet.project_id == self.project_id, sheet.deleted.is_(False))
            self._rows[sheet] = list(self._session.scalars(wanted.order_by(sheet.position, sheet.id)))
        return self._rows[sheet]

    @property
    def project(self) -> Project:
        """Give the project's own card."""
        return self._session.get_one(Project, self.project_id)

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Give one row, be it a tombstone; None where there was never one."""
        return self._session.get(BY_KEY[sheet], row_id)

    def name(self, sheet: str, row_id: UUID) -> str:
        """Give what other sheets call a row."""
        row = self.row(sheet, row_id)
        return row.label if row is not None else ""

    def options(self, sheet: str) -> list[tuple[UUID, str]]:
        """List the rows of a sheet that a reference can choose."""
        return [(row.id, row.label) for row in self.rows(BY_KEY[sheet])]

    def view(self, base: View) -> View:
        """Give a view that knows the names of this workbook's rows."""
        return View(base.words, base.today, self.name, self.options, base.retell)

    def close(self) -> None:
        """Let go of the rows."""
        self._session.close()

    @contextmanager
    def edit(self, label: Phrase, kind: str = DO, target: str = "") -> Iterator[Edit]:
        """Open the door: all that happens inside is one step, or nothing.

        Raises UserError when the file cannot be written; the rows are then as they were.
        """
        if self._edit:
            raise RuntimeError("One edit at a time")
        self._recorder.allow()
        self._edit, self._changes = Edit(self, self._session), []
        try:
            yield self._edit
            step = self._commit(Step("", kind, label, "", "", target))
        except BaseException as error:
            self._session.rollback()
            self._rows.clear()
            if isinstance(error, SQLAlchemyError):
                raise explain(error) from error
            raise
        finally:
            self._edit = None
        if step:
            self._tell(step)

    def undo(self) -> Step | None:
        """Take the last step back; gives the step that did so."""
        return self._travel(self.timeline.done, UNDO, phrase("Nothing to undo."))

    def redo(self) -> Step | None:
        """Do the last undone step again."""
        return self._travel(self.timeline.undone, REDO, phrase("Nothing to redo."))

    def history(self) -> list[Step]:
        """List all steps, first first."""
        return list(read_steps(self._session, self.project_id))

    def changes(self, step: str) -> list[Change]:
        """List the changes of a step."""
        return read_changes(self._session, step)

    def changes_of_row(self, row: UUID) -> list[tuple[Step, Change]]:
        """List the changes of a row with their steps, first first."""
        return read_row_changes(self._session, row)

    def _travel(self, stack: list[Step], kind: str, nothing: Phrase) -> Step:
        if not stack:
            raise UserError(nothing)
        target = stack[-1]
        changes = read_changes(self._session, target.id)
        with self.edit(target.label, kind, target.id):
            if kind == UNDO:
                take_back(self._session, reversed(changes))
            else:
                apply_again(self._session, changes)
        return target

    def _commit(self, step: Step) -> Step | None:
        self._session.flush()
        if not self._changes:
            self._session.rollback()
            return None
        written = self._recorder.record(self._session, self.project_id, step, self._changes)
        self._session.commit()
        return written

    def _tell(self, step: Step) -> None:
        for sheet in {BY_KEY[key] for key, _ in step.rows}:
            self._rows.pop(sheet, None)
        self.timeline.take(step)
        for listener in list(self.listeners):
            listener(step)

    def _before_flush(self, session: Session, *_: object) -> None:
        if not self._edit:
            raise RuntimeError("Rows change only inside Workbook.edit()")
        self._changes += changes_of(session)


def start(session: Session, rows: Sequence[Record], recorder: Recorder, last: str | None) -> Workbook:
    """Write the rows of a new project, its card first; this step is the floor of its undo."""
    project, *others = rows
    project.position = generate_n_keys_between(last, None, 1)[0]
    workbook = Workbook(session, project.id, recorder)
    by_sheet: dict[type[Record], list[Record]] = {}
    for row in others:
        by_sheet.setdefault(type(row), []).append(row)
    with workbook.edit(phrase("Create project"), START) as edit:
        session.add(project)
        for group in by_sheet.values():
            edit.add_all(group)
    return workbook
