"""Reads the rows of one table of a damaged file, around the pages that can't be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from ccworkbench.store.tables import CHANGE

WITHOUT_ROWID: Final = CHANGE.name
MOST_LOOKS: Final = 40_000  # at one table: each lost page costs a few for every row that it held
Ends = tuple[int, int]


class TableReader:
    """Reads a table around the pages that can't be read."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: str) -> None:
        self._read = self._lost = self._looks = 0
        self._connection, self._table = connection, table
        self._key = "seq" if table == WITHOUT_ROWID else "rowid"  # the history counts by device
        self._wanted = f'SELECT {self._key}, {columns} FROM "{table}" NOT INDEXED WHERE'  # noqa: S608 - our names

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that can be read, in their order but for those around what can't be."""
        try:
            self._connection.execute(f"{self._wanted} 0")
        except sqlite3.Error:  # not even the table is known
            return
        for condition, values in self._parts():
            yield from self._between(condition, values, (-1, self._end(condition, values)))

    def missing(self) -> int:
        """Count the rows that can't be read: by an index that is sound, if there is one."""
        with suppress(sqlite3.Error):
            there = self._connection.execute(f'SELECT count(*) FROM "{self._table}"').fetchone()[0]  # noqa: S608
            return max(0, int(there) - self._read)
        return self._lost

    def _parts(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        if self._table != WITHOUT_ROWID:
            yield "1", ()
            return
        devices: set[Any] = set()
        for asked in ("SELECT DISTINCT device FROM step NOT INDEXED", "SELECT DISTINCT device FROM change"):
            with suppress(sqlite3.Error):
                devices.update(row[0] for row in self._connection.execute(asked))
        for device in sorted(devices, key=str):
            yield "device = ?", (device,)

    def _end(self, condition: str, values: tuple[Any, ...]) -> int:
        """Return a key behind which there is none: the last one, or more than there can be rows."""
        for asked in (f"max({self._key})", "count(*)"):
            with suppress(sqlite3.Error):
                found = f'SELECT {asked} FROM "{self._table}" WHERE {condition}'  # noqa: S608 - our names
                return int(self._connection.execute(found, values).fetchone()[0] or 0)
        return MOST_LOOKS // 4

    def _between(self, condition: str, values: tuple[Any, ...], ends: Ends) -> Iterator[tuple[Any, ...]]:
        """Read from both ends as far as that goes, then halve what lies between."""
        waiting = [ends]
        while waiting and self._looks < MOST_LOOKS:
            low, high = waiting.pop(0)
            for order, step in (("ASC", 1), ("DESC", -1)):
                self._looks += 1
                try:
                    asked = f"{self._wanted} {condition} AND {self._key} BETWEEN ? AND ? ORDER BY {self._key} {order}"
                    for key, *row in self._connection.execute(asked, (*values, low, high)):
                        low, high = (key + 1, high) if step > 0 else (low, key - 1)
                        self._read += 1
                        yield tuple(row)
                    low = high + 1
                    break
                except sqlite3.Error:
                    continue
            if low == high:
                self._lost += 1
            elif low < high:
                middle = (low + high) // 2
                waiting += [(low, middle), (middle + 1, high)]
