"""The tasks of a project as the schedule sees them: those that its plan would have, or those that it has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.language.words import Words
from ccworkbench.method.plan.house_tasks import phase_of
from ccworkbench.method.plan.plan_reading import held_days, plan_of
from ccworkbench.method.plan.project_plan import Cells, Plan
from ccworkbench.method.plan.roadmap import StarterTask, roadmap_of, scheduled, starter_tasks
from ccworkbench.method.project_facts import typed_dates_in
from ccworkbench.method.schedule.scheduled_task import ScheduledTask, late_behind_late, slotted
from ccworkbench.method.schedule.scheduling import Schedule, lacking_days, reserved, schedule
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskStatus


@dataclass(frozen=True)
class PlannedTask:
    """A task with what a reader calls it, and the starter task that it came from."""

    item: ScheduledTask
    title: str
    stage: Stage | None = None
    starter: StarterTask | None = None


@dataclass(frozen=True)
class PlannedWork:
    """The tasks of a project, and the days between which they have to be done."""

    tasks: tuple[PlannedTask, ...]
    calendar: Calendar
    kick_off: date | None
    go_live: date | None
    today: date | None

    @property
    def items(self) -> Sequence[ScheduledTask]:
        """Return the tasks as they are scheduled, what is held on its days in its slot."""
        own = {task.item.key for task in self.tasks if task.starter is None}
        tasks = late_behind_late([task.item for task in self.tasks], own)
        return slotted(tasks, self.calendar, self.kick_off, self.today)

    def schedule(self) -> Schedule:
        """Schedule the tasks; raises UserError where they wait for each other."""
        return schedule(self.items, self.calendar, self.kick_off, self.go_live, self.today)

    def missing(self) -> int:
        """Return by how many working days the time is too short; raises UserError as `schedule` does."""
        return lacking_days(self.items, self.calendar, self.kick_off, self.go_live, self.today)


def planned_work(plan: Plan, words: Words) -> PlannedWork:
    """Return the tasks that a new project would have."""
    roadmap = roadmap_of(plan)
    found = (
        PlannedTask(roadmap.items[task.key], words.say(task.title), Stage(task.stage), task) for task in roadmap.tasks
    )
    return PlannedWork(tuple(found), plan.dates[0], plan.kick_off, plan.go_live, plan.today)


def work_in(rows: Rows, typed: Cells = ()) -> PlannedWork:
    """Return the tasks that a project has, with the days and the order that its user gave them."""
    typed = typed or typed_dates_in(rows)
    plan, card, starter = plan_of(rows, typed), rows(Project)[0], {task.key: task for task in starter_tasks()}
    calendar, room = plan.dates[0], 0
    if plan.kick_off and plan.go_live and plan.kick_off < plan.go_live:
        room = max(0, calendar.count(calendar.next(max(plan.kick_off, plan.today or plan.kick_off)), plan.go_live) - 1)
    found = []
    for task in rows(Task):
        if task.code and task.status is not TaskStatus.CANCELLED:
            item = replace(_item(task, starter.get(task.origin), card, room), held=held_days(task, calendar, typed))
            found.append(PlannedTask(item, task.title, task.stage, starter.get(task.origin)))
    return PlannedWork(tuple(found), calendar, plan.kick_off, plan.go_live, plan.today)


def _item(task: Task, starter: StarterTask | None, card: Project, room: int) -> ScheduledTask:
    """Return a task of a user; a reserve counts with its least, unless the user left less."""
    key, days, after = task.code.casefold(), task.days or 0, tuple(codes_in(task.after))
    if starter is None:
        return ScheduledTask(key, days, after, phase_of(task, card))
    item = replace(scheduled(starter, days, after), key=key)
    if not (item.share or item.grows):
        return item
    least = replace(item, days=min(starter.days))
    return replace(item, share=0) if days < reserved(least, room) else least


def codes_in(text: str) -> list[str]:
    """List the human numbers in a cell, in small letters."""
    return [part.casefold() for part in re.split(r"[\s,;、，；]+", text) if part]
