"""What a practitioner would stumble over: an order that cannot be kept, and words that do not fit the centre."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.change.change_impact import ChangeImpact
from ccworkbench.sheets.change.process_change import ProcessChange
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase
from tests.method.plan.test_sound_plans import GO_LIVE, SEATS, book, books, tasks_of

pytestmark = pytest.mark.long  # each walks projects of every kind

# What says that people talk with customers, whose voices can be heard again.
HEARD = re.compile(r"\b(recordings?|listens?|listening|heard)\b", re.IGNORECASE)
STORED = {
    "ck.input.rules",  # what the law says of everything that is stored
    "lc.card.consent",
    "fl.19.main",
    "tc.admin.personal_data",
    "ts.admin.personal_data.2",
    "tc.admin.retention",
    "t.council",
    "t.privacy",
    "s.works_council",
    "s.data_protection",
    "go.privacy",
    "go.council",
    "ck.neighbours.workforce",  # the name of a kind of software
    "tc.recording.evaluation",  # the area of its test cases
    "q.7.4",  # what testers write down
    "co.conversation",  # to a customer, not to a recording
    "sk.conversation",
}
PROCESSED = ("t.integration", "t.crm", "t.old_data", "t.old_data.moved")


def test_no_flow_leaves_or_rejoins_at_a_step_that_its_main_flow_does_not_have() -> None:
    for plan, rows in books():
        steps = {
            flow.use_case: len(flow.steps.strip().splitlines()) for flow in rows(Flow) if flow.kind is FlowKind.MAIN
        }
        for flow in rows(Flow):
            for step in (flow.leaves_at, flow.rejoins_at):
                assert step is None or 1 <= step <= steps[flow.use_case], (plan, flow.origin, step)


def test_an_outage_pauses_campaigns_and_reroutes_what_customers_begin() -> None:
    for plan, rows in books():
        flow = next(flow for flow in rows(Flow) if flow.origin == "fl.18.main")
        case = next(case for case in rows(UseCase) if case.origin == "uc.18")
        is_outbound = plan.type is ProjectType.OUTBOUND
        assert ("paused" in flow.name) == is_outbound == ("Campaigns" in case.outcome)
        assert ("rerouted" in flow.name) == ("fallback route" in case.outcome) != is_outbound


def test_customers_are_told_after_the_decision_and_before_go_live() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        if "t.announce" in tasks:
            assert tasks["t.decision"].ends < tasks["t.announce"].starts, plan
            assert tasks["t.announce"].ends < GO_LIVE, plan
            assert tasks["t.announce"].code in tasks["t.cutover" if "t.cutover" in tasks else "t.golive"].after
        asked = [row.criterion for row in rows(GoNoGo) if row.origin == "go.customers"]
        assert all("ready to go out" in text for text in asked)


def test_final_acceptance_is_last() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        others = [task.ends for key, task in tasks.items() if key not in {"t.final", "t.operate"}]
        assert tasks["t.final"].starts > max(others), plan
        assert tasks["t.operate"].starts >= tasks["t.final"].ends, plan


def test_who_fails_has_a_day_to_practise_and_the_decision_knows_how_it_went() -> None:
    for plan, rows in books():
        tasks, calendar = tasks_of(rows), plan.dates[0]
        assert tasks["t.retakes"].ends >= calendar.shift(tasks["t.attest"].ends, 2), plan
        assert tasks["t.decision"].starts > tasks["t.retakes"].ends, plan


def test_the_test_plan_names_who_signs_the_acceptance() -> None:
    for plan, rows in books():
        (form,) = rows(UatPlan)
        (acceptance,) = [row for row in rows(SignOff) if row.origin == "so.uat"]
        signing = [row.position_held for row in rows(Signatory) if row.sign_off_id == acceptance.id]
        named = [re.sub(r"\W*\(.*", "", name).casefold() for name in signing]
        assert all(name in form.approvers.casefold() for name in named), (plan, named, form.approvers)


def test_hypercare_ends_with_a_handover_that_is_prepared_as_it_comes_afterwards() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        assert "t.handover" not in tasks or tasks["t.handover"].starts > tasks["t.hypercare"].ends, plan
        told = [row.item for row in rows(CheckItem) if row.origin == "ck.hypercare.signed"]
        assert all("prepared" in text and "signed" not in text for text in told)


def test_who_is_hired_and_what_is_bought_follows_from_the_forecast() -> None:
    for plan, rows in books():
        tasks = tasks_of(rows)
        assert "forecast" in tasks["t.budget"].title
        for key in ("t.recruit", "t.operators", "t.licences"):
            assert key not in tasks or tasks[key].starts > tasks["t.budget"].ends, (plan, key)


@pytest.mark.parametrize("country", ["DE", "GB", "RU", "US"])
@pytest.mark.parametrize("seats", SEATS)
@pytest.mark.parametrize("kind", ProjectType)
def test_nobody_processes_personal_data_before_that_is_agreed(kind: ProjectType, seats: int, country: str) -> None:
    tasks = tasks_of(book(seats=seats, type=kind, country=country))
    agreed = [task.ends for key, task in tasks.items() if re.fullmatch(r"t\.privacy\.(contract|all|ask)", key)]
    assert agreed
    assert all(tasks[key].starts > max(agreed) for key in PROCESSED if key in tasks)


def test_satisfaction_is_a_percentage_like_its_target() -> None:
    for plan, rows in books():
        told = [row.why for row in rows(Kpi) if row.formula is Formula.CSAT]
        assert all("percentage" in text for text in told), plan
        assert all("Agreed targets" in form.targets for form in rows(Pilot))


@pytest.mark.parametrize(("cycles", "share"), [(0, None), (1, 0.95), (3, 0.95)])
@pytest.mark.parametrize("seats", SEATS)
def test_a_pass_rate_is_required_only_where_there_is_a_test(seats: int, cycles: int, share: float | None) -> None:
    (form,) = book(seats=seats, uat_cycles=cycles)(UatPlan)
    assert form.pass_share == share


def texts_of(rows: list[Record]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for column in columns_of(type(row)):
            value = None if column.computed or column.key in {"origin", "why"} else getattr(row, column.key)
            if isinstance(value, str):
                yield row.origin, value


def made(seats: int, **named: object) -> list[Record]:
    dates = {"kick_off": date(2027, 1, 11), "go_live": GO_LIVE}
    return starter_rows(Plan("x", "y", seats=seats, country="GB", **dates, **named), words_of("en"))  # type: ignore[arg-type]


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("seats", SEATS)
def test_a_centre_that_only_writes_listens_to_nothing(seats: int, approach: Approach) -> None:
    rows = made(seats, channels=("chat",), approach=approach)
    found = {origin: text for origin, text in texts_of(rows) if HEARD.search(text)}
    assert {key: text for key, text in found.items() if not any(key.startswith(begun) for begun in STORED)} == {}


def test_a_centre_that_talks_pauses_its_recordings_and_annotates_them() -> None:
    spoken, written = book(seats=250), book(seats=250, channels=("chat",))
    assert [row.origin for row in spoken(Requirement) if row.origin == "req.5"]
    assert [row.origin for row in written(Requirement) if row.origin == "req.5"] == []
    assert [row.origin for row in spoken(Skill) if row.origin == "sk.annotate"]
    assert [row.origin for row in written(Skill) if row.origin == "sk.annotate"] == []


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("seats", SEATS)
def test_an_expansion_neither_leaves_an_old_platform_nor_moves_to_a_new_one(seats: int, approach: Approach) -> None:
    channels = ("voice_in", "voice_out", "chat", "email", "callback")
    rows = made(seats, channels=channels, approach=approach, type=ProjectType.EXPANSION)
    moved = re.compile(r"\b(new platform|old (platform|system|lines|mailbox))\b")
    assert {origin: text for origin, text in texts_of(rows) if moved.search(text)} == {}
    steps = {row.origin: row.step for row in rows if isinstance(row, CutoverStep)}
    assert {"cu.log_in.first", "cu.final.first", "cu.switch"} <= steps.keys()


def before_of(rows: Rows) -> list[str]:
    """List what the changes say of the time before the project."""
    return [row.today for sheet in (ChangeImpact, ProcessChange) for row in rows(sheet)]


@pytest.mark.parametrize("seats", SEATS)
def test_a_new_hotline_has_no_past_that_its_changes_could_tell(seats: int) -> None:
    rows = book(seats=seats, type=ProjectType.HOTLINE)
    assert before_of(rows)
    assert not any(before_of(rows))
    assert not re.search(r"\bold\b|redesigned", tasks_of(rows)["t.processes"].title + tasks_of(rows)["t.processes"].why)
    assert all(before_of(book(seats=seats, type=ProjectType.CLOUD)))
