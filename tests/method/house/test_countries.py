"""What the law of a country asks for comes with every content, and what another country's asks for does not."""

from dataclasses import replace
from typing import Any

import pytest

from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseUse
from ccworkbench.sheets.launch.go_no_go import GoNoGo
from ccworkbench.sheets.prepare.task import Task
from tests.method.house.conftest import PLAN
from tests.method.house.test_adding import find, of

GERMAN = replace(PLAN, country="DE")


def test_instead_of_ours_the_country_has_its_criteria_and_tasks_with_their_links(project: Any, kept: Any) -> None:
    made = rows_with_house(GERMAN, HouseUse(kept(project()), instead=True))
    assert "go.council" in [row.origin for row in of(made.rows, GoNoGo)]
    council, roles = find(made.rows, Task, "t.council"), find(made.rows, Task, "t.roles")
    assert council.after == roles.code
    assert council.starts > roles.ends
    assert council.role_id in {row.id for row in made.rows}
    assert any(council.code in row.after.split(", ") for row in of(made.rows, Task))
    (note,) = made.notes
    assert "required by this country’s law" in note.text
    assert "Agreement with the works council" in note.values["rows"]


@pytest.mark.parametrize("instead", [False, True])
def test_what_another_country_asks_for_stays_out(project: Any, kept: Any, instead: bool) -> None:
    content = kept(project(country="DE"))
    made = rows_with_house(replace(PLAN, country="HU"), HouseUse(content, instead))
    assert {row.origin for row in of(made.rows, GoNoGo) if "council" in row.origin} == {"go.council.heard"}
    assert {row.origin for row in of(made.rows, Task) if "council" in row.origin} == {"t.council.heard"}
    assert any("another country" in note.text for note in made.notes) == instead


def test_in_its_own_country_nothing_is_added_and_nothing_told(project: Any, kept: Any) -> None:
    made = rows_with_house(GERMAN, HouseUse(kept(project(country="DE")), instead=True))
    assert made.notes == []


def test_what_the_law_asks_for_comes_though_the_house_deleted_it(project: Any, kept: Any) -> None:
    rows = [row for row in project(country="DE") if row.origin not in {"go.council", "t.council"}]
    made = rows_with_house(GERMAN, HouseUse(kept(rows), instead=True))
    assert {"go.council", "t.council"} <= {row.origin for row in made.rows}
    assert made.notes[0].values["n"] == 2


def test_the_law_is_told_in_the_words_of_the_country_and_a_house_s_wording_stays(project: Any, kept: Any) -> None:
    rows = project(country="DE")
    find(rows, Task, "t.privacy").title = "Our assessment"
    why = find(project(), Task, "t.privacy").why
    made = rows_with_house(PLAN, HouseUse(kept(rows), instead=True)).rows
    task = find(made, Task, "t.privacy")
    assert (task.title, task.why) == ("Our assessment", why)
    assert task.why != find(rows, Task, "t.privacy").why
