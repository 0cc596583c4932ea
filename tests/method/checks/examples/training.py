"""Training, readiness, and enough operators."""

from datetime import date, timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, TOMORROW, YESTERDAY, Found, dated, somebody

PERSON, PEOPLE = somebody()
NEAR = TODAY + timedelta(20)


def need(levels: str, *sessions: date, go_live: date = NEAR, heads: int | None = 30) -> list[Record]:
    """Make an audience of agents with one need, ten places, and its sessions."""
    agents = Audience(name="Agents", origin="au.agents", headcount=heads, capacity=10)
    skill = Skill(name="Calls")
    cell = TrainingNeed.at(skill, agents)
    setattr(cell, TrainingNeed.crossed, levels)
    planned = (Session(title="Basics", audience_id=agents.id, held_on=day) for day in sessions)
    return [*dated(go_live=go_live), agents, skill, cell, *planned]


def session(held_on: date, **columns: Any) -> list[Record]:
    return [*dated(go_live=TOMORROW), Session(title="Basics", held_on=held_on, **columns)]


def released(*days: date | None) -> list[Record]:
    tried = (Attestation(operator=PERSON.id, released_on=day) for day in days)
    return [Project(name="Hotline", customer_name="K", go_live=TOMORROW), Profile(operators=1), *PEOPLE, *tried]


def assessed(**columns: Any) -> list[Record]:
    agents = Audience(name="Agents")
    old = Adkar(audience_id=agents.id, assessed_on=BEFORE, awareness=1.0, action="Tell them")
    return [agents, old, Adkar(audience_id=agents.id, assessed_on=TODAY, awareness=4.0, **columns)]


EXAMPLES: dict[str, Found] = {
    "H13": (need("1>3"), need("1>3", NEAR)),
    "H14": (released(None), released(TODAY)),
    "TRAIN-1": (need(""), need("3>3")),
    "TRAIN-2": (need("1>3", NEAR, NEAR), need("1>3", NEAR, NEAR, NEAR)),
    "TRAIN-3": (session(YESTERDAY), session(YESTERDAY, status=SessionStatus.HELD)),
    "TRAIN-4": (session(AFTER), session(TODAY)),
    "TRAIN-5": (need("1>3", TODAY), need("1>3", TODAY, NEAR - timedelta(14))),
    "TRAIN-6": (need(">3"), need("0>3")),
    "ADKAR-1": (assessed(desire=2.5), assessed(desire=2.5, action="Talk with their lead")),
}
