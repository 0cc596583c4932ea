"""The evaluated contacts of operators, and what became of the feedback (method.md 3.4: 002-14)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_


class Evaluation(Record):
    """One evaluated contact, and what became of the feedback (method.md 3.4, 002-14)."""

    __tablename__ = "evaluation"
    sheet = Sheet(
        title=N_("Quality evaluations"),
        purpose=N_("Findings, feedback, and whether the recommendation was carried out."),
        one=N_("Evaluation"),
        chapter="operate",
        icon="headphones",
        tab=N_("Evaluations"),
        disclosure=STEERING,
    )

    contact: Mapped[str] = cell(N_("Evaluated contact"), width=24, required=True)
    operator: Mapped[UUID | None] = cell(NP_("person", "Agent"), Reference("person"), width=20)
    evaluated_on: Mapped[date | None] = cell(N_("Evaluated on"), width=12)
    evaluated_by: Mapped[UUID | None] = cell(N_("Evaluated by"), Reference("person"), width=20)
    score: Mapped[int | None] = cell(N_("Score (0–100)"), Number(low=0, high=100), width=9)
    feedback_on: Mapped[date | None] = cell(N_("Feedback given on"), width=12)
    recommendation: Mapped[str] = cell(N_("Recommendation"), LongText(), width=36)
    followed_up_on: Mapped[date | None] = cell(N_("Follow-up checked on"), width=12)
    followed: Mapped[bool] = cell(N_("Recommendation carried out"), width=9)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)

    @property
    def label(self) -> str:
        return self.contact
