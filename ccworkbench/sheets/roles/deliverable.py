"""The register of deliverables: what the project hands over, and where each stands (method.md 1.8)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Choices, Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Chapter, Language, Stage


class DeliverableKind(Option):
    """What sort of paper it is."""

    DOCUMENT = "document", N_("Document")
    REGISTER = "register", N_("Register")
    PLAN = "plan", N_("Plan")
    RECORD = "record", N_("Record")
    SIGN_OFF = "sign_off", N_("Sign-off")


class DeliverableStatus(Option):
    """Where a deliverable stands (method.md 1.8)."""

    NOT_STARTED = "not_started", N_("Not started")
    DRAFT = "draft", N_("Draft"), "info"
    REVIEW = "review", N_("In review"), "info"
    APPROVED = "approved", N_("Approved"), "good"
    SUPERSEDED = "superseded", N_("Superseded"), "warn"


class Deliverable(Record):
    """Something that is handed over; one list serves RACI, overview and exports (method.md 1.8)."""

    __tablename__ = "deliverable"
    sheet = Sheet(
        title=N_("Deliverables"),
        purpose=N_("Everything the project delivers, with its status and the people responsible."),
        one=N_("Deliverable"),
        chapter="roles",
        icon="file-text",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("D"), width=8)
    title: Mapped[str] = cell(N_("Deliverable"), width=40, required=True)
    chapter: Mapped[Chapter | None] = cell(N_("Chapter"), width=18)
    stage: Mapped[Stage | None] = cell(N_("Stage"), width=16)
    kind: Mapped[DeliverableKind] = cell(N_("Type"), width=12, default=DeliverableKind.DOCUMENT)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    reviewer: Mapped[UUID | None] = cell(N_("Reviewer"), Reference("person"), width=20)
    approver: Mapped[UUID | None] = cell(N_("Approver"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    status: Mapped[DeliverableStatus] = cell(N_("Status"), width=14, default=DeliverableStatus.NOT_STARTED)
    version: Mapped[str] = cell(N_("Version"), width=8)
    languages: Mapped[tuple[str, ...]] = cell(N_("Languages"), Choices(Language), width=16)
    for_customer: Mapped[bool] = cell(N_("For the customer"), width=10, default=True)
    in_raci: Mapped[bool] = cell(N_("In the RACI matrix"), width=10, default=True)
    payment_milestone: Mapped[bool] = cell(N_("Payment milestone"), width=10)
    signed: Mapped[bool] = cell(N_("Signed"), width=8)
    exported_on: Mapped[date | None] = cell(N_("Exported on"), width=12)
    file_name: Mapped[str] = cell(N_("Latest file"), width=24)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=30, disclosure=INTERNAL)
