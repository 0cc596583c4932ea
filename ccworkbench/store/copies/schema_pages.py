"""Mends the pages of a damaged file that say which tables it has: in every new store they are the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

HEADER: Final = 100  # bytes of the first page, in which a file says that it is a database
PAGES: Final = slice(28, 32)  # where it says how many pages it has; nothing there lets SQLite ask the system
INTERIOR: Final = 5  # the kind of a page that only refers to others


def mend_schema(damaged: Path, sound: Path) -> None:
    """Put the header of a new store over that of a damaged one, and its schema where most of that is the same.

    What an older program made has its tables in other places; there, only the header is mended.
    """
    new, old = sound.read_bytes(), bytearray(damaged.read_bytes())
    size = _number(new, 16, 2)
    parts = [slice(max(HEADER, page * size), (page + 1) * size) for page in _schema(new, size, 0)]
    if 2 * sum(new[part] == old[part] for part in parts) >= len(parts):
        for part in parts:
            old[part] = new[part]
    old[:HEADER] = new[:HEADER]
    old[PAGES] = bytes(4)
    damaged.write_bytes(old)


def _schema(content: bytes, size: int, page: int) -> Iterator[int]:
    """Yield the pages of a tree, counted from nothing; no text of a table here is so long that it takes others."""
    yield page
    start = page * size
    head = start + (HEADER if page == 0 else 0)
    if content[head] == INTERIOR:
        listed = range(head + 12, head + 12 + 2 * _number(content, head + 3, 2), 2)
        for at in (*(start + _number(content, place, 2) for place in listed), head + 8):
            yield from _schema(content, size, _number(content, at, 4) - 1)


def _number(content: bytes, at: int, width: int) -> int:
    return int.from_bytes(content[at : at + width], "big")
