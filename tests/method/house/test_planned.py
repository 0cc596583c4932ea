"""Tasks and test cycles of a house: kept without dates, placed by the plan's rule in a new project."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ccworkbench.core.record import Record
from ccworkbench.exchange.house_files import read_house, write_house
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseContent, HouseUse
from ccworkbench.method.house.saving import saved_content
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.roadmap import roadmap_of
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.schedule.scheduled_task import BEFORE, UNTIL
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind
from tests.method.conftest import book_of
from tests.method.house.conftest import PLAN
from tests.method.house.test_adding import find, of

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

THEN, KICK_OFF, GO_LIVE = date(2027, 1, 4), date(2028, 2, 7), date(2028, 11, 6)
LATER = replace(PLAN, kick_off=KICK_OFF, go_live=GO_LIVE)


@pytest.fixture
def with_audit(project: Any) -> list[Record]:
    """A project whose user added a security audit between specification and its agreement."""
    rows: list[Record] = project()
    spec, agreed = find(rows, Task, "t.spec"), find(rows, Task, "t.specok")
    role = find(rows, Role, "SC")
    audit = Task(
        code="T-900",
        title="Security audit",
        stage=Stage.CONTRACT_SPEC,
        days=12,
        after=spec.code,
        role_id=role.id,
        why="Our security office signs off every platform.",
        starts=date(2027, 3, 1),
        ends=date(2027, 3, 16),
    )
    agreed.after = f"{agreed.after}, T-900"
    rows.insert(rows.index(spec) + 1, audit)
    return rows


def named(rows: list[Record], title: str) -> Any:
    return next(row for row in of(rows, Task) if row.title == title)


@pytest.mark.parametrize("instead", [False, True])
def test_a_task_of_the_house_comes_back_whole_and_scheduled(with_audit: Any, kept: Any, instead: bool) -> None:
    content: HouseContent = kept(with_audit)
    (row,) = (row for row in content.rows(Task) if row.ours is None)
    assert not any(isinstance(value, date) for value in row.values.values())
    made = rows_with_house(LATER, HouseUse(content, instead))
    audit, spec, agreed = (
        named(made.rows, title)
        for title in ("Security audit", "Technical specification written", "Specification reviewed and approved")
    )
    assert (audit.days, audit.stage, audit.after) == (12, Stage.CONTRACT_SPEC, spec.code)
    assert audit.why == "Our security office signs off every platform."
    assert audit.role_id == find(made.rows, Role, "SC").id
    assert spec.ends < audit.starts <= audit.ends <= agreed.starts
    assert audit.code in agreed.after
    assert (audit.planned_starts, audit.planned_ends) == (audit.starts, audit.ends)
    calendar = made.plan.dates[0]
    assert calendar.count(audit.starts, audit.ends) == 12
    tasks = of(made.rows, Task)
    assert tasks.index(audit) == tasks.index(spec) + 1
    assert [task.code for task in tasks] == [f"T-{n:03d}" for n in range(1, len(tasks) + 1)]


def test_what_follows_a_task_of_the_house_moves_with_it(with_audit: Any, kept: Any) -> None:
    ours = {row.origin: row for row in of(starter_rows(LATER, words_of("en")), Task)}
    made = {row.origin: row for row in of(rows_with_house(LATER, HouseUse(kept(with_audit))).rows, Task)}
    assert made["t.specok"].starts > ours["t.specok"].starts
    assert made["t.golive"].starts == ours["t.golive"].starts == GO_LIVE


def test_a_plan_made_anew_moves_a_task_of_the_house_with_the_others(with_audit: Any, kept: Any) -> None:
    made = rows_with_house(LATER, HouseUse(kept(with_audit))).rows
    audit = named(made, "Security audit")
    plan = plan_of(book_of(made))
    assert roadmap_of(plan).schedule.spans[audit.origin] == (audit.starts, audit.ends)
    moved = roadmap_of(replace(plan, kick_off=date(2028, 3, 6))).schedule.spans[audit.origin]
    assert moved[0] > audit.starts


def test_days_that_the_house_set_for_a_task_of_ours_come_along(project: Any, kept: Any) -> None:
    rows = project()
    find(rows, Task, "t.plans").days = 25
    made = {row.origin: row for row in of(rows_with_house(LATER, HouseUse(kept(rows))).rows, Task)}
    ours = {row.origin: row for row in of(starter_rows(LATER, words_of("en")), Task)}
    assert made["t.plans"].days == 25 != ours["t.plans"].days


def test_what_the_plan_makes_as_long_as_it_is_does_not_come_along(project: Any, kept: Any) -> None:
    rows = project()
    find(rows, Task, "t.reserve").days = 99
    made = find(rows_with_house(LATER, HouseUse(kept(rows), instead=True)).rows, Task, "t.reserve")
    assert made.days == find(starter_rows(LATER, words_of("en")), Task, "t.reserve").days != 99


def test_instead_of_ours_a_task_that_the_house_deleted_is_missing_and_hands_on_what_it_waited_for(
    project: Any, kept: Any
) -> None:
    rows = [row for row in project() if not (isinstance(row, Task) and row.origin == "t.spec")]
    content = kept(rows)
    made = {row.origin: row for row in of(rows_with_house(LATER, HouseUse(content, instead=True)).rows, Task)}
    assert "t.spec" not in made
    assert made["t.specok"].starts
    beside = {row.origin: row for row in of(rows_with_house(LATER, HouseUse(content)).rows, Task)}
    assert beside["t.spec"].code in beside["t.specok"].after.split(", ")


def test_a_task_without_working_days_takes_those_between_its_dates_and_a_milestone_none(
    project: Any, kept: Any
) -> None:
    week = {"starts": date(2027, 3, 1), "ends": date(2027, 3, 5)}
    rows = project()
    rows.append(Task(code="T-900", title="A week", **week))
    rows.append(Task(code="T-901", title="A day", kind=TaskKind.MILESTONE, starts=date(2027, 3, 1)))
    rows.append(Task(code="T-902", title="Nothing known"))
    made = rows_with_house(LATER, HouseUse(kept(rows))).rows
    assert (named(made, "A week").days, named(made, "A week").kind) == (5, TaskKind.TASK)
    assert (named(made, "A day").days, named(made, "A day").kind) == (None, TaskKind.MILESTONE)
    assert named(made, "Nothing known").starts


def test_when_a_task_is_due_is_kept_without_a_day(project: Any, kept: Any) -> None:
    rows = project()
    before = THEN - timedelta(20)
    rows.append(Task(code="T-900", title="Early", days=3, starts=before, ends=before + timedelta(2)))
    rows.append(Task(code="T-901", title="Vision", stage=Stage.VISION, days=2))
    rows.append(Task(code="T-902", title="Afterwards", stage=Stage.OPERATE, days=4))
    content = kept(rows)
    assert [row.when for row in content.rows(Task) if row.ours is None] == [BEFORE, BEFORE, "since"]
    made = rows_with_house(LATER, HouseUse(content)).rows
    assert named(made, "Early").ends < KICK_OFF
    assert named(made, "Vision").ends < KICK_OFF
    assert named(made, "Afterwards").starts >= GO_LIVE
    running = replace(LATER, today=KICK_OFF + timedelta(30))
    titles = {row.title for row in of(rows_with_house(running, HouseUse(content)).rows, Task)}
    assert not {"Early", "Vision"} & titles
    assert "Afterwards" in titles


@pytest.mark.parametrize("after", ["t.train", "t.attest"])
def test_a_task_of_the_house_behind_a_late_one_draws_it_no_earlier(project: Any, kept: Any, after: str) -> None:
    rows = project()
    plain = find(rows_with_house(LATER, HouseUse(kept(rows))).rows, Task, after)
    rows.append(Task(code="T-900", title="Trial calls", days=5, after=find(rows, Task, after).code))
    made = rows_with_house(LATER, HouseUse(kept(rows))).rows
    before, own = find(made, Task, after), named(made, "Trial calls")
    assert (plain.starts - before.starts).days <= 10  # no earlier than the five working days need
    assert before.ends < own.starts <= own.ends <= GO_LIVE


def test_tasks_that_depend_on_each_other_lose_their_predecessors_and_it_is_told(project: Any, kept: Any) -> None:
    rows = project()
    rows += [Task(code="T-900", title="One", days=1, after="T-901"), Task(code="T-901", title="Two", days=1)]
    rows[-1].after = "T-900"
    made = rows_with_house(LATER, HouseUse(kept(rows)))
    assert named(made.rows, "One").after == named(made.rows, "Two").after == ""
    assert ["circular dependency" in note.text for note in made.notes] == [True]


def test_a_test_cycle_of_the_house_falls_on_the_days_of_the_task_that_it_ran_beside(project: Any, kept: Any) -> None:
    rows = project()
    test = find(rows, Task, "t.uat.1")
    rows.append(
        Cycle(name="Accessibility", kind=CycleKind.FULL, scope="Screen readers", starts=test.starts, ends=test.ends)
    )
    rows.append(Cycle(name="Undated", kind=CycleKind.LOAD))
    content = kept(rows)
    assert [row.when for row in content.rows(Cycle) if row.ours is None] == ["t.uat.1", ""]
    made = rows_with_house(LATER, HouseUse(content)).rows
    cycles, task = {row.name: row for row in of(made, Cycle)}, find(made, Task, "t.uat.1")
    assert (cycles["Accessibility"].starts, cycles["Accessibility"].ends) == (task.starts, task.ends)
    assert cycles["Accessibility"].scope == "Screen readers"
    assert cycles["Undated"].starts is None
    without = rows_with_house(replace(LATER, uat_cycles=0), HouseUse(content)).rows
    assert [row.starts for row in of(without, Cycle) if row.name == "Accessibility"] == [None]


def test_units_and_levels_come_along_with_whom_they_report_to(project: Any, kept: Any) -> None:
    rows = project()
    level = OrgLevel(name="Floor walkers", reports_to=find(rows, OrgLevel, "ol.supervisors").id, duty="Help agents")
    rows += [
        level,
        OrgLevel(name="Helpers", reports_to=level.id),
        Unit(name="Fraud desk", gives="Alerts", rhythm="Daily"),
    ]
    made = rows_with_house(LATER, HouseUse(kept(rows))).rows
    levels = {row.name: row for row in of(made, OrgLevel)}
    assert levels["Floor walkers"].reports_to == find(made, OrgLevel, "ol.supervisors").id
    assert levels["Helpers"].reports_to == levels["Floor walkers"].id
    assert ("Fraud desk", "Alerts", "Daily") in [(row.name, row.gives, row.rhythm) for row in of(made, Unit)]
    assert [row.code for row in of(made, OrgLevel)] == [f"OL-{n:03d}" for n in range(1, len(levels) + 1)]


def test_sessions_are_those_of_the_new_plan(with_audit: Any, kept: Any) -> None:
    content = kept(with_audit)
    assert not content.holds(Session)
    made = of(rows_with_house(LATER, HouseUse(content, instead=True)).rows, Session)
    assert made
    assert all(row.held_on and row.held_on.year == 2028 for row in made)


def test_a_file_keeps_when_a_row_is_due(with_audit: Any, kept: Any, tmp_path: Any) -> None:
    content = kept(with_audit)
    write_house(tmp_path / "ours.ccwcontent", content)
    read = read_house(tmp_path / "ours.ccwcontent")
    assert read == content
    assert [row.when for row in read.rows(Task)] == [row.when for row in content.rows(Task)]
    assert UNTIL in [row.when for row in read.rows(Task)]


def test_what_is_due_before_the_kick_off_stays_before_it_wherever_that_moves(project: Any, kept: Any) -> None:
    rows = project()
    rows.append(Task(code="T-900", title="Early", days=3, starts=THEN - timedelta(20), ends=THEN - timedelta(17)))
    rows.append(Task(code="T-901", title="At once", days=3, starts=THEN, ends=THEN + timedelta(2)))
    made = rows_with_house(LATER, HouseUse(kept(rows))).rows
    for kick_off in (KICK_OFF - timedelta(60), KICK_OFF + timedelta(60)):
        spans = roadmap_of(replace(plan_of(book_of(made)), kick_off=kick_off, today=None)).schedule.spans
        assert spans[named(made, "Early").origin][1] < kick_off
        assert spans[named(made, "At once").origin][0] >= kick_off


def test_instead_of_ours_a_project_of_another_kind_has_the_tasks_of_its_kind(with_audit: Any) -> None:
    rows = [row for row in with_audit if row.origin != "t.plans"]
    content = saved_content(book_of(rows), "Ours", [Task]).content
    assert content.without == ("t.plans",)
    hotline = replace(LATER, type=ProjectType.HOTLINE, approach=Approach.OUTSOURCER)
    made = rows_with_house(hotline, HouseUse(content, instead=True))
    ours = [row.origin for row in of(starter_rows(hotline, words_of("en")), Task)]
    assert "t.setup" in ours  # a supplier's project has no such task
    assert [row.origin for row in of(made.rows, Task) if row.title != "Security audit"] == [
        key for key in ours if key != "t.plans"
    ]
    assert named(made.rows, "Security audit").starts
    assert made.notes == []
