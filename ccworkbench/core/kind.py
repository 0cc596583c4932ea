"""Kinds of cell: how a value is shown, typed, put into Excel and taken back."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.option import Option
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.legible_text import legible
from ccworkbench.language.name_matching import rank_of
from ccworkbench.language.typed_dates import read_dates
from ccworkbench.language.typed_numbers import DIGITS, is_too_long, read_number
from ccworkbench.language.words import N_, Phrase, phrase

# What a typist may call a near day, `|` between synonyms; every language has its own list.
NEAR = {-1: N_("yesterday"), 0: N_("today|now"), 1: N_("tomorrow|tmrw")}

YEARS = (1900, 2200)  # what is planned lies between; beyond, a typed date is a slip
LARGEST = 10**DIGITS - 1
NAMED = 3  # rows that a sentence names before it ends in an ellipsis
TICKS = {True: {"x", "1", "true", "yes", "✓", "☑", "☒"}, False: {"0", "false", "no", "☐", "-", "–"}}


class Kind:
    """The base of all kinds: None is an empty cell, shown and typed as nothing."""

    is_number: ClassVar[bool] = False  # whether values can be counted with, and stand at the right
    excel_format = "@"
    long = False
    empty: Any = None

    @property
    def align(self) -> str:
        """Return the side of the cell at which the value stands."""
        return "right" if self.is_number else "left"

    def show(self, value: Any, viewer: Viewer) -> str:
        """Write a value for a reader."""
        return "" if value is None else self.show_value(value, viewer)

    def parse(self, text: str, viewer: Viewer) -> Any:
        """Read what somebody typed or pasted; raises CellError and loses nothing."""
        text = legible(text).strip()
        return self.read(text, viewer) if text else self.empty

    def holds(self, value: Any) -> bool:
        """Tell whether a stored value of the right type can be one of this kind."""
        return True

    def to_excel(self, value: Any, viewer: Viewer) -> Any:
        """Return what Excel should hold: a date, a number or a text."""
        return self.show(value, viewer) or None

    def from_excel(self, value: Any, viewer: Viewer) -> Any:
        """Take a value back from Excel, which may hold a number where a text was."""
        return self.parse("" if value is None else str(value), viewer)

    def choices(self, viewer: Viewer) -> list[tuple[Any, str]]:
        """List what can be chosen, with labels; nothing where anything can be typed."""
        return []

    def also_called(self, value: Any, viewer: Viewer) -> Sequence[str]:
        """Return what else may be typed for one of the choices, beside its label."""
        return ()

    def tone(self, value: Any) -> str:
        """Name the state a value stands for: good, warn, bad, info or nothing."""
        return ""

    def show_value(self, value: Any, viewer: Viewer) -> str:
        """Write a value that is there."""
        return viewer.retell(str(value))

    def read(self, text: str, viewer: Viewer) -> Any:
        """Read a text that is not blank."""
        return " ".join(text.split())


class Text(Kind):
    """One line of text."""

    empty = ""


class LongText(Text):
    """Several lines; line ends are kept, blanks before them are not."""

    long = True

    def read(self, text: str, viewer: Viewer) -> str:
        return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


class Code(Text):
    """A human number such as A-012, unique in its sheet; new rows take the next one."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def number(self, code: str) -> int:
        """Return the number in a code, 0 where there is none."""
        match = re.fullmatch(rf"{self.prefix}-(\d{{1,{DIGITS}}})", code)
        return int(match[1]) if match else 0

    def plain(self, code: str) -> str:
        """Write a code in one way: a-12 and A-0012 call the same row as A-012."""
        number = self.number(code.upper())
        return f"{self.prefix}-{number}" if number else code.casefold()

    @staticmethod
    def taken(code: str) -> Phrase:
        """Say that a number belongs to another row of the sheet."""
        return phrase("{code} is already the number of another row. Choose another number.", code=code)


class Number(Kind):
    """A number with at most `digits` decimals, within `low` and `high`."""

    is_number = True

    def __init__(self, digits: int = 0, low: float | None = None, high: float | None = None) -> None:
        self.digits, self.low, self.high = digits, low, high
        self.excel_format = "#,##0." + "0" * digits if digits else "#,##0"

    def show_value(self, value: float, viewer: Viewer) -> str:
        return viewer.words.number(value, self.digits)

    def read(self, text: str, viewer: Viewer) -> float:
        return self.within(self.number(text, viewer), viewer)

    def number(self, text: str, viewer: Viewer) -> float:
        """Read digits; raises CellError for what is no number, or one that is too large for any cell."""
        value = read_number(text, viewer.words.language)
        if value is None and is_too_long(text, viewer.words.language):
            low, high = (-LARGEST if self.low is None else self.low), (LARGEST if self.high is None else self.high)
            raise self._outside(text, low, high, viewer)
        if value is None:
            raise CellError(phrase("“{text}” is not a number.", text=text))
        return value

    def holds(self, value: Any) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def within(self, value: float, viewer: Viewer) -> float:
        """Round a number, and refuse what lies outside the limits, or has a fraction where none may be."""
        if not self.digits and value != round(value):
            raise CellError(phrase("“{text}” is not a whole number.", text=viewer.words.number(value, 4)))
        value = round(value, self.digits or None)
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise self._outside(self.show(value, viewer), self.low, self.high, viewer)
        return value

    def _outside(self, text: str, low: float | None, high: float | None, viewer: Viewer) -> CellError:
        least, most = ("…" if limit is None else self.show(limit, viewer) for limit in (low, high))
        return CellError(phrase("“{text}” is outside the range {low} to {high}.", text=text, low=least, high=most))

    def to_excel(self, value: Any, viewer: Viewer) -> Any:
        return value

    def from_excel(self, value: Any, viewer: Viewer) -> Any:
        return self.within(value, viewer) if isinstance(value, int | float) else super().from_excel(value, viewer)


class Date(Kind):
    """A day; empty stays empty."""

    excel_format = "yyyy-mm-dd"

    def show_value(self, value: date, viewer: Viewer) -> str:
        return viewer.words.date(value)

    def read(self, text: str, viewer: Viewer) -> date:
        near = {word: days for days, names in NEAR.items() for word in viewer.words.say(names).casefold().split("|")}
        readings = [self.within(day) for day in read_dates(text, viewer.words.language, viewer.today, near)]
        if len(readings) > 1:
            raise AmbiguousDateError(text, viewer.words, readings)
        if not readings:
            example = viewer.words.date(viewer.today)
            raise CellError(phrase("“{text}” is not a date. Type it as {example}.", text=text, example=example))
        return readings[0]

    def within(self, day: date) -> date:
        """Return a day; raises CellError where no plan reaches it."""
        if not self.holds(day):
            raise CellError(phrase("The year {year} is out of range. Type a date closer to today.", year=str(day.year)))
        return day

    def holds(self, value: Any) -> bool:
        return bool(YEARS[0] <= value.year <= YEARS[1])

    def to_excel(self, value: Any, viewer: Viewer) -> Any:
        return value

    def from_excel(self, value: Any, viewer: Viewer) -> Any:
        is_day = isinstance(value, date)  # a datetime is one, too
        return self.within(date(value.year, value.month, value.day)) if is_day else super().from_excel(value, viewer)


class Choice(Kind):
    """One value of a closed list; typed by label in the reader's language, or by its first letters."""

    def __init__(self, options: type[Option]) -> None:
        self.options = options

    def show_value(self, value: Any, viewer: Viewer) -> str:
        return viewer.words.say(self.options(value).label)

    def read(self, text: str, viewer: Viewer) -> Any:
        labels = [(option, self.show_value(option, viewer).casefold()) for option in self.options]
        exact = [o for o, label in labels if text.casefold() in {label, o.value.casefold(), o.label.casefold()}]
        found = exact or [option for option, label in labels if label.startswith(text.casefold())]
        if len(found) != 1:
            known = viewer.words.listing(label for _, label in self.choices(viewer))
            raise CellError(phrase("“{text}” is unknown. Choose one of: {known}.", text=text, known=known))
        return found[0]

    def choices(self, viewer: Viewer) -> list[tuple[Any, str]]:
        return [(option, self.show_value(option, viewer)) for option in self.options]

    def tone(self, value: Any) -> str:
        return value.tone if isinstance(value, Option) else ""


class Choices(Choice):
    """Several values of a closed list, kept as a tuple of keys in the list's order."""

    empty = ()

    def holds(self, value: Any) -> bool:
        known = [option.value for option in self.options]
        return isinstance(value, list | tuple) and all(key in known for key in value)

    def show(self, value: Any, viewer: Viewer) -> str:
        return viewer.words.listing(self.show_value(key, viewer) for key in value or ())

    def read(self, text: str, viewer: Viewer) -> tuple[str, ...]:
        chosen = {super(Choices, self).read(part.strip(), viewer) for part in re.split(r"[,;、，；\n]+", text)}
        return tuple(option.value for option in self.options if option in chosen)


class Flag(Kind):
    """Yes or no; typed as yes, x, 1 or a tick."""

    empty = False

    def show_value(self, value: Any, viewer: Viewer) -> str:
        return viewer.words.say("Yes") if value else viewer.words.say("No")

    def read(self, text: str, viewer: Viewer) -> bool:
        for value, label in self.choices(viewer):
            if text.casefold() in {label.casefold(), *TICKS[value]}:
                return bool(value)
        raise CellError(phrase("“{text}” is neither yes nor no.", text=text))

    def choices(self, viewer: Viewer) -> list[tuple[Any, str]]:
        return [(value, self.show_value(value, viewer)) for value in (True, False)]


class Reference(Kind):
    """A row of another sheet, called as that sheet calls its rows; typed by name, number, address or first letters."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet

    def show_value(self, value: UUID, viewer: Viewer) -> str:
        return viewer.retold_name(self.sheet, value)

    def read(self, text: str, viewer: Viewer) -> UUID:
        fitting: dict[int, list[tuple[UUID, str]]] = {}
        for row, name in self.choices(viewer):
            rank = rank_of(text, name, self.also_called(row, viewer))
            if rank is not None:
                fitting.setdefault(rank, []).append((row, name))
        if not fitting:
            raise CellError(phrase("“{text}” is not on the list yet. Add it there, or choose another.", text=text))
        found = fitting[min(fitting)]
        if len(found) > 1:
            names = viewer.words.listing(
                [self._told(*one, viewer) for one in found[:NAMED]] + ["…"] * (len(found) > NAMED)
            )
            raise CellError(
                phrase("“{text}” matches several rows: {names}. Type more of the name.", text=text, names=names)
            )
        return found[0][0]

    def choices(self, viewer: Viewer) -> list[tuple[Any, str]]:
        return [(row, viewer.retell(name)) for row, name in viewer.options(self.sheet)]

    def also_called(self, value: Any, viewer: Viewer) -> Sequence[str]:
        return viewer.also_called(self.sheet, value)

    def _told(self, row: UUID, name: str, viewer: Viewer) -> str:
        """Return a name with what tells it from another of the same name."""
        others = [other for other in self.also_called(row, viewer) if other and rank_of(other, name) is None]
        return f"{name} ({others[0]})" if others else name
