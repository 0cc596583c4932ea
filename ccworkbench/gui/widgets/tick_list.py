"""A list whose lines are ticked; its boxes look as those of tables do."""

from collections.abc import Iterable
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccworkbench.gui.look.cell_painting import TOP_MARGIN, paint_tick
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.model_index import Index
from ccworkbench.language.words import Words

CHECK = Qt.ItemDataRole.CheckStateRole
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
LINE_HEIGHT, BOX_WIDTH = 28, 30  # height of a line, and what the box takes of its width


class TickDelegate(QStyledItemDelegate):
    """Paints lines with tick boxes; a click anywhere on a line, or Space, ticks it where it `toggles`."""

    def __init__(self, lines: QListWidget, colours: Palette, *, toggles: bool) -> None:
        super().__init__(lines)
        self._colours, self._toggles = colours, toggles
        lines.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + BOX_WIDTH, max(LINE_HEIGHT, option.fontMetrics.lineSpacing() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, flag = QRect(option.rect), QStyle.StateFlag
        marked = option.state & flag.State_Selected or option.state & flag.State_MouseOver
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent_soft))
            painter.drawRoundedRect(box, 4, 4)
        on = Qt.CheckState(index.data(CHECK)) == ON
        raised = box.translated(QPoint(0, (box.height() - option.fontMetrics.lineSpacing()) // 2 - TOP_MARGIN))
        paint_tick(painter, raised, self._colours, option.font.pointSizeF(), on=on)
        painter.setPen(QColor(self._colours.text))
        room = box.adjusted(round(option.font.pointSizeF() * 1.5) + 15, 0, -6, 0)
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}
        if self._toggles and (space or event.type() == QEvent.Type.MouseButtonRelease):
            return model.setData(index, OFF if Qt.CheckState(index.data(CHECK)) == ON else ON, CHECK)
        return False


class TickedLines(QListWidget):
    """Lines that can be ticked, each standing for a value, and the buttons that tick all or none."""

    def __init__(self, words: Words, colours: Palette, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._values: list[Any] = []
        TickDelegate(self, colours, toggles=True)
        self.all_button = self._ticking(words.say("Tick all"), ON)
        self.none_button = self._ticking(words.say("Tick none"), OFF)

    def show_lines(self, lines: Iterable[tuple[Any, str, bool]]) -> None:
        """Show other lines: a value with its text, and whether it is ticked at first."""
        self.blockSignals(True)
        self.clear()
        self._values = []
        for value, text, is_ticked in lines:
            line = QListWidgetItem(text, self)
            line.setData(CHECK, ON if is_ticked else OFF)
            line.setToolTip(f"<qt>{escape(text)}</qt>")  # a text that looks like HTML would be taken for it
            self._values.append(value)
        self.blockSignals(False)

    def chosen(self) -> list[Any]:
        """Return the values of the lines that are ticked."""
        return [value for n, value in enumerate(self._values) if self.item(n).checkState() == ON]

    def current(self) -> Any:
        """Return the value of the line that the keys are on, None where there is none."""
        return self._values[self.currentRow()] if 0 <= self.currentRow() < len(self._values) else None

    def _ticking(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._tick(state))
        return button

    def _tick(self, state: Qt.CheckState) -> None:
        for n in range(self.count()):
            self.item(n).setCheckState(state)
