"""The pilot month and the meeting that closes it (method.md 3.5: 003-28..30; 4.14)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_

PLAN, REPORT, MEETING = N_("Plan of the pilot"), N_("Report of the pilot"), N_("Debrief")


class PilotVerdict(Option):
    """How the launch is judged after the pilot month."""

    SUCCESS = "success", N_("Successful"), "good"
    REMARKS = "remarks", N_("Successful, with remarks"), "warn"
    FAILURE = "failure", N_("Not successful"), "bad"


class Pilot(Record):
    """The first month: what is watched, what came of it, and what the debrief said (method.md 4.14)."""

    __tablename__ = "pilot"
    sheet = Sheet(
        title=N_("Pilot and debrief"),
        purpose=N_("What is watched in the first month, what came of it, and what both sides say to it."),
        one=N_("Pilot and debrief"),
        chapter="operate",
        icon="chart-line",
        shape="form",
    )

    starts: Mapped[date | None] = cell(N_("Pilot from"), group=PLAN)
    ends: Mapped[date | None] = cell(N_("Pilot to"), group=PLAN)
    targets: Mapped[str] = cell(N_("Targets of the pilot"), LongText(), group=PLAN, width=60)
    baseline: Mapped[str] = cell(N_("Figures to compare with"), LongText(), group=PLAN, width=60)
    checks: Mapped[str] = cell(N_("Days of the weekly check"), LongText(), group=PLAN, width=60)
    sample: Mapped[int | None] = cell(N_("Evaluated contacts per operator"), Number(low=0, high=1000), group=PLAN)

    results: Mapped[str] = cell(N_("Results of the pilot"), LongText(), group=REPORT, width=60)
    problems: Mapped[str] = cell(N_("Problems and their remedy"), LongText(), group=REPORT, width=60)
    lessons: Mapped[str] = cell(N_("What was learnt"), LongText(), group=REPORT, width=60)

    debrief_on: Mapped[date | None] = cell(N_("Debrief held on"), group=MEETING)
    participants: Mapped[str] = cell(N_("Participants"), LongText(), group=MEETING, width=60)
    feedback: Mapped[str] = cell(N_("Feedback of the customer"), LongText(), group=MEETING, width=60)
    verdict: Mapped[PilotVerdict | None] = cell(N_("Verdict on the launch"), group=MEETING)
    next_review: Mapped[date | None] = cell(N_("Next review"), group=MEETING)

    @property
    def label(self) -> str:
        return self.sheet.title


class DebriefGroup(Option):
    """What the decisions of a debrief are about (method.md 3.5, 003-30)."""

    VERDICT = "verdict", N_("Verdict on the launch")
    SCALING = "scaling", N_("Growth")
    SUPERVISORS = "supervisors", N_("Work of the supervisors")
    QUALITY = "quality", N_("Quality control")
    OPERATORS = "operators", N_("Work of the operators")
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
        purpose=N_("What changes after the pilot month: growth, supervisors, quality control, operators, content."),
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
    note: Mapped[str] = cell(N_("Note"), LongText(), width=28)
