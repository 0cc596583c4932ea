"""All rows that follow from size, place and dates of a project: organisation, roadmap, sessions, test cycles."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ccworkbench.core.record import Record
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.cutover_days import place_step
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import Roadmap, tasks_of
from ccworkbench.method.plan.row_values import StarterIds, listed
from ccworkbench.method.plan.sessions import sessions_of
from ccworkbench.method.plan.sites_and_cycles import LEAST, OPERATORS_PER, cycles_of, operator_heads, sites_of
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import SizeBand
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.uat.uat_plan import UatPlan

LAST_ROUNDS = [f"t.uat.{kind}{n}" for n in (3, 2, 1) for kind in ("", "short.")]


def planned(plan: Plan, known: StarterIds, words: Words, roadmap: Roadmap, codes: Mapping[str, str]) -> list[Record]:
    """Make these rows; they name roles and audiences that are known, `codes` are numbers that tasks have already."""
    sized = replace(
        plan, chosen_band=plan.band or SizeBand.MEDIUM
    )  # rows of all sizes at once would contradict each other
    sites = sites_of(plan, words)
    rows: list[Record] = [*sites, *listed((Unit, OrgLevel), sized, known, words)]
    count_heads(plan, known)
    sessions = sessions_of(plan, roadmap, known, words, sites)
    rows += [*tasks_of(roadmap, known, words, codes), *sessions, *cycles_of(plan, roadmap, words)]
    number = 0
    for row in rows:
        if isinstance(row, OrgLevel):
            number += 1
            row.code = f"OL-{number:03d}"
    return rows


def count_heads(plan: Plan, known: StarterIds) -> None:
    """Enter heads that nobody has counted yet, by the rules of thumb of method.md 2.4."""
    per = {("org_level", item["key"]): item["per"] for item in starter_content.rows("org_level") if "per" in item}
    per.update({("audience", key): number for key, number in OPERATORS_PER.items()})
    for (sheet, key), number in per.items():
        row = known.get((sheet, key))
        if isinstance(row, OrgLevel | Audience) and row.headcount is None:
            heads = operator_heads(number, plan)
            row.headcount = heads and max(heads, LEAST.get(key, 0))


def frame(plan: Plan, roadmap: Roadmap, rows: Iterable[Record]) -> None:
    """Enter what the plan says into the forms: the test's days, the calendar, the pilot from the day it can begin."""
    for row in rows:
        if isinstance(row, Project):
            first, last = roadmap.span("t.uat.1", "t.uat.short.1"), roadmap.span(*LAST_ROUNDS)
            row.uat_start, row.uat_end = first and first[0], last and last[1]
            row.pilot_end = roadmap.pilot_end
        elif isinstance(row, Gates):
            row.country, row.region, row.days_off = plan.place, plan.region, plan.days_off
            row.large, row.hotline_scope = plan.is_large, plan.scope
            row.contract_signed_on = plan.signed_on
        elif isinstance(row, UatPlan):
            row.cycles = plan.uat_cycles
            row.pass_share = row.pass_share if plan.cycles else None
        elif isinstance(row, Pilot):
            row.starts, row.ends = roadmap.launch, roadmap.pilot_end
        elif isinstance(row, CutoverStep):
            place_step(row, plan, roadmap)
