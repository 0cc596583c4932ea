"""From the rows of a sheet to its picture: what is shown, in which order, and which row each mark stands for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import View
from ccworkbench.method.pictures.picture import (
    AdkarProfile,
    Bar,
    BurnDown,
    CycleProgress,
    HeatCell,
    HeatMap,
    Line,
    Organisation,
    Picture,
    Post,
    Readiness,
    Roadmap,
    SkillGaps,
    SkillLine,
    StakeholderGrid,
    Standing,
    TestProgress,
    Trends,
)
from ccworkbench.sheets.change import BARRIER, Adkar, Area, ChangeImpact, Element, Level
from ccworkbench.sheets.organisation import LevelKind, OrgLevel, Sourcing
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.result import Defect, Severity
from ccworkbench.sheets.roadmap import Task, TaskKind, TaskStatus
from ccworkbench.sheets.skill import Skill, TrainingNeed
from ccworkbench.sheets.stakeholders.stakeholder import Grade, Quadrant, Stakeholder
from ccworkbench.sheets.testing import Cycle, CycleStatus
from ccworkbench.sheets.training import Audience

LONGEST = 90  # days of a burn-down; what came before is no longer of use
CORNERS = (Quadrant.SATISFY, Quadrant.MANAGE, Quadrant.MONITOR, Quadrant.INFORM)


def organisation(rows: Rows, view: View) -> Organisation:
    """Show the levels and departments, each under whom it reports to."""
    return Organisation(tuple(_post(level, view) for level in rows(OrgLevel)))


def _post(level: OrgLevel, view: View) -> Post:
    told = level.sourcing in {Sourcing.OUTSOURCED, Sourcing.SHARED}
    return Post(
        row=str(level.id), name=view.retell(level.name), over=str(level.reports_to or ""),
        beside=level.kind is LevelKind.DEPARTMENT, count=level.headcount,
        sourcing=view.words.say(level.sourcing.label) if told and level.sourcing else "",
        outsourced=level.sourcing is Sourcing.OUTSOURCED, holder=_name("person", level.holder, view),
    )  # fmt: skip


def _name(sheet: str, row: UUID | None, view: View) -> str:
    return view.name(sheet, row) if row else ""


def stakeholder_grid(rows: Rows, view: View) -> StakeholderGrid:
    """Show everybody by influence and interest, with the way their attitude has to go."""
    say = view.words.say
    return StakeholderGrid(
        tuple(_standing(row, view) for row in rows(Stakeholder)),
        tuple(say(grade.label) for grade in Grade),
        tuple(say(quadrant.label) for quadrant in CORNERS),
    )


def _standing(row: Stakeholder, view: View) -> Standing:
    scale, say = list(Grade), view.words.say
    return Standing(
        row=str(row.id), name=view.retell(row.name),
        influence=None if row.influence is None else scale.index(row.influence),
        interest=None if row.interest is None else scale.index(row.interest),
        now=say(row.attitude_now.label) if row.attitude_now else "",
        wanted=say(row.attitude_wanted.label) if row.attitude_wanted else "", gap=row.attitude_gap(),
    )  # fmt: skip


def heat_map(rows: Rows, view: View) -> HeatMap:
    """Show the strongest impact of each audience in each area, as the project and as the floor see it."""
    impacts = [row for row in rows(ChangeImpact) if row.audience and row.area and (row.level or row.floor_level)]
    audiences = list(dict.fromkeys(view.retell(row.audience) for row in impacts))
    found: dict[tuple[int, int], list[ChangeImpact]] = {}
    for row in impacts:
        place = (audiences.index(view.retell(row.audience)), list(Area).index(row.area or Area.PROCESS))
        found.setdefault(place, []).append(row)
    say = view.words.say
    return HeatMap(
        tuple(enumerate(audiences)),
        tuple(say(area.label) for area in Area),
        tuple(_heat(place, cell) for place, cell in found.items()),
        tuple(say(level.label) for level in Level),
    )


def _heat(place: tuple[int, int], impacts: Sequence[ChangeImpact]) -> HeatCell:
    def strength(row: ChangeImpact) -> int:
        return max((int(level) for level in (row.level, row.floor_level) if level), default=0)

    def most(levels: Iterable[Level | None]) -> int | None:
        return max((int(level) for level in levels if level is not None), default=None)

    strongest = max(impacts, key=strength)
    return HeatCell(str(strongest.id), *place, most(row.level for row in impacts),
                    most(row.floor_level for row in impacts))  # fmt: skip


def adkar_profile(rows: Rows, view: View) -> AdkarProfile:
    """Show the last assessment of each audience, and the one before it."""
    by_audience: dict[UUID, list[Adkar]] = {}
    for row in sorted(rows(Adkar), key=lambda one: one.assessed_on or date.min):
        if row.audience_id and any(_scores(row)):
            by_audience.setdefault(row.audience_id, []).append(row)
    order = [audience.id for audience in rows(Audience) if audience.id in by_audience]
    return AdkarProfile(
        tuple(_readiness(by_audience[audience], view) for audience in order),
        tuple(view.words.say(element.label) for element in Element),
        BARRIER,
    )


def _scores(row: Adkar) -> tuple[float | None, ...]:
    return tuple(getattr(row, element.value) for element in Element)


def _readiness(assessments: Sequence[Adkar], view: View) -> Readiness:
    now, barrier, remedy = assessments[-1], assessments[-1].barrier(), assessments[-1].remedy()
    return Readiness(
        row=str(now.id), audience=_name("audience", now.audience_id, view),
        day=view.words.date(now.assessed_on) if now.assessed_on else "", scores=_scores(now),
        before=_scores(assessments[-2]) if len(assessments) > 1 else (),
        barrier=list(Element).index(barrier) if barrier else None,
        remedy=view.words.say(remedy.label) if remedy else "",
    )  # fmt: skip


def skill_gaps(rows: Rows, view: View) -> SkillGaps:
    """Show the skills that are needed, under the audiences that need them."""
    levels = {(need.row_id, need.column_id): _pair(need.levels) for need in rows(TrainingNeed)}
    needed = {place for place, pair in levels.items() if pair}
    audiences = [row for row in rows(Audience) if any(column == row.id for _, column in needed)]
    skills = [row for row in rows(Skill) if any(down == row.id for down, _ in needed)]
    lines = [
        SkillLine(str(row.id), view.retell(row.name), view.words.say(row.area.label if row.area else "Other"),
                  tuple(levels.get((row.id, audience.id)) for audience in audiences))
        for row in skills
    ]  # fmt: skip
    pairs = zip(*(line.levels for line in lines), strict=True)
    missing = tuple(sum(max(0, pair[1] - pair[0]) for pair in column if pair) for column in pairs)
    return SkillGaps(tuple(sorted(lines, key=_area_order(view))),
                     tuple((str(row.id), view.retell(row.name)) for row in audiences), missing)  # fmt: skip


def _pair(levels: str) -> tuple[int, int] | None:
    today, _, needed = levels.partition(">")
    return (int(today), int(needed)) if today.isdigit() and needed.isdigit() else None


def _area_order(view: View) -> Callable[[SkillLine], int]:
    from ccworkbench.sheets.skill import SkillArea

    places = {view.words.say(area.label): place for place, area in enumerate(SkillArea)}
    return lambda line: places.get(line.area, len(places))


def roadmap(rows: Rows, view: View) -> Roadmap:
    """Show the tasks that have a date, stage by stage, in the order they begin."""
    tasks = [row for row in rows(Task) if (row.starts or row.ends) and row.status is not TaskStatus.CANCELLED]
    by_code = {row.code: str(row.id) for row in tasks if row.code}
    bars = sorted((_bar(row, by_code, view) for row in tasks), key=_stage_order(view))
    first = min((bar.starts for bar in bars), default=view.today)
    last = max((bar.ends for bar in bars), default=first)
    go_live = next((card.go_live for card in rows(Project)), None)
    return Roadmap(tuple(bars), first, last, view.today, go_live)


def _stage_order(view: View) -> Callable[[Bar], tuple[int, date, date]]:
    from ccworkbench.sheets.options import Stage

    places = {view.words.say(stage.label): place for place, stage in enumerate(Stage)}
    return lambda bar: (places.get(bar.stage, len(places)), bar.starts, bar.ends)


def _bar(task: Task, by_code: dict[str, str], view: View) -> Bar:
    starts, ends = task.starts or task.ends, task.ends or task.starts
    assert starts is not None and ends is not None  # roadmap() takes no others  # noqa: PT018
    states = {TaskStatus.DONE: "done", TaskStatus.BLOCKED: "blocked"}
    state = states.get(task.status, "late" if ends < view.today else "")
    codes = (code.strip() for code in task.after.split(","))
    return Bar(
        row=str(task.id), code=task.code, title=view.retell(task.title),
        stage=view.words.say(task.stage.label if task.stage else "Other"), starts=min(starts, ends),
        ends=max(starts, ends), is_milestone=task.kind is TaskKind.MILESTONE, share=task.share or 0, state=state,
        after=tuple(by_code[code] for code in codes if code in by_code),
    )  # fmt: skip


def test_progress(rows: Rows, view: View) -> TestProgress:
    """Show how far each cycle is that was not cancelled."""
    cycles = [cycle for cycle in rows(Cycle) if cycle.status is not CycleStatus.CANCELLED]
    return TestProgress(tuple(_progress(cycle, rows, view) for cycle in cycles))


def _progress(cycle: Cycle, rows: Rows, view: View) -> CycleProgress:
    from ccworkbench.method.figures.uat import cycle_figures

    counts = cycle_figures(cycle, rows)
    known = counts.passed + counts.failed + counts.blocked + counts.not_applicable
    return CycleProgress(str(cycle.id), view.retell(cycle.name), counts.passed, counts.failed, counts.blocked,
                         max(0, counts.planned - known), counts.not_applicable)  # fmt: skip


def burn_down(rows: Rows, view: View) -> BurnDown:
    """Count the defects that were open at the end of each day, up to today or to the last one's end."""
    spans = [(row.severity, span) for row in rows(Defect) if (span := _span(row))]
    if not spans:
        return BurnDown((), (), view.today)
    ends = [end for _, (_, end) in spans]
    last = view.today if None in ends else max(end for end in ends if end)
    first = min(start for _, (start, _) in spans)
    last = max(last, first)
    first = max(first, last - timedelta(LONGEST - 1))
    days = tuple(first + timedelta(days) for days in range((last - first).days + 1))
    say = view.words.say
    graded = [(severity, say(severity.label), severity.tone or "info") for severity in Severity]
    lines = [Line(name, tone, _open(days, [span for of, span in spans if of is severity]))
             for severity, name, tone in graded]  # fmt: skip
    others = [span for of, span in spans if of is None]
    lines += [Line(say("Not graded"), "faint", _open(days, others))] if others else []
    return BurnDown(days, tuple(lines), view.today)


Span = tuple[date, date | None]


def _span(defect: Defect) -> Span | None:
    """Give from when to when a defect was open; one whose end nobody wrote down is left out once it is over."""
    end = None if defect.is_open() else defect.closed_on or defect.retested_on
    if defect.found_on is None or (end is None and not defect.is_open()):
        return None
    return defect.found_on, end


def _open(days: Sequence[date], spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(sum(start <= day and (end is None or day < end) for start, end in spans) for day in days)


def trends(rows: Rows, view: View) -> Trends:
    """Show every key figure of which something was counted, over its last twelve periods."""
    from ccworkbench.method.figures.kpi_periods import Timeline
    from ccworkbench.method.pictures.kpi_trends import trend_of
    from ccworkbench.sheets.kpi import Kpi, KpiFigure

    timeline = Timeline(rows(KpiFigure))
    found = (trend_of(kpi, timeline, view) for kpi in rows(Kpi))
    return Trends(tuple(trend for trend in found if trend))


# Which picture a sheet has.
PICTURES: Final[dict[str, Callable[[Rows, View], Picture]]] = {
    "org_level": organisation,
    "stakeholder": stakeholder_grid,
    "change_impact": heat_map,
    "adkar": adkar_profile,
    "training_need": skill_gaps,
    "task": roadmap,
    "test_result": test_progress,
    "defect": burn_down,
    "kpi_figure": trends,
}
