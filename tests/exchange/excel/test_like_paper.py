"""Excel says what paper says: every cell shows the same text, and numbers and days are numbers and days."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL
from ccworkbench.core.grid import Cell
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS, KEYS, as_written, column_key
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import PaperSource, pack_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.formats import fixed_number_text, percent_text
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.reports.catalogue import listed
from tests.method.conftest import book_of

DAY = date(2026, 11, 24)
MINUTE, HOUR = 60, 3600


@cache
def source(language: str) -> PaperSource:
    rows = sample_rows(words_of(language), DAY)
    names = {row.id: row.label for row in rows if type(row).sheet.named_by}
    viewer = Viewer(words_of(language), DAY, name=lambda _sheet, row: names.get(row, ""))
    return PaperSource(book_of(rows), viewer, lambda _key: None)


def document(key: str, language: str) -> Document:
    return source(language).document(PACKS[key] if key in PACKS else pack_of(key), language, INTERNAL)


def displayed(cell: Any, language: str) -> str:
    """Write what Excel shows in a cell, as far as our formats go."""
    value, code = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, timedelta | time):
        passed = value if isinstance(value, timedelta) else timedelta(0, value.second, 0, 0, value.minute, value.hour)
        return span(round(passed.total_seconds()), code)
    if isinstance(value, datetime):
        return words_of(language).date(value.date())
    digits = len(re.sub("[^0]", "", code.partition(".")[2]))
    if "%" in code:
        return percent_text(value, language, digits) if digits else percent_text(round(value, 2), language)
    if ":" in code:
        return span(round(value * 24 * HOUR), code)
    text = (
        fixed_number_text(abs(value), digits, language) if digits else words_of(language).number(abs(round(value)), 0)
    )
    return f"{'-' if value < 0 else '+' if code.startswith('+') and value else ''}{text}"


def span(seconds: int, code: str) -> str:
    if code == "[h]:mm:ss":
        return f"{seconds // HOUR}:{seconds % HOUR // MINUTE:02d}:{seconds % MINUTE:02d}"
    assert code == "[mm]:ss"
    return f"{seconds // MINUTE:02d}:{seconds % MINUTE:02d}"


def pairs(found: Document, path: Path) -> list[tuple[str, Cell, Any]]:
    """Pair each cell of a list or matrix, as paper has it, with that of Excel."""
    write_excel(found, words_of(found.language), path)
    book, met = load_workbook(path, data_only=True), []
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet, section in zip(seen[1:], found.sections, strict=True):
        marker = str(sheet.cell(1, IDS).value)
        if marker.startswith(("ccw:form", "ccw:control", "ccw:sign_off")) or not any(t.heads for t in section.tables):
            continue
        table = as_written(section, words_of(found.language))
        keys = [cell.value for cell in sheet[KEYS]]
        for number, row in enumerate(table.rows, FIRST_DATA_ROW):
            for column, (head, cell) in enumerate(zip(table.heads, row, strict=True), IDS + 1):
                assert keys[column - 1] == column_key(head)
                met.append((f"{section.key}/{head.key}", cell, sheet.cell(number, column)))
    return met


def differences(key: str, language: str, folder: Path) -> list[tuple[str, str, str]]:
    path = folder / f"{key}.xlsx"
    shown = [(at, cell.text, displayed(excel, language)) for at, cell, excel in pairs(document(key, language), path)]
    return [one for one in shown if one[1] != one[2]]


@pytest.mark.parametrize(("key", "language"), [("kpi", "de"), ("launch", "hu"), ("task", "ru"), ("uat_summary", "zh")])
def test_every_cell_shows_what_paper_says(key: str, language: str, tmp_path: Path) -> None:
    assert differences(key, language, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_cell_of_all_papers_shows_what_paper_says(tmp_path: Path) -> None:
    for place, key in enumerate([*PACKS, *listed()]):
        language = ("en", "de", "hu", "ru", "zh")[place % 5]
        assert differences(key, language, tmp_path) == [], key


def test_numbers_and_days_are_no_texts(tmp_path: Path) -> None:
    met = pairs(document("kpi", "de"), tmp_path / "kpi.xlsx")
    targets = [excel for at, _, excel in met if at == "kpi/target" and excel.value is not None]
    assert {excel.data_type for excel in targets} <= {"n", "d"}
    assert {excel.number_format for excel in targets} >= {'0"\xa0"%', "[mm]:ss"}


def test_a_customer_reads_roles_where_nobody_is_named(tmp_path: Path) -> None:
    found = source("de").document(PACKS["kickoff"], "de", CUSTOMER)
    owners = [excel.value for at, _, excel in pairs(found, tmp_path / "k.xlsx") if at == "roadmap/owner"]
    assert owners
    assert all(owners)
