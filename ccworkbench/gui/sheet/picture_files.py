"""A picture for other programs: on the clipboard, or as a file, in the colours of paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.charts.svg import pdf_of, svg_of
from ccworkbench.exchange.files import atomic
from ccworkbench.exchange.tones import WHITE
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.language.user_error import UserError
from ccworkbench.method.pictures.picture import Picture

if TYPE_CHECKING:
    from ccworkbench.exchange.charts.sketch import Chart

WIDTH_POINTS, MARGIN_POINTS, PIXELS_PER_POINT = (
    540.0,
    12.0,
    3.0,
)  # points it is wide and around it; pixels of a point, 216 in an inch
PATTERNS = "*.png *.svg *.pdf"


def copy(context: Context, picture: Picture) -> None:
    """Put a picture on the clipboard: as pixels, and as SVG for who takes that."""
    chart, data = on_paper(context, picture), QMimeData()
    data.setImageData(image_of(chart))
    data.setData("image/svg+xml", QByteArray(svg_of(chart.drawing).encode()))
    QGuiApplication.clipboard().setMimeData(data)


def save(parent: QWidget, context: Context, picture: Picture) -> None:
    """Ask for a file and write the picture into it; its ending says how."""
    words = context.words
    name = "".join(c if c.isalnum() or c in "-." else " " for c in parent.accessibleName()).strip() or "picture"
    title = words.say("Save picture as…")
    path = standard_dialogs.save_file(parent, words, title, Path(f"{'-'.join(name.split())}.png"), PATTERNS)
    if path is None:
        return
    try:
        with atomic(path) as beside:
            beside.write_bytes(content_of(on_paper(context, picture), path.suffix.lower()))
    except UserError as error:
        context.failed.emit(error)


def content_of(chart: "Chart", ending: str) -> bytes:
    """Write a drawing as PDF, SVG or, whatever else was asked for, PNG."""
    if ending == ".pdf":
        return pdf_of(chart.drawing)
    if ending == ".svg":
        return svg_of(chart.drawing).encode()
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(chart).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a str
    buffer.close()
    return bytes(data.data())


def on_paper(context: Context, picture: Picture) -> "Chart":
    """Draw a picture in the customer's accent, on white."""
    return draw(
        picture, Canvas(WIDTH_POINTS, Colours.of_paper(BrandColours.of(context.book.project.accent)), context.words)
    )


def image_of(chart: "Chart") -> QImage:
    """Paint a drawing with a white edge around it."""
    drawing = chart.drawing
    size = (
        (drawing.width + 2 * MARGIN_POINTS) * PIXELS_PER_POINT,
        (drawing.height + 2 * MARGIN_POINTS) * PIXELS_PER_POINT,
    )
    image = QImage(round(size[0]), round(size[1]), QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    place = QRectF(
        MARGIN_POINTS * PIXELS_PER_POINT,
        MARGIN_POINTS * PIXELS_PER_POINT,
        drawing.width * PIXELS_PER_POINT,
        drawing.height * PIXELS_PER_POINT,
    )
    QSvgRenderer(QByteArray(svg_of(drawing).encode())).render(painter, place)
    painter.end()
    return image
