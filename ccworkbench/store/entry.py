"""What goes into the file in one transaction: the statements that write new rows and changed cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam

from ccworkbench.core.record import Record
from ccworkbench.store.errors import DAMAGED, StoreError

# Steps are only ever added, so the last one of the table is the newest; asking for it costs no scan.
NEWEST = "SELECT id FROM step ORDER BY rowid DESC LIMIT 1"

Statement = tuple[Any, list[Any]]  # SQL or a clause, and the values that it is executed with


@dataclass(frozen=True)
class Transaction:
    """What one transaction writes; `step` is empty for a picture, which belongs to none."""

    step: str
    statements: list[Statement]

    def execute(self, connection: Connection, *, strict: bool = True) -> None:
        """Write it; raises StoreError where a row that it changes is not there, unless that is nothing new."""
        for statement, values in self.statements:
            if isinstance(statement, str):
                connection.exec_driver_sql(statement, values)
            else:
                done = connection.execute(statement, values)
                if strict and statement.is_update and done.rowcount != len(values):
                    raise StoreError(DAMAGED)


def inserts(made: Iterable[Record]) -> Iterable[Statement]:
    """Return what puts new rows into their tables, many at a time."""
    by_table: dict[Any, list[dict[str, Any]]] = {}
    for row in made:
        table = row.__table__
        by_table.setdefault(table, []).append({column.key: getattr(row, column.key) for column in table.columns})
    return [(table.insert(), values) for table, values in by_table.items()]


def updates(altered: Mapping[Record, Iterable[str]]) -> Iterable[Statement]:
    """Return what puts changed cells into their tables: one statement for rows in which the same columns changed."""
    alike: dict[tuple[Any, tuple[str, ...]], list[dict[str, Any]]] = {}
    for row, keys in altered.items():
        values = {f"new_{key}": getattr(row, key) for key in keys}
        alike.setdefault((row.__table__, tuple(keys)), []).append({"of_row": row.id, **values})
    for (table, keys), rows in alike.items():
        cells = {key: bindparam(f"new_{key}", type_=table.c[key].type) for key in keys}
        yield table.update().where(table.c.id == bindparam("of_row", type_=table.c.id.type)).values(cells), rows
