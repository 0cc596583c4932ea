"""The sample: its story holds together on whatever day it is made, and agrees with itself."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Date
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.checks.dates import HAPPENED
from ccworkbench.method.figures.readiness_rules import is_reached
from ccworkbench.method.figures.training import REFRESHER
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.phone_number import PhoneNumber
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.options import Rating
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.uat.cycle import Cycle, CycleStatus
from ccworkbench.sheets.uat.test_case import CaseStatus, TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.verdict import ResultVerdict

MakeBook = Callable[[Sequence[Record]], Rows]
SUNDAY = date(2026, 11, 22)
OVERDUE = {
    "ACTION-1",
    "ITEM-1",
    "TASK-1",
    "TRAIN-3",
    "CYCLE-1",
    "DEFECT-3",
    "COND-1",
    "PROBLEM-1",
    "H7",
    "H24",
    "COMM-1",
    "GAP-2",
    "RAID-3",
    "RAID-4",
    "RAID-6",
    "PROCESS-1",
    "H23",
    "DEBRIEF-2",
}
# The days of a week, and days around Christmas, Easter and in years to come.
DAYS = [*(SUNDAY + timedelta(n) for n in range(7)), *(date(2027, 1, 4) + timedelta(11 * n) for n in range(12))]
COURSES = {"s.admins": 4, "s.flows": 4, "s.developers": 2, "s.supervisors": 2}  # days, where there are several


@pytest.mark.long
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_that_happened_lies_ahead_and_little_that_was_planned_lies_behind(today: date, book: MakeBook) -> None:
    problems = list(problems_of(book(sample_rows(words_of("en"), today)), today))
    rules = Counter(problem.rule for problem in problems)
    assert {problem.rule for problem in problems if problem.severity == "error"} == {"RACI-1"}
    assert rules["RACI-1"] == 2
    assert {rule for rule in rules if rule.startswith("DATES-")} == set()
    assert sum(rules[rule] for rule in OVERDUE) <= 12


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_day_of_the_sample_is_worked_on(today: date, book: MakeBook) -> None:
    calendar, rows = Calendar("DE-HE"), sample_rows(words_of("en"), today)
    off = [
        (type(row).__tablename__, column.key, day)
        for row in rows
        for column in columns_of(type(row))
        if isinstance(column.kind, Date) and not isinstance(row, KpiFigure) and not column.computed
        if (day := getattr(row, column.key)) and not calendar.is_working(day)
    ]
    assert off == []


def test_the_story_goes_on_with_the_week(book: MakeBook) -> None:
    cards = [book(sample_rows(words_of("en"), SUNDAY + timedelta(n)))(Project)[0] for n in range(7)]
    assert [(card.go_live - (SUNDAY + timedelta(n))).days for n, card in enumerate(cards)] == [8, 7, 6, 5, 4, 10, 9]


def test_the_last_that_happened_is_of_the_day_of_the_story(book: MakeBook) -> None:
    rows, story = book(sample_rows(words_of("en"))), starter_content.load("sample", "sample")["story"]
    days = [getattr(row, key) for sheet, keys in HAPPENED.items() for row in rows(sheet) for key in keys]
    assert max(filter(None, days)) == story


def test_tasks_and_sessions_are_as_far_as_the_story(book: MakeBook) -> None:
    rows, story = book(sample_rows(words_of("en"))), starter_content.load("sample", "sample")["story"]
    for task in rows(Task):
        assert (task.status is TaskStatus.DONE) == (task.ends <= story), task.origin
        assert task.finished_on == (task.ends if task.ends <= story else None)
    assert all((one.status is SessionStatus.HELD) == (one.held_on <= story) for one in rows(Session))


def test_card_pilot_and_roadmap_agree_on_the_days(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("en")))
    card, pilot = rows(Project)[0], rows(Pilot)
    tasks = {task.origin: task for task in rows(Task)}
    assert [(one.starts, one.ends) for one in pilot] == [(card.go_live, card.pilot_end)]
    assert (tasks["t.pilot"].starts, tasks["t.pilot"].ends) == (card.go_live, card.pilot_end)
    assert (tasks["t.uat.1"].starts, tasks["t.uat.3"].ends) == (card.uat_start, card.uat_end)


def test_the_sample_names_starter_rows_that_its_project_has() -> None:
    there = {(type(row).__tablename__, row.origin) for row in sample_rows(words_of("en"))}
    for sheet, items in starter_content.load("sample", "sample").items():
        known = {item["key"] for item in starter_content.rows(sheet)}
        named = {item["key"] for item in items if "key" in item} if isinstance(items, list) else set()
        assert {key for key in named & known if (sheet, key) not in there} == set()


def test_what_was_run_was_approved_and_a_finished_cycle_has_results(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("en")))
    run = {result.case_id for result in rows(TestResult)}
    assert {case.status for case in rows(TestCase) if case.id in run} == {CaseStatus.APPROVED}
    tried = {result.cycle_id for result in rows(TestResult)}
    assert all(cycle.id in tried for cycle in rows(Cycle) if cycle.status is CycleStatus.FINISHED)


def test_a_workaround_stands_where_a_criterion_is_not_reached_and_nowhere_else(book: MakeBook) -> None:
    criteria = book(sample_rows(words_of("en")))(GoNoGo)
    told = [row.workaround for row in criteria if row.workaround]
    assert len(told) == len(set(told))
    for row in criteria:
        if row.value is not None:
            assert bool(row.workaround) != is_reached(row)
            assert (row.rating is Rating.GREEN) == is_reached(row)


def test_sessions_that_were_held_last_as_long_as_their_courses(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("en")))
    hours = {course.id: course.hours for course in rows(Course)}
    for one in rows(Session):
        if one.status is SessionStatus.HELD and not one.origin.startswith(REFRESHER):
            first, last = (int(time[:2]) + int(time[3:]) / 60 for time in (one.from_time, one.to_time))
            assert (last - first) * COURSES.get(".".join(one.origin.split(".")[:2]), 1) == hours[one.course_id]


def test_the_carrier_has_confirmed_a_day(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("de"), SUNDAY))
    assert {number.confirmed for number in rows(PhoneNumber)} == {words_of("de").date(date(2026, 11, 27))}


def test_every_way_of_a_critical_use_case_is_tested(book: MakeBook) -> None:
    assert "H16" not in {problem.rule for problem in problems_of(book(sample_rows(words_of("en"), SUNDAY)), SUNDAY)}


def test_what_nobody_has_run_has_neither_tester_nor_day(book: MakeBook) -> None:
    idle = [row for row in book(sample_rows(words_of("en")))(TestResult) if row.result is ResultVerdict.NOT_RUN]
    assert idle
    assert {(row.tester, row.run_on, row.build, row.minutes) for row in idle} == {(None, None, "", None)}


def test_a_run_that_failed_names_a_step_of_its_case(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("en")))
    steps = {(step.case_id, step.number) for step in rows(TestStep)}
    failed = [row for row in rows(TestResult) if row.result is ResultVerdict.FAILED]
    assert failed
    assert [row.origin for row in failed if (row.case_id, row.failed_step) not in steps] == []
