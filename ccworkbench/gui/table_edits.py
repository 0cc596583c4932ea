"""What can be done to the rows and cells of a sheet; each is one step of undo with its own name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ccworkbench.core.kind import Choices, Code, Date
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.words import Phrase, phrase, phrases
from ccworkbench.gui.clipboard import Block
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.entries import Entry, Reader, is_locked
from ccworkbench.gui.lens import Span
from ccworkbench.gui.table_model import TableModel
from ccworkbench.sheets import SHEETS
from ccworkbench.store.workbook import Edit

Place = tuple[int, int]  # row and column of the model


class TableEdits:
    """Changes the sheet a model shows; the rows it speaks of are places in sight."""

    def __init__(self, desk: Desk, model: TableModel) -> None:
        self.desk, self.model = desk, model

    # Cells

    def write(self, places: Sequence[Place], entry: Entry) -> int:
        """Put an entry into cells, in the empty row at the end too; gives how many could not be read."""
        reader, columns = Reader(self.model.view), self.model.columns
        free = [(row, column) for row, column in places if not is_locked(columns[column])]
        if not free:
            return 0
        label = phrases("Change {n} cell", "Change {n} cells", len(free))
        if len(free) == 1:
            label = phrase("Change {field}", field=self.model.heading(columns[free[0][1]]))
        with self.desk.edit(label) as edit:
            made: Record | None = None
            for place, number in free:
                row = self.model.row_at(place)
                if row is None:
                    row = made = made or edit.add(self.blank())
                self._enter(reader, edit, row, columns[number], entry)
        return reader.unread

    def paste(self, block: Block, top: int, numbers: Sequence[int]) -> int:
        """Put a block of texts into rows from `top` on and into these columns; rows that lack are added."""
        reader = Reader(self.model.view)
        columns = [self.model.columns[number] for number in numbers]
        lacking = max(0, top + len(block) - len(self.model.rows)) if self.model.has_new_row else 0
        count = len(block) * min(len(columns), len(block[0]))
        with self.desk.edit(phrases("Paste {n} cell", "Paste {n} cells", count)) as edit:
            added = edit.add_all([self.blank() for _ in range(lacking)])
            rows = [*self.model.rows[top:], *added]
            for row, line in zip(rows, block, strict=False):
                for column, text in zip(columns, line, strict=False):
                    if not is_locked(column):
                        self._enter(reader, edit, row, column, Entry(text))
        return reader.unread

    def clear(self, places: Iterable[Place]) -> None:
        """Empty cells; what has a default goes back to it."""
        cells = list(self._cells(places))
        with self.desk.edit(phrases("Clear {n} cell", "Clear {n} cells", len(cells))) as edit:
            for row, column in cells:
                edit.write(row, column, column.default)

    def fill_down(self, ranges: Iterable[tuple[int, int, int, int]]) -> None:
        """Repeat the first row of each range (top, left, bottom, right); one row takes what stands above it."""
        copies = [copy for each in ranges for copy in _downward(*each)]
        filled = [(a, b, c) for a, b, c in copies if self.model.row_at(b) and not is_locked(self.model.columns[c])]
        with self.desk.edit(phrases("Fill {n} cell", "Fill {n} cells", len(filled))) as edit:
            for source, target, number in filled:
                column, above = self.model.columns[number], self.model.rows[source]
                if unread := column.unread(above):
                    edit.keep(self.model.rows[target], column, unread)
                else:
                    edit.write(self.model.rows[target], column, column.read(above))

    def today(self, places: Iterable[Place]) -> bool:
        """Put today into the date cells; tells whether there were any."""
        dates = [(row, number) for row, number in places if isinstance(self.model.columns[number].kind, Date)]
        if dates:
            self.write(dates, Entry(value=self.desk.today, picked=True))
        return bool(dates)

    # Rows

    def blank(self) -> Any:
        """Make a row that fits what is looked at: it takes the values that are filtered by."""
        row = self.model.base()
        for column in columns_of(self.model.base):
            chosen = self.model.lens.chosen.get(column.key, frozenset())
            value = next(iter(chosen), None)
            if len(chosen) == 1 and not isinstance(column.kind, Choices) and not isinstance(value, Span):
                column.write(row, value)
        return row

    def insert(self, place: int, n: int) -> list[Record]:
        """Put blank rows before the row at a place, or at the end."""
        rows = [self.blank() for _ in range(max(1, n))]
        with self.desk.edit(phrases("Insert {n} row", "Insert {n} rows", len(rows))) as edit:
            edit.add_all(rows)
            if place < len(self.model.rows):
                _move(edit, rows, self._before(place))
        return rows

    def duplicate(self, rows: Sequence[Any]) -> list[Record]:
        """Put copies of rows behind the last of them; human numbers go on counting."""
        copies = [self._copy(row) for row in rows]
        with self.desk.edit(phrases("Duplicate {n} row", "Duplicate {n} rows", len(rows))) as edit:
            edit.add_all(copies, after=rows[-1])
        return copies

    def remove(self, rows: Sequence[Any]) -> None:
        """Delete rows."""
        with self.desk.edit(phrases("Delete {n} row", "Delete {n} rows", len(rows))) as edit:
            for row in rows:
                edit.remove(row)

    def shift(self, places: Sequence[int], by: int) -> bool:
        """Move a stretch of rows one up or down, by moving its neighbour; tells whether there was room."""
        first, last = min(places), max(places)
        neighbour = self.model.row_at(first - 1 if by < 0 else last + 1)
        if neighbour is None:
            return False
        after = self.model.rows[last] if by < 0 else self._before(first)
        with self.desk.edit(self._moving(last - first + 1)) as edit:
            edit.move(neighbour, after)
        return True

    def drop(self, places: Sequence[int], before: int) -> None:
        """Put rows before the row at a place."""
        rows = [self.model.rows[place] for place in sorted(places)]
        there = self._before(before)
        while there is not None and there in rows:
            there = self._before(self.model.place_of(there.id))
        with self.desk.edit(self._moving(len(rows))) as edit:
            _move(edit, rows, there)

    def uses(self, rows: Sequence[Any]) -> list[tuple[str, int]]:
        """List the sheets that refer to rows, with how many of their cells do."""
        wanted = {row.id for row in rows}
        found = ((sheet, self._count_uses(sheet, wanted)) for sheet in SHEETS)
        return [(self.desk.words.say(sheet.sheet.title), count) for sheet, count in found if count]

    def _enter(self, reader: Reader, edit: Edit, row: Any, column: Column, entry: Entry) -> None:
        reader.enter(edit, row, column, entry)

    def _cells(self, places: Iterable[Place]) -> Iterator[tuple[Any, Column]]:
        for place, number in places:
            row, column = self.model.row_at(place), self.model.columns[number]
            if row is not None and not is_locked(column) and (column.read(row) != column.default or column.unread(row)):
                yield row, column

    def _before(self, place: int) -> Any:
        """Give the row that stands before a place, in sight or not."""
        rows = self.desk.book.rows(self.model.base)
        index = rows.index(self.model.rows[place]) if place < len(self.model.rows) else len(rows)
        return rows[index - 1] if index else None

    def _copy(self, row: Record) -> Record:
        columns = [column for column in columns_of(type(row)) if not column.computed]
        values = {c.key: c.default if isinstance(c.kind, Code) else getattr(row, c.key) for c in columns}
        return type(row)(**values, unread=dict(row.unread), internal=row.internal)

    def _moving(self, n: int) -> Phrase:
        return phrases("Move {n} row", "Move {n} rows", n)

    def _count_uses(self, sheet: type[Record], wanted: set[Any]) -> int:
        rows: list[Any] = list(self.desk.book.rows(sheet))
        if issubclass(sheet, Crossing):
            filled = (cell for cell in rows if getattr(cell, sheet.crossed) is not None)
            return sum(cell.row_id in wanted or cell.column_id in wanted for cell in filled)
        keys = [c.key for c in columns_of(sheet) if getattr(c.kind, "sheet", "") == self.model.base.__tablename__]
        return sum(getattr(row, key) in wanted for row in rows if row.id not in wanted for key in keys)


def _move(edit: Edit, rows: Sequence[Record], after: Record | None) -> None:
    for row in rows:
        edit.move(row, after)
        after = row


def _downward(top: int, left: int, bottom: int, right: int) -> Iterator[tuple[int, int, int]]:
    source = top if bottom > top else top - 1
    for column in range(left, right + 1):
        for target in range(source + 1, bottom + 1):
            if source >= 0:
                yield source, target, column
