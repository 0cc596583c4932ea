"""A picture is there before one has looked: from rows to pixels in a tenth of a second, growing with its rows."""

from collections import defaultdict
from collections.abc import Callable
from time import process_time

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ccworkbench.core.record import Record
from ccworkbench.core.words import Words
from ccworkbench.exchange.brand import Paint
from ccworkbench.exchange.charts import Canvas, Colours, draw, svg_of
from ccworkbench.exchange.fonts import faces
from ccworkbench.method.depict import PICTURES
from tests.exchange.depicted import records, view

CANVAS = Canvas(540, Colours.of_paper(Paint.of("#0b4f5c")), Words("en"))


def best(do: Callable[[], object], times: int = 3) -> float:
    """Give the best of some runs, in seconds of work."""

    def once() -> float:
        start = process_time()
        do()
        return process_time() - start

    return min(once() for _ in range(times))


def show(key: str, count: int) -> Callable[[], object]:
    """Give what has to be done when a picture is asked for."""
    seen, kept = view("en"), defaultdict[type, list[Record]](list)
    for row in records(count):
        kept[type(row)].append(row)

    def pixels() -> QImage:
        drawing = draw(PICTURES[key](lambda sheet: kept[sheet], seen), CANVAS).drawing
        image = QImage(1080, 1400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        QSvgRenderer(svg_of(drawing).encode()).render(painter)
        painter.end()
        return image

    return pixels


def test_every_picture_is_there_in_a_tenth_of_a_second(qapp: object) -> None:
    faces()
    slow = {key: round(seconds, 3) for key in PICTURES if (seconds := best(show(key, 12))) > 0.1}
    assert slow == {}


def test_a_roadmap_of_four_times_the_tasks_takes_about_four_times_as_long(qapp: object) -> None:
    few, many = (best(show("task", count)) for count in (100, 400))
    assert many / few < 6
