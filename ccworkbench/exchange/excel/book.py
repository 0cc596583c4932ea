"""The workbook in the making: what every sheet of it needs, and where its choices are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.styles import INK, LINE, MUTED, PANEL, TONES, CellFormat, FormatArrays, excel_colour
from ccworkbench.exchange.excel.text import tab_names
from ccworkbench.language.words import Words

LISTS, META, CHARTS = "_lists", "_ccw", "_charts"
VERY_HIDDEN: Final = "veryHidden"
COVER = "cover"


@dataclass(frozen=True)
class CellFormats:
    """The looks that all sheets share, in the brand's accent."""

    title: CellFormat
    purpose: CellFormat
    context: CellFormat
    head: CellFormat
    body: CellFormat
    label: CellFormat
    group: CellFormat
    small: CellFormat
    key: CellFormat


class Lists:
    """The very hidden sheet of choices: a list inside a validation may have 255 characters only."""

    def __init__(self, styles: FormatArrays) -> None:
        self._styles = styles
        self._columns: dict[tuple[str, ...], str] = {}

    def range_of(self, choices: tuple[str, ...]) -> str:
        """Return the range that holds these choices."""
        letter = self._columns.setdefault(choices, get_column_letter(len(self._columns) + 1))
        return f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"

    def write(self, sheet: Worksheet) -> None:
        """Write all choices that were asked for, a column each."""
        for column, choices in enumerate(self._columns, 1):
            for row, choice in enumerate(choices, 1):
                self._styles.put(sheet.cell(row, column), choice, CellFormat(wrap=False))
        sheet.sheet_state = VERY_HIDDEN


class ExcelBook:
    """A document on its way into Excel: the file, its words and looks, its tabs and lists."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        brand_colours = BrandColours.of(document.brand.accent)
        self.accent, self.on_accent, self.accent_text = map(
            excel_colour, (brand_colours.accent, brand_colours.on_accent, brand_colours.text)
        )
        self.file = Workbook()
        del self.file["Sheet"]
        self.styles = FormatArrays(self.file, words)
        self.lists = Lists(self.styles)
        self.measure = self.styles.measure
        self.formats = _cell_formats(self.accent, self.on_accent, TONES.get(document.readers.tone, (MUTED, "")))
        self.tabs = self._tabs()

    def sheet(self, key: str) -> Worksheet:
        """Add the worksheet of a section, or one of the workbook's own."""
        made: Worksheet = self.file.create_sheet(self.tabs[key])
        return made

    def context(self) -> str:
        """Say whose document this is, as it stands under every title."""
        document = self.document
        parts = (document.title, document.kind, document.number, *document.state(self.words))
        dated = () if document.is_draft else (self.words.date(document.day),)
        return self.readers() + " · ".join(part for part in (*parts, *dated) if part)

    def readers(self) -> str:
        """Say whom a workbook is for, as it stands before everything else where that is not the customer."""
        readers = self.document.readers
        return "" if readers is CUSTOMER else f"{self.words.say(readers.label)} · "

    def _tabs(self) -> dict[str, str]:
        sections = self.document.sections
        wanted = [self.words.say("Cover"), *(_tab(section.title, section.tables) for section in sections)]
        keys = [COVER, *(section.key for section in sections)]
        return {LISTS: LISTS, META: META, CHARTS: CHARTS, **dict(zip(keys, tab_names(wanted, self.words), strict=True))}


def _tab(title: str, tables: Sequence[object]) -> str:
    """Take the short name of a sheet where the section's own title is too long for a tab."""
    short = getattr(tables[0], "tab", "") if len(tables) == 1 else ""
    return short if short and len(title) > 31 else title


def _cell_formats(accent: str, on_accent: str, band: tuple[str, str]) -> CellFormats:
    """Make the looks; the line under each title is a band where the workbook is not for the customer."""
    ink, ground = band
    return CellFormats(
        title=CellFormat(18, bold=True, vertical="center", wrap=False),
        purpose=CellFormat(colour=MUTED),
        context=CellFormat(9, bold=bool(ground), colour=ink, fill=ground, vertical="center", wrap=False),
        head=CellFormat(10, bold=True, colour=on_accent, fill=accent, vertical="center", horizontal="left", indent=1),
        body=CellFormat(line=LINE, horizontal="left", indent=1),
        label=CellFormat(colour=MUTED, fill=PANEL, line=LINE, horizontal="left", indent=1),
        group=CellFormat(11, bold=True, colour=INK, line=accent, vertical="bottom", heavy=True),
        small=CellFormat(9, colour=MUTED),
        key=CellFormat(8, colour=MUTED, wrap=False),
    )
