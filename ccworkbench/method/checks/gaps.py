"""The rules of gaps and of what must not be forgotten: services, processes, checklists (method.md 3.3, 4.9)."""

from collections.abc import Iterator, Sequence, Set
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import called, is_near, is_past_date, is_past_stage, only, stages_over
from ccworkbench.sheets.change.process_change import ProcessChange, ProcessStatus
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckItemStatus
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.service import Service, ServicePerformer

REDESIGNED = {ProcessStatus.APPROVED, ProcessStatus.LIVE}
SETTLED_ITEMS = {CheckItemStatus.DONE, CheckItemStatus.NOT_NEEDED}


def gap_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check that gaps are closed in time, and that nothing opens unseen."""
    over = stages_over(rows, today)
    for gap in rows(Gap):
        yield from _gap(gap, over, today)
    yield from _suspected([gap for gap in rows(Gap) if gap.is_suspected() and gap.closes_by in over])
    yield from _services(rows, today)
    for process in rows(ProcessChange):
        if process.due and process.due < today and process.status not in REDESIGNED:
            message = phrase(
                "“{process}” should have been redesigned. Agree the redesign with its owner, or set a new date.",
                process=called(process),
            )
            yield broken("PROCESS-1", message, ProcessChange, process.id, "due")
    for item in rows(CheckItem):
        if item.due and item.due < today and item.status not in SETTLED_ITEMS and item.done_on is None:
            message = phrase("“{item}” is overdue. Complete it, or agree on a new date.", item=called(item))
            yield broken("ITEM-1", message, CheckItem, item.id, "due")


def _gap(gap: Gap, over: Set[Stage], today: date) -> Iterator[Problem]:
    code = called(gap)
    if gap.is_open() and gap.owner is None:
        message = phrase("{code} is open and has no owner. Name one.", code=code)
        yield broken("GAP-1", message, Gap, gap.id, "owner")
    if is_past_date(gap, today):
        message = phrase("{code} is still open after its date. Close it, or agree on a new date.", code=code)
        yield broken("GAP-2", message, Gap, gap.id, "due")
    if is_past_stage(gap, over):
        message = phrase(
            "{code} is still open after the stage in which it should have been closed. Close it, or accept it as is.",
            code=code,
        )
        yield broken("H7", message, Gap, gap.id, "closes_by")
    if gap.status is GapStatus.CLOSED and not gap.evidence:
        message = phrase("{code} is closed without evidence. Record it.", code=code)
        yield broken("GAP-3", message, Gap, gap.id, "evidence")


def _suspected(gaps: Sequence[Gap]) -> Iterator[Problem]:
    """Ask about typical causes once their stage is over; until then they wait for the workshop."""
    if gaps:
        message = phrases(
            "{n} typical gap is still to be confirmed, and its stage is over. Set it to “Open” or “Does not apply”.",
            "{n} typical gaps are still to be confirmed, and their stages are over. Set each to “Open” "
            "or “Does not apply”.",
            len(gaps),
        )
        yield broken("GAP-4", message, Gap, gaps[0].id, "status")


def _services(rows: Rows, today: date) -> Iterator[Problem]:
    gaps = {gap.id for gap in rows(Gap)}
    for service in rows(Service):
        if service.performer is ServicePerformer.NOBODY and service.gap_id not in gaps:
            message = phrase(
                "Nobody provides “{service}”, and no gap is recorded. Open one, or name the provider.",
                service=service.service,
            )
            yield broken("SERVICE-1", message, Service, service.id, "gap_id")
    project = only(rows, Project)
    unknown = [service for service in rows(Service) if service.performer is None]
    if unknown and is_near(project.kick_off if project else None, today):
        message = phrases(
            "{n} service has no provider. Ask both sides.",
            "{n} services have no provider. Ask both sides.",
            len(unknown),
        )
        yield broken("SERVICE-2", message, Service, unknown[0].id, "performer")
