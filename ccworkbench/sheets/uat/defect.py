"""The defects that the acceptance test found, and where each stands (method.md 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.options import DefectSeverity, Priority
from ccworkbench.sheets.uat.verdict import ResultVerdict


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


CLOSED_DEFECTS = {DefectStatus.CLOSED, DefectStatus.REJECTED, DefectStatus.DUPLICATE}


class Defect(Record):
    """Something that is not as it has to be (method.md 4.7; 3.1: 000-26)."""

    __tablename__ = "defect"
    sheet = Sheet(
        title=N_("Defect log"),
        purpose=N_("What the test found, how severe it is, who fixes it, and whether the retest passed."),
        one=N_("Defect"),
        chapter="uat",
        icon="circle-alert",
        tab=N_("Defects"),
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("DEF"), width=10)
    title: Mapped[str] = cell(N_("Defect"), LongText(), width=38, required=True)
    severity: Mapped[DefectSeverity | None] = cell(N_("Severity"), width=18)
    priority: Mapped[Priority | None] = cell(N_("Priority"), width=11)
    status: Mapped[DefectStatus] = cell(N_("Status"), width=16, default=DefectStatus.NEW)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    target: Mapped[date | None] = cell(N_("Fix due"), width=12)
    found_in: Mapped[UUID | None] = cell(N_("Found in test result"), Reference("test_result"), width=14, is_parent=True)
    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=28, is_parent=True)
    found_on: Mapped[date | None] = cell(N_("Found on"), width=12)
    reporter: Mapped[UUID | None] = cell(N_("Reported by"), Reference("person"), width=20)
    environment: Mapped[str] = cell(N_("Test environment"), width=18)
    steps: Mapped[str] = cell(N_("Steps to reproduce"), LongText(), width=34)
    actual: Mapped[str] = cell(N_("Actual result"), LongText(), width=28)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=28)
    evidence: Mapped[str] = cell(N_("Evidence"), LongText(), width=26)
    conversation_id: Mapped[str] = cell(N_("Conversation ID"), width=24)
    console_log: Mapped[str] = cell(N_("Console log"), LongText(), width=24)
    cause: Mapped[str] = cell(N_("Root cause"), LongText(), width=28)
    fixed_in: Mapped[str] = cell(N_("Fixed in version"), width=14)
    workaround: Mapped[str] = cell(N_("Workaround"), LongText(), width=28)
    retest: Mapped[ResultVerdict | None] = cell(N_("Retest"), width=14)
    retested_by: Mapped[UUID | None] = cell(N_("Retested by"), Reference("person"), width=20)
    retested_on: Mapped[date | None] = cell(N_("Retested on"), width=12)
    closed_on: Mapped[date | None] = cell(N_("Closed on"), width=12)

    def is_open(self) -> bool:
        """Tell whether it still has to be mended; a deferred defect is open, too."""
        return self.status not in CLOSED_DEFECTS
