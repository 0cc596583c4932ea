"""Headings above a pasted block: who copies a table with them means its columns, wherever they stand here."""

from collections.abc import Sequence

from ccworkbench.core.matrix import CrossColumn
from ccworkbench.core.record import Column
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.widgets.clipboard_formats import Block
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Phrase, phrases


def by_headings(block: Block, model: TableModel, here: int) -> tuple[Block, list[int]]:
    """Return a block without the headings above it, and the columns that these name, in any of our languages.

    What stands under a heading that nobody knows comes last, where no column takes it. A first line is headings where
    at least half of it, and two texts, are known; a single text has to be the heading of the column `here`. A block
    without headings comes back whole, with no columns.
    """
    named = _named(block[0], model) if len(block) > 1 else []
    known = [number for number in named if number is not None]
    texts = sum(bool(text.strip()) for text in block[0])
    if 2 * len(known) < texts or not (len(known) > 1 or named == [here]):
        return block, []
    order = sorted(range(len(named)), key=lambda place: named[place] is None)
    return [[line[place] if place < len(line) else "" for place in order] for line in block[1:]], known


def _named(texts: Sequence[str], model: TableModel) -> list[int | None]:
    """Return for each text the column that it names, or None; a column is named once."""
    known, found = [_names(column, model) for column in model.columns], list[int | None]()
    for wanted in map(_plain, texts):
        found.append(next((n for n, names in enumerate(known) if wanted in names and n not in found), None))
    return found


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
