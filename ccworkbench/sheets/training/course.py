"""The courses, each of which closes gaps of one audience (method.md 4.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.training.modality import Modality


class Course(Record):
    """A training that closes gaps of one audience (method.md 4.5)."""

    __tablename__ = "course"
    sheet = Sheet(
        title=N_("Courses"),
        purpose=N_("What is taught to whom, in which format, by whom and by when."),
        one=N_("Course"),
        chapter="training",
        icon="book-open",
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Course"), width=34, required=True)
    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24, is_parent=True)
    modality: Mapped[Modality | None] = cell(N_("Delivery mode"), width=18)
    hours: Mapped[float | None] = cell(N_("Hours per person"), Number(digits=1, low=0, high=1000), width=10)
    skills: Mapped[str] = cell(N_("Skills covered"), LongText(), width=36)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    materials: Mapped[str] = cell(N_("Materials"), LongText(), width=28)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    environment: Mapped[str] = cell(N_("Training environment"), width=22)
    due: Mapped[date | None] = cell(N_("Delivery due"), width=12)
    note: Mapped[str] = cell(N_("Note for the customer"), LongText(), width=26)
