"""The lock: one living writer, readers beside it, and what happens to a store that can't be written to."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccworkbench.author import user_name
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.lock import Holder, LockedError, TakenOverError, holder_of
from ccworkbench.store.process import begun_at
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.states import state_of
from tests.store.store_actions import hold, only_book, write

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


def test_a_living_writer_is_named_and_a_reader_is_let_in(filled: Path) -> None:
    with another_writer(filled) as process:
        with pytest.raises(LockedError) as caught:
            Store.open(filled)
        holder = caught.value.holder
        assert (holder.pid, holder.host, holder.user) == (process.pid, socket.gethostname(), user_name())
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
        with pytest.raises(UserError, match="took over this store on"):
            write(book)
        assert [row.preparation for row in only_book(other).rows(Action)][-1] == "Theirs"
    assert state_of(book) == before
    store.close()
    assert holder_of(store.path) is None


def test_a_store_that_was_taken_over_is_written_to_again_when_the_other_has_let_go(
    store: Store, book: Workbook
) -> None:
    write(book, "Mine")
    with Store.open(store.path, take_over=True) as other:
        write(only_book(other), "Theirs")
        taken = store.unwritable()
        assert isinstance(taken, TakenOverError)
        assert taken.holder == holder_of(store.path)
        with pytest.raises(LockedError):
            store.take_again(book)
    with pytest.raises(TakenOverError, match="has since closed it"):  # nor is it taken for an older copy
        write(book, "Too early")
    store.take_again(book)
    write(book, "Mine again")
    assert store.unwritable() is None
    assert [row.preparation for row in book.rows(Action)][3:] == ["Mine", "Theirs", "Mine again"]
    assert list(store.path.parent.glob("*.rescue-*")) == []


def test_a_lock_is_given_back_where_what_was_written_meanwhile_cannot_be_read(store: Store, book: Workbook) -> None:
    book.rows(Action)
    with Store.open(store.path, take_over=True) as other:
        write(only_book(other), "Theirs")
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("ALTER TABLE change RENAME TO gone")
    with pytest.raises(UserError):
        store.take_again(book)
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


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be seen that has ended")
def test_a_process_that_has_ended_but_was_not_waited_for_holds_nothing(filled: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        hold(filled, pid=ended.pid)
        Store.open(filled).close()


def test_a_process_of_somebody_else_holds_the_store(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_pid: int, _signal: int) -> None:
        raise PermissionError

    hold(filled, pid=4711)
    monkeypatch.setattr(os, "kill", refused)
    with pytest.raises(LockedError):
        Store.open(filled)


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


def test_a_store_that_is_open_to_read_refuses_changes_in_one_sentence(filled: Path) -> None:
    with Store.open(filled, read_only=True) as store:
        with pytest.raises(UserError, match="open read-only"):
            write(only_book(store))
        with pytest.raises(UserError, match="open read-only"):
            store.add([Project(name="New")])
        with pytest.raises(UserError):
            store.keep_picture(b"x", "image/png")


def test_a_reader_holds_no_writer_up_and_sees_what_is_new_when_it_looks_again(store: Store, book: Workbook) -> None:
    with Store.open(store.path, read_only=True) as reader:
        assert len(only_book(reader).rows(Action)) == 3
        write(book)
        assert len(only_book(reader).rows(Action)) == 4


def test_a_number_that_was_given_to_a_later_program_holds_nobody_up(filled: Path) -> None:
    now = datetime.now().astimezone()
    hold(filled, pid=os.getppid(), since=now.isoformat())
    with pytest.raises(LockedError):
        Store.open(filled)
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE lock SET since = ?", [(now - timedelta(days=30)).isoformat()])
    Store.open(filled).close()


def test_the_system_tells_since_when_a_program_runs() -> None:
    begun = begun_at(os.getpid())
    assert begun is None or timedelta(0) <= datetime.now().astimezone() - begun < timedelta(hours=6)
    assert begun_at(2**22 + 1) is None


def test_who_holds_a_store_is_told_with_the_date_as_the_reader_writes_it() -> None:
    holder = Holder("host", "Anna", 1, "2026-11-30T13:13", "token")
    for error in (LockedError(holder), TakenOverError(holder)):
        assert "30.11.2026 13:13" in catalogues.words_of("de").tell(error.message)
    nonsense = LockedError(Holder("host", "Anna", 1, "soon", "token"))
    assert "soon" in catalogues.words_of("de").tell(nonsense.message)
