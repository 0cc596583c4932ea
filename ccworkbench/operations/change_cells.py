"""Change, paste, clear and fill cells; each function is one step of undo."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from ccworkbench.core.matrix import heading_of
from ccworkbench.core.record import Column, Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Words, phrase, phrases
from ccworkbench.operations.cell_entry import CellEntry, EntryReader
from ccworkbench.store.edit import Edit
from ccworkbench.store.workbook import Workbook

Cell = tuple[Any, Column]  # a row and a column
EditedCell = tuple[Any, Column]  # the same, but the row may be the id that a new one will have
MakeRow = Callable[[], Record]


def enter_cells(
    workbook: Workbook, cells: Sequence[EditedCell], entry: CellEntry, viewer: Viewer, make_row: MakeRow
) -> int:
    """Put one entry into cells of a sheet, in rows that are made where they are not there yet.

    Returns how many texts could not be read; they stand in their cells, marked.
    """
    label = phrases("Change {n} cell", "Change {n} cells", len(cells))
    if len(cells) == 1:
        label = phrase("Change {field}", field=heading_of(cells[0][1], viewer))
    reader = EntryReader(viewer)
    with workbook.edit(label) as edit:
        made: dict[UUID, Record] = {}
        for row, column in cells:
            found = _row_with_id(workbook, edit, row, made, make_row) if isinstance(row, UUID) else row
            reader.enter(edit, found, column, entry)
        return reader.unread + edit.keep_numbers_apart()


def set_cells(workbook: Workbook, row: Record, cells: Sequence[tuple[Column, Any]], words: Words) -> None:
    """Put values into cells of a row, which is added where it is new."""
    fields = words.listing(
        workbook.project.titles.get(column.full_key) or words.say(column.heading) for column, _ in cells
    )
    with workbook.edit(phrase("Change {field}", field=fields)) as edit:
        if workbook.row(row.__tablename__, row.id) is None:
            edit.add(row)
        for column, value in cells:
            edit.write(row, column, value)


def paste_cells(
    workbook: Workbook, lines: Sequence[Sequence[str]], rows: Sequence[Any], columns: Sequence[Column], viewer: Viewer
) -> int:
    """Put lines of texts into rows, those that are new are added; return how many texts could not be read."""
    reader = EntryReader(viewer)
    count = len(lines) * min(len(columns), len(lines[0]))
    with workbook.edit(phrases("Paste {n} cell", "Paste {n} cells", count)) as edit:
        edit.add_all([row for row in rows if workbook.row(row.__tablename__, row.id) is None])
        for row, line in zip(rows, lines, strict=False):
            for column, text in _divided_columns_first(zip(columns, line, strict=False)):
                if not column.is_locked:
                    reader.enter(edit, row, column, CellEntry(text))
        return reader.unread + edit.keep_numbers_apart()


def clear_cells(workbook: Workbook, cells: Sequence[Cell]) -> None:
    """Empty cells; what has a default goes back to it."""
    with workbook.edit(phrases("Clear {n} cell", "Clear {n} cells", len(cells))) as edit:
        for row, column in cells:
            edit.write(row, column, column.default)


def fill_cells(workbook: Workbook, copies: Sequence[tuple[Any, Any, Column]]) -> int:
    """Repeat what stands in one row's cell in another's, for (from, to, column); return how many are unread."""
    with workbook.edit(phrases("Fill {n} cell", "Fill {n} cells", len(copies))) as edit:
        for above, row, column in copies:
            if text := column.unread(above):
                edit.keep(row, column, text)
            else:
                edit.write(row, column, column.read(above))
        return edit.keep_numbers_apart()


def _row_with_id(workbook: Workbook, edit: Edit, row_id: UUID, made: dict[UUID, Record], make_row: MakeRow) -> Record:
    """Return the row with this id, made in this edit or in one before it."""
    if row_id not in made:
        blank = make_row()
        made[row_id] = workbook.row(blank.__tablename__, row_id)
        if made[row_id] is None:
            blank.id = row_id
            made[row_id] = edit.add(blank)
    return made[row_id]


def _divided_columns_first(cells: Iterable[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Put what is taken apart before its parts, which know better where both are pasted."""
    return sorted(cells, key=lambda cell: cell[0].split is None)
