"""Stores that released programs wrote are opened, with all that they hold.

Each is the German sample project of its release, in which a row was added by hand, and a change was undone.
"""

import lzma
from pathlib import Path

import pytest

from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backups
from ccworkbench.store.doctor import doctor
from ccworkbench.store.schema import SCHEMA
from ccworkbench.store.store import Store

RELEASED = Path(__file__).with_name("released")
SCHEMAS = {"0.1.0": 2, "0.2.0": 3}


@pytest.fixture(params=SCHEMAS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Unpack the store of a release."""
    path = tmp_path / f"{request.param}.ccw"
    path.write_bytes(lzma.decompress((RELEASED / f"{request.param}.ccw.xz").read_bytes()))
    return path


def test_a_store_of_a_release_is_brought_up_to_date_with_every_row_and_step(released: Path) -> None:
    with Store.open(released) as store:
        (project,) = store.projects()
        book = store.workbook(project.id)
        book.read_all()
        assert [row.preparation for row in book.rows(Action)][-1] == "Von Hand"
        added = len(book.rows(Action))
        book.undo()
        assert len(book.rows(Action)) == added - 1
        book.redo()
        assert book.rows(Action)[-1].preparation == "Von Hand"
    assert len(backups(released)) == int(SCHEMAS[released.stem] < SCHEMA)
    assert doctor(released).problems == []


def test_an_older_store_is_not_called_sound_before_it_was_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.ccw"
    path.write_bytes(lzma.decompress((RELEASED / "0.1.0.ccw.xz").read_bytes()))
    report = doctor(path)
    assert [str(problem) for problem in report.problems] == [
        "older.ccw was created with an older version of CC Workbench. Open it once with write access."
    ]
    assert not report.is_counted
