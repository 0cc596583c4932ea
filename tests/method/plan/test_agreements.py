"""Works council and privacy by country: what is there, how long it takes, and that the launch waits for it."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.project_plan import GROUPS, Plan
from ccworkbench.method.plan.roadmap import roadmap_of, starter_tasks
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from tests.method.conftest import book_of

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

TODAY = date(2026, 11, 24)
DATES: dict[str, Any] = {"kick_off": date(2027, 1, 11), "go_live": date(2027, 9, 1), "today": TODAY}
AGREED, HEARD, ASKED = {"t.council"}, {"t.council.heard"}, {"t.council.ask"}
SPLIT = {"t.privacy", "t.privacy.contract", "t.privacy.retention"}
WHOLE, UNKNOWN = {"t.privacy.all"}, {"t.privacy.ask"}
# Weeks until everybody has agreed or been heard, and what of it is mandatory (method.md 4.17).
COUNCILS = {
    "DE": (AGREED, 8),
    "AT": (AGREED, 8),
    "HU": (HEARD, 3),
    "CH": (HEARD, 4),
    "FR": (HEARD, 5),
    "RU": (HEARD, 2),
    "CN": (HEARD, 4),
    "GB": (set[str](), 0),
    "PL": (ASKED, 2),
    "US": (ASKED, 2),
    "none": (ASKED, 2),
    "": (ASKED, 2),
}
LAWS = {
    "DE": ("BetrVG", "GDPR"),
    "AT": ("ArbVG", "GDPR"),
    "HU": ("§ 264", "GDPR"),
    "CH": ("ArGV 3", "Data Protection Act"),
    "RU": ("art. 372", "152-FZ"),
    "CN": ("Labour Contract Law", "PIPL"),
    "GB": ("", "UK GDPR"),
}


def book(**named: Any) -> Rows:
    plan = Plan("x", "y", **{"seats": 45, **DATES, **named})
    return book_of(starter_rows(plan, words_of(plan.language)))


def agreements(rows: Rows) -> dict[str, Task]:
    return {task.origin: task for task in rows(Task) if task.origin.startswith(("t.council", "t.privacy"))}


@pytest.mark.parametrize(("country", "expected"), COUNCILS.items())
def test_who_must_agree_or_be_heard_follows_the_country(country: str, expected: tuple[set[str], int]) -> None:
    keys, weeks = expected
    found = {key: task for key, task in agreements(book(country=country)).items() if key.startswith("t.council")}
    assert found.keys() == keys
    assert all(task.days == weeks * 5 for task in found.values())


@pytest.mark.parametrize("country", COUNCILS)
def test_a_criterion_stands_only_where_its_task_does_and_is_mandatory_where_the_law_makes_it_so(country: str) -> None:
    rows = book(country=country)
    criteria = {row.origin: row for row in rows(GoNoGo) if row.origin.startswith("go.council")}
    assert {key.replace("go.", "t.") for key in criteria} == COUNCILS[country][0]
    is_law = country in {"DE", "AT", "HU", "CH", "FR", "RU", "CN"}
    assert all((row.mandatory, row.minimum == 1.0) == (is_law, is_law) for row in criteria.values())
    there = "s.works_council" in {row.origin for row in rows(Stakeholder)}
    assert there is (country != "GB")


@pytest.mark.parametrize(("seats", "known", "unknown"), [(30, WHOLE, UNKNOWN), (31, SPLIT, UNKNOWN)])
def test_privacy_is_one_task_in_a_small_centre_and_a_question_where_the_law_is_not_known(
    seats: int, known: set[str], unknown: set[str]
) -> None:
    for country in COUNCILS:
        keys = {key for key in agreements(book(seats=seats, country=country)) if key.startswith("t.privacy")}
        assert keys == (unknown if country in {"US", "none", ""} else known), country
    assert {key for key in agreements(book(seats=None, country="DE")) if key.startswith("t.privacy")} == SPLIT


@pytest.mark.parametrize(("country", "laws"), LAWS.items())
def test_the_reason_names_the_law_of_the_country(country: str, laws: tuple[str, str]) -> None:
    for seats in (12, 45):
        for key, task in agreements(book(country=country, seats=seats)).items():
            council, privacy = laws
            assert (council if key.startswith("t.council") else privacy) in task.why, key
            assert key.startswith("t.council") or ("UK GDPR" in task.why) is (country == "GB")


def test_the_gdpr_holds_in_thirty_countries() -> None:
    assert len(GROUPS["EEA"]) == 30
    assert {"DE", "AT", "HU", "NO", "IS", "LI"} <= GROUPS["EEA"]
    assert not {"GB", "CH", "RU", "CN"} & GROUPS["EEA"]


@pytest.mark.parametrize("seats", [45, *(pytest.param(seats, marks=pytest.mark.long) for seats in (12, 250))])
@pytest.mark.parametrize(
    "country", [pytest.param(key, marks=[] if key in {"DE", "GB", ""} else [pytest.mark.long]) for key in COUNCILS]
)
def test_the_launch_waits_for_every_agreement_and_the_plan_has_no_error(country: str, seats: int) -> None:
    for way, kind in product(Approach, (ProjectType.CLOUD, ProjectType.HOTLINE)):
        rows = book(country=country, seats=seats, approach=way, type=kind)
        by_key = {task.origin: task for task in rows(Task)}
        for key, task in agreements(rows).items():
            assert task.ends < by_key["t.launch"].starts <= by_key["t.golive"].starts, (key, seats)
        told = list(problems_of(rows, TODAY))
        assert [one for one in told if one.severity == "error"] == []
        assert not {"AGREE-1", "AGREE-2", "ROOM-1", "RESERVE-1", "TASK-2", "RECORD-1"} & {one.rule for one in told}
        roles = {role.id for role in rows(Role)}
        assert all(task.role_id in roles for task in agreements(rows).values())


def test_in_germany_the_agreement_can_set_how_long_a_short_project_takes() -> None:
    needed = {land: roadmap_of(Plan("x", seats=12, country=land)).schedule.needed for land in ("DE", "GB", "CH")}
    assert needed["DE"] > needed["CH"] >= needed["GB"]


def test_days_that_a_works_council_confirmed_stay_and_those_of_a_country_follow_it() -> None:
    rows = book(country="HU")
    agreements(rows)["t.council.heard"].days = 7
    assert plan_of(rows).own_days == {"t.council.heard": 7}
    for country, (_, weeks) in COUNCILS.items():
        assert plan_of(book(country=country)).own_days == {}, (country, weeks)


def test_every_country_says_something_else_of_a_task_in_every_language() -> None:
    for task in starter_tasks():
        whys = [task.why_text, *(told["why_text"] for told in task.in_country.values())]
        for language in LANGUAGES:
            assert len({words_of(language).say(why) for why in whys}) == len(whys), (task.key, language)
        assert all(told.keys() <= {"why_text", "weeks"} for told in task.in_country.values())
