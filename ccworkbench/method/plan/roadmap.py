"""The roadmap of a project: which tasks it has, in which order, and on which days (method.md 0.3, 3.5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from ccworkbench.core.record import numbered
from ccworkbench.core.row_numbers import Numbers
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.house_tasks import HouseTask
from ccworkbench.method.plan.project_plan import PILOT, WEEK, Plan
from ccworkbench.method.plan.row_values import StarterIds, suited
from ccworkbench.method.schedule.scheduled_task import BEFORE, GOAL, UNTIL, ScheduledTask, late_behind_late
from ccworkbench.method.schedule.scheduling import Schedule, schedule
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.profile import SizeBand
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.sheets.uat.test_case import TestCase

SIZES = (SizeBand.SMALL, SizeBand.MEDIUM, SizeBand.LARGE)


@dataclass(frozen=True)
class StarterTask:
    """A task or milestone of the roadmap; `days` for each size, none for a milestone, `only` the projects it is for.

    It takes longer where a tester would have to run more than `cases` a day. What others set takes as many `weeks` in
    every size; `in_country` says what is otherwise in a country. Its `role` may have several keys, the first that the
    project has is taken.
    """

    key: str
    title: str
    stage: str
    why_text: str
    role: str = ""
    phase: str = UNTIL
    days: Sequence[int] = ()
    after: Sequence[str] = ()
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hands_on: bool = True
    late: bool = False
    weeks: int = 0
    share: int = 0
    grows: bool = False
    cases: int = 0
    in_country: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Roadmap:
    """The tasks of one project with what each waits for, and the days they fall on.

    `launch` is the go-live that can be kept, for a plan that names one; the pilot lasts from there to `pilot_end`.
    """

    tasks: list[StarterTask]
    items: dict[str, ScheduledTask]
    schedule: Schedule
    launch: date | None
    pilot_end: date | None

    def span(self, *keys: str) -> tuple[date, date] | None:
        """Return the days of the first of some tasks that the project has."""
        return next((self.schedule.spans[key] for key in keys if key in self.schedule.spans), None)


@cache
def starter_tasks() -> tuple[StarterTask, ...]:
    """List all tasks of all kinds of project."""
    return tuple(StarterTask(**item) for item in starter_content.rows("task"))


def roadmap_of(plan: Plan) -> Roadmap:
    """Choose the tasks of a project, and schedule them."""
    tasks = tasks_for(plan)
    waits = _waits(tasks, {task.key: task for task in (*starter_tasks(), *map(_of_house, plan.house.own))})
    items = {
        task.key: replace(scheduled(task, _days(task, plan), waits[task.key]), held=plan.held.get(task.key))
        for task in tasks
    }
    found = _scheduled(items, plan)
    launch = plan.go_live and found.go_live
    if PILOT in items and launch != plan.go_live:
        items[PILOT] = replace(items[PILOT], days=_pilot_days(plan, launch))
        found = _scheduled(items, plan)
    return Roadmap(tasks, items, found, launch, plan.pilot_end(launch))


def _scheduled(items: Mapping[str, ScheduledTask], plan: Plan) -> Schedule:
    tasks = late_behind_late(list(items.values()), {task.key for task in plan.house.own})
    return schedule(tasks, plan.dates[0], plan.kick_off, plan.go_live, plan.today)


def tasks_for(plan: Plan) -> list[StarterTask]:
    """List the tasks of one project; what precedes a kick-off that was held has been done."""
    house = plan.house
    fitting = (task for task in starter_tasks() if plan.fits(task.only) and house.keeps(task.key, task.only))
    ours = (replace(task, after=house.after.get(task.key, task.after)) for task in fitting)
    found = [*(_in_country(task, plan) for task in ours), *map(_of_house, house.own)]
    return [task for task in found if not (task.phase == BEFORE and plan.is_running)]


def _of_house(task: HouseTask) -> StarterTask:
    return StarterTask(
        task.key, task.title, task.stage.value, "", phase=task.phase, days=(task.days,) * len(SIZES), after=task.after
    )


def _in_country(task: StarterTask, plan: Plan) -> StarterTask:
    """Return a task as it is in the country of a project (method.md 4.17)."""
    found = next((told for land, told in task.in_country.items() if land in plan.lands), None)
    return replace(task, **found) if found else task


def scheduled(task: StarterTask, days: int, after: tuple[str, ...]) -> ScheduledTask:
    """Return a task as the schedule knows it; what is done on the day of go-live takes no days before it."""
    days = 0 if task.phase == GOAL else days
    return ScheduledTask(task.key, days, after, task.phase, task.late, task.share, task.grows)


def tasks_of(roadmap: Roadmap, known: StarterIds, words: Words, codes: Mapping[str, str]) -> list[Task]:
    """Make the rows of a roadmap; `codes` are their human numbers."""
    found = []
    for task in roadmap.tasks:
        item = roadmap.items[task.key]
        starts, ends = roadmap.schedule.spans.get(task.key, (None, None))
        days = roadmap.schedule.days.get(task.key, item.days)
        playing = (known.get(("role", key)) for key in task.role.split("|"))
        role = next((role for role in playing if role), None)
        found.append(
            Task(
                origin=task.key,
                code=codes[task.key],
                title=words.say(task.title),
                stage=Stage(task.stage),
                kind=TaskKind.TASK if days else TaskKind.MILESTONE,
                starts=starts,
                ends=ends,
                days=days or None,
                after=", ".join(sorted(codes[key] for key in item.after)),
                role_id=role and role.id,
                why=words.say(task.why_text),
            )
        )
    return found


def new_codes(keys: Sequence[str], tasks: Sequence[Task] = (), deleted: Sequence[Task] = ()) -> dict[str, str]:
    """Return the human number of each key: the one that its task has or had, else the next."""
    ((column, kind),) = numbered(Task)
    numbers = Numbers(kind, tasks, deleted, column.key)
    taken = {task.origin: task.code for task in reversed(tasks) if task.origin and task.code}
    return {**taken, **{key: numbers.give(key) for key in keys if key not in taken}}


def _days(task: StarterTask, plan: Plan) -> int:
    """Return the working days of a task in a centre of this size; the pilot's are those until its end."""
    if task.key == PILOT and plan.go_live:
        return _pilot_days(plan, plan.go_live)
    size = SIZES.index(plan.band) if plan.band in SIZES else 1
    days = plan.own_days.get(task.key) or (task.days[size] if task.days else task.weeks * WEEK)
    return max(days, -(-_cases(plan) // (task.cases * max(1, plan.testers)))) if task.cases else days


def _pilot_days(plan: Plan, launch: date | None) -> int:
    end, calendar = plan.pilot_end(launch), plan.dates[0]
    return max(1, calendar.count(calendar.next(launch), end)) if launch and end else 1


def _cases(plan: Plan) -> int:
    """Count the test cases of a project: those it has, or will start with."""
    if plan.cases is not None:
        return plan.cases
    return sum(suited(item, plan) is not None for item in starter_content.rows(TestCase.__tablename__))


def _waits(tasks: Sequence[StarterTask], everything: Mapping[str, StarterTask]) -> dict[str, tuple[str, ...]]:
    """Tell what each task waits for among these; a task that is missing hands on what it waited for."""
    phases = {task.key: task.phase for task in tasks}

    def real(key: str, *behind: str) -> list[str]:
        missing = everything.get(key)
        if key in phases or missing is None or not missing.hands_on or key in behind:
            return [key] if key in phases else []
        return [found for before in missing.after for found in real(before, key, *behind)]

    waits: dict[str, list[str]] = {}
    for task in tasks:
        near = [key for key in task.after if key in phases]
        far = [found for key in task.after if key not in phases for found in real(key) if phases[found] == task.phase]
        waits[task.key] = list(dict.fromkeys(near + far))
    return {key: _shortest(found, waits) for key, found in waits.items()}


def _shortest(found: Sequence[str], waits: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Leave out what another one on the list waits for anyhow."""
    behind: set[str] = set()
    queue = [before for key in found for before in waits[key]]
    for key in queue:  # it grows while it is walked
        if key not in behind:
            behind.add(key)
            queue += waits[key]
    return tuple(key for key in found if key not in behind)
