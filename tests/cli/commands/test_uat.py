"""The acceptance test by command line: rounds planned, defects written, sign-offs prepared, signed things watched."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.store.store import Store

SAMPLE = "New customer hotline with 45 seats"
Ask = Any
COMMANDS = (("plan-results", "Cycle 3"), ("write-defect", "TR-001"), ("sign-off", "prepare", "SO-003"))


def rows(ask: Ask, sheet: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [row["values"] for row in ask("show", SAMPLE, sheet, "--json").json]
    return found


def steps(ask: Ask) -> int:
    return len(ask("history", SAMPLE, "--json").json)


def of_status(ask: Ask, status: str) -> str:
    return str(next(row["name"] for row in rows(ask, "cycle") if row["status"] == status))


def failure(ask: Ask, *, told: bool) -> str:
    known = {row["found_in"] for row in rows(ask, "defect")}
    found = ask("show", SAMPLE, "test_result", "--json").json
    return str(
        next(
            row["values"]["code"]
            for row in found
            if row["values"]["result"] == "failed" and (row["id"] in known) is told
        )
    )


def acceptance(ask: Ask) -> str:
    return str(next(row["code"] for row in rows(ask, "sign_off") if row["kind"] == "uat"))


def signed(ask: Ask) -> str:
    return str(next(row["code"] for row in rows(ask, "sign_off") if row["decision"] == "accepted"))


def told(ask: Ask) -> list[str]:
    problems = ask("check", SAMPLE, "--json").json["problems"]
    return [problem["row_name"] for problem in problems if problem["rule"] == "SIGN-5"]


def test_a_cycle_is_planned_by_its_name_in_one_step(ask: Ask) -> None:
    before, planned, name = steps(ask), len(rows(ask, "test_result")), of_status(ask, "planned")
    answer = ask("plan-results", SAMPLE, name.upper())
    made = len(rows(ask, "test_result")) - planned
    assert (answer.code, answer.out) == (0, f"{made} test runs planned in “{name}”.\n")
    assert made > 20
    assert ask("plan-results", SAMPLE, name).out == f"Every test case in “{name}” already has a result.\n"
    assert steps(ask) == before + 1
    ask("undo", SAMPLE)
    assert len(rows(ask, "test_result")) == planned


def test_scripts_hear_which_results_were_planned_and_which_wait(ask: Ask) -> None:
    first = ask("plan-results", SAMPLE, of_status(ask, "planned"), "--json").json
    again = ask("plan-results", SAMPLE, of_status(ask, "planned"), "--json").json
    assert first["planned"] == first["waiting"] == again["waiting"]
    assert again["planned"] == []
    assert set(first["planned"]) <= {row["code"] for row in rows(ask, "test_result")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cycle_is_known_by_its_name_in_every_language(language: str, ask: Ask) -> None:
    said = words_of(language)
    shown = ask("show", SAMPLE, "cycle", "--json", "--language", language).json
    name = next(row["texts"]["name"] for row in shown if row["values"]["status"] == "planned")
    answer = ask("plan-results", SAMPLE, name, "--language", language)
    made = len([row for row in rows(ask, "test_result") if row["result"] == "not_run" and row["run_on"] is None])
    assert answer.code == 0
    assert name in answer.out
    assert made
    assert answer.out != said.say("Every test case in “{cycle}” already has a result.", cycle=name) + "\n"


def test_two_cycles_of_one_name_are_not_guessed(ask: Ask) -> None:
    name = of_status(ask, "planned")
    ask("add", SAMPLE, "cycle", f"name={name}")
    answer = ask("plan-results", SAMPLE, name)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "matches several rows" in answer.err


def test_a_defect_is_written_once_for_a_failed_result(ask: Ask) -> None:
    before, result = steps(ask), failure(ask, told=False)
    made = ask("write-defect", SAMPLE, result, "--json").json
    assert made["new"] is True
    assert made["code"] in {row["code"] for row in rows(ask, "defect")}
    assert ask("write-defect", SAMPLE, result).out == f"{made['code']} already covers this result.\n"
    assert steps(ask) == before + 1


def test_a_sign_off_is_prepared_in_one_step(ask: Ask) -> None:
    before, number = steps(ask), acceptance(ask)
    ask("set", SAMPLE, "sign_off", number, "decision=conditional")
    answer = ask("sign-off", SAMPLE, "prepare", number, "--json").json
    assert answer["code"] == number
    assert answer["conditions"] > 0
    assert (answer["signatories"], answer["kept"]) == (0, [])
    row = next(row for row in rows(ask, "sign_off") if row["code"] == number)
    assert row["summary"].startswith("Test cases run")
    assert steps(ask) == before + 2
    assert ask("undo", SAMPLE).out == "Undo: Prepare sign-off\n"


def test_what_was_written_by_hand_stays_and_is_named(ask: Ask) -> None:
    number = acceptance(ask)
    ask("set", SAMPLE, "sign_off", number, "residual=Nothing of weight")
    answer = ask("sign-off", SAMPLE, "prepare", number)
    assert answer.out == "Manual entries were kept: Open items.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan-results", SAMPLE, "Cycle 99"), "There is no row “Cycle 99”"),
        (("plan-results", SAMPLE), "ccworkbench plan-results"),
        (("write-defect", SAMPLE, "TR-999"), "There is no row “TR-999”"),
        (("sign-off", SAMPLE, "prepare", "SO-001"), "not an acceptance test sign-off"),
        (("sign-off", SAMPLE, "prepare"), "PROJECT prepare NUMBER"),
        (("sign-off", SAMPLE, "frame", "SO-001"), "“frame” is unknown. Choose one of: prepare"),
    ],
)
def test_what_can_not_be_done_is_refused_in_one_sentence(arguments: tuple[str, ...], said: str, ask: Ask) -> None:
    before = steps(ask)
    answer = ask(*arguments)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert steps(ask) == before


def test_only_a_failure_becomes_a_defect_and_only_an_open_cycle_is_planned(ask: Ask) -> None:
    passed = next(row["code"] for row in rows(ask, "test_result") if row["result"] == "passed")
    for arguments, said in (
        (("write-defect", passed), "has not failed"),
        (("plan-results", of_status(ask, "finished")), "is finished"),
    ):
        answer = ask(arguments[0], SAMPLE, arguments[1])
        assert (answer.code, answer.err.count("\n")) == (2, 1)
        assert said in answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_that_somebody_else_writes_to_is_refused_in_one_sentence(
    command: tuple[str, ...], ask: Ask, store: Path
) -> None:
    name, *rest = command
    with Store.open(store):
        answer = ask(name, SAMPLE, *rest)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "Traceback" not in answer.err


def test_a_busy_store_is_told_in_one_sentence(ask: Ask, store: Path) -> None:
    other = sqlite3.connect(store)
    other.execute("BEGIN EXCLUSIVE")
    answer = ask("write-defect", SAMPLE, "TR-001")
    other.close()
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "in use" in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [command[0] for command in COMMANDS])
def test_each_command_says_what_it_is_for_in_every_language(command: str, language: str, ask: Ask) -> None:
    first, usage = ask(command, "--help", "--language", language).out.splitlines()
    assert usage.startswith(f"ccworkbench {command} ")
    assert language == "en" or first != ask(command, "--help", "--language", "en").out.splitlines()[0]


def test_a_change_of_something_signed_is_told_beside_the_answer_and_by_check(ask: Ask) -> None:
    number = signed(ask)
    assert told(ask) == []
    answer = ask("set", SAMPLE, "sign_off", number, "place=Berlin", "version=2")
    assert (answer.code, answer.out, answer.err.count("\n")) == (0, "", 1)
    assert answer.err.startswith(f"{number} is signed")
    assert told(ask) == [number]
    assert f"Sign-offs {number}: {number} is signed" in ask("check", SAMPLE).out


def test_what_is_put_back_is_told_no_more(ask: Ask) -> None:
    number = signed(ask)
    was = next(row["place"] for row in rows(ask, "sign_off") if row["code"] == number)
    ask("set", SAMPLE, "sign_off", number, "place=Berlin")
    assert ask("set", SAMPLE, "sign_off", number, f"place={was}").err == ""
    assert told(ask) == []
    ask("undo", SAMPLE)
    assert told(ask) == [number]
    assert ask("undo", SAMPLE).err == ""
    assert ask("redo", SAMPLE).err.startswith(f"{number} is signed")


def test_a_condition_that_comes_after_the_signature_is_told(ask: Ask) -> None:
    number = next(row["code"] for row in rows(ask, "sign_off") if row["decision"] == "conditional")
    sign_off = next(
        row["id"] for row in ask("show", SAMPLE, "sign_off", "--json").json if row["values"]["code"] == number
    )
    answer = ask("add", SAMPLE, "condition", f"sign_off_id={sign_off}", "description=One more")
    made = answer.out.strip()
    assert answer.err.startswith(f"“{made}” was added after {number} was signed")
    assert told(ask) == [made]


def test_a_change_of_something_signed_is_muted_with_a_reason(ask: Ask) -> None:
    number = signed(ask)
    ask("set", SAMPLE, "sign_off", number, "place=Berlin")
    assert ask("mute", SAMPLE, "SIGN-5", number, "--reason", "A slip of the pen").code == 0
    assert told(ask) == []
