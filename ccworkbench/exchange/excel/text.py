"""Text on its way into a cell: never a formula, never cut in silence, and how much room it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.grid import Head
from ccworkbench.language.words import Words

MOST = 32_767  # characters of a cell, counted by Excel in UTF-16 units
# What Excel takes for a formula when somebody enters the cell again, and what older importers take for one.
LEADS = ("=", "+", "-", "@", "\t", "\r")
# Not allowed in XML, and so in no cell; a vertical tab is Word's soft line end.
ILLEGAL = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a short text must not hold to be written as it is: what XML, Excel or `cell_text` would make something else of.
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff&<>]|\A[=+\-@\s]|\s\Z|\A\Z")
STAND_IN = "\ufffd"
FORBIDDEN_IN_TABS = re.compile(r"[\\/?*\[\]:]")
TAB_LENGTH = 31
LOCK = "\N{LOCK}"
NO_DIGITS = dict.fromkeys(map(ord, "0123456789MWmw@%"))  # the wide ones among Latin letters
RESERVED_TABS = ("history",)  # Excel keeps this name for itself


def cell_text(text: str, words: Words) -> str:
    """Make a text fit for a cell: what can't stand there is replaced visibly, what is too long is cut visibly."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = ILLEGAL.sub(STAND_IN, text)
    if utf16(text) <= MOST:
        return text
    mark = words.say(" … (truncated: an Excel cell holds {n} characters)", n=words.number(MOST))
    return cut(text, MOST - utf16(mark)) + mark


def heading(head: Head, words: Words) -> str:
    """Return the heading of a column on one line; what is not for the customer bears a lock."""
    text = one_line(head.text, words) or head.key
    return text if head.disclosure is CUSTOMER else f"{LOCK} {text}"


def utf16(text: str) -> int:
    """Count characters as Excel does."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int, mark: str = "") -> str:
    """Shorten a text to `most` characters, `mark` included."""
    if utf16(text) <= most:
        return text
    return text.encode("utf-16-le")[: 2 * (most - len(mark))].decode("utf-16-le", "ignore").rstrip() + mark


def one_line(text: str, words: Words) -> str:
    """Make a text fit for a heading."""
    return " ".join(cell_text(text, words).split())


def is_risky(text: str) -> bool:
    """Tell whether Excel would take a text for a formula when its cell is entered again."""
    return text.startswith(LEADS)


def unique(names: Sequence[str], most: int = 255) -> list[str]:
    """Number what occurs twice; Excel tells neither headings nor tabs apart by case."""
    found: list[str] = []
    for name in names:
        tries = (cut(name, most - len(end), "…") + end for end in ("", *(f" ({n})" for n in range(2, 999))))
        taken = {other.casefold() for other in found}
        found.append(next(candidate for candidate in tries if candidate.casefold() not in taken))
    return found


def tab_names(wanted: Sequence[str], words: Words) -> list[str]:
    """Return the tabs of a workbook: at most 31 characters, no forbidden ones, all different."""
    cleaned = [FORBIDDEN_IN_TABS.sub("-", one_line(name, words)).strip("' ") or "–" for name in wanted]
    return unique([f"{name}_" if name.casefold() in RESERVED_TABS else name for name in cleaned], TAB_LENGTH)


@dataclass(frozen=True)
class TextMeasure:
    """Measures texts in Excel's unit, a digit of the standard font, for text of 10 points.

    Nobody knows the fonts of the machine where a file will be opened, so this is a little generous: a row that is
    too high is plain, one that is too low hides words.
    """

    latin: float = 0.81
    leading: float = 12.9  # points from one line to the next

    @property
    def widest(self) -> float:
        """Return the width that no letter exceeds."""
        return 2.1

    def width(self, text: str) -> float:
        """Return the width of a line."""
        return _width(text, self.latin)

    def lines(self, text: str, width: float) -> int:
        """Count the lines of a text that is wrapped in a column."""
        return _text_lines(text, max(width - 0.5, 3), self.latin)

    def word(self, text: str) -> float:
        """Return the width of what can't be wrapped; Chinese can be wrapped anywhere."""
        return max(map(self.width, re.split(r"[\s\u2e80-\U0010ffff-]+", text)), default=0)


@lru_cache(maxsize=65536)
def _width(text: str, latin: float) -> float:
    wide = len(text) - len(text.translate(NO_DIGITS))
    if text.isascii():
        return len(text) * latin + wide * 0.12
    return wide * 0.12 + sum(latin if c < "\u0400" else latin * 1.13 if c < "\u2e80" else 1.95 for c in text)


@lru_cache(maxsize=65536)
def _text_lines(text: str, room: float, latin: float) -> int:
    return sum(_wrapped(line, room, latin) for line in text.split("\n"))


def _wrapped(line: str, room: float, latin: float) -> int:
    wide = _width(line, latin)
    if wide <= room:
        return 1
    if line.isascii():
        return _broken(line, max(int(room * len(line) / wide), 1))
    lines, used = 1, 0.0
    for word in re.findall(r"[\u2e80-\U0010ffff]|[^\s\u2e80-\U0010ffff]+\s*|\s+", line):
        wide = _width(word.rstrip(), latin)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            lines += int(wide / room)
            wide %= room
        used += wide + latin * (len(word) - len(word.rstrip()))
    return lines


def _broken(line: str, most: int) -> int:
    """Count the lines of a text in letters of one width, broken at blanks where there are some."""
    lines, start = 1, 0
    while len(line) - start > most:
        blank = line.rfind(" ", start, start + most + 1)
        start = blank + 1 if blank > start else start + most
        lines += 1
    return lines
