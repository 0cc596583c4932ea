"""A file is written whole or not at all, by everything that writes one."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ccworkbench import files
from ccworkbench.exchange.files import atomic
from ccworkbench.files import PRIVATE, drafted
from ccworkbench.gui.settings import Settings
from ccworkbench.store import file


def write(path: Path) -> None:
    with drafted(path) as draft:
        draft.write_bytes(b"new")


def write_paper(path: Path) -> None:
    with atomic(path) as draft:
        draft.write_bytes(b"new")


WAYS: list[Callable[[Path], None]] = [write, write_paper, file.create, lambda path: Settings(path).save()]


def hold(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let a file be held by another program for so many tries, as a virus scanner does on Windows."""
    replace, tries = Path.replace, iter(range(times))

    def held(draft: Path, path: Path) -> Path:
        if next(tries, None) is not None:
            raise PermissionError(13, "held")
        return replace(draft, path)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "PAUSE", 0)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_is_held_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[Path], None]
) -> None:
    hold(monkeypatch, 3)
    monkeypatch.setattr(files, "RENAME_PATIENCE", 30.0)
    way(tmp_path / "a.ccw")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ccw"]


def test_a_file_that_is_held_for_good_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    hold(monkeypatch, 1)
    monkeypatch.setattr(files, "RENAME_PATIENCE", 0.0)
    with pytest.raises(PermissionError):
        write(tmp_path / "a")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


@pytest.mark.parametrize("name", ["a", "x" * 255, "ü" * 127, "文" * 85])
def test_a_file_with_as_long_a_name_as_the_system_takes_is_written(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"new"


def test_a_draft_that_is_meant_for_the_user_alone_is_so_from_the_start(tmp_path: Path) -> None:
    with drafted(tmp_path / "a", PRIVATE) as draft:
        assert stat.S_IMODE(draft.stat().st_mode) == PRIVATE
        draft.write_bytes(b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == PRIVATE


def test_a_store_is_for_the_user_alone(tmp_path: Path) -> None:
    file.create(tmp_path / "a.ccw")
    assert stat.S_IMODE((tmp_path / "a.ccw").stat().st_mode) == PRIVATE


def test_what_is_written_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(stream: int) -> None:
        done.append("sync")
        fsync(stream)

    def renamed(draft: Path, path: Path) -> Path:
        done.append("rename")
        return replace(draft, path)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    write(tmp_path / "a")
    assert done == ["sync", "rename", "sync"]
