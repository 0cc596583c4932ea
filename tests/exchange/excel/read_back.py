"""The way back: what stands in a workbook of ours, by hidden keys, however it was sorted and renamed."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS, KEYS, NOTE

Rows = list[dict[str, Any]]


def read_back(path: Path) -> dict[str, Rows]:
    """Read the rows of every sheet, by the sheet's key and the columns' keys; `_id` is empty for a new row."""
    book = load_workbook(path)
    found: dict[str, Rows] = {}
    for sheet in book.worksheets:
        marker, _, rest = str(sheet.cell(1, IDS).value or "").partition(":")
        layout, _, key = rest.partition(":")
        if marker == "ccw" and key:
            found.setdefault(key, []).extend(_form(sheet) if layout == "form" else _rows(sheet))
    book.close()
    return found


def _form(sheet: Worksheet) -> Rows:
    values = {"_id": sheet.cell(KEYS, 3).value}
    for row in range(FIRST_DATA_ROW, sheet.max_row + 1):
        key = sheet.cell(row, IDS).value
        if key and key != NOTE:
            values[str(key)] = sheet.cell(row, 3).value
    return [values]


def _rows(sheet: Worksheet) -> Rows:
    keys = [str(cell.value or "") for cell in sheet[KEYS]]
    lines = sheet.iter_rows(min_row=FIRST_DATA_ROW, max_col=len(keys), values_only=True)
    return [
        {key: value for key, value in zip(keys, values, strict=True) if key}
        for values in lines
        if values[0] != NOTE and any(value not in {None, ""} for value in values)
    ]
