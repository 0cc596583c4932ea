"""Rows that come as pages of their own: use cases in full, test scripts, attendance lists, sign-off sheets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from ccworkbench.core.grid import Cell, Head, Rows, Table, head, value
from ccworkbench.core.kind import Flag, Kind, LongText, Number, Text, View
from ccworkbench.core.record import CUSTOMER, Record, columns_of
from ccworkbench.exchange.document import TO_FILL, TO_NOTE, TO_TICK, Page, Party
from ccworkbench.exchange.packs.signature_blocks import Signer, parties
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.result import Defect, DefectStatus, Result, Severity
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.sign_off import Condition, Decision, Signatory, SignOff, SignOffKind
from ccworkbench.sheets.testing import CaseStatus, TestCase, TestStep
from ccworkbench.sheets.training import Attendance, Presence, Session, SessionStatus
from ccworkbench.sheets.use_case import Flow, FlowKind, UseCase

PLACES, MOST_PLACES, SPARE = 12, 30, 2  # lines of an attendance list: where no number is known, at most, left free
BLANK_CONDITIONS = 2
NUMBERED = re.compile(r"^\s*\d+(\.\d+)*[.):]\s+")  # what a typist put before a step; steps are numbered here
TESTED = {SignOffKind.UAT, SignOffKind.GO_NO_GO, SignOffKind.FINAL}  # what is signed with the defects in sight

TEXT, LONG, NUMBER, FLAG = Text(), LongText(), Number(), Flag()
USE_CASE = (
    "criticality", "status", "direction", "volume", "channels", "segment", "owner", "actors", "goal", "trigger",
    "main_flow", "alternatives", "outcome", "minimum", "rules", "hours", "kpi_effect", "today", "future", "questions",
    "assumptions", "requirements", "version", "author", "validated_by", "validated_on", "approved_by", "approved_on",
)  # fmt: skip
OF_USE_CASE = {"criticality", "status", "owner", "goal", "trigger", "outcome", "validated_by", "approved_by"}
TEST_CASE = (
    "priority", "kind", "area", "channel", "minutes", "use_case", "flow_id", "role_id", "requirements", "precondition",
    "data", "expected", "note",
)  # fmt: skip
OF_TEST_CASE = {"priority", "kind", "area", "precondition", "data", "expected"}
SESSION = (
    "held_on", "status", "capacity", "from_time", "to_time", "place", "trainer", "audience_id", "course_id", "language",
    "environment",
)  # fmt: skip
OF_SESSION = {"held_on", "status", "capacity", "from_time", "to_time", "place", "trainer"}
SIGN_OFF = (
    "kind", "decision", "decided_on", "next_date", "place", "version", "deliverable_id", "basis", "contract", "summary",
    "residual", "exclusions", "reason", "effect", "attachments", "supersedes",
)  # fmt: skip
OF_SIGN_OFF = {"kind", "decision", "decided_on", "basis", "summary", "residual"}


def use_cases(rows: Rows, view: View) -> tuple[Page, ...]:
    """Give every use case with all that is known of it, and its flows step by step; one without any is compact."""
    return tuple(
        Page(
            str(row.id), _title(row.code, row.name, view), _fields(row, USE_CASE, OF_USE_CASE, view),
            tuple(_flow(flow, view) for flow in flows), beside=(("today", "future"),),
            compact=not flows and not row.main_flow,
        )
        for row, flows in ((row, _flows(rows, row)) for row in rows(UseCase))
    )  # fmt: skip


def test_scripts(rows: Rows, view: View) -> tuple[Page, ...]:
    """Give every test case as a sheet to be filled in by its tester; only one with steps needs a whole page."""
    cases = (case for case in rows(TestCase) if case.status is not CaseStatus.RETIRED)
    return tuple(_script(case, [step for step in rows(TestStep) if step.case_id == case.id], view) for case in cases)


def _script(case: TestCase, steps: list[TestStep], view: View) -> Page:
    tables = (_run(view), _steps(steps, view), _verdict(view)) if steps else (_run_in_short(view),)
    return Page(
        str(case.id), _title(case.code, case.title, view), _fields(case, TEST_CASE, OF_TEST_CASE, view), tables,
        compact=not steps, notes=None if steps else _notes(view),
    )  # fmt: skip


def attendance_lists(rows: Rows, view: View) -> tuple[Page, ...]:
    """Give every session as a list that who came signs."""
    sessions = (session for session in rows(Session) if session.status is not SessionStatus.CANCELLED)
    return tuple(
        Page(
            str(one.id), _title(one.code, one.title, view), _fields(one, SESSION, OF_SESSION, view),
            (_attendance(one, rows, view),),
        )
        for one in sessions
    )  # fmt: skip


def sign_offs(rows: Rows, view: View) -> tuple[Page, ...]:
    """Give every sign-off with the defects, the conditions, and the signature blocks of the language."""
    return tuple(
        Page(
            str(row.id), _title(row.code, row.subject, view), _fields(row, SIGN_OFF, OF_SIGN_OFF, view),
            tuple(_of_sign_off(row, rows, view)), _signers(row, rows, view),
        )
        for row in rows(SignOff)
    )  # fmt: skip


def _title(code: str, name: str, view: View) -> str:
    return f"{code} {' '.join(view.retell(name).split())}".strip()


def _fields(row: Record, keys: Sequence[str], always: set[str], view: View) -> Table:
    """Take the fields of a row that say something, and those whose absence does."""
    sheet: type[Record] = type(row)
    known = {column.key: column for column in columns_of(sheet) if column.audience == CUSTOMER}
    shown = [(known[key], value(known[key], row, view)) for key in keys if key in known]
    shown = [(column, cell) for column, cell in shown if cell.text or column.key in always]
    heads, cells = (tuple(head(column, view) for column, _ in shown), tuple(cell for _, cell in shown))
    return Table(sheet.__tablename__, "", "", "", "form", heads, (str(row.id),), (cells,))


def _table(key: str, title: str, heads: Iterable[Head], rows: Iterable[Sequence[Cell]], shape: str = "list") -> Table:
    lines = tuple(tuple(row) for row in rows)
    return Table(key, title, "", title, shape, tuple(heads), tuple("" for _ in lines), lines)


def _head(view: View, key: str, text: str, width: int, kind: Kind = TEXT) -> Head:
    choices = tuple(label for _, label in kind.choices(view))
    return Head(key, view.words.say(text), width, kind, choices, computed=True)


def _cell(text: str, tone: str = "") -> Cell:
    return Cell(text, text or None, tone)


def _column(sheet: type[Record], key: str, row: Record, view: View) -> Cell:
    return value(next(column for column in columns_of(sheet) if column.key == key), row, view)


# Use cases


def _flows(rows: Rows, row: UseCase) -> list[Flow]:
    kinds = list(FlowKind)
    found = [flow for flow in rows(Flow) if flow.use_case == row.id]
    return sorted(found, key=lambda flow: kinds.index(flow.kind))


def _flow(flow: Flow, view: View) -> Table:
    say = view.words.say
    title = say("{kind}: {name}", kind=say(flow.kind.label), name=_title(flow.code, flow.name, view))
    heads = (_head(view, "number", N_("Step"), 8), _head(view, "step", N_("What happens"), 90, LONG))
    return _table(f"flow.{flow.id}", title, heads, _flow_lines(flow, view))


def _flow_lines(flow: Flow, view: View) -> Iterator[Sequence[Cell]]:
    say, column = view.words.say, {column.key: column for column in columns_of(Flow)}
    if flow.leaves_at:
        yield _cell(""), _cell(say("Leaves the main flow at step {n}.", n=view.words.number(flow.leaves_at)))
    steps = [NUMBERED.sub("", line) for line in view.retell(flow.steps).splitlines() if line.strip()]
    for number, step in enumerate(steps, 1):
        counted = f"{flow.leaves_at}.{number}" if flow.leaves_at else str(number)
        yield _cell(counted), _cell(step)
    if flow.rejoins_at:
        yield _cell(""), _cell(say("Goes on with step {n} of the main flow.", n=view.words.number(flow.rejoins_at)))
    if flow.outcome:
        yield _cell(""), _cell(say("{column}: {values}", column=say(column["outcome"].heading),
                                   values=view.retell(flow.outcome)))  # fmt: skip


# Test scripts


def _run(view: View) -> Table:
    """Leave room for what is only known when the case is run."""
    heads = (
        _head(view, "cycle_id", N_("Test cycle"), 20), _head(view, "tester", N_("Tester"), 22),
        _head(view, "run_on", N_("Run on"), 14), _head(view, "build", N_("State of the system"), 20),
        _head(view, "conversation_id", N_("Conversation ID"), 24),
    )  # fmt: skip
    return _table("run", "", heads, [[_cell("")] * len(heads)], TO_FILL)


def _steps(found: list[TestStep], view: View) -> Table:
    heads = (
        _head(view, "number", N_("Step"), 7), _head(view, "action", N_("What to do"), 32, LONG),
        _head(view, "expected", N_("Expected result"), 32, LONG), _head(view, "passed", Result.PASSED.label, 10, FLAG),
        _head(view, "failed", Result.FAILED.label, 10, FLAG), _head(view, "actual", N_("Actual result"), 24, LONG),
    )  # fmt: skip
    found.sort(key=lambda step: step.number or 0)
    lines = [[_cell(str(step.number or number)), _column(TestStep, "action", step, view),
              _column(TestStep, "expected", step, view)] for number, step in enumerate(found, 1)]  # fmt: skip
    return _table("steps", view.words.say("Test steps"), heads, ([*line, *[_cell("")] * 3] for line in lines), TO_FILL)


def _results(view: View) -> list[Head]:
    results = (Result.PASSED, Result.FAILED, Result.BLOCKED, Result.NOT_APPLICABLE)
    return [_head(view, result.value, result.label, 14, FLAG) for result in results]


def _verdict(view: View) -> Table:
    """Leave room for the result of the whole case, its defects, and the tester's signature."""
    heads = [*_results(view), _head(view, "defects", N_("Defects"), 22), _head(view, "signature", N_("Signature"), 30)]
    return _table("verdict", view.words.say("Result"), heads, [[_cell("")] * len(heads)], TO_FILL)


def _run_in_short(view: View) -> Table:
    """Leave room for who ran a case without steps, when, and what came of it, on one line."""
    heads = [
        _head(view, "tester", N_("Tester"), 24), _head(view, "run_on", N_("Run on"), 16), *_results(view),
        _head(view, "defects", N_("Defects"), 20),
    ]  # fmt: skip
    return _table("run", "", heads, [[_cell("")] * len(heads)], TO_NOTE)


def _notes(view: View) -> Table:
    """Leave lines for what was seen, and for the conversation that proves it."""
    heads = (_head(view, "actual", N_("Actual result"), 40, LONG),
             _head(view, "conversation_id", N_("Conversation ID"), 24))  # fmt: skip
    return _table("notes", "", heads, [[_cell("")] * len(heads)], "form")


# Attendance


def _attendance(session: Session, rows: Rows, view: View) -> Table:
    heads = (
        _head(view, "number", N_("No."), 6), _head(view, "name", N_("Name"), 28),
        _head(view, "job_title", N_("Job title"), 24), _head(view, "organisation", N_("Organisation"), 22),
        _head(view, "present", N_("Present"), 10, FLAG), _head(view, "signature", N_("Signature"), 32),
    )  # fmt: skip
    came = {cell.row_id: cell.presence for cell in rows(Attendance) if cell.column_id == session.id and cell.presence}
    people = [person for person in rows(Person) if person.id in came]
    yes = FLAG.write(True, view)
    lines = [
        [person.full_name(), view.retell(person.job_title), person.organisation,
         yes if came[person.id] is Presence.PRESENT else "", ""]
        for person in people
    ]  # fmt: skip
    wanted = min(max(session.capacity or PLACES, len(lines) + SPARE), max(MOST_PLACES, len(lines)))
    lines += [[""] * 5 for _ in range(wanted - len(lines))]
    numbered = ([_cell(str(number)), *map(_cell, line)] for number, line in enumerate(lines, 1))
    return _table("attendance", "", heads, numbered, TO_FILL)


# Sign-offs


def _of_sign_off(row: SignOff, rows: Rows, view: View) -> Iterator[Table]:
    if row.decision is Decision.PENDING:
        yield _decision(view)
    if row.kind in TESTED:
        yield _defects(rows, view)
    found = [one for one in rows(Condition) if one.sign_off_id == row.id]
    if found or row.decision in {Decision.PENDING, Decision.CONDITIONAL}:
        yield _conditions(found, view)


def _decision(view: View) -> Table:
    options = [option for option in Decision if option is not Decision.PENDING]
    heads = [_head(view, option.value, option.label, 20, FLAG) for option in options]
    return _table("decision", view.words.say("Decision"), heads, [[_cell("")] * len(heads)], TO_TICK)


def _defects(rows: Rows, view: View) -> Table:
    """Count the defects by severity: those still open, those put off, and those that are done with."""
    heads = [
        _head(view, "severity", N_("Severity"), 30), _head(view, "open", N_("Open defects"), 14, NUMBER),
        _head(view, "deferred", DefectStatus.DEFERRED.label, 14, NUMBER),
        _head(view, "done", N_("Settled"), 14, NUMBER), _head(view, "all", N_("All"), 14, NUMBER),
    ]  # fmt: skip
    return _table("defects", view.words.say("Defects"), heads, (_counted(one, rows, view) for one in Severity))


def _counted(severity: Severity, rows: Rows, view: View) -> Sequence[Cell]:
    found = [defect for defect in rows(Defect) if defect.severity is severity]
    deferred = sum(defect.status is DefectStatus.DEFERRED for defect in found)
    still = sum(defect.is_open() for defect in found) - deferred
    tone = severity.tone if still else ""
    counts = (still, deferred, len(found) - still - deferred, len(found))
    return _cell(view.words.say(severity.label), tone), *(Cell(view.words.number(n), n) for n in counts)


def _conditions(found: Sequence[Condition], view: View) -> Table:
    keys = ("code", "description", "severity", "owner", "due", "verified_by", "closed_on")
    columns = {column.key: column for column in columns_of(Condition)}
    heads = [head(columns[key], view) for key in keys]
    lines: list[list[Cell]] = [[value(columns[key], one, view) for key in keys] for one in found]
    blank = [] if found else [[_cell("") for _ in keys] for _ in range(BLANK_CONDITIONS)]
    return _table("conditions", view.words.say("Conditions"), heads, [*lines, *blank], "list" if found else TO_NOTE)


def _signers(row: SignOff, rows: Rows, view: View) -> tuple[Party, ...]:
    """Lay out a block for everybody who signs, the customer's side at the left."""
    card: Any = rows(Project)[0]
    companies = (card.customer_name or card.customer_short, card.supplier_name or card.supplier_short)
    found = [one for one in rows(Signatory) if one.sign_off_id == row.id]
    left = [_signer(one, companies[0], rows, view) for one in found if one.side is Side.CUSTOMER]
    right = [_signer(one, companies[1], rows, view) for one in found if one.side is not Side.CUSTOMER]
    nobody = [Signer(company) for company in companies]
    pairs = zip_longest(left or nobody[:1], right or nobody[1:])
    return tuple(
        party
        for customer, supplier in pairs
        for party in parties(view.words, customer or nobody[0], supplier or nobody[1])
    )


def _signer(one: Signatory, company: str, rows: Rows, view: View) -> Signer:
    person = next((person for person in rows(Person) if person.id == one.person_id), None)
    name = one.name or (person.full_name() if person else "")
    position = one.position_held or (person.job_title if person else "")
    return Signer(company, name, view.retell(position))
