"""Adapting a plan proposes only what follows from changed facts, and nothing that the user knows better."""

import lzma
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.adapting.comparison import PlanProposal, plan_proposals
from ccworkbench.method.adapting.replanning import PlanHistory
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.method.plan.starter_texts import former_wordings, keyed_texts, retell
from ccworkbench.operations.adapt_plan import adapt, proposals_of
from ccworkbench.operations.new_project import add_project, add_sample
from ccworkbench.operations.plan_history import plan_history
from ccworkbench.sheets.operate.kpi import Kpi
from ccworkbench.sheets.prepare.check_item import CheckItem
from ccworkbench.sheets.prepare.org_level import OrgLevel
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.prepare.unit import Unit
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.uat_plan import UatPlan
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

RELEASED = Path(__file__).parent.parent / "store" / "released"
TODAY, GO_LIVE = date(2026, 11, 23), date(2027, 6, 1)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one planned project, to be copied: to make one takes long."""
    path = tmp_path_factory.mktemp("quiet") / "master.ccw"
    plan = Plan("Hotline", "Stadtwerke", seats=45, kick_off=date(2027, 1, 11), go_live=GO_LIVE, channels=("voice_in",))
    with Store.open(path) as opened:
        add_project(opened, plan)
    return path


@pytest.fixture
def store(master: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(copyfile(master, tmp_path / "store.ccw"))) as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Workbook:
    return store.workbook(store.projects()[0].id)


@pytest.fixture(params=["0.1.0", "0.2.0"])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workbook]:
    """The sample project in a store that a release wrote."""
    path = tmp_path / f"{request.param}.ccw"
    path.write_bytes(lzma.decompress((RELEASED / f"{request.param}.ccw.xz").read_bytes()))
    with Store.open(path) as opened:
        yield opened.workbook(opened.projects()[0].id)


def proposed(book: Workbook) -> list[PlanProposal]:
    return proposals_of(book, book.viewer(Viewer(words_of("en"), TODAY)))


def changed(book: Workbook, sheet: type) -> list[PlanProposal]:
    return [proposal for proposal in proposed(book) if isinstance(proposal.row, sheet)]


def set_cells(book: Workbook, row: object, **values: object) -> None:
    with book.edit(phrase("Change {field}", field="x")):
        for key, value in values.items():
            setattr(row, key, value)


def remove(book: Workbook, *rows: Any) -> None:
    with book.edit(phrase("Delete {n} rows", n=len(rows))) as edit:
        for row in rows:
            edit.remove(row)


def by_origin(book: Workbook, sheet: type[Any], origin: str) -> Any:
    return next(row for row in book.rows(sheet) if row.origin == origin)


@pytest.mark.parametrize("today", [None, date(2027, 3, 30)])
def test_nothing_is_proposed_for_a_fresh_sample(today: date | None, store: Store) -> None:
    assert proposed(add_sample(store, "de", today)) == []


def test_a_new_go_live_of_the_sample_moves_its_plan_and_leaves_what_was_counted(store: Store) -> None:
    book = add_sample(store, "en")
    set_cells(book, book.project, go_live=date(2027, 1, 18))
    assert by_origin(book, Task, "t.golive") in {proposal.row for proposal in proposed(book)}
    assert not any({"headcount", "operators"} & proposal.values.keys() for proposal in proposed(book))


def test_more_seats_of_the_sample_leave_what_was_counted(store: Store) -> None:
    book = add_sample(store, "en")
    set_cells(book, book.rows(Profile)[0], seats=90)
    assert not any(proposal.row.origin == "au.agents" for proposal in proposed(book))
    assert not changed(book, Profile)


@pytest.mark.parametrize(
    ("sheet", "column"),
    [(Task, "origin"), (Session, "title"), (Unit, "name"), (CheckItem, "item"), (Kpi, "name"), (Role, "name")],
)
def test_a_row_that_the_user_deleted_is_not_offered_again(sheet: type[Any], column: str, book: Workbook) -> None:
    gone = book.rows(sheet)[2]
    origin, key = gone.origin, getattr(gone, column)
    remove(book, gone)
    assert key
    assert proposed(book) == []
    set_cells(book, book.project, go_live=date(2027, 7, 1), type=ProjectType.MIGRATION)
    set_cells(book, book.rows(Profile)[0], seats=120)
    assert origin not in {proposal.row.origin for proposal in proposed(book)}
    adapt(book, proposed(book))
    assert origin not in {row.origin for row in book.rows(sheet)}


def test_no_task_waits_for_one_that_the_user_deleted(book: Workbook) -> None:
    remove(book, by_origin(book, Task, "t.specok"))
    set_cells(book, book.project, type=ProjectType.MIGRATION)
    adapt(book, proposed(book))
    codes = {task.code for task in book.rows(Task)}
    assert all(set(task.after.split(", ")) <= {*codes, ""} for task in book.rows(Task) if task.origin == "t.flows.old")


def test_a_deletion_that_was_undone_is_none(book: Workbook) -> None:
    level = by_origin(book, OrgLevel, "ol.director")
    remove(book, level)
    book.undo()
    set_cells(book, book.rows(Profile)[0], seats=20)
    assert ("remove", level) in {(proposal.change_kind, proposal.row) for proposal in proposed(book)}


def test_what_the_plan_took_out_it_offers_again_once_it_is_needed(book: Workbook) -> None:
    profile = book.rows(Profile)[0]
    set_cells(book, profile, seats=20)
    adapt(book, proposed(book))
    assert "ol.director" not in {row.origin for row in book.rows(OrgLevel)}
    set_cells(book, profile, seats=45)
    assert "ol.director" in {proposal.row.origin for proposal in proposed(book)}


def test_a_task_that_comes_back_has_its_number_and_no_other_task_gets_it(book: Workbook) -> None:
    before = {row.origin: row.code for row in book.rows(Task)}
    form = book.rows(UatPlan)[0]
    set_cells(book, form, cycles=0)
    adapt(book, proposed(book))
    gone = before.keys() - {row.origin for row in book.rows(Task)}
    assert gone
    with book.edit(phrase("Insert {n} row", n=1)) as edit:
        own = edit.add(Task(title="Our own"))
    assert own.code not in before.values()
    set_cells(book, form, cycles=3)
    adapt(book, proposed(book))
    assert {row.origin: row.code for row in book.rows(Task) if row.origin in gone} == {key: before[key] for key in gone}


def test_a_fact_that_changes_back_moves_the_plan_back(book: Workbook) -> None:
    days = {row.origin: (row.starts, row.ends) for row in book.rows(Task)}
    for day in (date(2027, 7, 1), GO_LIVE):
        set_cells(book, book.project, go_live=day)
        adapt(book, proposed(book))
    assert {row.origin: (row.starts, row.ends) for row in book.rows(Task)} == days


def test_heads_that_a_person_counted_stay_when_the_seats_change(book: Workbook) -> None:
    agents = by_origin(book, Audience, "au.agents")
    set_cells(book, agents, headcount=40)
    assert not changed(book, Audience)
    set_cells(book, book.rows(Profile)[0], seats=90)
    assert agents not in {proposal.row for proposal in proposed(book)}
    assert by_origin(book, Audience, "au.supervisors") in {proposal.row for proposal in proposed(book)}


def test_a_plan_that_is_made_otherwise_today_is_no_reason(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release has another task, a longer one, one less, and other words."""
    real = starter_content.rows

    def rows(table: str) -> list[dict[str, Any]]:
        items = [dict(item) for item in real(table)]
        if table == "task":
            waited = {key for item in items for key in item.get("after", ())}
            items.remove(next(item for item in items if item["key"] not in waited and "only" not in item))
            next(item for item in items if item.get("days"))["days"] = (30, 30, 30)
            items.append({**items[1], "key": "t.new"})
        if table in {"check_item", "unit", "role"}:
            items.append({**items[0], "key": "new"})
        if table == "band":
            items = [{**item, "text": "Reworded", "cooperation_text": "Reworded"} for item in items]
        return items

    monkeypatch.setattr(starter_content, "rows", rows)
    assert proposed(book) == []


def test_nothing_is_proposed_for_a_store_of_a_release(released: Workbook) -> None:
    assert proposed(released) == []


def test_a_reworded_text_of_a_released_store_is_told_and_not_proposed(
    released: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    hierarchy = released.rows(Profile)[0].hierarchy
    key = next(key for key, said in former_wordings().items() if hierarchy in {wording["de"] for wording in said})
    text = keyed_texts()[key]
    real, load = "Another wording", starter_content.load

    def reworded(folder: str, name: str) -> dict[str, Any]:
        found = load(folder, name)
        bands = [{**band, "text": real if band["text"] == text else band["text"]} for band in found.get("band", ())]
        return {**found, "band": bands} if bands else found

    monkeypatch.setattr(starter_content, "load", reworded)
    retell.cache_clear()
    assert proposed(released) == []
    assert keyed_texts()[key] == real
    assert released.rows(Profile)[0].hierarchy == hierarchy
    assert all(retell(words_of("de"), words_of(other))(hierarchy) == real for other in LANGUAGES if other != "de")
    retell.cache_clear()


def test_every_starter_text_of_a_released_store_is_told_in_all_languages(released: Workbook) -> None:
    texts = {cell for row in released.rows(Role) if row.origin for cell in (row.name, row.duty)}
    texts |= {row.topic for row in released.rows(Question)} | {row.duty for row in released.rows(OrgLevel)} - {""}
    assert len(texts) > 20
    for other in LANGUAGES:
        tell = retell(words_of("de"), words_of(other))
        assert other == "de" or not [text for text in texts if " " in text and tell(text) == text]


def test_a_new_go_live_moves_the_plan_of_a_store_of_0_2_0(tmp_path: Path) -> None:
    path = tmp_path / "0.2.0.ccw"
    path.write_bytes(lzma.decompress((RELEASED / "0.2.0.ccw.xz").read_bytes()))
    with Store.open(path) as opened:
        book = opened.workbook(opened.projects()[0].id)
        set_cells(book, book.project, go_live=date(2027, 3, 1))
        found = proposed(book)
        assert by_origin(book, Task, "t.golive") in {proposal.row for proposal in found}
        assert not any({"hierarchy", "cooperation", "headcount"} & proposal.values.keys() for proposal in found)


def test_nothing_is_proposed_where_no_plan_is_known(book: Workbook) -> None:
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    viewer = book.viewer(Viewer(words_of("en"), TODAY))
    assert plan_proposals(book.rows, viewer, PlanHistory([], lambda _row, _column: 0, set())) == []
    assert plan_proposals(book.rows, viewer, plan_history(book)) != []


def test_a_fact_that_the_history_cannot_tell_is_taken_as_it_is_now(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_cells(book, book.project, go_live=date(2027, 7, 1))
    read = book.changes_of_sheets
    monkeypatch.setattr(
        book, "changes_of_sheets", lambda *wanted: [one for one in read(*wanted) if one[1].column != "go_live"]
    )
    assert proposed(book) == []
