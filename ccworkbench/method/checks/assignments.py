"""The rules of assignments: every role is led, told and agreed, and nobody is planned twice (method.md 2, 4.16)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role

SUPPORT_CONTACT: Final = "DSC"
FULL: Final = 1.0001  # shares are floats: ten times 10 % must not be more than all
Names = dict[UUID, str]


def assignment_problems(rows: Rows) -> Iterator[Problem]:
    """Check who plays which role."""
    people: Names = {person.id: person.label for person in rows(Person)}
    by_role: dict[UUID, list[Assignment]] = {role.id: [] for role in rows(Role)}
    by_person: dict[UUID, list[Assignment]] = {person: [] for person in people}
    for assignment in rows(Assignment):
        if assignment.role_id in by_role:
            by_role[assignment.role_id].append(assignment)
            if assignment.person_id in by_person:
                by_person[assignment.person_id].append(assignment)
    roles: Names = {role.id: role.name for role in rows(Role)}
    for role in rows(Role):
        yield from _lead(role, by_role[role.id], people)
        yield from _support_contacts(role, by_role[role.id])
    for person, assignments in by_person.items():
        yield from _agreed_assignment(people[person], assignments, roles)
        yield from _overload(people[person], assignments, roles)


def _lead(role: Role, assignments: Sequence[Assignment], people: Names) -> Iterator[Problem]:
    given = [assignment for assignment in assignments if assignment.person_id in people]
    leads = [assignment for assignment in given if assignment.is_lead]
    if given and not leads:
        message = phrase("“{role}” has no lead. Mark one of the people in this role.", role=role.name)
        yield broken("H1", message, Assignment, given[0].id, "is_lead")
    elif len(leads) > 1:
        names = ", ".join(people[lead.person_id] for lead in leads if lead.person_id)
        message = phrase("“{role}” has several leads: {people}. Keep one.", role=role.name, people=names)
        yield broken("H1", message, Assignment, leads[1].id, "is_lead")
    elif role.mandatory and not given:
        message = phrase("The role “{role}” has not been assigned yet. Choose a person.", role=role.name)
        if assignments:
            yield broken("H1", message, Assignment, assignments[0].id, "person_id")
        else:
            yield broken("H1", message, Role, role.id, "name")


def _support_contacts(role: Role, assignments: Sequence[Assignment]) -> Iterator[Problem]:
    """Ask for the second person; of a role that nobody has, other rules tell."""
    people = {assignment.person_id for assignment in assignments if assignment.person_id}
    if SUPPORT_CONTACT in {role.origin, role.code} and len(people) == 1:
        message = phrase("“{role}” needs at least two people: one must always be reachable.", role=role.name)
        yield broken("H26", message, Role, role.id, "name")


def _agreed_assignment(person: str, assignments: Sequence[Assignment], roles: Names) -> Iterator[Problem]:
    for assignment in assignments:
        role = roles.get(assignment.role_id, "") if assignment.role_id else ""
        if assignment.duties_communicated_on is None:
            message = phrase(
                "{person} has not been briefed on the duties of “{role}” yet. Discuss them.", person=person, role=role
            )
            yield broken("H3", message, Assignment, assignment.id, "duties_communicated_on")
        if not assignment.availability_confirmed:
            message = phrase(
                "{person} has not confirmed availability for “{role}” yet. Ask, and record the answer.",
                person=person,
                role=role,
            )
            yield broken("H4", message, Assignment, assignment.id, "availability_confirmed")


def _overload(person: str, assignments: Sequence[Assignment], roles: Names) -> Iterator[Problem]:
    """Walk along the days on which an assignment starts: a sum of shares can only grow there."""
    planned = sorted((row for row in assignments if row.capacity and _first(row) <= _last(row)), key=_first)
    ends = sorted(planned, key=_last)
    total, over = 0.0, 0
    for assignment in planned:
        day = _first(assignment)
        while _last(ends[over]) < day:
            total -= ends[over].capacity or 0
            over += 1
        total += assignment.capacity or 0
        if total > FULL:
            at_once = [row for row in planned if row.role_id and _first(row) <= day <= _last(row)]
            names = ", ".join(roles.get(row.role_id, "") for row in at_once if row.role_id)
            message = phrase(
                "{person} is planned for more than full time: {roles}. Reduce the capacity in one of "
                "the roles, or move the dates.",
                person=person,
                roles=names,
            )
            yield broken("H2", message, Assignment, assignment.id, "capacity")
            return


def _first(assignment: Assignment) -> date:
    return assignment.contribution_from or date.min


def _last(assignment: Assignment) -> date:
    return assignment.contribution_to or date.max
