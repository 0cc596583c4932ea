"""A store of the program before this one: its projects open, and what they lacked is filled in."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import main
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.store.file import APPLICATION
from ccworkbench.store.migrate import upgrade
from ccworkbench.store.store import Store

NAME = "Older than its program"
FORMS = {"gates": "country", "uat_plan": "purpose", "tech_launch": "summary", "pilot": "targets"}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store of schema 2 with one project, which has its card and its profile."""
    path, newest = tmp_path / "older.ccw", tmp_path / "newest.ccw"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION}")
    upgrade(path, target=2)
    with Store.open(newest) as store:
        add_project(store, Plan(name=NAME, customer="Nordtal", empty=True))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ATTACH ? AS newest", (str(newest),))
        for table in ("project", "profile"):
            known = ", ".join(f'"{row[1]}"' for row in connection.execute(f'PRAGMA table_info("{table}")'))
            connection.execute(f'INSERT INTO "{table}" ({known}) SELECT {known} FROM newest."{table}"')  # noqa: S608
        connection.commit()
    return path


def test_forms_that_an_older_project_lacks_are_shown_blank_and_filled(older: Path, capsys: Any) -> None:
    def ask(*arguments: str) -> str:
        assert main([*arguments, "--store", str(older), "--language", "en"], lambda *_: 1) == 0
        return str(capsys.readouterr().out)

    for sheet, column in FORMS.items():
        assert "Kassel" not in ask("show", NAME, sheet)
        ask("set", NAME, sheet, f"{column}=Kassel")
        assert "Kassel" in ask("show", NAME, sheet)
        ask("undo", NAME)
        assert "Kassel" not in ask("show", NAME, sheet)
    ask("redo", NAME)
    ask("set", NAME, "pilot", "1", "results=Fine")
    with Store.open(older) as store:
        book = store.workbook(store.projects()[0].id)
        assert [(row.targets, row.results) for row in book.rows(_pilot())] == [("Kassel", "Fine")]


def test_every_sheet_of_an_older_project_is_shown_and_printed(older: Path, tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "out"
    arguments = ["--store", str(older), "--language", "de"]
    for key in (*FORMS, "test_case", "attendance", "training_need"):
        assert main(["show", NAME, key, *arguments], lambda *_: 1) == 0
        line = ["export", NAME, "--sheet", key, "--format", "pdf", "--format", "xlsx", "--out", str(folder)]
        assert main([*line, *arguments], lambda *_: 1) == 0
    assert len(list(folder.iterdir())) == 14
    assert "Traceback" not in capsys.readouterr().err


def _pilot() -> Any:
    from ccworkbench.sheets.operate.pilot import Pilot

    return Pilot
