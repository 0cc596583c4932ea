"""What the program says otherwise than when a house kept its rows is shown, and never taken by itself."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseContent, HouseRow, HouseUse
from ccworkbench.method.house.declared import content_sheets, own_wordings
from ccworkbench.method.house.differences import differences, new_row, new_rows, settled
from ccworkbench.method.house.saving import saved_content
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.prepare.question import Question
from tests.method.conftest import book_of
from tests.method.house.conftest import PLAN

REWORDED = ("question", "q.1.2")


def then(content: HouseContent, key: str, ours: str, **values: Any) -> HouseContent:
    """Let a row have been kept while ours was worded otherwise."""
    rows = tuple(
        replace(row, ours={**(row.ours or {}), "text": ours}, values={**row.values, **values})
        if row.key == key
        else row
        for row in content.rows(Question)
    )
    return replace(content, sheets={**content.sheets, "question": rows})


def row(content: HouseContent, key: str) -> HouseRow:
    return next(row for row in content.rows(Question) if row.key == key)


@pytest.fixture(params=["en", "de", "hu", "ru", "zh"])
def content(request: pytest.FixtureRequest) -> HouseContent:
    return content_in(request.param)


@cache
def content_in(language: str) -> HouseContent:
    rows = starter_rows(replace(PLAN, language=language), words_of(language))
    return saved_content(book_of(rows), "Ours", [Question]).content


def test_nothing_differs_while_our_rows_are_worded_alike(content: HouseContent) -> None:
    assert (differences(content), new_rows(content)) == ([], {})


def test_house_then_and_today_are_told_for_each_text(content: HouseContent) -> None:
    today = words_of(content.language).say(own_wordings("question")["q.1.2"]["text"][0])
    older = then(content, "q.1.2", "As it was", text="As the house says it")
    (found,) = differences(older)
    assert (found.row, found.column) == (REWORDED, "text")
    assert (found.house, found.then, found.now) == ("As the house says it", "As it was", today)
    assert found.is_reworded
    assert not differences(then(content, "q.1.2", "As it was", text="As it was"))[0].is_reworded


def test_ours_is_taken_row_by_row(content: HouseContent) -> None:
    older = then(then(content, "q.1.2", "Once", text="House"), "q.1.3", "Once", text="House")
    taken = settled(older, take={REWORDED})
    today = words_of(content.language).say(own_wordings("question")["q.1.2"]["text"][0])
    assert row(taken, "q.1.2").values["text"] == today
    assert row(taken, "q.1.2").changed == ()
    assert row(taken, "q.1.3") == row(older, "q.1.3")
    assert [one.key for one in differences(taken)] == ["q.1.3"]


def test_what_the_house_keeps_is_its_own_and_not_asked_about_again(content: HouseContent) -> None:
    older = then(content, "q.1.2", "Once", text="Once")
    kept = settled(older, keep={REWORDED})
    assert row(kept, "q.1.2").values["text"] == "Once"
    assert row(kept, "q.1.2").changed == ("text",)
    assert differences(kept) == []


def test_nothing_changes_where_nothing_is_chosen(content: HouseContent) -> None:
    older = then(content, "q.1.2", "Once")
    assert settled(older) == older
    assert settled(older, take={("question", "q.1.1")}) == older


def test_a_row_that_we_have_no_more_is_told_and_kept_as_an_own_one_or_left_out(content: HouseContent) -> None:
    first, *others = content.rows(Question)
    older = replace(content, sheets={"question": (replace(first, key="q.0.0"), *others)})
    assert {one.now for one in differences(older)} == {None}
    key = ("question", "q.0.0")
    assert row(settled(older, keep={key}), "q.0.0").ours is None
    assert "q.0.0" not in [one.key for one in settled(older, take={key}).rows(Question)]


def test_rows_that_came_since_are_listed(content: HouseContent) -> None:
    older = replace(content, known={"question": tuple(key for key in own_wordings("question") if key != "q.1.2")})
    assert new_rows(older) == {"question": ["q.1.2"]}


def test_what_is_worded_otherwise_for_some_projects_is_no_difference(project: Any, kept: Any) -> None:
    small = kept(project(seats=12))
    assert differences(small) == []


def without(content: HouseContent, *keys: str) -> HouseContent:
    """Let a content have been kept before there were some of our questions."""
    rows = tuple(row for row in content.rows(Question) if row.key not in keys)
    known = tuple(key for key in own_wordings("question") if key not in keys)
    return replace(content, sheets={"question": rows}, known={"question": known})


def test_a_new_row_of_ours_is_taken_singly_where_it_stands_among_ours(content: HouseContent) -> None:
    older = without(content, "q.1.1", "q.1.3")
    taken = settled(older, take={("question", "q.1.3")})
    assert [row.key for row in taken.rows(Question)[:2]] == ["q.1.2", "q.1.3"]
    assert row(taken, "q.1.3") == row(content, "q.1.3")
    assert new_rows(taken) == {"question": ["q.1.1"]}
    assert settled(taken, take={("question", "q.1.1")}) == replace(
        content, known=settled(taken, take={("question", "q.1.1")}).known
    )


def test_a_new_row_that_is_left_out_is_not_asked_about_again(content: HouseContent) -> None:
    left = settled(without(content, "q.1.3"), keep={("question", "q.1.3")})
    assert "q.1.3" not in [row.key for row in left.rows(Question)]
    assert new_rows(left) == {}


def test_each_row_of_ours_can_be_taken_as_a_house_would_keep_it(project: Any, kept: Any) -> None:
    saved = kept(project(seats=300))
    for sheet in content_sheets():
        known = {item["key"] for item in starter_content.rows(sheet.__tablename__)}
        for found in saved.rows(sheet):
            if found.key in known and sheet.sheet.shape != "form":
                new = new_row(sheet, found.key, "en")
                assert set(new.values) <= set(found.values), (sheet, found.key)
                assert new.changed == ()


def test_a_row_that_was_taken_comes_with_its_links_instead_of_ours(project: Any, kept: Any) -> None:
    content = kept(project())
    gone = {"action": "a.1.1", "test_step": content.sheets["test_step"][0].key}
    sheets = {sheet: tuple(row for row in rows if row.key != gone.get(sheet)) for sheet, rows in content.sheets.items()}
    known = {sheet: tuple(key for key in keys if key != gone.get(sheet)) for sheet, keys in content.known.items()}
    older = replace(content, sheets=sheets, known=known)
    taken = settled(older, take={*gone.items()})
    whole = rows_with_house(PLAN, HouseUse(content, instead=True))
    made = rows_with_house(PLAN, HouseUse(taken, instead=True))
    assert made.notes == []
    assert [row.origin for row in made.rows] == [row.origin for row in whole.rows]
