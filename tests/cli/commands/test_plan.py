"""Planning by command line: new projects, and plans made anew."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.store import Store

Ask = Any
NORTH = ("new", "North", "--customer", "K", "--seats", "12", "--kick-off", "2027-01-11", "--go-live", "2027-06-01")


def values(ask: Ask, sheet: str) -> list[dict[str, object]]:
    return [row["values"] for row in ask("show", "North", sheet, "--json").json]


def test_country_sites_band_and_channels_are_taken(ask: Ask) -> None:
    told = (
        "--country",
        "de-by",
        "--sites",
        "Leipzig, Pécs",
        "--band",
        "medium",
        "--channels",
        " chat,,email, ",
        "--large",
    )
    assert ask(*NORTH, *told).code == 0
    (gates,) = values(ask, "gates")
    assert (gates["country"], gates["region"], gates["large"]) == ("DE-BY", "", True)
    assert [site["name"] for site in values(ask, "site")] == ["Leipzig", "Pécs"]
    assert len(values(ask, "org_level")) > 6
    (card,) = values(ask, "project")
    assert card["channels"] == ["chat", "email"]
    assert card["sites"] == "Leipzig\nPécs"


def test_sites_can_be_counted_only(ask: Ask) -> None:
    assert ask(*NORTH, "--sites", "3", "--topology", "distributed").code == 0
    sites = values(ask, "site")
    assert [site["name"] for site in sites] == ["Main site", "Site 2", "Site 3"]
    assert [site["seats"] for site in sites] == [4, 4, 4]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--country", "Atlantis"),
        ("--country", "DE-XX"),
        ("--band", "huge"),
        ("--sites", "0"),
        ("--sites", "51"),
        ("--sites", "-3"),
        ("--seats", "0"),
        ("--seats", "-1"),
        ("--seats", "20001"),
        ("--uat-cycles", "4"),
        ("--uat-cycles", "many"),
        ("--sites", ","),
        ("--channels", "chat,fax"),
        ("--hotline", "half"),
        ("--size", "huge"),
        ("--go-live", "9999-12-31"),
    ],
)
def test_what_no_plan_can_be_made_of_is_refused_in_one_line(wrong: tuple[str, str], ask: Ask) -> None:
    answer = ask("new", "North", "--customer", "K", *wrong)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert len(ask("projects", "--json").json) == 1


def test_weekends_only_can_be_asked_for(ask: Ask) -> None:
    assert ask(*NORTH, "--country", "none").code == 0
    assert values(ask, "gates")[0]["country"] == ""


def test_a_hotline_that_is_only_integrated_has_no_carrier_to_choose(ask: Ask) -> None:
    assert ask(*NORTH, "--type", "hotline", "--hotline", "integration").code == 0
    origins = [row["title"] for row in values(ask, "task")]
    assert "Integration with the customer’s CRM" in origins
    assert "Selection of the carrier" not in origins


def test_too_little_time_is_said_beside_the_answer(ask: Ask) -> None:
    late = ("new", "North", "--customer", "K", "--kick-off", "2027-05-24", "--go-live", "2027-06-06")
    answer = ask(*late, "--country", "DE")
    assert answer.code == 0
    assert "more working days" in answer.err
    assert "weekend" in answer.err
    notes = ask("plan", "North", "--json").json["notes"]
    assert notes == answer.err.splitlines()
    assert "too short" in notes[0]
    assert notes[1].startswith("Moving go-live to ")
    assert ask("check", "North", "--json").out.count(notes[0]) == 1


def test_contract_and_test_cycles_can_be_said(ask: Ask) -> None:
    assert ask(*NORTH, "--contract-signed", "2020-01-01", "--uat-cycles", "1").code == 0
    shown = ask("show", "North", "task").out
    assert "UAT cycle 1" in shown
    assert "UAT cycle 2" not in shown
    assert "Contract agreed" not in shown
    assert ask("plan", "North").out == "The plan is up to date.\n"
    assert ask("new", "South", "--customer", "K", "--uat-cycles", "4").code == 2


def test_a_fresh_plan_fits(ask: Ask) -> None:
    ask(*NORTH)
    answer = ask("plan", "North")
    assert (answer.code, answer.out) == (0, "The plan is up to date.\n")


def test_a_plan_that_is_too_short_is_not_said_to_fit(ask: Ask) -> None:
    ask(*NORTH)
    ask("set", "North", "project", "kick_off=2027-05-01", "go_live=2027-05-20")
    ask("plan", "North", "--apply")
    answer = ask("plan", "North")
    assert "fits" not in answer.out
    assert "too short" in answer.err


def test_a_form_is_named_in_the_language_of_the_line(ask: Ask) -> None:
    ask(*NORTH)
    ask("set", "North", "project", "go_live=2027-07-01")
    told = ask("plan", "North", "--language", "de").out
    assert "Pilotbetrieb und Auswertung" in told
    assert "Pilot and debrief" not in told


def test_a_plan_is_shown_before_it_is_adapted_in_one_step(ask: Ask) -> None:
    ask(*NORTH)
    ask("set", "North", "project", "go_live=2027-07-01")
    shown = ask("plan", "North", "--json").json
    assert not shown["applied"]
    golive = next(one for one in shown["proposals"] if one["origin"] == "t.golive")
    assert golive["values"] == {"starts": "2027-07-01", "ends": "2027-07-01"}
    assert ask("plan", "North", "--apply").out.splitlines() == [one["text"] for one in shown["proposals"]]
    assert ask("plan", "North", "--json").json["proposals"] == []
    assert "Adapt the plan" in ask("undo", "North").out
    assert len(ask("plan", "North", "--json").json["proposals"]) == len(shown["proposals"])


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_proposals_are_said_in_the_language_of_the_line(language: str, ask: Ask) -> None:
    ask(*NORTH)
    ask("set", "North", "project", "go_live=2027-07-01")
    told = ask("plan", "North", "--language", language).out
    assert words_of(language).date(date(2027, 7, 1)) in told
    assert words_of(language).say("Go-live") in told


def test_a_plan_is_looked_at_while_a_window_is_open(ask: Ask, store: Path) -> None:
    ask(*NORTH)
    with Store.open(store) as opened:
        assert {card.name for card in opened.projects()} >= {"North"}
        assert ask("plan", "North").code == 0
        assert ask("plan", "North", "--apply").code == 2
        assert Project in {type(card) for card in opened.projects()}


def test_a_project_without_a_customer_is_refused(ask: Ask) -> None:
    answer = ask("new", "North", "--customer", " ")
    assert (answer.code, answer.err) == (2, "A project needs a customer.\n")
    assert len(ask("projects", "--json").json) == 1


@pytest.mark.parametrize("more", [(), ("--empty",)])
def test_a_kick_off_after_go_live_is_refused_in_one_sentence(ask: Ask, more: tuple[str, ...]) -> None:
    days = ("--kick-off", "2027-05-03", "--go-live", "2027-05-02")
    answer = ask("new", "North", "--customer", "K", *days, *more)
    assert (answer.code, answer.err) == (2, "Kick-off is after go-live. Correct one of the two dates.\n")
    assert len(ask("projects", "--json").json) == 1
    assert ask("new", "North", "--customer", "K", *days[:2], "--go-live", "2027-05-03", *more).code == 0


def test_the_usage_says_that_channels_are_parted_by_commas(ask: Ask) -> None:
    assert "|callback[,…]]" in ask("new", "North", "--customer", "K", "--channels", "chat", "email").err


def test_a_go_live_that_cannot_be_kept_is_an_error_of_the_checks(ask: Ask) -> None:
    days = ("--kick-off", "2029-01-08", "--go-live", "2029-02-05")
    assert ask("new", "North", "--customer", "K", *days).code == 0
    assert ask("check", "North").code == 1
    found = ask("check", "North", "--json").json["problems"]
    assert [one["rule"] for one in found if one["severity"] == "error"] == ["ROOM-1"]


@pytest.mark.parametrize(("seats", "size"), [("30", "lean"), ("31", "standard"), ("100", "standard"), ("101", "full")])
def test_the_seats_choose_the_size_of_the_content(seats: str, size: str, ask: Ask) -> None:
    assert ask("new", "North", "--customer", "K", "--seats", seats).code == 0
    assert values(ask, "profile")[0]["content_size"] == size


def test_the_size_of_the_content_can_be_chosen(ask: Ask) -> None:
    assert ask(*NORTH, "--size", "full").code == 0
    assert values(ask, "profile")[0]["content_size"] == "full"
    assert len(values(ask, "deliverable")) > 50


@pytest.mark.parametrize("kind", ["hotline", "outbound"])
def test_an_approach_that_nobody_named_is_told_with_the_way_to_the_other(kind: str, ask: Ask) -> None:
    answer = ask(*NORTH, "--type", kind)
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert "Outsourcer launch" in answer.err
    assert "--approach supplier" in answer.err
    notes = ask("new", "South", "--customer", "K", "--type", kind, "--json").json["notes"]
    assert any("--approach supplier" in note for note in notes)


@pytest.mark.parametrize("told", [("--type", "hotline", "--approach", "outsourcer"), ("--type", "cloud")])
def test_nothing_is_told_of_an_approach_that_was_named_or_is_the_usual_one(told: tuple[str, ...], ask: Ask) -> None:
    assert "--approach" not in ask(*NORTH, *told).err


def test_the_baseline_is_set_by_command_and_taken_back(ask: Ask) -> None:
    assert ask(*NORTH).code == 0
    assert ask("baseline", "North").out.strip() == "The baseline already has the current dates."
    code, end = values(ask, "task")[9]["code"], values(ask, "task")[9]["planned_ends"]
    assert ask("set", "North", "task", str(code), "ends=2027-12-30").code == 0
    assert next(row for row in values(ask, "task") if row["code"] == code)["moved_by"] > 0  # type: ignore[operator]
    assert ask("baseline", "North", "--json").json == {"changed": [code]}
    moved = next(row for row in values(ask, "task") if row["code"] == code)
    assert (moved["planned_ends"], moved["moved_by"]) == ("2027-12-30", 0)
    assert ask("undo", "North").code == 0
    assert next(row for row in values(ask, "task") if row["code"] == code)["planned_ends"] == end


def test_how_many_dates_a_baseline_took_is_told_in_every_language(ask: Ask) -> None:
    assert ask(*NORTH).code == 0
    for number, language in enumerate(LANGUAGES, 1):
        assert ask("set", "North", "task", "T-010", f"ends=2027-12-0{number}").code == 0
        assert "1" in ask("baseline", "North", "--language", language).out
