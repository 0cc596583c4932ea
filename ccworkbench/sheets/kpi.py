"""Key figures: which are agreed, what was counted, who gets which report, and what evaluations say (method.md 4.11)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Choices, Code, LongText, Number, Option, Reference, View
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.language.formats import read_seconds
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.options import Language


class Formula(Option):
    """How a key figure is worked out from raw counts (method.md 4.11)."""

    SL_1 = "SL_1", N_("Service level, early abandons count as met")
    SL_2 = "SL_2", N_("Service level, answered calls only")
    SL_3 = "SL_3", N_("Service level, strict")
    SL_4 = "SL_4", N_("Service level, early abandons left out")
    SL_5 = "SL_5", N_("Service level, short abandons credited")
    SL_G = "SL_G", N_("Service level, Genesys Cloud with switches")
    LCR = "LCR", N_("Lost call rate")
    ABANDON = "ABANDON", N_("Abandon rate, Genesys Cloud")
    LCR_NET = "LCR_NET", N_("Lost call rate without short abandons")
    SA = "SA", N_("Short abandons")
    SA_SHARE = "SA_SHARE", N_("Share of short abandons")
    ATT = "ATT", N_("Average talk time")
    ATT_HOLD = "ATT_HOLD", N_("Average talk and hold time")
    ACW = "ACW", N_("Average after-call work")
    AHT = "AHT", N_("Average handle time")
    ASA = "ASA", N_("Average speed of answer")
    AWT = "AWT", N_("Average wait of all callers")
    CPO = "CPO", N_("Calls handled per operator")
    CPH = "CPH", N_("Calls handled per staffed hour")
    WT = "WT", N_("Operator working time")
    OCC = "OCC", N_("Occupancy")
    OCC_G = "OCC_G", N_("Occupancy, Genesys Cloud")
    UTIL = "UTIL", N_("Utilisation")
    FCR = "FCR", N_("First contact resolution")
    QA = "QA", N_("Quality score")
    CSAT = "CSAT", N_("Customer satisfaction")


class KpiKind(Option):
    """Whether a figure counts or judges (method.md 3.4, 002-07; 3.5, 003-26)."""

    QUANTITATIVE = "quantitative", N_("Quantitative")
    QUALITATIVE = "qualitative", N_("Qualitative")


class Better(Option):
    """Which way a figure should go."""

    HIGHER = "higher", N_("Higher is better")
    LOWER = "lower", N_("Lower is better")


class Interval(Option):
    """How often a figure is looked at."""

    QUARTER = "15", N_("15 minutes")
    HALF = "30", N_("30 minutes")
    HOUR = "60", N_("Hour")
    DAY = "day", N_("Day")
    WEEK = "week", N_("Week")
    MONTH = "month", N_("Month")


class KpiScope(Option):
    """What a figure is about."""

    PROJECT = "project", N_("Project")
    QUEUE = "queue", N_("Queue")
    OPERATOR = "operator", NP_("person", "Operator")


class Goal(Number):
    """A target or a limit, in the unit of its formula; typed as 80, as 80 % or as 4:30."""

    def __init__(self) -> None:
        super().__init__(digits=2, low=0, high=10**9)

    def read(self, text: str, view: View) -> float:
        seconds = read_seconds(text) if ":" in text else None
        return super().read(text.strip("%％ "), view) if seconds is None else self.within(seconds, view)


class Kpi(Record):
    """A key figure as it was agreed: its formula, variant, target and who set it (method.md 4.11)."""

    __tablename__ = "kpi"
    sheet = Sheet(
        title=N_("KPI catalogue"),
        purpose=N_("Which figures are agreed, by which formula exactly, and which target they have to reach."),
        one=N_("Key figure"),
        chapter="operate",
        icon="target",
        tab=N_("KPI list"),
        named_by="name",
    )

    code: Mapped[str] = cell(N_("No."), Code("K"), width=8)
    name: Mapped[str] = cell(N_("Key figure"), width=30, required=True)
    alias: Mapped[str] = cell(N_("Also called"), width=14)
    formula: Mapped[Formula | None] = cell(N_("Formula"), width=30)
    target: Mapped[float | None] = cell(N_("Target"), Goal(), width=9)
    warning: Mapped[float | None] = cell(N_("Warning limit"), Goal(), width=9)
    better: Mapped[Better] = cell(N_("Direction"), width=16, default=Better.HIGHER)
    kind: Mapped[KpiKind] = cell(N_("Type"), width=14, default=KpiKind.QUANTITATIVE)
    threshold_s: Mapped[int | None] = cell(N_("Threshold (s)"), Number(low=0, high=36000), width=9)
    short_s: Mapped[int | None] = cell(N_("Short abandon (s)"), Number(low=0, high=3600), width=9, default=15)
    include_abandons: Mapped[bool] = cell(N_("With abandons"), width=9, default=True)
    exclude_short: Mapped[bool] = cell(N_("Without short abandons"), width=9, default=True)
    include_flowouts: Mapped[bool] = cell(N_("With flow-outs"), width=9)
    interval: Mapped[Interval] = cell(N_("Interval"), width=12, default=Interval.MONTH)
    scope: Mapped[KpiScope] = cell(N_("Applies to"), width=12, default=KpiScope.PROJECT)
    source: Mapped[str] = cell(N_("Source system"), width=18)
    set_by: Mapped[UUID | None] = cell(N_("Set by"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Why it is here"), LongText(), width=30)


def count(heading: str, width: int = 10) -> "Mapped[int | None]":
    """Declare a raw count."""
    counted: Mapped[int | None] = cell(heading, Number(low=0, high=10**9), width=width)
    return counted


class KpiFigure(Record):
    """What was counted in one period: raw sums, from which every ratio is worked out (method.md 4.11)."""

    __tablename__ = "kpi_figure"
    sheet = Sheet(
        title=N_("KPI figures"),
        purpose=N_("What the platform counted in each period; paste its export here, the ratios follow."),
        one=N_("Period"),
        chapter="operate",
        icon="chart-column",
    )

    period_from: Mapped[date | None] = cell(N_("Period from"), width=16, required=True)
    period_to: Mapped[date | None] = cell(N_("Period to"), width=12, required=True)
    scope: Mapped[KpiScope] = cell(N_("Applies to"), width=12, default=KpiScope.PROJECT)
    subject: Mapped[str] = cell(N_("Queue or operator"), width=18)
    offered: Mapped[int | None] = count(N_("Offered"))
    answered: Mapped[int | None] = count(N_("Answered"))
    abandoned: Mapped[int | None] = count(N_("Abandoned"))
    answered_within: Mapped[int | None] = count(N_("Answered in time"))
    abandoned_within: Mapped[int | None] = count(N_("Abandoned in time"))
    short_abandoned: Mapped[int | None] = count(N_("Short abandons"))
    flowouts: Mapped[int | None] = count(N_("Flow-outs"))
    handled: Mapped[int | None] = count(N_("Handled"))
    talk_s: Mapped[int | None] = count(N_("Talk (s)"), 11)
    hold_s: Mapped[int | None] = count(N_("Hold (s)"), 11)
    acw_s: Mapped[int | None] = count(N_("After-call work (s)"), 11)
    wait_answered_s: Mapped[int | None] = count(N_("Wait of answered (s)"), 11)
    wait_abandoned_s: Mapped[int | None] = count(N_("Wait of abandoned (s)"), 11)
    staffed_s: Mapped[int | None] = count(N_("Logged in (s)"), 11)
    idle_s: Mapped[int | None] = count(N_("Idle (s)"), 11)
    interacting_s: Mapped[int | None] = count(N_("Interacting (s)"), 11)
    communicating_s: Mapped[int | None] = count(N_("Communicating (s)"), 11)
    operators: Mapped[int | None] = count(N_("Operators"))
    contacts: Mapped[int | None] = count(N_("Contacts asked about"))
    solved_first: Mapped[int | None] = count(N_("Solved at once"))
    score_sum: Mapped[int | None] = count(N_("Sum of quality scores"))
    score_count: Mapped[int | None] = count(N_("Evaluated contacts"))
    ratings: Mapped[int | None] = count(N_("Ratings by customers"))
    ratings_good: Mapped[int | None] = count(N_("Ratings of 4 or 5"))
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)

    @property
    def label(self) -> str:
        return self.sheet.one


class ReportKind(Option):
    """Whether a report is everybody's, or was asked for (method.md 3.5, 003-16, 17)."""

    STANDARD = "standard", N_("Standard")
    CUSTOM = "custom", N_("On request")


class ReportFormat(Option):
    """On which paper a report comes."""

    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class Report(Record):
    """A report somebody gets: what is in it, when, from whom (method.md 4.11)."""

    __tablename__ = "report"
    sheet = Sheet(
        title=N_("Report catalogue"),
        purpose=N_("Which reports are delivered, to whom, when and by whom; those on request stand in the contract."),
        one=N_("Report"),
        chapter="operate",
        icon="file-text",
        tab=N_("Reports"),
        named_by="name",
    )

    name: Mapped[str] = cell(N_("Report"), width=32, required=True)
    kind: Mapped[ReportKind] = cell(N_("Type"), width=13, default=ReportKind.STANDARD)
    audience: Mapped[str] = cell(N_("Audience"), width=22)
    kpis: Mapped[str] = cell(N_("Key figures"), LongText(), width=34)
    interval: Mapped[Interval] = cell(N_("Period"), width=12, default=Interval.MONTH)
    trend: Mapped[int | None] = cell(N_("Periods in the trend"), Number(low=0, high=60), width=9, default=12)
    formats: Mapped[tuple[str, ...]] = cell(N_("Format"), Choices(ReportFormat), width=12)
    language: Mapped[Language | None] = cell(N_("Language"), width=12)
    analyst: Mapped[UUID | None] = cell(N_("Prepared by"), Reference("person"), width=20)
    delivered: Mapped[str] = cell(N_("Delivered by"), width=22)
    recipient: Mapped[str] = cell(N_("Recipient"), width=22)
    in_specification: Mapped[bool] = cell(N_("Asked for in the specification"), width=11)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)


class Evaluation(Record):
    """One evaluated contact, and what became of the feedback (method.md 3.4, 002-14)."""

    __tablename__ = "evaluation"
    sheet = Sheet(
        title=N_("Quality evaluations"),
        purpose=N_("What was heard, what was said about it, and whether the advice was followed."),
        one=N_("Evaluation"),
        chapter="operate",
        icon="headphones",
        tab=N_("Evaluations"),
    )

    contact: Mapped[str] = cell(N_("Contact evaluated"), width=24, required=True)
    operator: Mapped[UUID | None] = cell(NP_("person", "Operator"), Reference("person"), width=20)
    evaluated_on: Mapped[date | None] = cell(N_("Evaluated on"), width=12)
    evaluated_by: Mapped[UUID | None] = cell(N_("Evaluated by"), Reference("person"), width=20)
    score: Mapped[int | None] = cell(N_("Score (0–100)"), Number(low=0, high=100), width=9)
    feedback_on: Mapped[date | None] = cell(N_("Feedback given on"), width=12)
    recommendation: Mapped[str] = cell(N_("Recommendation"), LongText(), width=36)
    followed_up_on: Mapped[date | None] = cell(N_("Follow-up checked on"), width=12)
    followed: Mapped[bool] = cell(N_("Advice followed"), width=9)
    note: Mapped[str] = cell(N_("Note"), LongText(), width=26)

    @property
    def label(self) -> str:
        return self.contact
