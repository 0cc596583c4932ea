"""How each of the five languages writes dates, numbers and percentages (method.md 7)."""

from datetime import date, timedelta
from functools import lru_cache

from ccworkbench.language.languages import FACTS, LOCALES

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")


@lru_cache(maxsize=4096)
def date_text(day: date, language: str, *, long: bool = False) -> str:
    """Write a date as it stands in a cell (12.03.2026), or in running text (12. März 2026)."""
    if not long:
        return FACTS[language].date.format(day, SHORT_MONTHS[day.month - 1])
    from babel.dates import format_date

    return str(format_date(day, format="long", locale=LOCALES[language]))


@lru_cache(maxsize=512)
def month_text(day: date, language: str) -> str:
    """Write the month of a day: Mar 2026, März 2026."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMM", day, locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def days_text(days: int, language: str) -> str:
    """Write how far a day is from today: in 3 days, vor 3 Tagen."""
    from babel.dates import format_timedelta

    far, locale = 1 << 30, LOCALES[language]  # weeks and months would say less
    return str(format_timedelta(timedelta(days), "day", threshold=far, add_direction=True, locale=locale))


@lru_cache(maxsize=512)
def month_name_text(day: date, language: str) -> str:
    """Write the short name of a day's month: Mar, Mär, 3月."""
    from babel.dates import format_date

    return str(format_date(day, format="LLL", locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def number_text(value: float, digits: int, language: str) -> str:
    """Write a number with grouping and at most `digits` decimals."""
    if isinstance(value, int) and -1000 < value < 1000:  # written alike in all our languages
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0." + "#" * digits if digits else "#,##0", locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def fixed_number_text(value: float, digits: int, language: str) -> str:
    """Write a number with grouping and just so many decimals, so that numbers stand under each other."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0." + "0" * digits, locale=LOCALES[language]))


@lru_cache(maxsize=4096)
def percent_text(share: float, language: str, digits: int | None = None) -> str:
    """Write a share (0.8) as a percentage (80 %), with as many decimals as it has or with just so many."""
    from babel import Locale
    from babel.numbers import format_percent

    locale = LOCALES[language]
    if digits is None:
        return str(format_percent(round(share, 4), locale=locale, decimal_quantization=False))
    pattern = Locale.parse(locale).percent_formats[None].pattern.replace("0", "0." + "0" * digits)
    return str(format_percent(share, format=pattern, locale=locale))


@lru_cache(maxsize=8)
def month_names(language: str) -> tuple[str, ...]:
    """List how a language calls months, in full and short, inflected or not; as they stand in running text."""
    from babel.dates import get_month_names

    found = (
        name.rstrip(".")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, locale=LOCALES[language]).values()
    )
    return tuple(dict.fromkeys(name for name in found if not name[0].isdigit()))
