"""What a project calls its sheets and headings: on screen and on paper, one step each, and never two alike."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.core.grid import grid_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.hand_over import sheet_pack
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.operations.paper_source import paper_source
from ccworkbench.operations.rename import LONGEST, our_title, rename
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

TODAY = date(2026, 11, 30)
WORDS = words_of("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.ccw") as opened:
        yield opened


@pytest.fixture
def book(store: Store) -> Workbook:
    return add_project(store, Plan(name="One", customer="Nordtal", empty=True, today=TODAY))


def viewer(book: Workbook, language: str = "en") -> Viewer:
    return book.viewer(Viewer(words_of(language), TODAY))


def headings(book: Workbook, language: str = "en") -> list[str]:
    return [head.text for head in grid_of(Task, book.rows).values(viewer(book, language)).heads]


def test_a_heading_is_called_so_in_every_language_until_it_is_blank_again(book: Workbook) -> None:
    before = headings(book)
    assert rename(book, "task.owner", "  Responsible\n at Nordtal ", WORDS) == "Responsible at Nordtal"
    for language in LANGUAGES:
        assert "Responsible at Nordtal" in headings(book, language)
    assert rename(book, "task.owner", " ", WORDS) == our_title("task.owner")
    assert (headings(book), book.project.titles) == (before, {})


def test_each_renaming_is_one_step_that_undo_takes_back(book: Workbook, store: Store) -> None:
    rename(book, "task", "Timeline of Nordtal", WORDS)
    rename(book, "task.owner", "Who", WORDS)
    book.undo()
    assert book.project.titles == {"task": "Timeline of Nordtal"}
    book.redo()
    assert book.project.titles == {"task": "Timeline of Nordtal", "task.owner": "Who"}
    book.undo()
    book.undo()
    assert book.project.titles == {}
    assert not doctor(store.path).problems


def test_a_new_opening_knows_the_names(book: Workbook, store: Store) -> None:
    rename(book, "task", "Timeline", WORDS)
    assert viewer(store.workbook(book.project_id)).title("task", Task.sheet.title) == "Timeline"


def test_our_own_word_is_no_renaming(book: Workbook) -> None:
    rename(book, "task.owner", WORDS.say(our_title("task.owner")), WORDS)
    assert book.project.titles == {}
    german = words_of("de")
    rename(book, "task.owner", german.say(our_title("task.owner")), german)
    assert book.project.titles == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_another_heading_bears_in_any_language_is_refused(book: Workbook, language: str) -> None:
    taken = words_of(language).say(our_title("task.title"))
    with pytest.raises(UserError, match="is already used here"):
        rename(book, "task.owner", taken.upper(), WORDS)
    assert book.project.titles == {}
    assert not book.timeline.done


def test_a_name_is_free_again_when_the_other_heading_is_called_otherwise(book: Workbook) -> None:
    name, owner = WORDS.say(our_title("task.title")), WORDS.say(our_title("task.owner"))
    rename(book, "task.title", "Step", WORDS)
    rename(book, "task.owner", name, WORDS)
    with pytest.raises(UserError, match=f"“{name}” is already used here"):
        rename(book, "task.title", "", WORDS)  # its own name is the other's now
    rename(book, "task.owner", "", WORDS)
    rename(book, "task.title", "", WORDS)
    assert (WORDS.say(our_title("task.owner")), book.project.titles) == (owner, {})


def test_two_sheets_are_never_called_alike(book: Workbook) -> None:
    rename(book, "task", "Timeline", WORDS)
    with pytest.raises(UserError, match="“Timeline” is already used here"):
        rename(book, "action", "Timeline", WORDS)
    rename(book, "kpi_report", "Figures of Nordtal", WORDS)  # a report is renamed as a sheet is


def test_a_name_has_a_longest(book: Workbook) -> None:
    assert rename(book, "task", "n" * LONGEST, WORDS) == "n" * LONGEST
    with pytest.raises(UserError, match="longer than 60 characters"):
        rename(book, "task", "n" * (LONGEST + 1), WORDS)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("tasks", "“tasks” is unknown"),
        ("task.holder", "no column “holder” here"),
        ("kpi_report.x", "no column “x” here"),
        ("", "is unknown"),
    ],
)
def test_what_is_not_there_cant_be_renamed(book: Workbook, key: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        rename(book, key, "Name", WORDS)


def test_every_sheet_takes_its_own_names_back(book: Workbook) -> None:
    for sheet in SHEETS:
        rename(book, sheet.__tablename__, "Ours", WORDS)
        rename(book, sheet.__tablename__, "", WORDS)
    assert book.project.titles == {}


def test_papers_say_the_names_of_the_project(book: Workbook, store: Store) -> None:
    rename(book, "task", "Zeitachse Nordtal", WORDS)
    rename(book, "task.owner", "Wer", WORDS)
    paper = paper_source(store, book, viewer(book)).document(sheet_pack(Task), "de")
    (section,) = paper.sections
    assert (paper.kind, section.title, section.tables[0].tab) == ("Zeitachse Nordtal",) * 3
    assert "Wer" in [head.text for head in section.tables[0].heads]
    assert [head.key for head in section.tables[0].heads if head.text == "Wer"] == ["owner"]
