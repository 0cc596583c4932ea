"""The rules on key figures: for each one example that breaks it, and one that does not."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.kpi import kpi_problems
from ccworkbench.method.reports.kpi import kpi_report, service_levels
from ccworkbench.sheets.operate.interval import Interval
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi, KpiKind, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
Book = Callable[[Sequence[Record]], Rows]


def found(book: Book, *rows: Record) -> list[tuple[str, str]]:
    return [(problem.rule, problem.column) for problem in kpi_problems(book(rows), TODAY)]


def month(number: int, **counts: Any) -> KpiFigure:
    first = date(2026, number, 1)
    return KpiFigure(period_from=first, period_to=date(2026, number + 1, 1) - timedelta(1), **counts)


AGREED = {"name": "Service level", "formula": Formula.SL_1, "target": 80, "threshold_s": 20}
UNCLEAR = [
    ({"formula": None}, "formula"),
    ({"target": None}, "target"),
    ({"threshold_s": None}, "threshold_s"),
    ({"target": 0.8}, "target"),
    ({"better": Better.BAND, "warning": None}, "warning"),
    ({"formula": Formula.OWN, "note": ""}, "note"),
]


@pytest.mark.parametrize(("change", "column"), UNCLEAR)
def test_a_key_figure_needs_formula_target_and_threshold(book: Book, change: dict[str, Any], column: str) -> None:
    assert found(book, Kpi(**{**AGREED, **change})) == [("H20", column)]
    assert found(book, Kpi(**AGREED)) == []


def test_a_definition_in_words_needs_neither_formula_nor_target(book: Book) -> None:
    assert found(book, Kpi(name="Conversion", formula=Formula.OWN, note="Sales, out of contacts")) == []
    assert found(book, Kpi(**{**AGREED, "better": Better.BAND, "warning": 90})) == []


def test_a_low_limit_and_a_plain_number_need_nothing_more(book: Book) -> None:
    lost = Kpi(name="Lost", formula=Formula.LCR, target=0.5, better=Better.LOWER)
    assert found(book, lost, Kpi(name="Working time", formula=Formula.WT)) == []


def test_what_was_offered_must_have_ended_somehow(book: Book) -> None:
    (problem,) = kpi_problems(book([month(9, offered=1100, answered=1000, abandoned=60, flowouts=20)]), TODAY)
    assert (problem.rule, problem.column) == ("KPI-1", "offered")
    assert "1100" in str(problem.message)
    assert "1080" in str(problem.message)


def test_where_the_sum_is_right_or_not_counted_nothing_is_said(book: Book) -> None:
    right = month(9, offered=1100, answered=1000, abandoned=60, flowouts=40)
    assert found(book, right, month(10, offered=1100, answered=1000)) == []


def test_a_missing_month_is_told_at_the_one_after_it(book: Book) -> None:
    assert found(book, month(11), month(9)) == [("KPI-2", "period_from")]
    assert found(book, month(9), month(10), month(11)) == []
    assert found(book, month(11), KpiFigure(**{**vars_of(month(9)), "subject": "Billing"})) == []


def vars_of(figure: KpiFigure) -> dict[str, Any]:
    return {"period_from": figure.period_from, "period_to": figure.period_to}


def test_days_may_leave_out_a_long_weekend_but_no_week(book: Book) -> None:
    friday = date(2026, 10, 2)
    days = [KpiFigure(period_from=day, period_to=day) for day in (friday, friday + timedelta(5))]
    assert found(book, *days) == []  # four days lie between
    days[1].period_from = days[1].period_to = friday + timedelta(6)
    assert found(book, *days) == [("KPI-2", "period_from")]


def test_only_a_week_or_less_may_be_followed_by_a_long_weekend(book: Book) -> None:
    monday = date(2026, 10, 5)
    after = KpiFigure(period_from=monday + timedelta(9), period_to=monday + timedelta(9))
    week = KpiFigure(period_from=monday, period_to=monday + timedelta(6))
    assert found(book, week, after) == []
    longer = KpiFigure(period_from=monday, period_to=monday + timedelta(7))
    assert found(book, longer, after) == [("KPI-2", "period_from")]


def test_a_target_of_one_percent_is_meant_so(book: Book) -> None:
    assert found(book, Kpi(**{**AGREED, "target": 1})) == []
    assert found(book, Kpi(**{**AGREED, "target": 0.99})) == [("H20", "target")]


def test_quality_scores_may_all_be_the_best(book: Book) -> None:
    assert found(book, month(9, score_count=10, score_sum=1000)) == []


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"offered": 10, "answered": 11}, "answered"),
    ({"offered": 10, "abandoned": 11}, "abandoned"),
    ({"answered": 10, "answered_within": 11}, "answered_within"),
    ({"abandoned": 10, "abandoned_within": 11}, "abandoned_within"),
    ({"abandoned": 10, "short_abandoned": 11}, "short_abandoned"),
    ({"contacts": 10, "solved_first": 11}, "solved_first"),
    ({"ratings": 10, "ratings_good": 11}, "ratings_good"),
    ({"score_count": 10, "score_sum": 1001}, "score_sum"),
    ({"talk_s": -1}, "talk_s"),
    ({"period_to": date(2026, 8, 31)}, "period_to"),
]


@pytest.mark.parametrize(("counts", "column"), IMPOSSIBLE)
def test_counts_that_can_not_be_are_errors(book: Book, counts: dict[str, Any], column: str) -> None:
    row = month(9)
    for key, count in counts.items():
        setattr(row, key, count)
    assert found(book, row) == [("KPI-3", column)]


def test_parts_may_be_as_many_as_their_whole(book: Book) -> None:
    counts = {key: 10 for change, _ in IMPOSSIBLE for key, value in change.items() if isinstance(value, int)}
    assert found(book, month(9, **{**counts, "offered": 20})) == []


def test_a_period_that_is_there_twice_would_count_twice(book: Book) -> None:
    assert found(book, month(9, subject="Billing"), month(9, subject="billing ")) == [("KPI-4", "period_from")]
    assert found(book, month(9, subject="Billing"), month(9, subject="Moving")) == []


ANY = st.none() | st.integers(-3, 10**9)
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max])


@given(
    figures=st.lists(
        st.builds(
            KpiFigure,
            period_from=DAYS,
            period_to=DAYS,
            scope=st.sampled_from(KpiScope),
            offered=ANY,
            answered=ANY,
            abandoned=ANY,
            answered_within=ANY,
            flowouts=ANY,
            score_sum=ANY,
            score_count=ANY,
            subject=st.text(max_size=3),
        ),
        max_size=4,
    ),
    formula=st.none() | st.sampled_from(Formula),
    target=st.none() | st.floats(0, 10**9),
    interval=st.sampled_from(Interval),
    scope=st.sampled_from(KpiScope),
    kind=st.sampled_from(KpiKind),
    better=st.sampled_from(Better),
)
def test_nothing_that_can_be_typed_breaks_rules_or_reports(figures: list[KpiFigure], **agreed: Any) -> None:
    rows = book_of([Kpi(name="x", warning=agreed["target"], **agreed), *figures])
    assert all(problem.column for problem in kpi_problems(rows, TODAY))
    viewer = Viewer(words_of("hu"), TODAY)
    assert len(kpi_report(rows, viewer, TODAY).rows) == int(agreed["formula"] is not Formula.OWN)
    assert len(service_levels(rows, viewer, TODAY).rows) == 6
