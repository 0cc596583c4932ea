"""Exports cost little more than bare writing of the same values, and grow with their rows, no faster."""

import sys
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.writer.excel import ExcelWriter

from ccworkbench.core.grid import Cell, Head, Table
from ccworkbench.core.kind import Choice, Date, Kind, LongText, Text
from ccworkbench.exchange.document import Document, Section
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.sample import sample_pictures, sample_rows
from ccworkbench.sheets.roles.action import ActionStatus
from tests.exchange.example_project import kick_off, rows_of, view_of

KINDS: tuple[Kind, ...] = (Text(), LongText(), Text(), Date(), Choice(ActionStatus))
GERMAN = words_of("de")


def seconds(job: Callable[[], object], times: int = 3) -> float:
    """Time the work of a job, at its best of some: it stays the same while others use the machine, too."""

    def once() -> float:
        start = process_time()
        job()
        return process_time() - start

    return min(once() for _ in range(times))


def table(rows: int) -> Table:
    """Make a table of ten columns."""
    labels = tuple(GERMAN.say(status.label) for status in ActionStatus)
    heads = tuple(
        Head(f"c{n}", f"Spalte {n}", 20, kind, labels if isinstance(kind, Choice) else ())
        for n, kind in enumerate((*KINDS, *KINDS))
    )

    def cell(row: int, kind: Kind) -> Cell:
        if isinstance(kind, Date):
            day = date(2026, 1, 1) + timedelta(row % 900)
            return Cell(GERMAN.date(day), day)
        if isinstance(kind, Choice):
            return Cell(labels[row % 5], labels[row % 5])
        text = f"Vorbereitung {row}: die Bereichsleitung legt fest, wer entscheidet." if kind.long else f"A-{row:05d}"
        return Cell(text, text)

    filled = tuple(tuple(cell(row, head.kind) for head in heads) for row in range(rows))
    return Table("thing", "Things", "", "", "list", heads, tuple(map(str, range(rows))), filled)


def document(rows: int) -> Document:
    section = Section("things", "Vorbereitungen", "", "table", (table(rows),))
    return replace(kick_off(), sections=(section,))


def bare(found: Document, path: Path) -> None:
    """Write the same cells with openpyxl and nothing else, styles copied, rows and columns sized: the floor."""
    book = Workbook()
    sheet = book.worksheets[0]
    filled = found.sections[0].tables[0]
    looks = [_look(sheet.cell(1, column), head) for column, head in enumerate((None, *filled.heads), 1)]
    for number, (row_id, row) in enumerate(zip(filled.ids, filled.rows, strict=True), 2):
        for column, (value, look) in enumerate(zip((row_id, *(cell.value for cell in row)), looks, strict=True), 1):
            cell: Any = sheet.cell(number, column, value)
            cell._style = copy(look)
        sheet.row_dimensions[number].height = 18.9
    with ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()


def _look(cell: Any, head: Head | None) -> Any:
    cell.font, cell.fill = Font(name="Calibri", size=10), PatternFill("solid", fgColor="FFFBE6")
    cell.alignment, cell.border = Alignment("left", "center", wrap_text=True), Border(bottom=Side("thin", "D0D5DA"))
    cell.number_format = "dd.mm.yyyy" if head and isinstance(head.kind, Date) else "@"
    cell.parent.column_dimensions[cell.column_letter].width = 20
    return cell._style


def tell(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Show a figure to whoever runs the benchmarks."""
    with capsys.disabled():
        sys.stdout.write(f"\n{text}\n")


@pytest.mark.parametrize(("rows", "times"), [(2_000, 1.25), (10_000, 1.15)])
def test_a_workbook_costs_little_more_than_its_bare_cells_by_openpyxl(
    rows: int, times: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check of the file, its digests and its free rows are part of what is measured."""
    found = document(rows)
    ours = seconds(lambda: write_excel(found, GERMAN, tmp_path / "ours.xlsx"))
    floor = seconds(lambda: bare(found, tmp_path / "bare.xlsx"), times=2)
    tell(capsys, f"Excel, {rows:,} x 10: {ours:.2f} s, bare openpyxl {floor:.2f} s, ratio {ours / floor:.2f}")
    assert ours < times * floor


def test_ten_thousand_rows_take_ten_times_as_long_as_a_thousand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, many = document(1_000), document(10_000)
    short = seconds(lambda: write_excel(few, GERMAN, tmp_path / "few.xlsx"))
    long = seconds(lambda: write_excel(many, GERMAN, tmp_path / "many.xlsx"), times=1)
    tell(capsys, f"Excel, 10,000 x 10: {long:.2f} s, 1,000 x 10: {short:.2f} s, ratio {long / short:.1f}")
    assert long < 16 * short


def test_the_samples_kick_off_pack_as_pdf_and_excel_is_there_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = sample_rows(GERMAN)
    pack = collect(KICK_OFF, rows_of(rows), view_of(rows, "de"), lambda _sha: sample_pictures()[0])
    write_pdf(kick_off(), GERMAN, tmp_path / "warm.pdf")  # fonts are registered once
    excel = seconds(lambda: write_excel(pack, GERMAN, tmp_path / "pack.xlsx"))
    pdf = seconds(lambda: write_pdf(pack, GERMAN, tmp_path / "pack.pdf"))
    floor = seconds(lambda: bare(document(2_000), tmp_path / "bare.xlsx"))  # how fast this machine is
    tell(capsys, f"Kick-off pack of the sample: Excel {excel:.2f} s, PDF {pdf:.2f} s, together {excel + pdf:.2f} s")
    assert excel + pdf < 8 * floor
