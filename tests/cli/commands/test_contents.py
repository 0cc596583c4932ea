"""A house's own content by command line: kept, listed, used, compared, handed on and deleted."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import main
from tests.cli.conftest import no_window

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

Ask = Any
SAVED = ("save-content", "North", "Our house", "--apply")


@pytest.fixture(scope="session")
def worked_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a project in which somebody has worked, to be copied."""
    path = tmp_path_factory.mktemp("contents") / "master.ccw"
    for words in (
        ("new", "North", "--customer", "Alpha Bank AG", "--seats", "45"),
        ("add", "North", "person", "given_name=Anna", "family_name=Weber"),
        ("add", "North", "question", "text=Does Alpha Bank know Anna Weber?"),
        ("set", "North", "question", "2", "text=As the house asks it", "answer=Weber said so"),
    ):
        assert main([*words, "--store", str(path)], no_window) == 0
    return path


@pytest.fixture
def north(ask: Ask, store: Path, worked_in: Path) -> Ask:
    shutil.copy(worked_in, store)
    return ask


def questions(ask: Ask, project: str) -> list[str]:
    return [row["values"]["text"] for row in ask("show", project, "question", "--json").json]


def refused(answer: Any) -> str:
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    return str(answer.err)


def test_what_goes_in_and_what_stays_is_shown_before_it_is_written(north: Ask, store: Path) -> None:
    shown = north("save-content", "North", "Our house")
    assert shown.code == 0
    assert "Guiding questions: 41 rows, 2 of them added or changed by you" in shown.out
    assert "[person]: 1" in shown.out
    assert "Guiding questions: Answer" in shown.out
    assert not (store.parent / "content").exists()
    told = north("save-content", "North", "Our house", "--json").json
    assert (told["applied"], told["file"]) == (False, None)
    assert told["sheets"]["question"] == 41
    assert told["replaced"] == {"[customer]": 1, "[person]": 1}
    written = north(*SAVED)
    assert Path(written.out.splitlines()[-1].removeprefix("Saved to: ")).is_file()
    rows, sheets = sum(told["sheets"].values()), len(told["sheets"])
    assert f"House content “Our house” saved: {rows:,} rows, {sheets} sheets." in written.out


def test_for_each_sheet_that_can_not_be_kept_the_reason_is_told(north: Ask) -> None:
    shown = north("save-content", "North", "Our house").out
    assert "“Training sessions” cannot become house content: every project calculates its own from its plan." in shown
    told = north("save-content", "North", "Our house", "--json").json["never_kept"]
    assert "every project calculates its own" in told["session"]
    assert "“Sites” cannot become house content: every project has its own." in shown
    assert "people, facts and results belong to one project" in shown
    assert "every project calculates its own" in refused(north("save-content", "North", "X", "--sheets", "session"))
    assert "every project has its own" in refused(north("save-content", "North", "X", "--sheets", "role,site"))


def test_a_task_of_the_house_is_scheduled_in_a_new_project(north: Ask) -> None:
    north("add", "North", "task", "title=Security audit", "days=12", "after=T-012", "why=Our rule", "role_id=PM")
    north("save-content", "North", "Tasks", "--sheets", "task", "--apply")
    north("new", "South", "--customer", "B", "--seats", "45", "--kick-off", "2028-02-07", "--content", "Tasks")
    rows = [row["values"] for row in north("show", "South", "task", "--json").json]
    (audit,) = (row for row in rows if row["title"] == "Security audit")
    before = next(row for row in rows if row["code"] == audit["after"])
    assert (audit["days"], audit["why"]) == (12, "Our rule")
    assert audit["role_id"]
    assert before["ends"] < audit["starts"] < audit["ends"]


def test_it_is_listed_and_used_beside_ours_or_instead(north: Ask) -> None:
    assert "no house content yet" in north("contents").out
    north(*SAVED)
    (listed,) = north("contents", "--json").json
    assert (listed["name"], listed["language"], listed["problem"]) == ("Our house", "en", None)
    assert "Our house" in north("contents").out
    assert north("new", "South", "--customer", "B", "--seats", "45", "--content", "OUR house").code == 0
    assert questions(north, "South")[1] == "As the house asks it"
    assert questions(north, "South")[-1] == "Does B know [person]?"
    north("save-content", "South", "Few", "--sheets", "question", "--apply")
    north("new", "East", "--customer", "C", "--seats", "300", "--content", "Few", "--instead")
    assert questions(north, "East") == [one.replace("Does B know", "Does C know") for one in questions(north, "South")]


def test_it_is_replaced_only_by_that_name_of_the_option(north: Ask) -> None:
    north(*SAVED)
    north("add", "North", "question", "text=Another one")
    assert north(*SAVED).code == 2
    assert north("save-content", "North", "OUR house", "--apply", "--replace").code == 0
    (listed,) = north("contents", "--json").json
    assert (listed["name"], listed["sheets"]["question"]) == ("Our house", 42)
    assert north("save-content", "North", "Other", "--apply", "--replace").code == 0


def test_what_is_not_as_it_was_kept_is_told_beside_the_answer(north: Ask) -> None:
    north(*SAVED)
    answer = north("new", "Süd", "--customer", "B", "--language", "de", "--content", "Our house")
    assert len(answer.out.splitlines()) == 1
    assert "Hausvorlage" in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "S", "--customer", "B", "--content", "None"), "no house content"),
        (("new", "S", "--customer", "B", "--instead"), "--content"),
        (("new", "S", "--customer", "B", "--content", "Our house", "--empty"), "--empty"),
        (("save-content", "North", "our HOUSE", "--apply"), "already exists"),
        (("save-content", "North", " ", "--apply"), "needs a name"),
        (("save-content", "North", "X", "--sheets", "person"), "belong to one project"),
        (("save-content", "North", "X", "--sheets", "nothing"), "is unknown"),
        (("save-content", "Nowhere", "X"), "no project"),
        (("compare-content", "None"), "no house content"),
        (("compare-content", "Our house", "--take", "q.1.1"), "No wording differs"),
        (("export-content", "None", "file"), "no house content"),
        (("import-content", "/nowhere/file"), "There is no file"),
        (("remove-content", "None"), "no house content"),
        (("remove-content",), "NAME"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(north: Ask, arguments: tuple[str, ...], said: str) -> None:
    north(*SAVED)
    assert said in refused(north(*arguments))


def test_differences_are_shown_and_settled_row_by_row(north: Ask, store: Path) -> None:
    north(*SAVED)
    assert "has not changed since" in north("compare-content", "Our house").out
    file = store.parent / "content" / "Our-house.ccwcontent"
    told = json.loads(file.read_text("utf-8"))
    for row in told["sheets"]["question"][1:4]:
        row["ours"]["text"] = "Once"
    told["known"]["question"].remove("q.1.1")
    del told["sheets"]["question"][0]
    file.write_text(json.dumps(told), encoding="utf-8")
    shown = north("compare-content", "Our house").out
    assert shown.count("Program wording when saved: Once") == 3
    assert "House wording: As the house asks it" in shown
    assert "New starter rows in the program, Guiding questions: q.1.1" in shown
    listed = north("compare-content", "Our house", "--json").json
    keys = [one["key"] for one in listed["differences"]]
    assert not any(one["taken"] or one["kept"] for one in listed["differences"])
    north("compare-content", "Our house", "--take", keys[1], "--keep", keys[0])
    assert [one["key"] for one in north("compare-content", "Our house", "--json").json["differences"]] == keys[2:]
    assert north("compare-content", "Our house", "--take", "q.1.1", "--json").json["taken"] == {"question": ["q.1.1"]}
    assert north("compare-content", "Our house", "--json").json["new"] == {}
    assert [row["key"] for row in json.loads(file.read_text("utf-8"))["sheets"]["question"]].count("q.1.1") == 1
    north("compare-content", "Our house", "--keep", "all")
    assert north("compare-content", "Our house", "--json").json["differences"] == []


def test_it_goes_into_a_file_and_comes_back_under_a_name_of_its_own(north: Ask, tmp_path: Path) -> None:
    north(*SAVED)
    file = tmp_path / "handed.ccwcontent"
    assert north("export-content", "Our house", file).out == f"{file}\n"
    assert "already exists" in refused(north("export-content", "Our house", file))
    assert "already exists" in refused(north("import-content", file))
    taken = north("import-content", file, "--name", "Theirs")
    assert taken.out.startswith("House content “Theirs” imported: ")
    assert [one["name"] for one in north("contents", "--json").json] == ["Our house", "Theirs"]
    assert north("remove-content", "Theirs").out.startswith("House content “Theirs” deleted: ")
    assert [one["name"] for one in north("contents", "--json").json] == ["Our house"]


def test_a_file_that_can_not_be_read_is_listed_with_the_reason(north: Ask, store: Path) -> None:
    north(*SAVED)
    (store.parent / "content" / "broken.ccwcontent").write_bytes(b"?")
    (broken, whole) = north("contents", "--json").json
    assert "damaged" in broken["problem"]
    assert whole["problem"] is None
    assert "damaged" in north("contents").out


def test_a_folder_is_named_by_its_end_and_a_missing_one_is_told(north: Ask, tmp_path: Path) -> None:
    north(*SAVED)
    assert "There is no folder" in refused(north("export-content", "Our house", f"{tmp_path}/new/"))
    assert not (tmp_path / "new").exists()
    assert north("export-content", "Our house", f"{tmp_path}/").out == f"{tmp_path / 'Our-house.ccwcontent'}\n"


def test_the_law_of_another_country_is_told_beside_the_answer(north: Ask) -> None:
    north(*SAVED)
    answer = north(
        "new", "S", "--customer", "B", "--country", "DE", "--seats", "45", "--content", "Our house", "--instead"
    )
    assert "required by this country’s law" in answer.err
    assert "Agreement with the works council" in answer.err
