"""What is selected in a table, and how far Ctrl and an arrow lead."""

from PySide6.QtCore import QItemSelectionModel

from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.table.positions import CellPosition

SELECTION_FLAG = QItemSelectionModel.SelectionFlag


def selected_block(grid: GridView) -> tuple[list[int], list[int]]:
    """Return the rows and columns that the selection spans, as they stand on the screen; without the empty row."""
    ranges = grid.selectionModel().selection().toList()
    rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1) if row < len(grid.table.rows)}
    columns = {column for each in ranges for column in range(each.left(), each.right() + 1)}
    return sorted(rows), [column for column in grid.seen_columns() if column in columns]


def selected_positions(grid: GridView, *, new_row: bool = True) -> list[CellPosition]:
    """Return the selected cells, row by row; the empty row at the end only where it is wanted."""
    most = grid.table.rowCount() if new_row else len(grid.table.rows)
    order = {column: place for place, column in enumerate(grid.seen_columns())}
    found = {
        (row, column)
        for each in grid.selectionModel().selection().toList()
        for row in range(each.top(), min(each.bottom() + 1, most))
        for column in range(each.left(), each.right() + 1)
        if column in order
    }
    return sorted(found, key=lambda place: (place[0], order[place[1]]))


def selected_rows(grid: GridView) -> list[int]:
    """Return the rows that the selection touches."""
    return selected_block(grid)[0]


def edge_of_filled(grid: GridView, row: int, column: int, way: tuple[int, int]) -> CellPosition:
    """Return the cell where a stretch of filled cells ends, or the next one begins, as Ctrl and an arrow go."""
    model, seen = grid.table, grid.seen_columns()
    down, right = way
    line = [(place, column) for place in range(len(model.rows))] if down else [(row, other) for other in seen]
    at = row if down else seen.index(column)
    by = down or right
    ahead = line[at + 1 :] if by > 0 else line[: max(at, 0)][::-1]
    if not ahead:
        return line[-1 if by > 0 else 0] if line else (row, column)

    def filled(place: CellPosition) -> bool:
        record = model.row_at(place[0])
        return record is not None and bool(model.columns[place[1]].text(record, model.viewer))

    if filled((row, column)) and filled(ahead[0]):
        stop = next((number for number, place in enumerate(ahead) if not filled(place)), len(ahead))
        return ahead[stop - 1]
    return next((place for place in ahead if filled(place)), ahead[-1])
