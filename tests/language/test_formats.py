"""Dates and small numbers are written without Babel, and yet as Babel writes them."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from ccworkbench.language.formats import date_text, number_text
from ccworkbench.language.languages import LANGUAGES, LOCALES

PATTERNS = {"en": "d MMM y", "de": "dd.MM.y", "hu": "y. MM. dd.", "ru": "dd.MM.y", "zh": "y-MM-dd"}
DAYS = [date(2026, 1, 1) + timedelta(number * 7) for number in range(120)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_in_a_cell_is_written_as_its_language_does(language: str) -> None:
    wanted = [format_date(day, format=PATTERNS[language], locale=LOCALES[language]) for day in DAYS]
    assert [date_text(day, language) for day in DAYS] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_their_language_does(language: str) -> None:
    for number in (0, 7, 999, 1000, 12345, -3):
        assert number_text(number, 0, language) == format_decimal(number, format="#,##0", locale=LOCALES[language])
