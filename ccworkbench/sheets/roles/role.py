"""The roles of the project and of the running centre (method.md 2.1-2.5)."""

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Side


class Role(Record):
    """A part somebody plays in the project or in the centre (method.md 2.1-2.5)."""

    __tablename__ = "role"
    sheet = Sheet(
        title=N_("Roles"),
        purpose=N_("Which roles are needed, on which side, and what each one involves."),
        one=N_("Role"),
        chapter="roles",
        icon="users",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Role"), width=30, required=True)
    code: Mapped[str] = cell(N_("Code"), width=8)
    short: Mapped[str] = cell(N_("Short name"), width=18)
    side: Mapped[Side] = cell(N_("Side"), width=16, default=Side.CUSTOMER)
    duty: Mapped[str] = cell(N_("Duty"), LongText(), width=60)
    headcount: Mapped[int | None] = cell(N_("Headcount"), Number(low=0, high=100000), width=8)
    mandatory: Mapped[bool] = cell(N_("Mandatory"), width=9)
    in_raci: Mapped[bool] = cell(N_("In the RACI matrix"), width=10)
    skills: Mapped[str] = cell(N_("Skills needed"), LongText(), width=30, is_method=True)

    @property
    def heading(self) -> str:
        return self.short or self.name

    @property
    def also_called(self) -> tuple[str, ...]:
        return (self.code, self.short)
