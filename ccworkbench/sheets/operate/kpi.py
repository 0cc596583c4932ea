"""The agreed key figures: formula, variant, target and limit of each (method.md 4.11)."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from ccworkbench.core.kind import Code, LongText, Number, Reference
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, Sheet, cell
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.typed_numbers import read_seconds
from ccworkbench.language.words import N_, NP_
from ccworkbench.sheets.operate.interval import Interval


class Formula(Option):
    """How a key figure is worked out from raw counts (method.md 4.11)."""

    SL_1 = "SL_1", N_("Service level, abandons within threshold count as met")
    SL_2 = "SL_2", N_("Service level, answered calls only")
    SL_3 = "SL_3", N_("Service level, strict")
    SL_4 = "SL_4", N_("Service level, short abandons excluded")
    SL_5 = "SL_5", N_("Service level, short abandons credited")
    SL_G = "SL_G", N_("Service level, Genesys Cloud with options")
    LCR = "LCR", N_("Abandonment rate")
    ABANDON = "ABANDON", N_("Abandonment rate, Genesys Cloud")
    LCR_NET = "LCR_NET", N_("Abandonment rate without short abandons")
    SA = "SA", N_("Short abandons")
    SA_SHARE = "SA_SHARE", N_("Share of short abandons")
    ATT = "ATT", N_("Average talk time")
    ATT_HOLD = "ATT_HOLD", N_("Average talk and hold time")
    ACW = "ACW", N_("Average after-call work")
    AHT = "AHT", N_("Average handle time")
    ASA = "ASA", N_("Average speed of answer")
    AWT = "AWT", N_("Average wait of all callers")
    CPO = "CPO", N_("Calls handled per agent")
    CPH = "CPH", N_("Calls handled per staffed hour")
    WT = "WT", N_("Agents’ logged-in time")
    OCC = "OCC", N_("Occupancy")
    OCC_G = "OCC_G", N_("Occupancy, Genesys Cloud")
    UTIL = "UTIL", N_("Utilisation")
    FCR = "FCR", N_("First contact resolution")
    QA = "QA", N_("Quality score")
    CSAT = "CSAT", N_("Customer satisfaction")
    OWN = "OWN", N_("Custom definition, see the note")


class KpiKind(Option):
    """Whether a figure counts or judges (method.md 3.4, 002-07; 3.5, 003-26)."""

    QUANTITATIVE = "quantitative", N_("Quantitative")
    QUALITATIVE = "qualitative", N_("Qualitative")


class Better(Option):
    """Which way a figure should go."""

    HIGHER = "higher", N_("Higher is better")
    LOWER = "lower", N_("Lower is better")
    BAND = "band", N_("Between target and warning limit")


class KpiScope(Option):
    """What a figure is about."""

    PROJECT = "project", N_("Project")
    QUEUE = "queue", N_("Queue")
    OPERATOR = "operator", NP_("person", "Agent")


class Goal(Number):
    """A target or a limit, in the unit of its formula; typed as 80, as 80 % or as 4:30."""

    def __init__(self) -> None:
        super().__init__(digits=2, low=0, high=10**9)

    def read(self, text: str, viewer: Viewer) -> float:
        seconds = read_seconds(text) if ":" in text else None
        return super().read(text.strip("%％ "), viewer) if seconds is None else self.within(seconds, viewer)


class Kpi(Record):
    """A key figure as it was agreed: its formula, variant, target and who set it (method.md 4.11)."""

    __tablename__ = "kpi"
    sheet = Sheet(
        title=N_("KPI catalogue"),
        purpose=N_("Which figures are agreed, by which exact formula, and with which target."),
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
    short_s: Mapped[int | None] = cell(N_("Short abandon limit (s)"), Number(low=0, high=3600), width=9, default=15)
    include_abandons: Mapped[bool] = cell(N_("With abandons"), width=9, default=True)
    exclude_short: Mapped[bool] = cell(N_("Without short abandons"), width=9, default=True)
    include_flowouts: Mapped[bool] = cell(N_("With flow-outs"), width=9)
    interval: Mapped[Interval] = cell(N_("Interval"), width=12, default=Interval.MONTH)
    scope: Mapped[KpiScope] = cell(N_("Applies to"), width=12, default=KpiScope.PROJECT)
    source: Mapped[str] = cell(N_("Source system"), width=18)
    set_by: Mapped[UUID | None] = cell(N_("Set by"), Reference("person"), width=20)
    note: Mapped[str] = cell(N_("Note for the customer"), LongText(), width=26)
    why: Mapped[str] = cell(N_("Reason for inclusion"), LongText(), width=30)
