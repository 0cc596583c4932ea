"""The rules of training: whom it reaches, in time, and whether enough operators are ready (method.md 4.4, 4.5)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.problem import Problem
from ccworkbench.language.words import phrase, phrases
from ccworkbench.method.checks.catalogue import broken
from ccworkbench.method.checks.gates import OF_OPERATORS
from ccworkbench.method.checks.training_plan import training_plan_problems
from ccworkbench.method.figures.training import FRESH, by_course, is_first
from ccworkbench.method.plan.shortage import is_unfit
from ccworkbench.method.project_facts import go_live_of, is_near, only
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.training.attestation import Attestation
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed

TRAINING_AHEAD: Final = 56  # eight weeks before go-live, training has to be planned
SOON: Final = 28  # four weeks before it, all sessions have to be there
LAST_WEEK: Final = 7  # then operators have to be released
WAITING = {SessionStatus.PLANNED, SessionStatus.INVITED}


def training_problems(rows: Rows, today: date) -> Iterator[Problem]:
    """Check needs, sessions and readiness."""
    go_live = go_live_of(rows)
    sessions = [session for session in rows(Session) if session.status is not SessionStatus.CANCELLED]
    first = [session for session in sessions if is_first(session)]
    held = Counter(session.audience_id for session in first)
    if is_near(go_live, today, TRAINING_AHEAD):
        yield from _needs(rows, held)
    if is_near(go_live, today, SOON):
        yield from _capacity(rows, first)
    for session in sessions:
        yield from _missed(session, today)
    yield from _after_go_live(rows, sessions, go_live, today)
    yield from training_plan_problems(rows, sessions, go_live, today)
    if go_live:
        yield from _fresh(rows, sessions, go_live)
    if is_near(go_live, today, LAST_WEEK):
        yield from _released_operators(rows, today)
    yield from _barriers(rows)


def _needs(rows: Rows, held: Counter[UUID | None]) -> Iterator[Problem]:
    yield from _assessed(rows)
    matters = {skill.id for skill in rows(Skill) if not skill.not_training}
    known = {need.column_id for need in rows(TrainingNeed) if need.levels}
    lacking = {need.column_id for need in rows(TrainingNeed) if need.row_id in matters and (need.gap() or 0) > 0}
    for audience in rows(Audience):
        if audience.id in lacking and not held[audience.id]:
            message = phrase(
                "“{audience}” lack skills, but no session is planned for them. Plan one.", audience=audience.name
            )
            yield broken("H13", message, Audience, audience.id, "sessions")
        if audience.headcount and audience.id not in known:
            message = phrase("The skill levels needed by “{audience}” are missing. Enter them.", audience=audience.name)
            yield broken("TRAIN-1", message, Audience, audience.id, "name")


def _assessed(rows: Rows) -> Iterator[Problem]:
    """Ask about today's levels of whom training is planned for, once for all of them."""
    needs = [need for need in rows(TrainingNeed) if need.levels]
    open_ = {need.column_id for need in needs} - {need.column_id for need in needs if need.gap() is not None}
    waiting = [audience for audience in rows(Audience) if audience.id in open_ and audience.headcount]
    if waiting:
        message = phrase(
            "Not assessed yet: {audiences}. Enter what they can do today.",
            audiences=", ".join(audience.name for audience in waiting),
        )
        yield broken("TRAIN-6", message, TrainingNeed)


def _capacity(rows: Rows, first: Sequence[Session]) -> Iterator[Problem]:
    """Count what is missing of each course; where nothing is planned at all, another rule tells so."""
    for audience in rows(Audience):
        courses = by_course(session for session in first if session.audience_id == audience.id)
        lacking = sum(_lacking(audience, group) for group in courses if group)
        if lacking:
            message = phrases(
                "“{audience}” need {n} more session. Plan it.",
                "“{audience}” need {n} more sessions. Plan them.",
                lacking,
                audience=audience.name,
            )
            yield broken("TRAIN-2", message, Audience, audience.id, "sessions")


def _lacking(audience: Audience, group: Sequence[Session]) -> int:
    """Count the sessions that a course lacks: where rooms have fewer places than a group, more than heads say."""
    places = sum(session.capacity or audience.capacity or 0 for session in group)
    standing = max(0, (audience.headcount or 0) - places) if audience.capacity else 0
    return max(0, (audience.sessions() or 0) - len(group), -(-standing // (audience.capacity or 1)))


def _missed(session: Session, today: date) -> Iterator[Problem]:
    if session.status in WAITING and session.held_on and session.held_on < today:
        code = session.code or session.title
        message = phrase(
            "{code} is in the past but not marked as “Delivered”. Correct its status or its date.", code=code
        )
        yield broken("TRAIN-3", message, Session, session.id, "status")


def _after_go_live(rows: Rows, sessions: list[Session], go_live: date | None, today: date) -> Iterator[Problem]:
    waiting = [session for session in sessions if session.status in WAITING and session.held_on]
    late = [session for session in waiting if go_live and session.held_on and session.held_on > go_live]
    for session in late if late and not is_unfit(rows, today) else ():
        code = session.code or session.title
        message = phrase("{code} takes place after go-live. Check the date.", code=code)
        yield broken("TRAIN-4", message, Session, session.id, "held_on")


def _fresh(rows: Rows, sessions: list[Session], go_live: date) -> Iterator[Problem]:
    last: dict[UUID | None, date] = {}
    for session in sessions:
        if session.held_on:
            last[session.audience_id] = max(session.held_on, last.get(session.audience_id, date.min))
    for audience in rows(Audience):
        if audience.origin in OF_OPERATORS and last.get(audience.id, go_live) < go_live - timedelta(FRESH):
            message = phrase(
                "The last training session for “{audience}” is more than two weeks before go-live. Plan a refresher.",
                audience=audience.name,
            )
            yield broken("TRAIN-5", message, Audience, audience.id, "timing")


def _released_operators(rows: Rows, today: date) -> Iterator[Problem]:
    profile = only(rows, Profile)
    needed = profile.operators if profile else None
    attested = rows(Attestation)
    released = {row.operator for row in attested if row.operator and row.released_on and row.released_on <= today}
    if needed and len(released) < needed:
        message = phrase(
            "Agents needed at go-live: {needed}; released so far: {released}. Certify the others.",
            needed=needed,
            released=len(released),
        )
        yield broken("H14", message, Attestation)


def _barriers(rows: Rows) -> Iterator[Problem]:
    """Look at the latest assessment of each audience."""
    latest: dict[UUID | None, Adkar] = {}
    for row in rows(Adkar):
        known = latest.get(row.audience_id)
        if known is None or (row.assessed_on or date.min) >= (known.assessed_on or date.min):
            latest[row.audience_id] = row
    names = {audience.id: audience.name for audience in rows(Audience)}
    for row in latest.values():
        if row.barrier() and not row.action:
            message = phrase(
                "“{audience}” are stuck at their barrier point. Record the next step.",
                audience=names.get(row.audience_id, "–"),
            )
            yield broken("ADKAR-1", message, Adkar, row.id, "action")
