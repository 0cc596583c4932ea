"""The sites of the centre, and how they are linked (method.md 3.4)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.prepare.profile import MOST_SEATS


class Site(Record):
    """One node of the centre, and its link to the others (method.md 3.4, 002-01)."""

    __tablename__ = "site"
    sheet = Sheet(
        title=N_("Sites"),
        purpose=N_("Every site where contacts are handled, with its seats and its link to the others."),
        one=N_("Site"),
        chapter="prepare",
        icon="building-2",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Site"), width=20, required=True)
    address: Mapped[str] = cell(N_("Address"), LongText(), width=30)
    is_main: Mapped[bool] = cell(N_("Main site"), width=8)
    seats: Mapped[int | None] = cell(N_("Seats"), Number(low=0, high=MOST_SEATS), width=8)
    training_rooms: Mapped[int | None] = cell(N_("Training rooms"), Number(low=1, high=1000), width=9)
    room_places: Mapped[int | None] = cell(N_("Places per training room"), Number(low=1, high=1000), width=10)
    opening_hours: Mapped[str] = cell(N_("Opening hours"), width=20)
    time_zone: Mapped[str] = cell(N_("Time zone"), width=16)
    languages: Mapped[str] = cell(N_("Languages spoken"), width=18)
    link: Mapped[str] = cell(N_("Link to the other sites"), LongText(), width=30)
    carrier: Mapped[str] = cell(N_("Carrier"), width=18)
    contact: Mapped[UUID | None] = cell(N_("On-site contact"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
