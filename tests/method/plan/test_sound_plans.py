"""A plan one would sign: who approves has days, one order everywhere, and owners that the project has."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise, product
from typing import Any
from uuid import UUID

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.option import Option
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.cutover_days import ASKED
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.schedule.working_days import Calendar
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.operate.report import Report
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.raci import Raci
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.stakeholders.message import Message
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.uat_plan import UatPlan
from tests.method.conftest import book_of

pytestmark = pytest.mark.long  # each walks projects of every kind

GO_LIVE = date(2027, 11, 2)
DATES: Mapping[str, Any] = {"kick_off": date(2027, 1, 11), "go_live": GO_LIVE, "country": "GB"}
SEATS = (12, 45, 250)
APPROVALS = {"t.specok": "t.spec", "t.knowledge.ok": "t.knowledge", "t.use_cases.ok": "t.use_cases"}
# The deliverable that a task makes, and the letters one of which its owner has in it.
MAKES = {
    "t.goals": ("d.01", "A"),
    "t.roles": ("d.03", "AR"),
    "t.plans": ("d.08", "AR"),
    "t.use_cases": ("d.15", "AR"),
    "t.use_cases.ok": ("d.15", "A"),
    "t.spec": ("d.16", "AR"),
    "t.specok": ("d.16", "A"),
    "t.roadmap": ("d.17", "AR"),
    "t.processes": ("d.10", "AR"),
    "t.net": ("d.18", "AR"),
    "t.porting": ("d.19", "AR"),
    "t.number": ("d.19.new", "AR"),
    "t.flows": ("d.20", "AR"),
    "t.users": ("d.21", "AR"),
    "t.integration": ("d.22", "AR"),
    "t.knowledge": ("d.23", "AR"),
    "t.knowledge.ok": ("d.23", "A"),
    "t.train.key": ("d.13", "AR"),
    "t.train": ("d.13", "AR"),
    "t.attest": ("d.14", "AR"),
    "t.launch": ("d.31", "AR"),
    "t.uat.1": ("d.27", "AR"),
    "t.uat.short.1": ("d.27", "AR"),
    "t.uat.fix.1": ("d.28", "AR"),
    "t.uat.ok": ("d.29", "A"),
    "t.cutover": ("d.32", "AR"),
    "t.decision": ("d.33", "A"),
    "t.announce": ("d.34", "AR"),
    "t.release": ("d.34", "AR"),
    "t.report": ("d.35", "AR"),
    "t.debrief": ("d.36", "AR"),
    "t.final": ("d.37", "A"),
    "t.handover": ("d.38", "AR"),
}


@cache
def books() -> Sequence[tuple[Plan, Rows]]:
    """Give projects of every type, approach and size, with every channel that the type has."""
    plans = [
        Plan("x", "y", seats=seats, type=kind, approach=way, uat_cycles=3, channels=_channels(kind), **DATES)
        for seats, kind, way in product(SEATS, ProjectType, Approach)
    ]
    return [(plan, book_of(starter_rows(plan, words_of("en")))) for plan in plans]


def _channels(kind: ProjectType) -> tuple[str, ...]:
    return () if kind is ProjectType.OUTBOUND else ("voice_in", "email", "chat", "callback")


def tasks_of(rows: Rows) -> dict[str, Any]:
    """Find tasks by their keys; all of them have dates here."""
    return {task.origin: task for task in rows(Task)}


def book(**named: Any) -> Rows:
    return book_of(starter_rows(Plan("x", "y", **{"seats": 45, **DATES, **named}), words_of("en")))


def test_an_approval_has_days_of_its_own_behind_the_writing() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        for approval, written in APPROVALS.items():
            days = tasks[approval].days
            assert days, (plan, approval)
            assert days >= (2 if approval == "t.use_cases.ok" else 3)
            assert written not in tasks or tasks[approval].starts > tasks[written].ends, (plan, approval)
        assert tasks["t.uat.ok"].starts > max(tasks[key].ends for key in tasks if re.fullmatch(r"t\.uat\..*3", key))


@pytest.mark.parametrize(("seats", "days"), [(30, 3), (31, 3), (100, 3), (101, 5)])
def test_who_reads_for_a_large_centre_has_more_days(seats: int, days: int) -> None:
    tasks = tasks_of(book(seats=seats))
    assert (tasks["t.specok"].days, tasks["t.knowledge.ok"].days) == (days, days)


def test_fixes_take_as_long_as_the_test_plan_promises() -> None:
    for _, rows in books():
        (form,), tasks = rows(UatPlan), tasks_of(rows)
        promised = int(re.search(r"Major: .* within (\d) working days", form.response)[1])  # type: ignore[index]
        assert tasks["t.uat.fix.1"].days >= promised
        assert tasks["t.uat.fix.2"].days >= promised


def test_nothing_is_installed_without_licences_nor_set_up_by_people_who_still_learn() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        assert tasks["t.install"].starts > tasks["t.licences"].ends, plan
        assert tasks["t.flows"].starts > tasks["t.train.admins"].ends, plan
        assert tasks["t.flows"].starts > tasks["t.use_cases.ok"].ends, plan


def test_the_cut_over_is_on_the_day_of_go_live_like_its_steps() -> None:
    for plan, rows in books():
        there = "t.cutover" in tasks_of(rows)
        assert there == (plan.way is Approach.SUPPLIER)
        assert not there or tasks_of(rows)["t.cutover"].ends == GO_LIVE


def days_of(step: CutoverStep) -> int:
    found = re.fullmatch(r"T([+-]\d+)", step.t_minus)
    return int(found[1]) if found else 0


def test_steps_of_the_cut_over_stand_in_their_order_and_on_the_days_of_the_roadmap() -> None:
    for plan, rows in books():
        steps, tasks, calendar = rows(CutoverStep), tasks_of(rows), plan.dates[0]
        assert [days_of(step) for step in steps] == sorted(days_of(step) for step in steps), plan
        by_key = {step.origin: step for step in steps}
        decided = days_of(by_key["cu.decision"])
        assert calendar.shift(GO_LIVE, decided) == tasks["t.decision"].ends
        assert all(days_of(by_key[key]) < decided for key in ASKED & by_key.keys()), plan
        if "cu.hand_over" in by_key and "t.handover" in tasks:
            assert calendar.shift(GO_LIVE, days_of(by_key["cu.hand_over"])) == tasks["t.handover"].ends


def test_a_step_without_dates_keeps_its_usual_day_and_its_order() -> None:
    steps = book(kick_off=None, go_live=None)(CutoverStep)
    assert [days_of(step) for step in steps] == sorted(days_of(step) for step in steps)
    assert next(step.t_minus for step in steps if step.origin == "cu.decision") == "T-4"


def test_what_was_missing_is_planned_where_it_fits() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        assert {"t.use_cases.ok", "t.processes", "t.final"} <= tasks.keys()
        assert ("t.announce" in tasks) == (plan.type is not ProjectType.OUTBOUND)
        assert ({"t.old_data", "t.old_data.moved"} <= tasks.keys()) == (plan.type is ProjectType.MIGRATION)
        assert tasks["t.processes"].ends < tasks["t.train"].starts
        if "t.decommission" in tasks:
            assert tasks["t.old_data.moved"].ends < tasks["t.decommission"].starts


def test_who_owns_a_task_answers_for_its_deliverable_or_makes_it() -> None:
    """A role outside the matrix acts for the one that wears its hat."""
    holders = {role.key: role.held_by for role in starter_content.roles()}
    for plan, rows in books():
        roles = {role.id: role for role in rows(Role)}
        by_origin = {role.origin: role for role in rows(Role)}
        papers = {row.origin: row.id for row in rows(Deliverable)}
        letters: dict[tuple[UUID, UUID], str] = {
            (cell.row_id, cell.column_id): cell.letter.value
            for cell in rows(Raci)
            if cell.row_id and cell.column_id and cell.letter
        }
        for key, (paper, wanted) in MAKES.items():
            task = tasks_of(rows).get(key)
            if task is None or paper not in papers:
                continue
            role = roles[task.role_id]
            if not role.in_raci:
                role = by_origin[holders[role.origin]]
            assert set(letters.get((papers[paper], role.id), "").split("/")) & set(wanted), (plan, key, role.name)


def test_owners_and_readers_are_people_whom_the_project_has() -> None:
    for plan, rows in books():
        names = {role.name.casefold() for role in rows(Role)}
        for gap in rows(Gap):
            owner = gap.typical_owner.casefold()
            both = owner == "project managers from both sides" and plan.way is Approach.SUPPLIER
            assert both or any(name.startswith(owner) for name in names), (plan, gap.origin, owner)
        told = [row.audience for sheet in (Report, Message) for row in rows(sheet)]
        told += [text for form in rows(UatPlan) for text in (form.approvers, form.triage)]
        assert not [text for text in told if re.search(r"teering|nalyst|purchasing", text)], plan


def test_every_task_belongs_to_a_role_of_the_project() -> None:
    for plan, rows in books():
        roles = {role.id for role in rows(Role)}
        assert [task.origin for task in rows(Task) if task.role_id not in roles] == [], plan


@pytest.mark.parametrize(
    ("channels", "there", "missing"),
    [
        (("email",), {"k.email_in_time"}, {"k.callback", "k.first_response"}),
        (("voice_in", "callback"), {"k.callback"}, {"k.email_in_time"}),
        (("chat",), {"k.first_response", "k.chat_abandon"}, {"k.email_in_time", "k.callback"}),
    ],
)
@pytest.mark.parametrize("seats", SEATS)
def test_each_channel_has_its_figures_with_their_targets(
    channels: tuple[str, ...], there: set[str], missing: set[str], seats: int
) -> None:
    found = {kpi.origin: kpi for kpi in book(channels=channels, seats=seats)(Kpi)}
    assert there <= found.keys()
    assert not missing & found.keys()
    own = {key for key in found if re.match(r"k\.(email|callback|first|chat|concurrency)", key)}
    assert all(found[key].target is not None and found[key].warning is not None for key in own)


def test_nobody_said_which_platform_it_is_or_that_anything_is_done() -> None:
    for plan, rows in books():
        assert rows(Project)[0].platform == ""
        for row in starter_rows(plan, words_of("en")):
            assert [key for key, value in chosen(row) if value.tone == "good"] == [], (plan, row.origin)


def chosen(row: Record) -> list[tuple[str, Option]]:
    """List what stands in the columns that tell how far something has come."""
    found = [(column.key, getattr(row, column.key)) for column in columns_of(type(row)) if not column.computed]
    return [(key, value) for key, value in found if isinstance(value, Option) and key in {"status", "result", "state"}]


def test_every_sign_off_names_the_roles_that_sign_it() -> None:
    for plan, rows in books():
        names = {role.name for role in rows(Role)}
        for sign_off in rows(SignOff):
            signing = [row for row in rows(Signatory) if row.sign_off_id == sign_off.id]
            assert {row.position_held for row in signing} <= names
            assert signing[0].side is Side.CUSTOMER or plan.way is Approach.OUTSOURCER
            assert len(signing) == 1 if plan.seats == 12 else signing, (plan, sign_off.origin)
            assert {(row.person_id, row.name, row.signed_on) for row in signing} == {(None, "", None)}


def test_a_centre_that_only_calls_out_lets_nobody_wait() -> None:
    waiting = re.compile(
        r"\bwaiting time|\bwaits?\b(?! until| for the call)|emergency announcement|inbound calls", re.I
    )
    for way, seats in product(Approach, SEATS):
        rows = starter_rows(Plan("x", seats=seats, type=ProjectType.OUTBOUND, approach=way), words_of("en"))
        told = [
            (row.origin, text)
            for row in rows
            for column in columns_of(type(row))
            if isinstance(text := None if column.computed else getattr(row, column.key), str)
            and column.key not in {"origin", "why", "severities"}
            and waiting.search(text)
            and not row.origin.startswith("ts.")
        ]
        assert told == []
        assert "tc.supervision.alert" not in {row.origin for row in rows if isinstance(row, TestCase)}


@pytest.mark.parametrize(("region", "works"), [("GB", False), ("GB-ENG", False), ("GB-SCT", True), ("DE", False)])
def test_easter_monday_is_a_day_off_where_nobody_chose_a_part_of_the_kingdom(region: str, works: bool) -> None:
    assert Calendar(region).is_working(date(2027, 3, 29)) is works


def test_the_days_of_a_step_never_leave_its_side_of_go_live() -> None:
    for _, rows in books():
        before = [days_of(step) for step in rows(CutoverStep) if step.moment.value == "before"]
        after = [days_of(step) for step in rows(CutoverStep) if step.moment.value == "after"]
        assert max(before) < 0 < min(after, default=1)
        assert all(first <= second for first, second in pairwise(before))
