"""The sites and the test cycles of a project, as many as it asks for (method.md 3.4, 4.7)."""

import re
from collections.abc import Iterator, Sequence

from ccworkbench.core.cell_error import CellError
from ccworkbench.language.legible_text import legible
from ccworkbench.language.listed_parts import listed_parts
from ccworkbench.language.words import N_, Words, phrase
from ccworkbench.method.composed_texts import NUMBERED_SITE
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import Roadmap
from ccworkbench.sheets.prepare.profile import Topology
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind

MAIN_SITE = N_("Main site")
SITE_NAMES = 50  # of a new project at most
LONGEST_NUMBER = 9  # digits that are read of a number of sites
# One head of an audience for so many operators, the rule of thumb of method.md 2.4.
OPERATORS_PER = {"au.agents": 1, "au.supervisors": 12, "au.manager": 100, "au.quality": 40, "au.testers": 20}
LEAST = {"au.testers": 4}  # an agent, a supervisor, a manager and an administrator, whatever the size
ALONE = N_("A centralised centre usually has one site; add further sites if there are any.")
LINKED = N_("The centre is distributed, so it has at least two sites connected by a network.")


def operator_heads(per: int, plan: Plan) -> int | None:
    """Return how many people it takes where one is needed for so many operators."""
    return -(-plan.heads // per) if plan.heads else None


def read_sites(text: str) -> tuple[str, ...]:
    """Read the names of the sites, or how many there are; raises CellError for none and for too many."""
    names = [legible(name) for name in listed_parts(text)]
    is_number = len(names) == 1 and bool(re.fullmatch(r"[+-]?\d+", names[0]))
    number = int(names[0][:LONGEST_NUMBER]) if is_number else len(names)
    if text.strip() and not 0 < number <= SITE_NAMES:
        told = phrase("“{text}” is outside the range {low} to {high}.", text=text.strip(), low=1, high=SITE_NAMES)
        raise CellError(told)
    return ("",) * number if is_number else tuple(names)


def sites_of(plan: Plan, words: Words) -> list[Site]:
    """Make the sites: those that were named, else as many as the topology asks for."""
    is_linked = plan.topology is Topology.DISTRIBUTED
    names = [*plan.sites, *[""] * (1 + is_linked)][: max(len(plan.sites), 1 + is_linked)]
    seats = _seats(plan, len(names))
    rooms = plan.site_rooms if len(plan.site_rooms) == len(names) else [(None, None)] * len(names)
    return [
        Site(
            origin=f"si.{n}",
            name=name or (words.say(MAIN_SITE) if n == 1 else NUMBERED_SITE.say(words, n=n)),
            seats=share,
            is_main=n == 1,
            training_rooms=number,
            room_places=places,
            why=words.say(LINKED if is_linked else ALONE),
        )
        for n, (name, share, (number, places)) in enumerate(zip(names, seats, rooms, strict=True), 1)
    ]


def cycles_of(plan: Plan, roadmap: Roadmap, words: Words) -> Iterator[Cycle]:
    """Make the rounds of the acceptance test, on the days of their tasks."""
    for item in starter_content.rows("cycle"):
        if plan.takes(item):
            starts, ends = roadmap.span(*item["during"]) or (None, None)
            yield Cycle(
                origin=item["key"],
                name=words.say(item["name"]),
                kind=CycleKind(item["kind"]),
                starts=starts,
                ends=ends,
                why=words.say(item["why_text"]),
            )


def _seats(plan: Plan, parts: int) -> Sequence[int | None]:
    """Return the seats of each site; those that are known stay where they add up."""
    if plan.seats is None:
        return [None] * parts
    if len(plan.site_seats) == parts and sum(plan.site_seats) == plan.seats:
        return plan.site_seats
    return [plan.seats // parts + (plan.seats % parts if n == 0 else 0) for n in range(parts)]
