"""Documents under control from the command line: issue, list, note, make again, say what changed."""

from pathlib import Path
from typing import Any

import pytest

Ask = Any
SHEET = ("New", "--sheet", "action", "--format", "pdf", "--language", "en")


@pytest.fixture
def number(ask: Ask, tmp_path: Path) -> str:
    """The number of a document that was issued once."""
    assert ask("issue", *SHEET, "--out", tmp_path / "out", "--change", "For the kick-off").code == 0
    return str(ask("documents", "New", "--json").json[0]["number"])


def test_an_issued_document_stands_in_the_register(ask: Ask, number: str, tmp_path: Path) -> None:
    (one,) = ask("documents", "New", "--json").json
    (file,) = (tmp_path / "out").iterdir()
    assert (one["version"], one["status"], one["change"]) == ("1.0", "issued", "For the kick-off")
    assert one["files"][0]["length"] == file.stat().st_size
    assert number in ask("documents", "New").out


def test_the_same_again_is_no_new_version_and_a_change_is(ask: Ask, number: str, tmp_path: Path) -> None:
    same = ask("issue", *SHEET, "--out", tmp_path / "out")
    assert "no new version was created" in same.err
    ask("set", "New", "action", "A-001", "preparation=Something else")
    told = ask("issue", *SHEET, "--list", "--json").json
    assert (told["number"], told["version"]) == (number, "1.1")
    assert [(one["field"], one["now"]) for one in told["changes"]] == [("Preparation", "Something else")]
    ask("issue", *SHEET, "--out", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 2
    listed = ask("changes", "New", number)
    assert "Something else" in listed.out
    (sheet,) = ask("changes", "New", number, "--out", tmp_path / "changes", "--language", "de").out.splitlines()
    assert Path(sheet).read_bytes().startswith(b"%PDF")


def test_what_was_issued_is_told_as_data(ask: Ask, tmp_path: Path) -> None:
    (one,) = ask("issue", *SHEET, "--out", tmp_path / "out", "--json").json
    (register,) = ask("documents", "New", "--json").json
    assert (one["number"], one["version"], one["content"]) == (
        register["number"],
        register["version"],
        register["content"],
    )
    assert [Path(file).exists() for file in one["files"]] == [True]


def test_what_became_of_a_document_is_noted(ask: Ask, number: str) -> None:
    ask("document", "New", number, "--sent-to", "Ms Weber", "--on", "2099-01-02")
    assert [one["number"] for one in ask("documents", "New", "--awaited", "--json").json] == [number]
    ask("document", "New", number, "--back", "--on", "2099-01-03")
    assert ask("documents", "New", "--awaited", "--json").json == []
    assert ask("document", "New", number, "--withdraw", "Wrong customer").code == 0
    assert ask("documents", "New", "--json").json[0]["status"] == "withdrawn"


def test_a_document_is_made_again(ask: Ask, number: str, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = ask("rebuild", "New", number, "--version", "1.0", "--out", tmp_path / "again")
    (before,), (after,) = (tmp_path / "out").iterdir(), (tmp_path / "again").iterdir()
    assert (again.code, again.err) == (0, "")
    assert before.read_bytes() == after.read_bytes()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("issue", "New"), "needs a folder"),
        (("rebuild", "New", "NO-1", "--out", "x"), "There is no document NO-1"),
        (("document", "New", "NO-1", "--back"), "There is no document NO-1"),
        (("changes", "New", "NO-1"), "There is no document NO-1"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(ask: Ask, line: tuple[str, ...], told: str) -> None:
    answer = ask(*line)
    assert (answer.code != 0, answer.err.count("\n")) == (True, 1)
    assert told in answer.err


def test_nothing_is_noted_without_saying_what(ask: Ask, number: str) -> None:
    assert "Use exactly one of" in ask("document", "New", number).err
    assert "Use exactly one of" in ask("document", "New", number, "--back", "--sent-to", "Ms Weber").err
    early = ask("document", "New", number, "--back", "--on", "2001-01-01")
    assert "was not issued by that day" in early.err


def test_the_change_sheet_of_a_first_version_is_refused(ask: Ask, number: str, tmp_path: Path) -> None:
    assert "is the first version" in ask("changes", "New", number, "--out", tmp_path / "x").err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("pattern", ["KV-{year}", "KV"])
def test_a_pattern_that_repeats_itself_is_refused(ask: Ask, pattern: str) -> None:
    (card,) = ask("projects", "--json").json
    answer = ask("set", "New", "project", card["id"], f"document_numbers={pattern}")
    assert "the same number" in answer.err
    assert "“{shoe}” is unknown" in ask("set", "New", "project", card["id"], "document_numbers={shoe}-{n}").err
    assert ask("set", "New", "project", card["id"], "document_numbers={project}/{n}").code == 0
