"""What was decided in the debrief after the pilot month (method.md 3.5: 003-30; 4.14)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class DebriefGroup(Option):
    """What the decisions of a debrief are about (method.md 3.5, 003-30)."""

    VERDICT = "verdict", N_("Verdict on the launch")
    SCALING = "scaling", N_("Scaling")
    SUPERVISORS = "supervisors", N_("Supervisors’ work")
    QUALITY = "quality", N_("Quality control")
    OPERATORS = "operators", N_("Agents’ work")
    CONTENT = "content", N_("Technology, scripts, knowledge base")


class DecisionStatus(Option):
    """Where a decision of the debrief stands."""

    OPEN = "open", N_("To be decided"), "faint"
    AGREED = "agreed", N_("Agreed"), "info"
    DONE = "done", N_("Done"), "good"
    DROPPED = "dropped", N_("Dropped"), "faint"


class DebriefDecision(Record):
    """What was decided after the pilot month, with somebody who does it (method.md 4.14)."""

    __tablename__ = "debrief_decision"
    sheet = Sheet(
        title=N_("Debrief decisions"),
        purpose=N_("What changes after the pilot month: scaling, supervisors, quality control, agents, content."),
        one=N_("Decision"),
        chapter="operate",
        icon="list-todo",
        tab=N_("Debrief decisions"),
        named_by="decision",
    )

    group: Mapped[DebriefGroup] = cell(N_("Subject"), width=22, default=DebriefGroup.SCALING)
    decision: Mapped[str] = cell(N_("Decision"), LongText(), width=48, required=True)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    status: Mapped[DecisionStatus] = cell(N_("Status"), width=12, default=DecisionStatus.AGREED)
    done_on: Mapped[date | None] = cell(N_("Done on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28, disclosure=INTERNAL)
