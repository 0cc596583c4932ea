"""The baseline is set in one step, told in a sentence, taken back whole, and left alone by the plan."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer, weekdays
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.adapt_plan import adapt, proposals_of
from ccworkbench.operations.new_project import add_project
from ccworkbench.operations.set_baseline import baseline_phrase, set_baseline
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

DAY = date(2027, 2, 1)


def plan(today: date = date(2026, 11, 30)) -> Plan:
    return Plan("P", "K", "en", 45, kick_off=date(2027, 1, 11), go_live=date(2027, 6, 1), today=today)


def dates(book: Workbook) -> list[tuple[date | None, date | None]]:
    return [(row.planned_starts, row.planned_ends) for row in book.rows(Task)]


@pytest.mark.parametrize(("days", "told"), [(0, 0), (1, 1), (-1, -1)])
def test_a_task_tells_by_how_many_days_its_end_moved(days: int, told: int) -> None:
    row = Task(starts=DAY, ends=DAY, planned_starts=DAY, planned_ends=DAY)
    row.ends = DAY + timedelta(days)
    assert row.moved_by() == told


def test_it_is_told_in_the_working_days_of_the_project(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, replace(plan(), country="DE"))
        viewer = book.viewer(Viewer(words_of("en"), DAY))
        column = next(one for one in columns_of(Task) if one.key == "moved_by")
        easter = Task(ends=date(2027, 3, 30), planned_ends=date(2027, 3, 25))  # Good Friday, weekend, Monday
        assert (column.read(easter, viewer), column.text(easter, viewer)) == (1, "+1")
        back = Task(ends=date(2027, 3, 24), planned_ends=date(2027, 3, 30))
        assert column.read(back, viewer) == -2
        assert column.read(easter) == 3  # without a project, days from Monday to Friday


@pytest.mark.parametrize(
    ("last", "days"), [(DAY - timedelta(1), 0), (DAY, 1), (date(2027, 2, 7), 5), (date(2027, 2, 8), 6)]
)
def test_weekdays_are_counted_with_both_ends(last: date, days: int) -> None:
    assert weekdays(DAY, last) == days


def test_a_task_without_dates_or_without_a_baseline_tells_nothing() -> None:
    assert Task(starts=DAY, ends=DAY).moved_by() is None
    assert Task(planned_starts=DAY, planned_ends=DAY).moved_by() is None
    assert Task(starts=DAY + timedelta(2), planned_starts=DAY, kind=TaskKind.MILESTONE).moved_by() == 2


def test_a_new_project_has_its_baseline_with_its_plan(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, plan())
        assert book.rows(Task)
        assert {row.moved_by() for row in book.rows(Task)} == {0}
        before = len(book.history())
        assert set_baseline(book) == []
        assert len(book.history()) == before


def test_a_roadmap_without_dates_has_no_baseline_and_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, Plan("P", "K", "en", 45))
        before = len(book.history())
        with pytest.raises(UserError, match="The roadmap has no dates yet"):
            set_baseline(book)
        assert len(book.history()) == before


def test_adapting_the_plan_moves_tasks_and_leaves_the_baseline(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, plan())
        planned = dates(book)
        with book.edit(phrase("Later")):
            book.project.go_live = date(2027, 7, 1)
        adapt(book, proposals_of(book, Viewer(words_of("en"), date(2026, 11, 30))))
        assert dates(book) == planned
        assert max(row.moved_by() or 0 for row in book.rows(Task)) > 20


def test_a_baseline_makes_no_task_one_that_somebody_touched(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.ccw") as store:
        book = add_project(store, plan())
        with book.edit(phrase("Move")):
            book.project.go_live = date(2027, 7, 1)
        viewer = Viewer(words_of("en"), date(2026, 11, 30))
        adapt(book, proposals_of(book, viewer))
        assert set_baseline(book)
        assert proposals_of(book, viewer) == []
        with book.edit(phrase("Less")):
            book.project.channels = ("voice_in",)
        assert any(
            found.change_kind == "remove" and isinstance(found.row, Task) for found in proposals_of(book, viewer)
        )


def test_the_baseline_is_one_step_that_can_be_taken_back(sample: Workbook) -> None:
    planned, before = dates(sample), len(sample.history())
    moved = [row for row in sample.rows(Task) if row.moved_by()]
    assert moved
    changed = set_baseline(sample)
    assert set(moved) <= set(changed)
    assert len(sample.history()) == before + 1
    assert all(row.moved_by() == 0 for row in changed)
    sample.undo()
    assert dates(sample) == planned


def test_a_store_that_is_only_read_keeps_its_baseline(looked_at: Workbook) -> None:
    with pytest.raises(UserError):
        set_baseline(looked_at)


def test_how_many_tasks_changed_is_told_in_every_language() -> None:
    rows = [Task(), Task()]
    assert str(baseline_phrase([])) == "The baseline already has the current dates."
    assert str(baseline_phrase(rows[:1])) == "Planned dates updated for 1 task."
    for language in LANGUAGES:
        assert "2" in words_of(language).tell(baseline_phrase(rows))
