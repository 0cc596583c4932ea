"""The cut-over plan: the steps of the switch to the new centre, each with its way back (method.md 4.13)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.kinds import Codes


class CutoverMoment(Option):
    """When a step of the switch belongs."""

    BEFORE = "before", N_("Before")
    DAY = "day", N_("On the day")
    AFTER = "after", N_("After")


class StepOutcome(Option):
    """What a step of the switch came to."""

    OPEN = "open", N_("To do"), "faint"
    RUNNING = "running", N_("Running"), "info"
    DONE = "done", N_("Done"), "good"
    FAILED = "failed", NP_("step", "Failed"), "bad"
    ROLLED_BACK = "rolled_back", N_("Rolled back"), "warn"
    NOT_NEEDED = "not_needed", N_("Not needed"), "faint"


class CutoverStep(Record):
    """One step of the switch to the new centre, with its way back (method.md 4.13)."""

    __tablename__ = "cutover_step"
    sheet = Sheet(
        title=N_("Cut-over checklist"),
        purpose=N_("What is done before, on and after the day of the cut-over, by whom, and how it is rolled back."),
        one=N_("Step"),
        chapter="launch",
        icon="shuffle",
        tab=N_("Cut-over"),
        named_by="step",
    )

    code: Mapped[str] = cell(N_("No."), Code("CO"), width=9)
    moment: Mapped[CutoverMoment] = cell(N_("Phase"), width=13, default=CutoverMoment.BEFORE)
    step: Mapped[str] = cell(N_("Step"), LongText(), width=44, required=True)
    t_minus: Mapped[str] = cell(N_("Start (T−)"), width=12)
    minutes: Mapped[int | None] = cell(N_("Duration (min)"), Number(low=0, high=100000), width=8)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    deputy: Mapped[UUID | None] = cell(N_("Deputy"), Reference("person"), width=20)
    after: Mapped[str] = cell(N_("Predecessors"), Codes("CO"), width=14)
    result: Mapped[StepOutcome] = cell(N_("Step status"), width=13, default=StepOutcome.OPEN)
    rollback: Mapped[str] = cell(N_("Rollback"), LongText(), width=30)
    no_return: Mapped[bool] = cell(N_("Point of no return"), width=9)
    decision_gate: Mapped[bool] = cell(N_("Decision gate"), width=9)
    planned_on: Mapped[date | None] = cell(N_("Planned date"), width=12)
    began_at: Mapped[str] = cell(N_("Started at"), width=12)
    ended_at: Mapped[str] = cell(N_("Ended at"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
