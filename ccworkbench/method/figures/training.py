"""The figures of training: how far each audience is trained, and which gaps come first (method.md 4.5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed

FRESH: Final = 14  # days; what was learnt longer ago is forgotten (method.md 4.5)
REFRESHER: Final = "s.refresher."


@dataclass(frozen=True)
class Coverage:
    """How far one audience is trained."""

    audience: Audience
    needed: int | None
    planned: int
    held: int
    places: int
    attended: int
    open_gaps: int | None  # None where nobody has assessed what they can do

    @property
    def share(self) -> float | None:
        """Return distinct people who attended / head-count; None where nobody counted the heads."""
        heads = self.audience.headcount
        return self.attended / heads if heads else None


@dataclass(frozen=True)
class SkillGap:
    """A skill of which an audience needs more than it has."""

    need: TrainingNeed
    skill: Skill
    audience: Audience
    gap: int

    @property
    def priority(self) -> int:
        """Return gap x criticality; a skill without a criticality counts as the least critical."""
        return self.gap * (self.skill.criticality or 1)


def coverages(rows: Rows) -> Iterator[Coverage]:
    """Count the training of every audience; who attended in part is not counted as trained.

    Where an audience has several courses, the one counts with which it is least far.
    """
    courses = {course.id: course.audience_id for course in rows(Course)}
    sessions: dict[UUID | None, list[Session]] = {}
    for session in rows(Session):
        if session.status is not SessionStatus.CANCELLED:
            audience_id = session.audience_id or (courses.get(session.course_id) if session.course_id else None)
            sessions.setdefault(audience_id, []).append(session)
    present: dict[UUID, set[UUID]] = {}
    for mark in rows(Attendance):
        if mark.presence is Presence.PRESENT:
            present.setdefault(mark.column_id, set()).add(mark.row_id)
    missing = [gap for gap in skill_gaps(rows) if not gap.skill.not_training]
    assessed = {need.column_id for need in rows(TrainingNeed) if need.gap() is not None}
    for audience in rows(Audience):
        own = sessions.get(audience.id, [])
        courses_of = by_course(session for session in own if is_first(session))
        yield Coverage(
            audience=audience,
            needed=audience.sessions(),
            planned=min(map(len, courses_of)),
            held=min(sum(session.status is SessionStatus.HELD for session in group) for group in courses_of),
            places=min(sum(session.capacity or audience.capacity or 0 for session in group) for group in courses_of),
            attended=len(set[UUID]().union(*(present.get(session.id, set()) for session in own))),
            open_gaps=sum(gap.audience is audience for gap in missing) if audience.id in assessed else None,
        )


def by_course(sessions: Iterable[Session]) -> list[list[Session]]:
    """Group the sessions of an audience by course; one without a course counts for each of them."""
    found: dict[UUID | None, list[Session]] = {None: []}
    for session in sessions:
        found.setdefault(session.course_id, []).append(session)
    general = found.pop(None)
    return [group + general for group in found.values()] or [general]


def is_first(session: Session) -> bool:
    """Tell whether a group begins with a session; a planned second day or a refresher gives no further places."""
    return not session.origin.startswith("s.") or not (
        session.origin.startswith(REFRESHER) or session.origin.count(".") > 2
    )


def long_gaps(taught: date, tasks: Iterable[tuple[date, date]]) -> list[date]:
    """Return the first days of tasks that begin more than two weeks after the skill was taught or last used.

    Who works on a task practises it until its last day. What begins before the training is over is nobody's gap.
    """
    found, known = [], taught
    for starts, ends in sorted(tasks):
        if starts > known + timedelta(FRESH):
            found.append(starts)
        known = max(known, ends)
    return found


def skill_gaps(rows: Rows) -> list[SkillGap]:
    """List the gaps, the most urgent first: by priority, then by gap, then by how many people have it."""
    skills = {skill.id: skill for skill in rows(Skill)}
    audiences = {audience.id: audience for audience in rows(Audience)}
    found = [
        SkillGap(need, skills[need.row_id], audiences[need.column_id], gap)
        for need in rows(TrainingNeed)
        if need.row_id in skills and need.column_id in audiences and (gap := need.gap() or 0) > 0
    ]
    return sorted(found, key=lambda one: (-one.priority, -one.gap, -(one.audience.headcount or 0)))


def operators_needed(rows: Rows) -> int:
    """Tell how many operators have to be released before go-live."""
    return next((profile.operators or 0 for profile in rows(Profile)), 0)


def passed(rows: Rows) -> list[Attestation]:
    """List the last attestation of each operator who passed; without a result, the marks decide."""
    return [one for one in _last(rows(Attestation)) if _attestation_passed(one)]


def released(rows: Rows) -> list[Attestation]:
    """List the attestations with which operators were released to the line; only who passed can be."""
    return [one for one in passed(rows) if one.released_on]


def _last(attestations: Iterable[Attestation]) -> Iterable[Attestation]:
    """Return the last attempt of every operator."""
    last: dict[UUID, Attestation] = {}
    for one in attestations:
        if one.operator and (one.operator not in last or (one.attempt or 1) >= (last[one.operator].attempt or 1)):
            last[one.operator] = one
    return last.values()


def _attestation_passed(one: Attestation) -> bool:
    return one.result is AttestationResult.PASSED or (one.result is None and bool(one.is_passed()))
