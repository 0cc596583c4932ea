"""Where something is wrong in a store, in a sentence that names the place."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.store.stored import raw_text

LONGEST: Final = 60  # characters of a value in a sentence
MOST_SENTENCES: Final = 20  # sentences of one kind; the rest is counted


@dataclass(frozen=True)
class FaultPlace:
    """A place, what is wrong there, what the history says of it and what the file holds."""

    message: Phrase
    project: str = ""
    sheet: str = ""
    row: str = ""
    column: str = ""
    told: str | None = None
    found: str | None = None


def differing(where: tuple[str, str, str], column: str, told: Any, found: Any) -> FaultPlace:
    """Name a cell that does not hold what the history says of it."""
    project, sheet, row = where
    said, held = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False), raw_text(found)
    start = _first_difference(said, held)
    message = phrase(
        "{project}, {sheet} {row}, {column}: the file has “{found}”, the history has “{told}”.",
        project=project,
        sheet=sheet,
        row=row,
        column=column,
        found=clipped(held, start),
        told=clipped(said, start),
    )
    return FaultPlace(message, *where, column, said, held)


def _first_difference(one: str, other: str) -> int:
    """Return the place of the first character in which two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def clipped(text: str, at: int = 0) -> str:
    """Return a text on one line, with an end in sight; of a long one the part in which the place `at` lies."""
    start = at - LONGEST // 2 if at > LONGEST // 2 and len(text) > LONGEST else 0
    line = ("…" if start else "") + " ".join(text[start : start + 2 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def sentences(places: Iterable[FaultPlace]) -> Iterator[Phrase]:
    """Return the places as sentences; of a long list only the first ones, and how many there are beside them."""
    for _, group in groupby(places, key=lambda place: place.message.text):
        told = [place.message for place in group]
        yield from told[:MOST_SENTENCES]
        if len(told) > MOST_SENTENCES:
            yield phrases(
                "{n} more finding of this kind.", "{n} more findings of this kind.", len(told) - MOST_SENTENCES
            )
