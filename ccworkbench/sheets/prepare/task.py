"""The roadmap: its tasks and milestones (method.md 0.3, 3.5)."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.core.viewer import Viewer, weekdays
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Codes, Percent, SignedNumber
from ccworkbench.sheets.options import Stage

BASELINE: Final = ("planned_starts", "planned_ends")  # the columns that keep the dates once agreed


MOVED_BY = ("starts", "ends", "planned_starts", "planned_ends")


class TaskKind(Option):
    """Work that takes days, or a point in time."""

    TASK = "task", N_("Task")
    MILESTONE = "milestone", N_("Milestone"), "strong"


class TaskStatus(Option):
    """Where a task of the roadmap stands."""

    PLANNED = "planned", N_("Planned"), "faint"
    IN_PROGRESS = "in_progress", N_("In progress"), "info"
    BLOCKED = "blocked", N_("Blocked"), "warn"
    DONE = "done", N_("Done"), "good"
    CANCELLED = "cancelled", N_("Cancelled"), "faint"


class Task(Record):
    """One bar or diamond of the roadmap (method.md 3.5, 003-04)."""

    __tablename__ = "task"
    sheet = Sheet(
        title=N_("Roadmap"),
        purpose=N_("What happens when and in which order, in working days from kick-off to go-live."),
        one=N_("Task"),
        chapter="prepare",
        icon="milestone",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("T"), width=9)
    title: Mapped[str] = cell(N_("Task or milestone"), width=40, required=True)
    stage: Mapped[Stage | None] = cell(N_("Stage"), width=20)
    kind: Mapped[TaskKind] = cell(N_("Type"), width=12, default=TaskKind.TASK, is_method=True)
    starts: Mapped[date | None] = cell(N_("Start"), width=12)
    ends: Mapped[date | None] = cell(N_("End"), width=12)
    days: Mapped[int | None] = cell(N_("Working days"), Number(low=0, high=1000), width=9)
    after: Mapped[str] = cell(N_("Predecessors"), Codes("T"), width=14)
    role_id: Mapped[UUID | None] = cell(N_("Role"), Reference("role"), width=22)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    status: Mapped[TaskStatus] = cell(N_("Status"), width=13, default=TaskStatus.PLANNED)
    share: Mapped[float | None] = cell(N_("Progress so far"), Percent(), width=9)
    finished_on: Mapped[date | None] = cell(N_("Finished on"), width=12)
    planned_starts: Mapped[date | None] = cell(N_("Planned start"), width=12)
    planned_ends: Mapped[date | None] = cell(N_("Planned end"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28, disclosure=INTERNAL)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=34)

    @computed(N_("Moved by (working days)"), SignedNumber(), before="days", width=11, for_viewer=True, of=MOVED_BY)
    def moved_by(self, viewer: Viewer | None = None) -> int | None:
        """Return by how many working days it ends later than planned; below 0 where it ends earlier.

        They are those of the project where its viewer is known, else those of any week.
        """
        now, planned = self.ends or self.starts, self.planned_ends or self.planned_starts
        if not now or not planned:
            return None
        first, last = sorted((now, planned))
        days = (viewer.working_days if viewer else weekdays)(first + timedelta(1), last)
        return days if now >= planned else -days

    def plan_dates(self) -> None:
        """Keep its dates as those that were planned."""
        self.planned_starts, self.planned_ends = self.starts, self.ends

    def is_open(self) -> bool:
        """Tell whether it still has to be done."""
        return self.status not in {TaskStatus.DONE, TaskStatus.CANCELLED}
