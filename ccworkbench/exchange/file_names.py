"""The name of a paper’s file: its pattern filled in, fit for every file system, and never too long."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ccworkbench.exchange.files import RESERVED
from ccworkbench.sheets.prepare.file_names import PART, USUAL

MOST: Final = 120  # characters without the ending
MOST_BYTES: Final = 200  # a character of Chinese takes three
CUT_FIRST: Final = ("customer", "project", "document", "number")  # a paper without its version is none
ALWAYS: Final = ("version", "readers")
NEVER_CUT: Final = frozenset({"readers"})  # or what is internal would be sent out
SHORTEST: Final = 4  # characters to which these are cut before the others are


def file_stem(pattern: str, values: Mapping[str, str]) -> str:
    """Fill in a pattern, or the usual one; parts that are empty take the separator before them along.

    Version and readers are added where the pattern leaves them out and a value is given for them: a draft never takes
    the place of a document, nor what is internal that of what is not.
    """
    pattern = pattern or USUAL
    for part in ALWAYS:
        if f"{{{part}}}" not in pattern:
            pattern += f"_{{{part}}}"
    plain = {part: _safe(value) for part, value in values.items()}
    while not _fits(stem := _joined(pattern, plain)):
        longest = max(CUT_FIRST, key=lambda part: len(plain[part]))
        if len(plain[longest]) <= SHORTEST:
            longest = max(plain.keys() - NEVER_CUT, key=lambda part: len(plain[part]))
        if not plain[longest]:
            break  # what is left is the pattern’s own, which has its own limit
        plain[longest] = plain[longest][:-1].rstrip("-.")
    stem = stem or plain["document"] or "document"
    return f"{stem}-" if stem.partition(".")[0].casefold() in RESERVED else stem


def _joined(pattern: str, values: Mapping[str, str]) -> str:
    return "".join(_pieces(pattern, values)).strip("_-. ")


def _pieces(pattern: str, values: Mapping[str, str]) -> Iterator[str]:
    between, *rest = PART.split(pattern)
    for part, after in zip(rest[::2], rest[1::2], strict=True):
        value = values.get(part, "")
        own = _own(between)
        yield own + value if value else own.rstrip("_-. ")
        between = after
    yield _own(between)


def _own(text: str) -> str:
    """Make what stands between the parts of a pattern safe."""
    return re.sub(r"\s+", "-", "".join(c if c.isalnum() or c in "_-." else " " for c in text))


def _safe(value: str) -> str:
    """Make a value safe: letters and digits of any script, in one piece."""
    return "-".join("".join(c if c.isalnum() or c in ".-" else " " for c in value).split()).strip("-.")


def _fits(stem: str) -> bool:
    return len(stem) <= MOST and len(stem.encode()) <= MOST_BYTES
