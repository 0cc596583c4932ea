"""The checklist of the technical launch: fields, branches, scripts and corrections (method.md 3.5: 003-14; 4.12)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class LaunchGroup(Option):
    """The four parts of the technical launch (method.md 4.12)."""

    CARD = "card", N_("Fields of the customer record")
    ROUTING = "routing", N_("Routing logic")
    SCRIPT = "script", N_("Script rehearsal")
    CORRECTION = "correction", N_("Corrections")


class LaunchAspect(Option):
    """What there is to check; a starter row names it before anybody has."""

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

    OPEN = "open", N_("Not checked"), "faint"
    FINE = "fine", N_("OK"), "good"
    FINDING = "finding", N_("Finding"), "bad"
    CORRECTED = "corrected", N_("Corrected"), "info"
    NOT_NEEDED = "not_needed", N_("Not needed"), "faint"


class LaunchCheck(Record):
    """One field, branch, script or correction of the technical launch (method.md 3.5, 003-14; 4.12)."""

    __tablename__ = "launch_check"
    sheet = Sheet(
        title=N_("Technical-launch checklist"),
        purpose=N_("What to check for every field, branch and script before certification, and what was found."),
        one=N_("Check"),
        chapter="launch",
        icon="clipboard-check",
        tab=N_("Dry-run checklist"),
        named_by="item",
    )

    group: Mapped[LaunchGroup] = cell(N_("Section"), width=20, default=LaunchGroup.CARD)
    item: Mapped[str] = cell(N_("Item to check"), LongText(), width=38, required=True)
    looked: Mapped[tuple[str, ...]] = cell(N_("Aspects to check"), Choices(LaunchAspect), width=24)
    result: Mapped[LaunchResult] = cell(N_("Result"), width=14, default=LaunchResult.OPEN)
    checked_by: Mapped[UUID | None] = cell(N_("Checked by"), Reference("person"), width=20)
    finding: Mapped[str] = cell(N_("Finding"), LongText(), width=32)
    change: Mapped[str] = cell(N_("Correction"), LongText(), width=32)
    changed_by: Mapped[UUID | None] = cell(N_("Corrected by"), Reference("person"), width=20)
    done_on: Mapped[date | None] = cell(N_("Done on"), width=12)
    rechecked_on: Mapped[date | None] = cell(N_("Rechecked on"), width=12)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
