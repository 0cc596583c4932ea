"""Tells who wrote a value last: a plan or a change of the content size, or somebody by hand."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from json import loads
from uuid import UUID

from ccworkbench.core.record import Record
from ccworkbench.method.adapting.size_change import GENERATORS
from ccworkbench.store.history import START, Change, Step, encode
from ccworkbench.store.workbook import Workbook

WrittenCell = tuple[UUID, str]


class LastWriter:
    """Takes the steps of a project, first first; steps of plans that were undone don’t count."""

    def __init__(self, workbook: Workbook) -> None:
        self.plans = 0
        self._made = {step.id for step in workbook.timeline.done if is_generated(step)}
        self._written: dict[WrittenCell, tuple[int, str]] = {}
        self._told: dict[WrittenCell, str] = {}

    def take(self, step: Step, changes: Iterable[Change]) -> bool:
        """Take one more step, and tell whether a plan made it."""
        is_plan = step.kind == START or step.id in self._made
        for change in changes:
            cell = change.row, change.column
            self._told[cell] = change.new
            if is_plan:
                self._written[cell] = self.plans, change.new
        self.plans += is_plan
        return is_plan

    def take_all(self, listed: Iterable[tuple[Step, Change]]) -> "LastWriter":
        """Take the steps of a whole history."""
        for step, changes in steps_in(listed):
            self.take(step, changes)
        return self

    def plan(self, row: Record, column: str) -> int | None:
        """Return which plan wrote what a cell holds, counted from 0; None where somebody else did."""
        return self._plan((row.id, column), encode(getattr(row, column)))

    def typed(self, rows: Iterable[UUID], columns: Iterable[str]) -> set[WrittenCell]:
        """List the cells that somebody had written by hand after the steps taken so far."""
        cells = [(row, column) for row in rows for column in columns]
        return {cell for cell in cells if cell in self._told and self._plan(cell, self._told[cell]) is None}

    def _plan(self, cell: WrittenCell, value: str) -> int | None:
        plan, told = self._written.get(cell, (None, None))
        return plan if told is not None and (told == value or loads(told) == loads(value)) else None  # 75 is 75.0


def is_generated(step: Step) -> bool:
    """Tell whether a plan or a change of the content size made a step, or took it back."""
    return step.label.text in GENERATORS


def steps_in(listed: Iterable[tuple[Step, Change]]) -> Iterator[tuple[Step, list[Change]]]:
    """Yield the steps of a history with their changes."""
    for _, group in groupby(listed, lambda one: one[0].id):
        pairs = list(group)
        yield pairs[0][0], [change for _, change in pairs]
