"""A gap past its stage or date: the checks and the readiness score give the same answer."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.readiness import readiness_of
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from tests.method.checks.examples.rows import TODAY, YESTERDAY

MakeBook = Callable[[Sequence[Record]], Rows]
STAGE = Stage.PROCUREMENT
TOMORROW = TODAY + timedelta(1)


def late_for_checks(rows: Rows) -> set[object]:
    return {problem.row for problem in problems_of(rows, TODAY) if problem.rule in {"H7", "GAP-2"}}


def late_for_readiness(rows: Rows) -> set[object]:
    items = readiness_of(rows, [], TODAY).items
    return set(next(item for item in items if item.key == "gaps.in_time").target.rows)


def task(**columns: Any) -> Task:
    return Task(title="Order the lines", stage=STAGE, **columns)


@pytest.mark.parametrize(
    ("around", "is_late"),
    [
        ([task(ends=YESTERDAY)], True),
        ([task(ends=TODAY)], False),
        ([task(starts=YESTERDAY)], True),
        ([task()], False),
        ([task(ends=TOMORROW, status=TaskStatus.DONE)], True),
        ([task(ends=YESTERDAY), task(ends=TOMORROW)], False),
        ([task(ends=YESTERDAY), task(ends=TOMORROW, status=TaskStatus.CANCELLED)], True),
        ([task(ends=YESTERDAY, status=TaskStatus.CANCELLED)], False),
        ([Gates(contract_signed_on=TODAY)], True),
        ([Gates(contract_signed_on=TOMORROW)], False),
        ([Project(name="Hotline", go_live=YESTERDAY)], True),
        ([Project(name="Hotline", go_live=TODAY)], False),
    ],
)
def test_a_gap_is_past_its_stage_for_checks_and_readiness_alike(
    around: list[Record], is_late: bool, book: MakeBook
) -> None:
    gap = Gap(description="No lines", code="G-001", closes_by=STAGE, status=GapStatus.AGREED)
    rows = book([*around, gap])
    assert late_for_checks(rows) == late_for_readiness(rows) == ({gap.id} if is_late else set())


@pytest.mark.parametrize("status", GapStatus)
def test_only_an_open_gap_is_past_its_stage_or_date(status: GapStatus, book: MakeBook) -> None:
    gaps = [
        Gap(description="No lines", code="G-001", closes_by=STAGE, status=status),
        Gap(description="No names", code="G-002", due=YESTERDAY, status=status),
        Gap(description="No numbers", code="G-003", due=TODAY, status=status),
    ]
    rows = book([task(ends=YESTERDAY), *gaps])
    late = {gap.id for gap in gaps[:2]} if gaps[0].is_open() else set()
    assert late_for_checks(rows) == late_for_readiness(rows) == late
