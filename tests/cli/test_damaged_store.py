"""Commands on a spoilt store: they answer as far as they can, and the doctor names what is wrong."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

SAMPLE = "New customer hotline with 45 seats"
Ask = Any


def operate(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def spoilt(store: Path, ask: Ask) -> Path:
    """The sample beside another project, and a value of each kind in it that can't be read."""
    ask("new", "Other", "--customer", "K", "--empty")
    operate(
        store,
        f"UPDATE project SET type = 'zloud', channels = '[' WHERE name = '{SAMPLE}'",  # noqa: S608
        "UPDATE action SET status = 'donf', due = '2026-13-45', assigned_to = 'f00' WHERE code = 'A-001'",
        "UPDATE action SET preparation = CAST(x'42fc' AS TEXT), unread = '7' WHERE code = 'A-002'",
        "UPDATE action SET position = 'q', deleted = 2 WHERE code = 'A-003'",
    )
    return store


def test_the_projects_of_a_spoilt_store_are_listed(spoilt: Path, ask: Ask) -> None:
    listed = ask("projects", "--json").json
    assert [(one["name"], one["type"]) for one in listed] == [(SAMPLE, "cloud"), ("Other", "cloud")]


def test_a_spoilt_sheet_is_shown_with_the_texts_that_stand_in_it(spoilt: Path, ask: Ask) -> None:
    shown = ask("show", SAMPLE, "action").out
    assert all(text in shown for text in ("donf", "2026-13-45", "f00", "B\\xfc", "A-003"))


@pytest.mark.parametrize("line", [("check",), ("readiness",), ("history",), ("show", "project"), ("show", "raci")])
def test_commands_that_look_at_a_spoilt_project_answer(line: tuple[str, ...], spoilt: Path, ask: Ask) -> None:
    for project in (SAMPLE, "Other"):
        answer = ask(line[0], project, *line[1:])
        assert answer.code in {0, 1}
        assert answer.err == ""
        assert answer.out or project == "Other"


def test_a_spoilt_project_is_exported(spoilt: Path, ask: Ask, tmp_path: Path) -> None:
    answer = ask("export", SAMPLE, "--sheet", "action", "--out", tmp_path / "out")
    assert (answer.code, len(list((tmp_path / "out").iterdir()))) == (0, 4)


def test_a_spoilt_cell_is_put_right_by_set(spoilt: Path, ask: Ask) -> None:
    assert ask("set", SAMPLE, "action", "A-001", "status=done", "due=2026-03-12", "assigned_to=").code == 0
    named = {(place["row"], place["column"]) for place in ask("doctor", "--json").json["places"]}
    assert not {place for place in named if place[0] == "A-001"}
    assert {("A-002", "preparation"), ("A-002", "unread"), ("A-003", "position"), ("A-003", "deleted")} <= named


def test_the_doctor_names_each_cell_in_a_sentence_and_for_programs(spoilt: Path, ask: Ask) -> None:
    told, listed = ask("doctor"), ask("doctor", "--json")
    assert (told.code, listed.code) == (1, 1)
    assert f"{SAMPLE}, action A-001, status: the file has “donf”, the history has “" in told.out
    (place,) = (one for one in listed.json["places"] if (one["row"], one["column"]) == ("A-001", "status"))
    assert (place["project"], place["sheet"], place["found"]) == (SAMPLE, "action", "donf")
    assert len(listed.json["places"]) == 10  # nine cells, and the reference that leads nowhere


@pytest.mark.parametrize("language", ["de", "hu", "ru", "zh"])
def test_the_doctor_speaks_the_language_of_its_reader(language: str, spoilt: Path, ask: Ask) -> None:
    told = ask("doctor", "--language", language).out
    assert "the file has" not in told
    assert "donf" in told


def test_a_file_of_garbage_is_a_sentence_and_no_traceback(store: Path, ask: Ask) -> None:
    sound = store.read_bytes()
    for content in (b"", b"\xff" * 9000, sound[:100], sound[:5000], sound[:100] + b"\xff" * 4000 + sound[4100:]):
        store.write_bytes(content)
        for line in (["doctor"], ["projects"], ["show", SAMPLE, "action"]):
            answer = ask(*line)
            assert answer.code in {1, 2}
            assert "Traceback" not in answer.err + answer.out


def test_a_schema_whose_names_are_spoilt_is_a_sentence_and_no_traceback(store: Path, ask: Ask) -> None:
    sound = store.read_bytes()
    for name in (b"CREATE TABLE action", b"preparation VARCHAR", b"CREATE TABLE step", b"ix_action_project_id"):
        place = sound.index(name) + len(name) - 1
        for letter in (b"\xff", b"Q", b"\0"):
            store.write_bytes(sound[:place] + letter + sound[place + 1 :])
            for line in (["doctor"], ["projects"], ["show", SAMPLE, "action"]):
                assert ask(*line).code in {0, 1, 2}
