"""What can go wrong while a workbook is written: nothing half-done stays, nothing internal leaks."""

import io
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook
from PIL import Image

from ccworkbench.core.disclosure import INTERNAL
from ccworkbench.core.record import Record, columns_of
from ccworkbench.exchange.document import CancelledError, Document
from ccworkbench.exchange.excel import saving, writer
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.logo import BOX
from ccworkbench.exchange.excel.styles import CellFormat, FormatArrays
from ccworkbench.exchange.excel.table import AfterRow
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from tests.exchange.example_project import everything, kick_off

CANARY = "Kanarienvogel"


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(1900, 2, 28), "1900-02-28"),
        (date(1900, 3, 1), datetime(1900, 3, 1)),
        (date(2026, 3, 12), datetime(2026, 3, 12)),
    ],
)
def test_days_before_the_leap_day_that_never_was_stay_as_they_are_written(
    day: date, kept: object, tmp_path: Path
) -> None:
    book = Workbook()
    styles = FormatArrays(book, words_of("de"))
    styles.put(book.worksheets[0].cell(1, 1), day, CellFormat())
    styles.close()
    book.save(tmp_path / "x.xlsx")
    assert load_workbook(tmp_path / "x.xlsx").worksheets[0]["A1"].value == kept


def logo(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "#0b4f5c").save(stream, "PNG")
    return stream.getvalue()


def written(document: Document, folder: Path) -> Path:
    path = folder / "pack.xlsx"
    write_excel(document, words_of(document.language), path)
    return path


def hide_canaries(rows: list[Record]) -> list[Record]:
    """Put a canary into every internal column, and a copy of every row that is internal and full of canaries."""
    for row in rows:
        for column in columns_of(type(row)):
            if column.disclosure == INTERNAL and isinstance(getattr(row, column.key, None), str):
                setattr(row, column.key, CANARY)
    return rows + [_internal(row) for row in rows[2:]]


def _internal(row: Record) -> Record:
    columns = [column for column in columns_of(type(row)) if not column.computed]
    values: dict[str, Any] = {column.key: getattr(row, column.key) for column in columns}
    texts = {key: CANARY for key, value in values.items() if type(value) is str}
    fixed = {key: getattr(row, key) for key in ("row_id", "column_id") if hasattr(row, key)}
    return type(row)(project_id=row.project_id, internal=True, **{**values, **texts, **fixed})


@pytest.mark.parametrize("code", ["IO_ENOSPC", "IO_EACCES"])
def test_a_fault_that_lxml_reports_is_told_as_one_of_the_disk(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise SerialisationError(code)

    monkeypatch.setattr(writer, "save", fail)
    with pytest.raises(UserError, match=r"disk is full|can’t be written"):
        written(kick_off("de", everything()), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_internal_is_anywhere_in_a_customers_file(tmp_path: Path) -> None:
    path = written(kick_off("de", hide_canaries(everything())), tmp_path)
    with ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if CANARY.encode() in archive.read(name)]


def test_the_canary_sings_in_our_own_file(tmp_path: Path) -> None:
    path = written(kick_off("de", hide_canaries(everything()), INTERNAL), tmp_path)
    with ZipFile(path) as archive:
        assert any(CANARY.encode() in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("step", range(11))
def test_cancelling_at_any_step_leaves_nothing(tmp_path: Path, step: int) -> None:
    seen: list[int] = []

    def stop(done: int, _total: int, _what: str) -> None:
        seen.append(done)
        if done == step:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_excel(kick_off(), words_of("de"), tmp_path / "pack.xlsx", stop)
    assert seen
    assert not list(tmp_path.iterdir())


def test_progress_names_every_sheet_in_order_and_reaches_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    document = kick_off()
    write_excel(document, words_of("de"), tmp_path / "pack.xlsx", lambda *step: told.append(step))
    steps = list(dict.fromkeys(told))
    assert [step[0] for step in steps] == list(range(len(document.sections) + 2))
    assert [step[2] for step in steps[1:-1]] == [section.title for section in document.sections]
    assert {step[1] for step in steps} == {len(document.sections) + 2}


def test_a_folder_that_is_not_there_is_named_and_stays_away(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        write_excel(kick_off(), words_of("de"), tmp_path / "nowhere" / "pack.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.xlsx").mkdir()
    with pytest.raises(UserError, match=r"pack\.xlsx"):
        write_excel(kick_off(), words_of("de"), tmp_path / "pack.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.xlsx"]


@pytest.mark.parametrize(
    "spoil", [lambda path: path.write_bytes(b"PK"), lambda path: path.write_bytes(path.read_bytes()[:9000])]
)
def test_a_file_that_cannot_be_read_back_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_text("the issue of yesterday")

    def spoilt(book: ExcelBook, beside: Path, step: AfterRow) -> None:
        saving.save(book, beside, step)
        spoil(beside)

    monkeypatch.setattr(writer, "save", spoilt)
    with pytest.raises(UserError):
        write_excel(kick_off(), words_of("de"), path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["the issue of yesterday"]


@pytest.mark.parametrize(("width", "height"), [(20, 1200), (1200, 8), (600, 200), (1, 1)])
def test_a_logo_of_any_shape_fits_its_box(tmp_path: Path, width: int, height: int) -> None:
    document = kick_off()
    brand = replace(document.brand, customer_logo=logo(width, height), supplier_logo=logo(height, width))
    cover: Any = load_workbook(written(replace(document, brand=brand), tmp_path)).worksheets[0]
    assert len(cover._images) == 2
    for image in cover._images:
        assert 0 < image.anchor.ext.width <= BOX[0] * 9525
        assert 0 < image.anchor.ext.height <= BOX[1] * 9525


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_where_a_logo_cannot_be_shown_the_name_stands(tmp_path: Path, data: bytes) -> None:
    document = kick_off()
    brand = replace(document.brand, customer_logo=data, supplier_logo=None)
    cover: Any = load_workbook(written(replace(document, brand=brand), tmp_path)).worksheets[0]
    assert not cover._images
    assert cover["C2"].value == brand.customer
    assert brand.supplier in {cell.value for cell in cover[2]}


def test_logos_tell_a_screen_reader_whose_they_are(tmp_path: Path) -> None:
    document = kick_off()
    brand = replace(document.brand, customer="Stadt & Werke", customer_logo=logo(300, 100))
    with ZipFile(written(replace(document, brand=brand), tmp_path)) as archive:
        assert 'descr="Stadt &amp; Werke"' in archive.read("xl/drawings/drawing1.xml").decode()


def test_ampersands_and_long_names_do_not_disturb_heads_and_feet(tmp_path: Path) -> None:
    document = kick_off()
    brand = replace(document.brand, customer="Stadt & Werke &P 2", footer="A&B " * 200)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheets: list[Any] = load_workbook(written(replace(document, brand=brand), tmp_path)).worksheets
    for sheet in sheets[:-2]:
        assert "Stadt && Werke &&P 2" in sheet.oddHeader.right.text
        assert len(str(sheet.oddFooter)) <= 255


@pytest.mark.parametrize("accent", ["#ffffff", "#ffff00", "#000000", "#0b4f5c"])
def test_headings_can_be_read_on_any_accent(tmp_path: Path, accent: str) -> None:
    from ccworkbench.exchange.tones import contrast

    document = kick_off()
    book = load_workbook(written(replace(document, brand=replace(document.brand, accent=accent)), tmp_path))
    head = next(sheet for sheet in book.worksheets if sheet.tables)["B5"]
    assert contrast(f"#{head.font.color.rgb[2:]}", f"#{head.fill.fgColor.rgb[2:]}") >= 4.5


def test_the_cover_ends_with_the_legal_details_of_the_supplier(tmp_path: Path) -> None:
    document = kick_off()
    brand = replace(document.brand, legal=("=1+1", "HRB 1234"))
    cover: Any = load_workbook(written(replace(document, brand=brand), tmp_path)).worksheets[0]
    assert [line[2].value for line in cover.iter_rows()][-3:-1] == ["=1+1", "HRB 1234"]
    assert all(cell.data_type != "f" for line in cover.iter_rows() for cell in line)
