"""Checks that somebody muted for one row: which they are, and how one is muted (method.md 4.16)."""

from dataclasses import dataclass
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Words
from ccworkbench.sheets.operate.mute import Mute

MutedCheck = tuple[str, str, str]  # rule, sheet, row


@dataclass(frozen=True)
class Muted:
    """A broken rule that is not to be heard, and the row that says why."""

    problem: Problem
    mute: Mute


def muted_check_of(problem: Problem) -> MutedCheck:
    """Name what a problem is about: its row, or the column that it calls in question as a whole."""
    return problem.rule, problem.sheet, str(problem.row or problem.column or "")


def mutes_of(rows: Rows) -> dict[MutedCheck, Mute]:
    """Return what is muted; without a reason nothing is, and what can't be read never."""
    return {(m.rule, m.where, m.row_key): m for m in rows(Mute) if m.reason.strip() and can_be_muted(m.rule)}


def can_be_muted(rule: str) -> bool:
    """Tell whether a rule may be silenced; a cell that is wrong in itself is put right instead."""
    return not rule.startswith("CELL-")


def mute(problem: Problem, reason: str, author: str, today: date, words: Words) -> Mute:
    """Make the row that mutes a problem; it never goes to a customer."""
    rule, where, row_key = muted_check_of(problem)
    return Mute(
        rule=rule,
        where=where,
        row_key=row_key,
        about=words.tell(problem.message),
        reason=reason,
        muted_by=author,
        muted_on=today,
        internal=True,
    )
