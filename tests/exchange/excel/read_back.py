"""The way back: what stands in a workbook of ours, by hidden keys, however it was sorted and renamed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.excel.book import META
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS, KEYS, NOTE
from ccworkbench.exchange.excel.meta import LENGTH, ROW, SHEET

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Meta:
    """What the very hidden sheet of a workbook says of it."""

    facts: dict[str, str]
    columns: dict[str, list[str]]  # of each sheet, by its key
    digests: dict[tuple[str, str, str], str]  # of each cell, by sheet, row and column


def meta_of(path: Path) -> Meta:
    """Read the very hidden sheet."""
    found, key = Meta({}, {}, {}), ""
    book = load_workbook(path, read_only=True)
    for line in book[META].iter_rows(values_only=True):
        name, value, *rest = [str(text or "") for text in line]  # every line is as long as the longest
        if name == SHEET:
            key = next(iter(rest[1:]), "")
            found.columns[key] = [text for text in rest[2:] if text]
        elif name == ROW:
            places = enumerate(found.columns[key])
            found.digests.update({(key, value, column): rest[0][n * LENGTH : (n + 1) * LENGTH] for n, column in places})
        else:
            found.facts[name] = value
    book.close()
    return found


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
