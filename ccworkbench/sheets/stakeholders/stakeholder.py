"""Who has a stake in the project: how much weight and interest they have, and how they are won over."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import Choice, Choices, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Stage


class StakeholderGroup(Option):
    """The departments and bodies that stakeholders belong to (method.md 2.3)."""

    EXECUTIVES = "executives", N_("Senior management")
    BUSINESS = "business", N_("Business units")
    FINANCE = "finance", N_("Finance")
    PROCUREMENT = "procurement", N_("Purchasing")
    IT = "it", N_("IT")
    FRONTLINE = "frontline", N_("Frontline staff")
    TRAINING = "training", N_("Training department")
    HR = "hr", N_("Human resources")
    QUALITY = "quality", N_("Quality department")
    WORKS_COUNCIL = "works_council", N_("Works council")
    DATA_PROTECTION = "data_protection", N_("Data protection")
    SECURITY = "security", N_("Information security")
    LEGAL = "legal", N_("Legal department")
    MARKETING = "marketing", N_("Marketing")
    BACK_OFFICE = "back_office", N_("Back office")
    EXTERNAL = "external", N_("External party")


class StakeholderGrade(Option):
    """How much: three grades, of which medium counts as high (method.md 4.2)."""

    LOW = "low", N_("Low")
    MEDIUM = "medium", N_("Medium")
    HIGH = "high", N_("High")


class Quadrant(Option):
    """What influence and interest together ask for (method.md 4.2)."""

    MANAGE = "manage", N_("Manage closely"), "info"
    SATISFY = "satisfy", N_("Keep satisfied")
    INFORM = "inform", N_("Keep informed")
    MONITOR = "monitor", N_("Monitor"), "faint"


class Attitude(Option):
    """How somebody stands towards the project, from the least to the most (method.md 4.2)."""

    UNAWARE = "unaware", N_("Unaware")
    RESISTANT = "resistant", N_("Resistant"), "bad"
    NEUTRAL = "neutral", N_("Neutral")
    SUPPORTIVE = "supportive", N_("Supportive"), "good"
    LEADING = "leading", N_("Leading"), "good"


WEIGHED_BY = ("influence", "interest")
ATTITUDES = ("attitude_now", "attitude_wanted")


class Stakeholder(Record):
    """Somebody, or a group, whose support the project needs (method.md 4.2)."""

    __tablename__ = "stakeholder"
    sheet = Sheet(
        title=N_("Stakeholder register"),
        purpose=N_("Who has a stake in the project, and how each of them is involved."),
        one=N_("Stakeholder"),
        chapter="stakeholders",
        icon="target",
        tab=N_("Register"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Stakeholder"), width=26, required=True)
    group: Mapped[StakeholderGroup | None] = cell(N_("Group"), width=18)
    person_id: Mapped[UUID | None] = cell(N_("Person"), Reference("person"), width=20, is_parent=True)
    stake: Mapped[str] = cell(N_("Interests and concerns"), LongText(), width=36, disclosure=STEERING)
    influence: Mapped[StakeholderGrade | None] = cell(N_("Influence"), width=10, disclosure=STEERING)
    interest: Mapped[StakeholderGrade | None] = cell(N_("Interest"), width=10, disclosure=STEERING)
    attitude_now: Mapped[Attitude | None] = cell(N_("Current attitude"), width=13, disclosure=STEERING)
    attitude_wanted: Mapped[Attitude | None] = cell(N_("Desired attitude"), width=13, disclosure=STEERING)
    engagement: Mapped[str] = cell(N_("Engagement actions"), LongText(), width=36, disclosure=STEERING)
    channel: Mapped[str] = cell(N_("Channel and frequency"), width=20)
    owner: Mapped[UUID | None] = cell(N_("Managed by"), Reference("person"), width=20)
    stages: Mapped[tuple[str, ...]] = cell(N_("Stages of involvement"), Choices(Stage), width=26)
    last_contact: Mapped[date | None] = cell(N_("Last contact"), width=12)
    concerns: Mapped[str] = cell(N_("Concerns"), LongText(), width=30, disclosure=INTERNAL)

    @computed(N_("Approach"), Choice(Quadrant), before="attitude_now", width=15, disclosure=STEERING, of=WEIGHED_BY)
    def quadrant(self) -> Quadrant | None:
        """Read the quadrant off influence and interest; medium counts as high."""
        if self.influence is None or self.interest is None:
            return None
        weighty, keen = self.influence is not StakeholderGrade.LOW, self.interest is not StakeholderGrade.LOW
        if weighty:
            return Quadrant.MANAGE if keen else Quadrant.SATISFY
        return Quadrant.INFORM if keen else Quadrant.MONITOR

    @computed(N_("Attitude gap"), Number(), before="engagement", width=9, disclosure=STEERING, of=ATTITUDES)
    def attitude_gap(self) -> int | None:
        """Count the steps from the present attitude to the one that is wanted."""
        if self.attitude_now is None or self.attitude_wanted is None:
            return None
        scale = list(Attitude)
        return scale.index(self.attitude_wanted) - scale.index(self.attitude_now)
