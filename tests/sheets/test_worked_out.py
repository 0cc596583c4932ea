"""What is worked out names the columns that it is worked out from."""

from typing import Any

import pytest

from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.sheets.order import SHEETS
from tests.made_rows import made_up

COMPUTED = [(sheet, column) for sheet in SHEETS for column in columns_of(sheet) if column.computed]


@pytest.mark.parametrize(("sheet", "column"), COMPUTED, ids=lambda one: getattr(one, "key", ""))
def test_nothing_else_is_read(sheet: type[Record], column: Column, monkeypatch: pytest.MonkeyPatch) -> None:
    stored, read = {one.key for one in columns_of(sheet) if not one.computed}, set[str]()
    rows = [sheet(), *(row for row in made_up("de", 12) if type(row) is sheet)]

    def note(row: Any, name: str) -> Any:
        read.add(name)
        return object.__getattribute__(row, name)

    with monkeypatch.context() as patch:
        patch.setattr(sheet, "__getattribute__", note, raising=False)
        for row in rows:
            column.read(row)
    assert set() < read & stored <= set(column.of)
