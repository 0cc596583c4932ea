"""Files that are there whole or not at all."""

import errno
from pathlib import Path

import pytest

from ccworkbench.exchange.document import CancelledError
from ccworkbench.exchange.files import atomic
from ccworkbench.language.user_error import UserError


def break_off(path: Path, error: Exception) -> None:
    path.write_bytes(b"half")
    raise error


def test_a_file_appears_when_its_block_ends_well(tmp_path: Path) -> None:
    with atomic(tmp_path / "a.pdf") as path:
        path.write_bytes(b"new")
        assert not (tmp_path / "a.pdf").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_cancelled_file_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(CancelledError), atomic(tmp_path / "a.pdf") as path:
        break_off(path, CancelledError())
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT])
def test_what_the_disk_says_becomes_one_sentence(tmp_path: Path, code: int) -> None:
    with pytest.raises(UserError), atomic(tmp_path / "a.pdf") as path:
        break_off(path, OSError(code, "no"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"), atomic(tmp_path / "nowhere" / "a.pdf") as path:
        path.write_bytes(b"new")


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserError, match=r"a\.pdf"), atomic(tmp_path / "a.pdf") as path:
        path.write_bytes(b"new")


def test_an_error_of_ours_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), atomic(tmp_path / "a.pdf"):
        raise ZeroDivisionError
