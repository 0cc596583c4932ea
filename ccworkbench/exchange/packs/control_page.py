"""What frames every pack: the control page in front and the signatures at the end, as formal papers have them."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from ccworkbench.core.grid import Cell, Head, Rows, Table
from ccworkbench.core.kind import Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Document, DocumentVersion, Section
from ccworkbench.exchange.packs.signature_blocks import Signer, parties
from ccworkbench.language.words import N_, Words
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.person import Person

READ_ALOUD = 16  # hexadecimal digits of a hash that stand on paper
HEADS = {
    "version": (N_("Version"), 9),
    "date": (N_("Date"), 18),
    "status": (N_("Status"), 14),
    "author": (N_("Author"), 24),
    "change": (N_("What changed"), 34),
    "name": (N_("Name"), 26),
    "position": (N_("Job title"), 30),
    "organisation": (N_("Organisation"), 28),
    "signature": (N_("Signature"), 26),
}


def control(section: Section, document: Document, rows: Rows, viewer: Viewer) -> Section:
    """Fill the control page: reference facts, versions, approval, distribution."""
    tables = (
        versions(document, viewer),
        _approval(document, rows, viewer),
        _distribution(rows, viewer),
    )
    return replace(section, facts=_facts(document, rows(Project)[0], viewer), tables=tables)


def sign_off(section: Section, document: Document, rows: Rows, viewer: Viewer) -> Section:
    """Fill the last page: the parties with their signature blocks, as the language has them."""
    card = rows(Project)[0]
    customer, supplier = _leads(card, rows)
    return replace(
        section,
        parties=parties(
            viewer.words,
            _project_signer(card.customer_name or document.brand.customer, customer, viewer),
            _project_signer(card.supplier_name or document.brand.supplier, supplier, viewer),
        ),
    )


def _facts(document: Document, card: Project, viewer: Viewer) -> tuple[tuple[str, str], ...]:
    say = viewer.words.say
    return (
        (say("Document"), document.kind),
        *(((say("Document number"), document.number),) if document.number else ()),
        (say("Project name"), document.title),
        (say("Project code"), card.code),
        (say("Legal name of the customer"), card.customer_name),
        (say("Legal name of the supplier"), card.supplier_name),
        *([(say("Legal details of the supplier"), "\n".join(document.brand.legal))] if document.brand.legal else []),
        (say("Data as of"), viewer.words.date(document.day, long=True)),
        (say("Classification"), document.brand.classification),
        (say("Readers"), say(document.readers.label)),
        *(((say("Content hash"), _in_groups(document.content)),) if document.content else ()),
    )


def _in_groups(digest: str) -> str:
    """Return the first digits of a hash as one reads them aloud."""
    return " ".join(digest[place : place + 4] for place in range(0, READ_ALOUD, 4)).upper()


def versions(document: Document, viewer: Viewer) -> Table:
    """List every version with its author and its change; a draft is the only line that has no version."""
    draft = DocumentVersion("", document.day, document.status, document.author)
    lines = [_version_line(one, viewer) for one in document.versions or (draft,)]
    keys = ("version", "date", "status", "author", "change")
    return _control_table("versions", viewer.words.say("Versions"), keys, lines, viewer)


def _version_line(one: DocumentVersion, viewer: Viewer) -> tuple[Cell, ...]:
    status = viewer.words.say(one.status.label)
    return (
        _control_cell(one.version),
        Cell(viewer.words.date(one.day), one.day),
        Cell(status, status, one.status.tone),
        _control_cell(one.author),
        _control_cell(change_text(one, viewer.words)),
    )


def change_text(one: DocumentVersion, words: Words) -> str:
    """Say what is new in a version: what somebody wrote of it, else how much."""
    if one.change or not one.version:
        return one.change
    if one.changed is None:
        return words.say("First issue")
    return words.count("{n} entry changed", "{n} entries changed", one.changed)


def _approval(document: Document, rows: Rows, viewer: Viewer) -> Table:
    leads = zip(_leads(rows(Project)[0], rows), (document.brand.customer, document.brand.supplier), strict=True)
    lines = [tuple(map(_control_cell, (lead.full_name() if lead else "", company, "", ""))) for lead, company in leads]
    keys = ("name", "organisation", "date", "signature")
    return _control_table("approval", viewer.words.say("Approval"), keys, lines, viewer)


def _distribution(rows: Rows, viewer: Viewer) -> Table:
    people = [person for person in rows(Person) if person.main_contact]
    people = people or [person for person in _leads(rows(Project)[0], rows) if person]
    lines = [
        tuple(map(_control_cell, (person.full_name(), viewer.retell(person.job_title), person.organisation)))
        for person in people
    ]
    keys = ("name", "position", "organisation")
    return _control_table("distribution", viewer.words.say("Distribution"), keys, lines, viewer)


def _control_table(key: str, title: str, keys: Iterable[str], rows: list[tuple[Cell, ...]], viewer: Viewer) -> Table:
    heads = tuple(Head(k, viewer.words.say(HEADS[k][0]), HEADS[k][1], Text(), computed=True) for k in keys)
    return Table(key, title, "", title, "list", heads, tuple("" for _ in rows), tuple(rows))


def _control_cell(text: str) -> Cell:
    return Cell(text, text or None)


def _leads(card: Project, rows: Rows) -> tuple[Person | None, Person | None]:
    people: dict[UUID, Person] = {person.id: person for person in rows(Person)}
    return people.get(card.customer_lead), people.get(card.supplier_lead)  # type: ignore[arg-type] # None finds nobody


def _project_signer(company: str, person: Person | None, viewer: Viewer) -> Signer:
    return Signer(company, person.full_name(), viewer.retell(person.job_title)) if person else Signer(company)
