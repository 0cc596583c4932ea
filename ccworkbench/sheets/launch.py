"""The technical launch by supervisors, and the numbers that have to ring (method.md 3.5: 003-12..14; 4.12, 4.13)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, LongText, Option, Reference
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_

RUN, CLOSE = N_("Dry run"), N_("Verdict")


class LaunchVerdict(Option):
    """What the technical launch came to."""

    READY = "ready", N_("Ready for attestation"), "good"
    REPEAT = "repeat", N_("To be repeated"), "warn"


class TechLaunch(Record):
    """The dry run that the supervisors carry out themselves (method.md 3.5, 003-13; 4.12)."""

    __tablename__ = "tech_launch"
    sheet = Sheet(
        title=N_("Technical launch"),
        purpose=N_("The dry run before anybody takes a live contact: done by supervisors, by nobody else."),
        one=N_("Technical launch"),
        chapter="launch",
        icon="rocket",
        shape="form",
    )

    performed_on: Mapped[date | None] = cell(N_("Held on"), group=RUN)
    performed_by: Mapped[UUID | None] = cell(N_("Supervisor in charge"), Reference("person"), group=RUN)
    supervisors: Mapped[str] = cell(N_("Further supervisors"), LongText(), group=RUN, width=40)
    build: Mapped[str] = cell(N_("State of the system"), group=RUN, width=30)
    summary: Mapped[str] = cell(N_("What was seen"), LongText(), group=RUN, width=60)

    verdict: Mapped[LaunchVerdict | None] = cell(N_("Verdict"), group=CLOSE)
    repeat_on: Mapped[date | None] = cell(N_("To be repeated on"), group=CLOSE)
    reason: Mapped[str] = cell(N_("Reason"), LongText(), group=CLOSE, width=60)

    @property
    def label(self) -> str:
        return self.sheet.title


class LaunchGroup(Option):
    """The four parts of the technical launch (method.md 4.12)."""

    CARD = "card", N_("Fields of the client card")
    ROUTING = "routing", N_("Routing logic")
    SCRIPT = "script", N_("Rehearsal of the scripts")
    CORRECTION = "correction", N_("Corrections")


class Looked(Option):
    """What was looked at."""

    SHOWN = "shown", N_("Shown")
    FILLED = "filled", N_("Filled in")
    SAVED = "saved", N_("Saved")
    MANDATORY = "mandatory", N_("Mandatory fields")
    EXPORTED = "exported", N_("In the export")
    BRANCH = "branch", N_("Branch reached")
    READ = "read", N_("Read through")
    WORDING = "wording", N_("Wording")
    TIMING = "timing", N_("Pace")


class LaunchResult(Option):
    """What a check of the technical launch came to."""

    OPEN = "open", N_("Not looked at"), "faint"
    FINE = "fine", N_("In order"), "good"
    FINDING = "finding", N_("Finding"), "bad"
    CORRECTED = "corrected", N_("Corrected"), "info"
    NOT_NEEDED = "not_needed", N_("Not needed"), "faint"


class LaunchCheck(Record):
    """One field, branch, script or correction of the technical launch (method.md 3.5, 003-14; 4.12)."""

    __tablename__ = "launch_check"
    sheet = Sheet(
        title=N_("Technical-launch checklist"),
        purpose=N_("Every field of the client card, every branch of the routing, every script: looked at, corrected."),
        one=N_("Check"),
        chapter="launch",
        icon="clipboard-check",
        tab=N_("Launch checklist"),
        named_by="item",
    )

    group: Mapped[LaunchGroup] = cell(N_("Section"), width=20, default=LaunchGroup.CARD)
    item: Mapped[str] = cell(N_("What is checked"), LongText(), width=38, required=True)
    looked: Mapped[tuple[str, ...]] = cell(N_("Looked at"), Choices(Looked), width=24)
    result: Mapped[LaunchResult] = cell(N_("Result"), width=14, default=LaunchResult.OPEN)
    checked_by: Mapped[UUID | None] = cell(N_("Checked by"), Reference("person"), width=20)
    finding: Mapped[str] = cell(N_("Finding"), LongText(), width=32)
    change: Mapped[str] = cell(N_("Correction"), LongText(), width=32)
    changed_by: Mapped[UUID | None] = cell(N_("Corrected by"), Reference("person"), width=20)
    done_on: Mapped[date | None] = cell(N_("Done on"), width=12)
    rechecked_on: Mapped[date | None] = cell(N_("Checked again on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class NumberStatus(Option):
    """How far a number has come."""

    PLANNED = "planned", N_("Planned"), "faint"
    ORDERED = "ordered", N_("Ordered"), "info"
    TESTED = "tested", N_("Tested"), "good"
    LIVE = "live", N_("Live"), "good"
    GIVEN_UP = "given_up", N_("Given up"), "faint"


class PhoneNumber(Record):
    """A number that customers call or see, and the flow it has to reach (method.md 3.5, 003-07; 4.7, 4.13)."""

    __tablename__ = "phone_number"
    sheet = Sheet(
        title=N_("Phone numbers"),
        purpose=N_("Every number, where it leads, how it gets there, and whether that was tried."),
        one=N_("Phone number"),
        chapter="launch",
        icon="phone",
        named_by="number",
    )

    number: Mapped[str] = cell(N_("Phone number"), width=20, required=True)
    purpose: Mapped[str] = cell(N_("What it is for"), width=28)
    toll_free: Mapped[bool] = cell(N_("Toll-free"), width=8)
    leads_to: Mapped[str] = cell(N_("Flow or queue"), width=24)
    carrier: Mapped[str] = cell(N_("Carrier"), width=18)
    status: Mapped[NumberStatus] = cell(N_("Status"), width=12, default=NumberStatus.PLANNED)
    ported_on: Mapped[date | None] = cell(N_("Ported on"), width=12)
    confirmed: Mapped[str] = cell(N_("Date confirmed by the carrier"), width=20)
    tested_on: Mapped[date | None] = cell(N_("Tested on"), width=12)
    caller_id: Mapped[str] = cell(N_("Number shown on calls out"), width=20)
    emergency: Mapped[str] = cell(N_("Address for emergency calls"), LongText(), width=28)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
