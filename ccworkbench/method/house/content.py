"""What a house keeps for new projects: rows by their keys, with plain values that any file can hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ccworkbench.core.record import Record
from ccworkbench.sheets.order import BY_KEY

Key = tuple[str, str]  # of a row: its sheet, and its key


@dataclass(frozen=True)
class HouseRow:
    """A row as it is kept: a reference is the key of the row that it leads to, numbers of rows are lists of keys.

    A row that came from one of ours has its key, and remembers how that one was worded when the row was saved.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)  # by column
    ours: Mapping[str, str] | None = None  # texts of our row by column; None for a row of the house's own
    changed: tuple[str, ...] = ()  # columns in which it differs from our row
    internal: bool = False
    down: str = ""  # of a cell of a matrix: the keys of its row and of its column
    across: str = ""
    when: str = ""  # when a task of the house's own is due; for a test cycle, the key of the task on whose days it was


@dataclass(frozen=True)
class HouseContent:
    """Rows of some sheets, by the sheets' keys, in the language in which they were written."""

    name: str
    language: str
    sheets: Mapping[str, tuple[HouseRow, ...]]
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # keys of our rows when it was saved, by sheet
    without: tuple[str, ...] = ()  # keys of tasks of ours that its project would have, and does without

    def rows(self, sheet: type[Record]) -> tuple[HouseRow, ...]:
        """Return the rows of a sheet, none where it holds none."""
        return self.sheets.get(sheet.__tablename__, ())

    def holds(self, sheet: type[Record]) -> bool:
        """Tell whether a sheet is part of it."""
        return sheet.__tablename__ in self.sheets

    def titles(self) -> list[tuple[str, int]]:
        """List the English titles of its sheets, each with the number of its rows."""
        return [(BY_KEY[key].sheet.title, len(rows)) for key, rows in self.sheets.items()]


@dataclass(frozen=True)
class HouseUse:
    """A house's content for a new project: beside our starter rows, or instead of ours on the sheets that it holds."""

    content: HouseContent
    instead: bool = False
