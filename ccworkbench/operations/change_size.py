"""Changes the size of a project's content: what differs is proposed, and what was chosen becomes one step."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from json import loads
from typing import Any
from uuid import UUID

from ccworkbench.core.kind import Code, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import phrases
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.adapting.size_change import (
    CHANGE_SIZE,
    REQUIREMENTS,
    Key,
    SizeChange,
    codes_of,
    is_listed,
    renumbered,
    size_proposals,
)
from ccworkbench.method.adapting.size_matrix import held_by_others, new_crossings, new_letters
from ccworkbench.operations.last_writer import LastWriter
from ccworkbench.operations.plan_history import taken_out
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize, Profile
from ccworkbench.store.edit import Edit
from ccworkbench.store.workbook import Workbook


def size_change_of(workbook: Workbook, size: ContentSize) -> SizeChange:
    """Compare a project with the starter rows of a size."""
    writer = LastWriter(workbook).take_all(workbook.changes_of_sheets(*SHEETS))

    def touched(row: Record, column: str) -> bool:
        """Tell whether a cell holds something else than what was written into it when its rows were made."""
        return writer.plan(row, column) is None

    return SizeChange(workbook.rows, size, touched, frozenset(_deleted(workbook)))


def _deleted(workbook: Workbook) -> Iterator[Key]:
    """Yield the keys of rows that somebody took out; what a change of the size did comes again with the next one."""
    listed = workbook.changes_of_sheets(*filter(is_listed, SHEETS))
    origins = {(one.sheet, one.row): loads(one.new) for _, one in listed if one.column == "origin"}
    yield from ((sheet, origins[sheet, row]) for sheet, row in taken_out(listed) if origins.get((sheet, row)))


def size_proposals_of(change: SizeChange, viewer: Viewer) -> list[PlanProposal]:
    """List what a size adds to a project and takes out of it, sheet by sheet."""
    return size_proposals(change, viewer, held_by_others(change, list(change.superfluous().values())))


def change_size(workbook: Workbook, change: SizeChange, chosen: Sequence[PlanProposal], *, is_all: bool) -> None:
    """Do what was chosen, as one step; the project has that size from then on where everything was.

    Rows that are taken over singly are somebody's own: no later change of the size takes them out again.
    """
    come = [proposal for proposal in chosen if proposal.change_kind == "add"]
    gone = [proposal.row for proposal in chosen if proposal.change_kind == "remove"]
    if not (chosen or (is_all and change.size is not change.now)):
        return
    label = CHANGE_SIZE if is_all else phrases("Apply {n} row", "Apply {n} rows", len(chosen))
    with workbook.edit(label) as edit:
        there = _rows_there(change, come, gone)
        _remove(edit, workbook, gone)
        _fill_forms(edit, chosen)
        added = _add_rows(edit, change, come, there)
        _lead_references(edit, change, there, gone)
        _fill_matrices(edit, workbook, change, there, added)
        if is_all:
            for profile in workbook.rows(Profile):
                column = next(column for column in columns_of(Profile) if column.key == "content_size")
                edit.write(profile, column, change.size)


def _fill_forms(edit: Edit, chosen: Iterable[PlanProposal]) -> None:
    for proposal in chosen:
        for column in columns_of(type(proposal.row)) if proposal.change_kind == "change" else ():
            if column.key in proposal.values:
                edit.write(proposal.row, column, proposal.values[column.key])


def _rows_there(change: SizeChange, come: Iterable[PlanProposal], gone: Iterable[Record]) -> dict[Key, Record]:
    """Return the rows that come from starter rows, as they will be; what is a part of nothing does not come."""
    going = {row.id for row in gone}
    there = {key: row for key, row in change.present.items() if row.id not in going}
    there.update({(row.__tablename__, row.origin): row for row in (proposal.row for proposal in come)})
    return {
        key: row
        for key, row in there.items()
        if key in change.present or all(_is_there(row, change, there, key) for key in _wholes(row))
    }


def _wholes(row: Record) -> list[str]:
    return [column.key for column in columns_of(type(row)) if isinstance(column.kind, Reference) and column.required]


def _is_there(row: Record, change: SizeChange, there: Mapping[Key, Record], column: str) -> bool:
    value = getattr(row, column)
    return value is None or change.keys.get(value) in there


def _remove(edit: Edit, workbook: Workbook, gone: Sequence[Record]) -> None:
    """Take rows out, with the cells of matrices that lie under them."""
    going = {row.id for row in gone}
    for row in gone:
        edit.remove(row)
    for sheet in SHEETS:
        if issubclass(sheet, Crossing):
            for cell in workbook.rows(sheet):
                if {cell.row_id, cell.column_id} & going and getattr(cell, cell.crossed):
                    edit.remove(cell)


def _add_rows(edit: Edit, change: SizeChange, come: Sequence[PlanProposal], there: Mapping[Key, Record]) -> set[UUID]:
    """Put new rows behind their nearest neighbours; what they refer to is what the project has."""
    rows = [proposal.row for proposal in come if there.get((proposal.row.__tablename__, proposal.row.origin))]
    ids = {row.id for row in rows}
    known = {row.id for row in there.values()}
    for proposal in (proposal for proposal in come if proposal.row.id in ids):
        row = proposal.row
        for column in columns_of(type(row)):
            if isinstance(column.kind, Reference) and not column.computed:
                column.write(row, change.led(row, column, there))
            elif isinstance(column.kind, Code):
                column.write(row, "")
        placed = (other for other in proposal.behind if other.id in known and (other.id not in ids or other.position))
        before = next(placed, None)
        edit.add(row, before)
        if before is None:
            edit.move(row, None)
    _renumber(change, rows)
    return ids


def _renumber(change: SizeChange, rows: Sequence[Record]) -> None:
    """Let new rows name requirements by the numbers that these have, now that all have theirs."""
    codes = codes_of(change, rows)
    for row in rows:
        for column in columns_of(type(row)):
            if column.key == REQUIREMENTS:
                column.write(row, renumbered(getattr(row, REQUIREMENTS), codes))


def _lead_references(edit: Edit, change: SizeChange, there: Mapping[Key, Record], gone: Collection[Record]) -> None:
    """Lead references that a plan wrote to who wears the hat in the other size; where nobody does, they are blank."""
    going = {row.id for row in gone}
    for key, row in there.items():
        fresh = change.wanted.get(key)
        if fresh is None or change.present.get(key) is not row or not is_listed(type(row)):
            continue
        for column in columns_of(type(row)):
            if isinstance(column.kind, Reference) and not column.computed:
                now, value = getattr(row, column.key), change.led(fresh, column, there)
                if (value or now in going) and value != now and not change.touched(row, column.key):
                    edit.write(row, column, value)


def _fill_matrices(
    edit: Edit, workbook: Workbook, change: SizeChange, there: Mapping[Key, Record], added: set[UUID]
) -> None:
    cells: list[Any] = [*new_letters(change, there), *new_crossings(change, there, added)]
    known = {type(cell): {one.id: one for one in workbook.rows(type(cell))} for cell in cells}
    for cell in cells:
        if cell.id in known[type(cell)]:
            sheet: type[Record] = type(cell)
            column = next(column for column in columns_of(sheet) if column.key == cell.crossed)
            edit.write(known[type(cell)][cell.id], column, getattr(cell, cell.crossed))
        else:
            edit.add(cell)
