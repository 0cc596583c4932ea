"""An older copy that is put in the place of an open store is noticed, and what the session did is kept beside it."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.doctor import doctor
from ccworkbench.store.lock import LockedError
from ccworkbench.store.store import Store
from tests.store.store_actions import hold, only_book, write

Put = Callable[[Path, Path], object]


def over(copy: Path, path: Path) -> None:
    """Write into the same file, as some sync clients do."""
    path.write_bytes(copy.read_bytes())


def instead(copy: Path, path: Path) -> None:
    """Rename another file into its place, as others do."""
    copy.replace(path)


def texts(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return [row.preparation for row in only_book(store).rows(Action)]


@pytest.mark.parametrize("put", [over, instead])
def test_work_goes_to_a_file_of_its_own_when_the_store_went_back_in_time(filled: Path, put: Put) -> None:
    with Store.open(filled) as store:
        book = only_book(store)
        write(book, "One")
        shutil.copy(filled, filled.with_name("older.ccw"))
        write(book, "Two")
        picture = store.keep_picture(b"logo", "image/png")
        put(filled.with_name("older.ccw"), filled)
        write(book, "Three")
        rescue = store.path
        assert re.search(r"you are now working in store\.rescue-.*ccw", str(store.location.moved()))
        write(book, "Four")  # and nothing more is written into the older file, or into another rescue
        book.undo()
        assert [row.preparation for row in book.rows(Action)][3:] == ["One", "Two", "Three"]
        assert [step.kind for step in book.history()] == ["start", "do", "do", "do", "do", "undo"]
        with pytest.raises(LockedError):
            Store.open(rescue)
    assert texts(filled)[3:] == ["One"]
    assert list(filled.parent.glob("*.rescue-*")) == [rescue]
    assert texts(rescue)[3:] == ["One", "Two", "Three"]
    with Store.open(rescue) as store:
        assert store.picture(picture) == b"logo"
        only_book(store).undo()
    assert texts(rescue)[3:] == ["One", "Two"]
    assert doctor(rescue).problems == []


def test_a_copy_with_the_record_of_an_ended_session_is_an_older_copy_too(filled: Path) -> None:
    hold(filled, pid=2**22 + 1)
    shutil.copy(filled, filled.with_name("older.ccw"))
    with Store.open(filled) as store:
        book = only_book(store)
        write(book, "One")
        over(filled.with_name("older.ccw"), filled)
        write(book, "Two")
        rescue = store.path
    assert texts(rescue)[3:] == ["One", "Two"]
    assert texts(filled)[3:] == []


def test_a_rescue_that_goes_back_itself_is_rescued_under_a_name_as_short(filled: Path) -> None:
    with Store.open(filled) as store:
        book = only_book(store)
        shutil.copy(filled, filled.with_name("older.ccw"))
        for text in ("One", "Two", "Three"):
            write(book, text)
            over(filled.with_name("older.ccw"), store.path)
        write(book, "Four")
        rescue = store.path
    assert rescue.name.count("rescue") == 1
    assert texts(rescue)[3:] == ["One", "Two", "Three", "Four"]


def test_a_copy_older_than_the_session_is_mended_with_the_latest_backup(filled: Path) -> None:
    shutil.copy(filled, filled.with_name("older.ccw"))
    with Store.open(filled) as store:
        write(only_book(store), "Yesterday")
    backup(filled)
    with Store.open(filled) as store:
        book = only_book(store)
        with book.edit(book.history()[0].label):
            book.rows(Action)[-1].preparation = "Yesterday, corrected"
        over(filled.with_name("older.ccw"), filled)
        write(book, "Today")
        rescue = store.path
    assert texts(rescue)[3:] == ["Yesterday, corrected", "Today"]
    assert doctor(rescue).problems == []


def test_without_any_copy_that_fits_the_rescue_holds_what_there_is(filled: Path) -> None:
    shutil.copy(filled, filled.with_name("older.ccw"))
    with Store.open(filled) as store:
        write(only_book(store), "Yesterday")
    with Store.open(filled) as store:
        book = only_book(store)
        with book.edit(book.history()[0].label):
            book.rows(Action)[-1].preparation = "Yesterday, corrected"
        over(filled.with_name("older.ccw"), filled)
        write(book, "Today")
        rescue = store.path
    assert texts(rescue)[3:] == ["Today"]


def test_the_newer_file_put_back_in_time_is_simply_gone_on_with(filled: Path) -> None:
    with Store.open(filled) as store:
        book = only_book(store)
        shutil.copy(filled, filled.with_name("older.ccw"))
        write(book, "One")
        shutil.copy(filled, filled.with_name("newer.ccw"))
        over(filled.with_name("older.ccw"), filled)
        over(filled.with_name("newer.ccw"), filled)
        write(book, "Two")
    assert texts(filled)[3:] == ["One", "Two"]


def test_a_store_that_another_program_took_over_and_wrote_to_needs_no_rescue(filled: Path) -> None:
    with Store.open(filled) as store:
        book = only_book(store)
        write(book, "Mine")
        with Store.open(filled, take_over=True) as other:
            write(only_book(other), "Theirs")
            with pytest.raises(UserError, match="took over this store"):
                write(book, "Mine again")
    assert texts(filled)[3:] == ["Mine", "Theirs"]
    assert list(filled.parent.glob("*.rescue-*")) == []


def test_a_page_that_was_read_before_is_not_believed_when_the_file_was_written_by_others(filled: Path) -> None:
    """Two copies with as many commits have the same counter, by which SQLite takes its pages for fresh."""
    with Store.open(filled) as store:
        book = only_book(store)
        shutil.copy(filled, filled.with_name("theirs.ccw"))
        write(book, "Mine")
        with closing(sqlite3.connect(filled.with_name("theirs.ccw"))) as connection, connection:
            connection.execute(
                "INSERT INTO step SELECT 'theirs', device, project, stamp, author, kind, target, label "
                "FROM step LIMIT 1"
            )
        over(filled.with_name("theirs.ccw"), filled)
        write(book, "Mine again")
        rescue = store.path
    assert texts(rescue)[3:] == ["Mine", "Mine again"]


def test_an_older_copy_is_neither_told_as_taken_over_nor_written_to_again_in_the_place_of_what_was_done(
    filled: Path,
) -> None:
    shutil.copy(filled, filled.with_name("older.ccw"))  # closed: nobody's name is in it
    with Store.open(filled) as store:
        book = only_book(store)
        write(book, "One")
        over(filled.with_name("older.ccw"), filled)
        assert store.unwritable() is None
        with pytest.raises(UserError, match="moved, deleted or replaced"):
            store.take_again(book)
        write(book, "Two")
        rescue = store.path
    assert rescue != filled
    assert texts(rescue)[3:] == ["One", "Two"]
    assert texts(filled)[3:] == []
