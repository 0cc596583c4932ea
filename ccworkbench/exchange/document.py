"""What a writer of Excel or PDF is given: plain values in one language, and the brand they wear."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.core.grid import Table
from ccworkbench.core.option import Option
from ccworkbench.exchange.file_names import file_stem
from ccworkbench.language.words import N_, Words
from ccworkbench.method.pictures.picture import Picture

PDF, EXCEL = "pdf", "xlsx"  # the formats of papers, as their files end
Progress = Callable[[int, int, str], None]  # done, of how many, what is being written; may raise CancelledError


class CancelledError(Exception):
    """The user stopped an export; the unfinished file is removed and nothing else happened."""


class DocumentStatus(Option):
    """Where a document stands between draft and the end of its validity; the register keeps all but drafts."""

    DRAFT = "draft", N_("Draft"), "warn"
    REVIEW = "review", N_("For review"), "info"
    ISSUED = "issued", N_("Issued"), "good"
    SIGNED = "signed", N_("Signed"), "good"
    SUPERSEDED = "superseded", N_("Superseded"), "faint"
    WITHDRAWN = "withdrawn", N_("Withdrawn"), "bad"


@dataclass(frozen=True)
class DocumentVersion:
    """A line of a version table; `change` is what somebody wrote of it, else `changed` counts the entries."""

    version: str
    day: date
    status: DocumentStatus
    author: str
    change: str = ""
    changed: int | None = None  # None for the first one


@dataclass(frozen=True)
class Stamp:
    """What makes a paper a numbered document, with all its versions, the last its own; a draft has neither."""

    number: str = ""
    version: str = ""
    status: DocumentStatus = DocumentStatus.DRAFT
    author: str = ""
    versions: tuple[DocumentVersion, ...] = ()
    changes: Table | None = None  # what is not as it was in the version before
    content: str = ""  # its content hash


DRAFT = Stamp()


@dataclass(frozen=True)
class Brand:
    """How a customer's paper looks: names, logos as PNG or JPEG bytes, the accent colour, and what every page says."""

    customer: str
    supplier: str
    customer_logo: bytes | None
    supplier_logo: bytes | None
    accent: str
    footer: str
    classification: str
    legal: tuple[str, ...] = ()  # what the law or the house wants said of the supplier, line by line


@dataclass(frozen=True)
class SmallFact:
    """A line of a signature block: what is written over it, and what is known already."""

    label: str
    value: str = ""
    room: int = 1  # lines of writing; a signature or a stamp needs more than a name


@dataclass(frozen=True)
class SigningParty:
    """Who signs: the name the party bears in a contract of that language, the company, the lines to fill."""

    title: str
    company: str
    fields: tuple[SmallFact, ...]


TO_FILL = "to_fill"  # the shape of a table with room to write by hand; its ticks are boxes
TO_NOTE = "to_note"  # the same with less room
TO_TICK = "to_tick"  # the shape of a table that is a line of boxes, one of which is ticked


@dataclass(frozen=True)
class RowPage:
    """One row on a page of its own: what it is called, its fields, the tables under them, and who signs.

    Those that are `compact` share a page; `notes` are fields to be filled in under their tables.
    """

    key: str
    title: str
    fields: Table
    tables: tuple[Table, ...] = ()
    parties: tuple[SigningParty, ...] = ()  # two by two, the customer's first
    beside: tuple[tuple[str, str], ...] = ()  # as in a section
    compact: bool = False
    notes: Table | None = None


@dataclass(frozen=True)
class Section:
    """One chapter of a document: its heading, a sentence under it, and a table, form or matrix.

    `layout` is table, form, matrix, answers, pages, control or sign_off; who knows no better draws a table.
    `tables` may be several (the two blocks of a contact list), each under its own title. `empty` is said in place of
    a table without rows. `legend` explains letters. `facts` are labels with values.
    `beside` are keys of a form's columns that stand side by side, such as what is in scope and what is not.
    `picture` is drawn on paper above the tables. `pages` take the place of the tables on paper, which a section that
    is not for `paper` never reaches. `printed` are the tables as paper tells them, where it tells more than the cells.
    `more` says how many rows were left out.
    """

    key: str
    title: str
    purpose: str
    layout: str
    tables: tuple[Table, ...] = ()
    empty: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parties: tuple[SigningParty, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    pages: tuple[RowPage, ...] = ()
    paper: bool = True
    printed: tuple[Table, ...] = ()
    more: str = ""
    is_appended: bool = False  # it only tells of the document, behind all that it is about

    @property
    def is_empty(self) -> bool:
        """Tell whether no table of it has a row."""
        return not any(table.rows and table.heads for table in self.tables)


@dataclass(frozen=True)
class Document:
    """A pack or a single sheet, ready to be written in one language."""

    key: str
    kind: str  # what it is, as its cover says: Kick-off pack
    title: str
    subtitle: str
    brand: Brand
    language: str
    day: date
    number: str
    version: str
    status: DocumentStatus
    author: str
    readers: Disclosure
    project_id: str
    sections: tuple[Section, ...]
    short: bool = False  # neither cover nor contents: it is read standing
    versions: tuple[DocumentVersion, ...] = ()
    file_names: str = ""  # the pattern of its file's name; blank is the usual one
    content: str = ""  # the content hash of an issued document, the same in all languages

    @property
    def is_draft(self) -> bool:
        """Tell whether it is no numbered document: it bears a watermark, and the day in place of a version."""
        return self.status is DocumentStatus.DRAFT

    def state(self, words: Words) -> tuple[str, ...]:
        """Say which version it is, as every page does: version and status, or the day of a draft."""
        if self.is_draft:
            return (words.say("Draft of {day}", day=words.date(self.day, long=True)),)
        return words.say("Version {version}", version=self.version), words.say(self.status.label)

    def file_name(self, ending: str) -> str:
        """Return its name by the pattern; a draft says so, and a paper that is not for the customer in any case."""
        values = {
            "customer": self.brand.customer,
            "project": self.title,
            "document": self.kind,
            "language": self.language,
            "version": f"v{self.version}" if self.version else DocumentStatus.DRAFT.value,
            "number": self.number,
            "date": self.day.isoformat(),
            "readers": "" if self.readers is CUSTOMER else self.readers.value,
        }
        return f"{file_stem(self.file_names, values)}.{ending}"
