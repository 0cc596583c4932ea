"""The rules of days: their order, days still to come, and papers older than what they tell (method.md 4.16)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.shortage import about_order, is_unfit
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.launch_check import LaunchCheck
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableStatus
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.use_cases.use_case import UseCase

DATES: Final = ("kick_off", "uat_start", "uat_end", "go_live", "pilot_end")
# Where each sheet keeps the days on which something happened; an action's are ACTION-2.
FACTS: Final[dict[type[Record], tuple[str, ...]]] = {
    Question: ("answered_on",),
    CheckItem: ("done_on",),
    Task: ("finished_on",),
    Gates: (
        "specification_agreed_on",
        "contract_signed_on",
        "installation_started_on",
        "knowledge_approved_on",
        "scripts_approved_on",
    ),
    Assignment: ("formally_assigned_on", "duties_communicated_on"),
    Deliverable: ("exported_on",),
    Stakeholder: ("last_contact",),
    Message: ("sent_on",),
    Adkar: ("assessed_on",),
    Attestation: ("attested_on",),
    UseCase: ("validated_on", "approved_on"),
    Criterion: ("met_on",),
    TestResult: ("run_on",),
    Defect: ("found_on", "retested_on", "closed_on"),
    LaunchCheck: ("done_on", "rechecked_on"),
    Signatory: ("signed_on",),
    Condition: ("closed_on",),
    Evaluation: ("evaluated_on", "feedback_on", "followed_up_on"),
    Incident: ("detected_on", "reported_on", "closed_on"),
    Raid: ("raised_on", "closed_on", "decided_on"),
    DebriefDecision: ("done_on",),
}
# Which day can't lie before which.
ORDER: Final[tuple[tuple[type[Record], str, str], ...]] = (
    (Task, "starts", "ends"),
    (Cycle, "starts", "ends"),
    (Tester, "booked_from", "booked_to"),
    (Assignment, "contribution_from", "contribution_to"),
    (Pilot, "starts", "ends"),
    (Defect, "found_on", "closed_on"),
    (Defect, "found_on", "retested_on"),
    (Incident, "detected_on", "reported_on"),
    (Incident, "detected_on", "closed_on"),
    (Raid, "raised_on", "closed_on"),
    (Evaluation, "evaluated_on", "feedback_on"),
    (KpiFigure, "period_from", "period_to"),
    (Attestation, "attested_on", "released_on"),
    (LaunchCheck, "done_on", "rechecked_on"),
)
# The deliverables that are printed from sheets, by the key of their starter row, and those sheets (method.md 2.6).
PRINTED: Final[dict[str, tuple[type[Record], ...]]] = {
    "d.03": (Assignment,),
    "d.07": (Stakeholder,),
    "d.08": (Message,),
    "d.14": (Attestation,),
    "d.15": (UseCase,),
    "d.17": (Task,),
    "d.27": (TestResult,),
    "d.28": (Defect,),
    "d.29": (SignOff, Signatory),
    "d.30": (Raid,),
    "d.31": (LaunchCheck, TechLaunch),
    "d.35": (KpiFigure,),
    "d.36": (DebriefDecision,),
    "d.3.5": (Raid,),
    "d.4.2": (Adkar,),
    "d.7.3": (Tester,),
    "d.7.6": (TestResult, Defect),
}
HAPPENED: Final[dict[type[Record], tuple[str, ...]]] = {
    **FACTS,
    Action: ("completed",),
    SignOff: ("decided_on",),
    KpiFigure: ("period_to",),
    Tester: ("briefed_on",),
    TechLaunch: ("performed_on",),
}


def date_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check days against each other and against today."""
    for project in rows(Project):
        yield from _milestones(rows, project, today)
    for sheet, keys in FACTS.items():
        for row in rows(sheet):
            yield from _future(sheet, row, keys, today)
    for sheet, first, last in ORDER:
        for row in rows(sheet):
            begins, ends = getattr(row, first), getattr(row, last)
            if begins and ends and ends < begins:
                message = phrase("The end is before the start. Correct one of the two.")
                yield broken("DATES-3", message, sheet, row.id, last)
    yield from _outdated(rows, today)


def _milestones(rows: Rows, project: Project, today: date) -> Iterator[Problem]:
    known = [(key, day) for key in DATES if (day := getattr(project, key))]
    for (_, before), (key, day) in pairwise(known):
        crossed = about_order(plan_of(rows)) if day < before else None
        if day < before and (crossed or not is_unfit(rows, today)):
            message = crossed or phrase("This date is out of order. The order is kick-off, UAT, go-live, end of pilot.")
            yield broken("DATES-1", message, Project, project.id, key)


def _future(sheet: type[Record], row: Any, keys: tuple[str, ...], today: date) -> Iterator[Problem]:
    for key in keys:
        day = getattr(row, key)
        if day and day > today:
            message = phrase("This date is in the future. Enter it once it has passed.")
            yield broken("DATES-2", message, sheet, row.id, key)


def _outdated(rows: Rows, today: date) -> Iterator[Problem]:
    """Only what carries a day can be known to be newer than a paper."""
    exported = [row for row in rows(Deliverable) if row.exported_on and row.status is not DeliverableStatus.SUPERSEDED]
    needed = {sheet for row in exported for sheet in PRINTED.get(row.origin, ())}
    newest = {sheet: _newest(sheet, rows, today) for sheet in needed}
    for row in exported:
        if any(newest[sheet] > row.exported_on for sheet in PRINTED.get(row.origin, ())):
            message = phrase("“{title}” was exported before its latest changes. Export it again.", title=row.title)
            yield broken("H25", message, Deliverable, row.id, "exported_on")


def _newest(sheet: type[Record], rows: Rows, today: date) -> date:
    days = (getattr(row, key) for row in rows(sheet) for key in HAPPENED[sheet])
    return max((day for day in days if day and day <= today), default=date.min)
