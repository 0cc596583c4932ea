"""What a table can't hold side by side: the lesser columns of a row, as labelled texts under it."""

from collections.abc import Iterator, Sequence

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Flag, Number
from ccworkbench.exchange.pdf.book import Band
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import CELL, SMALL, ink_of

Item = tuple[Sequence[str], Sequence[str], str]  # lines of the label, lines of the value, tone
WIDE, DETAILS_GUTTER, DETAILS_ABOVE = 185.0, 14.0, 3.0  # the width of one text at least, and the room around it
MOST_DETAIL_LINES = 34  # so many lines of one text stand on a page at most


def has_details(table: Table, places: Sequence[int]) -> bool:
    """Tell whether columns are read row by row; figures are compared, and stay in columns."""
    numbers = sum(isinstance(table.heads[index].kind, Number) for index in places)
    return numbers * 2 <= len(places)


def is_shown(head: Head, cell: Cell) -> bool:
    """Tell whether a value is worth a line: a blank one is not, nor is a flag that is not set."""
    return bool(cell.text) and not (isinstance(head.kind, Flag) and not cell.unread and cell.text != head.choices[0])


def details(heads: Sequence[Head], cells: Sequence[Cell], at: tuple[float, float], *, zebra: bool) -> Iterator[Band]:
    """Yield what a row says beyond its columns, several texts beside each other; `at` is the left end and the width."""
    left, width = at
    count = max(1, int((width - left) // WIDE))
    room = (width - left) / count - DETAILS_GUTTER
    told = [_item(head, cell, room) for head, cell in zip(heads, cells, strict=True) if is_shown(head, cell)]
    lines = [told[start : start + count] for start in range(0, len(told), count)]
    for index, items in enumerate(lines):
        parts = list(_detail_slices(items))
        for number, part in enumerate(parts):
            is_last = index == len(lines) - 1 and number == len(parts) - 1
            yield _details_band(part, (left, width, room + DETAILS_GUTTER), zebra=zebra, is_last=is_last)


def _item(head: Head, cell: Cell, room: float) -> Item:
    return SMALL.wrap(head.text, room), CELL.wrap(cell.text, room), cell.tone


def _detail_slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut texts that are longer than a page."""
    for start in range(0, max(len(lines) for _, lines, _ in items), MOST_DETAIL_LINES):
        yield [
            (label if not start else (), lines[start : start + MOST_DETAIL_LINES], tone) for label, lines, tone in items
        ]


def _details_band(items: Sequence[Item], at: tuple[float, float, float], *, zebra: bool, is_last: bool) -> Band:
    left, width, step = at
    labels = max(len(label) for label, _, _ in items) * SMALL.leading
    height = labels + max(len(lines) for _, lines, _ in items) * CELL.leading + 2 * DETAILS_ABOVE

    def draw(pen: Pen, x: float, top: float) -> None:
        if zebra:
            pen.box(x, top, (width, height), pen.brand_colours.zebra)
        if is_last:
            pen.rule(x, top + height - 0.3, width)
        for index, (label, lines, tone) in enumerate(items):
            start = x + left + index * step
            pen.lines(start, top + DETAILS_ABOVE, label, SMALL)
            pen.lines(start, top + DETAILS_ABOVE + labels, lines, CELL.in_colour(ink_of(tone)) if tone else CELL)

    return Band(height, draw, keep=not is_last)
