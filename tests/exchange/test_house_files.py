"""A house's content as a file: the same after a round trip, and one sentence for whatever else is offered."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from ccworkbench import files
from ccworkbench.exchange import house_files
from ccworkbench.exchange.house_files import (
    FORMAT,
    LARGEST,
    SUFFIX,
    checked_name,
    free_place,
    read_house,
    same_name,
    write_house,
)
from ccworkbench.language.user_error import UserError
from ccworkbench.method.house.content import HouseContent, HouseRow

ROWS = (
    HouseRow(
        "q.1.1", {"chapter": "prepare", "topic": "Ä", "text": "漢\nж"}, {"topic": "A", "text": "B"}, ("text",), True
    ),
    HouseRow("h.1", {"chapter": "roles", "topic": "", "text": "Own"}),
)
CELLS = (
    HouseRow("d.1:PM", {"letter": "A/R"}, {}, (), False, "d.1", "PM"),
    HouseRow("x", {"letter": None}, down="d", across="r"),
)
CASES = (
    HouseRow("tc.1", {"title": "T", "requirements": ["rq.1", "h.2"], "minutes": 5, "role_id": "PM", "use_case": None}),
)
CONTENT = HouseContent(
    "Ours", "hu", {"question": ROWS, "raci": CELLS, "test_case": CASES}, {"question": ("q.1.1", "q.1.2"), "raci": ()}
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_house(tmp_path / f"ours{SUFFIX}", CONTENT)
    return tmp_path / f"ours{SUFFIX}"


def sentence(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        read_house(path)
    return str(raised.value)


def altered(path: Path, **values: Any) -> Path:
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), encoding="utf-8")
    return path


def with_row(path: Path, sheet: str, **values: Any) -> Path:
    return altered(path, sheets={sheet: [{"key": "k", "values": values}]})


def test_a_content_is_the_same_after_a_round_trip(path: Path) -> None:
    assert read_house(path) == CONTENT


def test_a_file_with_a_byte_order_mark_is_read(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_house(path) == CONTENT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'"text"',
        b"null",
        b"{}",
        b"\xff\xfe\x00",
        b"PK\x03\x04",
        b"SQLite format 3\x00",
        b"[" * 100_000,
        b'{"mark": NaN}',
        b'{"mark": "CC Workbench house content"}',
        b'{"mark": "CC Workbench house content", "format": "1"}',
        b'{"mark": "other", "format": 9}',
    ],
)
def test_what_is_broken_or_foreign_gets_one_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert "is not a CC Workbench house content file" in sentence(path)


def test_a_file_cut_off_anywhere_gets_one_sentence(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 37):
        path.write_bytes(whole[:length])
        assert "is not a CC Workbench house content file" in sentence(path)


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "xx"},
        {"name": 3},
        {"sheets": []},
        {"sheets": {"question": {"a": 1}}},
        {"sheets": {"question": [3]}},
        {"sheets": {"question": [{"values": {}}]}},
        {"sheets": {"question": [{"key": "", "values": {}}]}},
        {"sheets": {"question": [{"key": "k" * 121, "values": {}}]}},
        {"sheets": {"question": [{"key": "a\nb", "values": {}}]}},
        {"sheets": {"question": [{"key": "k", "values": {}}, {"key": "k", "values": {}}]}},
        {"sheets": {"question": [{"key": "k", "values": {}, "ours": {"text": 3}}]}},
        {"sheets": {"raci": [{"key": "k", "values": {}, "down": "d"}]}},
        {"known": {"question": 3}},
    ],
)
def test_a_shape_that_is_not_ours_gets_one_sentence(path: Path, wrong: dict[str, Any]) -> None:
    assert "is not a CC Workbench house content file" in sentence(altered(path, **wrong))


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [
        ("question", "text", 3),
        ("question", "text", None),
        ("question", "text", "x" * 32_001),
        ("question", "chapter", "nowhere"),
        ("question", "chapter", ["prepare"]),
        ("go_no_go", "weight", 6),
        ("go_no_go", "weight", 2.5),
        ("go_no_go", "weight", True),
        ("go_no_go", "weight", "3"),
        ("go_no_go", "mandatory", 1),
        ("go_no_go", "minimum", 1e999),
        ("use_case", "channels", "voice_in"),
        ("use_case", "channels", ["fax"]),
        ("test_case", "requirements", "REQ-001"),
        ("test_case", "role_id", 3),
        ("training_need", "levels", "9>9"),
    ],
)
def test_a_value_that_its_column_can_not_hold_gets_one_sentence(
    path: Path, sheet: str, column: str, value: object
) -> None:
    assert "is not a CC Workbench house content file" in sentence(with_row(path, sheet, **{column: value}))


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [
        ("question", "text", "x" * 32_000),
        ("go_no_go", "weight", 5),
        ("go_no_go", "minimum", 0.5),
        ("go_no_go", "minimum", None),
        ("use_case", "channels", ["chat"]),
        ("training_need", "levels", ">4"),
    ],
)
def test_a_value_that_its_column_can_hold_is_taken(path: Path, sheet: str, column: str, value: object) -> None:
    (row,) = read_house(with_row(path, sheet, **{column: value})).sheets[sheet]
    assert row.values == {column: value}


def test_cells_and_sheets_that_are_no_method_are_left_out(path: Path) -> None:
    told = {"key": "k", "values": {"text": "Own", "answer": "Anna", "answered_by": "x", "elsewhere": 1}}
    content = read_house(altered(path, sheets={"question": [told], "person": [{"key": "p", "values": {}}], "new": [1]}))
    assert [*content.sheets] == ["question"]
    assert content.sheets["question"][0].values == {"text": "Own"}


def test_what_can_not_be_stored_is_marked(path: Path) -> None:
    (row,) = read_house(with_row(path, "question", text="a\x00b\ud800")).sheets["question"]
    assert row.values["text"] == "a\ufffdb\ufffd"


def test_a_newer_file_says_what_to_do(path: Path) -> None:
    assert "newer" in sentence(altered(path, format=FORMAT + 1, sheets=None))
    assert read_house(altered(path, format=FORMAT, sheets={})).sheets == {}


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(LARGEST + 1)
    assert "too large" in sentence(path)
    with path.open("r+b") as stream:
        stream.truncate(LARGEST)
    assert "is not a CC Workbench house content file" in sentence(path)


def test_more_rows_than_anybody_has_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_files, "MOST_ROWS", 5)
    assert len(read_house(path).sheets) == 3
    monkeypatch.setattr(house_files, "MOST_ROWS", 4)
    assert "is not a CC Workbench house content file" in sentence(path)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    assert "There is no file" in sentence(tmp_path / "none")
    assert "is a folder" in sentence(tmp_path)


def test_a_file_that_is_there_is_never_overwritten_unless_it_is_renewed(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UserError, match="already exists"):
        write_house(path, HouseContent("Other", "en", {}))
    assert path.read_bytes() == before
    write_house(path, HouseContent("Other", "en", {}), is_new=False)
    assert read_house(path).name == "Other"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_full_or_closed_disk_leaves_what_was_there(path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "no")

    before = path.read_bytes()
    monkeypatch.setattr(files, "put", fail)
    with pytest.raises(UserError):
        write_house(path, HouseContent("Other", "en", {}), is_new=False)
    with pytest.raises(UserError):
        write_house(path.with_name("new.ccwcontent"), CONTENT)
    assert (path.read_bytes(), [one.name for one in path.parent.iterdir()]) == (before, [path.name])


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Our house", "Our-house"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-content"),
        ("COM1", "COM1-content"),
        ("…", "content"),
        ("Ház 1/2: új", "Ház-1-2-új"),
        ("x" * 80, "x" * 60),
    ],
)
def test_a_name_makes_a_file_name_that_every_system_takes(tmp_path: Path, name: str, file: str) -> None:
    place = free_place(tmp_path, name)
    assert place == tmp_path / f"{file}{SUFFIX}"
    place.touch()
    assert free_place(tmp_path, name) == tmp_path / f"{file}-1{SUFFIX}"


def test_a_name_is_neither_blank_nor_long_nor_taken() -> None:
    assert checked_name("  Our\n house ", ["Other"]) == "Our house"
    assert len(checked_name("x" * 80)) == 80
    for name in ("", " \n", "x" * 81, "OUR  house"):
        with pytest.raises(UserError):
            checked_name(name, ["Our house"])
    assert same_name("Ünser  Haus", " ÜNSER haus")
    assert not same_name("Our house", "Our houses")
