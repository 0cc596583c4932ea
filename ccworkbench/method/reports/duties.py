"""The report on management duties: who leads what, level by level and role by role (method.md 3.4: 002-15)."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.kind import Choice
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.reports.cells import LONG, TEXT, cell, head, link, table_of
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role

# Who leads in the centre and in the project (method.md 2.1, 2.2, 2.4, 2.5); a role of one's own counts where people
# report to its level.
LEADING = frozenset(
    {
        "BC",
        "PM",
        "CCM",
        "SUP",
        "EL",
        "VPM",
        "CSM",
        "L.SUP",
        "L.MGR",
        "L.HOP",
        "L.DIR",
        "L.QCM",
        "CUS",
        "OPM",
        "OSV",
        "ORM",
    }
)

# The role that a starter level stands for, so that nobody who leads is told twice.
LEVEL_ROLES = {
    "ol.director": "L.DIR",
    "ol.operations": "L.HOP",
    "ol.manager": "L.MGR",
    "ol.supervisors": "L.SUP",
    "ol.supervisors.small": "L.SUP",
    "ol.quality": "L.QCM",
    "ol.training": "L.TRN",
    "ol.it": "L.IT",
    "ol.hr": "L.HR",
}


def duties_table(rows: Rows, viewer: Viewer, today: date) -> Table:
    """Show what everybody who leads is in charge of: first the centre's levels, then the roles."""
    heads = [
        head(viewer, "name", N_("Level or role"), 28, TEXT),
        head(viewer, "side", N_("Side"), 14, Choice(Side)),
        head(viewer, "duty", N_("Duty"), 44, LONG),
        head(viewer, "reports_to", N_("Reports to"), 20, TEXT),
        head(viewer, "leads", N_("Direct reports"), 22, LONG),
        head(viewer, "holder", N_("Assigned to"), 20, LONG),
    ]
    return table_of("management_duties", viewer, heads, [*_levels(rows, viewer), *_roles(rows, viewer)])


def _levels(rows: Rows, viewer: Viewer) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield the levels that lead others, or stand beside the line; who holds the role of a level leads it."""
    levels = {level.id: level for level in rows(OrgLevel)}
    holders = _holders(rows, viewer)
    below: dict[UUID | None, list[str]] = {}
    for level in levels.values():
        below.setdefault(level.reports_to, []).append(viewer.retell(level.name))
    for level in levels.values():
        if level.id in below or level.holder or level.kind is LevelKind.DEPARTMENT:
            over = levels.get(level.reports_to) if level.reports_to else None
            name = viewer.name(Person.__tablename__, level.holder) if level.holder else ""
            yield (
                str(level.id),
                [
                    link(viewer.retell(level.name), level),
                    cell(Choice(Side), Side.OPERATIONS, viewer),
                    cell(LONG, level.duty, viewer),
                    link(viewer.retell(over.name) if over else "", over),
                    cell(LONG, viewer.words.listing(below.get(level.id, [])), viewer),
                    cell(
                        LONG, name or viewer.words.listing(holders.get(LEVEL_ROLES.get(level.origin, ""), [])), viewer
                    ),
                ],
            )


def _roles(rows: Rows, viewer: Viewer) -> Iterator[tuple[str, Sequence[Cell]]]:
    """Yield the roles that lead and are no level of the centre."""
    told = {LEVEL_ROLES.get(level.origin) for level in rows(OrgLevel)}
    holders = _holders(rows, viewer)
    for role in rows(Role):
        if {role.code, role.origin} & LEADING and role.origin not in told:
            yield (
                str(role.id),
                [
                    link(viewer.retell(role.name), role),
                    cell(Choice(Side), role.side, viewer),
                    cell(LONG, role.duty, viewer),
                    Cell("", None),
                    Cell("", None),
                    cell(LONG, viewer.words.listing(holders.get(role.origin or str(role.id), [])), viewer),
                ],
            )


def _holders(rows: Rows, viewer: Viewer) -> dict[str, list[str]]:
    """Find the names of those who hold each role, by the starter row it came from, or its id."""
    roles = {role.id: role.origin or str(role.id) for role in rows(Role)}
    holders: dict[str, list[str]] = {}
    for given in rows(Assignment):
        if given.role_id in roles and given.person_id and (name := viewer.name(Person.__tablename__, given.person_id)):
            holders.setdefault(roles[given.role_id], []).append(name)
    return holders
