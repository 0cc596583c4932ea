"""The action table: what has to be prepared before going on."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Chapter, Priority


class ActionStatus(Option):
    """Where an action stands; overdue is worked out, never set (method.md 4.3)."""

    NOT_STARTED = "not_started", N_("Not started")
    IN_PROGRESS = "in_progress", N_("In progress"), "info"
    BLOCKED = "blocked", N_("Blocked"), "warn"
    DONE = "done", N_("Done"), "good"
    CANCELLED = "cancelled", N_("Cancelled"), "faint"


class Action(Record):
    """What has to be prepared before a chapter is done, by whom, and when it was completed (method.md 4.3)."""

    __tablename__ = "action"
    sheet = Sheet(
        title=N_("Action table"),
        purpose=N_("What has to be prepared before you continue, who does it, and when it was completed."),
        one=N_("Action"),
        chapter="roles",
        icon="list-checks",
        tab=N_("Actions"),
        named_by="preparation",
    )

    preparation: Mapped[str] = cell(N_("Preparation"), LongText(), width=42, required=True)
    assigned_to: Mapped[UUID | None] = cell(N_("Assigned to"), Reference("person"), width=22)
    completed: Mapped[date | None] = cell(N_("Completed on"), width=12)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    status: Mapped[ActionStatus] = cell(N_("Status"), width=14, default=ActionStatus.NOT_STARTED)
    chapter: Mapped[Chapter] = cell(N_("Chapter"), width=18, default=Chapter.PREPARE)
    code: Mapped[str] = cell(N_("No."), Code("A"), width=8)
    priority: Mapped[Priority] = cell(N_("Priority"), width=10, default=Priority.MEDIUM)
    deliverable_id: Mapped[UUID | None] = cell(N_("Deliverable"), Reference("deliverable"), width=24)
    source: Mapped[str] = cell(N_("Source"), width=16)
    evidence: Mapped[str] = cell(N_("Evidence"), width=20)
    note: Mapped[str] = cell(N_("Note for the customer"), LongText(), width=30)
    internal_note: Mapped[str] = cell(N_("Internal note"), LongText(), width=30, disclosure=INTERNAL)

    def is_open(self) -> bool:
        """Tell whether somebody still has to do it."""
        return self.status not in {ActionStatus.DONE, ActionStatus.CANCELLED}

    def is_overdue(self, today: date) -> bool:
        """Tell whether the due date has passed without completion."""
        return self.is_open() and self.completed is None and self.due is not None and self.due < today
