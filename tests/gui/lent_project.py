"""A project that stays open from test to test: to read all of its sheets takes longer than most tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from shutil import copyfile
from typing import Any, cast
from uuid import UUID

import pytest

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

DOORS = ("edit", "undo", "redo")
PATIENCE = 0.05  # as the window's own: tests that hold the file wait as little


class LentProject:
    """Lends a copy of a store; one that a test changed, closed or only tried to change is not lent again."""

    def __init__(self, master: Path, folders: pytest.TempPathFactory) -> None:
        self._master, self._folders = master, folders
        self._store: Store | None = None
        self._book: Workbook | None = None
        self._touched = False
        self._found: dict[date, Any] = {}

    @contextmanager
    def context(self, today: date) -> Iterator[Context]:
        """Lend the store in a context of its own, with its project open."""
        store = self._store or self._open()
        checked = self._checked(today)  # before the context opens the book: closing it ends what listens to that
        attributes, content, self._touched = dict(vars(store)), store.path.read_bytes(), False
        context = Context(store, "en", LIGHT, today)
        try:
            context.open(self._book.project_id if self._book else store.projects()[0].id)
            context._problems, context._muted, context._by_row = (copy(found) for found in checked)
            yield context
        finally:
            context.close()
            beside = [path for path in store.path.parent.iterdir() if path != store.path]
            if self._touched or beside or vars(store) != attributes or store.path.read_bytes() != content:
                self.clear()

    def _checked(self, today: date) -> Any:
        """Return what the checks find before anybody changes anything: to look takes as long as many tests do."""
        store, book = cast(Store, self._store), cast(Workbook, self._book)
        if today not in self._found:
            first = Context(store, "en", LIGHT, today)
            first.open(book.project_id)
            first.problems()
            self._found[today] = (first._problems, first._muted, first._by_row)
            first.close()
        problems, muted, by_row = self._found[today]
        return problems, [replace(one, mute=book.row("mute", one.mute.id)) for one in muted], by_row

    def clear(self) -> None:
        """Close what is lent no more."""
        if self._book is not None:
            Workbook.close(self._book)
        if self._store is not None:
            self._store.close()
        self._store, self._book = None, None

    def _open(self) -> Store:
        path = self._folders.mktemp("shelf") / "store.ccw"
        copyfile(self._master, path)
        store: Any = Store.open(path, patience=PATIENCE)
        self._store = store
        self._book = book = self._watched(store.workbook(store.projects()[0].id))
        opened: Callable[[UUID], Workbook] = store.workbook
        store.workbook = lambda project: book if project == book.project_id and book is self._book else opened(project)
        return self._store

    def _watched(self, book: Any) -> Workbook:
        """Let a workbook stay open when its context is closed, and notice who goes through its door."""
        watched: Workbook = book
        book.close = lambda: None
        for name in DOORS:
            setattr(book, name, self._noticed(getattr(book, name)))
        return watched

    def _noticed(self, door: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(door)
        def through(*arguments: Any, **named: Any) -> Any:
            self._touched = True
            return door(*arguments, **named)

        return through
