"""One project in the store: its rows, the one door for change, undo and redo."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from uuid import UUID

from fractional_indexing import generate_n_keys_between
from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from ccworkbench import sheets
from ccworkbench.core.kind import Code, View
from ccworkbench.core.matrix import CrossColumn, Crossing
from ccworkbench.core.problem import UserError
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.words import Phrase, phrase
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
PLACE = {"position", "deleted"}  # what decides whether a row is seen, and where


class Edit:
    """What may be done while the door is open."""

    def __init__(self, workbook: "Workbook", session: Session) -> None:
        self._workbook, self._session = workbook, session
        self._orders: dict[type[Record], list[Any]] = {}
        self._codes: dict[tuple[type[Record], str], int] = {}
        self._crossings: dict[type[Record], dict[UUID, Any]] = {}
        self._filled: list[tuple[CrossColumn, UUID]] = []

    @property
    def project(self) -> Project:
        """Give the card of the project that changes."""
        return self._workbook.project

    def add(self, row: R, after: Record | None = None) -> R:
        """Put a new row at the end of its sheet, or after another; gives it its human number."""
        return self.add_all([row], after)[0]

    def add_all(self, rows: Sequence[R], after: Record | None = None) -> Sequence[R]:
        """Put new rows of one sheet at its end, or after another row, in their order."""
        if rows:
            order = self._order(type(rows[0]))
            place = len(order) if after is None else order.index(after) + 1
            positions = _between(order, place, len(rows))
            order[place:place] = rows
            for row, position in zip(rows, positions, strict=True):
                row.project_id, row.position = self._workbook.project_id, position
                self._number(row)
            self._session.add_all(rows)
        return rows

    def write(self, row: Record, column: Column, value: Any) -> None:
        """Put a value into a cell; a matrix's cell is made when it is first filled."""
        self._put(row, column, value, "")

    def keep(self, row: Record, column: Column, text: str) -> None:
        """Keep a text that could not be read, visible and marked."""
        self._put(row, column, None, text)

    def remove(self, row: Record) -> None:
        """Make a row a tombstone, and a matrix's cell empty; undo and merge stay simple."""
        if isinstance(row, Crossing):
            setattr(row, row.crossed, next(c.default for c in columns_of(type(row)) if c.key == row.crossed))
            row.unread = {}
        else:
            row.deleted = True

    def move(self, row: Record, after: Record | None) -> None:
        """Put a row behind another of its sheet, or first."""
        order = self._order(type(row))
        order.remove(row)
        place = order.index(after) + 1 if after is not None else 0
        row.position = _between(order, place, 1)[0]
        order.insert(place, row)

    def forget(self) -> None:
        """Let matrices forget the cells that were made here; the edit broke."""
        for column, row_id in self._filled:
            column.cells.pop(row_id, None)

    def _put(self, row: Record, column: Column, value: Any, unread: str) -> None:
        if isinstance(column, CrossColumn) and row.id not in column.cells:
            made = self._met(row, column)
            if made not in self._session and value in {None, ""} and not unread:
                return  # nothing is put where nothing is
            column.cells[row.id] = made
            self._filled.append((column, row.id))
        record = column.write(row, value, unread)
        if record not in self._session:
            self._session.add(record)

    def _met(self, row: Record, column: CrossColumn) -> Any:
        """Find the cell that another view of the same matrix made, or make it."""
        if column.sheet not in self._crossings:
            self._crossings[column.sheet] = {cell.id: cell for cell in self._workbook.rows(column.sheet)}
        made = column.sheet.at(row, column.over)
        return self._crossings[column.sheet].setdefault(made.id, made)

    def _order(self, sheet: type[Record]) -> list[Any]:
        """Give the rows of a sheet in their order, those that this edit added or moved among them."""
        if sheet not in self._orders:
            self._orders[sheet] = list(self._workbook.rows(sheet))
        return self._orders[sheet]

    def _number(self, row: Record) -> None:
        for column in columns_of(type(row)):
            if isinstance(column.kind, Code) and not getattr(row, column.key):
                key = (type(row), column.key)
                if key not in self._codes:
                    used = (getattr(other, column.key) for other in self._order(type(row)))
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
        """Give the rows of a sheet in their order; the same list until a step adds, removes or moves one."""
        if sheet not in self._rows:
            self._rows[sheet] = self._read(sheet) if self._has_rows(sheet) else []
        return self._rows[sheet]

    @property
    def project(self) -> Project:
        """Give the project's own card."""
        return self._session.get_one(Project, self.project_id)

    def row(self, sheet: str, row_id: UUID) -> Any:
        """Give one row, be it a tombstone; None where there was never one."""
        return self._session.get(sheets.BY_KEY[sheet], row_id)

    def name(self, sheet: str, row_id: UUID) -> str:
        """Give what other sheets call a row."""
        row = self.row(sheet, row_id)
        return row.label if row is not None else ""

    def options(self, sheet: str) -> list[tuple[UUID, str]]:
        """List the rows of a sheet that a reference can choose."""
        return [(row.id, row.label) for row in self.rows(sheets.BY_KEY[sheet])]

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
        edit = self._edit = Edit(self, self._session)
        self._changes = []
        try:
            yield edit
            step = self._commit(Step("", kind, label, "", "", target))
        except BaseException as error:
            self._session.rollback()
            edit.forget()
            self._refresh()
            if isinstance(error, SQLAlchemyError):
                raise explain(error) from error
            raise
        finally:
            self._edit = None
        if step:
            self._tell(step)

    def undo(self) -> Step:
        """Take the last step back, and give it."""
        return self._travel(self.timeline.done, UNDO, phrase("Nothing to undo."))

    def redo(self) -> Step:
        """Do the last undone step again, and give it."""
        return self._travel(self.timeline.undone, REDO, phrase("Nothing to redo."))

    def history(self) -> list[Step]:
        """List all steps, first first."""
        return list(read_steps(self._session, self.project_id))

    def changes(self, step: str) -> list[Change]:
        """List the changes of a step."""
        return read_changes(self._session, step, lenient=True)

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
                take_back(self._session, changes)
            else:
                apply_again(self._session, changes)
        return target

    def _commit(self, step: Step) -> Step | None:
        self._session.flush()
        if not self._changes and step.kind == DO:
            self._session.commit()  # a rollback would have every row read again
            return None
        written = self._recorder.record(self._session, self.project_id, step, self._changes)
        self._session.commit()
        return written

    def _tell(self, step: Step) -> None:
        for key in {change.sheet for change in self._changes if change.old is None or change.column in PLACE}:
            self._rows.pop(sheets.BY_KEY[key], None)
        self.timeline.take(step)
        for listener in list(self.listeners):
            listener(step)

    def _has_rows(self, sheet: type[Record]) -> bool:
        """Tell whether there is anything to read; most sheets are empty, and a mapped query costs twenty plain ones."""
        wanted = f'SELECT 1 FROM "{sheet.__tablename__}" WHERE {_owner(sheet).key} = ? LIMIT 1'  # noqa: S608 - our names
        return self._session.connection().exec_driver_sql(wanted, (self.project_id.hex,)).first() is not None

    def _read(self, sheet: type[R]) -> list[R]:
        wanted = select(sheet).where(_owner(sheet) == self.project_id, sheet.deleted.is_not(True))
        return list(self._session.scalars(wanted.order_by(sheet.position, sheet.id)))

    def _refresh(self) -> None:
        """Read again what a rollback let go of, sheet by sheet; row by row would take a query each."""
        with suppress(SQLAlchemyError):  # where the disk is gone, the error that is on its way says so
            for sheet in self._rows:
                self._read(sheet)

    def _before_flush(self, session: Session, *_: object) -> None:
        if not self._edit:
            raise RuntimeError("Rows change only inside Workbook.edit()")
        self._changes += changes_of(session)


def _owner(sheet: type[Record]) -> Any:
    """Return the column that says whose a row is; a card is its own, whatever else it holds."""
    return sheet.id if sheet is Project else sheet.project_id


def _between(order: Sequence[Record], place: int, n: int) -> list[str]:
    """Give n positions before the row at a place; merged copies may have rows at the same position."""
    before = order[place - 1].position if place else None
    behind = (row.position for row in order[place:] if before is None or row.position > before)
    keys: list[str] = generate_n_keys_between(before, next(behind, None), n)
    return keys


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
