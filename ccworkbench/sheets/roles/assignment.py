"""The assignments: who was formally given which role, with time and duties agreed (method.md 2)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.options import Rating


class Assignment(Record):
    """A person formally given a role, with the time and the duties agreed (method.md 2, 000-04..08, 36, 37, 49)."""

    __tablename__ = "assignment"
    sheet = Sheet(
        title=N_("Assignments"),
        purpose=N_("Who holds which role: assigned, briefed, available, and with enough time for it."),
        one=N_("Assignment"),
        chapter="roles",
        icon="user",
    )

    role_id: Mapped[UUID | None] = cell(N_("Role"), Reference("role"), width=26, required=True)
    person_id: Mapped[UUID | None] = cell(N_("Person"), Reference("person"), width=22, is_parent=True)
    is_lead: Mapped[bool] = cell(N_("Lead"), width=7, default=True)
    deputy_id: Mapped[UUID | None] = cell(N_("Deputy"), Reference("person"), width=20)
    formally_assigned_on: Mapped[date | None] = cell(N_("Formally assigned on"), width=12)
    duties_communicated_on: Mapped[date | None] = cell(N_("Duties explained on"), width=12)
    availability_confirmed: Mapped[bool] = cell(N_("Availability confirmed"), width=11)
    availability_confirmed_on: Mapped[date | None] = cell(N_("Confirmed on"), width=12)
    capacity: Mapped[float | None] = cell(N_("Capacity"), Percent(), width=9, disclosure=STEERING)
    contribution_from: Mapped[date | None] = cell(N_("From"), width=12)
    contribution_to: Mapped[date | None] = cell(N_("To"), width=12)
    reporting_duty: Mapped[str] = cell(N_("Reporting duty"), LongText(), width=30)
    skills: Mapped[str] = cell(N_("Skills"), LongText(), width=24, disclosure=STEERING)
    knowledge: Mapped[str] = cell(N_("Knowledge"), LongText(), width=24, disclosure=STEERING)
    workload: Mapped[str] = cell(N_("Workload"), LongText(), width=24, disclosure=STEERING)
    backfill: Mapped[str] = cell(N_("Covered by"), width=20)
    backfill_until: Mapped[date | None] = cell(N_("Covered until"), width=12)
    cooperates: Mapped[bool] = cell(N_("Cooperates well"), width=10, disclosure=INTERNAL)
    communicates: Mapped[bool] = cell(N_("Communicates clearly"), width=10, disclosure=INTERNAL)
    meets_milestones: Mapped[bool] = cell(N_("Meets milestones"), width=10, disclosure=INTERNAL)
    influence: Mapped[Rating | None] = cell(N_("Influence"), width=10, disclosure=INTERNAL)
    project_culture: Mapped[Rating | None] = cell(N_("Knows the project culture"), width=10, disclosure=INTERNAL)
    large_projects: Mapped[Rating | None] = cell(N_("Experience with large projects"), width=10, disclosure=INTERNAL)
    suitability_note: Mapped[str] = cell(N_("Suitability notes"), LongText(), width=30, disclosure=INTERNAL)

    @property
    def label(self) -> str:
        return self.sheet.one
