"""The picture of a key figure: its periods as its report has them, with its variant told beside it."""

from dataclasses import dataclass

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.kpi import ratio_of, target_of, warning_of
from ccworkbench.method.figures.kpi_kinds import KpiUnit, Measure
from ccworkbench.method.figures.kpi_periods import KpiPeriods
from ccworkbench.method.figures.kpi_texts import period_text, variant
from ccworkbench.method.figures.kpi_trend import trend
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.sheets.kinds import DAY_SECONDS
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

LAST = 12  # periods
MEASURE = Measure()


@dataclass(frozen=True)
class TrendPoint:
    """A figure of one period; None where there is none, and no line is drawn over it."""

    period: str
    value: float | None
    text: str = ""
    state: str = ""  # good, warn or bad: how it stands to the target


@dataclass(frozen=True)
class Trend:
    """One KPI over time, against its target and its limit of warning."""

    row: str
    name: str
    note: str
    points: tuple[TrendPoint, ...]
    target: float | None = None
    target_text: str = ""
    warning: float | None = None
    warning_text: str = ""
    excel: str = "General"  # how Excel writes the values, times `factor`
    factor: float = 1
    sheet: str = "kpi"


@dataclass(frozen=True)
class Trends(Picture):
    """Every KPI that has figures."""

    title = N_("Key figures over time")
    empty = N_("Enter the figures of a period; the trend of each KPI appears here against its target.")
    many = "trends"
    together = 6  # two rows of three, or three of two

    trends: tuple[Trend, ...]


def kpi_trends(rows: Rows, viewer: Viewer) -> Trends:
    """Show every key figure of which something was counted, over its last twelve periods."""
    timeline = KpiPeriods(rows(KpiFigure))
    found = (trend_of(kpi, timeline, viewer) for kpi in rows(Kpi))
    return Trends(tuple(trend for trend in found if trend))


def trend_of(kpi: Kpi, timeline: KpiPeriods, viewer: Viewer) -> Trend | None:
    """Show a key figure over its last periods; nothing where none of them has a value."""
    ratio, points = ratio_of(kpi), trend(kpi, timeline)[-LAST:]
    if ratio is None or not any(point.value is not None for point in points):
        return None

    def text(value: float | None) -> str:
        return "" if value is None else MEASURE.show((value, ratio.unit), viewer)

    shown = (
        TrendPoint(
            period_text(point.period, viewer), point.value, text(point.value), point.state.value if point.state else ""
        )
        for point in points
    )
    target, warning = target_of(kpi), warning_of(kpi)
    return Trend(
        row=str(kpi.id),
        name=viewer.retell(kpi.name),
        note=variant(kpi, viewer),
        points=tuple(shown),
        target=target,
        target_text=text(target),
        warning=warning,
        warning_text=text(warning),
        excel=ratio.unit.value.excel_format,
        factor=1 / DAY_SECONDS if ratio.unit is KpiUnit.SECONDS else 1,
    )
