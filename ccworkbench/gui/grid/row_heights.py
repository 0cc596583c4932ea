"""Heights of rows: measured for those in sight only, so that twenty thousand rows open at once."""

from PySide6.QtCore import QObject, QTimer

from ccworkbench.core.record import Column
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.cell_look import (
    PAD,
    ROW_HEIGHT,
    can_wrap,
    height_of,
    height_of_text,
    look_of,
    look_of_waiting,
)

MEASURED_ROWS = 200  # rows; so many are all measured, and the scroll bar keeps still


class RowHeights(QObject):
    """Gives the rows of a table the height of their longest text."""

    def __init__(self, table: GridView, model: TableModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._wrapping: dict[tuple[type[Column], str], bool] = {}
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.measure)
        table.verticalScrollBar().valueChanged.connect(self.measure)
        table.horizontalHeader().sectionResized.connect(self.later)
        for signal in (model.dataChanged, model.shown, model.modelReset, model.layoutChanged, model.rowsInserted):
            signal.connect(self.later)

    @property
    def least(self) -> int:
        """Return the height of a row of one line."""
        return max(ROW_HEIGHT, self._table.fontMetrics().lineSpacing() + 10)

    def later(self) -> None:
        """Measure when all that happens at once is over."""
        self._waiting.start(0)

    def measure(self) -> None:
        """Measure the rows in sight, or all where they are few."""
        self._waiting.stop()
        if self._model.context.workbook is None:  # closed while this waited
            return
        self._table.verticalHeader().setDefaultSectionSize(self.least)
        if len(self._model.rows) <= MEASURED_ROWS:
            for place in range(len(self._model.rows)):
                self._measure_row(place)
        else:
            self._measure_in_sight()
        self._table.keep_in_sight()

    def _measure_in_sight(self) -> None:
        place, bottom = max(self._table.rowAt(0), 0), self._table.viewport().height()
        while place < len(self._model.rows) and self._table.rowViewportPosition(place) < bottom:
            self._measure_row(place)
            place += 1

    def height(self, place: int) -> int:
        """Return the height a row needs."""
        row, points, text = self._model.row_at(place), self._table.font().pointSizeF(), 0.0
        if row is None:
            return self.least
        viewer, anything_waits = self._model.viewer, bool(self._model.context.pending)
        for number, column in enumerate(self._model.columns):
            waits = self._model.waiting(row.id, column) if anything_waits else None
            is_odd = waits is not None or bool(column.unread(row))
            if self._table.isColumnHidden(number) or not (is_odd or self._wraps(column)):
                continue
            room = self._table.columnWidth(number) - self._table.cell_delegate.taken(place, number, points)
            if is_odd:
                look = look_of(row, column, viewer) if waits is None else look_of_waiting(waits, column, viewer)
                text = max(text, height_of(look, room, points))
            else:
                text = max(text, height_of_text(column.text(row, viewer), column, room, points))
        return max(self.least, round(text) + PAD + 2)

    def _wraps(self, column: Column) -> bool:
        """Tell whether a column may need several lines; asked for every cell, it is worked out once."""
        key = type(column), column.key
        if key not in self._wrapping:
            self._wrapping[key] = can_wrap(column)
        return self._wrapping[key]

    def _measure_row(self, place: int) -> None:
        height = self.height(place)
        if self._table.rowHeight(place) != height:
            self._table.verticalHeader().resizeSection(place, height)
