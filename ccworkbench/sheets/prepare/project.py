"""The project: who, what, when, and how its papers look."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Choices, LongText, Reference, Text
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_, phrase
from ccworkbench.sheets.options import Channel, Language
from ccworkbench.sheets.prepare.file_names import FileNames

GENERAL, CUSTOMER, SUPPLIER = N_("Project"), N_("Customer"), N_("Supplier")
GOALS, DATES, PAPER = N_("Goals and scope"), N_("Dates"), N_("Documents")

DEFAULT_ACCENT = "#0b4f5c"
NUMBER_PARTS = {"project", "kind", "n", "year"}  # what a pattern of document numbers may hold in braces


class Colour(Text):
    """A colour as #rrggbb."""

    def read(self, text: str, viewer: Viewer) -> str:
        if not re.fullmatch(r"#?[0-9a-fA-F]{6}", text):
            raise CellError(
                phrase("“{text}” is not a colour. Type six hexadecimal digits, such as #1f4e79.", text=text)
            )
        return f"#{text.lower().lstrip('#')}"

    def holds(self, value: Any) -> bool:
        return not value or re.fullmatch(r"#[0-9a-fA-F]{6}", value) is not None


class NumberPattern(Text):
    """How the documents of a project are numbered: {project}, {kind} and {year} are filled in, {n} counts."""

    def read(self, text: str, viewer: Viewer) -> str:
        parts = set(re.findall(r"\{(.*?)\}", text))
        known = viewer.words.listing(f"{{{part}}}" for part in sorted(NUMBER_PARTS))
        if unknown := sorted(parts - NUMBER_PARTS):
            raise CellError(
                phrase("“{text}” is unknown. Choose one of: {known}.", text=f"{{{unknown[0]}}}", known=known)
            )
        if "n" not in parts:
            raise CellError(
                phrase(
                    "“{text}” would give several documents the same number. Use {known}; {counter} must be there.",
                    text=text,
                    known=known,
                    counter="{n}",
                )
            )
        return " ".join(text.split())


class Image(Text):
    """A picture kept in the store; the cell holds the SHA-256 of its bytes."""

    def show(self, value: Any, viewer: Viewer) -> str:
        return viewer.words.say("Picture") if value else ""


class ProjectType(Option):
    """What is being introduced (method.md 0.4)."""

    CLOUD = "cloud", N_("New cloud contact centre")
    MIGRATION = "migration", N_("Migration from another platform")
    HOTLINE = "hotline", N_("Hotline launch")
    OUTBOUND = "outbound", N_("Outbound campaign centre")
    EXPANSION = "expansion", N_("Expansion of an existing centre")


class Approach(Option):
    """Who carries the project: a supplier's implementation, or an outsourcer's launch (method.md 0.3)."""

    SUPPLIER = "supplier", N_("Supplier implementation")
    OUTSOURCER = "outsourcer", N_("Outsourcer launch")


class Driver(Option):
    """Why the project was started (method.md 3.2, 001-04)."""

    INSPIRATION = "inspiration", N_("New idea")
    NEED = "need", N_("Identified need")
    EFFICIENCY = "efficiency", N_("Expected efficiency gains")
    ENGAGEMENT = "engagement", N_("Better customer engagement")


class Classification(Option):
    """Who may read the papers."""

    PUBLIC = "public", N_("Public")
    INTERNAL = "internal", N_("Internal")
    CONFIDENTIAL = "confidential", N_("Confidential")
    STRICT = "strict", N_("Strictly confidential")


class Project(Record):
    """The card of a project; every export takes its header, brand and footer from here (method.md 0.4)."""

    __tablename__ = "project"
    sheet = Sheet(
        title=N_("Project"),
        purpose=N_("Who works for whom, what is to be achieved and by when; every document draws on this sheet."),
        one=N_("Project"),
        chapter="prepare",
        icon="briefcase",
        shape="form",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Project name"), required=True, section=GENERAL, width=40)
    code: Mapped[str] = cell(N_("Project code"), section=GENERAL)
    type: Mapped[ProjectType] = cell(N_("Project type"), default=ProjectType.CLOUD, section=GENERAL)
    approach: Mapped[Approach] = cell(N_("Delivery approach"), default=Approach.SUPPLIER, section=GENERAL)
    platform: Mapped[str] = cell(N_("Platform"), section=GENERAL)
    channels: Mapped[tuple[str, ...]] = cell(N_("Channels"), Choices(Channel), section=GENERAL, width=30)
    sites: Mapped[str] = cell(N_("Sites"), LongText(), section=GENERAL, width=30)
    time_zone: Mapped[str] = cell(N_("Time zone"), default="Europe/Berlin", section=GENERAL)
    internal_channels: Mapped[str] = cell(N_("Team communication channels"), LongText(), section=GENERAL, width=30)
    language: Mapped[Language] = cell(N_("Language of the workbook"), default=Language.EN, section=GENERAL)
    export_languages: Mapped[tuple[str, ...]] = cell(
        N_("Languages of the documents"), Choices(Language), section=GENERAL
    )

    customer_name: Mapped[str] = cell(N_("Legal name of the customer"), required=True, section=CUSTOMER, width=30)
    customer_short: Mapped[str] = cell(N_("Short name of the customer"), section=CUSTOMER)
    customer_logo: Mapped[str] = cell(N_("Logo of the customer"), Image(), section=CUSTOMER)
    customer_lead: Mapped[UUID | None] = cell(N_("Customer’s project manager"), Reference("person"), section=CUSTOMER)
    supplier_name: Mapped[str] = cell(N_("Legal name of the supplier"), section=SUPPLIER, width=30)
    supplier_short: Mapped[str] = cell(N_("Short name of the supplier"), section=SUPPLIER)
    supplier_logo: Mapped[str] = cell(N_("Logo of the supplier"), Image(), section=SUPPLIER)
    supplier_lead: Mapped[UUID | None] = cell(N_("Supplier’s project manager"), Reference("person"), section=SUPPLIER)
    legal_lines: Mapped[str] = cell(N_("Legal details of the supplier"), LongText(), section=SUPPLIER, width=60)

    drivers: Mapped[tuple[str, ...]] = cell(N_("Drivers"), Choices(Driver), section=GOALS)
    goals: Mapped[str] = cell(N_("Goals"), LongText(), section=GOALS, width=60)
    success: Mapped[str] = cell(N_("Success criteria"), LongText(), section=GOALS, width=60)
    end_state: Mapped[str] = cell(N_("End state"), LongText(), section=GOALS, width=60)
    scope_in: Mapped[str] = cell(N_("In scope"), LongText(), section=GOALS, width=60)
    scope_out: Mapped[str] = cell(N_("Out of scope"), LongText(), section=GOALS, width=60)

    kick_off: Mapped[date | None] = cell(N_("Kick-off"), section=DATES)
    uat_start: Mapped[date | None] = cell(N_("UAT start"), section=DATES)
    uat_end: Mapped[date | None] = cell(N_("UAT end"), section=DATES)
    go_live: Mapped[date | None] = cell(N_("Go-live"), section=DATES)
    pilot_end: Mapped[date | None] = cell(N_("End of pilot month"), section=DATES)

    document_numbers: Mapped[str] = cell(N_("Document number pattern"), NumberPattern(), section=PAPER)
    classification: Mapped[Classification] = cell(
        N_("Classification"), default=Classification.CONFIDENTIAL, section=PAPER
    )
    accent: Mapped[str] = cell(N_("Accent colour"), Colour(), default=DEFAULT_ACCENT, section=PAPER)
    footer: Mapped[str] = cell(N_("Footer"), section=PAPER, width=40)
    file_names: Mapped[str] = cell(N_("File-name pattern"), FileNames(), section=PAPER, width=40)
    # What this project calls sheets (`task`) and headings (`task.owner`) instead; no column, for nobody types there.
    titles: Mapped[dict[str, str]] = mapped_column()

    def __init__(self, **values: Any) -> None:
        super().__init__(**{"titles": {}, **values})
