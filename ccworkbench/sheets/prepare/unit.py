"""The units that work with the centre, and what goes back and forth (method.md 3.4)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.prepare.sourcing import Sourcing


class UnitKind(Option):
    """Which units a contact centre works with (method.md 3.4, 002-03)."""

    IT = "it", N_("IT")
    TRAINING = "training", N_("Training department")
    HR = "hr", N_("Human resources")
    QUALITY = "quality", N_("Quality control")
    PLANNING = "planning", N_("Workforce planning")
    BACK_OFFICE = "back_office", N_("Back office")
    OTHER = "other", N_("Other unit")


class Unit(Record):
    """A unit that works with the centre, and what goes back and forth (method.md 3.4, 002-03, 002-10, 002-11)."""

    __tablename__ = "unit"
    sheet = Sheet(
        title=N_("Cooperating units"),
        purpose=N_("Which units the centre works with, who runs them, and what each provides and needs."),
        one=N_("Unit"),
        chapter="prepare",
        icon="handshake",
        tab=N_("Units"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Unit"), width=24, required=True)
    kind: Mapped[UnitKind] = cell(N_("Type"), width=16, default=UnitKind.OTHER)
    sourcing: Mapped[Sourcing | None] = cell(N_("Sourcing"), width=14)
    performed_by: Mapped[str] = cell(N_("Run by"), width=22)
    contact: Mapped[UUID | None] = cell(N_("Contact person"), Reference("person"), width=20)
    gives: Mapped[str] = cell(N_("Provides to the centre"), LongText(), width=32)
    needs: Mapped[str] = cell(N_("Needs from the centre"), LongText(), width=32)
    rhythm: Mapped[str] = cell(N_("Meeting frequency"), width=18)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
