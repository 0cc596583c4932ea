"""How cells look: each look is made once, and its style array is copied into the cells that wear it."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange import tones
from ccworkbench.exchange.excel.text import TextMeasure, cell_text, is_risky
from ccworkbench.language.formats import percent_text
from ccworkbench.language.languages import FACTS
from ccworkbench.language.words import Words
from ccworkbench.method.figures.kpi_kinds import MeasuredNumber
from ccworkbench.sheets.kinds import Percent


def excel_colour(colour: str) -> str:
    """Return a colour as Excel writes it: RRGGBB."""
    return colour.removeprefix("#").upper()


INK, MUTED, LINE, PANEL = map(excel_colour, (tones.INK, tones.MUTED, tones.LINE, tones.PANEL))
INPUT = excel_colour(tones.FILL_IN)  # what a reader may fill in
TONES = {name: (excel_colour(tone.ink), excel_colour(tone.ground)) for name, tone in tones.TONES.items()}
# Fonts that stand on customers' machines; Excel itself takes the next one for what they lack.
FONT = "Calibri"
FONTS = {"zh": ("Microsoft YaHei", TextMeasure(latin=1.05, leading=15.5))}
DAY_ZERO = date(1899, 12, 30)  # Excel counts days from here
PERCENT = Percent().excel_format
FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar differs from ours by its famous leap day


@dataclass(frozen=True)
class CellFormat:
    """What a cell wears; colours are RRGGBB, no colour is none."""

    size: float = 10
    bold: bool = False
    colour: str = INK
    fill: str = ""
    line: str = ""
    grid: bool = False  # the line is at the left, too
    heavy: bool = False
    horizontal: str | None = None
    vertical: str = "top"
    wrap: bool = True
    rotation: int = 0
    indent: int = 0
    locked: bool = True
    format: str = "General"
    quoted: bool = False

    def but(self, **changes: Any) -> "CellFormat":
        """Return the same look with some things changed."""
        return replace(self, **changes)


def _decimals(value: float, most: int) -> str:
    """Return the part of a format behind the point: a zero for each decimal that a number has."""
    shown = f"{value:.{most}f}".partition(".")[2].rstrip("0")
    return f".{'0' * len(shown)}" if shown else ""


class FormatArrays:
    """The looks of one workbook, and the way values get into its cells."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self._bench: Worksheet = book.create_sheet("~")
        self._book, self._words = book, words
        self._made: dict[CellFormat, Any] = {}
        self._numbers: dict[CellFormat, int] = {}
        self.font, self.measure = FONTS.get(words.language, (FONT, TextMeasure()))
        self.date_format = FACTS[words.language].excel_date

    def close(self) -> None:
        """Take the bench away on which the looks were made; the workbook keeps them."""
        self._book.remove(self._bench)

    def wear(self, cell: Cell | MergedCell, cell_format: CellFormat) -> None:
        """Dress a cell by copying a style array.

        openpyxl has no public way to do so, and setting fonts and fills cell by cell costs nine times as much; the
        array is copied because openpyxl changes it in place.
        """
        dressed: Any = cell
        dressed._style = copy(self._array(cell_format))  # noqa: SLF001

    def number_of(self, cell_format: CellFormat) -> int:
        """Return the number by which the file knows a look."""
        number = self._numbers.get(cell_format)
        if number is None:
            kept: Any = self._book
            number = self._numbers[cell_format] = kept._cell_styles.add(self._array(cell_format))  # noqa: SLF001
        return number

    def fitting(self, value: Any, cell_format: CellFormat) -> tuple[Any, CellFormat]:
        """Return a value as a cell can hold it, and the look that it asks for."""
        if isinstance(value, date) and value < FIRST_DAY:
            value = value.isoformat()
        if isinstance(value, date) and cell_format.format != self.date_format:
            cell_format = cell_format.but(format=self.date_format)
        if isinstance(value, int | float):
            cell_format = cell_format.but(format=self._number_format(value, cell_format.format))
        if isinstance(value, str):
            value = cell_text(value, self._words)
            cell_format = cell_format.but(quoted=True) if is_risky(value) else cell_format
        return value, cell_format

    def put(self, cell: Cell | MergedCell, value: Any, cell_format: CellFormat) -> None:
        """Fill and dress a cell; a text stays the text it is, whatever it begins with."""
        value, cell_format = self.fitting(value, cell_format)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl makes formulas and errors of texts that look like them
        self.wear(cell, cell_format)

    def _number_format(self, value: float, code: str) -> str:
        """Return the format that shows a number as paper does: with the decimals it has, and its language's sign."""
        is_measured = isinstance(value, MeasuredNumber)
        code = value.excel_format if isinstance(value, MeasuredNumber) else code
        if code == PERCENT:
            code = f"0{_decimals(value * 100, 2)}%"
        elif code.startswith("#,##0.") and not is_measured:
            code = f"#,##0{_decimals(value, len(code) - len('#,##0.'))}"
        sign = percent_text(0, self._words.language).lstrip("0")
        return code.replace("%", f'"{sign[:-1]}"%') if len(sign) > 1 else code

    def _array(self, cell_format: CellFormat) -> Any:
        made = self._made.get(cell_format)
        if made is None:
            made = self._made[cell_format] = self._make(cell_format)
        return made

    def _make(self, cell_format: CellFormat) -> Any:
        bench: Any = self._bench.cell(1, 1)
        bench.font = Font(name=self.font, size=cell_format.size, bold=cell_format.bold, color=cell_format.colour)
        bench.fill = PatternFill("solid", fgColor=cell_format.fill) if cell_format.fill else PatternFill()
        side = Side("medium" if cell_format.heavy else "thin", cell_format.line) if cell_format.line else Side()
        bench.border = Border(bottom=side, left=side if cell_format.grid else Side())
        bench.alignment = Alignment(
            cell_format.horizontal,
            cell_format.vertical,
            cell_format.rotation,
            wrap_text=cell_format.wrap,
            indent=cell_format.indent,
        )
        bench.protection = Protection(locked=cell_format.locked)
        bench.number_format = cell_format.format
        made = copy(bench._style)  # noqa: SLF001
        made.quotePrefix = int(cell_format.quoted)
        return made


def merged(
    sheet: Worksheet, styles: FormatArrays, row_span: tuple[int, int, int], value: Any, cell_format: CellFormat
) -> None:
    """Put a value over several columns of one row: (row, first column, last column)."""
    row, first, last = row_span
    for column in range(first, last + 1):
        styles.wear(sheet.cell(row, column), cell_format)
    styles.put(sheet.cell(row, first), value, cell_format)
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
