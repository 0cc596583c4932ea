"""The workbook that a customer opens: whole in every language, safe, and true to what was put in."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from ccworkbench.core.grid import Cell, Table
from ccworkbench.exchange.document import Document, DocumentStatus
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, HEADS, KEYS
from ccworkbench.exchange.excel.rules import IN_MESSAGE, IN_TITLE
from ccworkbench.exchange.excel.styles import INPUT
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import FACTS, LANGUAGES
from ccworkbench.sheets.roles.action import Action
from tests.exchange.example_project import NAMES, NASTY, everything, kick_off, made
from tests.exchange.excel.read_back import read_back

ODD = (
    *NASTY,
    "#N/A",
    "=",
    "-",
    "one\ntwo",
    "\ttab",
    "😀 Smile",
    "喆",
    "Győző",
    " blanks ",
    "''quoted''",
    "TRUE",
    "007",
)


@pytest.fixture(scope="module", params=LANGUAGES)
def pack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Path]:
    rows = everything() + [made(Action, f"odd{n}", preparation=text) for n, text in enumerate(ODD)]
    document = kick_off(request.param, rows)
    path = tmp_path_factory.mktemp(request.param) / document.file_name("xlsx")
    write_excel(document, words_of(request.param), path)
    return document, path


def visible(book: Workbook) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def tables(document: Document) -> list[Table]:
    return [table for section in document.sections for table in section.tables if table.ids and any(table.ids)]


def cells(document: Document, key: str) -> dict[str, dict[str, Cell]]:
    return {
        row_id: {f"{h.key}:{h.over}" if h.over else h.key: cell for h, cell in zip(table.heads, row, strict=True)}
        for table in tables(document)
        if table.key == key
        for row_id, row in zip(table.ids, table.rows, strict=True)
    }


def test_cover_comes_first_every_section_follows_and_two_hidden_sheets_end_it(pack: tuple[Document, Path]) -> None:
    document, path = pack
    book = load_workbook(path)
    assert len(visible(book)) == len(document.sections) + 1
    assert book.active is book.worksheets[0]
    assert [sheet.sheet_state for sheet in book.worksheets[-2:]] == ["veryHidden", "veryHidden"]
    links = [str(cell.hyperlink.location) for row in book.worksheets[0] for cell in row if cell.hyperlink]
    assert [link.rpartition("!")[0].strip("'") for link in links] == [sheet.title for sheet in visible(book)[1:]]


def test_tabs_are_short_and_all_different(pack: tuple[Document, Path]) -> None:
    names = load_workbook(pack[1], read_only=True).sheetnames
    assert all(0 < len(name) <= 31 and not set(name) & set(r"\/?*[]:") for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_every_value_comes_back_as_it_was_put_in(pack: tuple[Document, Path]) -> None:
    document, path = pack
    back = read_back(path)
    for table in tables(document):
        found = {row["_id"]: row for row in back[table.key]}
        for row_id, row in cells(document, table.key).items():
            for key, cell in row.items():
                value = found[row_id][key]
                value = value.date() if isinstance(value, datetime) else value
                assert value == cell.value or (value is None and cell.value == ""), (table.key, key)


def test_every_date_is_a_date_in_the_format_of_its_language(pack: tuple[Document, Path]) -> None:
    document, path = pack
    formats: dict[str, int] = {}
    for sheet in visible(load_workbook(path)):
        for cell in (cell for row in sheet for cell in row if isinstance(cell.value, date)):
            assert cell.is_date
            formats[cell.number_format] = formats.get(cell.number_format, 0) + 1
    dated = [c for table in tables(document) for row in table.rows for c in row if isinstance(c.value, date)]
    assert formats.keys() == {FACTS[document.language].excel_date}
    assert formats[FACTS[document.language].excel_date] >= len(dated) > 10


def test_no_cell_is_a_formula_or_an_error(pack: tuple[Document, Path]) -> None:
    for sheet in load_workbook(pack[1]).worksheets:
        assert not [cell.coordinate for row in sheet for cell in row if cell.data_type in "fe"], sheet.title


def test_texts_that_look_like_something_else_stay_the_texts_they_are(pack: tuple[Document, Path]) -> None:
    texts = [row["preparation"] for row in read_back(pack[1])["action"]]
    assert set(ODD) <= set(texts)
    sheet = next(sheet for sheet in visible(load_workbook(pack[1])) if str(sheet["A1"].value).endswith(":action"))
    risky = [
        cell
        for row in sheet.iter_rows(FIRST_DATA_ROW)
        for cell in row
        if str(cell.value).startswith(("=", "+", "-", "@"))
    ]
    assert len(risky) >= 5
    assert all(cell.quotePrefix for cell in risky)


def test_names_in_four_scripts_come_out_whole(pack: tuple[Document, Path]) -> None:
    found = {str(row["full_name"]) for row in read_back(pack[1])["person"]}
    assert all(any(sorted(name.replace(" ", "")) == sorted(text.replace(" ", "")) for text in found) for name in NAMES)


def test_validations_point_at_lists_that_exist_and_keep_excels_limits(pack: tuple[Document, Path]) -> None:
    book = load_workbook(pack[1])
    rules = [rule for sheet in visible(book) for rule in sheet.data_validations.dataValidation]
    assert {"list", "date", "textLength", "whole"} <= {rule.type for rule in rules}
    for rule in rules:
        assert len(rule.error) <= IN_MESSAGE
        assert len(rule.errorTitle) <= IN_TITLE
        if rule.type == "list":
            sheet, _, area = rule.formula1.rpartition("!")
            assert all(cell.value for row in book[sheet.strip("'")][area.replace("$", "")] for cell in row)


def test_every_sheet_is_ready_for_the_printer(pack: tuple[Document, Path]) -> None:
    document, path = pack
    for sheet in visible(load_workbook(path)):
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_area
        assert not sheet.sheet_view.showGridLines
        assert "&P" in sheet.oddFooter.right.text
        assert "&N" in sheet.oddFooter.right.text
        assert document.brand.classification in sheet.oddFooter.center.text
        assert document.version in sheet.oddFooter.left.text
        assert words_of(document.language).say(document.status.label) in sheet.oddFooter.center.text
        assert sheet.oddHeader.right.text == document.brand.customer


def test_tables_are_real_ones_with_frozen_headings(pack: tuple[Document, Path]) -> None:
    for sheet in visible(load_workbook(pack[1])):
        for table in sheet.tables.values():
            headings = [cell.value for cell in sheet[table.ref][0]]
            assert [column.name for column in table.tableColumns] == headings
            assert sheet.freeze_panes.endswith(str(FIRST_DATA_ROW))
            assert sheet.print_title_rows == f"${HEADS}:${HEADS}"
            assert sheet.column_dimensions["A"].hidden


def guarded_cells(sheet: Any) -> set[str]:
    """Return the cells in which nothing can be typed."""
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "custom"]
    assert all((rule.formula1, rule.errorStyle, rule.showErrorMessage) == ("FALSE", None, True) for rule in rules)
    areas = [area for rule in rules for area in rule.sqref.ranges]
    return {f"{get_column_letter(column)}{row}" for area in areas for row, column in area.cells}


def test_only_yellow_cells_can_be_changed(pack: tuple[Document, Path]) -> None:
    for sheet in visible(load_workbook(pack[1]))[1:]:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        guarded = guarded_cells(sheet)
        for cell in (cell for row in sheet.iter_rows(FIRST_DATA_ROW) for cell in row):
            is_yellow = cell.fill.fgColor.rgb == f"00{INPUT}"
            is_shut = cell.protection.locked or cell.coordinate in guarded
            assert is_shut != is_yellow, (sheet.title, cell.coordinate)


def test_a_table_can_be_filtered_and_sorted_for_no_cell_of_it_is_locked(pack: tuple[Document, Path]) -> None:
    lists = [sheet for sheet in visible(load_workbook(pack[1])) if sheet.tables or sheet.auto_filter.ref]
    assert len(lists) > 4
    for sheet in lists:
        assert not sheet.protection.autoFilter  # False is allowed
        assert not sheet.protection.sort
        area = next((table.ref for table in sheet.tables.values()), sheet.auto_filter.ref)
        locked = [cell.coordinate for row in sheet[area] for cell in row if cell.protection.locked]
        assert locked == [], sheet.title
        assert sheet["B1"].protection.locked


def test_hidden_ids_and_headings_refuse_every_entry(pack: tuple[Document, Path]) -> None:
    for sheet in (sheet for sheet in visible(load_workbook(pack[1])) if sheet.tables):
        (table,) = sheet.tables.values()
        ids = {row[0].coordinate for row in sheet[table.ref]} | {cell.coordinate for cell in sheet[table.ref][0]}
        assert ids <= guarded_cells(sheet), sheet.title
        assert sheet.column_dimensions["A"].hidden


def test_under_every_list_are_200_free_rows_that_are_not_printed(pack: tuple[Document, Path]) -> None:
    sheet = next(sheet for sheet in visible(load_workbook(pack[1])) if str(sheet["A1"].value).endswith(":action"))
    (table,) = sheet.tables.values()
    last = range_boundaries(table.ref)[3] or 0
    assert sheet.max_row == last + 200
    assert sheet.print_area.endswith(f"${last}")
    for column in range(1, sheet.max_column + 1):
        filled, free = sheet.cell(last, column), sheet.cell(last + 200, column)
        assert free.number_format == filled.number_format
        assert free.fill.fgColor.rgb == filled.fill.fgColor.rgb
        assert not free.protection.locked
    reach = {area.max_row for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
    assert reach == {HEADS, last + 200}


def test_names_that_are_worked_out_refuse_every_entry(pack: tuple[Document, Path]) -> None:
    sheet = next(s for s in visible(load_workbook(pack[1])) if str(s["A1"].value).endswith(":person"))
    column = next(cell.column for cell in sheet[KEYS] if cell.value == "full_name")
    guarded = guarded_cells(sheet)
    assert sheet.cell(FIRST_DATA_ROW, column).coordinate in guarded
    assert sheet.cell(FIRST_DATA_ROW, column + 1).coordinate not in guarded


def test_archive_holds_no_link_to_the_outside_and_no_macro(pack: tuple[Document, Path]) -> None:
    with ZipFile(pack[1]) as archive:
        for name in archive.namelist():
            assert "externalLink" not in name
            assert "vba" not in name
            assert not name.endswith(".rels") or b'TargetMode="External"' not in archive.read(name)


def test_properties_say_whose_document_it_is(pack: tuple[Document, Path]) -> None:
    document, path = pack
    properties = load_workbook(path).properties
    assert document.kind in properties.title
    assert properties.creator == document.brand.supplier
    assert document.number in properties.keywords
    assert properties.language == document.language
    with ZipFile(path) as archive:
        assert f"<Company>{document.brand.supplier}</Company>" in archive.read("docProps/app.xml").decode()


@pytest.mark.parametrize(
    ("number", "status", "told"),
    [
        ("", DocumentStatus.DRAFT, "Draft of 24 November 2026"),
        ("", DocumentStatus.ISSUED, "Version 1.2 · 24 Nov 2026"),
        ("NTE-KV-001", DocumentStatus.ISSUED, "NTE-KV-001 · Version 1.2 · 24 Nov 2026"),
        ("N" * 200, DocumentStatus.ISSUED, "… · Version 1.2 · 24 Nov 2026"),
    ],
)
def test_the_foot_of_each_page_tells_number_and_version_or_that_it_is_a_draft(
    number: str, status: DocumentStatus, told: str, tmp_path: Path
) -> None:
    version = "" if status is DocumentStatus.DRAFT else "1.2"
    document = replace(kick_off("en"), number=number, version=version, status=status)
    write_excel(document, words_of("en"), tmp_path / "pack.xlsx")
    for sheet in visible(load_workbook(tmp_path / "pack.xlsx")):
        assert sheet.oddFooter.left.text.endswith(told)
        assert len(sheet.oddFooter.left.text) < 80
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert "customer" in sheet.oddFooter.center.text.casefold()
