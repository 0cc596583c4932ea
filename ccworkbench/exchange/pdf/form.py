"""Forms, answers and signatures on paper: labels with values, questions with answers, lines to write on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Choice, Choices, Date, Number, Reference
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.fonts import longest_word
from ccworkbench.exchange.pdf.book import Band, ContentsEntry
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import BLOCK, LABEL, SMALL, STRONG, TEXT, Style, shortened
from ccworkbench.exchange.tones import RULING
from ccworkbench.sheets.kinds import Codes
from ccworkbench.sheets.prepare.project import Image

Pair = tuple[Head, Cell]
Body = Sequence[tuple[str, str]]  # lines, each with its mark: asked, a bullet, a blank under one, or nothing
LABELS = 138.0  # the width of the labels of a form
FORM_GUTTER = 22.0
TILES = 5  # so many short values stand side by side
VALUE = Style(11, bold=True)
NAMED = Style(13, bold=True, pitch=1.25)
ASIDE = 108.0  # what stands beside an answer: rating, person, day
MOST_FORM_LINES = 40  # so many lines of one text stand on a page at most
ASKED, BULLET, BLANK, INDENT = "?", "•", " ", 9.0
LINES_ASIDE = 8  # of a name beside an answer


def form(section: Section, width: float) -> Iterator[Band]:
    """Draw a form: short values as a row of tiles, long ones under each other, some side by side."""
    table = section.tables[0]
    for title, members in groupby(_grouped(table), key=lambda pair: pair[0].section):
        if title and title != section.title:
            yield heading(title)
        bands = list(_fields(list(members), section.beside, width))
        yield replace(bands[0], gap=4)
        yield from bands[1:]


def _grouped(table: Table) -> Iterator[Pair]:
    section = ""
    for head, cell in zip(table.heads, table.rows[0], strict=True):
        if isinstance(head.kind, Image):  # a logo stands on the cover; its name says nothing
            continue
        section = head.section or section  # what is worked out stands with the fields before it
        yield replace(head, section=section), cell


def heading(title: str, entry: ContentsEntry | None = None, gap: float = 16) -> Band:
    """Draw a sub-heading; it stays with what follows."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, shortened(title, BLOCK, pen.width - 2 * left), BLOCK)

    return Band(BLOCK.leading + 4, draw, keep=True, gap=gap, entry=entry)


def ticks(table: Table, width: float) -> Band:
    """Draw a line of boxes, one of which is ticked by hand."""
    box, aside = 10.0, 24.0
    least = [longest_word(head.text, TEXT.size) + aside for head in table.heads]
    wish = [TEXT.width(head.text) + aside - low for head, low in zip(table.heads, least, strict=True)]
    part = max(0.0, min(1.0, (width - LABELS - sum(least)) / (sum(wish) or 1)))
    rooms = [low + part * more for low, more in zip(least, wish, strict=True)]
    texts = [TEXT.wrap(head.text, room - box - 8) for head, room in zip(table.heads, rooms, strict=True)]
    height = max(map(len, texts)) * TEXT.leading + 12

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top + 7, LABEL.wrap(table.title, LABELS - 12), LABEL)
        pen.rule(left, top + height, width)
        left += LABELS
        for lines, room in zip(texts, rooms, strict=True):
            pen.frame(left, top + 7, (box, box), 1.5, RULING)
            pen.lines(left + box + 5, top + 6, lines, TEXT)
            left += room

    return Band(height, draw)


def small_facts(table: Table, width: float) -> Iterator[Band]:
    """Yield the short values of a form as one quiet line, names with them."""
    told = [(head.text, cell.text) for head, cell in _grouped(table) if _is_small(head) and cell.text]
    lines = SMALL.wrap("   ".join(f"{label}: {value}" for label, value in told), width)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top, lines, SMALL)

    yield Band(len(lines) * SMALL.leading + 2, draw, keep=True)


def plain_form(table: Table, width: float) -> Iterator[Band]:
    """Draw the longer fields of a form under each other; those that are blank are lines to write on."""
    for head, cell in _grouped(table):
        if not _is_small(head):
            yield from _field(head.text, cell.text, width)


def big_heading(title: str, width: float, entry: ContentsEntry | None = None) -> Iterator[Band]:
    """Draw the name of what has the page to itself."""
    lines = NAMED.wrap(title, width)[:3]

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top, lines, NAMED.in_colour(pen.brand_colours.text))

    yield Band(len(lines) * NAMED.leading + 6, draw, keep=True, entry=entry)


def facts(pairs: Sequence[tuple[str, str]], width: float) -> Iterator[Band]:
    """Draw labels with their values."""
    for label, value in pairs:
        yield from _field(label, value, width)


def _fields(pairs: Sequence[Pair], beside: Sequence[tuple[str, str]], width: float) -> Iterator[Band]:
    for is_tile, members in groupby(pairs, key=lambda pair: _is_short(pair[0])):
        run = list(members)
        if is_tile and len(run) >= 3:
            rows = -(-len(run) // TILES)
            each = -(-len(run) // rows)
            for start in range(0, len(run), each):
                yield _tiles(run[start : start + each], each, width)
        else:
            yield from _long(run, beside, width)


def _is_short(head: Head) -> bool:
    return isinstance(head.kind, Date | Number | Choice) and not isinstance(head.kind, Choices)


def _is_small(head: Head) -> bool:
    return _is_short(head) or isinstance(head.kind, Reference | Codes | Choices)


def _long(pairs: Sequence[Pair], beside: Sequence[tuple[str, str]], width: float) -> Iterator[Band]:
    cells = {head.key: (head, cell) for head, cell in pairs}
    partners = {left: right for left, right in beside if left in cells and right in cells}
    for head, cell in pairs:
        if head.key in partners:
            yield from _columns((head, cell), cells[partners[head.key]], width)
        elif head.key not in partners.values():
            yield from _field(head.text, cell.text, width)


def _tiles(pairs: Sequence[Pair], places: int, width: float) -> Band:
    room = width / places
    labels = [LABEL.wrap(head.text, room - 16) for head, _ in pairs]
    values = [VALUE.wrap(cell.text, room - 16) for _, cell in pairs]
    under = max(map(len, labels)) * LABEL.leading + 3
    height = under + max(1, *map(len, values)) * VALUE.leading + 16

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.frame(left, top, (room * len(pairs), height - 2))
        for index, (label, value) in enumerate(zip(labels, values, strict=True)):
            x = left + index * room
            if index:
                pen.stroke(x, top, height - 2)
            pen.lines(x + 8, top + 7, label, LABEL)
            pen.lines(x + 8, top + 7 + under, value, VALUE)
            if not value:
                pen.rule(x + 8, top + 7 + under + VALUE.leading - 2, room - 16, RULING)

    return Band(height, draw, gap=6)


def _field(label: str, value: str, width: float) -> Iterator[Band]:
    labels = LABEL.wrap(label, LABELS - 12)
    parts = list(_body_slices(_body(value, width - LABELS)))
    for index, part in enumerate(parts):
        yield _part_of_field(labels if index == 0 else (), part, width, is_last=part is parts[-1])


def _part_of_field(labels: Sequence[str], body: Body, width: float, *, is_last: bool) -> Band:
    height = max(len(body) * TEXT.leading, len(labels) * LABEL.leading, TEXT.leading) + 9

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top + 5, labels, LABEL)
        _draw_body(pen, left + LABELS, top + 4, body)
        if is_last:
            _writing_rule(pen, (left, top + height), width, LABELS, is_blank=not body)

    return Band(height, draw)


def _columns(one: Pair, other: Pair, width: float) -> Iterator[Band]:
    room = (width - FORM_GUTTER) / 2
    bodies = [list(_body_slices(_body(cell.text, room))) for _, cell in (one, other)]
    for index, parts in enumerate(zip_longest(*bodies, fillvalue=())):
        titles = (one[0].text, other[0].text) if index == 0 else ()
        yield _part_of_columns(titles, parts, room)


def _part_of_columns(titles: Sequence[str], bodies: Sequence[Body], room: float) -> Band:
    above = STRONG.leading + 11 if titles else 0.0
    height = max(above + max(1, *map(len, bodies)) * TEXT.leading + 7, 40 if titles else 0)

    def draw(pen: Pen, left: float, top: float) -> None:
        for index, body in enumerate(bodies):
            x = left + index * (room + FORM_GUTTER)
            if titles:
                pen.line(x, top + 4, titles[index], STRONG.in_colour(pen.brand_colours.text))
                pen.rule(x, top + 4 + STRONG.leading + 2, room, pen.brand_colours.accent, 1)
            _draw_body(pen, x, top + above, body)
            if titles and not body:
                _writing_rule(pen, (x, top + height - 4), room, 0, is_blank=True)

    return Band(height + 6, draw, gap=6 if titles else 0)


def _body(text: str, width: float) -> Body:
    """Wrap a text; several paragraphs become a list, the first line of each marked."""
    parts = [part for part in text.split("\n") if part.strip()]
    if len(parts) == 1:
        return [("", line) for line in TEXT.wrap(parts[0], width)]
    return [
        (BULLET if n == 0 else BLANK, line) for part in parts for n, line in enumerate(TEXT.wrap(part, width - INDENT))
    ]


def _body_slices(body: Body) -> Iterator[Body]:
    """Cut a text that is longer than a page."""
    for start in range(0, max(1, len(body)), MOST_FORM_LINES):
        yield body[start : start + MOST_FORM_LINES]


def _draw_body(pen: Pen, left: float, top: float, body: Body) -> None:
    for mark, line in body:
        if mark == BULLET:
            pen.bullet(left + 2.5, top + TEXT.leading / 2)
        indent = INDENT if mark in {BULLET, BLANK} else 0
        pen.line(left + indent, top, line, STRONG if mark == ASKED else TEXT)
        top += TEXT.leading


def _writing_rule(pen: Pen, at: tuple[float, float], width: float, indent: float, *, is_blank: bool) -> None:
    """Close a field with a hairline; under a blank one it is a line to write on."""
    left, bottom = at
    if not is_blank:
        pen.rule(left, bottom, width)
        return
    pen.rule(left, bottom, indent)
    pen.rule(left + indent, bottom, width - indent, RULING, 0.8)


def answers(table: Table, width: float, key: str) -> Iterator[Band]:
    """Draw questions with their answers; rating, person and day stand at the right."""
    groups = table.groups or [""] * len(table.rows)
    rows = list(zip(groups, table.rows, strict=True))
    for index, (group, members) in enumerate(groupby(rows, key=lambda row: row[0])):
        title = heading(group, ContentsEntry(f"{key}.{index}", group, 1)) if group else None
        if title:
            yield title
        for _, cells in members:
            for band in _answer(cells, width):
                yield replace(band, heads=(replace(title, entry=None),) if title else ())


def _answer(cells: Sequence[Cell], width: float) -> Iterator[Band]:
    room = width - ASIDE - FORM_GUTTER
    asked: Body = [(ASKED, line) for line in STRONG.wrap(cells[0].text, room)]
    parts = list(_body_slices([*asked, *_body(cells[1].text, room)]))
    for index, part in enumerate(parts):
        yield _part_of_answer(part, cells[2:] if index == 0 else (), width, is_last=part is parts[-1])


def _part_of_answer(body: Body, notes: Sequence[Cell], width: float, *, is_last: bool) -> Band:
    aside = [(cell, SMALL.wrap(cell.text, ASIDE)[:LINES_ASIDE]) for cell in notes if cell.text]
    right = sum(max(1, len(lines)) * TEXT.leading for _, lines in aside)
    height = max(len(body) * TEXT.leading, right) + (14 if is_last else 0)

    def draw(pen: Pen, left: float, top: float) -> None:
        _draw_body(pen, left, top + 6, body)
        y, x = top + 6, left + width - ASIDE
        for cell, lines in aside:
            if cell.tone:
                pen.badge(x, y, cell.text, replace(SMALL, size=8), cell.tone)
                y += TEXT.leading + 1
            else:
                y = pen.lines(x, y, lines, SMALL) + 1
        if is_last:
            pen.rule(left, top + height, width)

    return Band(height, draw)


def lines_to_write(label: str, count: int, width: float) -> Band:
    """Leave room to write by hand."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, label, LABEL)
        for index in range(1, count + 1):
            pen.rule(left, top + LABEL.leading + 20 * index, width, RULING, 0.7)

    return Band(LABEL.leading + 20 * count + 6, draw, keep=True, gap=20)
