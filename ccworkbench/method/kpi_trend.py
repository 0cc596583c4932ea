"""Key figures over time: which figures count for one, in which periods, and how each period stands to its target."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ccworkbench.core.kind import Option
from ccworkbench.core.words import N_
from ccworkbench.method.kpi import Ratio, Result, ratio_of, target_of, warning_of, work_out
from ccworkbench.sheets.kpi import Better, Formula, Interval, Kpi, KpiFigure, KpiScope

DAY, WEEK, MONTH = 1, 7, 31  # the longest period of each sort, in days
LENGTHS = {Interval.WEEK: WEEK, Interval.MONTH: MONTH}  # all that is shorter comes as figures of a day
# Whose figures stand in for a scope that has none: a project is the sum of its queues, or else of its operators; how
# many operators there are may be told for all of them together.
INSTEAD: dict[KpiScope, tuple[KpiScope, ...]] = {
    KpiScope.PROJECT: (KpiScope.QUEUE, KpiScope.OPERATOR),
    KpiScope.QUEUE: (KpiScope.PROJECT,),
    KpiScope.OPERATOR: (KpiScope.PROJECT, KpiScope.QUEUE),
}


class Period(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


class State(Option):
    """How a value stands to its target."""

    MET = "good", N_("On target"), "good"
    CLOSE = "warn", N_("Close to target"), "warn"
    MISSED = "bad", N_("Off target"), "bad"


class Course(Option):
    """How a value has moved since the period before."""

    BETTER = "better", N_("Better"), "good"
    SAME = "same", N_("Unchanged")
    WORSE = "worse", N_("Worse"), "warn"


class Point(NamedTuple):
    """A key figure in one period."""

    period: Period
    value: float | None
    target: float | None
    state: State | None
    result: Result


def trend(kpi: Kpi, figures: Iterable[KpiFigure]) -> list[Point]:
    """Give the values of a key figure, oldest period first."""
    ratio = ratio_of(kpi)
    return [_point(kpi, period, work_out(ratio, rows)) for period, rows in by_period(kpi, figures).items()]


def total(kpi: Kpi, figures: Iterable[KpiFigure], last: int = 12) -> Result:
    """Work a key figure out over its last periods together, from the sums of their counts."""
    taken = list(by_period(kpi, figures).values())[-last:]
    return work_out(ratio_of(kpi), [row for rows in taken for row in rows])


def state_of(kpi: Kpi, value: float | None) -> State | None:
    """Judge a value; nothing can be said without a target."""
    ratio, target, warning = ratio_of(kpi), target_of(kpi), warning_of(kpi)
    if ratio is None or value is None or target is None:
        return None
    sign = -1 if kpi.better is Better.LOWER else 1
    reached = sign * ratio.unit.seen(value)
    if reached >= sign * ratio.unit.seen(target):
        return State.MET
    return State.CLOSE if warning is not None and reached >= sign * ratio.unit.seen(warning) else State.MISSED


def course(kpi: Kpi, points: Sequence[Point]) -> Course | None:
    """Tell whether the last value is better than the one before."""
    ratio, values = ratio_of(kpi), [point.value for point in points if point.value is not None][-2:]
    if ratio is None or len(values) < 2 or kpi.formula is Formula.WT:  # more work is neither better nor worse
        return None
    before, now = (ratio.unit.seen(value) for value in values)
    if before == now:
        return Course.SAME
    return Course.BETTER if (now > before) is (kpi.better is not Better.LOWER) else Course.WORSE


def by_period(kpi: Kpi, figures: Iterable[KpiFigure]) -> dict[Period, list[KpiFigure]]:
    """Sort the figures that count for a key figure into its periods, oldest first.

    Shorter figures are gathered into the weeks or months of the key figure's interval; a day that lies in a month
    which has figures of its own would count twice, and is left out.
    """
    wanted = LENGTHS.get(kpi.interval, DAY)
    timed = [(span, row) for row in figures if (span := period_of(row))]
    whole = [(span, row) for span, row in timed if sort_of(span) == wanted]
    spans = {span for span, _ in whole}
    days = [(gathered(span, wanted), row) for span, row in timed if sort_of(span) == DAY != wanted
            and not any(other.first <= span.first <= other.last for other in spans)]  # fmt: skip
    others = [(span, row) for span, row in timed if sort_of(span) not in {wanted, DAY}]
    found: dict[Period, list[KpiFigure]] = {}
    for span, row in sorted(whole + days or _shortest(others), key=lambda pair: pair[0]):
        found.setdefault(span, []).append(row)
    ratio = ratio_of(kpi)
    return {span: in_scope(kpi, rows, ratio) for span, rows in found.items()}


def in_scope(kpi: Kpi, rows: Sequence[KpiFigure], ratio: Ratio | None) -> list[KpiFigure]:
    """Choose the figures of the key figure's scope, or of the next one that has its counts; two would count twice."""
    scope = kpi.scope or KpiScope.PROJECT
    for candidate in (scope, *INSTEAD[scope]):
        chosen = [row for row in rows if (row.scope or KpiScope.PROJECT) is candidate]
        if work_out(ratio, chosen).above is not None:
            return chosen
    return []


def period_of(figure: KpiFigure) -> Period | None:
    """Give the days a figure counts for; one that ends before it begins counts for none."""
    if figure.period_from is None:
        return None
    last = figure.period_to or figure.period_from
    return Period(figure.period_from, last) if last >= figure.period_from else None


def sort_of(period: Period) -> int:
    """Tell whether a period is a day, a week, or longer, by the days such a one has at most."""
    days = (period.last - period.first).days + 1
    return next((length for length in (DAY, WEEK) if days <= length), MONTH)


def gathered(period: Period, length: int) -> Period:
    """Give the week or month in which a day lies."""
    day = period.first
    if length == WEEK:
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(min(6, (date.max - monday).days)))
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _shortest(pairs: list[tuple[Period, KpiFigure]]) -> list[tuple[Period, KpiFigure]]:
    """Keep what is of one sort: a month and its weeks together would count twice."""
    least = min((sort_of(span) for span, _ in pairs), default=0)
    return [(span, row) for span, row in pairs if sort_of(span) == least]


def _point(kpi: Kpi, period: Period, result: Result) -> Point:
    return Point(period, result.value, target_of(kpi), state_of(kpi, result.value), result)
