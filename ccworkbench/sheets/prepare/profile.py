"""The contact centre's profile: topology, size, how other units take part (method.md 2.4, 3.4)."""

from typing import Final

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Choice, LongText, Number
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_

TOPOLOGY, SIZE, WORK = N_("Topology"), N_("Size and hierarchy"), N_("Work and cooperation")

# The largest centres of one company have a few thousand seats; several agents share one in shifts.
MOST_SEATS: Final = 20_000
MOST_AGENTS: Final = 100_000


class Topology(Option):
    """One node, or several joined over an IP network (method.md 3.4, 002-01)."""

    CENTRAL = "central", N_("Centralised")
    DISTRIBUTED = "distributed", N_("Distributed")


class SizeBand(Option):
    """Size by seats (method.md 2.4): small 2-30, medium 31-100, large from 101."""

    BELOW = "below", N_("Below the smallest size band"), "warn"
    SMALL = "small", N_("Small")
    MEDIUM = "medium", N_("Medium")
    LARGE = "large", N_("Large")


class ContentSize(Option):
    """How much the workbook of a project holds, each size all that the smaller ones do (method.md 2.4)."""

    LEAN = "lean", N_("Lean")
    STANDARD = "standard", N_("Standard")
    FULL = "full", N_("Full")

    def holds(self, other: "ContentSize") -> bool:
        """Tell whether a row that stands from the other size on is in this one."""
        sizes = list(ContentSize)
        return sizes.index(other) <= sizes.index(self)


class Purpose(Option):
    """What operators are there for (method.md 3.4, 002-06)."""

    SALES = "sales", N_("Sales")
    SERVICE = "service", N_("Service")
    BOTH = "both", N_("Sales and service")


def size_band_of(seats: int | None) -> SizeBand | None:
    """Return the size band of a number of seats; the source's bands touch at 30 and 100, ours do not."""
    if seats is None:
        return None
    limits = ((2, SizeBand.BELOW), (31, SizeBand.SMALL), (101, SizeBand.MEDIUM))
    return next((band for limit, band in limits if seats < limit), SizeBand.LARGE)


def content_size_of(seats: int | None) -> ContentSize:
    """Return how much content a centre with so many seats needs: lean to 30 of them, full from 101."""
    if seats is None:
        return ContentSize.STANDARD
    return ContentSize.LEAN if seats <= 30 else ContentSize.STANDARD if seats <= 100 else ContentSize.FULL


class Profile(Record):
    """What kind of centre is being built: the three things its development plan considers (method.md 3.4, 002-16)."""

    __tablename__ = "profile"
    sheet = Sheet(
        title=N_("Contact-centre profile"),
        purpose=N_("Topology, size and cooperation: the three factors that shape everything else."),
        one=N_("Contact-centre profile"),
        chapter="prepare",
        icon="headset",
        shape="form",
        tab=N_("Centre profile"),
    )

    topology: Mapped[Topology] = cell(N_("Topology"), default=Topology.CENTRAL, section=TOPOLOGY)
    links: Mapped[str] = cell(N_("Links between the sites"), LongText(), section=TOPOLOGY, width=60)

    seats: Mapped[int | None] = cell(N_("Seats"), Number(low=1, high=MOST_SEATS), section=SIZE)
    band_override: Mapped[SizeBand | None] = cell(N_("Size band set manually"), section=SIZE)
    content_size: Mapped[ContentSize | None] = cell(
        N_("Content size"), section=SIZE, by_program=True, disclosure=INTERNAL
    )
    operators: Mapped[int | None] = cell(N_("Agents"), Number(low=1, high=MOST_AGENTS), section=SIZE)
    supervisors: Mapped[int | None] = cell(N_("Supervisors"), Number(low=0, high=MOST_SEATS), section=SIZE)
    hierarchy: Mapped[str] = cell(N_("Hierarchy, from the bottom up"), LongText(), section=SIZE, width=60)

    purpose: Mapped[Purpose] = cell(N_("Purpose"), default=Purpose.SERVICE, section=WORK)
    opening_hours: Mapped[str] = cell(N_("Opening hours"), section=WORK, width=30)
    customer_languages: Mapped[str] = cell(N_("Languages spoken with customers"), section=WORK, width=30)
    volumes: Mapped[str] = cell(N_("Expected volumes"), LongText(), section=WORK, width=60)
    cooperation: Mapped[str] = cell(N_("Cooperating units"), LongText(), section=WORK, width=60)

    @computed(N_("Size band"), Choice(SizeBand), before="operators", of=("seats", "band_override"))
    def band(self) -> SizeBand | None:
        """Follow the seats, unless the band was set by hand."""
        return self.band_override or size_band_of(self.seats)

    @computed(N_("Agents per supervisor"), Number(digits=1), before="hierarchy", of=("operators", "supervisors"))
    def span(self) -> float | None:
        """Return the span of control; the rule of thumb is 8 to 15 (method.md 2.4)."""
        return self.operators / self.supervisors if self.operators and self.supervisors else None

    @property
    def label(self) -> str:
        return self.sheet.title
