"""Gaps: where the parties see goals, means or duties differently, and how that is closed (method.md 3.3, 4.9)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import INTERNAL, STEERING, Disclosure
from ccworkbench.core.kind import Choices, Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.options import Priority, Stage


class GapCategory(Option):
    """The six places where gaps open (method.md 3.3)."""

    VISION = "vision", N_("Vision and budget")
    RESOURCES = "resources", N_("Internal resource limits")
    PROCESSES = "processes", N_("Technology plan and business processes")
    SERVICES = "services", N_("Services needed, supplier’s budget, IT capacity")
    PROCUREMENT = "procurement", N_("Procurement approach")
    DELIVERY = "delivery", N_("Vendor’s approach and partner’s delivery")


class GapParty(Option):
    """Who may see things differently (method.md 3.2, 001-08)."""

    BUSINESS = "business", N_("Business units")
    EXECUTIVES = "executives", N_("Senior management")
    FINANCE = "finance", N_("Finance")
    IT = "it", N_("IT")
    PROCUREMENT = "procurement", N_("Purchasing")
    FRONTLINE = "frontline", N_("Frontline staff")
    SALES = "sales", N_("Supplier’s sales team")
    PROPOSAL = "proposal", N_("Supplier’s proposal team")
    MANUFACTURER = "manufacturer", N_("Platform vendor")
    PARTNER = "partner", N_("Delivery partner")
    THIRD = "third", N_("Third parties")
    REFERENCE = "reference", N_("Reference customers")


class GapImpact(Option):
    """What a gap costs if it stays open (method.md 3.2, 001-17)."""

    SCOPE = "scope", N_("Scope")
    COST = "cost", N_("Cost")
    TIME = "time", N_("Time")
    QUALITY = "quality", N_("Quality")
    PEOPLE = "people", N_("People")


class GapResolution(Option):
    """How a gap is closed (method.md 4.9, 001-15)."""

    DEDICATE = "dedicate", N_("Assign people")
    BUY = "buy", N_("Buy in the service")
    EXTEND = "extend", N_("Increase the budget")
    CONTRACT = "contract", N_("Change the contract")
    REDESIGN = "redesign", N_("Redesign the process")
    DESCOPE = "descope", N_("Reduce the scope")
    ACCEPT = "accept", N_("Accept")


class GapStatus(Option):
    """Where a gap stands; a starter row is a typical cause, and a question to us until somebody confirms it."""

    TO_CHECK = "to_check", N_("To be confirmed"), "faint"
    OPEN = "open", NP_("status", "Open"), "warn"
    AGREED = "agreed", N_("Agreed"), "info"
    IN_PROGRESS = "in_progress", N_("In progress"), "info"
    CLOSED = "closed", N_("Closed"), "good"
    ACCEPTED = "accepted", N_("Accepted as is"), "good"
    NONE = "none", N_("Does not apply"), "faint"


SETTLED_GAPS = {GapStatus.CLOSED, GapStatus.ACCEPTED, GapStatus.NONE}


class Gap(Record):
    """A mismatch between two parties' understanding, with its countermeasure (method.md 3.2, 4.9)."""

    __tablename__ = "gap"
    sheet = Sheet(
        title=N_("Gap register"),
        purpose=N_("Where goals, resources and duties do not match, and what closes the gap in time."),
        one=N_("Gap"),
        chapter="prepare",
        icon="git-branch",
        tab=N_("Gaps"),
        named_by="description",
    )

    code: Mapped[str] = cell(N_("No."), Code("G"), width=8)
    description: Mapped[str] = cell(N_("Gap and its cause"), LongText(), width=44, required=True)
    category: Mapped[GapCategory | None] = cell(N_("Category"), width=22)
    status: Mapped[GapStatus] = cell(N_("Status"), width=14, default=GapStatus.OPEN)
    countermeasure: Mapped[str] = cell(N_("Countermeasure"), LongText(), width=40)
    owner: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"), width=20)
    due: Mapped[date | None] = cell(N_("Due date"), width=12)
    closes_by: Mapped[Stage | None] = cell(N_("Closure stage"), width=18)
    found_in: Mapped[Stage | None] = cell(N_("Found in stage"), width=18)
    typical_owner: Mapped[str] = cell(N_("Typical owner"), width=20)
    party_a: Mapped[GapParty | None] = cell(N_("Party A"), width=16)
    view_a: Mapped[str] = cell(N_("Party A’s view"), LongText(), width=28, disclosure=STEERING)
    party_b: Mapped[GapParty | None] = cell(N_("Party B"), width=16)
    view_b: Mapped[str] = cell(N_("Party B’s view"), LongText(), width=28, disclosure=STEERING)
    impacts: Mapped[tuple[str, ...]] = cell(N_("Impact on"), Choices(GapImpact), width=18)
    severity: Mapped[Priority | None] = cell(N_("Weight"), width=10)
    resolution: Mapped[GapResolution | None] = cell(N_("Closure approach"), width=18)
    evidence: Mapped[str] = cell(N_("Evidence of closure"), LongText(), width=24)
    cost: Mapped[float | None] = cell(N_("Estimated cost"), Number(digits=2, low=0), width=12, disclosure=INTERNAL)

    @property
    def disclosure(self) -> Disclosure:
        """A gap that nobody has confirmed yet is a question for us, and no finding for others."""
        return INTERNAL if self.is_suspected() else super().disclosure

    def is_suspected(self) -> bool:
        """Tell whether nobody has said yet that the gap exists here, or that it does not."""
        return self.status is GapStatus.TO_CHECK

    def is_open(self) -> bool:
        """Tell whether the gap is known and not yet closed."""
        return self.status in {GapStatus.OPEN, GapStatus.AGREED, GapStatus.IN_PROGRESS}
