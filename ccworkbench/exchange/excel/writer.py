"""A document as an Excel workbook: cover, one sheet per section, and what it takes to read it back."""

import errno
import hashlib
import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml.etree import SerialisationError
from openpyxl import load_workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ccworkbench.exchange.document import Document, Progress, Section
from ccworkbench.exchange.excel.book import COVER, LISTS, META, VERY_HIDDEN, ExcelBook
from ccworkbench.exchange.excel.charts import add_charts
from ccworkbench.exchange.excel.cover import write_cover
from ccworkbench.exchange.excel.form import write_control, write_form, write_note, write_sign_off
from ccworkbench.exchange.excel.styles import CellFormat
from ccworkbench.exchange.excel.table import AfterRow, write_table
from ccworkbench.exchange.files import atomic
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, Words, phrase

SCHEMA = "1"
EARLIEST = date(1980, 1, 1)  # that a zip file can name


class WritingProgress:
    """Tells how far the writing is; whoever listens may stop it at each step."""

    def __init__(self, document: Document, words: Words, progress: Progress | None) -> None:
        self._progress, self._done, self._what = progress, -1, ""
        self._total = len(document.sections) + 2
        self._words = words

    def next(self, what: str) -> None:
        """Begin the next sheet."""
        self._done, self._what = self._done + 1, what
        self.again()

    def again(self) -> None:
        """Say the same once more, so that a long sheet can be stopped, too."""
        if self._progress:
            self._progress(self._done, self._total, self._what)


def write_excel(document: Document, words: Words, path: Path, progress: Progress | None = None) -> None:
    """Write a workbook; it is there whole, read once more, or not at all.

    `progress` hears of every sheet and may raise CancelledError. Raises UserError where it can't be written.
    """
    steps = WritingProgress(document, words, progress)
    with atomic(path) as beside:
        beside.touch()  # says before the work that this can't be written
        book = ExcelBook(document, words)
        steps.next(words.say("Cover"))
        write_cover(book.sheet(COVER), book)
        for section in document.sections:
            steps.next(section.title)
            _write_section(book.sheet(section.key), book, section, steps.again)
        steps.next(path.name)
        _close(book)
        try:
            _save(book, beside, steps.again)
        except SerialisationError as error:  # lxml names what the system said: IO_ENOSPC
            raise OSError(getattr(errno, str(error).removeprefix("IO_"), errno.EIO), str(error)) from error
        _check(beside, book, path)


def _write_section(sheet: Worksheet, book: ExcelBook, section: Section, step: AfterRow) -> None:
    if section.layout == "control":
        write_control(sheet, book, section)
    elif section.layout == "sign_off":
        write_sign_off(sheet, book, section)
    elif not any(table.heads for table in section.tables):
        write_note(sheet, book, section)
    elif section.layout == "form":
        write_form(sheet, book, section)
    else:
        write_table(sheet, book, section, step)
        add_charts(sheet, book, section)


def _close(book: ExcelBook) -> None:
    """Add the hidden sheets and the properties."""
    book.lists.write(book.sheet(LISTS))
    _write_meta(book.sheet(META), book)
    book.styles.close()
    book.file.active = 0
    book.file.worksheets[0].sheet_view.tabSelected = True
    document, properties = book.document, book.file.properties
    properties.title = f"{document.kind} · {document.title}"
    properties.subject = document.title
    properties.creator = properties.lastModifiedBy = document.brand.supplier or document.author
    properties.keywords = book.words.listing(
        x for x in (document.brand.customer, document.number, book.words.say(document.status.label)) if x
    )
    properties.category = document.kind
    properties.created = properties.modified = datetime.combine(document.day, time.min)
    properties.language = document.language
    properties.version = document.version or None
    custom: Any = book.file
    custom.custom_doc_props.append(StringProperty(name="Content SHA-256", value=fingerprint(document)))


def _write_meta(sheet: Worksheet, book: ExcelBook) -> None:
    """Write what an import has to know: whose rows these are, in which language, on which sheet."""
    document = book.document
    lines = [
        ("schema", SCHEMA),
        ("project", document.project_id),
        ("document", document.key),
        ("number", document.number),
        ("version", document.version),
        ("readers", document.readers.value),
        ("language", document.language),
        ("exported", document.day.isoformat()),
        ("sha256", fingerprint(document)),
        *((f"sheet:{section.key}", book.tabs[section.key]) for section in document.sections),
    ]
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            book.styles.put(sheet.cell(row, column), text, CellFormat(wrap=False))
    sheet.sheet_state = VERY_HIDDEN


def fingerprint(document: Document) -> str:
    """Return the SHA-256 of all values, by which two issues can be compared."""
    tables = [
        (section.key, table.key, table.ids, [[cell.text for cell in row] for row in table.rows])
        for section in document.sections
        for table in section.tables
    ]
    return hashlib.sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest()


class _Archive(ZipFile):
    """A zip file that asks before each part whether it should go on; all parts bear one day, and no clock."""

    step: AfterRow
    day: date

    def writestr(self, name: Any, data: Any) -> None:  # type: ignore[override]  # nobody here asks for more
        self.step()
        day = max(self.day, EARLIEST)
        part = ZipInfo(str(name), (day.year, day.month, day.day, 0, 0, 0))
        part.compress_type = self.compression
        super().writestr(part, data)

    def write(self, filename: Any, arcname: Any = None) -> None:  # type: ignore[override]
        self.writestr(arcname, Path(filename).read_bytes())


def _save(book: ExcelBook, beside: Path, step: AfterRow) -> None:
    with _Archive(beside, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        archive.step, archive.day = step, book.document.day
        ExcelWriter(book.file, archive).save()


def _check(beside: Path, book: ExcelBook, path: Path) -> None:
    """Read the file once more before it is given out."""
    try:
        with ZipFile(beside) as archive:
            broken = archive.testzip()
        with beside.open("rb") as stream:  # of a path, the library trusts the ending more than the content
            names = load_workbook(stream, read_only=True).sheetnames
    except (BadZipFile, KeyError, ValueError) as error:
        raise UserError(_unreadable(path)) from error
    if broken or names != book.file.sheetnames:
        raise UserError(_unreadable(path))


def _unreadable(path: Path) -> Phrase:
    return phrase("“{file}” could not be verified after writing. Try again, or choose another drive.", file=path.name)
