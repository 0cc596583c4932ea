"""The report on key figures, and the service levels side by side."""

from collections.abc import Callable, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ccworkbench.core.grid import Rows, Table
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.frame import is_editable
from ccworkbench.exchange.excel.layout import whole
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.figures.kpi_kinds import MeasuredNumber
from ccworkbench.method.figures.kpi_texts import target_text, variant
from ccworkbench.method.reports.kpi import kpi_report, service_levels
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi, KpiKind
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
Book = Callable[[Sequence[Record]], Rows]
COUNTS = {
    "offered": 1060,
    "answered": 1000,
    "abandoned": 60,
    "answered_within": 860,
    "abandoned_within": 20,
    "short_abandoned": 10,
    "flowouts": 0,
    "talk_s": 187_400,
}
LEVEL = {"name": "S/L", "formula": Formula.SL_G, "target": 80, "warning": 75, "threshold_s": 20, "short_s": 5}


def rows() -> list[Record]:
    september = KpiFigure(period_from=date(2026, 9, 1), period_to=date(2026, 9, 30), **COUNTS)
    october = KpiFigure(
        period_from=date(2026, 10, 1), period_to=date(2026, 10, 31), **{**COUNTS, "answered_within": 700}
    )
    talk = Kpi(name="Talk", formula=Formula.ATT, target=180, better=Better.LOWER)
    return [Kpi(**LEVEL), talk, Kpi(name="Quality", formula=Formula.QA, kind=KpiKind.QUALITATIVE), september, october]


def viewer(language: str = "en") -> Viewer:
    return Viewer(words_of(language), TODAY)


def texts(table: Table, row: int) -> dict[str, str]:
    return {head.key: cell.text for head, cell in zip(table.heads, table.rows[row], strict=True)}


def test_the_report_shows_target_and_state_then_each_period_latest_first(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    line = texts(table, 0)
    assert [head.text for head in table.heads] == [
        "Key figure",
        "Target",
        "Status of the last period",
        "Trend",
        "All periods",
        "Oct 2026",
        "Sept 2026",
        "Total of all periods",
        "Formula",
    ]
    assert list(line.values())[1:8] == [
        "80% within 20 s",
        "Off target",
        "Worse",
        "74.29%",
        "66.67%",
        "81.90%",
        "1,560 / 2,100",
    ]


LEVEL_NAMED = "Service level, Genesys Cloud with options, within 20 s, short abandon under 5 s"


def test_a_figure_defined_in_words_is_no_line_of_counts(book: Book) -> None:
    own = Kpi(name="Conversion", formula=Formula.OWN, note="Sales, out of contacts", target=12)
    found = book([*rows(), own])
    assert not [row for row in kpi_report(found, viewer(), TODAY).rows if row[0].text.startswith("Conversion")]
    assert (variant(own, viewer()), target_text(own, viewer())) == ("Custom definition, see the note", "12")


def test_a_band_is_written_with_both_its_ends() -> None:
    busy = Kpi(formula=Formula.OCC, target=85, warning=70, better=Better.BAND)
    assert target_text(busy, viewer()) == "70%–85%"
    talk = Kpi(formula=Formula.ATT, target=180, warning=300, better=Better.BAND)
    assert target_text(talk, viewer()) == "03:00–05:00"


def test_the_variant_and_its_formula_always_stand_beside_the_figure(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    assert texts(table, 0)["name"] == f"S/L\n{LEVEL_NAMED}"
    assert (
        texts(table, 0)["formula"]
        == "Answered within threshold, as a share of answered and abandoned calls, excluding short abandons"
    )
    assert texts(table, 1)["name"] == "Talk\nAverage talk time"
    named = [texts(service_levels(book(rows()), viewer(), TODAY), row) for row in range(6)]
    assert [line["name"].split(", ")[2] for line in named[:5]] == ["within 20 s"] * 5
    assert all(line["formula"] for line in named)


def test_times_are_minutes_and_seconds_and_nothing_is_a_dash(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    assert texts(table, 1)["total"] == "03:07"
    assert texts(table, 2)["name"] == "Quality\nQuality score"
    assert (texts(table, 2)["total"], texts(table, 2)["target"], texts(table, 2)["counts"]) == ("–", "–", "–")


def test_long_times_have_hours_and_averages_all_their_decimals(book: Book) -> None:
    work, each = Kpi(name="Work", formula=Formula.WT), Kpi(name="Each", formula=Formula.CPO, target=900)
    counted = KpiFigure(period_from=TODAY, staffed_s=360_061, handled=1900, operators=2)
    table = kpi_report(book([work, each, counted]), viewer("de"), TODAY)
    place = [head.key for head in table.heads].index("total")
    assert [row[place].text for row in table.rows] == ["100:01:01", "950,00"]
    assert table.rows[0][place].value.excel_format == "[h]:mm:ss"
    assert texts(table, 1)["target"] == "900"
    assert texts(table, 0)["course"] == ""


def test_excel_is_given_numbers_with_their_own_formats(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    place = [head.key for head in table.heads].index("total")
    share, time = table.rows[0][place].value, table.rows[1][place].value
    assert (round(share, 4), share.excel_format) == (0.7429, "0.00%")
    assert isinstance(time, MeasuredNumber)
    assert (round(time * 86400, 1), time.excel_format) == (187, "[mm]:ss")


def test_only_the_last_periods_are_shown(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY, 1)
    assert [head.text for head in table.heads][4:6] == ["All periods", "Oct 2026"]
    assert texts(table, 0)["total"] == "66.67%"


def test_all_variants_stand_side_by_side_and_the_agreed_one_is_marked(book: Book) -> None:
    table = service_levels(book(rows()[:1] + rows()[3:4]), viewer(), TODAY)
    lines = [texts(table, row) for row in range(6)]
    assert [line["total"] for line in lines] == ["83.02%", "86.00%", "81.13%", "82.69%", "82.08%", "81.90%"]
    assert lines[5]["name"] == f"{LEVEL_NAMED} (agreed)"
    assert [row[1].tone for row in table.rows] == [""] * 5 + ["good"]


def test_the_state_is_that_of_the_last_period_that_was_counted(book: Book) -> None:
    later = KpiFigure(period_from=date(2026, 11, 1), period_to=date(2026, 11, 30), offered=5)
    table = kpi_report(book([*rows(), later]), viewer(), TODAY)
    assert (texts(table, 0)["2026-11-01/2026-11-30"], texts(table, 0)["state"]) == ("–", "Off target")


def test_quantities_and_qualities_stand_apart(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    assert (table.grouping, table.groups) == ("Type", ("Quantitative", "Quantitative", "Qualitative"))


def test_empty_sheets_make_empty_reports_in_every_language(book: Book) -> None:
    for language in LANGUAGES:
        assert kpi_report(book([]), viewer(language), TODAY).rows == ()
        table = service_levels(book([]), viewer(language), TODAY)
        assert len(table.rows) == 6
        assert texts(table, 0)["total"] == "–"


@given(
    formula=st.sampled_from(sorted(set(Formula) - {Formula.OWN})),
    target=st.floats(0, 10**9),
    threshold=st.integers(0, 36_000) | st.none(),
)
def test_every_formula_takes_every_target(formula: Formula, target: float, threshold: int | None) -> None:
    kpi = Kpi(name="x", formula=formula, target=round(target, 2), warning=target, threshold_s=threshold)
    counted = KpiFigure(period_from=TODAY, **COUNTS, handled=7, acw_s=3, operators=2, staffed_s=10**9)
    table = kpi_report(book_of([kpi, counted]), viewer(), TODAY)
    assert texts(table, 0)["target"] != "–"


def test_a_value_from_a_short_period_is_called_by_its_days(book: Book) -> None:
    days = KpiFigure(period_from=date(2026, 10, 5), period_to=date(2026, 10, 11), **COUNTS)
    day = KpiFigure(period_from=date(2026, 10, 5), **COUNTS)
    assert kpi_report(book([Kpi(**LEVEL), days]), viewer("de"), TODAY).heads[5].text == "05.10.2026 – 11.10.2026"
    assert kpi_report(book([Kpi(**LEVEL), day]), viewer("de"), TODAY).heads[5].text == "Okt. 2026"


def test_nothing_in_the_report_asks_to_be_filled_in(book: Book) -> None:
    table = kpi_report(book(rows()), viewer(), TODAY)
    section = Section("kpi_report", table.title, table.purpose, "table", (table,))
    assert not any(is_editable(head) for head in whole(section, words_of("en")).heads)
