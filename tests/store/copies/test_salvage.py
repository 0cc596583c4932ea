"""A damaged store without a backup is saved as far as it can be read, with all that the open project holds."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.copies.salvage import salvage
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of
from tests.store.store_actions import only_book, write

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

PAGE = 4096


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "store.ccw"
    with Store.open(path) as store:
        store.add(sample_rows(catalogues.words_of("en")))
    return path


def overwrite_pages(path: Path, number: int, seed: int, first: int = 1) -> None:
    """Overwrite some pages, but not the first, with anything."""
    chance, content = random.Random(seed), bytearray(path.read_bytes())
    for page in chance.sample(range(first, len(content) // PAGE), number):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)


def spoil_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(bytes(100) + content[100:])


SPOILT: dict[str, Callable[[Path], object]] = {
    "three pages": lambda path: overwrite_pages(path, 3, 1),
    "forty pages": lambda path: overwrite_pages(path, 40, 2),
    "other forty pages": lambda path: overwrite_pages(path, 40, 3),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "header": spoil_header,
    "all": lambda path: path.write_bytes(b"\xff" * path.stat().st_size),
}


@pytest.mark.parametrize("how", SPOILT)
def test_all_that_the_open_project_holds_is_in_the_new_file(sample: Path, tmp_path: Path, how: str) -> None:
    path, target = tmp_path / "store.ccw", tmp_path / "again.ccw"
    path.write_bytes(sample.read_bytes())
    with Store.open(path) as store:
        book = only_book(store)
        book.read_all()
        write(book, "Before")
        shown = state_of(book)
        SPOILT[how](path)
        told = store.go_on_in(target)
        assert told
        assert "The store was damaged. again.ccw contains everything that could be read" in str(told)
        write(book, "After")
        book.undo()
    doctor(target)
    with Store.open(target) as again:
        assert state_of(only_book(again)) == shown


def test_rows_that_nobody_holds_are_read_around_lost_pages(sample: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "store.ccw", tmp_path / "again.ccw"
    path.write_bytes(sample.read_bytes())
    with Store.open(path, read_only=True) as store:
        before = {row.id for row in only_book(store).rows(Action)}
        steps = len(only_book(store).history())
    overwrite_pages(path, 20, 5, first=200)
    found = salvage(path, target, (), None)
    with Store.open(target) as again:
        book = only_book(again)
        after = {row.id for row in book.rows(Action)}
        assert after <= before
        assert len(after) > len(before) // 2
        assert len(book.history()) == steps
    assert found.missing > 0


def test_what_the_session_did_in_another_project_is_in_the_new_file(store: Store, book: Workbook) -> None:
    write(book, "Before")
    book.close()
    other = store.add([Project(name="Other")])
    with other.edit(phrase("Edit cell")):
        other.project.name = "Renamed"
    spoil_header(store.path)
    target = store.path.with_name("again.ccw")
    assert store.go_on_in(target)
    assert [project.name for project in store.projects()] == ["Hotline", "Renamed"]
    assert store.workbook(store.projects()[0].id).rows(Action)[-1].preparation == "Before"
    other.undo()
    assert [project.name for project in store.projects()] == ["Hotline", "Other"]


def test_nothing_is_made_where_nothing_can_be_read(filled: Path) -> None:
    target = filled.with_name("again.ccw")
    filled.write_bytes(b"\xff" * filled.stat().st_size)
    with pytest.raises(UserError, match="The store is damaged"):
        salvage(filled, target, (), None)
    assert not target.exists()
