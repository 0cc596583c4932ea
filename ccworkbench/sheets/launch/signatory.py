"""The signatories of a sign-off: who signs for which side, and what they decided (method.md 4.8)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.options import Side


class Signatory(Record):
    """Somebody who signs, and what they decided (method.md 4.8)."""

    __tablename__ = "signatory"
    sheet = Sheet(
        title=N_("Signatories"),
        purpose=N_("Who signs what, for which side, and with which decision."),
        one=N_("Signatory"),
        chapter="launch",
        icon="pencil",
        named_by="name",
    )

    sign_off_id: Mapped[UUID | None] = cell(N_("Sign-off"), Reference("sign_off"), width=34, required=True)
    side: Mapped[Side] = cell(N_("Side"), width=14, default=Side.CUSTOMER)
    person_id: Mapped[UUID | None] = cell(N_("Person"), Reference("person"), width=22, is_parent=True)
    name: Mapped[str] = cell(N_("Name in block letters"), width=24)
    position_held: Mapped[str] = cell(N_("Position"), width=24)
    decision: Mapped[SignOffDecision] = cell(N_("Decision"), width=22, default=SignOffDecision.PENDING)
    signed_on: Mapped[date | None] = cell(N_("Signed on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28, disclosure=INTERNAL)
