"""Long values stand once in the file: while its cell holds one, the history only refers to it.

A value goes into the history in full when its cell loses it, and only the first time. So each value that the history
refers to stands in its cell, or as the `old` of a change of that cell.
"""

import json
import re
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from ccworkbench.store.tables import CHANGE

LONG_VALUE: Final = 10_000  # characters as the history writes a value; keeping shorter ones twice costs little
REFERENCE: Final = re.compile(r'\{"characters": \d+, "sha256": "[0-9a-f]{64}"\}')  # no value: no column has these names


def reference(text: str) -> str:
    """Return what stands in the history for a value: how long it is, and its digest."""
    return json.dumps({"characters": len(text), "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()})


def shortened(text: str) -> str:
    """Return a value as the history writes it: in full, or a reference where it is long."""
    return reference(text) if len(text) >= LONG_VALUE else text


def is_reference(text: str | None) -> bool:
    """Tell whether a value in the history stands elsewhere in full."""
    return text is not None and REFERENCE.fullmatch(text) is not None


def lost_values(connection: Connection, row: UUID, column: str, characters: int) -> list[str]:
    """Return the values of a length that a cell held and lost, as the history has them in full."""
    lost = select(CHANGE.c.old).where(CHANGE.c.row == str(row), CHANGE.c.column == column)
    return list(connection.scalars(lost.where(func.length(CHANGE.c.old) == characters)))


def present_value(connection: Connection, table: Any, row: UUID, column: str) -> Any:
    """Return what a cell holds now; None where there is no such row."""
    return connection.scalar(select(table.c[column]).where(table.c.id == row))


def kept_bytes(text: str) -> int:
    """Return by how many bytes a store grows for a text that is put into a cell: a short one is kept twice."""
    size = len(text.encode("utf-8", "replace"))
    return size if len(text) >= LONG_VALUE else 2 * size
