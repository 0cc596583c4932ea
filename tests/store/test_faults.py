"""What disks, folders and clocks do to a store, as far as POSIX lets a test do it."""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.contents import store_contents
from ccworkbench.store.errors import DAMAGED, StoreError
from ccworkbench.store.file import fingerprint
from ccworkbench.store.lock import LockedError
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of
from tests.store.store_actions import hold, only_book, write

resource = pytest.importorskip("resource", reason="only POSIX limits what a process may write")


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A store in a folder that nobody may write to, not even who runs the tests as root."""
    folder = Path(tempfile.mkdtemp(prefix="sealed"))
    with Store.open(folder / "store.ccw") as store:
        store.add([Project(name="Hotline"), Action(preparation="Action 0")])
    (folder / "store.ccw").chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
    me = os.geteuid()
    os.seteuid(me or 65534)
    yield folder / "store.ccw"
    os.seteuid(me)
    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def test_a_store_in_a_folder_one_may_not_write_to_can_be_read(sealed: Path) -> None:
    with Store.open(sealed, read_only=True) as store:
        assert [row.preparation for row in only_book(store).rows(Action)] == ["Action 0"]
    with pytest.raises(UserError, match="cannot be written to"):
        Store.open(sealed)
    with pytest.raises(UserError, match="No backup can be made in"):
        backup(sealed)
    with pytest.raises(UserError, match="No store can be created in"):
        Store.open(sealed.with_name("new.ccw"))


def leave_room(book: Workbook, pages: int) -> None:
    """Let the disk have room for so many pages and no more."""
    engine = book._recorder.engine
    engine.dispose()
    event.listen(engine, "checkout", lambda connection, *_: connection.execute(f"PRAGMA max_page_count={pages}"))


def test_a_full_disk_changes_nothing_and_the_workbook_goes_on(store: Store, book: Workbook) -> None:
    before = state_of(book)
    leave_room(book, 1)
    with pytest.raises(UserError, match="disk is full"):
        write(book, "x" * 1_000_000)
    assert state_of(book) == before == state_of(store.workbook(book.project_id))
    leave_room(book, 1_000_000)
    write(book)
    assert book.rows(Action)[-1].preparation == "New"
    assert [step.kind for step in book.history()] == ["start", "do"]


@pytest.mark.parametrize("room", [0, 100, 4096, 20_000, 200_000])
def test_a_write_that_fails_anywhere_changes_nothing(store: Store, book: Workbook, room: int) -> None:
    before = state_of(book)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(UserError, match=r"disk|written"):
            write(book, "x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert state_of(book) == before == state_of(store.workbook(book.project_id))
    write(book)
    assert book.rows(Action)[-1].preparation == "New"


def test_a_copy_that_was_put_in_the_place_of_an_open_store_is_written_to_when_that_is_meant(
    store: Store, book: Workbook
) -> None:
    backup(store.path).replace(store.path)
    with pytest.raises(UserError, match="took over this store and has since closed it"):
        write(book)
    store.take_again(book)
    write(book)
    assert state_of(book) == state_of(store.workbook(book.project_id))


def test_a_file_that_may_not_be_read_says_so_when_it_is_opened_and_when_it_is_listed(sealed: Path) -> None:
    me = os.geteuid()
    os.seteuid(0 if os.getuid() == 0 else me)
    sealed.chmod(0)
    os.seteuid(me)
    for look in (Store.open, store_contents):
        with pytest.raises(UserError, match="cannot be read"):
            look(sealed)


@pytest.mark.parametrize("content", [b"", b"Dear diary" * 100])
def test_what_is_no_store_is_told_in_the_same_words_when_it_is_opened_and_when_it_is_listed(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "diary.ccw"
    path.write_bytes(content)
    told = []
    for look in (Store.open, store_contents):
        with pytest.raises(UserError) as caught:
            look(path)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert ".ccw" not in told[0].replace("diary.ccw", "")


def test_a_store_that_was_deleted_while_open_is_noticed(store: Store, book: Workbook) -> None:
    store.path.unlink()
    with pytest.raises(UserError, match="moved, deleted or replaced"):
        write(book)


def test_another_computer_is_believed_and_its_time_is_told_in_ours(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Budapest")
    time.tzset()
    hold(filled, host="elsewhere", since="2026-11-24T10:15+09:00")
    with pytest.raises(LockedError, match="Ann has had this store open on elsewhere since 2026-11-24 02:15"):
        Store.open(filled)
    monkeypatch.undo()
    time.tzset()


def test_nothing_is_written_into_a_file_that_was_found_damaged_until_it_is_another(
    store: Store, book: Workbook
) -> None:
    sound = store.path.read_bytes()
    store.note_damage(fingerprint(store.path))
    assert (told := store.unwritable())
    assert told.message == DAMAGED
    with pytest.raises(StoreError, match="damaged"):
        write(book)
    assert store.path.read_bytes() == sound
    store.path.write_bytes(sound)
    assert not store.is_damaged
    assert store.unwritable() is None
    write(book)


def test_a_file_that_is_damaged_under_an_open_book_is_told_and_its_rows_can_still_be_read(
    store: Store, book: Workbook
) -> None:
    before = state_of(book)
    content = store.path.read_bytes()
    store.path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    for _ in range(2):
        with pytest.raises(UserError, match="damaged"), book.edit(phrase("Edit cell")):
            book.rows(Action)[0].preparation = "Changed"
    assert [row.preparation for row in book.rows(Action)] == ["Action 0", "Action 1", "Action 2"]
    store.path.write_bytes(content)
    assert state_of(book) == before
    write(book)
