"""How a sheet stands on paper and on the screen: A4, margins, heads and feet, protection."""

from dataclasses import dataclass
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.styles import MUTED
from ccworkbench.exchange.excel.text import cut, one_line

CM = 1 / 2.54
A4 = 9
PORTRAIT, LANDSCAPE = 98, 146  # how many digits of the standard font fit between the margins
PAPER = {False: (527, 757), True: (774, 510)}  # points between the margins, upright and across
SQUEEZE = 0.8  # so much smaller a sheet may be printed, if that saves a last page of which less than half is used
SMALLEST, COMFORTABLE = 1.8, 1.4  # how many times as wide as its page a sheet may be, and should be
FOOT = {False: 46, True: 72}  # characters of a part of a head or foot; 255 are allowed in all


@dataclass(frozen=True)
class PrintPage:
    """What of a sheet is printed, and how."""

    rows: int
    columns: int
    landscape: bool = False
    title_row: int = 0
    title_columns: int = 0
    is_matrix: bool = False
    one_page: bool = False


def set_up(sheet: Worksheet, book: ExcelBook, page: PrintPage) -> None:
    """Make a sheet ready for the printer, and lock what isn't to be filled in."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    wide = _pages_across(sheet, page)
    sheet.page_setup.fitToWidth = wide
    sheet.page_setup.fitToHeight = int(page.one_page) or _pages_down(sheet, page, wide)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(1.2 * CM, 1.2 * CM, 1.5 * CM, 1.5 * CM, 0.7 * CM, 0.7 * CM)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(page.columns)}{page.rows}"
    if page.title_row:
        sheet.print_title_rows = f"{page.title_row}:{page.title_row}"
    if page.title_columns and (page.is_matrix or wide > 1):
        sheet.print_title_cols = f"A:{get_column_letter(page.title_columns)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    _head_and_foot(sheet, book, FOOT[page.landscape])
    _protect(sheet)


def _points(sheet: Worksheet, page: PrintPage) -> float:
    """Return the width of what is printed; the first column is hidden."""
    return sum(sheet.column_dimensions[get_column_letter(n)].width * 7 * 0.75 for n in range(2, page.columns + 1))


def _pages_across(sheet: Worksheet, page: PrintPage) -> int:
    """Keep a sheet on one page across, unless it could not be read that small."""
    times = _points(sheet, page) / PAPER[page.landscape][0]
    return 1 if times <= SMALLEST else ceil(times / COMFORTABLE)


def _pages_down(sheet: Worksheet, page: PrintPage, wide: int) -> int:
    """Return the pages to squeeze a sheet into, so that no last page holds two lonely rows; 0 is what it takes."""
    across, down = PAPER[page.landscape]
    rows = [sheet.row_dimensions[n].height or 15 for n in range(1, page.rows + 1)]
    heading = sheet.row_dimensions[page.title_row].height or 0 if page.title_row else 0
    room = down / min(1, wide * across / _points(sheet, page))
    pages = 1 + max(0, sum(rows) - room) / (room - heading)
    return int(pages) if pages % 1 < 0.5 and int(pages) / pages >= SQUEEZE else 0


def _head_and_foot(sheet: Worksheet, book: ExcelBook, most: int) -> None:
    document, brand, say = book.document, book.document.brand, book.words.say
    state = document.state(book.words)
    version = state[0] if document.is_draft else f"{state[0]} · {book.words.date(document.day)}"
    number = cut(document.number, max(most - len(version) - 3, 6), "…")  # a paper without its version is none
    pages = say("Page {page} of {pages}", page="&P", pages="&N")
    is_theirs = document.readers is CUSTOMER
    status = f"{brand.classification} · {say(document.status.label)}"
    readers = say(document.readers.label)
    head = (f"{document.kind} · {document.title}", brand.footer if is_theirs else readers, brand.customer)
    foot = (f"{number} · {version}" if number else version, f"{status} · {readers}" if is_theirs else status, "")
    sheet.oddHeader = _three(book, head, int(most * (1.6 if is_theirs and not brand.footer else 1)))
    sheet.oddFooter = _three(book, foot, most, pages)


def _three(book: ExcelBook, texts: tuple[str, str, str], most: int, right: str = "") -> HeaderFooterItem:
    item = HeaderFooterItem()
    for part, text in zip((item.left, item.center, item.right), texts, strict=True):
        line = one_line(text, book.words)
        room = int(most * len(line) / max(book.measure.width(line), 1))
        part.text = cut(line, room, "…").replace("&", "&&")  # & begins an order to Excel
        part.size, part.color = 8, MUTED
    item.right.text = right or item.right.text
    return item


def _protect(sheet: Worksheet) -> None:
    """Lock without a password: it guards against slips, and says so; filters, sorting and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = False  # False is allowed, here
    protection.formatColumns = protection.formatRows = False
