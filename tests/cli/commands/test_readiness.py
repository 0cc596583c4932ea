"""Readiness and the reports on the command line."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.reports.catalogue import READINESS, REPORTS
from ccworkbench.method.reports.readiness import measured
from ccworkbench.store.store import Store
from tests.cli.commands.test_show import SAMPLE
from tests.cli.conftest import Ask


def test_readiness_is_what_the_window_shows(ask: Ask, store: Path) -> None:
    answer = ask("readiness", SAMPLE, "--json")
    with Store.open(store, read_only=True) as opened:
        found = measured(opened.workbook(opened.find(SAMPLE)).rows, date.today())
    assert answer.code == int(found.proposal == "no_go")
    assert (answer.json["score"], answer.json["proposal"]) == (found.score, found.proposal.value)
    keys = [item["key"] for area in answer.json["areas"] for item in area["items"]]
    assert sorted(keys) == sorted(item.key for item in found.items)
    assert {"text", "have", "need", "weight", "lost", "state", "sheet", "rows"} <= set(
        answer.json["areas"][0]["items"][0]
    )


def test_readiness_is_told_in_every_language(ask: Ask) -> None:
    for language in LANGUAGES:
        answer = ask("readiness", SAMPLE, "--language", language)
        assert answer.err == ""
        assert words_of(language).say("Completed chapter actions")[:20] in answer.out


def test_a_mandatory_red_is_a_no_by_exit_code(ask: Ask) -> None:
    assert ask("add", SAMPLE, "go_no_go", "criterion=Phones ring", "mandatory=yes", "rating=red").code == 0
    answer = ask("readiness", SAMPLE, "--json")
    assert (answer.code, answer.json["proposal"]) == (1, "no_go")


def test_reports_are_shown_as_tables_and_as_json(ask: Ask) -> None:
    for key in REPORTS:
        assert (ask("show", SAMPLE, key).code, ask("show", SAMPLE, key).err) == (0, "")
        lines = ask("show", SAMPLE, key, "--json").json
        assert all("id" in line for line in lines)


def test_the_schema_lists_reports_as_derived(ask: Ask) -> None:
    listed = ask("sheets", "--json").json
    assert [one["key"] for one in listed if one["derived"]] == list(REPORTS)
    assert all(one["columns"] for one in listed)
    assert "traceability: Traceability" in ask("sheets").out


@pytest.mark.parametrize("command", [("add", "a=b"), ("set", "1", "a=b")])
def test_nothing_is_written_into_a_report(command: tuple[str, ...], ask: Ask) -> None:
    name, *rest = command
    answer = ask(name, SAMPLE, "traceability", *rest)
    assert answer.code == 2
    assert "traceability" in answer.err


def test_a_report_nobody_knows_is_told_in_one_line(ask: Ask) -> None:
    answer = ask("show", SAMPLE, "tracability")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


@pytest.mark.long
def test_every_report_is_handed_over_as_pdf_and_excel(ask: Ask, tmp_path: Path) -> None:
    sheets = [part for key in REPORTS for part in ("--sheet", key)]
    (tmp_path / "out").mkdir()
    answer = ask(
        "export",
        SAMPLE,
        *sheets,
        "--language",
        "de",
        "--language",
        "zh",
        "--readers",
        "internal",
        "--out",
        str(tmp_path / "out"),
    )
    assert (answer.code, answer.err) == (0, "")
    files = [Path(line) for line in answer.out.splitlines()]
    assert len(files) == len(REPORTS) * 2 * 2
    assert all(len(load_workbook(path).sheetnames) >= 2 for path in files if path.suffix == ".xlsx")


def test_readiness_fits_one_page_in_every_language(ask: Ask, tmp_path: Path) -> None:
    languages = [part for language in LANGUAGES for part in ("--language", language)]
    answer = ask(
        "export",
        SAMPLE,
        "--sheet",
        READINESS,
        "--format",
        "pdf",
        *languages,
        "--readers",
        "steering",
        "--out",
        str(tmp_path),
    )
    assert answer.code == 0
    for path in answer.out.splitlines():
        pages = PdfReader(path).pages
        assert len(pages) == 1, path


def test_how_ready_a_project_is_goes_to_no_customer(ask: Ask, tmp_path: Path) -> None:
    line = ("export", SAMPLE, "--sheet", READINESS, "--format", "pdf", "--language", "en", "--out", tmp_path / "out")
    refused = ask(*line)
    assert (refused.code, refused.err) == (2, "“Readiness” has nothing for these readers. Choose other readers.\n")
    (path,) = ask(*line, "--readers", "steering").out.splitlines()
    assert "For the steering committee only" in PdfReader(path).pages[0].extract_text()
