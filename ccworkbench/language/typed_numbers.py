"""How typed numbers and durations are read in each language (method.md 7)."""

import re

from ccworkbench.language.languages import FACTS

DIGITS = 15  # what a number in a computer keeps exactly


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
