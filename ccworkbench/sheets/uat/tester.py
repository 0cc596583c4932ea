"""The testers of the acceptance test, booked and briefed (method.md 1.7, 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class Tester(Record):
    """Somebody who tests, booked and briefed (method.md 1.7, 4.7)."""

    __tablename__ = "tester"
    sheet = Sheet(
        title=N_("Testers"),
        purpose=N_("Who tests which part, when they are available, and whether they have been briefed."),
        one=N_("Tester"),
        chapter="uat",
        icon="users",
    )

    person_id: Mapped[UUID | None] = cell(N_("Person"), Reference("person"), width=24, required=True)
    role_id: Mapped[UUID | None] = cell(N_("Tests in the role of"), Reference("role"), width=24)
    site: Mapped[str] = cell(N_("Site"), width=14)
    booked_from: Mapped[date | None] = cell(N_("Booked from"), width=12)
    booked_to: Mapped[date | None] = cell(N_("Booked until"), width=12)
    briefed_on: Mapped[date | None] = cell(N_("Briefed on"), width=12)
    account_ready: Mapped[bool] = cell(N_("Account ready"), width=9)
    device: Mapped[str] = cell(N_("Device and headset"), width=22)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)

    @property
    def label(self) -> str:
        return self.sheet.one
