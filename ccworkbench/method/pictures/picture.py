"""What a picture shows: plain values in the reader's language, free of rows, so that they may go to a thread.

Whoever draws finds in each mark the row it stands for, so that a click on it can lead there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, Self

from ccworkbench.language.words import N_

# The sheets that have a picture; `depict` says which.
DEPICTED = frozenset({
    "org_level", "stakeholder", "change_impact", "adkar", "training_need", "task", "test_result", "defect",
    "kpi_figure",
})  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """The base of all pictures: its caption, and one sentence for a sheet that has nothing to show yet."""

    title: ClassVar[str] = ""
    empty: ClassVar[str] = ""
    many: ClassVar[str] = ""  # the field without whose items there is nothing to draw
    row_by_row: ClassVar[bool] = False  # whether it shows the rows themselves, and not what they add up to
    together: ClassVar[int] = 1  # how many items should stay together, because they stand beside each other
    can_split: ClassVar[bool] = True  # whether these items may go on in another drawing

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not getattr(self, self.many)

    def cut_into(self, count: int) -> Iterator[Self]:
        """Give the picture in as many parts, or in fewer where it has no more."""
        items = getattr(self, self.many)
        size = -(-len(items) // count) if self.can_split else len(items)
        size = max(1, -(-size // self.together)) * self.together
        for start in range(0, max(len(items), 1), size):
            values = {field.name: getattr(self, field.name) for field in fields(self)}
            yield type(self)(**{**values, self.many: items[start : start + size]})


@dataclass(frozen=True)
class Post:
    """A box of the organisation chart: a level of the line, or a department beside it."""

    row: str
    name: str
    over: str = ""  # row of the post it reports to
    beside: bool = False
    count: int | None = None
    sourcing: str = ""  # said where the work is not done in-house
    outsourced: bool = False
    holder: str = ""


@dataclass(frozen=True)
class Organisation(Picture):
    """Who leads whom in the running centre."""

    title = N_("Organisation chart")
    empty = N_("Add the organisation levels and say whom each reports to; the chart draws itself.")
    many = "posts"
    can_split = False

    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Standing:
    """A name on the stakeholder grid: two grades from 0 to 2, and how it should move."""

    row: str
    name: str
    influence: int | None
    interest: int | None
    now: str = ""
    wanted: str = ""
    gap: int | None = None


@dataclass(frozen=True)
class StakeholderGrid(Picture):
    """Everybody with a stake, by influence and interest."""

    title = N_("Stakeholders by influence and interest")
    empty = N_("Add stakeholders and grade their influence and interest; each finds its place here.")
    row_by_row = True
    many = "names"

    names: tuple[Standing, ...]
    grades: tuple[str, ...]  # low, medium, high
    quadrants: tuple[str, ...]  # satisfy, manage, monitor, inform: as they stand, from the top left


@dataclass(frozen=True)
class HeatCell:
    """What one audience feels in one area, 0 to 4: as the project sees it, and as the floor does."""

    row: str
    audience: int
    area: int
    project: int | None
    floor: int | None


@dataclass(frozen=True)
class HeatMap(Picture):
    """Where a change is felt most."""

    title = N_("Where the change is felt most")
    empty = N_("Add changes with their audience, area and impact; the map shows where they pile up.")
    many = "audiences"

    audiences: tuple[tuple[int, str], ...]
    areas: tuple[str, ...]
    cells: tuple[HeatCell, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """The five scores of one audience, those of the time before, and the first that holds the others up."""

    row: str
    audience: str
    day: str
    scores: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()
    barrier: int | None = None
    remedy: str = ""


@dataclass(frozen=True)
class AdkarProfile(Picture):
    """How ready each audience is, element by element."""

    title = N_("Readiness for the change by audience")
    empty = N_("Assess an audience from 1 to 5 in each element; its profile and barrier point show here.")
    many = "audiences"
    together = 6  # two rows of three, or three of two

    audiences: tuple[Readiness, ...]
    elements: tuple[str, ...]
    barrier: float = 3


@dataclass(frozen=True)
class SkillLine:
    """A skill, and for each audience the level of today and the one needed; None where it has none to learn."""

    row: str
    name: str
    area: str
    levels: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class SkillGaps(Picture):
    """What every audience still has to learn."""

    title = N_("Skills that are still missing")
    empty = N_("Enter the level of today and the one needed, skill by skill; what is missing shows in colour.")
    many = "skills"

    skills: tuple[SkillLine, ...]
    audiences: tuple[tuple[str, str], ...]  # row, name
    missing: tuple[int, ...] = ()  # levels of all skills together, by audience; a part of the picture says them, too

    @property
    def is_empty(self) -> bool:
        return not any(any(skill.levels) for skill in self.skills)


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


@dataclass(frozen=True)
class Roadmap(Picture):
    """The way to go-live on a calendar."""

    title = N_("Roadmap")
    empty = N_("Give the tasks of the roadmap a start and an end; they appear here as bars on a calendar.")
    row_by_row = True
    many = "bars"

    bars: tuple[Bar, ...]
    first: date
    last: date
    today: date
    go_live: date | None = None


@dataclass(frozen=True)
class CycleProgress:
    """How far a test cycle is, in cases."""

    row: str
    name: str
    passed: int = 0
    failed: int = 0
    blocked: int = 0
    not_run: int = 0
    not_applicable: int = 0
    sheet: str = "cycle"

    @property
    def planned(self) -> int:
        """Count the cases that are to be run."""
        return self.passed + self.failed + self.blocked + self.not_run


@dataclass(frozen=True)
class TestProgress(Picture):
    """How far the acceptance test is, cycle by cycle."""

    __test__ = False  # pytest, this is not one of yours
    title = N_("Progress of the acceptance test")
    empty = N_("Plan a test cycle and record results; each cycle’s progress shows here.")
    many = "cycles"

    cycles: tuple[CycleProgress, ...]


@dataclass(frozen=True)
class Line:
    """One severity of the burn-down: how many defects were open at the end of each day."""

    name: str
    tone: str
    open: tuple[int, ...]


@dataclass(frozen=True)
class BurnDown(Picture):
    """Open defects by day and severity, the gravest first."""

    title = N_("Open defects day by day")
    empty = N_("Record defects with the day they were found; how many stay open shows here, day by day.")
    many = "days"
    can_split = False

    days: tuple[date, ...]
    lines: tuple[Line, ...]
    today: date


@dataclass(frozen=True)
class Point:
    """A figure of one period; None where there is none, and no line is drawn over it."""

    period: str
    value: float | None
    text: str = ""
    state: str = ""  # good, warn or bad: how it stands to the target


@dataclass(frozen=True)
class Trend:
    """One KPI over time, against its target and its limit of warning."""

    row: str
    name: str
    note: str
    points: tuple[Point, ...]
    target: float | None = None
    target_text: str = ""
    warning: float | None = None
    warning_text: str = ""
    excel: str = "General"  # how Excel writes the values, times `factor`
    factor: float = 1
    sheet: str = "kpi"


@dataclass(frozen=True)
class Trends(Picture):
    """Every KPI that has figures."""

    title = N_("Key figures over time")
    empty = N_("Enter the figures of a period; every KPI’s trend shows here against its target.")
    many = "trends"
    together = 6  # two rows of three, or three of two

    trends: tuple[Trend, ...]


@dataclass(frozen=True)
class DialPart:
    """A part of the readiness score: what it is, how far it is, and the sheet behind it."""

    name: str
    share: float | None
    text: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Dial(Picture):
    """How ready the project is for go-live, as one figure and its parts."""

    title = N_("Readiness")
    empty = N_("Readiness shows here as soon as actions, tests or trainings are recorded.")
    many = "parts"
    can_split = False

    score: float | None
    parts: tuple[DialPart, ...] = ()
    verdict: str = ""  # what the score comes to, said under it

    @property
    def is_empty(self) -> bool:
        return self.score is None
