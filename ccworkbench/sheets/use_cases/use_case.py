"""The register of use cases: what people want to get done, and how much the business depends on it (method.md 4.6)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.kinds import Codes
from ccworkbench.sheets.options import Channel


class Criticality(Option):
    """How much the business depends on it."""

    CRITICAL = "critical", N_("Critical"), "bad"
    HIGH = "high", N_("High"), "warn"
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low")


class Direction(Option):
    """Which way a contact goes (method.md 3.1, 000-20)."""

    INBOUND = "in", N_("Inbound")
    OUTBOUND = "out", N_("Outbound")
    BOTH = "both", N_("Both directions")
    INSIDE = "inside", N_("Internal to the centre")


class UseCaseStatus(Option):
    """How far a use case has come, from idea to operation."""

    IDEA = "idea", N_("Idea"), "faint"
    DRAFTED = "drafted", N_("Drafted"), "info"
    VALIDATED = "validated", N_("Validated"), "info"
    APPROVED = "approved", N_("Approved"), "good"
    BUILT = "built", N_("Built"), "good"
    TESTED = "tested", N_("Tested"), "good"
    LIVE = "live", N_("Live"), "good"


SETTLED_USE_CASES = (UseCaseStatus.APPROVED, UseCaseStatus.BUILT, UseCaseStatus.TESTED, UseCaseStatus.LIVE)


class UseCase(Record):
    """How somebody gets one thing done, with people, processes and systems (method.md 1.6, 4.6)."""

    __tablename__ = "use_case"
    sheet = Sheet(
        title=N_("Use-case register"),
        purpose=N_("What customers and staff need to get done, how critical it is, and how it runs step by step."),
        one=N_("Use case"),
        chapter="use_cases",
        icon="book-open",
        tab=N_("Use-case register"),
        named_by="name",
    )

    code: Mapped[str] = cell(N_("No."), Code("UC"), width=9)
    name: Mapped[str] = cell(N_("Use case"), width=40, required=True)
    criticality: Mapped[Criticality] = cell(N_("Criticality"), width=11, default=Criticality.MEDIUM)
    channels: Mapped[tuple[str, ...]] = cell(N_("Channels"), Choices(Channel), width=20)
    status: Mapped[UseCaseStatus] = cell(N_("Status"), width=12, default=UseCaseStatus.IDEA)
    owner: Mapped[UUID | None] = cell(N_("Business owner"), Reference("person"), width=20)
    volume: Mapped[int | None] = cell(N_("Volume per day"), Number(low=0, high=10000000), width=10)
    actors: Mapped[str] = cell(N_("Actors and systems"), width=24)
    goal: Mapped[str] = cell(N_("Goal"), LongText(), width=30)
    trigger: Mapped[str] = cell(N_("Trigger and preconditions"), LongText(), width=28)
    main_flow: Mapped[str] = cell(N_("Main flow"), LongText(), width=40, is_method=True)
    alternatives: Mapped[str] = cell(N_("Alternative flows and exceptions"), LongText(), width=40, is_method=True)
    outcome: Mapped[str] = cell(N_("Outcome"), LongText(), width=28)
    rules: Mapped[str] = cell(N_("Business rules and data"), LongText(), width=28)
    questions: Mapped[str] = cell(N_("Open questions"), LongText(), width=28)
    validated_by: Mapped[UUID | None] = cell(N_("Validated by"), Reference("person"), width=20)
    validated_on: Mapped[date | None] = cell(N_("Validated on"), width=12)
    approved_by: Mapped[UUID | None] = cell(N_("Approved by"), Reference("person"), width=20)
    approved_on: Mapped[date | None] = cell(N_("Approved on"), width=12)
    direction: Mapped[Direction | None] = cell(N_("Direction"), width=14)
    segment: Mapped[str] = cell(N_("Customer segment"), width=18)
    minimum: Mapped[str] = cell(N_("Minimal guarantee"), LongText(), width=28)
    hours: Mapped[str] = cell(N_("Opening hours and service targets"), LongText(), width=26)
    kpi_effect: Mapped[str] = cell(N_("Effect on key figures"), LongText(), width=26)
    today: Mapped[str] = cell(N_("Current state"), LongText(), width=30)
    future: Mapped[str] = cell(N_("Future state"), LongText(), width=30)
    assumptions: Mapped[str] = cell(N_("Assumptions"), LongText(), width=26)
    requirements: Mapped[str] = cell(N_("Requirements"), Codes("REQ"), width=18)
    version: Mapped[str] = cell(N_("Version"), width=8)
    author: Mapped[UUID | None] = cell(N_("Written by"), Reference("person"), width=20)
