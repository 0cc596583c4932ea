"""The critical path: how much room each open task of the roadmap has until it moves go-live (method.md 0.3, 3.5).

All is counted in working days, as slots: how many of them lie before a day, or up to its end. Tasks stay where they
are in the workbook, so far as what they wait for lets them; what should have ended before today ends today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import YEARS
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.method.plan.roadmap import starter_tasks
from ccworkbench.method.schedule.scheduled_task import START, ScheduledTask
from ccworkbench.method.schedule.scheduling import in_order
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus

CUTOVER: Final = "t.cutover"  # it falls on the day of go-live, and is no goal of its own
FAR: Final = timedelta(3660)  # beyond so many days from go-live, a date is a slip of the pen and counts as that far


@dataclass(frozen=True)
class Leeway:
    """The room of a task in working days: how much later it may end, and how much earlier it could begin.

    Where `slack` is below 0 and the `reserve` behind the task does not make up for it, go-live can't be kept as things
    stand. `until` is the last day on which it may end.
    """

    slack: int
    earlier: int
    until: date
    is_critical: bool = False
    is_goal: bool = False
    is_reserve: bool = False
    reserve: int = 0


@dataclass(frozen=True)
class CriticalPath:
    """The leeway of all open tasks up to go-live, and what comes after each; `circle` says why there is none."""

    leeways: Mapping[UUID, Leeway] = field(default_factory=dict)
    followers: Mapping[UUID, Sequence[Task]] = field(default_factory=dict)
    circle: Phrase | None = None


def critical_path(rows: Rows, today: date) -> CriticalPath:
    """Work out the leeway of each task that is open, has a date and lies before go-live; nothing without a go-live."""
    card: Project | None = next(iter(rows(Project)), None)
    tasks = [task for task in rows(Task) if task.status is not TaskStatus.CANCELLED]
    goal = _goal(tasks)
    go_live = (card.go_live if card else None) or (_last(goal) if goal else None)
    if go_live is None or (goal and not goal.is_open()):
        return CriticalPath()
    open_tasks = [task for task in rows(Task) if task.status is not TaskStatus.DONE]
    try:
        order = _linked(open_tasks)
    except UserError as circle:
        return CriticalPath(circle=circle.message)
    calendar = plan_of(rows).dates[0] if card else Calendar()
    slots = _Slots.around(go_live, calendar)
    for node in order:
        _place(node, slots, go_live, is_goal=node.task is goal)
    _find_earliest(order, slots, today, card.kick_off if card else None)
    _find_latest(order, slots, go_live)
    followers = {node.task.id: tuple(after.task for after in node.after) for node in order}
    return CriticalPath(_leeways(order, calendar), followers)


@dataclass
class _Node:
    """A task among those it comes after and those that come after it; an undated one only hands on."""

    task: Task
    is_reserve: bool
    before: list["_Node"] = field(default_factory=list)
    after: list["_Node"] = field(default_factory=list)
    span: tuple[date, date] | None = None
    start: int = 0
    end: int = 0
    is_goal: bool = False
    is_late_goal: bool = False
    is_kick_off: bool = False
    early_start: int = 0
    early_end: int = 0
    now_end: int = 0
    late_end: int | None = None
    reserve: int = 0  # working days of the reserve between its latest end and go-live
    is_behind_goal: bool = False

    @property
    def is_milestone(self) -> bool:
        return self.task.kind is TaskKind.MILESTONE

    @property
    def is_at_the_beginning(self) -> bool:
        """Tell whether it counts from the beginning of its day: all but most milestones."""
        return not self.is_milestone or self.is_goal or self.is_kick_off or self.task.origin == CUTOVER

    @property
    def is_cancelled(self) -> bool:
        return self.task.status is TaskStatus.CANCELLED

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class _Slots:
    """Counts working days from a day long before go-live."""

    calendar: Calendar
    first: date
    last: date

    @classmethod
    def around(cls, go_live: date, calendar: Calendar) -> "_Slots":
        low, high = date(YEARS[0], 1, 2), date(YEARS[1], 12, 31)
        middle = min(max(go_live, low + FAR), high - FAR)
        return cls(calendar, middle - FAR, middle + FAR)

    def before(self, day: date) -> int:
        """Count the working days before a day."""
        return self.calendar.count(self.first, self._near(day) - timedelta(1))

    def through(self, day: date) -> int:
        """Count the working days up to a day and with it."""
        return self.calendar.count(self.first, self._near(day))

    def _near(self, day: date) -> date:
        return min(max(day, self.first), self.last)


def _goal(tasks: Iterable[Task]) -> Task | None:
    """Return the milestone of go-live: the last one of its stage, the decision stands before it."""
    of_stage = (task for task in tasks if task.stage is Stage.GOLIVE and task.origin != CUTOVER)
    found = [task for task in of_stage if task.kind is TaskKind.MILESTONE and _last(task)]
    return max(found, key=lambda task: _last(task) or date.min, default=None)


def _last(task: Task) -> date | None:
    return task.ends or task.starts


def _linked(tasks: Sequence[Task]) -> list[_Node]:
    """Link tasks by their numbers, each behind all it waits for; raises UserError where they wait for each other."""
    nodes: dict[str, _Node] = {}
    reserves = {task.key for task in starter_tasks() if task.grows}
    kick_offs = {task.key for task in starter_tasks() if task.phase == START}
    for task in tasks:
        key, origin = task.code.casefold(), task.origin
        node = _Node(task, is_reserve=origin in reserves, is_kick_off=origin in kick_offs)
        nodes[key if key and key not in nodes else str(task.id)] = node
    items = []
    for key, node in nodes.items():
        codes = dict.fromkeys(code for code in codes_in(node.task.after) if code in nodes)
        node.before = [nodes[code] for code in codes]
        for before in node.before:
            before.after.append(node)
        items.append(ScheduledTask(key.upper(), after=tuple(code.upper() for code in codes)))
    return [nodes[item.key.casefold()] for item in in_order(items)]


def _place(node: _Node, slots: _Slots, go_live: date, *, is_goal: bool) -> None:
    """Turn the days of a task into slots; a milestone is the end of its day, kick-off and go-live the beginning."""
    task, node.is_goal = node.task, is_goal
    days = [day for day in (task.starts, task.ends) if day]
    if node.is_cancelled or not days:
        node.end = 0 if node.is_cancelled or node.is_milestone else task.days or 0
        return
    node.is_late_goal = is_goal and max(days) > go_live
    node.span = (go_live, go_live) if is_goal else (min(days), max(days))
    node.end = slots.through(node.span[1])
    node.start = node.end if node.is_milestone else slots.before(node.span[0])
    if node.is_milestone and node.is_at_the_beginning:
        node.start = node.end = slots.before(node.span[0])


def _shared(before: _Node, after: _Node) -> int:
    """Return 1 where one begins on the very day on which the other ends, which is no delay.

    Where the roadmap goes live later than the project says, nothing ends on that day because somebody meant it.
    """
    touches = before.span and after.span and before.span[1] == after.span[0] and not after.is_late_goal
    return int(bool(touches) and before.end - after.start == 1)


def _find_earliest(order: Sequence[_Node], slots: _Slots, today: date, kick_off: date | None) -> None:
    """Find when each ends as things stand, and how early it could begin; nothing brings kick-off or go-live forward.

    What should have begun is taken to have begun, unless it waits for something that is open.
    """
    for node in order:
        node.is_behind_goal = any(before.is_goal or before.is_behind_goal for before in node.before)
        pushed = [before.now_end - _shared(before, node) for before in node.before]
        early = [before.early_end - _shared(before, node) for before in node.before]
        reckon = slots.before if node.is_at_the_beginning else slots.through
        is_due = node.span is not None and not node.is_milestone and node.span[0] <= today
        floors = [] if node.is_cancelled else [node.start] if is_due or node.is_goal else [reckon(today)]
        if kick_off and node.span and not is_due and node.span[0] >= kick_off:
            floors.append(reckon(kick_off))
        if node.is_kick_off or (is_due and node.task.status is TaskStatus.IN_PROGRESS):
            pushed = early = []  # a kick-off is an appointment: what should be done before it does not put it off
        node.early_start = max([*floors, *early], default=0)
        node.early_end = node.early_start + node.length
        node.now_end = max([*floors, *pushed, node.start if node.span else 0]) + node.length
        if node.is_reserve:  # what is late before it makes it shorter
            node.now_end = max([node.end, *pushed])
        if node.span and node.span[1] < today:
            last = slots.before(today) if node.is_goal else slots.through(today)
            node.early_end, node.now_end = max(node.early_end, last), max(node.now_end, last)


def _find_latest(order: Sequence[_Node], slots: _Slots, go_live: date) -> None:
    """Find how late each may end; what lies behind go-live, or leads nowhere near it, has no such day."""
    goal = slots.before(go_live)
    for node in reversed(order):
        limits = [
            (after.late_end - after.length + _shared(node, after), after.length if after.is_reserve else after.reserve)
            for after in node.after
            if after.late_end is not None
        ]
        if node.is_goal:
            limits = [(goal, 0)]
        elif node.is_behind_goal:
            limits = []
        elif node.span and node.span[0] < go_live and node.span[1] <= go_live:
            limits.append((goal + (node.end - goal == 1 and node.span[1] == go_live), 0))
        node.late_end, node.reserve = min(limits, default=(None, 0))


def _leeways(order: Sequence[_Node], calendar: Calendar) -> dict[UUID, Leeway]:
    """Gather what was found; critical is what has no slack, also where it is planned as late as it may be."""
    found: dict[UUID, Leeway] = {}
    for node in order:
        if node.span is None or node.late_end is None:
            continue
        room = max(0, node.late_end - node.end)
        until = calendar.shift(calendar.previous(node.span[1]), room) if room else node.span[1]
        earlier = 0 if node.is_goal else max(0, node.start - node.early_start)
        slack = node.late_end - node.now_end
        found[node.task.id] = Leeway(
            slack,
            earlier,
            until,
            is_critical=slack <= 0,
            is_goal=node.is_goal,
            is_reserve=node.is_reserve,
            reserve=node.reserve,
        )
    return found
