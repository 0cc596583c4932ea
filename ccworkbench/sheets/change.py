"""What changes for whom, in which processes, and how ready people are for it (method.md 4.4)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choice, Choices, Code, LongText, Number, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_


class Area(Option):
    """Where a change is felt."""

    PROCESS = "process", N_("Process")
    TOOL = "tool", N_("Tool")
    ROLE = "role", N_("Part played")
    POLICY = "policy", N_("Rules")
    SKILLS = "skills", N_("Skills")
    KPI = "kpi", N_("Key figures")
    LOCATION = "location", N_("Place and time")


class Level(Option):
    """How strongly a change is felt, 0 to 4."""

    NONE = "0", N_("0 none")
    LOW = "1", N_("1 low")
    MODERATE = "2", N_("2 moderate"), "info"
    HIGH = "3", N_("3 high"), "warn"
    VERY_HIGH = "4", N_("4 very high"), "bad"


class Support(Option):
    """What helps people through a change."""

    TRAINING = "training", N_("Training")
    COMMUNICATION = "communication", N_("Communication")
    COACHING = "coaching", N_("Coaching")
    SPONSOR = "sponsor", N_("Talk with the sponsor")
    JOB_AID = "job_aid", N_("Job aid")


class ImpactStatus(Option):
    """How far an impact has been dealt with."""

    ASSESSED = "assessed", N_("To be assessed"), "faint"
    PLANNED = "planned", N_("Planned"), "info"
    DONE = "done", N_("Done"), "good"


class Effect(Option):
    """Whether a change is felt as a gain or as a loss."""

    GAIN = "gain", N_("+ gain"), "good"
    LOSS = "loss", N_("− loss"), "warn"
    NEUTRAL = "neutral", N_("0 neither")


class ChangeImpact(Record):
    """One change for one audience (method.md 4.4)."""

    __tablename__ = "change_impact"
    sheet = Sheet(
        title=N_("Change-impact assessment"),
        purpose=N_("What becomes different for whom, judged by the project and by the people on the floor."),
        one=N_("Change"),
        chapter="change",
        icon="shuffle",
        tab=N_("Impacts"),
        named_by="future",
    )

    code: Mapped[str] = cell(N_("No."), Code("CI"), width=9)
    audience: Mapped[str] = cell(N_("Audience"), width=20, required=True)
    area: Mapped[Area | None] = cell(N_("Area"), width=14)
    today: Mapped[str] = cell(N_("Today so far"), LongText(), width=32)
    future: Mapped[str] = cell(N_("In future"), LongText(), width=32)
    level: Mapped[Level | None] = cell(N_("Impact, project’s view"), width=14)
    floor_level: Mapped[Level | None] = cell(N_("Impact, floor’s view"), width=14)
    headcount: Mapped[int | None] = cell(N_("Head-count"), Number(low=0, high=100000), width=9)
    site: Mapped[str] = cell(N_("Site"), width=14)
    stays: Mapped[str] = cell(N_("What stays, what stops"), LongText(), width=28)
    risks: Mapped[str] = cell(N_("Risks and barriers"), LongText(), width=28)
    support: Mapped[tuple[str, ...]] = cell(N_("Support needed"), Choices(Support), width=22)
    timing: Mapped[str] = cell(N_("Timing"), width=16)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    status: Mapped[ImpactStatus] = cell(N_("Status"), width=14, default=ImpactStatus.ASSESSED)
    effect: Mapped[Effect | None] = cell(N_("Felt as"), width=12)
    course_id: Mapped[UUID | None] = cell(N_("Course for it"), Reference("course"), width=22)
    message_id: Mapped[UUID | None] = cell(N_("Message for it"), Reference("message"), width=22)

    @computed(N_("Difference"), Number(), before="headcount", width=10)
    def difference(self) -> int | None:
        """Count by how many levels the floor sees it more strongly than the project."""
        if self.level is None or self.floor_level is None:
            return None
        return int(self.floor_level.value) - int(self.level.value)


class ProcessStatus(Option):
    """How far a process has been redesigned."""

    KNOWN = "known", N_("To be looked at"), "faint"
    DESIGNED = "designed", N_("Designed"), "info"
    APPROVED = "approved", N_("Approved"), "good"
    LIVE = "live", N_("Live"), "good"


class ProcessChange(Record):
    """A business process as it is and as it will be (method.md 1.4, 3.2: 001-14)."""

    __tablename__ = "process_change"
    sheet = Sheet(
        title=N_("Process changes"),
        purpose=N_("Which business processes have to fit the new technology before go-live, and who owns them."),
        one=N_("Process"),
        chapter="change",
        icon="refresh-cw",
        tab=N_("Processes"),
        named_by="process",
    )

    code: Mapped[str] = cell(N_("No."), Code("PC"), width=9)
    process: Mapped[str] = cell(N_("Process"), LongText(), width=32, required=True)
    today: Mapped[str] = cell(N_("Today so far"), LongText(), width=32)
    future: Mapped[str] = cell(N_("In future"), LongText(), width=32)
    owner: Mapped[UUID | None] = cell(N_("Process owner"), Reference("person"), width=20)
    status: Mapped[ProcessStatus] = cell(N_("Status"), width=14, default=ProcessStatus.KNOWN)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    units: Mapped[str] = cell(N_("Units concerned"), width=22)
    gap_id: Mapped[UUID | None] = cell(N_("Gap"), Reference("gap"), width=26)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class Element(Option):
    """The five things a person needs to change, in their order (method.md 4.4)."""

    AWARENESS = "awareness", N_("Awareness")
    DESIRE = "desire", N_("Desire")
    KNOWLEDGE = "knowledge", N_("Knowledge")
    ABILITY = "ability", N_("Ability")
    REINFORCEMENT = "reinforcement", N_("Reinforcement")


class Remedy(Option):
    """What helps at the barrier point of each element (method.md 4.4)."""

    AWARENESS = "awareness", N_("Communication")
    DESIRE = "desire", N_("Talks with sponsor and managers")
    KNOWLEDGE = "knowledge", N_("Training")
    ABILITY = "ability", N_("Coaching and practice")
    REINFORCEMENT = "reinforcement", N_("Recognition and key figures")


BARRIER = 3.0  # an element at or below this score stops all that follow (method.md 4.4)


class Adkar(Record):
    """How ready an audience is on one day, element by element (method.md 4.4)."""

    __tablename__ = "adkar"
    sheet = Sheet(
        title=N_("ADKAR assessments"),
        purpose=N_("How ready each audience is, where it is stuck, and what helps there."),
        one=N_("Assessment"),
        chapter="change",
        icon="gauge",
        tab=N_("ADKAR"),
    )

    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24, required=True)
    assessed_on: Mapped[date | None] = cell(N_("Assessed on"), width=12)
    awareness: Mapped[float | None] = cell(N_("Awareness"), Number(digits=1, low=1, high=5), width=11)
    desire: Mapped[float | None] = cell(N_("Desire"), Number(digits=1, low=1, high=5), width=11)
    knowledge: Mapped[float | None] = cell(N_("Knowledge"), Number(digits=1, low=1, high=5), width=11)
    ability: Mapped[float | None] = cell(N_("Ability"), Number(digits=1, low=1, high=5), width=11)
    reinforcement: Mapped[float | None] = cell(N_("Reinforcement"), Number(digits=1, low=1, high=5), width=13)
    method: Mapped[str] = cell(N_("How it was found out"), width=22)
    action: Mapped[str] = cell(N_("Next step"), LongText(), width=34)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)

    @computed(N_("Barrier point"), Choice(Element), before="method", width=14)
    def barrier(self) -> Element | None:
        """Give the first element, in their order, that scores 3 or below; what was not scored is passed over."""
        scores = ((element, getattr(self, element.value)) for element in Element)
        return next((element for element, score in scores if score is not None and score <= BARRIER), None)

    @computed(N_("What helps"), Choice(Remedy), before="method", width=22)
    def remedy(self) -> Remedy | None:
        """Name what helps at the barrier point."""
        barrier = self.barrier()
        return Remedy(barrier.value) if barrier else None

    @property
    def label(self) -> str:
        return self.sheet.one
