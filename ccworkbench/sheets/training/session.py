"""The training sessions: when and where each audience is taught (method.md 4.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.training.audience import Shift


class SessionStatus(Option):
    """Where a training session stands."""

    PLANNED = "planned", N_("Planned"), "faint"
    INVITED = "invited", N_("Invitations sent"), "info"
    HELD = "held", N_("Delivered"), "good"
    CANCELLED = "cancelled", N_("Cancelled"), "faint"


class Session(Record):
    """One date on which an audience is taught (method.md 4.5)."""

    __tablename__ = "session"
    sheet = Sheet(
        title=N_("Training sessions"),
        purpose=N_("When and where each audience is trained, how many places there are, and which sessions were held."),
        one=N_("Session"),
        chapter="training",
        icon="calendar-days",
        tab=N_("Sessions"),
        named_by="code",
    )

    code: Mapped[str] = cell(N_("No."), Code("S"), width=8)
    title: Mapped[str] = cell(N_("Session"), width=34, required=True)
    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24, is_parent=True)
    course_id: Mapped[UUID | None] = cell(N_("Course"), Reference("course"), width=24, is_parent=True)
    held_on: Mapped[date | None] = cell(N_("Date"), width=12)
    from_time: Mapped[str] = cell(N_("Starts at"), width=9)
    to_time: Mapped[str] = cell(N_("Ends at"), width=9)
    status: Mapped[SessionStatus] = cell(N_("Status"), width=15, default=SessionStatus.PLANNED)
    place: Mapped[str] = cell(N_("Location or link"), width=24)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    capacity: Mapped[int | None] = cell(N_("Places"), Number(low=1, high=1000), width=8)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    shift: Mapped[Shift | None] = cell(N_("Shift"), width=12)
    environment: Mapped[str] = cell(N_("Training environment"), width=22)
    satisfaction: Mapped[float | None] = cell(N_("Satisfaction (1–5)"), Number(digits=1, low=1, high=5), width=10)
    comment: Mapped[str] = cell(N_("Participants’ comments"), LongText(), width=30, disclosure=INTERNAL)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)

    @property
    def heading(self) -> str:
        return f"{self.code} {self.title}"
