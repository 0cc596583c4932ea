"""What killed programs left is cleared away; what might still be needed is not."""

import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccworkbench.language.words import phrase
from ccworkbench.paths import temporary_prefix
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup, restore
from ccworkbench.store.copies.leftovers import remove_leftovers, remove_temporary_folders
from ccworkbench.store.store import Store

NOW = datetime.now().astimezone()
DAY = timedelta(days=1)


def leave(path: Path, age: timedelta) -> Path:
    """Leave a file that was changed some time ago."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"half a store")
    os.utime(path, ((NOW - age).timestamp(),) * 2)
    return path


@pytest.mark.parametrize(
    "age",
    [2 * DAY, timedelta(minutes=15), -400 * DAY],
    ids=["long ago", "a quarter of an hour ago", "by a clock that ran ahead"],
)
def test_drafts_of_killed_programs_are_cleared_away(filled: Path, age: timedelta) -> None:
    folder = filled.parent / "backups"
    left = [
        leave(filled.with_name(".store.ccw.0a1b2c3d"), age),
        leave(filled.with_name(".store.ccw.0a1b2c3d-journal"), age),
        leave(folder / ".store-2026-11-24-101530.ccw.0a1b2c3d", age),
        leave(folder / ".store-2026-11-24-101530-0007.ccw.0a1b2c3d-journal", age),
    ]
    remove_leftovers(filled, now=NOW)
    assert [path for path in left if path.exists()] == []
    assert filled.exists()


def test_a_draft_that_is_being_written_and_files_of_others_stay(filled: Path) -> None:
    folder = filled.parent / "backups"
    stay = [
        leave(filled.with_name(".store.ccw.0a1b2c3d"), timedelta(minutes=5)),
        leave(filled.with_name(".other.ccw.0a1b2c3d"), 2 * DAY),
        leave(filled.with_name(".store.ccw.notes"), 2 * DAY),
        leave(filled.with_name("store.ccw.0a1b2c3d"), 2 * DAY),
        leave(folder / "store-notes.ccw", 2 * DAY),
    ]
    remove_leftovers(filled, now=NOW)
    assert [path for path in stay if not path.exists()] == []


def test_what_restores_put_aside_goes_with_age_but_never_the_last_few(filled: Path) -> None:
    made = backup(filled)
    asides = [restore(made, filled, NOW - DAY * age) for age in (400, 300, 200, 100)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(filled.parent)
        journal = Path(f"{asides[0]}-journal")
        journal.write_bytes(b"")
    remove_leftovers(filled, now=NOW)
    assert [aside for aside in asides if aside and aside.exists()] == asides[1:]
    assert not journal.exists()
    young = [restore(made, filled, NOW - DAY * age) for age in (20, 10, 9, 8)]
    remove_leftovers(filled, now=NOW)
    assert [aside for aside in (*asides, *young) if aside and aside.exists()] == young


def test_a_rescued_file_stays_until_the_store_has_all_of_it_and_it_is_old(filled: Path) -> None:
    rescue = filled.with_name(f"store.rescue-{NOW - DAY * 100:%Y-%m-%d-%H%M%S}.ccw")
    rescue.write_bytes(filled.read_bytes())
    with Store.open(rescue) as store, store.workbook(store.projects()[0].id).edit(phrase("Add row")) as edit:
        edit.add(Action(preparation="Only here"))
    remove_leftovers(filled, now=NOW)
    assert rescue.exists()
    restore(rescue, filled)
    remove_leftovers(filled, now=NOW - DAY * 11)
    assert rescue.exists()
    remove_leftovers(filled, now=NOW)
    assert not rescue.exists()


def test_a_rescued_file_that_cannot_be_read_stays(filled: Path) -> None:
    rescue = leave(filled.with_name("store.rescue-2020-01-01-101530.ccw"), 3000 * DAY)
    remove_leftovers(filled, now=NOW)
    assert rescue.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there, the folder says who may read")
def test_copies_that_everybody_could_read_become_their_owners(filled: Path) -> None:
    made = backup(filled)
    aside = restore(made, filled)
    assert aside is not None
    for path in (made, aside):
        path.chmod(0o644)
    remove_leftovers(filled)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (made, aside)] == [0o600, 0o600]


def test_temporary_folders_go_with_the_program_that_made_them(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    gone = tmp_path / f"ccworkbench-{int(ended.stdout)}-abcd_123"
    mine = tmp_path / f"{temporary_prefix()}abcd_123"
    older = tmp_path / "ccworkbench-abcd_123"  # by a program that told no number
    others = [tmp_path / "ccworkbench-notes.txt-abc", tmp_path / "ccworkbench", tmp_path / "ccworkbench-report"]
    for folder in (gone, mine, older, *others):
        folder.mkdir()
        (folder / "paper.pdf").write_bytes(b"of a customer")
    remove_temporary_folders(tmp_path, NOW)
    assert [folder.exists() for folder in (gone, mine, older, *others)] == [False, True, True, True, True, True]
    remove_temporary_folders(tmp_path, NOW + 2 * DAY)
    assert [folder.exists() for folder in (older, *others)] == [False, True, True, True]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a right there")
def test_a_link_that_is_called_like_a_temporary_folder_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("mine")
    link = tmp_path / "ccworkbench-abcd_123"
    link.symlink_to(kept, target_is_directory=True)
    remove_temporary_folders(tmp_path, NOW + 2 * DAY)
    assert link.exists()
    assert (kept / "file").exists()
