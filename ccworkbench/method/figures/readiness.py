"""How ready the project is for go-live: one score from 0 to 100, explained rule by rule (method.md 4.16, 4.13).

The nine areas share 100 points. Acceptance test 25 and attestation 15 weigh most, because they prove that the solution
and the people work; chapters, people, training, problems and go/no-go have 10 each; gaps and sign-offs have 5. Inside
an area each rule has its share, and gives as much of it as has been reached. An area in which nothing was recorded
gives nothing and is told as “nothing yet”: what nobody has looked at is not ready.

Every rule counts what is reached against a base that good work does not make bigger. So the lead of a role, the
availability and the duties are all counted against the roles (the mandatory ones, where any are marked so), never
against those that have somebody already; and warnings are shown but not scored, because naming a lead raises two of
them. That is why putting a thing right never lowers the score.

Proposal: no-go where a mandatory go/no-go criterion is red, or has not reached half of its minimum; go where all
mandatory criteria are reached, no critical defect is open, no check finds an error and the score is at least 85; not
yet in all other cases, so also while any mandatory criterion lies below its minimum.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from math import floor
from typing import Any, Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import N_
from ccworkbench.method.figures.readiness_items import (
    AreaState,
    GoProposal,
    Readiness,
    ReadinessArea,
    ReadinessItem,
    RuleCount,
    RuleCounts,
    area_state_of,
)
from ccworkbench.method.figures.readiness_rules import RULES, is_reached, is_red
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.options import DefectSeverity
from ccworkbench.sheets.uat.defect import Defect

ENOUGH: Final = 85

AREAS: Final[tuple[tuple[str, str, int], ...]] = (
    ("chapters", N_("Chapters"), 10),
    ("people", N_("People"), 10),
    ("training", N_("Training"), 10),
    ("attestation", N_("Certification"), 15),
    ("uat", N_("Acceptance test"), 25),
    ("gaps", N_("Gaps"), 5),
    ("problems", N_("Defects and problems"), 10),
    ("go_no_go", N_("Go/no-go"), 10),
    ("sign_offs", N_("Sign-offs"), 5),
)


def readiness_of(rows: Rows, problems: Sequence[Problem], today: date) -> Readiness:
    """Work out the readiness of a project from its rows and the broken rules that were found in it."""
    areas = tuple(_area(key, title, weight, partial(RULES[key], rows, problems, today)) for key, title, weight in AREAS)
    score = floor(sum(area.points for area in areas) + 1e-9)
    must: list[Any] = [criterion for criterion in rows(GoNoGo) if criterion.mandatory]
    unmet = sum(not is_reached(criterion) for criterion in must)
    stops = any(defect.is_open() and defect.severity is DefectSeverity.CRITICAL for defect in rows(Defect))
    errors = any(problem.severity == "error" for problem in problems)
    if any(is_red(criterion) for criterion in must):
        proposal = GoProposal.NO_GO
    elif must and not unmet and not stops and not errors and score >= ENOUGH:
        proposal = GoProposal.GO
    else:
        proposal = GoProposal.NOT_YET
    return Readiness(score, proposal, areas, unmet)


def _area(key: str, title: str, weight: int, count: RuleCounts) -> ReadinessArea:
    """Share out the points of an area among its rules; one without data keeps its part and reaches nothing of it."""
    counts = list(count())
    parts = sum(one.part for one in counts)
    items = tuple(_item(key, one, weight * one.part / parts if parts else 0) for one in counts)
    if all(one.reached is None for one in counts if one.part):
        return ReadinessArea(key, title, weight, None, items)
    return ReadinessArea(key, title, weight, 1 - sum(item.lost for item in items) / weight, items)


def _item(area: str, one: RuleCount, weight: float) -> ReadinessItem:
    reached = one.reached
    state: AreaState = "none" if reached is None else area_state_of(reached)
    lost = weight * (1 - (reached or 0))
    return ReadinessItem(f"{area}.{one.key}", one.text, one.have, one.need, weight, lost, one.target, state)
