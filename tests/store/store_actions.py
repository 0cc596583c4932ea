"""What users, and other programs, do to a store in these tests."""

import socket
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def write(book: Workbook, text: str = "New") -> None:
    with book.edit(phrase("Add row")) as edit:
        edit.add(Action(preparation=text))


def only_book(store: Store) -> Workbook:
    return store.workbook(store.projects()[0].id)


def hold(path: Path, **changed: object) -> None:
    """Write a lock record as another program left it."""
    held = {"host": socket.gethostname(), "user": "Ann", "pid": 1, "since": datetime.now().astimezone().isoformat()}
    values = {"id": 1, **held, "token": "other", **changed}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO lock VALUES (:id, :host, :user, :pid, :since, :token)", values)
