"""What may be done while the door of a workbook is open; nothing of it is written before the door is closed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fractional_indexing import generate_n_keys_between

from ccworkbench.core.kind import Code
from ccworkbench.core.matrix import CrossColumn, Crossing
from ccworkbench.core.record import Column, Record, RecordType, columns_of, numbered
from ccworkbench.core.row_numbers import Numbers
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project

GONE = phrase("The row of this text has been deleted in the meantime; the text can be copied.")
Rows = Callable[[type[Any]], list[Any]]


class Edit:
    """One step while it is made: rows added, cells written, rows moved and removed."""

    def __init__(self, project: Project | None, project_id: UUID, rows: Rows, deleted: Rows) -> None:
        self._project, self._project_id, self._rows, self._deleted = project, project_id, rows, deleted
        self.made: dict[UUID, Any] = {}  # new rows, in the order in which they were added
        self._written: dict[tuple[UUID, str], Record] = {}  # cells that this step wrote itself
        self._coded: dict[tuple[UUID, str], tuple[Record, Column, Code]] = {}  # and numbers of rows among them
        self._orders: dict[type[Record], list[Any]] = {}
        self._numbers: dict[tuple[type[Record], str], Numbers] = {}
        self._crossings: dict[type[Record], dict[UUID, Any]] = {}
        self._filled: list[tuple[CrossColumn, UUID]] = []

    @property
    def project(self) -> Project:
        """Return the card of the project that changes."""
        if self._project is None:
            raise RuntimeError("The project is only being made")
        return self._project

    def add(self, row: RecordType, after: Record | None = None) -> RecordType:
        """Put a new row at the end of its sheet, or after another; it gets its human number.

        A number that a row once had is given to no other; a starter row that comes back has the one that it had.
        """
        return self.add_all([row], after)[0]

    def add_all(self, rows: Sequence[RecordType], after: Record | None = None) -> Sequence[RecordType]:
        """Put new rows of one sheet at its end, or after another row, in their order."""
        if rows:
            order = self._order(type(rows[0]))
            place = len(order) if after is None else order.index(after) + 1
            positions = _between(order, place, len(rows))
            order[place:place] = rows
            for row, position in zip(rows, positions, strict=True):
                row.project_id, row.position = self._project_id, position
                self._number(row)
                self.made[row.id] = row
        return rows

    def write(self, row: Record, column: Column, value: Any) -> None:
        """Put a value into a cell, its default for none; a matrix's cell is made when it is first filled.

        What goes into a column that is worked out from others is taken apart.
        """
        if column.split is None:
            self._put(row, column, column.default if value is None else value, "")
            return
        for part, content in column.parts(row, value, self.project.language.value):
            self._put(row, part, content, "")

    def keep(self, row: Record, column: Column, text: str) -> None:
        """Keep a text that could not be read, visible and marked."""
        self._put(row, column, None, legible(text))

    def keep_numbers_apart(self) -> int:
        """Mark the numbers that this step wrote and another row has; they stay as texts that could not be read.

        Returns how many they are. It is asked when all is written, for numbers may be exchanged.
        """
        written = [(row, column, kind) for row, column, kind in self._coded.values() if not row.deleted]
        owners: dict[tuple[type[Record], str, str], UUID] = {}
        for sheet, column, kind in {(type(row), column, kind) for row, column, kind in written}:
            others = (row for row in self._order(sheet) if (row.id, column.key) not in self._coded)
            owners |= {(sheet, column.key, kind.plain(column.read(row))): row.id for row in others if not row.deleted}
        count = 0
        for row, column, kind in written:
            code = column.read(row)
            if code and owners.setdefault((type(row), column.key, kind.plain(code)), row.id) != row.id:
                self.keep(row, column, code)
                count += 1
        return count

    def infer(self, row: Record, key: str, value: Any) -> bool:
        """Write what follows from other cells; return False where this step wrote the cell itself, which wins."""
        if (row.id, key) in self._written:
            return False
        column = next(column for column in columns_of(type(row)) if column.key == key)
        column.write(row, value)
        return True

    def remove(self, row: Record) -> None:
        """Make a row a tombstone, and a matrix's cell empty; undo and merge stay simple."""
        if isinstance(row, Crossing):
            setattr(row, row.crossed, next(c.default for c in columns_of(type(row)) if c.key == row.crossed))
            row.unread = {}
        else:
            row.deleted = True

    def move(self, row: Record, after: Record | None) -> None:
        """Put a row behind another of its sheet, or first."""
        order = self._order(type(row))
        order.remove(row)
        place = order.index(after) + 1 if after is not None else 0
        row.position = _between(order, place, 1)[0]
        order.insert(place, row)

    def follow_up(self, altered: Iterable[tuple[Record, Iterable[str]]], today: date) -> None:
        """Do once what follows from all cells that were written, altered or added here (method/follow_ups.py)."""
        from ccworkbench.method.follow_ups import (
            apply_follow_ups,  # it brings sheets, and the list of projects shows before them
        )

        for row, keys in altered:
            self._written.update(((row.id, key), row) for key in keys)
        for row in list[Record](self.made.values()):
            for column in columns_of(type(row)):
                if not column.computed and (getattr(row, column.key) != column.default or column.key in row.unread):
                    self._written[row.id, column.key] = row
        self.keep_numbers_apart()
        for (_, key), row in list(self._written.items()):
            if not row.deleted:
                apply_follow_ups(self, row, key, today)

    def forget(self) -> None:
        """Let matrices forget the cells that were made here; the edit broke."""
        for column, row_id in self._filled:
            column.cells.pop(row_id, None)

    def _put(self, row: Record, column: Column, value: Any, unread: str) -> None:
        if row.deleted:
            raise UserError(GONE)
        if isinstance(column, CrossColumn) and row.id not in column.cells:
            cell, is_new = self._met(row, column)
            if is_new and value in {None, ""} and not unread:
                return  # nothing is put where nothing is
            column.cells[row.id] = cell
            self._filled.append((column, row.id))
            if is_new:
                self.made[cell.id] = cell
        record = column.write(row, value, unread)
        self._written[record.id, column.key] = record
        if isinstance(column.kind, Code):
            self._coded[record.id, column.key] = record, column, column.kind

    def _met(self, row: Record, column: CrossColumn) -> tuple[Any, bool]:
        """Find the cell that another view of the same matrix made, or make it; tell whether it is new."""
        if column.sheet not in self._crossings:
            self._crossings[column.sheet] = {cell.id: cell for cell in self._rows(column.sheet)}
        made = column.sheet.at(row, column.over)
        known = self._crossings[column.sheet].setdefault(made.id, made)
        return known, known is made

    def _order(self, sheet: type[Record]) -> list[Any]:
        """Return the rows of a sheet in their order, those that this edit added or moved among them."""
        if sheet not in self._orders:
            self._orders[sheet] = list(self._rows(sheet))
        return self._orders[sheet]

    def _number(self, row: Record) -> None:
        for column, kind in numbered(type(row)):
            if not getattr(row, column.key):
                key = (type(row), column.key)
                if key not in self._numbers:
                    rows = self._order(type(row)), self._deleted(type(row))
                    self._numbers[key] = Numbers(kind, *rows, column.key)
                setattr(row, column.key, self._numbers[key].give(row.origin))


def _between(order: Sequence[Record], place: int, n: int) -> list[str]:
    """Return n positions before the row at a place; merged copies may have rows at the same position."""
    before = order[place - 1].position if place else None
    behind = (row.position for row in order[place:] if before is None or row.position > before)
    keys: list[str] = generate_n_keys_between(before, next(behind, None), n)
    return keys
