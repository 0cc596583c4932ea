"""What a migration does to a column, in one line each; rows, collations and the history stay true."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

NAME = re.compile(r'CREATE TABLE "?(\w+)"?')
LATER = "{table}__new"  # as what a table stands beside the one that it will replace


def add_column(connection: Connection, table: str, definition: str) -> None:
    """Add a column, defined as in CREATE TABLE; one that is NOT NULL needs a DEFAULT for the rows that are there."""
    connection.exec_driver_sql(f'ALTER TABLE "{table}" ADD COLUMN {definition}')


def remake(connection: Connection, statement: str, **values: str) -> None:
    """Make a table anew by its CREATE TABLE statement: its columns may be wider, narrower or in another order.

    Rows keep what stands in columns of the same name; `values` are SQL expressions for the others. Indexes have to be
    made again. Raises ValueError for another statement.
    """
    found = NAME.search(statement)
    if found is None:
        raise ValueError("This makes no table")
    table, beside = found[1], LATER.format(table=found[1])
    connection.exec_driver_sql(f"{statement[: found.start(1)]}{beside}{statement[found.end(1) :]}")
    kept = [name for name in _columns(connection, beside) if name in {*_columns(connection, table), *values}]
    into, out = ", ".join(f'"{name}"' for name in kept), ", ".join(values.get(name, f'"{name}"') for name in kept)
    connection.exec_driver_sql(f'INSERT INTO "{beside}" ({into}) SELECT {out} FROM "{table}"')
    connection.exec_driver_sql(f'DROP TABLE "{table}"')
    connection.exec_driver_sql(f'ALTER TABLE "{beside}" RENAME TO "{table}"')


def rename_column(connection: Connection, table: str, old: str, new: str) -> None:
    """Rename a column, in what the history tells of it, too: an undo of an older step finds it."""
    connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME COLUMN "{old}" TO "{new}"')
    connection.exec_driver_sql('UPDATE change SET "column" = ? WHERE sheet = ? AND "column" = ?', (new, table, old))
    _retell_rows(connection, table, lambda cells: {new if key == old else key: cells[key] for key in cells})


def drop_column(connection: Connection, table: str, column: str) -> None:
    """Take a column away, and out of what the history tells, too; a step that changed nothing else stays, empty."""
    connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    connection.exec_driver_sql('DELETE FROM change WHERE sheet = ? AND "column" = ?', (table, column))
    _retell_rows(connection, table, lambda cells: {key: cell for key, cell in cells.items() if key != column})


def rename_value(connection: Connection, table: str, column: str, old: str, new: str) -> None:
    """Call a choice otherwise, in all cells of a column and in what the history tells of them."""
    connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', (new, old))
    for side in ("old", "new"):
        told = f'UPDATE change SET "{side}" = ? WHERE sheet = ? AND "column" = ? AND "{side}" = ?'
        connection.exec_driver_sql(told, (_written(new), table, column, _written(old)))
    _retell_rows(connection, table, lambda cells: {**cells, column: new} if cells.get(column) == old else cells)


def _retell_rows(connection: Connection, table: str, retell: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Tell otherwise how the rows of a table were when they were new: one change holds all their cells."""
    asked = "SELECT device, seq, new FROM change WHERE sheet = ? AND \"column\" = ''"
    for device, seq, text in connection.exec_driver_sql(asked, (table,)).fetchall():
        with suppress(ValueError):  # spoilt: it stays as it is, and `doctor` names it
            cells = json.loads(text)
            if isinstance(cells, dict) and (told := retell(cells)) != cells:
                given = (_written(told), device, seq)
                connection.exec_driver_sql("UPDATE change SET new = ? WHERE device = ? AND seq = ?", given)


def _written(value: object) -> str:
    """Return JSON as the history writes it."""
    return json.dumps(value, ensure_ascii=False)


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
