"""What a new project starts with: the rows of every sheet that fit its size, type and approach (method.md 1, 2)."""

from collections.abc import Iterator, Sequence

from ccworkbench.core.record import Record
from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.planned_rows import frame, planned
from ccworkbench.method.plan.project_plan import Plan, month_after
from ccworkbench.method.plan.roadmap import new_codes, roadmap_of
from ccworkbench.method.plan.row_values import StarterIds, listed, needs
from ccworkbench.method.plan.sites_and_cycles import OPERATORS_PER, operator_heads
from ccworkbench.method.plan.working_days import check_year
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
from ccworkbench.sheets.options import Channel, Chapter, Language, Priority, Side, Stage
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import Profile, Purpose
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableKind
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
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

__all__ = ["FORMS", "LISTED", "Plan", "month_after", "starter_rows"]

# Sheets whose starter rows need nothing but their columns; a row names others only of a sheet that stands before.
LISTED: tuple[type[Record], ...] = (
    Service,
    Gap,
    CheckItem,
    Stakeholder,
    Message,
    Meeting,
    ChangeImpact,
    ProcessChange,
    Audience,
    Adkar,
    Skill,
    Course,
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
        deliverables = _deliverables(words)
        rows += [*_questions(words), *roles, *_assignments(roles), *deliverables]
        rows += [*_raci(plan, roles, deliverables), *_actions(deliverables, words)]
        rows += _listed(plan, roles, deliverables, words)
    rows += [form() for form in FORMS if not any(isinstance(row, form) for row in rows)]
    if not plan.empty:
        frame(plan, roadmap_of(plan), rows)
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
        pilot_end=plan.pilot_end,
        time_zone=FACTS[plan.language].zone,
        internal_channels="" if plan.empty else words.say(starter_content.profile_texts()["internal_channels"]),
    )


def make_profile(plan: Plan, words: Words) -> Profile:
    """Make the profile of the centre, with the hierarchy of its size."""
    profile = Profile(topology=plan.topology, seats=plan.seats, band_override=plan.chosen_band)
    if plan.type is ProjectType.OUTBOUND:
        profile.purpose = Purpose.BOTH if set(plan.served) - {Channel.VOICE_OUT.value} else Purpose.SALES
    if plan.band and not plan.empty:
        band = starter_content.bands()[plan.band.value]
        profile.hierarchy, profile.cooperation = words.say(band.text), words.say(band.cooperation_text)
        profile.operators, profile.supervisors = plan.heads, operator_heads(OPERATORS_PER["au.supervisors"], plan)
    return profile


def _questions(words: Words) -> Iterator[Question]:
    for item in starter_content.questions():
        topic, text = words.say(item.topic_text), words.say(item.text)
        yield Question(origin=item.key, chapter=Chapter(item.chapter), topic=topic, text=text)


def fitting_roles(plan: Plan) -> Iterator[starter_content.StarterRole]:
    """List the roles that apply, side by side; where an approach has its own, they replace the others."""
    applying = [role for role in starter_content.roles() if role.approach in {"", plan.way.value}]
    instead = {role.instead_of: role for role in applying if role.instead_of}
    fitting = [role for role in applying if plan.band is None or not role.bands or plan.band.value in role.bands]
    found = [instead.get(role.key, role) for role in fitting if not role.instead_of]
    sides = [side.value for side in Side]
    yield from sorted(found, key=lambda role: sides.index(role.side))


def make_roles(plan: Plan, words: Words) -> list[Role]:
    """Make the roles that apply."""
    return [
        Role(
            origin=item.key,
            code=item.key,
            name=words.say(item.name),
            short=words.say(item.short),
            side=Side(item.side),
            duty=words.say(item.duty),
            headcount=item.headcount,
            mandatory=item.mandatory,
            in_raci=item.in_raci,
        )
        for item in fitting_roles(plan)
    ]


def _assignments(roles: Sequence[Role]) -> Iterator[Assignment]:
    return (Assignment(origin=role.origin, role_id=role.id) for role in roles if role.mandatory)


def _deliverables(words: Words) -> list[Deliverable]:
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
        for number, item in enumerate(starter_content.deliverables(), 1)
    ]


def played_roles(plan: Plan, roles: Sequence[Role]) -> dict[str, Role]:
    """Find the roles by their keys, and by those of the roles they take the place of."""
    by_key = {role.origin: role for role in roles}
    return by_key | {item.instead_of: by_key[item.key] for item in fitting_roles(plan) if item.instead_of}


def _raci(plan: Plan, roles: Sequence[Role], deliverables: Sequence[Deliverable]) -> Iterator[Raci]:
    by_key = played_roles(plan, roles)
    for item, row in zip(starter_content.deliverables(), deliverables, strict=True):
        own = item.outsourcer if plan.way is Approach.OUTSOURCER else {}
        for key, letter in (own or item.raci).items():
            if key in by_key:
                yield crossing(row, by_key[key], letter)


def crossing(row: Deliverable, role: Role, letter: str) -> Raci:
    """Make one cell of the RACI matrix."""
    cell = Raci.at(row, role)
    assert isinstance(cell, Raci)
    cell.origin, cell.letter = f"{row.origin}:{role.origin}", RaciLetter(letter) if letter else None
    return cell


def _actions(deliverables: Sequence[Deliverable], words: Words) -> Iterator[Action]:
    by_key = {row.origin: row.id for row in deliverables}
    for number, item in enumerate(starter_content.actions(), 1):
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
    yield from needs(known)
    roadmap = roadmap_of(plan)
    yield from planned(plan, known, words, roadmap, new_codes([task.key for task in roadmap.tasks], {}))
