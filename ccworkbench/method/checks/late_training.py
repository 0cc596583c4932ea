"""The rule that training comes first: nobody begins a task before the training for it is over (method.md 4.5)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.figures.training import REFRESHER
from ccworkbench.method.plan import starter_content
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from ccworkbench.sheets.training.session import Session, SessionStatus


def late_training_problems(rows: Rows, sessions: Sequence[Session]) -> Iterator[Problem]:
    """Check that each session still to come is over before the tasks begin that it is for."""
    serves = {item["key"]: item.get("before", ()) for item in starter_content.rows("session")}
    tasks = {task.origin: task for task in rows(Task) if task.status is TaskStatus.PLANNED and task.starts}
    for session in sessions:
        if session.held_on and session.status is not SessionStatus.HELD and not session.origin.startswith(REFRESHER):
            served = _begun(session.held_on, serves.get(key_of(session), ()), tasks)
            if served:
                message = phrase(
                    "“{session}” is held after the start of “{task}”, which it prepares for. Move one of them.",
                    session=session.title,
                    task=served.title,
                )
                yield broken("TRAIN-7", message, Session, session.id, "held_on")


def key_of(session: Session) -> str:
    """Return what the starter content calls the session, such as s.agents; groups and days are numbered behind it."""
    return ".".join(session.origin.split(".")[:2])


def _begun(held_on: date, keys: Sequence[str], tasks: Mapping[str, Task]) -> Task | None:
    """Return the first task that has begun on a day; a milestone may stand on it."""
    for task in (tasks[key] for key in keys if key in tasks):
        if task.starts and (held_on >= task.starts if task.kind is TaskKind.TASK else held_on > task.starts):
            return task
    return None
