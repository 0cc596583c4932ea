"""The rules of the centre itself: its sites, its levels, its supporting functions (method.md 2.4, 3.4)."""

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.weekly_hours import weekly_hours
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import is_near, only
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.prepare.profile import Profile, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.unit import Unit, UnitKind
from ccworkbench.sheets.roles.role import Role

WEEK_HOURS: Final = 40  # of one operator
AT_WORK: Final = 0.7  # of them, less leave, illness, breaks and training
SPAN: Final = (8, 15)  # operators per supervisor, the rule of thumb of method.md 2.4
# Levels of the line, and departments beside it, that each size of centre has at least (method.md 2.4).
LEVELS: Final = {SizeBand.SMALL: 3, SizeBand.MEDIUM: 4, SizeBand.LARGE: 4}
DEPARTMENTS: Final = {SizeBand.SMALL: 0, SizeBand.MEDIUM: 2, SizeBand.LARGE: 2}
SUPPORT: Final = {
    "L.IT": (
        UnitKind.IT,
        phrase("Even a small centre needs an administrator, in-house or external. Add the role."),
    ),
    "L.HR": (
        UnitKind.HR,
        phrase("Even a small centre needs a recruiter; the supervisor may take this role. Add the role."),
    ),
}


def organisation_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check the centre against its size and topology."""
    project, profile = only(rows, Project), only(rows, Profile)
    if project is None or profile is None:
        return
    yield from _sites(rows, project, profile)
    yield from _support(rows, profile)
    yield from _levels(rows, profile)
    if is_near(project.kick_off, today):
        yield from _units(rows)
    yield from _hours(profile)
    span = profile.span()
    if span is not None and not SPAN[0] <= span <= SPAN[1]:
        message = phrase(
            "A supervisor usually leads {low} to {high} agents. Check the numbers.", low=SPAN[0], high=SPAN[1]
        )
        yield broken("SPAN-1", message, Profile, profile.id, "span")


def _hours(profile: Profile) -> Iterator[Problem]:
    """Compare the operators with the fewest that keep one of them at work in all opening hours."""
    hours = weekly_hours(profile.opening_hours)
    needed = math.ceil(hours / (WEEK_HOURS * AT_WORK)) if hours else 0
    if profile.operators and profile.operators < needed:
        message = phrase(
            "Opening hours per week: {hours}; agents needed to keep one on duty: {needed}; planned: "
            "{operators}. Check the headcount or the opening hours.",
            hours=round(hours or 0),
            needed=needed,
            operators=profile.operators,
        )
        yield broken("HOURS-1", message, Profile, profile.id, "operators")


def _sites(rows: Rows, project: Project, profile: Profile) -> Iterator[Problem]:
    if profile.topology is not Topology.DISTRIBUTED:
        return
    listed, sites = re.findall(r"[^\n,;、，；]*[^\n,;、，；\s]", project.sites), rows(Site)
    if max(len(sites), len(listed)) < 2:
        message = phrase("The centre is distributed, but fewer than two sites are listed. List them all.")
        yield broken("H10", message, Project, project.id, "sites")
    for site in sites:
        if not site.link and not profile.links:
            message = phrase("“{site}” has no link to the other sites. Enter it.", site=site.name)
            yield broken("LINK-1", message, Site, site.id, "link")


def _support(rows: Rows, profile: Profile) -> Iterator[Problem]:
    """A unit serves as well as a role where it is known who does its work, in-house or outside."""
    keys = {key for role in rows(Role) for key in (role.origin, role.code)}
    kinds = {unit.kind for unit in rows(Unit) if _is_manned(unit)}
    for key, (kind, message) in SUPPORT.items():
        if keys and profile.band() is SizeBand.SMALL and key not in keys and kind not in kinds:
            yield broken("H9", message, Role)


def _levels(rows: Rows, profile: Profile) -> Iterator[Problem]:
    levels, band = rows(OrgLevel), profile.band()
    line = sum(level.kind is LevelKind.LINE for level in levels)
    beside = len(levels) - line
    lacking = max(LEVELS.get(band, 0) - line, 0) + max(DEPARTMENTS.get(band, 0) - beside, 0) if band else 0
    if levels and lacking:
        message = phrases(
            "For a centre of this size, {n} level of the hierarchy is missing. Add it.",
            "For a centre of this size, {n} levels of the hierarchy are missing. Add them.",
            lacking,
        )
        yield broken("H11", message, OrgLevel)
    heads = {level.id for level in levels if level.kind is LevelKind.LINE and level.reports_to is None}
    for level in levels:
        if level.id == level.reports_to or (len(heads) > 1 and level.id in heads):
            message = phrase(
                "“{level}” reports to no one, but is not the only top level. Fill in “Reports to”.",
                level=level.name,
            )
            yield broken("LEVEL-1", message, OrgLevel, level.id, "reports_to")


def _units(rows: Rows) -> Iterator[Problem]:
    for unit in rows(Unit):
        if unit.kind is not UnitKind.OTHER and not _is_manned(unit):
            message = phrase(
                "“{unit}” has no provider. Name the department, company or person that runs it.", unit=unit.name
            )
            yield broken("UNIT-1", message, Unit, unit.id, "performed_by")


def _is_manned(unit: Unit) -> bool:
    return bool(unit.sourcing or unit.performed_by or unit.contact)
