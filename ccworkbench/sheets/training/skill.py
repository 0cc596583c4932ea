"""The catalogue of skills, each in levels from 0 to 4 (method.md 4.5)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class SkillArea(Option):
    """Which part of the work a skill belongs to."""

    CONTACTS = "contacts", N_("Handling contacts")
    LEADING = "leading", N_("Leading and coaching")
    PLANNING = "planning", N_("Planning and key figures")
    SETUP = "setup", N_("Administration and configuration")
    TECHNOLOGY = "technology", N_("Technology")
    SUPPORT = "support", N_("Support")
    TESTING = "testing", N_("Testing")


class Skill(Record):
    """Something to be mastered, in levels from 0 (none) to 4 (can teach it) (method.md 4.5)."""

    __tablename__ = "skill"
    sheet = Sheet(
        title=N_("Skills"),
        purpose=N_("What has to be mastered: 0 none, 1 aware, 2 with help, 3 unaided, 4 can teach it."),
        one=N_("Skill"),
        chapter="training",
        icon="lightbulb",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Skill"), width=40, required=True)
    area: Mapped[SkillArea | None] = cell(N_("Area"), width=22)
    impact_id: Mapped[UUID | None] = cell(N_("Required by change"), Reference("change_impact"), width=26)
    criticality: Mapped[int | None] = cell(N_("Criticality (1–3)"), Number(low=1, high=3), width=10, default=2)
    description: Mapped[str] = cell(N_("Skill description"), LongText(), width=44)
    evidence: Mapped[str] = cell(N_("Evidence of skill"), width=26)
    not_training: Mapped[bool] = cell(N_("Not solved by training"), width=11)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
