"""Figures out of files of other programs: CSV in any usual encoding, or Excel; nothing is written here."""

import csv
import io
import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.files import bytes_of
from ccworkbench.exchange.reading.code_pages import PAGES, code_pages
from ccworkbench.exchange.reading.kpi_figures import ReadFigures, head_of, known_heads, read_figures
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase

Rows = list[list[object]]
FILE_LIMIT, UNPACKED_LIMIT, ROW_LIMIT = 20_000_000, 400_000_000, 100_000
BEGINNING = 65_536  # bytes in which the headings stand
DELIMITERS = (";", ",", "\t", "|")
# What openpyxl raises for a file that only looks like a workbook.
BROKEN = (
    BadZipFile,
    zlib.error,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
FOREIGN = re.compile(r"[\x00-\x08\x0e-\x1f]")


def figures_in(path: Path, viewer: Viewer, spoken: str = "en", others: Sequence[Viewer] = ()) -> ReadFigures:
    """Read the figures of a file for a project whose language is `spoken`; raises UserError where there are none.

    What can't be read in the language of `view` is read in those of the `others`. English is spoken everywhere: where
    the project's is, another language of these says in which code page texts are.
    """
    views = (viewer, *others)
    spoken_here = (spoken, *(one.words.language for one in views))
    language = next((language for language in spoken_here if language != "en"), "en")
    data, page, tables = _bytes(path), "", list[Rows]()
    if data.startswith(b"PK"):
        tables = list(_workbook(data, path))
    elif (text := unicode_text(data)) is not None:
        tables = list(_texts(text, path))
    else:
        page = max(code_pages(data, language), key=lambda page: _known(data, page, path))
        tables = list(_texts(data.decode(page, "replace"), path))
    heads = [(rows, head) for rows in tables if (head := head_of(rows)) is not None]
    if not heads:
        raise UserError(
            phrase(
                "“{file}” has no known headings. It needs a date and counts, such as Date, Offered, "
                "Answered, Abandoned.",
                file=path.name,
            )
        )
    found = read_figures(*max(heads, key=lambda pair: len(pair[0])), views)
    if not found.lines:
        raise UserError(phrase("“{file}” has headings but no figures. Choose another file.", file=path.name))
    return replace(found, encoding=PAGES.get(page, ""))


def unicode_text(data: bytes) -> str | None:
    """Turn bytes into text by their mark, else as UTF-8; None where they are written in an older code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _known(data: bytes, page: str, path: Path) -> int:
    """Count the headings that are known where the beginning of a file is read in a code page."""
    return max(map(known_heads, _texts(data[:BEGINNING].decode(page, "replace"), path)), default=0)


def _bytes(path: Path) -> bytes:
    data = bytes_of(path, FILE_LIMIT)
    if data is None:
        raise _too_large(path)
    return data


def _texts(text: str, path: Path) -> Iterator[Rows]:
    """Split a text at the delimiter that makes most of its headings known."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if FOREIGN.search(text):
        raise _foreign(path)
    named = re.match(r"sep=(.)\n", text)  # Excel’s own hint
    body = text[named.end() :] if named else text
    for delimiter in [named[1]] if named else DELIMITERS:
        lines: Rows = [[]] if named else []  # so that lines are numbered as in the file
        try:
            for line in csv.reader(io.StringIO(body), delimiter=delimiter):
                lines.append([*line])
                if len(lines) > ROW_LIMIT:
                    raise _too_large(path)
        except csv.Error as error:
            raise _foreign(path) from error
        if head_of(lines) is not None:
            yield lines


def _workbook(data: bytes, path: Path) -> Iterator[Rows]:
    """Read the worksheets of an Excel workbook, their values only."""
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED_LIMIT:
                raise _too_large(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some exporters say that there is one cell only
                rows = islice(sheet.iter_rows(values_only=True), ROW_LIMIT)
                yield [[_plain(value) for value in row] for row in rows]
            book.close()
    except BROKEN as error:
        raise _foreign(path) from error


def _plain(value: object) -> object:
    """Return a moment at midnight as it is, and any other one as text, so that its time is seen."""
    return value.isoformat(" ") if isinstance(value, datetime) and value.time() != datetime.min.time() else value


def _foreign(path: Path) -> UserError:
    return UserError(
        phrase("“{file}” is neither a CSV nor an Excel file. Save the figures as .csv or .xlsx.", file=path.name)
    )


def _too_large(path: Path) -> UserError:
    return UserError(phrase("“{file}” is too large. Export fewer periods into one file.", file=path.name))
