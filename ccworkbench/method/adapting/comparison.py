"""Compares the plan that would be made today with the one that is there, and proposes what to change.

Only what follows from a changed fact is proposed: a plan that is made or worded otherwise today is no reason. What the
user has touched, deleted, begun or finished stays as it is; only what the generator wrote is changed or taken out.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Reference
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.adapting.replanning import (
    PlanHistory,
    PlannedRows,
    Present,
    counted_cells,
    planned_rows,
    present_rows,
)
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import BASELINE, Task, TaskStatus
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle

ADAPT: Final = phrase("Adapt the plan")  # the name of the step, by which the generator's own writing is known
ADAPTED: Final = {ADAPT.text, "Adapt the plan"}  # how the releases called it

# What the plan makes rows of, and which of their columns follow from it; a site is never taken out.
COLUMNS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Project: ("uat_start", "uat_end", "pilot_end"),
    Gates: ("large",),
    Profile: ("hierarchy", "cooperation", "operators", "supervisors"),
    Pilot: ("starts", "ends"),
    Site: ("seats",),
    Unit: (),
    OrgLevel: ("headcount",),
    Role: (),
    CheckItem: (),
    Kpi: (),
    Task: ("starts", "ends", "days", "after", "role_id"),
    Audience: ("headcount",),
    Session: ("held_on", "place", "capacity", "language", "shift"),
    Cycle: ("starts", "ends"),
}
COUNTS: Final = {"operators", "supervisors", "headcount"}  # what differs from the plan of then was counted
LAST: Final = 3  # plans that are made anew to compare; what was left out in that many is not proposed again
KEPT: Final = (Project, Profile, Gates, Pilot, Site, Audience)


@dataclass(frozen=True)
class PlanProposal:
    """One change of the plan: a row to add, to change or to take out, and the sentence that says so."""

    change_kind: str
    row: Record
    told: Phrase
    values: Mapping[str, Any] = field(default_factory=dict)
    behind: tuple[Record, ...] = ()  # rows that a new one may follow, the nearest first
    parts: tuple["PlanProposal", ...] = ()  # what comes or goes with it, where it is folded


def plan_proposals(rows: Rows, viewer: Viewer, history: PlanHistory) -> list[PlanProposal]:
    """List what follows from facts that changed since the plan was made: nothing else, however plans are made today.

    What the user took out, changed or counted stays as it is; where no plan is known to have been made, so does all.
    """
    return _Comparison(rows, viewer, history).proposals() if history.plans else []


class _Comparison:
    """The plan of today beside those that were made before; each of them is made anew when it is first asked for."""

    def __init__(self, rows: Rows, viewer: Viewer, history: PlanHistory) -> None:
        self._rows, self._viewer, self._history = rows, viewer, history
        self._there = present_rows(rows, COLUMNS)
        self._present = Present(rows, self._there, counted_cells(rows, history), history.deleted_tasks)
        self._fresh = planned_rows(self._present, rows, history.typed[-1])
        self._made: dict[int, PlannedRows] = {}
        self._oldest = max(0, len(history.plans) - LAST)
        self._ours: list[Record] = [*filter(None, self._there.values())]

    def proposals(self) -> list[PlanProposal]:
        """List what to add, to change and to take out."""
        added = list(self._added())
        self._ours += [proposal.row for proposal in added]
        codes = {row.code for row in self._ours if isinstance(row, Task)}
        for row in self._fresh.values():
            if isinstance(row, Task):
                row.after = _waited_for(row.after, codes)
        return [*added, *self._changed(codes), *self._removed()]

    def _before(self, plan: int) -> PlannedRows:
        """Return the rows that a plan would have had if it had been made as it is today.

        For one that is long past, the oldest that still counts speaks: it left those cells as they were.
        """
        plan = max(plan, self._oldest)
        if plan not in self._made:
            facts = self._history.plans[plan]
            typed = self._history.typed[plan]
            self._made[plan] = {} if facts is None else planned_rows(self._present, facts, typed, self._fresh)
        return self._made[plan]

    def _past(self) -> Iterator[PlannedRows]:
        """Yield the rows of the plans that were made, the last first."""
        return map(self._before, reversed(range(self._oldest, len(self._history.plans))))

    def _added(self) -> Iterator[PlanProposal]:
        nearest = dict[type[Record], list[Record]]()
        for key, row in self._fresh.items():
            sheet = type(row)
            if self._is_new(key) and sheet.sheet.shape == "list" and sheet is not Audience:
                named = _named(row, self._viewer)
                title = self._viewer.title(sheet.__tablename__, sheet.sheet.title)
                said = phrase("Add to “{sheet}”: {row}", sheet=title, row=named)
                yield PlanProposal("add", row, said, behind=tuple(reversed(nearest.get(sheet, ()))))
            nearest.setdefault(sheet, []).append(self._there.get(key) or row)

    def _is_new(self, key: tuple[str, str]) -> bool:
        """Tell whether a row is neither there nor taken out by the user, and was not in every plan before."""
        if key in self._there or key in self._history.taken_out:
            return False
        return any(key not in planned for planned in self._past())

    def _changed(self, codes: Container[str]) -> Iterator[PlanProposal]:
        for key, new in self._fresh.items():
            row = self._there.get(key)
            if row is None or (
                isinstance(row, Task | Session | Cycle) and row.status.value != TaskStatus.PLANNED.value
            ):
                continue  # what has begun is no longer moved
            values = {
                column: value
                for column in COLUMNS[type(row)]
                if (value := getattr(new, column)) not in {None, getattr(row, column)}
                and self._follows(key, row, column, value, codes)
            }
            if values:
                yield PlanProposal("change", row, _change(row, values, self._viewer), values)

    def _follows(self, key: tuple[str, str], row: Record, column: str, value: Any, codes: Container[str]) -> bool:
        """Tell whether a new value of a cell follows from other facts than those under which a plan wrote it."""
        plan = self._history.writer(row, column)
        if plan is None or (isinstance(value, UUID) and value not in {other.id for other in self._ours}):
            return False
        before = self._before(plan).get(key)
        if before is None:
            return True
        planned = getattr(before, column)
        if isinstance(before, Task) and column == "after":
            planned = _waited_for(planned, codes)
        return bool(planned != value and (column not in COUNTS or planned == getattr(row, column)))

    def _removed(self) -> Iterator[PlanProposal]:
        doomed = [row for sheet in COLUMNS if sheet not in KEPT for row in self._rows(sheet) if self._is_needless(row)]
        going = {row.id for row in doomed}
        named = {row.id for row in self._fresh.values()}
        for other in _others(self._rows, going):
            named.update(getattr(other, column.key) for column in _references(type(other)))
            named.update(getattr(other, key) for key in ("row_id", "column_id") if hasattr(other, key))
        for row in doomed:
            if row.id not in named:
                title = self._viewer.title(row.__tablename__, row.sheet.title)
                called = _named(row, self._viewer)
                said = phrase("No longer needed in “{sheet}”: {row}", sheet=title, row=called)
                yield PlanProposal("remove", row, said)

    def _is_needless(self, row: Record) -> bool:
        """Tell whether a row that nobody touched was in a plan before, and is no longer."""
        key = (row.__tablename__, row.origin)
        if not row.origin or key in self._fresh or _is_touched(row, self._history):
            return False
        return any(key in planned for planned in self._past())


def _waited_for(after: str, codes: Container[str]) -> str:
    """Leave out of the tasks that one waits for those that are neither there nor proposed."""
    return ", ".join(code for code in after.split(", ") if code in codes)


def _others(rows: Rows, going: Iterable[Any]) -> Iterator[Record]:
    """List the rows that stay and that may name one that goes."""
    gone = set(going)
    for sheet in SHEETS:
        if _references(sheet) or hasattr(sheet, "row_id"):
            yield from (row for row in rows(sheet) if row.id not in gone)


def _references(sheet: type[Record]) -> list[Column]:
    targets = {target.__tablename__ for target in COLUMNS}
    return [
        column for column in columns_of(sheet) if isinstance(column.kind, Reference) and column.kind.sheet in targets
    ]


def _is_touched(row: Record, history: PlanHistory) -> bool:
    own = (column.key for column in columns_of(type(row)) if not column.computed and column.key not in BASELINE)
    return any(history.writer(row, key) is None for key in own)


def _named(row: Record, viewer: Viewer) -> str:
    """Call a row so that it is told from its neighbours."""
    if isinstance(row, Session):
        day = [viewer.words.date(row.held_on)] if row.held_on else []
        return viewer.words.listing([viewer.retell(row.title), *day])
    if row.sheet.shape == "form" and row.label in {row.sheet.title, row.sheet.one}:
        return viewer.words.say(row.label)
    return viewer.retell(row.item if isinstance(row, CheckItem) else row.label)


def _change(row: Record, values: Mapping[str, Any], viewer: Viewer) -> Phrase:
    """Say what changes: the days of a bar in one sentence, any other cell by its heading."""
    columns = {column.key: column for column in columns_of(type(row))}
    if {"starts", "ends"} & values.keys() and isinstance(row, Task | Cycle):
        starts, ends = (
            columns[key].kind.show(values.get(key, getattr(row, key)), viewer) for key in ("starts", "ends")
        )
        if starts == ends:
            return phrase("Move “{row}” to {day}", row=_named(row, viewer), day=ends)
        return phrase("Move “{row}” to {start}–{end}", row=_named(row, viewer), start=starts, end=ends)
    column = columns[next(iter(values))]
    old, new = (
        " ".join(column.kind.show(value, viewer).split()) for value in (getattr(row, column.key), values[column.key])
    )
    heading = viewer.title(column.full_key, column.heading)
    return phrase(
        "“{row}”, {field}: {new} instead of {old}",
        row=_named(row, viewer),
        field=heading,
        new=new or "–",
        old=old or "–",
    )
