"""The test cases: what is tried, and what has to come of it (method.md 4.7)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Codes
from ccworkbench.sheets.options import Channel, Language, Priority


class TestArea(Option):
    """Which part of the solution a case looks at (method.md 4.7)."""

    __test__ = False

    ENTRY = "entry", N_("Entry points and menu")
    QUEUE = "queue", N_("Queueing")
    ROUTING = "routing", N_("Routing")
    AGENT = "agent", N_("Agent functions")
    DIGITAL = "digital", N_("E-mail and chat")
    OUTBOUND = "outbound", N_("Outbound calls")
    RECORDING = "recording", N_("Recording and quality")
    SUPERVISION = "supervision", N_("Supervision")
    REPORTING = "reporting", N_("Reports")
    ADMINISTRATION = "administration", N_("Administration")
    RESILIENCE = "resilience", N_("Resilience")
    NUMBERS = "numbers", N_("Phone numbers")


class CaseKind(Option):
    """What sort of way a case takes."""

    HAPPY = "happy", N_("Normal flow")
    ALTERNATIVE = "alternative", N_("Alternative flow")
    NEGATIVE = "negative", N_("Negative test")
    REGRESSION = "regression", N_("Regression")


class CaseStatus(Option):
    """How far a test case has come."""

    DRAFT = "draft", N_("Draft"), "faint"
    REVIEWED = "reviewed", N_("Reviewed"), "info"
    APPROVED = "approved", N_("Approved"), "good"
    RETIRED = "retired", N_("Retired"), "faint"


class TestCase(Record):
    """One thing to try, and what has to come of it (method.md 4.7)."""

    __test__ = False  # pytest, this is not one of yours
    __tablename__ = "test_case"
    sheet = Sheet(
        title=N_("Test cases"),
        purpose=N_("What is tested, by whom and how, with the expected result."),
        one=N_("Test case"),
        chapter="uat",
        icon="list-todo",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("TC"), width=9)
    title: Mapped[str] = cell(N_("Test case"), LongText(), width=38, required=True)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=36)
    area: Mapped[TestArea | None] = cell(N_("Area"), width=18)
    use_case: Mapped[UUID | None] = cell(N_("Use case"), Reference("use_case"), width=28, is_parent=True)
    flow_id: Mapped[UUID | None] = cell(N_("Flow"), Reference("flow"), width=24, is_parent=True)
    requirements: Mapped[str] = cell(N_("Requirements"), Codes("REQ"), width=16)
    priority: Mapped[Priority] = cell(N_("Priority"), width=11, default=Priority.MEDIUM)
    kind: Mapped[CaseKind] = cell(N_("Type"), width=16, default=CaseKind.HAPPY)
    channel: Mapped[Channel | None] = cell(N_("Channel"), width=14)
    role_id: Mapped[UUID | None] = cell(N_("Role under test"), Reference("role"), width=22)
    status: Mapped[CaseStatus] = cell(N_("Status"), width=12, default=CaseStatus.DRAFT)
    precondition: Mapped[str] = cell(N_("Precondition"), LongText(), width=28)
    data: Mapped[str] = cell(N_("Test data"), LongText(), width=22)
    minutes: Mapped[int | None] = cell(N_("Duration (min)"), Number(low=0, high=1000), width=8)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
