"""What the file holds beside the sheets: steps, their changes, pictures and the lock."""

from functools import cache
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, create_mock_engine
from sqlalchemy.dialects import sqlite

from ccworkbench.core.record import Record

METADATA = Record.metadata  # the sheets' own tables stand in it, too, as soon as they are loaded

# One user action. `kind` is start (the floor of undo), do, undo or redo; `target` is the step undone or redone.
STEP = Table(
    "step",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("device", String(12), nullable=False),
    Column("project", String(36), nullable=False),
    Column("stamp", String(40), nullable=False),
    Column("author", String, nullable=False),
    Column("kind", String(5), nullable=False),
    Column("target", String(32), nullable=False),
    Column("label", Text, nullable=False),
    Index("step_of_project", "project", "stamp"),
)

# One field of one row, before and after, as JSON; never altered, never removed. A new row is one change: `column` is
# empty, `old` is NULL, and `new` holds every column.
# `device` names one opening of one copy of the store for writing: a file copied, restored or put back by hand can never
# give a (device, seq) that another copy has given, too.
CHANGE = Table(
    "change",
    METADATA,
    Column("device", String(12), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("stamp", String(40), nullable=False),
    Column("step", String(32), nullable=False),
    Column("author", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("row", String(36), nullable=False),
    Column("column", String, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index("change_of_step", "step"),
    Index("change_of_row", "row", "column"),
    sqlite_with_rowid=False,
)

PICTURE = Table(
    "picture",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", String(40), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

LOCK = Table(
    "lock",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("host", String, nullable=False),
    Column("user", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("since", String, nullable=False),
    Column("token", String(16), nullable=False),
)

# What happened to the documents of a project, first first, as JSON; never altered, never removed. `hash` covers the
# entry and the hash of the one before it.
REGISTER = Table(
    "register",
    METADATA,
    Column("project", String(36), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)

# What an issued document was made of, under the hash of the entry that issued it.
SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("entry", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

WRITTEN_ONCE = frozenset({PICTURE, REGISTER, SNAPSHOT})  # who writes to them again, as a rescue does, changes nothing
FRAME_TABLES = frozenset(table.name for table in (STEP, CHANGE, PICTURE, LOCK, REGISTER, SNAPSHOT))


def sheets_by_key() -> dict[str, type[Record]]:
    """Return every sheet under the name of its table."""
    from ccworkbench.sheets.order import BY_KEY  # the list of projects shows before the sheets are loaded

    return BY_KEY


@cache
def making() -> tuple[str, ...]:
    """Return the statements that make all tables and indexes; all sheets are loaded for it."""
    import ccworkbench.sheets.order  # noqa: F401 - who asks for less than all does not wait for them

    made: list[str] = []

    def note(statement: Any, *_: Any, **__: Any) -> None:
        made.append(str(statement.compile(dialect=sqlite.dialect())))

    METADATA.create_all(create_mock_engine("sqlite://", note), checkfirst=False)
    return tuple(made)
