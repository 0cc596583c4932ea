"""A rating as three circles: green, amber, red."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.sheets.options import Rating

NEXT_DOT_KEYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class RatingDot(QAbstractButton):
    """One of three circles: filled where it is the rating, a ring where it can be."""

    def __init__(self, rating: Rating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating = rating
        self.fill = self.ring = self.line = self.focus = QColor()
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        side = max(self.fontMetrics().height(), 18)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(self.focus, 2))
            painter.drawEllipse(outer)
        painter.setPen(QPen(self.ring if self.isChecked() else self.line, 1.5))
        painter.setBrush(self.fill if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(outer.adjusted(3, 3, -3, -3))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ring)
            painter.drawEllipse(outer.adjusted(6, 6, -6, -6))


class RatingDots(QWidget):
    """Green, amber, red: chosen by click, Space or the arrow keys; choosing the chosen one takes it away."""

    chosen = Signal(object)  # a Rating, or None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.dots = [RatingDot(rating, self) for rating in Rating]
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        for dot in self.dots:
            box.addWidget(dot)
            dot.clicked.connect(self._choose)
        self.retranslate()
        self.repaint_colours()

    def put(self, rating: Rating | None) -> None:
        """Show a rating."""
        for dot in self.dots:
            dot.setChecked(dot.rating == rating)
            is_stop = dot.isChecked() or (rating is None and dot is self.dots[0])
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def retranslate(self) -> None:
        """Name the circles."""
        for dot in self.dots:
            name = self.context.words.say(dot.rating.label)
            dot.setAccessibleName(self.context.words.say("Rating: {rating}", rating=name))
            dot.setToolTip(name)

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        colours = self.context.palette
        tones = {"good": colours.good, "warn": colours.warn, "bad": colours.bad}
        softs = {"good": colours.good_soft, "warn": colours.warn_soft, "bad": colours.bad_soft}
        for dot in self.dots:
            dot.ring, dot.fill = QColor(tones[dot.rating.tone]), QColor(softs[dot.rating.tone])
            dot.line, dot.focus = QColor(colours.faint), QColor(colours.accent)
            dot.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = NEXT_DOT_KEYS.get(Qt.Key(event.key()))
        at = next((place for place, dot in enumerate(self.dots) if dot.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        dot = self.dots[(at + step) % len(self.dots)]
        dot.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, checked: bool) -> None:
        dot = self.sender()
        assert isinstance(dot, RatingDot)
        self.chosen.emit(dot.rating if checked else None)
