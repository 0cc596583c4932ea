"""Lucide's line icons, coloured once per palette and size, crisp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLineEdit

from ccworkbench.paths import resource

SCALES = (1.0, 2.0)  # between them Qt makes the larger one smaller, which stays crisp


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 16, off_colour: str = "") -> QIcon:
    """Return an icon in a colour of the palette; `off_colour` is its colour while it can't be used."""
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        if off_colour:
            made.addPixmap(pixmap(name, off_colour, size, scale), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of this scale."""
    drawn = QPixmap(round(size * scale), round(size * scale))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def program_icon() -> QIcon:
    """Return the program's own sign."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("ccworkbench", "", size))
    return made


def add_search_icon(field: QLineEdit, colour: str) -> None:
    """Put the magnifying glass before a search field, in place of the one it had."""
    for action in field.actions():
        field.removeAction(action)
    field.addAction(icon("search", colour), QLineEdit.ActionPosition.LeadingPosition)


def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_bytes()
    # A little lighter than Lucide draws them: they stand beside 10 pt text.
    recoloured = drawing.replace(b"currentColor", colour.encode()).replace(b'stroke-width="2"', b'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(recoloured))
