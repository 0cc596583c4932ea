"""The checks: every rule that rows of the workbook can break, looked at all together, less what was muted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrases
from ccworkbench.method.checks.acceptance import acceptance_problems
from ccworkbench.method.checks.actions_and_deliverables import action_and_deliverable_problems
from ccworkbench.method.checks.assignments import assignment_problems
from ccworkbench.method.checks.catalogue import RULES, broken
from ccworkbench.method.checks.cells import cell_problems
from ccworkbench.method.checks.dates import date_problems
from ccworkbench.method.checks.gaps import gap_problems
from ccworkbench.method.checks.gates import gate_problems
from ccworkbench.method.checks.kpi import kpi_problems
from ccworkbench.method.checks.muting import Muted, muted_check_of, mutes_of
from ccworkbench.method.checks.operation import operation_problems
from ccworkbench.method.checks.organisation import organisation_problems
from ccworkbench.method.checks.raci import raci_problems
from ccworkbench.method.checks.recording import agreement_problems, recording_problems
from ccworkbench.method.checks.roadmap import roadmap_problems
from ccworkbench.method.checks.stakeholders import stakeholder_problems
from ccworkbench.method.checks.testers import tester_problems
from ccworkbench.method.checks.training import training_problems
from ccworkbench.method.checks.uat import uat_problems
from ccworkbench.method.checks.use_cases import use_case_problems
from ccworkbench.sheets.roles.raci import Raci

__all__ = ["RULES", "CheckedProject", "check_rows", "muted_of", "problems_of"]

# Rules across sheets, in the order of the chapters; each looks at every row a fixed number of times.
DATED = (
    action_and_deliverable_problems,
    organisation_problems,
    gap_problems,
    roadmap_problems,
    stakeholder_problems,
    training_problems,
    use_case_problems,
    uat_problems,
    tester_problems,
    recording_problems,
    gate_problems,
    acceptance_problems,
    operation_problems,
    kpi_problems,
    date_problems,
)


@dataclass(frozen=True)
class CheckedProject:
    """What the checks say: the problems to look at, and those that somebody muted with a reason."""

    problems: Sequence[Problem]
    muted: Sequence[Muted]


def check_rows(rows: Rows, today: date, others: Iterable[Problem] = ()) -> CheckedProject:
    """Look at a project once, and tell loud problems from muted ones; `others` are what rows alone don't tell."""
    mutes = mutes_of(rows)
    problems: list[Problem] = []
    muted: list[Muted] = []

    def hear(problem: Problem) -> None:
        mute = mutes.get(muted_check_of(problem)) if mutes else None
        if mute is None:
            problems.append(problem)
        else:
            muted.append(Muted(problem, mute))

    for problem in (*_all(rows, today), *others):
        hear(problem)
    for problem in list(_matrix(problems)):
        hear(problem)
    return CheckedProject(problems, muted)


def problems_of(rows: Rows, today: date) -> Iterator[Problem]:
    """List the broken rules of a project that nobody muted."""
    yield from check_rows(rows, today).problems


def muted_of(rows: Rows, today: date) -> Sequence[Muted]:
    """List the broken rules that somebody muted, with their reasons."""
    return check_rows(rows, today).muted


def _all(rows: Rows, today: date) -> Iterator[Problem]:
    yield from cell_problems(rows)
    yield from raci_problems(rows, today)
    yield from assignment_problems(rows)
    yield from agreement_problems(rows)
    for look in DATED:
        yield from look(rows, today)


def _matrix(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Sum the errors of the matrix up; those that were muted do not count."""
    wrong = sum(problem.rule.startswith("RACI-") and problem.severity == "error" for problem in problems)
    if wrong:
        message = phrases(
            "The RACI matrix has {n} error. Correct it before duties are assigned.",
            "The RACI matrix has {n} errors. Correct them before duties are assigned.",
            wrong,
        )
        yield broken("H5", message, Raci)
