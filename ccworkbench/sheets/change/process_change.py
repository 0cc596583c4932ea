"""The business processes that change, as they are and as they will be (method.md 1.4, 3.2: 001-14)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.kind import Code, LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class ProcessStatus(Option):
    """How far a process has been redesigned."""

    KNOWN = "known", N_("To be reviewed"), "faint"
    DESIGNED = "designed", N_("Designed"), "info"
    APPROVED = "approved", N_("Approved"), "good"
    LIVE = "live", N_("Live"), "good"


class ProcessChange(Record):
    """A business process as it is and as it will be (method.md 1.4, 3.2: 001-14)."""

    __tablename__ = "process_change"
    sheet = Sheet(
        title=N_("Process changes"),
        purpose=N_("Which business processes must fit the new technology before go-live, and who owns them."),
        one=N_("Process"),
        chapter="change",
        icon="refresh-cw",
        tab=N_("Processes"),
        named_by="process",
    )

    code: Mapped[str] = cell(N_("No."), Code("PC"), width=9)
    process: Mapped[str] = cell(N_("Process"), LongText(), width=32, required=True)
    today: Mapped[str] = cell(N_("Current state"), LongText(), width=32)
    future: Mapped[str] = cell(N_("Future state"), LongText(), width=32)
    owner: Mapped[UUID | None] = cell(N_("Process owner"), Reference("person"), width=20)
    status: Mapped[ProcessStatus] = cell(N_("Status"), width=14, default=ProcessStatus.KNOWN)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    units: Mapped[str] = cell(N_("Units affected"), width=22)
    gap_id: Mapped[UUID | None] = cell(N_("Gap"), Reference("gap"), width=26)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)
