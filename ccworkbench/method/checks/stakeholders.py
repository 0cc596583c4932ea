"""The rules of stakeholders, messages and changes (method.md 4.2, 4.4, 4.16)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.sheets.change.change_impact import ChangeImpact, ChangeSupport, ImpactLevel
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder, StakeholderGroup

# Executives and the front line both have to be heard (method.md 3.2, 001-21).
NEEDED: Final[dict[StakeholderGroup, Phrase]] = {
    StakeholderGroup.EXECUTIVES: phrase("Nobody from senior management is in the register. Add the people who decide."),
    StakeholderGroup.FRONTLINE: phrase("Nobody from the floor is in the register. Add agents or supervisors."),
}

HELP: Final = {ChangeSupport.TRAINING.value, ChangeSupport.COMMUNICATION.value}
STRONG: Final = {ImpactLevel.HIGH, ImpactLevel.VERY_HIGH}


def stakeholder_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check who stands where, what was to be said, and who is helped through a change."""
    yield from _stakeholders(rows)
    for message in rows(Message):
        if message.is_late(today):
            said = phrase("“{message}” is overdue. Send it, or change its date.", message=message.message)
            yield broken("COMM-1", said, Message, message.id, "first_date")
    for impact in rows(ChangeImpact):
        yield from _impact(impact)


def _stakeholders(rows: Rows) -> Iterator[Problem]:
    stakeholders = rows(Stakeholder)
    present = {row.group for row in stakeholders}
    for group, message in NEEDED.items():
        if stakeholders and group not in present:
            yield broken("H8", message, Stakeholder)
    for row in stakeholders:
        if (row.attitude_gap() or 0) > 0 and not row.engagement:
            said = phrase("“{name}” is less supportive than desired. Record the engagement action.", name=row.name)
            yield broken("STAKE-1", said, Stakeholder, row.id, "engagement")


def _impact(impact: ChangeImpact) -> Iterator[Problem]:
    if (impact.difference() or 0) > 1:
        message = phrase(
            "“{audience}” rate this change far higher than the project does. Discuss it with them.",
            audience=impact.audience,
        )
        yield broken("IMPACT-1", message, ChangeImpact, impact.id, "floor_level")
    is_helped = HELP & set(impact.support) or impact.course_id or impact.message_id
    if {impact.level, impact.floor_level} & STRONG and not is_helped:
        message = phrase(
            "This change has a high impact, but “{audience}” are neither trained nor informed. Plan "
            "training or a message.",
            audience=impact.audience,
        )
        yield broken("H12", message, ChangeImpact, impact.id, "support")
