"""The command that takes figures of a platform in."""

from pathlib import Path
from typing import Any

SAMPLE = "New customer hotline with 45 seats"
Ask = Any


def export(tmp_path: Path, text: str = "Date;Offered;Answered;Mood\n01.05.2020;10;8;good\n") -> Path:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_figures_are_taken_in_and_told_in_one_sentence(ask: Ask, tmp_path: Path) -> None:
    answer = ask("figures", SAMPLE, export(tmp_path))
    assert (answer.code, answer.out) == (0, "“export.csv”: rows added: 1, unknown columns: Mood.\n")
    rows = ask("show", SAMPLE, "kpi_figure", "--json").json
    assert [row["values"]["offered"] for row in rows if row["values"]["period_from"] == "2020-05-01"] == [10]


def test_scripts_get_the_numbers(ask: Ask, tmp_path: Path) -> None:
    told = ask("figures", SAMPLE, export(tmp_path), "--json").json
    assert told == {
        "added": 1,
        "updated": 0,
        "unread": 0,
        "left_out": 0,
        "unknown": ["Mood"],
        "joined": 0,
        "encoding": "",
        "unread_lines": [],
    }


def test_a_file_is_read_in_the_code_page_of_its_project(ask: Ask, tmp_path: Path) -> None:
    ask("new", "呼叫中心", "--customer", "客户", "--language", "zh", "--empty")
    path = tmp_path / "export.csv"
    path.write_bytes("Date,Queue Name,Offered\n2026-10-01,客服热线,5\n".encode("gb18030"))
    assert "read as GB18030" in ask("figures", "呼叫中心", path).out
    (row,) = ask("show", "呼叫中心", "kpi_figure", "--json").json
    assert row["values"]["subject"] == "客服热线"


def test_an_import_is_taken_back_by_undo(ask: Ask, tmp_path: Path) -> None:
    before = ask("show", SAMPLE, "kpi_figure", "--json").json
    ask("figures", SAMPLE, export(tmp_path))
    assert ask("undo", SAMPLE).out == "Undo: Import figures from “export.csv”\n"
    assert ask("show", SAMPLE, "kpi_figure", "--json").json == before


def test_a_file_without_figures_is_refused_and_nothing_changes(ask: Ask, tmp_path: Path) -> None:
    before = ask("history", SAMPLE, "--json").json
    for path in (export(tmp_path, "hello"), tmp_path / "missing.csv", tmp_path):
        answer = ask("figures", SAMPLE, path)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert ask("history", SAMPLE, "--json").json == before


def test_the_file_must_be_named(ask: Ask) -> None:
    answer = ask("figures", SAMPLE)
    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_dates_are_read_in_the_language_of_the_project_and_else_in_that_of_the_reader(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Hotline Süd", "--customer", "K", "--language", "de", "--empty")
    path = export(tmp_path, "Datum;Angeboten\n5. März 2026;10\nMarch 6, 2026;11\n7 nonsense;12\n")
    answer = ask("figures", "Hotline Süd", path)
    assert "rows added: 3" in answer.out
    assert "could not be read: 1 (lines: 4)" in answer.out
    rows = ask("show", "Hotline Süd", "kpi_figure", "--json").json
    assert {row["values"]["period_from"] for row in rows} == {"2026-03-05", "2026-03-06", None}


def test_a_language_that_is_named_comes_before_that_of_the_project(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Hotline Süd", "--customer", "K", "--language", "de", "--empty")
    path = export(tmp_path, "Date,Offered\n3/4/2026,10\n")
    told = ask("figures", "Hotline Süd", path, "--language", "en", "--json").json
    assert (told["unread"], told["unread_lines"]) == (1, [2])  # in English it has two readings
    assert ask("figures", "Hotline Süd", path, "--json").json["unread"] == 0


def test_only_the_first_lines_that_could_not_be_read_are_named(ask: Ask, tmp_path: Path) -> None:
    rows = "".join(f"2020-05-0{day},many\n" for day in range(1, 8))
    told = ask("figures", SAMPLE, export(tmp_path, f"Date,Offered\n\n{rows}")).out
    assert "could not be read: 7 (lines: 3, 4, 5, 6, 7, …)" in told


def test_what_is_no_file_is_told_apart(ask: Ask, tmp_path: Path) -> None:
    assert "There is no file" in ask("figures", SAMPLE, tmp_path / "nope.csv").err
    assert "is a folder" in ask("figures", SAMPLE, tmp_path).err


def test_a_german_note_in_windows_1252_comes_through_in_a_german_project(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Hotline Süd", "--customer", "K", "--language", "de", "--empty")
    path = tmp_path / "export.csv"
    path.write_bytes("Datum;Angeboten;Notiz\n01.05.2020;10;Größe geprüft\n".encode("cp1252"))
    assert "read as Windows-1252" in ask("figures", "Hotline Süd", path).out
    (row,) = ask("show", "Hotline Süd", "kpi_figure", "--json").json
    assert row["values"]["note"] == "Größe geprüft"


def test_the_exit_code_tells_that_a_cell_was_not_taken_and_the_value_stays(ask: Ask, tmp_path: Path) -> None:
    ask("figures", SAMPLE, export(tmp_path))
    answer = ask("figures", SAMPLE, export(tmp_path, "Date;Offered\n01.05.2020;abc\n"))
    assert (answer.code, "could not be read: 1 (lines: 2)" in answer.out) == (1, True)
    rows = ask("show", SAMPLE, "kpi_figure", "--json").json
    assert [row["values"]["offered"] for row in rows if row["values"]["period_from"] == "2020-05-01"] == [10]
