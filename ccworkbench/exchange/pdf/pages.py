"""Rows that come as pages of their own on paper: the full ones one by one, the compact ones under each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ccworkbench.exchange.document import TO_FILL, TO_NOTE, TO_TICK, RowPage, Section, SigningParty
from ccworkbench.exchange.pdf.book import Band, ContentsEntry, portrait
from ccworkbench.exchange.pdf.cover import section_title
from ccworkbench.exchange.pdf.form import big_heading, form, heading, plain_form, small_facts, ticks
from ccworkbench.exchange.pdf.signatures import signatures
from ccworkbench.exchange.pdf.table import bands_of, lay_out

PAGES_BETWEEN = 16.0  # room between two compact rows


def row_page_bands(section: Section, width: float) -> Iterator[Band]:
    """Yield the bands of all rows of a section; a full one begins a page, compact ones share it as they fit."""
    shared = False
    titled = section_title(section.title, "1", section.purpose, width, ContentsEntry(section.key, section.title))
    above = sum(band.height for band in titled)
    for index, page in enumerate(section.pages):
        entry = ContentsEntry(f"{section.key}.{page.key}", page.title, 1)
        bands = list(_compact(page, width, entry) if page.compact else _full(page, width, entry, above))
        is_fresh = bool(index) and not (page.compact and shared)
        yield replace(bands[0], fresh=is_fresh, gap=PAGES_BETWEEN if page.compact and index else bands[0].gap)
        yield from bands[1:]
        shared, above = page.compact, 0


def _full(page: RowPage, width: float, entry: ContentsEntry, above: float) -> Iterator[Band]:
    title = list(big_heading(page.title, width, entry))
    fields = form(Section(page.key, "", "", "form", (page.fields,), beside=page.beside), width)
    bands = [*title, *fields, *_page_tables(page, width, gap=14)]
    yield from bands
    room = portrait().room - above - sum(band.height + band.gap for band in bands)
    heads = tuple(replace(band, entry=None) for band in title)  # where the signatures begin a page of their own
    for block in _signatures(page.parties, width, room):
        yield replace(block, heads=heads)


def _signatures(parties: Sequence[SigningParty], width: float, room: float) -> list[Band]:
    """Set the blocks of all signers closer where they then fit under what they sign."""

    def height(blocks: list[Band]) -> float:
        return sum(block.height + block.gap for block in blocks)

    pairs = [parties[pair : pair + 2] for pair in range(0, len(parties), 2)]
    roomy, tight = ([signatures(pair, width, tight=way) for pair in pairs] for way in (False, True))
    return tight if height(tight) <= room < height(roomy) else roomy


def _page_tables(page: RowPage, width: float, gap: float) -> Iterator[Band]:
    for table in page.tables:
        if table.shape == TO_TICK:
            yield ticks(table, width)
            continue
        if table.title:
            yield heading(table.title, gap=12)
        first, *others = bands_of(lay_out(table, width, writing=table.shape in {TO_FILL, TO_NOTE}), "")
        yield replace(first, gap=0 if table.title else gap)
        yield from others


def _compact(page: RowPage, width: float, entry: ContentsEntry) -> Iterator[Band]:
    """Keep all of a row together: its short values on one line, its texts, and what is to be filled in."""
    title = list(big_heading(page.title, width, entry))
    bands = [
        *title,
        *small_facts(page.fields, width),
        *plain_form(page.fields, width),
        *_page_tables(page, width, gap=8),
    ]
    if page.notes:
        bands += plain_form(page.notes, width)
    heads = tuple(replace(band, entry=None) for band in title)
    for index, band in enumerate(bands):
        yield replace(band, keep=index < len(bands) - 1, heads=heads if index >= len(title) else ())
