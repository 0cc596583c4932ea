"""Rows of a project without a store."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record


def book_of(rows: Sequence[Record]) -> Rows:
    """Find rows by their sheet, as a workbook does."""

    def find(sheet: type[Any]) -> list[Any]:
        return [row for row in rows if type(row) is sheet and not row.deleted]

    return find


@pytest.fixture
def book() -> Callable[[Sequence[Record]], Rows]:
    return book_of
