"""The audiences of training: groups that need to learn the same (method.md 4.5)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Choices, LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.training.modality import Modality


class Audience(Record):
    """A group that needs the same training (method.md 4.5)."""

    __tablename__ = "audience"
    sheet = Sheet(
        title=N_("Training audiences"),
        purpose=N_("Which groups need training, how many people they include, and how many sessions that takes."),
        one=N_("Audience"),
        chapter="training",
        icon="graduation-cap",
        tab=N_("Audiences"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Audience"), width=26, required=True)
    headcount: Mapped[int | None] = cell(N_("Headcount"), Number(low=0, high=100000), width=9)
    capacity: Mapped[int | None] = cell(N_("Places per session"), Number(low=1, high=1000), width=10)
    hours: Mapped[float | None] = cell(N_("Hours per person"), Number(digits=1, low=0, high=1000), width=10)
    modality: Mapped[tuple[str, ...]] = cell(N_("Delivery mode"), Choices(Modality), width=20)
    topics: Mapped[str] = cell(N_("Topics"), LongText(), width=44)
    languages: Mapped[tuple[str, ...]] = cell(N_("Languages"), Choices(Language), width=16)
    sites: Mapped[str] = cell(N_("Sites"), width=18)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    timing: Mapped[str] = cell(N_("Timing"), width=24)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=30, disclosure=INTERNAL)

    @computed(N_("Sessions needed"), Number(), before="hours", width=10)
    def sessions(self) -> int | None:
        """Divide the heads by the places, rounded up."""
        return -(-self.headcount // self.capacity) if self.headcount and self.capacity else None
