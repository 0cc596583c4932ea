"""Stored values: what a column can't hold is found spoilt, and what it can hold is read as it was written."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.dialects import sqlite

from ccworkbench.core.record import Record
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.store.stored import StoredId, UnreadableId, UnreadableValue, lenient_text

ID = "0123456789abcdef0123456789abcdef"


def read(sheet: type[Record], column: str, raw: Any) -> Any:
    reader: Any = sheet.__table__.columns[column].type.result_processor(sqlite.dialect(), None)
    return reader(raw)


SOUND: list[tuple[type[Record], str, Any, Any]] = [
    (Action, "id", ID, UUID(ID)),
    (Action, "assigned_to", None, None),
    (Action, "due", "2026-03-12", date(2026, 3, 12)),
    (Action, "due", None, None),
    (Action, "status", "done", ActionStatus.DONE),
    (Action, "note", "über 喆", "über 喆"),
    (Action, "deleted", 1, True),
    (Action, "deleted", 0, False),
    (Action, "position", "a1V", "a1V"),
    (Action, "unread", '{"due": "soon"}', {"due": "soon"}),
    (Project, "channels", '["email"]', ["email"]),
    (Project, "accent", "#0b4f5c", "#0b4f5c"),
    (TrainingNeed, "levels", "2>3", "2>3"),
    (TrainingNeed, "levels", "", ""),
    (TestResult, "minutes", 7, 7),
]


@pytest.mark.parametrize(("sheet", "column", "raw", "value"), SOUND)
def test_a_sound_value_is_read(sheet: type[Record], column: str, raw: Any, value: Any) -> None:
    found = read(sheet, column, raw)
    assert found == value
    assert type(found) is type(value)


ODD: list[tuple[type[Record], str, Any]] = [
    *((Action, "assigned_to", raw) for raw in ("f00", ID.upper(), "0x" + ID[2:], f"{{{ID}}}", b"\xff", 7, 1.5)),
    *((Action, "due", raw) for raw in ("2026-13-01", "20260312", "2026-W11-4", "soon", "", b"2026-03-12", 2026)),
    *((Action, "status", raw) for raw in ("donf", "", None, 1, b"done")),
    *((Action, "note", raw) for raw in (b"\xff", None, 1, 1.5)),
    *((Action, "deleted", raw) for raw in (2, None, "yes", b"1")),
    *((Action, "position", raw) for raw in ("", "q5", "a", "a-", "a1V0", None, b"a1", 5)),
    *((Action, "unread", raw) for raw in ("[]", '"due"', '{"due": 1}', "{", "", None, b"{}", 7, "[" * 100_000)),
    *((Project, "channels", raw) for raw in ('["vojce"]', "[[]]", "{}", "7", "[", None, b"[]")),
    *((Project, "accent", raw) for raw in ("#0b4f5z", "0b4f5c", "#0b4f5c\n")),
    *((TrainingNeed, "levels", raw) for raw in ("2>", "2>x", "5>1", "23")),
    *((TestResult, "minutes", raw) for raw in (7.5, "7", b"7", -1, 2**62)),
]


@pytest.mark.parametrize(("sheet", "column", "raw"), ODD)
def test_what_a_column_cannot_hold_is_spoilt_and_raises_nothing(sheet: type[Record], column: str, raw: Any) -> None:
    found = UnreadableValue.found
    value = read(sheet, column, raw)
    assert isinstance(value, UnreadableValue)
    assert value.raw is raw
    assert UnreadableValue.found == found + 1


@pytest.mark.parametrize("raw", [float("inf"), float("-inf"), 9e99, "0.5", b"\x00"])
def test_a_share_that_is_no_number_is_spoilt(raw: Any) -> None:
    (column,) = [(sheet, c.key) for sheet in SHEETS for c in sheet.__table__.columns if c.type.python_type is float][:1]
    assert isinstance(read(*column, raw), UnreadableValue)


def test_every_column_reads_whatever_the_file_holds() -> None:
    junk = ("junk", b"\xff", 2, -1, 1.5, float("inf"), 2**63 - 1, None, "[1]", "{}", "9999-99-99", "\x00", "x" * 9999)
    for sheet in SHEETS:
        for column in sheet.__table__.columns:
            for raw in junk:
                read(sheet, column.key, raw)


@pytest.mark.parametrize("raw", ["f00", ID.upper(), b"\xff", None, 7])
def test_an_id_that_cannot_be_read_is_written_back_as_it_was_found(raw: Any) -> None:
    odd, again = (read(Action, "id", raw) for _ in range(2))
    assert isinstance(odd, UnreadableId)
    assert (odd, hash(odd)) == (again, hash(again))
    held = Action.__table__.columns["id"].type
    assert isinstance(held, StoredId)
    bound = held.bind_processor(sqlite.dialect())
    assert bound(odd) is raw
    assert bound(UUID(ID)) == ID
    assert bound(None) is None
    assert odd != read(Action, "id", "f01")
    assert odd != uuid4()


def test_bytes_that_are_no_text_stay_bytes() -> None:
    assert lenient_text("喆".encode()) == "喆"
    assert lenient_text(b"\xff") == b"\xff"
    assert str(UnreadableValue(b"B\xfcro")) == "B\\xfcro"
    assert str(UnreadableValue(None)) == ""


SHEETS_FIRST = """
import sys
from pathlib import Path
from ccworkbench.sheets.order import BY_KEY
made = [sheet() for sheet in BY_KEY.values()]
from ccworkbench.store.store import Store

with Store.open(Path(sys.argv[1]), read_only=True) as store:
    book = store.workbook(store.cards()[0].id)
    print(*(row.unread for row in book.rows(BY_KEY["action"])))
"""


def test_sheets_that_are_loaded_before_the_store_are_read_leniently_too(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE action SET due = 'soon' WHERE code = 'A-002'")
    told = subprocess.run([sys.executable, "-c", SHEETS_FIRST, str(filled)], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "{} {'due': 'soon'} {}"
