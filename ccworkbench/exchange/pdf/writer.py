"""A document as PDF: laid out once, then drawn with every page number known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ccworkbench.core.grid import Table
from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.document import Document, Progress, Section
from ccworkbench.exchange.files import atomic
from ccworkbench.exchange.fonts import REGULAR, font_faces
from ccworkbench.exchange.pdf.book import (
    LONG,
    SHORT,
    Band,
    ContentsEntry,
    PdfBook,
    PdfPage,
    landscape,
    portrait,
    text_width,
)
from ccworkbench.exchange.pdf.cover import (
    contents,
    contents_height,
    cover,
    frame,
    readers_band,
    remark,
    section_title,
    sentence,
    watermark,
)
from ccworkbench.exchange.pdf.details import has_details
from ccworkbench.exchange.pdf.form import answers, facts, form, heading, lines_to_write
from ccworkbench.exchange.pdf.matrix import matrix
from ccworkbench.exchange.pdf.pages import row_page_bands
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.pdf.picture import picture_bands
from ccworkbench.exchange.pdf.signatures import signatures
from ccworkbench.exchange.pdf.table import bands_of, cut, divided, lay_out, least_width, shares_of
from ccworkbench.language.languages import LOCALES
from ccworkbench.language.words import Words

ALONE = {"control", "sign_off", "pages"}  # these begin a page
SENTENCE = 130.0  # what a section needs that only says that there is nothing
ENOUGH = 4  # a document of fewer sections needs no contents


@dataclass(frozen=True)
class PdfResult:
    """What was written: the file, its pages, and the characters that no font has."""

    path: Path
    pages: int
    missing: str


def write_pdf(document: Document, words: Words, path: Path, progress: Progress | None = None) -> PdfResult:
    """Write a document; on any error or cancel nothing is left at `path`, or what was there before."""
    return _Writer(document, words, progress or (lambda _done, _of, _what: None)).write(path)


class _Writer:
    """One document on its way to paper."""

    def __init__(self, document: Document, words: Words, progress: Progress) -> None:
        self.document, self.words = document, words
        self._sections = tuple(
            replace(section, tables=section.printed or section.tables) for section in document.sections if section.paper
        )
        self._progress, self._done, self._of = progress, 0, 2 * len(self._sections)
        self._what = document.kind
        self._pages: dict[str, int] = {}
        self._is_blank = False  # the last page only says what there is not: what comes next may share it
        font_faces()

    def write(self, path: Path) -> PdfResult:
        leaves = self._lay_out()
        for number, pdf_page in enumerate(leaves, 1):
            self._pages.update({band.entry.key: number for _, band in pdf_page.placed if band.entry})
        with atomic(path) as beside:
            pen = Pen(self._canvas(beside), BrandColours.of(self.document.brand.accent))
            for number, pdf_page in enumerate(leaves, 1):
                self._draw(pen, pdf_page, (number, len(leaves)))
            self._tick()
            pen.canvas.save()
        return PdfResult(path, len(leaves), "".join(sorted(pen.missing)))

    def _tick(self) -> None:
        self._progress(min(self._done, self._of), self._of, self._what)

    def _lay_out(self) -> list[PdfPage]:
        sections = self._sections
        front = [section for section in sections if section.layout == "control"]
        body = [section for section in sections if section.layout != "control"]
        inside, opening = PdfBook(self._tick), PdfBook(self._tick)
        for number, section in enumerate(body, 1):
            make = _page_format(section, body[number:], inside.leaves)
            self._add(inside, section, str(number) if len(body) >= ENOUGH else "", make)
        for section in front:
            self._add(opening, section, "", portrait)
        if len(body) >= ENOUGH and not self.document.short:
            title = self.words.say("Contents")
            width = text_width(portrait())
            opening.add(contents(title, _listed(inside.leaves), width, self._pages.__getitem__), portrait, fresh=True)
        about = [section for section in sections if not section.is_appended]
        first = [cover(self.document, self.words)] if len(about) > 1 and not self.document.short else []
        return [*first, *opening.leaves, *inside.leaves]

    def _add(self, book: PdfBook, section: Section, number: str, make: Callable[[], PdfPage]) -> None:
        self._what = section.title
        self._tick()
        width = text_width(make())
        entry = ContentsEntry(section.key, section.title, number=number)
        bands = [*section_title(section.title, number, section.purpose, width, entry)]
        bands += self._picture(section, make())
        bands += self._body(section, width)
        if section.more:
            bands[-1:] = replace(bands[-1], keep=True), remark(section.more)
        before = len(book.leaves)
        book.add(bands, make, fresh=section.layout in ALONE, flowing=self._is_blank)
        self._is_blank = _says_nothing(section) and (self._is_blank or len(book.leaves) > before)
        self._done += 1

    def _picture(self, section: Section, pdf_page: PdfPage) -> Iterator[Band]:
        if section.picture and not (section.picture.is_empty or section.is_empty):
            brand_colours = BrandColours.of(self.document.brand.accent)
            yield from picture_bands(section.picture, (text_width(pdf_page), pdf_page.room), self.words, brand_colours)

    def _body(self, section: Section, width: float) -> Iterator[Band]:
        bodies: dict[str, Callable[[Section, float], Iterator[Band]]] = {
            "form": form,
            "matrix": _matrix,
            "answers": _answers,
            "control": _control,
            "sign_off": _sign_off,
            "pages": row_page_bands,
        }
        if section.layout != "sign_off" and section.is_empty:
            day = self.words.date(self.document.day, long=True)
            yield sentence(section.empty, self.words.say("As of {day}", day=day))
        else:
            yield from bodies.get(section.layout, _section_tables)(section, width)

    def _canvas(self, path: Path) -> Any:
        from reportlab.pdfgen.canvas import Canvas

        document = self.document
        options: dict[str, Any] = {"initialFontName": REGULAR, "lang": LOCALES[document.language].replace("_", "-")}
        canvas: Any = Canvas(
            str(path), pagesize=(SHORT, LONG), invariant=1, pageCompression=1, pdfVersion=(1, 7), **options
        )
        canvas.setTitle(f"{document.kind}: {document.title}")
        canvas.setAuthor(document.author or document.brand.supplier)
        canvas.setSubject(document.subtitle.replace("\n", " "))
        keywords = (document.number, document.version, document.status.value, document.brand.customer)
        canvas.setKeywords([word for word in (*keywords, document.readers.value) if word])
        canvas.setCreator("CC Workbench")
        canvas.setProducer("CC Workbench")
        canvas.setDateFormatter(lambda *_: f"D:{document.day:%Y%m%d}000000Z")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        return canvas

    def _draw(self, pen: Pen, pdf_page: PdfPage, count: tuple[int, int]) -> None:
        pen.turn_to(pdf_page.width, pdf_page.height)
        watermark(pen, pdf_page, self.document, self.words)
        for top, band in pdf_page.placed:
            if band.entry:
                self._bookmark(pen, band.entry, top)
            band.draw(pen, pdf_page.margins[0], top)
        readers_band(pen, pdf_page, self.document, self.words)
        if pdf_page.framed:
            frame(pen, pdf_page, self.document, self.words, count)
        pen.canvas.showPage()
        self._tick()

    def _bookmark(self, pen: Pen, entry: ContentsEntry, top: float) -> None:
        if entry.level == 0:
            self._done += 1
            self._what = entry.title
        title = f"{entry.number} {entry.title}".strip()
        pen.canvas.bookmarkHorizontal(entry.key, 0, pen.height - top + 8)
        pen.canvas.addOutlineEntry(title, entry.key, entry.level, closed=entry.level == 0)


def _listed(leaves: list[PdfPage]) -> list[ContentsEntry]:
    """List sections with what they are made of; the longest lists are left out until all fits one page."""
    sections: list[list[ContentsEntry]] = []
    for entry in (band.entry for pdf_page in leaves for _, band in pdf_page.placed if band.entry):
        sections.append([entry]) if entry.level == 0 else sections[-1].append(entry)
    while contents_height(sections) > portrait().room and any(len(section) > 1 for section in sections):
        longest = max(sections, key=len)
        del longest[1:]
    return [entry for section in sections for entry in section]


def _page_format(section: Section, others: Sequence[Section], leaves: Sequence[PdfPage]) -> Callable[[], PdfPage]:
    """Choose how the page of a section lies; one that says nothing shares the page before it, or the one after it."""
    if section.is_appended and leaves:
        return landscape if leaves[-1].width > leaves[-1].height else portrait
    if _says_nothing(section):
        if leaves and leaves[-1].room > SENTENCE:
            return landscape if leaves[-1].width > leaves[-1].height else portrait
        section = next((other for other in others if not _says_nothing(other)), section)
    return landscape if _is_landscape(section) else portrait


def _says_nothing(section: Section) -> bool:
    return section.layout not in {*ALONE, "form"} and section.is_empty


def _is_landscape(section: Section) -> bool:
    """Tell whether a section needs the long side: every matrix does, and a table that is wide."""
    if section.layout == "matrix":
        return not section.is_empty
    return section.layout == "table" and least_width(_all_rows(section.tables)) > text_width(portrait())


def _section_tables(section: Section, width: float) -> Iterator[Band]:
    whole = _all_rows(section.tables)
    main, rest = divided(whole, width)
    shares = [main] if has_details(whole, rest) else shares_of(whole, width)
    for index, table in enumerate(section.tables):
        key = f"{section.key}.{index}"
        if table.rows and len(section.tables) > 1:
            yield heading(table.title, ContentsEntry(key, table.title, 1), gap=18 if index else 0)
        for number, share in enumerate(shares if table.rows else ()):
            layout = lay_out(cut(table, share), width, cut(whole, share))
            beneath = cut(table, rest) if rest and len(shares) == 1 else None
            for count, band in enumerate(bands_of(layout, key if number == 0 else "", beneath)):
                yield replace(band, fresh=number > 0 and count == 0)


def _all_rows(tables: tuple[Table, ...]) -> Table:
    """Take blocks together, so that their columns stand under each other."""
    return replace(tables[0], rows=tuple(row for table in tables for row in table.rows))


def _matrix(section: Section, width: float) -> Iterator[Band]:
    for index, table in enumerate(section.tables):
        yield from matrix(table, section.legend, width, f"{section.key}.{index}")


def _answers(section: Section, width: float) -> Iterator[Band]:
    for index, table in enumerate(section.tables):
        yield from answers(table, width, f"{section.key}.{index}")


def _control(section: Section, width: float) -> Iterator[Band]:
    yield from facts(section.facts, width)
    for table in section.tables:
        if table.rows:
            yield heading(table.title, gap=22)
            yield from bands_of(lay_out(table, width, writing=table.key == "approval"), table.key)


def _sign_off(section: Section, width: float) -> Iterator[Band]:
    yield lines_to_write(section.empty, 3, width)
    yield signatures(section.parties, width)
