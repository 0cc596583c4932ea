"""A picture on paper: the drawing that the screen shows, placed as vectors in bands of its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import Chart, Colours
from ccworkbench.exchange.pdf.book import Band
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import SMALL
from ccworkbench.language.words import Words
from ccworkbench.method.pictures.picture import Picture

UNDER_PICTURE, CAPTION = 18.0, 16.0  # room between a picture and what follows, and what its caption takes
TITLED = 100.0  # what the title of a section takes of its first page
ROOMY_PICTURE = 330.0  # no picture is stretched higher
SMALLEST, MOST_PARTS = 0.74, 40  # no text below six points


def picture_bands(
    picture: Picture, size: tuple[float, float], words: Words, brand_colours: BrandColours
) -> Iterator[Band]:
    """Draw a picture across the page, in parts where it would become too small; `size` is the room on a page."""
    width, most = size[0], size[1] - TITLED - CAPTION
    canvas = Canvas(width, Colours.of_paper(brand_colours), words, min(most, ROOMY_PICTURE))
    for count in range(1, MOST_PARTS):
        parts = list(picture.cut_into(count))
        charts = [draw(part, canvas) for part in parts]
        if len(charts) < count or all(chart.drawing.height * SMALLEST <= most for chart in charts):
            break
    for part, chart in zip(parts, charts, strict=True):
        times = max(1.0, chart.drawing.height / most)  # one that is shrunk may be drawn wider
        shown = chart if times == 1 else draw(part, replace(canvas, width=width * times))
        yield _picture_band(shown, words.say(picture.title), (width, most))


def _picture_band(chart: Chart, caption: str, size: tuple[float, float]) -> Band:
    drawing: Any = chart.drawing
    scale = min(1.0, size[0] / drawing.width, size[1] / drawing.height)
    height = drawing.height * scale

    def place(pen: Pen, left: float, top: float) -> None:
        from reportlab.graphics import renderPDF

        on: Any = renderPDF
        pen.canvas.saveState()
        pen.canvas.translate(left + (size[0] - scale * drawing.width) / 2, pen.height - top - height)
        pen.canvas.scale(scale, scale)
        on.draw(drawing, pen.canvas, 0, 0)
        pen.canvas.restoreState()
        pen.line(left, top + height + 5, caption, SMALL)
        pen.missing |= set(chart.missing)

    return Band(height + CAPTION + UNDER_PICTURE, place)
