"""What follows from an edit, inside the same step: a day on which something happened, a service nobody performs."""

from datetime import date
from typing import Any, Final, Protocol

from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, RecordType
from ccworkbench.language import catalogues
from ccworkbench.method.composed_texts import NOBODY
from ccworkbench.sheets.operate.debrief_decision import DebriefDecision, DecisionStatus
from ccworkbench.sheets.operate.incident import Incident, IncidentStatus
from ccworkbench.sheets.operate.raid import Raid, RaidStatus
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckItemStatus
from ccworkbench.sheets.prepare.gap import Gap, GapCategory
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.stakeholders.message import Message, MessageStatus
from ccworkbench.sheets.uat.criterion import Criterion
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict

# The day on which a row was done, and the status that it then has (method.md 4.2, 4.3, 4.7, 4.10, 4.14).
ENDS: Final[dict[tuple[type[Record], str], Option]] = {
    (Action, "completed"): ActionStatus.DONE,
    (Task, "finished_on"): TaskStatus.DONE,
    (CheckItem, "done_on"): CheckItemStatus.DONE,
    (Message, "sent_on"): MessageStatus.SENT,
    (Defect, "closed_on"): DefectStatus.CLOSED,
    (Incident, "closed_on"): IncidentStatus.CLOSED,
    (Raid, "closed_on"): RaidStatus.CLOSED,
    (DebriefDecision, "done_on"): DecisionStatus.DONE,
}
# What was found, and the day that it was found on, which is today unless somebody says otherwise (method.md 4.7).
FOUND: Final[dict[tuple[type[Record], str], str]] = {
    (TestResult, "result"): "run_on",
    (Defect, "retest"): "retested_on",
    (Criterion, "met"): "met_on",
    (Question, "answer"): "answered_on",
    (Question, "rating"): "answered_on",
}


class RowReader(Protocol):
    """What an open edit gives: the card of its project, and a place for new rows."""

    @property
    def project(self) -> Project:
        """Return the card of the project."""

    def add(self, row: RecordType, after: Record | None = None) -> RecordType:
        """Put a new row into its sheet."""


class OpenEdit(RowReader, Protocol):
    """What the door gives before it closes: it knows which cells were written by hand."""

    def infer(self, row: Record, key: str, value: Any) -> bool:
        """Write a cell, unless this edit wrote it itself; return whether it did."""


def apply_follow_ups(edit: OpenEdit, row: Record, column: str, today: date) -> bool:
    """Do what follows from a change of `column`, inside the same edit; return whether anything did.

    The door calls it once for every cell of a step, before the step is written.
    """
    if isinstance(row, Service) and column == "performer":
        return _open_gap(edit, row)
    if (type(row), column) in FOUND:
        return _date_finding(edit, row, column, today)
    status = ENDS.get((type(row), column))
    day = getattr(row, column, None)
    if status is None or day is None or day > today or (isinstance(row, Defect) and not row.is_open()):
        return False
    return getattr(row, "status") is not status and edit.infer(row, "status", status)  # noqa: B009 - each of ENDS has one


def _date_finding(edit: OpenEdit, row: Record, column: str, today: date) -> bool:
    """Date what was found with today, where it has no day yet."""
    day = FOUND[type(row), column]
    if getattr(row, column) in {None, False, "", ResultVerdict.NOT_RUN} or getattr(row, day) is not None:
        return False
    return edit.infer(row, day, today)


def _open_gap(edit: OpenEdit, service: Service) -> bool:
    """Make what nobody performs a gap (method.md 4.9); what was hidden from the customer stays hidden."""
    if service.performer is not ServicePerformer.NOBODY or service.gap_id is not None or not service.service:
        return False
    said = NOBODY.say(catalogues.words_of(edit.project.language.value), service=service.service)
    gap = Gap(description=said, category=GapCategory.SERVICES, closes_by=Stage.CONTRACT_SPEC, internal=service.internal)
    if not edit.infer(service, "gap_id", gap.id):
        return False
    edit.add(gap)
    return True
