"""How positions in a table are named: a cell, a range."""

CellPosition = tuple[int, int]  # row and column of the model
CellRange = tuple[int, int, int, int]  # top, left, bottom, right
