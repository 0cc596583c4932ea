"""Flips single bits of a store that holds the sample: whatever opens is read without an error, and every wrong cell is
named by the doctor.

`python tests/faults/flipped_bits.py NUMBER [SEED]` flips so many bits and prints a summary.
"""

import random
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ccworkbench.core.grid import grid_of
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.all_checks import check_rows
from ccworkbench.operations.new_project import add_sample
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.doctor import DoctorReport, doctor
from ccworkbench.store.file import connect
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

TODAY = date(2026, 11, 30)
MOST_PLACES = 3
RECORDS = {"step": 0, "picture": 0, "change": (0, 1)}  # what identifies a record
FREE = {("step", "label"), ("step", "author")}  # texts that nothing else in the file repeats
Cells = dict[str, dict[Any, dict[str, Any]]]  # a table's rows by their keys


@dataclass
class Summary:
    """What became of the flips; `faults` is empty where the rule held."""

    flips: int = 0
    refused: int = 0
    harmless: int = 0
    wrong: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.flips} flips in {self.seconds:.0f} s: {self.refused} files refused, {self.harmless} harmless, "
            f"{self.wrong} with wrong cells, all named; {len(self.faults)} faults"
        )


def flips(n: int, seed: int = 7, *, thorough: bool = True) -> Summary:
    """Flip `n` bits, each in a fresh copy of the sample's store; returns what became of them.

    A thorough run asks the doctor of harmless flips, too, looks for broken rules, and writes into what it can open.
    """
    summary, chance, begun = Summary(), random.Random(seed), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        master, copy = Path(folder, "master.ccw"), Path(folder, "copy.ccw")
        make(master)
        summary.faults += [f"in the sound store: {place.message}" for place in doctor(master).places]
        sound, content = dump(master), master.read_bytes()
        for _ in range(n):
            place, bit = chance.randrange(len(content)), chance.randrange(8)
            spoilt = bytearray(content)
            spoilt[place] ^= 1 << bit
            copy.write_bytes(spoilt)
            summary.flips += 1
            try:
                _try(copy, sound, summary, f"byte {place} bit {bit}", thorough=thorough)
            except Exception:  # it is counted, and told whole
                summary.faults.append(f"byte {place} bit {bit}: {traceback.format_exc()}")
            for beside in Path(folder).glob("copy.ccw-*"):
                beside.unlink()
    summary.seconds = time.monotonic() - begun
    return summary


def make(path: Path) -> None:
    """Make a store with the sample, a second project, edits, undo, redo and rows that were deleted."""
    with Store.open(path) as store:
        book = add_sample(store, "en", TODAY)
        columns = {column.key: column for column in columns_of(Action)}
        for number, action in enumerate(book.rows(Action)[:4]):
            with book.edit(phrase("Edit cell")) as edit:
                edit.write(action, columns["note"], f"Note {number} über 喆")
                edit.keep(action, columns["due"], "soon")
        with book.edit(phrase("Delete row")) as edit:
            edit.remove(book.rows(Action)[5])
        book.undo(), book.undo(), book.redo()
        store.add([Project(name="Second"), *(Action(preparation=f"Action {number}") for number in range(3))])


def dump(path: Path) -> Cells:
    """Read every cell of every table as it stands in the file."""
    found: Cells = {}
    with closing(connect(path, "ro")) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of the file
            keys = [head[0] for head in rows.description]
            found[table] = {_key(table, row): dict(zip(keys, row, strict=True)) for row in rows}
    return found


def _key(table: str, row: tuple[Any, ...]) -> Any:
    return row[:2] if table == "change" else row[0]


def _try(path: Path, sound: Cells, summary: Summary, name: str, *, thorough: bool) -> None:
    try:
        now = dump(path)
    except (sqlite3.Error, UnicodeError):
        now = {}
    wrong = list(_wrong(sound, now)) if now else []
    try:
        _read(path, {table for table, _, _ in wrong}, thorough=thorough)
    except UserError:
        summary.refused += 1
        doctor(path)
        return
    summary.wrong += bool(wrong)
    summary.harmless += not wrong
    if not wrong and not thorough:
        return  # all that can be read is as it was
    report = doctor(path)
    summary.faults += [
        f"{name}: {table} {row} {column} is not named"
        for table, row, column in wrong
        if not _is_named(report, table, row, column)
    ]
    if len(report.places) > MOST_PLACES:
        summary.faults.append(f"{name}: {len(report.places)} places: {[str(one.message) for one in report.places[:5]]}")
    if thorough and wrong:
        _write(path)


def _wrong(sound: Cells, now: Cells) -> Iterator[tuple[str, Any, str]]:
    """Name every cell that is not what it was."""
    for table, rows in sound.items():
        if rows != now.get(table):
            for key in rows.keys() | now.get(table, {}).keys():
                before, after = rows.get(key), now.get(table, {}).get(key)
                if before is None or after is None:
                    yield table, key, ""
                elif before != after:
                    yield from ((table, key, column) for column in before if before[column] != after.get(column))


def _is_named(report: DoctorReport, table: str, row: Any, column: str) -> bool:
    if (table, column) in FREE:
        return True
    if table not in BY_KEY:
        return bool(report.places)
    fitting = {(table, column), (table, ""), ("", "")}
    return any((place.sheet, place.column) in fitting for place in report.places)


def _read(path: Path, tables: set[str], *, thorough: bool) -> None:
    """Read what a spoilt byte can have touched, and say every text of it; raises UserError where it can't be opened."""
    with Store.open(path) as store:
        store.cards()
        for card in store.projects():
            book = store.workbook(card.id)
            viewer = book.viewer(Viewer(words_of("en"), TODAY))
            [words_of("en").tell(step.label) for step in book.history()]
            for sheet in SHEETS:
                if sheet.__tablename__ in tables or sheet is Project:
                    grid = grid_of(sheet, book.rows)
                    [column.text(row, viewer) for row in grid.rows for column in grid.columns]
            if thorough and tables & BY_KEY.keys():
                check_rows(book.rows, TODAY)


def _write(path: Path) -> None:
    """Undo, redo, and change every row of a sheet; what can't be done is refused in a sentence."""
    with Store.open(path) as store:
        for card in store.projects():
            for do in (_undo, _touch):
                try:
                    do(store.workbook(card.id))
                except UserError:
                    continue


def _undo(book: Workbook) -> None:
    book.undo()
    book.redo()


def _touch(book: Workbook) -> None:
    columns = {column.key: column for column in columns_of(Action)}
    with book.edit(phrase("Edit cell")) as edit:
        for action in book.rows(Action):
            edit.write(action, columns["note"], "touched")
            edit.write(action, columns["due"], TODAY)
        edit.add(Action(preparation="New"))


if __name__ == "__main__":
    done = flips(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    sys.stdout.write("\n".join([*done.faults, f"{done}\n"]))
    sys.exit(bool(done.faults))
