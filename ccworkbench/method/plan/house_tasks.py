"""The tasks that a house brings into a plan: its own, and ours that it keeps, or lets wait for others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.method.schedule.scheduled_task import BEFORE, GOAL, SINCE, UNTIL
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus

OWN: Final = "h."  # begins the key of a row that somebody added
KICK_OFF: Final = "t.kickoff"
EARLY: Final = {Stage.VISION, Stage.PLAN_BUDGET, Stage.PROCUREMENT}
LATER: Final = {Stage.PILOT, Stage.DEBRIEF, Stage.OPERATE}


@dataclass(frozen=True)
class HouseTask:
    """A task of a house's own: how long it takes, what it waits for, and when it is due."""

    key: str
    title: str
    stage: Stage
    days: int
    after: tuple[str, ...]
    phase: str = UNTIL


@dataclass(frozen=True)
class HouseTasks:
    """What a house says of the roadmap; `after` are the tasks that ours wait for where it says so.

    It does `without` some of ours; those that follow from the country of a project stay in its roadmap.
    """

    own: Sequence[HouseTask] = ()
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    def keeps(self, key: str, only: Mapping[str, Sequence[str]]) -> bool:
        """Tell whether a task of ours is in the roadmap."""
        return key not in self.without or follows_from_country(only)


def follows_from_country(only: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a starter row is there because of the law of a country (method.md 4.17)."""
    return bool({"countries", "elsewhere"} & only.keys())


def house_tasks_in(rows: Rows) -> HouseTasks:
    """Read back from a project the tasks that a house brought, and which of ours wait for them."""
    tasks: list[Task] = [task for task in rows(Task) if task.origin and task.status is not TaskStatus.CANCELLED]
    if not any(task.origin.startswith(OWN) for task in tasks):
        return HouseTasks()
    keys = {task.code: task.origin for task in tasks if task.code}
    after = {task.origin: _keys_of(task.after, keys) for task in tasks}
    early = _behind(KICK_OFF, after)  # days would say otherwise once the kick-off has moved
    own = [
        HouseTask(
            task.origin,
            task.title,
            task.stage or Stage.PREPARE,
            task.days or 0,
            after[task.origin],
            BEFORE if task.stage in EARLY or task.origin in early else _later_phase(task),
        )
        for task in tasks
        if task.origin.startswith(OWN)
    ]
    waiting = {key: found for key, found in after.items() if any(other.startswith(OWN) for other in found)}
    return HouseTasks(own, waiting)


def _keys_of(after: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    codes = (code.strip() for code in after.split(","))
    return tuple(keys[code] for code in codes if code in keys)


def phase_of(task: Task, card: Project) -> str:
    """Tell when a task is due that no starter task tells about."""
    found = _later_phase(task)
    is_early = task.starts and card.kick_off and task.starts < card.kick_off
    return BEFORE if is_early and found == UNTIL else found


def _later_phase(task: Task) -> str:
    if task.stage in LATER:
        return SINCE
    return GOAL if task.stage is Stage.GOLIVE and task.kind is TaskKind.MILESTONE else UNTIL


def _behind(key: str, after: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the keys of all that a task waits for, near and far."""
    found: set[str] = set()
    queue = [*after.get(key, ())]
    for before in queue:  # it grows while it is walked
        if before not in found:
            found.add(before)
            queue += after.get(before, ())
    return found
