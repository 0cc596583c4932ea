"""Sign-off sheets: a page for every acceptance, with its defects, its conditions and lines to sign on."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Cell, Rows, Table, head, value
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import TO_NOTE, TO_TICK, RowPage, SigningParty
from ccworkbench.exchange.packs.row_pages import FLAG, NUMBER, page_fields, page_head, page_table, page_title, text_cell
from ccworkbench.exchange.packs.signature_blocks import Signer, parties
from ccworkbench.language.words import N_
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import DefectSeverity, Side
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.defect import Defect, DefectStatus

BLANK_CONDITIONS = 2

TESTED = {SignOffKind.UAT, SignOffKind.GO_NO_GO, SignOffKind.FINAL}  # what is signed with the defects in sight

SIGN_OFF_FIELDS = (
    "kind",
    "decision",
    "decided_on",
    "next_date",
    "place",
    "version",
    "deliverable_id",
    "basis",
    "contract",
    "summary",
    "residual",
    "exclusions",
    "reason",
    "effect",
    "attachments",
    "supersedes",
)
SIGN_OFF_ALWAYS = {"kind", "decision", "decided_on", "basis", "summary", "residual"}


def sign_offs(rows: Rows, viewer: Viewer) -> tuple[RowPage, ...]:
    """Return every sign-off with the defects, the conditions, and the signature blocks of the language."""
    return tuple(
        RowPage(
            str(row.id),
            page_title(row.code, row.subject, viewer),
            page_fields(row, SIGN_OFF_FIELDS, SIGN_OFF_ALWAYS, viewer),
            tuple(_of_sign_off(row, rows, viewer)),
            _signers(row, rows, viewer),
        )
        for row in rows(SignOff)
    )


def _of_sign_off(row: SignOff, rows: Rows, viewer: Viewer) -> Iterator[Table]:
    if row.decision is SignOffDecision.PENDING:
        yield _decision(viewer)
    if row.kind in TESTED:
        yield _defects(rows, viewer)
    found = [one for one in rows(Condition) if one.sign_off_id == row.id]
    if found or row.decision in {SignOffDecision.PENDING, SignOffDecision.CONDITIONAL}:
        yield _conditions(found, viewer)


def _decision(viewer: Viewer) -> Table:
    options = [option for option in SignOffDecision if option is not SignOffDecision.PENDING]
    heads = [page_head(viewer, option.value, option.label, 20, FLAG) for option in options]
    return page_table("decision", viewer.words.say("Decision"), heads, [[text_cell("")] * len(heads)], TO_TICK)


def _defects(rows: Rows, viewer: Viewer) -> Table:
    """Count the defects by severity: those still open, those put off, and those that are done with."""
    heads = [
        page_head(viewer, "severity", N_("Severity"), 30),
        page_head(viewer, "open", N_("Open defects"), 14, NUMBER),
        page_head(viewer, "deferred", DefectStatus.DEFERRED.label, 14, NUMBER),
        page_head(viewer, "done", N_("Resolved"), 14, NUMBER),
        page_head(viewer, "all", N_("All"), 14, NUMBER),
    ]
    return page_table(
        "defects", viewer.words.say("Defects"), heads, (_counted(one, rows, viewer) for one in DefectSeverity)
    )


def _counted(severity: DefectSeverity, rows: Rows, viewer: Viewer) -> Sequence[Cell]:
    found = [defect for defect in rows(Defect) if defect.severity is severity]
    deferred = sum(defect.status is DefectStatus.DEFERRED for defect in found)
    still = sum(defect.is_open() for defect in found) - deferred
    tone = severity.tone if still else ""
    counts = (still, deferred, len(found) - still - deferred, len(found))
    return text_cell(viewer.words.say(severity.label), tone), *(Cell(viewer.words.number(n), n) for n in counts)


def _conditions(found: Sequence[Condition], viewer: Viewer) -> Table:
    keys = ("code", "description", "severity", "owner", "due", "verified_by", "closed_on")
    columns = {column.key: column for column in columns_of(Condition)}
    heads = [head(columns[key], viewer) for key in keys]
    lines: list[list[Cell]] = [[value(columns[key], one, viewer) for key in keys] for one in found]
    blank = [] if found else [[text_cell("") for _ in keys] for _ in range(BLANK_CONDITIONS)]
    return page_table(
        "conditions", viewer.words.say("Conditions"), heads, [*lines, *blank], "list" if found else TO_NOTE
    )


def _signers(row: SignOff, rows: Rows, viewer: Viewer) -> tuple[SigningParty, ...]:
    """Lay out a block for everybody who signs, the customer's side at the left."""
    card: Any = rows(Project)[0]
    companies = (card.customer_name or card.customer_short, card.supplier_name or card.supplier_short)
    found = [one for one in rows(Signatory) if one.sign_off_id == row.id]
    left = [_sign_off_signer(one, companies[0], rows, viewer) for one in found if one.side is Side.CUSTOMER]
    right = [_sign_off_signer(one, companies[1], rows, viewer) for one in found if one.side is not Side.CUSTOMER]
    nobody = [Signer(company) for company in companies]
    pairs = zip_longest(left or nobody[:1], right or nobody[1:])
    return tuple(
        party
        for customer, supplier in pairs
        for party in parties(viewer.words, customer or nobody[0], supplier or nobody[1])
    )


def _sign_off_signer(one: Signatory, company: str, rows: Rows, viewer: Viewer) -> Signer:
    signing = one.person_id or _lead_of(one.position_held, rows)
    person = next((person for person in rows(Person) if person.id == signing), None)
    name = one.name or (person.full_name() if person else "")
    position = one.position_held or (person.job_title if person else "")
    return Signer(company, name, viewer.retell(position))


def _lead_of(position: str, rows: Rows) -> UUID | None:
    """Return who leads the role that a signatory was named by."""
    roles = {role.id for role in rows(Role) if position and role.name == position}
    return next((given.person_id for given in rows(Assignment) if given.role_id in roles and given.is_lead), None)
