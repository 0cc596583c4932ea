"""Which cells of a sheet break rules, worked out when they are first painted after a change."""

from typing import Any
from uuid import UUID

from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context


class ProblemMarks:
    """The problems of the rows and cells of one sheet."""

    def __init__(self, context: Context, sheet: type[Record]) -> None:
        self._context, self._sheet = context, sheet
        self._found: dict[tuple[UUID | None, str], list[Problem]] | None = None

    def forget(self) -> None:
        """Look again at the next question."""
        self._found = None

    def of_column(self, column: str) -> list[Problem]:
        """List what is wrong with a column of a matrix."""
        return self.at(None, column)

    def of_row(self, row: UUID) -> list[Problem]:
        """List what is wrong with a row as a whole."""
        return self.at(row, "")

    def at(self, row: UUID | None, column: str) -> list[Problem]:
        """List what is wrong with a cell."""
        if self._context.is_fresh:
            return []
        if self._found is None:
            self._found = {}
            for problem in self._context.problems():
                for place in self._places(problem):
                    self._found.setdefault(place, []).append(problem)
        return self._found.get((row, column), [])

    def _places(self, problem: Problem) -> list[tuple[UUID | None, str]]:
        """Return the cells a problem marks; those of a matrix's cells name the crossing, not its row and column."""
        name = self._sheet.__tablename__
        if not issubclass(self._sheet, Crossing):
            return [(problem.row, problem.column)] if problem.sheet == name else []
        if problem.sheet not in {name, self._sheet.down.__tablename__}:
            return []
        crossing = self._crossings().get(problem.row) if problem.sheet == name else None
        return [crossing or (problem.row, problem.column)]

    def _crossings(self) -> dict[UUID | None, tuple[UUID | None, str]]:
        rows: list[Any] = list(self._context.book.rows(self._sheet))
        return {row.id: (row.row_id, str(row.column_id)) for row in rows if row.unread}
