"""Lists and matrices as worksheets: a real Excel table, hidden ids and keys for the way back, widths and heights."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Code, Date, Text
from ccworkbench.core.words import N_, Words
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel_book import Book
from ccworkbench.exchange.excel_page import LANDSCAPE, PORTRAIT, Page, set_up
from ccworkbench.exchange.excel_rules import colour, validate
from ccworkbench.exchange.excel_styles import INPUT, LINE, TONES, Look, merged
from ccworkbench.exchange.excel_text import Ruler, one_line, unique
from ccworkbench.sheets.project import Image

TITLE, PURPOSE, CONTEXT, KEYS, HEADS, FIRST = 1, 2, 3, 4, 5, 6
IDS = 1  # the hidden column
NOTE = "~"  # in the hidden column: this row is no data
BLOCK, GROUP = "_block", "_group"
SPARE, SPARE_WHEN_EMPTY = 8, 15
NARROWEST, WIDEST = 8.0, 60.0
BUTTON = 4.5  # the width of a filter's button and of the indent
INDENT = 3.0
SHORT_HEAD = 9.0  # a heading up to this stays on one line
PADDING, TALLEST = 6, 409
Step = Callable[[], None]


@dataclass(frozen=True)
class Layout:
    """A table with its place on the sheet: how wide each column is, and where the rows end."""

    table: Table
    widths: tuple[float, ...]
    headings: tuple[str, ...]
    landscape: bool

    @property
    def last(self) -> int:
        """Give the last row that holds data."""
        return FIRST + len(self.table.rows) - 1

    @property
    def leading(self) -> int:
        """Count the columns before a matrix's crossings; in a list there are none."""
        return sum(not head.crossing for head in self.table.heads) if self.is_matrix else 0

    @property
    def is_matrix(self) -> bool:
        """Tell whether columns are rows of another sheet."""
        return any(head.crossing for head in self.table.heads)


def write_table(sheet: Worksheet, book: Book, section: Section, step: Step) -> None:
    """Write a section of tables as one worksheet that can be filtered, filled in, printed and read back."""
    layout = _lay_out(whole(section, book.words), book)
    frame(sheet, book, section, (section.layout, layout.table.key), len(layout.widths) + 1)
    _columns(sheet, book, layout)
    _heads(sheet, book, layout)
    _rows(sheet, book, layout, step)
    spare = _spare_rows(sheet, book, layout)
    _table_object(sheet, book, layout)
    _rules(sheet, book, layout, max(layout.last, spare))
    end = _legend(sheet, book, section, layout) if section.legend else layout.last if layout.table.rows else spare
    sheet.freeze_panes = f"{get_column_letter(layout.leading + 2 if layout.is_matrix else 1)}{FIRST}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = f"B{FIRST}"
    columns = layout.leading + 1 if layout.is_matrix else 0
    set_up(sheet, book, Page(end, len(layout.widths) + 1, layout.landscape, HEADS, columns))


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
        first = _with_column(first, Head(GROUP, first.grouping, 20, Text(), choices), first.groups)
    return first


def frame(sheet: Worksheet, book: Book, section: Section, keys: tuple[str, str], columns: int) -> None:
    """Write title, purpose and context, and in the hidden first cell what this sheet is."""
    looks, styles = book.looks, book.styles
    layout, key = keys
    styles.put(sheet.cell(TITLE, IDS), f"ccw:{layout}:{key}", looks.key)
    purpose = section.purpose or (section.tables[0].purpose if section.tables else "")
    empty = section.empty if section.tables and section.is_empty else ""
    merged(sheet, styles, (TITLE, 2, columns), section.title, looks.title)
    merged(sheet, styles, (PURPOSE, 2, columns), purpose, looks.purpose)
    below = looks.context.but(bold=True) if empty else looks.context
    merged(sheet, styles, (CONTEXT, 2, columns), empty or book.context(), below)
    sheet.row_dimensions[TITLE].height = 32
    sheet.row_dimensions[CONTEXT].height = 20
    sheet.row_dimensions[KEYS].hidden = True
    sheet.column_dimensions["A"].width = 38
    sheet.column_dimensions["A"].hidden = True


def fit_purpose(sheet: Worksheet, book: Book, width: float) -> None:
    """Give the sentence under the title the lines it needs."""
    purpose = str(sheet.cell(PURPOSE, 2).value or "")
    sheet.row_dimensions[PURPOSE].height = height(book, book.ruler.lines(purpose, width)) if purpose else 4


def height(book: Book, lines: int) -> float:
    """Give the height of a row of so many lines; Excel draws no row taller than 409 points."""
    return min(lines * book.ruler.leading + PADDING, TALLEST)


def is_editable(head: Head) -> bool:
    """Tell whether a reader may fill a column in: not what is worked out, nor the program’s numbers, nor pictures."""
    return not head.computed and not isinstance(head.kind, Code | Image)


def look_of(head: Head, book: Book, *, editable: bool) -> Look:
    """Dress the cells of a column: as its kind is aligned and written, yellow where it can be filled in."""
    kind = head.kind
    number_format = book.styles.date_format if isinstance(kind, Date) else kind.excel_format
    if kind.long:
        number_format = "General"  # Excel shows a text of more than 255 characters as #### in a cell of format text
    look = book.looks.body.but(format=number_format, horizontal=kind.align)
    if head.crossing:
        look = look.but(horizontal="center", vertical="center", wrap=False, indent=0, grid=True)
    return look.but(fill=INPUT, locked=False) if editable else look


def mark(cell: Cell, look: Look) -> Look:
    """Mark a text that could not be read."""
    ink, ground = TONES["bad"]
    return look.but(colour=ink, fill=ground, format="General") if cell.unread else look


def _with_column(table: Table, head: Head, texts: tuple[str, ...]) -> Table:
    rows = tuple((Cell(text, text), *row) for text, row in zip(texts, table.rows, strict=True))
    return replace(table, heads=(head, *table.heads), rows=rows)


def _lay_out(table: Table, book: Book) -> Layout:
    headings = tuple(unique([one_line(head.text, book.words) or head.key for head in table.heads]))
    natural = [_natural(table, column, heading, book.ruler) for column, heading in enumerate(headings)]
    landscape = len(natural) > 6 or sum(natural) > PORTRAIT * 1.1
    room = (LANDSCAPE if landscape else PORTRAIT) - 0.75 * len(natural)
    return Layout(table, tuple(_stretched(table.heads, natural, room)), headings, landscape)


def _natural(table: Table, column: int, heading: str, ruler: Ruler) -> float:
    """Give a column the width its content asks for, within limits; headings are wrapped."""
    head = table.heads[column]
    if head.crossing:
        return max(head.width, 4.5)
    lines = {line for row in table.rows for line in row[column].text.split("\n")}
    content = max(map(ruler.width, lines), default=0) + INDENT
    most = head.width if head.kind.long else max(head.width * 1.8, 24)
    needed = max(ruler.word(heading), min(ruler.width(heading), SHORT_HEAD)) * 1.03 + BUTTON + 0.6
    return min(max(min(content, most), needed, NARROWEST), WIDEST)


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


def _columns(sheet: Worksheet, book: Book, layout: Layout) -> None:
    for column, width in enumerate(layout.widths, IDS + 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width + 0.72, 2)
    fit_purpose(sheet, book, sum(layout.widths))


def _heads(sheet: Worksheet, book: Book, layout: Layout) -> None:
    styles, looks = book.styles, book.looks
    styles.put(sheet.cell(KEYS, IDS), "_id", looks.key)
    styles.put(sheet.cell(HEADS, IDS), "_id", looks.head)
    lines, tallest = 1, 0.0
    for column, (head, heading, width) in enumerate(_by_column(layout), IDS + 1):
        styles.put(sheet.cell(KEYS, column), f"{head.key}:{head.over}" if head.over else head.key, looks.key)
        look = looks.head.but(horizontal="right") if head.kind.align == "right" else looks.head
        if head.crossing:
            look = looks.head.but(size=9, rotation=90, horizontal="center", vertical="bottom")
            tallest = max(tallest, _rotated_height(heading, book.ruler))
        else:
            look = look.but(vertical="bottom") if layout.is_matrix else look
            lines = max(lines, book.ruler.lines(heading, width - BUTTON))
        styles.put(sheet.cell(HEADS, column), heading, look)
    sheet.row_dimensions[HEADS].height = max(height(book, lines) + 6, tallest)


def _by_column(layout: Layout) -> Iterator[tuple[Head, str, float]]:
    return zip(layout.table.heads, layout.headings, layout.widths, strict=True)


def _rotated_height(heading: str, ruler: Ruler) -> float:
    """Give the height of a turned heading: one line, or two that are about as long as each other."""
    full = ruler.width(heading)
    wide = next((w for w in range(14, 26, 2) if ruler.lines(heading, w) <= 2), full)
    return min(min(full, wide) * 5.25 + 16, 190)


def _rows(sheet: Worksheet, book: Book, layout: Layout, step: Step) -> None:
    put, table = book.styles.put, layout.table
    looks = _column_looks(book, layout)
    short = [look.but(vertical="center") for look in looks]  # a single line stands in the middle of its row
    wrapped = layout.leading or len(layout.widths)  # letters never need a second line
    hidden = book.looks.key.but(locked=False)  # Excel sorts a locked sheet only where no cell of the range is locked
    for row, (row_id, cells) in enumerate(zip(table.ids, table.rows, strict=True), FIRST):
        lines = _lines(cells[:wrapped], layout.widths, book.ruler)
        put(sheet.cell(row, IDS), row_id, hidden)
        for column, (cell, look) in enumerate(zip(cells, looks if lines > 1 else short, strict=True), IDS + 1):
            put(sheet.cell(row, column), cell.value, mark(cell, look) if cell.unread else look)
        sheet.row_dimensions[row].height = height(book, lines)
        if row % 250 == 0:
            step()


def _column_looks(book: Book, layout: Layout) -> list[Look]:
    return [look_of(head, book, editable=_fills(head, layout)) for head in layout.table.heads]


def _fills(head: Head, layout: Layout) -> bool:
    """In a matrix only its crossings are filled in: what stands before them belongs to another sheet."""
    return is_editable(head) and (head.crossing or not layout.is_matrix)


def _lines(cells: tuple[Cell, ...], widths: tuple[float, ...], ruler: Ruler) -> int:
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if len(cell.text) * 2 > width:
            lines = max(lines, ruler.lines(cell.text, width - INDENT / 2))
    return lines


def _spare_rows(sheet: Worksheet, book: Book, layout: Layout) -> int:
    """Add free rows under a list: Excel adds none to a table while its sheet is locked. Gives the last of them."""
    if layout.is_matrix or not any(_fills(head, layout) for head in layout.table.heads):
        return layout.last
    looks = _column_looks(book, layout)
    last = layout.last + (SPARE if layout.table.rows else SPARE_WHEN_EMPTY)
    for row in range(layout.last + 1, last + 1):
        for column, look in enumerate(looks, IDS + 1):
            book.styles.wear(sheet.cell(row, column), look.but(vertical="center"))
    return last


def _table_object(sheet: Worksheet, book: Book, layout: Layout) -> None:
    """Make the rows a real table, from the hidden ids on, so that they stay together when sorted.

    An Excel table can't be without rows: where there are none, the headings have a plain filter.
    """
    area = f"A{HEADS}:{get_column_letter(len(layout.widths) + 1)}{max(layout.last, HEADS)}"
    if not layout.table.rows:
        sheet.auto_filter.ref = area
        return
    made = ExcelTable(displayName=f"ccw_{layout.table.key}_{book.file.index(sheet)}", ref=area)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    made.tableColumns = [TableColumn(id=n, name=name) for n, name in enumerate(("_id", *layout.headings), 1)]
    made.autoFilter = AutoFilter(ref=area)
    made.autoFilter.filterColumn = [  # a button would cover where a turned heading begins
        FilterColumn(colId=n, hiddenButton=True) for n, head in enumerate(layout.table.heads, 1) if head.crossing
    ]
    sheet.add_table(made)


def _rules(sheet: Worksheet, book: Book, layout: Layout, last: int) -> None:
    for column, head in enumerate(layout.table.heads, IDS + 1):
        letter = get_column_letter(column)
        area = f"{letter}{FIRST}:{letter}{max(last, FIRST)}"
        colour(sheet, book, head, area)
        if _fills(head, layout):
            validate(sheet, book, head, area)


def _legend(sheet: Worksheet, book: Book, section: Section, layout: Layout) -> int:
    """Explain the letters under their matrix; gives the last row."""
    row = layout.last + 1
    for row, (letter, meaning) in enumerate(section.legend, layout.last + 2):
        book.styles.put(sheet.cell(row, IDS), NOTE, book.looks.key)
        book.styles.put(sheet.cell(row, 2), letter, Look(bold=True, horizontal="center", line=LINE))
        merged(sheet, book.styles, (row, 3, layout.leading + 1), meaning, book.looks.small)
    return row
