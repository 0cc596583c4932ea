"""On which working day each step of the cut-over stands: the roadmap's, and in its order (method.md 4.13)."""

import re
from collections.abc import Sequence

from ccworkbench.core.record import Record
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import Roadmap
from ccworkbench.sheets.launch.cutover_step import CutoverMoment, CutoverStep

# Steps that stand on the last day of a task of the roadmap, the first of these that the project has.
STEPS = {
    "cu.uat": ("t.uat.ok",),
    "cu.attested": ("t.retakes", "t.attest"),
    "cu.decision": ("t.decision",),
    "cu.temporary": ("t.hypercare", "t.pilot"),
    "cu.old_system": ("t.pilot",),
    "cu.hand_over": ("t.handover", "t.pilot"),
}
# What the go/no-go criteria ask about is done before the decision.
ASKED = {"cu.carrier", "cu.support", "cu.addresses", "cu.numbers", "cu.calendar", "cu.approval", "cu.way_back"}
ASKED |= {"cu.old_lines", "cu.floor", "cu.deploy"}
DAYS = re.compile(r"T([+-])(\d+)")


def place_step(step: CutoverStep, plan: Plan, roadmap: Roadmap) -> None:
    """Let a step begin on the day of its task, and what the decision is made on at least the working day before it."""
    if step.origin in STEPS:
        days = _from_go_live(plan, roadmap, *STEPS[step.origin])
        step.t_minus = _told(days, step) or step.t_minus
    elif step.origin in ASKED:
        decided = _from_go_live(plan, roadmap, "t.decision")
        own = _offset(step)
        step.t_minus = _told(own if decided is None else min(own, decided - 1), step)


def in_time(rows: Sequence[Record]) -> list[Record]:
    """Return the rows with the steps of the cut-over in the order of their days; those of one day as they stood."""
    steps = iter(sorted((row for row in rows if isinstance(row, CutoverStep)), key=_in_order))
    return [next(steps) if isinstance(row, CutoverStep) else row for row in rows]


def _from_go_live(plan: Plan, roadmap: Roadmap, *keys: str) -> int | None:
    """Count the working days from go-live to the last day of a task, below 0 where it ends before."""
    span, go_live = roadmap.span(*keys), roadmap.schedule.go_live
    if not span or not go_live:
        return None
    calendar = plan.dates[0]
    launch = calendar.next(go_live)
    return calendar.count(launch, span[1]) - 1 if span[1] > launch else 1 - calendar.count(span[1], launch)


def _told(days: int | None, step: CutoverStep) -> str:
    """Write a number of days; what stands before or after go-live keeps a day from it."""
    if days is None:
        return ""
    is_before = step.moment is CutoverMoment.BEFORE
    return f"T-{max(1, -days)}" if is_before else f"T+{max(1, days)}"


def _in_order(step: CutoverStep) -> tuple[int, int]:
    return list(CutoverMoment).index(step.moment), _offset(step)


def _offset(step: CutoverStep) -> int:
    """Read the days from go-live; what is told in hours is of the day itself, in the order of the file."""
    found = DAYS.fullmatch(step.t_minus)
    return int(found[1] + found[2]) if found else 0
