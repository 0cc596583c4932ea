"""Where the cursor goes from a cell that is done: to the next cell, back to where a run of tabs began, or round."""

from PySide6.QtCore import QModelIndex

from ccworkbench.gui.editing.leaving_keys import LeaveDirection
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.table.selection import SELECTION_FLAG, selected_positions

STEPS = {
    LeaveDirection.DOWN: (1, 0),
    LeaveDirection.UP: (-1, 0),
    LeaveDirection.RIGHT: (0, 1),
    LeaveDirection.LEFT: (0, -1),
}


class CursorMoves:
    """Moves the cursor of one table; `run` is the column where a run of tabs began, -1 while there is none."""

    def __init__(self, grid: GridView) -> None:
        self._grid, self._model = grid, grid.table
        self.run = -1

    def go(self, way: LeaveDirection, row: int, column: int) -> None:
        """Go on from a cell; a run of tabs is remembered, so that Enter goes back to where it began."""
        if way not in STEPS:
            return
        if not self._grid.is_one_cell():
            self._cycle(way)
            return
        seen = [c for c in self._grid.seen_columns() if not self._model.columns[c].is_locked or c == column]
        down, right = STEPS[way]
        place = seen.index(column)
        if right:
            self.run = self.run if self.run >= 0 else column
            row, place = row + (place + right) // len(seen), (place + right) % len(seen)
            column = seen[place]
        else:
            column, self.run = self.run if self.run in seen and down > 0 else column, -1
        target = self._model.index(max(0, min(row + down, self._model.rowCount() - 1)), column)
        self.choose_keeping_run(target)

    def choose_keeping_run(self, target: QModelIndex) -> None:
        """Go to a cell without ending the run of tabs."""
        run = self.run
        self._grid.choose(target)
        self.run = run

    def _cycle(self, way: LeaveDirection) -> None:
        """Go round inside the selection, which stays."""
        places = selected_positions(self._grid, new_row=False)
        if way in {LeaveDirection.DOWN, LeaveDirection.UP}:
            order = self._grid.seen_columns()
            places.sort(key=lambda place: (order.index(place[1]), place[0]))
        here = self._grid.currentIndex()
        by = 1 if way in {LeaveDirection.DOWN, LeaveDirection.RIGHT} else -1
        at = places.index((here.row(), here.column())) if (here.row(), here.column()) in places else 0
        row, column = places[(at + by) % len(places)]
        self._grid.selectionModel().setCurrentIndex(self._model.index(row, column), SELECTION_FLAG.NoUpdate)
