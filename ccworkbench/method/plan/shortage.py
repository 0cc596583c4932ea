"""What is uneasy about a plan: dates that cannot be, how many working days it lacks, and what would help most."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, Words, phrase, phrases
from ccworkbench.method.plan.project_plan import Plan, plan_of
from ccworkbench.method.plan.schedule import BEFORE, UNTIL, Schedule, ScheduledTask, needed_days
from ccworkbench.method.plan.steps import Step, Steps, planned_steps, steps_in
from ccworkbench.method.plan.working_days import about_day, about_year
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.task import Task

# Rounds of the acceptance test that could be left out, the last one first, each with the fixes before it.
ROUNDS = {
    "t.uat.3": "t.uat.fix.2",
    "t.uat.short.3": "t.uat.fix.2",
    "t.uat.2": "t.uat.fix.1",
    "t.uat.short.2": "t.uat.fix.1",
}
MOST = 3  # ways out that are told of
Items = Mapping[str, ScheduledTask]


def plan_notes(plan: Plan, language: str = "") -> list[Phrase]:
    """Tell what is uneasy about the plan of a new project."""
    if crossed := about_order(plan):  # nothing else can be told before that is mended
        return [crossed]
    if plan.empty:
        return []
    words = words_of(language or plan.language)
    steps = planned_steps(plan, words)
    found = steps.schedule()
    is_past = bool(plan.go_live and plan.today and plan.go_live < plan.today)
    told = [in_the_past()] if is_past else _about_room(steps, found, words, plan.today)
    return [*plan.dates[1], *told, *_about_start(found), *_about_go_live(steps, found, words.language)]


def project_notes(rows: Rows, today: date, language: str) -> list[Phrase]:
    """Tell what is uneasy about the plan that a project has; raises UserError where tasks wait for each other."""
    plan, steps, words = plan_of(rows), steps_in(rows), words_of(language)
    if crossed := about_order(plan):
        return [crossed]
    found = steps.schedule()
    told = list(plan.dates[1])
    if is_overdue(rows, today):
        told.append(in_the_past())
    elif is_ahead(rows, steps):
        told += _about_room(steps, found, words, today)
    if is_ahead(rows, steps, BEFORE):
        told += _about_start(found)
    return [*told, *_about_go_live(steps, found, language)]


def about_order(plan: Plan) -> Phrase | None:
    """Tell that kick-off lies after go-live."""
    if plan.kick_off and plan.go_live and plan.kick_off > plan.go_live:
        return phrase("Kick-off lies after go-live. Correct one of the two dates.")
    return None


def is_overdue(rows: Rows, today: date) -> bool:
    """Tell whether go-live lies in the past though work before it is still to be done."""
    plan = plan_of(rows)
    return bool(plan.go_live and plan.go_live < today and is_ahead(rows, steps_in(rows)))


def is_ahead(rows: Rows, steps: Steps, phase: str = UNTIL) -> bool:
    """Tell whether anything is still to be done before go-live, or before kick-off."""
    open_codes = {task.code.casefold() for task in rows(Task) if task.is_open()}
    return any(step.item.phase == phase and step.item.key in open_codes for step in steps.steps)


def is_unfit(rows: Rows, today: date) -> bool:
    """Tell whether go-live cannot be met as it stands; what follows from that is told once, and not row by row."""
    return is_overdue(rows, today) or missing_days(rows) > 0


def missing_days(rows: Rows) -> int:
    """Return by how many working days the time until go-live is too short; what is in a circle has no length."""
    plan, steps = plan_of(rows), steps_in(rows)
    if about_order(plan) or not is_ahead(rows, steps):
        return 0
    try:
        return steps.missing()
    except UserError:
        return 0


def _about_room(steps: Steps, found: Schedule, words: Words, today: date | None) -> list[Phrase]:
    return [too_short(found.missing), *ways_out(steps, found, words, today)] if found.missing else []


def _about_start(found: Schedule) -> Iterator[Phrase]:
    if found.missing_before:
        yield phrases(
            "Before kick-off, {n} working day is missing. Move kick-off, or say when the contract was signed.",
            "Before kick-off, {n} working days are missing. Move kick-off, or say when the contract was signed.",
            found.missing_before,
        )


def _about_go_live(steps: Steps, found: Schedule, language: str) -> Iterator[Phrase]:
    day = steps.go_live or found.go_live
    if day:
        yield from filter(None, (about_year(steps.calendar, day), about_day(steps.calendar, day, language)))


def in_the_past() -> Phrase:
    """Say that go-live should have been."""
    return phrase("Go-live lies in the past. Enter the day that is planned now.")


def too_short(missing: int) -> Phrase:
    """Say how many working days are missing."""
    return phrases(
        "The time until go-live is too short: the plan needs {n} working day more.",
        "The time until go-live is too short: the plan needs {n} working days more.",
        missing,
    )


def ways_out(steps: Steps, found: Schedule, words: Words, today: date | None) -> list[Phrase]:
    """Tell the three things that would help most, each with the working days that it would save."""
    offers: list[tuple[int, Phrase]] = []
    if found.go_live:
        offers.append((found.missing, _later(found, words)))
    offers += _earlier(steps, found, words, today)
    items = {step.item.key: step.item for step in steps.steps}
    for offer in (_ordered_before, _side_by_side, _fewer_rounds):
        saving = max(offer(steps, items, found.needed), key=lambda one: one[0], default=None)
        if saving and saving[0] > 0:
            offers.append(saving)
    best = sorted(offers, key=lambda one: -min(one[0], found.missing))  # what saves more than is missing is no better
    return [told for _, told in best[:MOST]]


def _later(found: Schedule, words: Words) -> Phrase:
    day = words.date(found.go_live) if found.go_live else ""
    return phrases(
        "Go-live on {day} gives {n} working day.", "Go-live on {day} gives {n} working days.", found.missing, day=day
    )


def _earlier(steps: Steps, found: Schedule, words: Words, today: date | None) -> Iterator[tuple[int, Phrase]]:
    """Offer an earlier kick-off, where it does not lie in the past."""
    if not (steps.kick_off and today and steps.kick_off >= today):
        return
    day = steps.calendar.shift(steps.calendar.next(steps.kick_off), -found.missing)
    if day >= today:
        told = phrases(
            "Kick-off on {day} gives {n} working day.",
            "Kick-off on {day} gives {n} working days.",
            found.missing,
            day=words.date(day),
        )
        yield found.missing, told


def _ordered_before(steps: Steps, items: Items, needed: int) -> Iterator[tuple[int, Phrase]]:
    """Offer to begin what others take their time for before kick-off."""
    for step in steps.steps:
        if step.starter and step.starter.weeks and step.item.days:
            saved = needed - _needed({**items, step.item.key: replace(step.item, days=0)})
            told = phrases(
                "“{task}” begun before kick-off saves {n} working day.",
                "“{task}” begun before kick-off saves {n} working days.",
                saved,
                task=step.title,
            )
            yield saved, told


def _fewer_rounds(steps: Steps, items: Items, needed: int) -> Iterator[tuple[int, Phrase]]:
    """Offer to leave out the last round of the acceptance test, with the fixes before it."""
    by_origin = {step.starter.key: step.item for step in steps.steps if step.starter}
    last = next((key for key in ROUNDS if key in by_origin), None)
    if last is None:
        return
    left = {by_origin[key].key for key in (last, ROUNDS[last]) if key in by_origin}
    saved = needed - _needed({key: replace(item, days=0) if key in left else item for key, item in items.items()})
    yield (
        saved,
        phrases("One test cycle less saves {n} working day.", "One test cycle less saves {n} working days.", saved),
    )


def _side_by_side(steps: Steps, items: Items, needed: int) -> Iterator[tuple[int, Phrase]]:
    """Offer to build two things at the same time that are planned one after the other."""
    built = {step.item.key: step for step in steps.steps if step.stage is Stage.DESIGN_BUILD and _is_work(step)}
    for step in built.values():
        for key in step.item.after:
            if before := built.get(key):
                after = tuple(dict.fromkeys([*(one for one in step.item.after if one != key), *before.item.after]))
                saved = needed - _needed({**items, step.item.key: replace(step.item, after=after)})
                told = phrases(
                    "“{task}” beside “{other}” saves {n} working day.",
                    "“{task}” beside “{other}” saves {n} working days.",
                    saved,
                    task=step.title,
                    other=before.title,
                )
                yield saved, told


def _is_work(step: Step) -> bool:
    return bool(step.item.days) and not step.item.grows and not (step.starter and step.starter.weeks)


def _needed(items: Items) -> int:
    return needed_days([item for item in items.values() if item.phase == UNTIL])
