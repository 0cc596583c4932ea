"""What can be done to the rows and cells of a sheet; each is one step of undo with its own name."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from ccworkbench.core.kind import Choices, Date
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.context import Context
from ccworkbench.gui.grid.row_filter import DateSpan
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.pending_changes import WaitingTexts, cell_of
from ccworkbench.gui.table.cell_edits import CellEdit, EditOutcome, PastedBlock
from ccworkbench.gui.table.positions import CellPosition, CellRange
from ccworkbench.gui.table.refused_cells import BELOW_ALL, LOCKED, RIGHT_OF_ALL, RefusedText
from ccworkbench.gui.widgets.clipboard_formats import Block
from ccworkbench.language.legible_text import legible
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.operations.change_cells import Cell, EditedCell, clear_cells, enter_cells, fill_cells, paste_cells
from ccworkbench.operations.change_rows import delete_rows, duplicate_rows, insert_rows, move_past, move_rows
from ccworkbench.sheets.order import SHEETS


class TableEdits:
    """Changes the sheet a model shows; the rows it speaks of are places in sight."""

    def __init__(self, context: Context, model: TableModel) -> None:
        self.context, self.model = context, model

    # Cells: each gives what is to be done, bound to rows and columns, for it may have to wait

    def writing(self, places: Sequence[CellPosition], entry: CellEntry) -> CellEdit | None:
        """Bind an entry to cells, those of the empty row at the end too; None where nobody may type into any."""
        columns = self.model.columns
        cells: list[EditedCell] = [
            (self.model.row_at(row) or self.model.new_row_id, columns[number])
            for row, number in places
            if not columns[number].is_locked
        ]
        if not cells:
            return None
        text = entry.text or cells[0][1].kind.show(entry.value, self.model.viewer)
        seen = partial(self._waiting_texts, [(cell, text) for cell in cells])
        return CellEdit(partial(self._write, cells, entry, self.model.viewer), seen)

    def pasting(self, block: Block, top: int, numbers: Sequence[int]) -> CellEdit:
        """Bind a block of texts to rows from `top` on and to these columns; rows that lack are added."""
        lacking = max(0, top + len(block) - len(self.model.rows)) if self.model.has_new_row else 0
        rows = self.model.rows[top : top + len(block)]
        columns = [self.model.columns[number] for number in numbers]
        pasted = PastedBlock(block, top, rows, columns, lacking)
        return CellEdit(partial(self._paste, pasted, self.model.viewer), partial(self._see_pasted, pasted))

    def clearing(self, places: Iterable[CellPosition]) -> CellEdit:
        """Bind the emptying of cells; what has a default goes back to it."""
        cells = list(self._cells(places))
        emptied = [((row, column), column.kind.show(column.default, self.model.viewer)) for row, column in cells]
        return CellEdit(partial(self._clear, cells), partial(self._waiting_texts, emptied))

    def filling(self, ranges: Iterable[CellRange], seen: Container[int]) -> CellEdit:
        """Bind the repeating of the first row of each range in the columns that are seen.

        A range of one row takes what stands above it.
        """
        rows, columns = self.model.rows, self.model.columns
        copies = [
            (rows[source], rows[target], columns[number])
            for each in ranges
            for source, target, number in _cells_to_fill(*each)
            if target < len(rows) and number in seen and not columns[number].is_locked
        ]
        filled = [((row, column), self.model.text(above, column)) for above, row, column in copies]
        return CellEdit(partial(self._fill, copies), partial(self._waiting_texts, filled))

    def dates(self, places: Iterable[CellPosition]) -> list[CellPosition]:
        """List the cells that take a date."""
        return [(row, number) for row, number in places if isinstance(self.model.columns[number].kind, Date)]

    # Rows

    def blank(self) -> Any:
        """Make a row that fits what is looked at: it takes the values that are filtered by."""
        row = self.model.base()
        for column in columns_of(self.model.base):
            chosen = self.model.row_filter.chosen.get(column.key, frozenset())
            value = next(iter(chosen), None)
            if len(chosen) == 1 and not isinstance(column.kind, Choices) and not isinstance(value, DateSpan):
                column.write(row, value)
        return row

    def insert(self, place: int, n: int) -> list[Record]:
        """Put blank rows before the row at a place, or at the end."""
        rows = [self.blank() for _ in range(max(1, n))]
        insert_rows(self.context.open_book(), rows, self.model.row_at(place))
        return rows

    def duplicate(self, rows: Sequence[Any]) -> list[Record]:
        """Put copies of rows behind the last of them."""
        return duplicate_rows(self.context.open_book(), rows)

    def remove(self, rows: Sequence[Any]) -> None:
        """Delete rows."""
        delete_rows(self.context.open_book(), rows)

    def shift(self, places: Sequence[int], by: int) -> bool:
        """Move a stretch of rows one up or down, by moving its neighbour; tells whether there was room."""
        first, last = min(places), max(places)
        neighbour = self.model.row_at(first - 1 if by < 0 else last + 1)
        if neighbour is None:
            return False
        move_past(self.context.open_book(), self.model.rows[first : last + 1], neighbour, up=by < 0)
        return True

    def drop(self, places: Sequence[int], before: int) -> None:
        """Put rows before the row at a place."""
        rows = [self.model.rows[place] for place in sorted(places)]
        move_rows(self.context.open_book(), rows, self.model.row_at(before))

    def uses(self, rows: Sequence[Any]) -> list[tuple[str, int]]:
        """List the sheets that refer to rows, with how many of their cells do."""
        wanted = {row.id for row in rows}
        found = ((sheet, self._count_uses(sheet, wanted)) for sheet in SHEETS)
        return [(self.context.words.say(sheet.sheet.title), count) for sheet, count in found if count]

    def _write(self, cells: Sequence[EditedCell], entry: CellEntry, viewer: Viewer) -> EditOutcome:
        return EditOutcome(enter_cells(self.context.open_book(), cells, entry, viewer, self.blank))

    def _paste(self, pasted: "PastedBlock", viewer: Viewer) -> EditOutcome:
        rows = [*pasted.rows, *(self.blank() for _ in range(pasted.lacking))]
        unread = paste_cells(self.context.open_book(), pasted.block, rows, pasted.columns, viewer)
        return EditOutcome(unread, list(self._refused(pasted, rows, viewer)))

    def _see_pasted(self, pasted: "PastedBlock") -> WaitingTexts:
        cells = [
            ((row, column), text)
            for row, line in zip(pasted.rows, pasted.block, strict=False)
            for column, text in zip(pasted.columns, line, strict=False)
            if not column.is_locked
        ]
        return replace(self._waiting_texts(cells), rows=pasted.lacking)

    def _waiting_texts(self, texts: Iterable[tuple[EditedCell, str]]) -> WaitingTexts:
        cells = {cell_of(row if isinstance(row, UUID) else row.id, column): text for (row, column), text in texts}
        return WaitingTexts(cells, self.model.sheet.__tablename__)

    def _refused(self, pasted: "PastedBlock", rows: Sequence[Any], viewer: Viewer) -> Iterator[RefusedText]:
        """List what no cell took; a computed cell that came out as it was pasted lost nothing."""
        for number, line in enumerate(pasted.block):
            for place, text in enumerate(line):
                column = pasted.columns[place] if place < len(pasted.columns) else None
                why = RIGHT_OF_ALL if column is None else BELOW_ALL if number >= len(rows) else LOCKED
                if why == LOCKED and column:
                    is_derived = column.computed or column.is_locked
                    is_there = is_derived and column.text(rows[number], viewer).split() == legible(text).split()
                    why = "" if is_there or not is_derived else LOCKED
                if text.strip() and why:
                    heading = self.model.heading(column) if column else ""
                    yield RefusedText(pasted.top + number + 1, heading, text, why, place)

    def _clear(self, cells: Sequence[Cell]) -> EditOutcome:
        clear_cells(self.context.open_book(), cells)
        return EditOutcome()

    def _fill(self, copies: Sequence[tuple[Any, Any, Column]]) -> EditOutcome:
        return EditOutcome(fill_cells(self.context.open_book(), copies))

    def _cells(self, places: Iterable[CellPosition]) -> Iterator[tuple[Any, Column]]:
        for place, number in places:
            row, column = self.model.row_at(place), self.model.columns[number]
            if row is None or column.is_locked:
                continue
            if column.read(row) != column.default or column.unread(row) or self.model.waiting(row.id, column):
                yield row, column

    def _count_uses(self, sheet: type[Record], wanted: set[Any]) -> int:
        rows: list[Any] = list(self.context.book.rows(sheet))
        if issubclass(sheet, Crossing):
            filled = (cell for cell in rows if getattr(cell, sheet.crossed) is not None)
            return sum(cell.row_id in wanted or cell.column_id in wanted for cell in filled)
        keys = [c.key for c in columns_of(sheet) if getattr(c.kind, "sheet", "") == self.model.base.__tablename__]
        return sum(getattr(row, key) in wanted for row in rows if row.id not in wanted for key in keys)


def _cells_to_fill(top: int, left: int, bottom: int, right: int) -> Iterator[tuple[int, int, int]]:
    source = top if bottom > top else top - 1
    for column in range(left, right + 1):
        for target in range(source + 1, bottom + 1):
            if source >= 0:
                yield source, target, column
