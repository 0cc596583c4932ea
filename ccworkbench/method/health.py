"""The rules across sheets: actions, people and their roles, the centre's profile, dates (method.md 4.3, 4.16)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.words import Phrase, phrase
from ccworkbench.method.rules import broken
from ccworkbench.sheets.action import Action, ActionStatus
from ccworkbench.sheets.deliverable import Deliverable, DeliverableStatus
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.person import Person
from ccworkbench.sheets.profile import Band, Profile, Topology
from ccworkbench.sheets.project import Project
from ccworkbench.sheets.role import Role

SPAN: Final = (8, 15)  # operators per supervisor, the rule of thumb of method.md 2.4
SUPPLIERS = {Side.SUPPLIER, Side.OUTSOURCER}
SETTLED = {DeliverableStatus.APPROVED, DeliverableStatus.SUPERSEDED}
DATES: Final = ("kick_off", "uat_start", "uat_end", "go_live", "pilot_end")
SUPPORT: Final = {
    "L.IT": phrase("Even a small centre needs somebody for its systems, in-house or from outside. Add the role."),
    "L.HR": phrase("Even a small centre needs somebody who finds operators, if only the supervisor. Add the role."),
}


def health_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check what no sheet can see alone, besides the matrix and the assignments."""
    for action in rows(Action):
        yield from _action(action, today)
    for deliverable in rows(Deliverable):
        yield from _deliverable(deliverable, today)
    yield from _main_contacts(rows(Person))
    for project in rows(Project):
        yield from _dates(project)
        for profile in rows(Profile):
            yield from _profile(profile, project, rows(Role))


def _action(action: Action, today: date) -> Iterator[Problem]:
    code, done = action.code or action.label, action.status is ActionStatus.DONE
    if action.is_overdue(today):
        message = phrase("{code} is overdue. Complete it, or agree on a new date.", code=code)
        yield broken("ACTION-1", message, Action, action.id, "due")
    if action.completed and action.completed > today:
        message = phrase("{code} has a complete date in the future. Enter it when the work is done.", code=code)
        yield broken("ACTION-2", message, Action, action.id, "completed")
    elif done and not action.completed:
        message = phrase("{code} is done, but since when? Enter the complete date.", code=code)
        yield broken("ACTION-3", message, Action, action.id, "completed")
    elif action.completed and not done:
        message = phrase("{code} has a complete date, but is not done. Correct the status or the date.", code=code)
        yield broken("ACTION-4", message, Action, action.id, "status")


def _deliverable(row: Deliverable, today: date) -> Iterator[Problem]:
    if row.due and row.due < today and row.status not in SETTLED:
        message = phrase("“{title}” was due and is not approved. Finish it, or agree on a new date.", title=row.title)
        yield broken("H24", message, Deliverable, row.id, "due")


def _main_contacts(people: Sequence[Person]) -> Iterator[Problem]:
    customer = [person for person in people if person.side is Side.CUSTOMER]
    none = phrase("The customer’s side has no main contact. Mark one person.")
    many = phrase("The customer’s side has several main contacts. Leave one.")
    yield from _main_contact(customer, none, many)
    supplier = [person for person in people if person.side in SUPPLIERS]
    none = phrase("The supplier’s side has no main contact. Mark one person.")
    many = phrase("The supplier’s side has several main contacts. Leave one.")
    yield from _main_contact(supplier, none, many)


def _main_contact(people: Sequence[Person], none: Phrase, many: Phrase) -> Iterator[Problem]:
    main = [person for person in people if person.main_contact]
    if people and not main:
        yield broken("CONTACT-1", none, Person, people[0].id, "main_contact")
    for person in main[1:]:
        yield broken("CONTACT-1", many, Person, person.id, "main_contact")


def _dates(project: Project) -> Iterator[Problem]:
    known = [(key, day) for key in DATES if (day := getattr(project, key))]
    for (_, before), (key, day) in pairwise(known):
        if day < before:
            message = phrase("This date lies before the one that comes first: kick-off, UAT, go-live, end of pilot.")
            yield broken("DATES-1", message, Project, project.id, key)


def _profile(profile: Profile, project: Project, roles: Sequence[Role]) -> Iterator[Problem]:
    sites = [site for site in re.split(r"[\n,;、，；]+", project.sites) if site.strip()]
    if profile.topology is Topology.DISTRIBUTED and len(sites) < 2:
        message = phrase("The centre is distributed, but fewer than two sites are listed. List them all.")
        yield broken("H10", message, Project, project.id, "sites")
    keys = {key for role in roles for key in (role.origin, role.code)}
    if roles and profile.band() is Band.SMALL:
        for key, message in SUPPORT.items():
            if key not in keys:
                yield broken("H9", message, Role)
    span = profile.span()
    if span is not None and not SPAN[0] <= span <= SPAN[1]:
        message = phrase("A supervisor usually leads {low} to {high} operators. Check the numbers.",
                         low=SPAN[0], high=SPAN[1])  # fmt: skip
        yield broken("SPAN-1", message, Profile, profile.id, "span")
