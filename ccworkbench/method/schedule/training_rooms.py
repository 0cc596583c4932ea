"""The training rooms of the sites, and which groups have them on which days (method.md 4.5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.training.audience import Shift


@dataclass(frozen=True)
class TraineeGroup:
    """People who are taught together: where, on which days, in which language, and in which shift they work."""

    place: str
    days: Sequence[date | None] = ()
    language: Language | None = None
    shift: Shift | None = None
    capacity: int | None = None


@dataclass
class TrainingRooms:
    """How many groups each site can train at once, and who has its rooms; a site that does not say so has enough.

    People of different shifts come at different hours, so that each shift of a day has all rooms.
    """

    limits: dict[str, int]
    calendar: Calendar
    taken: Counter[tuple[str, Shift | None, date]] = field(default_factory=Counter)

    @classmethod
    def of(cls, sites: Sequence[Site], calendar: Calendar) -> "TrainingRooms":
        """Read the rooms of the sites."""
        return cls({site.name: site.training_rooms for site in sites if site.training_rooms}, calendar)

    def bind(self, groups: Sequence[TraineeGroup]) -> bool:
        """Tell whether the rooms of any of these groups are counted."""
        return any(group.place in self.limits for group in groups)

    def dated(
        self, groups: Sequence[TraineeGroup], choices: Sequence[Sequence[date]], parts: int, more: int = 0
    ) -> list[TraineeGroup]:
        """Give days to groups, from the first choice that has rooms for all; who finds none in any has no date.

        Each needs a room on so many days of the choice running, and on some `more` that follow them.
        """
        best, found = self.taken, [replace(group, days=[None] * parts) for group in groups]
        for days, evenly in product(choices, (True, False)):
            rooms = replace(self, taken=self.taken.copy())
            firsts = max(1, len(days) - parts + 1)
            wanted = [n * firsts // len(groups) if evenly else 0 for n in range(len(groups))]
            tried = [rooms.placed(*one, days, parts, more) for one in zip(groups, wanted, strict=True)]
            if sum(map(_is_dated, tried)) > sum(map(_is_dated, found)):
                best, found = rooms.taken, tried
            if all(map(_is_dated, found)):
                break
        self.taken = best
        return found

    def placed(self, group: TraineeGroup, wanted: int, days: Sequence[date], parts: int, more: int) -> TraineeGroup:
        """Put a group on the free days that are nearest to those wanted for it."""
        for start in sorted(range(len(days) - parts + 1), key=lambda one: abs(one - wanted)):
            held = list(days[start : start + parts])
            needed = held + [self.calendar.shift(held[-1], n) for n in range(1, more + 1)]
            keys = [(group.place, group.shift, day) for day in needed]
            if group.place not in self.limits or all(self.taken[key] < self.limits[group.place] for key in keys):
                self.taken.update(keys)
                return replace(group, days=held)
        return replace(group, days=[None] * parts)


def _is_dated(group: TraineeGroup) -> bool:
    return None not in group.days
