"""Adapts the plan of a project in the store: what differs is proposed, and what was chosen becomes one step."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from ccworkbench.core.kind import Reference
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Phrase
from ccworkbench.method.adapting.comparison import ADAPT, PlanProposal, plan_proposals
from ccworkbench.method.adapting.proposals import rows_as_proposed
from ccworkbench.method.plan.shortage import project_notes
from ccworkbench.operations.plan_history import plan_history
from ccworkbench.store.edit import Edit
from ccworkbench.store.workbook import Workbook


def proposals_of(workbook: Workbook, viewer: Viewer) -> list[PlanProposal]:
    """List what would be different if the plan were made today, for facts that changed since it was."""
    return plan_proposals(workbook.rows, viewer, plan_history(workbook))


def plan_of_today(workbook: Workbook, viewer: Viewer) -> tuple[list[PlanProposal], list[Phrase]]:
    """List the proposals, and what is uneasy about the plan as it is once they are done."""
    history = plan_history(workbook)
    proposals = plan_proposals(workbook.rows, viewer, history)
    rows = rows_as_proposed(workbook.rows, proposals)
    return proposals, project_notes(rows, viewer.today, viewer.words.language, history.typed[-1])


def adapt(workbook: Workbook, proposals: Iterable[PlanProposal]) -> None:
    """Do what was chosen, as one step."""
    chosen = list(proposals)
    if not chosen:
        return
    added = {proposal.row.id for proposal in chosen if proposal.change_kind == "add"}
    with workbook.edit(ADAPT) as edit:
        for proposal in chosen:
            if proposal.change_kind == "remove":
                edit.remove(proposal.row)
            elif proposal.change_kind == "change":
                for column, value in _values(workbook, proposal.row, proposal.values, added):
                    edit.write(proposal.row, column, value)
            else:
                _add(edit, workbook, proposal, added)


def _add(edit: Edit, workbook: Workbook, proposal: PlanProposal, added: set[UUID]) -> None:
    """Put a new row behind its nearest neighbour that is there."""
    row = proposal.row
    own = {column.key: getattr(row, column.key) for column in columns_of(type(row)) if not column.computed}
    for column, value in _values(workbook, row, own, added):
        column.write(row, value)
    seen = {other.id for other in workbook.rows(type(row))} | added
    edit.add(row, next((other for other in proposal.behind if other.id in seen), None))


def _values(
    workbook: Workbook, row: Record, values: Mapping[str, Any], added: set[UUID]
) -> Iterator[tuple[Column, Any]]:
    """Yield what goes into the cells of a row; it names only rows that are there, or that were chosen with it."""
    columns = {column.key: column for column in columns_of(type(row))}
    for key, value in values.items():
        column = columns[key]
        if isinstance(column.kind, Reference) and value is not None and value not in added:
            other = workbook.row(column.kind.sheet, value)
            yield column, None if other is None or other.deleted else value
        else:
            yield column, value
