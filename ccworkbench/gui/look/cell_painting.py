"""Paints the parts of cells: chips, letters, discs, ticks, corners, rings."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QLinearGradient, QPainter, QPen, QPolygonF

from ccworkbench.gui.look.cell_look import PAD, CellLook, disc_size, spacing_of
from ccworkbench.gui.look.painting import initials
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import font as theme_font

TOP_MARGIN = 5  # from the upper edge of a row to its first line


@lru_cache(maxsize=64)
def _sized_font(points: float, *, bold: bool) -> QFont:
    return theme_font(points, bold=bold)


def smaller_font(font: QFont, by: float = 0.9, *, bold: bool = False) -> QFont:
    """Return a smaller cut of a font."""
    return _sized_font(font.pointSizeF() * by, bold=bold)


def chip_colours(tone: str, colours: Palette, under: str = "") -> tuple[str, str]:
    """Return the ground and the text colour of a chip; it stands out from what is under it."""
    ground, text = {
        "good": (colours.good_soft, colours.good),
        "warn": (colours.warn_soft, colours.warn),
        "bad": (colours.bad_soft, colours.bad),
        "info": (colours.accent_soft, colours.accent_text),
        "strong": (colours.accent, colours.on_accent),
    }.get(tone, (colours.neutral_soft, colours.muted))
    tinted = under == colours.accent_soft and ground in {colours.accent_soft, colours.neutral_soft}
    return (colours.raised if tinted else ground), text


def chip_width(text: str, font: QFont) -> int:
    """Return the width of a chip."""
    return QFontMetrics(smaller_font(font)).horizontalAdvance(text) + 14


def paint_chip(painter: QPainter, box: QRect, look: CellLook, colours: Palette, font: QFont, under: str) -> None:
    """Paint a value of a closed list."""
    ground, text = chip_colours(look.tone, colours, under)
    painter.setFont(smaller_font(font))
    metrics = painter.fontMetrics()
    said = metrics.elidedText(look.text, Qt.TextElideMode.ElideRight, box.width() - 2 * PAD - 8)
    height = metrics.height() + 3
    place = QRectF(box.left() + PAD, box.top() + TOP_MARGIN, metrics.horizontalAdvance(said) + 14, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QColor(text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def paint_letter(painter: QPainter, box: QRect, look: CellLook, colours: Palette, font: QFont, under: str) -> None:
    """Paint a letter or a short value of a matrix: A stands out, I steps back."""
    strong = look.tone not in {"", "faint"}
    painter.setFont(smaller_font(font, 1.0, bold=look.tone in {"strong", "info"}))
    high = disc_size(font.pointSizeF())
    place = QRectF(0, 0, max(high, painter.fontMetrics().horizontalAdvance(look.text) + 10), high)
    place.moveCenter(QRectF(box).center())
    if strong and look.text:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chip_colours(look.tone, colours, under)[0]))
        painter.drawRoundedRect(place, 4, 4)
    plain = colours.faint if look.tone == "faint" else colours.text
    painter.setPen(QColor(chip_colours(look.tone, colours, under)[1] if strong else plain))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, look.text)


def paint_disc(painter: QPainter, box: QRect, name: str, colours: Palette, font: QFont, ground: str = "") -> None:
    """Paint a person's initials in a small disc."""
    size = disc_size(font.pointSizeF())
    place = QRectF(box.left() + PAD, box.top() + TOP_MARGIN - 1, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or colours.neutral_soft))
    painter.drawEllipse(place)
    painter.setPen(QColor(colours.muted))
    painter.setFont(smaller_font(font, 0.68, bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.setFont(font)


def paint_tick(painter: QPainter, box: QRect, colours: Palette, points: float, *, on: bool) -> None:
    """Paint a box that is ticked or not, beside text of a size."""
    side = 1.5 * points
    x, y = box.left() + PAD + 0.5, box.top() + TOP_MARGIN + (spacing_of(points) - side) / 2
    painter.setPen(QPen(QColor(colours.accent if on else colours.faint), 1))
    painter.setBrush(QColor(colours.accent if on else colours.raised))
    painter.drawRoundedRect(QRectF(x, y, side, side), 4, 4)
    if on:
        painter.setPen(QPen(QColor(colours.on_accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        hook = ((0.27, 0.53), (0.43, 0.7), (0.73, 0.33))
        painter.drawPolyline(QPolygonF([QPointF(x + right * side, y + down * side) for right, down in hook]))


def paint_corner(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Paint the corner of a cell that needs a look."""
    right, top = box.right() + 1, box.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(right - 8, top), QPointF(right, top), QPointF(right, top + 8)]))


def paint_fade(painter: QPainter, box: QRect, ground: QColor) -> None:
    """Let the last line of a text that is too long fade away."""
    end = QColor(ground)
    end.setAlpha(0)
    place = QRect(box.left(), box.bottom() - 26, box.width(), 26)
    gradient = QLinearGradient(QPointF(place.topLeft()), QPointF(place.bottomLeft()))
    gradient.setColorAt(0, end)
    gradient.setColorAt(1, ground)
    painter.fillRect(place, gradient)


def paint_focus_ring(painter: QPainter, box: QRect, colours: Palette) -> None:
    """Paint the focus of a cell."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(colours.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))
