"""A small project of its own, which opens faster than the sample, and its register with two versions of a sheet."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from PySide6.QtWidgets import QApplication

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.issued import issue

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project with one action."""
    path = tmp_path_factory.mktemp("small") / "small.ccw"
    with Store.open(path) as store:
        book = add_project(store, Plan("North", "Nordtal Energie", empty=True))
        with book.edit(phrase("Work")) as edit:
            book.project.code = "NTE"
            edit.add(Action(preparation="Order the line"))
        book.close()
    return path


@pytest.fixture(scope="session")
def issued_store(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Issue its actions twice, with one change in between; the files lie beside the store, in `papers`."""
    folder = tmp_path_factory.mktemp("issued")
    path, papers = folder / "issued.ccw", folder / "papers"
    copyfile(small_store, path)
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        issue(store, book, papers, TODAY)
        with book.edit(phrase("Change {field}", field="Note")):
            book.rows(Action)[0].note = "Line is <b>cut</b>"
        issue(store, book, papers, TODAY)
        book.close()
    return path


@pytest.fixture
def context(small_store: Path, tmp_path: Path, styled: QApplication) -> Iterator[Context]:
    """Open the small project, of which nothing was issued yet."""
    with _opened(small_store, tmp_path / "store.ccw") as store:
        yield from _context(store)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for papers."""
    made = tmp_path / "Übergabe"
    made.mkdir()
    return made


@pytest.fixture
def papers(issued_store: Path, tmp_path: Path) -> Path:
    """The folder with the files of both versions."""
    return Path(copytree(issued_store.parent / "papers", tmp_path / "papers"))


@pytest.fixture
def two_versions(issued_store: Path, tmp_path: Path, styled: QApplication) -> Iterator[Context]:
    """Open the small project whose actions were issued twice."""
    with _opened(issued_store, tmp_path / "issued.ccw") as store:
        yield from _context(store)


def _opened(master: Path, path: Path) -> Store:
    copyfile(master, path)
    return Store.open(path)


def _context(store: Store) -> Iterator[Context]:
    context = Context(store, "en", LIGHT, TODAY)
    context.open(store.projects()[0].id)
    yield context
    context.close()
