"""The same rows on the same day make the same file, byte by byte, whenever it is written."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import EXCEL, PDF, Document
from ccworkbench.exchange.excel.meta import fingerprint
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import Paper, PaperSource, pack_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.reports.catalogue import REPORTS, listed
from tests.method.conftest import book_of

DAY = date(2026, 11, 24)


@cache
def source() -> PaperSource:
    rows = sample_rows(words_of("de"), DAY)
    names = {row.id: row.label for row in rows if type(row).sheet.named_by}
    viewer = Viewer(words_of("de"), DAY, name=lambda _sheet, row: names.get(row, ""))
    return PaperSource(book_of(rows), viewer, lambda _key: None)


def document(key: str, language: str = "de") -> Document:
    return source().document(PACKS[key] if key in PACKS else pack_of(key), language, INTERNAL)


def written(key: str, folder: Path) -> Iterator[bytes]:
    for ending in (PDF, EXCEL):
        path = folder / f"{key}.{ending}"
        Paper(document(key), path).write(path)
        yield path.read_bytes()


@pytest.mark.parametrize("key", ["weekly", "launch", "task", "service_levels", "adkar"])
def test_a_paper_is_the_same_bytes_again(key: str, tmp_path: Path) -> None:
    assert list(written(key, tmp_path)) == list(written(key, tmp_path))


@pytest.mark.long
@pytest.mark.timeout(600)
def test_all_papers_are_the_same_bytes_again(tmp_path: Path) -> None:
    for key in [*PACKS, *listed()]:
        assert list(written(key, tmp_path)) == list(written(key, tmp_path)), key


def test_a_workbook_bears_the_day_of_its_data_and_no_clock(tmp_path: Path) -> None:
    list(written("action", tmp_path))
    with ZipFile(tmp_path / "action.xlsx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(2026, 11, 24, 0, 0, 0)}
    properties: Any = load_workbook(tmp_path / "action.xlsx").properties
    assert {properties.created.date(), properties.modified.date()} == {DAY}


def test_reports_are_told_by_what_they_hold_and_not_by_when_they_were_made() -> None:
    for key in REPORTS:
        assert fingerprint(document(key)) == fingerprint(document(key)), key
