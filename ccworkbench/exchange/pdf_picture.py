"""A picture on paper: the drawing that the screen shows, placed as vectors in a band of its own."""

from typing import Any

from ccworkbench.core.words import Words
from ccworkbench.exchange.brand import Paint
from ccworkbench.exchange.charts import Canvas, Colours, draw
from ccworkbench.exchange.pdf_book import Band
from ccworkbench.exchange.pdf_pen import Pen
from ccworkbench.method.pictures import Picture

UNDER = 14.0  # room between a picture and what follows


def picture_band(picture: Picture, width: float, words: Words, paint: Paint) -> Band:
    """Draw a picture across the page."""
    chart = draw(picture, Canvas(width, Colours.of_paper(paint), words))
    height: float = chart.drawing.height

    def place(pen: Pen, left: float, top: float) -> None:
        from reportlab.graphics import renderPDF

        on: Any = renderPDF
        on.draw(chart.drawing, pen.canvas, left, pen.height - top - height)
        pen.missing |= set(chart.missing)

    return Band(height + UNDER, place)
