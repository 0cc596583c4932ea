"""The checklists: what has to be asked for, paid, prepared and built (method.md 3.2, 3.5)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import LongText, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_


class CheckTopic(Option):
    """Which checklist an item belongs to."""

    INPUT = "input", N_("Documents and information")
    COST = "cost", N_("Costs to budget for")
    NEIGHBOURS = "neighbours", N_("Connected systems")
    VETTING = "vetting", N_("Supplier selection")
    NETWORK = "network", N_("LAN, WAN and telephony")
    BUILD = "build", N_("Design and installation")
    HOTLINE = "hotline", N_("Hotline connection")
    UAT = "uat", N_("Preparation of the acceptance test")
    SUPPORT = "support", N_("Handover to support")
    HYPERCARE = "hypercare", N_("End of hypercare")


class CheckItemStatus(Option):
    """Where an item of a checklist stands."""

    OPEN = "open", N_("To do"), "faint"
    ASKED = "asked", N_("Requested"), "info"
    DONE = "done", N_("Done"), "good"
    TROUBLE = "trouble", N_("At risk"), "warn"
    NOT_NEEDED = "not_needed", N_("Not needed"), "faint"


class CheckItem(Record):
    """One thing to ask for, to pay for, to prepare or to look at (method.md 3.2, 3.5)."""

    __tablename__ = "check_item"
    sheet = Sheet(
        title=N_("Checklists"),
        purpose=N_("What has to be requested, paid for, connected and handed over, so that nothing is forgotten."),
        one=N_("Item"),
        chapter="prepare",
        icon="list-checks",
        named_by="item",
    )

    topic: Mapped[CheckTopic] = cell(N_("Checklist"), width=22, default=CheckTopic.INPUT)
    item: Mapped[str] = cell(N_("Item"), LongText(), width=46, required=True)
    status: Mapped[CheckItemStatus] = cell(N_("Status"), width=13, default=CheckItemStatus.OPEN)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    done_on: Mapped[date | None] = cell(N_("Done on"), width=12)
    answer: Mapped[str] = cell(N_("Answer or result"), LongText(), width=36)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
