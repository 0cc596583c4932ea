"""A workbook on its way to the disk: its sheets with their rows, the zip file, and a look at what was written."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml.etree import XMLSyntaxError, fromstring
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.packaging.relationship import Relationship
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.related import Related
from openpyxl.worksheet.table import TablePartList
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP, ARC_WORKBOOK, SHEET_MAIN_NS
from openpyxl.xml.functions import SubElement, tostring

from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.data_rows import DataRows
from ccworkbench.exchange.excel.table import AfterRow
from ccworkbench.exchange.excel.text import one_line
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase

EARLIEST = date(1980, 1, 1)  # that a zip file can name


class _SheetWriter(WorksheetWriter):
    """Writes a worksheet with its rows of both sorts in their order."""

    ws: Any
    _rels: Any

    def __init__(self, sheet: Worksheet, data: DataRows) -> None:
        self._data = data
        super().__init__(sheet)

    def write_dimensions(self) -> None:
        letter = get_column_letter(max(self.ws.max_column, self._data.columns))
        self.xf.send(SheetDimension(f"A1:{letter}{max(self.ws.max_row, self._data.last)}").to_tree())

    def write_rows(self) -> None:
        stream: Any = self.xf.send(True)
        cells, data = dict(self.rows()), self._data.xml
        with stream.element("sheetData"):
            for row in sorted(cells.keys() | data.keys()):
                if row in data:
                    stream.write(fromstring(data[row]))
                else:
                    self.write_row(stream, cells[row], row)
        self.xf.send(None)

    def write_tables(self) -> None:
        """Name the tables; openpyxl would make a cell object for each of their cells."""
        make: Any = Relationship
        parts: Any = TablePartList()
        for table in self.ws.tables.values():
            link = make(Type=table._rel_type, Target="")  # noqa: SLF001
            self._rels.append(link)
            table._rel_id = link.Id  # noqa: SLF001
            parts.append(Related(id=link.Id))
        if parts:
            self.xf.send(parts.to_tree())


class _BookWriter(ExcelWriter):
    """Writes a workbook whose tables are there as XML; `rows` has those of each sheet by its name."""

    _archive: Any

    def __init__(self, book: Workbook, archive: Any, rows: dict[str, DataRows]) -> None:
        super().__init__(book, archive)
        self._rows = rows

    def write_worksheet(self, ws: Any) -> None:
        data = self._rows.get(ws.title)
        if data is None:
            super().write_worksheet(ws)
            return
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        writer = _SheetWriter(ws, data)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._archive.write(writer.out, ws.path[1:])
        self.manifest.append(ws)
        writer.cleanup()


class _Archive(ZipFile):
    """A zip file that asks before each part whether it should go on; all parts bear one day, and no clock."""

    step: AfterRow
    day: date
    company: str

    def writestr(self, name: Any, data: Any) -> None:  # type: ignore[override]  # nobody here asks for more
        self.step()
        day = max(self.day, EARLIEST)
        if name == ARC_APP:  # openpyxl asks nobody what to write there
            properties: Any = ExtendedProperties()
            tree = properties.to_tree()
            SubElement(tree, "Company").text = self.company
            data = tostring(tree)
        part = ZipInfo(str(name), (day.year, day.month, day.day, 0, 0, 0))
        part.compress_type = self.compression
        super().writestr(part, data)

    def write(self, filename: Any, arcname: Any = None) -> None:  # type: ignore[override]
        self.writestr(arcname, Path(filename).read_bytes())


def save(book: ExcelBook, beside: Path, step: AfterRow) -> None:
    """Write the file; the same workbook gives the same bytes. Raises OSError."""
    with _Archive(beside, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        brand = book.document.brand
        company = one_line(brand.supplier or brand.customer, book.words)
        archive.step, archive.day, archive.company = step, book.document.day, company
        _BookWriter(book.file, archive, book.rows).save()


def check(beside: Path, book: ExcelBook, path: Path) -> None:
    """Read the file once more before it is given out."""
    try:
        with ZipFile(beside) as archive:
            broken = archive.testzip()
            names = [
                sheet.get("name") for sheet in fromstring(archive.read(ARC_WORKBOOK)).iter(f"{{{SHEET_MAIN_NS}}}sheet")
            ]
    except (BadZipFile, KeyError, XMLSyntaxError) as error:
        raise UserError(_unreadable(path)) from error
    if broken or names != book.file.sheetnames:
        raise UserError(_unreadable(path))


def _unreadable(path: Path) -> Phrase:
    return phrase("“{file}” could not be verified after writing. Try again, or choose another drive.", file=path.name)
