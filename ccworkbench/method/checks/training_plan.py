"""The rules of sessions: before the work that they are for, with rooms, refreshers and a reason (method.md 4.5)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.figures.training import FRESH, REFRESHER, long_gaps
from ccworkbench.method.plan import starter_content
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.kinds import counts_of
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.modality import Modality
from ccworkbench.sheets.training.session import Session, SessionStatus


def training_plan_problems(
    rows: Rows, sessions: Sequence[Session], go_live: date | None, today: date
) -> Iterator[Problem]:
    """Check the sessions that are not cancelled, and what they are made from."""
    yield from _late(rows, sessions)
    yield from _counted(rows)
    yield from _traced(rows)
    yield from _refreshed(rows, sessions, today)
    waiting = [session for session in sessions if session.status is not SessionStatus.HELD]
    rooms = [site for site in rows(Site) if site.training_rooms and site.name]
    if rooms:
        yield from _crowded(rows, rooms, waiting)
        yield from _undated(rooms, waiting if go_live else ())


def _late(rows: Rows, sessions: Sequence[Session]) -> Iterator[Problem]:
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


def _counted(rows: Rows) -> Iterator[Problem]:
    """Tell where the heads by language are not those of the languages."""
    for audience in rows(Audience):
        counted = counts_of(audience.language_heads)
        if counted and len(counted) != len(audience.languages):
            message = phrase(
                "The headcounts of “{audience}” do not match its languages. Enter one headcount for "
                "each language, in the same order.",
                audience=audience.name,
            )
            yield broken("TRAIN-11", message, Audience, audience.id, "language_heads")


def _traced(rows: Rows) -> Iterator[Problem]:
    """Tell which training nobody has a reason for: neither a skill that it covers nor a change that asks for it."""
    asked = {impact.course_id for impact in rows(ChangeImpact)}
    for course in rows(Course):
        if not course.skills.strip() and course.id not in asked:
            message = phrase(
                "“{course}” is traced to neither a skill nor a change. Enter the skills it covers, or make it the "
                "related course of a change.",
                course=course.name,
            )
            yield broken("TRAIN-10", message, Course, course.id, "skills")


def _refreshed(rows: Rows, sessions: Sequence[Session], today: date) -> Iterator[Problem]:
    """Tell which task begins more than two weeks after the training for it, without a refresher in between."""
    tasks = {task.origin: task for task in rows(Task) if task.origin and task.starts and task.ends}
    audiences = {audience.origin: audience for audience in rows(Audience) if audience.origin}
    for item in starter_content.rows("session"):
        audience = audiences.get(item["audience"]) if "serves" in item else None
        if audience:
            served = [tasks[key] for key in item["serves"] if key in tasks]
            again = [one.held_on for one in sessions if one.audience_id == audience.id and one.held_on]
            for task in _unrefreshed(_taught(sessions, item["refreshes"]), served, again):
                if task.starts and task.starts >= today:
                    message = phrase(
                        "“{task}” begins more than two weeks after “{audience}” last practised. Plan a refresher.",
                        task=task.title,
                        audience=audience.name,
                    )
                    yield broken("TRAIN-5", message, Audience, audience.id, "timing")


def _taught(sessions: Sequence[Session], key: str) -> dict[str, date]:
    """Return the last day of each group of a starter session."""
    found: dict[str, date] = {}
    for session in sessions:
        if session.held_on and session.origin.startswith(f"{key}."):
            group = session.origin.removeprefix(f"{key}.").partition(".")[0]
            found[group] = max(session.held_on, found.get(group, session.held_on))
    return found


def _unrefreshed(taught: Mapping[str, date], served: Sequence[Task], again: Sequence[date]) -> list[Task]:
    spans = [(task.starts, task.ends) for task in served if task.starts and task.ends]
    gaps = {day for last in taught.values() for day in long_gaps(last, spans)}
    open_ = {day for day in gaps if not any(day - timedelta(FRESH) <= one <= day for one in again)}
    return list({task.starts: task for task in reversed(served) if task.starts in open_}.values())


def _crowded(rows: Rows, sites: Sequence[Site], waiting: Sequence[Session]) -> Iterator[Problem]:
    """Tell of each day on which more groups of a shift are taught at a site than it has rooms."""
    seated = {course.id for course in rows(Course) if course.modality is Modality.CLASSROOM}
    in_rooms = [session for session in waiting if session.course_id in seated and session.held_on]
    at_once = Counter[tuple[object, ...]]()
    for session in in_rooms:
        site = _site_of(session, sites)
        key = (site and site.id, session.held_on, session.shift, session.from_time)
        at_once[key] += 1
        if site and at_once[key] == (site.training_rooms or 0) + 1:
            message = phrase(
                "More groups are trained at “{site}” at once than it has training rooms. Move {session}.",
                site=site.name,
                session=session.code or session.title,
            )
            yield broken("TRAIN-8", message, Session, session.id, "held_on")


def _undated(sites: Sequence[Site], waiting: Sequence[Session]) -> Iterator[Problem]:
    """Count the groups for which the rooms of a site are not enough on the days of their task."""
    lacking = Counter(site.id for session in waiting if not session.held_on and (site := _site_of(session, sites)))
    for site in sites:
        if lacking[site.id]:
            message = phrases(
                "“{site}” has no training room free for {n} session. Add rooms, or give the session’s task more days.",
                "“{site}” has no training room free for {n} sessions. Add rooms, or give the sessions’ "
                "tasks more days.",
                lacking[site.id],
                site=site.name,
            )
            yield broken("TRAIN-9", message, Site, site.id, "training_rooms")


def _site_of(session: Session, sites: Sequence[Site]) -> Site | None:
    """Find the site that a place begins with, such as “Kassel, room 2”; the longest name is the nearest."""
    named = [site for site in sites if session.place.startswith(site.name)]
    return max(named, key=lambda site: len(site.name), default=None)
