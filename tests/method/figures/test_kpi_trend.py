"""Key figures over time: which figures count, in which periods, and how they stand to the target."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.method.figures.kpi_periods import Period
from ccworkbench.method.figures.kpi_trend import (
    TargetState,
    TrendDirection,
    target_state_of,
    total,
    trend,
    trend_direction,
)
from ccworkbench.sheets.operate.interval import Interval
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

SEPTEMBER, OCTOBER = (date(2026, 9, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 10, 31))


def figure(days: tuple[date, date], within: int, answered: int, **more: Any) -> KpiFigure:
    return KpiFigure(period_from=days[0], period_to=days[1], answered_within=within, answered=answered, **more)


def level(**settings: Any) -> Kpi:
    return Kpi(formula=Formula.SL_2, target=80, warning=75, **settings)


def values(kpi: Kpi, *figures: KpiFigure) -> list[float | None]:
    return [point.value for point in trend(kpi, figures)]


def test_periods_come_oldest_first_with_their_target_and_state() -> None:
    first, second = trend(level(), [figure(OCTOBER, 78, 100), figure(SEPTEMBER, 81, 100)])
    assert (first.period, first.value, first.target, first.state) == (Period(*SEPTEMBER), 0.81, 0.8, TargetState.MET)
    assert (second.period, second.state) == (Period(*OCTOBER), TargetState.CLOSE)


def test_several_queues_make_one_value_from_their_sums() -> None:
    queues = [
        figure(OCTOBER, 10, 10, scope=KpiScope.QUEUE, subject="Billing"),
        figure(OCTOBER, 45, 90, scope=KpiScope.QUEUE, subject="Moving"),
    ]
    assert values(level(scope=KpiScope.QUEUE), *queues) == [0.55]


def test_queues_stand_in_for_a_project_but_never_beside_it() -> None:
    queue = figure(OCTOBER, 50, 100, scope=KpiScope.QUEUE, subject="Billing")
    assert values(level(), queue) == [0.5]
    assert values(level(), queue, figure(OCTOBER, 70, 100)) == [0.7]


def test_days_are_gathered_into_the_weeks_or_months_of_the_key_figure() -> None:
    days = [figure((day, day), 8, 10) for n in range(14) for day in [date(2026, 9, 21) + timedelta(n)]]
    assert [point.period.first for point in trend(level(), days)] == [date(2026, 9, 1), date(2026, 10, 1)]
    weeks = trend(level(interval=Interval.WEEK), days)
    assert [(point.period.first, point.result.below) for point in weeks] == [
        (date(2026, 9, 21), 70),
        (date(2026, 9, 28), 70),
    ]
    assert len(trend(level(interval=Interval.HALF), days)) == 14


def test_a_day_inside_a_month_that_was_counted_does_not_count_twice() -> None:
    day = date(2026, 10, 5)
    points = trend(level(), [figure(OCTOBER, 80, 100), figure((day, day), 10, 10)])
    assert [point.result.below for point in points] == [100]


def test_weeks_are_shown_where_there_are_no_months() -> None:
    week = (date(2026, 10, 5), date(2026, 10, 11))
    assert [point.period for point in trend(level(), [figure(week, 8, 10)])] == [Period(*week)]
    both = [figure(week, 8, 10), figure(OCTOBER, 80, 100)]
    assert [point.period for point in trend(level(), both)] == [Period(*OCTOBER)]


def test_a_period_that_ends_before_it_begins_or_has_no_date_counts_for_nothing() -> None:
    backwards = figure((OCTOBER[1], OCTOBER[0]), 1, 2)
    assert trend(level(), [backwards, KpiFigure(answered=5, answered_within=5)]) == []


def test_the_total_divides_the_sums_of_its_periods() -> None:
    points = trend(level(), [figure(SEPTEMBER, 0, 300), figure(OCTOBER, 80, 100)])
    assert total(level(), points[-1:]).value == 0.8
    assert total(level(), points).value == 0.2
    assert total(level(), []).value is None


STATES = [
    (0.8, TargetState.MET),
    (0.79996, TargetState.MET),
    (0.7999, TargetState.CLOSE),
    (0.75, TargetState.CLOSE),
    (0.7, TargetState.MISSED),
]


@pytest.mark.parametrize(("value", "state"), STATES)
def test_a_value_is_judged_as_its_reader_sees_it(value: float, state: TargetState) -> None:
    assert target_state_of(level(), value) is state


def test_where_less_is_better_the_limits_are_turned_round() -> None:
    kpi = Kpi(formula=Formula.LCR, target=5, warning=8, better=Better.LOWER)
    assert [target_state_of(kpi, share) for share in (0.05, 0.06, 0.09)] == [
        TargetState.MET,
        TargetState.CLOSE,
        TargetState.MISSED,
    ]


BAND = {"formula": Formula.OCC, "target": 70, "warning": 85, "better": Better.BAND}


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (0.6999, TargetState.MISSED),
        (0.7, TargetState.MET),
        (0.85, TargetState.MET),
        (0.8501, TargetState.MISSED),
        (1.2, TargetState.IMPOSSIBLE),
    ],
)
def test_too_low_and_too_high_both_miss_a_band(value: float, state: TargetState) -> None:
    assert target_state_of(Kpi(**BAND), value) is state
    turned = {**BAND, "target": 85, "warning": 70}
    assert target_state_of(Kpi(**turned), value) is state


def test_half_a_band_judges_nothing() -> None:
    assert target_state_of(Kpi(**{**BAND, "warning": None}), 0.9) is None


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        (95, 90, TrendDirection.BETTER),
        (60, 90, TrendDirection.BETTER),
        (80, 90, TrendDirection.WORSE),
        (72, 84, None),
        (60, 60, TrendDirection.SAME),
    ],
)
def test_a_value_gets_better_by_coming_nearer_to_its_band(
    before: int, now: int, direction: TrendDirection | None
) -> None:
    months = (month(share, period) for share, period in ((before, SEPTEMBER), (now, OCTOBER)))
    assert trend_direction(Kpi(**BAND), trend(Kpi(**BAND), [*months])) is direction


def month(share: int, period: tuple[date, date]) -> KpiFigure:
    counts = {"talk_s": share, "hold_s": 0, "acw_s": 0, "idle_s": 100 - share}
    return KpiFigure(period_from=period[0], period_to=period[1], **counts)


def test_without_target_value_or_formula_nothing_is_judged() -> None:
    assert target_state_of(Kpi(formula=Formula.SL_2), 0.8) is None
    assert target_state_of(level(), None) is None
    assert target_state_of(Kpi(target=80), 0.8) is None


def test_the_course_compares_the_last_two_values() -> None:
    rising = trend(level(), [figure(SEPTEMBER, 70, 100), figure(OCTOBER, 78, 100)])
    assert trend_direction(level(), rising) is TrendDirection.BETTER
    assert trend_direction(Kpi(formula=Formula.SL_2, better=Better.LOWER), rising) is TrendDirection.WORSE
    assert trend_direction(level(), rising[:1]) is None
    assert trend_direction(level(), [rising[0], rising[0]]) is TrendDirection.SAME


DAYS = st.dates() | st.sampled_from([date.min, date.max]) | st.none()
FIGURES = st.builds(
    KpiFigure,
    period_from=DAYS,
    period_to=DAYS,
    scope=st.sampled_from(KpiScope),
    answered=st.integers(0, 9),
    answered_within=st.none() | st.integers(0, 9),
)


@given(st.lists(FIGURES, max_size=6), st.sampled_from(Interval), st.sampled_from(KpiScope))
def test_no_dates_are_too_odd_for_a_trend(figures: list[KpiFigure], interval: Interval, scope: KpiScope) -> None:
    kpi = level(interval=interval, scope=scope)
    points = trend(kpi, figures)
    assert [point.period for point in points] == sorted({point.period for point in points})
    assert total(kpi, points).above is None or points


@pytest.mark.parametrize("value", [-2382.2, -0.01, 1.01])
@pytest.mark.parametrize("formula", [Formula.LCR, Formula.SL_2])
def test_a_share_that_can_not_be_is_rated_neither_good_nor_bad(value: float, formula: Formula) -> None:
    kpi = Kpi(formula=formula, target=5, better=Better.LOWER if formula is Formula.LCR else Better.HIGHER)
    assert target_state_of(kpi, value) is TargetState.IMPOSSIBLE
    assert (TargetState.IMPOSSIBLE.tone, TargetState.IMPOSSIBLE.label) == (
        "warn",
        "Not rated: the counts can’t be right",
    )
    assert target_state_of(kpi, 1) in {TargetState.MET, TargetState.MISSED}
