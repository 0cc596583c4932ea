"""Figures of a file put into the sheet: rows that are there are updated, others added, all in one step."""

from dataclasses import dataclass
from typing import Any

from ccworkbench.core.record import Column, columns_of
from ccworkbench.exchange.reading.kpi_figures import FigureLine, ReadFigures, lines_for
from ccworkbench.language.words import N_, Words, phrase
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.store.edit import Edit
from ccworkbench.store.workbook import Workbook

NAMED = 5  # lines of the file that are named


@dataclass(frozen=True)
class ImportedFigures:
    """What became of the rows and cells of a file."""

    added: int = 0
    updated: int = 0
    unread: int = 0
    left_out: int = 0
    unknown: tuple[str, ...] = ()
    joined: int = 0
    encoding: str = ""
    unread_lines: tuple[int, ...] = ()

    def sentence(self, file: str, words: Words) -> str:
        """Tell it in one sentence."""
        say = words.say
        counts = (
            (self.added, N_("rows added: {n}")),
            (self.updated, N_("rows updated: {n}")),
            (self.unread, N_("cells that could not be read: {n} (lines: {lines})")),
            (self.left_out, N_("rows skipped: {n}")),
            (self.joined, N_("rows added to an existing row of the same period: {n}")),
        )
        lines = [str(line) for line in self.unread_lines[:NAMED]] + ["…"] * (len(self.unread_lines) > NAMED)
        told = [say(text, n=words.number(count), lines=", ".join(lines)) for count, text in counts if count]
        told += [say(N_("unknown columns: {columns}"), columns=words.listing(self.unknown))] if self.unknown else []
        told += [say(N_("read as {encoding}"), encoding=self.encoding)] if self.encoding else []
        if not self.added and not self.updated:
            told.insert(0, say(N_("nothing new")))
        return say(N_("“{file}”: {told}."), file=file, told=words.listing(told))


def import_figures(workbook: Workbook, figures: ReadFigures, file: str) -> ImportedFigures:
    """Write the figures of a file as one step of undo; a cell that the file leaves empty stays as it is.

    So does a value where the file has what can't be read.
    """
    columns = {column.key: column for column in columns_of(KpiFigure)}
    pairs = [
        (line, row) for line, row in lines_for(figures, workbook.rows(KpiFigure)) if row is None or _changes(line, row)
    ]
    added = [(line, KpiFigure()) for line, row in pairs if row is None]
    with workbook.edit(phrase("Import figures from “{file}”", file=file)) as edit:
        edit.add_all([row for _, row in added])
        for line, row in [*added, *((line, row) for line, row in pairs if row is not None)]:
            _write(edit, row, line, columns)
    unread = sum(len(line.unread) for line in figures.lines)
    updated = len(pairs) - len(added)
    return ImportedFigures(
        len(added),
        updated,
        unread,
        figures.left_out,
        figures.unknown,
        figures.joined,
        figures.encoding,
        figures.unread_lines,
    )


def _changes(line: FigureLine, row: KpiFigure) -> bool:
    changed = any(getattr(row, key) != value or key in row.unread for key, value in _whole_values(line))
    return changed or any(row.unread.get(key) != text for key, text in _kept(line, row))


def _write(edit: Edit, row: KpiFigure, line: FigureLine, columns: dict[str, Column]) -> None:
    for key, value in _whole_values(line):
        if getattr(row, key) != value or key in row.unread:
            edit.write(row, columns[key], value)
    for key, text in _kept(line, None if row.id in edit.made else row):
        edit.keep(row, columns[key], text)


def _whole_values(line: FigureLine) -> list[tuple[str, Any]]:
    """Return the values of a row; a sum of which one part could not be read is none."""
    return [(key, value) for key, value in line.values.items() if key not in line.unread]


def _kept(line: FigureLine, row: KpiFigure | None) -> list[tuple[str, str]]:
    """Return the unreadable texts that are kept: they never take the place of a value that is there."""
    return [(key, text) for key, text in line.unread.items() if row is None or getattr(row, key) in {None, ""}]
