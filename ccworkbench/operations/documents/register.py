"""The register of documents as one reads it: every version with its status, its files, and where it is now."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.exchange.document import DocumentStatus, DocumentVersion
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.store.register import ERASED, ISSUED, SNAPSHOT_HASH, RegisterEntry, add_entry, read_register
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

FILES, SENT, BACK, WITHDRAWN = "files", "sent", "back", "withdrawn"


@dataclass(frozen=True)
class IssuedFile:
    """A file of an issued document: its name, language and format, its SHA-256 and its length in bytes."""

    name: str
    language: str
    format: str
    sha256: str
    length: int


@dataclass(frozen=True)
class Sending:
    """To whom a document went, and when."""

    to: str
    day: date


@dataclass
class IssuedDocument:
    """One version of a document, as the register tells it."""

    entry: str  # the hash of the entry that issued it
    number: str
    version: str
    pack: str  # key of the pack, sheet or report
    readers: Disclosure
    day: date
    author: str
    change: str
    changed: int | None
    content: str  # its content hash
    renderer: str
    snapshot: str  # the SHA-256 of what is kept of it
    is_review: bool
    files: list[IssuedFile] = field(default_factory=list)
    sent: list[Sending] = field(default_factory=list)
    back: date | None = None
    reason: str = ""  # for which it was withdrawn
    status: DocumentStatus = DocumentStatus.ISSUED

    @property
    def languages(self) -> tuple[str, ...]:
        """List the languages in which it was issued."""
        return tuple(dict.fromkeys(file.language for file in self.files))

    @property
    def is_awaited(self) -> bool:
        """Tell whether it is in force and has not come back yet."""
        return self.status in {DocumentStatus.ISSUED, DocumentStatus.REVIEW} and self.back is None

    def line(self) -> DocumentVersion:
        """Return its line of a version table."""
        return DocumentVersion(self.version, self.day, self.status, self.author, self.change, self.changed)


def issued_documents(store: Store, workbook: Workbook) -> list[IssuedDocument]:
    """Return all versions of all documents of a project, first first; raises StoreError where they can't be read."""
    return told(read_register(store.engine, str(workbook.project_id)))


def told(entries: Iterable[RegisterEntry]) -> list[IssuedDocument]:
    """Follow the entries of a register, and return the versions that they tell of."""
    found: list[IssuedDocument] = []
    for entry in entries:
        with suppress(LookupError, TypeError, ValueError):  # another program wrote it: `doctor` names it
            if entry.data.get("kind") == ISSUED:
                found.append(_issued(entry))
            elif one := find(found, str(entry.data.get("number")), str(entry.data.get("version"))):
                _follow(one, entry.data)
    for one in found:
        one.status = _status(one, found)
    return found


def find(documents: Sequence[IssuedDocument], number: str, version: str = "") -> IssuedDocument | None:
    """Return a version of a document, the last one where none is named; None where there is no such."""
    versions = [one for one in documents if one.number.casefold() == number.strip().casefold()]
    return next((one for one in reversed(versions) if not version or one.version == version), None)


def found(documents: Sequence[IssuedDocument], number: str, version: str = "") -> IssuedDocument:
    """Return a version as `find` does; raises UserError where there is no such."""
    one = find(documents, number, version)
    if one is None:
        called = f"{number} {version}".strip()
        raise UserError(phrase("There is no document {number} in the register. `documents` lists them.", number=called))
    return one


def in_force(versions: Sequence[IssuedDocument]) -> IssuedDocument | None:
    """Return the last version that was not withdrawn; None where there is none."""
    return next((one for one in reversed(versions) if one.status is not DocumentStatus.WITHDRAWN), None)


def versions_of(documents: Sequence[IssuedDocument], number: str) -> Iterator[IssuedDocument]:
    """Yield the versions of a document, first first."""
    return (one for one in documents if one.number == number)


def note_sent(store: Store, workbook: Workbook, document: IssuedDocument, to: str, day: date) -> None:
    """Note to whom a version went; raises UserError where it is withdrawn, or was not issued by then."""
    _check(document, day)
    if not to.strip():
        raise UserError(phrase("Enter to whom {number} was sent.", number=document.number))
    _add(store, workbook, document, SENT, day, to=" ".join(to.split()))


def note_back(store: Store, workbook: Workbook, document: IssuedDocument, day: date) -> None:
    """Note when a version came back; raises UserError where it is withdrawn, or was not issued by then."""
    _check(document, day)
    if document.sent and day < min(sending.day for sending in document.sent):
        raise UserError(phrase("{number} had not been sent by that day. Choose a later day.", number=document.number))
    _add(store, workbook, document, BACK, day)


def withdraw(store: Store, workbook: Workbook, document: IssuedDocument, reason: str, day: date) -> None:
    """Take a version out of force; raises UserError without a reason, or where it was withdrawn before."""
    _check(document, day)
    if not reason.strip():
        raise UserError(phrase("Give a reason why {number} is withdrawn.", number=document.number))
    _add(store, workbook, document, WITHDRAWN, day, reason=reason.strip())


def add_files(
    store: Store, workbook: Workbook, document: IssuedDocument, files: Sequence[IssuedFile], day: date
) -> None:
    """Note more files of a version, such as another language."""
    _add(store, workbook, document, FILES, day, files=[vars(file) for file in files])


def _add(store: Store, workbook: Workbook, document: IssuedDocument, kind: str, day: date, **more: Any) -> None:
    about = {"kind": kind, "number": document.number, "version": document.version, "date": day.isoformat()}
    add_entry(store.recorder, str(workbook.project_id), {**about, "by": store.recorder.author, **more})


def _check(document: IssuedDocument, day: date) -> None:
    if document.status is DocumentStatus.WITHDRAWN:
        raise UserError(phrase("{number} {version} is withdrawn.", number=document.number, version=document.version))
    if day < document.day:
        raise UserError(phrase("{number} was not issued by that day. Choose a later day.", number=document.number))


def _issued(entry: RegisterEntry) -> IssuedDocument:
    data = entry.data
    return IssuedDocument(
        entry=entry.hash,
        number=data["number"],
        version=data["version"],
        pack=data["pack"],
        readers=Disclosure(data["readers"]),
        day=date.fromisoformat(data["date"]),
        author=data["by"],
        change=data["change"],
        changed=data["changed"],
        content=data["content"],
        renderer=data["renderer"],
        snapshot=data[SNAPSHOT_HASH],
        is_review=data["review"],
        files=[IssuedFile(**file) for file in data["files"]],
    )


def _follow(one: IssuedDocument, data: Any) -> None:
    day = date.fromisoformat(data["date"])
    if data["kind"] == FILES:
        one.files += [IssuedFile(**file) for file in data["files"]]
    elif data["kind"] == SENT:
        one.sent.append(Sending(data["to"], day))
    elif data["kind"] == ERASED:
        one.snapshot = data[SNAPSHOT_HASH]
    elif data["kind"] == BACK:
        one.back = day
    elif data["kind"] == WITHDRAWN:
        one.reason, one.status = data["reason"], DocumentStatus.WITHDRAWN


def _status(one: IssuedDocument, documents: Sequence[IssuedDocument]) -> DocumentStatus:
    if one.status is DocumentStatus.WITHDRAWN:
        return one.status
    later = [other for other in documents[documents.index(one) + 1 :] if other.number == one.number]
    in_force = [other for other in later if other.status is not DocumentStatus.WITHDRAWN]
    if any(one.is_review or not other.is_review for other in in_force):  # a review copy puts nothing out of force
        return DocumentStatus.SUPERSEDED
    return DocumentStatus.REVIEW if one.is_review else DocumentStatus.ISSUED
