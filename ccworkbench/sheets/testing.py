"""How the acceptance test is planned: its plan, testers, cases with their steps, and cycles (method.md 4.7)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choice, Code, LongText, Number, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Codes, Percent
from ccworkbench.sheets.options import Channel, Language, Priority

BASIS, PEOPLE, MEANS = N_("Purpose and scope"), N_("People"), N_("Means")
COURSE, DEFECTS, END = N_("Course of the test"), N_("Defects"), N_("End of the test")


class UatPlan(Record):
    """The plan of the acceptance test, agreed before it starts (method.md 4.7)."""

    __tablename__ = "uat_plan"
    sheet = Sheet(
        title=N_("UAT plan"),
        purpose=N_("What is tested by whom, with which means, by which rules, and who accepts it."),
        one=N_("UAT plan"),
        chapter="uat",
        icon="scroll-text",
        shape="form",
    )

    purpose: Mapped[str] = cell(N_("Purpose and basis"), LongText(), group=BASIS, width=60)
    scope_in: Mapped[str] = cell(N_("In scope"), LongText(), group=BASIS, width=60)
    scope_out: Mapped[str] = cell(N_("Out of scope"), LongText(), group=BASIS, width=60)

    lead: Mapped[UUID | None] = cell(N_("UAT lead"), Reference("person"), group=PEOPLE)
    approver: Mapped[UUID | None] = cell(N_("Business approver"), Reference("person"), group=PEOPLE)
    technical: Mapped[UUID | None] = cell(N_("Technical support"), Reference("person"), group=PEOPLE)
    triage: Mapped[str] = cell(N_("Triage group"), group=PEOPLE, width=40)

    environment: Mapped[str] = cell(N_("Test environment"), LongText(), group=MEANS, width=60)
    accounts: Mapped[str] = cell(N_("Accounts and devices"), LongText(), group=MEANS, width=60)
    numbers: Mapped[str] = cell(N_("Test numbers and addresses"), LongText(), group=MEANS, width=60)
    data: Mapped[str] = cell(N_("Test data"), LongText(), group=MEANS, width=60)

    calendar: Mapped[str] = cell(N_("Daily course"), LongText(), group=COURSE, width=60)
    reporting: Mapped[str] = cell(N_("Reporting"), LongText(), group=COURSE, width=60)
    risks: Mapped[str] = cell(N_("Risks of the test"), LongText(), group=COURSE, width=60)

    severities: Mapped[str] = cell(N_("Severity and priority"), LongText(), group=DEFECTS, width=60)
    response: Mapped[str] = cell(N_("Response targets"), LongText(), group=DEFECTS, width=60)
    defect_flow: Mapped[str] = cell(N_("Way of a defect"), LongText(), group=DEFECTS, width=60)

    pass_share: Mapped[float | None] = cell(N_("Share of cases that must pass"), Percent(), group=END, default=0.95)
    sign_off_rules: Mapped[str] = cell(N_("Sign-off rules"), LongText(), group=END, width=60)
    approvers: Mapped[str] = cell(N_("Who signs"), LongText(), group=END, width=60)

    @property
    def label(self) -> str:
        return self.sheet.title


class Tester(Record):
    """Somebody who tests, booked and briefed (method.md 1.7, 4.7)."""

    __tablename__ = "tester"
    sheet = Sheet(
        title=N_("Testers"),
        purpose=N_("Who tests which part, when they have time for it, and whether they were briefed."),
        one=N_("Tester"),
        chapter="uat",
        icon="users",
    )

    person_id: Mapped[UUID | None] = cell(N_("Person"), Reference("person"), width=24, required=True)
    role_id: Mapped[UUID | None] = cell(N_("Tests as"), Reference("role"), width=24)
    site: Mapped[str] = cell(N_("Site"), width=14)
    booked_from: Mapped[date | None] = cell(N_("Booked from"), width=12)
    booked_to: Mapped[date | None] = cell(N_("Booked to"), width=12)
    briefed_on: Mapped[date | None] = cell(N_("Briefed on"), width=12)
    account_ready: Mapped[bool] = cell(N_("Account ready"), width=9)
    device: Mapped[str] = cell(N_("Device and headset"), width=22)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)

    @property
    def label(self) -> str:
        return self.sheet.one


class TestArea(Option):
    """Which part of the solution a case looks at (method.md 4.7)."""

    __test__ = False

    ENTRY = "entry", N_("Entry and menu")
    QUEUE = "queue", N_("Queueing")
    ROUTING = "routing", N_("Routing")
    AGENT = "agent", N_("Work of the agent")
    DIGITAL = "digital", N_("E-mail and chat")
    OUTBOUND = "outbound", N_("Outbound calls")
    RECORDING = "recording", N_("Recording and quality")
    SUPERVISION = "supervision", N_("Supervision")
    REPORTING = "reporting", N_("Reports")
    ADMINISTRATION = "administration", N_("Administration")
    RESILIENCE = "resilience", N_("Failures")
    NUMBERS = "numbers", N_("Phone numbers")


class CaseKind(Option):
    """What sort of way a case takes."""

    HAPPY = "happy", N_("As it should go")
    ALTERNATIVE = "alternative", N_("Another way")
    NEGATIVE = "negative", N_("With wrong input")
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
        purpose=N_("What is tried, by whom and how, and what has to come of it."),
        one=N_("Test case"),
        chapter="uat",
        icon="list-todo",
        named_by="title",
    )

    code: Mapped[str] = cell(N_("No."), Code("TC"), width=9)
    title: Mapped[str] = cell(N_("Test case"), LongText(), width=38, required=True)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=36)
    area: Mapped[TestArea | None] = cell(N_("Area"), width=18)
    use_case: Mapped[UUID | None] = cell(N_("Use case"), Reference("use_case"), width=28)
    flow_id: Mapped[UUID | None] = cell(N_("Flow"), Reference("flow"), width=24)
    requirements: Mapped[str] = cell(N_("Requirements"), Codes("REQ"), width=16)
    priority: Mapped[Priority] = cell(N_("Priority"), width=11, default=Priority.MEDIUM)
    kind: Mapped[CaseKind] = cell(N_("Type"), width=16, default=CaseKind.HAPPY)
    channel: Mapped[Channel | None] = cell(N_("Channel"), width=14)
    role_id: Mapped[UUID | None] = cell(N_("Tested as"), Reference("role"), width=22)
    status: Mapped[CaseStatus] = cell(N_("Status"), width=12, default=CaseStatus.DRAFT)
    precondition: Mapped[str] = cell(N_("Precondition"), LongText(), width=28)
    data: Mapped[str] = cell(N_("Test data"), LongText(), width=22)
    minutes: Mapped[int | None] = cell(N_("Minutes"), Number(low=0, high=1000), width=8)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class TestStep(Record):
    """One step of a test case: what to do, and what has to happen (method.md 4.7)."""

    __test__ = False
    __tablename__ = "test_step"
    sheet = Sheet(
        title=N_("Test steps"),
        purpose=N_("What the tester does, step by step, and what has to happen each time."),
        one=N_("Test step"),
        chapter="uat",
        icon="list-checks",
        tab=N_("Steps"),
        named_by="action",
    )

    case_id: Mapped[UUID | None] = cell(N_("Test case"), Reference("test_case"), width=34, required=True)
    number: Mapped[int | None] = cell(N_("Step"), Number(low=1, high=999), width=7)
    action: Mapped[str] = cell(N_("What to do"), LongText(), width=44, required=True)
    expected: Mapped[str] = cell(N_("Expected result"), LongText(), width=44)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class CycleKind(Option):
    """What a round of the test is for (method.md 4.7)."""

    FULL = "full", N_("Full run")
    RETEST = "retest", N_("Retest and what it affects")
    REGRESSION = "regression", N_("Regression, end to end")
    FAILOVER = "failover", N_("Failover")
    LOAD = "load", N_("Load")


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
        purpose=N_("The rounds of the test, their dates, and the state of the system that each of them sees."),
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
    build: Mapped[str] = cell(N_("State of the system"), width=20)
    scope: Mapped[str] = cell(N_("Scope"), LongText(), width=36)
    result: Mapped[str] = cell(N_("Result"), LongText(), width=30)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)
