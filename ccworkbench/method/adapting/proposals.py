"""Many proposals together: folded for people to read, and the rows as they are once all is done."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Reference
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.adapting.comparison import PlanProposal


def folded(proposals: Sequence[PlanProposal], viewer: Viewer) -> list[PlanProposal]:
    """Put what comes or goes with a row that it is a part of, as a step is of its test case, into its proposal."""
    wholes = {(one.change_kind, one.row.id): one for one in proposals}
    parts: dict[UUID, list[PlanProposal]] = {}
    for one in proposals:
        if whole := _whole(one, wholes):
            parts.setdefault(whole, []).append(one)
    inner = {part.row.id for found in parts.values() for part in found}
    return [_with_parts(one, parts.get(one.row.id, []), viewer) for one in proposals if one.row.id not in inner]


def unfolded(proposals: Iterable[PlanProposal]) -> list[PlanProposal]:
    """Return all proposals, those for parts among them."""
    return [one for proposal in proposals for one in (proposal, *proposal.parts)]


def _whole(one: PlanProposal, wholes: dict[tuple[str, UUID], PlanProposal]) -> UUID | None:
    """Return the outermost proposed row that a row is a part of."""
    found: UUID | None = None
    row = one.row
    while whole := next(
        (wholes[one.change_kind, key] for key in _wholes_of(row) if (one.change_kind, key) in wholes), None
    ):
        found, row = whole.row.id, whole.row
    return found


def _wholes_of(row: Record) -> list[UUID]:
    columns = [column for column in columns_of(type(row)) if column.required and isinstance(column.kind, Reference)]
    return [value for column in columns if (value := getattr(row, column.key))]


def _with_parts(one: PlanProposal, parts: Sequence[PlanProposal], viewer: Viewer) -> PlanProposal:
    return replace(one, told=_told(one, parts, viewer), parts=tuple(parts)) if parts else one


def _told(one: PlanProposal, parts: Sequence[PlanProposal], viewer: Viewer) -> Phrase:
    words = viewer.words
    counts = Counter(part.row.sheet.title for part in parts)
    listed = words.listing([f"{words.say(title)} ({words.number(count)})" for title, count in counts.items()])
    return phrase("{change}, with {parts}", change=words.tell(one.told), parts=listed)


def rows_as_proposed(rows: Rows, proposals: Sequence[PlanProposal]) -> Rows:
    """Return the rows of each sheet with what is proposed for it."""
    changed = {one.row.id: _with(one.row, one.values) for one in proposals if one.change_kind == "change"}
    gone = {one.row.id for one in proposals if one.change_kind == "remove"}
    added: dict[type[Record], list[Record]] = {}
    for one in proposals:
        if one.change_kind == "add":
            added.setdefault(type(one.row), []).append(one.row)

    def proposed(sheet: type[Any]) -> Sequence[Any]:
        there = (changed.get(row.id, row) for row in rows(sheet) if row.id not in gone)
        return [*there, *added.get(sheet, ())]

    return proposed


def _with(row: Record, values: Any) -> Record:
    """Copy a row with other values in some of its cells."""
    held = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return type(row)(**{**held, **values})
