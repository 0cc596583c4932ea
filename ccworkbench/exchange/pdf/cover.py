"""The first page and the contents: whose paper it is, what it is, and where things stand."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.exchange.brand import recoloured
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.fonts import longest_word
from ccworkbench.exchange.pdf.book import LONG, SHORT, Band, ContentsEntry, PdfPage
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import BLOCK, LABEL, SMALL, STRONG, TEXT, TITLE, Style, ink_of, shortened
from ccworkbench.exchange.tones import INK, MUTED, SUBTITLE, TONES, WATERMARK, WHITE
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words

BAND, LEFT, RIGHT = 11.0, 62.0, 48.0
BOTTOM = 22.0  # what stays blank below the last line
LOGO = (150.0, 46.0)  # the box a logo is fitted into
READERS_BAND, READERS = 18.0, Style(8.5, WHITE, bold=True, track=0.4)
NAME, KIND = Style(14, bold=True), Style(10.5, bold=True, track=0.6)
BIG, BIGGEST = Style(22, bold=True, pitch=1.22), Style(29, bold=True, pitch=1.2)
SUPPLIER = Style(10.5, MUTED)
MOST_NAME_LINES, MOST_FACT_LINES = 3, 6
TITLE_LINES = (25.0, 16.0)  # the height of a line of contents, by level
FACT_SHARES = (0.3, 0.175, 0.175, 0.175, 0.175)  # of the width: a number is longer than the rest
WATERMARK_SIZE, WATERMARK_WIDTH = 120.0, 560.0
UNDER_TITLE = Style(11.5, SUBTITLE, pitch=1.45)


@dataclass(frozen=True)
class Logo:
    """A picture ready to be placed, and its width by height."""

    picture: Any
    ratio: float

    @classmethod
    def of(cls, data: bytes | None) -> "Logo | None":
        """Read a logo; one that can't be read any more is left out rather than spoiling the paper."""
        from reportlab.lib.utils import ImageReader

        if not data:
            return None
        try:
            picture = ImageReader(io.BytesIO(recoloured(data, "")))
        except UserError:
            return None
        width, height = picture.getSize()
        return cls(picture, width / height)

    def draw(self, pen: Pen, x: float, top: float, *, at_right: bool = False) -> float:
        """Fit it into its box; gives the width it takes."""
        width = min(LOGO[0], LOGO[1] * self.ratio)
        height = width / self.ratio
        left = x - width if at_right else x
        pen.canvas.drawImage(self.picture, left, pen.height - top - height, width, height, mask="auto")
        return width


def cover(document: Document, words: Words) -> PdfPage:
    """Return the first page."""
    pdf_page = PdfPage(SHORT, LONG, (0, 0), framed=False)

    def draw(pen: Pen, _left: float, _top: float) -> None:
        pen.box(0, 0, (BAND, LONG), pen.brand_colours.accent)
        _companies(pen, document)
        _titles(pen, document)
        _facts(pen, document, words)

    pdf_page.placed.append((0, Band(LONG, draw)))
    return pdf_page


def _companies(pen: Pen, document: Document) -> None:
    brand = document.brand
    logo, top = Logo.of(brand.customer_logo), 62.0
    if logo:
        taken = logo.draw(pen, LEFT, top) + 12
        if logo.ratio < 1.6:
            _company(pen, brand.customer, (LEFT + taken, top + LOGO[1] / 2), NAME, 300 - taken)
    else:
        _monogram(pen, brand.customer, top)
    logo = Logo.of(brand.supplier_logo)
    if logo:
        logo.draw(pen, SHORT - RIGHT, top, at_right=True)
    else:
        _company(pen, brand.supplier, (SHORT - RIGHT, top + 18), SUPPLIER, 160, "right")


def _company(pen: Pen, name: str, place: tuple[float, float], style: Style, room: float, align: str = "left") -> None:
    """Write a company's name in full around a height, in as many lines as it needs; smaller where these are many."""
    lines = style.wrap(name, room)
    if len(lines) > MOST_NAME_LINES:
        style = replace(style, size=style.size * 0.7)
        lines = style.wrap(name, room)
    pen.lines(place[0], place[1] - len(lines) * style.leading / 2, lines, style, align)


def _monogram(pen: Pen, name: str, top: float) -> None:
    letters = "".join(word[0] for word in name.split()[:2] if word[0].isalnum()).upper()
    taken = 0.0
    if letters:
        style = Style(14, pen.brand_colours.on_accent, bold=True)
        pen.box(LEFT, top, (36, 36), pen.brand_colours.accent, radius=6)
        pen.line(LEFT + 18, top + 18 - style.leading / 2, letters, style, "middle")
        taken = 47
    _company(pen, name, (LEFT + taken, top + 18), NAME, 300 - taken)


def _titles(pen: Pen, document: Document) -> None:
    room = SHORT - LEFT - RIGHT - 40
    style = BIGGEST if len(BIGGEST.wrap(document.title, room)) <= 3 else BIG
    pen.line(LEFT, 290, document.kind.upper(), KIND.in_colour(pen.brand_colours.text))
    top = pen.lines(LEFT, 314, _balanced(document.title, style, room)[:6], style)
    pen.lines(LEFT, top + 12, UNDER_TITLE.wrap(document.subtitle, room)[:5], UNDER_TITLE)


def _balanced(text: str, style: Style, room: float) -> Sequence[str]:
    """Break a title into lines of about the same length."""
    lines = style.wrap(text, room)
    for part in range(60, 100, 4):
        narrower = style.wrap(text, room * part / 100)
        if len(narrower) == len(lines) and longest_word(text, style.size, bold=True) <= room * part / 100:
            return narrower
    return lines


def _facts(pen: Pen, document: Document, words: Words) -> None:
    values = (
        (words.say("Document"), joined(document.number, document.state(words)[0]), INK),
        (words.say("Date"), words.date(document.day, long=True), INK),
        (words.say("Status"), words.say(document.status.label), ink_of(document.status.tone)),
        (words.say("Classification"), document.brand.classification, INK),
        (words.say("Readers"), words.say(document.readers.label), ink_of(document.readers.tone)),
    )
    top, whole = LONG - 142, SHORT - LEFT - RIGHT
    places = [sum(FACT_SHARES[:index]) * whole for index in range(len(values))]
    pen.rule(LEFT, top - 14, SHORT - LEFT - RIGHT)
    under = top + 56
    for index, (label, value, colour) in enumerate(values):
        style = TEXT if colour == INK else STRONG
        left, room = LEFT + places[index], FACT_SHARES[index] * whole
        pen.line(left, top, label, LABEL)
        lines = style.wrap(value, room - 10)[:MOST_FACT_LINES]
        under = max(under, pen.lines(left, top + 14, lines, style.in_colour(colour)) + 6)
    if document.author:
        author = words.say("Prepared by {author}", author=joined(document.author, document.brand.supplier))
        under = pen.lines(LEFT, under, SMALL.wrap(author, SHORT - LEFT - RIGHT)[:3], SMALL)
    legal = SMALL.wrap(joined(*document.brand.legal), SHORT - LEFT - RIGHT)
    pen.lines(LEFT, under + 4, legal[: int((LONG - BOTTOM - under) // SMALL.leading)], SMALL)


def joined(*parts: str) -> str:
    """Set parts beside each other, the blank ones left out."""
    return " · ".join(part for part in parts if part)


def contents(title: str, entries: Sequence[ContentsEntry], width: float, page: Callable[[str], int]) -> Iterator[Band]:
    """Yield the contents: titles, leaders of dots and page numbers, each a link."""

    def draw_title(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, title, TITLE)

    yield Band(TITLE.leading + 14, draw_title, keep=True)
    for entry in entries:
        yield _content(entry, width, page)


def contents_height(sections: Sequence[Sequence[ContentsEntry]]) -> float:
    """Tell how high the contents of these sections are."""
    return (
        TITLE.leading + 14 + sum(TITLE_LINES[min(index, 1)] for section in sections for index, _ in enumerate(section))
    )


def _content(entry: ContentsEntry, width: float, page: Callable[[str], int]) -> Band:
    style = Style(9.5, bold=True) if entry.level == 0 else Style(8.5, MUTED)
    indent, height = (0.0 if entry.level == 0 else 24.0), TITLE_LINES[entry.level]

    def draw(pen: Pen, left: float, top: float) -> None:
        number, base = str(page(entry.key)), top + height - style.leading - 2
        title = shortened(entry.title, style, width - indent - 70)
        x = left + (indent or 24)
        if entry.number:
            pen.line(left, base, entry.number, style.in_colour(pen.brand_colours.text))
        pen.line(x, base, title, style)
        pen.line(left + width, base, number, style, "right")
        start, end = x + style.width(title) + 6, left + width - style.width(number) - 6
        pen.dots(start, base + style.leading * 0.72, max(0, end - start))
        bottom = pen.height - top - height
        pen.canvas.linkRect("", entry.key, (left, bottom, left + width, bottom + height), thickness=0)

    return Band(height, draw)


def readers_band(pen: Pen, pdf_page: PdfPage, document: Document, words: Words) -> None:
    """Draw across the top of a page for whom it is, where it is not for the customer."""
    if document.readers is CUSTOMER:
        return
    tone, style = TONES[document.readers.tone], READERS
    pen.box(0, 0, (pdf_page.width, READERS_BAND), tone.ink)
    top = (READERS_BAND - style.leading) / 2
    pen.line(pdf_page.width / 2, top, words.say(document.readers.label), style, "middle")


def watermark(pen: Pen, pdf_page: PdfPage, document: Document, words: Words) -> None:
    """Write across a page, under its text, that it is a draft."""
    if not document.is_draft:
        return
    text = words.say(document.status.label).upper()
    style = Style(WATERMARK_SIZE * min(1, WATERMARK_WIDTH / Style(WATERMARK_SIZE, bold=True).width(text)), bold=True)
    pen.canvas.saveState()
    pen.canvas.translate(pdf_page.width / 2, pen.height / 2)
    pen.canvas.rotate(45)
    pen.put_text(-style.width(text) / 2, -style.size * 0.36, text, style.in_colour(WATERMARK))
    pen.canvas.restoreState()


def frame(pen: Pen, pdf_page: PdfPage, document: Document, words: Words, count: tuple[int, int]) -> None:
    """Draw the running head and the footer of a page."""
    left, right = pdf_page.margins[0], pdf_page.width - pdf_page.margins[1]
    width, foot = right - left, pdf_page.height - 44
    brand = document.brand
    pen.line(left, 30, shortened(joined(document.kind, document.title), SMALL, width * 0.7), SMALL)
    pen.line(right, 30, shortened(brand.customer, SMALL, width * 0.28), SMALL, "right")
    pen.rule(left, 44, width)
    pen.rule(left, foot, width)
    page = words.say("Page {page} of {pages}", page=count[0], pages=count[1])
    pen.line(right, foot + 6, page, SMALL, "right")
    room = width - SMALL.width(page) - 20
    state = shortened(joined(*document.state(words)), SMALL, room)
    number = shortened(document.number, SMALL, room - SMALL.width(state) - 10)  # a paper without its version is none
    pen.line(left, foot + 6, joined(number, state), SMALL)
    whom = shortened(joined(brand.classification, words.say(document.readers.label)), SMALL, width)
    pen.line(left, foot + 17, whom, SMALL)
    if brand.footer:
        pen.line(right, foot + 17, shortened(brand.footer, SMALL, width - SMALL.width(whom) - 20), SMALL, "right")


def section_title(title: str, number: str, purpose: str, width: float, entry: ContentsEntry) -> Iterator[Band]:
    """Yield the heading of a section, with the sentence under it."""
    sentence = TEXT.in_colour(MUTED)
    titles, lines = TITLE.wrap(title, width - 34), sentence.wrap(purpose, width * 0.86)
    height = len(titles) * TITLE.leading + (len(lines) * TEXT.leading + 3 if lines else 0) + 13

    def draw(pen: Pen, left: float, top: float) -> None:
        if number:
            pen.line(left, top, number, TITLE.in_colour(pen.brand_colours.text))
        indent = TITLE.width(number) + 9 if number else 0
        under = pen.lines(left + indent, top, titles, TITLE)
        pen.lines(left, under + 3, lines, sentence)

    yield Band(height, draw, keep=True, gap=34, entry=entry)


def sentence(text: str, note: str) -> Band:
    """Say that there is nothing, and as of when."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top, text, BLOCK)
        pen.line(left, top + BLOCK.leading + 2, note, SMALL)

    return Band(BLOCK.leading + SMALL.leading + 8, draw)


def remark(text: str) -> Band:
    """Add a quiet line to what stands above it."""

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.line(left, top + 4, text, SMALL)

    return Band(SMALL.leading + 6, draw)
