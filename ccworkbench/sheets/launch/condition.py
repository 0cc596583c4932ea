"""The conditions of an acceptance: what still has to be done, by whom and until when (method.md 4.8)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import DefectSeverity


class Condition(Record):
    """What still has to be done so that an acceptance holds (method.md 4.8)."""

    __tablename__ = "condition"
    sheet = Sheet(
        title=N_("Conditions"),
        purpose=N_("What has to be corrected after an acceptance with conditions, by whom and by when."),
        one=N_("Condition"),
        chapter="launch",
        icon="list-checks",
        named_by="description",
    )

    sign_off_id: Mapped[UUID | None] = cell(N_("Sign-off"), Reference("sign_off"), width=30, required=True)
    code: Mapped[str] = cell(N_("No."), Code("CN"), width=9)
    description: Mapped[str] = cell(N_("Condition"), LongText(), width=40, required=True)
    defect_id: Mapped[UUID | None] = cell(N_("Defect"), Reference("defect"), width=26, is_parent=True)
    severity: Mapped[DefectSeverity | None] = cell(N_("Severity"), width=16)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Deadline for correction"), width=12)
    verified_by: Mapped[UUID | None] = cell(N_("Verified by"), Reference("person"), width=20)
    closed_on: Mapped[date | None] = cell(N_("Closed on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
