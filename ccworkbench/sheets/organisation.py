"""Where the centre works and how it is led: sites, cooperating units, levels of the hierarchy (method.md 2.4, 3.4)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class Sourcing(Option):
    """Who runs a unit (method.md 3.4, 002-10)."""

    IN_HOUSE = "in_house", N_("In-house")
    OUTSOURCED = "outsourced", N_("Outsourced")
    SHARED = "shared", N_("Shared")


class UnitKind(Option):
    """Which units a contact centre works with (method.md 3.4, 002-03)."""

    IT = "it", N_("IT")
    TRAINING = "training", N_("Training department")
    HR = "hr", N_("Human resources")
    QUALITY = "quality", N_("Quality control")
    PLANNING = "planning", N_("Workforce planning")
    BACK_OFFICE = "back_office", N_("Back office")
    OTHER = "other", N_("Other unit")


class LevelKind(Option):
    """Whether a level stands in the line, or beside it as a structure of its own (method.md 2.4)."""

    LINE = "line", N_("In the line")
    DEPARTMENT = "department", N_("Separate department")


class Site(Record):
    """One node of the centre, and its link to the others (method.md 3.4, 002-01)."""

    __tablename__ = "site"
    sheet = Sheet(
        title=N_("Sites"),
        purpose=N_("Every place where contacts are handled, with its seats and its link to the others."),
        one=N_("Site"),
        chapter="prepare",
        icon="building-2",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Site"), width=20, required=True)
    address: Mapped[str] = cell(N_("Address"), LongText(), width=30)
    is_main: Mapped[bool] = cell(N_("Main site"), width=8)
    seats: Mapped[int | None] = cell(N_("Seats"), Number(low=0, high=100000), width=8)
    opening_hours: Mapped[str] = cell(N_("Opening hours"), width=20)
    time_zone: Mapped[str] = cell(N_("Time zone"), width=16)
    languages: Mapped[str] = cell(N_("Languages spoken"), width=18)
    link: Mapped[str] = cell(N_("Link to the other sites"), LongText(), width=30)
    carrier: Mapped[str] = cell(N_("Network provider"), width=18)
    contact: Mapped[UUID | None] = cell(N_("Contact on site"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)


class Unit(Record):
    """A unit that works with the centre, and what goes back and forth (method.md 3.4, 002-03, 002-10, 002-11)."""

    __tablename__ = "unit"
    sheet = Sheet(
        title=N_("Cooperating units"),
        purpose=N_("Which units the centre works with, who runs them, and what each gives and needs."),
        one=N_("Unit"),
        chapter="prepare",
        icon="handshake",
        tab=N_("Units"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Unit"), width=24, required=True)
    kind: Mapped[UnitKind] = cell(N_("Type"), width=16, default=UnitKind.OTHER)
    sourcing: Mapped[Sourcing | None] = cell(N_("Run by"), width=14)
    performed_by: Mapped[str] = cell(N_("Who does the work"), width=22)
    contact: Mapped[UUID | None] = cell(N_("Contact person"), Reference("person"), width=20)
    gives: Mapped[str] = cell(N_("What it gives the centre"), LongText(), width=32)
    needs: Mapped[str] = cell(N_("What it needs from the centre"), LongText(), width=32)
    rhythm: Mapped[str] = cell(N_("Rhythm of meetings"), width=18)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)


class OrgLevel(Record):
    """One level of the centre's hierarchy, or a department beside it (method.md 2.4, 002-04, 002-05, 002-12)."""

    __tablename__ = "org_level"
    sheet = Sheet(
        title=N_("Organisation levels"),
        purpose=N_("Who leads whom in the running centre, from the operators up to its head."),
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
    headcount: Mapped[int | None] = cell(N_("Head-count"), Number(low=0, high=100000), width=9)
    sourcing: Mapped[Sourcing | None] = cell(N_("Run by"), width=14)
    duty: Mapped[str] = cell(N_("Duty"), LongText(), width=44)
    holder: Mapped[UUID | None] = cell(N_("Person in charge"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)
