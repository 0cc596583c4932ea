"""What a copy holds and what would be lost with it: told without a trace in either file."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.contents import copy_summary, difference, present_contents, store_contents
from ccworkbench.store.copies.listing import backups, chosen
from ccworkbench.store.store import Store


def seen(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Look at all files of a folder: their bytes, and when they were changed."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_a_copy_tells_its_projects_and_rows_and_what_would_be_lost(filled: Path) -> None:
    with Store.open(filled) as store:
        store.add([Project(name="Only then")])
        only_then = store.find("Only then")
        backup(filled)
        store.remove(only_then)
        store.add([Project(name="Only now")])
        with store.workbook(store.find("Hotline")).edit(phrase("Add row")) as edit:
            edit.add(Action(preparation="New"))
    before = seen(filled.parent)
    found = copy_summary(backups(filled)[0], store_contents(filled))
    assert (found.projects, found.rows, found.trouble) == (("Hotline", "Only then"), 5, None)
    assert found.size == backups(filled)[0].path.stat().st_size
    assert found.difference
    assert (found.difference.projects_lost, found.difference.projects_gained) == (("Only now",), ("Only then",))
    assert (found.difference.steps_lost, found.difference.steps_gained) == (3, 0)
    assert seen(filled.parent) == before


def test_a_copy_of_what_is_there_loses_nothing(filled: Path) -> None:
    backup(filled)
    compared = difference(store_contents(filled), store_contents(backups(filled)[0].path))
    assert not compared


def test_copies_are_told_of_when_the_store_cannot_be_read(filled: Path, spoil: Callable[[Path], None]) -> None:
    backup(filled)
    spoil(filled)
    before = seen(filled.parent)
    assert present_contents(filled) is None
    found = copy_summary(backups(filled)[0], present_contents(filled))
    assert (found.projects, found.difference) == (("Hotline",), None)
    assert seen(filled.parent) == before


@pytest.mark.parametrize("content", [b"", b"Dear diary" * 900, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_file_that_is_no_store_is_listed_with_one_sentence(filled: Path, content: bytes) -> None:
    filled.write_bytes(content)
    found = copy_summary(chosen(filled), None)
    assert found.trouble is not None
    assert str(found.trouble).endswith(".")
    assert filled.read_bytes() == content


def test_a_file_that_went_away_is_listed_with_one_sentence(tmp_path: Path) -> None:
    assert copy_summary(chosen(tmp_path / "gone.ccw"), None).trouble is not None
    with pytest.raises(UserError):
        store_contents(tmp_path / "gone.ccw")


def test_a_store_that_a_crash_left_half_written_is_told_of_as_it_was_before_and_stays_untouched(
    filled: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed" / "store.ccw"
    crashed.parent.mkdir()
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")  # so that pages are written before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE project SET name = 'Half'")
        connection.executemany("UPDATE change SET new = ? WHERE new IS NOT NULL", [("x" * 3000,)] * 3)
        for name in ("store.ccw", "store.ccw-journal"):
            shutil.copyfile(filled.with_name(name), crashed.with_name(name))
        connection.execute("ROLLBACK")
    before = seen(crashed.parent)
    assert crashed.read_bytes() != filled.read_bytes()
    assert list(store_contents(crashed).projects.values()) == ["Hotline"]
    assert seen(crashed.parent) == before


def test_a_name_with_a_spoilt_letter_is_still_a_name(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content.replace(b"Hotline", b"Hotl\xffne"))
    assert list(store_contents(filled).projects.values()) == ["Hotl�ne"]


def test_a_copy_whose_own_table_texts_are_spoilt_is_told_and_ends_nothing(filled: Path) -> None:
    content = filled.read_bytes()
    place = content.index(b"CREATE TABLE action") + 3
    filled.write_bytes(content[:place] + bytes([content[place] ^ 0x80]) + content[place + 1 :])
    with pytest.raises(UserError):
        store_contents(filled)
