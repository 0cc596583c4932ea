"""Headings above a pasted block: who copies a table with them means its columns, wherever they stand here."""

from collections.abc import Sequence

from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.table.clipboard_formats import Block
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Phrase, phrases


def named_columns(block: Block, model: TableModel, here: int) -> list[int]:
    """Return the columns that the first line of a block names, in any of our languages; none where it is data.

    Every text of that line has to be a heading; a single one has to be that of the column `here`.
    """
    if len(block) < 2 or not all(text.strip() for text in block[0]):
        return []
    known = [_names(column, model) for column in model.columns]
    found: list[int] = []
    for text in block[0]:
        wanted = _plain(text)
        place = next((n for n, names in enumerate(known) if wanted in names and n not in found), None)
        if place is None:
            return []
        found.append(place)
    return found if len(found) > 1 or found == [here] else []


def pasted_by_name(rows: int) -> Phrase:
    """Say that headings were taken for headings."""
    return phrases(
        "{n} row pasted; its columns were matched by the headings above it.",
        "{n} rows pasted; their columns were matched by the headings above them.",
        rows,
    )


def _names(column: Column, model: TableModel) -> set[str]:
    said: Sequence[str] = [words_of(language).say(column.heading) for language in LANGUAGES]
    return {_plain(text) for text in ([] if isinstance(column, CrossColumn) else said)} | {
        _plain(model.heading(column))
    }


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
