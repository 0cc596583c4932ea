"""How a sheet stands on paper and on the screen: A4, margins, heads and feet, protection."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.excel_book import Book
from ccworkbench.exchange.excel_styles import MUTED
from ccworkbench.exchange.excel_text import cut, one_line

CM = 1 / 2.54
A4 = 9
PORTRAIT, LANDSCAPE = 98, 146  # how many digits of the standard font fit between the margins
PART_OF_FOOT = 75  # a head or foot may have 255 characters in all


@dataclass(frozen=True)
class Page:
    """What of a sheet is printed, and how."""

    rows: int
    columns: int
    landscape: bool = False
    title_row: int = 0
    title_columns: int = 0
    one_page: bool = False


def set_up(sheet: Worksheet, book: Book, page: Page) -> None:
    """Make a sheet ready for the printer, and lock what isn't to be filled in."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(page.one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(1.2 * CM, 1.2 * CM, 1.5 * CM, 1.5 * CM, 0.7 * CM, 0.7 * CM)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(page.columns)}{page.rows}"
    if page.title_row:
        sheet.print_title_rows = f"{page.title_row}:{page.title_row}"
    if page.title_columns:
        sheet.print_title_cols = f"A:{get_column_letter(page.title_columns)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    _head_and_foot(sheet, book)
    _protect(sheet)


def _head_and_foot(sheet: Worksheet, book: Book) -> None:
    document, brand, say = book.document, book.document.brand, book.words.say
    number = f"{document.number} · " if document.number else ""
    version = say("Version {version}", version=document.version)
    left = brand.footer or f"{number}{version} · {book.words.date(document.day)}"
    pages = say("Page {page} of {pages}", page="&P", pages="&N")
    head = (f"{document.kind} · {document.title}", "", brand.customer)
    foot = (left, f"{brand.classification} · {document.status}", "")
    sheet.oddHeader = _three(book, head)
    sheet.oddFooter = _three(book, foot, pages)


def _three(book: Book, texts: tuple[str, str, str], right: str = "") -> HeaderFooterItem:
    item = HeaderFooterItem()
    for part, text in zip((item.left, item.center, item.right), texts, strict=True):
        part.text = cut(one_line(text, book.words), PART_OF_FOOT, "…").replace("&", "&&")  # & begins an order to Excel
        part.size, part.color = 8, MUTED
    item.right.text = right or item.right.text
    return item


def _protect(sheet: Worksheet) -> None:
    """Lock without a password: it guards against slips, and says so; filters, sorting and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = False  # False is allowed, here
    protection.formatColumns = protection.formatRows = False
