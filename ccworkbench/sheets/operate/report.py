"""The catalogue of reports: which reports somebody gets, when, and from whom (method.md 3.5: 003-16, 17; 4.11)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.operate.interval import Interval
from ccworkbench.sheets.options import Language


class ReportKind(Option):
    """Whether a report is everybody's, or was asked for (method.md 3.5, 003-16, 17)."""

    STANDARD = "standard", N_("Standard")
    CUSTOM = "custom", N_("Custom")


class ReportFormat(Option):
    """On which paper a report comes."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class Report(Record):
    """A report somebody gets: what is in it, when, from whom (method.md 4.11)."""

    __tablename__ = "report"
    sheet = Sheet(
        title=N_("Report catalogue"),
        purpose=N_(
            "Which reports are delivered, to whom, when and by whom; reports on request are listed in the contract."
        ),
        one=N_("Report"),
        chapter="operate",
        icon="file-text",
        tab=N_("Reports"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Report"), width=32, required=True)
    kind: Mapped[ReportKind] = cell(N_("Type"), width=13, default=ReportKind.STANDARD)
    audience: Mapped[str] = cell(N_("Audience"), width=22)
    kpis: Mapped[str] = cell(N_("Key figures"), LongText(), width=34)
    interval: Mapped[Interval] = cell(N_("Period"), width=12, default=Interval.MONTH)
    trend: Mapped[int | None] = cell(N_("Periods in the trend"), Number(low=0, high=60), width=9, default=12)
    formats: Mapped[tuple[str, ...]] = cell(N_("Format"), Choices(ReportFormat), width=12)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    analyst: Mapped[UUID | None] = cell(N_("Prepared by"), Reference("person"), width=20)
    delivered: Mapped[str] = cell(N_("Delivery due"), width=22)
    recipient: Mapped[str] = cell(N_("Recipient"), width=22)
    in_specification: Mapped[bool] = cell(N_("Requested in the specification"), width=11)
    note: Mapped[str] = cell(N_("Note for the customer"), LongText(), width=26)
