"""The project's dates on one line, with today between them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccworkbench.core.record import columns_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.theme import font
from ccworkbench.sheets.prepare.project import DATES, Project


@dataclass(frozen=True)
class Milestone:
    """A dated step of the project."""

    text: str
    day: date
    key: str = ""


def milestones_of(context: Context) -> list[Milestone]:
    """List the dates that stand on the project's card, earliest first."""
    card = context.book.project
    found = [
        Milestone(context.title(column.full_key, column.heading), day, column.key)
        for column in columns_of(Project)
        if column.section == DATES and (day := column.read(card)) is not None
    ]
    return sorted(found, key=lambda one: one.day)


class Milestones(QWidget):
    """A line from the first date to the last; a diamond for each, filled once it has passed."""

    def __init__(self, context: Context, stones: list[Milestone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._stones = context, stones
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("\n".join(f"{one.text}: {context.words.date(one.day)}" for one in stones))
        self.setAccessibleName(", ".join(f"{one.text}: {context.words.date(one.day)}" for one in stones))

    def sizeHint(self) -> QSize:
        return QSize(300, QFontMetrics(self.font()).height() * 4 + 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._context.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = QFontMetrics(self.font()).height()
        y, now = text * 2 + 18.0, self._at(self._context.today)
        painter.setPen(QPen(QColor(colours.line), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(8, y), QPointF(self.width() - 8, y))
        painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if now > 8:
            painter.drawLine(QPointF(8, y), QPointF(now, y))
        painter.setPen(QPen(QColor(colours.bad), 1.5))
        painter.drawLine(QPointF(now, y - text * 0.9), QPointF(now, y + text * 0.9))
        today, top = self._context.words.say("Today"), y - text * 2 - 4
        self._write(painter, now, top, today, "", colours.bad)
        taken = [self._box(painter, now, top, today, "")]
        for stone in sorted(self._stones, key=lambda stone: stone.key != "go_live"):  # its words come first
            self._paint_stone(painter, stone, y, taken)

    def _paint_stone(self, painter: QPainter, stone: Milestone, y: float, taken: list[QRectF]) -> None:
        colours, x = self._context.palette, self._at(stone.day)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(QColor(colours.accent if stone.day <= self._context.today else colours.ground))
        painter.drawPolygon(QPolygonF([QPointF(x, y - 7), QPointF(x + 7, y), QPointF(x, y + 7), QPointF(x - 7, y)]))
        day = self._context.words.date(stone.day)
        text = QFontMetrics(self.font()).height()
        for top in (y + 12, y - text * 2 - 14):  # where two dates are close, the later one stands above the line
            box = self._box(painter, x, top, stone.text, day)
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                self._write(painter, x, top, stone.text, day, colours.text)
                return

    def _box(self, painter: QPainter, x: float, top: float, upper: str, lower: str) -> QRectF:
        painter.setFont(font(9, zoom=self.font().pointSizeF() / 10))
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(upper), metrics.horizontalAdvance(lower)) + 8
        left = min(max(x - width / 2, 0), self.width() - width)
        return QRectF(left, top, width, metrics.height() * (2 if lower else 1))

    def _write(self, painter: QPainter, x: float, top: float, upper: str, lower: str, colour: str) -> None:
        box = self._box(painter, x, top, upper, lower)
        line = painter.fontMetrics().height()
        for number, (said, tone) in enumerate(((upper, colour), (lower, self._context.palette.muted))):
            painter.setPen(QColor(tone))
            place = QRect(round(box.left()), round(box.top()) + number * line, round(box.width()), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)

    def _at(self, day: date) -> float:
        first, last = self._stones[0].day, self._stones[-1].day
        first, last = min(first, self._context.today), max(last, self._context.today)
        share = (day - first).days / max((last - first).days, 1)
        return 40 + share * (self.width() - 80)
