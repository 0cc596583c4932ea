"""Reads from the history of a project when its plans were made, on which facts, and what they wrote."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.language.user_error import UserError
from ccworkbench.method.adapting.comparison import COLUMNS
from ccworkbench.method.adapting.replanning import FACTS, PlanHistory
from ccworkbench.operations.last_writer import LastWriter, WrittenCell, is_generated, steps_in
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Change, Step, decode, encode
from ccworkbench.store.workbook import Workbook

# What the history says of the rows of a sheet at some moment: their columns as it keeps them.
Told = dict[type[Record], dict[UUID, dict[str, str]]]
SHEETS = {sheet.__tablename__: sheet for sheet in (*COLUMNS, *FACTS)}
DATES = ("starts", "ends")  # of tasks; what somebody types there stays
ITSELF = ("origin", "position")  # what every row is known and ordered by


def plan_history(workbook: Workbook) -> PlanHistory:
    """Read when plans were made; steps that were undone don’t count."""
    told: Told = {}
    plans: list[Rows | None] = []
    typed: list[set[WrittenCell]] = []
    writer = LastWriter(workbook)
    listed = workbook.changes_of_sheets(*SHEETS.values())
    for step, changes in steps_in(listed):
        for change in changes:
            told.setdefault(SHEETS[change.sheet], {}).setdefault(change.row, {})[change.column] = change.new
        if writer.take(step, changes):
            plans.append(_facts(told, workbook) if _is_planned(told) else None)
            typed.append(writer.typed(told.get(Task, ()), DATES))
    out = {(sheet, _origin(told, sheet, row)) for sheet, row in taken_out(listed)}
    typed.append(writer.typed((task.id for task in workbook.rows(Task)), DATES))
    return PlanHistory(plans, writer.plan, out, workbook.deleted_rows(Task), typed)


class TypedDates:
    """The dates of tasks that somebody typed in an open project, read again only after a step that may matter."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._found: set[WrittenCell] = set()
        self._is_stale = True

    def cells(self) -> set[WrittenCell]:
        """Return them by row and column; while the file can't be read, what was known before."""
        if self._is_stale:
            try:
                writer = LastWriter(self._workbook).take_all(self._workbook.changes_of_sheets(Task))
            except StoreError:  # it is asked for again with the next step
                return self._found
            self._found = writer.typed((task.id for task in self._workbook.rows(Task)), DATES)
            self._is_stale = False
        return self._found

    def take(self, step: Step) -> None:
        """Follow a step."""
        self._is_stale |= any(sheet == Task.__tablename__ for sheet, _ in step.rows)


def taken_out(listed: Iterable[tuple[Step, Change]]) -> set[tuple[str, UUID]]:
    """Return the rows that somebody deleted, by sheet; what a plan or a size took out is none of them."""
    out: set[tuple[str, UUID]] = set()
    for step, change in listed:
        if change.column == "deleted":
            is_out = change.new == encode(True) and not is_generated(step)
            (out.add if is_out else out.discard)((change.sheet, change.row))
    return out


def _is_planned(told: Told) -> bool:
    """Tell whether a plan made rows; an empty project has only its card and its forms."""
    return any(told.get(sheet) for sheet in COLUMNS if sheet.sheet.shape == "list")


def _origin(told: Told, sheet: str, row: UUID) -> str:
    cells = told[SHEETS[sheet]][row]
    return str(dict(_readable(SHEETS[sheet], cells, ["origin"])).get("origin", ""))


def _facts(told: Told, workbook: Workbook) -> Rows:
    """Return the rows that a plan stood on, as they were then; what nobody knows of them is as it is now."""
    then = {sheet: {row: dict(cells) for row, cells in told.get(sheet, {}).items()} for sheet in FACTS}
    read: dict[type[Record], list[Record]] = {}

    def rows(sheet: type[Any]) -> list[Any]:
        if sheet not in read:
            read[sheet] = _rows(sheet, then[sheet], FACTS[sheet], workbook)
        return read[sheet]

    return rows


def _rows(
    sheet: type[Record], told: Mapping[UUID, Mapping[str, str]], columns: Iterable[str], workbook: Workbook
) -> list[Record]:
    wanted, rows = (*ITSELF, *columns), []
    for row_id, cells in told.items():
        if cells.get("deleted") != encode(True):
            now = workbook.row(sheet.__tablename__, row_id)
            known = {} if now is None else {column: getattr(now, column) for column in wanted}
            rows.append(sheet(id=row_id, **{**known, **dict(_readable(sheet, cells, wanted))}))
    return sorted(rows, key=lambda row: (row.position, row.id.int)) or ([workbook.project] if sheet is Project else [])


def _readable(sheet: type[Record], cells: Mapping[str, str], columns: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield what cells held, where the history knows it and can be read."""
    for column in columns:
        try:
            yield column, decode(sheet, column, cells[column])
        except (KeyError, UserError):
            continue
