"""The lock: one living writer, readers beside it, and what happens to a store that can't be written to."""

import os
import resource
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.project import Project
from ccworkbench.store import lock
from ccworkbench.store.backup import backup
from ccworkbench.store.lock import LockedError, holder_of
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of

WRITER = """
import sys
from pathlib import Path
from ccworkbench.store.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Let a second, real process hold the store."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process


def write(book: Workbook, text: str = "New") -> None:
    with book.edit(phrase("Add row")) as edit:
        edit.add(Action(preparation=text))


def only_book(store: Store) -> Workbook:
    return store.workbook(store.projects()[0].id)


def hold(path: Path, **changed: object) -> None:
    """Write a lock record as another program left it."""
    held = {"host": socket.gethostname(), "user": "Ann", "pid": 1, "since": "2026-01-01T10:00+00:00"}
    values = {"id": 1, **held, "token": "other", **changed}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO lock VALUES (:id, :host, :user, :pid, :since, :token)", values)


def test_a_living_writer_is_named_and_a_reader_is_let_in(filled: Path) -> None:
    with another_writer(filled) as process:
        with pytest.raises(LockedError) as caught:
            Store.open(filled)
        holder = caught.value.holder
        assert (holder.pid, holder.host, holder.user) == (process.pid, socket.gethostname(), lock.user_name())
        assert str(caught.value).startswith(f"{holder.user} has had this store open on {holder.host} since 20")
        with Store.open(filled, read_only=True) as reader:
            assert len(only_book(reader).rows(Action)) == 3


def test_the_lock_of_a_process_that_was_killed_is_taken_silently(filled: Path) -> None:
    with another_writer(filled) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Store.open(filled) as store:
        write(only_book(store))


def test_a_closed_store_is_free(filled: Path) -> None:
    with another_writer(filled) as process:
        process.communicate("")
    assert holder_of(filled) is None


def test_a_store_can_be_taken_over_and_the_other_writer_is_told(store: Store, book: Workbook) -> None:
    before = state_of(book)
    with Store.open(store.path, take_over=True) as other:
        write(only_book(other), "Theirs")
        with pytest.raises(UserError, match="Another program has taken this store over"):
            write(book)
        assert [row.preparation for row in only_book(other).rows(Action)][-1] == "Theirs"
    assert state_of(book) == before
    store.close()
    assert holder_of(store.path) is None


def test_the_same_process_is_refused_a_second_opening(store: Store) -> None:
    with pytest.raises(LockedError):
        Store.open(store.path)


def test_a_number_of_a_process_that_was_given_again_locks_nobody_out(filled: Path) -> None:
    hold(filled, pid=os.getpid())
    Store.open(filled).close()


@pytest.mark.parametrize("pid", [2**22 + 1, 10**15])
def test_a_process_that_is_no_more_holds_nothing(filled: Path, pid: int) -> None:
    hold(filled, pid=pid)
    Store.open(filled).close()


def test_a_process_of_somebody_else_holds_the_store(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_pid: int, _signal: int) -> None:
        raise PermissionError

    hold(filled, pid=4711)
    monkeypatch.setattr(os, "kill", refused)
    with pytest.raises(LockedError):
        Store.open(filled)


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


def test_a_container_without_a_user_opens_the_store(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", unknown)
    with Store.open(filled) as store:
        write(only_book(store))
        assert only_book(store).history()[-1].author == "?"


def test_two_openings_never_write_the_same_number_of_a_change(filled: Path) -> None:
    copy = filled.with_name("copy.ccw")
    shutil.copy(filled, copy)
    for path in (filled, copy, filled):
        with Store.open(path) as store:
            write(only_book(store))
    assert not written(filled) & written(copy)
    assert len({device for device, _seq in written(filled)}) == 2


def written(path: Path) -> set[tuple[str, int]]:
    """Give the keys of all changes but the first step's, which both copies share."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT device, seq FROM change WHERE step NOT IN (SELECT id FROM step WHERE kind = 'start')"
        return set(connection.execute(query))


def test_a_file_that_was_put_in_the_place_of_an_open_store_is_noticed(store: Store, book: Workbook) -> None:
    copy = store.path.with_name("copy.ccw")
    shutil.copy(store.path, copy)
    backup(store.path).replace(store.path)
    with pytest.raises(UserError, match="moved or replaced"):
        write(book)
    copy.replace(store.path)


def test_a_store_that_is_open_to_read_refuses_changes_in_one_sentence(filled: Path) -> None:
    with Store.open(filled, read_only=True) as store:
        with pytest.raises(UserError, match="open to read only"):
            write(only_book(store))
        with pytest.raises(UserError, match="open to read only"):
            store.add([Project(name="New")])
        with pytest.raises(UserError):
            store.keep_picture(b"x", "image/png")


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
    with pytest.raises(UserError, match="No store can be made in"):
        Store.open(sealed.with_name("new.ccw"))


def leave_room(book: Workbook, pages: int) -> None:
    """Let the disk have room for so many pages and no more."""
    book._session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")


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
    book._session.commit()
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


def test_a_store_that_was_deleted_while_open_is_noticed(store: Store, book: Workbook) -> None:
    store.path.unlink()
    with pytest.raises(UserError, match="moved or replaced"):
        write(book)
