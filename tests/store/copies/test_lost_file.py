"""A store whose file was deleted or moved while it was open is written anew, whole, and gone on with there."""

import shutil
from pathlib import Path

import pytest

from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.doctor import doctor
from ccworkbench.store.errors import MOVED
from ccworkbench.store.lock import holder_of
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of
from tests.store.store_actions import only_book, write


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: shutil.move(path, path.with_name("moved.ccw"))])
def test_all_that_was_open_goes_into_a_new_file_with_its_history(store: Store, book: Workbook, lose: object) -> None:
    assert callable(lose)
    write(book, "Before")
    picture = store.keep_picture(b"logo", "image/png")
    target = store.path.with_name("again.ccw")
    lose(store.path)
    reason = store.unwritable()
    assert reason is not None
    assert reason.message == MOVED
    with pytest.raises(UserError, match="moved, deleted or replaced"):
        write(book, "Too early")
    store.go_on_in(target)
    assert (store.path, store.unwritable(), holder_of(target)) == (target, None, store.lock and store.lock.holder)
    write(book, "After")
    book.undo()
    book.undo()  # what was done before the file was lost, too
    assert len(book.rows(Action)) == 3
    book.redo()
    before = state_of(book)
    store.close()
    assert doctor(target).problems == []
    with Store.open(target) as again:
        assert state_of(only_book(again)) == before
        assert again.picture(picture) == b"logo"


def test_a_store_is_written_anew_in_its_own_place(store: Store, book: Workbook) -> None:
    store.path.unlink()
    store.go_on_in(store.path)
    write(book, "After")
    store.close()
    with Store.open(store.path, read_only=True) as again:
        assert only_book(again).rows(Action)[-1].preparation == "After"


def test_a_file_that_is_there_is_not_written_over(store: Store, book: Workbook, tmp_path: Path) -> None:
    other = tmp_path / "diary.ccw"
    other.write_text("Dear diary")
    store.path.unlink()
    with pytest.raises(UserError, match="already exists"):
        store.go_on_in(other)
    assert other.read_text() == "Dear diary"


def test_nothing_is_written_where_what_was_open_cannot_be_read(store: Store, book: Workbook) -> None:
    write(book, "Mine")
    store.engine.dispose()  # as after another file was found in its place
    store.path.unlink()
    target = store.path.with_name("again.ccw")
    with pytest.raises(UserError, match="moved, deleted or replaced"):
        store.go_on_in(target)
    assert not target.exists()
    assert store.path != target


def test_a_folder_that_is_not_there_is_named(store: Store, book: Workbook, tmp_path: Path) -> None:
    store.path.unlink()
    with pytest.raises(UserError, match="No store can be created in"):
        store.go_on_in(tmp_path / "nowhere" / "again.ccw")
    store.go_on_in(tmp_path / "again.ccw")
    write(book, "After")
