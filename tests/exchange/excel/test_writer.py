"""The workbook that a customer opens: whole in every language, safe, and true to what was put in."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from ccworkbench.core.grid import Cell, Table
from ccworkbench.exchange.document import Document
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


def test_only_yellow_cells_can_be_changed(pack: tuple[Document, Path]) -> None:
    for sheet in visible(load_workbook(pack[1]))[1:]:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.autoFilter
        for cell in (cell for row in sheet.iter_rows(FIRST_DATA_ROW, min_col=2) for cell in row):
            assert cell.protection.locked == (cell.fill.fgColor.rgb != f"00{INPUT}"), (sheet.title, cell.coordinate)


def test_names_that_are_worked_out_are_locked(pack: tuple[Document, Path]) -> None:
    sheet = next(s for s in visible(load_workbook(pack[1])) if str(s["A1"].value).endswith(":person"))
    column = next(cell.column for cell in sheet[KEYS] if cell.value == "full_name")
    assert sheet.cell(FIRST_DATA_ROW, column).protection.locked
    assert not sheet.cell(FIRST_DATA_ROW, column + 1).protection.locked


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
