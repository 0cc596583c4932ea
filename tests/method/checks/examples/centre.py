"""The centre, its gaps and its checklists."""

from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.process_change import ProcessChange
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.prepare.profile import Profile, Topology
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.sourcing import Sourcing
from ccworkbench.sheets.prepare.unit import Unit, UnitKind
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, Found

FAR = {"topology": Topology.DISTRIBUTED}


def centre(sites: str = "", roles: str = "", **profile: Any) -> list[Record]:
    listed = [Role(name=key, code=key) for key in roles.split()]
    return [Project(name="Hotline", customer_name="Stadtwerke", sites=sites), Profile(**profile), *listed]


def levels(line: int, departments: int = 0, seats: int = 45) -> list[Record]:
    """Make a line of levels, each above the one before, and departments under its head."""
    rows: list[OrgLevel] = []
    for number in range(line):
        rows.append(OrgLevel(name=f"Level {number}", reports_to=rows[-1].id if rows else None))
    beside = LevelKind.DEPARTMENT
    return [
        *centre(seats=seats),
        *rows,
        *(OrgLevel(name="Quality", kind=beside, reports_to=rows[0].id) for _ in range(departments)),
    ]


def begun(*rows: Record) -> list[Record]:
    return [Project(name="Hotline", customer_name="Stadtwerke", kick_off=BEFORE), Profile(), *rows]


def gap(*owners: Person, **columns: Any) -> list[Record]:
    return [*owners, Gap(description="No budget", owner=owners[0].id if owners else None, **columns)]


def nobody(**columns: Any) -> list[Record]:
    return [*gap(status=GapStatus.TO_CHECK), Service(service="Porting", performer=ServicePerformer.NOBODY, **columns)]


SIGNED = Gates(contract_signed_on=BEFORE)
GAP = Gap(description="Nobody does the porting", status=GapStatus.TO_CHECK)
EXAMPLES: dict[str, Found] = {
    "H9": (centre(roles="PM L.HR", seats=20), centre(roles="PM L.HR L.IT", seats=20)),
    "H10": (centre("Kassel", **FAR), centre("Kassel; Bonn", **FAR)),
    "LINK-1": (
        [*centre(**FAR), Site(name="Kassel"), Site(name="Bonn", link="MPLS")],
        [*centre(**FAR), Site(name="Kassel", link="MPLS"), Site(name="Bonn", link="MPLS")],
    ),
    "H11": (levels(3, 2), levels(4, 2)),
    "LEVEL-1": ([*levels(4), OrgLevel(name="Stranger")], levels(4)),
    "UNIT-1": (
        begun(Unit(name="IT", kind=UnitKind.IT)),
        begun(Unit(name="IT", kind=UnitKind.IT, sourcing=Sourcing.OUTSOURCED)),
    ),
    "SPAN-1": (centre(operators=60, supervisors=2), centre(operators=24, supervisors=2)),
    "GAP-1": (gap(), gap(status=GapStatus.TO_CHECK)),
    "GAP-2": (
        gap(Person(family_name="Kovács", main_contact=True), due=BEFORE),
        gap(Person(family_name="Kovács", main_contact=True), due=AFTER),
    ),
    "GAP-3": (gap(status=GapStatus.CLOSED), gap(status=GapStatus.CLOSED, evidence="Contract, page 3")),
    "GAP-4": (
        [SIGNED, *gap(status=GapStatus.TO_CHECK, closes_by=Stage.PROCUREMENT)],
        [
            SIGNED,
            *gap(status=GapStatus.TO_CHECK, closes_by=Stage.GOLIVE),
            *gap(status=GapStatus.NONE, closes_by=Stage.PROCUREMENT),
        ],
    ),
    "H7": ([SIGNED, *gap(closes_by=Stage.PROCUREMENT)], [SIGNED, *gap(closes_by=Stage.GOLIVE)]),
    "SERVICE-1": (nobody(), [GAP, *nobody(gap_id=GAP.id)]),
    "SERVICE-2": (
        begun(Service(service="Porting")),
        begun(Service(service="Porting", performer=ServicePerformer.THIRD)),
    ),
    "PROCESS-1": ([ProcessChange(process="Hand-over", due=BEFORE)], [ProcessChange(process="Hand-over", due=TODAY)]),
    "ITEM-1": (
        [CheckItem(item="List of numbers", due=BEFORE)],
        [CheckItem(item="List of numbers", due=BEFORE, done_on=BEFORE)],
    ),
}
