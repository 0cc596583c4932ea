"""What is printed: JSON for scripts, and aligned text for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from unicodedata import category, east_asian_width

from ccworkbench.language.words import Words

WIDEST = 44
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # letters that turn the line round


def print_json(value: Any) -> None:
    """Print JSON; where the terminal can't take every character, they are escaped."""
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=plain, indent=2, default=str))


def say_new_folder(words: Words, folder: Path) -> None:
    """Say, before anything is written, that a folder will be made that is not there."""
    above = next((place for place in folder.absolute().parents if place.exists()), folder)
    if not folder.exists() and above.is_dir():
        print(harmless(words.say("The folder {folder} will be created.", folder=str(folder))), file=sys.stderr)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their headings; every cell takes one line, and long ones are cut."""
    lines = [[cut(harmless(" ".join(cell.split()))) for cell in row] for row in [heads, *rows]]
    widths = [max(width(line[index]) for line in lines) for index in range(len(heads))]
    for number, line in enumerate(lines):
        print("  ".join(pad(cell, size) for cell, size in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * size for size in widths))


def print_fields(fields: Sequence[tuple[str, str]]) -> None:
    """Print a form: each heading with its value, which may have several lines."""
    size = max((width(head) for head, _ in fields), default=0)
    for head, text in fields:
        first, *more = harmless(text).split("\n")
        print(f"{pad(head, size)}  {first}".rstrip())
        for line in more:
            print(f"{' ' * size}  {line}".rstrip())


def width(text: str) -> int:
    """Count the columns that a text takes in a terminal: two for each hanzi."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def pad(text: str, size: int) -> str:
    """Fill a text up to a width."""
    return text + " " * (size - width(text))


def cut(text: str) -> str:
    """Shorten a text to the widest that a column may be."""
    text = text[: WIDEST + 1]
    if width(text) <= WIDEST:
        return text
    while width(text) >= WIDEST:
        text = text[:-1]
    return text.rstrip() + "…"


def harmless(text: str) -> str:
    """Make visible what would command the terminal instead of being shown."""
    return "".join(
        "�" if letter in TURNING or (category(letter) == "Cc" and letter != "\n") else letter for letter in text
    )
