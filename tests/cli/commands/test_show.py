"""The commands that only look."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import all_commands
from ccworkbench.cli.terminal import cut, width
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.roles.role import Role
from ccworkbench.store.file import APPLICATION
from ccworkbench.store.migrations import schema_1
from ccworkbench.store.store import Store

SAMPLE = "New customer hotline with 45 seats"
NAMES = ["Gergő Erdős", "Erdős Gergő", "Szűcs Ágnes", "Щербакова Юлия", "李喆", "Jörg Weiß"]
Ask = Any


def test_projects_are_listed_with_their_progress(ask: Ask) -> None:
    (project,) = ask("projects", "--json").json
    assert (project["name"], project["language"], project["go_live"]) == (SAMPLE, "en", "2026-11-30")
    assert 0 < project["progress"] < 1
    assert f"{project['id']}  {SAMPLE}" in ask("projects").out


@pytest.mark.long
def test_every_sheet_is_shown_and_every_seventh_in_every_language(ask: Ask) -> None:
    lengths = {sheet: len(ask("show", SAMPLE, sheet, "--json").json) for sheet in BY_KEY}
    turns = zip(BY_KEY, cycle(LANGUAGES), strict=False)
    for sheet, language in {*turns, *product([*BY_KEY][::7], LANGUAGES)}:
        answer = ask("show", SAMPLE, sheet, "--language", language)
        assert (answer.code, answer.err) == (0, ""), sheet
        if not lengths[sheet] and BY_KEY[sheet].sheet.shape != "form":
            assert answer.out == words_of(language).say("Nothing here yet") + "\n", sheet
        elif not getattr(BY_KEY[sheet], "leading", ()):
            first = columns_of(BY_KEY[sheet])[0]
            assert words_of(language).say(first.heading) in answer.out, (sheet, language)
            assert answer.out.count("\n") > lengths[sheet], sheet


@pytest.mark.long
def test_a_sheet_as_json_holds_values_and_texts_of_all_its_columns(ask: Ask) -> None:
    for sheet in BY_KEY:
        rows = ask("show", SAMPLE, sheet, "--json").json
        for row in rows:
            assert row["values"].keys() == row["texts"].keys()
            assert row["unread"] == {}
        if rows and not issubclass(BY_KEY[sheet], Crossing):
            assert set(rows[0]["values"]) == {column.key for column in columns_of(BY_KEY[sheet])}, sheet


def test_the_matrix_names_its_columns_by_the_codes_of_roles(ask: Ask) -> None:
    rows = {row["values"]["code"]: row["values"] for row in ask("show", SAMPLE, "raci", "--json").json}
    assert (rows["D-001"]["BC"], rows["D-003"]["PM"], rows["D-029"]["BC"]) == ("A", "A/R", None)
    assert ask("show", SAMPLE, "raci").out.split("\n")[0].split()[:5] == ["#", "No.", "Deliverable", "BC", "PM"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_people_come_out_whole(language: str, ask: Ask) -> None:
    out = ask("show", SAMPLE, "person", "--language", language).out
    assert all(name in out for name in NAMES[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_starter_text_is_told_in_the_language_of_the_answer(language: str, ask: Ask) -> None:
    texts = [row["texts"]["name"] for row in ask("show", SAMPLE, "role", "--language", language, "--json").json]
    assert words_of(language).say("Business champion") in texts


@pytest.mark.parametrize("name", [SAMPLE, SAMPLE.upper(), "new CUSTOMER", "n"])
def test_a_project_is_found_by_its_name_or_how_it_begins(name: str, ask: Ask) -> None:
    assert ask("show", name, "project").code == 0


def test_a_project_is_found_by_its_id(ask: Ask) -> None:
    (project,) = ask("projects", "--json").json
    assert ask("show", project["id"], "project", "--json").json[0]["values"]["name"] == SAMPLE


def test_a_beginning_that_fits_several_projects_is_refused(ask: Ask) -> None:
    ask("sample", "--language", "en")
    answer = ask("show", "new", "project")
    assert answer.code == 2
    assert "several projects" in answer.err
    assert ask("show", SAMPLE, "project").code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schema_lists_every_column_with_kind_and_choices(language: str, ask: Ask) -> None:
    listed = {sheet["key"]: sheet for sheet in ask("sheets", "--json", "--language", language).json}
    assert list(listed) == [*(sheet.__tablename__ for sheet in SHEETS), *REPORTS]
    columns = {column["key"]: column for column in listed["action"]["columns"]}
    assert columns["status"]["kind"] == "choice"
    assert columns["status"]["choices"][3] == {"key": "done", "label": words_of(language).say("Done")}
    assert columns["assigned_to"]["sheet"] == "person"
    assert ask("sheets", "--language", language).code == 0


def test_packs_are_listed(ask: Ask) -> None:
    keys = ["kickoff", "use_cases", "training", "uat", "sign_off", "launch", "report", "weekly"]
    assert [pack["key"] for pack in ask("packs", "--json").json] == keys
    assert ask("packs").out.startswith("kickoff: Kick-off pack\n")


def test_history_lists_steps_with_undo_and_redo(ask: Ask) -> None:
    ask("set", SAMPLE, "action", "A-001", "note=Written", "code=A-901")
    ask("undo", SAMPLE)
    ask("redo", SAMPLE)
    steps = ask("history", SAMPLE, "--json").json
    assert [step["kind"] for step in steps] == ["start", "do", "undo", "redo"]
    assert steps[2]["target"] == steps[1]["id"]
    lines = ask("history", SAMPLE).out.splitlines()
    assert [line.split("  ")[-1] for line in lines] == [
        "Create project",
        "Change Note for the customer, No.",
        "Undo: Change Note for the customer, No.",
        "Redo: Change Note for the customer, No.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_history_writes_its_moments_as_the_language_does(language: str, ask: Ask) -> None:
    at = datetime.fromisoformat(ask("history", SAMPLE, "--json").json[0]["at"])
    first = ask("history", SAMPLE, "--language", language).out.splitlines()[0]
    assert first.startswith(f"{words_of(language).moment(at)}  ")


def test_looking_works_while_somebody_else_writes(ask: Ask, store: Path) -> None:
    with Store.open(store):
        for command in ("show", "check", "history"):
            assert ask(command, SAMPLE, *(["raci"] if command == "show" else [])).code < 2


def test_looking_changes_nothing(ask: Ask, store: Path) -> None:
    before = store.read_bytes()
    for arguments in (["projects"], ["show", SAMPLE, "raci"], ["check", SAMPLE], ["history", SAMPLE], ["doctor"]):
        ask(*arguments)
    assert store.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_command_and_what_it_takes(language: str, ask: Ask) -> None:
    out = ask("--help", "--language", language).out
    for name, command in all_commands().items():
        assert f"{name} " in out
        assert words_of(language).say(command.purpose) in out
        assert f"ccworkbench {name} " in ask(name, "--help", "--language", language).out


def test_a_hanzi_is_two_columns_wide() -> None:
    assert width("李喆 Li") == 7
    assert width(cut("李喆" * 30)) <= 44
    assert cut("x" * 44) == "x" * 44


def test_a_matrix_names_its_columns_where_they_have_no_codes(ask: Ask) -> None:
    for sheet in ("training_need", "step_result", "attendance"):
        heads = ask("show", SAMPLE, sheet).out.split("\n")[0]
        assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", heads)
    assert "Agents" in ask("show", SAMPLE, "training_need").out.split("\n")[0]
    assert ask("set", SAMPLE, "training_need", "1", "agents=1>3").code == 0


def test_a_role_without_code_is_named_by_its_id_in_the_matrix(ask: Ask, store: Path) -> None:
    with Store.open(store) as opened:
        workbook = opened.workbook(opened.projects()[0].id)
        role = next(row for row in workbook.rows(Role) if row.code == "BC")
    ask("set", SAMPLE, "role", "BC", "code=")
    assert str(role.id) in ask("show", SAMPLE, "raci", "--json").json[0]["values"]


def test_a_cell_of_forty_thousand_letters_is_cut_at_once(ask: Ask) -> None:
    assert ask("add", SAMPLE, "person", f"family_name={'W' * 40_000}").code == 0
    line = next(line for line in ask("show", SAMPLE, "person").out.splitlines() if "WWW" in line)
    assert "W…" in line
    assert "W" * 44 not in line
    assert cut("喆" * 40_000) == "喆" * 21 + "…"


def test_what_would_command_a_terminal_is_made_visible(ask: Ask) -> None:
    ask("add", SAMPLE, "person", "family_name=a\x1b[31mb\u202ec\x07", "given_name=שלום")
    out = ask("show", SAMPLE, "person").out
    assert "a�[31mb�c�" in out
    assert "שלום" in out


def test_an_empty_list_says_so(ask: Ask) -> None:
    ask("new", "Bare", "--customer", "K", "--empty")
    assert ask("show", "Bare", "person").out == "Nothing here yet\n"
    assert ask("show", "Bare", "person", "--json").json == []


def test_columns_that_are_worked_out_are_told_apart(ask: Ask) -> None:
    lines = ask("sheets").out.splitlines()
    assert "  = full_name: Name" in lines
    assert "  given_name: Given name" in lines


def test_a_store_of_an_older_program_is_brought_up_to_date_to_be_looked_at(ask: Ask, tmp_path: Path) -> None:
    old = tmp_path / "old.ccw"
    with closing(sqlite3.connect(old)) as connection:
        for statement in schema_1.SCHEMA_1:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute("PRAGMA user_version=1")
    answer = ask("projects", "--json", "--store", old)
    assert (answer.code, answer.json) == (0, [])
    assert len(list((tmp_path / "backups").glob("old-*.ccw"))) == 1
