"""Issuing: a paper gets a number and a version, and is kept so that it can be made again to the byte."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccworkbench.author import author_of
from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.core.grid import Table
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Document, DocumentStatus, Stamp
from ccworkbench.exchange.packs.content import content_of
from ccworkbench.exchange.packs.hand_over import PaperSource
from ccworkbench.exchange.packs.pack_values import Picture
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.exchange.packs.profiled_rows import profiled_picture, profiled_rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.operations.company import company_profile
from ccworkbench.operations.documents.changes import ChangedCell, ChangeTeller, changed_cells, counted
from ccworkbench.operations.documents.packs import pack_called, register_key
from ccworkbench.operations.documents.register import IssuedDocument, in_force, issued_documents, versions_of
from ccworkbench.operations.documents.renderer import renderer
from ccworkbench.operations.documents.snapshot import SPOILT, Snapshot, WatchedRows, rows_of, salts_for
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.register import read_snapshot
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

DEFAULT_NUMBERS = "{project}-{kind}-{n}"
COUNTER = 3  # digits of a number at least
APART = {CUSTOMER: "", STEERING: "-S", INTERNAL: "-I"}  # behind the kind, for the readers of a document


@dataclass(frozen=True)
class IssueRequest:
    """What is to be issued: a paper for some readers, and what is said of the new version."""

    pack: Pack
    readers: Disclosure = CUSTOMER
    change: str = ""  # what is new, for the version table
    is_major: bool = False  # 2.0 follows 1.4
    is_review: bool = False  # it is not in force yet
    is_new: bool = False  # a document of its own, though there is one of its kind


@dataclass(frozen=True)
class PreparedIssue:
    """A version that is about to be issued, or the one that says the same already."""

    document: IssuedDocument
    snapshot: Snapshot
    changes: tuple[ChangedCell, ...]
    is_unchanged: bool
    earlier: tuple[IssuedDocument, ...]  # the versions before it
    before: Snapshot | None  # of the last one of these that is in force


def prepare_issue(store: Store, workbook: Workbook, request: IssueRequest, today: date) -> PreparedIssue:
    """Look at what a paper says now, and give it its number and version; nothing is written.

    Where it says what its last version says, that version is returned. Raises UserError where the paper has nothing for
    its readers.
    """
    documents = issued_documents(store, workbook)
    key = register_key(request.pack)
    own = [one for one in documents if (one.pack, one.readers) == (key, request.readers)]
    last = own[-1] if own and not request.is_new else None
    before = in_force(list(versions_of(documents, last.number))) if last else None
    kept = snapshot_of(store, before)
    snapshot = _snapshot(store, workbook, request, today, kept.salts if kept else {})
    if last and kept and last is before and _says_the_same(last, snapshot, request):
        earlier = tuple(one for one in versions_of(documents, last.number) if one is not last)
        return PreparedIssue(last, kept, (), True, earlier, snapshot_of(store, in_force(earlier)))
    changes = changed_cells(kept.cells, snapshot.cells) if kept else []
    number = last.number if last else _number(workbook.project, request, documents, today)
    document = IssuedDocument(
        entry="",
        number=number,
        version=_next_version(last, request),
        pack=key,
        readers=request.readers,
        day=today,
        author=_author(store, workbook),
        change=" ".join(request.change.split()),
        changed=counted(changes) if kept else None,
        content=snapshot.content_hash(),
        renderer=renderer(),
        snapshot="",
        is_review=request.is_review,
        status=DocumentStatus.REVIEW if request.is_review else DocumentStatus.ISSUED,
    )
    return PreparedIssue(document, snapshot, tuple(changes), False, tuple(versions_of(documents, number)), kept)


def numbered_apart(
    store: Store, workbook: Workbook, prepared: Sequence[PreparedIssue], today: date
) -> list[PreparedIssue]:
    """Give versions that are to be issued one after another numbers of their own, where several would get the same."""
    taken, apart = issued_documents(store, workbook), list[PreparedIssue]()
    for one in prepared:
        if not one.is_unchanged and not one.earlier:
            request = IssueRequest(pack_called(one.snapshot.pack), one.snapshot.readers)
            number = _number(workbook.project, request, taken, today)
            one = replace(one, document=replace(one.document, number=number))  # noqa: PLW2901 - it is the same issue
        taken.append(one.document)
        apart.append(one)
    return apart


def numbered(
    store: Store, prepared: PreparedIssue, languages: Sequence[str], *, with_parts: bool = True
) -> list[Document]:
    """Return the document in some languages, drawn from what is kept of it, with its number and all its versions.

    Without its parts it is what stands around another sheet.
    """
    rows, snapshot = prepared.snapshot.frozen, prepared.snapshot
    viewer = rows.viewer(Viewer(words_of(languages[0]), snapshot.day))
    source = PaperSource(rows.rows, viewer, _picture(store))
    pack = pack_called(snapshot.pack)
    pack = pack if with_parts else replace(pack, parts=())
    return [source.document(pack, language, snapshot.readers, _stamp(prepared, language)) for language in languages]


def snapshot_of(store: Store, document: IssuedDocument | None) -> Snapshot | None:
    """Return what a version was made of; None without one, or where that is lost.

    Raises UserError where it was altered.
    """
    if document is None:
        return None
    content = read_snapshot(store.engine, document.entry)
    if content is not None and hashlib.sha256(content).hexdigest() != document.snapshot:
        raise UserError(SPOILT)
    return Snapshot.from_bytes(content) if content is not None else None


def change_table(prepared: PreparedIssue, language: str) -> Table | None:
    """Return what is not as it was in the version before, told in a language; None for a first version."""
    if prepared.before is None:
        return None
    source = Viewer(words_of(language), prepared.snapshot.day, retell=_retold(prepared.snapshot, language))
    teller = ChangeTeller(prepared.before, prepared.snapshot, source)
    return teller.table(changed_cells(prepared.before.cells, prepared.snapshot.cells))


def _author(store: Store, workbook: Workbook) -> str:
    """Return who has said their name here, else the supplier's lead, else who is logged in."""
    lead = workbook.project.supplier_lead
    return author_of(store.path) or (workbook.name(Person.__tablename__, lead) if lead else "") or workbook.author


def _picture(store: Store) -> Picture:
    """Return what finds pictures, the profile's logo too while it can be read: what was issued has its own."""
    try:
        return profiled_picture(store.picture, company_profile(store.path))
    except UserError:
        return store.picture


def _stamp(prepared: PreparedIssue, language: str) -> Stamp:
    document = prepared.document
    status = DocumentStatus.REVIEW if document.is_review else DocumentStatus.ISSUED
    gone = DocumentStatus.WITHDRAWN
    lines = [
        replace(one.line(), status=gone if one.status is gone else DocumentStatus.SUPERSEDED)
        for one in prepared.earlier
    ]
    lines.append(replace(document.line(), status=status))
    changes = change_table(prepared, language)
    return Stamp(document.number, document.version, status, document.author, tuple(lines), changes, document.content)


def _retold(snapshot: Snapshot, language: str) -> Callable[[str], str]:
    card = snapshot.frozen.rows(Project)[0]
    return retell(words_of(card.language.value), words_of(language))


def _snapshot(
    store: Store, workbook: Workbook, request: IssueRequest, today: date, salts: Mapping[str, str]
) -> Snapshot:
    """Keep the rows of every sheet that the paper asks for."""
    profile, language = company_profile(store.path), workbook.project.language.value
    watched = WatchedRows(workbook, profiled_rows(workbook.rows, profile))
    viewer = watched.viewer(Viewer(words_of(language), today))
    cells = content_of(request.pack, watched.rows, viewer, request.readers)
    PaperSource(watched.rows, viewer, profiled_picture(store.picture, profile)).document(
        request.pack, language, request.readers
    )
    rows = rows_of(workbook, watched.rows, watched.seen | {Project.__tablename__})
    return Snapshot(today, register_key(request.pack), request.readers, rows, cells, salts_for(cells, salts))


def _says_the_same(last: IssuedDocument, snapshot: Snapshot, request: IssueRequest) -> bool:
    is_in_force = last.status is not DocumentStatus.WITHDRAWN
    return is_in_force and last.content == snapshot.content_hash() and last.is_review is request.is_review


def _next_version(last: IssuedDocument | None, request: IssueRequest) -> str:
    """Count on: 0.1 for a first review, 1.0 for a first issue, then the last part; a major change counts the first."""
    if last is None:
        return "0.1" if request.is_review else "1.0"
    major, minor = (int(part) for part in last.version.split("."))
    if request.is_major or (major == 0 and not request.is_review):
        return f"{major + 1}.0"
    return f"{major}.{minor + 1}"


def _number(card: Project, request: IssueRequest, documents: Sequence[IssuedDocument], today: date) -> str:
    """Fill the project's pattern in, with the first count that no document has.

    What is not for the customer counts apart: a gap in his numbers would tell him that it exists.
    """
    pack = request.pack
    pattern = card.document_numbers or DEFAULT_NUMBERS
    if "{n}" not in pattern:  # one number for all papers, of before they had their own
        pattern = f"{pattern}-{{kind}}-{{n}}"
    kind = (pack.code or pack.key.upper().replace("_", "-")) + APART[request.readers]
    named = {"project": card.code, "kind": kind, "year": str(today.year)}
    for part, text in named.items():
        pattern = pattern.replace(f"{{{part}}}", text)
    taken = {one.number.casefold() for one in documents}
    return next(number for number in _counted(pattern) if number.casefold() not in taken)


def _counted(pattern: str) -> Iterator[str]:
    n = 1
    while True:
        number = pattern.replace("{n}", f"{n:0{COUNTER}}")
        yield re.sub(r"^[-_./ ]+|(?<=[-_./ ])[-_./ ]+", "", number)  # where a part is blank
        n += 1
