"""Compares the plan that would be made today with the one that is there, and proposes what to change.

What the user has touched, begun or finished stays as it is; only what the generator wrote is changed or taken out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Reference
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.planned_rows import count_heads, frame, planned
from ccworkbench.method.plan.project_plan import Plan, plan_of
from ccworkbench.method.plan.roadmap import new_codes, roadmap_of, starter_tasks
from ccworkbench.method.plan.row_values import StarterIds, listed
from ccworkbench.method.plan.starter_rows import make_profile, make_roles, played_roles
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle

ADAPT: Final = phrase("Adapt the plan")  # the name of the step, by which the generator's own writing is known
Touched = Callable[[Record, str], bool]

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
    Session: ("held_on", "place", "capacity"),
    Cycle: ("starts", "ends"),
}
KEPT: Final = (Project, Profile, Gates, Pilot, Site, Audience)


@dataclass(frozen=True)
class PlanProposal:
    """One change of the plan: a row to add, to change or to take out, and the sentence that says so."""

    change_kind: str
    row: Record
    told: Phrase
    values: Mapping[str, Any] = field(default_factory=dict)
    behind: tuple[Record, ...] = ()  # rows that a new one may follow, the nearest first


def plan_proposals(rows: Rows, viewer: Viewer, touched: Touched) -> list[PlanProposal]:
    """List what would be different if the plan were made from the project as it is now.

    `touched` tells whether a cell holds something else than what a plan wrote into it.
    """
    plan = plan_of(rows)
    if not touched(rows(Project)[0], "pilot_end"):
        plan = replace(plan, pilot_ends=None)
    if any(not touched(profile, "operators") for profile in rows(Profile)):
        plan = replace(plan, operators=None)
    there = _present_rows(rows)
    fresh = _planned_rows(plan, rows, there, touched)
    proposals = [*_added(fresh, there, viewer), *_changed(fresh, there, viewer, touched)]
    return proposals + list(_removed(rows, fresh, viewer, touched))


def _present_rows(rows: Rows) -> StarterIds:
    """Find the rows of a project by the keys of the starter rows they came from; forms and sites by their place."""
    found: StarterIds = {}
    for sheet in COLUMNS:
        for n, row in enumerate(rows(sheet), 1):
            key = f"si.{n}" if sheet is Site else "" if sheet.sheet.shape == "form" else row.origin
            if key or sheet.sheet.shape == "form":
                found.setdefault((sheet.__tablename__, key), row)
    return found


def _planned_rows(plan: Plan, rows: Rows, there: StarterIds, touched: Touched) -> dict[tuple[str, str], Record]:
    """Make the rows of today's plan; where they name others, these are the ones of the project."""
    said = words_of(plan.language)
    forms: list[Record] = [sheet() for sheet in (Project, Gates, Pilot)]
    roadmap = roadmap_of(plan)
    frame(plan, roadmap, forms)
    roles, known = make_roles(plan, said), _Lenient(there)
    known.update({("role", key): _same(role, there) for key, role in played_roles(plan, roles).items()})
    audiences = [_audience(row, touched) for row in rows(Audience)]
    known.update({("audience", row.origin): row for row in audiences if row.origin})
    known.update({("course", row.origin): row for row in rows(Course)})
    count_heads(plan, {("audience", row.origin): row for row in audiences})
    codes = new_codes([task.key for task in roadmap.tasks], *_codes(rows))
    made = planned(plan, known, said, roadmap, codes)
    made += [*listed((Kpi, CheckItem), plan, known, said), *roles, *audiences]
    found = {(row.__tablename__, row.origin): row for row in made}
    found.update({(row.__tablename__, ""): row for row in [*forms, make_profile(plan, said)]})
    _join(found, there)
    return found


class _Lenient(dict[tuple[str, str], Record | None]):
    """Rows by sheet and key; what is not there applies to no project."""

    def __missing__(self, key: tuple[str, str]) -> None:
        return None


def _same(row: Record, there: StarterIds) -> Record:
    return there.get((row.__tablename__, row.origin)) or row


def _audience(row: Audience, touched: Touched) -> Audience:
    """Copy an audience; its heads are counted again unless somebody has counted them."""
    heads = row.headcount if touched(row, "headcount") else None
    return Audience(
        id=row.id, origin=row.origin, name=row.name, capacity=row.capacity, headcount=heads, modality=row.modality
    )


def _codes(rows: Rows) -> tuple[dict[str, str], int]:
    """Return the numbers of the tasks by their keys, and the first number that is free."""
    taken = {task.origin: task.code for task in reversed(rows(Task)) if task.origin and task.code}
    numbers = [int(digits) for task in rows(Task) if (digits := task.code.removeprefix("T-")).isdecimal()]
    return taken, max(numbers, default=0) + 1


def _join(found: Mapping[tuple[str, str], Record], there: StarterIds) -> None:
    """Let levels report to those of the project, and leave their numbers to it."""
    ids = {row.id: _same(row, there).id for row in found.values() if isinstance(row, OrgLevel)}
    for row in found.values():
        if isinstance(row, OrgLevel):
            row.code, row.reports_to = "", row.reports_to and ids[row.reports_to]


def _added(fresh: Mapping[tuple[str, str], Record], there: StarterIds, viewer: Viewer) -> Iterator[PlanProposal]:
    before: dict[type[Record], list[Record]] = {}
    for key, row in fresh.items():
        sheet = type(row)
        if key not in there and sheet.sheet.shape == "list" and sheet is not Audience:
            said = phrase("Add to “{sheet}”: {row}", sheet=viewer.words.say(sheet.sheet.title), row=_named(row, viewer))
            yield PlanProposal("add", row, said, behind=tuple(reversed(before.get(sheet, ()))))
        before.setdefault(sheet, []).append(there.get(key) or row)


def _changed(
    fresh: Mapping[tuple[str, str], Record], there: StarterIds, viewer: Viewer, touched: Touched
) -> Iterator[PlanProposal]:
    for key, new in fresh.items():
        row = there.get(key)
        if row is None or (isinstance(row, Task | Session | Cycle) and row.status.value != TaskStatus.PLANNED.value):
            continue  # what has begun is no longer moved
        values = {
            column: value
            for column in COLUMNS[type(row)]
            if (value := getattr(new, column)) not in {None, getattr(row, column)} and not touched(row, column)
        }
        if values:
            yield PlanProposal("change", row, _change(row, values, viewer), values)


def _removed(
    rows: Rows, fresh: Mapping[tuple[str, str], Record], viewer: Viewer, touched: Touched
) -> Iterator[PlanProposal]:
    named = {row.id for row in fresh.values()}
    doomed = [
        row
        for sheet in COLUMNS
        if sheet not in KEPT
        for row in rows(sheet)
        if (sheet.__tablename__, row.origin) not in fresh and _is_starter(row) and not _is_touched(row, touched)
    ]
    going = {row.id for row in doomed}
    for other in _others(rows, going):
        named.update(getattr(other, column.key) for column in _references(type(other)))
        named.update(getattr(other, key) for key in ("row_id", "column_id") if hasattr(other, key))
    for row in doomed:
        if row.id not in named:
            title = viewer.words.say(row.sheet.title)
            yield PlanProposal(
                "remove", row, phrase("No longer needed in “{sheet}”: {row}", sheet=title, row=_named(row, viewer))
            )


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


def _is_starter(row: Record) -> bool:
    """Tell whether a row came from the plan, and not from the user or the sample."""
    if isinstance(row, Task):
        return row.origin in {task.key for task in starter_tasks()}
    if isinstance(row, Session | Cycle):
        items = starter_content.rows(row.__tablename__)
        return any(row.origin == item["key"] or row.origin.startswith(f"{item['key']}.") for item in items)
    if isinstance(row, Role):
        return row.origin in {role.key for role in starter_content.roles()}
    return row.origin in {item["key"] for item in starter_content.rows(row.__tablename__)}


def _is_touched(row: Record, touched: Touched) -> bool:
    return any(touched(row, column.key) for column in columns_of(type(row)) if not column.computed)


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
    heading = viewer.words.say(column.heading)
    return phrase(
        "“{row}”, {field}: {new} instead of {old}",
        row=_named(row, viewer),
        field=heading,
        new=new or "–",
        old=old or "–",
    )
