"""Problems in operation, told openly: cause, remedy, prevention (method.md 3.5: 003-31..33; 4.10)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.options import DefectSeverity


class IncidentStatus(Option):
    """Where a problem stands; reported means that the customer knows."""

    DETECTED = "detected", N_("Detected"), "bad"
    ANALYSED = "analysed", N_("Cause known"), "info"
    REPORTED = "reported", N_("Reported to the customer"), "warn"
    FIXED = "fixed", N_("Fixed"), "info"
    CLOSED = "closed", N_("Closed"), "good"


class Incident(Record):
    """A problem with its cause in plain words, its remedy, and what keeps it from coming back (method.md 4.10)."""

    __tablename__ = "incident"
    sheet = Sheet(
        title=N_("Problem log"),
        purpose=N_("What went wrong and why, in words the customer understands, and how it is fixed and prevented."),
        one=N_("Problem"),
        chapter="operate",
        icon="life-buoy",
        tab=NP_("log", "Problems"),
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("P"), width=8)
    title: Mapped[str] = cell(N_("Problem"), LongText(), width=36, required=True)
    status: Mapped[IncidentStatus] = cell(N_("Status"), width=18, default=IncidentStatus.DETECTED)
    severity: Mapped[DefectSeverity | None] = cell(N_("Severity"), width=16)
    detected_on: Mapped[date | None] = cell(N_("Detected on"), width=12)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    cause: Mapped[str] = cell(N_("Cause, in plain words"), LongText(), width=38)
    fix_plan: Mapped[str] = cell(N_("Corrective action"), LongText(), width=38)
    fix_due: Mapped[date | None] = cell(N_("Fix due"), width=12)
    prevention_plan: Mapped[str] = cell(N_("Preventive action"), LongText(), width=38)
    reported_on: Mapped[date | None] = cell(N_("Reported on"), width=12)
    reported_by: Mapped[UUID | None] = cell(N_("Reported by"), Reference("person"), width=20)
    channel: Mapped[str] = cell(N_("Channel"), width=16)
    reaction: Mapped[str] = cell(N_("Customer’s reaction"), LongText(), width=28, disclosure=INTERNAL)
    early_reason: Mapped[str] = cell(N_("Reason for reporting before all action plans are ready"), LongText(), width=28)
    closed_on: Mapped[date | None] = cell(N_("Closed on"), width=12)
    checked_on: Mapped[date | None] = cell(N_("Effectiveness checked on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)

    @computed(N_("Days until reported"), Number(), before="reported_by", width=9, of=("detected_on", "reported_on"))
    def reaction_days(self) -> int | None:
        """Count the days from detection to the report (method.md 3.5, 003-33)."""
        return (self.reported_on - self.detected_on).days if self.reported_on and self.detected_on else None

    def is_open(self) -> bool:
        """Tell whether it is still to be dealt with."""
        return self.status is not IncidentStatus.CLOSED
