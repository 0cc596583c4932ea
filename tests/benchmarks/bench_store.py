"""What passes the door costs little more than SQLite itself takes for as many rows and values."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.file import check
from ccworkbench.store.history import encode
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

STEP = phrase("Edit")
TEXTS = [column for column in columns_of(Action) if column.key in {"preparation", "source", "evidence", "note"}]


def taken(work: Callable[[], Any], times: int = 7) -> float:
    """Measure the work of the best of some runs, in milliseconds; others who use the machine don't count."""
    runs = []
    for _ in range(times):
        start = process_time()
        work()
        runs.append(process_time() - start)
    return min(runs) * 1000


def report(what: str, ours: float, floor: float, most: float) -> None:
    sys.stdout.write(f"\n{what}: {ours:.1f} ms, floor {floor:.1f} ms, ratio {ours / floor:.2f} of at most {most}\n")
    assert ours <= most * floor


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.ccw"


def actions(store: Store, n: int) -> Workbook:
    return store.add([Project(name="Hotline"), *(Action(preparation=f"Action {number}") for number in range(n))])


def bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def test_a_cell_is_committed_within_a_few_bare_commits(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store, closing(bare(tmp_path / "bare.db")) as floor:
        book, numbers = actions(store, 500), iter(range(10**6))
        row = book.rows(Action)[250]
        floor.execute("CREATE TABLE action (id INTEGER PRIMARY KEY, note TEXT)")
        floor.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, new TEXT)")
        floor.execute("INSERT INTO action VALUES (1, '')")

        def bare_edit() -> None:
            with floor:
                floor.execute("UPDATE action SET note = ?", [str(next(numbers))])
                floor.execute("INSERT INTO change (new) VALUES (?)", [str(next(numbers))])

        def edit() -> None:
            with book.edit(STEP) as door:
                door.write(row, TEXTS[-1], str(next(numbers)))

        report("Commit one cell", taken(edit, 50), taken(bare_edit, 50), 12)


def test_a_full_starter_project_is_made_within_a_few_bare_inserts(path: Path, tmp_path: Path) -> None:
    numbers = iter(range(100))
    with Store.open(path) as store:
        plan = {"customer": "Stadtwerke", "language": "de", "seats": 120}
        add_project(store, Plan(name="Warm-up", **plan))  # type: ignore[arg-type] # the values fit their names
        ours = taken(lambda: add_project(store, Plan(name=f"P {next(numbers)}", **plan)), 5)  # type: ignore[arg-type] # as above
        book = store.workbook(store.find("Warm-up"))
        values = [
            [encode(getattr(row, column.key)) for column in row.__table__.columns]
            for sheet in SHEETS
            for row in book.rows(sheet)
        ]
    with closing(bare(tmp_path / "bare.db")) as floor:
        floor.execute("CREATE TABLE cell (row INTEGER, number INTEGER, value TEXT, PRIMARY KEY (row, number))")
        floor.execute("CREATE TABLE change (row INTEGER, number INTEGER, value TEXT, PRIMARY KEY (row, number))")
        cells = [(row, number, value) for row, line in enumerate(values) for number, value in enumerate(line)]

        def insert() -> None:
            with floor:
                for table in ("cell", "change"):
                    floor.execute(f"DELETE FROM {table}")  # noqa: S608 - one of two names
                    floor.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", cells)  # noqa: S608 - as above

        report(f"Create a starter project of {len(values)} rows", ours, taken(insert, 5), 10)


def paste(book: Workbook, number: int) -> None:
    with book.edit(phrase("Paste")) as door:
        for row in book.rows(Action)[:1000]:
            for column in columns_of(Action)[:10]:
                fits = column in TEXTS
                door.write(row, column, f"{column.key} {number}" if fits else column.default)


def test_a_paste_of_a_thousand_rows_and_its_undo_are_quick(path: Path, tmp_path: Path) -> None:
    numbers = iter(range(10**6))
    with Store.open(path) as store, closing(bare(tmp_path / "bare.db")) as floor:
        book = actions(store, 1000)
        floor.execute("CREATE TABLE change (seq INTEGER PRIMARY KEY, row TEXT, key TEXT, old TEXT, new TEXT)")

        def bare_paste() -> None:
            with floor:
                rows = [(str(number), "note", str(next(numbers)), "new") for number in range(10_000)]
                floor.executemany("INSERT INTO change (row, key, old, new) VALUES (?, ?, ?, ?)", rows)

        least = taken(bare_paste)
        report("Paste 1,000 x 10 cells", taken(lambda: paste(book, next(numbers)), 5), least, 15)
        report("Undo it", taken(book.undo, 5), least, 15)
        report("Redo it", taken(book.redo, 5), least, 15)


def test_a_store_is_opened_and_copied_within_a_few_bare_copies(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(20):
            add_project(store, Plan(name=f"Project {number}", seats=45))

    def bare_copy() -> None:
        with closing(bare(path)) as source, closing(sqlite3.connect(":memory:")) as target:
            source.execute("PRAGMA quick_check")
            source.backup(target)

    def open_and_look() -> None:
        with Store.open(path) as store:
            store.projects()

    sys.stdout.write(f"\nA store of 20 projects: {path.stat().st_size / 1e6:.1f} MB\n")
    least = taken(bare_copy)
    report("Look a store over", taken(lambda: check(path)), least, 2)
    report("Open a store of 20 projects", taken(open_and_look), least, 4)
    report("Make a verified backup", taken(lambda: backup(path)), least, 15)


def test_two_thousand_rows_are_read_within_a_few_bare_reads(path: Path) -> None:
    with Store.open(path) as store, closing(bare(path)) as floor:
        book = actions(store, 2000)
        ours = taken(lambda: store.workbook(book.project_id).rows(Action))
        report("Read 2,000 rows", ours, taken(lambda: floor.execute("SELECT * FROM action").fetchall()), 15)
