"""Let a check be silent about a row, with a reason; and let it speak again."""

from datetime import date

from ccworkbench.core.problem import Problem
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.muting import can_be_muted, mute
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.store.workbook import Workbook


def allow_mute(rule: str, reason: str) -> None:
    """Raise UserError where there is no reason to mute a check, or where it must not be silenced."""
    if not reason.strip():
        raise UserError(phrase("Muting a check needs a reason. Enter one."))
    if not can_be_muted(rule):
        raise UserError(phrase("{rule} can’t be muted. Correct the cell instead.", rule=rule))


def mute_check(workbook: Workbook, problem: Problem, reason: str, today: date) -> Mute:
    """Let a check be silent about what it says, as one step; return the row that keeps the reason.

    Raises UserError as `allow_mute` does.
    """
    allow_mute(problem.rule, reason)
    made = mute(problem, reason, workbook.author, today, words_of(workbook.project.language.value))
    with workbook.edit(phrase("Mute {rule}", rule=problem.rule)) as edit:
        return edit.add(made)


def unmute_check(workbook: Workbook, muted: Mute) -> None:
    """Let a check speak of a row again, as one step."""
    with workbook.edit(phrase("Unmute {rule}", rule=muted.rule)) as edit:
        edit.remove(muted)
