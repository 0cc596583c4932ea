"""The table widget under every list and matrix: first columns that stay in sight, a tinted row, a lifted cell."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from ccworkbench.gui.grid.cell_delegate import CellDelegate
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.model_index import Index


class GridView(QTableView):
    """A QTableView whose first columns stand still while the others are scrolled."""

    key_pressed = Signal(object)  # a QKeyEvent, accepted by whoever answers it
    composed = Signal(object)  # typing with an input method has begun
    opened = Signal(QModelIndex)  # double-clicked
    clicked_again = Signal(QModelIndex, QPoint)  # clicked; where in the cell
    moved = Signal()  # scrolled or resized: what floats over cells has to follow
    resized = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.cell_delegate = CellDelegate(model, self)
        self.first_key: Callable[[QKeyEvent], bool] = lambda _event: False  # a matrix writes letters at once
        self.only_keys: Callable[[], bool] = lambda: False  # where keys mean letters, no input method composes
        self.setModel(model)
        self.setItemDelegate(self.cell_delegate)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setMouseTracking(True)
        self._sought = QPersistentModelIndex()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.actionTriggered.connect(self._let_go)

    # What stands still

    def still_columns(self) -> list[int]:
        """Return the columns that stay in sight, from left to right."""
        seen = self.seen_columns()
        return [column for column in seen if column < self.table.leading()][: self.table.leading()]

    def still_width(self) -> int:
        """Return how far they reach; nothing where they would fill the window."""
        width = sum(self.columnWidth(column) for column in self.still_columns())
        return width if width < self.viewport().width() * 0.6 else 0

    def seen_columns(self) -> list[int]:
        """Return the columns that are not hidden, as they stand from left to right."""
        heads = self.horizontalHeader()
        order = (heads.logicalIndex(place) for place in range(heads.count()))
        return [column for column in order if not self.isColumnHidden(column)]

    def still_left(self, column: int) -> int:
        """Return where a column stands now: one that stays, at its own place; -1 where it moves with the others."""
        if not self.horizontalScrollBar().value() or not self.still_width():
            return -1
        left = 0
        for other in self.still_columns():
            if other == column:
                return left
            left += self.columnWidth(other)
        return -1

    # Qt's questions

    def visualRect(self, index: Index) -> QRect:
        box = super().visualRect(index)
        left = self.still_left(index.column()) if index.isValid() else -1
        return QRect(left, box.y(), box.width(), box.height()) if left >= 0 else box

    def indexAt(self, pos: QPoint) -> QModelIndex:
        if self.horizontalScrollBar().value() and pos.x() < self.still_width():
            for column in self.still_columns():
                left = self.still_left(column)
                if left <= pos.x() < left + self.columnWidth(column):
                    return self.table.index(self.rowAt(pos.y()), column)
        return super().indexAt(pos)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() in self.still_columns() and self.still_width():
            bar.setValue(before)
            return
        hidden = self.still_width() - super().visualRect(index).left()
        if hidden > 0 and bar.value():
            bar.setValue(bar.value() - hidden)

    def reveal(self, index: QModelIndex) -> None:
        """Go to a cell and show it, also when sizes settle only later; whoever scrolls or goes on has left it."""
        self.choose(index)
        self._sought = QPersistentModelIndex(index)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Show the cell that was gone to again, when rows or the window have taken other sizes."""
        if self._sought.isValid():
            self.updateGeometries()  # or how far can be scrolled is known only later
            self.scrollTo(self._sought)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.horizontalScrollBar().value() or not self.still_width():
            return
        painter = QPainter(self.viewport())
        top, bottom = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        last = bottom if bottom >= 0 else self.table.rowCount() - 1
        for column in self.still_columns():
            for row in range(max(top, 0), last + 1):
                self._paint_still(painter, self.table.index(row, column))
        painter.setPen(self.table.context.palette.line)
        edge = self.still_width() - 1
        painter.drawLine(edge, 0, edge, self.rowViewportPosition(last) + self.rowHeight(last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        if self.first_key(event):
            event.accept()
            return
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the cells: typing replaces, it does not jump."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self.composed.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.clicked_again.emit(index, place - self.visualRect(index).topLeft())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.table.is_matrix:
            self._tint_crossing(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tint_crossing(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_in_sight()
        self.resized.emit()
        self.moved.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tint_row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._let_go()
        self._tint_row()
        self._leave_out_input_method()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._leave_out_input_method()

    # The rest

    def is_one_cell(self) -> bool:
        """Tell whether no more than one cell is selected."""
        ranges = self.selectionModel().selection()
        return ranges.count() == 0 or (ranges.count() == 1 and ranges.first().width() * ranges.first().height() == 1)

    def choose(self, index: QModelIndex) -> None:
        """Go to a cell and select nothing else, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_column(self, column: int) -> None:
        """Select a whole column."""
        last = self.table.index(len(self.table.rows) - 1, column)
        self.choose(self.table.index(max(self.currentIndex().row(), 0), column))
        selection = QItemSelection(self.table.index(0, column), last)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_row(self, row: int) -> None:
        """Select a whole row."""
        last = self.table.index(row, len(self.table.columns) - 1)
        self.choose(self.table.index(row, max(self.currentIndex().column(), 0)))
        selection = QItemSelection(self.table.index(row, 0), last)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def stretch(self, target: QModelIndex) -> None:
        """Stretch the selection from where it began to a cell."""
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        begin, ranges = self.currentIndex(), model.selection()
        if ranges.count() == 1:  # its corner that lies across from the current cell
            box, here = ranges.first(), self.currentIndex()
            row = box.bottom() if here.row() == box.top() else box.top()
            column = box.right() if here.column() == box.left() else box.left()
            begin = self.table.index(row, column)
        model.select(QItemSelection(begin, target), flag.ClearAndSelect)
        model.setCurrentIndex(target, flag.NoUpdate)

    def _let_go(self) -> None:
        self._sought = QPersistentModelIndex()

    def _leave_out_input_method(self) -> None:
        """Qt lets input methods into every cell that can be edited, each time it is entered."""
        if self.only_keys():
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def _tint_row(self) -> None:
        row = self.currentIndex().row() if self.is_one_cell() else -1
        if row != self.cell_delegate.tinted_row:
            self.cell_delegate.tinted_row = row
            self.viewport().update()

    def _tint_crossing(self, index: QModelIndex) -> None:
        crossing = (index.row(), index.column() if index.column() >= self.table.leading() else -1)
        if crossing != self.cell_delegate.crossing:
            self.cell_delegate.crossing = crossing if index.isValid() else (-1, -1)
            self.viewport().update()

    def _paint_still(self, painter: QPainter, index: QModelIndex) -> None:
        option: Any = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        flag = QStyle.StateFlag
        if self.selectionModel().isSelected(index):
            option.state |= flag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= flag.State_HasFocus
        self.cell_delegate.paint(painter, option, index)
