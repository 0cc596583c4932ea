"""The rules by key: how bad it is to break each, and how a broken one is told."""

from uuid import UUID

from ccworkbench.core.problem import Problem, Severity
from ccworkbench.core.record import Record
from ccworkbench.core.words import Phrase

# RACI-1..9 are method.md 4.1, H1..26 its list of cross-sheet checks (4.16); the other keys are ours.
RULES: dict[str, Severity] = {
    "CELL-1": "error",  # a text that could not be read
    "CELL-2": "error",  # a required cell is empty
    "CELL-3": "error",  # a human number is used twice
    "CELL-4": "error",  # a reference to a deleted row
    "RACI-1": "error",  # exactly one A for each deliverable
    "RACI-2": "error",  # at least one R
    "RACI-3": "error",  # a role holds one letter for each deliverable
    "RACI-4": "hint",  # more than three R
    "RACI-5": "hint",  # more than three quarters C
    "RACI-6": "hint",  # a role without letters
    "RACI-7": "hint",  # a role with more than 60 % of all A
    "RACI-8": "warning",  # a role with letters, but without people
    "RACI-9": "warning",  # a sign-off that the customer does not answer for
    "ACTION-1": "warning",  # overdue
    "ACTION-2": "error",  # completed in the future
    "ACTION-3": "warning",  # done without complete date
    "ACTION-4": "warning",  # complete date, but not done
    "H1": "warning",  # a role without lead person
    "H2": "warning",  # a person with more than 100 % at the same time
    "H3": "warning",  # duties not communicated
    "H4": "warning",  # availability not confirmed
    "H8": "warning",  # no stakeholder from senior management or from the front line
    "H9": "warning",  # a small centre without IT administrator or recruiter
    "H10": "warning",  # a distributed centre with one site
    "H24": "warning",  # a deliverable is due and not approved
    "H26": "hint",  # fewer than two designated support contacts
    "CONTACT-1": "warning",  # exactly one main contact on each side
    "SPAN-1": "hint",  # span of control outside 8 to 15
    "STAKE-1": "hint",  # an attitude has to change, but nothing is done for it
    "COMM-1": "warning",  # a message should have gone out
    "GAP-1": "warning",  # an open gap that nobody closes
    "GAP-2": "warning",  # an open gap past its date
    "IMPACT-1": "hint",  # the floor feels a change far more than the project thinks
    "H12": "warning",  # a strong change without support
    "UC-1": "warning",  # approved without owner or validator
    "CRIT-1": "warning",  # met without evidence
    "RAID-1": "warning",  # a heavy risk that nobody minds
    "H20": "warning",  # a key figure without formula, threshold or target
    "KPI-1": "warning",  # offered is not answered, abandoned and flow-outs together
    "KPI-2": "hint",  # figures of a period in between are missing
    "KPI-3": "error",  # counts that can't be, such as more answered than offered
    "KPI-4": "warning",  # figures that are there twice
    "DATES-1": "warning",  # dates of the project out of order
}


def broken(rule: str, message: Phrase, sheet: type[Record], row: UUID | None = None, column: str = "") -> Problem:
    """Tell that a rule is broken, and where."""
    return Problem(rule, RULES[rule], message, sheet.__tablename__, row, column)
