"""The slanted heads of a matrix at 60 degrees: whole names, or their beginning and end where they are very long."""

from math import cos, radians, sin

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip

from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.cell_look import PAD, cell_font
from ccworkbench.sheets.kinds import Levels

ANGLE = 60
CELL, NARROW = 44, 36  # width of a column, and of one where there are many
AROUND = 18  # what a value needs around it
HIGHEST = "4>4"  # the widest of levels
TALL = 180  # pixels that a name rises at most: below must be room for rows
FOOT = 10  # from the lower edge to the foot of a name


class SlantedHeadings(QHeaderView):
    """Names of roles, skills ... over their columns; a click selects the column."""

    column_chosen = Signal(int)

    def __init__(self, grid: GridView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid, self._model = grid, model
        self.cell = CELL
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def limits(self) -> tuple[int, int]:
        """Return how narrow and how wide a column may be in the size of the text; no value is cut off."""
        unit, needed = self.font().pointSizeF() / 10, self._widest_value()
        return max(round(NARROW * unit), needed), max(round(CELL * unit), needed)

    def overhang(self) -> int:
        """Return how far the last name reaches beyond its column."""
        reach = (self._reach(column)[0] - self.cell * self._behind(column) for column in self._slanted())
        return max(0, round(max(reach, default=0.0)) - self.cell // 2 + PAD)

    def sizeHint(self) -> QSize:
        tall = max((self._reach(column)[1] for column in self._slanted()), default=0.0)
        return QSize(super().sizeHint().width(), max(32, round(tall) + FOOT + PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._model.context.palette
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(colours.ground))
        painter.setFont(cell_font(self._points()))
        painter.setClipRect(self._still_edge(), 0, self.width(), self.height())
        for column in self._slanted():
            self._paint_slanted(painter, column)
        painter.setClipping(False)
        for column in range(self._model.leading()):
            self._paint_upright(painter, column)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(event.position().toPoint())
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.column_chosen.emit(column)

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            column = self._column_at(event.pos())
            problems = self._model.marks.of_column(self._model.key_of(column)) if column >= 0 else []
            told = [self._model.context.words.tell(problem.message) for problem in problems]
            QToolTip.showText(event.globalPos(), "\n".join([self._text(column), *told] if column >= 0 else []), self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]  # any event is passed on

    # The rest

    def _paint_slanted(self, painter: QPainter, column: int) -> None:
        colours, dark = self._model.context.palette, self._model.marks.of_column(self._model.key_of(column))
        hovered = column == self._grid.cell_delegate.crossing[1] or column == self._grid.currentIndex().column()
        painter.save()
        painter.translate(self._foot(column))
        painter.rotate(-ANGLE)
        wrong = any(problem.severity != "hint" for problem in dark)
        painter.setPen(QColor(colours.warn if wrong else colours.text if hovered else colours.muted))
        painter.drawText(QPointF(0, 0), ("! " if wrong else "") + self._shown(column))
        painter.restore()

    def _paint_upright(self, painter: QPainter, column: int) -> None:
        still = self._grid.still_left(column)
        left = still if still >= 0 else self.sectionViewportPosition(column)
        box = QRect(left + PAD, 0, self.sectionSize(column) - 2 * PAD, self.height() - 7)
        painter.setPen(QColor(self._model.context.palette.muted))
        text = painter.fontMetrics().elidedText(self._text(column), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _text(self, column: int) -> str:
        return self._model.heading(self._model.columns[column])

    def _shown(self, column: int) -> str:
        """Return a name without its middle where it is too long: names often differ at their end, as 1/4 and 2/4 do."""
        metrics, angle = QFontMetricsF(cell_font(self._points())), radians(ANGLE)
        room = (TALL * self.font().pointSizeF() / 10 - metrics.height() * cos(angle)) / sin(angle)
        room -= metrics.horizontalAdvance("! ")
        return metrics.elidedText(self._text(column), Qt.TextElideMode.ElideMiddle, room)

    def _points(self) -> float:
        return self.font().pointSizeF() * 0.95

    def _slanted(self) -> range:
        return range(self._model.leading(), len(self._model.columns))

    def _widest_value(self) -> int:
        """Return the room that the longest value of a cell takes."""
        kind = self._model.crossing_kind()
        labels = [label for _, label in kind.choices(self._model.viewer)] if kind else []
        if isinstance(kind, Levels):
            labels = [kind.show_value(HIGHEST, self._model.viewer)]
        metrics = QFontMetricsF(cell_font(self.font().pointSizeF()))
        return round(max(map(metrics.horizontalAdvance, labels), default=0.0)) + AROUND

    def _behind(self, column: int) -> int:
        return len(self._model.columns) - 1 - column

    def _reach(self, column: int) -> tuple[float, float]:
        """Return how far a slanted name reaches to the right and upwards."""
        metrics = QFontMetricsF(cell_font(self._points()))
        length, angle = metrics.horizontalAdvance("! " + self._shown(column)), radians(ANGLE)
        high = metrics.height()
        return length * cos(angle) + high * sin(angle) / 2, length * sin(angle) + high * cos(angle)

    def _foot(self, column: int) -> QPointF:
        middle = self.sectionViewportPosition(column) + self.cell / 2
        return QPointF(middle + 2, self.height() - FOOT)

    def _still_edge(self) -> int:
        moved = self._grid.horizontalScrollBar().value() and self._grid.still_width()
        if moved:
            return self._grid.still_width()
        return self.sectionViewportPosition(self._model.leading()) if self._slanted() else 0

    def _column_at(self, place: QPoint) -> int:
        """Return the column whose name stands at a place, along its slant."""
        along = place.x() - (self.height() - FOOT - place.y()) / sin(radians(ANGLE)) * cos(radians(ANGLE))
        if place.x() < self._still_edge():
            return self.logicalIndexAt(place)
        near = ((abs(self._foot(column).x() - 4 - along), column) for column in self._slanted())
        distance, column = min(near, default=(self.cell, -1))
        return column if distance < self.cell else -1
