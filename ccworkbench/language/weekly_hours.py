"""How long something is open: the hours a week that a text such as “Monday to Friday 7:00–20:00” comes to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ccworkbench.language.languages import LOCALES

WEEK_DAYS: Final = 7
WORK_DAYS: Final = 5  # open, where a text names no days
DAY: Final = 24 * 60  # minutes
ALWAYS: Final = re.compile(r"24\s*[/x×*]\s*7", re.IGNORECASE)
# Words for every day of the week, in the five languages.
DAILY: Final = re.compile(
    r"\b(daily|every day|täglich|naponta|minden nap|ежедневно|каждый день)\b|每天|每日", re.IGNORECASE
)
CLOCK: Final = r"(\d{1,2})(?:[:.：](\d{2}))?"
BETWEEN: Final = r"\s*(?:uhr|h|点|时)?\s*(?:[-–—~～]|to|until|bis|до|至|到)\s*"
SPAN: Final = re.compile(rf"(?<!\d){CLOCK}{BETWEEN}{CLOCK}(?![\d:])", re.IGNORECASE)
SHORTEST_STEM: Final = 4  # letters of a name of a day that is declined: среда, среду


def weekly_hours(text: str) -> float | None:
    """Return the hours a week in an open text; None where it names none that can be read."""
    if ALWAYS.search(text):
        return WEEK_DAYS * 24.0
    minutes = 0
    for part in _parts(text):
        days, spans = _days(part), [_minutes(*found) for found in SPAN.findall(part)]
        if None in spans:
            return None
        minutes += days * sum(filter(None, spans))
    return minutes / 60 if 0 < minutes <= WEEK_DAYS * DAY else None


def _parts(text: str) -> Iterator[str]:
    """Split a text behind each of its spans: days stand before their hours."""
    for line in re.split(r"[\n;；]", text):
        start = 0
        spans = list(SPAN.finditer(line))
        for number, here in enumerate(spans, 1):
            if number == len(spans) or _named(line[here.end() : spans[number].start()]):
                yield line[start : here.end()]
                start = here.end()


def _minutes(from_hour: str, from_minute: str, to_hour: str, to_minute: str) -> int | None:
    """Return how long a span of a day is; one that ends before it begins runs over midnight."""
    begins, ends = (
        60 * int(hour) + int(minute or 0) for hour, minute in ((from_hour, from_minute), (to_hour, to_minute))
    )
    if max(begins, ends) > DAY:
        return None
    return ends - begins if ends > begins else ends - begins + DAY


def _days(part: str) -> int:
    """Count the days that a part names; two of them with nothing listed between stand for all from one to the other."""
    if DAILY.search(part):
        return WEEK_DAYS
    named = _named(part)
    if len(named) == 2 and not re.search(r"[,，、&+]|\b(and|und|és|и)\b|和", part[named[0][1] : named[1][1]]):
        return (named[1][0] - named[0][0]) % WEEK_DAYS + 1
    return len({day for day, _ in named}) or WORK_DAYS


def _named(text: str) -> list[tuple[int, int]]:
    """List the days of the week that a text names, Monday is 0, each with its place."""
    found = _pattern().finditer(text.casefold())
    return [(_day_of(match[0]), match.start()) for match in found]


def _day_of(word: str) -> int:
    """Return the day that a word of the pattern begins with."""
    return next(day for stem, day in _stems() if word.startswith(stem))


@cache
def _pattern() -> re.Pattern[str]:
    """Match any name of a day: a long one by its stem, a short one as a whole word; Chinese names stand anywhere."""
    parts = [
        re.escape(stem)
        if not stem.isascii() and len(stem) <= 3 and stem[0] in "周星"
        else rf"\b{re.escape(stem)}" + ("" if len(stem) > SHORTEST_STEM - 1 else r"\b")
        for stem, _ in _stems()
    ]
    return re.compile("|".join(parts))


@cache
def _stems() -> tuple[tuple[str, int], ...]:
    """List the names of days in the five languages, the longest first; one letter alone names none."""
    from babel.dates import get_day_names  # late: it loads the names of a language only when hours are read

    found: dict[str, int] = {}
    for locale in LOCALES.values():
        for width in ("wide", "abbreviated"):
            for day, name in get_day_names(width, "format", locale).items():
                word = name.casefold().rstrip(".")
                is_declined = len(word) > SHORTEST_STEM and word[0] not in "周星"
                stem = word[:-1] if is_declined else word
                if len(stem) > 1:
                    found.setdefault(stem, day)
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))
