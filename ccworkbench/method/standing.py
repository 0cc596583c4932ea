"""The rules on stakeholders, messages, gaps, changes, use cases, criteria and risks (method.md 4.2-4.10, 4.16)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.words import Phrase, phrase
from ccworkbench.method.rules import broken
from ccworkbench.sheets.change import ChangeImpact, Level
from ccworkbench.sheets.communication import Message
from ccworkbench.sheets.criterion import Criterion
from ccworkbench.sheets.gap import Gap
from ccworkbench.sheets.raid import Raid, RiskBand
from ccworkbench.sheets.stakeholder import Group, Stakeholder
from ccworkbench.sheets.use_case import SETTLED, UseCase

# Executives and the front line both have to be heard (method.md 3.2, 001-21).
NEEDED: Final[dict[Group, Phrase]] = {
    Group.EXECUTIVES: phrase("Nobody from senior management is in the register. Add the people who decide."),
    Group.FRONTLINE: phrase("Nobody from the front line is in the register. Add agents or supervisors."),
}

STRONG: Final = {Level.HIGH, Level.VERY_HIGH}


def standing_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check who stands where, what was to be said, and which gaps are still open."""
    yield from _stakeholders(rows)
    for message in rows(Message):
        if message.is_late(today):
            said = phrase("“{message}” was planned for earlier. Send it, or change its date.", message=message.message)
            yield broken("COMM-1", said, Message, message.id, "first_date")
    for gap in rows(Gap):
        yield from _gap(gap, today)
    for impact in rows(ChangeImpact):
        yield from _impact(impact)
    yield from _readiness(rows)


def _stakeholders(rows: Rows) -> Iterator[Problem]:
    stakeholders = rows(Stakeholder)
    present = {row.group for row in stakeholders}
    for group, message in NEEDED.items():
        if stakeholders and group not in present:
            yield broken("H8", message, Stakeholder)
    for row in stakeholders:
        if (row.attitude_gap() or 0) > 0 and not row.engagement:
            said = phrase("“{name}” should think better of the project. Write down what is done for it.", name=row.name)
            yield broken("STAKE-1", said, Stakeholder, row.id, "engagement")


def _gap(gap: Gap, today: date) -> Iterator[Problem]:
    if gap.is_open() and gap.owner is None:
        message = phrase("{code} is open, but nobody closes it. Name an owner.", code=gap.code or gap.label)
        yield broken("GAP-1", message, Gap, gap.id, "owner")
    if gap.is_open() and gap.due and gap.due < today:
        message = phrase("{code} is still open after its date. Close it, or agree on a new date.",
                         code=gap.code or gap.label)  # fmt: skip
        yield broken("GAP-2", message, Gap, gap.id, "due")


def _impact(impact: ChangeImpact) -> Iterator[Problem]:
    if (impact.difference() or 0) > 1:
        message = phrase("“{audience}” feel this change far more than the project thinks. Talk it over with them.",
                         audience=impact.audience)  # fmt: skip
        yield broken("IMPACT-1", message, ChangeImpact, impact.id, "floor_level")
    if {impact.level, impact.floor_level} & STRONG and not impact.support:
        message = phrase("This change is felt strongly, but nothing helps “{audience}” through it. Plan support.",
                         audience=impact.audience)  # fmt: skip
        yield broken("H12", message, ChangeImpact, impact.id, "support")


def _readiness(rows: Rows) -> Iterator[Problem]:
    for case in rows(UseCase):
        if case.status in SETTLED and not (case.owner and case.validated_by):
            message = phrase("{code} is approved without an owner and a validator. Name both.", code=case.code)
            yield broken("UC-1", message, UseCase, case.id, "owner" if case.owner is None else "validated_by")
    for criterion in rows(Criterion):
        if criterion.met and not criterion.evidence:
            message = phrase("A criterion is met, but how is that known? Write down the evidence.")
            yield broken("CRIT-1", message, Criterion, criterion.id, "evidence")
    for entry in rows(Raid):
        if entry.is_open() and entry.band() is RiskBand.VERY_HIGH and entry.owner is None:
            message = phrase("{code} weighs very heavily, but nobody minds it. Name an owner.", code=entry.code)
            yield broken("RAID-1", message, Raid, entry.id, "owner")
