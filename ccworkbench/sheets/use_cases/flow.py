"""The flows of the use cases: each way through one, step by step (method.md 4.6)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class FlowKind(Option):
    """How a flow relates to the main one."""

    MAIN = "main", N_("Main flow"), "strong"
    ALTERNATIVE = "alternative", N_("Alternative flow")
    EXCEPTION = "exception", N_("Exception"), "warn"


class Flow(Record):
    """One way through a use case, step by step; main, alternative or exception (method.md 4.6)."""

    __tablename__ = "flow"
    sheet = Sheet(
        title=N_("Use-case flows"),
        purpose=N_("How each use case runs, step by step, with alternatives and exceptions."),
        one=N_("Flow"),
        chapter="use_cases",
        icon="shuffle",
        tab=N_("Flows"),
        named_by="name",
    )

    use_case: Mapped[UUID | None] = cell(N_("Use case"), Reference("use_case"), width=34, required=True)
    kind: Mapped[FlowKind] = cell(N_("Type"), width=16, default=FlowKind.MAIN)
    code: Mapped[str] = cell(N_("No."), Code("F"), width=9)
    name: Mapped[str] = cell(N_("Flow"), width=34, required=True)
    leaves_at: Mapped[int | None] = cell(N_("Branches at step"), Number(low=1, high=999), width=9)
    steps: Mapped[str] = cell(N_("Steps, one per line"), LongText(), width=50)
    rejoins_at: Mapped[int | None] = cell(N_("Rejoins at step"), Number(low=1, high=999), width=9)
    outcome: Mapped[str] = cell(N_("Outcome"), LongText(), width=30)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
