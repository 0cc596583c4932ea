"""How far a project is: shares of actions done, and the counts that the navigation shows (method.md 4.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.matrix import Crossing
from ccworkbench.sheets.options import Chapter
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus

WITHOUT: Final = {Chapter.LAUNCH, Chapter.OPERATE}  # how far these are is told by readiness and by figures


@dataclass(frozen=True)
class ProgressCounts:
    """The figures of a project: rows of each sheet, and what is open in actions and questions."""

    rows: dict[str, int]
    actions: int
    open_actions: int
    overdue: int
    questions: int
    answered: int


def share_done(actions: Iterable[Action]) -> float | None:
    """Return the share of actions done, cancelled ones left out; None where there are none."""
    counted = [action.status for action in actions if action.status is not ActionStatus.CANCELLED]
    return counted.count(ActionStatus.DONE) / len(counted) if counted else None


def chapter_progress(rows: Rows) -> dict[Chapter, float | None]:
    """Return the share of actions done in each chapter of the method.

    Launch and operation have no actions of the method: the few that somebody adds do not tell how far they are.
    """
    by_chapter: dict[Chapter, list[Action]] = {chapter: [] for chapter in Chapter}
    for action in rows(Action):
        by_chapter[action.chapter].append(action)
    return {key: None if key in WITHOUT else share_done(actions) for key, actions in by_chapter.items()}


def project_progress(rows: Rows) -> float | None:
    """Return the share of actions done in the whole project."""
    return share_done(rows(Action))


def project_counts(rows: Rows, today: date) -> ProgressCounts:
    """Count what the navigation and the overview show; a matrix has as many rows as its sheet has in it."""
    actions, questions = rows(Action), rows(Question)
    return ProgressCounts(
        rows={sheet.__tablename__: _row_count(sheet, rows) for sheet in SHEETS},
        actions=len(actions),
        open_actions=sum(action.is_open() for action in actions),
        overdue=sum(action.is_overdue(today) for action in actions),
        questions=len(questions),
        answered=sum(bool(question.answer) for question in questions),
    )


def _row_count(sheet: type, rows: Rows) -> int:
    if issubclass(sheet, Crossing):
        return sum(sheet.takes(row) for row in rows(sheet.down))
    return len(rows(sheet))
