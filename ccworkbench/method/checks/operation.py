"""The rules of problems, risks, the pilot month and quality (method.md 3.5, 4.10, 4.14)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import called, is_begun, only
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision, DecisionStatus
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.operate.incident import Incident, IncidentStatus
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import Raid, RaidKind, RaidStatus, RiskBand
from ccworkbench.sheets.operate.report import Report, ReportKind
from ccworkbench.sheets.prepare.project import Project

TOLD = ("cause", "fix_plan", "prevention_plan")
FEEDBACK: Final = 7  # days in which an operator should hear what was heard


def operation_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check that problems are told openly, risks minded, and the pilot month closed."""
    for incident in rows(Incident):
        yield from _incident(incident, today)
    begun = is_begun(rows, today)
    for entry in rows(Raid):
        if entry.is_open():
            yield from _weighty(entry, begun=begun)
            yield from _late_entry(entry, today)
        yield from _decision(entry)
    yield from _pilot(rows, today)
    for decision in rows(DebriefDecision):
        yield from _debriefed(decision, today)
    yield from _quality(rows, today)


def _incident(row: Incident, today: date) -> Iterator[Problem]:
    missing = [key for key in TOLD if not getattr(row, key)]
    is_told = row.status is IncidentStatus.REPORTED or row.reported_on is not None
    if is_told and missing and not row.early_reason:
        message = phrase(
            "{code} was reported without a cause, corrective action or preventive action. Add what is "
            "missing, or enter the reason for reporting early.",
            code=called(row),
        )
        yield broken("H21", message, Incident, row.id, missing[0])
    is_unfixed = row.status not in {IncidentStatus.FIXED, IncidentStatus.CLOSED}
    if is_unfixed and row.fix_due and row.fix_due < today:
        message = phrase("{code} is past its fix date. Fix it, or agree on a new date.", code=called(row))
        yield broken("PROBLEM-1", message, Incident, row.id, "fix_due")


def _weighty(row: Raid, *, begun: bool) -> Iterator[Problem]:
    """Look at heavy risks; those that every project starts with get their owners from the kick-off on."""
    if row.band() is not RiskBand.VERY_HIGH:
        return
    if row.owner is None and (begun or not row.origin):
        message = phrase("{code} is rated very high but has no owner. Name one.", code=called(row))
        yield broken("RAID-1", message, Raid, row.id, "owner")
    if row.response is None:
        message = phrase("{code} is rated very high but has no response. Choose one.", code=called(row))
        yield broken("RAID-2", message, Raid, row.id, "response")


def _late_entry(row: Raid, today: date) -> Iterator[Problem]:
    if row.kind is RaidKind.ASSUMPTION and row.verify_by and row.verify_by < today:
        message = phrase("{code} is past its verification date. Verify it, or turn it into a risk.", code=called(row))
        yield broken("RAID-3", message, Raid, row.id, "verify_by")
    is_late = row.due is not None and row.due < today
    if row.kind is RaidKind.DEPENDENCY and is_late and row.confirmed_on is None:
        message = phrase("{code} is needed by now but not confirmed. Ask for confirmation.", code=called(row))
        yield broken("RAID-4", message, Raid, row.id, "confirmed_on")
    elif is_late and row.kind is not RaidKind.DEPENDENCY:
        message = phrase("{code} is overdue. Complete it, or agree on a new date.", code=called(row))
        yield broken("RAID-6", message, Raid, row.id, "due")


def _decision(row: Raid) -> Iterator[Problem]:
    is_taken = row.decided_on is not None or row.status is RaidStatus.CLOSED
    if row.kind is RaidKind.DECISION and is_taken and row.decided_by is None:
        message = phrase("{code} was decided, but no decision-maker is named. Name the person.", code=called(row))
        yield broken("RAID-5", message, Raid, row.id, "decided_by")


def _pilot(rows: Rows, today: date) -> Iterator[Problem]:
    project, pilot = only(rows, Project), only(rows, Pilot)
    end = (pilot.ends if pilot else None) or (project.pilot_end if project else None)
    if end and end < today and not (pilot and pilot.debrief_on):
        message = phrase(
            "The pilot month is over, but no debrief has been held. Hold it with the customer, and record the results."
        )
        yield broken("H23", message, Pilot, pilot.id if pilot else None, "debrief_on" if pilot else "")


def _debriefed(row: DebriefDecision, today: date) -> Iterator[Problem]:
    if row.status is not DecisionStatus.AGREED:
        return
    if row.owner is None or row.due is None:
        message = phrase("This decision has no owner or no date. Enter both.")
        yield broken("DEBRIEF-1", message, DebriefDecision, row.id, "owner" if row.owner is None else "due")
    elif row.due < today:
        message = phrase(
            "“{decision}” should have been carried out. Carry it out, or agree on a new date.", decision=called(row)
        )
        yield broken("DEBRIEF-2", message, DebriefDecision, row.id, "due")


def _quality(rows: Rows, today: date) -> Iterator[Problem]:
    for row in rows(Evaluation):
        heard = row.evaluated_on
        if heard and heard < today - timedelta(FEEDBACK) and row.feedback_on is None:
            message = phrase("The agent has not received feedback on this evaluation yet. Provide it.")
            yield broken("EVAL-1", message, Evaluation, row.id, "feedback_on")
    for report in rows(Report):
        if report.kind is ReportKind.CUSTOM and not report.in_specification:
            message = phrase(
                "“{report}” was requested but is not in the specification. Add it there.",
                report=report.name,
            )
            yield broken("REPORT-1", message, Report, report.id, "in_specification")
