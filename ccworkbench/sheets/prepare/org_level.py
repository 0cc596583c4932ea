"""How the running centre is led: the levels of its hierarchy, and departments beside it (method.md 2.4, 3.4)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.prepare.sourcing import Sourcing


class LevelKind(Option):
    """Whether a level stands in the line, or beside it as a structure of its own (method.md 2.4)."""

    LINE = "line", N_("Line organisation")
    DEPARTMENT = "department", N_("Separate department")


class OrgLevel(Record):
    """One level of the centre's hierarchy, or a department beside it (method.md 2.4, 002-04, 002-05, 002-12)."""

    __tablename__ = "org_level"
    sheet = Sheet(
        title=N_("Organisation levels"),
        purpose=N_("Who reports to whom in the live centre, from the agents up to the centre head."),
        one=N_("Level"),
        chapter="prepare",
        icon="git-merge",
        tab=N_("Hierarchy"),
        named_by="name",
    )

    code: Mapped[str] = cell(N_("No."), Code("OL"), width=9)
    name: Mapped[str] = cell(N_("Level or department"), width=28, required=True)
    kind: Mapped[LevelKind] = cell(N_("Type"), width=18, default=LevelKind.LINE)
    reports_to: Mapped[UUID | None] = cell(N_("Reports to"), Reference("org_level"), width=26)
    headcount: Mapped[int | None] = cell(N_("Headcount"), Number(low=0, high=100000), width=9)
    sourcing: Mapped[Sourcing | None] = cell(N_("Sourcing"), width=14)
    duty: Mapped[str] = cell(N_("Duty"), LongText(), width=44)
    holder: Mapped[UUID | None] = cell(N_("Person in charge"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
