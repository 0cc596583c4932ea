"""The reports on key figures: values with trend and target, and all variants of the service level (method.md 4.11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from ccworkbench.core.grid import Cell, Head, Rows, Table
from ccworkbench.core.kind import Choice
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.figures.kpi import SERVICE_LEVELS, KpiValue, ratio_of
from ccworkbench.method.figures.kpi_kinds import DASH, KpiUnit, Measure
from ccworkbench.method.figures.kpi_periods import KpiPeriods, Period
from ccworkbench.method.figures.kpi_texts import period_text, target_text, variant
from ccworkbench.method.figures.kpi_trend import (
    PeriodValue,
    TargetState,
    TrendDirection,
    target_state_of,
    total,
    trend,
    trend_direction,
)
from ccworkbench.method.reports.cells import LONG, TEXT, cell, head, table_of
from ccworkbench.sheets.operate.kpi import Formula, Kpi, KpiKind
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

LAST = 12  # periods in a trend, as method.md 4.11 has it
MEASURE = Measure()


def kpi_report(rows: Rows, viewer: Viewer, today: date, last: int = LAST) -> Table:
    """Show every key figure that is counted over its last periods, with its target, state, counts and formula."""
    counted: list[Kpi] = [kpi for kpi in rows(Kpi) if kpi.formula is not Formula.OWN]
    kpis = sorted(counted, key=lambda kpi: kpi.kind is KpiKind.QUALITATIVE)
    table = _Trends(kpis, KpiPeriods(rows(KpiFigure)), viewer, last).table("kpi_report")
    kinds = tuple(viewer.words.say(kpi.kind.label) if kpi.kind else "" for kpi in kpis)
    return replace(table, grouping=viewer.words.say(N_("Type")), groups=kinds) if len(set(kinds)) > 1 else table


def service_levels(rows: Rows, viewer: Viewer, today: date, last: int = LAST) -> Table:
    """Show what each variant of the service level makes of the same counts, and which of them is agreed."""
    agreed = [kpi for kpi in rows(Kpi) if kpi.formula in SERVICE_LEVELS]
    base = agreed[0] if agreed else Kpi()
    variants = [_variant(base, formula, viewer) for formula in SERVICE_LEVELS]
    return _Trends(variants, KpiPeriods(rows(KpiFigure)), viewer, last, judged=False).table("service_levels")


@dataclass(frozen=True)
class _Trends:
    """Key figures over their last periods, while they become a table; a comparison is not judged.

    The latest period comes first: it is what a narrow window or page has room for.
    """

    kpis: Sequence[Kpi]
    timeline: KpiPeriods
    viewer: Viewer
    last: int
    judged: bool = True

    def table(self, key: str) -> Table:
        """Lay them out: what each is called, its periods, what they come to together, its formula."""
        trends = [trend(kpi, self.timeline)[-self.last :] for kpi in self.kpis]
        periods = sorted({point.period for points in trends for point in points}, reverse=True)
        lines = [
            (str(kpi.id), [*self._row(kpi, points, periods)]) for kpi, points in zip(self.kpis, trends, strict=True)
        ]
        return table_of(key, self.viewer, [*self._heads(periods)], lines)

    def _heads(self, periods: Sequence[Period]) -> Iterable[Head]:
        viewer = self.viewer
        yield head(viewer, "name", N_("Key figure"), 30, LONG)
        if self.judged:
            yield head(viewer, "target", N_("Target"), 16, TEXT)
            yield head(viewer, "state", N_("Status of the last period"), 16, Choice(TargetState))
            yield head(viewer, "course", N_("Trend"), 11, Choice(TrendDirection))
        yield head(viewer, "total", N_("All periods"), 11, MEASURE)
        for period in periods:
            yield head(viewer, f"{period.first}/{period.last}", period_text(period, viewer), 11, MEASURE)
        yield head(viewer, "counts", N_("Total of all periods"), 18, TEXT)
        yield head(viewer, "formula", N_("Formula"), 40, LONG)

    def _row(self, kpi: Kpi, points: Sequence[PeriodValue], periods: Sequence[Period]) -> Iterable[Cell]:
        viewer, ratio, whole = self.viewer, ratio_of(kpi), total(kpi, points)
        unit = ratio.unit if ratio else KpiUnit.COUNT
        by_period = {point.period: point for point in points}
        yield cell(LONG, _called(kpi, viewer), viewer)
        if self.judged:
            yield cell(TEXT, target_text(kpi, viewer), viewer)
            counted = [point.state for point in points if point.value is not None]
            yield cell(Choice(TargetState), counted[-1] if counted else None, viewer)
            yield cell(Choice(TrendDirection), trend_direction(kpi, points), viewer)
        judged = (
            target_state_of(kpi, whole.value) if ratio and ratio.below else None
        )  # a target is not for a sum of periods
        yield cell(MEASURE, (whole.value, unit), viewer, _tone(judged))
        for period in periods:
            point = by_period.get(period)
            yield cell(MEASURE, (point.value, unit), viewer, _tone(point.state)) if point else Cell("", None)
        yield cell(TEXT, _kpi_counts(whole, viewer), viewer)
        yield cell(LONG, viewer.words.say(ratio.told) if ratio else DASH, viewer)


def _called(kpi: Kpi, viewer: Viewer) -> str:
    """Call a key figure by its name, and name its variant under it where the name does not."""
    name, exactly = viewer.retell(kpi.name), variant(kpi, viewer)
    return name if name.startswith(exactly) else f"{name}\n{exactly}"


def _tone(state: TargetState | None) -> str:
    return state.tone if state else ""


def _kpi_counts(result: KpiValue, viewer: Viewer) -> str:
    number = viewer.words.number
    if result.above is None:
        return DASH
    return number(result.above) if result.below is None else f"{number(result.above)} / {number(result.below)}"


def _variant(base: Kpi, formula: Formula, viewer: Viewer) -> Kpi:
    """Return the agreed service level as if another formula had been chosen; its target holds for its own only."""
    taken = {
        key: getattr(base, key)
        for key in (
            "threshold_s",
            "short_s",
            "include_abandons",
            "exclude_short",
            "include_flowouts",
            "interval",
            "scope",
        )
    }
    limits = {"target": base.target, "warning": base.warning} if formula is base.formula else {}
    made = Kpi(id=uuid5(NAMESPACE_OID, formula.value), formula=formula, **taken, **limits)  # the same in every paper
    made.name = variant(made, viewer)
    if formula is base.formula:
        made.name = viewer.words.say(N_("{variant} (agreed)"), variant=made.name)
    return made
