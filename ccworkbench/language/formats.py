"""The five languages, and how each reads and writes dates, numbers and durations (method.md 7)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

# What may follow +7: a day (Tag, nap, день, 天) or a week (Woche, hét, неделя, 周).
UNITS = {"": 1, "d": 1, "t": 1, "n": 1, "д": 1, "天": 1, "w": 7, "h": 7, "н": 7, "周": 7}
DIGITS = 15  # what a number in a computer keeps exactly
BESIDE_MONTHS = {"st", "nd", "rd", "th", "of", "г", "года"}  # 1st of March, 12 марта 2026 г.


@dataclass(frozen=True)
class Facts:
    """What is true of a language: its own name, and what others call it or expect of it."""

    name: str
    locale: str  # of CLDR and Qt
    land: str  # where most of those live who speak it; English is spoken everywhere
    zone: str
    # As CLDR has it; written out, for the lists are full of dates and its data take long to load.
    date: str
    excel_date: str
    point: str = ","  # before decimals; the other one groups
    listing: str = ", "  # between the items of a list
    year_first: bool = False
    catalogue: str = ""  # the folder of its texts, where that is not called as it is
    page: str = "cp1252"  # in which Windows writes its texts where a program knows no better
    qt: str = ""  # as Qt's own texts are called, where they are not called as it is


FACTS = {
    "en": Facts("English", "en_GB", "GB", "Europe/London", "{0.day} {1} {0.year}",
                "[$-809]d mmm yyyy", point="."),  # month names in English on every machine
    "de": Facts("Deutsch", "de_DE", "DE", "Europe/Berlin", "{0:%d.%m}.{0.year}", "dd.mm.yyyy"),
    "hu": Facts("Magyar", "hu_HU", "HU", "Europe/Budapest", "{0.year}. {0:%m. %d.}", "yyyy. mm. dd.", year_first=True,
                page="cp1250"),
    "ru": Facts("Русский", "ru_RU", "RU", "Europe/Moscow", "{0:%d.%m}.{0.year}", "dd.mm.yyyy", page="cp1251"),
    "zh": Facts("简体中文", "zh_Hans_CN", "CN", "Asia/Shanghai", "{0.year}-{0:%m-%d}", "yyyy-mm-dd", point=".",
                listing="、", year_first=True, catalogue="zh_Hans", page="gb18030", qt="zh_CN"),
}  # fmt: skip
LANGUAGES = {key: facts.name for key, facts in FACTS.items()}
LOCALES = {key: facts.locale for key, facts in FACTS.items()}
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


@lru_cache(maxsize=4096)
def write_date(day: date, language: str, *, long: bool = False) -> str:
    """Write a date as it stands in a cell (12.03.2026), or in running text (12. März 2026)."""
    if not long:
        return FACTS[language].date.format(day, SHORT_MONTHS[day.month - 1])
    from babel.dates import format_date

    return str(format_date(day, format="long", locale=LOCALES[language]))


@lru_cache(maxsize=512)
def write_month(day: date, language: str) -> str:
    """Write the month of a day: Mar 2026, März 2026."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMM", day, locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def write_days(days: int, language: str) -> str:
    """Write how far a day is from today: in 3 days, vor 3 Tagen."""
    from babel.dates import format_timedelta

    far, locale = 1 << 30, LOCALES[language]  # weeks and months would say less
    return str(format_timedelta(timedelta(days), "day", threshold=far, add_direction=True, locale=locale))


@lru_cache(maxsize=512)
def write_month_name(day: date, language: str) -> str:
    """Write the short name of a day's month: Mar, Mär, 3月."""
    from babel.dates import format_date

    return str(format_date(day, format="LLL", locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def write_number(value: float, digits: int, language: str) -> str:
    """Write a number with grouping and at most `digits` decimals."""
    if isinstance(value, int) and -1000 < value < 1000:  # written alike in all our languages
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0." + "#" * digits if digits else "#,##0", locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def write_fixed(value: float, digits: int, language: str) -> str:
    """Write a number with grouping and just so many decimals, so that numbers stand under each other."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0." + "0" * digits, locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def write_percent(share: float, language: str, digits: int | None = None) -> str:
    """Write a share (0.8) as a percentage (80 %), with as many decimals as it has or with just so many."""
    from babel import Locale
    from babel.numbers import format_percent

    locale = LOCALES[language]
    if digits is None:
        return str(format_percent(round(share, 4), locale=locale, decimal_quantization=False))
    pattern = Locale.parse(locale).percent_formats[None].pattern.replace("0", "0." + "0" * digits)
    return str(format_percent(share, format=pattern, locale=locale))


def read_dates(text: str, language: str, today: date, near: dict[str, int]) -> list[date]:
    """Give the readings of a typed date: none, one, or two where day and month can be exchanged (03/04 in English).

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


def read_number(text: str, language: str) -> float | None:
    """Read digits with this language's separators; grouping must be well-formed, or 1,5 would become 15.

    More digits than a number can keep would come back as other digits: they are no number.
    """
    typed = _as_number(text, language)
    if not typed or len(re.sub(r"\D", "", typed.split(".")[0])) > DIGITS:
        return None
    return float(typed)


def is_too_long(text: str, language: str) -> bool:
    """Tell whether a text is a number that has more digits before its decimals than can be kept."""
    return bool(_as_number(text, language)) and read_number(text, language) is None


def _as_number(text: str, language: str) -> str:
    """Write a number as Python does; nothing where this language would write it otherwise."""
    point = FACTS[language].point
    group = "," if point == "." else r"[.\s]"
    typed = re.sub(r"\s", " ", text.strip()).replace("−", "-")
    if not re.fullmatch(rf"[+-]?(\d+|\d{{1,3}}({group}\d{{3}})+)({re.escape(point)}\d+)?", typed):
        return ""
    return re.sub(group, "", typed).replace(point, ".")


def read_seconds(text: str) -> int | None:
    """Read h:mm:ss, mm:ss or seconds."""
    match = re.fullmatch(r"(?:(?:(\d{1,9}):)?(\d{1,9}):)?(\d{1,9})", text.strip())
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


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
