"""Forms, the control page and the signatures as worksheets: labels with what stands beside or over them."""

from collections.abc import Iterable

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.exchange.document import Section, SigningParty, SmallFact
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.frame import content, fit_purpose, format_of, frame, height, is_editable, mark
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS, INDENT, KEYS, NOTE
from ccworkbench.exchange.excel.page import PORTRAIT, PrintPage, set_up
from ccworkbench.exchange.excel.rules import colour, validate
from ccworkbench.exchange.excel.styles import INPUT, MUTED, CellFormat, merged
from ccworkbench.exchange.excel.text import heading

LABEL, VALUE = 30.0, 68.0
ROOM = 24.0  # the height of one line of handwriting
FORM_GAP = 4.0


def write_form(sheet: Worksheet, book: ExcelBook, section: Section) -> None:
    """Write a form: its fields under each other, under the headings of their groups."""
    table = (section.printed or section.tables)[0]
    frame(sheet, book, section, ("form", table.key), 3)
    _set_widths(sheet, book, (LABEL, VALUE))
    book.styles.put(sheet.cell(KEYS, IDS), "_id", book.formats.key)
    book.styles.put(sheet.cell(KEYS, 3), table.ids[0] if table.ids else "", book.formats.key)
    row, title = FIRST_DATA_ROW - 1, ""
    cells = table.rows[0] if table.rows else tuple(Cell("", None) for _ in table.heads)
    for head, cell in zip(table.heads, cells, strict=True):
        if head.section and head.section != title:
            row, title = row + 1, head.section
            _group(sheet, book, row, title, 3)
        row += 1
        _field(sheet, book, row, (head, cell))
    sheet.freeze_panes = f"A{FIRST_DATA_ROW}"
    set_up(sheet, book, PrintPage(row, 3))


def write_note(sheet: Worksheet, book: ExcelBook, section: Section) -> None:
    """Write a sheet of which nothing may be shown, but why."""
    frame(sheet, book, section, (section.layout, ""), 3)
    _set_widths(sheet, book, (LABEL, VALUE))
    set_up(sheet, book, PrintPage(FIRST_DATA_ROW, 3))


def write_control(sheet: Worksheet, book: ExcelBook, section: Section) -> None:
    """Write the control page: what the document is, and small tables of versions, approval and distribution."""
    widths = _shared_widths(section, book)
    columns = len(widths) + 1
    frame(sheet, book, section, ("control", ""), columns)
    _set_widths(sheet, book, widths)
    row = FIRST_DATA_ROW - 2
    for label, value in section.facts:
        row += 1
        book.styles.put(sheet.cell(row + 1, 2), label, book.formats.label.but(vertical="center"))
        merged(sheet, book.styles, (row + 1, 3, columns), value, book.formats.body.but(vertical="center"))
        pairs = ((label, widths[0]), (value, sum(widths[1:])))
        sheet.row_dimensions[row + 1].height = height(book, _most_lines(book, pairs))
    row += 1
    for table in section.tables:
        row = _small_table(sheet, book, row + 2, table, widths)
    set_up(sheet, book, PrintPage(row, columns))


def write_sign_off(sheet: Worksheet, book: ExcelBook, section: Section) -> None:
    """Write the last page: who signs, each party's block beside the other's, lines as their language has them."""
    width = (PORTRAIT - FORM_GAP) / 2
    frame(sheet, book, section, ("sign_off", ""), 4)
    _set_widths(sheet, book, (width, FORM_GAP, width))
    last = FIRST_DATA_ROW
    for party, column in zip(section.parties, (2, 4), strict=False):
        last = max(last, _block(sheet, book, party, column))
    set_up(sheet, book, PrintPage(last, 4))


def _field(sheet: Worksheet, book: ExcelBook, row: int, field: tuple[Head, Cell]) -> None:
    head, cell = field
    styles, formats = book.styles, book.formats
    editable = is_editable(head)
    lines = _most_lines(book, ((cell.text, VALUE), (heading(head, book.words), LABEL)))
    vertical = "center" if lines == 1 else "top"
    cell_format = format_of(head, book, editable=editable).but(horizontal="left", vertical=vertical)
    styles.put(sheet.cell(row, IDS), head.key, formats.key)
    styles.put(sheet.cell(row, 2), heading(head, book.words), formats.label.but(vertical=vertical))
    styles.put(sheet.cell(row, 3), content(cell), mark(cell, cell_format))
    area = f"C{row}:C{row}"
    colour(sheet, book, head, area)
    if editable:
        validate(sheet, book, head, area)
    sheet.row_dimensions[row].height = height(book, lines)


def _most_lines(book: ExcelBook, pairs: Iterable[tuple[str, float]]) -> int:
    """Count the lines of the text that needs most of them in its width."""
    return max(book.measure.lines(text, width - INDENT) for text, width in pairs)


def _group(sheet: Worksheet, book: ExcelBook, row: int, name: str, columns: int) -> None:
    book.styles.put(sheet.cell(row, IDS), NOTE, book.formats.key)
    merged(sheet, book.styles, (row, 2, columns), name, book.formats.group)
    sheet.row_dimensions[row].height = 30


def _shared_widths(section: Section, book: ExcelBook) -> tuple[float, ...]:
    """Let the small tables of a page share their columns: each as wide as the widest needs, the page filled."""
    most = max((len(table.heads) for table in section.tables), default=2)
    wanted = [
        max(float(table.heads[index].width) for table in section.tables if index < len(table.heads))
        for index in range(max(most, 2))
    ]
    labels = max((book.measure.width(label) + INDENT for label, _ in section.facts), default=0)
    wanted[0] = max(wanted[0], min(labels, 40))
    return tuple(width * (PORTRAIT - 0.75 * most) / sum(wanted) for width in wanted)


def _set_widths(sheet: Worksheet, book: ExcelBook, widths: tuple[float, ...]) -> None:
    for column, width in enumerate(widths, IDS + 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width + 0.72, 2)
    fit_purpose(sheet, book, sum(widths))


def _small_table(sheet: Worksheet, book: ExcelBook, row: int, table: Table, widths: tuple[float, ...]) -> int:
    """Write a table that is read, not filtered; gives its last row."""
    styles, formats, columns = book.styles, book.formats, len(widths) + 1
    _group(sheet, book, row, table.title, columns)
    row += 1
    for column in range(2, columns + 1):
        text = table.heads[column - 2].text if column - 2 < len(table.heads) else ""
        styles.put(sheet.cell(row, column), text, formats.head)
    sheet.row_dimensions[row].height = height(book, 1) + 2
    for cells in table.rows:
        row += 1
        for column, (cell, head) in enumerate(zip(cells, table.heads, strict=True), 2):
            styles.put(
                sheet.cell(row, column), content(cell), format_of(head, book, editable=False).but(vertical="center")
            )
        for column in range(len(cells) + 2, columns + 1):
            styles.wear(sheet.cell(row, column), formats.body)
        lines = _most_lines(book, zip((cell.text for cell in cells), widths, strict=False))
        to_sign = any(cell.value is None for cell in cells)
        sheet.row_dimensions[row].height = max(height(book, lines), ROOM if to_sign else 0)
    return row


def _block(sheet: Worksheet, book: ExcelBook, party: SigningParty, column: int) -> int:
    """Write one party's block, each label under its line; gives the last row."""
    put = book.styles.put
    put(sheet.cell(FIRST_DATA_ROW, column), f"{party.title} · {party.company}", book.formats.group)
    sheet.row_dimensions[FIRST_DATA_ROW].height = 34
    row = FIRST_DATA_ROW
    for field in party.fields:
        row += 2
        put(sheet.cell(row - 1, column), field.value, _field_line(field))
        put(sheet.cell(row, column), field.label, book.formats.small)
        tallest = sheet.row_dimensions[row - 1].height or 0
        sheet.row_dimensions[row - 1].height = max(tallest, ROOM * field.room + 6)
    return row


def _field_line(field: SmallFact) -> CellFormat:
    """Dress a line: to be typed in, or to be signed and stamped on paper."""
    cell_format = CellFormat(11, line=MUTED, vertical="bottom", format="@")
    return cell_format.but(fill=INPUT, locked=False) if field.room == 1 else cell_format
