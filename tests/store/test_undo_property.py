"""Undo and redo: whatever was done, in whatever order, with restarts in between, can be taken back and done again."""

from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.store.random_edits import Typist
from tests.store.states import State, state_of


def begin(store: Store) -> Workbook:
    rows = [Project(name="Hotline"), Profile(), Person(family_name="Groß"), Action(preparation="First")]
    return store.add([*rows, *(Role(name=name, in_raci=True) for name in "AB"), *(Deliverable() for _ in "12")])


def reopened(store: Store) -> tuple[Store, Workbook]:
    store.close()
    again = Store.open(store.path)
    return again, again.workbook(again.projects()[0].id)


def there_and_back(path: Path, edits: int, pasted: int) -> None:
    """Edit, paste so many rows half-way, undo all of it and redo it, with restarts in between."""
    typist, store = Typist(), Store.open(path)
    book = begin(store)
    start, states, often = state_of(book), dict[int, State](), edits // 5
    while (steps := len(book.timeline.done)) < edits:
        with suppress(UserError):
            typist.paste(book, pasted, 10) if steps == edits // 2 else typist.work(book)
        if steps % often == often // 2:
            store, book = reopened(store)
            states[len(book.timeline.done)] = state_of(book)
    end = state_of(book)
    for number in range(edits, 0, -1):
        assert number not in states or state_of(book) == states[number]
        book.undo()
        store, book = reopened(store) if number % often == 0 else (store, book)
    assert state_of(book) == start
    while book.timeline.undone:
        book.redo()
    assert state_of(book) == end
    store.close()


class UndoMachine(RuleBasedStateMachine):
    """A workbook beside what it must look like: the states that were, and those that were undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        ids = Random(0)  # rows at the same position follow their ids: a repetition has to meet the same ones
        self.ids = patch("ccworkbench.core.record.uuid4", lambda: UUID(int=ids.getrandbits(128)))
        self.ids.start()
        self.store = Store.open(Path(self.folder.name) / "store.ccw")
        self.book = begin(self.store)
        self.done: list[State] = [state_of(self.book)]
        self.undone: list[State] = []

    @initialize(seed=st.integers(0, 2**16))
    def hire(self, seed: int) -> None:
        self.typist = Typist(seed)

    @rule(deed=st.sampled_from(["write", "keep", "add", "remove", "move", "fill"]))
    def do(self, deed: str) -> None:
        steps = len(self.book.timeline.done)
        with suppress(UserError):  # a project without a name, which is refused
            getattr(self.typist, deed)(self.book)
        if len(self.book.timeline.done) > steps:
            self.done.append(state_of(self.book))
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        if len(self.done) == 1:
            with pytest.raises(UserError, match="Nothing to undo"):
                self.book.undo()
        else:
            self.book.undo()
            self.undone.append(self.done.pop())
        assert state_of(self.book) == self.done[-1]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.book.redo()
        self.done.append(self.undone.pop())
        assert state_of(self.book) == self.done[-1]

    @rule()
    def restart(self) -> None:
        self.store, self.book = reopened(self.store)
        assert state_of(self.book) == self.done[-1]

    def teardown(self) -> None:
        while self.book.timeline.done:
            self.book.undo()
        assert state_of(self.book) == self.done[0]
        assert doctor(self.store.path).problems == []
        self.store.close()
        self.ids.stop()
        self.folder.cleanup()


UndoMachine.TestCase.settings = settings(
    max_examples=6, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyOrderOfEditsCanBeUndone: Any = pytest.mark.timeout(180)(UndoMachine.TestCase)


def test_two_hundred_edits_with_a_paste_are_undone_and_redone_with_restarts(path: Path) -> None:
    there_and_back(path, edits=200, pasted=200)
