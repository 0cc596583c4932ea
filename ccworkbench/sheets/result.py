"""What the acceptance test found: results by case and step, and defects (method.md 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Option, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.options import Priority
from ccworkbench.sheets.testing import Cycle, CycleStatus, TestStep


class Result(Option):
    """What a test came to (method.md 4.7)."""

    NOT_RUN = "not_run", N_("Not run"), "faint"
    PASSED = "passed", N_("Passed"), "good"
    FAILED = "failed", N_("Failed"), "bad"
    BLOCKED = "blocked", N_("Blocked"), "warn"
    NOT_APPLICABLE = "not_applicable", N_("Not applicable"), "faint"


class Severity(Option):
    """How much a defect hurts; set by the tester, and never changed in silence (method.md 4.7)."""

    CRITICAL = "critical", NP_("severity", "Critical"), "bad"
    MAJOR = "major", N_("Major"), "warn"
    MINOR = "minor", N_("Minor")
    COSMETIC = "cosmetic", N_("Cosmetic"), "faint"


class DefectStatus(Option):
    """Where a defect stands between its finder and its end."""

    NEW = "new", N_("New"), "bad"
    TRIAGED = "triaged", N_("Triaged"), "info"
    IN_FIX = "in_fix", N_("Being fixed"), "info"
    RETEST = "retest", N_("Ready for retest"), "warn"
    CLOSED = "closed", N_("Closed"), "good"
    REJECTED = "rejected", NP_("defect", "Rejected"), "faint"
    DEFERRED = "deferred", N_("Deferred"), "warn"
    DUPLICATE = "duplicate", N_("Duplicate"), "faint"


OVER = {DefectStatus.CLOSED, DefectStatus.REJECTED, DefectStatus.DUPLICATE}


class TestResult(Record):
    """What one case came to in one cycle; the latest counts, what was before stays in the history (method.md 4.7)."""

    __test__ = False
    __tablename__ = "test_result"
    sheet = Sheet(
        title=N_("Test results"),
        purpose=N_("Who ran which case in which cycle, what came of it, and the evidence."),
        one=N_("Test result"),
        chapter="uat",
        icon="check-check",
        named_by="code",
    )

    code: Mapped[str] = cell(N_("No."), Code("TR"), width=9)
    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=36, required=True)
    cycle_id: Mapped[UUID | None] = cell(N_("Test cycle"), Reference("cycle"), width=20, required=True)
    result: Mapped[Result] = cell(N_("Result"), width=14, default=Result.NOT_RUN)
    tester: Mapped[UUID | None] = cell(N_("Tester"), Reference("person"), width=20)
    run_on: Mapped[date | None] = cell(N_("Run on"), width=12)
    build: Mapped[str] = cell(N_("State of the system"), width=18)
    actual: Mapped[str] = cell(N_("Actual result"), LongText(), width=36)
    failed_step: Mapped[int | None] = cell(N_("Failed at step"), Number(low=1, high=999), width=8)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=28)
    conversation_id: Mapped[str] = cell(N_("Conversation ID"), width=24)
    console_log: Mapped[str] = cell(N_("Console log"), LongText(), width=24)
    minutes: Mapped[int | None] = cell(N_("Minutes"), Number(low=0, high=10000), width=8)
    comment: Mapped[str] = cell(N_("Comment"), LongText(), width=28)

    def is_run(self) -> bool:
        """Tell whether the case was really carried out."""
        return self.result in {Result.PASSED, Result.FAILED}


class StepResult(Crossing):
    """What one step came to in one cycle (method.md 4.7)."""

    __tablename__ = "step_result"
    sheet = Sheet(
        title=N_("Step results"),
        purpose=N_("What each step came to in each cycle."),
        one=N_("Test step"),
        chapter="uat",
        icon="grid-3x3",
        shape="matrix",
        tab=N_("Step by step"),
    )
    down, across = TestStep, Cycle
    leading, crossed = ("case_id", "number", "action"), "result"

    result: Mapped[Result | None] = cell(N_("Result"), width=12)

    @property
    def label(self) -> str:
        return self.sheet.one

    @classmethod
    def takes(cls, row: TestStep | Cycle) -> bool:  # type: ignore[override]
        """Leave out cycles that were cancelled."""
        return not (isinstance(row, Cycle) and row.status is CycleStatus.CANCELLED)


class Defect(Record):
    """Something that is not as it has to be (method.md 4.7; 3.1: 000-26)."""

    __tablename__ = "defect"
    sheet = Sheet(
        title=N_("Defect log"),
        purpose=N_("What the test found, how bad it is, who mends it, and whether the retest passed."),
        one=N_("Defect"),
        chapter="uat",
        icon="circle-alert",
        tab=N_("Defects"),
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("DEF"), width=10)
    title: Mapped[str] = cell(N_("Defect"), LongText(), width=38, required=True)
    severity: Mapped[Severity | None] = cell(N_("Severity"), width=18)
    priority: Mapped[Priority | None] = cell(N_("Priority"), width=11)
    status: Mapped[DefectStatus] = cell(N_("Status"), width=16, default=DefectStatus.NEW)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    target: Mapped[date | None] = cell(N_("To be fixed by"), width=12)
    found_in: Mapped[UUID | None] = cell(N_("Found in result"), Reference("test_result"), width=14)
    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=28)
    found_on: Mapped[date | None] = cell(N_("Found on"), width=12)
    reporter: Mapped[UUID | None] = cell(N_("Reported by"), Reference("person"), width=20)
    environment: Mapped[str] = cell(N_("Test environment"), width=18)
    steps: Mapped[str] = cell(N_("How to see it"), LongText(), width=34)
    actual: Mapped[str] = cell(N_("Actual result"), LongText(), width=28)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=28)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=26)
    conversation_id: Mapped[str] = cell(N_("Conversation ID"), width=24)
    console_log: Mapped[str] = cell(N_("Console log"), LongText(), width=24)
    cause: Mapped[str] = cell(N_("Root cause"), LongText(), width=28)
    fixed_in: Mapped[str] = cell(N_("Fixed in"), width=14)
    workaround: Mapped[str] = cell(N_("Workaround"), LongText(), width=28)
    retest: Mapped[Result | None] = cell(N_("Retest"), width=14)
    retested_by: Mapped[UUID | None] = cell(N_("Retested by"), Reference("person"), width=20)
    retested_on: Mapped[date | None] = cell(N_("Retested on"), width=12)
    closed_on: Mapped[date | None] = cell(N_("Closed on"), width=12)

    def is_open(self) -> bool:
        """Tell whether it still has to be mended; a deferred defect is open, too."""
        return self.status not in OVER
