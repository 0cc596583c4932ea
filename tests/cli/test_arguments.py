"""Wrong use and bad input: one sentence in the user's language, exit code 2, and nothing changed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.cli import main
from ccworkbench.cli.arguments import system_language
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase

SAMPLE = "New customer hotline with 45 seats"
Ask = Any
WRONG = [
    "nothing",
    "show",
    "show New",
    "show New nosheet",
    "show Old action",
    "show New action --bogus",
    "show New action 1",
    "show New action --language fr",
    "show New action --json=3",
    "new",
    "new X",
    "new X --customer",
    "new --customer K",
    "new X --customer K --seats many",
    "new X --customer K --seats -1",
    "new X --customer K --type call",
    "new X --customer K --go-live soon",
    "new X --customer K --go-live 03/04",
    "new X --customer K --channel fax",
    "new X --customer K --topology star",
    "sample X",
    "sample --language xx",
    "add New action",
    "add New raci D-1=R",
    "add New profile seats=1",
    "set New action",
    "set New action 1",
    "set New action 99 note=x",
    "set New raci D-1 XX=R",
    "set New raci D-1 PM=Q",
    "set New profile band=small",
    "set New profile 2 seats=1",
    "export New",
    "undo",
    "undo Old",
    "export New --out x --format doc",
    "export New --out x --pack none",
    "export New --out x --sheet none",
    "export New --out x --audience all",
    "export Old --out x",
    "restore",
    "restore none.ccw",
    "projects --store",
    "projects --store=",
    "projects extra",
    "--bogus",
    "-x projects",
    "backup x",
]


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_one_sentence_and_changes_nothing(line: str, ask: Ask, store: Path, tmp_path: Path) -> None:
    def state() -> list[Any]:
        with closing(sqlite3.connect(store)) as connection:
            return connection.execute("SELECT (SELECT count(*) FROM step), (SELECT count(*) FROM project)").fetchall()

    before, files = state(), sorted(tmp_path.rglob("*"))
    answer = ask(*line.split())
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert "Traceback" not in answer.err
    assert (state(), sorted(tmp_path.rglob("*"))) == (before, files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_told_in_the_language_of_the_line(language: str, ask: Ask) -> None:
    told = phrase("There is no project “{name}”. `projects` lists the projects.", name="Old")
    assert ask("check", "Old", "--language", language).err == f"{words_of(language).tell(told)}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_told_in_the_language_of_the_system(
    language: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
    told = phrase("There is no project “{name}”. `projects` lists the projects.", name="Old")
    assert ask("export", "Old", "--out", "x", "--language", "en").err == f"{words_of(language).tell(told)}\n"


@pytest.mark.parametrize(("named", "spoken"), [("C", "en"), ("fr_FR.UTF-8", "en"), ("", "en"), ("zh_CN.UTF-8", "zh")])
def test_a_system_that_speaks_none_of_our_languages_is_answered_in_english(
    named: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", named)
    monkeypatch.delenv("LANG")
    assert system_language() == spoken


def empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2048:] = b"\xff" * (len(content) - 2048)
    path.write_bytes(content)


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spoil", [empty, foreign, another_database, newer, damaged, missing, folder])
def test_a_file_that_is_no_store_of_ours_is_refused(
    spoil: Callable[[Path], None], language: str, ask: Ask, store: Path
) -> None:
    if spoil is another_database:
        store.unlink()
    spoil(store)
    before = store.read_bytes() if store.is_file() else None
    for line in (["projects"], ["check", SAMPLE], ["set", SAMPLE, "action", "1", "note=x"], ["undo", SAMPLE]):
        answer = ask(*line, "--language", language)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer
    assert (store.read_bytes() if store.is_file() else None) == before


@pytest.mark.parametrize(
    "line",
    [
        "--store {} projects --json",
        "projects --store {} --json",
        "projects --json --store {}",
        "--store={} projects --json",
    ],
)
def test_the_store_is_named_anywhere_on_the_line(line: str, ask: Ask, store: Path) -> None:
    assert len(ask(*line.format(store).split()).json) == 1


def test_the_environment_names_the_store(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCWORKBENCH_STORE", str(store))
    assert main(["projects"], lambda *_: 9) == 0
    assert SAMPLE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "store", "language"),
    [
        ("", None, None),
        ("--store a.ccw", "a.ccw", None),
        ("b.ccw", "b.ccw", None),
        ("--language hu", None, "hu"),
        ("--store a.ccw --language ru", "a.ccw", "ru"),
    ],
)
def test_without_a_command_the_window_opens(line: str, store: str | None, language: str | None) -> None:
    seen: list[tuple[Path | None, str | None]] = []

    def window(path: Path | None, tongue: str | None) -> int:
        seen.append((path, tongue))
        return 7

    assert main(line.split(), window) == 7
    assert seen == [(Path(store) if store else None, language)]


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([], lambda *_: 9) == 2
    assert "no display" in capsys.readouterr().err


MISSING = [
    (["check"], "Missing: PROJECT. Usage: ccworkbench check"),
    (["new", "North"], "Missing: --customer. Usage: ccworkbench new"),
    (["mute", "New"], "Missing: RULE, ROW, --reason. Usage: ccworkbench mute"),
    (["check", "New", "--language"], "`--language` needs a value. Usage: ccworkbench check"),
    (["new", "A", "--customer", "K", "--channels"], "`--channels` needs a value. Usage: ccworkbench new"),
]


@pytest.mark.parametrize(("line", "said"), MISSING)
def test_what_is_missing_is_named(line: list[str], said: str, ask: Ask) -> None:
    answer = ask("--store=nowhere.ccw", *line)
    assert (answer.code, answer.err.startswith(said), answer.err.count("\n")) == (2, True, 1), answer.err


def test_a_folder_is_not_told_as_a_missing_store(ask: Ask, tmp_path: Path) -> None:
    for line in (["projects"], ["sample"], ["doctor"], ["new", "A", "--customer", "K"]):
        answer = ask(*line, "--store", tmp_path)
        assert (answer.code, answer.err) == (2, f"“{tmp_path}” is a folder. Choose a file.\n")
