"""Something signed was changed: what of it is not what was signed, told from the history.

A signature is named by its day. What the rows held when that day was first complete is what was signed; whoever dates
a decision anew has signed anew. What is put back is no change any more, and what was replaced is not looked at.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final
from uuid import UUID

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.figures.acceptance import makes_signature
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import Side
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Change, Step, encode
from ccworkbench.store.workbook import Workbook

# What a signature covers: the whole sheet but its own day, who signed as what, and what was agreed as a condition.
# How a condition is fulfilled later is none of it.
COVERED: Final[dict[type[Record], tuple[str, ...]]] = {
    SignOff: tuple(column.key for column in columns_of(SignOff) if column.key != "decided_on"),
    Signatory: ("side", "person_id", "name", "position_held", "decision"),
    Condition: ("description", "defect_id", "severity", "owner", "due"),
}
WATCHED: Final = {sheet.__tablename__: sheet for sheet in COVERED}
PRESENT: Final = encode(False)  # of the column that makes a tombstone
Cells = dict[str, str]  # of a row: column and value, as the history writes it


@dataclass(frozen=True)
class SignedChange:
    """One cell that is not what was signed; without a column, the whole row was added or removed since.

    The values are JSON, as the history keeps them, of a whole row its name; `was` is empty for what was added, `now`
    for what was removed.
    """

    sign_off: UUID
    sheet: type[Record]
    row: UUID
    column: str = ""
    was: str = ""
    now: str = ""


def signed_changes(workbook: Workbook) -> list[SignedChange]:
    """Return what is not as it was signed any more, sign-off by sign-off."""
    dated = [row for row in workbook.rows(SignOff) if row.decided_on is not None]
    if not dated:
        return []
    past = _PastCells()
    changes = workbook.changes_of_sheets(*COVERED)
    for _, group in groupby(changes, lambda found: found[0].id):
        past.take(change for _, change in group)
    replaced = {row.supersedes for row in workbook.rows(SignOff)}
    return [change for row in dated if row.id not in replaced for change in past.changes_since_signed(row.id)]


def signed_change_sentence(workbook: Workbook, change: SignedChange) -> Phrase:
    """Return one sentence that says what was changed, and what to do."""
    code, row = _code(workbook, SignOff, change.sign_off), _code(workbook, change.sheet, change.row)
    if change.column:
        return phrase(
            "{code} is signed, and your change is not part of it. Undo it, or create a sign-off that supersedes it.",
            code=code,
        )
    if change.was:
        return phrase(
            "“{row}” was removed after {code} was signed, and was part of it. Restore the row, or "
            "create a sign-off that supersedes {code}.",
            row=row,
            code=code,
        )
    return phrase(
        "“{row}” was added after {code} was signed, and is not part of it. Remove the row, or create a "
        "sign-off that supersedes {code}.",
        row=row,
        code=code,
    )


def signed_problems(workbook: Workbook, changes: Iterable[SignedChange]) -> Iterator[Problem]:
    """Tell what was changed as broken rules, one a row; a row that is gone is told at its sign-off."""
    seen: set[UUID] = set()
    for change in changes:
        if change.row in seen:
            continue
        seen.add(change.row)
        is_gone = not change.column and not change.now
        sheet, row = (SignOff, change.sign_off) if is_gone else (change.sheet, change.row)
        yield broken("SIGN-5", signed_change_sentence(workbook, change), sheet, row, change.column)


class SignedWatch:
    """What was changed in an open project, read again only after a step that may matter."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._found: list[SignedChange] = []
        self._is_stale = True

    def changes(self) -> list[SignedChange]:
        """Return what is not as it was signed any more; while the file can't be read, what was known before."""
        if self._is_stale:
            try:
                self._found = signed_changes(self._workbook)
                self._is_stale = False
            except StoreError:  # it is asked for again with the next step
                return self._found
        return self._found

    def take(self, step: Step) -> list[SignedChange]:
        """Follow a step; return what it changed of something signed."""
        if not any(sheet in WATCHED for sheet, _ in step.rows):
            return []
        before, self._is_stale = self._found, True
        touched = {row for _, row in step.rows}
        return [change for change in self.changes() if change.row in touched and change not in before]


@dataclass
class _PastCells:
    """The rows of these sheets as the history makes them, step by step, and what they were when they were signed."""

    rows: dict[type[Record], dict[UUID, Cells]] = field(default_factory=lambda: {sheet: {} for sheet in COVERED})
    # By the row and the day of its signature: sign-offs, their conditions, and those who signed.
    signed: dict[tuple[UUID, str], Cells] = field(default_factory=dict)
    agreed: dict[tuple[UUID, str], dict[UUID, Cells]] = field(default_factory=dict)
    names: dict[tuple[UUID, str], Cells] = field(default_factory=dict)

    def take(self, changes: Iterable[Change]) -> None:
        """Follow a step."""
        for change in changes:
            self.rows[WATCHED[change.sheet]].setdefault(change.row, {})[change.column] = change.new
        for sign_off, cells in self.rows[SignOff].items():
            key = sign_off, cells.get("decided_on", "")
            if key not in self.signed and self._is_signed(sign_off):
                self.signed[key], self.agreed[key] = dict(cells), self._conditions(sign_off)
        for signatory, cells in self._of(Signatory):
            if _value(cells, "signed_on"):
                self.names.setdefault((signatory, cells["signed_on"]), dict(cells))

    def changes_since_signed(self, sign_off: UUID) -> Iterator[SignedChange]:
        """Tell what is not as it was when a sign-off got the signature that it bears now."""
        cells = self.rows[SignOff].get(sign_off, {})
        signed = self.signed.get((sign_off, cells.get("decided_on", "")))
        if signed is None or not self._is_signed(sign_off):
            return
        yield from _differences(sign_off, SignOff, sign_off, signed, cells)
        for (row, day), was in self.names.items():
            now = self.rows[Signatory][row]
            if now.get("signed_on") == day and _value(was, "sign_off_id") == str(sign_off):
                is_here = now.get("deleted") == PRESENT and now.get("sign_off_id") == was.get("sign_off_id")
                yield from _differences(sign_off, Signatory, row, was, now if is_here else {})
        present, agreed = self._conditions(sign_off), self.agreed[sign_off, cells["decided_on"]]
        for row in agreed | present:
            yield from _differences(sign_off, Condition, row, agreed.get(row, {}), present.get(row, {}))

    def _is_signed(self, sign_off: UUID) -> bool:
        own = (cells for _, cells in self._of(Signatory, sign_off))
        days = (_value(cells, "signed_on") for cells in own if _value(cells, "side") == Side.CUSTOMER.value)
        return makes_signature(_value(self.rows[SignOff][sign_off], "decided_on"), days)

    def _conditions(self, sign_off: UUID) -> dict[UUID, Cells]:
        return {row: dict(cells) for row, cells in self._of(Condition, sign_off)}

    def _of(self, sheet: type[Record], sign_off: UUID | None = None) -> Iterator[tuple[UUID, Cells]]:
        """List the rows of a sheet that are there, or those that belong to a sign-off."""
        for row, cells in self.rows[sheet].items():
            is_own = sign_off is None or _value(cells, "sign_off_id") == str(sign_off)
            if cells.get("deleted") == PRESENT and is_own:
                yield row, cells


def _differences(sign_off: UUID, sheet: type[Record], row: UUID, was: Cells, now: Cells) -> Iterator[SignedChange]:
    """Compare what a signature covers of a row; a row that is not there has no cells."""
    if not was or not now:
        named_by = sheet.sheet.named_by
        yield SignedChange(sign_off, sheet, row, "", _cell(was, named_by), _cell(now, named_by))
        return
    for column in COVERED[sheet]:
        then, today = _cell(was, column), _cell(now, column)
        if then != today:
            yield SignedChange(sign_off, sheet, row, column, then, today)


def _cell(cells: Cells, column: str) -> str:
    """Return what stands in a cell: its value, or the text that could not be read."""
    unread = _value(cells, "unread")
    return encode(unread[column]) if isinstance(unread, dict) and column in unread else cells.get(column, "")


def _value(cells: Cells, column: str) -> object:
    """Return a value; what is no JSON was spoilt, and is nothing."""
    try:
        return json.loads(cells.get(column) or "null")
    except ValueError:
        return None


def _code(workbook: Workbook, sheet: type[Record], row: UUID) -> str:
    found = workbook.row(sheet.__tablename__, row)
    return (getattr(found, "code", "") or found.label) if found is not None else ""
