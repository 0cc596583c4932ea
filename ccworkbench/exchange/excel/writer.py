"""A document as an Excel workbook: cover, one sheet per section, and what it takes to read it back."""

import errno
from datetime import datetime, time
from pathlib import Path
from typing import Any

from lxml.etree import SerialisationError
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.document import Document, Progress, Section
from ccworkbench.exchange.excel.book import COVER, LISTS, META, ExcelBook
from ccworkbench.exchange.excel.charts import add_charts
from ccworkbench.exchange.excel.cover import write_cover
from ccworkbench.exchange.excel.form import write_control, write_form, write_note, write_sign_off
from ccworkbench.exchange.excel.meta import write_meta
from ccworkbench.exchange.excel.page import set_up
from ccworkbench.exchange.excel.saving import check, save
from ccworkbench.exchange.excel.table import AfterRow, write_table
from ccworkbench.exchange.files import atomic
from ccworkbench.language.words import Words


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
            save(book, beside, steps.again)
        except SerialisationError as error:  # lxml names what the system said: IO_ENOSPC
            raise OSError(getattr(errno, str(error).removeprefix("IO_"), errno.EIO), str(error)) from error
        check(beside, book, path)


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
        page = write_table(sheet, book, section, step)
        set_up(sheet, book, add_charts(sheet, book, section, page))


def _close(book: ExcelBook) -> None:
    """Add the hidden sheets and the properties."""
    book.lists.write(book.sheet(LISTS))
    write_meta(book.sheet(META), book)
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
    if document.content:
        custom: Any = book.file
        custom.custom_doc_props.append(StringProperty(name="Content SHA-256", value=document.content))
