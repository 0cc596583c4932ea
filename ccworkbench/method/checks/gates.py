"""The gates of a launch: what must not begin before something else is done (method.md 3.5: 003-05, 10, 12, 13, 15)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.shortage import is_unfit
from ccworkbench.method.project_facts import OPERATORS, SUPERVISORS, go_live_of, holders, only, running
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.launch_check import LaunchCheck, LaunchResult
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.tech_launch import LaunchVerdict, TechLaunch
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.uat.cycle import Cycle

READY_COLUMNS = ("technology_ready", "materials_ready", "group_ready")
OF_OPERATORS = {"au.agents", ""}  # the starter audience of those who take contacts, and those that users made
APPROVALS = (("knowledge_approved_on", "knowledge_approved_by"), ("scripts_approved_on", "scripts_approved_by"))
People = set[UUID]


def gate_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check the gates in the order in which a project meets them."""
    supervisors = holders(rows, SUPERVISORS)
    for gates in rows(Gates):
        yield from _installation(gates)
        yield from _approvals(gates)
    yield from _operators_trained(rows)
    yield from _launch(rows, supervisors)
    for attestation in rows(Attestation):
        yield from _released_by_supervisor(attestation, supervisors)
    yield from _tested(rows, today)


def _installation(gates: Gates) -> Iterator[Problem]:
    begun = gates.installation_started_on
    if begun is None:
        return
    for key in ("specification_agreed_on", "contract_signed_on"):
        day = getattr(gates, key)
        if day is None or day > begun:
            message = phrase(
                "Installation must wait for the agreed specification and the signed contract. Obtain "
                "both, or correct the dates."
            )
            yield broken("GATE-1", message, Gates, gates.id, key)


def _approvals(gates: Gates) -> Iterator[Problem]:
    for day, person in APPROVALS:
        if getattr(gates, day) and getattr(gates, person) is None:
            message = phrase("This was approved, but no approver is named. Name the customer’s approver.")
            yield broken("GATE-2", message, Gates, gates.id, person)


def _operators_trained(rows: Rows) -> Iterator[Problem]:
    """A session is for operators unless its audience is a starter one of others, to which no operator came."""
    gates = only(rows, Gates)
    approved = (gates.knowledge_approved_on, gates.scripts_approved_on) if gates else (None, None)
    others = {audience.id for audience in rows(Audience) if audience.origin not in OF_OPERATORS}
    operators = holders(rows, OPERATORS)
    came = {Presence.PRESENT, Presence.PARTIAL}
    attended = {cell.column_id for cell in rows(Attendance) if cell.row_id in operators and cell.presence in came}
    for session in rows(Session):
        is_theirs = session.audience_id not in others or session.id in attended
        if session.status is SessionStatus.HELD and is_theirs and not _was_approved(session.held_on, approved):
            message = phrase(
                "Agents were trained before the customer had approved the knowledge base and scripts. "
                "Obtain the approval, and retrain the agents on what has changed."
            )
            yield broken("H15", message, Session, session.id, "status")


def _was_approved(held: date | None, days: tuple[date | None, date | None]) -> bool:
    return all(day is not None and (held is None or day <= held) for day in days)


def _launch(rows: Rows, supervisors: People) -> Iterator[Problem]:
    launch = only(rows, TechLaunch)
    checks = rows(LaunchCheck)
    if launch is None:
        return
    yield from _performed(rows, launch, supervisors)
    gates = only(rows, Gates)
    missing = next((key for key in READY_COLUMNS if not getattr(gates, key, False)), "")
    if launch.performed_on and missing:
        message = phrase(
            "The technical launch was carried out, but technology, materials and agents were not all "
            "ready. Tick what is ready, or repeat the launch."
        )
        yield broken("LAUNCH-1", message, Gates, gates.id if gates else None, missing if gates else "")
    if launch.verdict is LaunchVerdict.READY and any(check.result is LaunchResult.FINDING for check in checks):
        message = phrase(
            "The verdict is “ready”, but a finding is not corrected yet. Correct it, or repeat the launch."
        )
        yield broken("LAUNCH-2", message, TechLaunch, launch.id, "verdict")
    if launch.verdict is LaunchVerdict.REPEAT and launch.repeat_on is None:
        message = phrase("The technical launch is to be repeated, but no new date is set. Agree on one.")
        yield broken("LAUNCH-3", message, TechLaunch, launch.id, "repeat_on")


def _performed(rows: Rows, launch: TechLaunch, supervisors: People) -> Iterator[Problem]:
    if launch.performed_by and launch.performed_by not in supervisors:
        names = {person.id: person.label for person in rows(Person)}
        message = phrase(
            "Supervisors carry out the technical launch, but {person} is not one. Choose a supervisor, "
            "or assign the role.",
            person=names.get(launch.performed_by, "–"),
        )
        yield broken("H22", message, TechLaunch, launch.id, "performed_by")
    elif launch.performed_on and launch.performed_by is None:
        message = phrase("The technical launch was carried out, but no supervisor is named. Name one.")
        yield broken("H22", message, TechLaunch, launch.id, "performed_by")


def _released_by_supervisor(row: Attestation, supervisors: People) -> Iterator[Problem]:
    passed, marks = row.result is AttestationResult.PASSED, row.is_passed()
    if row.result is not None and marks is not None and passed != marks:
        message = phrase("The result does not match the scores. Correct one of them.")
        yield broken("ATTEST-1", message, Attestation, row.id, "result")
    if row.released_on and (not passed or (row.attested_on and row.attested_on > row.released_on)):
        message = phrase(
            "No agent takes live contacts before passing certification. Withdraw the release, or enter the result."
        )
        yield broken("ATTEST-2", message, Attestation, row.id, "released_on")
    if (row.attested_by or row.released_on) and row.attested_by not in supervisors:
        message = phrase("Agents are certified by a supervisor. Choose one, or assign the role.")
        yield broken("ATTEST-3", message, Attestation, row.id, "attested_by")


def _tested(rows: Rows, today: date) -> Iterator[Problem]:
    go_live, cycles = go_live_of(rows), running(rows)
    if go_live is None:
        return
    late = [cycle for cycle in cycles if cycle.ends and cycle.ends > go_live]
    if late and not is_unfit(rows, today):
        for cycle in late:
            message = phrase(
                "“{cycle}” ends after go-live, but testing must finish first. Move one of the dates.", cycle=cycle.name
            )
            yield broken("UAT-2", message, Cycle, cycle.id, "ends")
    signed = [row for row in rows(SignOff) if row.kind is SignOffKind.UAT]
    in_time = [row for row in signed if _accepts(row) and (row.decided_on or go_live) <= go_live]
    if go_live < today and cycles and not in_time:
        message = phrase(
            "The centre went live before the acceptance test was signed off. Hold the sign-off "
            "meeting, and record its decision."
        )
        yield broken("UAT-3", message, SignOff, signed[0].id if signed else None, "decision" if signed else "")


def _accepts(row: SignOff) -> bool:
    return row.decision in {SignOffDecision.ACCEPTED, SignOffDecision.CONDITIONAL, SignOffDecision.PARTIAL}
