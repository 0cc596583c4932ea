"""What all sheets have in common: title and purpose, heights, and how a cell of each kind looks."""

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Cell, Head
from ccworkbench.core.kind import Code, Date
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.layout import CONTEXT, IDS, KEYS, PURPOSE, TITLE
from ccworkbench.exchange.excel.styles import INPUT, TONES, CellFormat, merged
from ccworkbench.sheets.prepare.project import Image

CELL_PADDING, TALLEST = 6, 409  # points


def frame(sheet: Worksheet, book: ExcelBook, section: Section, keys: tuple[str, str], columns: int) -> None:
    """Write title, purpose and context, and in the hidden first cell what this sheet is."""
    formats, styles = book.formats, book.styles
    layout, key = keys
    styles.put(sheet.cell(TITLE, IDS), f"ccw:{layout}:{key}", formats.key)
    purpose = section.purpose or (section.tables[0].purpose if section.tables else "")
    purpose = "\n".join(text for text in (purpose, section.more) if text)
    empty = section.empty if section.tables and section.is_empty else ""
    merged(sheet, styles, (TITLE, 2, columns), section.title, formats.title)
    merged(sheet, styles, (PURPOSE, 2, columns), purpose, formats.purpose)
    below = formats.context.but(bold=True) if empty else formats.context
    merged(sheet, styles, (CONTEXT, 2, columns), f"{book.readers()}{empty}" if empty else book.context(), below)
    sheet.row_dimensions[TITLE].height = 32
    sheet.row_dimensions[CONTEXT].height = 20
    sheet.row_dimensions[KEYS].hidden = True
    sheet.column_dimensions["A"].width = 38
    sheet.column_dimensions["A"].hidden = True


def fit_purpose(sheet: Worksheet, book: ExcelBook, width: float) -> None:
    """Give the sentence under the title the lines it needs."""
    purpose = str(sheet.cell(PURPOSE, 2).value or "")
    sheet.row_dimensions[PURPOSE].height = height(book, book.measure.lines(purpose, width)) if purpose else 4


def height(book: ExcelBook, lines: int) -> float:
    """Return the height of a row of so many lines; Excel draws no row taller than 409 points."""
    return min(lines * book.measure.leading + CELL_PADDING, TALLEST)


def is_editable(head: Head) -> bool:
    """Tell whether a reader may fill a column in: not what is worked out, nor the program’s numbers, nor pictures."""
    return not head.computed and not isinstance(head.kind, Code | Image)


def format_of(head: Head, book: ExcelBook, *, editable: bool) -> CellFormat:
    """Dress the cells of a column: as its kind is aligned and written, yellow where it can be filled in."""
    kind = head.kind
    number_format = book.styles.date_format if isinstance(kind, Date) else kind.excel_format
    if kind.long:
        number_format = "General"  # Excel shows a text of more than 255 characters as #### in a cell of format text
    cell_format = book.formats.body.but(format=number_format, horizontal=kind.align)
    if head.crossing:
        cell_format = cell_format.but(horizontal="center", vertical="center", wrap=False, indent=0, grid=True)
    return cell_format.but(fill=INPUT, locked=False) if editable else cell_format


def content(cell: Cell) -> Any:
    """Return what Excel holds of a cell: its value, or what paper says where there is none, such as a dash."""
    return cell.value if cell.value is not None else cell.text or None


def mark(cell: Cell, cell_format: CellFormat) -> CellFormat:
    """Mark a text that could not be read."""
    ink, ground = TONES["bad"]
    return cell_format.but(colour=ink, fill=ground, format="General") if cell.unread else cell_format
