"""The ADKAR assessments: how ready each audience is for the change, element by element (method.md 4.4)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import Choice, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_


class AdkarElement(Option):
    """The five things a person needs to change, in their order (method.md 4.4)."""

    AWARENESS = "awareness", N_("Awareness")
    DESIRE = "desire", N_("Desire")
    KNOWLEDGE = "knowledge", N_("Knowledge")
    ABILITY = "ability", N_("Ability")
    REINFORCEMENT = "reinforcement", N_("Reinforcement")


class AdkarRemedy(Option):
    """What helps at the barrier point of each element (method.md 4.4)."""

    AWARENESS = "awareness", N_("Communication")
    DESIRE = "desire", N_("Conversations with sponsor and managers")
    KNOWLEDGE = "knowledge", N_("Training")
    ABILITY = "ability", N_("Coaching and practice")
    REINFORCEMENT = "reinforcement", N_("Recognition and key figures")


BARRIER = 3.0  # an element at or below this score stops all that follow (method.md 4.4)


SCORED = tuple(element.value for element in AdkarElement)


class Adkar(Record):
    """How ready an audience is on one day, element by element (method.md 4.4)."""

    __tablename__ = "adkar"
    sheet = Sheet(
        title=N_("ADKAR assessments"),
        purpose=N_("How ready each audience is, where it is stuck and what helps."),
        one=N_("Assessment"),
        chapter="change",
        icon="gauge",
        tab=N_("ADKAR"),
        disclosure=STEERING,
    )

    audience_id: Mapped[UUID | None] = cell(N_("Audience"), Reference("audience"), width=24, required=True)
    assessed_on: Mapped[date | None] = cell(N_("Assessed on"), width=12)
    awareness: Mapped[float | None] = cell(N_("Awareness"), Number(digits=1, low=1, high=5), width=11)
    desire: Mapped[float | None] = cell(N_("Desire"), Number(digits=1, low=1, high=5), width=11)
    knowledge: Mapped[float | None] = cell(N_("Knowledge"), Number(digits=1, low=1, high=5), width=11)
    ability: Mapped[float | None] = cell(N_("Ability"), Number(digits=1, low=1, high=5), width=11)
    reinforcement: Mapped[float | None] = cell(N_("Reinforcement"), Number(digits=1, low=1, high=5), width=13)
    method: Mapped[str] = cell(N_("Assessment method"), width=22)
    action: Mapped[str] = cell(N_("Next step"), LongText(), width=34)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)

    @computed(N_("Barrier point"), Choice(AdkarElement), before="method", width=14, of=SCORED)
    def barrier(self) -> AdkarElement | None:
        """Return the first element, in their order, that scores 3 or below; what was not scored is passed over."""
        scores = ((element, getattr(self, element.value)) for element in AdkarElement)
        return next((element for element, score in scores if score is not None and score <= BARRIER), None)

    @computed(N_("Suggested remedy"), Choice(AdkarRemedy), before="method", width=22, of=SCORED)
    def remedy(self) -> AdkarRemedy | None:
        """Name what helps at the barrier point."""
        barrier = self.barrier()
        return AdkarRemedy(barrier.value) if barrier else None

    @property
    def label(self) -> str:
        return self.sheet.one
