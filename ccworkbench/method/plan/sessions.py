"""The training sessions of a project: a group at a time and site by site, on as many dates as a course takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from ccworkbench.language.words import N_, Words
from ccworkbench.method.figures.training import FRESH
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import Roadmap
from ccworkbench.method.plan.row_values import StarterIds
from ccworkbench.method.plan.working_days import Calendar
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.training.session import Session

AT_ONCE = 3  # sessions that can be held on the same day
MOST = 200  # who needs more sessions plans them elsewhere
DAY = 6  # hours that can be taught on one, with the breaks that it takes
PARTS = N_("{title} ({n} of {total})")
MOST_PARTS = 5  # how many of them can be said in another language again
WORKED = N_("{why} This weekend day is a make-up working day.")


@dataclass(frozen=True)
class TraineeGroup:
    """People who are taught together: where, and on which days."""

    place: str
    days: Sequence[date | None]


@dataclass(frozen=True)
class Teaching:
    """What an audience is taught in which course, as the resource file says it in `item`."""

    item: Mapping[str, Any]
    audience: Audience
    course: Course | None

    @property
    def parts(self) -> int:
        """How many days the course takes; who learns alone chooses the day."""
        hours = (self.course and self.course.hours) or 0
        return 1 if self._is_taught(Modality.E_LEARNING) else max(1, -(-int(hours * 60) // (DAY * 60)))

    def places(self, sites: Sequence[Site]) -> list[str]:
        """Name the place of each group; where people have to be in one room, every site has groups of its own."""
        if not self._is_taught(Modality.CLASSROOM, Modality.FLOOR):
            return [""] * min(self.audience.sessions() or 1, MOST)
        heads, capacity = self.audience.headcount or 0, self.audience.capacity or 1
        groups = [-(-share // capacity) for share in shares(heads, [site.seats or 0 for site in sites])]
        turns = [(turn, n) for n, needed in enumerate(groups) for turn in range(needed)]
        return [sites[n].name for _, n in sorted(turns)[:MOST]] or [site.name for site in sites[:1]] or [""]

    def _is_taught(self, *modalities: Modality) -> bool:
        known = self.course.modality if self.course else next(iter(self.audience.modality or ()), None)
        return known in modalities


def sessions_of(
    plan: Plan, roadmap: Roadmap, known: StarterIds, words: Words, sites: Sequence[Site]
) -> Iterator[Session]:
    """Make the sessions of every audience, and a refresher for each group that is taught too long before go-live."""
    calendar, _ = plan.dates
    courses = {row.audience_id: row for row in reversed(known.values()) if isinstance(row, Course)}
    items = [item for item in starter_content.rows("session") if plan.takes(item)]
    taught: dict[str, list[TraineeGroup]] = {}
    for item in items:
        audience, own = known.get(("audience", item["audience"])), known.get(("course", item.get("course", "")))
        if not isinstance(audience, Audience) or ("course" in item and not isinstance(own, Course)):
            continue
        teaching = Teaching(item, audience, own if isinstance(own, Course) else courses.get(audience.id))
        if "refreshes" in item:
            groups = _refreshed(item, taught.get(item["refreshes"], ()), roadmap, calendar)
        elif "follows" in item:
            groups = _following(taught.get(item["follows"], ()), calendar)
        else:
            is_followed = any(other.get("follows") == item["key"] for other in items)
            groups = list(_groups(teaching, sites, roadmap, calendar, is_followed))
        taught[item["key"]] = groups
        yield from _rows(teaching, groups, words)


def shares(whole: int, parts: Sequence[int]) -> list[int]:
    """Divide a number in proportion, without losing one; equally, where there is no proportion."""
    parts = parts if any(parts) else [1] * len(parts)
    reached = [whole * sum(parts[:n]) // sum(parts) for n in range(len(parts) + 1)]
    return [after - before for before, after in pairwise(reached)]


def _groups(
    teaching: Teaching, sites: Sequence[Site], roadmap: Roadmap, calendar: Calendar, is_followed: bool
) -> Iterator[TraineeGroup]:
    """Spread the groups evenly over the days of their task; what does not fit there comes in earlier waves.

    Where another course follows on the next day, the last day of the task is left to it. Where the days hold all groups
    on which nothing is forgotten until go-live, earlier ones are left free.
    """
    places, parts = teaching.places(sites), teaching.parts
    days = taught_days(roadmap.span(teaching.item.get("during", "")), calendar)
    days = days[:-1] if is_followed and len(days) > 1 else days
    waves = taught_days(roadmap.span(teaching.item.get("waves", "")), calendar)
    early = max(0, len(places) - AT_ONCE * len(days)) if waves else 0
    fresh = _fresh(days, roadmap)
    if AT_ONCE * (len(fresh) - parts + 1) >= len(places) - early:
        days = fresh
    dates = [*_spread(early, waves, parts), *_spread(len(places) - early, days, parts)]
    return (TraineeGroup(place, found) for place, found in zip(places, dates, strict=True))


def _fresh(days: Sequence[date], roadmap: Roadmap) -> list[date]:
    """List the days after which nothing is forgotten until go-live."""
    go_live = roadmap.schedule.go_live
    return [day for day in days if go_live and day >= go_live - timedelta(FRESH)]


def _following(groups: Sequence[TraineeGroup], calendar: Calendar) -> list[TraineeGroup]:
    """Return the working day after the last one of each group."""
    lasts = [group.days[-1] for group in groups]
    days = [[day and calendar.shift(day, 1)] for day in lasts]
    return [replace(group, days=found) for group, found in zip(groups, days, strict=True)]


def _refreshed(
    item: Mapping[str, Any], groups: Sequence[TraineeGroup], roadmap: Roadmap, calendar: Calendar
) -> list[TraineeGroup]:
    """Return another day, shortly before go-live, for each group that was taught too early."""
    go_live = roadmap.schedule.go_live
    if go_live is None:
        return []
    first = go_live - timedelta(FRESH)
    stale = [group for group in groups if any(day and day < first for day in group.days)]
    last = taught_days(roadmap.span(item["during"]), calendar)
    days = [day for day in _fresh(taught_days((first, last[0]), calendar), roadmap) if day < last[0]] if last else []
    dates = _spread(len(stale), days or last, 1)
    return [replace(group, days=found) for group, found in zip(stale, dates, strict=True)]


def _rows(teaching: Teaching, groups: Sequence[TraineeGroup], words: Words) -> Iterator[Session]:
    item, course, audience = teaching.item, teaching.course, teaching.audience
    title = words.say(item["title_text"]) if "title_text" in item else course.name if course else audience.name
    for n, group in enumerate(groups, 1):
        for part, day in enumerate(group.days, 1):
            total, why = len(group.days), words.say(item["why_text"])
            yield Session(
                origin=f"{item['key']}.{n}" + (f".{part}" if part > 1 else ""),
                title=words.say(PARTS, title=title, n=part, total=total) if total > 1 else title,
                audience_id=audience.id,
                course_id=course and course.id,
                held_on=day,
                place=group.place,
                capacity=audience.capacity,
                why=words.say(WORKED, why=why) if day and day.weekday() > 4 else why,
            )


def taught_days(span: tuple[date, date] | None, calendar: Calendar) -> list[date]:
    """List the working days of a task; a milestone on a day off has the last one before it."""
    if span is None:
        return []
    first = calendar.previous(span[0])
    return [calendar.shift(first, n) for n in range(max(1, calendar.count(first, span[1])))]


def _spread(needed: int, days: Sequence[date], parts: int) -> list[Sequence[date | None]]:
    """Spread groups evenly over days, in their order; each is taught on so many days running."""
    if not days:
        return [[None] * parts] * needed
    firsts = max(1, len(days) - parts + 1)
    starts = [n * firsts // needed for n in range(needed)]
    return [[days[min(start + part, len(days) - 1)] for part in range(parts)] for start in starts]
