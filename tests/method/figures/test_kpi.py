"""Key figures: both vectors of the method to two decimals, and what holds for all counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.figures.kpi import (
    RATIOS,
    SERVICE_LEVELS,
    figure_counts,
    ratio_of,
    target_of,
    together,
    work_out,
)
from ccworkbench.method.figures.kpi_kinds import KpiUnit, Measure
from ccworkbench.method.figures.kpi_periods import DAY, MONTH, WEEK, Period, sort_of
from ccworkbench.sheets.operate.kpi import Formula, Goal, Kpi, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

CALLS = {
    "offered": 1060,
    "answered": 1000,
    "abandoned": 60,
    "answered_within": 860,
    "abandoned_within": 20,
    "short_abandoned": 10,
    "flowouts": 0,
}
TIMES = {
    "answered": 1000,
    "talk_s": 180_000,
    "hold_s": 12_000,
    "acw_s": 48_000,
    "handled": 1000,
    "idle_s": 60_000,
    "staffed_s": 320_000,
}
VECTORS = [
    (Formula.SL_1, CALLS, 83.02),
    (Formula.SL_2, CALLS, 86.00),
    (Formula.SL_3, CALLS, 81.13),
    (Formula.SL_4, CALLS, 82.69),
    (Formula.SL_5, CALLS, 82.08),
    (Formula.SL_G, CALLS, 81.90),
    (Formula.LCR, CALLS, 5.66),
    (Formula.ABANDON, CALLS, 5.66),
    (Formula.LCR_NET, CALLS, 4.76),
    (Formula.OCC, TIMES, 80.00),
    (Formula.UTIL, TIMES, 75.00),
]
TODAY = date(2026, 11, 24)
COUNT = st.integers(0, 10**6)


def value(formula: Formula, *figures: KpiFigure, **settings: Any) -> float | None:
    return work_out(ratio_of(Kpi(formula=formula, **settings)), map(figure_counts, figures)).value


@st.composite
def consistent(draw: st.DrawFn) -> KpiFigure:
    """Counts of one period that can be: no part is more than its whole."""
    answered, abandoned, flowouts = draw(COUNT), draw(COUNT), draw(COUNT)
    early = draw(st.integers(0, abandoned))
    return KpiFigure(
        offered=answered + abandoned + flowouts,
        answered=answered,
        abandoned=abandoned,
        flowouts=flowouts,
        answered_within=draw(st.integers(0, answered)),
        abandoned_within=early,
        short_abandoned=draw(st.integers(0, early)),
        talk_s=draw(COUNT),
        hold_s=draw(COUNT),
        acw_s=draw(COUNT),
        handled=answered,
        idle_s=draw(COUNT),
    )


@pytest.mark.parametrize(("formula", "counts", "percent"), VECTORS)
def test_the_shares_of_the_method_come_out_to_two_decimals(
    formula: Formula, counts: dict[str, int], percent: float
) -> None:
    found = value(formula, KpiFigure(**counts))
    assert found is not None
    assert round(found * 100, 2) == percent


@pytest.mark.parametrize(("formula", "seconds"), [(Formula.ATT, 180.0), (Formula.ACW, 48.0), (Formula.AHT, 240.0)])
def test_the_times_of_the_method_come_out_to_two_decimals(formula: Formula, seconds: float) -> None:
    assert round(value(formula, KpiFigure(**TIMES)) or 0, 2) == seconds


SWITCHES = [
    (True, True, False, 1050),
    (True, False, False, 1060),
    (False, True, False, 1000),
    (False, False, True, 1040),
    (True, True, True, 1090),
]


@pytest.mark.parametrize(("abandons", "short", "flowouts", "below"), SWITCHES)
def test_three_switches_change_what_the_genesys_level_is_a_share_of(
    abandons: bool, short: bool, flowouts: bool, below: int
) -> None:
    kpi = Kpi(formula=Formula.SL_G, include_abandons=abandons, exclude_short=short, include_flowouts=flowouts)
    assert work_out(ratio_of(kpi), [figure_counts(KpiFigure(**{**CALLS, "flowouts": 40}))]).below == below


OTHERS = [
    (Formula.SA, 10),
    (Formula.SA_SHARE, 10 / 1060),
    (Formula.ASA, 12),
    (Formula.AWT, 13_000 / 1060),
    (Formula.CPO, 50),
    (Formula.CPH, 12.5),
    (Formula.WT, 288_000),
    (Formula.ATT_HOLD, 192),
    (Formula.OCC_G, 0.6),
    (Formula.FCR, 0.75),
    (Formula.QA, 87.5),
    (Formula.CSAT, 0.9),
]


@pytest.mark.parametrize(("formula", "expected"), OTHERS)
def test_every_other_formula_divides_what_the_method_says(formula: Formula, expected: float) -> None:
    more = {
        "wait_answered_s": 12_000,
        "wait_abandoned_s": 1000,
        "operators": 20,
        "staffed_s": 288_000,
        "interacting_s": 60,
        "communicating_s": 10,
        "idle_s": 30,
        "contacts": 400,
        "solved_first": 300,
        "score_sum": 700,
        "score_count": 8,
        "ratings": 50,
        "ratings_good": 45,
    }
    assert value(formula, KpiFigure(**{**TIMES, **CALLS, **more})) == pytest.approx(expected)


def test_every_formula_is_worked_out_somewhere() -> None:
    assert {*RATIOS, Formula.SL_G, Formula.OWN} == set(Formula)


def test_nothing_comes_of_a_zero_below_the_line() -> None:
    zeros = KpiFigure(**dict.fromkeys((*CALLS, *TIMES, "contacts", "solved_first", "ratings", "score_count"), 0))
    counted = {Formula.SA, Formula.WT}
    assert all(value(formula, zeros) is None for formula in Formula if formula not in counted)
    assert value(Formula.SA, zeros) == 0


def test_nothing_comes_of_what_nobody_counted_nor_of_no_formula() -> None:
    assert all(value(formula, KpiFigure()) is None for formula in Formula)
    assert ratio_of(Kpi()) is None
    assert work_out(None, [figure_counts(KpiFigure(**CALLS))]).value is None


def test_a_month_without_the_count_above_does_not_thin_the_share() -> None:
    whole, half = KpiFigure(offered=100, answered=90), KpiFigure(offered=100)
    assert value(Formula.LCR, whole, half) == pytest.approx(0.1)


def test_the_sums_are_divided_not_the_shares_averaged() -> None:
    quiet, busy = KpiFigure(answered=10, answered_within=10), KpiFigure(answered=990, answered_within=495)
    assert value(Formula.SL_2, quiet, busy) == pytest.approx(0.505)


def test_an_operators_own_figures_count_as_one_operator() -> None:
    figures = [
        KpiFigure(scope=KpiScope.OPERATOR, subject=name, handled=n) for name, n in (("Anna", 400), ("Jörg", 300))
    ]
    assert value(Formula.CPO, *figures) == 350


def test_a_target_typed_as_80_is_a_share_of_four_fifths() -> None:
    assert target_of(Kpi(formula=Formula.SL_1, target=80)) == 0.8
    assert target_of(Kpi(formula=Formula.AHT, target=240)) == 240


TYPED = [("80", 80), ("80 %", 80), ("82,5", 82.5), ("4:30", 270), ("1:00:00", 3600)]


@pytest.mark.parametrize(("text", "target"), TYPED)
def test_a_target_is_typed_as_a_number_a_percentage_or_a_time(text: str, target: float) -> None:
    viewer = Viewer(words_of("de"), date(2026, 11, 24))
    assert Goal().parse(text, viewer) == target


@pytest.mark.parametrize("text", ["soon", "-5", "9" * 400, "4:x"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        Goal().parse(text, Viewer(words_of("de"), date(2026, 11, 24)))


@given(
    st.lists(consistent(), min_size=1, max_size=6),
    st.sampled_from([one for one in Formula if ratio_of(Kpi(formula=one))]),
    st.randoms(),
)
def test_a_total_is_that_of_the_added_counts_in_any_order(
    figures: list[KpiFigure], formula: Formula, dice: Any
) -> None:
    ratio = ratio_of(Kpi(formula=formula))
    assert ratio is not None
    whole = KpiFigure(
        **{
            key: sum(getattr(figure, key) for figure in figures)
            for key in ratio.needs
            if getattr(figures[0], key) is not None
        }
    )
    shuffled = dice.sample(figures, len(figures))
    each = [work_out(ratio, [figure_counts(figure)]) for figure in figures]
    assert work_out(ratio, map(figure_counts, figures)) == work_out(ratio, map(figure_counts, shuffled))
    assert (
        work_out(ratio, [figure_counts(whole)]) == together(ratio, each) == work_out(ratio, map(figure_counts, figures))
    )


@given(consistent())
def test_shares_of_consistent_counts_lie_between_nothing_and_all(figure: KpiFigure) -> None:
    for formula in set(Formula) - {Formula.OWN}:
        ratio = ratio_of(Kpi(formula=formula))
        assert ratio is not None
        share = work_out(ratio, [figure_counts(figure)]).value
        assert ratio.unit is not KpiUnit.SHARE or share is None or 0 <= share <= 1


@given(consistent())
def test_the_variants_keep_their_order_whatever_was_counted(figure: KpiFigure) -> None:
    found = {formula: value(formula, figure) for formula in SERVICE_LEVELS}
    strict, mild, flattering = found[Formula.SL_3], found[Formula.SL_1], found[Formula.SL_2]
    if strict is not None and mild is not None:
        assert strict <= mild
    if strict is not None and flattering is not None:
        assert strict <= flattering


@pytest.mark.parametrize(
    ("seconds", "text", "excel"), [(35_999, "599:59", "[mm]:ss"), (36_000, "10:00:00", "[h]:mm:ss")]
)
def test_ten_hours_are_told_in_hours(seconds: int, text: str, excel: str) -> None:
    measure, pair = Measure(), (seconds, KpiUnit.SECONDS)
    assert measure.show(pair, Viewer(words_of("en"), TODAY)) == text
    assert measure.to_excel(pair, Viewer(words_of("en"), TODAY)).excel_format == excel


def test_values_are_compared_as_they_are_seen() -> None:
    seen = [unit.seen(1.23456789) for unit in (KpiUnit.SHARE, KpiUnit.RATIO, KpiUnit.COUNT)]
    assert seen == [1.2346, 1.23, 1]
    assert KpiUnit.RATIO.value.show(1.5, Viewer(words_of("en"), TODAY)) == "1.50"


@pytest.mark.parametrize(("days", "sort"), [(1, DAY), (2, WEEK), (7, WEEK), (8, MONTH), (31, MONTH)])
def test_a_period_is_a_day_a_week_or_longer(days: int, sort: int) -> None:
    assert sort_of(Period(TODAY, TODAY + timedelta(days - 1))) == sort
