"""Key figures, problems, risks and the pilot month."""

from datetime import date
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.operate.incident import Incident, IncidentStatus
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import Raid, RaidKind, RaidStatus, Response
from ccworkbench.sheets.operate.report import Report, ReportKind
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, YESTERDAY, Found, somebody

PERSON, PEOPLE = somebody()


def figure(month: int = 9, **counts: Any) -> KpiFigure:
    first, last = date(2026, month, 1), date(2026, month + 1, 1)
    return KpiFigure(period_from=first, period_to=date.fromordinal(last.toordinal() - 1), **counts)


def entry(kind: RaidKind = RaidKind.RISK, **columns: Any) -> list[Record]:
    return [*PEOPLE, Raid(title="Porting", code="R-001", kind=kind, **columns)]


def told(**columns: Any) -> list[Record]:
    return [
        Incident(title="No sound", status=IncidentStatus.REPORTED, cause="A cable", fix_plan="A new one", **columns)
    ]


def decided(**columns: Any) -> list[Record]:
    return [*PEOPLE, DebriefDecision(decision="Five more seats", owner=PERSON.id, **columns)]


HEAVY: dict[str, Any] = {"probability": 4, "impact": 5}
EXAMPLES: dict[str, Found] = {
    "H20": ([Kpi(name="Lost calls")], [Kpi(name="Lost calls", formula=Formula.LCR, target=5.0)]),
    "KPI-1": ([figure(offered=9, answered=5, abandoned=3)], [figure(offered=9, answered=5, abandoned=3, flowouts=1)]),
    "KPI-2": ([figure(6), figure(7), figure(9)], [figure(7), figure(8), figure(9)]),
    "KPI-3": ([figure(offered=1, answered=2)], [figure(offered=2, answered=2)]),
    "KPI-4": ([figure(9), figure(9)], [figure(8), figure(9)]),
    "REPORT-1": (
        [Report(name="By hour", kind=ReportKind.CUSTOM)],
        [Report(name="By hour", kind=ReportKind.CUSTOM, in_specification=True)],
    ),
    "EVAL-1": (
        [Evaluation(contact="4711", evaluated_on=BEFORE)],
        [Evaluation(contact="4711", evaluated_on=BEFORE, feedback_on=BEFORE)],
    ),
    "H21": (told(), told(prevention_plan="Two cables")),
    "PROBLEM-1": ([Incident(title="No sound", fix_due=BEFORE)], [Incident(title="No sound", fix_due=TODAY)]),
    "RAID-1": (entry(**HEAVY), entry(**HEAVY, owner=PERSON.id)),
    "RAID-2": (entry(**HEAVY), entry(**HEAVY, response=Response.AVOID)),
    "RAID-3": (entry(RaidKind.ASSUMPTION, verify_by=YESTERDAY), entry(RaidKind.ASSUMPTION, verify_by=TODAY)),
    "RAID-4": (entry(RaidKind.DEPENDENCY, due=YESTERDAY), entry(RaidKind.DEPENDENCY, due=AFTER)),
    "RAID-5": (
        entry(RaidKind.DECISION, status=RaidStatus.CLOSED),
        entry(RaidKind.DECISION, status=RaidStatus.CLOSED, decided_by=PERSON.id),
    ),
    "RAID-6": (entry(due=YESTERDAY), entry(due=YESTERDAY, status=RaidStatus.CLOSED)),
    "H23": ([Pilot(ends=YESTERDAY)], [Pilot(ends=YESTERDAY, debrief_on=TODAY)]),
    "DEBRIEF-1": (decided(), decided(due=AFTER)),
    "DEBRIEF-2": (decided(due=YESTERDAY), decided(due=TODAY)),
}
