"""The rules of recording: who has to agree does so before it, and before the launch (method.md 1.3: q.3.7; 4.17)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.plan.planned_work import codes_in
from ccworkbench.method.project_facts import go_live_of, is_near, only
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.tech_launch import TechLaunch
from ccworkbench.sheets.operate.evaluation import Evaluation
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckItemStatus
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.uat.test_case import TestArea, TestCase
from ccworkbench.sheets.uat.test_result import TestResult

SET_UP: Final = "ck.build.recording"  # the starter row of a checklist that is done when calls can be recorded
COUNCIL: Final = "go.council"
AGREEMENTS: Final = ("t.council", "t.privacy")  # how the keys of the starter tasks begin that lead to an agreement
FIRST_USE: Final = ("t.launch", "t.golive")  # with what contacts are recorded first, and those of customers
# Where staff representatives have to agree to technology that watches performance, or be heard before it starts; in
# other countries, a project from before there were rows for each country may have the criterion of an agreement, too.
CO_DETERMINED: Final = {"AT", "BE", "DE", "ES", "FR", "HU", "IT", "LU", "NL"}
# Starter criteria of go/no-go by which these agreements are tracked, and what is said while one is not reached.
TRACKED: Final[Mapping[str, Phrase]] = {
    COUNCIL: phrase(
        "Recording has started, but the agreement with the works council is not confirmed. "
        "Get it signed, then rate “{criterion}”."
    ),
    "go.council.heard": phrase(
        "Recording has started, but staff representatives have not been consulted on it. Consult them, "
        "then rate “{criterion}”."
    ),
    "go.council.ask": phrase(
        "Recording has started, but it has not been clarified who must agree to it. Clarify this, then "
        "rate “{criterion}”."
    ),
    "go.privacy": phrase("Recording has started without data protection approval. Obtain it, then rate “{criterion}”."),
}


def recording_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check, once something is recorded, that it may be; where no country is set, nobody knows which law holds.

    Where no criterion tracks what staff representatives say, as in a small centre, the task of it does.
    """
    gates = only(rows, Gates)
    if gates is None or not gates.country or not _is_recording(rows, today):
        return
    is_determined = gates.country.strip().upper() in CO_DETERMINED
    tracked = [row for row in rows(GoNoGo) if row.origin in TRACKED and (row.origin != COUNCIL or is_determined)]
    for criterion in tracked:
        if not _is_agreed(criterion):
            told = Phrase(TRACKED[criterion.origin].text, {"criterion": criterion.criterion})
            yield broken("RECORD-1", told, GoNoGo, criterion.id, "rating")
    if not _is_launched(rows) and not any(criterion.origin.startswith(COUNCIL) for criterion in tracked):
        for task in _waiting(rows, AGREEMENTS[:1]):
            message = phrase(
                "Recording has started, but “{task}” is not finished. Finish it, or stop recording.", task=task.title
            )
            yield broken("RECORD-1", message, Task, task.id, "status")


def agreement_problems(rows: Rows) -> Iterator[Problem]:
    """Check that nothing that has to be agreed is open at the technical launch, nor planned behind it or go-live."""
    waiting = _waiting(rows, AGREEMENTS)
    for task in waiting if _is_launched(rows) else ():
        message = phrase(
            "The technical launch was carried out, but “{task}” is not finished. Finish it, and keep "
            "call recording off until then.",
            task=task.title,
        )
        yield broken("AGREE-1", message, Task, task.id, "status")
    coming = [task for task in rows(Task) if task.origin in FIRST_USE and task.starts and task.is_open()]
    if coming:
        yield from _planned_too_late(waiting, min(coming, key=lambda task: task.starts or date.max))


def _is_recording(rows: Rows, today: date) -> bool:
    """Tell whether calls are recorded by now: it was set up, tested or evaluated, or the centre is live."""
    set_up = any(
        item.origin == SET_UP and (item.status is CheckItemStatus.DONE or item.done_on) for item in rows(CheckItem)
    )
    cases = {case.id for case in rows(TestCase) if case.area is TestArea.RECORDING}
    tested = any(result.case_id in cases and result.is_run() for result in rows(TestResult))
    is_wanted = bool(cases) or any(item.origin == SET_UP for item in rows(CheckItem))
    return set_up or tested or bool(rows(Evaluation)) or (is_wanted and is_near(go_live_of(rows), today))


def _is_launched(rows: Rows) -> bool:
    launch = only(rows, TechLaunch)
    return launch is not None and launch.performed_on is not None


def _is_agreed(criterion: GoNoGo) -> bool:
    if criterion.value is not None:
        return criterion.value >= (criterion.minimum or 0) and criterion.rating is not Rating.RED
    return criterion.rating is Rating.GREEN


def _waiting(rows: Rows, beginnings: tuple[str, ...]) -> list[Task]:
    """List the tasks that are to lead to an agreement and have not done so yet."""
    return [task for task in rows(Task) if task.origin.startswith(beginnings) and task.is_open()]


def _planned_too_late(waiting: list[Task], first: Task) -> Iterator[Problem]:
    """Tell what ends behind its first use; where that is said to come after it, the order of the roadmap tells it."""
    behind = codes_in(first.after)
    for task in waiting:
        is_late = first.starts and task.ends and task.ends > first.starts
        if is_late and task.code.casefold() not in behind:
            message = phrase(
                "“{task}” ends after the start of “{first}”, which must wait for it. Move one of them.",
                task=task.title,
                first=first.title,
            )
            yield broken("AGREE-2", message, Task, task.id, "ends")
            return
