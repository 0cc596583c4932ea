"""Kinds of cell with a unit or a form of their own: shares, spans of time, numbers of rows, pairs of levels."""

import re
from typing import Any
from uuid import UUID

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Kind, Number, Text
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.formats import percent_text
from ccworkbench.language.typed_numbers import read_seconds
from ccworkbench.language.words import phrase

DAY_SECONDS = 86400  # of which Excel makes one
UNKNOWN = "?"  # stands for a level that nobody has assessed
LevelPair = tuple[int | None, int]


class Percent(Number):
    """A share, kept as 0.8 and shown as 80 %; typed as 80 or 80 %."""

    def __init__(self) -> None:
        super().__init__(digits=4, low=0, high=2)
        self.excel_format = "0%"

    def show_value(self, value: float, viewer: Viewer) -> str:
        return percent_text(value, viewer.words.language)

    def read(self, text: str, viewer: Viewer) -> float:
        return self.within(self.number(text.strip("%％ "), viewer) / 100, viewer)


class SignedNumber(Number):
    """By how much something has changed, shown with its sign: +3; more is worse."""

    def __init__(self) -> None:
        super().__init__()
        self.excel_format = "+#,##0;-#,##0;0"

    def show_value(self, value: float, viewer: Viewer) -> str:
        return f"+{super().show_value(value, viewer)}" if value > 0 else super().show_value(value, viewer)

    def tone(self, value: Any) -> str:
        return "warn" if value and value > 0 else ""


class Duration(Kind):
    """A span of time in whole seconds, written mm:ss; typed as 4:30 or as seconds."""

    is_number = True
    excel_format = "[mm]:ss"

    def show_value(self, value: int, viewer: Viewer) -> str:
        return f"{value // 60:02d}:{value % 60:02d}"

    def read(self, text: str, viewer: Viewer) -> int:
        seconds = read_seconds(text)
        if seconds is None:
            raise CellError(phrase("“{text}” is not a duration. Type minutes and seconds, such as 4:30.", text=text))
        return seconds

    def to_excel(self, value: Any, viewer: Viewer) -> Any:
        return None if value is None else value / DAY_SECONDS

    def from_excel(self, value: Any, viewer: Viewer) -> Any:
        return round(value * DAY_SECONDS) if isinstance(value, int | float) else super().from_excel(value, viewer)


class SheetKey(Text):
    """The key of a sheet, shown by its title."""

    def show_value(self, value: str, viewer: Viewer) -> str:
        return viewer.title(value, viewer.sheet_title(value))


class Codes(Text):
    """Human numbers of other rows of the same sheet, such as T-003, T-007; typed as 3, 7 too."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def read(self, text: str, viewer: Viewer) -> str:
        return ", ".join(dict.fromkeys(self._code(part) for part in re.split(r"[\s,;、，；]+", text) if part))

    def _code(self, part: str) -> str:
        number = re.fullmatch(rf"(?:{self.prefix}-?)?(\d+)", part, re.IGNORECASE)
        return f"{self.prefix}-{int(number[1]):03d}" if number else part


class Levels(Kind):
    """Where a skill is and where it has to be, each 0 to 4, kept as "2>3" and shown as 2 → 3; typed as 23 or 2 3.

    Before anybody has assessed it, today’s level is not known: kept as ">3", shown as ? → 3, typed as ?3.
    """

    empty = ""

    def show_value(self, value: str, viewer: Viewer) -> str:
        today, _, target = value.partition(">")
        return f"{today or UNKNOWN} → {target}" if value else ""

    def read(self, text: str, viewer: Viewer) -> str:
        levels = re.fullmatch(r"([0-4?？])\D{0,4}([0-4])", text)
        if levels is None:
            raise CellError(
                phrase(
                    "“{text}” is not a pair of levels. Type the current and the required level as two "
                    "digits, such as 23 for 2 → 3.",
                    text=text,
                )
            )
        return f"{levels[1].strip('?？')}>{levels[2]}"

    def holds(self, value: Any) -> bool:
        return not value or re.fullmatch("[0-4]?>[0-4]", value) is not None

    def tone(self, value: Any) -> str:
        gap = gap_of(value)
        return "" if gap is None else ("good", "warn", "bad")[min(gap, 2)]


def levels_of(levels: str) -> LevelPair | None:
    """Return the level of today, None where nobody has assessed it, and the target; None where nothing was entered."""
    today, _, target = levels.partition(">")
    return (int(today) if today else None, int(target)) if Levels().holds(levels) and target else None


def gap_of(levels: str) -> int | None:
    """Return by how many levels the target lies above today (method.md 4.5); None where one of them is not known."""
    today, target = levels_of(levels) or (None, 0)
    return None if today is None else max(0, target - today)


class Counts(Text):
    """Whole numbers in the order of something else, kept and shown as 40, 5; typed with any sign between them."""

    def read(self, text: str, viewer: Viewer) -> str:
        if not re.fullmatch(r"\s*\d{1,6}(?:[\s,;/、，；]+\d{1,6})*\s*", text):
            raise CellError(phrase("“{text}” is not a list of numbers. Type the numbers like this: 40, 5.", text=text))
        return ", ".join(str(int(number)) for number in re.findall(r"\d+", text))

    def holds(self, value: Any) -> bool:
        return not value or re.fullmatch(r"\d{1,6}(, \d{1,6})*", value) is not None


def counts_of(counts: str | None) -> list[int]:
    """Return the numbers of a list; none where nothing was entered."""
    return [int(number) for number in counts.split(", ")] if counts and Counts().holds(counts) else []


class AnyRow(Text):
    """The id of a row of whatever sheet, shown as its number and name; anything else is shown as it is."""

    def show_value(self, value: str, viewer: Viewer) -> str:
        try:
            row = UUID(value)
        except ValueError:
            return value
        return " ".join(map(viewer.retell, viewer.called(row))) or value
