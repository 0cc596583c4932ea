"""Formulas stand beside numbers that a reader would check, yield what is printed, and are never what somebody typed."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from ccworkbench.core.grid import Cell, Table
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.formulas import Reckoning, formulas_of, has_total
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, KEYS
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.language.catalogues import words_of
from tests.exchange.conftest import Convert
from tests.exchange.excel.test_like_paper import document

REPORTS = ("uat_summary", "training_coverage", "skill_gaps")
CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def written(found: Document, folder: Path) -> Path:
    path = folder / f"{found.key}.xlsx"
    write_excel(found, words_of(found.language), path)
    return path


def cells(path: Path, *, values: bool) -> dict[str, Any]:
    """Return all cells of the sheet behind the cover, with formulas or with what they yield."""
    sheet = load_workbook(path, data_only=values).worksheets[1]
    return {cell.coordinate: cell.value for row in sheet.iter_rows(FIRST_DATA_ROW) for cell in row}


def formulas(path: Path) -> dict[str, str]:
    return {at: value for at, value in cells(path, values=False).items() if str(value).startswith("=")}


def table_of(key: str) -> Table:
    (table,) = document(key, "de").sections[0].tables
    return table


@pytest.mark.parametrize("key", REPORTS)
def test_reports_reckon_over_their_own_cells_and_keep_what_is_printed(key: str, tmp_path: Path) -> None:
    path, table = written(document(key, "de"), tmp_path), table_of(key)
    found, kept = formulas(path), cells(path, values=True)
    assert found
    heads: Any = load_workbook(path).worksheets[1][KEYS]
    letters = {cell.value: cell.column_letter for cell in heads}
    for number, row in enumerate(table.rows, FIRST_DATA_ROW):
        for head, cell in zip(table.heads, row, strict=True):
            at = f"{letters[head.key]}{number}"
            if at in found:
                assert kept[at] == pytest.approx(cell.value)
                assert re.fullmatch(r"=(ROUND\(|SUM\()?([A-Z]+\d+[-+*/:,)]?)+\d?\)?", found[at]), found[at]


def test_a_line_of_totals_stands_under_the_table_so_that_sorting_leaves_it_there(tmp_path: Path) -> None:
    path, table = written(document("uat_summary", "de"), tmp_path), table_of("uat_summary")
    assert has_total(table)
    sheet = load_workbook(path).worksheets[1]
    last = FIRST_DATA_ROW + len(table.rows) - 1
    assert [range_boundaries(found.ref)[3] for found in sheet.tables.values()] == [last - 1]
    assert any(text.startswith("=SUM(") and at.endswith(str(last)) for at, text in formulas(path).items())


def test_where_a_report_counts_otherwise_the_number_stands_alone() -> None:
    table = table_of("uat_summary")
    keys = [head.key for head in table.heads]
    row = list(table.rows[1])
    row[keys.index("pass_rate")] = Cell("50 %", 0.5)
    changed = replace(table, rows=(tuple(row),), ids=("a",))
    assert keys.index("pass_rate") not in formulas_of(changed).get(FIRST_DATA_ROW, {})
    assert keys.index("run") in formulas_of(changed)[FIRST_DATA_ROW]


@pytest.mark.parametrize(
    ("sign", "numbers", "result"), [("/", [2, 3], 0.667), ("/", [1, 0], None), ("+", [2, 3], 5), ("*", [2, 3], 6)]
)
def test_a_reckoning_yields_what_excel_will(sign: str, numbers: list[float], result: float | None) -> None:
    assert Reckoning(sign, ("a", "b")).result(numbers) == result


def test_a_text_that_looks_like_a_formula_is_none_in_a_report_either(tmp_path: Path) -> None:
    found = document("uat_summary", "de")
    (table,) = found.sections[0].tables
    rows = tuple((Cell("=1+1", "=1+1"), *row[1:]) for row in table.rows)
    section = replace(found.sections[0], tables=(replace(table, rows=rows),))
    sheet = load_workbook(written(replace(found, sections=(section,)), tmp_path)).worksheets[1]
    assert (sheet["B6"].value, sheet["B6"].data_type, sheet["B6"].quotePrefix) == ("=1+1", "s", True)


@pytest.mark.long
@pytest.mark.needs("soffice")
@pytest.mark.timeout(120)
def test_libreoffice_reckons_what_is_printed(convert: Convert, tmp_path: Path) -> None:
    paths = [written(document(key, "de"), tmp_path) for key in REPORTS]
    (tmp_path / "bare").mkdir()
    for path in paths:
        with ZipFile(path) as source, ZipFile(tmp_path / "bare" / path.name, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, CACHED.sub(rb"\1", source.read(name)))
    (tmp_path / "again").mkdir()
    converted = convert([tmp_path / "bare" / path.name for path in paths], "xlsx", tmp_path / "again")
    for path, again in zip(paths, converted, strict=True):
        ours, theirs, found = cells(path, values=True), cells(again, values=True), formulas(path)
        assert found
        assert {at: theirs[at] for at in found} == {at: pytest.approx(ours[at]) for at in found}
