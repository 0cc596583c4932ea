"""Training sessions, test cycles and sites of a project, as many as its size asks for (method.md 3.4, 4.5, 4.7)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ccworkbench.core.words import N_, Words
from ccworkbench.method import content
from ccworkbench.method.calendar import Calendar
from ccworkbench.method.filling import Known
from ccworkbench.method.plan import Plan
from ccworkbench.method.roadmap import Roadmap
from ccworkbench.sheets.organisation import Site
from ccworkbench.sheets.profile import Topology
from ccworkbench.sheets.testing import Cycle, CycleKind
from ccworkbench.sheets.training import Audience, Course, Session

AHEAD = 5  # working days before the agents' training in which those learn who help them
AT_ONCE = 3  # sessions that can be held on the same day
MOST = 200  # who needs more sessions plans them elsewhere
SITE = N_("Site {n}")
SITE_NAMES = 50  # how many of them can be said in another language again
# One head of an audience for so many operators, the rule of thumb of method.md 2.4.
OPERATORS_PER = {"au.agents": 1, "au.supervisors": 12, "au.manager": 100, "au.quality": 40, "au.testers": 20}
LEAST = {"au.testers": 4}  # an agent, a supervisor, a manager and an administrator, whatever the size
ALONE = N_("A central centre has one place; add others as they come.")
LINKED = N_("The centre is distributed, so it has at least two sites joined by a network.")


def heads_of(per: int, plan: Plan) -> int | None:
    """Give how many people it takes where one is needed for so many operators."""
    return -(-plan.heads // per) if plan.heads else None


def sites_of(plan: Plan, words: Words) -> list[Site]:
    """Make the sites: those that were named, else as many as the topology asks for."""
    is_linked = plan.topology is Topology.DISTRIBUTED
    names = [*plan.sites, *[""] * (1 + is_linked)][: max(len(plan.sites), 1 + is_linked)]
    seats = _shares(plan.seats, len(names))
    return [
        Site(
            origin=f"si.{n}", name=name or (words.say("Main site") if n == 1 else words.say(SITE, n=n)), seats=share,
            is_main=n == 1, why=words.say(LINKED if is_linked else ALONE),
        )
        for n, (name, share) in enumerate(zip(names, seats, strict=True), 1)
    ]  # fmt: skip


def sessions_of(plan: Plan, roadmap: Roadmap, known: Known, words: Words) -> Iterator[Session]:
    """Make the sessions of every audience: its heads divided by the places, spread over the days it is trained."""
    calendar, _ = plan.dates
    courses = {row.audience_id: row for row in reversed(known.values()) if isinstance(row, Course)}
    for item in content.load("content", "roadmap")["session"]:
        audience = known.get(("audience", item["audience"]))
        if not plan.fits(item.get("only", {})) or not isinstance(audience, Audience):
            continue
        course = courses.get(audience.id)
        for n, day in enumerate(_days_of(item, audience.sessions() or 1, roadmap, calendar), 1):
            yield Session(
                origin=f"{item['key']}.{n}", title=course.name if course else audience.name, audience_id=audience.id,
                course_id=course and course.id, held_on=day, capacity=audience.capacity,
                why=words.say(item["why_text"]),
            )  # fmt: skip


def cycles_of(plan: Plan, roadmap: Roadmap, words: Words) -> Iterator[Cycle]:
    """Make the rounds of the acceptance test, on the days of their tasks."""
    for item in content.load("content", "roadmap")["cycle"]:
        if plan.fits(item.get("only", {})):
            starts, ends = roadmap.span(*item["during"]) or (None, None)
            yield Cycle(
                origin=item["key"], name=words.say(item["name"]), kind=CycleKind(item["kind"]), starts=starts,
                ends=ends, why=words.say(item["why_text"]),
            )  # fmt: skip


def _days_of(item: Mapping[str, Any], needed: int, roadmap: Roadmap, calendar: Calendar) -> Sequence[date | None]:
    needed = min(needed, MOST)
    days = _working(roadmap.span(item.get("during", "")), calendar)
    if "before" in item and (span := roadmap.span(item["before"])):
        days = [calendar.shift(span[0], -n) for n in range(AHEAD, 0, -1)]
    waves = _working(roadmap.span(item.get("waves", "")), calendar)
    early = max(0, needed - AT_ONCE * len(days)) if waves else 0
    return [*_spread(early, waves), *_spread(needed - early, days)]


def _working(span: tuple[date, date] | None, calendar: Calendar) -> list[date]:
    """List the working days of a task; a milestone on a day off has the last one before it."""
    if span is None:
        return []
    first = calendar.previous(span[0])
    return [calendar.shift(first, n) for n in range(max(1, calendar.count(first, span[1])))]


def _spread(needed: int, days: Sequence[date]) -> Sequence[date | None]:
    """Spread sessions evenly over days, in their order."""
    return [days[n * len(days) // needed] if days else None for n in range(needed)]


def _shares(seats: int | None, parts: int) -> list[int | None]:
    """Divide seats among sites; what is left over sits at the first."""
    if seats is None:
        return [None] * parts
    return [seats // parts + (seats % parts if n == 0 else 0) for n in range(parts)]
