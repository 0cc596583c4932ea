"""What is uneasy about a plan: dates that cannot be, how many working days it lacks, and what would help most."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, Words, phrase, phrases
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.planned_work import PlannedTask, PlannedWork, planned_work, work_in
from ccworkbench.method.plan.project_plan import Cells, Plan
from ccworkbench.method.schedule.scheduled_task import BEFORE, UNTIL, ScheduledTask
from ccworkbench.method.schedule.scheduling import Schedule, needed_days
from ccworkbench.method.schedule.working_days import about_day, about_year
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.task import Task

ROUNDS = ("t.uat.3", "t.uat.short.3", "t.uat.2", "t.uat.short.2")  # that could be left out, the last one first
MOST_OFFERS = 3  # ways out that are told of
Items = Mapping[str, ScheduledTask]


def plan_notes(plan: Plan, language: str = "") -> list[Phrase]:
    """Tell what is uneasy about the plan of a new project."""
    if crossed := about_order(plan):  # nothing else can be told before that is mended
        return [crossed]
    if plan.empty:
        return []
    words = words_of(language or plan.language)
    work = planned_work(plan, words)
    found = work.schedule()
    is_past = bool(plan.go_live and plan.today and plan.go_live < plan.today)
    told = [in_the_past()] if is_past else _about_room(work, found, words, plan.today)
    return [*plan.dates[1], *told, *_about_start(found), *_about_go_live(work, found, words.language)]


def project_notes(rows: Rows, today: date, language: str, typed: Cells = ()) -> list[Phrase]:
    """Tell what is uneasy about the plan that a project has, or would have where it has no task yet.

    `typed` are the dates of tasks that somebody set; they stay.
    """
    plan, work, words = plan_of(rows, typed), work_in(rows, typed), words_of(language)
    if not work.tasks:
        return plan_notes(replace(plan, today=today), language)
    if crossed := about_order(plan):
        return [crossed]
    told = list(plan.dates[1])
    try:
        found = work.schedule()
    except UserError as error:  # tasks that wait for each other
        return [*told, error.message]
    if _is_overdue(rows, work, today):
        told.append(in_the_past())
    elif is_ahead(rows, work):
        told += _about_room(work, found, words, today)
    if is_ahead(rows, work, BEFORE):
        told += _about_start(found)
    return [*told, *_about_go_live(work, found, language)]


def about_order(plan: Plan | PlannedWork) -> Phrase | None:
    """Tell that kick-off lies after go-live."""
    if plan.kick_off and plan.go_live and plan.kick_off > plan.go_live:
        return phrase("Kick-off is after go-live. Correct one of the two dates.")
    return None


def is_overdue(rows: Rows, today: date) -> bool:
    """Tell whether go-live lies in the past though work before it is still to be done."""
    return _is_overdue(rows, work_in(rows), today)


def _is_overdue(rows: Rows, work: PlannedWork, today: date) -> bool:
    return bool(work.go_live and work.go_live < today and is_ahead(rows, work))


def is_ahead(rows: Rows, work: PlannedWork, phase: str = UNTIL) -> bool:
    """Tell whether anything is still to be done before go-live, or before kick-off."""
    open_codes = {task.code.casefold() for task in rows(Task) if task.is_open()}
    return any(task.item.phase == phase and task.item.key in open_codes for task in work.tasks)


def is_unfit(rows: Rows, today: date) -> bool:
    """Tell whether go-live cannot be met as it stands; what follows from that is told once, and not row by row."""
    work = work_in(rows)
    return _is_overdue(rows, work, today) or _missing_days(rows, work) > 0


def missing_days(rows: Rows) -> int:
    """Return by how many working days the time until go-live is too short; what is in a circle has no length."""
    return _missing_days(rows, work_in(rows))


def _missing_days(rows: Rows, work: PlannedWork) -> int:
    if about_order(work) or not is_ahead(rows, work):
        return 0
    try:
        return work.missing()
    except UserError:
        return 0


def _about_room(work: PlannedWork, found: Schedule, words: Words, today: date | None) -> list[Phrase]:
    return [too_short(found.missing), *ways_out(work, found, words, today)] if found.missing else []


def _about_start(found: Schedule) -> Iterator[Phrase]:
    if found.missing_before:
        yield phrases(
            "The time before kick-off is {n} working day too short. Move kick-off, or enter when the "
            "contract was signed.",
            "The time before kick-off is {n} working days too short. Move kick-off, or enter when the "
            "contract was signed.",
            found.missing_before,
        )


def _about_go_live(work: PlannedWork, found: Schedule, language: str) -> Iterator[Phrase]:
    day = work.go_live or found.go_live
    if day:
        yield from filter(None, (about_year(work.calendar, day), about_day(work.calendar, day, language)))


def in_the_past() -> Phrase:
    """Say that go-live should have been."""
    return phrase("Go-live is in the past. Enter the date now planned.")


def too_short(missing: int) -> Phrase:
    """Say how many working days are missing."""
    return phrases(
        "The time until go-live is too short: the plan needs {n} more working day.",
        "The time until go-live is too short: the plan needs {n} more working days.",
        missing,
    )


def ways_out(work: PlannedWork, found: Schedule, words: Words, today: date | None) -> list[Phrase]:
    """Tell the three things that would help most, each with the working days that it would save."""
    offers: list[tuple[int, Phrase]] = []
    if found.go_live:
        offers.append((found.missing, _later(found, words)))
    offers += _earlier(work, found, words, today)
    items = {item.key: item for item in work.items}
    savings = (
        _begun_before(work, items, found.needed, words, today),
        _side_by_side(work, items, found.needed),
        _fewer_rounds(work, items, found.needed),
    )
    for offered in savings:
        saving = max(offered, key=lambda one: one[0], default=None)
        if saving and saving[0] > 0:
            offers.append(saving)
    best = sorted(offers, key=lambda one: -min(one[0], found.missing))  # what saves more than is missing is no better
    return [told for _, told in best[:MOST_OFFERS]]


def _later(found: Schedule, words: Words) -> Phrase:
    day = words.date(found.go_live) if found.go_live else ""
    return phrases(
        "Moving go-live to {day} gains {n} working day.",
        "Moving go-live to {day} gains {n} working days.",
        found.missing,
        day=day,
    )


def _earlier(work: PlannedWork, found: Schedule, words: Words, today: date | None) -> Iterator[tuple[int, Phrase]]:
    """Offer an earlier kick-off, where it does not lie in the past."""
    if not (work.kick_off and today and work.kick_off >= today):
        return
    day = work.calendar.shift(work.calendar.next(work.kick_off), -found.missing)
    if day >= today:
        told = phrases(
            "Moving kick-off to {day} gains {n} working day.",
            "Moving kick-off to {day} gains {n} working days.",
            found.missing,
            day=words.date(day),
        )
        yield found.missing, told


def _begun_before(
    work: PlannedWork, items: Items, needed: int, words: Words, today: date | None
) -> Iterator[tuple[int, Phrase]]:
    """Offer to begin what others take their time for so far before kick-off that it ends there, or at once."""
    if not (work.kick_off and today and today < work.kick_off):
        return
    first = work.calendar.next(work.kick_off)
    for task in work.tasks:
        item = items[task.item.key]
        if task.starter and task.starter.weeks and item.days and not item.held:
            day = max(work.calendar.shift(first, -item.days), work.calendar.next(today))
            left = max(0, item.days - work.calendar.count(day, first) + 1)
            saved = needed - _needed({**items, item.key: replace(item, slot=(0, left))})
            told = phrases(
                "Starting “{task}” before kick-off, on {day}, saves {n} working day.",
                "Starting “{task}” before kick-off, on {day}, saves {n} working days.",
                saved,
                task=task.title,
                day=words.date(day),
            )
            yield saved, told


def _fewer_rounds(work: PlannedWork, items: Items, needed: int) -> Iterator[tuple[int, Phrase]]:
    """Offer to leave out the last round of the acceptance test."""
    by_origin = {task.starter.key: items[task.item.key] for task in work.tasks if task.starter}
    last = next((by_origin[key] for key in ROUNDS if key in by_origin), None)
    if last:
        saved = needed - _needed({**items, last.key: replace(last, days=0, slot=None)})
        told = phrases(
            "One fewer test cycle saves {n} working day.", "One fewer test cycle saves {n} working days.", saved
        )
        yield saved, told


def _side_by_side(work: PlannedWork, items: Items, needed: int) -> Iterator[tuple[int, Phrase]]:
    """Offer to build two things at the same time that are planned one after the other."""
    built = {task.item.key: task for task in work.tasks if task.stage is Stage.DESIGN_BUILD and _is_work(task)}
    for task in (task for task in built.values() if not task.item.held):
        for key in task.item.after:
            if before := built.get(key):
                after = tuple(dict.fromkeys([*(one for one in task.item.after if one != key), *before.item.after]))
                saved = needed - _needed({**items, task.item.key: replace(task.item, after=after)})
                told = phrases(
                    "Running “{task}” in parallel with “{other}” saves {n} working day.",
                    "Running “{task}” in parallel with “{other}” saves {n} working days.",
                    saved,
                    task=task.title,
                    other=before.title,
                )
                yield saved, told


def _is_work(task: PlannedTask) -> bool:
    return bool(task.item.days) and not task.item.grows and not (task.starter and task.starter.weeks)


def _needed(items: Items) -> int:
    return needed_days([item for item in items.values() if item.phase == UNTIL])
