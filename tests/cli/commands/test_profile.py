"""Who we are by command line: shown, set, handed on; what is no profile changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.exchange.company_profile import LARGEST_PROFILE
from ccworkbench.operations.company import PROFILE_FILE
from tests.exchange.test_company_profile import png

Ask = Any


def refused(answer: Any) -> str:
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    return str(answer.err)


def test_what_is_set_is_shown_and_stands_in_the_next_project(ask: Ask, store: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    values = ("author=Anna Kis", "supplier_name=Kontor Vier GmbH", "accent=1F4E79", f"logo={tmp_path / 'logo.png'}")
    told = ask("profile", *values, "person=Ben Ek; Trainer; +49 30 2; ben@kontor.example", "--json").json
    assert (told["author"], told["supplier_name"], told["accent"]) == ("Anna Kis", "Kontor Vier GmbH", "#1f4e79")
    assert told["people"] == [
        {"name": "Ben Ek", "job_title": "Trainer", "phone": "+49 30 2", "email": "ben@kontor.example"}
    ]
    shown = ask("profile").out
    for text in ("Your name", "Anna Kis", "Kontor Vier GmbH", "Picture", "Ben Ek, Trainer"):
        assert text in shown
    ask("new", "Fresh", "--customer", "Alpha", "--empty")
    card = ask("show", "Fresh", "project", "--json").json[0]["values"]
    assert (card["supplier_name"], card["supplier_logo"]) == ("Kontor Vier GmbH", told["logo"])
    assert [row["texts"]["full_name"] for row in ask("show", "Fresh", "person", "--json").json] == ["Ben Ek"]
    ask("new", "Alone", "--customer", "Alpha", "--empty", "--without-people")
    assert ask("show", "Alone", "person", "--json").json == []
    assert "Anna Kis" in ask("history", "Fresh").out


def test_a_person_is_replaced_by_name_and_taken_out_again(ask: Ask) -> None:
    ask("profile", "person=Ben Ek; Trainer", "person=Anna Kis")
    told = ask("profile", "person=Ben Ek; Consultant", "--json").json
    assert [(one["name"], one["job_title"]) for one in told["people"]] == [("Anna Kis", ""), ("Ben Ek", "Consultant")]
    assert len(ask("profile", "--remove", "Ben Ek", "--json").json["people"]) == 1
    assert "“Ben Ek” is not in the company profile." in refused(ask("profile", "--remove", "Ben Ek"))


def test_a_profile_goes_to_another_store_as_a_file(ask: Ask, tmp_path: Path) -> None:
    ask("profile", "author=Anna Kis", "footer=Ours", "file_names={document}_{date}")
    out = tmp_path / "missing" / "ours.ccwcompany"
    written = ask("profile", "--export", out)
    assert (written.code, written.out.strip()) == (0, str(out))
    assert f"The folder {out.parent} will be created." in written.err
    other = f"--store={tmp_path / 'other' / 'store.ccw'}"
    taken = ask("profile", "--import", out, "legal_lines=HRB 1\nDE 1", "--json", other).json
    assert (taken["author"], taken["footer"], taken["legal_lines"]) == ("", "Ours", "HRB 1\nDE 1")
    assert ask("profile", "footer=", "--json", other).json["footer"] == ""
    assert "already exists" in refused(ask("profile", "--export", out))


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("accent=red", "accent: “red” is not a colour."),
        ("file_names={client}", "file_names: “{client}” is not a part of a file name."),
        ("logo=nowhere.png", "can’t be read"),
        ("colour=#123456", "“colour” is unknown. Choose one of: author, supplier_name,"),
        ("Anna", "“Anna” has no value."),
        ("person=; Trainer", "names nobody"),
        ("person=a;b;c;d;e", "names nobody"),
        ("author=" + "n" * 81, "longer than 80 characters"),
    ],
)
def test_a_wrong_value_is_one_sentence_and_nothing_is_kept(ask: Ask, store: Path, argument: str, said: str) -> None:
    assert said in refused(ask("profile", "footer=Ours", "author=Anna", argument))
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_a_file_that_is_no_profile_changes_nothing(ask: Ask, store: Path, tmp_path: Path) -> None:
    ask("profile", "footer=Ours")
    foreign, newer, large = (tmp_path / name for name in ("foreign", "newer", "large"))
    foreign.write_text("{}", encoding="utf-8")
    newer.write_text(json.dumps({"format": "ccworkbench company profile", "version": 99}), encoding="utf-8")
    with large.open("wb") as stream:
        stream.truncate(LARGEST_PROFILE + 1)
    for file, said in (
        (foreign, "is not a company profile"),
        (newer, "newer version"),
        (large, "too large"),
        (tmp_path / "none", "There is no file"),
        (tmp_path, "is a folder"),
    ):
        assert said in refused(ask("profile", "--import", file, "author=Anna"))
    assert ask("profile", "--json").json["footer"] == "Ours"
    assert ask("profile", "--json").json["author"] == ""
    (store.parent / PROFILE_FILE).write_text("broken", encoding="utf-8")
    assert "is not a company profile" in refused(ask("profile"))


def test_files_are_named_by_the_pattern_and_never_over_each_other(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("export", "New", "--sheet", "person", "--format", "xlsx", "--out", out)
    ask("profile", "file_names={project}_{document}")
    two = ask(*words, "--language", "en", "--language", "de", "--sheet", "site")
    assert two.code == 0
    ask("profile", "file_names={project}")
    assert "would have the same file name" in refused(ask(*words, "--sheet", "site"))
    ask("set", "New", "project", "file_names={document} {language}")
    assert Path(ask(*words, "--language", "en", "--readers", "internal").out.strip()).name == (
        "Contact-list-en_draft_internal.xlsx"
    )
    assert "is not a part of a file name" in refused(ask("set", "New", "project", "file_names={x}"))
