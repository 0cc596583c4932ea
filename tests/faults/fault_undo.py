"""Undo and redo of many steps and of a paste as large as users make them."""

from pathlib import Path

from tests.store.test_undo_property import there_and_back


def test_five_hundred_edits_with_a_large_paste_are_undone_and_redone_with_restarts(tmp_path: Path) -> None:
    there_and_back(tmp_path / "store.ccw", edits=500, pasted=1000)
