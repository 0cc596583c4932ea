"""A picture is there before one has looked: from rows to pixels in a few bare pictures, growing with its rows."""

import sys
from collections import defaultdict
from collections.abc import Callable
from time import process_time

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ccworkbench.core.record import Record
from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.charts.svg import svg_of
from ccworkbench.exchange.fonts import font_faces
from ccworkbench.language.words import Words
from ccworkbench.method.pictures.catalogue import PICTURES
from tests.exchange.charts.picture_rows import records, viewer

CANVAS = Canvas(540, Colours.of_paper(BrandColours.of("#0b4f5c")), Words("en"))

MOST = 4


def best(do: Callable[[], object], times: int = 3) -> float:
    """Give the best of some runs, in seconds of work."""

    def once() -> float:
        start = process_time()
        do()
        return process_time() - start

    return min(once() for _ in range(times))


def show(key: str, count: int) -> Callable[[], object]:
    """Give what has to be done when a picture is asked for."""
    seen, kept = viewer("en"), defaultdict[type, list[Record]](list)
    for row in records(count):
        kept[type(row)].append(row)

    def pixels() -> QImage:
        return painted(svg_of(draw(PICTURES[key](lambda sheet: kept[sheet], seen), CANVAS).drawing))

    return pixels


def bare() -> QImage:
    """Draw a thousand boxes with a text each, and nothing else: the floor."""
    box = '<rect x="{x}" y="{y}" width="90" height="20" fill="#eee"/><text x="{x}" y="{y}">Preparation</text>'
    boxes = "".join(box.format(x=n % 10 * 100, y=n // 10 * 14) for n in range(1000))
    return painted(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1400">{boxes}</svg>')


def painted(svg: str) -> QImage:
    image = QImage(1080, 1400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(svg.encode()).render(painter)
    painter.end()
    return image


def test_every_picture_is_there_in_a_few_times_a_bare_one(qapp: object) -> None:
    font_faces()
    floor = best(bare, 5)
    took = {key: best(show(key, 12)) / floor for key in PICTURES}
    slowest = max(took, key=lambda key: took[key])
    sys.stdout.write(f"\nDraw {slowest}: {took[slowest]:.2f} times a bare picture of {floor * 1000:.1f} ms\n")
    assert took[slowest] < MOST


def test_a_roadmap_of_four_times_the_tasks_takes_about_four_times_as_long(qapp: object) -> None:
    few, many = (best(show("task", count)) for count in (100, 400))
    assert many / few < 6
