"""What a house keeps of a project: its own rows and wordings, and nothing of people, days, results and customer."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from ccworkbench.core.kind import Date, Reference, Text
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.method.house.content import HouseContent, HouseRow
from ccworkbench.method.house.declared import content_columns, content_sheets
from ccworkbench.method.house.saving import saved_content
from ccworkbench.sheets.kinds import Codes, Levels
from ccworkbench.sheets.operate.raid import Raid
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.use_cases.requirement import Requirement
from tests.method.conftest import book_of

DAY = date(2031, 12, 24)
TOLD = "for Alpha Bank AG in North by Anna Weber, a.weber@alpha.de, +49 30 1234567, on 24 December 2031"


def written(content: HouseContent) -> str:
    return json.dumps(asdict(content), ensure_ascii=False)


def row_of(content: HouseContent, sheet: type[Record], key: str) -> HouseRow:
    return next(row for row in content.rows(sheet) if row.key == key)


def find(rows: list[Record], sheet: type[Any], origin: str) -> Any:
    return next(row for row in rows if type(row) is sheet and row.origin == origin)


def planted(rows: list[Record], person: UUID) -> Iterator[tuple[Record, Column, str]]:
    """Fill every text, day and person of every row with marks; gives each text with where it stands."""
    for row in rows:
        for column in columns_of(type(row)):
            if column.computed or column.by_program:
                continue
            kind = column.kind
            if isinstance(kind, Date):
                setattr(row, column.key, DAY)
            elif isinstance(kind, Reference) and kind.sheet == "person":
                setattr(row, column.key, person)
            elif type(kind).__name__ in {"Text", "LongText"}:
                mark = f"{type(row).__tablename__}-{column.key}-mark"
                setattr(row, column.key, f"{mark} {TOLD}")
                yield row, column, mark


def test_every_text_day_and_person_of_every_sheet_stays_unless_it_is_method(project: Any) -> None:
    rows: list[Record] = project()
    rows += [sheet() for sheet in SHEETS if not issubclass(sheet, Crossing) and sheet.sheet.shape == "list"]
    person = Person()
    rows.append(person)
    marks = list(planted(rows, person.id))
    person.given_name, person.family_name = "Anna", "Weber"
    card = next(row for row in rows if isinstance(row, Project))
    card.name, card.customer_name = "North", "Alpha Bank AG"
    saved = saved_content(book_of(rows), "Ours")
    told = written(saved.content)
    method = {(sheet, column.key) for sheet in content_sheets() for column in content_columns(sheet)}
    assert {mark for _, _, mark in marks if mark in told} == {
        mark for row, column, mark in marks if (type(row), column.key) in method
    }
    for trace in ("Alpha", "Anna", "Weber", "@", "1234567", "2031", "December", str(person.id), str(card.id)):
        assert trace not in told, trace
    assert all(number > 100 for number in saved.taken_out.values())
    assert len(saved.taken_out) == 6


@pytest.mark.long
def test_a_fresh_project_is_kept_as_ours_unchanged_with_nothing_taken_out(project: Any) -> None:
    for language in ("en", "de", "hu", "ru", "zh"):
        saved = saved_content(book_of(project(language=language)), "Ours")
        rows = [row for group in saved.content.sheets.values() for row in group]
        assert len(rows) > 1000
        assert not [row.key for row in rows if row.ours is None or row.changed]
        assert (saved.taken_out, saved.left_out, saved.doubts) == ({}, {}, [])


def test_rows_of_ours_keep_their_keys_and_say_what_was_changed(project: Any) -> None:
    rows = project()
    question = find(rows, Question, "q.1.1")
    ours, question.text, question.answer = question.text, "What does the house ask first?", "Nothing"
    kept = row_of(saved_content(book_of(rows), "Ours").content, Question, "q.1.1")
    assert kept.changed == ("text",)
    assert kept.values["text"] == "What does the house ask first?"
    assert (kept.ours or {})["text"] == ours
    assert "answer" not in kept.values


def test_an_older_wording_of_ours_is_no_change(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from ccworkbench.method.house import saving

    older = {"question/q.1.1/text": [{"en": "How was it asked once?"}]}
    monkeypatch.setattr(saving, "former_wordings", lambda: older)
    saving._texts_by_key.cache_clear()
    rows = project()
    question = find(rows, Question, "q.1.1")
    today, question.text = question.text, "How was it asked once?"
    kept = row_of(saved_content(book_of(rows), "Ours").content, Question, "q.1.1")
    saving._texts_by_key.cache_clear()
    assert (kept.changed, kept.values["text"]) == ((), today)


def test_another_row_s_wording_is_a_change(project: Any) -> None:
    rows = project()
    find(rows, Question, "q.1.1").text = find(rows, Question, "q.1.2").text
    assert row_of(saved_content(book_of(rows), "Ours").content, Question, "q.1.1").changed == ("text",)


def test_own_rows_get_a_key_that_stays_and_a_second_row_of_a_key_is_an_own_one(project: Any) -> None:
    rows = project()
    own, double = Question(text="Own"), Question(text="Doubled", origin="q.1.1")
    rows += [own, double]
    keys = [row.key for row in saved_content(book_of(rows), "Ours").content.rows(Question)]
    again = [row.key for row in saved_content(book_of(rows), "Other").content.rows(Question)]
    assert keys == again
    assert keys[-2:] == [f"h.{own.id.hex[:12]}", f"h.{double.id.hex[:12]}"]
    assert len({*keys}) == len(keys)


def test_links_and_numbers_of_rows_are_kept_as_keys(project: Any) -> None:
    rows = project()
    paper, requirement = Deliverable(title="House paper"), Requirement(text="House need", code="REQ-099")
    case = TestCase(title="House case", requirements="REQ-001, REQ-099, REQ-555")
    action = Action(preparation="Write it", deliverable_id=paper.id)
    rows += [paper, requirement, case, action]
    content = saved_content(book_of(rows), "Ours").content
    assert content.rows(Action)[-1].values["deliverable_id"] == content.rows(Deliverable)[-1].key
    first = next(row.origin for row in rows if isinstance(row, Requirement))
    assert content.rows(TestCase)[-1].values["requirements"] == [first, content.rows(Requirement)[-1].key]


def test_a_matrix_is_kept_by_keys_with_what_was_emptied_and_without_today_s_levels(project: Any) -> None:
    rows = project()
    cells = [row for row in rows if isinstance(row, Raci)]
    cells[0].letter, cells[1].letter = None, RaciLetter.I if cells[1].letter is not RaciLetter.I else RaciLetter.C
    need = next(row for row in rows if isinstance(row, TrainingNeed))
    need.levels = f"1{need.levels[need.levels.index('>') :]}"
    content = saved_content(book_of(rows), "Ours").content
    assert [bool(row.changed) for row in content.rows(Raci)[:3]] == [True, True, False]
    assert content.rows(Raci)[0].values == {"letter": None}
    assert row_of(content, TrainingNeed, need.origin).values["levels"] == f">{need.levels[-1]}"
    assert not row_of(content, TrainingNeed, need.origin).changed


def test_a_row_that_names_somebody_only_or_repeats_another_is_left_out(project: Any) -> None:
    rows = project()
    rows += [Person(given_name="Anna", family_name="Weber"), Stakeholder(name="Anna Weber")]
    rows += [Question(text="Own"), Question(text="Own", answer="twice")]
    saved = saved_content(book_of(rows), "Ours")
    assert saved.left_out == {"Stakeholder register": 1, "Guiding questions": 1}
    assert not [row for row in saved.content.rows(Stakeholder) if row.ours is None]


def test_a_text_that_could_not_be_read_stays_and_internal_rows_stay_internal(project: Any) -> None:
    rows = project()
    raid = next(row for row in rows if isinstance(row, Raid))
    raid.internal, raid.unread = True, {"probability": "rather high"}
    saved = saved_content(book_of(rows), "Ours")
    assert row_of(saved.content, Raid, raid.origin).internal
    assert "rather high" not in written(saved.content)
    assert ("RAID log", "Probability (1–5)") in saved.left_behind


def test_a_row_of_ours_that_became_a_name_or_could_not_be_read_says_what_ours_says(project: Any) -> None:
    rows = project()
    rows.append(Person(given_name="Anna", family_name="Weber"))
    named = next(row for row in rows if isinstance(row, Stakeholder))
    raid = next(row for row in rows if isinstance(row, Raid))
    ours, named.name, raid.unread = named.name, "Anna Weber", {"probability": "high"}
    probability, raid.probability = raid.probability, None
    content = saved_content(book_of(rows), "Ours").content
    first, risk = row_of(content, Stakeholder, named.origin), row_of(content, Raid, raid.origin)
    assert (first.values["name"], first.changed) == (ours, ())
    assert (risk.values["probability"], risk.changed) == (probability, ())


def test_what_stays_is_told_by_sheet_and_heading(project: Any) -> None:
    rows = project()
    find(rows, Question, "q.1.1").answer = "Yes"
    saved = saved_content(book_of(rows), "Ours", [Question])
    assert saved.left_behind == {("Guiding questions", "Answer"): 1}
    assert [*saved.content.sheets] == ["question"]
    assert {*saved.content.known} == {"question"}


def test_kinds_that_hold_more_than_words_are_all_thought_of() -> None:
    known = {
        "Text",
        "LongText",
        "Codes",
        "Levels",
        "Choice",
        "Choices",
        "Flag",
        "Number",
        "Percent",
        "Duration",
        "Goal",
    }
    kinds = {type(column.kind).__name__ for sheet in content_sheets() for column in content_columns(sheet)}
    assert kinds <= known | {"Reference"}
    assert issubclass(Codes, Text)
    assert not issubclass(Levels, Text)
