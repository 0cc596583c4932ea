"""The checks grow with the rows they look at, no faster, and cost little more than looking at them."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record, columns_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.starter_roles import crossing
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role

TODAY = date(2026, 11, 24)


def book(size: int) -> Rows:
    """Make rows of which every tenth breaks a rule."""
    role = Role(name="Agent", mandatory=True)
    people = [Person(family_name=f"Kovács {n}", main_contact=n == 0) for n in range(size // 10)]
    rows: list[Record] = [role, *people]
    rows += [Assignment(role_id=role.id, person_id=person.id, capacity=0.5) for person in people]
    late = TODAY - timedelta(1)
    rows += [Action(preparation=f"{n}", code=f"A-{n}", due=None if n % 10 else late) for n in range(size)]
    papers = [Deliverable(title=f"Paper {n}") for n in range(size // 20)]
    parts = [Role(name=f"Part {n}", in_raci=True) for n in range(20)]
    letters = [crossing(paper, part, "C") for paper in papers for part in parts]
    rows += [*papers, *parts, *letters]
    by_sheet: dict[type[Any], list[Any]] = {}
    for row in rows:
        by_sheet.setdefault(type(row), []).append(row)
    return lambda sheet: by_sheet.get(sheet, [])


def seconds(job: Callable[[], object]) -> float:
    """Time the work of a job, at its best of five: it stays the same while others use the machine, too."""

    def once() -> float:
        start = process_time()
        job()
        return process_time() - start

    return min(once() for _ in range(5))


def read_all(rows: Rows) -> int:
    """Look at every cell once: the floor of whatever wants to know the rows."""
    return sum(column.read(row) is None for sheet in SHEETS for column in columns_of(sheet) for row in rows(sheet))


def test_checks_take_ten_times_as_long_for_ten_times_the_rows() -> None:
    few, many = book(400), book(4000)
    ratio = seconds(lambda: list(problems_of(many, TODAY))) / seconds(lambda: list(problems_of(few, TODAY)))
    assert ratio < 20


def test_checks_cost_at_most_four_looks_at_every_cell() -> None:
    rows = book(2000)
    assert seconds(lambda: list(problems_of(rows, TODAY))) < 4 * seconds(lambda: read_all(rows))
