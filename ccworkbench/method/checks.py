"""The checks: every rule that rows of the workbook can break, with its key, severity and one sentence."""

from collections.abc import Iterator
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import columns_of
from ccworkbench.core.words import phrase
from ccworkbench.sheets import SHEETS


def problems_of(rows: Rows, today: date) -> Iterator[Problem]:
    """List all broken rules of a project."""
    for sheet in SHEETS:
        for row in rows(sheet):
            for column in columns_of(sheet):
                if text := row.unread.get(column.key):
                    message = phrase("“{text}” could not be read here.", text=text)
                    yield Problem("CELL-1", "error", message, sheet.__tablename__, row.id, column.key)
