"""A new project with a house's content: beside our starter rows or instead of them, its links kept by keys."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.house.adding import rows_with_house
from ccworkbench.method.house.content import HouseContent, HouseUse
from ccworkbench.method.house.saving import saved_content
from ccworkbench.method.plan.starter_roles import crossing
from ccworkbench.method.plan.starter_rows import starter_rows
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.sheets.use_cases.requirement import Requirement
from tests.method.conftest import book_of
from tests.method.house.conftest import PLAN

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes


def find(rows: Iterable[Record], sheet: type[Any], origin: str) -> Any:
    return next(row for row in rows if type(row) is sheet and row.origin == origin)


def of(rows: Iterable[Record], sheet: type[Any]) -> list[Any]:
    return [row for row in rows if type(row) is sheet]


def told(rows: list[Record]) -> Counter[tuple[object, ...]]:
    """Say rows without their ids: references by the keys of their rows."""
    keys = {row.id: row.origin for row in rows}
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        values = {c.key: getattr(row, c.key) for c in columns_of(type(row)) if not c.computed and c.key != "code"}
        said = tuple((key, str(keys.get(value, value))) for key, value in values.items())
        ends = (keys[row.row_id], keys[row.column_id]) if isinstance(row, Crossing) else ()
        found[row.__tablename__, row.origin, *ends, *said] += 1
    return found


@pytest.mark.parametrize(("language", "person"), [("en", "[person]"), ("de", "[Person]")])
def test_names_of_the_new_project_stand_where_those_of_another_did(
    project: Any, kept: Any, language: str, person: str
) -> None:
    rows = project()
    find(rows, Question, "q.1.1").text = "Does Alpha Bank AG know what North costs, and who is Anna Berg?"
    content = kept([*rows, Person(given_name="Anna", family_name="Berg")])
    plan = replace(PLAN, name="South", customer="Beta AG", language=language)
    made = rows_with_house(plan, HouseUse(content)).rows
    told = find(made, Question, "q.1.1").text
    assert told == f"Does Beta AG know what South costs, and who is {person}?"


@pytest.mark.parametrize("instead", [False, True])
@pytest.mark.parametrize(
    "language", ["en", "zh", *(pytest.param(key, marks=pytest.mark.long) for key in ("de", "hu", "ru"))]
)
def test_an_unchanged_content_changes_nothing(project: Any, kept: Any, language: str, instead: bool) -> None:
    content = kept(project())
    plan = replace(PLAN, language=language, country="GB")  # what the law asks for is that of the same country
    made = rows_with_house(plan, HouseUse(content, instead))
    assert told(made.rows) == told(starter_rows(plan, words_of(language)))
    assert made.notes == []


def test_without_a_content_the_rows_are_ours() -> None:
    assert told(rows_with_house(PLAN).rows) == told(starter_rows(PLAN, words_of("en")))


def test_beside_ours_the_house_s_wording_wins_and_its_own_rows_stand_where_they_stood(project: Any, kept: Any) -> None:
    rows = project()
    find(rows, Question, "q.1.2").text = "As the house asks it"
    rows.insert(rows.index(find(rows, Question, "q.1.2")) + 1, Question(text="Own", topic="House"))
    rows.remove(find(rows, Question, "q.1.1"))
    made = of(rows_with_house(PLAN, HouseUse(kept(rows))).rows, Question)
    assert [row.text for row in made].count("As the house asks it") == 1
    texts = [row.text for row in made]
    assert texts.index("Own") == texts.index("As the house asks it") + 1
    assert made[0].origin == "q.1.1"  # ours is there though the house has deleted it
    assert len(made) == len(of(project(), Question)) + 1


def test_instead_of_ours_there_is_what_the_house_kept_on_its_sheets_and_ours_on_others(project: Any) -> None:
    rows = project()
    questions = of(rows, Question)
    rows = [row for row in rows if not isinstance(row, Question)] + questions[5:8]
    rows.append(Question(text="Own"))
    content = saved_content(book_of(rows), "Ours", [Question]).content
    made = rows_with_house(PLAN, HouseUse(content, instead=True)).rows
    assert [row.text for row in of(made, Question)] == [row.text for row in questions[5:8]] + ["Own"]
    assert len(of(made, Action)) == len(of(project(), Action))


def test_a_row_of_ours_that_does_not_fit_the_project_comes_only_instead(project: Any, kept: Any) -> None:
    content = kept(project())
    small = replace(PLAN, seats=12)
    ours = len(of(starter_rows(small, words_of("en")), Question))
    assert len(of(rows_with_house(small, HouseUse(content)).rows, Question)) == ours
    many = rows_with_house(small, HouseUse(content, instead=True)).rows
    assert len(of(many, Question)) == len(content.rows(Question)) > ours


def test_a_row_that_we_have_no_more_is_the_house_s_own(project: Any, kept: Any) -> None:
    content: HouseContent = kept(project())
    first, *others = content.rows(Question)
    gone = replace(first, key="q.0.0", values={**first.values, "text": "Once ours"})
    content = replace(content, sheets={**content.sheets, "question": (gone, *others)})
    assert "Once ours" in [row.text for row in of(rows_with_house(PLAN, HouseUse(content)).rows, Question)]


@pytest.mark.parametrize("instead", [False, True])
def test_links_between_rows_are_kept(project: Any, kept: Any, instead: bool) -> None:
    rows = project()
    paper, need = Deliverable(title="House paper", in_raci=True), Requirement(text="House need", code="REQ-099")
    role = Role(name="House role", in_raci=True, mandatory=True)
    case = TestCase(title="House case", requirements="REQ-001, REQ-099", role_id=role.id)
    cell = crossing(paper, role, "A")
    rows += [paper, role, cell, need, case, TestStep(case_id=case.id, number=1, action="Do it")]
    rows.append(Action(preparation="Write it", deliverable_id=paper.id))
    made = rows_with_house(PLAN, HouseUse(kept(rows), instead)).rows
    by_id: dict[Any, Any] = {row.id: row for row in made}
    made_case = next(row for row in of(made, TestCase) if row.title == "House case")
    assert by_id[made_case.role_id].label == "House role"
    codes = {row.code: row.text for row in of(made, Requirement)}
    assert "House need" in [codes[code] for code in made_case.requirements.split(", ")]
    assert by_id[of(made, TestStep)[-1].case_id] is made_case
    assert by_id[of(made, Action)[-1].deliverable_id].label == "House paper"
    (letter,) = (row.letter for row in of(made, Raci) if by_id[row.row_id].label == "House paper")
    assert letter is RaciLetter.A
    assert made_case.role_id in [row.role_id for row in of(made, Assignment)]  # somebody has to play it


def test_a_link_to_a_row_that_is_not_there_is_left_empty_and_told(project: Any) -> None:
    rows = project()
    paper = Deliverable(title="House paper")
    case = TestCase(title="House case")
    rows += [paper, Action(preparation="Write it", deliverable_id=paper.id), case]
    rows.append(TestStep(case_id=case.id, number=1, action="Do it"))
    content = saved_content(book_of(rows), "Ours", [Action, TestStep]).content
    made = rows_with_house(PLAN, HouseUse(content))
    assert of(made.rows, Action)[-1].deliverable_id is None
    assert "Do it" not in [row.action for row in of(made.rows, TestStep)]  # a step of nothing
    assert [note.values["n"] for note in made.notes] == [2, 1]


@pytest.mark.parametrize("instead", [False, True])
@pytest.mark.parametrize("seats", [12, *(pytest.param(seats, marks=pytest.mark.long) for seats in (45, 300))])
def test_every_reference_leads_somewhere_and_no_number_is_there_twice(
    project: Any, kept: Any, seats: int, instead: bool
) -> None:
    rows = project(seats=45)
    rows = [row for row in rows if not isinstance(row, Role) or row.in_raci]  # some roles of ours are gone
    made = rows_with_house(replace(PLAN, seats=seats), HouseUse(kept(rows), instead)).rows
    ids = {row.id for row in made}
    assert len(ids) == len(made)
    for row in made:
        for column in columns_of(type(row)):
            if isinstance(column.kind, Reference) and not column.computed:
                assert getattr(row, column.key) in {*ids, None}
                assert getattr(row, column.key) or not column.required
        if isinstance(row, Crossing):
            assert {row.row_id, row.column_id} <= ids
    for sheet in SHEETS:
        codes = [row.code for row in of(made, sheet) if getattr(row, "code", "")]
        assert len({*codes}) == len(codes)


@pytest.mark.parametrize("seats", [12, 45, 300])
def test_exactly_one_answers_for_each_deliverable(project: Any, kept: Any, seats: int) -> None:
    rows = project()
    papers = of(rows, Deliverable)
    for paper in papers[:5]:  # the house lets somebody else answer
        cells = [cell for cell in of(rows, Raci) if cell.row_id == paper.id]
        for cell in cells:
            cell.letter = RaciLetter.I
        cells[-1].letter = RaciLetter.A
    made = rows_with_house(replace(PLAN, seats=seats), HouseUse(kept(rows))).rows
    answering = Counter(cell.row_id for cell in of(made, Raci) if cell.letter in {RaciLetter.A, RaciLetter.AR})
    papers_there = [row for row in of(made, Deliverable) if row.in_raci]
    assert {answering[row.id] for row in papers_there} == {1}


def test_a_form_takes_the_house_s_texts_and_keeps_what_the_plan_says(project: Any, kept: Any) -> None:
    rows = project()
    of(rows, UatPlan)[0].severities = "Red, amber, green"
    made = rows_with_house(replace(PLAN, uat_cycles=2), HouseUse(kept(rows))).rows
    (form,) = of(made, UatPlan)
    assert (form.severities, form.cycles) == ("Red, amber, green", 2)


@pytest.mark.parametrize("instead", [False, True])
def test_a_form_that_was_filled_from_nothing_empties_nothing_of_ours(kept: Any, instead: bool) -> None:
    rows: list[Record] = starter_rows(replace(PLAN, empty=True), words_of("en"))
    assert "uat_plan" not in kept(rows).sheets
    of(rows, UatPlan)[0].severities = "Red, amber, green"
    (form,) = of(rows_with_house(PLAN, HouseUse(kept(rows), instead)).rows, UatPlan)
    (ours,) = of(starter_rows(PLAN, words_of("en")), UatPlan)
    assert (form.severities, form.purpose) == ("Red, amber, green", ours.purpose)


@pytest.mark.parametrize("instead", [False, True])
def test_what_the_house_marked_as_internal_stays_internal(project: Any, kept: Any, instead: bool) -> None:
    rows = project()
    find(rows, Question, "q.1.1").internal = True
    rows.append(Question(text="Own", internal=True))
    made = of(rows_with_house(PLAN, HouseUse(kept(rows), instead)).rows, Question)
    assert {row.text for row in made if row.internal} == {"Own", find(made, Question, "q.1.1").text}


def test_a_new_row_has_come_no_further_than_ours(project: Any, kept: Any) -> None:
    rows = project()
    rows.append(Gap(description="House gap", status=GapStatus.CLOSED))
    made = of(rows_with_house(PLAN, HouseUse(kept(rows))).rows, Gap)
    assert (made[-1].description, made[-1].status) == ("House gap", GapStatus.TO_CHECK)


def test_texts_of_ours_are_told_in_the_project_s_language_and_the_house_s_own_as_they_are(
    project: Any, kept: Any
) -> None:
    rows = project(language="de")
    rows.append(Question(text="Eigene Frage", topic=of(rows, Question)[0].topic))
    made = rows_with_house(replace(PLAN, country="DE"), HouseUse(kept(rows), instead=True))
    questions, ours = of(made.rows, Question), of(project(), Question)
    assert [row.text for row in questions[:-1]] == [row.text for row in ours]
    assert (questions[-1].text, questions[-1].topic) == ("Eigene Frage", ours[0].topic)
    assert ["in {language}" in note.text for note in made.notes] == [True]
