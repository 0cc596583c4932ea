"""A project of 45 seats becomes a house's content, and that a new project: with real stores and files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.core.kind import Reference
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.house.adding import HouseRows, rows_with_house
from ccworkbench.method.house.content import HouseContent, HouseUse
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.operations import new_project
from ccworkbench.operations.adapt_plan import adapt, proposals_of
from ccworkbench.operations.change_rows import delete_rows
from ccworkbench.operations.change_size import size_change_of, size_proposals_of
from ccworkbench.operations.house_contents import (
    FOLDER,
    content_to_save,
    contents,
    export_content,
    find_content,
    free_name,
    import_content,
    remove_content,
    save_content,
    settle_content,
)
from ccworkbench.operations.new_project import add_project, add_told_project
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.options import Stage
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.site import Site
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

PLAN = Plan("North", "Alpha Bank AG", "en", 45, kick_off=date(2027, 1, 4), go_live=date(2027, 8, 2))

WORK = phrase("Work")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.ccw") as opened:
        yield opened


@pytest.fixture
def north(store: Store) -> Workbook:
    """A project in which somebody has worked."""
    book = add_project(store, PLAN)
    columns = {column.key: column for column in columns_of(Question)}
    with book.edit(WORK) as edit:
        edit.add(Person(given_name="Anna", family_name="Weber", email="anna@alpha.de"))
        edit.add(Question(text="Does Alpha Bank know Anna Weber?", topic="House"))
        edit.write(book.rows(Question)[1], columns["text"], "As the house asks it")
        edit.write(book.rows(Question)[1], columns["answer"], "Answered by Anna")
    return book


def content(book: Workbook, store: Store, name: str = "Ours") -> HouseContent:
    save_content(store.path, content_to_save(book, name).content)
    return find_content(store.path, name)


@pytest.mark.parametrize("instead", [False, True])
def test_from_project_to_content_to_project(store: Store, north: Workbook, instead: bool) -> None:
    kept = content(north, store)
    new = add_project(store, replace(PLAN, name="South", customer="Beta"), HouseUse(kept, instead))
    for sheet in SHEETS:
        if sheet not in {Person, Question}:
            assert len(new.rows(sheet)) == len(north.rows(sheet)), sheet
    texts = [row.text for row in new.rows(Question)]
    assert texts[1] == "As the house asks it"
    assert texts[-1] == "Does Beta know [person]?"
    assert [row.answer for row in new.rows(Question) if row.answer] == []
    ids = {row.id for sheet in SHEETS for row in new.rows(sheet)}
    for sheet in SHEETS:
        for column in columns_of(sheet):
            if isinstance(column.kind, Reference) and not column.computed:
                assert {getattr(row, column.key) for row in new.rows(sheet)} <= {*ids, None}
    assert len(new.history()) == 1


@pytest.mark.long
def test_such_a_project_has_nothing_to_adapt_and_is_kept_again_as_it_was(store: Store, north: Workbook) -> None:
    kept = content(north, store)
    new = add_project(store, replace(PLAN, name="South", customer="Beta"), HouseUse(kept))
    viewer = new.viewer(Viewer(words_of("en"), date(2026, 12, 1)))
    assert proposals_of(new, viewer) == []
    change = size_change_of(new, ContentSize.STANDARD)
    assert size_proposals_of(change, viewer) == []
    again = content_to_save(new, "Ours").content
    assert {key: [row.key for row in rows] for key, rows in again.sheets.items()} == {
        key: [row.key for row in rows] for key, rows in kept.sheets.items()
    }
    assert again.sheets["question"] == kept.sheets["question"]


def test_nothing_of_the_customer_is_in_the_file(store: Store, north: Workbook) -> None:
    path = save_content(store.path, content_to_save(north, "Ours").content)
    assert path.parent == store.path.parent / FOLDER
    told = path.read_text("utf-8")
    assert not [word for word in ("Alpha", "Anna", "Weber", "alpha.de", "North", "2027") if word in told]


def test_some_sheets_can_be_kept_and_those_without_rows_are_refused(store: Store, north: Workbook) -> None:
    assert [*content_to_save(north, "Ours", [Question]).content.sheets] == ["question"]
    delete_rows(north, list(north.rows(Question)))
    with pytest.raises(UserError, match="no rows"):
        content_to_save(north, "Ours", [Question, Site])


def test_a_name_is_never_taken_twice(store: Store, north: Workbook) -> None:
    content(north, store)
    with pytest.raises(UserError, match="already exists"):
        save_content(store.path, content_to_save(north, "OURS").content)
    assert len(contents(store.path)) == 1


def test_a_content_goes_from_desk_to_desk(store: Store, north: Workbook, tmp_path: Path) -> None:
    kept = content(north, store)
    (tmp_path / "desk").mkdir()
    file = export_content(store.path, "ours", str(tmp_path / "desk"))
    named = export_content(store.path, "ours", str(tmp_path / "desk" / "named"))
    assert (file.name, named.name) == ("Ours.ccwcontent", "named.ccwcontent")
    with pytest.raises(UserError, match="already exists"):
        export_content(store.path, "ours", str(file))
    other = tmp_path / "elsewhere" / "store.ccw"
    assert import_content(other, file) == kept
    with pytest.raises(UserError, match="already exists"):
        import_content(other, file)
    assert import_content(other, file, "Theirs").name == "Theirs"
    assert [one.content and one.content.name for one in contents(other)] == ["Ours", "Theirs"]


def test_a_broken_file_hides_no_other_and_says_what_it_is(store: Store, north: Workbook) -> None:
    content(north, store)
    (store.path.parent / FOLDER / "broken.ccwcontent").write_bytes(b"{")
    assert [bool(one.content) for one in contents(store.path)] == [False, True]
    assert find_content(store.path, "Ours")
    with pytest.raises(UserError, match="damaged"):
        find_content(store.path, "broken")
    with pytest.raises(UserError, match="There is no house content"):
        find_content(store.path, "Theirs")


def test_without_a_folder_there_is_no_content(tmp_path: Path) -> None:
    assert contents(tmp_path / "none" / "store.ccw") == []


def test_a_deleted_content_leaves_projects_as_they_are(store: Store, north: Workbook) -> None:
    kept = content(north, store)
    new = add_project(store, replace(PLAN, name="South"), HouseUse(kept))
    remove_content(store.path, "Ours")
    assert contents(store.path) == []
    assert new.rows(Question)[1].text == "As the house asks it"
    with pytest.raises(UserError):
        remove_content(store.path, "Ours")


def test_our_wording_of_today_is_taken_into_the_file_only_where_it_is_chosen(store: Store, north: Workbook) -> None:
    saved = content_to_save(north, "Ours", [Question]).content
    older = tuple(
        replace(row, ours={**(row.ours or {}), "text": "Once"}) if row.key in {"q.1.2", "q.1.3"} else row
        for row in saved.rows(Question)
    )
    save_content(store.path, replace(saved, sheets={"question": older}))
    settle_content(store.path, "Ours", take={("question", "q.1.3")}, keep={("question", "q.1.2")})
    rows = {row.key: row for row in find_content(store.path, "Ours").rows(Question)}
    assert rows["q.1.2"].values["text"] == "As the house asks it"
    assert rows["q.1.3"].values["text"] == (rows["q.1.3"].ours or {})["text"] != "Once"


def test_what_is_not_as_it_was_kept_is_told_beforehand(store: Store, north: Workbook) -> None:
    kept = content(north, store)
    german = replace(PLAN, language="de", country="GB")
    assert rows_with_house(PLAN).notes == rows_with_house(PLAN, HouseUse(kept)).notes == []
    assert len(rows_with_house(german, HouseUse(kept)).notes) == 1


def test_rows_and_notes_of_a_new_project_are_made_once(
    store: Store, north: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    use, made = HouseUse(content(north, store)), list[HouseRows]()

    def counted(plan: Plan, use: HouseUse | None) -> HouseRows:
        made.append(rows_with_house(plan, use))
        return made[-1]

    monkeypatch.setattr(new_project, "rows_with_house", counted)
    book, told = add_told_project(store, replace(PLAN, name="South"), use)
    assert made == [told]
    assert len(book.rows(Question)) == sum(isinstance(row, Question) for row in told.rows)


def test_a_folder_is_named_by_its_end_and_has_to_be_there(store: Store, north: Workbook, tmp_path: Path) -> None:
    content(north, store)
    with pytest.raises(UserError, match="no folder"):
        export_content(store.path, "ours", f"{tmp_path / 'new'}/")
    with pytest.raises(UserError, match="no folder"):
        export_content(store.path, "ours", str(tmp_path / "new" / "file.ccwcontent"))
    assert not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    assert export_content(store.path, "ours", f"{tmp_path / 'new'}/") == tmp_path / "new" / "Ours.ccwcontent"


@pytest.mark.long
def test_a_name_that_is_free_is_the_next_one(store: Store, north: Workbook) -> None:
    content(north, store)
    assert free_name(store.path, "OURS") == "OURS (2)"
    content(north, store, "Ours (2)")
    assert free_name(store.path, "Ours") == "Ours (3)"
    assert free_name(store.path, "x" * 200) == f"{'x' * 72} (2)"


def test_a_role_of_the_house_s_own_is_there_to_be_played(store: Store, north: Workbook) -> None:
    columns = {column.key: column for column in columns_of(Role)}
    with north.edit(WORK) as edit:
        role = edit.add(Role(name="Quality coach"))
        edit.write(role, columns["mandatory"], True)
    new = add_project(store, replace(PLAN, name="South"), HouseUse(content(north, store), instead=True))
    assert "Quality coach" in [row.name for row in new.rows(Role)]


def test_a_task_of_the_house_moves_with_the_plan_and_is_no_reason_to_change_it(store: Store, north: Workbook) -> None:
    spec = next(task for task in north.rows(Task) if task.origin == "t.spec")
    with north.edit(WORK) as edit:
        edit.add(Task(title="Security audit", days=12, after=spec.code, stage=Stage.CONTRACT_SPEC))
    book = add_project(store, replace(PLAN, name="South"), HouseUse(content(north, store), instead=True))
    viewer = book.viewer(Viewer(words_of("en"), date(2026, 12, 1)))
    audit = next(task for task in book.rows(Task) if task.title == "Security audit")
    assert proposals_of(book, viewer) == []
    columns = {column.key: column for column in columns_of(Project)}
    with book.edit(WORK) as edit:
        edit.write(book.project, columns["kick_off"], date(2027, 2, 1))
    began, proposals = audit.starts, proposals_of(book, viewer)
    assert began
    assert audit.id in [proposal.row.id for proposal in proposals]
    adapt(book, proposals)
    assert audit.starts
    assert audit.starts > began
    assert audit.days == 12
    assert proposals_of(book, viewer) == []


@pytest.mark.long
def test_what_the_house_does_without_is_not_proposed_as_a_change_of_the_plan(store: Store, north: Workbook) -> None:
    for sheet in (Role, CheckItem, Kpi, Audience):
        delete_rows(north, list(north.rows(sheet))[::2])
    new = add_project(store, replace(PLAN, name="South"), HouseUse(content(north, store), instead=True))
    assert len(new.rows(Kpi)) == len(north.rows(Kpi))
    assert proposals_of(new, new.viewer(Viewer(words_of("en"), date(2026, 12, 1)))) == []
