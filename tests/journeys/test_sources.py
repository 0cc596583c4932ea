"""Every datum of the sources has its place in the workbook: a column, an option, a starter row, a check, a page."""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from ccworkbench.core.kind import Choice, Choices
from ccworkbench.core.record import Column, columns_of
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.gui.actions import Act
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.checks.catalogue import RULES
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.profile import ContentSize, Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType

WALK = tomllib.loads(Path(__file__).with_name("sources.toml").read_text(encoding="utf-8"))
COUNTS = {"000": 49, "001": 21, "002": 16, "003": 34}  # how many data each source has (method.md 3.1, 3.2, 3.4, 3.5)
CAUSES = {"GC1": 3, "GC2": 5, "GC3": 5, "GC4": 5, "GC5": 3, "GC6": 3}  # causes by category (method.md 3.3)


@cache
def made() -> frozenset[tuple[str, str]]:
    """Give sheet and key of every row that some new project starts with."""
    centres = ((12, Topology.CENTRAL), (250, Topology.DISTRIBUTED))
    found: set[tuple[str, str]] = set()
    for kind, way, (seats, topology) in product(ProjectType, Approach, centres):
        rows = starter_rows(
            Plan("x", type=kind, approach=way, seats=seats, topology=topology, size=ContentSize.FULL), words_of("en")
        )
        found |= {(type(row).__tablename__, row.origin) for row in rows}
    return frozenset(found)


def column_of(place: str) -> Column | None:
    """Find a column by sheet.column."""
    sheet, _, key = place.partition(".")
    return next((column for column in columns_of(BY_KEY[sheet]) if column.key == key), None)


def has_options(place: str, wanted: set[str]) -> bool:
    """Tell whether a column offers all of some options."""
    column = column_of(place)
    assert column, place
    assert isinstance(column.kind, Choice | Choices), place
    return wanted <= {option.value for option in column.kind.options}


def is_there(place: str) -> bool:
    """Tell whether a place of the table exists."""
    if "=" in place:
        where, _, options = place.partition("=")
        return has_options(where, set(options.split("|")))
    where, colon, what = place.partition(":")
    if not colon:
        return column_of(place) is not None
    if where in BY_KEY:
        return {(where, key) for key in what.split("|")} <= made()
    pack, _, part = what.partition("/")
    others = {
        "rule": lambda: what in RULES,
        "page": lambda: what in REPORTS,
        "command": lambda: what in {act.value for act in Act},
        "pack": lambda: part in {found.key for found in PACKS[pack].parts},
    }
    return others[where]()


def test_every_datum_of_the_sources_is_in_the_table() -> None:
    numbers = {f"{source}-{n:02d}" for source, count in COUNTS.items() for n in range(1, count + 1)}
    assert WALK.keys() == numbers | CAUSES.keys()


def test_every_datum_has_its_place_in_the_workbook() -> None:
    assert all(told["what"] and told["at"] for told in WALK.values())
    missing = {datum: [place for place in told["at"] if not is_there(place)] for datum, told in WALK.items()}
    assert {datum: places for datum, places in missing.items() if places} == {}


@pytest.mark.parametrize(
    "place",
    ["gap.nowhere", "gap.category=none", "gap:GC9.a", "rule:H99", "pack:kickoff/none", "page:none", "command:none"],
)
def test_a_place_that_does_not_exist_is_missed(place: str) -> None:
    assert not is_there(place)


def test_every_cause_of_a_gap_is_a_starter_row_with_countermeasure_stage_and_owner() -> None:
    rows = [
        row for row in starter_rows(Plan("x", size=ContentSize.FULL), words_of("en")) if isinstance(row, BY_KEY["gap"])
    ]
    keys = {row.origin for row in rows}
    assert keys == {f"{category}.{'abcde'[n]}" for category, count in CAUSES.items() for n in range(count)}
    for row in rows:
        values = (getattr(row, key) for key in ("countermeasure", "typical_owner", "closes_by", "category"))
        assert all(values), row.origin
