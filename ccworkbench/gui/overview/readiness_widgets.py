"""What the readiness page is made of: the ring with the score, and lines that open the rows behind a number."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.painting import PROGRESS_HEIGHT, paint_progress, paint_text
from ccworkbench.gui.look.theme import font, role
from ccworkbench.method.figures.readiness_items import AreaState

STATE_ICONS: dict[AreaState, tuple[str, str]] = {
    "good": ("circle-check", "good"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-x", "bad"),
    "none": ("minus", "faint"),
}
FULL_TURN = 360 * 16  # Qt counts sixteenths of a degree
SIZE, THICK = 148, 13.0
GAP = 16


class ScoreRing(QWidget):
    """The score as a ring that closes at a hundred."""

    def __init__(self, context: Context, score: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._score = context, score
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(context.words.say("{score} of 100 points", score=score))

    def sizeHint(self) -> QSize:
        side = round(SIZE * self._zoom)
        return QSize(side, side)

    @property
    def _zoom(self) -> float:
        return self.font().pointSizeF() / 10

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, zoom = QPainter(self), self._context.palette, self._zoom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = THICK * zoom
        box = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        for share, colour in ((1.0, colours.neutral_soft), (self._score / 100, colours.accent)):
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, FULL_TURN // 4, -round(FULL_TURN * share))
        painter.setPen(QColor(colours.text))
        painter.setFont(font(26, bold=True, zoom=zoom))
        high = painter.fontMetrics().height()
        middle = self.rect().center().y()
        painter.drawText(
            QRect(0, middle - round(high * 0.68), self.width(), high),
            Qt.AlignmentFlag.AlignCenter,
            self._context.words.number(self._score),
        )
        painter.setPen(QColor(colours.muted))
        painter.setFont(font(9, zoom=zoom))
        below = QRect(0, middle + round(high * 0.26), self.width(), painter.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._context.words.say("of 100 points"))


@dataclass(frozen=True)
class RuleText:
    """What a line says: its state, its words, what stands at the right, and how far it is."""

    key: str
    state: AreaState
    text: str
    note: str = ""
    amount: str = ""
    points: str = ""
    share: float | None = None
    has_bar: bool = False


@dataclass(frozen=True)
class Widths:
    """How wide the columns at the right of all lines of a card are."""

    note: int = 0
    amount: int = 0
    points: int = 0


class RuleLine(QAbstractButton):
    """One number with its words; a click opens the rows behind it."""

    def __init__(self, context: Context, told: RuleText, widths: Widths, go: Callable[[], None] | None) -> None:
        super().__init__()
        self._context, self.told, self._widths = context, told, widths
        said = [told.text, told.note, told.amount, told.points]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(told.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEnabled(go is not None)
        if go is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.clicked.connect(go)
        role(self, "line of a rule")

    def sizeHint(self) -> QSize:
        return QSize(240, QFontMetrics(self.font()).height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, told = QPainter(self), self._context.palette, self.told
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            self._paint_ring(painter)
        zoom = self.font().pointSizeF() / 10
        typeface, sign = font(10, zoom=zoom), round(16 * zoom)
        name, tone = STATE_ICONS[told.state]
        mark = pixmap(name, str(getattr(colours, tone)), sign, painter.device().devicePixelRatioF())
        painter.drawPixmap(6, (self.height() - sign) // 2, mark)
        box = self.rect().adjusted(sign + 16, 0, -6, 0)
        for text, width, colour in (
            (told.points, self._widths.points, colours.muted),
            (told.amount, self._widths.amount, colours.accent_text if self.isEnabled() else colours.muted),
        ):
            if width:
                paint_text(
                    painter, QRect(box.right() - width, 0, width, box.height()), text, typeface, colour, right=True
                )
                box.setRight(box.right() - width - GAP)
        if self._widths.note:
            width = min(self._widths.note, box.width() // 3)
            paint_text(painter, QRect(box.right() - width, 0, width, box.height()), told.note, typeface, colours.muted)
            box.setRight(box.right() - width - GAP)
        if told.has_bar:
            width = box.width() // 2
            bar = QRect(box.right() - width, box.center().y() - 1, width, PROGRESS_HEIGHT)
            paint_progress(painter, bar, told.share or 0.0, colours)
            box.setRight(bar.left() - GAP)
        paint_text(painter, box, told.text, typeface, colours.text)

    def _paint_ring(self, painter: QPainter) -> None:
        colours = self._context.palette
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.neutral_soft) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
