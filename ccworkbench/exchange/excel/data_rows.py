"""Rows of tables on their way into the file: as XML, for a cell object for each value costs more than all the rest."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from ccworkbench.exchange.excel.styles import DAY_ZERO, FIRST_DAY, CellFormat, FormatArrays
from ccworkbench.exchange.excel.text import UNSAFE

PLAIN: Final = 8_000  # characters; what is longer is looked at with care
END = "</row>"
OUTER_BLANK = re.compile(r"\A\s|\s\Z")


class DataRows:
    """The rows of a sheet that are there as XML, and their heights in points."""

    def __init__(self) -> None:
        self.xml: dict[int, str] = {}
        self.heights: dict[int, float] = {}
        self.columns = 0

    def add(self, row: int, height: float, cells: Sequence[str]) -> None:
        """Add a row made of its cells as XML, from the first column on."""
        self.heights[row], self.columns = height, max(self.columns, len(cells))
        self.xml[row] = f'<row r="{row}" ht="{height:.10g}" customHeight="1">{"".join(cells)}{END}'

    def append(self, row: int, cells: Sequence[str]) -> None:
        """Add cells at the end of a row that is there."""
        self.xml[row] = f"{self.xml[row].removesuffix(END)}{''.join(cells)}{END}"

    @property
    def last(self) -> int:
        """Return the last row, 0 where there is none."""
        return max(self.xml, default=0)


class CellWriter:
    """Writes the cells of one column as XML, each in the look of the column or in one that its value asks for."""

    def __init__(self, styles: FormatArrays, column: int, cell_format: CellFormat) -> None:
        self._styles, self.format = styles, cell_format
        self.letter = get_column_letter(column)
        self._style = styles.number_of(cell_format)
        self._takes_dates = cell_format.format == styles.date_format
        self._takes_counts = cell_format.format in {"General", "#,##0"}

    def write(self, row: int, value: Any) -> str:
        """Return the cell of a row."""
        if value is None:
            return f'<c r="{self.letter}{row}" s="{self._style}"/>'
        if type(value) is str and len(value) < PLAIN and not UNSAFE.search(value):
            return f'<c r="{self.letter}{row}" s="{self._style}" t="inlineStr"><is><t>{value}</t></is></c>'
        if self._takes_counts and type(value) is int:
            return f'<c r="{self.letter}{row}" s="{self._style}"><v>{value}</v></c>'
        if self._takes_dates and type(value) is date and value >= FIRST_DAY:
            return f'<c r="{self.letter}{row}" s="{self._style}"><v>{(value - DAY_ZERO).days}</v></c>'
        return self.write_as(row, value, self.format)

    def write_as(self, row: int, value: Any, cell_format: CellFormat, formula: str = "") -> str:
        """Return the cell of a row in a look of its own, with the formula that yields its value."""
        value, cell_format = self._styles.fitting(value, cell_format)
        start = f'<c r="{self.letter}{row}" s="{self._styles.number_of(cell_format)}"'
        if value is None or value == "":
            return f"{start}/>"
        if isinstance(value, str):
            space = ' xml:space="preserve"' if OUTER_BLANK.search(value) else ""
            return f'{start} t="inlineStr"><is><t{space}>{escape(value)}</t></is></c>'
        number = (value - DAY_ZERO).days if isinstance(value, date) else f"{value:.16g}"
        return f"{start}>{f'<f>{escape(formula)}</f>' if formula else ''}<v>{number}</v></c>"
