"""What the roadmap chart shows: tasks and milestones by stage, with what waits for what (method.md 0.3, 3.5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.plan.critical_path import CriticalPath, critical_path
from ccworkbench.method.plan.leeway_meaning import meaning
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus


@dataclass(frozen=True)
class Bar:
    """A task or a milestone of the roadmap."""

    row: str
    code: str
    title: str
    stage: str
    starts: date
    ends: date
    is_milestone: bool = False
    share: float = 0
    state: str = ""  # done, blocked, late or nothing
    after: tuple[str, ...] = ()  # rows of what comes before
    is_critical: bool = False
    until: date | None = None  # the day until which it may end without moving go-live, where that is later
    planned: tuple[date, date] | None = None  # its days in the baseline, where they are others
    meaning: str = ""  # what its leeway means for go-live


@dataclass(frozen=True)
class RoadmapPicture(Picture):
    """The way to go-live on a calendar."""

    title = N_("Roadmap")
    empty = N_("Enter start and end dates for the roadmap tasks; the tasks appear here as bars on a calendar.")
    row_by_row = True
    many = "bars"

    bars: tuple[Bar, ...]
    first: date
    last: date
    today: date
    go_live: date | None = None


def roadmap(rows: Rows, viewer: Viewer) -> RoadmapPicture:
    """Show the tasks that have a date, stage by stage, in the order they begin."""
    tasks = [row for row in rows(Task) if (row.starts or row.ends) and row.status is not TaskStatus.CANCELLED]
    by_code = {row.code: str(row.id) for row in tasks if row.code}
    path = critical_path(rows, viewer.today)
    bars = sorted((_bar(row, by_code, path, viewer) for row in tasks), key=_stage_order(viewer))
    days = [day for bar in bars for day in (bar.starts, bar.ends, *(bar.planned or ()))]
    first, last = min(days, default=viewer.today), max(days, default=viewer.today)
    go_live = next((card.go_live for card in rows(Project)), None)
    return RoadmapPicture(tuple(bars), first, last, viewer.today, go_live)


def _stage_order(viewer: Viewer) -> Callable[[Bar], tuple[int, date, date]]:
    places = {viewer.words.say(stage.label): place for place, stage in enumerate(Stage)}
    return lambda bar: (places.get(bar.stage, len(places)), bar.starts, bar.ends)


def _bar(task: Task, by_code: dict[str, str], path: CriticalPath, viewer: Viewer) -> Bar:
    starts, ends = task.starts or task.ends, task.ends or task.starts
    assert starts is not None and ends is not None  # roadmap() takes no others  # noqa: PT018
    states = {TaskStatus.DONE: "done", TaskStatus.BLOCKED: "blocked"}
    state = states.get(task.status, "late" if ends < viewer.today else "")
    codes = (code.strip() for code in task.after.split(","))
    leeway = path.leeways.get(task.id)
    starts, ends = min(starts, ends), max(starts, ends)
    return Bar(
        row=str(task.id),
        code=task.code,
        title=viewer.retell(task.title),
        stage=viewer.words.say(task.stage.label if task.stage else "Other"),
        starts=starts,
        ends=ends,
        is_milestone=task.kind is TaskKind.MILESTONE,
        share=task.share or 0,
        state=state,
        after=tuple(by_code[code] for code in codes if code in by_code),
        is_critical=bool(leeway and leeway.is_critical),
        until=leeway.until if leeway and leeway.until > ends else None,
        planned=_planned(task, starts, ends),
        meaning=viewer.words.tell(meaning(leeway)) if leeway else "",
    )


def _planned(task: Task, starts: date, ends: date) -> tuple[date, date] | None:
    """Return the days of a task in the baseline, where it has moved since; a day that was not planned is the other."""
    days = [day for day in (task.planned_starts, task.planned_ends) if day]
    planned = (min(days), max(days)) if days else None
    return planned if planned != (starts, ends) else None
