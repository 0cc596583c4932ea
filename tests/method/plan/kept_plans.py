"""What must hold of every plan that has time enough, and of every one that has not; the suite and `prove` ask it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.checks.training_plan import key_of
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import roadmap_of
from ccworkbench.method.plan.shortage import missing_days, plan_notes, project_notes
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.schedule.scheduled_task import UNTIL
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.sheets.training.session import Session
from tests.method.conftest import book_of

RESERVES = {"t.reserve", "t.reserve.launch"}
IDLE = 10  # working days in which nothing is planned


def faults_of(plan: Plan, today: date) -> Iterator[str]:
    """Tell what is wrong with a plan that has time enough."""
    rows = book_of(starter_rows(plan, words_of(plan.language)))
    yield from (f"{one.rule} {one.message}" for one in problems_of(rows, today) if one.severity == "error")
    found = roadmap_of(plan).schedule
    if found.missing or missing_days(rows) or found.go_live != plan.go_live:
        yield f"{found.missing} working days are missing, {missing_days(rows)} by its rows"
    yield from _reserve(plan, rows)
    yield from _untrained(rows)
    yield from _idle(plan, rows)
    yield from _gates(plan, rows)
    yield from _doubled(plan)


def _reserve(plan: Plan, rows: Rows) -> Iterator[str]:
    assert plan.kick_off
    assert plan.go_live
    room = plan.dates[0].count(plan.dates[0].next(plan.kick_off), plan.dates[0].next(plan.go_live)) - 1
    held = [task for task in rows(Task) if task.origin in RESERVES]
    if [plan.dates[0].count(task.starts, task.ends) for task in held] != [task.days for task in held]:
        yield "its reserve has other days than it says"
    if len(held) != 1 or held[0].days < max(3, room / 10):
        yield f"its reserve has {[task.days for task in held]} of {room} working days"


def _untrained(rows: Rows) -> Iterator[str]:
    """Tell who works before his training is over, by what the content says of each session."""
    tasks = {task.origin: task for task in rows(Task)}
    serves = {item["key"]: item.get("before", ()) for item in starter_content.rows("session")}
    for session in rows(Session):
        for task in (tasks[key] for key in serves[key_of(session)] if key in tasks):
            begins = task.starts if task.kind is TaskKind.TASK else task.starts + timedelta(1)
            if session.held_on >= begins:
                yield f"{session.origin} is held on {session.held_on}, {task.origin} begins on {task.starts}"


def _idle(plan: Plan, rows: Rows) -> Iterator[str]:
    """Tell of more than ten working days running on which nothing is done and nothing is waited for."""
    assert plan.kick_off
    assert plan.go_live
    calendar, day, idle = plan.dates[0], plan.kick_off, 0
    spans = [(task.starts, task.ends) for task in rows(Task) if task.kind is TaskKind.TASK]
    while day < plan.go_live:
        is_busy = any(first <= day <= last for first, last in spans)
        idle = 0 if is_busy else idle + calendar.is_working(day)
        if idle > IDLE:
            yield f"nothing is done up to {day}"
            return
        day += timedelta(1)


def _gates(plan: Plan, rows: Rows) -> Iterator[str]:
    """Tell where too little time is left to act on the decision, or a day off is planned."""
    assert plan.go_live
    ends = {task.origin: task.ends for task in rows(Task)}
    if plan.dates[0].count(ends["t.decision"], plan.go_live) < 5:
        yield f"the decision falls on {ends['t.decision']}"
    for task in rows(Task):
        if task.kind is TaskKind.TASK and not (
            plan.dates[0].is_working(task.starts) and plan.dates[0].is_working(task.ends)
        ):
            yield f"{task.origin} stands on a day off"


def _doubled(plan: Plan) -> Iterator[str]:
    """Tell which role has work on two tasks at once; who hands over, approves and signs does not do so all day."""
    roadmap = roadmap_of(plan)
    tasks = [task for task in roadmap.tasks if task.days and task.phase == UNTIL]
    work = [task for task in tasks if task.role not in {"CUS", "BC"} and not task.key.endswith(".ok")]
    for one, other in combinations((task for task in work if not (task.share or task.grows)), 2):
        first, second = roadmap.schedule.spans[one.key], roadmap.schedule.spans[other.key]
        if one.role == other.role and first[0] <= second[1] and second[0] <= first[1]:
            yield f"{one.role} works on {one.key} and {other.key} at once"


def faults_of_short(plan: Plan, today: date) -> Iterator[str]:
    """Tell what is wrong with a plan that has too little time: its figure differs, or is not exact."""
    rows = book_of(starter_rows(plan, words_of(plan.language)))
    missing, calendar = roadmap_of(plan).schedule.missing, plan.dates[0]
    notes = [note for told in (plan_notes(plan), project_notes(rows, today, "en")) for note in told]
    figures = {note.values["n"] for note in notes if note.text.startswith("The time until go-live")}
    checked = [one.message.values["n"] for one in problems_of(rows, today) if one.rule == "ROOM-1"]
    if not missing or figures != {missing} or checked != [missing] or missing_days(rows) != missing:
        yield f"{missing} are missing, it tells {figures}, its check {checked}"
    if any(task.days and calendar.count(task.starts, task.ends) != task.days for task in rows(Task)):
        yield "tasks are squeezed"
    assert plan.go_live
    end = calendar.next(plan.go_live)
    for more, left in ((missing, 0), (missing - 1, 1)):
        longer = roadmap_of(replace(plan, go_live=calendar.shift(end, more))).schedule
        if longer.missing != left:
            yield f"with {more} working days more, {longer.missing} are missing"
