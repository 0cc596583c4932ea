"""Rows that examples are made of."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.method.plan.starter_roles import crossing
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableKind
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role

TODAY = date(2026, 11, 24)
BEFORE, AFTER = date(2026, 11, 1), date(2026, 12, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
Found = tuple[Sequence[Record], Sequence[Record]]


def matrix(*lines: str, names: str = "", assigned: bool = True, kind: str = "plan") -> list[Record]:
    """Make a matrix from lines such as `A R - A/R`; the first role is the customer's, the others the supplier's."""
    width = len(lines[0].split())
    sides = [Side.CUSTOMER, *[Side.SUPPLIER] * (width - 1)]
    named = names.split() or [f"Role {number}" for number in range(width)]
    roles = [Role(name=name, side=side, in_raci=True) for name, side in zip(named, sides, strict=True)]
    rows: list[Record] = [*roles]
    for line in lines:
        deliverable = Deliverable(title=line, kind=DeliverableKind(kind))
        letters = zip(roles, line.split(), strict=True)
        rows += [deliverable, *(crossing(deliverable, role, letter.strip("-")) for role, letter in letters)]
    person = Person(family_name="Kovács", main_contact=True)
    given = [Assignment(role_id=role.id, person_id=person.id) for role in roles if assigned]
    return [*rows, person, *given]


def staff(*given: dict[str, Any], **columns: Any) -> list[Record]:
    """Make one role, its assignments as `given`, and their people; `who` tells people apart."""
    role = Role(**{"name": "Trainer", "code": "TR", **columns})
    agreed = {"duties_communicated_on": BEFORE, "availability_confirmed": True, "role_id": role.id}
    people: dict[str, Person] = {}
    rows: list[Record] = [role]
    for item in given:
        name = item.get("who", "Kovács")
        people.setdefault(name, Person(family_name=name, main_contact=not people))
        own = {key: value for key, value in item.items() if key != "who"}
        rows.append(Assignment(**{**agreed, **own, "person_id": people[name].id}))
    return [*rows, *people.values()]


def somebody(role: str = "TR") -> tuple[Person, list[Record]]:
    """Make a person who was given a role, and the rows that say so."""
    rows = staff({}, code=role)
    return next(row for row in rows if isinstance(row, Person)), rows


def dated(**days: date) -> list[Record]:
    return [Project(name="Hotline", customer_name="Stadtwerke", **days), Profile()]


def unread(row: Record, column: str) -> list[Record]:
    row.unread = {column: "soonish"}
    return [row]
