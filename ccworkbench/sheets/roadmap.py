"""The way to go-live: the facts that open and close gates, and the roadmap's tasks (method.md 0.3, 3.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Codes, Percent
from ccworkbench.sheets.options import Stage

PLAN, CONTRACT = N_("Plan"), N_("Contract and specification")
CONTENT, READY = N_("Knowledge base and scripts"), N_("Ready for the technical launch")


class HotlineScope(Option):
    """How much of a hotline is set up (method.md 3.5, 003-07)."""

    FULL = "full", N_("Everything, from the carrier on")
    INTEGRATION = "integration", N_("Integration with the customer’s telephony and CRM")


class Gates(Record):
    """What decides whether the next stage may begin (method.md 0.3, 3.5: 003-04, 05, 10, 12)."""

    __tablename__ = "gates"
    sheet = Sheet(
        title=N_("Plan and gates"),
        purpose=N_("The calendar behind the plan, and the approvals without which a stage must not begin."),
        one=N_("Plan and gates"),
        chapter="prepare",
        icon="flag",
        shape="form",
    )

    country: Mapped[str] = cell(N_("Country of the public holidays"), group=PLAN)
    region: Mapped[str] = cell(N_("Region of the public holidays"), group=PLAN)
    days_off: Mapped[str] = cell(N_("Further days without work"), LongText(), group=PLAN, width=40)
    large: Mapped[bool] = cell(N_("Large project, roadmap is mandatory"), group=PLAN)
    hotline_scope: Mapped[HotlineScope | None] = cell(N_("Extent of the hotline"), group=PLAN)

    setup_meeting_on: Mapped[date | None] = cell(N_("Set-up meeting held on"), group=CONTRACT)
    specification_agreed_on: Mapped[date | None] = cell(N_("Specification agreed on"), group=CONTRACT)
    contract_signed_on: Mapped[date | None] = cell(N_("Contract signed on"), group=CONTRACT)
    contract_reference: Mapped[str] = cell(N_("Contract reference"), group=CONTRACT)
    installation_started_on: Mapped[date | None] = cell(N_("Installation started on"), group=CONTRACT)

    knowledge_approved_on: Mapped[date | None] = cell(N_("Knowledge base approved on"), group=CONTENT)
    knowledge_approved_by: Mapped[UUID | None] = cell(
        N_("Knowledge base approved by"), Reference("person"), group=CONTENT
    )
    scripts_approved_on: Mapped[date | None] = cell(N_("Scripts approved on"), group=CONTENT)
    scripts_approved_by: Mapped[UUID | None] = cell(N_("Scripts approved by"), Reference("person"), group=CONTENT)

    technology_ready: Mapped[bool] = cell(N_("Technology ready"), group=READY)
    materials_ready: Mapped[bool] = cell(N_("Method materials ready"), group=READY)
    group_ready: Mapped[bool] = cell(N_("Group of operators ready"), group=READY)

    @property
    def label(self) -> str:
        return self.sheet.title


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
        purpose=N_("What happens when, in which order, reckoned backwards from go-live over working days."),
        one=N_("Task"),
        chapter="prepare",
        icon="milestone",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("T"), width=9)
    title: Mapped[str] = cell(N_("Task or milestone"), width=40, required=True)
    stage: Mapped[Stage | None] = cell(N_("Stage"), width=20)
    kind: Mapped[TaskKind] = cell(N_("Type"), width=12, default=TaskKind.TASK)
    starts: Mapped[date | None] = cell(N_("Start"), width=12)
    ends: Mapped[date | None] = cell(N_("End"), width=12)
    days: Mapped[int | None] = cell(N_("Working days"), Number(low=0, high=1000), width=9)
    after: Mapped[str] = cell(N_("Comes after"), Codes("T"), width=14)
    role_id: Mapped[UUID | None] = cell(N_("Role"), Reference("role"), width=22)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    status: Mapped[TaskStatus] = cell(N_("Status"), width=13, default=TaskStatus.PLANNED)
    share: Mapped[float | None] = cell(N_("Share done"), Percent(), width=9)
    finished_on: Mapped[date | None] = cell(N_("Finished on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=34)

    def is_open(self) -> bool:
        """Tell whether it still has to be done."""
        return self.status not in {TaskStatus.DONE, TaskStatus.CANCELLED}
