"""Risks, assumptions, issues, dependencies, decisions: one list (method.md 4.10)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choice, Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_, NP_


class RaidKind(Option):
    """What sort of entry it is."""

    RISK = "risk", N_("Risk"), "warn"
    ASSUMPTION = "assumption", N_("Assumption")
    ISSUE = "issue", N_("Issue"), "bad"
    DEPENDENCY = "dependency", N_("Dependency")
    DECISION = "decision", N_("Decision"), "info"
    CHANGE = "change", N_("Change request")


class RaidStatus(Option):
    """Where an entry stands."""

    OPEN = "open", NP_("status", "Open")
    IN_PROGRESS = "in_progress", N_("In progress"), "info"
    HAPPENED = "happened", N_("Occurred"), "bad"
    CLOSED = "closed", N_("Closed"), "good"


class RiskBand(Option):
    """What probability and impact come to: 1-4, 5-9, 10-14, 15-25."""

    LOW = "low", N_("Low"), "good"
    MEDIUM = "medium", N_("Medium"), "warn"
    HIGH = "high", N_("High"), "bad"
    VERY_HIGH = "very_high", N_("Very high"), "bad"


class Response(Option):
    """What is done about a risk."""

    AVOID = "avoid", N_("Avoid")
    MITIGATE = "mitigate", N_("Mitigate")
    TRANSFER = "transfer", N_("Transfer")
    ACCEPT = "accept", N_("Accept")


class Raid(Record):
    """One risk, assumption, issue, dependency or decision (method.md 4.10)."""

    __tablename__ = "raid"
    sheet = Sheet(
        title=N_("RAID log"),
        purpose=N_("Risks, assumptions, issues, dependencies and decisions, each with an owner."),
        one=N_("RAID entry"),
        chapter="operate",
        icon="triangle-alert",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("R"), width=8)
    kind: Mapped[RaidKind] = cell(N_("Type"), width=13, default=RaidKind.RISK)
    title: Mapped[str] = cell(N_("Subject"), LongText(), width=40, required=True)
    status: Mapped[RaidStatus] = cell(N_("Status"), width=13, default=RaidStatus.OPEN)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    probability: Mapped[int | None] = cell(N_("Probability (1–5)"), Number(low=1, high=5), width=10)
    impact: Mapped[int | None] = cell(N_("Impact (1–5)"), Number(low=1, high=5), width=9)
    response: Mapped[Response | None] = cell(N_("Response"), width=12)
    plan: Mapped[str] = cell(N_("Response action"), LongText(), width=40)
    trigger: Mapped[str] = cell(N_("Warning signs"), LongText(), width=26)
    raised_by: Mapped[UUID | None] = cell(N_("Raised by"), Reference("person"), width=20)
    raised_on: Mapped[date | None] = cell(N_("Raised on"), width=12)
    closed_on: Mapped[date | None] = cell(N_("Closed on"), width=12)
    residual: Mapped[int | None] = cell(N_("Residual score"), Number(low=1, high=25), width=9)
    verify_by: Mapped[date | None] = cell(N_("Verification due"), width=12)
    from_whom: Mapped[str] = cell(N_("Depends on"), width=20)
    confirmed_on: Mapped[date | None] = cell(N_("Confirmed on"), width=12)
    choices: Mapped[str] = cell(N_("Options considered"), LongText(), width=28)
    decided_by: Mapped[UUID | None] = cell(N_("Decided by"), Reference("person"), width=20)
    decided_on: Mapped[date | None] = cell(N_("Decided on"), width=12)
    reason: Mapped[str] = cell(N_("Reason"), LongText(), width=28)
    affects: Mapped[str] = cell(N_("Affected area"), LongText(), width=24)
    source: Mapped[str] = cell(N_("Source"), width=18)

    @computed(N_("Score"), Number(), before="response", width=8, of=("probability", "impact"))
    def score(self) -> int | None:
        """Multiply probability by impact."""
        return self.probability * self.impact if self.probability and self.impact else None

    @computed(N_("Exposure"), Choice(RiskBand), before="response", width=11, of=("probability", "impact"))
    def band(self) -> RiskBand | None:
        """Name the band of the score."""
        score = self.score()
        limits = ((5, RiskBand.LOW), (10, RiskBand.MEDIUM), (15, RiskBand.HIGH))
        return None if score is None else next((band for limit, band in limits if score < limit), RiskBand.VERY_HIGH)

    def is_open(self) -> bool:
        """Tell whether somebody still has to mind it."""
        return self.status is not RaidStatus.CLOSED
