"""A store with rows in every sheet, and what issues its papers."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.exchange.packs.hand_over import DrawnPapers, PaperResult, draw_all
from ccworkbench.operations.documents.issue import IssueRequest, PreparedIssue, prepare_issue
from ccworkbench.operations.documents.issue_files import IssuePapers, papers_of, put_in_register
from ccworkbench.operations.documents.packs import SHEET, pack_called
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.made_rows import made_up

TODAY = date(2026, 12, 1)
Issuing = Callable[..., PreparedIssue]


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "made.ccw"
    with Store.open(path) as opened:
        opened.add(made_up("de", 3))
    return path


@pytest.fixture
def path(made_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "made.ccw"
    path.write_bytes(made_file.read_bytes())
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Workbook:
    return store.workbook(store.projects()[0].id)


def prepared(
    store: Store, book: Workbook, key: str, readers: Disclosure = CUSTOMER, day: date = TODAY, **wishes: Any
) -> PreparedIssue:
    return prepare_issue(store, book, IssueRequest(pack_called(f"{SHEET}{key}"), readers, **wishes), day)


def note(
    store: Store, book: Workbook, key: str, readers: Disclosure = CUSTOMER, day: date = TODAY, **wishes: Any
) -> PreparedIssue:
    """Issue a paper without drawing any file of it."""
    found = prepared(store, book, key, readers, day, **wishes)
    with DrawnPapers((), (), TemporaryDirectory()) as nothing:
        put_in_register(store, book, IssuePapers(found, ()), nothing, day)
    return found


def write(
    store: Store, book: Workbook, key: str, folder: Path, formats: tuple[str, ...] = ("pdf",), language: str = "de"
) -> list[PaperResult]:
    """Issue a paper, with its files."""
    papers = papers_of(store, prepared(store, book, key), [language], formats, folder)
    with draw_all(papers.papers, lambda *_: None) as drawn:
        return put_in_register(store, book, papers, drawn, TODAY)
