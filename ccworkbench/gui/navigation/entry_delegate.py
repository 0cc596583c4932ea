"""How the navigation looks: chapters with their thin line, sheets indented with a count."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.painting import PROGRESS_HEIGHT, paint_progress, paint_text
from ccworkbench.gui.look.theme import font
from ccworkbench.gui.model_index import Index
from ccworkbench.gui.navigation.entries import CHAPTER, ENTRY, MORE, OVERVIEW, SHEET, NavigationEntry

TEXT = 36  # pixels from the left edge to the name of a sheet


class NavigationDelegate(QStyledItemDelegate):
    """Paints an entry: chapters with their thin line, sheets indented with a count."""

    def __init__(self, context: Context, view: QListView) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: NavigationEntry = index.data(ENTRY)
        text = QFontMetrics(self._view.font()).height()
        height = {OVERVIEW: text + 10, CHAPTER: text + 24, SHEET: text + 10, MORE: text + 10}[entry.kind]
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: NavigationEntry = index.data(ENTRY)
        box: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, box, state, chosen)
        if entry.kind == CHAPTER:
            self._paint_chapter(painter, box, entry, chosen)
        else:
            self._paint_sheet(painter, box, entry, chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: Any, chosen: bool) -> None:
        colours = self._context.palette
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.neutral_soft))
            painter.drawRoundedRect(box.adjusted(8, 0, -8, 0), 6, 6)
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(9, 1, -9, -1), 6, 6)

    def _paint_chapter(self, painter: QPainter, whole: QRect, entry: NavigationEntry, chosen: bool) -> None:
        colours, box = self._context.palette, whole.adjusted(30, 0, -16, 0)
        text = QFontMetrics(self._view.font()).height()
        line = QRect(box.left(), box.bottom() - 6, box.width(), PROGRESS_HEIGHT)
        title = QRect(box.left(), line.top() - text - 4, box.width(), text + 2)
        sign = pixmap("chevron-down" if entry.is_open else "chevron-right", colours.muted, 14, self._scale(painter))
        painter.drawPixmap(whole.left() + 13, title.center().y() - 6, sign)
        wrong = entry.problems and not entry.is_open
        figure = self._wrong(entry) if wrong else self._percent(entry.share)
        colour = colours.bad if wrong else colours.muted
        paint_text(painter, title, figure, self._font(small=True, bold=bool(wrong)), colour, right=True)
        room = title.adjusted(0, 0, -self._width(figure) - 8 if figure else 0, 0)
        paint_text(
            painter,
            room,
            entry.text,
            self._fitting(entry.text, room, bold=True),
            colours.accent_text if chosen else colours.text,
        )
        paint_progress(painter, line, entry.share or 0.0, colours)

    def _paint_sheet(self, painter: QPainter, box: QRect, entry: NavigationEntry, chosen: bool) -> None:
        colours = self._context.palette
        if entry.icon:
            colour, scale = colours.accent_text if chosen else colours.muted, self._scale(painter)
            size = 16 if entry.kind == OVERVIEW else 14
            sign = pixmap(entry.icon, colour, size, scale)
            painter.drawPixmap(box.left() + 31 - size, box.center().y() - size // 2 + 1, sign)
        number = self._figure(entry)
        letters = self._font(small=True, bold=bool(entry.problems))
        paint_text(
            painter,
            box.adjusted(TEXT, 0, -16, 0),
            number,
            letters,
            colours.bad if entry.problems else colours.muted,
            right=True,
        )
        strong = colours.text if entry.kind == OVERVIEW else colours.muted
        room = box.adjusted(TEXT, 0, -20 - self._width(number) if number else -10, 0)
        paint_text(
            painter,
            room,
            entry.text,
            self._fitting(entry.text, room, bold=chosen),
            colours.accent_text if chosen else strong,
        )

    def _figure(self, entry: NavigationEntry) -> str:
        if entry.problems:
            return self._wrong(entry)
        if entry.kind == OVERVIEW:
            return self._percent(entry.share)
        return "" if entry.count is None else self._context.words.number(entry.count)

    def _wrong(self, entry: NavigationEntry) -> str:
        return f"! {self._context.words.number(entry.problems)}"

    def _scale(self, painter: QPainter) -> float:
        return painter.device().devicePixelRatioF()

    def _percent(self, share: float | None) -> str:
        return "" if share is None else self._context.words.say("{n}%", n=round(share * 100))

    def _width(self, text: str) -> int:
        return QFontMetrics(font(9, bold=True, zoom=self._zoom)).horizontalAdvance(text)

    @property
    def _zoom(self) -> float:
        return self._view.font().pointSizeF() / 10

    def _fitting(self, text: str, room: QRect, *, bold: bool) -> QFont:
        """Return the usual size, or a smaller one where a name would be cut off."""
        letters = self._font(bold=bold)
        fits = QFontMetrics(letters).horizontalAdvance(text) <= room.width()
        return letters if fits else self._font(bold=bold, small=True)

    def _font(self, *, bold: bool = False, small: bool = False) -> QFont:
        return font(9 if small else 10, bold=bold, zoom=self._zoom)
