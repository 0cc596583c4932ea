"""All sheets in workbook order, chapter by chapter."""

from ccworkbench.core.record import Record
from ccworkbench.sheets.change import Adkar, ChangeImpact, ProcessChange
from ccworkbench.sheets.checklist import CheckItem, Service
from ccworkbench.sheets.communication import Meeting, Message
from ccworkbench.sheets.cutover import CutoverStep, GoNoGo
from ccworkbench.sheets.deliverable import Deliverable, Raci
from ccworkbench.sheets.kpi import Evaluation, Kpi, KpiFigure, Report
from ccworkbench.sheets.launch import LaunchCheck, PhoneNumber, TechLaunch
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.organisation import OrgLevel, Site, Unit
from ccworkbench.sheets.pilot import DebriefDecision, Pilot
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.result import Defect, StepResult, TestResult
from ccworkbench.sheets.roadmap import Gates, Task
from ccworkbench.sheets.role import Assignment, Role
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.sign_off import Condition, Signatory, SignOff
from ccworkbench.sheets.skill import Skill, TrainingNeed
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from ccworkbench.sheets.testing import Cycle, TestCase, Tester, TestStep, UatPlan
from ccworkbench.sheets.training import Attendance, Attestation, Audience, Course, Session
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.use_case import Flow, UseCase
from ccworkbench.sheets.use_cases.requirement import Requirement

# fmt: off
SHEETS: tuple[type[Record], ...] = (
    Project, Profile, Question, Site, Unit, OrgLevel, Service, Gap, CheckItem, Gates, Task,
    Person, Role, Assignment, Deliverable, Raci, Action,
    Stakeholder, Message, Meeting,
    ChangeImpact, ProcessChange, Adkar,
    Audience, Skill, TrainingNeed, Course, Session, Attendance, Attestation,
    Requirement, UseCase, Flow,
    UatPlan, Criterion, Tester, TestCase, TestStep, Cycle, TestResult, StepResult, Defect,
    TechLaunch, LaunchCheck, PhoneNumber, GoNoGo, CutoverStep, SignOff, Signatory, Condition,
    Kpi, KpiFigure, Report, Evaluation, Incident, Raid, Pilot, DebriefDecision, Mute,
)
# fmt: on
BY_KEY: dict[str, type[Record]] = {sheet.__tablename__: sheet for sheet in SHEETS}
