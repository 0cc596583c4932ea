"""A process that is killed loses nothing that it acknowledged."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccworkbench.sheets.action import Action
from ccworkbench.store.file import reading
from ccworkbench.store.store import Store

KILLS = 100

# Warms up once, then forks a worker for every path it reads. A worker acknowledges each edit after its commit.
NURSERY = """
import os, sys
from pathlib import Path
from sqlalchemy.orm import configure_mappers
from ccworkbench.core.words import phrase
from ccworkbench.sheets.action import Action
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


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    raised = Nursery()
    yield raised
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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, so that a hundred of them are quick")
@pytest.mark.timeout(240)  # a hundred starts of Python, on whatever machine
def test_nothing_acknowledged_is_lost_when_a_process_is_killed_a_hundred_times(filled: Path, nursery: Nursery) -> None:
    kept: list[int] = []
    for _ in range(KILLS):
        said = nursery.kill_one(filled, first=len(kept))
        found = examine(filled)
        assert found in (kept + said, [*kept, *said, len(kept) + len(said)])
        kept = found
    assert len(kept) > KILLS
