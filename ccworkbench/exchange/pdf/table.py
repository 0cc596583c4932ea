"""Tables on paper: widths shared out by content, a dark heading on every page, thin rules, light zebra."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Code, Flag
from ccworkbench.exchange.document import TO_NOTE
from ccworkbench.exchange.fonts import longest_word
from ccworkbench.exchange.pdf.book import FOOT, HEAD, SHORT, Band, ContentsEntry
from ccworkbench.exchange.pdf.details import details, is_shown
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import CELL, CELL_STRONG, HEADING, STRONG, Style, ink_of
from ccworkbench.exchange.tones import MUTED, RULING

Under = Callable[[bool], Iterator[Band]] | None  # makes what stands under a row, striped or not
TABLE_SIDE, TABLE_ABOVE = 5.0, 4.0  # room in a cell: left and right, above and below
SAMPLE = 400  # so many rows are measured to share out the widths
TALLEST = SHORT - HEAD - FOOT - 80  # a row higher than this is split between its lines
ROW_LINES = {TO_NOTE: 21.0}  # how high a row to be written in is, where it is not as high as a signature
TICK = 10.0  # the box of a tick to be made by hand
LONG_TEXT, SHORT_TEXT = 150.0, 110.0  # the width in which several sentences, or a name, are read well


@dataclass(frozen=True)
class TableLayout:
    """A table with its widths shared out, ready to give its bands."""

    table: Table
    widths: tuple[float, ...]
    styles: tuple[Style, ...]
    writing: bool = False  # empty cells are there to be written in by hand

    @property
    def width(self) -> float:
        """The width of the whole table."""
        return sum(self.widths)


def lay_out(table: Table, width: float, measured: Table | None = None, *, writing: bool = False) -> TableLayout:
    """Share out the width of a page among the columns of a table, as the rows of `measured` need it."""
    styles = tuple(_style(head, place) for place, head in enumerate(table.heads))
    if writing:
        return TableLayout(table, _declared(table, styles, width), styles, writing)
    return TableLayout(table, _shares(measured or table, styles, width), styles)


def least_width(table: Table) -> float:
    """Tell what a table needs to be read well: it decides between an upright page and one that lies."""
    return sum(_comfort(table, place) for place in range(len(table.heads)))


def shares_of(table: Table, width: float) -> list[tuple[int, ...]]:
    """Split the columns of a table into shares that fit a page, its number and its first column in each.

    A table that is too wide leaves out what is blank in every row.
    """
    order = sorted(range(len(table.heads)), key=lambda place: not isinstance(table.heads[place].kind, Code))
    if least_width(table) > width:
        order = [place for place in order if any(row[place].text for row in table.rows)]
    rooms = {place: _comfort(table, place) for place in order}
    count = len(_shared(order, rooms, table, width))
    narrow = (_shared(order, rooms, table, width * part / 10) for part in range(5, 11))
    return next(shares for shares in narrow if len(shares) == count)  # the last one is not left with a single column


def divided(table: Table, width: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Tell the columns that fit a page from those that stand under them; blank ones are left out."""
    order = sorted(range(len(table.heads)), key=lambda place: not isinstance(table.heads[place].kind, Code))
    if least_width(table) <= width:
        return tuple(order), ()
    order = [place for place in order if any(row[place].text for row in table.rows)]
    rooms = {place: _comfort(table, place) for place in order}
    first = sorted(order, key=lambda place: _rank(table, order, place))
    main = _shared(first, rooms, table, width)[0]
    return tuple(sorted(main, key=order.index)), tuple(place for place in order if place not in main)


def _rank(table: Table, order: Sequence[int], place: int) -> int:
    """Return the rank of a column: a status stands before all but number and name; readers of a list look for it."""
    return 0 if place in order[:2] else 1 if table.heads[place].key == "status" else 2


def _shared(order: Sequence[int], rooms: dict[int, float], table: Table, width: float) -> list[tuple[int, ...]]:
    leading = [place for place in order if isinstance(table.heads[place].kind, Code)]
    leading += [place for place in order if place not in leading][:1]
    shares: list[tuple[int, ...]] = []
    share = list(leading)
    for place in order[len(leading) :]:
        if sum(map(rooms.__getitem__, share)) + rooms[place] > width and len(share) > len(leading):
            shares.append(tuple(share))
            share = list(leading)
        share.append(place)
    return [*shares, tuple(share)]


def cut(table: Table, places: Sequence[int]) -> Table:
    """Take some columns of a table."""
    heads = tuple(table.heads[place] for place in places)
    return replace(table, heads=heads, rows=tuple(tuple(row[place] for place in places) for row in table.rows))


def _comfort(table: Table, place: int) -> float:
    least, wish = _needs(table, place, CELL_STRONG if place == 0 else CELL)
    return max(least, min(wish, LONG_TEXT if table.heads[place].kind.long else SHORT_TEXT))


def bands_of(layout: TableLayout, key: str, beneath: Table | None = None) -> Iterator[Band]:
    """Yield the bands of a table: heading, group headings, rows, and under each row what has no column here."""
    head = _table_head(layout)
    yield head
    under = [details_of(layout, beneath, place) for place in range(len(layout.table.rows))]
    rows = list(zip(layout.table.groups or [""] * len(under), layout.table.rows, under, strict=True))
    for place, (group, members) in enumerate(groupby(rows, key=lambda row: row[0])):
        heads: tuple[Band, ...] = (head,)
        if group:
            title = _table_group(layout, group, ContentsEntry(f"{key}.{place}", group, 1) if key else None, head)
            yield title
            heads = (head, replace(title, entry=None))
        yield from _rows(layout, [(cells, told) for _, cells, told in members], heads)


def details_of(layout: TableLayout, beneath: Table | None, place: int) -> Under:
    """Return what makes the texts under a row, on ground that is striped or not."""
    if beneath is None or not any(map(is_shown, beneath.heads, beneath.rows[place])):
        return None
    first = isinstance(layout.table.heads[0].kind, Code)
    at = (layout.widths[0] + TABLE_SIDE if first else 4 * TABLE_SIDE, layout.width)
    return lambda zebra: details(beneath.heads, beneath.rows[place], at, zebra=zebra)


def _rows(layout: TableLayout, rows: Sequence[tuple[Sequence[Cell], Under]], heads: tuple[Band, ...]) -> Iterator[Band]:
    last = len(rows) - 1
    for place, (cells, told) in enumerate(rows):
        # The first two and the last two rows stay together: no row stands alone under a heading or on a page.
        keep = not told and ((place == 0 and last > 0) or place == last - 1)
        zebra = place % 2 == 1
        for band in _table_row(layout, cells, zebra=zebra, ruled=not told):
            yield replace(band, heads=heads, keep=keep or bool(told))
        for band in told(zebra) if told else ():
            yield replace(band, heads=heads)


def _style(head: Head, place: int) -> Style:
    if isinstance(head.kind, Code):
        return CELL.in_colour(MUTED)
    return CELL_STRONG if place == 0 and not head.kind.long and not head.kind.is_number else CELL


def _shares(table: Table, styles: Sequence[Style], width: float) -> tuple[float, ...]:
    needs = [_needs(table, place, style) for place, style in enumerate(styles)]
    least = [min(low, width / len(needs) * 1.6) for low, _ in needs]
    most = [width if head.kind.long else width * 0.27 for head in table.heads]
    wish = [max(low, min(high, top)) for low, (_, high), top in zip(least, needs, most, strict=True)]
    if sum(least) > width:  # more columns than the page can hold: words will be cut
        return tuple(low * width / sum(least) for low in least)
    short = sum(room for room, head in zip(wish, table.heads, strict=True) if not head.kind.long)
    long = sum(low for low, head in zip(least, table.heads, strict=True) if head.kind.long)
    if sum(wish) <= width:
        return _stretched(table, wish, width)
    if short + max(long, width * 0.3) > width:
        return _filled(least, wish, width)
    least = [low if head.kind.long else high for low, high, head in zip(least, wish, table.heads, strict=True)]
    part = (width - sum(least)) / (sum(wish) - sum(least))  # only long texts are wrapped
    return tuple(low + (high - low) * part for low, high in zip(least, wish, strict=True))


def _declared(table: Table, styles: Sequence[Style], width: float) -> tuple[float, ...]:
    """Share out a width as the columns were declared, where there is nothing to measure; no word is broken."""
    least = [_needs(table, place, style)[0] for place, style in enumerate(styles)]
    spare, asked = max(0.0, width - sum(least)), [head.width * CELL.size * 0.5 for head in table.heads]
    wishes = [max(0.0, wish - low) for wish, low in zip(asked, least, strict=True)]
    part = spare / (sum(wishes) or 1)
    rooms = [low + wish * part for low, wish in zip(least, wishes, strict=True)]
    return tuple(room * width / sum(rooms) for room in rooms)


def _filled(least: Sequence[float], wish: Sequence[float], width: float) -> tuple[float, ...]:
    """Add the same to every column, up to its wish, so that only the widest ones are wrapped."""
    rooms, spare = list(least), width - sum(least)
    by_need = sorted(range(len(rooms)), key=lambda place: wish[place] - least[place])
    for count, place in enumerate(by_need):
        more = min(wish[place] - least[place], spare / (len(rooms) - count))
        rooms[place] += more
        spare -= more
    return tuple(rooms)


def _stretched(table: Table, wish: Sequence[float], width: float) -> tuple[float, ...]:
    """Give what is left over to the long texts; where there is none, to every column by its size."""
    weights = [room if head.kind.long else 0 for head, room in zip(table.heads, wish, strict=True)]
    weights = weights if any(weights) else list(wish)
    left = width - sum(wish)
    return tuple(room + left * weight / sum(weights) for room, weight in zip(wish, weights, strict=True))


def _needs(table: Table, place: int, style: Style) -> tuple[float, float]:
    """Return the least width of a column, so that no word is broken, and the one it would like to have."""
    head = table.heads[place]
    step = max(1, len(table.rows) // SAMPLE)
    texts = {row[place].text for row in table.rows[::step]}
    sign = style.size * 1.25 if any(row[place].tone for row in table.rows[:SAMPLE]) else 0
    least = max(longest_word(head.text, HEADING.size, bold=True), *(longest_word(t, style.size) for t in texts), 0)
    lines = sorted(style.width(line) for text in texts for line in text.split("\n")) or [0.0]
    cap = head.width * style.size * 0.62
    wish = min(lines[-1], max(cap, lines[len(lines) // 2])) if head.kind.long else lines[-1]
    return least + sign + 2 * TABLE_SIDE + 1, max(wish + sign, min(HEADING.width(head.text), 60)) + 2 * TABLE_SIDE + 1


def _table_head(layout: TableLayout) -> Band:
    heads = layout.table.heads
    texts = [HEADING.wrap(head.text, room - 2 * TABLE_SIDE) for head, room in zip(heads, layout.widths, strict=True)]
    height = max((len(lines) for lines in texts), default=1) * HEADING.leading + 2 * (TABLE_ABOVE + 1)

    def draw(pen: Pen, left: float, top: float) -> None:
        style = HEADING.in_colour(pen.brand_colours.on_accent)
        pen.box(left, top, (layout.width, height), pen.brand_colours.accent)
        for head, lines, room in zip(heads, texts, layout.widths, strict=True):
            right = head.kind.align == "right"
            pen.lines(
                left + (room - TABLE_SIDE if right else TABLE_SIDE),
                top + TABLE_ABOVE + 1,
                lines,
                style,
                head.kind.align,
            )
            left += room

    return Band(height, draw, keep=True)


def _table_group(layout: TableLayout, title: str, entry: ContentsEntry | None, head: Band) -> Band:
    lines = STRONG.wrap(title, layout.width - 2 * TABLE_SIDE)[:3]
    height = len(lines) * STRONG.leading + 2 * TABLE_ABOVE

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, (layout.width, height), pen.brand_colours.soft)
        pen.lines(left + TABLE_SIDE, top + TABLE_ABOVE, lines, STRONG)

    return Band(height, draw, keep=True, heads=(head,), entry=entry)


def _table_row(layout: TableLayout, cells: Sequence[Cell], *, zebra: bool, ruled: bool) -> Iterator[Band]:
    texts = [
        style.wrap(cell.text, room - 2 * TABLE_SIDE - (style.size * 1.25 if cell.tone else 0))
        for cell, style, room in zip(cells, layout.styles, layout.widths, strict=True)
    ]
    count = max((len(lines) for lines in texts), default=1) or 1
    fits = int((TALLEST - 2 * TABLE_ABOVE) / CELL.leading)
    for start in range(0, count, fits):
        part = [lines[start : start + fits] for lines in texts]
        yield _table_slice(layout, cells, part, zebra=zebra, ruled=ruled)


def _table_slice(
    layout: TableLayout, cells: Sequence[Cell], texts: Sequence[Sequence[str]], *, zebra: bool, ruled: bool
) -> Band:
    count = max(map(len, texts), default=1) or 1
    least = ROW_LINES.get(layout.table.shape, 30) if layout.writing else 0
    height = max(count * CELL.leading + 2 * TABLE_ABOVE, least)

    def draw(pen: Pen, left: float, top: float) -> None:
        if zebra:
            pen.box(left, top, (layout.width, height), pen.brand_colours.zebra)
        if ruled:
            pen.rule(left, top + height - 0.3, layout.width)
        for place, room in enumerate(layout.widths):
            _cell(pen, (left, top, room), layout, place, cells[place], texts[place])
            left += room

    return Band(height, draw)


def _cell(
    pen: Pen, at: tuple[float, float, float], layout: TableLayout, place: int, cell: Cell, lines: Sequence[str]
) -> None:
    left, top, room = at
    head, style = layout.table.heads[place], layout.styles[place]
    kind = head.kind
    if layout.writing and isinstance(kind, Flag):
        pen.frame(left + TABLE_SIDE, top + TABLE_ABOVE, (TICK, TICK), 1.5, RULING)
    if not lines:
        return
    if isinstance(kind, Flag) and not cell.unread:
        if cell.text == head.choices[0]:
            pen.sign(left + TABLE_SIDE + layout.writing, top + TABLE_ABOVE + style.leading / 2, style.size, "good")
    elif cell.tone:
        rest = replace(style, colour=ink_of(cell.tone), bold=cell.tone in {"bad", "warn"})
        sign = style.size * 1.25
        spare = room - 2 * TABLE_SIDE - sign - rest.width(lines[0]) if kind.align == "right" else 0
        pen.state(left + TABLE_SIDE + max(0, spare), top + TABLE_ABOVE, lines[0], style, cell.tone)
        pen.lines(left + TABLE_SIDE + sign, top + TABLE_ABOVE + style.leading, lines[1:], rest)
    elif kind.align == "right":
        pen.lines(left + room - TABLE_SIDE, top + TABLE_ABOVE, lines, style, "right")
    else:
        pen.lines(left + TABLE_SIDE, top + TABLE_ABOVE, lines, style)
