"""Reads back from a project what its plan stands on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ccworkbench.core.grid import Rows
from ccworkbench.language.languages import FACTS
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.house_tasks import house_tasks_in
from ccworkbench.method.plan.project_plan import PILOT, WEEK, Cells, Plan
from ccworkbench.method.project_facts import typed_dates_in
from ccworkbench.method.schedule.scheduled_task import HeldDays
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import (
    ContentSize,
    Profile,
)
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan


def plan_of(rows: Rows, typed: Cells = ()) -> Plan:
    """Read back from a project what its plan stands on; `typed` are dates of tasks that somebody set."""
    plan, typed = _described(rows), typed or typed_dates_in(rows)
    held = ((task.origin, held_days(task, plan.dates[0], typed)) for task in rows(Task) if task.origin)
    return replace(
        plan,
        cases=len(rows(TestCase)),
        testers=len(rows(Tester)),
        today=_planned_on(rows, typed),
        own_days=_own_days(rows),
        held={key: days for key, days in held if days},
        uat_cycles=next((form.cycles for form in rows(UatPlan)), None),
        house=house_tasks_in(rows),
    )


def _described(rows: Rows) -> Plan:
    """Read what card, profile, gates and sites say."""
    card: Project = rows(Project)[0]
    profile: Profile = next(iter(rows(Profile)), None) or Profile()
    gates: Gates = next(iter(rows(Gates)), None) or Gates(country=FACTS[card.language.value].land)
    return Plan(
        name=card.name,
        customer=card.customer_name,
        language=card.language.value,
        seats=profile.seats,
        topology=profile.topology,
        type=card.type,
        approach=card.approach,
        kick_off=card.kick_off,
        go_live=card.go_live,
        channels=tuple(card.channels),
        country=gates.country,
        region=gates.region,
        days_off=gates.days_off,
        sites=tuple(site.name for site in rows(Site)),
        site_seats=tuple(site.seats or 0 for site in rows(Site)),
        site_rooms=tuple((site.training_rooms, site.room_places) for site in rows(Site)),
        chosen_band=profile.band_override,
        large=gates.large or None,
        hotline_scope=gates.hotline_scope,
        size=profile.content_size or ContentSize.FULL,  # a project from before there were sizes has every row
        operators=profile.operators,
        pilot_ends=card.pilot_end,
        signed_on=gates.contract_signed_on,
    )


def held_days(task: Task, calendar: Calendar, typed: Cells = ()) -> HeldDays | None:
    """Return the days of a task that has begun, or those that somebody set, the first one only where it is known.

    One that is finished ended on the day that it says.
    """
    if task.status is TaskStatus.PLANNED:
        return _typed_days(task, calendar, typed)
    if task.status is TaskStatus.CANCELLED or not task.starts or not task.ends:
        return None
    return task.starts, max(task.starts, (not task.is_open() and task.finished_on) or task.ends)


def _typed_days(task: Task, calendar: Calendar, typed: Cells) -> HeldDays | None:
    """Return what somebody set of the days of a task; without an end, it takes its working days."""
    starts = task.starts if (task.id, "starts") in typed else None
    ends = task.ends if (task.id, "ends") in typed else None
    if starts and not ends:
        ends = calendar.shift(starts, task.days - 1) if task.days else starts
    return (starts and min(starts, ends), ends) if ends else None


def _own_days(rows: Rows) -> dict[str, int]:
    """Return the working days that somebody set: of what others set, and what fits a centre of no size."""
    usual = usual_days()
    known = ((task.origin, task.days or 0) for task in rows(Task) if task.origin in usual)
    return {key: days for key, days in known if days and days not in usual[key]}


def usual_days() -> dict[str, set[int]]:
    """Return the working days of the tasks of which can be known that somebody set others, by their keys."""
    return {item["key"]: _usual_days(item) for item in starter_content.rows("task") if _has_own_days(item)}


def _usual_days(item: Mapping[str, Any]) -> set[int]:
    """Return the working days that a task has by itself, in centres of every size and in every country."""
    told = (item, *item.get("in_country", {}).values())
    return {*item.get("days", ()), *(one["weeks"] * WEEK for one in told if "weeks" in one)}


def _has_own_days(item: Mapping[str, Any]) -> bool:
    """Tell whether days of a task can be known to be set by somebody: nothing else makes them longer."""
    grows_by_itself = {"cases", "share", "grows"} & item.keys() or item["key"] == PILOT
    return not grows_by_itself and bool({"weeks", "days"} & item.keys())


def _planned_on(rows: Rows, typed: Cells) -> date | None:
    """Return the day on which the plan begins; it stays the earliest one, or plans would change from day to day."""
    tasks = (task for task in rows(Task) if task.origin and (task.id, "starts") not in typed)
    begun = {item["key"] for item in starter_content.rows("task") if item.get("phase", "until") in {"before", "until"}}
    return min((task.starts for task in tasks if task.origin in begun and task.starts), default=None)
