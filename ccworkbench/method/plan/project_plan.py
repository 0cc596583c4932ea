"""What is known of a project when its rows are made, and which starter rows are therefore for it."""

from calendar import monthrange
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Phrase
from ccworkbench.method.plan.house_tasks import HouseTasks
from ccworkbench.method.project_facts import approach_of, planned_cycles
from ccworkbench.method.schedule.scheduled_task import HeldDays
from ccworkbench.method.schedule.working_days import Calendar, calendar_of
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.prepare.gates import HotlineScope
from ccworkbench.sheets.prepare.profile import (
    ContentSize,
    SizeBand,
    Topology,
    content_size_of,
    size_band_of,
)
from ccworkbench.sheets.prepare.project import Approach, ProjectType

USUAL_CHANNELS = {ProjectType.OUTBOUND: (Channel.VOICE_OUT.value,), ProjectType.HOTLINE: (Channel.VOICE_IN.value,)}
PILOT = "t.pilot"  # it ends on the day that the card says
WEEK = 5  # working days of one
Cells = Container[tuple[UUID, str]]  # by their rows and columns

# Countries that starter rows are for together: where the GDPR holds (method.md 4.17).
GROUPS = {
    "EEA": frozenset(
        {
            *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
            *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
        }
    )
}


@dataclass(frozen=True)
class Plan:
    """What is known when a project is created; without an approach, the one that fits the type is taken."""

    name: str
    customer: str = ""
    language: str = "en"
    seats: int | None = None
    topology: Topology = Topology.CENTRAL
    type: ProjectType = ProjectType.CLOUD
    approach: Approach | None = None
    kick_off: date | None = None
    go_live: date | None = None
    channels: tuple[str, ...] = ()
    empty: bool = False
    country: str | None = None  # of the public holidays; without one, that of the language; "" for weekends only
    region: str = ""
    days_off: str = ""
    sites: tuple[str, ...] = ()  # their names; an empty one is named by its number
    site_seats: tuple[int, ...] = ()
    site_rooms: tuple[tuple[int | None, int | None], ...] = ()  # for training: how many, and the places in each
    chosen_band: SizeBand | None = None
    large: bool | None = None
    hotline_scope: HotlineScope | None = None
    operators: int | None = None
    pilot_ends: date | None = None
    cases: int | None = None  # to be tested; without a number, those that a project starts with
    testers: int = 0
    today: date | None = None  # nothing is planned for the time before
    signed_on: date | None = None  # the contract; selection and contract are then no task any more
    own_days: Mapping[str, int] = field(
        default_factory=dict, hash=False
    )  # working days of tasks that somebody set, by key
    held: Mapping[str, HeldDays] = field(
        default_factory=dict, hash=False
    )  # the days of tasks that have begun or that somebody set, by key
    uat_cycles: int | None = None  # rounds of the acceptance test, 0 for none; without a number, as the approach has it
    size: ContentSize | None = None  # of the content; without one, that of the seats
    house: HouseTasks = field(default_factory=HouseTasks, hash=False)  # what a house says of the roadmap

    @property
    def way(self) -> Approach:
        """Who carries the project."""
        return approach_of(self.type, self.approach)

    @property
    def band(self) -> SizeBand | None:
        """The size band whose hierarchy applies; the smallest of centres is small."""
        band = self.chosen_band or size_band_of(self.seats)
        return SizeBand.SMALL if band is SizeBand.BELOW else band

    @property
    def content(self) -> ContentSize:
        """How much content the project has; unless the plan says otherwise, as much as its seats need."""
        return self.size or content_size_of(self.seats)

    @property
    def is_large(self) -> bool:
        """Tell whether a roadmap is mandatory (method.md 3.5, 003-04)."""
        return self.band is SizeBand.LARGE if self.large is None else self.large

    @property
    def scope(self) -> HotlineScope | None:
        """How much of a hotline is set up; everything, unless the plan says otherwise."""
        return (self.hotline_scope or HotlineScope.FULL) if self.type is ProjectType.HOTLINE else None

    @property
    def cycles(self) -> int:
        """How many rounds the acceptance test has."""
        return planned_cycles(self.way, self.uat_cycles)

    @property
    def is_running(self) -> bool:
        """Tell whether the kick-off was held before the plan is made."""
        return bool(self.kick_off and self.today and self.kick_off < self.today)

    @property
    def is_signed(self) -> bool:
        """Tell whether the contract was signed before the plan is made."""
        return bool(self.signed_on and (self.today is None or self.signed_on <= self.today))

    @property
    def place(self) -> str:
        """The country whose public holidays count."""
        return FACTS[self.language].land if self.country is None else self.country

    @property
    def lands(self) -> set[str]:
        """The code of the country whose law holds, and the groups that it is in; "" alone where none is known."""
        land = self.dates[0].region.partition("-")[0]
        return {land} | {group for group, lands in GROUPS.items() if land in lands}

    @property
    def heads(self) -> int | None:
        """How many operators there will be; without better knowledge, one for every seat."""
        return self.operators or self.seats

    def pilot_end(self, launch: date | None) -> date | None:
        """Return the last day of the pilot; unless one is set, it lasts a month from launch (method.md 3.5, 003-28)."""
        return self.pilot_ends or (launch and month_after(launch))

    @property
    def served(self) -> tuple[str, ...]:
        """The channels of the centre; a campaign centre calls out and a hotline is called, unless the plan differs."""
        return self.channels or USUAL_CHANNELS.get(self.type, ())

    @cached_property
    def dates(self) -> tuple[Calendar, list[Phrase]]:
        """The working days, and what could not be understood about them."""
        return calendar_of(self.place, self.region, self.days_off, self.language)

    def takes(self, item: Mapping[str, Any]) -> bool:
        """Tell whether a starter row is for this project: it stands in content of this size, and it fits."""
        return self.content.holds(ContentSize(item["size"])) and self.fits(item.get("only", {}))

    def fits(self, only: Mapping[str, Sequence[str]]) -> bool:
        """Tell whether what is for some projects only is for this one; what is not known rules nothing out.

        Where the size is not known, what is for small centres waits, as other rows stand for it in larger ones.
        What is for centres `without` some channels waits until it is known that they do without; what needs channels of
        two kinds has one of the others `with` it.
        What is for projects `elsewhere` than in some countries is also for one whose country nobody knows.
        """
        if self.lands & set(only.get("elsewhere", ())):
            return False
        if "without" in only and (not self.served or set(self.served) & set(only["without"])):
            return False
        known: dict[str, set[Any]] = {
            "types": {self.type},
            "approaches": {self.way},
            "bands": {self.band} if self.band else {SizeBand.MEDIUM, SizeBand.LARGE},
            "topologies": {self.topology},
            "channels": set(self.served),
            "with": set(self.served),
            "scopes": {self.scope} - {None},
            "large": {"yes" if self.is_large else "no"},
            "without": set(),
            "uat": {"yes" if self.cycles else "no"},
            "cycles": {self.cycles},
            "countries": self.lands,
            "elsewhere": set(),
            "contract": {"signed" if self.is_signed else "open"},
        }
        return all(not known[key] or known[key] & set(values) for key, values in only.items())


def month_after(day: date) -> date:
    """Return the same day of the next month, or its last one: the length of a pilot (method.md 3.5)."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
