"""The very hidden sheet by which a workbook finds its way back: whose it is, and each cell as it was printed.

A digest stands for every cell of the lists, matrices and forms that are in the file, and for nothing else. So who
reads it back knows what was changed, and takes nothing for missing or deleted that the file never contained. Each is
salted with its place, and with what the file holds: it tells nothing about a row that is not in it.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Table
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.book import ROW_HEIGHT, VERY_HIDDEN, ExcelBook
from ccworkbench.exchange.excel.data_rows import PLAIN, CellWriter
from ccworkbench.exchange.excel.layout import as_written, column_key
from ccworkbench.exchange.excel.styles import CellFormat
from ccworkbench.exchange.excel.text import UNSAFE, cell_text
from ccworkbench.language.words import Words

SCHEMA = "2"
SHEET, ROW = "sheet", "row"  # how the lines begin that tell of a sheet, and of a row of it
BYTES, LENGTH = 6, 8  # of a digest, and the characters it is written in
EMPTY = "-" * LENGTH  # instead of a digest, for a cell in which nothing stood
WITHOUT_ROWS = ("control", "sign_off")  # the layouts of pages that bring no rows back
Line = tuple[str, ...]


def write_meta(sheet: Worksheet, book: ExcelBook) -> None:
    """Write what an import has to know: whose rows these are, in which language, for whom, and which cells."""
    data, writers = book.rows_of(sheet), list[CellWriter]()
    for row, line in enumerate(_lines(book), 1):
        while len(writers) < len(line):
            writers.append(CellWriter(book.styles, len(writers) + 1, CellFormat(wrap=False)))
        data.add(row, ROW_HEIGHT, [writer.write(row, text) for writer, text in zip(writers, line, strict=False)])
    sheet.sheet_state = VERY_HIDDEN


def _lines(book: ExcelBook) -> Iterator[Line]:
    document, salt = book.document, fingerprint(book.document)
    yield "schema", SCHEMA
    yield "project", document.project_id
    yield "document", document.key
    yield "number", document.number
    yield "version", document.version
    yield "readers", document.readers.value
    yield "language", document.language
    yield "exported", document.day.isoformat()
    yield "sha256", salt
    for section in document.sections:
        place = SHEET, section.key, book.tabs[section.key]
        if section.layout in WITHOUT_ROWS or not any(table.heads for table in section.tables):
            yield place
            continue
        table = as_written(section, book.words)
        yield *place, table.key, *map(column_key, table.heads)
        yield from _row_digests(table, salt, book.words)


def _row_digests(table: Table, salt: str, words: Words) -> Iterator[Line]:
    keys = [column_key(head) for head in table.heads]
    for row_id, cells in zip(table.ids, table.rows, strict=True):
        start = f"{salt}{row_id}"
        yield ROW, row_id, "".join(digest(start + key, cell.text, words) for key, cell in zip(keys, cells, strict=True))


def digest(place: str, text: str, words: Words) -> str:
    """Return what stands for a text; the place is the file's SHA-256, the row's id and the column's key."""
    if not text:
        return EMPTY
    written = text if len(text) < PLAIN and not UNSAFE.search(text) else cell_text(text, words)
    return b64encode(hashlib.sha256(f"{place}\n{written}".encode()).digest()[:BYTES]).decode()


def fingerprint(document: Document) -> str:
    """Return the SHA-256 of all values, by which two issues can be compared."""
    tables = [
        (section.key, table.key, table.ids, [[cell.text for cell in row] for row in table.rows])
        for section in document.sections
        for table in section.tables
    ]
    return hashlib.sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest()
