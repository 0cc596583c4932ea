"""Adapts the plan of a project in the store: what differs is proposed, and what was chosen becomes one step."""

from collections.abc import Iterable
from uuid import UUID

from ccworkbench.core.kind import Reference, View
from ccworkbench.core.record import Record, columns_of
from ccworkbench.method.adaptation import ADAPT, Proposal, adaptation
from ccworkbench.store.history import START, encode
from ccworkbench.store.workbook import Edit, Workbook


def proposals_of(workbook: Workbook, view: View) -> list[Proposal]:
    """List what would be different if the plan were made today."""
    written: dict[UUID, dict[str, str]] = {}

    def touched(row: Record, column: str) -> bool:
        """Tell whether a cell holds something else than what a plan wrote into it last."""
        if row.id not in written:
            written[row.id] = {
                change.column: change.new
                for step, change in workbook.changes_of_row(row.id)
                if step.kind == START or step.label.text == ADAPT.text
            }
        return encode(getattr(row, column)) != written[row.id].get(column)

    return adaptation(workbook.rows, view, touched)


def adapt(workbook: Workbook, proposals: Iterable[Proposal]) -> None:
    """Do what was chosen, as one step."""
    chosen = list(proposals)
    if not chosen:
        return
    added = {proposal.row.id for proposal in chosen if proposal.deed == "add"}
    with workbook.edit(ADAPT) as edit:
        for proposal in chosen:
            if proposal.deed == "remove":
                edit.remove(proposal.row)
            elif proposal.deed == "change":
                columns = {column.key: column for column in columns_of(type(proposal.row))}
                for key, value in proposal.values.items():
                    edit.write(proposal.row, columns[key], value)
            else:
                _add(edit, workbook, proposal, added)


def _add(edit: Edit, workbook: Workbook, proposal: Proposal, added: set[UUID]) -> None:
    """Put a new row behind its nearest neighbour that is there; it names only rows that are there, too."""
    row, seen = proposal.row, {other.id for other in workbook.rows(type(proposal.row))} | added
    for column in columns_of(type(row)):
        if isinstance(column.kind, Reference) and (named := getattr(row, column.key)):
            other = workbook.row(column.kind.sheet, named)
            is_there = other is not None and not other.deleted
            setattr(row, column.key, named if named in added or is_there else None)
    after = next((other for other in proposal.behind if other.id in seen and other is not row), None)
    edit.add(row, after)
