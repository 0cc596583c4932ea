"""What can be done to the rows and cells of a sheet; each is one step of undo with its own name."""

from typing import Any

from ccworkbench.core.record import Column

CellPosition = tuple[int, int]  # row and column of the model
CellRange = tuple[int, int, int, int]  # top, left, bottom, right
EditedCell = tuple[Any, Column]  # a row, or the id that a new one will have; and a column
