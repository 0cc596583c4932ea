"""Plans whose dates are odd: past, crossed or too near; and what a project says of contract, test and lead times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.critical_path import critical_path
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.project_plan import Plan, month_after
from ccworkbench.method.plan.roadmap import roadmap_of, starter_tasks
from ccworkbench.method.plan.shortage import is_unfit, missing_days, plan_notes, project_notes
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.task import Task, TaskStatus
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.uat_plan import UatPlan
from tests.method.conftest import book_of

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

TODAY = date(2026, 11, 24)
KICK_OFF, GO_LIVE = date(2027, 1, 11), date(2027, 6, 1)
DATES: dict[str, Any] = {"seats": 45, "kick_off": KICK_OFF, "go_live": GO_LIVE, "today": TODAY}


def plan(**named: Any) -> Plan:
    return Plan("x", "y", **{**DATES, **named})


def book(**named: Any) -> Rows:
    return book_of(starter_rows(plan(**named), words_of("en")))


def notes(one: Plan) -> list[str]:
    return [str(note) for note in plan_notes(one)]


def rules(rows: Rows, day: date = TODAY) -> list[str]:
    return [problem.rule for problem in problems_of(rows, day)]


def tasks(rows: Rows) -> dict[str, Any]:
    return {task.origin: task for task in rows(Task)}


def test_a_go_live_in_the_past_is_told_once_and_the_plan_begins_today() -> None:
    named = {"kick_off": date(2026, 9, 1), "go_live": date(2026, 11, 20)}
    assert notes(plan(**named)) == ["Go-live is in the past. Enter the date now planned."]
    rows = book(**named)
    assert min(task.starts for task in rows(Task) if task.origin != "t.kickoff") == TODAY
    assert tasks(rows)["t.golive"].starts > TODAY
    found = rules(rows)
    assert found.count("LIVE-2") == 1
    assert not {"ROOM-1", "TASK-2", "TASK-4", "DATES-1", "TRAIN-4", "UAT-2"} & set(found)


def test_a_go_live_that_was_reached_is_not_blamed() -> None:
    rows = book()
    for task in rows(Task):
        task.status = TaskStatus.DONE
    day = GO_LIVE + timedelta(10)
    assert not {"LIVE-2", "ROOM-1"} & set(rules(rows, day))
    assert project_notes(rows, day, "en") == []
    tasks(rows)["t.decision"].status = TaskStatus.PLANNED
    assert "LIVE-2" in rules(rows, day)
    assert "LIVE-2" not in rules(rows, GO_LIVE)
    assert [str(note) for note in project_notes(rows, day, "en")] == [
        "Go-live is in the past. Enter the date now planned."
    ]


def test_a_kick_off_after_go_live_is_told_by_its_own_sentence_everywhere() -> None:
    said = "Kick-off is after go-live. Correct one of the two dates."
    crossed = {"kick_off": GO_LIVE, "go_live": KICK_OFF}
    rows = book(**crossed)
    assert notes(plan(**crossed)) == [str(note) for note in project_notes(rows, TODAY, "en")] == [said]
    assert {str(one.message) for one in problems_of(rows, TODAY) if one.rule == "DATES-1"} == {said}
    assert min(task.starts for task in rows(Task) if task.origin == "t.roles") == GO_LIVE


@pytest.mark.parametrize("missing", [1, 2, 5])
def test_a_few_days_that_are_missing_are_as_many_on_the_critical_path(missing: int) -> None:
    """Between kick-off and a Friday, in a country without holidays, so that days can be counted."""
    fits = plan(type=ProjectType.HOTLINE, seats=14, go_live=None, country="")
    reached = roadmap_of(fits).schedule.go_live
    assert reached
    hurried = book(type=ProjectType.HOTLINE, seats=14, country="", go_live=fits.dates[0].shift(reached, -missing))
    told = [note.values["n"] for note in project_notes(hurried, TODAY, "en") if "too short" in str(note)]
    slacks = [one.slack for one in critical_path(hurried, TODAY).leeways.values()]
    assert told[0] == -min(slacks) == missing


def test_one_figure_says_what_is_missing_in_sentence_check_and_critical_path() -> None:
    hurried = {"kick_off": TODAY + timedelta(7), "go_live": TODAY + timedelta(49)}
    rows = book(**hurried)
    said = [note.values["n"] for note in project_notes(rows, TODAY, "en") if "n" in note.values]
    room = next(one.message.values["n"] for one in problems_of(rows, TODAY) if one.rule == "ROOM-1")
    before = next(n for n, note in zip(said, notes(plan(**hurried)), strict=True) if "The time before kick-off" in note)
    leeways = critical_path(rows, TODAY).leeways
    assert said[0] == room > 0
    assert -leeways[tasks(rows)["t.kickoff"].id].slack == room
    assert -leeways[tasks(rows)["t.choice"].id].slack == room + before


def test_the_pilot_begins_on_the_day_on_which_the_plan_can_go_live() -> None:
    rows = book(kick_off=TODAY + timedelta(30), go_live=TODAY + timedelta(45))
    launch = tasks(rows)["t.golive"].starts
    assert launch > TODAY + timedelta(45)
    (pilot,), (card,) = rows(Pilot), rows(Project)
    assert (pilot.starts, pilot.ends, card.pilot_end) == (launch, month_after(launch), month_after(launch))
    rows = book()
    assert (rows(Pilot)[0].starts, rows(Project)[0].pilot_end) == (GO_LIVE, month_after(GO_LIVE))


@pytest.mark.parametrize("days", [1, 7, 90])
def test_after_a_kick_off_that_was_held_nothing_is_planned_before_today(days: int) -> None:
    rows = book(kick_off=TODAY - timedelta(days))
    held = {task.key for task in starter_tasks() if task.phase == "before"}
    assert not held & tasks(rows).keys()
    assert min(task.starts for task in rows(Task) if task.origin != "t.kickoff") == TODAY
    assert tasks(rows)["t.kickoff"].starts == TODAY - timedelta(days)
    assert "TASK-1" not in [one.rule for one in problems_of(rows, TODAY) if one.row != tasks(rows)["t.kickoff"].id]


def test_a_kick_off_in_three_days_leaves_the_selection_its_days_and_says_what_is_missing() -> None:
    rows = book(kick_off=TODAY + timedelta(3))
    choice, contract = tasks(rows)["t.choice"], tasks(rows)["t.contract.supplier"]
    assert (choice.starts, choice.days, contract.days) == (TODAY, 10, 5)
    assert choice.ends < contract.starts
    told = (
        "The time before kick-off is 12 working days too short. Move kick-off, or enter when the contract was signed."
    )
    assert notes(plan(kick_off=TODAY + timedelta(3))) == [told]
    assert [str(note) for note in project_notes(rows, TODAY, "en")] == [told]
    for task in (choice, contract):
        task.status = TaskStatus.DONE
    for key in ("t.goals", "t.budget"):
        tasks(rows)[key].status = TaskStatus.DONE
    assert project_notes(rows, TODAY, "en") == []


@pytest.mark.parametrize("way", Approach)
def test_a_contract_that_was_signed_is_no_task(way: Approach) -> None:
    signed = {"signed_on": TODAY, "approach": way}
    rows = book(kick_off=TODAY + timedelta(3), **signed)
    assert not {"t.choice", "t.contract", "t.contract.supplier"} & tasks(rows).keys()
    assert notes(plan(kick_off=TODAY + timedelta(3), **signed)) == []
    assert rows(Gates)[0].contract_signed_on == TODAY
    later = tasks(book(approach=way, signed_on=TODAY + timedelta(1)))
    assert {"t.contract", "t.contract.supplier"} & later.keys()


@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("cycles", [0, 1, 2, 3])
def test_the_acceptance_test_is_off_or_has_one_to_three_cycles(way: Approach, cycles: int) -> None:
    rows = book(approach=way, uat_cycles=cycles, type=ProjectType.CLOUD)
    found = tasks(rows)
    rounds = [cycle.origin for cycle in rows(Cycle)]
    assert rounds == [f"cy.{n}" for n in range(1, cycles + 1)]
    assert sum(key.startswith(("t.uat.1", "t.uat.2", "t.uat.3", "t.uat.short")) for key in found) == cycles
    for there in (
        "t.uat.ok" in found,
        "t.testers" in found,
        "go.uat" in {row.origin for row in rows(GoNoGo)},
        "cu.uat" in {row.origin for row in rows(CutoverStep)},
        "so.uat" in {row.origin for row in rows(SignOff)},
        any(session.origin.startswith("s.testers") for session in rows(Session)),
    ):
        assert there is (cycles > 0)
    days: list[Any] = [(cycle.starts, cycle.ends) for cycle in rows(Cycle)]
    assert all(before[1] < after[0] for before, after in pairwise(days))
    card = rows(Project)[0]
    assert (card.uat_start, card.uat_end) == ((days[0][0], days[-1][1]) if days else (None, None))
    assert rows(UatPlan)[0].cycles == cycles == plan_of(rows).cycles
    assert found["t.attest"].starts > found["t.corrections"].ends


def test_an_outsourcers_launch_has_no_acceptance_test_unless_it_is_asked_for() -> None:
    assert (plan(type=ProjectType.HOTLINE).cycles, plan(type=ProjectType.CLOUD).cycles) == (0, 3)
    assert plan(type=ProjectType.HOTLINE, approach=Approach.SUPPLIER).cycles == 3
    assert book(type=ProjectType.HOTLINE)(Cycle) == []


def test_what_others_set_takes_as_long_in_every_centre() -> None:
    led = {task.key: task.weeks * 5 for task in starter_tasks() if task.weeks}
    lines = {"t.carrier", "t.number", "t.porting", "t.links", "t.lines", "t.licences"}
    agreed = {"t.council", "t.council.heard", "t.council.ask", "t.recruit"}
    private = {"t.privacy", "t.privacy.contract", "t.privacy.all", "t.privacy.ask"}
    assert lines | agreed | private == led.keys()
    for seats in (12, 45, 250):
        for kind in ProjectType:
            found = tasks(book(seats=seats, type=kind, language="de", go_live=date(2027, 10, 1)))
            assert all(found[key].days == days for key, days in led.items() if key in found)
    told = [(task, one) for task in starter_tasks() for one in ({"weeks": task.weeks}, *task.in_country.values())]
    whys = [one.get("why_text", task.why_text) for task, one in told if one.get("weeks", task.weeks)]
    assert all("enter the number of days" in why.lower() for why in whys)


def test_lead_times_that_a_user_knows_better_hold_for_the_plan() -> None:
    rows = book(type=ProjectType.HOTLINE, seats=12)
    before = roadmap_of(plan_of(rows)).schedule.needed
    tasks(rows)["t.number"].days = 5
    assert roadmap_of(plan_of(rows)).schedule.needed < before
    assert roadmap_of(plan_of(rows)).items["t.number"].days == 5
    tasks(rows)["t.spec"].days = 3
    assert roadmap_of(plan_of(rows)).items["t.spec"].days == 3
    tasks(rows)["t.spec"].days = 8  # what a larger centre takes follows the size
    assert roadmap_of(plan_of(rows)).items["t.spec"].days == 4


def test_a_user_who_shortens_a_task_or_the_reserve_finds_the_figure_smaller() -> None:
    rows = book(go_live=date(2027, 2, 22))
    first, found = missing_days(rows), tasks(rows)
    assert first > 0
    found["t.install"].days -= 2
    shorter = missing_days(rows)
    assert first - 3 <= shorter <= first - 2  # a day of the reserve may go with them
    found["t.reserve"].days = 0
    assert missing_days(rows) < shorter - 2
    found["t.install"].status = TaskStatus.CANCELLED
    assert missing_days(rows) <= first - 6


def test_a_plan_that_is_made_again_from_its_rows_is_the_same() -> None:
    for named in (
        {},
        {"kick_off": TODAY - timedelta(9)},
        {"kick_off": TODAY + timedelta(3)},
        {"kick_off": None},
        {"go_live": TODAY - timedelta(9), "kick_off": None},
        {"go_live": date(2027, 2, 1), "signed_on": TODAY, "uat_cycles": 1},
    ):
        rows = book(**named)
        again = roadmap_of(plan_of(rows))
        assert {key: task.starts for key, task in tasks(rows).items()} == {
            key: span[0] for key, span in again.schedule.spans.items()
        }


def test_what_has_begun_keeps_its_days_and_what_follows_comes_after_it() -> None:
    rows = book()
    found, before = tasks(rows), missing_days(rows)
    late = date(2027, 2, 26)
    found["t.spec"].status, found["t.spec"].ends, found["t.spec"].finished_on = TaskStatus.DONE, late, late
    again = roadmap_of(plan_of(rows)).schedule
    assert again.spans["t.spec"] == (found["t.spec"].starts, late)
    assert again.spans["t.install"][0] > late
    assert (before, again.missing, missing_days(rows)) == (0, 0, 0)
    assert again.days["t.reserve"] < found["t.reserve"].days
    found["t.spec"].finished_on = found["t.spec"].ends = date(2027, 5, 3)
    assert missing_days(rows) == roadmap_of(plan_of(rows)).schedule.missing > 0
    found["t.install"].status, found["t.install"].ends = TaskStatus.IN_PROGRESS, date(2027, 5, 14)
    assert roadmap_of(plan_of(rows)).schedule.spans["t.install"] == (found["t.install"].starts, date(2027, 5, 14))


def test_tasks_that_wait_for_each_other_are_told_and_stop_nothing() -> None:
    rows = book()
    for n, task in enumerate(rows(Task), 1):
        task.code = f"T-{n:03d}"
    first, second = rows(Task)[5:7]
    first.after, second.after = second.code, first.code
    (note,) = project_notes(rows, TODAY, "en")
    assert "depend on each other" in str(note)
    assert missing_days(rows) == 0


def test_a_project_without_tasks_is_told_of_the_plan_that_it_would_have() -> None:
    short = plan(go_live=date(2027, 2, 1), empty=True)
    rows = book_of(starter_rows(short, words_of("en")))
    assert rows(Task) == []
    assert "too short" in str(project_notes(rows, TODAY, "en")[0])


def test_the_three_things_that_help_most_say_what_they_save() -> None:
    short = plan(type=ProjectType.HOTLINE, approach=Approach.SUPPLIER, go_live=date(2027, 4, 19))
    missing = roadmap_of(short).schedule.missing
    told = plan_notes(short)
    assert str(told[0]).endswith(f"the plan needs {missing} more working days.")
    assert len(told) == 4
    assert [note.values["n"] for note in told[1:3]] == [missing, missing]
    assert str(told[1]).startswith("Moving go-live to ")
    assert str(told[2]).startswith("Moving kick-off to ")
    assert "before kick-off, on" in str(told[3])
    no_earlier = plan_notes(replace(short, today=KICK_OFF))
    assert not any(str(note).startswith("Moving kick-off to") for note in no_earlier)


def test_what_is_offered_saves_what_it_says() -> None:
    short = plan(go_live=date(2027, 2, 1), today=KICK_OFF, signed_on=KICK_OFF)
    needed = roadmap_of(short).schedule.needed
    (round_less,) = [note for note in plan_notes(short) if note.text.startswith("One fewer test cycle")]
    assert needed - roadmap_of(replace(short, uat_cycles=2)).schedule.needed == round_less.values["n"]


@pytest.mark.parametrize(("end", "told"), [(date(2027, 5, 25), False), (date(2027, 5, 28), True)])
def test_a_reserve_that_is_used_up_is_told(end: date, told: bool) -> None:
    rows = book(country="")
    assert "RESERVE-1" not in rules(rows)
    found = tasks(rows)
    found["t.reserve"].ends = date(2027, 5, 28)
    found["t.decision"].starts = found["t.decision"].ends = date(2027, 5, 31)
    found["t.uat.ok"].ends = end
    assert ("RESERVE-1" in rules(rows)) is told


def test_cut_over_steps_stand_on_the_days_of_their_tasks_counted_in_working_days() -> None:
    rows, calendar = book(country="DE"), plan(country="DE").dates[0]
    steps = {step.origin: step.t_minus for step in rows(CutoverStep)}
    for step, task in {"cu.uat": "t.uat.ok", "cu.decision": "t.decision", "cu.attested": "t.retakes"}.items():
        assert calendar.shift(GO_LIVE, -int(steps[step].removeprefix("T-"))) == tasks(rows)[task].ends
    assert int(steps["cu.decision"].removeprefix("T-")) >= 4


def test_whether_go_live_can_be_met_reads_the_plan_once() -> None:
    rows, read = book(go_live=date(2027, 2, 1)), list[type]()

    def counted(sheet: type[Any]) -> Sequence[Any]:
        read.append(sheet)
        return rows(sheet)

    assert is_unfit(counted, TODAY)
    assert read.count(UatPlan) == 1
