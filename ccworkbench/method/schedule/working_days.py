"""The working days of a country: weekends, public holidays, days off of the project; counted both ways."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any
from warnings import catch_warnings, simplefilter

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import YEARS
from ccworkbench.language.languages import FACTS, LANGUAGES, LOCALES
from ccworkbench.language.typed_dates import read_dates
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, phrase
from ccworkbench.method.project_facts import only
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project

UNKNOWN = N_(
    "No public holidays are known for “{text}”. Type a two-letter country code, such as DE, or `none` "
    "if only weekends count."
)
# Where the calendar is made all the same, as the workbook has it.
LEFT_OUT = N_(
    "No public holidays are known for “{text}”; only weekends count. Type a two-letter country code, such as DE."
)

# Where the library knows holidays of the whole country only by leaving out those of its largest part.
USUAL_PARTS = {"GB": "ENG"}


@dataclass(frozen=True)
class Calendar:
    """Which days are worked; `region` is a country or one of its parts (DE, DE-BY), without it only weekends count."""

    region: str = ""
    off: frozenset[date] = field(default_factory=frozenset)

    @property
    def is_known(self) -> bool:
        """Tell whether public holidays are known, or only weekends count."""
        return bool(self.region) and _holidays(self.region) is not None

    def is_working(self, day: date) -> bool:
        """Tell whether a day is worked."""
        days = self._days(day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def shift(self, day: date, days: int) -> date:
        """Go some working days forwards or backwards; from a day off, it starts at the next working day."""
        year, listed = day.year, self._days(day.year)
        place = bisect_left(listed, day) + days
        while place >= len(listed):
            place -= len(listed)
            year += 1
            listed = self._days(year)
        while place < 0:
            year -= 1
            listed = self._days(year)
            place += len(listed)
        return listed[place]

    def next(self, day: date) -> date:
        """Return the day itself where it is worked, else the next working day."""
        return self.shift(day, 0)

    def previous(self, day: date) -> date:
        """Return the day itself where it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.shift(day, -1)

    def count(self, first: date, last: date) -> int:
        """Count the working days from one day to another, both of them included."""
        if last < first:
            return 0
        if first.year == last.year:
            days = self._days(first.year)
            return bisect_right(days, last) - bisect_left(days, first)
        full = sum(len(self._days(year)) for year in range(first.year + 1, last.year))
        start, end = self._days(first.year), self._days(last.year)
        return len(start) - bisect_left(start, first) + full + bisect_right(end, last)

    def holiday(self, day: date, language: str = "") -> str:
        """Name the public holiday on a day, in a language where it is known there, else as its country calls it."""
        found = _holidays(self.region, language) if self.region else None
        with catch_warnings():
            simplefilter("ignore")
            return str(found.get(day) or "") if found is not None else ""

    def knows(self, year: int) -> bool:
        """Tell whether the public holidays of a year are known."""
        found = _holidays(self.region) if self.region else None
        return found is not None and bool(found.start_year <= year <= found.end_year)

    def _days(self, year: int) -> list[date]:
        check_year(date(year, 1, 1) if 0 < year < 10000 else date.max)
        return _working_days(self.region, self.off, year)


def check_year(day: date | None) -> None:
    """Refuse a day that no plan reaches."""
    if day and not YEARS[0] <= day.year <= YEARS[1]:
        raise UserError(phrase("The year {year} is out of range. Type a date closer to today.", year=str(day.year)))


def calendar_of(
    country: str, region: str = "", days_off: str = "", language: str = "en"
) -> tuple[Calendar, list[Phrase]]:
    """Make a calendar from what a project says; what can't be understood is left out and told."""
    told: list[Phrase] = []
    try:
        place = read_region(country, region)
    except UserError as error:
        is_unknown = error.message.text == UNKNOWN
        told.append(phrase(LEFT_OUT, **error.message.values) if is_unknown else error.message)
        place = ""
    off, unread = _read_days(days_off, language)
    told += [phrase("“{text}” is not a date and was left out of the calendar.", text=text) for text in unread]
    return Calendar(place, off), told


def working_days(rows: Rows, first: date, last: date) -> int:
    """Count the working days of a project between two days, both of them included (method.md 0.3)."""
    project, gates = only(rows, Project), only(rows, Gates)
    language = project.language.value if project else "en"
    place = (gates.country, gates.region, gates.days_off) if gates else (FACTS[language].land, "", "")
    return _calendar(*place, language).count(first, last)


@lru_cache(maxsize=8)
def _calendar(country: str, region: str, days_off: str, language: str) -> Calendar:
    return calendar_of(country, region, days_off, language)[0]


def read_region(country: str, region: str = "") -> str:
    """Read a country by code or name, with its part; raises UserError where none is known by it."""
    typed = " ".join(country.split())
    if not typed:
        return ""
    code, _, inner = typed.upper().partition("-")
    if code not in _parts():
        code, inner = _names().get(typed.casefold(), ""), ""
    if code not in _parts():
        raise UserError(phrase(UNKNOWN, text=typed))
    part = (region.strip() or inner).upper().removeprefix(f"{code}-")
    if part and part not in {known.upper() for known in _parts()[code]}:
        raise UserError(
            phrase(
                "{country} has no region “{text}” in the calendar. Choose one of: {known}.",
                country=code,
                text=part,
                known=", ".join(_parts()[code]) or "–",
            )
        )
    return f"{code}-{part}" if part else code


def regions(language: str) -> list[tuple[str, str]]:
    """List the countries whose holidays are known, each by code and by its name in a language, in its order."""
    from babel import Locale

    names = Locale.parse(LOCALES[language]).territories
    return sorted(((code, str(names[code])) for code in _parts() if code in names), key=lambda place: place[1])


def about_year(calendar: Calendar, day: date) -> Phrase | None:
    """Tell that the public holidays of a year are not known; None where they are, or nobody asked for them."""
    if not calendar.is_known or calendar.knows(day.year):
        return None
    return phrase("The public holidays for {year} are not known; only weekends count.", year=str(day.year))


def about_day(calendar: Calendar, day: date, language: str = "") -> Phrase | None:
    """Tell that a go-live falls on a day off; None where it is a working day."""
    if calendar.is_working(day):
        return None
    if name := calendar.holiday(day, language):
        return phrase("Go-live falls on a public holiday: {name}.", name=name)
    return phrase("Go-live falls on a non-working day, such as a weekend.")


@lru_cache(maxsize=128)
def _working_days(region: str, off: frozenset[date], year: int) -> list[date]:
    """List the working days of a year; where holidays move working days to weekends, as in China, these count."""
    known = _holidays(region) if region else None
    days = (date(year, 1, 1) + timedelta(n) for n in range(366))
    own = (day for day in days if day.year == year and day not in off)
    if known is None:
        return [day for day in own if day.weekday() < 5]
    with catch_warnings():  # some countries warn that far years lack a few days
        simplefilter("ignore")
        return [day for day in own if known.is_working_day(day)]


@cache
def _holidays(region: str, language: str = "") -> Any:
    """Return the holidays of a country or one of its parts; None where nothing is known."""
    import holidays  # its countries take long to load

    country, _, part = region.partition("-")
    part = part or USUAL_PARTS.get(country, "")
    named = next((known for known in _parts().get(country, ()) if known.upper() == part), None)
    if country not in _parts() or (part and not named):
        return None
    found = holidays.country_holidays(country, subdiv=named)
    spoken = [known for known in found.supported_languages if language and known.startswith(language)]
    return holidays.country_holidays(country, subdiv=named, language=(*spoken, found.default_language)[0])


@cache
def _parts() -> dict[str, list[str]]:
    """Return the countries that are known by two letters, with their parts."""
    import holidays

    return {code: parts for code, parts in holidays.list_supported_countries().items() if len(code) == 2}


@cache
def _names() -> dict[str, str]:
    """Return the codes of countries by their names in all our languages."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale.parse(LOCALES[language]).territories
        found.update({str(name).casefold(): str(code) for code, name in territories.items() if len(code) == 2})
    return found


def _read_days(text: str, language: str) -> tuple[frozenset[date], list[str]]:
    """Read days and spans of days, one a line or between semicolons; gives what could not be read, too."""
    found: set[date] = set()
    unread = []
    for line in filter(None, (part.strip() for part in re.split(r"[\n;；]+", text))):
        ends = [read_dates(part, language, date(2000, 1, 1), {}) for part in re.split(r"\s+[-–—]\s+|–|…", line)]
        days = [reading[0] for reading in ends if len(reading) == 1]
        if len(days) != len(ends) or len(days) > 2 or not 0 <= (days[-1] - days[0]).days < 400:
            unread.append(line)
        else:
            found.update(_span(days[0], days[-1]))
    return frozenset(found), unread


def _span(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))
