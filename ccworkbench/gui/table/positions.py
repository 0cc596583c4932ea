"""How positions in a table are named: a cell, a range, a cell with its row and column."""

from typing import Any

from ccworkbench.core.record import Column

CellPosition = tuple[int, int]  # row and column of the model
CellRange = tuple[int, int, int, int]  # top, left, bottom, right
EditedCell = tuple[Any, Column]  # a row, or the id that a new one will have; and a column
