"""Another size of content: what comes, what goes, and what stays because somebody worked on it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID

import pytest

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Record, columns_of, numbered
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.words import phrase
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.operations.adapt_plan import proposals_of as plan_proposals_of
from ccworkbench.operations.change_size import change_size, size_change_of, size_proposals_of
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.profile import ContentSize, Profile
from ccworkbench.sheets.prepare.project import ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.training.skill import Skill
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.test_step import TestStep
from ccworkbench.sheets.use_cases.requirement import Requirement
from ccworkbench.sheets.use_cases.use_case import UseCase
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

TODAY = date(2026, 11, 30)
LEAN, STANDARD, FULL = ContentSize
GROWING = [(LEAN, STANDARD), (STANDARD, FULL), (LEAN, FULL)]


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> dict[ContentSize, Path]:
    """Stores with one project of each size, to be copied: to make one takes long."""
    folder = tmp_path_factory.mktemp("sizes")
    for size in ContentSize:
        with Store.open(folder / f"{size}.ccw") as opened:
            add_project(opened, Plan("North", "K", seats=12, size=size, go_live=date(2027, 6, 1)))
    return {size: folder / f"{size}.ccw" for size in ContentSize}


@pytest.fixture
def books(masters: dict[ContentSize, Path], tmp_path: Path) -> Iterator[Any]:
    """Open a copy of the project of a size."""
    opened: list[Store] = []

    def book(size: ContentSize) -> Workbook:
        path = Path(copyfile(masters[size], tmp_path / f"{len(opened)}.ccw"))
        opened.append(Store.open(path))
        return opened[-1].workbook(opened[-1].projects()[0].id)

    yield book
    for store in opened:
        store.close()


def proposed(book: Workbook, size: ContentSize) -> list[PlanProposal]:
    return size_proposals_of(size_change_of(book, size), book.viewer(Viewer(words_of("en"), TODAY)))


def turn(book: Workbook, size: ContentSize, *only: tuple[str, str]) -> None:
    """Change the size, or take over some rows only."""
    change = size_change_of(book, size)
    found = size_proposals_of(change, book.viewer(Viewer(words_of("en"), TODAY)))
    chosen = [one for one in found if not only or (one.row.__tablename__, one.row.origin) in only]
    change_size(book, change, chosen, is_all=not only)


def keys(book: Workbook) -> set[tuple[str, str]]:
    return {(sheet.__tablename__, row.origin) for sheet in SHEETS for row in book.rows(sheet) if is_there(row)}


def is_there(row: Record) -> bool:
    return not isinstance(row, Crossing) or bool(getattr(row, row.crossed))


def row(book: Workbook, sheet: type[Any], origin: str) -> Any:
    return next(one for one in book.rows(sheet) if one.origin == origin)


def letters(book: Workbook) -> dict[tuple[str, str], str]:
    roles = {one.id: one.origin for one in book.rows(Role)}
    papers = {one.id: one.origin for one in book.rows(Deliverable)}
    return {
        (papers[cell.row_id], roles[cell.column_id]): cell.letter.value
        for cell in book.rows(Raci)
        if cell.letter and cell.row_id in papers and cell.column_id in roles
    }


def set_cells(book: Workbook, one: object, **values: object) -> None:
    with book.edit(phrase("Change {field}", field="x")):
        for key, value in values.items():
            setattr(one, key, value)


def assert_sound(book: Workbook) -> None:
    """Hold that nothing refers to what is gone, and that one answers for each deliverable."""
    there = {sheet.__tablename__: {one.id for one in book.rows(sheet)} for sheet in SHEETS}
    for sheet in SHEETS:
        for one in book.rows(sheet):
            for column in columns_of(sheet):
                if isinstance(column.kind, Reference) and (value := column.read(one)):
                    assert value in there[column.kind.sheet], (sheet, one.origin, column.key)
    answering: dict[UUID, int] = defaultdict(int)
    for cell in book.rows(Raci):
        if cell.column_id in there["role"]:
            answering[cell.row_id] += cell.letter in {RaciLetter.A, RaciLetter.AR}
    assert {answering[one.id] for one in book.rows(Deliverable) if one.in_raci} == {1}


@pytest.mark.parametrize(("small", "big"), GROWING)
def test_a_project_that_grew_is_one_that_was_made_so(small: ContentSize, big: ContentSize, books: Any) -> None:
    book, other = books(small), books(big)
    turn(book, big)
    assert keys(book) == keys(other)
    assert letters(book) == letters(other)
    assert book.rows(Profile)[0].content_size is big
    assert row(book, Task, "t.net").role_id == row(book, Role, "INF").id
    assert_sound(book)


def test_a_row_that_stays_names_nothing_that_goes(books: Any) -> None:
    book = books(LEAN)
    turn(book, STANDARD)
    assert row(book, Skill, "sk.users").impact_id
    turn(book, LEAN)
    assert row(book, Skill, "sk.users").impact_id is None
    assert_sound(book)


@pytest.mark.long
@pytest.mark.parametrize(("small", "big"), GROWING)
def test_a_project_that_shrank_is_one_that_was_made_so(small: ContentSize, big: ContentSize, books: Any) -> None:
    book, other = books(big), books(small)
    turn(book, small)
    assert letters(book) == letters(other)
    assert book.rows(Profile)[0].content_size is small
    left = {key for key in keys(book) - keys(other) if key[0] != "requirement"}  # these are named by use cases
    assert (left, keys(other) - keys(book)) == (set(), set())
    assert_sound(book)


@pytest.mark.long
def test_there_and_back_is_where_it_began(books: Any) -> None:
    book = books(LEAN)
    before, told = keys(book), letters(book)
    turn(book, FULL)
    turn(book, LEAN)
    assert ({key for key in keys(book) if key[0] != "requirement"}, letters(book)) == (
        {key for key in before if key[0] != "requirement"},
        told,
    )
    assert proposed(book, LEAN) == []


def test_a_change_of_size_is_one_step_of_undo(books: Any) -> None:
    book = books(LEAN)
    before = (keys(book), letters(book), row(book, Task, "t.net").role_id)
    turn(book, STANDARD)
    assert words_of("en").tell(book.history()[-1].label) == "Change the content size"
    book.undo()
    after = (keys(book), letters(book), row(book, Task, "t.net").role_id)
    assert (after[0] ^ before[0], after[1:]) == (set(), before[1:])
    assert book.rows(Profile)[0].content_size is LEAN


@pytest.mark.long
def test_nothing_is_proposed_for_the_size_that_a_project_has(books: Any) -> None:
    for size in ContentSize:
        assert proposed(books(size), size) == []


def test_nothing_is_written_before_it_is_chosen(books: Any) -> None:
    book = books(STANDARD)
    before, steps = keys(book), len(book.history())
    proposed(book, LEAN)
    change_size(book, size_change_of(book, LEAN), [], is_all=False)
    assert (keys(book), len(book.history())) == (before, steps)


def test_what_was_touched_answered_or_filled_stays(books: Any) -> None:
    book = books(FULL)
    set_cells(book, row(book, Question, "q.1.9"), answer="Yes, it is in the profile.")
    set_cells(book, row(book, CheckItem, "ck.cost.software"), item="Software of the neighbours")
    turn(book, LEAN)
    assert {("question", "q.1.9"), ("check_item", "ck.cost.software")} <= keys(book)
    assert not {("question", "q.1.4"), ("check_item", "ck.cost.hardware")} & keys(book)


@pytest.mark.long
def test_what_somebody_refers_to_stays_with_all_that_it_is_a_part_of(books: Any) -> None:
    book = books(FULL)
    case = row(book, TestCase, "tc.queue.music")
    with book.edit(phrase("Insert {n} row", n=1)) as edit:
        edit.add(TestResult(case_id=case.id))
    turn(book, LEAN)
    there = keys(book)
    assert {("test_case", "tc.queue.music"), ("use_case", "uc.05")} <= there
    assert ("test_case", "tc.queue.position") not in there
    assert_sound(book)


@pytest.mark.long
def test_a_role_that_somebody_has_stays_with_its_letters(books: Any) -> None:
    book = books(FULL)
    with book.edit(phrase("Insert {n} row", n=1)) as edit:
        person = edit.add(Person(given_name="Ágnes", family_name="Szűcs"))
    set_cells(book, row(book, Assignment, "INF"), person_id=person.id)
    turn(book, LEAN)
    assert {("role", "INF"), ("assignment", "INF")} <= keys(book)
    assert letters(book)["d.19", "INF"] == "A/R"
    assert_sound(book)


@pytest.mark.long
def test_letters_that_somebody_set_stay_and_one_answers_all_the_same(books: Any) -> None:
    book = books(FULL)
    papers, roles = ({one.origin: one.id for one in book.rows(sheet)} for sheet in (Deliverable, Role))
    cell = next(one for one in book.rows(Raci) if (one.row_id, one.column_id) == (papers["d.19"], roles["ADM"]))
    set_cells(book, cell, letter=RaciLetter.I)
    turn(book, LEAN)
    assert letters(book)["d.19", "ADM"] == "I"
    assert letters(book)["d.19", "INF"] == "A/R"  # it would have nobody to take it over
    assert_sound(book)


def test_who_comes_does_not_answer_beside_somebody_who_was_chosen_to(books: Any) -> None:
    book = books(LEAN)
    papers, roles = ({one.origin: one.id for one in book.rows(sheet)} for sheet in (Deliverable, Role))
    for role, letter in (("ADM", RaciLetter.R), ("PM", RaciLetter.A)):
        cells = {(one.row_id, one.column_id): one for one in book.rows(Raci)}
        set_cells(book, cells[papers["d.19"], roles[role]], letter=letter)
    turn(book, STANDARD)
    told = letters(book)
    assert (told["d.19", "PM"], told["d.19", "ADM"], told["d.19", "INF"]) == ("A", "R", "R")
    assert_sound(book)


@pytest.mark.long
def test_single_rows_are_taken_over_and_no_later_change_takes_them_out(books: Any) -> None:
    book = books(LEAN)
    turn(book, FULL, ("check_item", "ck.cost.software"), ("role", "INF"))
    assert {("check_item", "ck.cost.software"), ("role", "INF")} <= keys(book)
    assert ("assignment", "INF") not in keys(book)
    assert book.rows(Profile)[0].content_size is LEAN
    assert letters(book)["d.19", "INF"] == "A/R"
    assert letters(book)["d.19", "ADM"] == "C"
    assert_sound(book)
    turn(book, STANDARD)
    turn(book, LEAN)
    assert {("check_item", "ck.cost.software"), ("role", "INF")} <= keys(book)


def test_a_part_does_not_come_without_what_it_is_a_part_of(books: Any) -> None:
    book = books(LEAN)
    turn(book, FULL, ("assignment", "INF"))
    assert ("assignment", "INF") not in keys(book)


def test_new_rows_stand_where_they_stand_in_the_bigger_size(books: Any) -> None:
    book, other = books(LEAN), books(FULL)
    turn(book, FULL)
    for sheet in (Question, CheckItem, TestCase, Deliverable):
        assert [one.origin for one in book.rows(sheet)] == [one.origin for one in other.rows(sheet)]


def test_numbers_of_requirements_are_those_of_the_project(books: Any) -> None:
    book = books(LEAN)
    with book.edit(phrase("Insert {n} row", n=1)) as edit:
        edit.add(Requirement(text="Our own"))
    turn(book, FULL)
    codes = {one.origin: one.code for one in book.rows(Requirement)}
    assert len(set(codes.values())) == len(book.rows(Requirement))
    assert row(book, UseCase, "uc.13").requirements == codes["req.8"]


def coded(book: Workbook) -> dict[tuple[str, str], str]:
    rows: Iterator[Any] = (row for sheet in SHEETS if numbered(sheet) for row in book.rows(sheet))
    return {(row.__tablename__, row.origin): row.code for row in rows}


@pytest.mark.long
def test_rows_that_come_back_have_the_numbers_that_they_had(books: Any) -> None:
    book = books(STANDARD)
    before = coded(book)
    turn(book, LEAN)
    with book.edit(phrase("Insert {n} row", n=1)) as edit:
        own = edit.add(Requirement(text="Our own"))
    assert own.code not in before.values()
    turn(book, STANDARD)
    assert {key: code for key, code in coded(book).items() if key in before} == before
    turn(book, FULL)
    numbers = [(sheet, code) for (sheet, _), code in coded(book).items()]
    assert len(numbers) == len(set(numbers))
    assert_sound(book)


def test_a_row_that_was_deleted_is_not_brought_back(books: Any) -> None:
    book = books(LEAN)
    with book.edit(phrase("Delete {n} row", n=1)) as edit:
        edit.remove(row(book, Question, "q.1.1"))
    turn(book, FULL)
    assert ("question", "q.1.1") not in keys(book)


def test_the_plan_knows_what_a_change_of_size_wrote(books: Any) -> None:
    """So it fits, and moves the sessions that came when go-live moves."""
    book = books(LEAN)
    turn(book, STANDARD)
    viewer = book.viewer(Viewer(words_of("en"), TODAY))
    assert plan_proposals_of(book, viewer) == []
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    moved = {one.row.origin for one in plan_proposals_of(book, viewer) if isinstance(one.row, Session)}
    assert any(origin.startswith("s.manager") for origin in moved)


@pytest.mark.long
def test_a_project_from_before_there_were_sizes_can_be_made_lean(books: Any) -> None:
    book = books(FULL)
    set_cells(book, book.rows(Profile)[0], content_size=None)
    assert size_change_of(book, LEAN).now is FULL
    turn(book, LEAN)
    assert len(book.rows(Deliverable)) == 15


def test_a_project_without_starter_rows_can_take_them(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.ccw") as store:
        book = add_project(store, Plan("Empty", "K", empty=True, type=ProjectType.HOTLINE, size=LEAN))
        turn(book, FULL)
        assert book.rows(Profile)[0].content_size is FULL
        assert_sound(book)


@pytest.mark.long
def test_proposals_call_rows_by_what_they_are(books: Any) -> None:
    rows = [one for one in proposed(books(STANDARD), FULL) if not isinstance(one.row, TestStep)]  # many do the same
    told = [words_of("en").tell(one.told) for one in rows]
    assert "Add to “Assignments”: Platform developer" in told
    assert len(told) == len(set(told))
    assert all(BY_KEY[one.row.__tablename__] for one in proposed(books(STANDARD), LEAN))
