"""What a new project starts with: the rows of every sheet that fit its size, type and approach (method.md 1, 2)."""

from collections.abc import Iterator, Sequence

from ccworkbench.core.record import Record
from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.cutover_days import in_time
from ccworkbench.method.plan.planned_rows import frame, planned
from ccworkbench.method.plan.project_plan import Plan, month_after
from ccworkbench.method.plan.roadmap import new_codes, roadmap_of
from ccworkbench.method.plan.row_values import StarterIds, add_hours, listed, needs
from ccworkbench.method.plan.signatories import signatories_of
from ccworkbench.method.plan.sites_and_cycles import OPERATORS_PER, operator_heads
from ccworkbench.method.plan.starter_roles import make_assignments, make_raci, make_roles, played_roles
from ccworkbench.method.schedule.working_days import check_year
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.change.process_change import ProcessChange
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.launch_check import LaunchCheck
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.operate.report import Report
from ccworkbench.sheets.options import Channel, Chapter, Language, Priority, Stage
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import Profile, Purpose
from ccworkbench.sheets.prepare.project import Project, ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableKind
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.stakeholders.meeting import Meeting
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.flow import Flow
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase

__all__ = ["FORMS", "LISTED", "Plan", "make_roles", "month_after", "played_roles", "starter_rows"]

# Sheets whose starter rows need nothing but their columns; a row names others only of a sheet that stands before.
LISTED: tuple[type[Record], ...] = (
    Service,
    Gap,
    CheckItem,
    Stakeholder,
    Message,
    Meeting,
    Audience,
    Course,
    ChangeImpact,
    ProcessChange,
    Adkar,
    Skill,
    Requirement,
    UseCase,
    Flow,
    Criterion,
    TestCase,
    TestStep,
    LaunchCheck,
    GoNoGo,
    CutoverStep,
    SignOff,
    Raid,
    DebriefDecision,
    Kpi,
    Report,
)

# Forms that every project has, an empty one without words.
FORMS: tuple[type[Record], ...] = (Gates, UatPlan, TechLaunch, Pilot)


def starter_rows(plan: Plan, words: Words) -> list[Record]:
    """Make the rows of a new project, its card first; an empty one has its card and its forms only."""
    for day in (plan.kick_off, plan.go_live):
        check_year(day)
    card = _card(plan, words)
    rows = [card, make_profile(plan, words)]
    if not plan.empty:
        roles = make_roles(plan, words)
        deliverables = _deliverables(plan, words)
        rows += [*_questions(plan, words), *roles, *make_assignments(roles), *deliverables]
        rows += [*make_raci(plan, roles, deliverables), *_actions(plan, deliverables, words)]
        rows += _listed(plan, roles, deliverables, words)
    rows += [form() for form in FORMS if not any(isinstance(row, form) for row in rows)]
    if not plan.empty:
        frame(plan, roadmap_of(plan), rows)
        rows = in_time(rows)
    for row in rows:
        row.project_id = card.id
        if isinstance(row, Task):
            row.plan_dates()
    return rows


def _card(plan: Plan, words: Words) -> Project:
    return Project(
        name=plan.name,
        customer_name=plan.customer,
        language=Language(plan.language),
        type=plan.type,
        approach=plan.way,
        channels=plan.channels if plan.empty else plan.served,
        export_languages=(plan.language,),
        kick_off=plan.kick_off,
        sites="\n".join(filter(None, plan.sites)),
        go_live=plan.go_live,
        pilot_end=plan.pilot_end(plan.go_live),
        time_zone=FACTS[plan.language].zone,
        internal_channels="" if plan.empty else words.say(starter_content.profile_texts()["internal_channels"]),
    )


def make_profile(plan: Plan, words: Words) -> Profile:
    """Make the profile of the centre, with the hierarchy of its size."""
    profile = Profile(
        topology=plan.topology, seats=plan.seats, band_override=plan.chosen_band, content_size=plan.content
    )
    if plan.type is ProjectType.OUTBOUND:
        profile.purpose = Purpose.BOTH if set(plan.served) - {Channel.VOICE_OUT.value} else Purpose.SALES
    if plan.band and not plan.empty:
        band = starter_content.bands()[plan.band.value]
        profile.hierarchy, profile.cooperation = words.say(band.text), words.say(band.cooperation_text)
        profile.operators, profile.supervisors = plan.heads, operator_heads(OPERATORS_PER["au.supervisors"], plan)
    return profile


def _questions(plan: Plan, words: Words) -> Iterator[Question]:
    for item in starter_content.questions(plan.takes):
        topic, text = words.say(item.topic_text), words.say(item.text)
        yield Question(origin=item.key, chapter=Chapter(item.chapter), topic=topic, text=text)


def _deliverables(plan: Plan, words: Words) -> list[Deliverable]:
    return [
        Deliverable(
            origin=item.key,
            code=f"D-{number:03d}",
            title=words.say(item.title),
            chapter=Chapter(item.chapter),
            stage=Stage(item.stage),
            kind=DeliverableKind(item.kind),
            for_customer=item.customer,
            in_raci=item.in_raci,
        )
        for number, item in enumerate(starter_content.deliverables(plan.takes), 1)
    ]


def _actions(plan: Plan, deliverables: Sequence[Deliverable], words: Words) -> Iterator[Action]:
    """Make the actions; one that leads to a deliverable which the project does not have is left out with it."""
    by_key = {row.origin: row.id for row in deliverables}
    items = (item for item in starter_content.actions(plan.takes) if not item.deliverable or item.deliverable in by_key)
    for number, item in enumerate(items, 1):
        yield Action(
            origin=item.key,
            code=f"A-{number:03d}",
            chapter=Chapter(item.chapter),
            preparation=words.say(item.text),
            deliverable_id=by_key[item.deliverable] if item.deliverable else None,
            priority=Priority(item.priority),
        )


def _listed(plan: Plan, roles: Sequence[Role], deliverables: Sequence[Deliverable], words: Words) -> Iterator[Record]:
    known: StarterIds = {("role", role.key): None for role in starter_content.roles()}
    known.update({("role", key): role for key, role in played_roles(plan, roles).items()})
    known.update({("deliverable", row.origin): row for row in deliverables})
    yield from listed(FORMS + LISTED, plan, known, words)
    add_hours([row for row in known.values() if isinstance(row, Course)], known)
    yield from needs(known)
    yield from signatories_of(plan, known)
    roadmap = roadmap_of(plan)
    yield from planned(plan, known, words, roadmap, new_codes([task.key for task in roadmap.tasks]))
