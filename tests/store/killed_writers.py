"""Kills processes that write into a store, and looks at what each of them leaves."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.file import reading
from ccworkbench.store.store import Store

# Warms up once, then forks a worker for every path it reads. A worker acknowledges each edit after its commit.
NURSERY = """
import os, sys
from pathlib import Path
from sqlalchemy.orm import configure_mappers
from ccworkbench.language.words import phrase
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store

def work(path, first):
    book = (store := Store.open(path)).workbook(store.projects()[0].id)
    for number in range(first, first + 10_000):
        with book.edit(phrase("Add row")) as edit:
            edit.add(Action(preparation=f"Edit {number}"))
            book.project.goals = f"Edit {number}"
        os.write(1, f"{number}\\n".encode())

configure_mappers()
for line in sys.stdin:
    path, first = line.split("\\t")
    if (worker := os.fork()) == 0:
        os.write(1, f"{os.getpid()}\\n".encode())
        work(Path(path), int(first))
    os.waitpid(worker, 0)
    os.write(1, b"dead\\n")
"""


class Nursery:
    """A warm process that raises workers, of which none grows old."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", NURSERY]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout

    def kill_one(self, path: Path, first: int) -> list[int]:
        """Raise a worker and kill it at a random moment; gives the edits that it acknowledged."""
        self._stdin.write(f"{path}\t{first}\n")
        self._stdin.flush()
        worker = int(self._stdout.readline())
        said = [self._stdout.readline() for _ in range(random.randint(0, 5))]
        time.sleep(random.uniform(0, 0.012 if said else 0.09))  # nothing is waited for: the moment is the test
        os.kill(worker, signal.SIGKILL)
        while (word := self._stdout.readline()) != "dead\n":
            said.append(word)
        return [int(number) for number in said]

    def close(self) -> None:
        self._process.communicate("")


@contextmanager
def nursery() -> Iterator[Nursery]:
    raised = Nursery()
    try:
        yield raised
    finally:
        raised.close()


def examine(path: Path) -> list[int]:
    """Open what a dead worker left, as its user would; gives the edits that are there."""
    with Store.open(path) as store, reading(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        book = store.workbook(store.projects()[0].id)
        found = [int(row.preparation.split()[1]) for row in book.rows(Action) if row.preparation.startswith("Edit")]
        assert book.project.goals == (f"Edit {found[-1]}" if found else "")  # a step is there whole, or not at all
        assert len(book.timeline.done) == len(found)
        return found


def kill(path: Path, times: int) -> int:
    """Kill so many writers of a store; returns how many edits they acknowledged, none of which may be lost."""
    kept: list[int] = []
    acknowledged = 0
    with nursery() as raised:
        for _ in range(times):
            said = raised.kill_one(path, first=len(kept))
            found = examine(path)
            assert found in (kept + said, [*kept, *said, len(kept) + len(said)])
            kept = found
            acknowledged += len(said)
    return acknowledged
