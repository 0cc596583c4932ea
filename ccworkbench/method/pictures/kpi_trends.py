"""The picture of a key figure: its periods as its report has them, with its variant told beside it."""

from ccworkbench.core.kind import View
from ccworkbench.method.figures.kpi import ratio_of, target_of, warning_of
from ccworkbench.method.figures.kpi_kinds import Measure, Unit
from ccworkbench.method.figures.kpi_periods import Timeline
from ccworkbench.method.figures.kpi_trend import trend
from ccworkbench.method.pictures.picture import Point, Trend
from ccworkbench.method.reports.kpi import period_text, variant
from ccworkbench.sheets.kpi import Kpi

LAST = 12  # periods
DAY = 86400  # seconds, of which Excel makes one
MEASURE = Measure()


def trend_of(kpi: Kpi, timeline: Timeline, view: View) -> Trend | None:
    """Show a key figure over its last periods; nothing where none of them has a value."""
    ratio, points = ratio_of(kpi), trend(kpi, timeline)[-LAST:]
    if ratio is None or not any(point.value is not None for point in points):
        return None

    def text(value: float | None) -> str:
        return "" if value is None else MEASURE.show((value, ratio.unit), view)

    shown = (Point(period_text(point.period, view), point.value, text(point.value),
                   point.state.value if point.state else "") for point in points)  # fmt: skip
    target, warning = target_of(kpi), warning_of(kpi)
    return Trend(
        row=str(kpi.id), name=view.retell(kpi.name), note=variant(kpi, view), points=tuple(shown),
        target=target, target_text=text(target), warning=warning, warning_text=text(warning),
        excel=ratio.unit.value.excel_format, factor=1 / DAY if ratio.unit is Unit.SECONDS else 1,
    )  # fmt: skip
