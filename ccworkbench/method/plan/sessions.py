"""The training sessions of a project: a group at a time and site by site, on as many dates as a course takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import PARTED, REFRESHED, WORKED
from ccworkbench.method.figures.training import FRESH, long_gaps
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import WEEK, Plan
from ccworkbench.method.plan.roadmap import Roadmap
from ccworkbench.method.plan.row_values import StarterIds
from ccworkbench.method.schedule.training_rooms import TraineeGroup, TrainingRooms
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.training.audience import Audience, shares
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.training.session import Session

AT_ONCE = 3  # sessions that can be held on the same day
MOST = 200  # who needs more sessions plans them elsewhere
DAY = 6  # hours that can be taught on one, with the breaks that it takes


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

    def groups(self, sites: Sequence[Site]) -> list[TraineeGroup]:
        """Form the groups, none empty; where people have to be in one room, every site has groups of its own."""
        heads, in_rooms = self.audience.headcount, self._is_taught(Modality.CLASSROOM, Modality.FLOOR) and sites
        if not in_rooms or heads is None:
            found = self._divided(sites[0] if in_rooms else None, heads)
        else:
            parted = zip(sites, shares(heads, [site.seats or 0 for site in sites]), strict=True)
            found = [one for site, share in parted for one in self._divided(site, share)]
        turns = sorted(enumerate(found), key=lambda one: (one[1][0], one[0]))
        nobody = TraineeGroup(sites[0].name if in_rooms else "", capacity=self.audience.capacity)
        return [group for _, (_, group) in turns[:MOST]] or [nobody]

    def _divided(self, site: Site | None, heads: int | None) -> list[tuple[int, TraineeGroup]]:
        """Divide those of a site by language and shift, and number the groups of each."""
        limits = [limit for limit in (self.audience.capacity, site and site.room_places) if limit]
        places, place = min(limits, default=None), site.name if site else ""
        return [
            (turn, TraineeGroup(place, (), part.language or self._language, part.shift, places))
            for part in self.audience.parts(heads)
            for turn in range(-(-part.heads // places) if part.heads and places else 1)
        ]

    @property
    def _language(self) -> Language | None:
        return self.course.language if self.course else None

    @property
    def needs_room(self) -> bool:
        """Tell whether a group sits in a training room; who practises on the floor sits at the own seat."""
        return self._is_taught(Modality.CLASSROOM)

    def _is_taught(self, *modalities: Modality) -> bool:
        known = self.course.modality if self.course else next(iter(self.audience.modality or ()), None)
        return known in modalities


def sessions_of(
    plan: Plan, roadmap: Roadmap, known: StarterIds, words: Words, sites: Sequence[Site]
) -> Iterator[Session]:
    """Make the sessions of every audience, and a refresher for each group that is taught too long before its work."""
    courses = {row.audience_id: row for row in reversed(known.values()) if isinstance(row, Course)}
    teachings: dict[str, Teaching] = {}
    for item in filter(plan.takes, starter_content.rows("session")):
        audience, own = known.get(("audience", item["audience"])), known.get(("course", item.get("course", "")))
        if isinstance(audience, Audience) and ("course" not in item or isinstance(own, Course)):
            course = own if isinstance(own, Course) else courses.get(audience.id)
            teachings[item["key"]] = Teaching(item, audience, course)
    timetable = Timetable(roadmap, plan.dates[0], sites, teachings)
    for key, teaching in teachings.items():
        yield from _rows(teaching, timetable.groups(key), words)


class Timetable:
    """On which days which group is taught; what fills rooms first is dated first."""

    def __init__(
        self, roadmap: Roadmap, calendar: Calendar, sites: Sequence[Site], teachings: Mapping[str, Teaching]
    ) -> None:
        self._roadmap, self._calendar, self._sites, self._teachings = roadmap, calendar, sites, teachings
        self._rooms = TrainingRooms.of(sites, calendar)
        self._dated: dict[str, list[TraineeGroup]] = {}

    def groups(self, key: str) -> list[TraineeGroup]:
        """Return the groups of one teaching, each on its days; those that it follows or refreshes come before it."""
        teaching = self._teachings[key]
        item = teaching.item
        if "refreshes" in item:
            taught = self._dated.get(item["refreshes"], [])
            found = self._before_tasks(teaching, taught) if "serves" in item else self._refreshed(teaching, taught)
        elif "follows" in item:
            found = self._following(self._dated.get(item["follows"], ()))
        else:
            found = self._first(teaching)
        self._dated[key] = found
        return found

    def _first(self, teaching: Teaching) -> list[TraineeGroup]:
        """Spread the groups evenly over the days of their task; what does not fit there comes in earlier waves.

        Where another course follows on the next day, the last day of the task is left to it. Where the days hold all
        groups on which nothing is forgotten until go-live, earlier ones are left free.
        """
        groups, parts, key = teaching.groups(self._sites), teaching.parts, teaching.item["key"]
        followed = [other for other in self._teachings.values() if other.item.get("follows") == key]
        days, waves = (self._days(teaching.item.get(name, "")) for name in ("during", "waves"))
        days = days[:-1] if followed and len(days) > 1 else days
        fresh = self._fresh(days)
        if teaching.needs_room and self._rooms.bind(groups):
            choices = [fresh, days, [*waves, *days]]
            return self._rooms.dated(groups, choices, parts, sum(other.needs_room for other in followed))
        early = max(0, len(groups) - AT_ONCE * len(days)) if waves else 0
        if AT_ONCE * (len(fresh) - parts + 1) >= len(groups) - early:
            days = fresh
        dates = [*_spread(early, waves, parts), *_spread(len(groups) - early, days, parts)]
        return [replace(group, days=found) for group, found in zip(groups, dates, strict=True)]

    def _following(self, groups: Sequence[TraineeGroup]) -> list[TraineeGroup]:
        """Return the working day after the last one of each group."""
        lasts = [group.days[-1] for group in groups]
        days = [[day and self._calendar.shift(day, 1)] for day in lasts]
        return [replace(group, days=found) for group, found in zip(groups, days, strict=True)]

    def _refreshed(self, teaching: Teaching, groups: Sequence[TraineeGroup]) -> list[TraineeGroup]:
        """Return another day, shortly before go-live, for each group that was taught too early.

        It comes before its task; where that leaves too few days, groups are refreshed on the days of the task, too.
        """
        go_live, last = self._roadmap.schedule.go_live, self._days(teaching.item["during"])
        if go_live is None:
            return []
        first = go_live - timedelta(FRESH)
        stale = [group for group in groups if any(day and day < first for day in group.days)]
        until = taught_days((first, last[0]), self._calendar) if last else []
        days = [day for day in self._fresh(until) if day < last[0]]
        return self._again(teaching, stale, days if AT_ONCE * len(days) >= len(stale) else [*days, *last])

    def _before_tasks(self, teaching: Teaching, groups: Sequence[TraineeGroup]) -> list[TraineeGroup]:
        """Return another day, in the week before it, for each task that begins too long after a group was taught."""
        tasks = [span for key in teaching.item["serves"] if (span := self._roadmap.span(key))]
        lacking: dict[date, list[TraineeGroup]] = {}
        for group in groups:
            taught = [day for day in group.days if day]
            for day in long_gaps(max(taught), tasks) if taught else ():
                lacking.setdefault(day, []).append(group)
        found = []
        for day, stale in sorted(lacking.items()):
            first = self._calendar.next(day)
            found += self._again(teaching, stale, [self._calendar.shift(first, -n) for n in range(WEEK, 0, -1)])
        return found

    def _again(self, teaching: Teaching, groups: Sequence[TraineeGroup], days: list[date]) -> list[TraineeGroup]:
        if teaching.needs_room and self._rooms.bind(groups):
            return self._rooms.dated(groups, [days], 1)
        dates = _spread(len(groups), days, 1)
        return [replace(group, days=found) for group, found in zip(groups, dates, strict=True)]

    def _days(self, task: str) -> list[date]:
        return taught_days(self._roadmap.span(task), self._calendar)

    def _fresh(self, days: Sequence[date]) -> list[date]:
        """List the days after which nothing is forgotten until go-live."""
        go_live = self._roadmap.schedule.go_live
        return [day for day in days if go_live and day >= go_live - timedelta(FRESH)]


def _rows(teaching: Teaching, groups: Sequence[TraineeGroup], words: Words) -> Iterator[Session]:
    item, course, audience = teaching.item, teaching.course, teaching.audience
    title, why = course.name if course else audience.name, words.say(item["why_text"])
    if "title_text" in item:
        title = words.say(item["title_text"])
    elif "refreshes" in item:
        title = REFRESHED.say(words, title=title)
    for n, group in enumerate(groups, 1):
        for part, day in enumerate(group.days, 1):
            total = len(group.days)
            yield Session(
                origin=f"{item['key']}.{n}" + (f".{part}" if part > 1 else ""),
                title=PARTED.say(words, title=title, n=part, total=total) if total > 1 else title,
                audience_id=audience.id,
                course_id=course and course.id,
                held_on=day,
                place=group.place,
                capacity=group.capacity,
                language=group.language,
                shift=group.shift,
                why=WORKED.say(words, why=why) if day and day.weekday() > 4 else why,
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
