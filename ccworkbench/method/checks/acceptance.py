"""The rules of acceptance and go-live: decisions, conditions, go/no-go, the switch (method.md 4.8, 4.13)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import GRAVE, WEEK, called, go_live_of, is_near, only
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.cutover_step import CutoverMoment, CutoverStep, StepOutcome
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.phone_number import NumberStatus, PhoneNumber
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import Channel, DefectSeverity, Rating, Side
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.defect import Defect

NUMBERS_AHEAD: Final = 56  # eight weeks before go-live, carriers need the list: porting takes weeks
SPOKEN: Final = {Channel.VOICE_IN.value, Channel.VOICE_OUT.value}
GATE: Final = 14  # two weeks before go-live, the criteria have to be near their minimum
DAYS: Final = 3  # numbers that are not tested three days before are too late
TEST_SIGN_OFFS = {SignOffKind.UAT, SignOffKind.FINAL}
PENDING = {StepOutcome.OPEN, StepOutcome.RUNNING}
UNTRIED = {NumberStatus.PLANNED, NumberStatus.ORDERED}
By = dict[UUID | None, list[Condition]]


def acceptance_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check what was decided, and whether the day of the switch is prepared."""
    conditions: By = {}
    for condition in rows(Condition):
        conditions.setdefault(condition.sign_off_id, []).append(condition)
        if condition.due and condition.due < today and condition.closed_on is None:
            message = phrase(
                "{code} is past its deadline. Close it, or agree on a new deadline.", code=called(condition)
            )
            yield broken("COND-1", message, Condition, condition.id, "due")
    grave = [defect for defect in rows(Defect) if defect.is_open() and defect.severity in GRAVE]
    unmet = sum(not criterion.met for criterion in rows(Criterion) if criterion.gate is Gate.EXIT)
    replaced = {row.supersedes for row in rows(SignOff)}
    signed = {row.sign_off_id for row in rows(Signatory) if row.side is Side.CUSTOMER and row.signed_on}
    for row in rows(SignOff):
        if row.id not in replaced and row.decision is not SignOffDecision.PENDING:
            yield from _decided(row, conditions.get(row.id, []), signed)
            yield from _accepted(row, conditions.get(row.id, []), grave, unmet)
    yield from _go(rows, today)
    yield from _switch(rows, today)


def _decided(row: SignOff, conditions: Sequence[Condition], signed: set[UUID | None]) -> Iterator[Problem]:
    if row.decision is SignOffDecision.REJECTED and not (row.reason and row.next_date):
        message = phrase("A rejection needs a reason and a next sign-off date. Enter both.")
        yield broken("SIGN-1", message, SignOff, row.id, "next_date" if row.reason else "reason")
    if row.decision is SignOffDecision.PARTIAL and not (row.residual or row.exclusions):
        message = phrase("This was only partially accepted, but no open items are recorded. Record them.")
        yield broken("SIGN-2", message, SignOff, row.id, "residual")
    if row.decided_on is None or row.id not in signed:
        message = phrase("The decision has no date or no customer signature. Enter both.")
        yield broken("SIGN-3", message, SignOff, row.id, "decided_on")
    if row.decision is SignOffDecision.CONDITIONAL and not conditions:
        message = phrase("This was accepted with conditions, but none are recorded. Record them.")
        yield broken("H19", message, SignOff, row.id, "decision")
    for condition in conditions:
        if row.decision is SignOffDecision.CONDITIONAL and not (condition.owner and condition.due):
            message = phrase("A condition needs an owner and a deadline. Enter both.")
            yield broken("H19", message, Condition, condition.id, "due" if condition.owner else "owner")


def _accepted(row: SignOff, conditions: Sequence[Condition], grave: Sequence[Defect], unmet: int) -> Iterator[Problem]:
    """A reason overrides the refusal, and stands on the sheet (method.md 4.8)."""
    if row.kind not in TEST_SIGN_OFFS or row.reason:
        return
    critical = [defect for defect in grave if defect.severity is DefectSeverity.CRITICAL]
    if row.decision is SignOffDecision.ACCEPTED and critical:
        message = phrase(
            "This can’t be accepted while defects that prevent operation are open: {codes}. Fix them, "
            "or enter the reason.",
            codes=_named(critical),
        )
        yield broken("H18", message, SignOff, row.id, "decision")
    elif row.decision is SignOffDecision.ACCEPTED and unmet:
        message = phrases(
            "This can’t be accepted while {n} exit criterion is not met. Meet it, or enter the reason.",
            "This can’t be accepted while {n} exit criteria are not met. Meet them, or enter the reason.",
            unmet,
        )
        yield broken("H18", message, SignOff, row.id, "decision")
    named = {condition.defect_id for condition in conditions}
    left = [defect for defect in grave if defect.id not in named]
    if row.decision is SignOffDecision.CONDITIONAL and left:
        message = phrase("Severe defects without a condition: {codes}. Add one for each.", codes=_named(left))
        yield broken("SIGN-4", message, SignOff, row.id, "decision")


def _named(defects: Sequence[Defect]) -> str:
    return ", ".join(defect.code or defect.title for defect in defects)


def _go(rows: Rows, today: date) -> Iterator[Problem]:
    is_close = is_near(go_live_of(rows), today, GATE)
    red = [row for row in rows(GoNoGo) if row.mandatory and row.rating is Rating.RED]
    for row in red:
        message = phrase("A mandatory criterion is red: the proposal is no-go. Resolve it, or move go-live.")
        yield broken("GO-1", message, GoNoGo, row.id, "rating")
    for row in rows(GoNoGo):
        yield from _rated(row)
        is_low = row.value is not None and row.minimum is not None and row.value < row.minimum
        if is_low and is_close and not row.workaround:
            message = phrase("The value reached is below the minimum. Reach the minimum, or describe the workaround.")
            yield broken("GO-2", message, GoNoGo, row.id, "value")
    for signed in rows(SignOff) if red else ():
        if signed.kind is SignOffKind.GO_NO_GO and signed.decision is SignOffDecision.ACCEPTED and not signed.reason:
            message = phrase("The decision was “Go”, although a mandatory criterion is red. Enter the reason.")
            yield broken("GO-3", message, SignOff, signed.id, "decision")


def _rated(row: GoNoGo) -> Iterator[Problem]:
    """Green says that the minimum is reached, amber that it is near: at least half of the minimum (4.13)."""
    if row.value is None or row.minimum is None:
        return
    if row.rating is Rating.GREEN and row.value < row.minimum:
        message = phrase("The rating is green, but the minimum is not reached. Correct the rating or the value.")
        yield broken("GO-4", message, GoNoGo, row.id, "rating")
    elif row.rating is Rating.AMBER and row.value < row.minimum / 2:
        message = phrase("The rating is amber, but the value is below half the minimum. Change the rating to red.")
        yield broken("GO-4", message, GoNoGo, row.id, "rating")


def _switch(rows: Rows, today: date) -> Iterator[Problem]:
    go_live = go_live_of(rows)
    steps = [step for step in rows(CutoverStep) if step.result in PENDING]
    free = [step for step in steps if step.owner is None]
    if free and is_near(go_live, today, WEEK):
        message = phrases(
            "{n} cut-over step has no owner. Name one.",
            "{n} cut-over steps have no owner. Name one for each.",
            len(free),
        )
        yield broken("CUT-1", message, CutoverStep, free[0].id, "owner")
    late = [step for step in steps if step.moment is not CutoverMoment.AFTER]
    if late and go_live and go_live < today:
        message = phrases(
            "{n} cut-over step is still to do, but the go-live date has passed. Enter its result.",
            "{n} cut-over steps are still to do, but the go-live date has passed. Enter their results.",
            len(late),
        )
        yield broken("CUT-2", message, CutoverStep, late[0].id, "result")
    for step in steps:
        if step.no_return and not step.rollback:
            message = phrase("No rollback after this step. State until when and how you can roll back.")
            yield broken("CUT-3", message, CutoverStep, step.id, "rollback")
    yield from _listed_numbers(rows, today)
    for number in rows(PhoneNumber):
        if number.status in UNTRIED and number.tested_on is None and is_near(go_live, today, DAYS):
            message = phrase(
                "{number} has not been tested. Call it, and check where the call arrives.", number=number.number
            )
            yield broken("PHONE-1", message, PhoneNumber, number.id, "tested_on")


def _listed_numbers(rows: Rows, today: date) -> Iterator[Problem]:
    """A centre that speaks on the phone lists its numbers in time; those that need none list none."""
    project = only(rows, Project)
    is_spoken = project is not None and bool(SPOKEN & set(project.channels))
    if is_spoken and not rows(PhoneNumber) and is_near(go_live_of(rows), today, NUMBERS_AHEAD):
        message = phrase("No phone number is listed, and the cut-over is near. List all numbers with their flows.")
        yield broken("PHONE-2", message, PhoneNumber)
