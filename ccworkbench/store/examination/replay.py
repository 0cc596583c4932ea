"""The history played from its beginning: what every cell should hold, and where the record contradicts itself."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, NamedTuple
from uuid import UUID

from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.examination.fault_sentences import FaultPlace, clipped
from ccworkbench.store.history import DO, REDO, START, UNDO, UNREADABLE, WHOLE, encode, label_of, sound_stamp
from ccworkbench.store.long_values import is_reference, shortened
from ccworkbench.store.stored import raw_text

KINDS: Final = {START, DO, UNDO, REDO}
STEPS: Final = "SELECT id, device, project, stamp, author, kind, target, label FROM step"
CHANGES: Final = 'SELECT device, seq, stamp, step, author, sheet, "row", "column", old, new FROM change'
Row = tuple[str, str]  # a sheet's key, and an id as the file keeps it
BLANKS: Final[tuple[Any, ...]] = (None, "", {})  # what migrations put into the columns they add


class RecordedStep(NamedTuple):
    """A step as it stands in the file."""

    id: Any
    device: Any
    project: Any
    stamp: Any
    author: Any
    kind: Any
    target: Any
    label: Any


class RecordedChange(NamedTuple):
    """A change as it stands in the file."""

    device: Any
    seq: Any
    stamp: Any
    step: Any
    author: Any
    sheet: Any
    row: Any
    column: Any
    old: Any
    new: Any


@dataclass
class ExpectedCells:
    """What the history says that every row holds; of the rows in `dim` it could not be read in full."""

    rows: dict[Row, dict[str, Any]] = field(default_factory=dict)
    dim: set[Row] = field(default_factory=set)
    places: list[FaultPlace] = field(default_factory=list)


def replay(connection: sqlite3.Connection) -> ExpectedCells:
    """Play the history of a file."""
    steps = {step.id: step for step in map(RecordedStep._make, connection.execute(STEPS))}
    changes = [RecordedChange._make(values) for values in connection.execute(CHANGES)]
    memory = ExpectedCells()
    memory.places += _spoilt_steps(steps)
    memory.places += _disagreeing(steps, changes)
    for change in _ordered(steps, changes):
        memory.places += _take(memory, change)
    memory.places += _strangers(steps, memory)
    return memory


def _spoilt_steps(steps: dict[Any, RecordedStep]) -> Iterator[FaultPlace]:
    """Name the steps that do not say what they are."""
    for step in steps.values():
        is_backward = step.kind in {UNDO, REDO}
        signs = {
            "kind": step.kind in KINDS,
            "stamp": sound_stamp(step.stamp),
            "target": step.target in steps if is_backward else step.target == "",
            **{key: isinstance(getattr(step, key), str) for key in ("id", "device", "project", "author")},
            "label": _can_be_said(step.label),
        }
        if not all(signs.values()):
            yield _of_step(step, (key for key, is_sound in signs.items() if not is_sound))


def _can_be_said(label: Any) -> bool:
    try:
        label_of(label)
    except UNREADABLE:
        return False
    return True


def _disagreeing(steps: dict[Any, RecordedStep], changes: Iterable[RecordedChange]) -> Iterator[FaultPlace]:
    """Name the steps whose changes bear another stamp, author or device, or do not follow one another."""
    groups: dict[Any, list[RecordedChange]] = {}
    for change in changes:
        groups.setdefault(change.step, []).append(change)
    for key, group in groups.items():
        step = steps.get(key)
        if step is None:
            yield FaultPlace(phrase("The history has changes that belong to no step."), row=raw_text(key))
            continue
        wrong = [
            name
            for name in ("device", "stamp", "author")
            if any(getattr(change, name) != getattr(step, name) for change in group)
        ]
        if wrong or not _follow(group):
            yield _of_step(step, wrong or ["seq"])
    stamps = [step.stamp for step in steps.values()]
    if len(set(stamps)) < len(stamps):
        yield FaultPlace(phrase("The history has steps with the same timestamp."))


def _follow(group: Iterable[RecordedChange]) -> bool:
    """Tell whether the changes of a step are numbered without a gap."""
    numbers = sorted(map(_sequence_of, group))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _sequence_of(change: RecordedChange) -> int:
    return change.seq if isinstance(change.seq, int) else 0


def _of_step(step: RecordedStep, wrong: Iterable[str]) -> FaultPlace:
    columns = ", ".join(wrong)
    message = phrase(
        "Step {step} of the history is damaged: {columns}.", step=clipped(raw_text(step.id)), columns=columns
    )
    return FaultPlace(message, raw_text(step.project), "step", raw_text(step.id), columns)


def _ordered(steps: dict[Any, RecordedStep], changes: Iterable[RecordedChange]) -> list[RecordedChange]:
    """Return the changes first first; one whose stamp is spoilt keeps its place among those of its device."""
    moments: list[tuple[str, str, RecordedChange]] = []
    by_device = sorted(changes, key=lambda change: (raw_text(change.device), _sequence_of(change)))
    for device, group in groupby(by_device, key=lambda change: raw_text(change.device)):
        last = ""
        for change in group:
            step = steps.get(change.step)
            stamps = (change.stamp, step.stamp if step else change.stamp)
            last = min((stamp for stamp in stamps if isinstance(stamp, str) and stamp >= last), default=last)
            moments.append((last, device, change))
    return [change for _, _, change in sorted(moments, key=lambda moment: (*moment[:2], _sequence_of(moment[2])))]


def _take(memory: ExpectedCells, change: RecordedChange) -> Iterator[FaultPlace]:
    """Follow one change; what does not follow from the ones before it is named."""
    try:
        row = change.sheet, UUID(change.row).hex
        columns = set(BY_KEY[change.sheet].__table__.columns.keys())
        new, old = _decoded_text(change.new), _decoded_text(change.old) if change.old is not None else None
        told = dict(new) if change.column == WHOLE else {change.column: new}
    except UNREADABLE:
        yield _damaged(change)
        _dim(memory, change)
        return
    cells, is_new = memory.rows.get(row), change.column == WHOLE and change.old is None
    is_known = row not in memory.dim or (cells is not None and change.column in cells)
    if not told.keys() <= columns or (is_known and (cells is None) != is_new):
        yield _damaged(change)
        memory.dim.add(row)
    elif is_known and cells is not None and not _followed(row, change.column, cells, old):
        yield _damaged(change)
    memory.rows.setdefault(row, {}).update(told)


def _decoded_text(text: Any) -> Any:
    """Read a value; bytes are none, although JSON may be made of them."""
    if not isinstance(text, str):
        raise TypeError(text)
    return json.loads(text)


def _followed(row: Row, column: str, cells: dict[str, Any], old: Any) -> bool:
    """Tell whether what a change replaced is what stood there; of a column that was added later nothing is known."""
    if column in cells:
        return same(cells[column], old)
    return old in BLANKS or old == default_of(BY_KEY[row[0]], column)


def _damaged(change: RecordedChange) -> FaultPlace:
    sheet, row, column = (raw_text(part) for part in (change.sheet, change.row, change.column))
    message = phrase(
        "The history has a damaged record of {sheet} {row} {column}.",
        sheet=clipped(sheet),
        row=clipped(row),
        column=clipped(column),
    )
    return FaultPlace(message, "", sheet, row, column)


def _dim(memory: ExpectedCells, change: RecordedChange) -> None:
    with suppress(*UNREADABLE):
        memory.dim.add((change.sheet, UUID(change.row).hex))


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal, be one a reference; yes is not 1 here, but 1 is 1.0."""
    for told, value in ((one, other), (other, one)):
        if told and isinstance(told, dict) and is_reference(encode(told)):
            return encode(told) in {encode(value), shortened(encode(value))}
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def default_of(sheet: type[Record], key: str) -> Any:
    """Return what stands in a column of a new row."""
    value = next((column.default for column in columns_of(sheet) if column.key == key), None)
    return list(value) if isinstance(value, tuple) else value


def _strangers(steps: dict[Any, RecordedStep], memory: ExpectedCells) -> Iterator[FaultPlace]:
    """Name the projects that have steps and were never there, each by its first step."""
    known = {row for sheet, row in memory.rows.keys() | memory.dim if sheet == "project"}
    seen: set[str] = set()
    for step in steps.values():
        project = step.project.replace("-", "") if isinstance(step.project, str) else None
        if project is not None and project not in known | seen:  # what is no text was named already
            seen.add(project)
            yield _of_step(step, ["project"])
