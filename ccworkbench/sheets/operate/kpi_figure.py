"""What was counted in each period, as raw sums (method.md 4.11)."""

from datetime import date

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure, narrowest
from ccworkbench.core.kind import LongText, Number
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.operate.kpi import KpiScope


def count(heading: str, width: int = 10) -> "Mapped[int | None]":
    """Declare a raw count."""
    counted: Mapped[int | None] = cell(heading, Number(low=0, high=10**9), width=width)
    return counted


class KpiFigure(Record):
    """What was counted in one period: raw sums, from which every ratio is worked out (method.md 4.11)."""

    __tablename__ = "kpi_figure"
    sheet = Sheet(
        title=N_("KPI figures"),
        purpose=N_("What the platform counted in each period. Paste its export here; the ratios are calculated."),
        one=N_("Period"),
        chapter="operate",
        icon="chart-column",
    )

    period_from: Mapped[date | None] = cell(N_("Period from"), width=16, required=True)
    period_to: Mapped[date | None] = cell(N_("Period to"), width=12, required=True)
    scope: Mapped[KpiScope] = cell(N_("Applies to"), width=12, default=KpiScope.PROJECT)
    subject: Mapped[str] = cell(N_("Queue or agent"), width=18)
    offered: Mapped[int | None] = count(N_("Offered"))
    answered: Mapped[int | None] = count(N_("Answered"))
    abandoned: Mapped[int | None] = count(N_("Abandoned"))
    answered_within: Mapped[int | None] = count(N_("Answered within threshold"))
    abandoned_within: Mapped[int | None] = count(N_("Abandoned within threshold"))
    short_abandoned: Mapped[int | None] = count(N_("Short abandons"))
    flowouts: Mapped[int | None] = count(N_("Flow-outs"))
    handled: Mapped[int | None] = count(N_("Handled"))
    talk_s: Mapped[int | None] = count(N_("Talk (s)"), 11)
    hold_s: Mapped[int | None] = count(N_("Hold (s)"), 11)
    acw_s: Mapped[int | None] = count(N_("After-call work (s)"), 11)
    wait_answered_s: Mapped[int | None] = count(N_("Waiting time, answered (s)"), 11)
    wait_abandoned_s: Mapped[int | None] = count(N_("Waiting time, abandoned (s)"), 11)
    staffed_s: Mapped[int | None] = count(N_("Logged in (s)"), 11)
    idle_s: Mapped[int | None] = count(N_("Idle (s)"), 11)
    interacting_s: Mapped[int | None] = count(N_("Interacting (s)"), 11)
    communicating_s: Mapped[int | None] = count(N_("Communicating (s)"), 11)
    operators: Mapped[int | None] = count(N_("Agents"))
    contacts: Mapped[int | None] = count(N_("Contacts assessed for FCR"))
    solved_first: Mapped[int | None] = count(N_("Resolved at first contact"))
    score_sum: Mapped[int | None] = count(N_("Sum of quality scores"))
    score_count: Mapped[int | None] = count(N_("Evaluated contacts"))
    ratings: Mapped[int | None] = count(N_("Customer ratings"))
    ratings_good: Mapped[int | None] = count(N_("Ratings of 4 or 5"))
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26, disclosure=INTERNAL)

    @property
    def disclosure(self) -> Disclosure:
        """What one agent did is not for everybody."""
        return narrowest(super().disclosure, STEERING if self.scope is KpiScope.OPERATOR else CUSTOMER)

    @property
    def label(self) -> str:
        return self.sheet.one
