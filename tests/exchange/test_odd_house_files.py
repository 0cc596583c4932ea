"""A file in which any one value is something else: it is refused in one sentence, or a project can be made with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.exchange.house_files import SUFFIX, read_house, write_house
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseContent, HouseUse
from ccworkbench.method.house.differences import differences, new_rows, settled
from ccworkbench.method.house.saving import saved_content
from ccworkbench.method.house.telling import sheet_lines
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.starter_rows import starter_rows
from tests.method.conftest import book_of

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

PLAN = Plan("North", "K", "en", 12)
ODD: tuple[Any, ...] = (None, True, -1, 10**400, 1.5, "", "x", "q.1.1", [], ["x"], [None], {}, {"a": 1})
SHEETS = ("question", "raci", "training_need", "test_case", "test_step", "go_no_go", "uat_plan", "role", "use_case")
ROWS = 1  # of each sheet: what holds for one holds for all


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a small file holds."""
    content = saved_content(book_of(starter_rows(PLAN, words_of("en"))), "Ours").content
    rows = {key: content.sheets[key][:ROWS] for key in SHEETS}
    path = tmp_path_factory.mktemp("odd") / f"ours{SUFFIX}"
    write_house(path, HouseContent("Ours", "en", rows, {"question": ("q.1.1",)}))
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value, also to those that hold others."""
    if above:
        yield above
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield from places(value[key], (*above, key))


def altered(told: dict[str, Any], place: tuple[Any, ...], odd: Any) -> str:
    copy: Any = json.loads(json.dumps(told))
    inside = copy
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = odd
    return json.dumps(copy)


def use(content: HouseContent) -> None:
    """Do with a content all that can be done."""
    for instead in (False, True):
        rows_with_house(PLAN, HouseUse(content, instead))
    sheet_lines(content, words_of("en"))
    rows = {one.row for one in differences(content)}
    settled(content, take=rows)
    settled(content, keep=rows)
    new_rows(content)


@pytest.mark.parametrize("step", [97, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(300)])])
def test_any_odd_value_is_refused_or_can_be_used(told: dict[str, Any], tmp_path: Path, step: int) -> None:
    path = tmp_path / f"odd{SUFFIX}"
    refused = 0
    contents: dict[str, HouseContent] = {}
    for place in places(told):
        for odd in ODD:
            path.write_text(altered(told, place, odd), encoding="utf-8")
            try:
                content = read_house(path)
            except UserError:
                refused += 1
            else:
                contents[str(content)] = content
    assert refused > 500
    assert len(contents) > 50
    for content in [*contents.values()][::step]:
        use(content)


@pytest.mark.parametrize("step", [29, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(300)])])
def test_any_missing_value_is_refused_or_can_be_used(told: dict[str, Any], tmp_path: Path, step: int) -> None:
    path = tmp_path / f"odd{SUFFIX}"
    for place in [*places(told)][::step]:
        copy: Any = json.loads(json.dumps(told))
        inside = copy
        for key in place[:-1]:
            inside = inside[key]
        del inside[place[-1]]
        path.write_text(json.dumps(copy), encoding="utf-8")
        try:
            content = read_house(path)
        except UserError:
            continue
        use(content)
