"""The commands that change a store."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store

SAMPLE = "New customer hotline with 45 seats"
LOGO = Path(__file__).parents[3] / "resources" / "sample" / "kontor-vier.png"
Ask = Any


def values(ask: Ask, sheet: str, code: str, project: str = SAMPLE) -> dict[str, Any]:
    rows = ask("show", project, sheet, "--json").json
    return next(row["values"] for row in rows if row["values"].get("code") == code)


def steps(ask: Ask) -> int:
    return len(ask("history", SAMPLE, "--json").json)


def test_new_makes_a_project_as_it_was_told(ask: Ask) -> None:
    told = (
        "--seats",
        "20",
        "--topology",
        "distributed",
        "--type",
        "outbound",
        "--approach",
        "supplier",
        "--channel",
        "chat",
        "--channel",
        "email",
        "--kick-off",
        "2027-01-11",
        "--go-live",
        "2028-03-01",
    )
    made = ask("new", "Küche", "--customer", "Weiß & Söhne", "--language", "de", *told, "--json").json
    (card,) = ask("show", made["id"], "project", "--json").json
    (profile,) = ask("show", "Küche", "profile", "--json").json
    assert card["values"]["customer_name"] == "Weiß & Söhne"
    assert (card["values"]["type"], card["values"]["approach"]) == ("outbound", "supplier")
    assert card["values"]["channels"] == ["chat", "email"]
    assert (card["values"]["kick_off"], card["values"]["pilot_end"]) == ("2027-01-11", "2028-04-01")
    assert (profile["values"]["seats"], profile["values"]["band"]) == (20, "small")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_store_is_made_for_a_new_project(language: str, ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "own.ccw"
    made = ask("new", "Hotline", "--customer", "K", "--language", language, "--store", path)
    assert ask("projects", "--json", "--store", path).json[0]["id"] == made.out.strip()
    texts = ask("show", "Hotline", "role", "--language", language, "--store", path).out
    assert words_of(language).say("Business champion") in texts


def test_a_row_with_a_number_of_another_kind_answers_to_that_and_to_nothing_else(ask: Ask) -> None:
    assert ask("set", SAMPLE, "action", "1", "code=ALT-7").code == 0
    for text in ("nothing", "A-000", "ALT-8", ""):
        assert ask("set", SAMPLE, "action", text, "note=x").code == 2
    assert ask("set", SAMPLE, "action", "alt-7", "note=x").code == 0
    assert values(ask, "action", "ALT-7")["note"] == "x"


def test_a_name_is_taken_once(ask: Ask) -> None:
    answer = ask("new", SAMPLE, "--customer", "K")
    assert (answer.code, len(ask("projects", "--json").json)) == (2, 1)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_sample_is_numbered(language: str, ask: Ask) -> None:
    for _ in range(2):
        assert ask("sample", "--language", language).code == 0
    name = words_of(language).say(SAMPLE)
    names = [project["name"] for project in ask("projects", "--json").json]
    assert f"{name} (2)" in names
    assert len(set(names)) == 3


def test_the_sample_brings_its_logos(ask: Ask, store: Path) -> None:
    with Store.open(store, read_only=True) as opened:
        card = opened.projects()[0]
        for sha256 in (card.customer_logo, card.supplier_logo):
            assert (opened.picture(sha256) or b"").startswith(b"\x89PNG")


def test_add_gives_the_row_its_number(ask: Ask) -> None:
    answer = ask(
        "add", SAMPLE, "action", "preparation==1+1", "due=2027-01-11", "priority=high", "assigned_to=Jörg Weiß"
    )
    row = values(ask, "action", answer.out.strip())
    assert answer.out.strip() == "A-047"
    assert (row["preparation"], row["due"], row["priority"]) == ("=1+1", "2027-01-11", "high")


def test_a_row_can_be_added_to_every_list(ask: Ask) -> None:
    asked = {
        "question": "text=?",
        "person": "family_name=Kőszegi",
        "role": "name=Tester",
        "deliverable": "title=Plan",
        "assignment": "role_id=Business champion",
        "action": "preparation=Rest",
    }
    for sheet, value in asked.items():
        added = ask("add", SAMPLE, sheet, value, "--json")
        rows = ask("show", SAMPLE, sheet, "--json").json
        assert rows[-1] == added.json


@pytest.mark.parametrize("row", ["A-001", "a-1", "1"])
def test_a_row_is_named_by_number_or_place(row: str, ask: Ask) -> None:
    assert ask("set", SAMPLE, "action", row, "note=Seen").code == 0
    assert values(ask, "action", "A-001")["note"] == "Seen"


def test_a_row_is_named_by_its_id(ask: Ask) -> None:
    row = ask("show", SAMPLE, "person", "--json").json[4]
    changed = ask("set", SAMPLE, "person", row["id"], "mobile=+49 30 1234", "--json").json
    assert changed["values"] == {**row["values"], "mobile": "+49 30 1234"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_typed_in_the_language_of_the_line(language: str, ask: Ask) -> None:
    say = words_of(language)
    day, state = say.date(date(2027, 2, 28)), say.say("Blocked")
    assert ask("set", SAMPLE, "action", "A-20", f"due={day}", f"status={state}", "--language", language).code == 0
    row = values(ask, "action", "A-020")
    assert (row["due"], row["status"]) == ("2027-02-28", "blocked")


def test_a_letter_of_the_matrix_is_set_by_the_codes_of_row_and_role(ask: Ask) -> None:
    assert ask("set", SAMPLE, "raci", "D-29", "bc=A", "PM=").code == 0
    row = values(ask, "raci", "D-029")
    assert (row["BC"], row["PM"]) == ("A", None)


def test_the_row_of_a_form_needs_no_name(ask: Ask) -> None:
    assert ask("set", SAMPLE, "profile", "seats=1,200", "opening_hours=").code == 0
    (row,) = ask("show", SAMPLE, "profile", "--json").json
    assert (row["values"]["seats"], row["values"]["band"], row["values"]["opening_hours"]) == (1200, "large", "")


def test_a_complete_date_makes_the_action_done(ask: Ask) -> None:
    ask("set", SAMPLE, "action", "A-20", f"completed={date.today().isoformat()}")
    assert values(ask, "action", "A-020")["status"] == "done"


def test_a_person_can_be_named_by_id(ask: Ask) -> None:
    person = ask("show", SAMPLE, "person", "--json").json[0]["id"]
    ask("set", SAMPLE, "action", "A-20", f"assigned_to={person}")
    assert values(ask, "action", "A-020")["assigned_to"] == person


@pytest.mark.parametrize("typed", ["Jorg Weiss", "WEISS, JORG", "weiß jörg"])
def test_a_person_can_be_named_without_accents_and_in_any_order(ask: Ask, typed: str) -> None:
    people = {row["texts"]["full_name"]: row["id"] for row in ask("show", SAMPLE, "person", "--json").json}
    assert ask("set", SAMPLE, "action", "A-20", f"assigned_to={typed}").code == 0
    assert values(ask, "action", "A-020")["assigned_to"] == people["Jörg Weiß"]


def test_a_person_can_be_named_by_address_and_a_defect_by_number(ask: Ask) -> None:
    person = next(row for row in ask("show", SAMPLE, "person", "--json").json if row["values"]["email"])
    defect = next(r for r in ask("show", SAMPLE, "defect", "--json").json if r["values"]["code"] == "DEF-002")
    ask("set", SAMPLE, "action", "A-20", f"assigned_to={person['values']['email'].upper()}")
    assert values(ask, "action", "A-020")["assigned_to"] == person["id"]
    for typed in ("DEF-002", "def-2"):
        result = ask("add", SAMPLE, "condition", f"defect_id={typed}", "--json").json
        assert result["values"]["defect_id"] == defect["id"]


def test_a_name_that_fits_several_is_refused_by_naming_them(ask: Ask) -> None:
    answer = ask("set", SAMPLE, "action", "A-20", "assigned_to=a")
    assert answer.code == 2
    assert "“a” matches several rows: " in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_logo_is_read_from_its_file(ask: Ask, store: Path) -> None:
    assert ask("set", SAMPLE, "project", f"customer_logo={LOGO}").code == 0
    with Store.open(store, read_only=True) as opened:
        logo = opened.picture(opened.projects()[0].customer_logo)
    assert logo
    assert logo.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "wrong",
    ["due=soonish", "due=03/04", "status=nearly", "assigned_to=Nobody", "colour=red", "note", "=x", "code"],
)
def test_one_wrong_value_and_nothing_is_changed(wrong: str, ask: Ask) -> None:
    before, row = steps(ask), values(ask, "action", "A-001")
    answer = ask("set", SAMPLE, "action", "A-001", "note=Right", wrong)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert ask("add", SAMPLE, "action", "preparation=Right", wrong).code == 2
    assert (steps(ask), values(ask, "action", "A-001")) == (before, row)


@pytest.mark.parametrize("file", ["none.png", "text.png", "drawing.svg"])
def test_a_logo_that_is_no_picture_is_refused(file: str, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "drawing.svg").write_text("<svg/>")
    answer = ask("set", SAMPLE, "project", f"customer_logo={tmp_path / file}")
    assert (answer.code, answer.err.count("\n"), steps(ask)) == (2, 1, 1)


def test_undo_and_redo_give_back_what_was(ask: Ask) -> None:
    before = ask("show", SAMPLE, "action", "--json").json
    ask("set", SAMPLE, "action", "A-1", "note=New")
    ask("add", SAMPLE, "action", "preparation=New")
    after = ask("show", SAMPLE, "action", "--json").json
    assert [ask("undo", SAMPLE).out for _ in range(2)] == [
        "Undo: Insert 1 row\n",
        "Undo: Change Note for the customer\n",
    ]
    assert ask("show", SAMPLE, "action", "--json").json == before
    assert [ask("redo", SAMPLE).code for _ in range(2)] == [0, 0]
    assert ask("show", SAMPLE, "action", "--json").json == after


@pytest.mark.parametrize(("command", "said"), [("undo", "Nothing to undo."), ("redo", "Nothing to redo.")])
def test_nothing_is_undone_below_the_floor(command: str, said: str, ask: Ask) -> None:
    answer = ask(command, SAMPLE)
    assert (answer.code, answer.err) == (2, f"{said}\n")


def test_nothing_is_written_while_a_window_is_open(ask: Ask, store: Path) -> None:
    with Store.open(store):
        for arguments in (["set", SAMPLE, "action", "1", "note=x"], ["undo", SAMPLE], ["sample"], ["restore", store]):
            answer = ask(*arguments)
            assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_what_the_window_writes_the_command_line_reads(ask: Ask, store: Path) -> None:
    with Store.open(store) as opened:
        workbook = opened.workbook(opened.projects()[0].id)
        with workbook.edit(phrase("Change {field}", field="Note")):
            workbook.rows(Action)[0].note = "From the window"
        assert values(ask, "action", "A-001")["note"] == "From the window"


def test_a_value_that_can_not_be_read_names_its_column(ask: Ask) -> None:
    answer = ask("set", SAMPLE, "action", "1", "note=x", "due=31.02.2027")
    assert answer.code == 2
    assert answer.err.startswith("due: “31.02.2027”")


@pytest.mark.parametrize(
    "line",
    [
        ("add", SAMPLE, "action", "note=\udcff"),
        ("new", "\udcff", "--customer", "K"),
        ("new", "X", "--customer", "\udcff"),
    ],
)
def test_bytes_that_are_no_text_are_stored_as_a_mark(line: tuple[str, ...], ask: Ask) -> None:
    answer = ask(*line, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert "\udcff" not in answer.out


def test_a_full_name_is_taken_apart_where_a_person_is_set_or_added(ask: Ask) -> None:
    added = ask("add", SAMPLE, "person", "full_name=Anna Maria Berg", "--json").json
    assert (added["values"]["given_name"], added["values"]["family_name"]) == ("Anna Maria", "Berg")
    changed = ask("set", SAMPLE, "person", added["id"], "full_name=Jörg Weiß", "--json").json
    assert (changed["values"]["given_name"], changed["values"]["family_name"]) == ("Jörg", "Weiß")


@pytest.mark.parametrize("code", ["A-001", "a-001", "A-1"])
def test_a_number_that_another_row_has_is_refused(ask: Ask, code: str) -> None:
    before = steps(ask)
    for line in (("add", SAMPLE, "action", f"code={code}"), ("set", SAMPLE, "action", "A-002", f"code={code}")):
        answer = ask(*line)
        assert (answer.code, answer.err) == (
            2,
            f"{code} is already the number of another row. Choose another number.\n",
        )
    assert steps(ask) == before
    assert ask("set", SAMPLE, "action", "A-001", f"code={code}", "note=Its own").code == 0


def test_a_row_without_a_number_is_named_by_its_name(ask: Ask) -> None:
    row = next(row for row in ask("show", SAMPLE, "person", "--json").json if row["texts"]["full_name"] == "Jörg Weiß")
    changed = ask("set", SAMPLE, "person", "jorg weiss", "mobile=+49 30 1234", "--json").json
    assert (changed["id"], changed["values"]["mobile"]) == (row["id"], "+49 30 1234")


def test_a_name_that_two_rows_have_asks_for_the_id(ask: Ask) -> None:
    ask("add", SAMPLE, "person", "given_name=Jörg", "family_name=Weiß")
    answer = ask("set", SAMPLE, "person", "Jörg Weiß", "mobile=1")
    assert (answer.code, "matches several rows" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "said"), [(" ", "A project needs a name."), ("Taken", "project “Taken” already exists")]
)
def test_a_project_is_not_called_by_nothing_or_as_another(ask: Ask, name: str, said: str) -> None:
    ask("new", "Taken", "--customer", "K", "--empty")
    before = steps(ask)
    answer = ask("set", SAMPLE, "project", f"name={name}")
    assert (answer.code, said in answer.err, answer.err.count("\n")) == (2, True, 1)
    assert steps(ask) == before
    assert ask("set", SAMPLE, "project", f"name={SAMPLE} 2").code == 0


def test_a_sheet_and_a_heading_are_called_otherwise_and_ours_again(ask: Ask) -> None:
    assert ask("rename", "New", "task.role_id", "Responsible at Nordtal").code == 0
    assert ask("rename", "New", "action", "Our list").code == 0
    assert "Responsible at Nordtal" in ask("show", "New", "task", "--language", "de").out
    assert "role_id" in ask("show", "New", "task", "--json").json[0]["values"]  # the keys stay
    assert "Rename “Role” to “Responsible at Nordtal”" in ask("history", "New").out
    assert ask("rename", "New", "task.role_id", "").code == 0
    assert "Responsible at Nordtal" not in ask("show", "New", "task").out
    refused = ask("rename", "New", "task.role_id", "status")
    assert (refused.code, refused.err) == (2, "“status” is already used here. Choose another name.\n")
    assert "no column “who” here" in ask("rename", "New", "task.who", "x").err
