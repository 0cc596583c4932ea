"""A typist who edits a project at random, by whatever the sheets declare."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from ccworkbench.core.kind import Choice, Choices, Date, Flag, Kind, Number, Reference
from ccworkbench.core.matrix import Crossing, cross_columns
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.store.workbook import Workbook

LISTS = [sheet for sheet in SHEETS if sheet.sheet.shape == "list"]
WORDS = ("", "Plan", "Kőszegi", "喆", "=1+1", "two\nlines", "x" * 300)


class Typist:
    """Does one thing after the other to a workbook, each as one step; the same seed does the same."""

    def __init__(self, seed: int = 0) -> None:
        self.random = Random(seed)

    def work(self, book: Workbook) -> None:
        """Do something, whatever it is."""
        deeds: list[Callable[[Workbook], None]] = [self.write, self.write, self.write, self.keep, self.add, self.remove]
        self.random.choice([*deeds, self.move, self.fill, self.fill])(book)

    def write(self, book: Workbook) -> None:
        row, column = self._cell(book)
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(row, column, self.value(column.kind, book))

    def keep(self, book: Workbook) -> None:
        row, column = self._cell(book)
        with book.edit(phrase("Edit cell")) as edit:
            edit.keep(row, column, self.random.choice(("next week", "?", "12.13.14")))

    def add(self, book: Workbook) -> None:
        sheet = self.random.choice(LISTS)
        rows = book.rows(sheet)
        with book.edit(phrase("Add rows")) as edit:
            after = self.random.choice([None, *rows[:50]])
            edit.add_all([sheet() for _ in range(self.random.randint(1, 3))], after)

    def remove(self, book: Workbook) -> None:
        rows = book.rows(self.random.choice(LISTS))
        with book.edit(phrase("Delete rows")) as edit:
            for row in self.random.sample(rows, min(len(rows), self.random.randint(1, 3))):
                edit.remove(row)

    def move(self, book: Workbook) -> None:
        rows = book.rows(self.random.choice(LISTS))
        if len(rows) > 1:
            row, after = self.random.sample(rows, 2)
            with book.edit(phrase("Move row")) as edit:
                edit.move(row, self.random.choice([after, None]))

    def fill(self, book: Workbook) -> None:
        """Type a letter into the matrix, or take it out, or type one that is none."""
        columns = [column for column in cross_columns(Raci, book.rows) if column.key == Raci.crossed]
        rows = [row for row in book.rows(Raci.down) if Raci.takes(row)]
        if columns and rows:
            row, column = self.random.choice(rows), self.random.choice(columns)
            with book.edit(phrase("Fill the matrix")) as edit:
                if self.random.random() < 0.2:
                    edit.keep(row, column, "Q")
                else:
                    edit.write(row, column, self.random.choice([None, self.value(column.kind, book)]))

    def paste(self, book: Workbook, rows: int, columns: int) -> None:
        """Paste a block that makes the table grow, as one step."""
        into = [column for column in columns_of(Action) if not column.computed][:columns]
        with book.edit(phrase("Paste")) as edit:
            present = list(book.rows(Action))[:rows]
            new = edit.add_all([Action() for _ in range(rows - len(present))])
            for row in [*present, *new]:
                for column in into:
                    edit.write(row, column, self.value(column.kind, book))

    def value(self, kind: Kind, book: Workbook) -> Any:
        """Think of a value that fits."""
        if isinstance(kind, Choices):
            return tuple(option.value for option in kind.options if self.random.random() < 0.5)
        return self.random.choice(list(self._fitting(kind, book)))

    def _fitting(self, kind: Kind, book: Workbook) -> Iterable[Any]:
        if isinstance(kind, Choice):
            return kind.options
        if isinstance(kind, Reference):
            return [None, *(row.id for row in book.rows(BY_KEY[kind.sheet])[:50])]
        if isinstance(kind, Flag):
            return (True, False)
        if isinstance(kind, Date):
            return [None, *(date(2026, 11, 24) + timedelta(days) for days in range(-400, 400, 50))]
        if isinstance(kind, Number):
            numbers = (0.5, 1.0, 50.0) if kind.digits else (0, 1, 2)
            return [None, *filter(kind.holds, numbers)]
        return [word for word in (*WORDS, "#0b4f5c") if kind.holds(word)]

    def _cell(self, book: Workbook) -> tuple[Record, Column]:
        sheets = [sheet for sheet in SHEETS if book.rows(sheet) and not issubclass(sheet, Crossing)]
        sheet = self.random.choice(sheets)
        column = self.random.choice([column for column in columns_of(sheet) if not column.computed])
        return self.random.choice(book.rows(sheet)), column
