"""Training, readiness, and enough operators."""

from datetime import date, timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.training.audience import Audience, Shift
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, TOMORROW, YESTERDAY, Found, dated, somebody

PERSON, PEOPLE = somebody()
NEAR = TODAY + timedelta(20)


def need(
    levels: str, *sessions: date, go_live: date = NEAR, heads: int | None = 30, places: int | None = None
) -> list[Record]:
    """Make an audience of agents with one need, ten places, and its sessions."""
    agents = Audience(name="Agents", origin="au.agents", headcount=heads, capacity=10)
    skill = Skill(name="Calls")
    cell = TrainingNeed.at(skill, agents)
    setattr(cell, TrainingNeed.crossed, levels)
    planned = (Session(title="Basics", audience_id=agents.id, held_on=day, capacity=places) for day in sessions)
    return [*dated(go_live=go_live), agents, skill, cell, *planned]


def session(held_on: date, **columns: Any) -> list[Record]:
    return [*dated(go_live=TOMORROW), Session(title="Basics", held_on=held_on, **columns)]


def served(held_on: date, begins: date = AFTER, key: str = "t.users") -> list[Record]:
    """Make a session of the administrators, and a task that it is for."""
    task = Task(title="Set up", code="T-001", origin=key, starts=begins)
    return [task, Session(title="Basics", origin="s.admins.1", held_on=held_on)]


def released(*days: date | None) -> list[Record]:
    tried = (Attestation(operator=PERSON.id, released_on=day) for day in days)
    return [Project(name="Hotline", customer_name="K", go_live=TOMORROW), Profile(operators=1), *PEOPLE, *tried]


def assessed(**columns: Any) -> list[Record]:
    agents = Audience(name="Agents")
    old = Adkar(audience_id=agents.id, assessed_on=BEFORE, awareness=1.0, action="Tell them")
    return [agents, old, Adkar(audience_id=agents.id, assessed_on=TODAY, awareness=4.0, **columns)]


def refreshed(gap: int, *again: date, begins: date = AFTER) -> list[Record]:
    """Make a task of the administrators so many days after their training, and refreshers in between."""
    admins = Audience(name="Administrators", origin="au.admins")
    task = Task(title="Set up", code="T-001", origin="t.users", starts=begins, ends=begins)
    days = [(f"s.admins.{n}", begins - timedelta(gap)) for n in (1, 2)]
    days += [(f"s.refresher.admins.{n}", day) for n, day in enumerate(again, 1)]
    return [admins, task, *(Session(title="x", origin=key, held_on=day, audience_id=admins.id) for key, day in days)]


def in_rooms(*groups: tuple[str, date | None, Shift | None], rooms: int | None = 1, **columns: Any) -> list[Record]:
    """Make a site with training rooms, and groups that are taught at places, on days, in shifts."""
    course = Course(name="Basics", skills="Calls", **{"modality": Modality.CLASSROOM, **columns})
    sites = [Site(name="Kassel", training_rooms=rooms), Site(name="Kassel-Nord", training_rooms=1)]
    told = [Session(title="x", course_id=course.id, place=place, held_on=day, shift=s) for place, day, s in groups]
    return [*dated(go_live=AFTER), course, *sites, *told]


def traced(*rows: Record, skills: str = "", asked: bool = False) -> list[Record]:
    course = Course(name="Basics", skills=skills)
    impact = ChangeImpact(audience="Agents", future="One window", course_id=course.id if asked else None)
    return [course, impact, *rows]


def counted(heads: str) -> list[Record]:
    return [Audience(name="Agents", languages=("de", "hu"), language_heads=heads)]


EARLY, LATE = Shift.EARLY, Shift.LATE
AT_KASSEL, IN_ROOM, IN_NORTH = ("Kassel", NEAR, EARLY), ("Kassel, room 2", NEAR, EARLY), ("Kassel-Nord", NEAR, EARLY)
EXAMPLES: dict[str, Found] = {
    "H13": (need("1>3"), need("1>3", NEAR)),
    "H14": (released(None), released(TODAY)),
    "TRAIN-1": (need(""), need("3>3")),
    "TRAIN-2": (need("1>3", NEAR, NEAR), need("1>3", NEAR, NEAR, NEAR)),
    "TRAIN-3": (session(YESTERDAY), session(YESTERDAY, status=SessionStatus.HELD)),
    "TRAIN-4": (session(AFTER), session(TODAY)),
    "TRAIN-7": (served(AFTER), served(TOMORROW)),
    "TRAIN-5": (need("1>3", TODAY), need("1>3", TODAY, NEAR - timedelta(14))),
    "TRAIN-6": (need(">3"), need("0>3")),
    "TRAIN-8": (in_rooms(AT_KASSEL, IN_ROOM), in_rooms(AT_KASSEL, ("Kassel", NEAR, LATE), IN_NORTH)),
    "TRAIN-9": (in_rooms(("Kassel", None, EARLY)), in_rooms(("Kassel", None, EARLY), rooms=None)),
    "TRAIN-10": (traced(skills=" "), traced(asked=True)),
    "TRAIN-11": (counted("40"), counted("40, 5")),
    "ADKAR-1": (assessed(desire=2.5), assessed(desire=2.5, action="Talk with their lead")),
}
