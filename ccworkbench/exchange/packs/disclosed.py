"""The rows of a workbook as some readers may see them: whatever reads on from here finds nothing that is not theirs."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, Disclosure
from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.project import Project


class DisclosedRows:
    """Rows without those that are for fewer readers, and copies of the others without columns that are.

    A row is held back where it is marked, or hangs on one that is. A column that is for fewer readers is blank in the
    copies, so that no report or picture counts it. Our own house gets the rows themselves.
    """

    def __init__(self, rows: Rows, viewer: Viewer, readers: Disclosure) -> None:
        self._rows, self._viewer, self.readers = rows, viewer, readers
        self._held: dict[str, set[UUID]] = {}
        self._copies: dict[type[Any], Sequence[Any]] = {}

    def rows(self, sheet: type[Any]) -> Sequence[Any]:
        """Return the rows of a sheet as these readers may see them."""
        if self.readers is INTERNAL:
            return self._rows(sheet)
        if sheet not in self._copies:
            held, blank = self.held_back(sheet), _blank_columns(BY_KEY[sheet.__tablename__], self.readers)
            shown = [row for row in self._rows(sheet) if row.id not in held]
            self._copies[sheet] = [_without(row, blank) for row in shown] if blank else shown
        return self._copies[sheet]

    def held_back(self, sheet: type[Any]) -> set[UUID]:
        """Return the ids of the rows of a sheet that these readers do not see; the project itself is always there."""
        key = sheet.__tablename__
        if key not in self._held:
            parents = [(column, self.held_back(BY_KEY[parent])) for column, parent in sheet.parents()]
            self._held[key] = {
                row.id
                for row in (() if sheet is Project else self._rows(sheet))
                if not row.disclosure.is_for(self.readers) or any(getattr(row, key) in held for key, held in parents)
            }
        return self._held[key]

    def viewer(self) -> Viewer:
        """Return who looks, without the names of rows that are held back."""
        if self.readers is INTERNAL:
            return self._viewer
        return replace(self._viewer, name=self._name, options=self._options)

    def _name(self, sheet: str, row_id: UUID) -> str:
        return "" if row_id in self.held_back(BY_KEY[sheet]) else self._viewer.name(sheet, row_id)

    def _options(self, sheet: str) -> list[tuple[UUID, str]]:
        held = self.held_back(BY_KEY[sheet])
        return [(row_id, text) for row_id, text in self._viewer.options(sheet) if row_id not in held]


@cache
def shown_columns(sheet: type[Record], readers: Disclosure = CUSTOMER) -> tuple[Column, ...]:
    """List the columns of a sheet that some readers may see."""
    return tuple(column for column in columns_of(sheet) if column.disclosure.is_for(readers))


@cache
def _blank_columns(sheet: type[Record], readers: Disclosure) -> frozenset[str]:
    stored = (column for column in columns_of(sheet) if not column.computed)
    return frozenset(column.key for column in stored if not column.disclosure.is_for(readers))


def _without(row: Record, blank: frozenset[str]) -> Record:
    """Copy a row but for some columns; the copy belongs to no file."""
    kept = {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key not in blank}
    kept["unread"] = {key: text for key, text in row.unread.items() if key not in blank}
    return type(row)(**kept)
