"""What is not as it was in another issue of a document: old and new, by sheet, row and field."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Cell, Table
from ccworkbench.core.kind import LongText, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.content import OF, WHOLE, CellKey, Content
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.method.reports.cells import head
from ccworkbench.operations.documents.snapshot import FrozenRows, Snapshot
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.store.history import decode

HEADS = (
    ("sheet", N_("Sheet"), 22, Text()),
    ("row", N_("Row"), 28, LongText()),
    ("field", N_("Field"), 20, Text()),
    ("before", N_("Previous value"), 34, LongText()),
    ("now", N_("New value"), 34, LongText()),
)


@dataclass(frozen=True)
class ChangedCell:
    """A cell of a paper that is not as it was, as JSON; without a column, the whole row came or went.

    `was` is empty for what was blank or not there, `now` for what is.
    """

    sheet: str
    row: str
    column: str
    was: str
    now: str

    @property
    def is_figure(self) -> bool:
        """Tell whether nobody filled it in: it is worked out by a report."""
        return self.sheet not in BY_KEY


def changed_cells(before: Content, now: Content) -> list[ChangedCell]:
    """List the cells in which two papers differ, in the order of the workbook, figures last; a new row is one."""
    came = {key[:2] for key in now if key[2] == WHOLE and key not in before}
    went = {key[:2] for key in before if key[2] == WHOLE and key not in now}
    shown = {key[:2] for key in now if key[2] == WHOLE and key in before}
    changed = [
        ChangedCell(*key, before.get(key, ""), now.get(key, ""))
        for key in dict.fromkeys((*now, *before))
        if before.get(key) != now.get(key)
        and (key[2] == WHOLE or key[0] not in BY_KEY or key[:2] in shown or _is_renamed(key, before, now, came | went))
    ]
    places = {sheet.__tablename__: place for place, sheet in enumerate(SHEETS)}
    own = {(one.sheet, one.row) for one in changed}
    told = [one for one in changed if (one.sheet.partition(OF)[0], one.row) not in own or OF not in one.sheet]
    return sorted(told, key=lambda one: places.get(one.sheet, len(places)))


def _is_renamed(key: CellKey, before: Content, now: Content, moved: set[tuple[str, str]]) -> bool:
    """Tell whether a row that is only named, by a reference, is named otherwise than it was."""
    return key in before and key in now and key[:2] not in moved


def counted(changes: Sequence[ChangedCell]) -> int:
    """Count what somebody changed; where only figures did, count these."""
    return sum(not one.is_figure for one in changes) or len(changes)


class ChangeTeller:
    """Tells changes between two snapshots to a reader, in his language."""

    def __init__(self, before: Snapshot, now: Snapshot, viewer: Viewer) -> None:
        self._both = (now.frozen, before.frozen)
        self.viewer = self._both[0].viewer(viewer)
        self.viewer = _naming(self.viewer, self._both)
        self._contents = (now.cells, before.cells)

    def table(self, changes: Sequence[ChangedCell]) -> Table:
        """Return the changes as a table."""
        heads = tuple(head(self.viewer, key, text, width, kind) for key, text, width, kind in HEADS)
        lines = tuple(tuple(Cell(text, text or None) for text in self.line(one)) for one in changes)
        title = self.viewer.words.say("Changes")
        return Table("changes", title, "", title, "list", heads, tuple("" for _ in lines), lines)

    def line(self, change: ChangedCell) -> tuple[str, str, str, str, str]:
        """Return sheet, row, field, and the values before and now."""
        say = self.viewer.words.say
        sheet = BY_KEY.get(change.sheet)
        if sheet is None:
            return self._figure(change)
        title = self.viewer.title(sheet.__tablename__, sheet.sheet.title)
        row = self._row_name(sheet, change)
        if change.column == WHOLE:
            was, now = ("", say("Row added")) if change.now else (say("Row removed"), "")
            return title, row, "", was, now
        column, over = _column(sheet, change.column)
        heading = self.viewer.title(column.full_key, column.heading) if column else change.column
        field = self._crossing_name(sheet, over) if over else heading
        was, now = (self._value(sheet, column, text) for text in (change.was, change.now))
        return title, row, field, was, now

    def _figure(self, change: ChangedCell) -> tuple[str, str, str, str, str]:
        sheet, report = BY_KEY.get(change.sheet.partition(OF)[0]), REPORTS.get(change.sheet)
        was, now = (_said(text, self.viewer) for text in (change.was, change.now))
        column = _columns(sheet).get(change.column) if sheet else None
        if sheet is None or column is None:
            return (self.viewer.words.say(report.title) if report else ""), change.row, "", was, now
        title = self.viewer.title(sheet.__tablename__, sheet.sheet.title)
        return title, self._name_of(sheet, change.row), self.viewer.title(column.full_key, column.heading), was, now

    def _value(self, sheet: type[Record], column: Column | None, text: str) -> str:
        """Say a value; what was erased or can't be read says nothing."""
        if not text:
            return column.kind.show(column.kind.empty, self.viewer) if column else ""
        value = json.loads(text)
        if isinstance(value, dict) and set(value) == {"unread"}:
            return str(value["unread"])
        try:
            return column.kind.show(decode(sheet, column.key, text), self.viewer) if column else str(value)
        except UserError:
            return str(value)

    def _row_name(self, sheet: type[Any], change: ChangedCell) -> str:
        down = sheet.down if issubclass(sheet, Crossing) else sheet
        return self._name_of(down, change.row)

    def _crossing_name(self, sheet: type[Any], over: str) -> str:
        return self._name_of(sheet.across, over)

    def _name_of(self, sheet: type[Record], row_id: str) -> str:
        """Call a row by number and name, as it was where it is no more."""
        for rows in self._both:
            row = rows.row(sheet.__tablename__, UUID(row_id))
            if row is not None:
                parts = dict.fromkeys((getattr(row, "code", ""), self.viewer.retell(row.label)))
                return " ".join(filter(None, parts))
        return ""


def _naming(viewer: Viewer, both: Sequence[FrozenRows]) -> Viewer:
    """Let a viewer know the names of rows of both snapshots, the later first."""

    def name(sheet: str, row: UUID) -> str:
        return next((said for rows in both if (said := rows.name(sheet, row))), "")

    return replace(viewer, name=name)


@cache
def _columns(sheet: type[Record]) -> dict[str, Column]:
    return {column.key: column for column in columns_of(sheet)}


def _column(sheet: type[Record], key: str) -> tuple[Column | None, str]:
    """Return a column, and of a matrix the row that it stands for."""
    own, _, over = key.partition(":")
    return _columns(sheet).get(own), over


def _said(text: str, viewer: Viewer) -> str:
    value: Any = json.loads(text) if text else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return viewer.words.number(value, 2)
    return str(value)
