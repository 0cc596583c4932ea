"""What can be wrong: a value that does not fit, a request that can't be met, a rule that is broken."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from ccworkbench.language.words import Phrase, Words, phrase


class UserError(Exception):
    """One translated sentence that says what is wrong and what to do; never shown with a traceback."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(str(message))
        self.message = message


class CellError(UserError):
    """A typed value that does not fit its column; the text stays visible in its cell."""


class AmbiguousDateError(CellError):
    """A typed date with two `readings`, such as 03/04: the typist is asked which."""

    def __init__(self, text: str, words: Words, readings: list[date]) -> None:
        one, other = (words.date(reading) for reading in readings)
        super().__init__(phrase("“{text}” can be {one} or {other}. Choose one.", text=text, one=one, other=other))
        self.readings = readings


# An error must be put right, a warning looked at, a hint is advice.
Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Problem:
    """A broken rule: its key (`RACI-1`), what is wrong and what to do, and the cell it points at."""

    rule: str
    severity: Severity
    message: Phrase
    sheet: str
    row: UUID | None = None
    column: str = ""
