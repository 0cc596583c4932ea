"""The way back: rows are found again however a reader sorted, renamed and filled in the workbook."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Kind, LongText, Number, Text
from ccworkbench.exchange.document import Document, Section
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, HEADS, KEYS, as_written, column_key
from ccworkbench.exchange.excel.meta import EMPTY, LENGTH, WITHOUT_ROWS, digest, fingerprint
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.exchange.packs.hand_over import sheet_pack
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.sheets.kinds import Duration, Percent
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from tests.exchange.example_project import everything, kick_off, rows_of, view_of
from tests.exchange.excel.read_back import meta_of, read_back


def written(document: Document, folder: Path) -> Path:
    path = folder / "pack.xlsx"
    write_excel(document, words_of(document.language), path)
    return path


def sheet_of(book: Workbook, key: str) -> Any:
    return next(sheet for sheet in book.worksheets if str(sheet["A1"].value).endswith(f":{key}"))


def small(kind: Kind, cells: list[Cell], **head: Any) -> Document:
    table = Table(
        "thing",
        "Things",
        "",
        "",
        "list",
        (Head("what", "What", 20, kind, **head),),
        tuple(str(n) for n in range(len(cells))),
        tuple((cell,) for cell in cells),
    )
    return replace(kick_off(), sections=(Section("things", "Things", "", "table", (table,), "Nothing yet."),))


def test_rows_keep_their_ids_when_they_are_sorted_and_headings_are_reworded(tmp_path: Path) -> None:
    path = written(kick_off(), tmp_path)
    before = {row["_id"]: row for row in read_back(path)["action"]}
    book = load_workbook(path)
    sheet = sheet_of(book, "action")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(FIRST_DATA_ROW, FIRST_DATA_ROW + len(before) - 1)]
    for row, values in enumerate(reversed(rows), FIRST_DATA_ROW):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    for cell in sheet[HEADS][1:]:
        cell.value = f"My {cell.value}"
    sheet.title = "Renamed"
    book.save(path)
    assert {row["_id"]: row for row in read_back(path)["action"]} == before


def test_a_row_typed_into_the_free_rows_comes_back_as_a_new_one(tmp_path: Path) -> None:
    path = written(kick_off(), tmp_path)
    count = len(read_back(path)["action"])
    book = load_workbook(path)
    sheet = sheet_of(book, "action")
    column = next(cell.column for cell in sheet[KEYS] if cell.value == "preparation")
    assert not sheet.cell(FIRST_DATA_ROW + count, column).protection.locked
    sheet.cell(FIRST_DATA_ROW + count, column).value = "One more thing"
    book.save(path)
    rows = read_back(path)["action"]
    assert len(rows) == count + 1
    assert rows[-1]["preparation"] == "One more thing"
    assert not rows[-1]["_id"]


def test_letters_come_back_under_the_role_they_stand_for(tmp_path: Path) -> None:
    document = kick_off()
    raci = next(table for section in document.sections for table in section.tables if table.key == "raci")
    rows = read_back(written(document, tmp_path))["raci"]
    keys = {f"letter:{head.over}" for head in raci.heads if head.crossing}
    assert keys == {key for key in rows[0] if key.startswith("letter:")}
    assert len(rows) == len(raci.rows)  # and no line of the legend


def test_a_form_comes_back_as_one_row_with_its_id(tmp_path: Path) -> None:
    document = kick_off()
    [project] = read_back(written(document, tmp_path))["project"]
    assert project["_id"] == document.project_id
    assert str(project["go_live"])[:10] == "2027-03-15"


@pytest.mark.parametrize(
    ("kind", "value", "number_format"),
    [
        (Number(), 1200, "#,##0"),
        (Number(digits=1), 9.5, "#,##0.0"),
        (Number(digits=2), 80.0, "#,##0"),
        (Percent(), 0.8, '0"\xa0"%'),
        (Percent(), 0.825, '0.0"\xa0"%'),
        (Duration(), 270 / 86400, "[mm]:ss"),
    ],
)
def test_numbers_are_numbers_in_the_format_of_their_kind(
    tmp_path: Path, kind: Kind, value: float, number_format: str
) -> None:
    cell = sheet_of(load_workbook(written(small(kind, [Cell("x", value)]), tmp_path)), "thing").cell(FIRST_DATA_ROW, 2)
    assert cell.number_format == number_format
    assert cell.alignment.horizontal == "right"
    assert cell.data_type in "nd"


def test_a_text_that_could_not_be_read_stays_and_is_marked(tmp_path: Path) -> None:
    document = small(Number(), [Cell("about 12", "about 12", "bad", unread=True), Cell("12", 12)])
    marked, plain = (
        sheet_of(load_workbook(written(document, tmp_path)), "thing").cell(row, 2)
        for row in (FIRST_DATA_ROW, FIRST_DATA_ROW + 1)
    )
    assert marked.value == "about 12"
    assert marked.fill.fgColor.rgb != plain.fill.fgColor.rgb


def test_long_texts_are_not_of_format_text_and_short_ones_are(tmp_path: Path) -> None:
    long = small(LongText(), [Cell("+49 30 1234\nnext", "+49 30 1234\nnext")])
    assert sheet_of(load_workbook(written(long, tmp_path)), "thing").cell(FIRST_DATA_ROW, 2).number_format == "General"
    short = small(Text(), [Cell("+49 30 1234", "+49 30 1234")])
    assert sheet_of(load_workbook(written(short, tmp_path)), "thing").cell(FIRST_DATA_ROW, 2).number_format == "@"


def test_an_empty_table_says_so_and_can_be_filled(tmp_path: Path) -> None:
    sheet = sheet_of(load_workbook(written(small(Text(), [], choices=("One", "Two")), tmp_path)), "thing")
    assert sheet["B3"].value == "Nothing yet."
    assert sheet.cell(HEADS, 2).value == "What"
    assert sheet.auto_filter.ref == "A5:B205"  # what is typed there can be filtered and sorted at once
    assert sheet.print_area == "'Things'!$A$1:$B$20"
    assert not sheet.tables
    assert not sheet.cell(FIRST_DATA_ROW + 5, 2).protection.locked
    assert any(str(rule.sqref).startswith("B6:B") for rule in sheet.data_validations.dataValidation)


@pytest.mark.parametrize("language", ["de", "zh"])
def test_every_cell_is_known_by_a_digest_of_what_was_printed(language: str, tmp_path: Path) -> None:
    document, words = kick_off(language), words_of(language)
    path = written(document, tmp_path)
    meta, back = meta_of(path), read_back(path)
    assert meta.facts["project"] == document.project_id
    assert (meta.facts["readers"], meta.facts["language"]) == ("customer", language)
    for section in (section for section in document.sections if any(table.heads for table in section.tables)):
        if section.layout in WITHOUT_ROWS:
            continue
        table = as_written(section, words)
        assert meta.columns[table.key] == [column_key(head) for head in table.heads]
        assert (
            {row["_id"] for row in back[table.key]}
            == set(table.ids)
            == {i for k, i, _ in meta.digests if k == table.key}
        )
        for row_id, cells in zip(table.ids, table.rows, strict=True):
            for head, cell in zip(table.heads, cells, strict=True):
                place = f"{meta.facts['sha256']}{row_id}{column_key(head)}"
                assert meta.digests[table.key, row_id, column_key(head)] == digest(place, cell.text, words)


def test_a_digest_tells_a_change_and_an_empty_cell_and_two_places_apart() -> None:
    words = words_of("en")
    assert digest("a", "Open", words) != digest("a", "Done", words)
    assert digest("a", "Open", words) != digest("b", "Open", words)
    assert digest("a", "", words) == EMPTY
    assert digest("a", "one\r\ntwo", words) == digest("a", "one\ntwo", words)
    assert {len(digest("a", str(n), words)) for n in range(300)} == {LENGTH}


def test_a_draft_without_a_number_finds_its_way_back_too(tmp_path: Path) -> None:
    document = replace(kick_off(), number="", version="")
    meta = meta_of(written(document, tmp_path))
    assert (meta.facts["number"], meta.facts["version"]) == ("", "")
    assert meta.digests.keys() == meta_of(written(kick_off(), tmp_path)).digests.keys()


def test_fingerprint_follows_the_content() -> None:
    document = kick_off()
    assert fingerprint(document) == fingerprint(kick_off())
    assert fingerprint(document) != fingerprint(kick_off("de", everything(23)))


def test_an_issued_workbook_bears_its_content_hash_and_a_draft_has_none(tmp_path: Path) -> None:
    issued: Any = load_workbook(written(replace(kick_off(), content="0123abcd"), tmp_path))
    assert issued.custom_doc_props["Content SHA-256"].value == "0123abcd"
    draft: Any = load_workbook(written(kick_off(), tmp_path))
    assert draft.custom_doc_props.names == []


@pytest.mark.long
def test_every_sheet_of_the_sample_comes_back_whatever_the_language(tmp_path: Path) -> None:
    for place, language in enumerate(LANGUAGES):
        rows, sheets = sample_rows(words_of(language)), SHEETS[place :: len(LANGUAGES)]
        pack = replace(sheet_pack(sheets[0]), parts=tuple(part for sheet in sheets for part in sheet_pack(sheet).parts))
        document = collect(pack, rows_of(rows), view_of(rows, language), lambda _sha: None, INTERNAL)
        back = read_back(written(document, tmp_path))
        for sheet, section in zip(sheets, document.sections, strict=True):
            [table] = section.tables
            found = back[sheet.__tablename__]
            assert [row["_id"] for row in found] == list(table.ids), sheet
            assert found[0].keys() >= {head.key for head in table.heads if not head.crossing}


def test_a_very_wide_sheet_is_printed_on_several_pages_under_its_first_column(tmp_path: Path) -> None:
    rows = sample_rows(words_of("de"))
    document = collect(sheet_pack(Assignment), rows_of(rows), view_of(rows, "de"), lambda _sha: None, INTERNAL)
    sheet = sheet_of(load_workbook(written(document, tmp_path)), "assignment")
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$B"


def test_a_picture_of_the_project_form_cannot_be_overwritten(tmp_path: Path) -> None:
    rows = sample_rows(words_of("de"))
    document = collect(sheet_pack(Project), rows_of(rows), view_of(rows, "de"), lambda _sha: None)
    sheet = sheet_of(load_workbook(written(document, tmp_path)), "project")
    places = {cell.value: cell.row for cell in sheet["A"]}
    assert sheet.cell(places["customer_logo"], 3).protection.locked
    assert not sheet.cell(places["goals"], 3).protection.locked


def test_a_matrix_without_rows_and_roles_keeps_its_legend_and_offers_no_free_rows(tmp_path: Path) -> None:
    rows = everything()[:1]
    document = collect(KICK_OFF, rows_of(rows), view_of(rows, "de"), lambda _sha: None)
    path = written(document, tmp_path)
    sheet = sheet_of(load_workbook(path), "raci")
    assert [sheet.cell(row, 3).value for row in range(sheet.max_row - 3, sheet.max_row + 1)] == ["R", "A", "C", "I"]
    assert all(cell.protection.locked for row in sheet.iter_rows(FIRST_DATA_ROW) for cell in row)
    assert read_back(path)["raci"] == []
