"""Sign-offs, conditions, go/no-go and the switch."""

from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.cutover_step import CutoverStep, StepOutcome
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import DefectSeverity, Rating, Side
from ccworkbench.sheets.uat.criterion import Criterion, Gate
from ccworkbench.sheets.uat.defect import Defect
from tests.method.checks.examples.rows import BEFORE, TODAY, TOMORROW, YESTERDAY, Found, dated, somebody

PERSON, PEOPLE = somebody()
CRITICAL = Defect(title="No sound", code="DEF-001", severity=DefectSeverity.CRITICAL)
UNMET = Criterion(text="All cases are run", gate=Gate.EXIT)


def signed(decision: SignOffDecision, *rows: Record, **columns: Any) -> list[Record]:
    """Make a decision on the acceptance test, complete with its date and signature."""
    sign_off = SignOff(subject="Test", kind=SignOffKind.UAT, decision=decision, decided_on=BEFORE, **columns)
    name = Signatory(sign_off_id=sign_off.id, side=Side.CUSTOMER, signed_on=BEFORE)
    for row in rows:
        if isinstance(row, Condition):
            row.sign_off_id = sign_off.id
    return [*PEOPLE, sign_off, name, *rows]


def condition(**columns: Any) -> Condition:
    return Condition(**{"description": "Sound", "code": "CN-001", "owner": PERSON.id, "due": TODAY, **columns})


def going(*rows: Record) -> list[Record]:
    return [*dated(go_live=TOMORROW), *rows]


def red(**columns: Any) -> GoNoGo:
    return GoNoGo(criterion="Numbers tested", mandatory=True, rating=Rating.RED, workaround="None", **columns)


def went(**columns: Any) -> list[Record]:
    return [red(), SignOff(subject="Go", kind=SignOffKind.GO_NO_GO, decision=SignOffDecision.ACCEPTED, **columns)]


def reached(value: float) -> list[Record]:
    return going(GoNoGo(criterion="Agents trained", minimum=0.85, value=value))


def rated(value: float, rating: Rating) -> list[Record]:
    return [GoNoGo(criterion="Agents trained", minimum=0.85, value=value, rating=rating)]


def step(**columns: Any) -> CutoverStep:
    return CutoverStep(step="Switch", owner=PERSON.id, **columns)


ACCEPTED, CONDITIONAL = SignOffDecision.ACCEPTED, SignOffDecision.CONDITIONAL
EXAMPLES: dict[str, Found] = {
    "H18": (signed(ACCEPTED, CRITICAL), signed(ACCEPTED, CRITICAL, UNMET, reason="Fixed tonight")),
    "H19": (signed(CONDITIONAL, condition(owner=None)), signed(CONDITIONAL, condition())),
    "SIGN-1": (
        signed(SignOffDecision.REJECTED, reason="No sound"),
        signed(SignOffDecision.REJECTED, reason="No sound", next_date=TODAY),
    ),
    "SIGN-2": (signed(SignOffDecision.PARTIAL), signed(SignOffDecision.PARTIAL, residual="Chat")),
    "SIGN-3": ([SignOff(subject="Test", decision=ACCEPTED, decided_on=BEFORE)], signed(ACCEPTED)),
    "SIGN-4": (
        signed(CONDITIONAL, CRITICAL, condition()),
        signed(CONDITIONAL, CRITICAL, condition(defect_id=CRITICAL.id)),
    ),
    "COND-1": ([condition(due=YESTERDAY)], [condition(due=YESTERDAY, closed_on=YESTERDAY)]),
    "GO-1": ([red()], [GoNoGo(criterion="Posters hang", rating=Rating.RED)]),
    "GO-2": (reached(0.8), reached(0.85)),
    "GO-3": (went(), went(reason="Old lines stay")),
    "GO-4": (rated(0.8, Rating.GREEN), rated(0.8, Rating.AMBER)),
    "CUT-1": (going(CutoverStep(step="Switch")), going(*PEOPLE, step())),
    "CUT-2": ([*dated(go_live=YESTERDAY), step()], [*dated(go_live=YESTERDAY), step(result=StepOutcome.DONE)]),
    "CUT-3": ([step(no_return=True)], [step(no_return=True, rollback="Until ten o’clock")]),
    "PHONE-1": (going(PhoneNumber(number="0800 1")), going(PhoneNumber(number="0800 1", tested_on=TODAY))),
}
