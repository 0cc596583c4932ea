"""The heads of a table: names of columns that can be sorted by, and numbers of rows that can be dragged."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHeaderView

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.record import Record
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.cell_look import PAD, lay_out
from ccworkbench.gui.look.cell_painting import paint_fade, smaller_font
from ccworkbench.gui.look.icons import pixmap

ROW_NUMBERS_WIDTH = 44


class ColumnHeadings(QHeaderView):
    """The heads of a list; a click sorts, a longer look opens the menu."""

    sort_requested = Signal(int, bool)  # column, with Shift: besides the columns sorted by already
    menu_asked = Signal(int, QPoint)

    def __init__(self, grid: GridView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid, self._model = grid, model
        self._pressed = -1
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.sectionResized.connect(self._rewrap)
        self.sectionClicked.connect(self._sort)

    def sizeHint(self) -> QSize:
        seen = [column for column in range(self.count()) if not self.isSectionHidden(column)]
        heights = [lay_out(self._text(c), self._room(c), self._points(), 3).height for c in seen]
        return QSize(super().sizeHint().width(), round(max(heights, default=18)) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for column in self._grid.still_columns():
            left = self._grid.still_left(column)
            if left >= 0:
                self.paintSection(painter, QRect(left, 0, self.sectionSize(column), self.height()), column)
        painter.setPen(QColor(self._model.context.palette.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colours = self._model.context.palette
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colours.ground))
        lines = lay_out(self._text(section), self._room(section), self._points(), 3)
        left = rect.left() + PAD
        if self._model.columns[section].kind.align == "right":
            drawn = (lines.layout.lineAt(n) for n in range(min(lines.layout.lineCount(), 3)))
            left += max(0, self._room(section) - round(max(line.naturalTextWidth() for line in drawn)))
        painter.setPen(QColor(colours.accent_text if self._is_sorted(section) else colours.muted))
        lines.layout.draw(painter, QPoint(left, round(rect.bottom() - 5 - lines.height)))
        if lines.cut:
            paint_fade(painter, rect, QColor(colours.ground))
        self._paint_signs(painter, rect, section)
        painter.restore()
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._still_at(event.position().toPoint())
        if column >= 0:  # Qt would take it for the column that is scrolled under it
            if event.button() == Qt.MouseButton.LeftButton:
                self._sort(column)
            return
        super().mousePressEvent(event)

    def _still_at(self, place: QPoint) -> int:
        for column in self._grid.still_columns():
            left = self._grid.still_left(column)
            if left >= 0 and left <= place.x() < left + self.sectionSize(column):
                return column
        return -1

    def _sort(self, column: int) -> None:
        more = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column, more)

    def _ask_menu(self, place: QPoint) -> None:
        still = self._still_at(place)
        self.menu_asked.emit(still if still >= 0 else self.logicalIndexAt(place), self.mapToGlobal(place))

    def _text(self, column: int) -> str:
        return self._model.heading(self._model.columns[column])

    def _room(self, column: int) -> int:
        shown = self._model.columns[column]
        signs = 16 * sum(
            (
                self._is_sorted(column),
                shown.key in self._model.row_filter.chosen,
                shown.disclosure is not CUSTOMER,
            )
        )
        return self.sectionSize(column) - 2 * PAD + 4 - signs

    def _points(self) -> float:
        return self.font().pointSizeF() * 0.95

    def _is_sorted(self, column: int) -> bool:
        return self._model.columns[column].key in dict(self._model.row_filter.orders)

    def _paint_signs(self, painter: QPainter, rect: QRect, column: int) -> None:
        key, colours, scale = self._model.columns[column].key, self._model.context.palette, self.devicePixelRatioF()
        orders, right = dict(self._model.row_filter.orders), rect.right() - 16
        if key in orders:
            name = "chevron-down" if orders[key] else "chevron-up"
            painter.drawPixmap(right, rect.bottom() - 21, pixmap(name, colours.accent_text, 14, scale))
            right -= 16
        if key in self._model.row_filter.chosen:
            painter.drawPixmap(right, rect.bottom() - 20, pixmap("filter", colours.accent_text, 12, scale))
            right -= 16
        if self._model.columns[column].disclosure is not CUSTOMER:
            painter.drawPixmap(right, rect.bottom() - 20, pixmap("lock", colours.muted, 12, scale))

    def _rewrap(self) -> None:
        if self.sizeHint().height() != self.height():
            self.geometriesChanged.emit()


class RowHeadings(QHeaderView):
    """The numbers of the rows; a selected one can be dragged to another place."""

    dropped = Signal(int)  # the row before which the selected rows were dropped

    def __init__(self, grid: GridView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid, self._model = grid, model
        self._from, self._line = QPoint(), -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setFixedWidth(ROW_NUMBERS_WIDTH)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        colours = self._model.context.palette
        selected = self._grid.selectionModel().isRowSelected(section)
        tinted = selected or section == self._grid.cell_delegate.tinted_row
        painter.save()
        painter.fillRect(rect, QColor(colours.accent_soft if tinted else colours.ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(smaller_font(self.font(), 0.95))
        wrong = self._model.is_wrong(section)
        painter.setPen(QColor(colours.bad if wrong else colours.muted))
        text = str(self._model.headerData(section, Qt.Orientation.Vertical) or "")
        text = f"! {text}" if wrong else text
        painter.drawText(rect.adjusted(0, 5, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, text)
        row = self._model.row_at(section)
        if isinstance(row, Record) and row.disclosure is not CUSTOMER:
            painter.drawPixmap(
                rect.left() + 4, rect.top() + 7, pixmap("lock", colours.muted, 12, self.devicePixelRatioF())
            )
        if self._line == section:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        inside = self._model.row_at(row) is not None and self._grid.selectionModel().isRowSelected(row)
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
            return
        self._from = QPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from.isNull():
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        if (place - self._from).manhattanLength() > 6:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._line = self._target(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from.isNull():
            super().mouseReleaseEvent(event)
            return
        line, row = self._line, self.logicalIndexAt(self._from)
        self._from, self._line = QPoint(), -1
        self.unsetCursor()
        self.viewport().update()
        if line < 0:
            self._grid.choose_row(row)
        else:
            self.dropped.emit(line)

    def _target(self, place: QPoint) -> int:
        row = self.logicalIndexAt(place)
        if row < 0:
            return len(self._model.rows)
        middle = self.sectionViewportPosition(row) + self.sectionSize(row) // 2
        return min(row + (place.y() > middle), len(self._model.rows))
