"""The telephone numbers of the centre, and whether each reaches its flow (method.md 3.5: 003-07; 4.7, 4.13)."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class NumberStatus(Option):
    """How far a number has come."""

    PLANNED = "planned", N_("Planned"), "faint"
    ORDERED = "ordered", N_("Ordered"), "info"
    TESTED = "tested", N_("Tested"), "good"
    LIVE = "live", N_("Live"), "good"
    GIVEN_UP = "given_up", N_("Ceased"), "faint"


class PhoneNumber(Record):
    """A number that customers call or see, and the flow it has to reach (method.md 3.5, 003-07; 4.7, 4.13)."""

    __tablename__ = "phone_number"
    sheet = Sheet(
        title=N_("Phone numbers"),
        purpose=N_("Every number with its destination, its route and whether it was tested."),
        one=N_("Phone number"),
        chapter="launch",
        icon="phone",
        named_by="number",
    )

    number: Mapped[str] = cell(N_("Phone number"), width=20, required=True)
    purpose: Mapped[str] = cell(N_("Purpose"), width=28)
    toll_free: Mapped[bool] = cell(N_("Toll-free"), width=8)
    leads_to: Mapped[str] = cell(N_("Flow or queue"), width=24)
    carrier: Mapped[str] = cell(N_("Carrier"), width=18)
    status: Mapped[NumberStatus] = cell(N_("Status"), width=12, default=NumberStatus.PLANNED)
    ported_on: Mapped[date | None] = cell(N_("Ported on"), width=12)
    confirmed: Mapped[str] = cell(N_("Date confirmed by the carrier"), width=20)
    tested_on: Mapped[date | None] = cell(N_("Tested on"), width=12)
    caller_id: Mapped[str] = cell(N_("Caller ID on outbound calls"), width=20)
    emergency: Mapped[str] = cell(N_("Address for emergency calls"), LongText(), width=28)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
