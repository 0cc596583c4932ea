"""Dates as people type them, in five languages, on Tuesday 24 November 2026."""

from datetime import date

import pytest

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.kind import Date
from ccworkbench.core.viewer import Viewer
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES

TODAY = date(2026, 11, 24)

# What is typed, and the day that is meant.
TYPED = {
    "en": {
        "12 March 2026": "2026-03-12",
        "March 12, 2026": "2026-03-12",
        "12 Mar": "2027-03-12",
        "1st Dec": "2026-12-01",
        "Sept 5": "2026-09-05",
        "13/4": "2027-04-13",
        "4/4": "2027-04-04",
        "25/12/26": "2026-12-25",
        "12.3.2026": "2026-03-12",
        "2026-03-12": "2026-03-12",
        "2026/3/2": "2026-03-02",
        "today": "2026-11-24",
        "TMRW": "2026-11-25",
        "yesterday": "2026-11-23",
        "+7": "2026-12-01",
        "- 2 w": "2026-11-10",
        "mon": "2026-11-30",
        "Tuesday": "2026-12-01",
    },
    "de": {
        "12.3": "2027-03-12",
        "12.3.": "2027-03-12",
        "12. 3. 26": "2026-03-12",
        "24.12.": "2026-12-24",
        "1.1.": "2027-01-01",
        "12. März 2026": "2026-03-12",
        "3. Okt.": "2026-10-03",
        "12/3": "2027-03-12",
        "31-12-2026": "2026-12-31",
        "morgen": "2026-11-25",
        "Heute": "2026-11-24",
        "gestern": "2026-11-23",
        "+2w": "2026-12-08",
        "+7 T": "2026-12-01",
        "mo": "2026-11-30",
        "Freitag": "2026-11-27",
    },
    "hu": {
        "2026. 03. 12.": "2026-03-12",
        "2026.3.12": "2026-03-12",
        "03.12.": "2027-03-12",
        "3.12": "2027-03-12",
        "24.12": "2026-12-24",
        "26.03.12": "2026-03-12",
        "26. 03. 12.": "2026-03-12",
        "2026. március 12.": "2026-03-12",
        "okt. 3.": "2026-10-03",
        "holnap": "2026-11-25",
        "ma": "2026-11-24",
        "tegnap": "2026-11-23",
        "+1h": "2026-12-01",
        "péntek": "2026-11-27",
        "hét": "2026-11-30",
    },
    "ru": {
        "12.03.2026": "2026-03-12",
        "12.3": "2027-03-12",
        "12 марта 2026 г.": "2026-03-12",
        "3 окт": "2026-10-03",
        "9 мая": "2027-05-09",
        "завтра": "2026-11-25",
        "сегодня": "2026-11-24",
        "вчера": "2026-11-23",
        "+1н": "2026-12-01",
        "+3 д": "2026-11-27",
        "пн": "2026-11-30",
        "пятница": "2026-11-27",
    },
    "zh": {
        "2026-03-12": "2026-03-12",
        "2026年3月12日": "2026-03-12",
        "3月12日": "2027-03-12",
        "12月1号": "2026-12-01",
        "3/12": "2027-03-12",
        "26/3/12": "2026-03-12",
        "明天": "2026-11-25",
        "今天": "2026-11-24",
        "昨天": "2026-11-23",
        "+7天": "2026-12-01",
        "+1周": "2026-12-01",
        "周一": "2026-11-30",
        "星期五": "2026-11-27",
    },
}
CASES = [(language, typed, meant) for language, table in TYPED.items() for typed, meant in table.items()]
ASKED = {
    ("en", "03/04"): ["2027-04-03", "2027-03-04"],
    ("en", "3/4/26"): ["2026-04-03", "2026-03-04"],
    ("hu", "12.03.2026"): ["2026-03-12", "2026-12-03"],
    ("zh", "3/4/2026"): ["2026-04-03", "2026-03-04"],
}
NO_DATES = (
    "soon",
    "12",
    "32.1.",
    "30.2.2026",
    "12.345",
    "12.1234",
    "1.2.3",
    "2026-13-01",
    "12 March or later",
    "before 12 March",
    "about 3.4.",
    "week 12",
    "March 2026",
    "0.0.",
    "12:30",
    "12 Foo 2026",
    "+",
    "+7x",
    "99999",
    "12.3.20265",
    "--",
)


def viewer(language: str) -> Viewer:
    return Viewer(catalogues.words_of(language), TODAY)


@pytest.mark.parametrize(("language", "typed", "meant"), CASES)
def test_a_typed_date_is_understood(language: str, typed: str, meant: str) -> None:
    assert Date().parse(typed, viewer(language)) == date.fromisoformat(meant)


@pytest.mark.parametrize(("language", "typed"), ASKED)
def test_a_date_of_two_readings_is_asked_about(language: str, typed: str) -> None:
    with pytest.raises(AmbiguousDateError, match="Choose one") as caught:
        Date().parse(typed, viewer(language))
    assert [day.isoformat() for day in caught.value.readings] == ASKED[language, typed]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_refused_with_an_example(language: str, typed: str) -> None:
    with pytest.raises(CellError, match="is not a date") as caught:
        Date().parse(typed, viewer(language))
    said = viewer(language).words.tell(caught.value.message)
    assert typed in said
    assert viewer(language).words.date(TODAY) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_is_read_back_as_it_is_shown(language: str) -> None:
    for day in (date(2026, month, number) for month in range(1, 13) for number in (1, 9, 12, 13, 28)):
        assert Date().parse(Date().show(day, viewer(language)), viewer(language)) == day
        assert Date().parse(viewer(language).words.date(day, long=True), viewer(language)) == day


def test_an_empty_date_stays_empty() -> None:
    assert Date().parse("  ", viewer("de")) is None
    assert Date().show(None, viewer("de")) == ""


def test_a_year_that_no_plan_reaches_is_a_slip_and_stays_what_was_typed() -> None:
    viewer = Viewer(catalogues.words_of("en"), TODAY)
    for text, day in (("1900-01-01", date(1900, 1, 1)), ("2200-12-31", date(2200, 12, 31))):
        assert Date().parse(text, viewer) == day
    for text in ("1899-12-31", "2201-01-01", "9999-12-31", "3.4.9999"):
        with pytest.raises(CellError, match=r"The year \d+ is out of range"):
            Date().parse(text, viewer)
    with pytest.raises(CellError, match="The year 9999 is out of range"):
        Date().from_excel(date(9999, 12, 31), viewer)


@pytest.mark.parametrize("typed", ["1.1.0001", "1 Jan 0001", "0001-01-01", "1.1.0026", "Jan 1, 99999999999999999999"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_of_four_digits_is_that_year(typed: str, language: str) -> None:
    with pytest.raises(CellError):
        Date().parse(typed, Viewer(catalogues.words_of(language), TODAY))
    assert Date().parse("1.1.01", Viewer(catalogues.words_of("de"), TODAY)) == date(2001, 1, 1)
