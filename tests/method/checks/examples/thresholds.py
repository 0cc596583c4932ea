"""Every threshold from both sides: the last example that breaks a rule, and the first that keeps it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.change.process_change import ProcessChange
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.operate.incident import Incident
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.operate.raid import RaidKind
from ccworkbench.sheets.options import Rating, Stage
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.service import Service
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.prepare.unit import Unit, UnitKind
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.training.attestation import AttestationResult
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.tester import Tester
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.method.checks.examples import prerequisites
from tests.method.checks.examples.acceptance import condition, rated, reached, step
from tests.method.checks.examples.basics import action, impact, message
from tests.method.checks.examples.centre import centre, gap, levels
from tests.method.checks.examples.launch import attested, reserved, trained
from tests.method.checks.examples.operation import HEAVY, decided, entry
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, TOMORROW, YESTERDAY, dated, matrix, staff
from tests.method.checks.examples.training import (
    AT_KASSEL,
    IN_ROOM,
    NEAR,
    counted,
    in_rooms,
    need,
    refreshed,
    released,
    served,
    session,
    traced,
)
from tests.method.checks.examples.uat import AGREED, CRITICAL, MAIN, OTHER, PEOPLE, PERSON, case, defect, run


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def live(day: date, *rows: Record) -> list[Record]:
    return [*dated(go_live=day), *rows]


def tried(day: date, *rows: Record) -> list[Record]:
    return [*dated(uat_start=day), *rows]


def kicked(day: date, *rows: Record) -> list[Record]:
    return [*dated(kick_off=day), *rows]


def paper(exported: date, found: date) -> list[Record]:
    return [Deliverable(title="Log", origin="d.28", exported_on=exported), Defect(title="No sound", found_on=found)]


def accepted(day: date) -> list[Record]:
    signed = SignOff(subject="Test", kind=SignOffKind.UAT, decision=SignOffDecision.ACCEPTED, decided_on=day)
    return live(YESTERDAY, Cycle(name="C1", ends=BEFORE), signed)


def shares(*given: float) -> list[Record]:
    return staff(*({"capacity": share} for share in given))


def changing(ends: date, begins: date) -> list[Record]:
    return staff({"capacity": 0.6, "contribution_to": ends}, {"capacity": 0.6, "contribution_from": begins})


def over(closes_by: Stage, *rows: Record) -> list[Record]:
    return [*rows, *gap(Person(family_name="Kovács", main_contact=True), closes_by=closes_by)]


def moved(rows: list[Record], go_live: date) -> list[Record]:
    for row in rows:
        if isinstance(row, Project):
            row.go_live = go_live
    return rows


def finished(day: date) -> list[Record]:
    """Make a critical use case that did not pass, in a test that ended on a day."""
    failed = [row for row in run(ResultVerdict.FAILED) if row.__tablename__ not in {"project", "profile"}]
    return [*dated(uat_start=BEFORE, uat_end=day), *failed]


GO: dict[str, Any] = {"criterion": "Agents trained", "minimum": 0.85, "value": 0.8}
LOW = {"knowledge_approved_on": TODAY, "scripts_approved_on": TODAY}
PASSED = AttestationResult.PASSED
ALTERNATIVE = (CRITICAL, MAIN, OTHER, case(use_case=CRITICAL.id))
EDGES: list[tuple[str, Sequence[Record], Sequence[Record]]] = [
    # Days: overdue is what should have been done before today
    ("ACTION-1", action(due=YESTERDAY), action(due=TODAY)),
    ("ACTION-2", action(completed=TOMORROW), action(completed=TODAY)),
    ("H6", action(due=YESTERDAY), action(due=TODAY)),
    ("H24", [Deliverable(title="x", due=YESTERDAY)], [Deliverable(title="x", due=TODAY)]),
    ("COMM-1", message(first_date=YESTERDAY), [Message(message="Newsletter", first_date=TODAY)]),
    ("GAP-2", gap(PERSON, due=YESTERDAY), gap(PERSON, due=TODAY)),
    ("ITEM-1", [CheckItem(item="List", due=YESTERDAY)], [CheckItem(item="List", due=TODAY)]),
    ("PROCESS-1", [ProcessChange(process="x", due=YESTERDAY)], [ProcessChange(process="x", due=TODAY)]),
    ("TASK-1", [Task(title="Build", ends=YESTERDAY)], [Task(title="Build", ends=TODAY)]),
    ("CYCLE-1", [Cycle(name="C1", ends=YESTERDAY)], [Cycle(name="C1", ends=TODAY)]),
    ("DEFECT-3", defect(target=YESTERDAY), defect(target=TODAY)),
    ("COND-1", [condition(due=YESTERDAY)], [condition(due=TODAY)]),
    ("PROBLEM-1", [Incident(title="x", fix_due=YESTERDAY)], [Incident(title="x", fix_due=TODAY)]),
    ("RAID-3", entry(RaidKind.ASSUMPTION, verify_by=YESTERDAY), entry(RaidKind.ASSUMPTION, verify_by=TODAY)),
    ("RAID-4", entry(RaidKind.DEPENDENCY, due=YESTERDAY), entry(RaidKind.DEPENDENCY, due=TODAY)),
    ("RAID-6", entry(due=YESTERDAY), entry(due=TODAY)),
    ("H23", [Pilot(ends=YESTERDAY)], [Pilot(ends=TODAY)]),
    ("DEBRIEF-2", decided(due=YESTERDAY), decided(due=TODAY)),
    ("EVAL-1", [Evaluation(contact="1", evaluated_on=ahead(-8))], [Evaluation(contact="1", evaluated_on=ahead(-7))]),
    # Days: their order
    ("DATES-1", dated(kick_off=TODAY, go_live=YESTERDAY), dated(kick_off=TODAY, go_live=TODAY)),
    ("DATES-2", message(sent_on=TOMORROW), message(sent_on=TODAY)),
    ("DATES-3", [Task(title="x", starts=TODAY, ends=YESTERDAY)], [Task(title="x", starts=TODAY, ends=TODAY)]),
    ("H25", paper(BEFORE, BEFORE + timedelta(1)), paper(BEFORE, BEFORE)),
    ("H25", paper(YESTERDAY, TODAY), paper(YESTERDAY, TOMORROW)),
    # The kick-off, and what must have happened by then
    ("SERVICE-2", kicked(TODAY, Service(service="Porting")), kicked(TOMORROW, Service(service="Porting"))),
    ("UNIT-1", kicked(TODAY, Unit(name="IT", kind=UnitKind.IT)), kicked(TOMORROW, Unit(name="IT", kind=UnitKind.IT))),
    ("RAID-1", kicked(TODAY, *entry(**HEAVY, origin="x")), kicked(TOMORROW, *entry(**HEAVY, origin="x"))),
    # Stages that are over
    (
        "H7",
        over(Stage.PROCUREMENT, Gates(contract_signed_on=TODAY)),
        over(Stage.PROCUREMENT, Gates(contract_signed_on=TOMORROW)),
    ),
    ("H7", over(Stage.GOLIVE, *dated(go_live=YESTERDAY)), over(Stage.GOLIVE, *dated(go_live=TODAY))),
    ("H7", over(Stage.PILOT, *dated(pilot_end=YESTERDAY)), over(Stage.PILOT, *dated(pilot_end=TODAY))),
    (
        "H7",
        over(Stage.PILOT, Task(title="x", stage=Stage.PILOT, ends=YESTERDAY)),
        over(Stage.PILOT, Task(title="x", stage=Stage.PILOT, ends=TODAY)),
    ),
    # The gates of a launch
    (
        "GATE-1",
        [Gates(installation_started_on=TODAY, specification_agreed_on=TODAY, contract_signed_on=TOMORROW)],
        [Gates(installation_started_on=TODAY, specification_agreed_on=TODAY, contract_signed_on=TODAY)],
    ),
    ("H15", trained(**{**LOW, "scripts_approved_on": TOMORROW}), trained(**LOW)),
    (
        "ATTEST-2",
        attested(attested_on=TOMORROW, released_on=TODAY, result=PASSED),
        attested(attested_on=TODAY, released_on=TODAY, result=PASSED),
    ),
    ("UAT-2", live(TODAY, Cycle(name="C1", ends=TOMORROW)), live(TODAY, Cycle(name="C1", ends=TODAY))),
    ("UAT-3", live(YESTERDAY, Cycle(name="C1", ends=BEFORE)), live(TODAY, Cycle(name="C1", ends=BEFORE))),
    ("UAT-3", accepted(TODAY), accepted(YESTERDAY)),
    # Training: eight weeks, four weeks, two weeks, a week before go-live
    ("H13", need("1>3", go_live=ahead(56)), need("1>3", go_live=ahead(57))),
    ("H13", need("2>3"), need("3>3")),
    ("TRAIN-2", need("1>3", NEAR, go_live=ahead(28)), need("1>3", NEAR, go_live=ahead(29))),
    ("TRAIN-2", need("1>3", NEAR, NEAR, NEAR, places=9), need("1>3", NEAR, NEAR, NEAR, places=10)),
    ("TRAIN-3", session(YESTERDAY), session(TODAY)),
    ("TRAIN-7", served(AFTER), served(AFTER - timedelta(1))),
    ("RESERVE-1", reserved(TODAY + timedelta(3)), reserved(TODAY + timedelta(2))),
    ("RESERVE-1", reserved(TODAY, TODAY + timedelta(2)), reserved(TODAY, TODAY + timedelta(3))),
    ("TRAIN-4", session(ahead(2)), session(TOMORROW)),
    ("TRAIN-5", need("1>3", NEAR - timedelta(15)), need("1>3", NEAR - timedelta(14))),
    ("TRAIN-5", refreshed(15), refreshed(14)),
    ("TRAIN-5", refreshed(30, AFTER - timedelta(15)), refreshed(30, AFTER - timedelta(14))),
    ("TRAIN-5", refreshed(15, begins=TODAY), refreshed(15, begins=YESTERDAY)),
    ("TRAIN-8", in_rooms(AT_KASSEL, IN_ROOM, AT_KASSEL, rooms=2), in_rooms(AT_KASSEL, IN_ROOM, rooms=2)),
    ("TRAIN-8", in_rooms(AT_KASSEL, AT_KASSEL), in_rooms(AT_KASSEL, AT_KASSEL, modality=Modality.VIRTUAL)),
    ("TRAIN-10", traced(), traced(skills="Calls")),
    ("TRAIN-11", counted("40, 5, 1"), counted("")),
    ("H14", released(TOMORROW), released(TODAY)),
    ("H14", moved(released(None), ahead(7)), moved(released(None), ahead(8))),
    # The test: two weeks, a week, its first day, its last
    ("REQ-1", tried(ahead(14), AGREED), tried(ahead(15), AGREED)),
    ("H16", tried(ahead(14), *ALTERNATIVE), tried(ahead(15), *ALTERNATIVE)),
    ("UAT-1", tried(ahead(7), case(), UatPlan()), tried(ahead(8), case(), UatPlan())),
    ("CRIT-2", tried(TODAY, Criterion(text="Data is loaded")), tried(TOMORROW, Criterion(text="Data is loaded"))),
    (
        "TEST-1",
        tried(TODAY, *PEOPLE, Tester(person_id=PERSON.id)),
        tried(TOMORROW, *PEOPLE, Tester(person_id=PERSON.id)),
    ),
    (
        "TEST-1",
        tried(YESTERDAY, *PEOPLE, Tester(person_id=PERSON.id, briefed_on=TODAY)),
        tried(TODAY, *PEOPLE, Tester(person_id=PERSON.id, briefed_on=TODAY)),
    ),
    ("UC-2", finished(YESTERDAY), finished(TODAY)),
    # Going live: two weeks, a week, three days before
    ("GO-2", live(ahead(14), GoNoGo(**GO)), live(ahead(15), GoNoGo(**GO))),
    ("GO-2", reached(0.84), reached(0.85)),
    ("GO-4", rated(0.84, Rating.GREEN), rated(0.85, Rating.GREEN)),
    ("GO-4", rated(0.42, Rating.AMBER), rated(0.425, Rating.AMBER)),
    ("CUT-1", live(ahead(7), CutoverStep(step="Switch")), live(ahead(8), CutoverStep(step="Switch"))),
    ("CUT-2", live(YESTERDAY, step()), live(TODAY, step())),
    ("PHONE-1", live(ahead(3), PhoneNumber(number="0800 1")), live(ahead(4), PhoneNumber(number="0800 1"))),
    # The centre: operators a supervisor, levels and departments by size
    ("SPAN-1", centre(operators=7, supervisors=1), centre(operators=8, supervisors=1)),
    ("TRAIN-6", need(">3", go_live=ahead(56)), need(">3", go_live=ahead(57))),
    *prerequisites.EDGES,
    ("SPAN-1", centre(operators=16, supervisors=1), centre(operators=15, supervisors=1)),
    ("H11", levels(2, seats=20), levels(3, seats=20)),
    ("H11", levels(3, 2), levels(4, 2)),
    ("H11", levels(4, 1), levels(4, 2)),
    ("H11", levels(3, 2, seats=250), levels(4, 2, seats=250)),
    ("H11", levels(4, 1, seats=250), levels(4, 2, seats=250)),
    ("IMPACT-1", impact(level="1", floor_level="3"), impact(level="1", floor_level="2")),
    # The matrix, and the shares of people
    ("RACI-4", matrix("A/R R R R"), matrix("A/R R R C")),
    ("RACI-5", matrix("A/R C C C C"), matrix("A/R C C C")),
    ("RACI-7", matrix(*["A R"] * 4, "R A"), matrix(*["A R"] * 3, *["R A"] * 2)),
    ("RACI-7", matrix(*["A R"] * 5), matrix(*["A R"] * 4)),
    ("SPLIT-1", matrix(*["A/R I"] * 5), matrix(*["A/R I"] * 4)),
    ("H2", shares(0.5, 0.51), shares(0.5, 0.5)),
    ("H2", shares(*[0.1] * 10, 0.01), shares(*[0.1] * 10)),
    ("H2", changing(TODAY, TODAY), changing(TODAY, TOMORROW)),
    ("H1", staff({}, {"who": "Anna"}), staff({}, {"who": "Anna", "is_lead": False})),
]
