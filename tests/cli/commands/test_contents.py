"""A house's own content by command line: kept, listed, used, compared, handed on and deleted."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import main
from tests.cli.conftest import no_window

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


def test_it_is_listed_and_used_beside_ours_or_instead(north: Ask) -> None:
    assert "no house content yet" in north("contents").out
    north(*SAVED)
    (listed,) = north("contents", "--json").json
    assert (listed["name"], listed["language"], listed["problem"]) == ("Our house", "en", None)
    assert "Our house" in north("contents").out
    assert north("new", "South", "--customer", "B", "--seats", "45", "--content", "OUR house").code == 0
    assert questions(north, "South")[1] == "As the house asks it"
    assert questions(north, "South")[-1] == "Does [customer] know [person]?"
    north("save-content", "South", "Few", "--sheets", "question", "--apply")
    north("new", "East", "--customer", "C", "--seats", "300", "--content", "Few", "--instead")
    assert questions(north, "East") == questions(north, "South")


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
        (("save-content", "North", "X", "--sheets", "person"), "is unknown"),
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
    north("compare-content", "Our house", "--keep", "all")
    assert north("compare-content", "Our house", "--json").json["differences"] == []


def test_it_goes_into_a_file_and_comes_back_under_a_name_of_its_own(north: Ask, tmp_path: Path) -> None:
    north(*SAVED)
    file = tmp_path / "handed.ccwcontent"
    assert north("export-content", "Our house", file).out == f"{file}\n"
    assert "already exists" in refused(north("export-content", "Our house", file))
    assert "already exists" in refused(north("import-content", file))
    taken = north("import-content", file, "--name", "Theirs")
    assert taken.out.splitlines()[0] == "Theirs"
    assert [one["name"] for one in north("contents", "--json").json] == ["Our house", "Theirs"]
    assert north("remove-content", "Theirs").code == 0
    assert [one["name"] for one in north("contents", "--json").json] == ["Our house"]


def test_a_file_that_can_not_be_read_is_listed_with_the_reason(north: Ask, store: Path) -> None:
    north(*SAVED)
    (store.parent / "content" / "broken.ccwcontent").write_bytes(b"?")
    (broken, whole) = north("contents", "--json").json
    assert "damaged" in broken["problem"]
    assert whole["problem"] is None
    assert "damaged" in north("contents").out
