"""The starter test cases and use cases are written out, so that testing can begin with them (method.md 4.6, 4.7)."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.use_cases import use_case_problems
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.prepare.check_item import CheckItem, CheckTopic
from ccworkbench.sheets.prepare.profile import ContentSize, Topology
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.use_case import UseCase, UseCaseStatus
from tests.method.conftest import book_of

TODAY = date(2026, 11, 22)
MIXES = [(), *((channel.value,) for channel in Channel), ("voice_in", "voice_out"), ("email", "chat")]
LONGEST = 110  # letters of a text that stands in a narrow column, and is read while somebody waits on the line


def rows_for(mix: Sequence[str]) -> list[Record]:
    return starter_rows(
        Plan("x", channels=tuple(mix), topology=Topology.DISTRIBUTED, size=ContentSize.FULL), words_of("en")
    )


def told(rows: Sequence[Record], sheet: type[Any]) -> list[Any]:
    return [row for row in rows if isinstance(row, sheet)]


def test_every_case_says_what_it_needs_and_how_long_it_takes() -> None:
    for case in starter_content.rows("test_case"):
        assert case.get("precondition_text"), case["key"]
        assert case.get("data_text"), case["key"]
        assert case.get("minutes"), case["key"]


def test_every_case_has_three_to_eight_steps_counted_from_one() -> None:
    numbers = defaultdict(list)
    for step in starter_content.rows("test_step"):
        numbers[step["case_id"]].append(step["number"])
        assert step["action_text"], step["key"]
        assert step["expected_text"], step["key"]
    assert numbers.keys() == {case["key"] for case in starter_content.rows("test_case")}
    for key, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), key
        assert 3 <= len(found) <= 8, key


def test_what_a_tester_reads_is_short() -> None:
    keys = ("action_text", "expected_text", "precondition_text", "data_text")
    items = [*starter_content.rows("test_case"), *starter_content.rows("test_step")]
    assert [item["key"] for item in items for key in keys if len(item.get(key, "")) > LONGEST] == []


def test_every_use_case_says_who_wants_what_and_by_which_rules() -> None:
    for item in starter_content.rows("use_case"):
        for key in ("goal_text", "actors_text", "trigger_text", "outcome_text", "rules_text"):
            assert item.get(key), (item["key"], key)


def test_every_use_case_has_one_main_flow_and_an_alternative() -> None:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for flow in starter_content.rows("flow"):
        kinds[flow["use_case"]][flow["kind"]] += 1
        assert flow["steps_text"], flow["key"]
    assert kinds.keys() == {item["key"] for item in starter_content.rows("use_case")}
    for key, counted in kinds.items():
        assert counted[FlowKind.MAIN] == 1, key
        assert counted[FlowKind.ALTERNATIVE] >= 1, key


def test_flows_leave_and_rejoin_the_main_one_at_steps_that_it_has() -> None:
    flows = starter_content.rows("flow")
    last = {flow["use_case"]: len(flow["steps_text"].splitlines()) for flow in flows if flow["kind"] == FlowKind.MAIN}
    for flow in flows:
        is_main = flow["kind"] == FlowKind.MAIN
        assert ("leaves_at" in flow) is not is_main, flow["key"]
        assert all(1 <= flow.get(key, 1) <= last[flow["use_case"]] for key in ("leaves_at", "rejoins_at")), flow["key"]


@pytest.mark.parametrize("mix", MIXES, ids=str)
def test_steps_and_flows_are_there_with_their_cases_and_use_cases(mix: Sequence[str]) -> None:
    rows = rows_for(mix)
    assert {step.case_id for step in told(rows, TestStep)} == {case.id for case in told(rows, TestCase)}
    kinds: dict[Any, list[FlowKind]] = defaultdict(list)
    for flow in told(rows, Flow):
        kinds[flow.use_case].append(flow.kind)
    assert kinds.keys() == {row.id for row in told(rows, UseCase)}
    for found in kinds.values():
        assert found.count(FlowKind.MAIN) == 1
        assert len(found) > 1


@pytest.mark.parametrize("mix", MIXES, ids=str)
def test_no_use_case_lacks_a_test_in_any_mix_of_channels(mix: Sequence[str]) -> None:
    rows = rows_for(mix)
    for row in told(rows, UseCase):
        row.status = UseCaseStatus.APPROVED
    assert [one for one in use_case_problems(book_of(rows), TODAY) if one.rule == "H16"] == []


def test_what_testers_need_is_asked_for_by_channel() -> None:
    def asked(*mix: str) -> set[str]:
        return {row.origin for row in told(rows_for(mix), CheckItem) if row.topic is CheckTopic.UAT}

    always = asked("voice_out") & asked("email") & asked("voice_in")
    assert {"ck.uat.testers", "ck.uat.accounts", "ck.uat.workstations", "ck.uat.customers"} <= always
    assert asked("email") - always == {"ck.uat.addresses"}
    assert asked("voice_out") - always == {"ck.uat.list", "ck.uat.phones"}
    assert asked("voice_in") - always == {"ck.uat.numbers", "ck.uat.phones", "ck.uat.settings"}


def texts(rows: Sequence[Record]) -> list[str]:
    sheets = (TestCase, TestStep, UseCase, Flow, CheckItem)
    values = (item for row in rows if isinstance(row, sheets) for item in vars(row).items())
    return [value for key, value in values if isinstance(value, str) and key != "origin"]


def test_a_campaign_centre_reads_nothing_of_callers_and_menus() -> None:
    assert [text for text in texts(rows_for(("voice_out",))) if re.search(r"\b[Cc]aller(?! ID)|\bmenus?\b", text)] == []


def test_a_centre_that_only_chats_tests_without_phones() -> None:
    steps = told(rows_for(("chat",)), TestStep)
    assert [step.action for step in steps if re.search(r"\b(headset|phone|dial|hold|ring)", step.action)] == []
