"""Insert, duplicate, delete and move rows, or keep them in the house; each function is one step of undo."""

from collections.abc import Iterable, Sequence
from typing import Any

from ccworkbench.core.kind import Code
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.store.edit import Edit
from ccworkbench.store.workbook import Workbook


def insert_rows(
    workbook: Workbook, rows: Sequence[Record], before: Record | None = None, cells: Iterable[tuple[Column, Any]] = ()
) -> None:
    """Put new rows before a row of their sheet, or at its end; each takes the values of `cells`."""
    values = list(cells)
    with workbook.edit(phrases("Insert {n} row", "Insert {n} rows", len(rows))) as edit:
        edit.add_all(rows)
        for row in rows:
            for column, value in values:
                edit.write(row, column, value)
        if before is not None:
            _move(edit, rows, _row_above(workbook, before))


def duplicate_rows(workbook: Workbook, rows: Sequence[Any]) -> list[Record]:
    """Put copies of rows behind the last of them, and return them; human numbers go on counting."""
    copies = [_copy(row) for row in rows]
    with workbook.edit(phrases("Duplicate {n} row", "Duplicate {n} rows", len(rows))) as edit:
        edit.add_all(copies, after=rows[-1])
    return copies


def delete_rows(workbook: Workbook, rows: Sequence[Record]) -> None:
    """Delete rows."""
    with workbook.edit(phrases("Delete {n} row", "Delete {n} rows", len(rows))) as edit:
        for row in rows:
            edit.remove(row)


def move_rows(workbook: Workbook, rows: Sequence[Record], before: Record | None) -> None:
    """Put rows before another row of their sheet, or at its end."""
    order = workbook.rows(type(rows[0]))
    above = _row_above(workbook, before) if before is not None else order[-1]
    while above is not None and above in rows:
        above = _row_above(workbook, above)
    with workbook.edit(_moving(len(rows))) as edit:
        _move(edit, rows, above)


def move_past(workbook: Workbook, rows: Sequence[Record], neighbour: Record, *, up: bool) -> None:
    """Let a stretch of rows and the row beside it, above where it goes up, change places."""
    after = rows[-1] if up else _row_above(workbook, rows[0])
    with workbook.edit(_moving(len(rows))) as edit:
        edit.move(neighbour, after)


def keep_internal(workbook: Workbook, row: Record, *, keep: bool) -> None:
    """Mark a row as not for the customer, or release it."""
    with workbook.edit(phrase("Keep row internal") if keep else phrase("Make row visible to the customer")):
        row.internal = keep


def _moving(n: int) -> Phrase:
    return phrases("Move {n} row", "Move {n} rows", n)


def _move(edit: Edit, rows: Sequence[Record], after: Record | None) -> None:
    for row in rows:
        edit.move(row, after)
        after = row


def _row_above(workbook: Workbook, row: Record) -> Record | None:
    rows: list[Record] = workbook.rows(type(row))
    place = rows.index(row)
    return rows[place - 1] if place else None


def _copy(row: Record) -> Record:
    columns = [column for column in columns_of(type(row)) if not column.computed]
    values = {c.key: c.default if isinstance(c.kind, Code) else getattr(row, c.key) for c in columns}
    return type(row)(**values, unread=dict(row.unread), internal=row.internal)
