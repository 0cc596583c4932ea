"""Adapting a plan: what changed around it is proposed, what the user touched is left alone, and it is one step."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.adapting.comparison import COLUMNS, PlanProposal
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.adapt_plan import adapt, plan_of_today, proposals_of
from ccworkbench.operations.check_project import check_project
from ccworkbench.operations.new_project import add_project, add_sample
from ccworkbench.sheets.prepare.gates import Gates, HotlineScope
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session, SessionStatus
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

TODAY = date(2026, 11, 23)
FAR_AND_NEAR = st.none() | st.dates(date(2026, 6, 1), date(2028, 12, 31))
CARDS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(ProjectType),
        "approach": st.sampled_from(Approach),
        "kick_off": FAR_AND_NEAR,
        "go_live": FAR_AND_NEAR,
        "channels": st.sampled_from([(), ("voice_in",), ("chat", "email")]),
    }
)
PROFILES = st.fixed_dictionaries(
    {
        "seats": st.none() | st.integers(1, 400),
        "topology": st.sampled_from(Topology),
        "band_override": st.none() | st.sampled_from(SizeBand),
        "operators": st.none() | st.integers(1, 100000),
    }
)
GATES = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["", "DE", "Atlantis", "China", "HU"]),
        "region": st.sampled_from(["", "BY", "??"]),
        "days_off": st.sampled_from(["", "2027-03-01 – 2027-03-12", "nonsense"]),
        "large": st.booleans(),
        "hotline_scope": st.none() | st.sampled_from(HotlineScope),
    }
)
GO_LIVE = date(2027, 6, 1)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one planned project, to be copied: to make one takes long."""
    path = tmp_path_factory.mktemp("adapt") / "master.ccw"
    plan = Plan("Hotline", "Stadtwerke", seats=45, kick_off=date(2027, 1, 11), go_live=GO_LIVE, channels=("voice_in",))
    with Store.open(path) as opened:
        add_project(opened, plan)
    return path


@pytest.fixture
def store(master: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(copyfile(master, tmp_path / "store.ccw"))) as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Workbook:
    return store.workbook(store.projects()[0].id)


def proposed(book: Workbook) -> list[PlanProposal]:
    return proposals_of(book, book.viewer(Viewer(words_of("en"), TODAY)))


def told(proposals: list[PlanProposal]) -> list[str]:
    return [words_of("en").tell(proposal.told) for proposal in proposals]


def set_cells(book: Workbook, row: object, **values: object) -> None:
    with book.edit(phrase("Change {field}", field="x")):
        for key, value in values.items():
            setattr(row, key, value)


def task(book: Workbook, origin: str) -> Task:
    return next(row for row in book.rows(Task) if row.origin == origin)


def deeds(proposals: list[PlanProposal]) -> Counter[tuple[str, str]]:
    return Counter((proposal.change_kind, proposal.row.__tablename__) for proposal in proposals)


def test_a_fresh_project_needs_no_adapting(store: Store) -> None:
    for n, kind in enumerate(ProjectType):
        seats, topology = (None, 12, 250)[n % 3], list(Topology)[n % 2]
        sites = ("Leipzig", "Pécs", "Kazan") if n == 2 else ()
        plan = Plan(f"x{n}", "y", "de", seats, topology, kind, go_live=GO_LIVE, sites=sites)
        assert told(proposed(add_project(store, plan))) == []


@pytest.mark.long
def test_a_project_made_shortly_before_its_kick_off_needs_no_adapting_on_a_later_day(store: Store) -> None:
    for n, kick_off in enumerate((None, TODAY, date(2026, 11, 27), date(2026, 12, 21))):
        plan = Plan(f"x{n}", "y", seats=100, kick_off=kick_off, go_live=date(2027, 2, 1), today=TODAY)
        book = add_project(store, plan)
        assert min(row.starts for row in book.rows(Task) if row.starts) >= TODAY
        assert not [problem for problem in problems_of(book.rows, TODAY) if problem.rule == "TASK-1"]
        assert told(proposed(book)) == []


def test_the_sample_is_never_emptied(store: Store) -> None:
    assert not [proposal for proposal in proposed(add_sample(store, "en")) if proposal.row.origin.startswith("sample")]


def test_a_new_go_live_moves_what_nobody_touched(book: Workbook) -> None:
    touched, begun = task(book, "t.launch"), task(book, "t.uat.1")
    set_cells(book, touched, starts=date(2027, 4, 1), ends=date(2027, 4, 2))
    set_cells(book, begun, status=TaskStatus.IN_PROGRESS)
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    before = (touched.ends, begun.ends)
    adapt(book, proposed(book))
    assert task(book, "t.golive").starts == date(2027, 7, 1)
    assert task(book, "t.cutover").ends == date(2027, 7, 1)
    assert (touched.ends, begun.ends) == before
    assert book.project.pilot_end == date(2027, 8, 1)
    days = [row.held_on for row in book.rows(Session) if row.title == "The new agent desktop"]
    assert all(day and day > GO_LIVE for day in days)
    assert proposed(book) == []


def test_an_end_that_somebody_typed_stays_and_moves_what_follows(book: Workbook) -> None:
    spec, after = task(book, "t.spec"), task(book, "t.install")
    begins, late = spec.starts, date(2027, 3, 12)
    assert spec.ends
    assert spec.ends < late
    assert after.starts
    assert after.starts < late
    set_cells(book, spec, ends=late)
    adapt(book, proposed(book))
    assert (spec.starts, spec.ends) == (begins, late)
    assert after.starts > late
    assert proposed(book) == []


def test_a_start_that_somebody_typed_stays_and_moves_its_end_and_what_follows(book: Workbook) -> None:
    spec, after = task(book, "t.spec"), task(book, "t.install")
    late = date(2027, 3, 1)
    set_cells(book, spec, starts=late)
    adapt(book, proposed(book))
    assert spec.starts == late
    assert spec.ends
    assert spec.ends > late
    assert after.starts
    assert after.starts > spec.ends
    assert proposed(book) == []


def test_what_only_ends_on_a_typed_day_begins_when_it_can(book: Workbook) -> None:
    spec = task(book, "t.spec")
    set_cells(book, spec, ends=date(2027, 3, 12))
    set_cells(book, book.project, kick_off=date(2027, 1, 25))
    adapt(book, proposed(book))
    assert (spec.ends, spec.starts and spec.starts >= date(2027, 1, 25)) == (date(2027, 3, 12), True)


def test_dates_typed_before_kick_off_and_after_go_live_move_what_follows(book: Workbook) -> None:
    early, pilot = task(book, "t.choice"), task(book, "t.pilot")
    follower = next(row for row in book.rows(Task) if early.code in row.after)
    behind = next(row for row in book.rows(Task) if pilot.code in row.after)
    assert early.ends
    assert pilot.ends
    set_cells(book, early, ends=early.ends + timedelta(14))
    set_cells(book, pilot, ends=pilot.ends + timedelta(14))
    adapt(book, proposed(book))
    assert follower.starts
    assert follower.starts >= early.ends
    assert behind.starts
    assert behind.starts >= pilot.ends
    assert proposed(book) == []


def uneasy(book: Workbook) -> list[Phrase]:
    return plan_of_today(book, book.viewer(Viewer(words_of("en"), TODAY)))[1]


def lacking(book: Workbook) -> int:
    return next((int(note.values["n"]) for note in uneasy(book) if "too short" in note.text), 0)


def test_the_warnings_are_those_of_the_plan_that_is_proposed(book: Workbook) -> None:
    assert lacking(book) == 0
    set_cells(book, task(book, "t.spec"), ends=date(2027, 5, 28))
    shown = lacking(book)
    assert shown > 0
    adapt(book, proposed(book))
    assert lacking(book) == shown
    set_cells(book, book.rows(UatPlan)[0], cycles=1)
    assert 0 < lacking(book) < shown  # the rounds are still there, and taken out by what is proposed


def test_a_task_that_is_started_before_kick_off_as_advised_saves_what_was_said(store: Store) -> None:
    kick_off, kind, way = date(2027, 1, 11), ProjectType.HOTLINE, Approach.SUPPLIER
    asked = Plan("Led", "K", seats=45, type=kind, approach=way, kick_off=kick_off, go_live=date(2027, 3, 1))
    book = add_project(store, replace(asked, today=TODAY))
    before = lacking(book)
    advice = next(note for note in uneasy(book) if note.text.startswith("Starting “{task}” before kick-off"))
    led = next(row for row in book.rows(Task) if row.title == advice.values["task"])
    day = next(day for n in range(90) if words_of("en").date(day := TODAY + timedelta(n)) == advice.values["day"])
    set_cells(book, led, starts=day)
    adapt(book, proposed(book))
    assert led.ends
    assert led.ends < kick_off
    assert before - lacking(book) == advice.values["n"]
    told = [one.message for one in check_project(book, TODAY).problems if one.rule == "ROOM-1"]
    assert [one.values["n"] for one in told] == [lacking(book)]
    assert lacking(book) == plan_roadmap_missing(book)


def plan_roadmap_missing(book: Workbook) -> int:
    """What the roadmap itself lacks: go-live stands later by so many working days."""
    golive = task(book, "t.golive")
    calendar = plan_of(book.rows).dates[0]
    assert golive.starts
    assert book.project.go_live
    return max(0, calendar.count(book.project.go_live, golive.starts) - 1)


def test_adapting_is_one_step_that_can_be_undone_and_done_again(book: Workbook) -> None:
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    steps, before = len(book.timeline.done), [(row.starts, row.ends) for row in book.rows(Task)]
    adapt(book, proposed(book))
    after = [(row.starts, row.ends) for row in book.rows(Task)]
    assert len(book.timeline.done) == steps + 1
    book.undo()
    assert [(row.starts, row.ends) for row in book.rows(Task)] == before != after
    book.redo()
    assert [(row.starts, row.ends) for row in book.rows(Task)] == after


def test_a_growing_centre_gets_levels_roles_sessions_and_a_load_test(book: Workbook) -> None:
    set_cells(book, book.rows(Profile)[0], seats=250)
    found = proposed(book)
    adapt(book, found)
    assert {"t.load", "t.train.waves", "t.roadmap"} <= {row.origin for row in book.rows(Task)}
    assert "ol.planning" in {row.origin for row in book.rows(OrgLevel)}
    agents = next(row for row in book.rows(Audience) if row.origin == "au.agents")
    assert agents.headcount == 250
    assert sum(session.origin.startswith("s.agents.") for session in book.rows(Session)) == 25
    assert book.rows(Gates)[0].large
    assert proposed(book) == []


def test_shifts_and_languages_of_the_agents_and_rooms_are_proposed_and_never_followed_silently(book: Workbook) -> None:
    agents = next(row for row in book.rows(Audience) if row.origin == "au.agents")
    before = [(one.origin, one.held_on) for one in book.rows(Session)]
    set_cells(book, agents, languages=("de", "hu"), language_heads="40, 5", shifts=("early", "late"))
    set_cells(book, book.rows(Site)[0], training_rooms=2, room_places=8)
    assert [(one.origin, one.held_on) for one in book.rows(Session)] == before
    found = proposed(book)
    assert {proposal.row.__tablename__ for proposal in found} == {"session"}
    adapt(book, found)
    taught = [one for one in book.rows(Session) if one.origin.startswith("s.agents.")]
    groups = Counter((one.language and one.language.value, one.shift and one.shift.value) for one in taught)
    assert groups == {("de", "early"): 3, ("de", "late"): 3, ("hu", "early"): 1, ("hu", "late"): 1}
    assert max(Counter((one.held_on, one.shift) for one in taught if one.held_on).values()) <= 2
    assert {one.capacity for one in taught} == {8}
    assert proposed(book) == []


def test_a_shrinking_centre_loses_its_upper_levels_unless_somebody_wrote_there(book: Workbook) -> None:
    director = next(row for row in book.rows(OrgLevel) if row.origin == "ol.director")
    set_cells(book, director, note="Stays until spring.")
    set_cells(book, book.rows(Profile)[0], seats=20)
    adapt(book, proposed(book))
    origins = {row.origin for row in book.rows(OrgLevel)}
    line = {"ol.manager", "ol.supervisors.small", "ol.operators.small"}
    assert {*line, "ol.it.small", "ol.recruiter.small", "ol.director"} == origins
    assert "L.MGR" in {role.origin for role in book.rows(Role)}
    assert "L.DIR" not in {role.origin for role in book.rows(Role)}


def test_a_role_that_somebody_has_is_not_taken_out(book: Workbook) -> None:
    director = next(role for role in book.rows(Role) if role.origin == "L.DIR")
    with book.edit(phrase("Change {field}", field="x")) as edit:
        edit.add(Assignment(role_id=director.id))
    set_cells(book, book.rows(Profile)[0], seats=20)
    adapt(book, proposed(book))
    assert director in book.rows(Role)


def test_new_tasks_stand_in_their_place_with_numbers_of_their_own(book: Workbook) -> None:
    with book.edit(phrase("Change {field}", field="x")) as edit:
        edit.add(Task(title="Own task", code="T-900"))
    set_cells(book, book.project, type=ProjectType.MIGRATION)
    adapt(book, proposed(book))
    rows = book.rows(Task)
    codes = [row.code for row in rows]
    assert len(codes) == len(set(codes))
    flows = task(book, "t.flows.old")
    assert rows.index(flows) == rows.index(task(book, "t.use_cases.ok")) + 1
    assert flows.code == "T-901"
    assert flows.code in task(book, "t.flows").after
    assert rows[-1].title == "Own task"
    assert proposed(book) == []


def test_only_what_was_chosen_is_done(book: Workbook) -> None:
    set_cells(book, book.rows(Profile)[0], topology=Topology.DISTRIBUTED)
    found = proposed(book)
    chosen = [proposal for proposal in found if isinstance(proposal.row, Site)]
    adapt(book, chosen)
    assert [site.name for site in book.rows(Site)] == ["Main site", "Site 2"]
    left = {proposal.row.origin for proposal in proposed(book)}
    assert left == {proposal.row.origin for proposal in found} - {proposal.row.origin for proposal in chosen}


def test_seats_that_add_up_are_not_divided_anew(store: Store) -> None:
    plan = Plan("x", "y", seats=45, topology=Topology.DISTRIBUTED, sites=("Kassel", "Göttingen"))
    book = add_project(store, plan)
    set_cells(book, book.rows(Site)[0], seats=30)
    set_cells(book, book.rows(Profile)[0], seats=52)
    assert [dict(one.values) for one in proposed(book) if isinstance(one.row, Site)] == []


def test_a_centre_with_sites_of_its_own_gets_no_others(book: Workbook) -> None:
    with book.edit(phrase("Change {field}", field="x")) as edit:
        edit.add_all([Site(name="Pécs"), Site(name="Leipzig")])
    set_cells(book, book.rows(Profile)[0], topology=Topology.DISTRIBUTED)
    assert ("add", "site") not in deeds(proposed(book))


def test_sessions_that_were_held_stay_where_they_are(book: Workbook) -> None:
    held = book.rows(Session)[-1]
    set_cells(book, held, status=SessionStatus.HELD)
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    assert held.id not in {proposal.row.id for proposal in proposed(book)}


def test_a_moved_task_is_told_in_one_sentence(book: Workbook) -> None:
    set_cells(book, book.project, go_live=date(2027, 6, 8))
    said = told(proposed(book))
    assert "Move “Cut-over” to 8 Jun 2027" in said
    assert "Move “Go-live” to 8 Jun 2027" in said
    assert any(text.startswith("“The new agent desktop, ") for text in said)


def test_what_the_user_changed_back_is_the_plans_again(book: Workbook) -> None:
    attest = task(book, "t.attest")
    day = attest.starts
    set_cells(book, attest, starts=date(2027, 3, 1))
    set_cells(book, attest, starts=day)
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    assert attest.id in {proposal.row.id for proposal in proposed(book)}


def test_a_project_without_a_card_full_of_facts_is_planned_as_far_as_it_goes(store: Store) -> None:
    book = add_project(store, Plan("Empty", "x", empty=True))
    found = proposed(book)
    assert {deed for deed, _ in deeds(found)} <= {"add", "change"}
    adapt(book, found)
    assert len(book.rows(Task)) > 20
    assert all(row.starts is None for row in book.rows(Task))


def test_nothing_chosen_is_no_step(book: Workbook) -> None:
    adapt(book, [])
    assert book.timeline.done == []
    assert isinstance(book.project, Project)


@pytest.mark.long
@pytest.mark.timeout(240)  # each of sixty comparisons makes up to five plans and reads the whole history
def test_whatever_becomes_of_a_project_its_plan_comes_to_rest_and_undo_takes_all_back(book: Workbook) -> None:
    before = {sheet: [row.id for row in book.rows(sheet)] for sheet in COLUMNS}

    @settings(max_examples=12, deadline=None)
    @given(CARDS, PROFILES, GATES)
    def change(card: dict[str, Any], profile: dict[str, Any], gates: dict[str, Any]) -> None:
        set_cells(book, book.project, **card)
        set_cells(book, book.rows(Profile)[0], **profile)
        set_cells(book, book.rows(Gates)[0], **gates)
        for _ in range(3):  # what a row named may go once the row is gone
            adapt(book, proposed(book))
        assert told(proposed(book)) == []
        codes = [row.code for row in book.rows(Task)]
        assert len(codes) == len(set(codes))
        assert not [problem for problem in problems_of(book.rows, TODAY) if problem.rule in {"CELL-4", "TASK-3"}]

    change()
    while book.timeline.done:
        book.undo()
    assert {sheet: [row.id for row in book.rows(sheet)] for sheet in COLUMNS} == before


def test_the_operators_of_the_profile_follow_the_seats_until_somebody_counts_them(book: Workbook) -> None:
    profile = book.rows(Profile)[0]
    set_cells(book, profile, seats=100)
    adapt(book, proposed(book))
    assert (profile.operators, profile.supervisors) == (100, 9)
    set_cells(book, profile, operators=60)
    adapt(book, proposed(book))
    agents = next(row for row in book.rows(Audience) if row.origin == "au.agents")
    assert (profile.operators, profile.supervisors, agents.headcount) == (60, 5, 60)
