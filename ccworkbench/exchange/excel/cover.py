"""The first sheet of a workbook: whose it is, what it is, how it is filled in, and what follows."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.frame import is_editable
from ccworkbench.exchange.excel.logo import LOGO_HEIGHT, place_logo
from ccworkbench.exchange.excel.page import PrintPage, set_up
from ccworkbench.exchange.excel.styles import INK, INPUT, LINE, MUTED, TONES, CellFormat, merged

BAR, COVER_GAP, MARK = 1.5, 2.0, 5.0
FIRST_COLUMN, COLUMN = 30.0, 18.5
FIRST_CONTENT_COLUMN, TEXT, LAST = 3, 4, 7  # the column of numbers and letters, the columns that hold text
WIDTH = MARK + FIRST_COLUMN + 3 * COLUMN
WIDTHS = (BAR, COVER_GAP, MARK, FIRST_COLUMN, COLUMN, COLUMN, COLUMN, COVER_GAP)
LOGO_ROW = 2


def write_cover(sheet: Worksheet, book: ExcelBook) -> None:
    """Write the cover."""
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 0.72
    sheet.row_dimensions[1].height = 18
    sheet.row_dimensions[LOGO_ROW].height = LOGO_HEIGHT
    _parties(sheet, book)
    row = _title(sheet, book, LOGO_ROW + 1)
    row = _facts(sheet, book, row + 2)
    if is_to_fill(book.document):
        row = _how_to(sheet, book, row + 2)
        row = _cover_legend(sheet, book, row + 2)
    row = _contents(sheet, book, row + 2)
    for number, text in enumerate(book.document.brand.legal):
        row = _cover_line(sheet, book, row + (1 if number else 2), text, CellFormat(9, colour=MUTED))
    for line in range(1, row + 2):
        book.styles.wear(sheet.cell(line, 1), CellFormat(fill=book.accent))
    set_up(sheet, book, PrintPage(row + 1, len(WIDTHS), one_page=True))


def is_to_fill(document: Document) -> bool:
    """Tell whether a reader can fill anything in; a report is worked out as a whole."""
    heads = (head for section in document.sections for table in section.tables for head in table.heads)
    return any(section.parties for section in document.sections) or any(map(is_editable, heads))


def _parties(sheet: Worksheet, book: ExcelBook) -> None:
    """Show the logos, the customer's first; where there is none that can be shown, the name."""
    brand = book.document.brand
    left, right = (LOGO_ROW - 1, WIDTHS[: FIRST_CONTENT_COLUMN - 1], 0.0), (LOGO_ROW - 1, WIDTHS[:LAST], 1.0)
    if not place_logo(sheet, brand.customer_logo, brand.customer, left):
        cell_format = CellFormat(14, bold=True, vertical="center", wrap=False)
        merged(sheet, book.styles, (LOGO_ROW, FIRST_CONTENT_COLUMN, TEXT + 1), brand.customer, cell_format)
    if not place_logo(sheet, brand.supplier_logo, brand.supplier, right):
        cell_format = CellFormat(11, colour=MUTED, vertical="center", horizontal="right", wrap=False)
        merged(sheet, book.styles, (LOGO_ROW, LAST - 1, LAST), brand.supplier, cell_format)


def _cover_line(sheet: Worksheet, book: ExcelBook, row: int, text: str, cell_format: CellFormat) -> int:
    """Write a line over all columns, as high as its text needs; gives its row."""
    merged(sheet, book.styles, (row, FIRST_CONTENT_COLUMN, LAST), text, cell_format)
    return _fit(sheet, book, row, text, cell_format, WIDTH)


def _item(sheet: Worksheet, book: ExcelBook, row: int, mark: tuple[object, CellFormat], text: str) -> int:
    """Write a number or letter with a text beside it; gives its row."""
    book.styles.put(sheet.cell(row, FIRST_CONTENT_COLUMN), *mark)
    cell_format = CellFormat(vertical="center")
    merged(sheet, book.styles, (row, TEXT, LAST), text, cell_format)
    return _fit(sheet, book, row, text, cell_format, WIDTH - MARK)


def _fit(sheet: Worksheet, book: ExcelBook, row: int, text: str, cell_format: CellFormat, width: float) -> int:
    lines = book.measure.lines(text, width * 10 / cell_format.size * (0.96 if cell_format.bold else 1))
    sheet.row_dimensions[row].height = lines * cell_format.size * book.measure.leading / 10 + 5
    return row


def _title(sheet: Worksheet, book: ExcelBook, row: int) -> int:
    document, say = book.document, book.words.say
    sheet.row_dimensions[row].height = 40
    row = _cover_line(sheet, book, row + 1, document.kind.upper(), CellFormat(11, bold=True, colour=book.accent_text))
    row = _cover_line(sheet, book, row + 1, document.title, CellFormat(26, bold=True))
    if document.subtitle:
        row = _cover_line(sheet, book, row + 1, document.subtitle, CellFormat(11, colour=MUTED))
    aim = (
        say(
            "This workbook contains the document “{document}” as a form to be filled in, filtered and returned.",
            document=document.kind,
        )
        if is_to_fill(document)
        else say("This workbook contains the document “{document}” for reading and filtering.", document=document.kind)
    )
    return _cover_line(sheet, book, row + 1, aim, CellFormat(11, colour=MUTED))


def _facts(sheet: Worksheet, book: ExcelBook, row: int) -> int:
    """Write what the document is, a label over each value, four beside each other."""
    document, brand, say = book.document, book.document.brand, book.words.say
    state = TONES.get(document.status.tone, (INK, ""))[0]
    whom = TONES.get(document.readers.tone, (INK, ""))[0]
    plain = CellFormat(11, horizontal="left")
    facts = (
        (say("Document"), document.number or "–", plain),
        (say("Version"), document.version or "–", plain),
        (say("Data as of"), document.day, plain),
        (say("Status"), say(document.status.label), plain.but(bold=True, colour=state)),
        (say("Customer"), brand.customer, plain),
        (say("Supplier"), brand.supplier, plain),
        (say("Author"), document.author or "–", plain),
        (say("Classification"), brand.classification, plain),
        (say("Readers"), say(document.readers.label), plain.but(bold=True, colour=whom)),
    )
    for index, (label, value, cell_format) in enumerate(facts):
        first, last = (FIRST_CONTENT_COLUMN, TEXT) if index % 4 == 0 else (TEXT + index % 4, TEXT + index % 4)
        line = row + index // 4 * 2
        merged(sheet, book.styles, (line, first, last), label, CellFormat(9, colour=MUTED, vertical="bottom"))
        merged(sheet, book.styles, (line + 1, first, last), value, cell_format)
        sheet.row_dimensions[line].height = 20
        lines = book.measure.lines(str(value), COLUMN * 0.9)
        sheet.row_dimensions[line + 1].height = max(
            sheet.row_dimensions[line + 1].height or 0, lines * book.measure.leading * 1.1 + 4
        )
    return row + 2 * ((len(facts) + 3) // 4) - 1


def _heading(sheet: Worksheet, book: ExcelBook, row: int, text: str) -> int:
    _cover_line(
        sheet, book, row, text, CellFormat(12, bold=True, colour=book.accent_text, line=LINE, vertical="center")
    )
    sheet.row_dimensions[row].height = 22
    return row


def _how_to(sheet: Worksheet, book: ExcelBook, row: int) -> int:
    document, say = book.document, book.words.say
    day = book.words.date(document.day)
    row = _heading(sheet, book, row, say("How to fill in this workbook"))
    steps = [
        say("Fill in the light yellow cells. All others are protected, without a password."),
        say("Where a cell offers a list, choose from it. Type dates as {example}.", example=day),
        say("New entries go into the empty rows below a table."),
        say("Filter and sort as you like; every row keeps its hidden ID."),
    ]
    if document.author:
        steps.append(say("Send questions and the completed file to {name}.", name=document.author))
    cell_format = CellFormat(bold=True, colour=book.accent_text, horizontal="center", vertical="center")
    for number, text in enumerate(steps, 1):
        row = _item(sheet, book, row + 1, (number, cell_format), text)
    return row


def _cover_legend(sheet: Worksheet, book: ExcelBook, row: int) -> int:
    say, sections = book.words.say, book.document.sections
    row = _heading(sheet, book, row, say("Legend"))
    chip = CellFormat(bold=True, horizontal="center", vertical="center", line=LINE, grid=True)
    row = _item(sheet, book, row + 1, ("", chip.but(fill=INPUT)), say("To be filled in"))
    row = _item(sheet, book, row + 1, ("", chip), say("Protected"))
    for letter, meaning in dict.fromkeys(entry for section in sections for entry in section.legend):
        row = _item(sheet, book, row + 1, (letter, chip), meaning)
    return row


def _contents(sheet: Worksheet, book: ExcelBook, row: int) -> int:
    """List the sheets, each a way to it."""
    row = _heading(sheet, book, row, book.words.say("Contents"))
    quiet = CellFormat(9, colour=MUTED, horizontal="left", indent=1)
    for number, section in enumerate(book.document.sections, 1):
        row += 1
        book.styles.put(sheet.cell(row, FIRST_CONTENT_COLUMN), number, CellFormat(colour=MUTED, horizontal="center"))
        name = CellFormat(bold=True, colour=book.accent_text)
        book.styles.put(sheet.cell(row, TEXT), section.title, name)
        tab = book.tabs[section.key].replace("'", "''")
        sheet.cell(row, TEXT).hyperlink = Hyperlink(ref="", location=f"'{tab}'!B1", display=section.title)
        about = section.purpose or (section.tables[0].purpose if section.tables else "")
        merged(sheet, book.styles, (row, TEXT + 1, LAST), about, quiet)
        _fit(sheet, book, row, about, quiet, COLUMN * 3 - 2)
        lines = book.measure.lines(section.title, FIRST_COLUMN * 0.96)
        sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, lines * book.measure.leading + 4)
    return row
