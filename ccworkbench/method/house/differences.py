"""Where our starter rows are worded otherwise than when a house kept its own: shown, and taken over row by row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from ccworkbench.core.kind import Reference
from ccworkbench.core.record import Column, Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import Words
from ccworkbench.method.house.content import HouseContent, HouseRow, Key
from ccworkbench.method.house.declared import LEAN, column_of, content_columns, is_text, own_wordings
from ccworkbench.method.house.values import legible_value
from ccworkbench.method.plan import starter_content
from ccworkbench.sheets.order import BY_KEY


@dataclass(frozen=True)
class WordingDifference:
    """A text of a row: the house's, ours when it was kept, and ours now; None where we have that row no more."""

    sheet: str
    key: str
    column: str
    house: str
    then: str
    now: str | None

    @property
    def row(self) -> Key:
        """Return what tells the row from all others."""
        return self.sheet, self.key

    @property
    def is_reworded(self) -> bool:
        """Tell whether the house had worded it itself."""
        return self.house != self.then


def differences(content: HouseContent) -> list[WordingDifference]:
    """List what we say otherwise today, in the language of the content."""
    return [
        found
        for sheet, rows in content.sheets.items()
        for row in rows
        for found in _differences_of(content.language, sheet, row)
    ]


def new_rows(content: HouseContent) -> dict[str, list[str]]:
    """List the keys of our rows that came since, by the sheets that the content holds."""
    found = {sheet: [key for key in own_wordings(sheet) if key not in keys] for sheet, keys in content.known.items()}
    return {sheet: keys for sheet, keys in found.items() if keys}


def new_row(sheet: type[Record], key: str, language: str) -> HouseRow:
    """Return one of our rows as a house keeps it that has changed nothing; what only a plan can tell is left out."""
    table, words = sheet.__tablename__, words_of(language)
    item = next(item for item in starter_content.rows(table) if item["key"] == key)
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for column in content_columns(sheet):
        names = [name for name in item if column_of(table, name) == column.key and not name.startswith(LEAN)]
        for name in names:
            with suppress(ValueError):  # what a file says for each size is none of the column
                values[column.key] = legible_value(column, _plain(column, item[name], words))
        if names and is_text(column):
            texts[column.key] = values[column.key]
    return HouseRow(key, values, texts)


def _plain(column: Column, value: Any, words: Words) -> Any:
    if is_text(column):
        return words.say(value)
    if isinstance(column.kind, Reference):
        return str(value).partition("|")[0] or None  # of several the first
    return None if value == "" else value


def settled(content: HouseContent, take: Collection[Key] = (), keep: Collection[Key] = ()) -> HouseContent:
    """Return a content with our texts of today in some rows, and with its own in others: both differ no more.

    New rows of ours are taken in, or left out for good.
    """
    told: dict[Key, dict[str, WordingDifference]] = {}
    for one in differences(content):
        told.setdefault(one.row, {})[one.column] = one
    sheets: dict[str, tuple[HouseRow, ...]] = {}
    for sheet, rows in content.sheets.items():
        kept = (_settled_row(row, told.get((sheet, row.key), {}), (sheet, row.key), take, keep) for row in rows)
        sheets[sheet] = tuple(row for row in kept if row is not None)
    known = {sheet: tuple(keys) for sheet, keys in content.known.items()}
    for sheet, keys in new_rows(content).items():
        for key in keys:
            if (sheet, key) in take:
                sheets[sheet] = _with_row(sheets[sheet], new_row(BY_KEY[sheet], key, content.language), sheet)
            if (sheet, key) in take or (sheet, key) in keep:
                known[sheet] = (*known[sheet], key)
    return replace(content, sheets={sheet: rows for sheet, rows in sheets.items() if rows}, known=known)


def _with_row(rows: Sequence[HouseRow], row: HouseRow, sheet: str) -> tuple[HouseRow, ...]:
    """Put one of our rows behind the nearest of those that stand before it among ours."""
    order = [*own_wordings(sheet)]
    before = set(order[: order.index(row.key)])
    place = max((n for n, other in enumerate(rows, 1) if other.key in before), default=0)
    return (*rows[:place], row, *rows[place:])


def _differences_of(language: str, sheet: str, row: HouseRow) -> Iterator[WordingDifference]:
    words, said = words_of(language), own_wordings(sheet).get(row.key)
    for column, then in (row.ours or {}).items():
        house = str(row.values.get(column, ""))
        if said is None:
            yield WordingDifference(sheet, row.key, column, house, then, None)
            continue
        now = [words.say(text) for text in said.get(column, ())]
        if now and then and then not in now:
            yield WordingDifference(sheet, row.key, column, house, then, now[0])


def _settled_row(
    row: HouseRow, told: Mapping[str, WordingDifference], key: Key, take: Collection[Key], keep: Collection[Key]
) -> HouseRow | None:
    """Return a row as it was decided; None for one of ours that we have no more, and the house does not keep."""
    if not told or (key not in take and key not in keep):
        return row
    if any(one.now is None for one in told.values()):
        return None if key in take else replace(row, ours=None, changed=())
    now: dict[str, Any] = {column: one.now for column, one in told.items()}
    values = {**row.values, **now} if key in take else row.values
    others = [column for column in row.changed if column not in now]
    own = [column for column, text in now.items() if values.get(column) != text]
    return replace(row, values=values, ours={**(row.ours or {}), **now}, changed=(*others, *own))
