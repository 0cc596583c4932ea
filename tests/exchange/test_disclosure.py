"""Canaries: a text of its own in every cell tells in which papers it is heard, and by whom."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure, narrowest
from ccworkbench.core.kind import LongText, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import EXCEL, PDF, Document
from ccworkbench.exchange.excel.layout import BLOCK, GROUP, column_key
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.disclosed import DisclosedRows
from ccworkbench.exchange.packs.hand_over import Paper, PaperSource, is_for, pack_of
from ccworkbench.exchange.packs.leaving import what_leaves
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.operate.kpi import KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.person import Person
from tests.exchange.excel.read_back import meta_of
from tests.made_rows import made_up
from tests.method.conftest import book_of

CANARY = re.compile(r"qz\d{4}")
OPEN, MARKED, HANGING = range(3)  # what the rows of each sheet are: for all, internal, and hanging on internal ones
VIEWER = Viewer(words_of("en"), date(2026, 12, 1))


class Aviary:
    """A project of three rows a sheet with a canary in every text, and who may hear each of them."""

    def __init__(self) -> None:
        self.rows = made_up("de", 3)
        self.heard_by: dict[str, Disclosure] = {}
        for sheet in SHEETS:
            if not issubclass(sheet, Crossing):
                for place, row in enumerate(row for row in self.rows if type(row) is sheet):
                    self._prepare(row, OPEN if sheet.sheet.shape == "form" else place)

    def _prepare(self, row: Any, place: int) -> None:
        sheet: type[Record] = type(row)
        row.internal = place == MARKED
        for key, parent in sheet.parents():
            setattr(row, key, self._row(parent, MARKED if place == HANGING else OPEN).id)
        if isinstance(row, Gap):
            row.status = GapStatus.OPEN
        if isinstance(row, KpiFigure):
            row.scope = KpiScope.PROJECT
        mark = INTERNAL if place == MARKED or (place == HANGING and sheet.parents()) else CUSTOMER
        for column in filter(is_text, columns_of(sheet)):
            canary = f"qz{len(self.heard_by):04d}"
            setattr(row, column.key, canary)
            self.heard_by[canary] = narrowest(column.disclosure, mark)

    def _row(self, sheet: str, place: int) -> Record:
        found = [row for row in self.rows if row.__tablename__ == sheet]
        return found[place if len(found) > 1 else 0]

    def source(self) -> PaperSource:
        names = {row.id: row.label for row in self.rows if type(row).sheet.named_by}
        viewer = Viewer(VIEWER.words, VIEWER.today, name=lambda _sheet, row: names.get(row, ""))
        return PaperSource(book_of(self.rows), viewer, lambda _key: None)

    def theirs(self, readers: Disclosure) -> set[str]:
        return {canary for canary, disclosure in self.heard_by.items() if disclosure.is_for(readers)}


def is_text(column: Column) -> bool:
    return type(column.kind) in {Text, LongText} and not column.computed


@cache
def aviary() -> Aviary:
    return Aviary()


def packs(readers: Disclosure) -> Iterator[Pack]:
    yield from PACKS.values()
    yield from (pack_of(key) for key in listed() if is_for(key, readers))


def documents(readers: Disclosure) -> Iterator[Document]:
    source = aviary().source()
    yield from (source.document(pack, "en", readers) for pack in packs(readers))


def heard_in(paths: Iterable[Path]) -> set[str]:
    """Find the canaries of files, unpacked: pages, metadata and attachments of a PDF, all parts of a workbook."""
    found: set[str] = set()
    for path in paths:
        if path.suffix == ".xlsx":
            with ZipFile(path) as archive:
                texts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
        else:
            reader = PdfReader(path)
            texts = [page.extract_text() for page in reader.pages]
            texts += [str(reader.metadata), str(reader.outline), str(dict(reader.attachments))]
        found |= {canary for text in texts for canary in CANARY.findall(text)}
    return found


def written(readers: Disclosure, folder: Path, *endings: str) -> Iterator[Path]:
    for number, document in enumerate(documents(readers)):
        for ending in endings:
            path = folder / f"{number}_{document.file_name(ending)}"
            Paper(document, path).write(path)
            yield path


@pytest.mark.parametrize(
    "readers", [CUSTOMER, *(pytest.param(readers, marks=pytest.mark.long) for readers in (STEERING, INTERNAL))]
)
def test_workbooks_hold_what_is_for_their_readers_and_nothing_else(readers: Disclosure, tmp_path: Path) -> None:
    paths = list(written(readers, tmp_path, EXCEL))
    heard, theirs = heard_in(paths), aviary().theirs(readers)
    assert heard - theirs == set()
    assert theirs - heard == set()
    for document, path in zip(documents(readers), paths, strict=True):
        names_nothing_else(document, path)


def names_nothing_else(document: Document, path: Path) -> None:
    """Hold that hidden sheets, lists and digests name no row and no cell that the workbook does not show."""
    rows, readers = aviary().source().rows, document.readers
    held = {str(row) for sheet in SHEETS for row in DisclosedRows(rows, VIEWER, readers).held_back(sheet)}
    with ZipFile(path) as archive:
        whole = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    assert [row for row in held if readers is not INTERNAL and row in whole] == [], document.key
    meta, tables = meta_of(path), [table for section in document.sections for table in section.tables]
    assert {row for _, row, _ in meta.digests} <= {row for table in tables for row in table.ids}
    for key, columns in meta.columns.items():
        heads = [head for table in tables if table.key == key for head in table.heads]
        assert all(head.disclosure.is_for(readers) for head in heads)
        assert set(columns) <= {column_key(head) for head in heads} | {BLOCK, GROUP}


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("readers", Disclosure)
def test_pages_hold_nothing_that_is_not_for_their_readers(readers: Disclosure, tmp_path: Path) -> None:
    heard, theirs = heard_in(written(readers, tmp_path, PDF)), aviary().theirs(readers)
    assert heard - theirs == set()
    assert len(heard) >= 0.95 * len(theirs)


def test_the_three_classes_differ() -> None:
    counts = [len(aviary().theirs(readers)) for readers in (CUSTOMER, STEERING, INTERNAL)]
    assert counts[0] < counts[1] < counts[2] == len(aviary().heard_by)


def test_a_row_that_hangs_on_a_hidden_one_is_held_back_in_every_sheet() -> None:
    rows = book_of(aviary().rows)
    for readers in (CUSTOMER, STEERING):
        disclosed = DisclosedRows(rows, VIEWER, readers)
        for sheet in SHEETS:
            if issubclass(sheet, Crossing) or sheet.sheet.shape == "form":
                continue
            ids = [row.id for row in rows(sheet)]
            assert disclosed.held_back(sheet) == {ids[MARKED], *([ids[HANGING]] if sheet.parents() else [])}, sheet


def test_computed_columns_say_to_their_readers_what_they_say_to_us() -> None:
    rows = book_of(aviary().rows)
    for readers in (CUSTOMER, STEERING):
        disclosed = DisclosedRows(rows, VIEWER, readers)
        for sheet in SHEETS:
            ours = {row.id: row for row in rows(sheet)}
            computed = [column for column in columns_of(sheet) if column.computed and column.disclosure.is_for(readers)]
            for row in disclosed.rows(sheet) if computed else ():
                assert [c.read(row) for c in computed] == [c.read(ours[row.id]) for c in computed], sheet


def test_the_project_itself_is_always_there() -> None:
    card = next(row for row in aviary().rows if isinstance(row, Project))
    assert [row.id for row in DisclosedRows(book_of([card]), VIEWER, CUSTOMER).rows(Project)] == [card.id]


def test_what_leaves_is_told_before_it_does() -> None:
    source = aviary().source()
    found = {one.title: one for one in what_leaves([pack_of("person"), pack_of("mute")], source.rows, VIEWER, CUSTOMER)}
    people = found["Contact list"]
    assert (people.rows, people.rows_held) == (2, 1)
    assert set(people.columns_held) == {"Mobile", "Remarks"}
    assert "Phone" in people.columns
    assert (found["Muted checks"].rows, found["Muted checks"].columns) == (0, ())


@pytest.mark.parametrize("readers", [CUSTOMER, STEERING])
def test_what_is_told_to_leave_is_what_leaves(readers: Disclosure) -> None:
    source = aviary().source()
    for key in BY_KEY:
        if is_for(key, readers):
            (told,) = what_leaves([pack_of(key)], source.rows, VIEWER, readers)
            (table,) = source.document(pack_of(key), "en", readers).sections[0].tables
            assert told.rows in {None, len(table.rows)}, key
            heads = [head.text for head in table.heads if not head.crossing]
            assert set(told.columns) >= set(heads) or table.shape == "matrix", key


def test_our_own_house_gets_the_rows_themselves() -> None:
    rows = book_of(aviary().rows)
    shown = DisclosedRows(rows, VIEWER, INTERNAL).rows(Person)
    assert all(mine is row for mine, row in zip(shown, rows(Person), strict=True))
