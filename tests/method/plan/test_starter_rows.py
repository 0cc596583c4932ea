"""The starter rows of the lists and forms: sound in every project, and told apart in every language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from math import exp
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ccworkbench.core.kind import Code, LongText, Reference, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.figures.kpi import SERVICE_LEVELS, ratio_of
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.row_values import filled_row
from ccworkbench.method.plan.starter_rows import FORMS, LISTED, starter_rows
from ccworkbench.sheets.launch.cutover_step import CutoverStep
from ccworkbench.sheets.operate.kpi import Formula, Kpi
from ccworkbench.sheets.operate.pilot import Pilot
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.gates import HotlineScope
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, Purpose, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.course import Course
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.test_case import TestArea, TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase

CENTRES = ((12, Topology.CENTRAL), (250, Topology.DISTRIBUTED))
MIXES = ((), ("voice_in",), ("voice_out",), ("email", "chat"), ("social", "callback"), tuple(Channel))
DATES = {"kick_off": date(2027, 1, 11), "go_live": date(2027, 6, 7)}
LANDS = {"EEA", "AT", "BE", "CH", "CN", "DE", "FR", "GB", "HU", "LU", "NL", "RU"}
FOR: Mapping[str, set[str]] = {
    "types": set(ProjectType),
    "approaches": set(Approach),
    "bands": set(SizeBand),
    "topologies": set(Topology),
    "channels": set(Channel),
    "without": set(Channel),
    "with": {channel.value for channel in Channel},
    "scopes": set(HotlineScope),
    "large": {"yes", "no"},
    "uat": {"yes", "no"},
    "countries": LANDS,
    "elsewhere": LANDS,
}
# Hours of each course, and the level that each audience needs of the skills made for it (method.md 4.5).
HOURS = {
    "agents": 6,
    "supervisors": 10,
    "manager": 6,
    "admins": 20,
    "flows": 24,
    "quality": 4,
    "planning": 4,
    "product": 6,
    "conversation": 6,
    "mentor": 6,
    "dsc": 2,
    "testers": 1.5,
    "developers": 16,
}
LEVELS = {
    "agents": "log_in3 queues3 calls3 email3 chat3 transfer3 wrap_up3 annotate2 own_evaluations2 content3",
    "supervisors": "log_in3 calls3 content3 lead_queues3 live_views3 reports3 codes3 listen3 evaluate3 tech_launch3",
    "manager": "campaigns3 content2 evaluate3 schedules3 figures3",
    "admins": "users4 lead_queues4 skills4 change_control3 usage_rules3 evidence3",
    "flows": "flows4 hours4 prompts3 flow_tests3",
    "developers": "interfaces3 sign_in3 data_actions3 limits2",
    "infrastructure": "lan_wan3 trunks3 devices3",
    "dsc": "tickets3 service_state2",
    "testers": "run_cases3 log_defects3",
}
VIEW = Viewer(words_of("en"), date(2026, 11, 22))
MEASURED = re.compile(r"percentage|seconds|divided")  # what a target is a number of, where no formula says so


@cache
def projects() -> Sequence[tuple[str, Sequence[Record]]]:
    """Give the rows of projects of every type, approach, size and mix of channels."""
    plans = [
        Plan("x", type=kind, approach=way, seats=seats, topology=topology, **DATES)  # type: ignore[arg-type] # dates
        for kind, way, (seats, topology) in product(ProjectType, Approach, CENTRES)
    ]
    plans += [Plan("x", seats=seats) for seats in (None, 1, 45)]
    plans += [Plan("x", channels=mix) for mix in MIXES]
    return [(str(plan), starter_rows(plan, words_of("en"))) for plan in plans]


def rows_of(sheet: type[Any], **plan: Any) -> list[Any]:
    """Give the rows of a sheet in a project that has all content that fits it."""
    return [row for row in starter_rows(full(**plan), words_of("en")) if isinstance(row, sheet)]


def full(**plan: Any) -> Plan:
    return Plan("x", **{"size": ContentSize.FULL, **plan})


def items() -> Iterator[tuple[type[Record], Mapping[str, Any]]]:
    return ((sheet, item) for sheet in (*FORMS, *LISTED) for item in starter_content.rows(sheet.__tablename__))


def test_every_row_in_the_files_belongs_to_a_sheet_that_is_filled() -> None:
    elsewhere = {"org_level", "unit", "band"}  # worked out from the size of the centre
    elsewhere |= {"task", "session", "cycle"}  # and from its dates
    elsewhere |= {"question", "role", "deliverable", "action", "text"}  # made by functions of their own
    files = (Path(__file__).parents[3] / "resources" / "content").glob("*.toml")
    tables = [table for file in files for table in starter_content.load("content", file.stem)]
    assert len(set(tables)) == len(tables)
    assert all(starter_content.rows(table) for table in tables)  # or the file is that of no chapter
    assert set(tables) == {sheet.__tablename__ for sheet in (*FORMS, *LISTED)} | elsewhere


def test_rows_name_only_columns_that_exist() -> None:
    for sheet, item in items():
        stored = {column.key for column in columns_of(sheet) if not column.computed}
        extra = {"key", "only", "size", "outsourcer", "in_type", "signed_by"} | (
            {"needs"} if sheet is Skill else {"teaches"}
        )
        for told in (item, item.get("outsourcer", {})):
            assert {key.removesuffix("_text") for key in told} - extra <= stored, (sheet, item["key"])


def test_words_are_marked_as_words_and_nothing_else_is() -> None:
    for sheet, item in items():
        kinds = {column.key: column.kind for column in columns_of(sheet)}
        for key in item.keys() - {
            "signed_by",
            "key",
            "only",
            "size",
            "outsourcer",
            "in_type",
            "teaches",
            "needs",
            "t_minus",
            "alias",
            "requirements",
        }:
            worded = type(kinds[key.removesuffix("_text")]) in {Text, LongText}
            assert key.endswith("_text") is worded, (sheet, item["key"], key)


def test_rows_are_only_for_projects_that_exist() -> None:
    for _, item in items():
        for key, values in item.get("only", {}).items():
            assert values, item["key"]
            assert set(values) <= FOR[key], item["key"]


def test_keys_stand_for_one_row_of_a_sheet() -> None:
    for sheet in (*FORMS, *LISTED):
        counted = Counter(item["key"] for item in starter_content.rows(sheet.__tablename__))
        assert [key for key, n in counted.items() if n > 1] == [], sheet


def test_references_of_every_project_lead_to_rows_of_it() -> None:
    for plan, rows in projects():
        ids: dict[str, set[UUID]] = defaultdict(set)
        for row in rows:
            ids[type(row).__tablename__].add(row.id)
        for row in rows:
            for column in columns_of(type(row)):
                if isinstance(column.kind, Reference) and (value := column.read(row)):
                    assert value in ids[column.kind.sheet], (plan, row.origin, column.key)


def test_crossings_of_every_project_lie_between_rows_of_it() -> None:
    for plan, rows in projects():
        ids = {row.id for row in rows}
        lost = [row.origin for row in rows if isinstance(row, Crossing) and not {row.row_id, row.column_id} <= ids]
        assert lost == [], plan


@pytest.mark.long
def test_every_value_of_every_project_is_one_that_could_be_typed() -> None:
    seen: set[tuple[str, str, str]] = set()
    for plan, rows in projects():
        for row in rows:
            for column in columns_of(type(row)):
                value, kind = getattr(row, column.key), column.kind
                place = (type(row).__tablename__, column.key, repr(value))
                if column.computed or place in seen or isinstance(kind, Reference | Code):
                    continue
                seen.add(place)
                assert kind.parse(kind.show(value, VIEW), VIEW) == value, (plan, row.origin, column.key)


@pytest.mark.long
def test_what_must_not_be_empty_is_filled_in_every_project() -> None:
    for plan, rows in projects():
        for row in rows:
            for column in columns_of(type(row)):
                if column.required and type(row) in (*FORMS, *LISTED):
                    assert getattr(row, column.key), (plan, row.origin, column.key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_a_sheet_stay_apart_in_every_language(language: str) -> None:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sheet, item in items():
        for key, text in item.items():
            if key.endswith("_text"):
                told[sheet.__tablename__, words_of(language).say(text)].add(text)
    assert [texts for texts in told.values() if len(texts) > 1] == []


def test_a_reference_to_a_row_that_nobody_knows_is_a_fault_of_the_file() -> None:
    with pytest.raises(KeyError):
        filled_row(TestStep(), {"case_id": "tc.none"}, words_of("en"), {})


def test_a_row_whose_partner_is_for_other_projects_stands_without_it() -> None:
    known: dict[tuple[str, str], Record | None] = {("use_case", "uc.12"): None}
    case = TestCase()
    filled_row(case, {"use_case": "uc.12", "title_text": "Try"}, words_of("en"), known)
    assert (case.use_case, case.title) == (None, "Try")


def test_test_cases_cover_all_areas_and_link_to_use_cases_in_every_mix_of_channels() -> None:
    assert {case.area for case in rows_of(TestCase)} == set(TestArea)
    assert len(rows_of(TestCase, topology=Topology.DISTRIBUTED)) >= 75
    for mix in MIXES:
        assert [case.origin for case in rows_of(TestCase, channels=mix) if not case.use_case] == []


ONLY = {
    "voice_in": "tc.entry.open",
    "voice_out": "tc.outbound.start",
    "email": "tc.digital.email",
    "callback": "tc.queue.callback_done",
}


@pytest.mark.parametrize(("channel", "case"), ONLY.items())
def test_cases_of_a_channel_are_there_only_with_the_channel(channel: str, case: str) -> None:
    for mix in Channel:
        there = case in {row.origin for row in rows_of(TestCase, channels=(mix.value,))}
        assert there is (mix.value == channel)


def test_rows_name_only_channels_that_the_project_has() -> None:
    for mix in MIXES[1:]:
        for row in (*rows_of(UseCase, channels=mix), *rows_of(TestCase, channels=mix)):
            named = set(row.channels if isinstance(row, UseCase) else filter(None, [row.channel]))
            assert named <= set(mix), (mix, row.origin)


def test_a_campaign_centre_starts_without_rows_of_inbound_calls() -> None:
    for plan in ({"type": ProjectType.OUTBOUND, "uat_cycles": 1}, {"channels": ("voice_out",)}):
        there = {row.origin for row in starter_rows(full(**plan), words_of("en"))}
        assert {"uc.12", "tc.outbound.start", "tc.recording.pause", "cu.watch.contacts", "rp.daily.contacts"} <= there
        inbound = {"uc.01", "tc.queue.overflow", "req.1", "req.6", "lc.routing.overflow", "cu.watch", "rp.daily"}
        assert not inbound & there
        assert {row.requirements for row in rows_of(UseCase, **plan)} == {"", "REQ-002", "REQ-003"}
    (card,) = rows_of(Project, type=ProjectType.OUTBOUND)
    assert card.channels == ("voice_out",)


def test_a_campaign_centre_sells_unless_it_answers_customers_too() -> None:
    for channels, purpose in (((), Purpose.SALES), (("voice_in", "voice_out"), Purpose.BOTH)):
        (profile,) = rows_of(Profile, type=ProjectType.OUTBOUND, channels=channels)
        assert profile.purpose is purpose
    assert rows_of(Profile)[0].purpose is Purpose.SERVICE


def test_what_is_new_has_nothing_before_it_to_go_back_to_or_to_compare_with() -> None:
    for kind in (ProjectType.HOTLINE, ProjectType.OUTBOUND):
        rows = starter_rows(full(type=kind, channels=tuple(Channel)), words_of("en"))
        columns = ((row, column.key) for row in rows for column in columns_of(type(row)) if not column.computed)
        told = {getattr(row, key) for row, key in columns if type(row) in LISTED and key != "contract"}
        before = [
            text
            for text in told
            if isinstance(text, str) and re.search(r"\b(old (system|mailbox|lines)|present )|figures from", text)
        ]
        assert before == []
        assert [row.baseline for row in rows if isinstance(row, Pilot)] == [""]
        gates = [row for row in rows if isinstance(row, CutoverStep) and row.decision_gate]
        assert (len(gates), sum(row.no_return for row in gates)) == (4, 1)


def test_figures_have_the_switches_and_seconds_of_their_formulas_only() -> None:
    for kind in ProjectType:
        for kpi in rows_of(Kpi, type=kind):
            ratio = ratio_of(kpi)
            assert (ratio is None) == (kpi.formula is Formula.OWN), kpi.origin
            assert ratio or (kpi.note and (kpi.target is None or MEASURED.search(kpi.note))), kpi.origin
            assert (kpi.threshold_s is not None) == (kpi.formula in SERVICE_LEVELS), kpi.origin
            assert (kpi.short_s is not None) == bool(ratio and "short_abandoned" in ratio.needs), kpi.origin
            assert (kpi.include_abandons, kpi.exclude_short, kpi.include_flowouts) == (False, False, False)


@pytest.mark.long
def test_figures_of_waiting_callers_are_agreed_where_callers_wait() -> None:
    waiting = {"k.sl", "k.lcr", "k.awt", "k.sa"}
    for mix, kind in product(MIXES[1:], ProjectType):
        there = {row.origin for row in rows_of(Kpi, channels=mix, type=kind)}
        assert there & waiting == (waiting if "voice_in" in mix else set())
        assert there >= {"k.wt", "k.qa"}


def test_campaigns_and_chats_are_measured_where_there_are_any() -> None:
    calls_out = {"k.contact", "k.rpc", "k.conversion", "k.penetration"}
    written = {"k.first_response", "k.concurrency", "k.chat_abandon"}

    def there(kind: ProjectType, *channels: str) -> set[str]:
        return {row.origin for row in rows_of(Kpi, channels=channels, type=kind)} & {
            *calls_out,
            *written,
            "k.dropped",
            "k.dropped.mixed",
        }

    assert there(ProjectType.OUTBOUND) == {*calls_out, "k.dropped"}
    assert there(ProjectType.OUTBOUND, "voice_out", "voice_in") == {*calls_out, "k.dropped.mixed"}
    assert there(ProjectType.CLOUD, "voice_in", "chat") == written
    assert there(ProjectType.HOTLINE, "voice_in", "voice_out") == set()
    assert there(ProjectType.CLOUD, "voice_in", "email") == set()


@pytest.mark.parametrize("agents", [12, 45, 250])
def test_a_centre_of_any_size_can_reach_all_default_targets_at_once(agents: int) -> None:
    """By Erlang C: as many calls as keep the service level leave neither wait nor occupancy off their limits."""
    kpis = {row.origin: row for row in rows_of(Kpi, type=ProjectType.CLOUD, channels=("voice_in",))}
    level, wait, busy, handling = (kpis[key] for key in ("k.sl", "k.awt", "k.occ", "k.aht"))
    seconds = (handling.target + handling.warning) / 2
    most = busy.warning / 100 * agents
    loads = [most * share / 1000 for share in range(1, 1001)]
    served = [load for load in loads if in_time(agents, load, seconds, level.threshold_s) >= level.target / 100]
    assert busy.target / 100 <= served[-1] / agents <= busy.warning / 100
    assert waiting(agents, served[-1]) * seconds / (agents - served[-1]) <= wait.warning


def waiting(agents: int, load: float) -> float:
    """Return the share of callers who wait at all (Erlang C)."""
    blocked = 1.0
    for number in range(1, agents + 1):
        blocked = load * blocked / (number + load * blocked)
    return agents * blocked / (agents - load * (1 - blocked))


def in_time(agents: int, load: float, seconds: float, threshold: float) -> float:
    return 1 - waiting(agents, load) * exp(-(agents - load) * threshold / seconds)


def test_a_small_hotline_trains_those_it_has() -> None:
    small = {row.origin for row in starter_rows(full(type=ProjectType.HOTLINE, seats=12), words_of("en"))}
    assert not {"au.developers", "co.developers", "sk.limits", "au.quality", "ad.quality", "sv.workforce"} & small
    large = {row.origin for row in starter_rows(full(seats=250), words_of("en"))}
    assert {"au.developers", "co.developers", "sk.limits", "au.quality", "ad.quality", "sv.workforce"} <= large


def test_heads_of_audiences_follow_the_size_where_the_organisation_tells_them() -> None:
    heads = {row.origin: row.headcount for row in rows_of(Audience, seats=12)}
    assert (heads["au.agents"], heads["au.supervisors"], heads["au.manager"], heads["au.testers"]) == (12, 1, 1, 4)
    assert (heads["au.admins"], heads["au.dsc"]) == (2, 2)
    heads = {row.origin: row.headcount for row in rows_of(Audience, seats=250)}
    assert (heads["au.manager"], heads["au.quality"], heads["au.testers"]) == (3, 7, 13)
    assert next(row.headcount for row in rows_of(Audience) if row.origin == "au.testers") is None


def test_hierarchy_and_duties_of_operators_name_no_channel() -> None:
    for band in starter_content.bands().values():
        assert not re.search(r"call|chat|mail", band.text)
    for role in starter_content.roles():
        if role.key in {"AGT", "L.OPR"}:
            assert not re.search(r"call|chat|mail", role.duty)


def test_what_stands_in_for_a_channel_waits_until_that_one_is_known_to_be_missing() -> None:
    for mix in MIXES:
        targets = "ck.hypercare.targets" in {row.origin for row in rows_of(CheckItem, channels=mix)}
        assert targets is (bool(mix) and "voice_in" not in mix)


def test_every_flow_is_tested_and_of_the_first_use_case_every_exception_too() -> None:
    rows = starter_rows(full(topology=Topology.DISTRIBUTED), words_of("en"))
    tested = {row.flow_id for row in rows if isinstance(row, TestCase)}
    untested = [row for row in rows if isinstance(row, Flow) and row.id not in tested]
    assert {row.kind for row in untested} == {FlowKind.EXCEPTION}
    assert [row.origin for row in untested if row.origin.startswith("fl.01.")] == []


@pytest.mark.long
def test_numbers_of_requirements_are_those_that_the_store_will_give() -> None:
    for mix in MIXES:
        known = {f"REQ-{n:03d}" for n, _ in enumerate(rows_of(Requirement, channels=mix), 1)}
        for sheet in (UseCase, TestCase):
            assert {row.requirements for row in rows_of(sheet, channels=mix)} <= known | {""}


def test_every_requirement_of_a_project_with_all_channels_is_tested() -> None:
    plan = {"topology": Topology.DISTRIBUTED}
    named = {row.requirements for row in rows_of(TestCase, **plan)}
    assert {f"REQ-{n:03d}" for n, _ in enumerate(rows_of(Requirement), 1)} <= named


def test_a_hotlines_checklist_is_for_hotlines_and_shorter_for_an_integration() -> None:
    def hotline(**plan: Any) -> set[str]:
        return {row.origin for row in rows_of(CheckItem, **plan) if row.topic == "hotline"}

    assert hotline(type=ProjectType.CLOUD) == set()
    full = hotline(type=ProjectType.HOTLINE)
    part = hotline(type=ProjectType.HOTLINE, hotline_scope=HotlineScope.INTEGRATION)
    assert full - part == {"ck.hotline.carrier", "ck.hotline.number"}


def test_skills_are_needed_by_somebody_and_every_audience_needs_some() -> None:
    rows = starter_rows(full(), words_of("en"))
    cells = [row for row in rows if isinstance(row, TrainingNeed)]
    assert {cell.row_id for cell in cells} == {row.id for row in rows if isinstance(row, Skill)}
    assert {cell.column_id for cell in cells} == {row.id for row in rows if isinstance(row, Audience)}
    assert {cell.levels for cell in cells} == {">2", ">3", ">4"}


def test_every_audience_needs_the_levels_of_the_method() -> None:
    told = {cell.origin: cell.levels for cell in rows_of(TrainingNeed)}
    for audience, skills in LEVELS.items():
        for skill in skills.split():
            assert told[f"sk.{skill[:-1]}:au.{audience}"] == f">{skill[-1]}"


def test_courses_last_as_long_as_the_method_says() -> None:
    hours = {row.origin: row.hours for row in rows_of(Course)}
    assert hours == {f"co.{course}": told for course, told in HOURS.items()} | {"co.infrastructure": 4}
    assert {row.origin: row.hours for row in rows_of(Course, seats=12)}["co.work"] == 6


@pytest.mark.long
def test_an_audience_learns_as_long_as_all_its_courses_take() -> None:
    for kind, seats in product(ProjectType, (None, 12, 250)):
        rows = starter_rows(full(type=kind, seats=seats), words_of("en"))
        courses = [row for row in rows if isinstance(row, Course)]
        for audience in (row for row in rows if isinstance(row, Audience)):
            assert audience.hours == sum(course.hours or 0 for course in courses if course.audience_id == audience.id)


def test_causes_of_gaps_wait_to_be_looked_into() -> None:
    assert {gap.status for gap in rows_of(Gap)} == {"to_check"}


def test_every_listed_sheet_names_others_only_of_sheets_before_it() -> None:
    before = {"role", "deliverable", "person"}
    for sheet in (*FORMS, *LISTED):
        used = {column.key for column in columns_of(sheet) if isinstance(column.kind, Reference)}
        for item in starter_content.rows(sheet.__tablename__):
            for key in used & item.keys():
                (column,) = (column for column in columns_of(sheet) if column.key == key)
                assert isinstance(column.kind, Reference)
                assert column.kind.sheet in before, (sheet, item["key"])
        before.add(sheet.__tablename__)
    assert before <= BY_KEY.keys()
