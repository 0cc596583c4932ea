"""The change-impact assessment: what changes for whom, and how strongly that is felt (method.md 4.4)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_, NP_


class ImpactArea(Option):
    """Where a change is felt."""

    PROCESS = "process", N_("Process")
    TOOL = "tool", N_("Tool")
    ROLE = "role", N_("Job role")
    POLICY = "policy", N_("Rules")
    SKILLS = "skills", N_("Skills")
    KPI = "kpi", N_("Key figures")
    LOCATION = "location", N_("Location and hours")


class ImpactLevel(Option):
    """How strongly a change is felt, 0 to 4."""

    NONE = "0", N_("0 none")
    LOW = "1", N_("1 low")
    MODERATE = "2", N_("2 moderate"), "info"
    HIGH = "3", N_("3 high"), "warn"
    VERY_HIGH = "4", N_("4 very high"), "bad"


class ChangeSupport(Option):
    """What helps people through a change."""

    TRAINING = "training", N_("Training")
    COMMUNICATION = "communication", N_("Communication")
    COACHING = "coaching", N_("Coaching")
    SPONSOR = "sponsor", N_("Conversation with the sponsor")
    JOB_AID = "job_aid", N_("Job aid")


class ImpactStatus(Option):
    """How far an impact has been dealt with."""

    ASSESSED = "assessed", N_("To be assessed"), "faint"
    PLANNED = "planned", N_("Planned"), "info"
    DONE = "done", N_("Done"), "good"


class ChangeEffect(Option):
    """Whether a change is felt as a gain or as a loss."""

    GAIN = "gain", N_("+ gain"), "good"
    LOSS = "loss", N_("− loss"), "warn"
    NEUTRAL = "neutral", N_("0 neutral")


class ChangeImpact(Record):
    """One change for one audience (method.md 4.4)."""

    __tablename__ = "change_impact"
    sheet = Sheet(
        title=N_("Change-impact assessment"),
        purpose=N_("What changes for whom, as rated by the project and by the people on the floor."),
        one=NP_("row", "Change"),
        chapter="change",
        icon="shuffle",
        tab=N_("Impacts"),
        named_by="future",
    )

    code: Mapped[str] = cell(N_("No."), Code("CI"), width=9)
    audience: Mapped[str] = cell(N_("Audience"), width=20, required=True)
    area: Mapped[ImpactArea | None] = cell(N_("Area"), width=14)
    today: Mapped[str] = cell(N_("Current state"), LongText(), width=32)
    future: Mapped[str] = cell(N_("Future state"), LongText(), width=32)
    level: Mapped[ImpactLevel | None] = cell(N_("Impact, project’s view"), width=14)
    floor_level: Mapped[ImpactLevel | None] = cell(N_("Impact, floor’s view"), width=14)
    headcount: Mapped[int | None] = cell(N_("Headcount"), Number(low=0, high=100000), width=9)
    site: Mapped[str] = cell(N_("Site"), width=14)
    stays: Mapped[str] = cell(N_("What stays and what stops"), LongText(), width=28)
    risks: Mapped[str] = cell(N_("Risks and barriers"), LongText(), width=28)
    support: Mapped[tuple[str, ...]] = cell(N_("Support needed"), Choices(ChangeSupport), width=22)
    timing: Mapped[str] = cell(N_("Timing"), width=16)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    status: Mapped[ImpactStatus] = cell(N_("Status"), width=14, default=ImpactStatus.ASSESSED)
    effect: Mapped[ChangeEffect | None] = cell(N_("Perceived as"), width=12)
    course_id: Mapped[UUID | None] = cell(N_("Related course"), Reference("course"), width=22)
    message_id: Mapped[UUID | None] = cell(N_("Related message"), Reference("message"), width=22)

    @computed(N_("Difference"), Number(), before="headcount", width=10, of=("level", "floor_level"))
    def difference(self) -> int | None:
        """Count by how many levels the floor sees it more strongly than the project."""
        if self.level is None or self.floor_level is None:
            return None
        return int(self.floor_level.value) - int(self.level.value)
