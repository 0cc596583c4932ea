"""What is said where a disk or a copy fails: what is at fault, and what is there all the same."""

import errno
from pathlib import Path
from typing import Any

import pytest

Ask = Any


def test_an_export_that_fills_the_disk_says_what_was_written(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.suffix == ".xlsx" and target.parent == tmp_path:
            raise OSError(errno.ENOSPC, "full")
        return into(self, target)

    monkeypatch.setattr(Path, "replace", full)
    answer = ask("export", "New", "--sheet", "action", "--language", "en", "--out", tmp_path)
    written = Path(answer.out.strip())
    told = f"Files created: {written.name}.\nThe disk is full; “{written.stem}.xlsx” was not written. "
    assert (answer.code, answer.err) == (1, f"{told}Free some space and try again.\n")


def test_a_damaged_copy_is_not_told_as_a_damaged_store(ask: Ask, store: Path) -> None:
    made = Path(ask("backup").out.strip())
    made.write_bytes(made.read_bytes()[:9000])
    before = store.read_bytes()
    answer = ask("restore", made)
    assert (answer.code, answer.out, store.read_bytes()) == (2, "", before)
    assert answer.err == f"“{made.name}” is damaged and cannot be restored; the store is unchanged.\n"


def test_a_copy_that_is_not_there_is_not_told_as_a_store(ask: Ask) -> None:
    answer = ask("restore", "nowhere.ccw")
    assert (answer.code, answer.err) == (2, "There is no backup “nowhere.ccw”. `backups` lists them.\n")
