"""Pages out of bands: a band is a slice of a page that stays whole, and knows what it must stay with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ccworkbench.exchange.pdf.pen import Pen

LONG, SHORT = 841.89, 595.28  # A4 in points
HEAD, FOOT = 66.0, 62.0  # what running head and footer take, with the room to the text

Draw = Callable[[Pen, float, float], None]  # the pen, the left edge, the top


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents, and a bookmark: 0 is a section, 1 what it is made of."""

    key: str
    title: str
    level: int = 0
    number: str = ""


@dataclass(frozen=True)
class Band:
    """A slice of a page: how high it is, how it is drawn, what it stays with, what is repeated over it."""

    height: float
    draw: Draw
    keep: bool = False  # stays with the band that follows
    gap: float = 0  # room above, dropped at the top of a page
    heads: tuple["Band", ...] = ()  # drawn again where a page begins with this band
    entry: ContentsEntry | None = None
    fresh: bool = False  # begins a page


@dataclass
class PdfPage:
    """One page: its size, what stands where on it, and how full it is."""

    width: float
    height: float
    margins: tuple[float, float]
    framed: bool = True
    placed: list[tuple[float, Band]] = field(default_factory=list)
    used: float = 0

    @property
    def room(self) -> float:
        """How much height is left."""
        return self.height - HEAD - FOOT - self.used

    def put(self, band: Band) -> None:
        """Put a band under the ones that are there."""
        self.used += band.gap if self.placed else 0
        self.placed.append((HEAD + self.used, band))
        self.used += band.height


def portrait() -> PdfPage:
    """Return an empty upright page; the left margin is the one that is punched."""
    return PdfPage(SHORT, LONG, (62, 48))


def landscape() -> PdfPage:
    """Return an empty page that lies."""
    return PdfPage(LONG, SHORT, (50, 50))


def text_width(pdf_page: PdfPage) -> float:
    """Return the width between the margins."""
    return pdf_page.width - sum(pdf_page.margins)


class PdfBook:
    """All pages of a document, filled band by band."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self.leaves: list[PdfPage] = []
        self._tick = tick

    def add(
        self, bands: Iterable[Band], make: Callable[[], PdfPage], *, fresh: bool = False, flowing: bool = False
    ) -> None:
        """Fill pages with bands; they go on where the last page ends if they fit there whole, or if they may flow."""
        bands = list(bands)
        if fresh or not (self._is_like(make) and (flowing or self._fits(bands))):
            self.leaves.append(make())
        for count, chain in enumerate(_chains(bands)):
            self._place(chain, make)
            if count % 100 == 0:
                self._tick()

    def _is_like(self, make: Callable[[], PdfPage]) -> bool:
        return bool(self.leaves) and self.leaves[-1].width == make().width

    def _fits(self, bands: Sequence[Band]) -> bool:
        return sum(band.height + band.gap for band in bands) <= self.leaves[-1].room

    def _place(self, chain: Sequence[Band], make: Callable[[], PdfPage]) -> None:
        pdf_page = self.leaves[-1]
        if chain[0].fresh and pdf_page.placed:
            pdf_page = make()
            self.leaves.append(pdf_page)
        height = sum(band.height + (band.gap if pdf_page.placed or index else 0) for index, band in enumerate(chain))
        if height > pdf_page.room and pdf_page.placed:
            pdf_page = self._next(chain[0], make)
        for band in chain:  # a chain taller than a page is let go
            if band.height + band.gap > pdf_page.room and pdf_page.placed:
                pdf_page = self._next(band, make)
            pdf_page.put(band)

    def _next(self, first: Band, make: Callable[[], PdfPage]) -> PdfPage:
        pdf_page = make()
        self.leaves.append(pdf_page)
        for band in first.heads:
            pdf_page.put(band)
        return pdf_page


def _chains(bands: Iterable[Band]) -> Iterable[list[Band]]:
    chain: list[Band] = []
    for band in bands:
        chain.append(band)
        if not band.keep:
            yield chain
            chain = []
    if chain:
        yield chain
