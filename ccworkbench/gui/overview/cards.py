"""What the overview is made of: cards, figures, and lines that lead somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.look.painting import PROGRESS_HEIGHT, paint_progress, paint_text
from ccworkbench.gui.look.theme import font, role

Open = Callable[[], None]


class Card(QFrame):
    """A framed part of the overview with a quiet heading."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(2)
        self.body.addWidget(role(QLabel(title), "muted"))
        self.body.addSpacing(6)


class FigureCard(Card):
    """One number, what it is out of, and chips for what needs a look."""

    def __init__(self, title: str, number: str, rest: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.number = number
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(role(QLabel(number), "number"))
        line.addWidget(role(QLabel(rest), "muted"), 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.body.addSpacing(6)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)

    def add_chip(self, text: str, tone: str) -> None:
        """Add a state with its colour and words."""
        self._flow.addWidget(role(QLabel(text), f"chip {tone}"))

    def end(self) -> None:
        """Close the card, with its chips if it has any."""
        if self._flow.count():
            self.body.addWidget(self._chips)
        self.body.addStretch(1)


class ProgressLine(QWidget):
    """A thin line across its card."""

    def __init__(self, context: Context, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._share = context, share
        self.setFixedHeight(PROGRESS_HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_progress(QPainter(self), QRect(0, 4, self.width(), PROGRESS_HEIGHT), self._share, self._context.palette)


class LinkLine(QAbstractButton):
    """A line that leads to its row: something at the left, words, and a progress line or a figure at the right."""

    def __init__(self, context: Context, text: str, go: Open, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._go = context, go
        self.left, self.tone, self.right = "", "muted", ""
        self.left_width = 0
        self.share: float | None = None
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.font()).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._context.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.neutral_soft) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        box = self.rect().adjusted(4, 0, -4, 0)
        typeface, quiet = font(10, zoom=self.font().pointSizeF() / 10), colours.muted
        if self.left:
            tone = str(getattr(colours, self.tone))
            paint_text(painter, QRect(box.left(), 0, self.left_width, box.height()), self.left, typeface, tone)
            box.setLeft(box.left() + self.left_width)
        if self.right:
            width = max(QFontMetrics(typeface).horizontalAdvance(self.right), 44)
            paint_text(painter, box.adjusted(box.width() - width, 0, 0, 0), self.right, typeface, quiet, right=True)
            box.setRight(box.right() - width - 10)
        if self.share is not None:
            width = box.width() // 3
            bar = QRect(box.right() - width, box.center().y() - 1, width, PROGRESS_HEIGHT)
            paint_progress(painter, bar, self.share, colours)
            box.setRight(bar.left() - 12)
        paint_text(painter, box, self.text(), typeface, colours.text)

    def _on_clicked(self) -> None:
        self._go()
