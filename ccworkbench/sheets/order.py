"""All sheets in workbook order, chapter by chapter."""

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.change.process_change import ProcessChange
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.launch_check import LaunchCheck
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.mute import Mute
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.operate.report import Report
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.stakeholders.meeting import Meeting
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from ccworkbench.sheets.training.attendance import Attendance
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.step_result import StepResult
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.flow import Flow
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase

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
