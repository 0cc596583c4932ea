"""Cells, dates, actions, roles and the matrix."""

from typing import Any
from uuid import uuid4

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.change_impact import ChangeImpact, ImpactLevel
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableStatus
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.stakeholders.message import Message, MessageStatus
from ccworkbench.sheets.stakeholders.stakeholder import Attitude, Stakeholder, StakeholderGroup
from ccworkbench.sheets.uat.defect import Defect
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, YESTERDAY, Found, dated, matrix, staff, unread


def action(**columns: Any) -> list[Record]:
    return [Action(**{"preparation": "Order headsets", "code": "A-001", **columns})]


def stakes(*groups: StakeholderGroup, **columns: Any) -> list[Record]:
    return [Stakeholder(name=group.label, group=group, **columns) for group in groups]


def message(**columns: Any) -> list[Record]:
    return [Message(message="Newsletter", **columns)]


def impact(**columns: Any) -> list[Record]:
    levels = {key: ImpactLevel(columns.pop(key)) for key in ("level", "floor_level") if key in columns}
    return [ChangeImpact(audience="Agents", **levels, **columns)]


def paper(key: str, **columns: Any) -> list[Record]:
    return [
        Deliverable(title="Log", origin=key, exported_on=BEFORE, **columns),
        Defect(title="No sound", found_on=YESTERDAY),
    ]


def answered(**columns: Any) -> list[Record]:
    return [Question(text="?", answer="Nobody", rating=Rating.RED, **columns)]


BOTH = (StakeholderGroup.FRONTLINE, StakeholderGroup.EXECUTIVES)
CHANGE: dict[str, Any] = {"attitude_now": Attitude.NEUTRAL, "attitude_wanted": Attitude.LEADING}
ANNA = {"who": "Anna"}
HALF = {"capacity": 0.5}
MOST = {"capacity": 0.8, "contribution_to": BEFORE}
EXAMPLES: dict[str, Found] = {
    "CELL-1": (unread(Action(preparation="x"), "due"), action()),
    "CELL-2": (action(preparation=""), action()),
    "CELL-3": (action() + action(), action() + action(code="A-002")),
    "CELL-4": (action(assigned_to=uuid4()), action()),
    "CODE-1": (
        [Task(title="Test", code="T-001", after="T-009")],
        [Task(title="Test", code="T-001", after="t-002"), Task(title="Build", code="T-002")],
    ),
    "DATES-1": (dated(kick_off=AFTER, go_live=BEFORE), dated(kick_off=BEFORE, go_live=AFTER)),
    "DATES-2": (message(sent_on=AFTER), message(sent_on=TODAY)),
    "DATES-3": ([Task(title="Test", starts=AFTER, ends=BEFORE)], [Task(title="Test", starts=AFTER, ends=AFTER)]),
    "RACI-1": (matrix("R A A/R"), matrix("R A -")),
    "RACI-2": (matrix("A C I"), matrix("A/R C I")),
    "RACI-3": (matrix("A R", names="Trainer trainer"), matrix("A R", names="Trainer Agent")),
    "RACI-4": (matrix("A/R R R R"), matrix("A R R R")),
    "RACI-5": (matrix("A/R C C C C"), matrix("A/R C C C")),
    "RACI-6": (matrix("A R -"), matrix("A R C")),
    "RACI-7": (matrix(*["A R"] * 5), matrix(*["A R"] * 3, *["R A"] * 2)),
    "RACI-8": (matrix("A R", assigned=False), matrix("A R")),
    "RACI-9": (matrix("R A", kind="sign_off"), matrix("A R", kind="sign_off")),
    "SPLIT-1": (matrix(*["A/R I"] * 5), matrix(*["A/R I"] * 4, "A R")),
    "H1": (staff({"is_lead": False}), staff({})),
    "H2": (staff(HALF, HALF, HALF), staff(MOST, {**MOST, "contribution_to": None, "contribution_from": TODAY})),
    "H3": (staff({"duties_communicated_on": None}), staff({})),
    "H4": (staff({"availability_confirmed": False}), staff({})),
    "H5": (matrix("R R"), matrix("A R")),
    "H26": (staff({}, code="DSC"), staff(ANNA, {"who": "Béla", "is_lead": False}, code="DSC")),
    "CONTACT-1": ([Person(family_name="Kovács")], [Person(family_name="Kovács", main_contact=True)]),
    "ACTION-1": (action(due=BEFORE), action(due=TODAY)),
    "ACTION-2": (action(completed=AFTER), action(completed=TODAY)),
    "ACTION-3": (action(status=ActionStatus.DONE), action(status=ActionStatus.DONE, completed=TODAY)),
    "ACTION-4": (action(completed=TODAY), action(status=ActionStatus.DONE, completed=TODAY)),
    "H6": (action(due=BEFORE), action(due=BEFORE, status=ActionStatus.CANCELLED)),
    "QUESTION-1": (answered(), answered(follow_up=Action(preparation="x").id)),
    "H24": ([Deliverable(title="x", due=BEFORE)], [Deliverable(title="x", due=BEFORE, status="approved")]),
    "H25": (paper("d.28"), paper("d.28", status=DeliverableStatus.SUPERSEDED)),
    "H8": (
        stakes(StakeholderGroup.IT, StakeholderGroup.EXECUTIVES),
        stakes(StakeholderGroup.FRONTLINE, StakeholderGroup.EXECUTIVES),
    ),
    "STAKE-1": (stakes(*BOTH, **CHANGE), stakes(*BOTH, **CHANGE, engagement="Talk with them")),
    "COMM-1": (message(first_date=BEFORE), message(first_date=BEFORE, status=MessageStatus.SENT)),
    "IMPACT-1": (impact(level="1", floor_level="3", support=("training",)), impact(level="2", floor_level="2")),
    "H12": (impact(level="3", support=("coaching",)), impact(level="3", support=("training",))),
}
