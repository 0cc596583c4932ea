"""What must be true before the acceptance test starts, and before it ends (method.md 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class Gate(Option):
    """Which side of the test a criterion guards."""

    ENTRY = "entry", N_("Entry")
    EXIT = "exit", N_("Exit")


class Criterion(Record):
    """One entry or exit criterion of the acceptance test, with its evidence (method.md 4.7)."""

    __tablename__ = "criterion"
    sheet = Sheet(
        title=N_("Entry and exit criteria"),
        purpose=N_(
            "What must be true before testing starts and before it ends; agreed before the test, not during it."
        ),
        one=N_("Criterion"),
        chapter="uat",
        icon="clipboard-check",
        tab=N_("Criteria"),
        named_by="text",
    )

    gate: Mapped[Gate] = cell(N_("Gate"), width=10, default=Gate.ENTRY)
    text: Mapped[str] = cell(N_("Criterion"), LongText(), width=56, required=True)
    met: Mapped[bool] = cell(N_("Met"), width=8)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=36)
    met_on: Mapped[date | None] = cell(N_("Met on"), width=12)
    confirmed_by: Mapped[UUID | None] = cell(N_("Confirmed by"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=30, disclosure=INTERNAL)
