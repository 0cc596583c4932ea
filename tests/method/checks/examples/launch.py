"""The roadmap and the gates of a launch."""

from datetime import date, timedelta
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.launch_check import LaunchCheck, LaunchResult
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.tech_launch import LaunchVerdict, TechLaunch
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.uat.cycle import Cycle
from tests.method.checks.examples.rows import AFTER, BEFORE, TODAY, TOMORROW, YESTERDAY, Found, dated, somebody

SUPERVISOR, LED = somebody("SUP")
TRAINER, TAUGHT = somebody("TR")
ALL_READY = {"technology_ready": True, "materials_ready": True, "group_ready": True}
PASSED = AttestationResult.PASSED


def tasks(*after: str, **second: Any) -> list[Record]:
    """Make T-001, T-002, ...: each comes after what is said; the second gets some values of its own."""
    rows = [Task(title=f"Task {n}", code=f"T-00{n}", after=codes) for n, codes in enumerate(after, 1)]
    for key, value in second.items():
        setattr(rows[1], key, value)
    return list(rows)


def ordered(**second: Any) -> list[Record]:
    rows = tasks("", "T-001", **second)
    rows[0].ends = TOMORROW  # type: ignore[attr-defined]
    return rows


def arrival(**columns: Any) -> list[Record]:
    return [*dated(go_live=AFTER), Task(title="Live", stage=Stage.GOLIVE, kind=TaskKind.MILESTONE, **columns)]


def roomy(days: int) -> list[Record]:
    """Make a plan with 22 working days between kick-off and go-live."""
    way = Task(title="Build", code="T-001", starts=TODAY, ends=AFTER, days=days)
    live = Task(title="Live", stage=Stage.GOLIVE, kind=TaskKind.MILESTONE, ends=AFTER)
    return [*dated(kick_off=TODAY, go_live=AFTER), live, way]


def overdue(**columns: Any) -> list[Record]:
    return [*dated(go_live=YESTERDAY), Task(title="Build", code="T-001", **columns)]


def reserved(tested: date, decided: date = TODAY + timedelta(7)) -> list[Record]:
    """Make a reserve of eight days between a test that ends some day and the decision."""
    return [
        Task(title="Test", code="T-001", ends=tested),
        Task(title="Reserve", code="T-002", after="T-001", origin="t.reserve", starts=TODAY, ends=TODAY + timedelta(7)),
        Task(title="Decide", code="T-003", after="T-002", starts=decided, ends=decided),
    ]


def gates(**columns: Any) -> list[Record]:
    return [Gates(**columns)]


def trained(**columns: Any) -> list[Record]:
    agents = Audience(name="Agents", origin="au.agents")
    return [
        agents,
        Session(title="Basics", audience_id=agents.id, held_on=TODAY, status=SessionStatus.HELD),
        Gates(**columns),
    ]


def launched(by: Person = SUPERVISOR, ready: dict[str, bool] = ALL_READY, **columns: Any) -> list[Record]:
    return [*LED, *TAUGHT, Gates(**ready), TechLaunch(**{"performed_by": by.id, "performed_on": BEFORE, **columns})]


def attested(by: Person = SUPERVISOR, **columns: Any) -> list[Record]:
    return [*LED, *TAUGHT, Attestation(operator=TRAINER.id, attested_by=by.id, **columns)]


def live(**sign_off: Any) -> list[Record]:
    signed = SignOff(subject="Test", kind=SignOffKind.UAT, **sign_off)
    return [*dated(go_live=YESTERDAY), Cycle(name="C1", ends=BEFORE), signed]


FINDING = LaunchCheck(item="Card", result=LaunchResult.FINDING)
CORRECTED = LaunchCheck(item="Card", result=LaunchResult.CORRECTED)
READY, REPEAT = LaunchVerdict.READY, LaunchVerdict.REPEAT
APPROVED = {"knowledge_approved_on": BEFORE, "scripts_approved_on": BEFORE}
EXAMPLES: dict[str, Found] = {
    "ROADMAP-1": (gates(large=True), [*gates(large=True), Task(title="Build")]),
    "TASK-1": (tasks("", "", ends=YESTERDAY), tasks("", "", ends=YESTERDAY, status=TaskStatus.DONE)),
    "TASK-2": (ordered(starts=TODAY), ordered(starts=TOMORROW)),
    "TASK-3": (tasks("T-003", "T-001", "T-002"), tasks("", "T-001", "T-001, T-002")),
    "TASK-4": (arrival(ends=TODAY), arrival(starts=AFTER)),
    "TASK-5": (tasks("", "", starts=TODAY, ends=AFTER, days=40), tasks("", "", starts=TODAY, ends=AFTER, days=20)),
    "ROOM-1": (roomy(23), roomy(22)),
    "LIVE-2": (overdue(), overdue(status=TaskStatus.DONE)),
    "RESERVE-1": (reserved(TODAY + timedelta(5)), reserved(TODAY)),
    "LIVE-1": (dated(go_live=date(2026, 12, 26)), dated(go_live=AFTER)),
    "GATE-1": (
        gates(installation_started_on=TODAY, specification_agreed_on=TODAY),
        gates(installation_started_on=TODAY, specification_agreed_on=TODAY, contract_signed_on=BEFORE),
    ),
    "GATE-2": (gates(scripts_approved_on=BEFORE), gates(scripts_approved_on=BEFORE, scripts_approved_by=TRAINER.id)),
    "H15": (trained(knowledge_approved_on=BEFORE), trained(**APPROVED)),
    "H22": (launched(TRAINER), launched()),
    "LAUNCH-1": (launched(ready={**ALL_READY, "group_ready": False}), launched()),
    "LAUNCH-2": ([*launched(verdict=READY), FINDING], [*launched(verdict=READY), CORRECTED]),
    "LAUNCH-3": (launched(verdict=REPEAT), launched(verdict=REPEAT, repeat_on=AFTER)),
    "ATTEST-1": (attested(theory=0.9, practice=0.5, result=PASSED), attested(theory=0.9, practice=0.8, result=PASSED)),
    "ATTEST-2": (
        attested(released_on=TODAY, result=AttestationResult.RETAKE),
        attested(released_on=TODAY, result=PASSED),
    ),
    "ATTEST-3": (attested(TRAINER), attested()),
    "UAT-2": (
        [*dated(go_live=BEFORE), Cycle(name="C1", ends=TODAY)],
        [*dated(go_live=AFTER), Cycle(name="C1", ends=TODAY)],
    ),
    "UAT-3": (live(), live(decision=SignOffDecision.CONDITIONAL, decided_on=BEFORE)),
}
