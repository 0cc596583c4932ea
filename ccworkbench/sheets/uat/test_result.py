"""The results of the test cases, cycle by cycle (method.md 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.uat.verdict import ResultVerdict


class TestResult(Record):
    """What one case came to in one cycle; the latest counts, what was before stays in the history (method.md 4.7)."""

    __test__ = False
    __tablename__ = "test_result"
    sheet = Sheet(
        title=N_("Test results"),
        purpose=N_("Who ran which test case in which cycle, with result and evidence."),
        one=N_("Test result"),
        chapter="uat",
        icon="check-check",
        named_by="code",
    )

    code: Mapped[str] = cell(N_("No."), Code("TR"), width=9)
    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=36, required=True)
    cycle_id: Mapped[UUID | None] = cell(N_("Test cycle"), Reference("cycle"), width=20, required=True)
    result: Mapped[ResultVerdict] = cell(N_("Result"), width=14, default=ResultVerdict.NOT_RUN)
    tester: Mapped[UUID | None] = cell(N_("Tester"), Reference("person"), width=20)
    run_on: Mapped[date | None] = cell(N_("Run on"), width=12)
    build: Mapped[str] = cell(N_("System version"), width=18)
    actual: Mapped[str] = cell(N_("Actual result"), LongText(), width=36)
    failed_step: Mapped[int | None] = cell(N_("Failed at step"), Number(low=1, high=999), width=8)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=28)
    conversation_id: Mapped[str] = cell(N_("Conversation ID"), width=24)
    console_log: Mapped[str] = cell(N_("Console log"), LongText(), width=24)
    minutes: Mapped[int | None] = cell(N_("Duration (min)"), Number(low=0, high=10000), width=8)
    comment: Mapped[str] = cell(N_("Comment"), LongText(), width=28)

    def is_run(self) -> bool:
        """Tell whether the case was really carried out."""
        return self.result in {ResultVerdict.PASSED, ResultVerdict.FAILED}
