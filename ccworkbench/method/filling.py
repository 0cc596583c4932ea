"""Puts what a resource file says of a row into its columns."""

from collections.abc import Mapping
from typing import Any

from ccworkbench.core.kind import Choice, Choices
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.words import Words


def fill(row: Record, item: Mapping[str, Any], words: Words) -> None:
    """Fill a row: words stand under `<column>_text`, all else under the column's own key."""
    columns = {column.key: column for column in columns_of(type(row))}
    for key, value in item.items():
        if key.endswith("_text"):
            setattr(row, key.removesuffix("_text"), words.say(value))
        elif key in columns:
            setattr(row, key, read(columns[key], value))


def read(column: Column, value: Any) -> Any:
    """Turn a key of a file into what the column holds."""
    if isinstance(column.kind, Choices):
        return tuple(value)
    return column.kind.options(value) if isinstance(column.kind, Choice) else value
