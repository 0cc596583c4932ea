"""Rows and columns as they are named on the command line, and values as they are typed there."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.grid import Grid
from ccworkbench.core.kind import Code, Reference
from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column, Record, is_taken, numbered
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.legible_text import legible
from ccworkbench.language.name_matching import EXACT, rank_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Image
from ccworkbench.store.store import Store

WrittenCells = list[tuple[Column, Any]]


def column_key(column: Column) -> str:
    """Return how a column is named: by its key, or in a matrix by the code of what it stands for."""
    if isinstance(column, CrossColumn):
        return getattr(column.over, "code", "") or column.over_id
    return column.key


def column_name(column: Column, viewer: Viewer) -> str:
    """Return the heading of a column for its reader; in a matrix a code or, where there is none, a name."""
    if isinstance(column, CrossColumn):
        return getattr(column.over, "code", "") or viewer.retell(column.heading)
    return viewer.title(column.full_key, column.heading)


def values_of(row: Any, columns: Iterable[Column], viewer: Viewer) -> dict[str, Any]:
    """Return a row for JSON: what it holds under `values`, and how its reader sees that under `texts`."""
    named = [(column_key(column), column) for column in columns]
    return {
        "id": str(row.id),
        "values": {key: _plain(column.read(row, viewer)) for key, column in named},
        "texts": {key: column.text(row, viewer) for key, column in named},
        "unread": {key: column.unread(row) for key, column in named if column.unread(row)},
    }


def find_row(grid: Grid, text: str, viewer: Viewer) -> Any:
    """Find a row by its id, its human number (A-12 is A-012, too), its place or its name; raises UserError."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    for index, row in enumerate(grid.rows, 1):
        if index == number or text.casefold() in {str(row.id), row.id.hex} or _is_called(row, text):
            return row
    named = [row for row in grid.rows if _is_named(row, text, viewer)]
    if len(named) == 1:
        return named[0]
    if named:
        raise UserError(phrase("“{text}” matches several rows. Use the row’s ID; `show --json` shows it.", text=text))
    raise UserError(phrase("There is no row “{text}” in this sheet. `show` lists its rows.", text=text))


def read_values(arguments: Sequence[str], grid: Grid, viewer: Viewer, store: Store, row: Any = None) -> WrittenCells:
    """Read `column=value` arguments for a row, all or none; raises UserError for what can't be read."""
    named = {column_name(one, viewer).casefold(): one for one in grid.columns if isinstance(one, CrossColumn)}
    known = named | {column_key(column).casefold(): column for column in grid.columns}
    written = [_read(argument, known, viewer, store) for argument in arguments]
    others = [other for other in grid.rows if other is not row]
    for column, value in written:
        if value and is_taken(others, column, value):
            raise UserError(Code.taken(value))
    return written


def _read(argument: str, known: dict[str, Column], viewer: Viewer, store: Store) -> tuple[Column, Any]:
    key, sign, text = argument.partition("=")
    if not sign:
        raise UserError(phrase("“{text}” has no value. Type column=value.", text=argument))
    column = known.get(key.casefold())
    if column is None:
        keys = ", ".join(dict.fromkeys(column_key(column) for column in known.values() if not column.is_locked))
        raise UserError(phrase("There is no column “{column}” here. Choose one of: {known}.", column=key, known=keys))
    if column.is_locked:
        raise UserError(phrase("“{column}” is calculated from other columns and can’t be set.", column=key))
    try:
        return column, _value(column, legible(text), viewer, store)
    except CellError as error:
        told = phrase("{column}: {values}", column=key, values=viewer.words.tell(error.message))
        raise UserError(told) from error


def _value(column: Column, text: str, viewer: Viewer, store: Store) -> Any:
    if not text.strip():
        return None  # a blank, for which the door puts the column's default
    if isinstance(column.kind, Image):
        from ccworkbench.exchange.brand import read_logo

        return store.keep_picture(read_logo(Path(text)), "image/png")
    if isinstance(column.kind, Reference):
        by_id = {str(row): row for row, _ in viewer.options(column.kind.sheet)}
        return by_id[text] if text in by_id else column.kind.parse(text, viewer)
    return column.kind.parse(text, viewer)


def _is_called(row: Any, text: str) -> bool:
    code = str(getattr(row, "code", ""))
    if code and code.casefold() == text.casefold():
        return True
    sheet: type[Record] = type(row)
    return bool(code) and any(is_taken([row], column, text) for column, _ in numbered(sheet))


def _is_named(row: Any, text: str, viewer: Viewer) -> bool:
    rank = rank_of(text, viewer.retell(row.label), row.also_called)
    return rank is not None and rank <= EXACT


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
