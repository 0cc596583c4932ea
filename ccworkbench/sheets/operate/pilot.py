"""The pilot month: what is watched, what came of it, and what the debrief said (method.md 3.5: 003-28, 29; 4.14)."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Number
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_

PLAN, REPORT, MEETING = N_("Pilot plan"), N_("Pilot report"), N_("Debrief")


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
        purpose=N_("What is monitored in the first month, the results, and the conclusions of both sides."),
        one=N_("Pilot and debrief"),
        chapter="operate",
        icon="chart-line",
        shape="form",
    )

    starts: Mapped[date | None] = cell(N_("Pilot start"), section=PLAN)
    ends: Mapped[date | None] = cell(N_("Pilot end"), section=PLAN)
    targets: Mapped[str] = cell(N_("Pilot targets"), LongText(), section=PLAN, width=60)
    baseline: Mapped[str] = cell(N_("Baseline figures"), LongText(), section=PLAN, width=60)
    checks: Mapped[str] = cell(N_("Weekly check dates"), LongText(), section=PLAN, width=60)
    sample: Mapped[int | None] = cell(N_("Evaluated contacts per agent"), Number(low=0, high=1000), section=PLAN)

    results: Mapped[str] = cell(N_("Pilot results"), LongText(), section=REPORT, width=60)
    problems: Mapped[str] = cell(N_("Problems and remedies"), LongText(), section=REPORT, width=60)
    lessons: Mapped[str] = cell(N_("Lessons learnt"), LongText(), section=REPORT, width=60)

    debrief_on: Mapped[date | None] = cell(N_("Debrief held on"), section=MEETING)
    participants: Mapped[str] = cell(N_("Participants"), LongText(), section=MEETING, width=60)
    feedback: Mapped[str] = cell(N_("Customer feedback"), LongText(), section=MEETING, width=60)
    verdict: Mapped[PilotVerdict | None] = cell(N_("Verdict on the launch"), section=MEETING)
    next_review: Mapped[date | None] = cell(N_("Next review"), section=MEETING)

    @property
    def label(self) -> str:
        return self.sheet.title
