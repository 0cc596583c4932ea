"""How a typed date is read in each language, from full dates to “tomorrow” (method.md 7)."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from ccworkbench.language.languages import FACTS, LOCALES

# What may follow +7: a day (Tag, nap, день, 天) or a week (Woche, hét, неделя, 周).
UNITS = {"": 1, "d": 1, "t": 1, "n": 1, "д": 1, "天": 1, "w": 7, "h": 7, "н": 7, "周": 7}

BESIDE_MONTHS = {"st", "nd", "rd", "th", "of", "г", "года"}  # 1st of March, 12 марта 2026 г.


def read_dates(text: str, language: str, today: date, near: dict[str, int]) -> list[date]:
    """Return the readings of a typed date: none, one, or two where day and month can be exchanged (03/04 in English).

    `near` maps the words for yesterday, today and tomorrow to days from today; a date without a year is the one
    closest to today.
    """
    typed = text.strip().casefold()
    if typed in near:
        return [today + timedelta(near[typed])]
    for reader in (_relative, _weekday, _iso, _with_month_name, _numeric):
        if found := reader(typed, language, today):
            return found
    return []


def _relative(typed: str, _language: str, today: date) -> list[date]:
    match = re.fullmatch(r"([+-])\s*(\d{1,4})\s*(\w?)", typed)
    if not match or match[3] not in UNITS:
        return []
    days = int(match[2]) * UNITS[match[3]]
    return [today + timedelta(days if match[1] == "+" else -days)]


def _weekday(typed: str, language: str, today: date) -> list[date]:
    start = typed.rstrip(".")
    for weekday, name in _names(language, "days"):
        if len(start) > 1 and name.startswith(start):
            return [today + timedelta((weekday - today.weekday()) % 7 or 7)]
    return []


def _iso(typed: str, _language: str, today: date) -> list[date]:
    match = re.fullmatch(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[.日]?", typed)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    short = re.fullmatch(r"(\d{1,2})月(\d{1,2})[日号]?", typed)
    return _nearest(int(short[1]), int(short[2]), today) if short else []


def _with_month_name(typed: str, language: str, today: date) -> list[date]:
    names = [word for word in re.findall(r"[^\W\d_]+", typed) if word not in BESIDE_MONTHS]
    numbers = re.findall(r"\d+", typed)
    if len(names) != 1 or len(names[0]) < 3 or len(numbers) not in {1, 2} or re.search(r"[^\w\s.,/-]", typed):
        return []
    month = next((month for month, full in _names(language, "months") if full.startswith(names[0])), 0)
    if len(numbers) == 1:
        return _nearest(month, int(numbers[0][:3]), today)
    year, day = numbers if len(numbers[0]) > 2 or int(numbers[0]) > 31 else reversed(numbers)
    return _day(_year(year), month, int(day[:3]))


def _numeric(typed: str, language: str, today: date) -> list[date]:
    match = re.fullmatch(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\.?(?:(?:\s*[./-]\s*|\s+)(\d{4}|\d{2}))?\.?", typed)
    if not match:
        return []
    first, second, last = int(match[1]), int(match[3]), match[4] or ""

    def dated(month: int, day: int) -> list[date]:
        return _day(_year(last), month, day) if last else _nearest(month, day, today)

    day_first, month_first = dated(second, first), dated(first, second)
    year_first = FACTS[language].year_first
    if year_first and len(last) == 2:
        return _day(_year(match[1]), second, int(last)) or day_first
    if year_first and not last:
        return month_first or day_first
    if year_first or (language == "en" and match[2] == "/"):
        return list(dict.fromkeys(day_first + month_first))
    return day_first


def _year(typed: str) -> int:
    """Read a year: one of two digits is of this century, and more than four are none."""
    return int(typed[:5]) if len(typed) > 2 else 2000 + int(typed)


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def _nearest(month: int, day: int, today: date) -> list[date]:
    found = [candidate for year in (-1, 0, 1) for candidate in _day(today.year + year, month, day)]
    return sorted(found, key=lambda candidate: abs(candidate - today))[:1]


@lru_cache(maxsize=16)
def _names(language: str, what: str) -> tuple[tuple[int, str], ...]:
    """Month or weekday names of a language, in every form it writes them (март, марта)."""
    from babel.dates import get_day_names, get_month_names

    get: Callable[..., Any] = get_month_names if what == "months" else get_day_names
    forms = [(width, context) for width in ("wide", "abbreviated") for context in ("format", "stand-alone")]
    return tuple(
        (number, str(name).casefold().rstrip("."))
        for width, context in forms
        for number, name in get(width, context, locale=LOCALES[language]).items()
    )
