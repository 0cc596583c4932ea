"""Forms, answers and signatures on paper: labels with values, questions with answers, lines to write on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Choice, Choices, Date, Number
from ccworkbench.exchange.document import Field, Party, Section
from ccworkbench.exchange.pdf_book import Band, Entry
from ccworkbench.exchange.pdf_pen import BLOCK, LABEL, SMALL, STRONG, TEXT, Pen, Style

Pair = tuple[Head, Cell]
LABELS = 138.0  # the width of the labels of a form
GUTTER = 22.0
TILES = 5  # so many short values stand side by side
VALUE = Style(11, bold=True)
BULLET = 9.0


def form(section: Section, width: float) -> Iterator[Band]:
    """Draw a form: short values as a row of tiles, long ones under each other, some side by side."""
    table = section.tables[0]
    for title, members in groupby(_grouped(table), key=lambda pair: pair[0].group):
        if title and title != section.title:
            yield heading(title)
        bands = list(_fields(list(members), section.beside, width))
        yield replace(bands[0], gap=4)
        yield from bands[1:]


def _grouped(table: Table) -> Iterator[Pair]:
    group = ""
    for head, cell in zip(table.heads, table.rows[0], strict=True):
        group = head.group or group  # what is worked out stands with the fields before it
        yield replace(head, group=group), cell


def heading(title: str, entry: Entry | None = None, gap: float = 16) -> Band:
    """Draw a sub-heading; it stays with what follows."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, title, BLOCK)

    return Band(BLOCK.leading + 4, draw, keep=True, gap=gap, entry=entry)


def facts(pairs: Sequence[tuple[str, str]], width: float) -> Iterator[Band]:
    """Draw labels with their values."""
    for label, value in pairs:
        yield _field(label, value, width)


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


def _long(pairs: Sequence[Pair], beside: Sequence[tuple[str, str]], width: float) -> Iterator[Band]:
    cells = {head.key: (head, cell) for head, cell in pairs}
    partners = {left: right for left, right in beside if left in cells and right in cells}
    for head, cell in pairs:
        if head.key in partners:
            yield _columns((head, cell), cells[partners[head.key]], width)
        elif head.key not in partners.values():
            yield _field(head.text, cell.text, width)


def _tiles(pairs: Sequence[Pair], places: int, width: float) -> Band:
    room = width / places
    labels = [LABEL.wrap(head.text, room - 16) for head, _ in pairs]
    values = [VALUE.wrap(cell.text, room - 16) for _, cell in pairs]
    under = max(map(len, labels)) * LABEL.leading + 3
    height = under + max(1, *map(len, values)) * VALUE.leading + 16

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.frame(left, top, (room * len(pairs), height - 2))
        for place, (label, value) in enumerate(zip(labels, values, strict=True)):
            x = left + place * room
            if place:
                pen.stroke(x, top, height - 2)
            pen.lines(x + 8, top + 7, label, LABEL)
            pen.lines(x + 8, top + 7 + under, value, VALUE)
            if not value:
                pen.rule(x + 8, top + 7 + under + VALUE.leading - 2, room - 16, "#9aa3b2")

    return Band(height, draw, gap=6)


def _field(label: str, value: str, width: float) -> Band:
    labels = LABEL.wrap(label, LABELS - 12)
    body, height = _paragraphs(value, width - LABELS)
    height = max(height, len(labels) * LABEL.leading, TEXT.leading) + 9

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(left, top + 5, labels, LABEL)
        if value.strip():
            body(pen, left + LABELS, top + 4)
            pen.rule(left, top + height, width)
        else:
            pen.rule(left, top + height, LABELS)
            pen.rule(left + LABELS, top + height, width - LABELS, "#9aa3b2", 0.8)

    return Band(height, draw)


def _columns(one: Pair, other: Pair, width: float) -> Band:
    room = (width - GUTTER) / 2
    bodies = [_paragraphs(cell.text, room) for _, cell in (one, other)]
    height = max(STRONG.leading + 10 + max(TEXT.leading, *(high for _, high in bodies)) + 8, 40)

    def draw(pen: Pen, left: float, top: float) -> None:
        for (head, cell), (body, _) in zip((one, other), bodies, strict=True):
            pen.line(left, top + 4, head.text, STRONG.in_colour(pen.paint.text))
            pen.rule(left, top + 4 + STRONG.leading + 2, room, pen.paint.accent, 1)
            body(pen, left, top + STRONG.leading + 11)
            if not cell.text.strip():
                pen.rule(left, top + height - 4, room, "#9aa3b2", 0.8)
            left += room + GUTTER

    return Band(height + 6, draw, gap=6)


def _paragraphs(text: str, width: float) -> tuple[Callable[[Pen, float, float], None], float]:
    """Wrap a text; several paragraphs become a list with bullets."""
    parts = [part for part in text.split("\n") if part.strip()]
    indent = BULLET if len(parts) > 1 else 0
    wrapped = [TEXT.wrap(part, width - indent) for part in parts]
    between = 1.5 if indent else 0
    height = sum(len(lines) * TEXT.leading + between for lines in wrapped)

    def draw(pen: Pen, left: float, top: float) -> None:
        for lines in wrapped:
            if indent:
                pen.box(left + 1, top + TEXT.leading / 2 - 1, (2.4, 2.4), pen.paint.text)
            top = pen.lines(left + indent, top, lines, TEXT) + between

    return draw, height


def answers(table: Table, width: float, key: str) -> Iterator[Band]:
    """Draw questions with their answers; rating, person and day stand at the right."""
    groups = table.groups or [""] * len(table.rows)
    rows = list(zip(groups, table.rows, strict=True))
    for place, (group, members) in enumerate(groupby(rows, key=lambda row: row[0])):
        title = heading(group, Entry(f"{key}.{place}", group, 1)) if group else None
        if title:
            yield title
        for _, cells in members:
            yield replace(_answer(cells, width), heads=(replace(title, entry=None),) if title else ())


def _answer(cells: Sequence[Cell], width: float) -> Band:
    aside = 108.0
    room = width - aside - GUTTER
    question, answer = STRONG.wrap(cells[0].text, room), _paragraphs(cells[1].text, room)
    notes = [(cell, SMALL.wrap(cell.text, aside)) for cell in cells[2:] if cell.text]
    right = sum(max(1, len(lines)) * TEXT.leading for _, lines in notes)
    height = max(len(question) * STRONG.leading + 2 + answer[1], right) + 13

    def draw(pen: Pen, left: float, top: float) -> None:
        under = pen.lines(left, top + 6, question, STRONG)
        answer[0](pen, left, under + 2)
        y = top + 6
        for cell, lines in notes:
            if cell.tone:
                pen.badge(left + width - aside, y, cell.text, replace(SMALL, size=8), cell.tone)
                y += TEXT.leading + 1
            else:
                y = pen.lines(left + width - aside, y, lines, SMALL) + 1
        pen.rule(left, top + height, width)

    return Band(height, draw)


def lines_to_write(label: str, count: int, width: float) -> Band:
    """Leave room to write by hand."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, label, LABEL)
        for place in range(1, count + 1):
            pen.rule(left, top + LABEL.leading + 20 * place, width, "#9aa3b2", 0.7)

    return Band(LABEL.leading + 20 * count + 6, draw, keep=True, gap=20)


def signatures(parties: Sequence[Party], width: float) -> Band:
    """Draw the signature block: two columns, the customer at the left."""
    room = (width - GUTTER * 1.6) / 2
    companies = [STRONG.wrap(f"{party.title} · {party.company}" if party.company else party.title, room)
                 for party in parties]  # fmt: skip
    top_height = max(map(len, companies)) * STRONG.leading + 8
    fields = max(sum(_writing(field) for field in party.fields) for party in parties)

    def draw(pen: Pen, left: float, top: float) -> None:
        for party, lines in zip(parties, companies, strict=True):
            pen.lines(left, top, lines, STRONG)
            pen.rule(left, top + top_height - 3, room, pen.paint.text, 1)
            y = top + top_height
            for field in party.fields:
                y += _writing(field)
                _signature_line(pen, left, y, room, field)
            left += room + GUTTER * 1.6

    return Band(top_height + fields + 6, draw, gap=30)


def _writing(field: Field) -> float:
    return 30 + 14.0 * field.room


def _signature_line(pen: Pen, left: float, bottom: float, room: float, field: Field) -> None:
    line = bottom - LABEL.leading - 3
    pen.rule(left, line, room, "#7d8799", 0.7)
    if field.value:
        pen.line(left, line - TEXT.leading - 2, field.value, TEXT)
    pen.line(left, line + 2, field.label, SMALL)
