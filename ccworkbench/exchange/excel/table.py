"""Lists and matrices as worksheets: real Excel tables, with hidden ids and keys for the way back."""

from collections.abc import Callable, Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Cell, Head
from ccworkbench.core.kind import Code
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.data_rows import CellWriter
from ccworkbench.exchange.excel.formulas import formulas_of, has_total
from ccworkbench.exchange.excel.frame import content, fit_purpose, format_of, frame, height, is_editable, mark
from ccworkbench.exchange.excel.layout import (
    BUTTON,
    FIRST_DATA_ROW,
    HEADS,
    IDS,
    INDENT,
    KEYS,
    NOTE,
    SheetLayout,
    as_written,
    column_key,
    lay_out,
)
from ccworkbench.exchange.excel.page import PrintPage
from ccworkbench.exchange.excel.rules import colour, guard, validate
from ccworkbench.exchange.excel.styles import LINE, CellFormat
from ccworkbench.exchange.excel.text import TextMeasure
from ccworkbench.exchange.excel.weeks import add_weeks, weeks_of

SPARE, PRINTED_WHEN_EMPTY = 200, 15
AfterRow = Callable[[], None]


def write_table(sheet: Worksheet, book: ExcelBook, section: Section, step: AfterRow) -> PrintPage:
    """Write a section of tables as one worksheet that can be filtered, filled in and read back; gives its page."""
    table = as_written(section, book.words)
    weeks = weeks_of(section, table)
    layout = lay_out(table, book, weeks.width if weeks else 0)
    frame(sheet, book, section, (section.layout, layout.table.key), len(layout.widths) + 1)
    _columns(sheet, book, layout)
    _heads(sheet, book, layout)
    _rows(sheet, book, layout, step)
    spare = _spare_rows(sheet, book, layout)
    _table_object(sheet, book, layout, spare)
    _rules(sheet, book, layout, max(layout.last, spare))
    across = add_weeks(sheet, book, table, weeks, spare) if weeks else len(layout.widths) + IDS
    end = _matrix_legend(sheet, book, section, layout) if section.legend else _last_printed(layout, spare)
    sheet.freeze_panes = f"{get_column_letter(layout.leading + 2 if layout.is_matrix else 1)}{FIRST_DATA_ROW}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = f"B{FIRST_DATA_ROW}"
    columns = IDS + (layout.leading or 1 + isinstance(layout.table.heads[0].kind, Code))  # what names a row
    return PrintPage(end, across, layout.landscape, HEADS, columns, layout.is_matrix)


def _last_printed(layout: SheetLayout, spare: int) -> int:
    """Free rows are for the screen; a list without rows is printed with some, to be filled in by hand."""
    return layout.last if layout.table.rows else min(spare, layout.last + PRINTED_WHEN_EMPTY)


def _columns(sheet: Worksheet, book: ExcelBook, layout: SheetLayout) -> None:
    for column, width in enumerate(layout.widths, IDS + 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width + 0.72, 2)
    fit_purpose(sheet, book, sum(layout.widths))


def _heads(sheet: Worksheet, book: ExcelBook, layout: SheetLayout) -> None:
    styles, formats = book.styles, book.formats
    styles.put(sheet.cell(KEYS, IDS), "_id", formats.key)
    head_format = formats.head.but(locked=False)
    styles.put(sheet.cell(HEADS, IDS), "_id", head_format)
    lines, tallest = 1, 0.0
    for column, (head, heading, width) in enumerate(_by_column(layout), IDS + 1):
        styles.put(sheet.cell(KEYS, column), column_key(head), formats.key)
        cell_format = head_format.but(horizontal="right") if head.kind.align == "right" else head_format
        if head.crossing:
            cell_format = head_format.but(size=9, rotation=90, horizontal="center", vertical="bottom")
            tallest = max(tallest, _rotated_height(heading, book.measure))
        else:
            cell_format = cell_format.but(vertical="bottom") if layout.is_matrix else cell_format
            lines = max(lines, book.measure.lines(heading, width - BUTTON))
        styles.put(sheet.cell(HEADS, column), heading, cell_format)
    sheet.row_dimensions[HEADS].height = max(height(book, lines) + 6, tallest)


def _by_column(layout: SheetLayout) -> Iterator[tuple[Head, str, float]]:
    return zip(layout.table.heads, layout.headings, layout.widths, strict=True)


def _rotated_height(heading: str, measure: TextMeasure) -> float:
    """Return the height of a turned heading: one line, or two that are about as long as each other."""
    full = measure.width(heading)
    wide = next((w for w in range(14, 26, 2) if measure.lines(heading, w) <= 2), full)
    return min(min(full, wide) * 5.25 + 16, 190)


def _rows(sheet: Worksheet, book: ExcelBook, layout: SheetLayout, step: AfterRow) -> None:
    data, table, formulas = book.rows_of(sheet), layout.table, formulas_of(layout.table)
    high, flat = _column_writers(book, layout, vertical="top"), _column_writers(book, layout, vertical="center")
    wrapped = layout.leading or len(layout.widths)  # letters never need a second line
    key = _id_writer(book)
    for row, (row_id, cells) in enumerate(zip(table.ids, table.rows, strict=True), FIRST_DATA_ROW):
        lines = _row_lines(cells[:wrapped], layout.widths, book.measure)
        writers, told = high if lines > 1 else flat, formulas.get(row, {})
        written = [
            _written(writer, row, cell, told.get(place, ""))
            for place, (writer, cell) in enumerate(zip(writers, cells, strict=True))
        ]
        data.add(row, height(book, lines), (key.write(row, row_id), *written))
        if row % 250 == 0:
            step()


def _written(writer: CellWriter, row: int, cell: Cell, formula: str) -> str:
    """Return a cell as XML; a text that could not be read is marked."""
    if formula:
        return writer.write_as(row, cell.value, writer.format, formula)
    if cell.unread:
        return writer.write_as(row, cell.value, mark(cell, writer.format))
    return writer.write(row, content(cell))


def _id_writer(book: ExcelBook) -> CellWriter:
    return CellWriter(book.styles, IDS, book.formats.key.but(locked=False))


def _column_writers(book: ExcelBook, layout: SheetLayout, vertical: str) -> list[CellWriter]:
    """Return what writes the cells of each column; a single line stands in the middle of its row, a letter always.

    None is locked, as Excel sorts a locked sheet only where no cell of the range is.
    """
    looks = (format_of(head, book, editable=_fills(head, layout)) for head in layout.table.heads)
    placed = (look if look.vertical == "center" else look.but(vertical=vertical) for look in looks)
    return [CellWriter(book.styles, column, look.but(locked=False)) for column, look in enumerate(placed, IDS + 1)]


def _fills(head: Head, layout: SheetLayout) -> bool:
    """In a matrix only its crossings are filled in: what stands before them belongs to another sheet."""
    return is_editable(head) and (head.crossing or not layout.is_matrix)


def _row_lines(cells: tuple[Cell, ...], widths: tuple[float, ...], measure: TextMeasure) -> int:
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if len(cell.text) * 2 > width:
            lines = max(lines, measure.lines(cell.text, width - INDENT / 2))
    return lines


def _spare_rows(sheet: Worksheet, book: ExcelBook, layout: SheetLayout) -> int:
    """Add free rows under a list: Excel adds none to a table while its sheet is locked. Gives the last of them."""
    if layout.is_matrix or not any(_fills(head, layout) for head in layout.table.heads):
        return layout.last
    data, key, writers = book.rows_of(sheet), _id_writer(book), _column_writers(book, layout, vertical="center")
    for row in range(layout.last + 1, layout.last + SPARE + 1):
        data.add(row, height(book, 1), [writer.write(row, None) for writer in (key, *writers)])
    return layout.last + SPARE


def _table_object(sheet: Worksheet, book: ExcelBook, layout: SheetLayout, spare: int) -> None:
    """Make the rows a real table, from the hidden ids on, so that they stay together when sorted.

    A line of totals stands under it, where it stays. An Excel table can't be without rows: where there are none, the
    free ones have a plain filter.
    """
    letter = get_column_letter(len(layout.widths) + 1)
    if not layout.table.rows:
        sheet.auto_filter.ref = f"A{HEADS}:{letter}{max(spare, HEADS)}"
        return
    area = f"A{HEADS}:{letter}{layout.last - has_total(layout.table)}"
    made = ExcelTable(displayName=f"ccw_{layout.table.key}_{book.file.index(sheet)}", ref=area)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    made.tableColumns = [TableColumn(id=n, name=name) for n, name in enumerate(("_id", *layout.headings), 1)]
    made.autoFilter = AutoFilter(ref=area)
    made.autoFilter.filterColumn = [  # a button would cover where a turned heading begins
        FilterColumn(colId=n, hiddenButton=True) for n, head in enumerate(layout.table.heads, 1) if head.crossing
    ]
    sheet.add_table(made)


def _rules(sheet: Worksheet, book: ExcelBook, layout: SheetLayout, last: int) -> None:
    last = max(last, FIRST_DATA_ROW)
    guarded = [f"A{HEADS}:{get_column_letter(len(layout.widths) + 1)}{HEADS}", f"A{FIRST_DATA_ROW}:A{last}"]
    for column, head in enumerate(layout.table.heads, IDS + 1):
        letter = get_column_letter(column)
        area = f"{letter}{FIRST_DATA_ROW}:{letter}{last}"
        colour(sheet, book, head, area)
        if _fills(head, layout):
            validate(sheet, book, head, area)
        else:
            guarded.append(area)
    guard(sheet, book, guarded)


def _matrix_legend(sheet: Worksheet, book: ExcelBook, section: Section, layout: SheetLayout) -> int:
    """Explain the letters under their matrix, in its last two leading columns; gives the last row."""
    first, column = layout.last + 2, layout.leading
    chip = CellFormat(bold=True, horizontal="center", vertical="center", line=LINE)
    text = book.formats.small.but(horizontal="left", vertical="center", indent=1)
    row = first
    for row, (letter, meaning) in enumerate(section.legend, first):
        book.styles.put(sheet.cell(row, IDS), NOTE, book.formats.key)
        book.styles.put(sheet.cell(row, column), letter, chip)
        book.styles.put(sheet.cell(row, column + 1), meaning, text)
        lines = book.measure.lines(meaning, layout.widths[column - 1])
        sheet.row_dimensions[row].height = height(book, lines)
    for head in layout.table.heads[column : column + 1]:
        letters = get_column_letter(column)
        colour(sheet, book, head, f"{letters}{first}:{letters}{row}")
    return row
