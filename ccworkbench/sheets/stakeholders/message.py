"""The communication plan: what is said to whom, by whom and when (method.md 4.2)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Language


class MessageOccasion(Option):
    """What sets a message off: the calendar, or something that happens (method.md 4.2)."""

    SCHEDULED = "scheduled", N_("Scheduled")
    EVENT = "event", N_("Event-driven"), "info"


class MessageStatus(Option):
    """Where a message stands."""

    PLANNED = "planned", N_("Planned")
    SENT = "sent", N_("Sent"), "good"
    DROPPED = "dropped", N_("Dropped"), "faint"


class Message(Record):
    """One line of the communication plan (method.md 4.2)."""

    __tablename__ = "message"
    sheet = Sheet(
        title=N_("Communication plan"),
        purpose=N_("Who is told what by whom, through which channel, and how often or on which trigger."),
        one=N_("Message"),
        chapter="stakeholders",
        icon="mail",
        named_by="message",
    )

    message: Mapped[str] = cell(N_("Message and purpose"), LongText(), width=40, required=True)
    audience: Mapped[str] = cell(N_("Audience"), width=24)
    occasion: Mapped[MessageOccasion] = cell(N_("Occasion"), width=13, default=MessageOccasion.SCHEDULED)
    rhythm: Mapped[str] = cell(N_("Frequency or trigger"), width=24)
    channel: Mapped[str] = cell(N_("Channel"), width=18)
    sender: Mapped[UUID | None] = cell(N_("Sender"), Reference("person"), width=20)
    source: Mapped[str] = cell(N_("Source of the content"), width=20)
    first_date: Mapped[date | None] = cell(N_("First date"), width=12)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    feedback: Mapped[str] = cell(N_("Feedback channel"), width=20)
    status: Mapped[MessageStatus] = cell(N_("Status"), width=12, default=MessageStatus.PLANNED)
    sent_on: Mapped[date | None] = cell(N_("Sent on"), width=12)

    def is_late(self, today: date) -> bool:
        """Tell whether a planned message should have gone out by now."""
        return self.status is MessageStatus.PLANNED and self.first_date is not None and self.first_date < today
