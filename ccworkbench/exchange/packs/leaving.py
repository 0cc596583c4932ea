"""What leaves the house with some papers, told before they are written: sheets, columns, rows, and what stays back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.grid import Rows
from ccworkbench.core.matrix import Crossing, heading_of
from ccworkbench.core.record import Column, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.disclosed import DisclosedRows, shown_columns
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.language.words import Phrase, phrases


@dataclass(frozen=True)
class Leaving:
    """A sheet or report of some papers: its columns and rows that its readers see, and those held back from them.

    Columns are headings in the reader's language. A report has no columns of its own; neither a report nor a form has
    a count of rows.
    """

    key: str
    title: str
    columns: tuple[str, ...] = ()
    columns_held: tuple[str, ...] = ()
    rows: int | None = None
    rows_held: int = 0
    is_held: bool = False  # whether its readers get nothing of it


def what_leaves(packs: Sequence[Pack], rows: Rows, viewer: Viewer, readers: Disclosure) -> list[Leaving]:
    """List what some papers hold, each sheet once, in the order of the papers."""
    disclosed, found = DisclosedRows(rows, viewer, readers), dict[str, list[PackPart]]()
    for part in (part for pack in packs for part in pack.parts):
        if part.report or part.sheet:
            key = part.report.key if part.report else part.sheet.__tablename__ if part.sheet else ""
            found.setdefault(key, []).append(part)
    return [_leaving(parts, rows, disclosed, viewer) for parts in found.values()]


def unread_note(packs: Sequence[Pack], rows: Rows, viewer: Viewer, readers: Disclosure) -> Phrase | None:
    """Say how many cells of some papers hold a text that can't be read, such as a date that is none; None for none."""
    disclosed = DisclosedRows(rows, viewer, readers)
    sheets = {part.sheet for pack in packs for part in pack.parts if part.sheet and part.is_for(readers)}
    count = sum(
        len(row.unread.keys() & {column.key for column in shown_columns(sheet, readers)})
        for sheet in sheets
        for row in disclosed.rows(sheet)
    )
    told = phrases(
        "{n} cell holds a value that can’t be read; it is printed as it was typed.",
        "{n} cells hold values that can’t be read; they are printed as they were typed.",
        count,
    )
    return told if count else None


def _leaving(parts: Sequence[PackPart], rows: Rows, disclosed: DisclosedRows, viewer: Viewer) -> Leaving:
    say, sheet, report = viewer.words.say, parts[0].sheet, parts[0].report
    if sheet is None:
        assert report is not None
        return Leaving(report.key, say(report.title), is_held=not parts[0].is_for(disclosed.readers))
    counted: Any = sheet.down if issubclass(sheet, Crossing) else sheet
    is_theirs, held = parts[0].is_for(disclosed.readers), disclosed.held_back(counted)
    taken = [row.id for row in rows(counted) if any(_takes(part, row) for part in parts)]
    seen = sum(row not in held for row in taken) if is_theirs else 0
    columns = [column for column in columns_of(sheet) if any(_has(part, column) for part in parts)]
    return Leaving(
        sheet.__tablename__,
        viewer.title(sheet.__tablename__, sheet.sheet.title),
        tuple(heading_of(column, viewer) for column in columns if column.disclosure.is_for(disclosed.readers)),
        tuple(heading_of(column, viewer) for column in columns if not column.disclosure.is_for(disclosed.readers)),
        None if sheet.sheet.shape == "form" else seen,
        len(taken) - seen,
        is_held=not is_theirs,
    )


def _takes(part: PackPart, row: Any) -> bool:
    """Tell whether a part shows a row; a matrix shows all that take part in it, which its sheet knows."""
    sheet: Any = part.sheet
    if issubclass(sheet, Crossing):
        return bool(sheet.takes(row))
    return any(takes(row) for _, takes in part.blocks)


def _has(part: PackPart, column: Column) -> bool:
    return not part.columns or column.key in part.columns
