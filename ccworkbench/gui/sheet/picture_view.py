"""Pictures on the screen: drawn as on paper, sharp at any size, and every mark leads to its row."""

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontInfo,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from ccworkbench.core.record import Record
from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.charts.svg import svg_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.sheet import picture_files
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.pictures.picture import Picture

if TYPE_CHECKING:  # reportlab comes with the first picture
    from ccworkbench.exchange.charts.sketch import Chart, Mark

TEXT_SIZE = 8.0  # points that a drawing's texts have; they become as large as the window's
MARGIN_PIXELS, LEAST_WIDTH, MOST_WIDTH = (
    24,
    260.0,
    860.0,
)  # pixels around a picture; points it is wide, at least and at most
NEXT_MARK_KEYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class PictureCanvas(QWidget):
    """One picture: it follows its width, the palette and the language; arrow keys go from mark to mark."""

    go_to_requested = Signal(str, object, str)  # a sheet, the UUID of a row or None, a column
    chosen = Signal(object)  # the QRectF of the mark that the keyboard went to
    said = Signal(str)  # what the mark under the keyboard stands for
    picture: Picture | None = None

    def __init__(self, context: Context, edge: int = MARGIN_PIXELS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._edge = context, edge
        self.chart: Chart | None = None
        self.current = -1  # the place of the mark that the keyboard is on
        self.room = 0.0  # pixels that a picture may fill in height
        self._renderer = QSvgRenderer()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.words_changed.connect(self.redraw)
        context.palette_changed.connect(self.redraw)

    def show_picture(self, picture: Picture) -> None:
        """Show a picture; one that is already there is not drawn again."""
        if picture != self.picture:
            self.picture = picture
            self.redraw()

    def redraw(self) -> None:
        """Draw it for the width, words and colours of now."""
        if self.picture is None or self.width() < 2 * self._edge:
            return

        colours = Colours(**{each.name: getattr(self._context.palette, each.name) for each in fields(Colours)})
        width = min(max((self.width() - 2 * self._edge) / self.factor, LEAST_WIDTH), MOST_WIDTH)
        room = (self.room - 2 * self._edge) / self.factor
        self.chart = draw(self.picture, Canvas(width, colours, self._context.words, room))
        self._renderer.load(QByteArray(svg_of(self.chart.drawing).encode()))
        self.current = min(self.current, len(self.chart.marks) - 1)
        self.setMinimumHeight(round(self.chart.drawing.height * self.factor) + 2 * self._edge)
        self.update()

    @property
    def factor(self) -> float:
        """Return how many pixels a point of the drawing is, so that its texts are as large as the window's."""
        return QFontInfo(self.font()).pixelSize() / TEXT_SIZE

    def sizeHint(self) -> QSize:
        return QSize(560, max(self.minimumHeight(), 120))

    def mark_at(self, where: QPointF) -> "Mark | None":
        """Find the mark under a point; the one that was drawn last lies on top."""
        marks = self.chart.marks if self.chart else ()
        return next((mark for mark in reversed(marks) if self.place_of(mark).contains(where)), None)

    def place_of(self, mark: "Mark") -> QRectF:
        """Return where a mark lies, in pixels."""
        left, scale = self._left(), self.factor
        return QRectF(left + mark.x * scale, self._edge + mark.top * scale, mark.width * scale, mark.height * scale)

    def follow(self, mark: "Mark") -> None:
        """Ask for the row a mark stands for."""
        self.go_to_requested.emit(mark.sheet, UUID(mark.row) if mark.row else None, mark.column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # the user made all texts larger
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is None:
            return
        painter, drawing = QPainter(self), self.chart.drawing
        size = (drawing.width * self.factor, drawing.height * self.factor)
        self._renderer.render(painter, QRectF(self._left(), self._edge, *size))
        if self.hasFocus() and 0 <= self.current < len(self.chart.marks):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._context.palette.accent), 2))
            place = self.place_of(self.chart.marks[self.current])
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 4, 4)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        self.setToolTip(mark.label if mark else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position())
        if mark and event.button() == Qt.MouseButton.LeftButton:
            self.follow(mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks, key = self.chart.marks if self.chart else (), event.key()
        if not marks:
            super().keyPressEvent(event)
        elif key in NEXT_MARK_KEYS:
            self._choose((self.current + NEXT_MARK_KEYS[Qt.Key(key)]) % len(marks))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(0 if key == Qt.Key.Key_Home else len(marks) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current >= 0:
            self.follow(marks[self.current])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chart and self.chart.marks:
            self._choose(max(self.current, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Make the menu of a picture."""
        menu, say = QMenu(self), self._context.words.say
        copied = menu.addAction(say("Copy picture"), self.copy)
        copied.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        if self.picture is not None:
            menu.addAction(say("Save picture as…"), partial(picture_files.save, self, self._context, self.picture))
        return menu

    def copy(self) -> None:
        """Put the picture on the clipboard, as it looks on paper."""
        if self.picture is not None:
            picture_files.copy(self._context, self.picture)
            self.said.emit(self._context.words.say("The picture is on the clipboard."))

    def _left(self) -> float:
        """Return where the drawing begins: it stands left, as texts do."""
        return float(self._edge)

    def _choose(self, place: int) -> None:
        assert self.chart
        self.current = place
        mark = self.chart.marks[place]
        self.setAccessibleDescription(mark.label)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.said.emit(mark.label)
        self.chosen.emit(self.place_of(mark))
        self.update()


class PictureView(QScrollArea):
    """The picture of a sheet, renewed when its rows have changed and somebody looks at it."""

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._sheet, self._is_stale = context, sheet, True
        self.canvas = PictureCanvas(context)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.canvas)
        self.canvas.chosen.connect(self._bring_in)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.renew)
        context.stepped.connect(self._on_step)
        context.words_changed.connect(self._on_step)

    def renew(self) -> None:
        """Take the rows of now."""
        if not self.isVisible() or self._context.workbook is None:
            return
        self._is_stale = False
        self.canvas.room = self.viewport().height()
        self.canvas.setAccessibleName(self._context.title(self._sheet.__tablename__, self._sheet.sheet.title))
        self.canvas.show_picture(PICTURES[self._sheet.__tablename__](self._context.book.rows, self._context.viewer()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.renew()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()

    def _bring_in(self, place: QRectF) -> None:
        self.ensureVisible(round(place.center().x()), round(place.center().y()), 40, round(place.height() / 2) + 20)

    def _on_step(self, _step: object = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start()
