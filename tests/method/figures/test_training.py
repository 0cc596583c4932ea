"""The figures of training: sessions, coverage, gaps by priority, and who may take live contacts."""

from datetime import date

import pytest

from ccworkbench.method.figures.training import coverages, operators_needed, passed, released, skill_gaps
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.training.attendance import Attendance, Presence
from ccworkbench.sheets.training.attestation import Attestation, AttestationResult
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from tests.method.conftest import book_of

DAY = date(2026, 11, 20)


def came(person: Person, session: Session, presence: Presence = Presence.PRESENT) -> Attendance:
    mark = Attendance.at(person, session)
    assert isinstance(mark, Attendance)
    mark.presence = presence
    return mark


def need(skill: Skill, audience: Audience, levels: str) -> TrainingNeed:
    made = TrainingNeed.at(skill, audience)
    assert isinstance(made, TrainingNeed)
    made.levels = levels
    return made


def test_two_sessions_are_needed_for_thirty_people_with_twenty_places() -> None:
    found = next(coverages(book_of([Audience(headcount=30, capacity=20)])))
    assert (found.needed, found.planned, found.share) == (2, 0, 0.0)


def test_coverage_counts_each_person_once() -> None:
    audience, people = Audience(headcount=4), [Person() for _ in range(3)]
    sessions = [Session(audience_id=audience.id, capacity=3) for _ in range(2)]
    marks = [came(people[0], sessions[0]), came(people[0], sessions[1]), came(people[1], sessions[1])]
    found = next(coverages(book_of([audience, *people, *sessions, *marks])))
    assert (found.attended, found.share, found.places) == (2, 0.5, 6)


def test_who_came_in_part_is_not_trained() -> None:
    audience, person = Audience(headcount=1), Person()
    session = Session(audience_id=audience.id)
    for presence in set(Presence) - {Presence.PRESENT}:
        assert next(coverages(book_of([audience, session, came(person, session, presence)]))).attended == 0


def test_an_audience_that_nobody_assessed_has_no_count_of_gaps() -> None:
    audience, skill = Audience(headcount=1), Skill(name="Calls")
    unknown = [audience, skill, need(skill, audience, ">3")]
    assert next(coverages(book_of(unknown))).open_gaps is None
    assert skill_gaps(book_of(unknown)) == []
    assert next(coverages(book_of([audience, skill, need(skill, audience, "3>3")]))).open_gaps == 0
    assert next(coverages(book_of([audience, skill, need(skill, audience, "0>3")]))).open_gaps == 1


def test_cancelled_sessions_do_not_count() -> None:
    audience, person = Audience(headcount=1), Person()
    session = Session(audience_id=audience.id, status=SessionStatus.CANCELLED, capacity=9)
    found = next(coverages(book_of([audience, session, came(person, session)])))
    assert (found.planned, found.places, found.attended) == (0, 0, 0)


def test_a_session_belongs_to_the_audience_of_its_course() -> None:
    audience = Audience(headcount=2)
    course = Course(audience_id=audience.id)
    session = Session(course_id=course.id, status=SessionStatus.HELD)
    assert next(coverages(book_of([audience, course, session]))).held == 1


def test_without_a_head_count_there_is_no_coverage() -> None:
    for audience in (Audience(), Audience(headcount=0)):
        assert next(coverages(book_of([audience]))).share is None


def test_gaps_are_ranked_by_gap_times_criticality() -> None:
    audience = Audience()
    skills = [Skill(criticality=1), Skill(criticality=3), Skill(criticality=None)]
    needs = [need(skill, audience, levels) for skill, levels in zip(skills, ("0>4", "1>3", "0>1"), strict=True)]
    found = skill_gaps(book_of([audience, *skills, *needs]))
    assert [(one.gap, one.priority) for one in found] == [(2, 6), (4, 4), (1, 1)]


def test_what_is_mastered_or_not_entered_is_no_gap() -> None:
    audience, skill = Audience(), Skill()
    for levels in ("3>3", "4>2", ""):
        assert skill_gaps(book_of([audience, skill, need(skill, audience, levels)])) == []


def test_gaps_that_training_does_not_close_are_not_counted_as_open() -> None:
    audience, skill = Audience(), Skill(not_training=True)
    rows = book_of([audience, skill, need(skill, audience, "0>3")])
    assert next(coverages(rows)).open_gaps == 0
    assert len(skill_gaps(rows)) == 1


def test_the_needs_of_a_deleted_audience_are_left_out() -> None:
    skill = Skill()
    assert skill_gaps(book_of([skill, need(skill, Audience(), "0>3")])) == []


def test_only_the_last_attempt_of_an_operator_counts() -> None:
    person = Person()
    first = Attestation(operator=person.id, attempt=1, result=AttestationResult.PASSED)
    second = Attestation(operator=person.id, attempt=2, result=AttestationResult.RETAKE)
    assert passed(book_of([second, first])) == []


@pytest.mark.parametrize(("theory", "practice", "count"), [(0.8, 0.8, 1), (0.8, 0.79, 0), (None, 0.9, 0)])
def test_marks_decide_where_no_result_is_written(theory: float | None, practice: float, count: int) -> None:
    attempt = Attestation(operator=Person().id, theory=theory, practice=practice)
    assert len(passed(book_of([attempt]))) == count


def test_nobody_is_released_without_having_passed() -> None:
    retake = Attestation(operator=Person().id, result=AttestationResult.RETAKE, released_on=DAY)
    done = Attestation(operator=Person().id, result=AttestationResult.PASSED, released_on=DAY)
    assert released(book_of([retake, done])) == [done]


def test_operators_needed_stand_in_the_profile() -> None:
    assert operators_needed(book_of([Profile(operators=30)])) == 30
    assert operators_needed(book_of([])) == 0
