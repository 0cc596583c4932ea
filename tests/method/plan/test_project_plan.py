"""The plan that writes itself: what follows from size, topology, type, approach and dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from gettext import NullTranslations
from itertools import pairwise, product
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.kind import Text
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.figures.training import REFRESHER
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.roadmap import roadmap_of, starter_tasks
from ccworkbench.method.plan.shortage import plan_notes
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.options import Channel, Stage
from ccworkbench.sheets.prepare.gates import Gates, HotlineScope
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.sourcing import Sourcing
from ccworkbench.sheets.prepare.task import Task, TaskKind
from ccworkbench.sheets.prepare.unit import Unit, UnitKind
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle
from tests.method.conftest import book_of

TODAY = date(2026, 11, 24)
GO_LIVE = date(2027, 7, 1)
SEATS = (12, 30, 31, 45, 100, 101, 250)
Books = list[tuple[Plan, Rows]]
PLANNED: tuple[type[Record], ...] = (Site, Unit, OrgLevel, Task, Session, Cycle, Kpi)


def book(seats: int | None = 45, type: ProjectType = ProjectType.CLOUD, **named: Any) -> Rows:  # noqa: A002 - as in Plan
    plan = Plan("x", "y", seats=seats, type=type, **{"go_live": GO_LIVE, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def plans() -> Iterator[Plan]:
    """Every size, topology and type; the languages go round, so that each meets each of them."""
    languages = list(LANGUAGES)
    for n, (seats, topology, kind) in enumerate(product(SEATS, Topology, ProjectType)):
        yield Plan(
            "x",
            "y",
            languages[(n + n // 5) % 5],
            seats,
            topology,
            kind,
            go_live=GO_LIVE,
            kick_off=date(2026, 12, 7),
            channels=(_spoken(kind).value, Channel.CHAT.value),
        )


def _spoken(kind: ProjectType) -> Channel:
    return Channel.VOICE_OUT if kind is ProjectType.OUTBOUND else Channel.VOICE_IN


@pytest.fixture(scope="module")
def books() -> list[tuple[Plan, Rows]]:
    return [(plan, book_of(starter_rows(plan, words_of(plan.language)))) for plan in plans()]


def keys(rows: Rows, sheet: type[Record]) -> set[str]:
    return {row.origin for row in rows(sheet)}


def test_every_kind_of_project_starts_without_an_error_and_tells_why_each_row_is_there(books: Books) -> None:
    for plan, rows in books:
        assert [problem for problem in problems_of(rows, TODAY) if problem.severity == "error"] == []
        for sheet in PLANNED:
            assert rows(sheet) or (sheet is Cycle and not plan.cycles)
            assert all(row.why for row in rows(sheet))
        assert rows(Gates)[0].large == (plan.seats > 100)  # type: ignore[operator] # they all have seats


def test_every_roadmap_leads_in_order_over_working_days_to_go_live(books: Books) -> None:
    for plan, rows in books:
        calendar, told = plan.dates
        by_code = {task.code: task for task in rows(Task)}
        assert len(by_code) == len(rows(Task))
        assert not told
        for task in rows(Task):
            before = [by_code[code] for code in task.after.split(", ") if code]
            assert all(other.ends <= task.starts <= task.ends for other in before)
            assert calendar.is_working(task.ends) or task.origin in {"t.golive", "t.kickoff", "t.setup"}
            is_later = task.stage in {Stage.PILOT, Stage.DEBRIEF, Stage.OPERATE}
            assert task.starts >= GO_LIVE if is_later else task.ends <= GO_LIVE


def test_all_texts_are_those_of_the_projects_language() -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"fr {message}"

    texts = {"name", "title", "why", "duty", "gives", "needs", "rhythm", "performed_by"}
    for plan in (Plan("x", seats=12), Plan("x", seats=250, type=ProjectType.HOTLINE, topology=Topology.DISTRIBUTED)):
        rows = book_of(starter_rows(plan, Words("de", Marked())))
        for sheet in PLANNED:
            spoken = [
                column.key for column in columns_of(sheet) if isinstance(column.kind, Text) and column.key in texts
            ]
            assert all(
                getattr(row, key).startswith("fr ") or not getattr(row, key) for row in rows(sheet) for key in spoken
            )


def test_a_numbered_site_is_retold_in_another_language() -> None:
    tell = retell(words_of("de"), words_of("zh"))
    assert tell(words_of("de").say("Site {n}", n=3)) == words_of("zh").say("Site {n}", n=3)


@pytest.mark.parametrize(
    ("seats", "line", "departments"),
    [(2, 3, 2), (12, 3, 2), (30, 3, 2), (31, 4, 4), (100, 4, 4), (101, 4, 5), (250, 4, 5), (None, 4, 4)],
)
def test_the_hierarchy_has_the_levels_of_its_band(seats: int | None, line: int, departments: int) -> None:
    levels = book(seats)(OrgLevel)
    by_id = {level.id: level for level in levels}
    assert sum(level.kind is LevelKind.LINE for level in levels) == line
    beside = [level for level in levels if level.kind is LevelKind.DEPARTMENT]
    assert len(beside) == departments
    head = "ol.manager" if line == 3 else "ol.director"
    assert all(by_id[level.reports_to].origin == head for level in beside)
    assert sum(level.reports_to is None for level in levels) == 1


def test_the_band_can_be_set_by_hand() -> None:
    rows = book(12, chosen_band=SizeBand.LARGE, size=ContentSize.FULL)
    assert "ol.planning" in keys(rows, OrgLevel)
    assert "L.DIR" in keys(rows, Role)
    assert "t.load" in keys(rows, Task)


def test_heads_follow_the_rules_of_thumb() -> None:
    heads = {level.origin: level.headcount for level in book(250)(OrgLevel)}
    assert heads["ol.operators"] == 250
    assert (heads["ol.supervisors"], heads["ol.operations"], heads["ol.director"]) == (21, 3, 1)
    assert 8 <= 250 / heads["ol.supervisors"] <= 15


def test_a_small_centre_has_its_it_outsourced_and_its_supervisor_recruits() -> None:
    units = {unit.kind: unit for unit in book(12)(Unit)}
    assert units[UnitKind.IT].sourcing is Sourcing.OUTSOURCED
    assert "supervisor" in units[UnitKind.HR].performed_by
    assert {UnitKind.IT, UnitKind.TRAINING, UnitKind.HR, UnitKind.QUALITY} <= units.keys()


def test_a_distributed_centre_has_two_sites_at_least_and_those_that_were_named() -> None:
    assert [site.name for site in book(45)(Site)] == ["Main site"]
    assert [site.seats for site in book(45, topology=Topology.DISTRIBUTED)(Site)] == [23, 22]
    named = book(45, topology=Topology.DISTRIBUTED, sites=("Leipzig",))(Site)
    assert [site.name for site in named] == ["Leipzig", "Site 2"]
    assert [site.is_main for site in named] == [True, False]
    assert len(book(45, sites=("A", "B", "C"))(Site)) == 3


def test_an_outsourcer_installs_only_after_specification_and_contract() -> None:
    by_key = {task.origin: task for task in book(12, ProjectType.HOTLINE)(Task)}
    gate = max(by_key["t.specok"].ends, by_key["t.contract"].ends)
    assert all(by_key[key].starts > gate for key in ("t.install", "t.flows", "t.carrier", "t.number", "t.crm"))
    order = [
        "t.setup",
        "t.specok",
        "t.knowledge",
        "t.knowledge.ok",
        "t.train",
        "t.ready",
        "t.launch",
        "t.corrections",
        "t.attest",
        "t.golive",
        "t.pilot",
        "t.debrief",
    ]
    ends = [by_key[key].ends for key in order]
    assert ends == sorted(ends)
    assert by_key["t.train"].starts > by_key["t.knowledge.ok"].ends


def test_a_supplier_tests_last_before_go_live_and_nobody_goes_live_unattested() -> None:
    by_key = {task.origin: task for task in book(45)(Task)}
    assert by_key["t.launch"].ends < by_key["t.uat.1"].starts
    assert by_key["t.uat.3"].ends <= by_key["t.decision"].ends < GO_LIVE
    assert by_key["t.train"].ends < by_key["t.attest"].starts
    assert by_key["t.attest"].ends < GO_LIVE
    assert "t.ready" not in by_key


@pytest.mark.parametrize(
    ("named", "there", "missing"),
    [
        ({"type": ProjectType.HOTLINE}, {"t.carrier", "t.number", "t.telephony", "t.crm"}, {"t.integration"}),
        ({"type": ProjectType.HOTLINE, "hotline_scope": HotlineScope.INTEGRATION}, {"t.crm"}, {"t.carrier"}),
        ({"type": ProjectType.OUTBOUND}, {"t.campaigns", "t.do_not_call"}, {"t.carrier"}),
        ({"type": ProjectType.MIGRATION}, {"t.flows.old", "t.porting", "t.decommission"}, {"t.stock"}),
        ({"type": ProjectType.EXPANSION}, {"t.stock"}, {"t.choice"}),
        ({"channels": ("chat",)}, {"t.digital"}, set()),
        ({"channels": ("voice_in",)}, set(), {"t.digital"}),
        ({"topology": Topology.DISTRIBUTED}, {"t.links", "t.failover"}, {"t.load"}),
        ({"seats": 250}, {"t.roadmap", "t.load", "t.train.waves"}, {"t.failover"}),
        ({"large": True}, {"t.roadmap", "t.load"}, set()),
    ],
)
def test_a_roadmap_has_the_rows_of_its_project(named: dict[str, Any], there: set[str], missing: set[str]) -> None:
    found = keys(book(**named), Task)
    assert there <= found
    assert not missing & found


def test_every_task_of_the_file_is_for_some_project_and_waits_for_others_of_it() -> None:
    tasks = starter_tasks()
    known: set[str] = {task.key for task in tasks}
    used: set[str] = set()
    for plan in plans():
        for other in (plan, replace(plan, uat_cycles=3, country="DE"), replace(plan, country="none")):
            used |= roadmap_of(other).items.keys()
    assert used == known
    assert all(set(task.after) <= known for task in tasks)
    assert {task.stage for task in tasks} <= set(Stage)
    assert {key for task in tasks for key in task.role.split("|")} <= {role.key for role in starter_content.roles()}
    assert all(len(task.days) in {0, 3} for task in tasks)
    assert not [task.key for task in tasks if task.days and task.weeks]


def test_every_task_has_somebody_to_answer_for_it_in_both_approaches() -> None:
    for way in Approach:
        rows = book(45, approach=way)
        roles = {role.id for role in rows(Role)}
        assert {task.title for task in rows(Task) if task.role_id not in roles} == set()


@pytest.mark.parametrize(("seats", "sessions"), [(10, 1), (11, 2), (45, 5), (250, 25), (None, 1)])
def test_operators_are_trained_in_as_many_sessions_as_they_need_places(seats: int | None, sessions: int) -> None:
    rows = book(seats)
    agents = next(row for row in rows(Audience) if row.origin == "au.agents")
    held = [session for session in rows(Session) if session.origin.startswith("s.agents.")]
    assert {session.audience_id for session in held} == {agents.id}
    assert len(held) == sessions
    assert agents.headcount == seats
    assert [session.held_on for session in held] == sorted(session.held_on for session in held)


@pytest.mark.parametrize(
    ("audience", "operators", "heads"),
    [
        ("au.supervisors", 12, 1),
        ("au.supervisors", 13, 2),
        ("au.quality", 40, 1),
        ("au.quality", 41, 2),
        ("au.manager", 100, 1),
        ("au.manager", 101, 2),
        ("au.testers", 80, 4),
        ("au.testers", 81, 5),
    ],
)
def test_an_audience_grows_by_a_head_for_so_many_operators(audience: str, operators: int, heads: int) -> None:
    found = {row.origin: row.headcount for row in book(operators)(Audience)}
    assert (found["au.agents"], found[audience]) == (operators, heads)


@pytest.mark.parametrize("seats", [12, 30, 31, 45, 100])
@pytest.mark.parametrize("approach", Approach)
def test_operators_are_trained_in_the_last_two_weeks_and_testers_before_the_first_cycle(
    seats: int, approach: Approach
) -> None:
    rows = book(seats, approach=approach, uat_cycles=3)
    first = [session for session in rows(Session) if not session.origin.startswith("s.refresher.supervisors")]
    days = {row.origin: [s.held_on for s in first if s.audience_id == row.id] for row in rows(Audience)}
    assert max(days["au.agents"]) >= GO_LIVE - timedelta(14)
    assert max(days["au.testers"]) < min(cycle.starts for cycle in rows(Cycle))
    assert max(days["au.supervisors"]) < min(days["au.agents"])
    assert all(Calendar("GB").is_working(day) for group in days.values() for day in group)


def test_three_cycles_are_planned_and_more_where_sites_or_load_ask_for_them() -> None:
    assert [cycle.origin for cycle in book(45)(Cycle)] == ["cy.1", "cy.2", "cy.3"]
    both = book(250, topology=Topology.DISTRIBUTED)(Cycle)
    assert {cycle.origin for cycle in both} == {"cy.failover", "cy.load", "cy.1", "cy.2", "cy.3"}
    days = [(cycle.starts, cycle.ends) for cycle in book(45)(Cycle)]
    assert all(before[1] < after[0] for before, after in pairwise(days))


def test_a_hotline_has_the_eight_figures_and_quality_and_all_have_targets_where_they_can() -> None:
    figures = {kpi.formula: kpi for kpi in book(12, ProjectType.HOTLINE)(Kpi)}
    without = {Formula.WT, Formula.SA, Formula.OWN}  # sums, and what is defined in words
    eight = {Formula.LCR, Formula.ATT, Formula.ACW, Formula.CPO, Formula.WT, Formula.AWT, Formula.SA}
    assert eight | {Formula.QA} <= figures.keys()
    assert any(formula and formula.value.startswith("SL") for formula in figures)
    assert all(kpi.target is not None for formula, kpi in figures.items() if formula not in without)


def test_the_forms_say_what_the_plan_stands_on() -> None:
    rows = book(45, language="de", country="DE-BY", kick_off=date(2027, 1, 11))
    (gates,), (card,) = rows(Gates), rows(Project)
    assert (gates.country, gates.large, gates.hotline_scope) == ("DE-BY", False, None)
    cycles = rows(Cycle)
    assert (card.uat_start, card.uat_end) == (cycles[0].starts, cycles[-1].ends)
    assert card.kick_off < card.uat_start < card.uat_end < card.go_live < card.pilot_end


def test_without_dates_the_rows_are_there_and_wait_for_them() -> None:
    rows = book(45, go_live=None)
    assert len(rows(Task)) > 30
    assert {task.starts for task in rows(Task)} == {None}
    assert all(task.days for task in rows(Task) if task.kind is TaskKind.TASK)


def test_go_live_follows_from_kick_off_where_nobody_set_it() -> None:
    rows = book(45, go_live=None, kick_off=date(2027, 1, 11))
    golive = next(task for task in rows(Task) if task.origin == "t.golive")
    assert golive.starts > date(2027, 2, 1)
    assert rows(Project)[0].go_live is None


def test_a_plan_tells_what_is_uneasy_about_it() -> None:
    plan = Plan("x", seats=250, language="de", country="Atlantis", kick_off=date(2027, 5, 17), go_live=date(2027, 6, 6))
    told = [str(note) for note in plan_notes(plan)]
    missing = roadmap_of(plan).schedule.missing
    assert missing > 40
    assert "Atlantis" in told[0]
    assert f"needs {missing} more working days" in told[1]
    assert f"gains {missing} working days" in told[2]
    assert all(re.search(r"saves \d+ working day", note) for note in told[3:-1])
    assert "weekend" in told[-1]


PROMPT = {"t.roles", "t.spec", "t.plans", "t.contract", "t.info", "t.carrier", "t.number", "t.install", "t.knowledge"}


def test_a_project_begins_with_its_kick_off_whatever_its_size_and_type(books: Books) -> None:
    for plan, rows in books:
        calendar, _ = plan.dates
        by_code = {task.code: task for task in rows(Task)}
        for task in rows(Task):
            before = [by_code[code].ends for code in task.after.split(", ") if code]
            if task.origin in PROMPT:
                assert plan.kick_off
                assert task.starts <= calendar.shift(max([plan.kick_off, *before]), 1)


def test_who_leads_learns_within_its_task_before_the_operators_and_before_the_launch(books: Books) -> None:
    for _, rows in books:
        by_key = {task.origin: task for task in rows(Task)}
        audiences = {row.id: row.origin for row in rows(Audience)}
        task = by_key["t.train.key"]
        days: dict[str, list[date]] = {}
        for session in rows(Session):
            if not session.origin.startswith(REFRESHER):
                days.setdefault(audiences[session.audience_id], []).append(session.held_on)
        for key in {"au.supervisors", "au.manager"} & days.keys():
            assert task.starts <= min(days[key]) <= max(days[key]) <= task.ends < by_key["t.launch"].starts
            assert max(days[key]) < min(days["au.agents"])
        assert max(days["au.admins"]) < by_key["t.users"].starts


def test_every_project_has_its_kick_off_in_the_roadmap(books: Books) -> None:
    for plan, rows in books:
        assert next(task.ends for task in rows(Task) if task.origin == "t.kickoff") == plan.kick_off


@pytest.mark.parametrize(("cases", "days"), [(0, 3), (90, 3), (91, 4), (600, 20)])
@pytest.mark.parametrize("approach", Approach)
def test_a_cycle_takes_as_long_as_its_cases_ask_for(cases: int, days: int, approach: Approach) -> None:
    plan = Plan("x", seats=12, approach=approach, go_live=GO_LIVE, cases=cases, uat_cycles=3)
    for_two = replace(plan, cases=2 * cases, testers=2)
    key = "t.uat.1" if approach is Approach.SUPPLIER else "t.uat.short.1"
    assert roadmap_of(plan).items[key].days == roadmap_of(for_two).items[key].days == days


def test_between_the_cycles_is_time_for_fixes_and_the_attestation_comes_after_them(books: Books) -> None:
    for plan, rows in books:
        calendar, _ = plan.dates
        cycles = [cycle for cycle in rows(Cycle) if cycle.origin in {"cy.1", "cy.2", "cy.3"}]
        assert all(calendar.count(a.ends, b.starts) >= 3 for a, b in pairwise(cycles))
        attested = next(task.starts for task in rows(Task) if task.origin == "t.attest")
        assert attested > max((cycle.ends for cycle in cycles), default=date.min)


def test_acceptance_is_signed_and_production_deployed_after_the_test(books: Books) -> None:
    for plan, rows in books:
        calendar, _ = plan.dates
        steps = {
            step.origin: int(step.t_minus.removeprefix("T-"))
            for step in rows(CutoverStep)
            if step.origin in {"cu.uat", "cu.deploy"}
        }
        signed = next((task.ends for task in rows(Task) if task.origin == "t.uat.ok"), date.min)
        assert ("cu.uat" in steps) == (plan.cycles > 0)
        assert not plan.cycles or calendar.shift(calendar.next(GO_LIVE), -steps["cu.uat"]) == signed
        assert calendar.shift(calendar.next(GO_LIVE), -steps["cu.deploy"]) > signed


def test_the_profile_counts_the_people_of_the_hierarchy(books: Books) -> None:
    for _, rows in books:
        heads = {level.origin.removesuffix(".small"): level.headcount for level in rows(OrgLevel)}
        profile = rows(Profile)[0]
        assert (profile.operators, profile.supervisors) == (heads["ol.operators"], heads["ol.supervisors"])
    assert book(None)(Profile)[0].operators is None


@pytest.mark.parametrize("kick_off", [None, date(2026, 11, 25), date(2026, 12, 7)])
def test_before_its_kick_off_a_project_is_not_blamed_for_what_comes_with_it(kick_off: date | None) -> None:
    for approach, seats in product(Approach, (12, 100, 250)):
        rows = book(seats, approach=approach, kick_off=kick_off, today=TODAY)
        rules = {problem.rule for problem in problems_of(rows, TODAY)}
        assert not rules & {"RAID-1", "TASK-1", "RACI-8", "TRAIN-3", "TRAIN-5"}


def test_from_the_kick_off_on_roles_and_risks_need_somebody() -> None:
    kick_off = date(2026, 12, 7)
    rows = book(45, kick_off=kick_off)
    assert {"RAID-1", "RACI-8"} <= {problem.rule for problem in problems_of(rows, kick_off)}
    undated = book(45)
    undated(Assignment)[0].person_id = rows(Role)[0].id
    assert {"RAID-1", "RACI-8"} <= {problem.rule for problem in problems_of(undated, TODAY)}
