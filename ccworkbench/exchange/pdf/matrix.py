"""A matrix on paper: the heads turned upright, letters in the middle, the legend over every page of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ccworkbench.core.grid import Cell, Table
from ccworkbench.core.kind import Code
from ccworkbench.exchange.fonts import longest_word
from ccworkbench.exchange.pdf.book import Band, ContentsEntry
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import CELL, CELL_STRONG, HEADING, SMALL, Style, ink_of, shortened
from ccworkbench.exchange.tones import MUTED, WHITE

NARROWEST, WIDEST, SQUARE = 21.0, 40.0, 12.5
LEAD, CODE_WIDTH, HALF = 205.0, 38.0, 0.5
SHORTEST = 90.0  # so much a word may ask for
AROUND = 8.0  # what a value needs around it
TALLEST_HEAD = 128.0
STACK = 11  # so many hanzi stand under each other
MOST_MATRIX_COLUMNS = 16  # so many lines of a title stand on a page at most
MATRIX_SIDE, MATRIX_ABOVE = 5.0, 1.9
LETTER = Style(8)
LEGEND_TONES = {"R": "info", "A": "strong", "I": "faint"}


@dataclass(frozen=True)
class MatrixPart:
    """The columns of a matrix that stand on one page: those before it, and a share of its heads."""

    table: Table
    leading: tuple[int, ...]
    crossing: tuple[int, ...]
    width: float
    legend: tuple[tuple[str, str], ...]

    rooms: tuple[float, ...] = ()  # the widths of the columns before the matrix
    least: float = 0  # what its longest value needs

    @property
    def column(self) -> float:
        """The width of a column of the matrix itself."""
        room = (self.width - sum(self.rooms)) / max(1, len(self.crossing))
        return min(max(WIDEST, self.least), room)

    @property
    def used(self) -> float:
        """The width of it all."""
        return sum(self.rooms) + self.column * len(self.crossing)


def matrix(table: Table, legend: tuple[tuple[str, str], ...], width: float, key: str) -> Iterator[Band]:
    """Yield the bands of a matrix; where it has too many columns, one share of them after the other."""
    for share, part in enumerate(_parts(table, legend, width)):
        explained, head = _legend(part), _matrix_head(part)
        yield replace(explained, fresh=share > 0)
        yield head
        groups = table.groups or [""] * len(table.rows)
        rows = list(zip(groups, table.rows, strict=True))
        for index, (group, members) in enumerate(groupby(rows, key=lambda row: row[0])):
            entry = ContentsEntry(f"{key}.{index}", group, 1) if share == 0 else None
            heads: tuple[Band, ...] = (explained, head)
            if group:
                title = replace(_matrix_group(part, group), heads=heads, entry=entry)
                yield title
                heads = (*heads, replace(title, entry=None))
            cells = [row for _, row in members]
            for number, row in enumerate(cells):
                keep = len(cells) > 1 and number in {0, len(cells) - 2}
                for band in _matrix_row(part, row):
                    yield replace(band, heads=heads, keep=keep)


def _parts(table: Table, legend: tuple[tuple[str, str], ...], width: float) -> Iterator[MatrixPart]:
    leading = tuple(index for index, head in enumerate(table.heads) if not head.crossing)
    crossing = [index for index, head in enumerate(table.heads) if head.crossing]
    values = {row[index].text for row in table.rows for index in crossing}
    least = max(NARROWEST, max(map(LETTER.width, values), default=0.0) + AROUND)
    whole = MatrixPart(table, leading, tuple(crossing), width, legend, _rooms(table, leading, width), least)
    fit = max(1, int((width - sum(whole.rooms)) / least))
    pages = max(1, -(-len(crossing) // fit))
    each = -(-len(crossing) // pages) or 1
    for start in range(0, max(1, len(crossing)), each):
        yield replace(whole, crossing=tuple(crossing[start : start + each]))


def _rooms(table: Table, leading: Sequence[int], width: float) -> tuple[float, ...]:
    """Return the widths that the columns before a matrix need; together no more than half of the page."""
    wishes = [_wish(table, index) for index in leading]
    least = [_least(table, index) for index in leading]
    part = min(1.0, width * HALF / (sum(wishes) or 1))
    return tuple(max(low, wish * part) for low, wish in zip(least, wishes, strict=True))


def _least(table: Table, index: int) -> float:
    """Return the width in which no word of a column is broken, within reason."""
    words = max((longest_word(row[index].text, CELL.size) for row in table.rows), default=0.0)
    longest = max(min(words, SHORTEST), longest_word(table.heads[index].text, HEADING.size, bold=True))
    return longest + 2 * MATRIX_SIDE + 1


def _wish(table: Table, index: int) -> float:
    head = table.heads[index]
    if isinstance(head.kind, Code):
        return CODE_WIDTH
    lines = (line for row in table.rows for line in row[index].text.split("\n"))
    return min(LEAD, max(map(CELL.width, lines), default=0.0) + 2 * MATRIX_SIDE + 1)


def _legend(part: MatrixPart) -> Band:
    """Explain the letters in one row, or in two where a language needs more room."""
    needed = [SQUARE + 4 + SMALL.width(meaning) + 16 for _, meaning in part.legend]
    rows = 1 if sum(needed) <= part.width else 2
    each = -(-len(needed) // rows)
    widths = [max(needed[index::each]) for index in range(each)]

    def draw(pen: Pen, left: float, top: float) -> None:
        for index, (letter, meaning) in enumerate(part.legend):
            x, middle = left + sum(widths[: index % each]), top + 8 + index // each * 17
            _letter(pen, x + SQUARE / 2, middle, letter, LEGEND_TONES.get(letter, ""))
            pen.line(x + SQUARE + 4, middle - SMALL.leading / 2, meaning, SMALL)

    return Band(7 + rows * 17 if needed else 0, draw, keep=True)


def _matrix_head(part: MatrixPart) -> Band:
    lines = int(part.column // HEADING.leading) or 1
    titles = [part.table.heads[index].text for index in part.crossing]
    texts = [_stacked(text) if _is_stacked(text) else _turned(text, lines) for text in titles]
    names = [
        HEADING.wrap(part.table.heads[index].text, room - 2 * MATRIX_SIDE)
        for index, room in zip(part.leading, part.rooms, strict=True)
    ]
    sides = _sides(part)
    height = max(map(_height, texts), default=20) + 14 + (16 if sides else 0)

    def draw(pen: Pen, left: float, top: float) -> None:
        style = HEADING.in_colour(pen.brand_colours.on_accent)
        pen.box(left, top, (part.used, height), pen.brand_colours.accent)
        for name, room in zip(names, part.rooms, strict=True):
            pen.lines(left + MATRIX_SIDE, top + height - 6 - len(name) * HEADING.leading, name, style)
            left += room
        for text in texts:
            if _is_stacked("".join(text)):
                pen.stacked(left + part.column / 2, top + height - 6 - _height(text), text, style)
            else:
                pen.turned(left + part.column / 2, top + height - 6, text, style)
            left += part.column
        left -= part.column * len(texts)
        for side, count in sides:
            pen.line(left + 3, top + 4, shortened(side, style, part.column * count - 6), style)
            pen.rule(left + 3, top + 16, part.column * count - 6, pen.brand_colours.on_accent, 0.5)
            left += part.column * count

    return Band(height, draw, keep=True)


def _sides(part: MatrixPart) -> list[tuple[str, int]]:
    """Count the columns that stand under a common heading."""
    groups = groupby(part.table.heads[index].common_heading for index in part.crossing)
    sides = [(side, len(list(members))) for side, members in groups]
    return sides if any(side for side, _ in sides) else []


def _is_stacked(text: str) -> bool:
    """Tell whether a head is written as Chinese is on end: upright characters under each other."""
    return any("\u2e80" <= char <= "\u9fff" for char in text) and not re.search("[A-Za-z0-9]", text)


def _stacked(text: str) -> Sequence[str]:
    upright = shortened(text, HEADING, 2 * STACK * HEADING.size).translate(str.maketrans("（）()", "︵︶︵︶"))
    half = len(upright) if len(upright) <= STACK else -(-len(upright) // 2)
    return [upright[start : start + half] for start in range(0, len(upright), half)]


def _height(text: Sequence[str]) -> float:
    if _is_stacked("".join(text)):
        return max(map(len, text)) * HEADING.leading
    return max((HEADING.width(line) for line in text), default=0)


def _turned(text: str, lines: int) -> Sequence[str]:
    """Break a head into as few lines as its column takes, the shorter the better."""
    longest = longest_word(text, HEADING.size, bold=True)
    for room in sorted({min(max(room, longest), TALLEST_HEAD) for room in (50, 62, 76, 90, 108, TALLEST_HEAD)}):
        found = HEADING.wrap(text, room)
        if len(found) <= lines:
            return found
    return (*found[: lines - 1], shortened(" ".join(found[lines - 1 :]), HEADING, TALLEST_HEAD))


def _matrix_group(part: MatrixPart, title: str) -> Band:
    height = CELL_STRONG.leading + 2 * MATRIX_ABOVE

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, (part.used, height), pen.brand_colours.soft)
        pen.line(
            left + MATRIX_SIDE,
            top + MATRIX_ABOVE,
            shortened(title, CELL_STRONG, part.used - 2 * MATRIX_SIDE),
            CELL_STRONG,
        )

    return Band(height, draw, keep=True)


def _matrix_row(part: MatrixPart, cells: Sequence[Cell]) -> Iterator[Band]:
    kinds = [part.table.heads[index].kind for index in part.leading]
    styles = [CELL.in_colour(MUTED) if isinstance(kind, Code) else CELL for kind in kinds]
    texts = [
        style.wrap(cells[index].text, room - 2 * MATRIX_SIDE)
        for index, room, style in zip(part.leading, part.rooms, styles, strict=True)
    ]
    for start in range(0, max(1, *map(len, texts)), MOST_MATRIX_COLUMNS):
        cut = [lines[start : start + MOST_MATRIX_COLUMNS] for lines in texts]
        yield _matrix_slice(part, cells if start == 0 else (), cut, styles)


def _matrix_slice(
    part: MatrixPart, cells: Sequence[Cell], texts: Sequence[Sequence[str]], styles: Sequence[Style]
) -> Band:
    height = max(max(map(len, texts), default=1) * CELL.leading, SQUARE) + 2 * MATRIX_ABOVE

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top + height, part.used)
        for lines, room, style in zip(texts, part.rooms, styles, strict=True):
            pen.lines(left + MATRIX_SIDE, top + MATRIX_ABOVE + 0.8, lines, style)
            left += room
        for index in part.crossing if cells else ():
            _letter(pen, left + part.column / 2, top + height / 2, cells[index].text, cells[index].tone)
            left += part.column

    return Band(height, draw)


def _letter(pen: Pen, x: float, middle: float, text: str, tone: str) -> None:
    """Write a letter in the middle of its cell: the strong one white on dark, what is done on a soft ground."""
    style = LETTER
    if not text:
        return
    if tone in {"strong", "info"}:
        width = max(SQUARE, LETTER.width(text) + 7)
        ground = pen.brand_colours.text if tone == "strong" else pen.brand_colours.soft
        pen.box(x - width / 2, middle - SQUARE / 2, (width, SQUARE), ground, radius=2.5)
        style = replace(LETTER, bold=True, colour=WHITE if tone == "strong" else LETTER.colour)
    elif tone:
        style = replace(LETTER, colour=ink_of(tone), bold=tone in {"bad", "warn"})
    pen.line(x, middle - style.leading / 2, text, style, "middle")
