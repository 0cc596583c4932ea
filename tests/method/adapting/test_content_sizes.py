"""Content in three sizes: each whole in itself, without rows that lead nowhere or that the project cannot use."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.plan_reading import plan_of
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_roles import joined
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, Topology, content_size_of
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.test_case import TestCase
from tests.method.conftest import book_of

FOLLOWING = {"task"}  # what follows from the other rows of a project, and has no size of its own
LIMITS = {"role": 10, "deliverable": 15, "question": 20, "test_case": 25}
UNCOUNTED = {"raci", "test_step", "flow"}
SEATS = {ContentSize.LEAN: 12, ContentSize.STANDARD: 45, ContentSize.FULL: 250}
MIXES: Sequence[tuple[str, ...]] = ((), ("voice_in",), ("voice_out",), ("email", "chat"))
ONLY = {
    "types",
    "approaches",
    "channels",
    "with",
    "bands",
    "topologies",
    "scopes",
    "large",
    "without",
    "uat",
    "cycles",
    "countries",
    "elsewhere",
    "contract",
}
# Names of roles that stand for nothing else, and the roles that go by them.
NAMES: Mapping[str, set[str]] = {
    "business champion": {"BC"},
    "customer owner": {"CUS"},
    "call-flow administrator": {"ARC"},
    "platform developer": {"DEV"},
    "infrastructure expert": {"INF"},
    "designated support contact": {"DSC"},
    "enablement lead": {"EL"},
    "solution consultant": {"SC"},
    "integration consultant": {"INT"},
    "proposal team": {"PROP"},
    "channel partner": {"CHP"},
    "script writer": {"OSW"},
    "supplier’s project manager": {"VPM"},
    "customer’s project manager": {"PM"},
}
# Words that only a centre with telephones has rows about.
TELEPHONY = re.compile(
    r"\bcall flow|\bIVR|\bmenus?\b|\bporting\b|\btrunk|\bsoftphone|\bheadsets?\b|\bcarriers\b|\bdial"
)


@cache
def made(plan: Plan) -> Sequence[Record]:
    return starter_rows(plan, words_of("en"))


def plans(*sizes: ContentSize) -> Iterator[Plan]:
    """Give plans of every size, type, approach and mix of channels, every other one of two sites."""
    for number, (kind, way, mix, size) in enumerate(product(ProjectType, Approach, MIXES, sizes or ContentSize)):
        topology = list(Topology)[(number + number // 12) % 2]
        yield Plan("x", seats=SEATS[size], type=kind, approach=way, channels=mix, topology=topology)


def origins(plan: Plan, sheet: type[Record] | None = None) -> set[tuple[str, str]]:
    return {(row.__tablename__, row.origin) for row in made(plan) if sheet is None or isinstance(row, sheet)}


def rows_counted(plan: Plan) -> int:
    return sum(row.__tablename__ not in UNCOUNTED for row in made(plan))


def texts(plan: Plan, *but: str) -> Iterator[tuple[str, str]]:
    for row in made(plan):
        for column in columns_of(type(row)):
            value = None if column.computed else getattr(row, column.key)
            if type(value) is str and column.key not in {"origin", "why"} and row.__tablename__ not in but:
                yield f"{row.__tablename__} {row.origin} {column.key}", value


def test_every_starter_row_says_its_size_and_whom_it_is_for() -> None:
    tables = {
        table
        for file in (Path(__file__).parents[3] / "resources" / "content").glob("*.toml")
        for table in starter_content.load("content", file.stem)
    }
    for table in tables - FOLLOWING:
        for item in starter_content.rows(table):
            assert item["key"], table
            assert item.get("size") in set(ContentSize), (table, item["key"])
            assert item.get("only", {}).keys() <= ONLY, (table, item["key"])


@pytest.mark.parametrize(
    ("seats", "size"),
    [(None, "standard"), (1, "lean"), (30, "lean"), (31, "standard"), (100, "standard"), (101, "full"), (900, "full")],
)
def test_the_seats_choose_the_size(seats: int | None, size: str) -> None:
    assert content_size_of(seats) == Plan("x", seats=seats).content == size
    (profile,) = (row for row in made(Plan("x", seats=seats)) if isinstance(row, Profile))
    assert profile.content_size == size


def test_a_size_that_was_chosen_stands_whatever_the_seats_and_is_read_back() -> None:
    for size in ContentSize:
        plan = Plan("x", seats=250, size=size)
        assert plan.content is size
        assert plan_of(book_of(made(plan))).content is size


def test_a_project_from_before_there_were_sizes_has_all_content() -> None:
    rows = starter_rows(Plan("x", seats=12), words_of("en"))
    for row in rows:
        if isinstance(row, Profile):
            row.content_size = None
    assert plan_of(book_of(rows)).content is ContentSize.FULL


@pytest.mark.parametrize(("seats", "fits"), [(30, True), pytest.param(31, False, marks=pytest.mark.long)])
def test_lean_content_stays_within_its_limits(seats: int, fits: bool) -> None:
    for plan in plans(ContentSize.LEAN):
        sized = Plan("x", seats=seats, type=plan.type, approach=plan.approach, channels=plan.channels)
        counts = Counter(row.__tablename__ for row in made(sized))
        assert all(counts[table] <= most for table, most in LIMITS.items()) is fits, sized
        assert (rows_counted(sized) <= 350) is fits, (sized, rows_counted(sized))


def test_lean_content_of_two_sites_stays_within_its_limits() -> None:
    for plan in plans(ContentSize.LEAN):
        counts = Counter(row.__tablename__ for row in made(plan))
        assert all(counts[table] <= most for table, most in LIMITS.items()), plan
        assert rows_counted(plan) <= 350, (plan, rows_counted(plan))


@pytest.mark.parametrize(("seats", "full"), [(100, False), (101, True)])
def test_full_content_is_all_that_fits(seats: int, full: bool) -> None:
    plan = Plan("x", seats=seats, size=None)
    everything = Plan("x", seats=seats, size=ContentSize.FULL)
    assert (origins(plan) == origins(everything)) is full


def test_standard_content_lies_about_in_the_middle() -> None:
    for kind in ProjectType:
        lean, middle, full = (rows_counted(Plan("x", seats=45, type=kind, size=size)) for size in ContentSize)
        share = (middle - lean) / (full - lean)
        assert 0.35 < share < 0.7, (kind, lean, middle, full)


@pytest.mark.long
def test_each_size_holds_all_that_the_smaller_one_does() -> None:
    for plan in plans(ContentSize.FULL):
        sized = [Plan("x", seats=45, type=plan.type, approach=plan.approach, size=size) for size in ContentSize]
        for smaller, bigger in pairwise(sized):
            lost = {key for key in origins(smaller) - origins(bigger) if key[0] != "raci"}
            assert lost == set(), (smaller, lost)


@pytest.mark.long
def test_nothing_refers_to_a_row_that_was_left_out() -> None:
    for plan in plans():
        ids: dict[str, set[UUID]] = defaultdict(set)
        for row in made(plan):
            ids[row.__tablename__].add(row.id)
        everything = set().union(*ids.values())
        for row in made(plan):
            for column in columns_of(type(row)):
                value = column.read(row) if isinstance(column.kind, Reference) else None
                assert value is None or value in ids[column.kind.sheet], (plan, row.origin, column.key)  # type: ignore[attr-defined] # a reference
            assert not isinstance(row, Crossing) or {row.row_id, row.column_id} <= everything, (plan, row.origin)


@pytest.mark.long
def test_every_deliverable_has_one_who_answers_and_somebody_who_does_it() -> None:
    for plan in plans():
        letters: dict[UUID, list[RaciLetter]] = defaultdict(list)
        for cell in made(plan):
            if isinstance(cell, Raci) and cell.row_id and cell.letter:
                letters[cell.row_id].append(cell.letter)
        for row in made(plan):
            if isinstance(row, Deliverable) and row.in_raci:
                told = [part for letter in letters[row.id] for part in letter.value.split("/")]
                assert (told.count("A"), "R" in told) == (1, True), (plan, row.origin, told)


@pytest.mark.long
def test_actions_sign_offs_and_cases_keep_what_they_lead_to() -> None:
    """Not even by leaving the reference empty: what leads to something stands only where that stands."""
    linked = {"action": "deliverable", "sign_off": "deliverable_id", "test_case": "use_case", "flow": "use_case"}
    linked |= {"test_step": "case_id", "course": "audience_id", "adkar": "audience_id"}
    targets = {"deliverable": "deliverable", "deliverable_id": "deliverable", "audience_id": "audience"}
    for plan in plans():
        there = origins(plan)
        for table, column in linked.items():
            for item in starter_content.rows(table):
                if (table, item["key"]) in there and item.get(column):
                    target = targets.get(column, "test_case" if column == "case_id" else column)
                    assert (target, item[column]) in there, (plan, table, item["key"])


@pytest.mark.long
def test_every_action_that_is_taken_is_made() -> None:
    for plan in plans():
        assert {("action", item.key) for item in starter_content.actions(plan.takes)} == origins(plan, Action), plan


@pytest.mark.long
def test_no_row_names_a_role_that_the_project_does_not_have() -> None:
    for plan in plans():
        roles = {row.origin for row in made(plan) if isinstance(row, Role)}
        absent = [name for name, keys in NAMES.items() if not keys & roles]
        told = [place for place, text in texts(plan) for name in absent if name in text.casefold()]
        assert told == [], plan


@pytest.mark.long
def test_every_role_of_the_matrix_that_can_be_missing_is_held_by_somebody_who_is_there() -> None:
    for plan in plans():
        there = {row.origin for row in made(plan) if isinstance(row, Role)}
        cells = {row.origin.split(":")[1] for row in made(plan) if isinstance(row, Raci)}
        assert cells <= there, plan
    holders = {role.key: role.held_by for role in starter_content.roles()}
    assert set(filter(None, holders.values())) <= holders.keys()


@pytest.mark.parametrize(
    ("letters", "letter"),
    [("A R", "A/R"), ("A/R C", "A/R"), ("A C I", "A"), ("R C", "R"), ("I C", "C"), ("I I", "I"), ("A", "A")],
)
def test_who_wears_several_hats_has_the_strongest_letter(letters: str, letter: str) -> None:
    assert joined(letters.split()) == letter


def test_in_a_lean_project_one_administrator_wears_four_hats() -> None:
    rows = made(Plan("x", seats=12))
    roles = {row.origin: row for row in rows if isinstance(row, Role)}
    assert not {"ARC", "DEV", "INF", "DSC", "VPM", "TR"} & roles.keys()
    assert roles["ADM"].duty != next(role.duty for role in starter_content.roles() if role.key == "ADM")
    letters = {row.origin: row.letter for row in rows if isinstance(row, Raci)}
    assert letters["d.19:ADM"] == "A/R"  # of the infrastructure expert
    assert letters["d.12:SC"] == "R"  # of the trainer


def test_an_outsourcers_launch_has_no_roles_of_a_supplier() -> None:
    for size in ContentSize:
        roles = {row.origin for row in made(Plan("x", type=ProjectType.HOTLINE, size=size)) if isinstance(row, Role)}
        assert {"CUS", "OPM", "OSV", "OOP", "OTS"} <= roles
        assert not {"BC", "PM", "EL", "VPM", "SC", "TR", "INT", "CSM", "SAL", "MFR"} & roles


def test_an_expansion_by_chat_has_no_rows_of_telephones() -> None:
    general = {"question q.1.5 text", "use_case uc.18 name", "requirement req.7 text", "role 3RD duty"}
    general |= {"uat_plan uat_plan accounts", "test_case tc.agent.log_in expected", "skill sk.data_actions description"}
    for size in ContentSize:
        plan = Plan("x", type=ProjectType.EXPANSION, channels=("chat",), size=size)
        told = {place for place, text in texts(plan, "task") if TELEPHONY.search(text)}
        assert told <= general, told - general
        areas = {row.area for row in made(plan) if isinstance(row, TestCase)}
        assert not {"entry", "queue", "outbound", "numbers"} & areas
        assert not {"d.18", "d.19", "d.20", "sk.trunks", "ck.input.numbers", "go.network"} & {
            origin for _, origin in origins(plan)
        }
    assert ("deliverable", "d.20.written") in origins(plan)


def test_a_campaign_centre_has_no_menus_and_no_waiting_callers() -> None:
    for size in ContentSize:
        plan = Plan("x", type=ProjectType.OUTBOUND, size=size)
        told = [place for place, text in texts(plan) if re.search(r"\bmenus?\b|caller|inbound menu|lost call", text)]
        assert told == []
        assert ("role", "ARC") not in origins(plan)


def test_a_new_hotline_is_not_asked_about_what_was_before_it() -> None:
    for size in ContentSize:
        plan = Plan("x", type=ProjectType.HOTLINE, channels=("voice_in",), size=size)
        old = re.compile(r"\bold (system|platform|lines)|today’s (call|key)|\bporting\b(?! defects)|like for like")
        assert [place for place, text in texts(plan, "gap") if old.search(text)] == []
        there = origins(plan)
        assert {("question", "q.1.7.new"), ("action", "a.1.1.new"), ("deliverable", "d.19.new")} <= there
        assert not {("question", "q.1.7"), ("action", "a.1.1"), ("deliverable", "d.19")} & there


def test_a_value_that_is_no_size_is_refused() -> None:
    item: dict[str, Any] = {"key": "x", "size": "huge"}
    with pytest.raises(ValueError, match="huge"):
        Plan("x").takes(item)
    with pytest.raises(KeyError):
        Plan("x").takes({"key": "x"})
