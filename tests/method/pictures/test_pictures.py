"""From rows to pictures: which rows count, in which order, and what odd values make of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import Words
from ccworkbench.method.pictures import (
    adkar_profile,
    burn_down,
    catalogue,
    change_heat_map,
    kpi_trends,
    organisation,
    roadmap,
    skill_gaps,
    stakeholder_grid,
    test_progress,
)
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.change.change_impact import ChangeImpact, ImpactArea, ImpactLevel
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.options import DefectSeverity, Stage
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.sourcing import Sourcing
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.stakeholders.stakeholder import Attitude, Stakeholder, StakeholderGrade
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.skill import Skill, SkillArea
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind, CycleStatus
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from tests.method.conftest import book_of

TODAY = date(2027, 2, 10)
VIEW = Viewer(Words("en"), TODAY, lambda _sheet, _row: "Agents")


def day(number: int) -> date:
    return date(2027, 2, number)


def of(make: Any, *rows: Record) -> Any:
    return make(book_of(rows), VIEW)


def burnt(*defects: Defect) -> dict[str, tuple[int, ...]]:
    return {line.name: line.open for line in of(burn_down.burn_down, *defects).lines if any(line.open)}


def bars(*tasks: Task) -> Sequence[Any]:
    return of(roadmap.roadmap, *tasks).bars  # type: ignore[no-any-return]


def test_a_project_without_rows_has_empty_pictures_only() -> None:
    assert all(make(book_of([]), VIEW).is_empty for make in catalogue.PICTURES.values())


def test_a_defect_is_open_from_the_day_it_was_found_until_the_day_before_it_was_closed() -> None:
    one = Defect(
        title="a", severity=DefectSeverity.MAJOR, found_on=day(7), status=DefectStatus.CLOSED, closed_on=day(9)
    )
    two = Defect(title="b", severity=DefectSeverity.CRITICAL, found_on=day(8))
    assert burnt(one, two) == {"Critical": (0, 1, 1, 1), "Major": (1, 1, 0, 0)}


def test_a_closed_defect_without_a_day_is_left_out_and_its_retest_stands_in() -> None:
    assert burnt(Defect(title="a", severity=DefectSeverity.MINOR, found_on=day(9), status=DefectStatus.REJECTED)) == {}
    retested = Defect(
        title="a", severity=DefectSeverity.MINOR, found_on=day(7), status=DefectStatus.CLOSED, retested_on=day(9)
    )
    assert burnt(retested) == {"Minor": (1, 1, 0)}


def test_a_defect_that_nobody_graded_is_shown_as_such() -> None:
    assert burnt(Defect(title="a", found_on=day(9))) == {"Not graded": (1, 1)}


def test_a_burn_down_shows_ninety_days_at_most_and_bears_days_to_come() -> None:
    assert len(of(burn_down.burn_down, Defect(title="a", found_on=date(2020, 1, 1))).days) == 90
    assert of(burn_down.burn_down, Defect(title="a", found_on=date.max)).days == (date.max,)


def test_tasks_come_by_stage_and_start_and_cancelled_ones_not_at_all() -> None:
    found = bars(
        Task(title="d", stage=Stage.UAT, starts=day(1), ends=day(2)),
        Task(title="c", stage=Stage.PREPARE, starts=day(9), ends=day(9)),
        Task(title="b", stage=Stage.PREPARE, ends=day(3)),
        Task(title="e", starts=day(1)),
        Task(title="x", starts=day(1), status=TaskStatus.CANCELLED),
        Task(title="y"),
    )
    assert [bar.title for bar in found] == ["b", "c", "d", "e"]
    assert found[-1].stage == "Other"


def test_a_task_that_ends_before_it_starts_is_drawn_the_right_way_round() -> None:
    assert [(bar.starts, bar.ends) for bar in bars(Task(title="a", starts=day(9), ends=day(3)))] == [(day(3), day(9))]


def test_an_open_task_is_late_the_day_after_its_end() -> None:
    tasks = (
        Task(title=str(n), starts=day(1), ends=day(n), status=status)
        for n, status in (
            (9, TaskStatus.PLANNED),
            (10, TaskStatus.PLANNED),
            (8, TaskStatus.DONE),
            (7, TaskStatus.BLOCKED),
        )
    )
    assert {bar.title: bar.state for bar in bars(*tasks)} == {"9": "late", "10": "", "8": "done", "7": "blocked"}


def test_what_comes_before_is_found_by_its_number_and_unknown_numbers_are_passed_over() -> None:
    first = Task(code="T-001", title="a", starts=day(1))
    second = Task(code="T-002", title="b", starts=day(2), after="T-001, T-009, ?")
    assert [bar.after for bar in bars(first, second)] == [(), (str(first.id),)]


def test_the_strongest_impact_fills_the_field_and_leads_to_its_row() -> None:
    weak, strong = (
        ChangeImpact(audience="Agents", area=ImpactArea.TOOL, future="x", level=level)
        for level in (ImpactLevel.LOW, ImpactLevel.HIGH)
    )
    strong.floor_level = ImpactLevel.VERY_HIGH
    heat = of(change_heat_map.heat_map, weak, strong, ChangeImpact(audience="IT", future="not judged"))
    cell = heat.cells[0]
    assert [name for _, name in heat.audiences] == ["Agents"]
    assert (cell.project, cell.floor, cell.row) == (3, 4, str(strong.id))


def test_the_last_assessment_counts_and_the_one_before_is_shown() -> None:
    group = Audience(name="Agents")
    found = [Adkar(audience_id=group.id, assessed_on=day(n), awareness=n / 2, knowledge=n / 3) for n in (8, 6, 2)]
    profile = of(adkar_profile.adkar_profile, group, *found, Adkar(audience_id=uuid4()), Adkar()).audiences[0]
    assert profile.scores == (4, None, 8 / 3, None, None)
    assert profile.before[0] == 3
    assert (profile.barrier, profile.remedy) == (2, "Training")


def test_skills_come_by_area_under_the_audiences_that_need_them() -> None:
    agents, nobody = Audience(name="Agents"), Audience(name="Nobody")
    skills = [Skill(name=str(area), area=area) for area in (SkillArea.TESTING, None, SkillArea.CONTACTS)]
    needs = [TrainingNeed(row_id=skill.id, column_id=agents.id, levels="2>3") for skill in skills]
    odd = TrainingNeed(row_id=skills[0].id, column_id=nobody.id, levels="?")
    gaps = of(skill_gaps.skill_gaps, agents, nobody, *skills, *needs, odd)
    assert [skill.area for skill in gaps.skills] == ["Handling contacts", "Testing", "Other"]
    assert [name for _, name in gaps.audiences] == ["Agents"]
    assert gaps.skills[0].levels == ((2, 3),)
    assert gaps.missing == (3,)
    assert [part.missing for part in gaps.cut_into(2)] == [(3,), (3,)]  # every part says the whole sum


def test_what_nobody_assessed_is_no_gap_in_the_picture() -> None:
    agents, leads = Audience(name="Agents"), Audience(name="Leads")
    skill, other = Skill(name="Calls"), Skill(name="Chat")
    known = TrainingNeed(row_id=skill.id, column_id=agents.id, levels="1>3")
    open_ = [TrainingNeed(row_id=row.id, column_id=leads.id, levels=">3") for row in (skill, other)]
    gaps = of(skill_gaps.skill_gaps, agents, leads, skill, other, known, *open_)
    assert gaps.skills[0].levels == ((1, 3), (None, 3))
    assert (gaps.missing, gaps.is_partial, gaps.is_empty) == ((2, None), True, False)
    unknown = of(skill_gaps.skill_gaps, leads, skill, other, *open_)
    assert (unknown.missing, unknown.is_empty) == ((None,), True)


def test_a_stakeholder_shows_how_far_its_attitude_has_to_go() -> None:
    row = Stakeholder(
        name="Works council",
        influence=StakeholderGrade.HIGH,
        attitude_now=Attitude.RESISTANT,
        attitude_wanted=Attitude.SUPPORTIVE,
    )
    found = of(stakeholder_grid.stakeholder_grid, row).names[0]
    assert (found.influence, found.interest, found.gap, found.now) == (2, None, 2, "Resistant")


def test_an_outsourced_level_says_so_and_one_in_house_says_nothing() -> None:
    levels = (OrgLevel(name="a", sourcing=sourcing) for sourcing in (*Sourcing, None))
    posts = of(organisation.organisation, *levels).posts
    assert [(post.sourcing, post.outsourced) for post in posts] == [
        ("", False),
        ("Outsourced", True),
        ("Shared", False),
        ("", False),
    ]


def test_a_full_cycle_plans_every_case_and_a_cancelled_one_is_left_out() -> None:
    cycles = (
        Cycle(name="C1", kind=CycleKind.FULL),
        Cycle(name="C2", kind=CycleKind.RETEST),
        Cycle(name="C3", status=CycleStatus.CANCELLED),
    )
    found = of(test_progress.test_progress, TestCase(title="a"), TestCase(title="b"), *cycles).cycles
    assert [(cycle.name, cycle.planned, cycle.not_run) for cycle in found] == [("C1", 2, 2), ("C2", 0, 0)]


def test_a_key_figure_shows_its_periods_with_a_gap_where_nothing_was_counted() -> None:
    kpi = Kpi(name="Service level", formula=Formula.SL_1, target=80, threshold_s=20)
    figures = [
        KpiFigure(
            period_from=date(2027, 1, 1),
            period_to=date(2027, 1, 31),
            answered=1000,
            abandoned=60,
            answered_within=860,
            abandoned_within=20,
        ),
        KpiFigure(period_from=date(2027, 2, 1), period_to=date(2027, 2, 28)),
    ]
    trend = of(kpi_trends.kpi_trends, kpi, Kpi(name="No formula"), *figures).trends[0]
    assert [point.text for point in trend.points] == ["83.02%", ""]
    assert (trend.target, trend.target_text, trend.points[0].state) == (0.8, "80.00%", "good")


def test_figures_nobody_counted_make_no_trend() -> None:
    assert of(kpi_trends.kpi_trends, Kpi(name="x", formula=Formula.AHT)).is_empty


def test_a_bar_shows_the_baseline_only_where_it_moved() -> None:
    def planned(starts: date, ends: date) -> Any:
        (bar,) = bars(Task(title="a", starts=day(3), ends=day(5), planned_starts=starts, planned_ends=ends))
        return bar.planned

    assert planned(day(3), day(5)) is None
    assert planned(day(3), day(4)) == (day(3), day(4))
    assert planned(day(2), day(5)) == (day(2), day(5))
    (late,) = bars(Task(title="a", starts=day(3), ends=day(5), planned_ends=day(5)))
    assert late.planned == (day(5), day(5))
    (bare,) = bars(Task(title="a", starts=day(3), ends=day(5)))
    assert bare.planned is None


def test_the_calendar_of_the_roadmap_holds_the_baseline_too() -> None:
    moved = Task(title="a", starts=day(8), ends=day(9), planned_starts=day(1), planned_ends=day(2))
    picture = of(roadmap.roadmap, moved)
    assert (picture.first, picture.last) == (day(1), day(9))


def test_bars_know_the_critical_path_and_how_long_the_others_may_take() -> None:
    tight = Task(code="T-001", title="a", starts=day(15), ends=day(26))
    loose = Task(code="T-002", title="b", starts=day(15), ends=day(25))
    picture = of(roadmap.roadmap, Project(go_live=date(2027, 3, 1)), Gates(country=""), tight, loose)
    found = {bar.code: (bar.is_critical, bar.until) for bar in picture.bars}
    assert found == {"T-001": (True, None), "T-002": (False, day(26))}


def test_a_roadmap_whose_tasks_wait_for_each_other_is_drawn_without_a_critical_path() -> None:
    one = Task(code="T-001", title="a", starts=day(15), ends=day(26), after="T-002")
    two = Task(code="T-002", title="b", starts=day(15), ends=day(26), after="T-001")
    picture = of(roadmap.roadmap, Project(go_live=date(2027, 3, 1)), one, two)
    assert [(bar.is_critical, bar.until, bar.meaning) for bar in picture.bars] == [(False, None, "")] * 2
