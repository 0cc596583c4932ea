"""The packs: which sheets a document holds, in which order (method.md 4.15)."""

from typing import Any

from ccworkbench.exchange.packs import attendance_pages, sign_off_pages, test_script_pages, use_case_pages
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.language.words import N_
from ccworkbench.method.checks.raci import RACI_LEGEND
from ccworkbench.method.reports.catalogue import READINESS, REPORTS
from ccworkbench.sheets.kinds import UNKNOWN
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.launch_check import LaunchCheck
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.raid import Raid, RaidKind, RaidStatus
from ccworkbench.sheets.options import Priority, Side
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.stakeholders.meeting import Meeting
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.training.attendance import Attendance
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.flow import Flow
from ccworkbench.sheets.use_cases.use_case import UseCase

TOP = 10  # of risks and gaps; a kick-off is no audit
FEW = 6  # of each in a status of one page
NONE = "none"  # no sheet of that name: nothing is drawn
WORRIES = {RaidKind.RISK, RaidKind.ISSUE}
SCOPE = (("scope_in", "scope_out"),)
LEVELS = (
    (UNKNOWN, N_("Not assessed yet")),
    ("0", N_("None")), ("1", N_("Aware")), ("2", N_("With help")), ("3", N_("Unaided")), ("4", N_("Can teach it")),
)  # fmt: skip
LEGENDS = {"raci": RACI_LEGEND, "training_need": LEVELS}


def _by_score(row: Raid) -> int:
    """Put what is most likely and most harmful first."""
    return -(row.score() or 0)


def _by_weight(row: Gap) -> int:
    """Put what weighs most first, what nobody has weighed last."""
    order = list(Priority)
    return order.index(row.severity) if row.severity else len(order)


def _sheet(sheet: Any, *columns: str, layout: str = "table", group_by: str = "", paper: bool = True) -> PackPart:
    """Make a part of a sheet under its own name, left out where it says nothing."""
    info, key = sheet.sheet, sheet.__tablename__
    return PackPart(
        key, info.title, sheet, layout, purpose=info.purpose, columns=columns, group_by=group_by, optional=True,
        legend=LEGENDS.get(key, ()), beside=SCOPE, paper=paper,
    )  # fmt: skip


def _pages(key: str, title: str, sheet: Any, make: Any, purpose: str) -> PackPart:
    """Make a part with a page for every row of a sheet."""
    return PackPart(key, title, sheet, "pages", purpose=purpose, optional=True, pages=make)


def _report(key: str) -> PackPart:
    found = REPORTS[key]
    return PackPart(key, found.title, None, purpose=found.purpose, report=found, optional=True)


CONTROL = PackPart("control", N_("Document control"), None, "control")
ACKNOWLEDGEMENT = PackPart(
    "sign_off", N_("Acknowledgement"), None, "sign_off",
    purpose=N_("By signing, the parties confirm that they have received this document, that they agree to the "
        "goals, roles and actions set out in it, and that they will notify each other of changes in "
        "writing."),
    empty=N_("Remarks"),
)  # fmt: skip
KICK_OFF = Pack(
    "kickoff",
    N_("Kick-off pack"),
    (
        CONTROL,
        PackPart("goals", N_("Goals and scope"), Project, "form",
             purpose=N_("What is to be achieved and by when; what is in scope and what is not."),
             beside=SCOPE,
             columns=("goals", "success", "drivers", "end_state", "scope_in", "scope_out", "kick_off", "uat_start",
                      "uat_end", "go_live", "pilot_end")),
        PackPart("profile", N_("Contact-centre profile"), Profile, "form", purpose=Profile.sheet.purpose,
             columns=("topology", "links", "seats", "band", "operators", "supervisors", "span", "hierarchy", "purpose",
                      "opening_hours", "customer_languages", "volumes", "cooperation"),
             empty=N_("No profile has been recorded yet."), picture="org_level"),
        PackPart("team", N_("Team and contacts"), Person, purpose=Person.sheet.purpose,
             columns=("full_name", "job_title", "organisation", "site", "phone", "mobile", "email"),
             empty=N_("No contacts have been recorded yet."),
             blocks=((N_("Customer"), lambda row: row.side == Side.CUSTOMER),
                     (N_("Supplier"), lambda row: row.side in {Side.SUPPLIER, Side.OUTSOURCER}),
                     (N_("Other parties"), lambda row: row.side in {Side.EXTERNAL, Side.OPERATIONS}))),
        PackPart("roles", N_("Roles and duties"), Role, columns=("name", "duty", "held_by"), group_by="side",
             purpose=Role.sheet.purpose, empty=N_("No roles have been recorded yet.")),
        PackPart("raci", N_("RACI matrix"), Raci, "matrix", group_by="stage", side_by="side", legend=RACI_LEGEND,
             purpose=Raci.sheet.purpose, empty=N_("No deliverables have been recorded yet.")),
        PackPart("meetings", N_("Meetings and decisions"), Meeting, purpose=Meeting.sheet.purpose, optional=True,
             columns=("title", "agenda", "rhythm", "first_date", "chair", "participants")),
        PackPart("messages", N_("Communication plan"), Message, purpose=Message.sheet.purpose, optional=True,
             columns=("message", "audience", "occasion", "rhythm", "channel", "sender")),
        PackPart("roadmap", N_("Roadmap"), Task, group_by="stage", purpose=Task.sheet.purpose, optional=True,
             columns=("code", "title", "starts", "ends", "moved_by", "owner", "status")),
        PackPart("training", N_("Training outline"), Audience, purpose=Audience.sheet.purpose, optional=True,
             columns=("name", "headcount", "hours", "modality", "topics", "timing", "trainer")),
        PackPart("use_cases", N_("Use cases"), UseCase, purpose=UseCase.sheet.purpose, optional=True,
             columns=("code", "name", "criticality", "channels", "owner", "status")),
        PackPart("uat_plan", N_("Approach to the acceptance test"), UatPlan, "form", purpose=UatPlan.sheet.purpose,
             optional=True, beside=SCOPE,
             columns=("purpose", "scope_in", "scope_out", "lead", "approver", "severities", "response", "pass_share",
                      "sign_off_rules", "approvers")),
        PackPart("risks", N_("Top risks and issues"), Raid, purpose=Raid.sheet.purpose, optional=True, most=TOP,
             columns=("code", "kind", "title", "score", "response", "owner", "due"), order=_by_score,
             blocks=(("", lambda row: row.kind in WORRIES and row.status is not RaidStatus.CLOSED),)),
        PackPart("gaps", N_("Open gaps"), Gap, purpose=Gap.sheet.purpose, optional=True, most=TOP, order=_by_weight,
             columns=("code", "description", "category", "countermeasure", "owner", "due", "status"),
             blocks=(("", lambda row: row.is_open()),)),
        PackPart("questions", N_("Guiding questions answered"), Question, "answers",
             columns=("text", "answer", "rating", "answered_by", "answered_on"), group_by="chapter",
             purpose=Question.sheet.purpose, empty=N_("No question has been answered yet."),
             blocks=(("", lambda row: bool(row.answer)),)),
        PackPart("actions", N_("Action table"), Action, group_by="chapter", purpose=Action.sheet.purpose,
             columns=("code", "preparation", "assigned_to", "completed", "due", "status"),
             empty=N_("No actions have been recorded yet.")),
        ACKNOWLEDGEMENT,
    ),
    code="KO",
)  # fmt: skip
USE_CASES = Pack(
    "use_cases",
    N_("Use-case sheets"),
    (
        CONTROL,
        _sheet(UseCase, "code", "name", "criticality", "channels", "owner", "status"),
        _pages("use_case_sheets", N_("Use cases in full"), UseCase, use_case_pages.use_cases,
               N_("Each use case with its goal, rules and step-by-step flows.")),
        _sheet(Flow, paper=False),
        ACKNOWLEDGEMENT,
    ),
    code="UC",
)  # fmt: skip
TRAINING = Pack(
    "training",
    N_("Training pack"),
    (
        CONTROL,
        _sheet(Audience, "name", "headcount", "capacity", "sessions", "hours", "modality", "topics", "timing"),
        _sheet(TrainingNeed, layout="matrix", group_by="area"),
        _report("skill_gaps"),
        _sheet(Course, "name", "audience_id", "modality", "hours", "skills", "trainer", "due"),
        _sheet(Session, "code", "title", "audience_id", "held_on", "from_time", "to_time", "place", "trainer",
               "capacity", "status"),
        _report("training_coverage"),
        _sheet(Attendance, layout="matrix"),
        _sheet(Attestation, "operator", "attested_by", "attested_on", "theory", "practice", "result", "channels",
               "released_on"),
        _pages("attendance_lists", N_("Sign-in sheets"), Session, attendance_pages.attendance_lists,
               N_("One list per session, to be signed by everyone present.")),
    ),
    code="TR",
)  # fmt: skip
UAT = Pack(
    "uat",
    N_("UAT pack"),
    (
        CONTROL,
        _sheet(UatPlan, layout="form"),
        _sheet(Criterion, "text", "met", "evidence", "met_on", "confirmed_by", group_by="gate"),
        _sheet(Tester, "person_id", "role_id", "site", "booked_from", "booked_to", "briefed_on", "account_ready"),
        _sheet(Cycle, "name", "kind", "starts", "ends", "build", "scope", "status"),
        _report("uat_summary"),
        _sheet(TestCase, "code", "title", "expected", "use_case", "priority", "status", group_by="area"),
        _pages("test_scripts", N_("Test scripts"), TestCase, test_script_pages.test_scripts,
               N_("One script per test case, to be filled in by hand where there is no screen.")),
        _sheet(TestStep, paper=False),
        _sheet(TestResult, "code", "case_id", "cycle_id", "result", "tester", "run_on", "actual"),
        _sheet(Defect, "code", "title", "severity", "status", "owner", "target", "found_on", "retest", "workaround"),
        _report("traceability"),
        ACKNOWLEDGEMENT,
    ),
    code="UAT",
)  # fmt: skip
SIGNING = Pack(
    "sign_off",
    N_("Sign-off sheets"),
    (
        _pages("sign_off_sheets", N_("Sign-offs"), SignOff, sign_off_pages.sign_offs, SignOff.sheet.purpose),
        _sheet(Signatory, paper=False),
        _sheet(Condition, "code", "description", "sign_off_id", "severity", "owner", "due", "verified_by",
               "closed_on"),
    ),
    code="SO",
)  # fmt: skip
LAUNCH = Pack(
    "launch",
    N_("Launch pack"),
    (
        CONTROL,
        _report(READINESS),
        _sheet(TechLaunch, layout="form"),
        _sheet(LaunchCheck, "item", "looked", "result", "checked_by", "finding", "change", "done_on",
               group_by="group"),
        _sheet(PhoneNumber, "number", "purpose", "leads_to", "carrier", "status", "tested_on", "emergency"),
        _sheet(GoNoGo, "criterion", "mandatory", "weight", "minimum", "value", "rating", "workaround", "owner",
               group_by="area"),
        _sheet(CutoverStep, "code", "step", "t_minus", "minutes", "owner", "result", "rollback", "no_return",
               group_by="moment"),
        ACKNOWLEDGEMENT,
    ),
    code="LA",
)  # fmt: skip
REPORT = Pack(
    "report",
    N_("Monthly KPI report"),
    (
        CONTROL,
        _report("kpi_report"),
        _report("service_levels"),
        _sheet(Kpi, "code", "name", "formula", "target", "warning", "better", "interval", "set_by"),
        _sheet(Incident, "code", "title", "status", "severity", "detected_on", "cause", "fix_plan",
               "prevention_plan", "owner"),
    ),
    code="KPI",
)  # fmt: skip
WEEKLY = Pack(
    "weekly",
    N_("Weekly status"),
    (
        PackPart("milestones", N_("Open roadmap tasks"), Task, optional=True, picture=NONE,
             columns=("code", "title", "ends", "moved_by", "owner", "status"), most=FEW,
             order=lambda row: str(row.ends or "9"),
             blocks=(("", lambda row: row.is_open()),)),
        PackPart("actions", N_("Open actions"), Action, optional=True, order=lambda row: str(row.due or "9"), most=FEW,
             columns=("code", "preparation", "assigned_to", "due", "status"),
             blocks=(("", lambda row: row.is_open()),)),
        PackPart("defects", N_("Open defects"), Defect, optional=True, most=FEW, picture=NONE,
             columns=("code", "title", "severity", "owner", "target", "status"),
             blocks=(("", lambda row: row.is_open()),)),
        PackPart("risks", N_("Top risks and issues"), Raid, optional=True, most=FEW, order=_by_score,
             columns=("code", "kind", "title", "score", "owner", "due"),
             blocks=(("", lambda row: row.kind in WORRIES and row.status is not RaidStatus.CLOSED),)),
    ),
    short=True,
    code="WS",
)  # fmt: skip
PACKS: dict[str, Pack] = {
    pack.key: pack for pack in (KICK_OFF, USE_CASES, TRAINING, UAT, SIGNING, LAUNCH, REPORT, WEEKLY)
}
