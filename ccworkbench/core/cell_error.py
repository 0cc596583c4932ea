"""What a kind of cell raises when a typed value does not fit, or fits in two ways."""

from datetime import date

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase


class CellError(UserError):
    """A typed value that does not fit its column; the text stays visible in its cell."""


class AmbiguousDateError(CellError):
    """A typed date with two `readings`, such as 03/04: the typist is asked which."""

    def __init__(self, text: str, words: Words, readings: list[date]) -> None:
        one, other = (words.date(reading) for reading in readings)
        super().__init__(phrase("“{text}” can mean {one} or {other}. Choose one.", text=text, one=one, other=other))
        self.readings = readings
