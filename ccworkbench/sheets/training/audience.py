"""The audiences of training: groups that need to learn the same (method.md 4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Choices, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Counts, counts_of
from ccworkbench.sheets.options import Language
from ccworkbench.sheets.training.modality import Modality


class Shift(Option):
    """When people work: those of one shift are trained while the others answer customers."""

    EARLY = "early", N_("Early shift")
    LATE = "late", N_("Late shift")
    NIGHT = "night", N_("Night shift")


PARTED_BY = ("headcount", "capacity", "languages", "language_heads", "shifts")  # what decides on its sessions


@dataclass(frozen=True)
class AudiencePart:
    """Those of an audience who are trained in one language, and work in one shift."""

    language: Language | None
    shift: Shift | None
    heads: int | None


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
    language_heads: Mapped[str] = cell(N_("Headcount by language"), Counts(), width=12)
    shifts: Mapped[tuple[str, ...]] = cell(N_("Shifts"), Choices(Shift), width=16)
    sites: Mapped[str] = cell(N_("Sites"), width=18)
    trainer: Mapped[UUID | None] = cell(N_("Trainer"), Reference("person"), width=20)
    timing: Mapped[str] = cell(N_("Timing"), width=24)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=30, disclosure=INTERNAL)

    @computed(N_("Sessions needed"), Number(), before="hours", width=10, of=PARTED_BY)
    def sessions(self) -> int | None:
        """Divide the heads by the places, rounded up, in each language and each shift."""
        if not self.headcount or not self.capacity:
            return None
        return sum(-(-(part.heads or 0) // self.capacity) for part in self.parts(self.headcount))

    def parts(self, heads: int | None) -> list[AudiencePart]:
        """Divide so many of the audience by language and shift: as counted, else equally; no part is empty."""
        languages: list[Language | None] = [*map(Language, self.languages or ())] or [None]
        shifts: list[Shift | None] = [*map(Shift, self.shifts or ())] or [None]
        if heads is None:
            return [AudiencePart(language, shift, None) for language in languages for shift in shifts]
        counted = counts_of(self.language_heads)
        weights = counted if len(counted) == len(languages) else [1] * len(languages)
        return [
            AudiencePart(language, shift, number)
            for language, group in zip(languages, shares(heads, weights), strict=True)
            for shift, number in zip(shifts, shares(group, [1] * len(shifts)), strict=True)
            if number
        ]


def shares(whole: int, parts: Sequence[int]) -> list[int]:
    """Divide a number in proportion, without losing one; equally, where there is no proportion."""
    parts = parts if any(parts) else [1] * len(parts)
    reached = [whole * sum(parts[:n]) // sum(parts) for n in range(len(parts) + 1)]
    return [after - before for before, after in pairwise(reached)]
