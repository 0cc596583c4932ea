"""The criteria of the decision to go live, and how far each is met (method.md 4.13)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell, computed
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.options import Rating


class GoArea(Option):
    """Which side of the business a go/no-go criterion looks at."""

    TECHNICAL = "technical", N_("Technology")
    TELEPHONY = "telephony", N_("Telephony")
    TESTING = "testing", N_("Testing")
    TRAINING = "training", N_("Training")
    COMMUNICATION = "communication", N_("Communication")
    SUPPORT = "support", N_("Support")
    OPERATION = "operation", N_("Operations")
    SECURITY = "security", N_("Security and data protection")
    BUSINESS = "business", N_("Business")


class GoNoGo(Record):
    """One criterion of the decision to go live (method.md 4.13)."""

    __tablename__ = "go_no_go"
    sheet = Sheet(
        title=N_("Go/no-go criteria"),
        purpose=N_("What must be true on the day of the decision, how far it is met, and the workaround if it is not."),
        one=N_("Criterion"),
        chapter="launch",
        icon="circle-check",
        tab=N_("Go/no-go"),
        named_by="criterion",
    )

    area: Mapped[GoArea | None] = cell(N_("Area"), width=18)
    criterion: Mapped[str] = cell(N_("Criterion"), LongText(), width=44, required=True)
    mandatory: Mapped[bool] = cell(N_("Mandatory"), width=9)
    weight: Mapped[int | None] = cell(N_("Weight (1–5)"), Number(low=1, high=5), width=8, default=3)
    minimum: Mapped[float | None] = cell(N_("Minimum"), Percent(), width=9, default=0.85)
    value: Mapped[float | None] = cell(N_("Achieved"), Percent(), width=9)
    rating: Mapped[Rating | None] = cell(N_("Rating"), width=10)
    workaround: Mapped[str] = cell(N_("Workaround"), LongText(), width=28)
    owner: Mapped[UUID | None] = cell(N_("Decision owner"), Reference("person"), width=20)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=28)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)

    @computed(N_("Score"), Number(digits=2), before="rating", width=8, of=("weight", "value"))
    def score(self) -> float | None:
        """Weigh what was reached (method.md 4.13)."""
        return None if self.weight is None or self.value is None else self.weight * self.value
