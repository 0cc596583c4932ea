"""Figures in time: every period with its counts, read once, gathered into days, weeks or months as it is asked for."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from ccworkbench.method.figures.kpi import KpiCounts, figure_counts
from ccworkbench.sheets.operate.interval import Interval
from ccworkbench.sheets.operate.kpi import KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

DAY, WEEK, MONTH = 1, 7, 31  # the longest period of each sort, in days
LENGTHS: Final = {Interval.WEEK: WEEK, Interval.MONTH: MONTH}  # all that is shorter comes as figures of a day
Scoped = dict[KpiScope, list[KpiCounts]]


class Period(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


class Timed(NamedTuple):
    """What was counted in a period, and about what."""

    period: Period
    sort: int
    scope: KpiScope
    counts: KpiCounts


class KpiPeriods:
    """The figures of a project, read once for all its key figures."""

    def __init__(self, figures: Iterable[KpiFigure]) -> None:
        self._timed = [
            Timed(period, sort_of(period), figure.scope or KpiScope.PROJECT, figure_counts(figure))
            for figure in figures
            if (period := period_of(figure))
        ]
        self._sorted: dict[int, dict[Period, Scoped]] = {}

    def periods(self, interval: Interval | None) -> dict[Period, Scoped]:
        """Return the periods of an interval, oldest first, each with its counts by scope."""
        wanted = LENGTHS.get(interval, DAY) if interval else DAY
        if wanted not in self._sorted:
            found: dict[Period, Scoped] = {}
            for period, timed in sorted(self._taken(wanted), key=lambda pair: pair[0]):
                found.setdefault(period, {}).setdefault(timed.scope, []).append(timed.counts)
            self._sorted[wanted] = found
        return self._sorted[wanted]

    def _taken(self, wanted: int) -> list[tuple[Period, Timed]]:
        """Choose the figures of one sort: a month and its weeks together would count twice.

        Days are gathered into weeks or months; a day that lies in one which has figures of its own is left out.
        """
        whole = [(timed.period, timed) for timed in self._timed if timed.sort == wanted]
        others = [timed for timed in self._timed if timed.sort != wanted]
        days = [timed for timed in others if timed.sort == DAY]
        open_days = set(_outside({timed.period for timed in days}, {period for period, _ in whole}))
        whole += [(gathered(timed.period, wanted), timed) for timed in days if timed.period in open_days]
        least = min((timed.sort for timed in others if timed.sort != DAY), default=0)
        return whole or [(timed.period, timed) for timed in others if timed.sort == least]


def period_of(figure: KpiFigure) -> Period | None:
    """Return the days a figure counts for; one that ends before it begins counts for none."""
    first = figure.period_from
    if first is None:
        return None
    last = figure.period_to or first
    return Period(first, last) if last >= first else None


def sort_of(period: Period) -> int:
    """Tell whether a period is a day, a week, or longer, by the days such a one has at most."""
    days = (period.last - period.first).days + 1
    return DAY if days <= DAY else WEEK if days <= WEEK else MONTH


def gathered(period: Period, length: int) -> Period:
    """Return the week or month in which a day lies."""
    day = period.first
    if length == WEEK:
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(min(6, (date.max - monday).days)))
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _outside(days: set[Period], spans: set[Period]) -> Iterator[Period]:
    return (day for day in days if not any(span.first <= day.first <= span.last for span in spans))
