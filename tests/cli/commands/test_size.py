"""The size of a project's content by command line."""

from typing import Any

import pytest

Ask = Any


@pytest.fixture
def lean(ask: Ask) -> Ask:
    ask("new", "North", "--customer", "K", "--seats", "12")
    return ask


def rows(ask: Ask, sheet: str) -> int:
    return len(ask("show", "North", sheet, "--json").json)


def size_of(ask: Ask) -> object:
    return ask("show", "North", "profile", "--json").json[0]["values"]["content_size"]


def test_a_size_is_shown_before_it_is_changed_in_one_step(lean: Ask) -> None:
    shown = lean("size", "North", "standard", "--json").json
    assert not shown["applied"]
    assert {one["deed"] for one in shown["proposals"]} == {"add"}
    assert (rows(lean, "question"), size_of(lean)) == (20, "lean")
    done = lean("size", "North", "standard", "--apply")
    lines = done.out.splitlines()
    assert (done.code, [line for line in lines if "Test steps”" in line]) == (0, [])
    assert any("with Test steps (" in line for line in lines)
    assert len(lines) < len(shown["proposals"])
    assert (rows(lean, "question"), size_of(lean)) == (40, "standard")
    lean("undo", "North")
    assert (rows(lean, "question"), size_of(lean)) == (20, "lean")


def test_single_rows_are_taken_over_by_their_keys(lean: Ask) -> None:
    assert lean("size", "North", "full", "--rows", "q.1.9,q.2.8", "--apply").code == 0
    assert (rows(lean, "question"), size_of(lean)) == (22, "lean")


def test_a_row_that_is_not_proposed_is_refused_in_one_line(lean: Ask) -> None:
    answer = lean("size", "North", "full", "--rows", "q.9.9", "--apply")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "q.9.9" in answer.err


def test_the_size_that_a_project_has_changes_nothing(lean: Ask) -> None:
    assert lean("size", "North", "lean").out == "This size neither adds nor removes any rows.\n"


@pytest.mark.parametrize("wrong", [("North", "huge"), ("North",), ("Nowhere", "lean")])
def test_what_is_no_size_or_no_project_is_refused_in_one_line(wrong: tuple[str, ...], lean: Ask) -> None:
    answer = lean("size", *wrong)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_the_size_is_changed_by_its_command_only(lean: Ask) -> None:
    assert lean("set", "North", "profile", "content_size=full").code == 2
    assert size_of(lean) == "lean"
