"""The human numbers of the rows of a sheet: one that was given is never given to another row."""

from collections.abc import Iterable
from typing import Any

from ccworkbench.core.kind import Code


class Numbers:
    """Gives the next numbers of a sheet, and to a starter row that comes back the one that it had."""

    def __init__(self, kind: Code, there: Iterable[Any], deleted: Iterable[Any], key: str = "code") -> None:
        rows, gone = [row for row in there if not row.deleted], list(deleted)
        used = {kind.plain(getattr(row, key)) for row in rows}
        codes: list[tuple[str, str]] = [(row.origin, getattr(row, key)) for row in gone]
        self._kind = kind
        self._last = max((kind.number(getattr(row, key)) for row in (*rows, *gone)), default=0)
        self._had: dict[str, str] = {
            origin: code for origin, code in codes if origin and code and kind.plain(code) not in used
        }

    def give(self, origin: str) -> str:
        """Return the number of a new row by the key of its starter row, which is empty for a row of the user’s."""
        if origin in self._had:
            return self._had.pop(origin)
        self._last += 1
        return f"{self._kind.prefix}-{self._last:03d}"
