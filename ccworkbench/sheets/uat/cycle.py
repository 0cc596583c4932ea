"""The cycles of the acceptance test: test, fix, retest (method.md 4.7)."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choice, LongText
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class CycleKind(Option):
    """What a round of the test is for (method.md 4.7)."""

    FULL = "full", N_("Full run")
    RETEST = "retest", N_("Retest and affected test cases")
    REGRESSION = "regression", N_("Regression, end to end")
    FAILOVER = "failover", N_("Failover")
    LOAD = "load", N_("Load test")


class CycleStatus(Option):
    """Where a round of the test stands."""

    PLANNED = "planned", N_("Planned"), "faint"
    RUNNING = "running", N_("Running"), "info"
    FINISHED = "finished", N_("Finished"), "good"
    CANCELLED = "cancelled", N_("Cancelled"), "faint"


class Cycle(Record):
    """One round of the test: test, fix, retest (method.md 4.7)."""

    __tablename__ = "cycle"
    sheet = Sheet(
        title=N_("Test cycles"),
        purpose=N_("The test cycles, their dates, and the system version tested in each."),
        one=N_("Test cycle"),
        chapter="uat",
        icon="refresh-cw",
        tab=N_("Cycles"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Test cycle"), width=24, required=True)
    kind: Mapped[CycleKind] = cell(N_("Type"), Choice(CycleKind), width=22, default=CycleKind.FULL)
    starts: Mapped[date | None] = cell(N_("Start"), width=12)
    ends: Mapped[date | None] = cell(N_("End"), width=12)
    status: Mapped[CycleStatus] = cell(N_("Status"), width=12, default=CycleStatus.PLANNED)
    build: Mapped[str] = cell(N_("System version"), width=20)
    scope: Mapped[str] = cell(N_("Scope"), LongText(), width=36, is_method=True)
    result: Mapped[str] = cell(N_("Result"), LongText(), width=30)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
