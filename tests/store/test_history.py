"""The history: what is written of a step, in which order, and by whom."""

import time
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.author import user_name
from ccworkbench.core.record import columns_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase, phrases
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.clock import Clock
from ccworkbench.store.history import Change
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

COLUMNS = {column.key: column for column in columns_of(Action)}


def test_a_change_names_its_cell_before_and_after(book: Workbook) -> None:
    action, person = book.rows(Action)[0], book.rows(Person)[0]
    with book.edit(phrase("Edit row")) as edit:
        edit.write(action, COLUMNS["assigned_to"], person.id)
        edit.write(action, COLUMNS["due"], date(2026, 3, 12))
        edit.write(action, COLUMNS["status"], ActionStatus.DONE)
        edit.write(action, COLUMNS["note"], "Schön “喆”\n")
    changes = {change.column: change for change in book.changes(book.timeline.done[-1].id)}
    assert changes["assigned_to"] == Change("action", action.id, "assigned_to", "null", f'"{person.id}"')
    assert (changes["due"].old, changes["due"].new) == ("null", '"2026-03-12"')
    assert (changes["status"].old, changes["status"].new) == ('"not_started"', '"done"')
    assert changes["note"].new == '"Schön “喆”\\n"'
    assert len(changes) == 4


def test_a_new_row_is_recorded_with_every_column(book: Workbook) -> None:
    with book.edit(phrase("Add row")) as edit:
        action = edit.add(Action(preparation="New"))
    changes = book.changes(book.timeline.done[-1].id)
    assert {change.column for change in changes} == {column.key for column in Action.__table__.columns}
    assert {change.old for change in changes} == {None}
    assert [step.label for step, _ in book.changes_of_row(action.id)] == [phrase("Add row")] * len(changes)


def test_a_row_tells_its_own_story(book: Workbook) -> None:
    action = book.rows(Action)[0]
    for text in ("One", "Two"):
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(action, COLUMNS["preparation"], text)
    book.undo()
    story = [(step.kind, change.new) for step, change in book.changes_of_row(action.id) if change.old is not None]
    assert story == [("do", '"One"'), ("do", '"Two"'), ("undo", '"One"')]


def test_a_step_keeps_its_name_its_author_and_its_count(book: Workbook, store: Store) -> None:
    with book.edit(phrases("Delete {n} row", "Delete {n} rows", 1)) as edit:
        edit.remove(book.rows(Action)[0])
    (step,) = store.workbook(book.project_id).timeline.done
    assert (str(step.label), step.author, step.kind) == ("Delete 1 row", user_name(), "do")


def test_stamps_never_go_back_when_the_clock_does(
    book: Workbook, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (1970, 2040, 1980, 2000):
        monkeypatch.setattr(time, "time_ns", lambda year=year: (year - 1970) * 31_557_600 * 10**9)
        book = reopened(store, book) if year == 1980 else book
        with book.edit(phrase("Edit cell")) as edit:
            edit.write(book.rows(Action)[0], COLUMNS["preparation"], str(year))
    steps = book.history()
    assert [step.stamp for step in steps] == sorted({step.stamp for step in steps})
    assert [change.new for change in book.changes(steps[-1].id)] == ['"2000"']


def reopened(store: Store, book: Workbook) -> Workbook:
    store._recorder = None
    return store.workbook(book.project_id)


def test_a_clock_that_stands_still_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 10**9)
    clock = Clock("dev", "000000000001000-999998-dev")
    stamps = [clock.stamp() for _ in range(4)]
    assert stamps == sorted(set(stamps))
    assert Clock("dev", stamps[-1]).stamp() > stamps[-1]


def test_a_picture_is_kept_once_and_given_back(store: Store, path: Path) -> None:
    one, two = store.keep_picture(b"logo", "image/png"), store.keep_picture(b"logo", "image/png")
    assert one == two
    assert (store.picture(one), store.picture("unknown"), store.picture("")) == (b"logo", None, None)
    store.close()
    with Store.open(path, read_only=True) as again:
        assert again.picture(one) == b"logo"


def test_a_project_is_found_by_name_or_id_and_never_guessed(store: Store, book: Workbook) -> None:
    store.add([Project(name="Hot")])
    for name in ("Hotline", str(book.project_id), book.project_id.hex, "hotl"):
        assert store.find(name) == book.project_id
    store.add([Project(name="Hotline")])
    for name, said in (
        ("Hotline", "matches several projects"),
        ("Nothing", "no project “Nothing”"),
        ("", "no project"),
    ):
        with pytest.raises(UserError, match=said):
            store.find(name)


def test_a_project_is_found_without_its_accents(store: Store) -> None:
    names = ("Vevőszolgálat Észak", "Hotline Süd", "Ёлка")
    ids = {name: store.add([Project(name=name)]).project_id for name in names}
    typed = {"vevoszolgalat eszak": 0, "vevoszolg": 0, "hotline sud": 1, "Hotline Sued": 1, "елк": 2}
    for text, place in typed.items():
        assert store.find(text) == ids[names[place]]
    plain = store.add([Project(name="Hotline Sud")]).project_id
    assert (store.find("hotline sud"), store.find("hotline süd")) == (plain, ids["Hotline Süd"])
    store.add([Project(name="Hótline Süd")])
    with pytest.raises(UserError, match="matches several projects"):
        store.find("Hotline Sued")
