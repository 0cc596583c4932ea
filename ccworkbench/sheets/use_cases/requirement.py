"""The technical specification, requirement by requirement, each tied to the need behind it (method.md 3.5, 003-03)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Priority


class RequirementStatus(Option):
    """How far a requirement has been agreed."""

    PROPOSED = "proposed", N_("Proposed"), "faint"
    AGREED = "agreed", N_("Agreed"), "good"
    CHANGED = "changed", N_("Changed"), "warn"
    DROPPED = "dropped", N_("Dropped"), "faint"


class Requirement(Record):
    """One thing that the solution has to do, and for what need (method.md 3.5, 003-03)."""

    __tablename__ = "requirement"
    sheet = Sheet(
        title=N_("Requirements"),
        purpose=N_("What the solution must do, the business need, and the reference in the specification."),
        one=N_("Requirement"),
        chapter="use_cases",
        icon="scroll-text",
        named_by="text",
    )

    code: Mapped[str] = cell(N_("No."), Code("REQ"), width=10)
    text: Mapped[str] = cell(N_("Requirement"), LongText(), width=46, required=True)
    need: Mapped[str] = cell(N_("Business need"), LongText(), width=34)
    priority: Mapped[Priority] = cell(N_("Priority"), width=11, default=Priority.MEDIUM)
    status: Mapped[RequirementStatus] = cell(N_("Status"), width=12, default=RequirementStatus.PROPOSED)
    section: Mapped[str] = cell(N_("Reference in the specification"), width=18)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    agreed_on: Mapped[date | None] = cell(N_("Agreed on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28, disclosure=INTERNAL)
