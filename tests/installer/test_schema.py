"""The migration that a change of the sheets needs is drafted, and does what it has to."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.schema import SCHEMA
from ccworkbench.store.store import Store

ROOT = Path(__file__).parents[2]
FIRST = '    code: Mapped[str] = cell(N_("No."), Code("G"), width=8)\n'
ADDED = (
    '    weight: Mapped[int] = cell(N_("Owner"), default=3)\n'
    '    state: Mapped[GapStatus] = cell(N_("Status"), default=GapStatus.OPEN)\n'
    '    carrier: Mapped[UUID | None] = cell(N_("Owner"), Reference("person"))\n'
)
LATER = '    contract: Mapped[str] = cell(N_("Owner"))\n'
OPENED = """
import sys
from pathlib import Path
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
path = Path(sys.argv[1])
with Store.open(path) as store:
    (gap,) = store.workbook(store.projects()[0].id).rows(Gap)
    print(gap.description, gap.weight, gap.state.value, gap.carrier, doctor(path).problems)
"""


def run(folder: Path, *command: str, code: int = 0) -> str:
    """Run Python with a copy of the program."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_a_new_column_costs_a_line_in_the_sheet_and_the_migration_is_drafted(tmp_path: Path) -> None:
    store_path, folder = tmp_path / "store.ccw", tmp_path / "program"
    with Store.open(store_path) as store:
        book = store.add([Project(name="Hotline")])
        with book.edit(phrase("Add row")) as edit:
            edit.add(Gap(description="No numbers"))
    shutil.copytree(ROOT / "ccworkbench", folder / "ccworkbench", ignore=shutil.ignore_patterns("__pycache__"))
    sheet = folder / "ccworkbench" / "sheets" / "prepare" / "gap.py"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(FIRST, ADDED + FIRST), encoding="utf-8")
    (folder / "installer").mkdir()
    script = str(shutil.copy(ROOT / "installer" / "schema.py", folder / "installer"))
    assert "Differs: gap." in run(folder, script, code=1)
    assert f"schema {SCHEMA + 1}" in run(folder, script)
    draft = (folder / "ccworkbench" / "store" / "migrations" / f"schema_{SCHEMA + 1}.py").read_text(encoding="utf-8")
    assert draft.count("    add_column(connection, ") == 3
    assert run(folder, "-c", OPENED, str(store_path)) == "No numbers 3 open None []\n"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(FIRST, LATER + FIRST), encoding="utf-8")
    assert "Differs: gap." in run(folder, script, code=1)
    assert f"schema {SCHEMA + 2}" in run(folder, script)
    with closing(sqlite3.connect(store_path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
