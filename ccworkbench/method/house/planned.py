"""Rows that the plan of a new project gives their days: tasks by what they wait for, test cycles beside a task."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.house.content import HouseContent, HouseRow, HouseUse
from ccworkbench.method.house.declared import own_wordings
from ccworkbench.method.plan.house_tasks import EARLY, KICK_OFF, HouseTask, HouseTasks, phase_of
from ccworkbench.method.plan.plan_reading import usual_days
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import Roadmap, starter_tasks
from ccworkbench.method.schedule.scheduled_task import BEFORE, GOAL, SINCE, UNTIL
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.sheets.uat.cycle import Cycle

SCHEDULED: Final = {"kind", "days", "after"}  # columns of a task that go into the plan instead of into the row
PHASES: Final = (BEFORE, UNTIL, GOAL, SINCE)
MOST_DAYS: Final = 1000  # as the column allows
Span = tuple[date, date]


def when_of(row: Record, rows: Rows, keys: Mapping[UUID, str]) -> str:
    """Return when a row is due without naming a day: a task by its phase, a test cycle by the task it ran beside."""
    if isinstance(row, Task):
        return BEFORE if row.stage in EARLY else phase_of(row, rows(Project)[0])
    if not isinstance(row, Cycle) or not row.starts or not row.ends:
        return ""
    span = (row.starts, row.ends)
    near = {task.id: _common(span, (task.starts, task.ends)) for task in rows(Task) if task.starts and task.ends}
    best = max(near, key=lambda task: near[task], default=None)
    return keys[best] if best and near[best] > 0 else ""


def length_of(task: Task, plan: Plan) -> int | None:
    """Return the working days of a task, those between its dates where only these are known."""
    if task.days is not None or task.kind is TaskKind.MILESTONE or not task.starts or not task.ends:
        return task.days
    return min(MOST_DAYS, max(1, plan.dates[0].count(task.starts, task.ends)))


def is_set_by_plan(key: str) -> bool:
    """Tell whether nobody can set the working days of a starter task: cases, free time or a set day make them."""
    return key in own_wordings(Task.__tablename__) and key not in usual_days()


def plan_with_house(plan: Plan, use: HouseUse, told: Callable[[str], str]) -> tuple[Plan, list[Phrase]]:
    """Return a plan with what a house says of its tasks, and what of that could not be taken."""
    content = use.content
    if not content.holds(Task) or plan.empty:
        return plan, []
    ours = {row.key: row for row in content.rows(Task) if row.key in own_wordings(Task.__tablename__)}
    own = [_own_task(row, told) for row in content.rows(Task) if row.key not in ours]
    after = {key: _waited_for(row, content) for key, row in ours.items() if "after" in row.changed}
    if early := [task.key for task in own if task.phase == BEFORE]:
        usual_ones = next(task.after for task in starter_tasks() if task.key == KICK_OFF)
        after[KICK_OFF] = (*after.get(KICK_OFF, usual_ones), *early)
    tasks = HouseTasks(own, after, frozenset(content.without if use.instead else ()))
    usual, own_days = usual_days(), dict(plan.own_days)
    for key, row in ours.items():
        if "days" in row.changed and key in usual and row.values.get("days"):
            own_days[key] = row.values["days"]
    notes = []
    if _is_circular(tasks):  # as a project may be
        tasks = HouseTasks([replace(task, after=()) for task in tasks.own], {}, tasks.without)
        notes = [
            phrase(
                "Some tasks in the house content form a circular dependency, so the predecessors it sets were left out."
            )
        ]
    return replace(plan, house=tasks, own_days=own_days), notes


def place_cycle(row: Record, kept: HouseRow, roadmap: Roadmap) -> None:
    """Put a test cycle of a house's own on the days of the task that it belongs to."""
    if isinstance(row, Cycle) and kept.when:
        row.starts, row.ends = roadmap.span(kept.when) or (None, None)


def _is_circular(tasks: HouseTasks) -> bool:
    """Tell whether tasks would wait for each other."""
    ours = {task.key: tuple(task.after) for task in starter_tasks()}
    try:
        TopologicalSorter({**ours, **tasks.after, **{task.key: task.after for task in tasks.own}}).prepare()
    except CycleError:
        return True
    return False


def _own_task(row: HouseRow, told: Callable[[str], str]) -> HouseTask:
    values = row.values
    return HouseTask(
        row.key,
        told(str(values.get("title", ""))),
        Stage(values.get("stage") or Stage.PREPARE.value),
        values.get("days") or 0,
        tuple(values.get("after") or ()),
        row.when if row.when in PHASES else UNTIL,
    )


def _waited_for(row: HouseRow, content: HouseContent) -> tuple[str, ...]:
    """Return what a task of ours waits for: as the house says, and for those of ours that its project did without."""
    there = {kept.key for kept in content.rows(Task)}
    usual = next(task.after for task in starter_tasks() if task.key == row.key)
    return (*row.values.get("after", ()), *(key for key in usual if key not in there))


def _common(one: Span, other: Span) -> float:
    """Return how far two spans are the same, from 0 to 1."""
    common = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    return max(0, common) / ((max(one[1], other[1]) - min(one[0], other[0])).days + 1)
