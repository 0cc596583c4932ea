"""The rules of actions, questions, deliverables and main contacts (method.md 1, 3.1, 4.3, 4.16)."""

from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.project_facts import called
from ccworkbench.sheets.options import Chapter, Rating, Side
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action, ActionStatus
from ccworkbench.sheets.roles.deliverable import Deliverable, DeliverableStatus
from ccworkbench.sheets.roles.person import Person

SUPPLIERS = {Side.SUPPLIER, Side.OUTSOURCER}
SETTLED_DELIVERABLES = {DeliverableStatus.APPROVED, DeliverableStatus.SUPERSEDED}


def action_and_deliverable_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check what has to be done, delivered and answered."""
    for action in rows(Action):
        yield from _action(action, today)
    yield from _chapters(rows(Action), today)
    for deliverable in rows(Deliverable):
        yield from _deliverable(deliverable, today)
    yield from _main_contacts(rows(Person))
    for question in rows(Question):
        if question.rating is Rating.RED and question.follow_up is None and question.answer:
            message = phrase("The answer is rated red, but no action is linked. Link one.")
            yield broken("QUESTION-1", message, Question, question.id, "follow_up")


def _action(action: Action, today: date) -> Iterator[Problem]:
    code, done = called(action), action.status is ActionStatus.DONE
    if action.is_overdue(today):
        message = phrase("{code} is overdue. Complete it, or agree on a new date.", code=code)
        yield broken("ACTION-1", message, Action, action.id, "due")
    if action.completed and action.completed > today:
        message = phrase("{code} has a completion date in the future. Enter it when the work is done.", code=code)
        yield broken("ACTION-2", message, Action, action.id, "completed")
    elif done and not action.completed:
        message = phrase("{code} is done but has no completion date. Enter it.", code=code)
        yield broken("ACTION-3", message, Action, action.id, "completed")
    elif action.completed and not done:
        message = phrase("{code} has a completion date but is not done. Correct the status or the date.", code=code)
        yield broken("ACTION-4", message, Action, action.id, "status")


def _chapters(actions: Sequence[Action], today: date) -> Iterator[Problem]:
    late: dict[Chapter, list[Action]] = {}
    for action in actions:
        if action.is_overdue(today):
            late.setdefault(action.chapter, []).append(action)
    for chapter, found in late.items():
        yield broken("H6", _late_actions(chapter, len(found)), Action, found[0].id, "chapter")


def _late_actions(chapter: Chapter, count: int) -> Phrase:
    """Name the chapter as the navigation does: those of the method by their number."""
    if chapter is Chapter.LAUNCH:
        return phrases(
            "{n} launch action is overdue. Complete it before continuing.",
            "{n} launch actions are overdue. Complete them before continuing.",
            count,
        )
    if chapter is Chapter.OPERATE:
        return phrases(
            "{n} pilot and operations action is overdue. Complete it before continuing.",
            "{n} pilot and operations actions are overdue. Complete them before continuing.",
            count,
        )
    return phrases(
        "{n} action in chapter {chapter} is overdue. Complete it before continuing.",
        "{n} actions in chapter {chapter} are overdue. Complete them before continuing.",
        count,
        chapter=list(Chapter).index(chapter) + 1,
    )


def _deliverable(row: Deliverable, today: date) -> Iterator[Problem]:
    if row.due and row.due < today and row.status not in SETTLED_DELIVERABLES:
        message = phrase(
            "“{title}” was due and is not approved. Get it approved, or agree on a new date.", title=row.title
        )
        yield broken("H24", message, Deliverable, row.id, "due")


def _main_contacts(people: Sequence[Person]) -> Iterator[Problem]:
    customer = [person for person in people if person.side is Side.CUSTOMER]
    none = phrase("The customer’s side has no main contact. Mark one person.")
    many = phrase("The customer’s side has several main contacts. Keep one.")
    yield from _main_contact(customer, none, many)
    supplier = [person for person in people if person.side in SUPPLIERS]
    none = phrase("The supplier’s side has no main contact. Mark one person.")
    many = phrase("The supplier’s side has several main contacts. Keep one.")
    yield from _main_contact(supplier, none, many)


def _main_contact(people: Sequence[Person], none: Phrase, many: Phrase) -> Iterator[Problem]:
    main = [person for person in people if person.main_contact]
    if people and not main:
        yield broken("CONTACT-1", none, Person, people[0].id, "main_contact")
    for person in main[1:]:
        yield broken("CONTACT-1", many, Person, person.id, "main_contact")
