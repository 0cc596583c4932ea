"""What is wrong, what was muted and why, on the command line."""

from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.checks.all_checks import RULES

SAMPLE = "New customer hotline with 45 seats"
REASON = ("--reason", "Agreed with the customer")
Ask = Any


@pytest.fixture
def project(ask: Ask) -> str:
    """Make a project with one mistake of each severity."""
    ask("new", "Empty", "--customer", "Stadtwerke", "--empty")
    ask("set", "Empty", "profile", "operators=60", "supervisors=2")
    ask("add", "Empty", "action", "preparation=Order headsets", "completed=2099-01-01")
    ask("add", "Empty", "action", "preparation=Ask", "due=2020-01-01")
    return "Empty"


def rules(ask: Ask, project: str) -> list[str]:
    return [problem["rule"] for problem in ask("check", project, "--json").json["problems"]]


def test_check_says_no_where_there_is_an_error(ask: Ask) -> None:
    answer = ask("check", SAMPLE, "--json")
    assert (answer.code, answer.json["errors"]) == (1, 2)
    assert {problem["rule"] for problem in answer.json["problems"]} <= set(RULES)
    assert answer.json["warnings"] + answer.json["hints"] + 2 == len(answer.json["problems"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_told_in_every_language(language: str, ask: Ask) -> None:
    out = ask("check", SAMPLE, "--language", language).out
    assert out.startswith(words_of(language).say("Error"))
    assert "{" not in out


def test_check_says_yes_where_nothing_is_wrong(ask: Ask) -> None:
    ask("new", "Empty", "--customer", "Stadtwerke", "--empty")
    answer = ask("check", "Empty")
    assert (answer.code, answer.out) == (0, "No problems found.\n")


def test_a_check_is_muted_for_one_row_with_a_reason(project: str, ask: Ask) -> None:
    assert rules(ask, project) == ["ACTION-2", "ACTION-1", "H6", "SPAN-1"]
    assert ask("mute", project, "ACTION-1", "A-002", *REASON).code == 0
    answer = ask("check", project, "--json").json
    (muted,) = answer["muted"]
    assert (muted["rule"], muted["row_name"], muted["reason"]) == ("ACTION-1", "A-002", "Agreed with the customer")
    assert "ACTION-1" not in {problem["rule"] for problem in answer["problems"]}
    assert ask("check", project).out.endswith("1 check is muted.\n")


def test_only_errors_that_are_heard_make_the_answer_no(project: str, ask: Ask) -> None:
    assert ask("check", project).code == 1
    ask("mute", project, "action-2", "A-001", *REASON)
    assert ask("check", project).code == 0


def test_a_check_is_heard_again(project: str, ask: Ask) -> None:
    before = rules(ask, project)
    ask("mute", project, "SPAN-1", "1", *REASON)
    assert ask("unmute", project, "SPAN-1", "1").out.startswith("SPAN-1  Contact-centre profile 1: A supervisor")
    assert rules(ask, project) == before


def test_what_is_about_a_whole_sheet_is_named_by_the_sheet(project: str, ask: Ask) -> None:
    ask("add", project, "stakeholder", "name=Works council", "group=works_council")
    assert rules(ask, project).count("H8") == 2
    assert ask("mute", project, "H8", "stakeholder", *REASON, "--json").json["where"] == "stakeholder"
    assert "H8" not in rules(ask, project)
    ask("undo", project)
    assert ask("mute", project, "H8", "Stakeholder register", *REASON).out.startswith("H8  Stakeholder register: ")


def test_a_muted_check_is_listed_with_the_title_of_its_sheet_and_the_name_of_its_row(project: str, ask: Ask) -> None:
    assert "Action table A-002: " in ask("check", project).out
    ask("mute", project, "ACTION-1", "A-002", *REASON)
    shown = ask("show", project, "mute").out
    assert "Action table" in shown
    assert "A-002 Ask" in shown
    assert "calculated" in ask("set", project, "mute", "1", "where=raci").err


def test_a_mute_is_one_step_of_undo(project: str, ask: Ask) -> None:
    ask("mute", project, "SPAN-1", "1", *REASON)
    assert ask("undo", project).out == "Undo: Mute SPAN-1\n"
    assert "SPAN-1" in rules(ask, project)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mute", "Empty", "SPAN-1", "7", *REASON), "has no finding for “7”"),
        (("mute", "Empty", "SPAN-9", "1", *REASON), "no check “SPAN-9”"),
        (("mute", "Empty", "CELL-1", "1", *REASON), "CELL-1 can’t be muted"),
        (("mute", "Empty", "SPAN-1", "1", "--reason", " "), "needs a reason"),
        (("mute", "Empty", "SPAN-1", "1"), "--reason"),
        (("unmute", "Empty", "SPAN-1", "1"), "has no finding for “1”"),
    ],
)
def test_what_can_not_be_muted_is_refused_in_one_sentence(
    arguments: tuple[str, ...], said: str, project: str, ask: Ask
) -> None:
    answer = ask(*arguments)
    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert ask("check", project, "--json").json["muted"] == []
