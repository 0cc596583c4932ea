"""What several parts of the window paint by hand: a project's badge, a thin progress line, initials."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from ccworkbench.exchange.tones import WHITE, readable_on
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import font

BADGE_RADIUS = 6.0
PROGRESS_HEIGHT = 3
WIDEST_LOGO = 1.7  # wider than this, a logo is not recognised in a small square


def initials(name: str) -> str:
    """Return the one or two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    if ord(words[0][0]) > 0x2E7F:  # Chinese names have no words; their first sign stands for them
        return words[0][0]
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


def paint_text(painter: QPainter, box: QRect, text: str, letters: QFont, colour: str, *, right: bool = False) -> None:
    """Write one line in the middle of a box, cut off with dots where the box ends."""
    painter.setFont(letters)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_badge(painter: QPainter, box: QRect, name: str, accent: str, logo: QPixmap | None = None) -> None:
    """Paint a project's badge: its logo on white, or initials on its accent."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(WHITE if logo else accent))
    painter.drawRoundedRect(QRectF(box), BADGE_RADIUS, BADGE_RADIUS)
    if logo:
        size = logo.deviceIndependentSize().scaled(
            box.width() - 6, box.height() - 6, Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(box).center())
        painter.drawPixmap(place.toRect(), logo)
    else:
        painter.setPen(QColor(readable_on(accent)))
        painter.setFont(font(max(box.height() * 0.31, 6.0), bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def paint_progress(painter: QPainter, box: QRect, share: float, colours: Palette) -> None:
    """Paint a thin line that is filled as far as the work is done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(QRectF(box), PROGRESS_HEIGHT / 2, PROGRESS_HEIGHT / 2)
    if share > 0:
        painter.setBrush(QColor(colours.accent))
        done = QRectF(box)
        done.setWidth(max(box.width() * min(share, 1.0), PROGRESS_HEIGHT))
        painter.drawRoundedRect(done, PROGRESS_HEIGHT / 2, PROGRESS_HEIGHT / 2)
    painter.restore()


def badge_logo(content: bytes | None, size: int, scale: float) -> QPixmap | None:
    """Read a logo for a badge of `size` logical pixels; None where there is none, or it would be a mere streak."""
    image = QImage.fromData(content) if content else QImage()
    if image.isNull() or not 1 / WIDEST_LOGO < image.width() / image.height() < WIDEST_LOGO:
        return None
    side = round(size * scale)
    drawn = QPixmap.fromImage(
        image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    drawn.setDevicePixelRatio(scale)
    return drawn
