"""The tables that a store has: their number, what each number is known by, and what two files differ in."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from typing import Final

from ccworkbench.store.stored import raw_text

SCHEMA: Final = 5
# What `shape_of` says of each schema; a file that says otherwise is nobody's to write to.
SHAPES: Final = {
    0: "e3b0c44298fc1c14",
    1: "6d9057e084ccf0ad",
    2: "e4d3698353a24ebb",
    3: "ba923d5691c2b002",
    4: "5daad40c9f03aaf6",
    5: "43a25a3504739192",
}
COLUMNS: Final = (
    "SELECT one.name, two.name FROM sqlite_master AS one, pragma_table_info(one.name) AS two"
    " WHERE one.type = 'table' AND one.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
DEFAULT: Final = re.compile(r"DEFAULT('[^']*'|[^,\s']+)$")  # what a column has that was added to rows that are there
REFERS: Final = re.compile(r"(\"?)(\w+)\1(CHAR\(32\))(REFERENCES.*)")  # one that was added, and refers to another table
QUOTED: Final = re.compile(r'^"(\w+)"')  # a column that was renamed

Definition = tuple[str, str]  # of a column, a key or an index: the name of its table or index, and its text


def is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the columns are those of the file's schema, and nothing is there that would run by itself."""
    alive = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return shape_of(connection) == SHAPES.get(schema) and connection.execute(alive).fetchone()[0] == 0


def shape_of(connection: sqlite3.Connection) -> str:
    """Return a short digest of the set of all columns, whatever their order and the text that made them."""
    columns = sorted(f"{table}.{column}" for table, column in connection.execute(COLUMNS))
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:16]


def definitions(connection: sqlite3.Connection) -> set[Definition]:
    """Return what a file is made of, whatever the order of its columns and the spaces in the texts that made it."""
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(raw_text(name), part) for name, sql in made for part in _parts("".join(raw_text(sql).split()))}


def _parts(sql: str) -> Iterator[str]:
    """Split a statement without spaces at the commas between columns; a column's own reference stands for itself."""
    head, _, rest = sql.partition("(")
    body, _, tail = rest.rpartition(")")
    plain_head = head.replace('"', "")
    yield f"{plain_head}{tail}"
    for part in _between_commas(body):
        plain = DEFAULT.sub("", part)
        if refers := REFERS.fullmatch(plain):
            yield f"{refers[1]}{refers[2]}{refers[1]}{refers[3]}"
            yield f"FOREIGNKEY({refers[1]}{refers[2]}{refers[1]}){refers[4]}"
        else:
            yield QUOTED.sub(r"\1", plain)


def _between_commas(text: str) -> Iterator[str]:
    depth, start, is_quoted = 0, 0, False
    for at, letter in enumerate(text):
        is_quoted ^= letter == "'"
        depth += 0 if is_quoted else (letter == "(") - (letter == ")")
        if letter == "," and depth == 0 and not is_quoted:
            yield text[start:at]
            start = at + 1
    yield text[start:]
