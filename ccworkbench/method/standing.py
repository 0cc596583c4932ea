"""The rules on stakeholders, communication and gaps (method.md 4.2, 4.9, 4.16)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.words import Phrase, phrase
from ccworkbench.method.rules import broken
from ccworkbench.sheets.communication import Message
from ccworkbench.sheets.gap import Gap
from ccworkbench.sheets.stakeholder import Group, Stakeholder

# Executives and the front line both have to be heard (method.md 3.2, 001-21).
NEEDED: Final[dict[Group, Phrase]] = {
    Group.EXECUTIVES: phrase("Nobody from senior management is in the register. Add the people who decide."),
    Group.FRONTLINE: phrase("Nobody from the front line is in the register. Add agents or supervisors."),
}


def standing_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check who stands where, what was to be said, and which gaps are still open."""
    yield from _stakeholders(rows)
    for message in rows(Message):
        if message.is_late(today):
            said = phrase("“{message}” was planned for earlier. Send it, or change its date.", message=message.message)
            yield broken("COMM-1", said, Message, message.id, "first_date")
    for gap in rows(Gap):
        yield from _gap(gap, today)


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
