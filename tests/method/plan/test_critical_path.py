"""How much slack a task has until it moves go-live, what is critical, and what odd roadmaps make of it."""

from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.critical_path import CriticalPath, Leeway, critical_path
from ccworkbench.method.plan.leeway_meaning import meaning
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.method.reports.making import make_report
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from tests.method.conftest import book_of

TODAY = date(2027, 2, 1)  # a Monday
GO_LIVE = date(2027, 3, 1)


def task(code: str, starts: date | None, ends: date | None, after: str = "", **more: Any) -> Task:
    return Task(code=code, title=code, starts=starts, ends=ends, after=after, **more)


def day(number: int, month: int = 2) -> date:
    return date(2027, month, number)


def goal(after: str = "", on: date = GO_LIVE) -> Task:
    return task("T-099", on, on, after, kind=TaskKind.MILESTONE, stage=Stage.GOLIVE)


def path_of(*rows: Any, today: date = TODAY) -> CriticalPath:
    return critical_path(book_of([Project(go_live=GO_LIVE), Gates(country=""), *rows]), today)


def slack_of(row: Task, *others: Any, today: date = TODAY) -> int | None:
    leeway = path_of(row, *others, today=today).leeways.get(row.id)
    return leeway.slack if leeway else None


def leeway_of(row: Task, *others: Any, today: date = TODAY) -> Leeway:
    return path_of(row, *others, today=today).leeways[row.id]


def test_what_ends_on_the_last_working_day_before_go_live_has_no_slack_and_a_day_earlier_has_one() -> None:
    assert [slack_of(task("T-001", day(1), day(n)), goal("T-001")) for n in (26, 25, 24)] == [0, 1, 2]  # 26 is a Friday


def test_only_what_has_no_slack_is_critical() -> None:
    tight, loose = task("T-001", day(1), day(26)), task("T-002", day(1), day(25))
    found = path_of(tight, loose, goal("T-001, T-002")).leeways
    assert [(found[row.id].slack, found[row.id].is_critical) for row in (tight, loose)] == [(0, True), (1, False)]
    assert (found[loose.id].until, found[tight.id].until) == (day(26), day(26))


def test_days_off_and_public_holidays_are_no_slack() -> None:
    row, rows = task("T-001", day(1), day(24)), (goal("T-001"), Project(go_live=GO_LIVE))
    plain, off = Gates(country=""), Gates(country="", days_off="2027-02-25")
    slacks = [
        critical_path(book_of([row, *rows, gates]), TODAY).leeways[row.id].slack
        for gates in (plain, off, Gates(country="RU"))
    ]
    assert slacks == [2, 1, 2]
    before = task("T-001", day(1), day(19))
    holiday = critical_path(book_of([before, *rows, Gates(country="RU")]), TODAY).leeways[before.id].slack
    assert holiday == slack_of(before, goal("T-001"), plain) - 1  # type: ignore[operator]


def test_slack_is_what_is_left_before_all_that_follows() -> None:
    first, second = task("T-001", day(1), day(3)), task("T-002", day(8), day(10), "T-001")
    third = task("T-003", day(22), day(25), "T-002")
    others = (second, third, goal("T-003"))
    assert slack_of(first, *others) == 2 + 7 + 1
    found = path_of(first, *others)
    assert [after.code for after in found.followers[first.id]] == ["T-002"]
    assert not any(one.is_critical for row, one in found.leeways.items() if row != others[2].id)


def test_what_moves_go_live_as_planned_is_critical_though_it_could_begin_earlier() -> None:
    long, short = task("T-001", day(8), day(26)), task("T-002", day(24), day(26))
    found = path_of(long, short, goal("T-001, T-002")).leeways
    assert (found[long.id].slack, found[long.id].earlier, found[long.id].is_critical) == (0, 5, True)
    assert (found[short.id].slack, found[short.id].earlier, found[short.id].is_critical) == (0, 17, True)


def test_a_late_task_pushes_what_follows_and_go_live_tells_by_how_much_it_moves() -> None:
    late, after = task("T-001", day(1), day(3)), task("T-002", day(8), day(26), "T-001")
    live = goal("T-002")
    kept = path_of(late, after, live, today=day(5)).leeways
    assert (kept[late.id].slack, kept[live.id].slack) == (0, 0)
    moved = path_of(late, after, live, today=day(9)).leeways
    assert [moved[row.id].slack for row in (late, after, live)] == [-2, -2, -2]
    assert all(one.is_critical for one in moved.values())


def test_what_is_in_progress_no_longer_waits_for_what_is_open_before_it() -> None:
    late = task("T-001", day(1), day(3))
    after = task("T-002", day(4), day(26), "T-001", status=TaskStatus.IN_PROGRESS)
    assert slack_of(after, late, goal("T-002"), today=day(9)) == 0


def test_work_that_begins_on_the_day_on_which_the_one_before_ends_is_not_late() -> None:
    first, second = task("T-001", day(1), day(8)), task("T-002", day(8), day(26), "T-001")
    assert slack_of(first, second, goal("T-002")) == 0
    third = task("T-003", day(5), day(26), "T-001")
    assert slack_of(first, third, goal("T-003")) == -2  # it begins on Friday, and the first ends on Monday


def test_finished_tasks_and_those_from_go_live_on_have_no_slack() -> None:
    done = task("T-001", day(1), day(3), status=TaskStatus.DONE)
    behind = task("T-002", GO_LIVE, day(5, 3), "T-099")
    alone = task("T-003", GO_LIVE, GO_LIVE)
    across = task("T-004", day(20), day(5, 3))
    assert [slack_of(row, goal("T-001")) for row in (done, behind, alone, across)] == [None] * 4
    assert slack_of(task("T-005", day(1), day(26)), behind, goal("T-002x")) == 0


def test_what_leads_to_go_live_and_ends_behind_it_is_too_late() -> None:
    assert slack_of(task("T-001", day(22), day(2, 3)), goal("T-001")) == -2


def test_after_go_live_nothing_is_told() -> None:
    live = goal("T-001")
    live.status = TaskStatus.DONE
    assert path_of(task("T-001", day(1), day(26)), live).leeways == {}


def test_without_a_card_the_milestone_says_when_go_live_is_and_without_both_nothing_is_told() -> None:
    row = task("T-001", day(1), day(25))
    assert critical_path(book_of([row, goal("T-001")]), TODAY).leeways[row.id].slack == 1
    assert critical_path(book_of([row]), TODAY) == CriticalPath()
    assert critical_path(book_of([row, Project()]), TODAY) == CriticalPath()


def test_without_a_milestone_the_day_of_go_live_is_the_end() -> None:
    assert slack_of(task("T-001", day(1), day(25))) == 1


def test_undated_and_cancelled_tasks_hand_on_what_they_wait_for() -> None:
    first, last = task("T-001", day(1), day(3)), task("T-003", day(15), day(26), "T-002")
    undated = task("T-002", None, None, "T-001", days=4)
    assert slack_of(first, undated, last, goal("T-003")) == 7 - 4
    assert slack_of(undated, first, last, goal("T-003")) is None
    dropped = task("T-002", day(4), day(9), "T-001", status=TaskStatus.CANCELLED)
    assert slack_of(first, dropped, last, goal("T-003")) == 7
    assert slack_of(dropped, first, last, goal("T-003")) is None


def test_unknown_numbers_doubles_and_reversed_dates_do_no_harm() -> None:
    first = task("T-001", day(3), day(1), "T-777; x")
    twin, bare = task("T-001", day(1), day(2)), task("", day(4), day(5), "t-001")
    found = path_of(first, twin, bare, goal("t-001, T-001"))
    assert found.leeways[first.id].slack == slack_of(task("T-001", day(1), day(3)), bare, goal("T-001")) == 17 - 2
    assert len(found.leeways) == 4


def test_dates_of_another_century_are_far_and_no_more() -> None:
    row = task("T-001", date(1900, 1, 1), date(2200, 12, 31))
    assert (slack_of(row, goal("T-001")) or 0) < -2000
    early = critical_path(book_of([Project(go_live=date(1900, 1, 3)), task("T-001", day(1), day(2))]), TODAY)
    assert early.leeways == {}


def test_tasks_that_wait_for_each_other_are_told_in_one_sentence_and_in_no_figure() -> None:
    one, two = task("T-001", day(1), day(3), "T-002"), task("T-002", day(1), day(3), "T-001")
    found = path_of(one, two, goal("T-002"))
    assert found.leeways == {}
    assert str(found.circle).startswith("These tasks depend on each other: T-00")
    itself = path_of(task("T-001", day(1), day(3), "T-001"))
    assert itself.circle is not None


def test_a_new_project_has_one_unbroken_chain_and_is_told_in_every_language() -> None:
    for language in LANGUAGES:
        words = words_of(language)
        plan = Plan("P", "K", language, 45, kick_off=day(11, 1), go_live=day(31, 5), today=date(2026, 11, 30))
        rows = book_of(starter_rows(plan, words))
        found = critical_path(rows, date(2026, 11, 30))
        chain = [row for row in rows(Task) if row.id in found.leeways and found.leeways[row.id].is_critical]
        assert 10 < len(chain) < len(found.leeways)
        assert all((one.slack <= 0) is one.is_critical for one in found.leeways.values())
        codes = {row.code for row in chain}
        held = [row for row in chain[1:] if not found.leeways[row.id].earlier]  # by what they come after
        assert all(set(row.after.split(", ")) & codes for row in held)
        assert min(one.slack for one in found.leeways.values()) == 0


@pytest.mark.parametrize(
    ("leeway", "told"),
    [
        (Leeway(-2, 0, TODAY), "Ends 2 working days too late to meet the go-live date."),
        (Leeway(-1, 9, TODAY), "Ends 1 working day too late to meet the go-live date."),
        (Leeway(0, 0, TODAY), "Every day of delay here moves go-live."),
        (Leeway(0, 1, TODAY), "Every day of delay here moves go-live; this task could start 1 working day earlier."),
        (Leeway(1, 0, TODAY), "Can end 1 working day later without moving go-live."),
        (Leeway(0, 0, TODAY, reserve=5), "Every day of delay here uses up a day of the reserve."),
        (Leeway(-5, 0, TODAY, reserve=5), "Ends 5 working days late; the reserve covers the delay."),
        (Leeway(-6, 0, TODAY, reserve=5), "Ends 6 working days too late to meet the go-live date."),
        (Leeway(5, 3, TODAY), "Can end 5 working days later without moving go-live."),
        (Leeway(0, 0, TODAY, is_goal=True), "The go-live date is achievable as things stand."),
        (Leeway(-1, 0, TODAY, is_goal=True), "Go-live moves by 1 working day unless time is made up."),
    ],
)
def test_what_leeway_means_is_one_sentence_in_every_language(leeway: Leeway, told: str) -> None:
    assert words_of("en").tell(meaning(leeway)) == told
    said = [words_of(language).tell(meaning(leeway)) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all(("{" not in text) and (not leeway.slack or str(abs(leeway.slack)) in text) for text in said)


def test_the_report_lists_open_tasks_as_they_end_and_go_live_last() -> None:
    late, early = task("T-001", day(1), day(26)), task("T-002", day(1), day(8))
    rows = book_of([Project(go_live=GO_LIVE), Gates(country=""), late, early, goal("T-001, T-002")])
    table = make_report("critical_path", rows, Viewer(words_of("en"), TODAY), TODAY)
    assert [row[0].text for row in table.rows] == ["T-002", "T-001", "T-099"]
    assert [(row[3].text, row[4].text, row[6].text) for row in table.rows] == [
        ("14", "No", "T-099"),
        ("0", "Yes", "T-099"),
        ("0", "Yes", ""),
    ]


def test_the_report_says_what_stands_in_its_way() -> None:
    rows = book_of([Project(go_live=GO_LIVE), task("T-001", day(1), day(3), "T-001")])
    (row,) = make_report("critical_path", rows, Viewer(words_of("de"), TODAY), TODAY).rows
    assert "T-001" in row[5].text


@pytest.mark.long
def test_twice_as_many_tasks_take_about_twice_as_long() -> None:
    def seconds(count: int) -> float:
        begin = date(2026, 1, 1)
        chain = [
            task(f"T-{n:03d}", begin + timedelta(n % 300), begin + timedelta(n % 300), f"T-{n - 1:03d}, T-{n // 2:03d}")
            for n in range(1, count)
        ]
        rows = book_of([Project(go_live=GO_LIVE), Gates(country=""), *chain])
        started = process_time()
        assert len(critical_path(rows, TODAY).leeways) == count - 1
        return process_time() - started

    seconds(200)
    small, large = min(seconds(500) for _ in range(3)), min(seconds(4000) for _ in range(2))
    assert large < 8 * small * 4
