"""Key figures over time: which figures count for one, in which periods, and how each period stands to its target."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_
from ccworkbench.method.figures.kpi import NOTHING, KpiValue, Ratio, ratio_of, target_of, together, warning_of, work_out
from ccworkbench.method.figures.kpi_kinds import KpiUnit
from ccworkbench.method.figures.kpi_periods import KpiPeriods, Period, Scoped
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

# Whose figures stand in for a scope that has none: a project is the sum of its queues, or else of its operators; how
# many operators there are may be told for all of them together.
INSTEAD: dict[KpiScope, tuple[KpiScope, ...]] = {
    KpiScope.PROJECT: (KpiScope.QUEUE, KpiScope.OPERATOR),
    KpiScope.QUEUE: (KpiScope.PROJECT,),
    KpiScope.OPERATOR: (KpiScope.PROJECT, KpiScope.QUEUE),
}


class TargetState(Option):
    """How a value stands to its target."""

    MET = "good", N_("On target"), "good"
    CLOSE = "warn", N_("Close to target"), "warn"
    MISSED = "bad", N_("Off target"), "bad"
    IMPOSSIBLE = "impossible", N_("Not rated: the counts can’t be right"), "warn"


class TrendDirection(Option):
    """How a value has moved since the period before."""

    BETTER = "better", N_("Better"), "good"
    SAME = "same", N_("Unchanged")
    WORSE = "worse", N_("Worse"), "warn"


class PeriodValue(NamedTuple):
    """A key figure in one period."""

    period: Period
    value: float | None
    target: float | None
    state: TargetState | None
    result: KpiValue


def trend(kpi: Kpi, figures: Iterable[KpiFigure] | KpiPeriods) -> list[PeriodValue]:
    """Return the values of a key figure, oldest period first."""
    timeline = figures if isinstance(figures, KpiPeriods) else KpiPeriods(figures)
    ratio, target = ratio_of(kpi), target_of(kpi)
    results = ((period, _of_scope(kpi, ratio, scoped)) for period, scoped in timeline.periods(kpi.interval).items())
    return [
        PeriodValue(period, result.value, target, target_state_of(kpi, result.value), result)
        for period, result in results
    ]


def total(kpi: Kpi, points: Iterable[PeriodValue]) -> KpiValue:
    """Work a key figure out over all these periods together, from the sums of their counts."""
    return together(ratio_of(kpi), (point.result for point in points))


def target_state_of(kpi: Kpi, value: float | None) -> TargetState | None:
    """Judge a value; nothing can be said without a target."""
    ratio, target, warning = ratio_of(kpi), target_of(kpi), warning_of(kpi)
    if ratio is None or value is None or target is None:
        return None
    if not _is_possible(ratio, value):
        return TargetState.IMPOSSIBLE
    if kpi.better is Better.BAND:
        return _state_in_band(kpi, ratio, value)
    sign = -1 if kpi.better is Better.LOWER else 1
    reached = sign * ratio.unit.seen(value)
    if reached >= sign * ratio.unit.seen(target):
        return TargetState.MET
    return (
        TargetState.CLOSE if warning is not None and reached >= sign * ratio.unit.seen(warning) else TargetState.MISSED
    )


def _state_in_band(kpi: Kpi, ratio: Ratio, value: float) -> TargetState | None:
    """Judge a value that should be neither too low nor too high; half a band says nothing."""
    out = _beyond_band(kpi, ratio, value)
    return None if out is None else TargetState.MISSED if out else TargetState.MET


def _beyond_band(kpi: Kpi, ratio: Ratio, value: float) -> float | None:
    """Return how far a value lies outside its band, 0 inside; None where the band lacks one of its ends."""
    ends = [ratio.unit.seen(limit) for limit in (target_of(kpi), warning_of(kpi)) if limit is not None]
    seen = ratio.unit.seen(value)
    return max(min(ends) - seen, seen - max(ends), 0) if len(ends) == 2 else None


def trend_direction(kpi: Kpi, points: Sequence[PeriodValue]) -> TrendDirection | None:
    """Tell whether the last value is better than the one before."""
    ratio, values = ratio_of(kpi), [point.value for point in points if point.value is not None][-2:]
    if ratio is None or len(values) < 2 or kpi.formula is Formula.WT:  # more work is neither better nor worse
        return None
    if not all(_is_possible(ratio, value) for value in values):
        return None
    before, now = (ratio.unit.seen(value) for value in values)
    if before == now:
        return TrendDirection.SAME
    if kpi.better is Better.BAND:
        out_before, out_now = (_beyond_band(kpi, ratio, value) for value in values)
        if out_before is None or out_now is None or out_before == out_now:  # inside its band a value may move freely
            return None
        return TrendDirection.BETTER if out_now < out_before else TrendDirection.WORSE
    return TrendDirection.BETTER if (now > before) is (kpi.better is not Better.LOWER) else TrendDirection.WORSE


def _is_possible(ratio: Ratio, value: float) -> bool:
    """Tell whether sound counts can come to a value: none is below zero, and no share is more than the whole."""
    return value >= 0 and (ratio.unit is not KpiUnit.SHARE or ratio.unit.seen(value) <= 1)


def _of_scope(kpi: Kpi, ratio: Ratio | None, scoped: Scoped) -> KpiValue:
    """Take the figures of the key figure's scope, or of the next one that has its counts; two would count twice."""
    scope = kpi.scope or KpiScope.PROJECT
    results = (work_out(ratio, scoped[other]) for other in (scope, *INSTEAD[scope]) if other in scoped)
    return next((result for result in results if result.above is not None), NOTHING)
