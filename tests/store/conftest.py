"""A store with one small project in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.ccw"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Workbook:
    rows = [
        Project(name="Hotline", customer_name="Stadtwerke"),
        Person(given_name="Jürgen", family_name="Groß"),
        Person(given_name="Erzsébet", family_name="Kőszegi"),
        Role(name="Project manager", in_raci=True),
        Role(name="Trainer", in_raci=True),
        Deliverable(title="Project plan"),
        Deliverable(title="Training plan"),
        *(Action(preparation=f"Action {number}") for number in range(3)),
    ]
    return store.add(rows)


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed store with one project of three actions."""
    with Store.open(path) as opened:
        opened.add([Project(name="Hotline"), *(Action(preparation=f"Action {number}") for number in range(3))])
    return path


@pytest.fixture
def spoil() -> Callable[[Path], None]:
    """Overwrite the middle of a file."""

    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        path.write_bytes(content)

    return spoil
