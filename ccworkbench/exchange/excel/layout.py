"""Where a table stands on its sheet: one table of a section, the width of each column, the rows that hold data."""

from dataclasses import dataclass, replace

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Text
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.page import LANDSCAPE, PORTRAIT
from ccworkbench.exchange.excel.text import TextMeasure, heading, unique
from ccworkbench.language.words import N_, Words

TITLE, PURPOSE, CONTEXT, KEYS, HEADS, FIRST_DATA_ROW = 1, 2, 3, 4, 5, 6  # rows of every sheet
IDS = 1  # the hidden column
NOTE = "~"  # in the hidden column: this row is no data
BLOCK, GROUP = "_block", "_group"
NARROWEST, WIDEST = 8.0, 60.0
BUTTON = 4.5  # the width of a filter's button and of the indent
INDENT = 3.0
BOLD = 1.08  # so much wider are the values that are coloured
SHORT_HEAD = 9.0  # a heading up to this stays on one line


@dataclass(frozen=True)
class SheetLayout:
    """A table with its place on the sheet: how wide each column is, and where the rows end."""

    table: Table
    widths: tuple[float, ...]
    headings: tuple[str, ...]
    landscape: bool

    @property
    def last(self) -> int:
        """Return the last row that holds data."""
        return FIRST_DATA_ROW + len(self.table.rows) - 1

    @property
    def leading(self) -> int:
        """Count the columns before a matrix's crossings; in a list there are none."""
        return sum(not head.crossing for head in self.table.heads) if self.is_matrix else 0

    @property
    def is_matrix(self) -> bool:
        """Tell whether columns are rows of another sheet."""
        return self.table.shape == "matrix"


def lay_out(table: Table, book: ExcelBook, beside: float = 0) -> SheetLayout:
    """Find room for a table; what stands beside it takes some of the page."""
    headings = tuple(unique([heading(head, book.words) for head in table.heads]))
    natural = [_natural(table, column, text, book.measure) for column, text in enumerate(headings)]
    landscape = len(natural) > 6 or sum(natural) + beside > PORTRAIT * 1.1
    room = (LANDSCAPE if landscape else PORTRAIT) - 0.75 * len(natural) - beside
    return SheetLayout(table, tuple(_stretched(table.heads, natural, room)), headings, landscape)


def _natural(table: Table, column: int, heading: str, measure: TextMeasure) -> float:
    """Return the width that the content of a column asks for, within limits; headings are wrapped."""
    head = table.heads[column]
    if head.crossing:
        return max(head.width, 4.5, *(measure.width(row[column].text) * BOLD + 1 for row in table.rows))
    most = head.width if head.kind.long else max(head.width * 1.8, 24)
    content = _content(table, column, most, measure) + INDENT
    needed = max(measure.word(heading), min(measure.width(heading), SHORT_HEAD)) * 1.03 + BUTTON + 0.6
    return min(max(min(content, most), needed, NARROWEST), WIDEST)


def _content(table: Table, column: int, most: float, measure: TextMeasure) -> float:
    """Return the width of the longest line of a column; what reaches `most` is not measured any further."""
    widest = 0.0
    for row in table.rows:
        text = row[column].text
        if len(text) * measure.widest <= widest:
            continue
        widest = max(widest, *map(measure.width, text.split("\n")))
        if widest >= most:
            break
    return widest


def _stretched(heads: tuple[Head, ...], natural: list[float], room: float) -> list[float]:
    """Fill the page with the columns of long texts, or take from them what is much too wide for it."""
    spare = room - sum(natural)
    elastic = [column for column, head in enumerate(heads) if head.kind.long]
    if spare > 0 and not elastic:
        elastic = [column for column, head in enumerate(heads) if isinstance(head.kind, Text)]
    if not elastic or -0.25 * room < spare < 0:
        return natural
    widths = list(natural)
    total = sum(natural[column] for column in elastic)
    for column in elastic:
        wanted = natural[column] + spare * natural[column] / total
        widths[column] = min(max(wanted, 24.0 if spare < 0 else 0), WIDEST)
    return widths


def column_key(head: Head) -> str:
    """Return the key of a column, with the id of the row that a column of a matrix stands for."""
    return f"{head.key}:{head.over}" if head.over else head.key


def as_written(section: Section, words: Words) -> Table:
    """Return the one table that a section is on its worksheet, with what paper says in its cells."""
    return whole(replace(section, tables=section.printed or section.tables), words)


def whole(section: Section, words: Words) -> Table:
    """Join the tables of a section to one, with a column for what distinguishes them.

    Two tables under each other would share their filters and widths, and two sheets would tear a contact list
    apart; a first column “Side” keeps one table that can be filtered by block.
    """
    first = section.tables[0]
    if len(section.tables) > 1:
        blocks = tuple(table.title for table in section.tables for _ in table.rows)
        choices = tuple(table.title for table in section.tables)
        joined = replace(
            first,
            ids=tuple(row_id for table in section.tables for row_id in table.ids),
            rows=tuple(row for table in section.tables for row in table.rows),
            groups=tuple(group for table in section.tables for group in table.groups),
        )
        first = _with_column(joined, Head(BLOCK, words.say(N_("Side")), 16, Text(), choices), blocks)
    if first.grouping:
        choices = tuple(dict.fromkeys(first.groups))
        derived = all(head.computed for head in first.heads)  # nothing is filled in where all is worked out
        head = Head(GROUP, first.grouping, 20, Text(), choices, computed=derived)
        first = _with_column(first, head, first.groups)
    return first


def _with_column(table: Table, head: Head, texts: tuple[str, ...]) -> Table:
    rows = tuple((Cell(text, text), *row) for text, row in zip(texts, table.rows, strict=True))
    return replace(table, heads=(head, *table.heads), rows=rows)
