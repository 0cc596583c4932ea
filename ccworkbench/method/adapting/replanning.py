"""Makes the rows that a plan has anew, from the facts of today or from those on which it once stood."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.planned_rows import count_heads, frame, planned
from ccworkbench.method.plan.project_plan import Cells, Plan, month_after
from ccworkbench.method.plan.roadmap import new_codes, roadmap_of
from ccworkbench.method.plan.row_values import StarterIds, listed
from ccworkbench.method.plan.starter_rows import make_profile, make_roles, played_roles
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan

PlannedRows = Mapping[tuple[str, str], Record]  # by their sheet and key

# What a plan stands on: it reads these columns of these sheets; of some it only counts the rows.
FACTS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Project: ("name", "customer_name", "language", "type", "approach", "kick_off", "go_live", "channels", "pilot_end"),
    Profile: ("seats", "topology", "band_override", "content_size", "operators"),
    Gates: ("country", "region", "days_off", "large", "hotline_scope", "contract_signed_on"),
    Site: ("name", "seats", "training_rooms", "room_places"),
    Audience: ("name", "capacity", "headcount", "modality", "languages", "language_heads", "shifts"),
    Course: ("name", "audience_id", "hours", "modality", "language"),
    Task: ("code", "title", "stage", "kind", "starts", "ends", "days", "after", "status", "finished_on"),
    UatPlan: ("cycles",),
    TestCase: (),
    Tester: (),
}


@dataclass(frozen=True)
class PlanHistory:
    """When plans were made for a project, first first, and what they wrote.

    `plans` are the facts each stood on, None for one that made no rows. `writer` tells which of them wrote what a cell
    holds, None where somebody else did. `taken_out` are rows of plans that the user deleted, by sheet and key, and
    `deleted_tasks` all tasks that are there no more: their numbers are given to no others. `typed` are the dates of
    tasks that somebody had set when each plan was made, and, at the end, those of now.
    """

    plans: Sequence[Rows | None]
    writer: Callable[[Record, str], int | None]
    taken_out: Container[tuple[str, str]]
    deleted_tasks: Sequence[Task] = ()
    typed: Sequence[Cells] = ((),)


def present_rows(rows: Rows, sheets: Iterable[type[Record]]) -> StarterIds:
    """Find the rows of a project by the keys of the starter rows they came from; forms and sites by their place."""
    found: StarterIds = {}
    for sheet in sheets:
        for n, row in enumerate(rows(sheet), 1):
            key = f"si.{n}" if sheet is Site else "" if sheet.sheet.shape == "form" else row.origin
            if key or sheet.sheet.shape == "form":
                found.setdefault((sheet.__tablename__, key), row)
    return found


def counted_cells(rows: Rows, history: PlanHistory) -> set[tuple[UUID, str]]:
    """List the cells that a plan would work out and that somebody knows better: a person, or who made the project."""
    cells: list[tuple[Record, str]] = [(rows(Project)[0], "pilot_end")]
    cells += [(profile, "operators") for profile in rows(Profile)]
    cells += [(audience, "headcount") for audience in rows(Audience)]
    first = history.plans[0]
    worked_out = {} if first is None else _worked_out(first)
    return {
        (row.id, column)
        for row, column in cells
        if (plan := history.writer(row, column)) is None
        or (plan == 0 and getattr(row, column) not in {None, *worked_out.get((row.id, column), ())})
    }


def _worked_out(facts: Rows) -> dict[tuple[UUID, str], set[Any]]:
    """Return what a plan would say of these cells if nobody knew better; before 0.3 a pilot began on any go-live."""
    plan = _plan_of(facts, (), ())
    audiences = [_audience(row, ()) for row in facts(Audience)]
    count_heads(plan, {("audience", row.origin): row for row in audiences})
    found: dict[tuple[UUID, str], set[Any]] = {(row.id, "headcount"): {row.headcount} for row in audiences}
    found.update({(profile.id, "operators"): {plan.seats} for profile in facts(Profile)})
    launches = {plan.go_live, roadmap_of(plan).launch} if plan.go_live else set()
    found[facts(Project)[0].id, "pilot_end"] = {month_after(day) for day in launches if day}
    return found


@dataclass(frozen=True)
class Present:
    """What a project has, on whatever facts its plan is made: its rows, and the tasks that were taken out of it."""

    rows: Rows
    there: StarterIds
    counted: Cells
    deleted_tasks: Sequence[Task] = ()


def planned_rows(present: Present, facts: Rows, typed: Cells, newest: PlannedRows | None = None) -> PlannedRows:
    """Make the rows of the plan that follows from some facts; where they name others, those of the project are meant.

    `typed` are dates of tasks that somebody had set then. Rows that the project lacks are the ones of the `newest`
    plan, so that the rows of two plans can be compared.
    """
    rows, there, counted = present.rows, present.there, present.counted
    plan = replace(_plan_of(facts, counted, typed), language=rows(Project)[0].language.value)
    ours: StarterIds = {**(newest or {}), **there}
    said = words_of(plan.language)
    forms: list[Record] = [sheet() for sheet in (Project, Gates, Pilot)]
    roadmap = roadmap_of(plan)
    frame(plan, roadmap, forms)
    roles, known = make_roles(plan, said), _Lenient(ours)
    known.update({("role", key): _same(role, ours) for key, role in played_roles(plan, roles).items()})
    audiences = [_audience(row, counted) for row in facts(Audience)]
    known.update({("audience", row.origin): row for row in audiences if row.origin})
    known.update({("course", row.origin): row for row in facts(Course)})
    count_heads(plan, {("audience", row.origin): row for row in audiences})
    tasks = [*rows(Task), *(row for row in (newest or {}).values() if isinstance(row, Task))]
    codes = new_codes([task.key for task in roadmap.tasks], tasks, present.deleted_tasks)
    made = planned(plan, known, said, roadmap, codes)
    made += [*listed((Kpi, CheckItem), plan, known, said), *roles, *audiences]
    found = {(row.__tablename__, row.origin): row for row in made}
    found.update({(row.__tablename__, ""): row for row in [*forms, make_profile(plan, said)]})
    _join(found, there)
    return found


def _plan_of(facts: Rows, counted: Cells, typed: Cells) -> Plan:
    """Read the plan from facts; what nobody counted is worked out."""
    plan = plan_of(facts, typed)
    if (facts(Project)[0].id, "pilot_end") not in counted:
        plan = replace(plan, pilot_ends=None)
    if any((profile.id, "operators") not in counted for profile in facts(Profile)):
        plan = replace(plan, operators=None)
    return plan


class _Lenient(dict[tuple[str, str], Record | None]):
    """Rows by sheet and key; what is not there applies to no project."""

    def __missing__(self, key: tuple[str, str]) -> None:
        return None


def _same(row: Record, there: StarterIds) -> Record:
    return there.get((row.__tablename__, row.origin)) or row


def _audience(row: Audience, counted: Cells) -> Audience:
    """Copy an audience; its heads are counted again unless somebody has counted them."""
    heads = row.headcount if (row.id, "headcount") in counted else None
    copied = {column: getattr(row, column) for column in FACTS[Audience]}
    return Audience(id=row.id, origin=row.origin, **{**copied, "headcount": heads})


def _join(found: Mapping[tuple[str, str], Record], there: StarterIds) -> None:
    """Let levels report to those of the project, and leave their numbers to it."""
    ids = {row.id: _same(row, there).id for row in found.values() if isinstance(row, OrgLevel)}
    for row in found.values():
        if isinstance(row, OrgLevel):
            row.code, row.reports_to = "", row.reports_to and ids[row.reports_to]
