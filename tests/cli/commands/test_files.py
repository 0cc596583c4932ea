"""Exports, backups, the doctor; and the program as a process of its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.store.store import Store

SAMPLE = "New customer hotline with 45 seats"
Ask = Any
STARTS = {"pdf": b"%PDF", "xlsx": b"PK"}


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kick_off_pack_is_written_in_every_language(language: str, ask: Ask, tmp_path: Path) -> None:
    formats = ("--format", "pdf", "--format", "xlsx")
    answer = ask("export", "New", "--pack", "kickoff", *formats, "--language", language, "--out", tmp_path / "new")
    files = [Path(line) for line in answer.out.splitlines()]
    assert (answer.code, [file.suffix for file in files]) == (0, [".pdf", ".xlsx"])
    for file in files:
        assert file.read_bytes().startswith(STARTS[file.suffix.strip(".")])
        assert f"_{language}_" in file.name
    assert sorted((tmp_path / "new").iterdir()) == sorted(files)


def test_without_more_the_documents_come_in_the_languages_of_the_card(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Small", "--customer", "K", "--empty", "--language", "hu")
    out = ask("export", "Small", "--out", tmp_path / "out").out
    assert [Path(line).suffix for line in out.splitlines()] == [".pdf", ".xlsx"]
    assert out.count("_hu_") == 2


def test_single_sheets_are_exported_the_same_way(ask: Ask, tmp_path: Path) -> None:
    line = ("--sheet", "raci", "--sheet", "person", "--format", "xlsx", "--language", "de", "--out", tmp_path / "out")
    files = ask("export", "New", *line).out.splitlines()
    titles = [words_of("de").say("RACI matrix"), words_of("de").say("Contact list")]
    assert [title.replace(" ", "-") in file for title, file in zip(titles, files, strict=True)] == [True, True]


def test_what_stays_untranslated_is_listed_and_counted(ask: Ask, tmp_path: Path) -> None:
    line = ("export", SAMPLE, "--sheet", "action", "--language", "de")
    writing = ("--format", "xlsx", "--out", tmp_path / "out")
    answer = ask(*line, "--untranslated")
    assert (answer.code, answer.out, answer.err) == (0, "Nothing stays untranslated.\n", "")
    assert ask(*line, "--untranslated", "--json").json == []
    assert ask(*line, *writing).err == f"The folder {tmp_path / 'out'} will be created.\n"
    ask("set", SAMPLE, "action", "A-1", "preparation=Feed the owls")
    answer = ask(*line, "--untranslated")
    assert (answer.code, answer.err) == (1, "")
    assert answer.out.splitlines()[2].split("  ")[-1] == "Feed the owls"
    answer = ask(*line, "--untranslated", "--json")
    (told,) = answer.json
    assert answer.code == 1
    assert (told["sheet"], told["called"], told["column"]) == ("action", "A-001", "preparation")
    assert told["text"] == "Feed the owls"
    answer = ask(*line, *writing)
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert answer.err == "1 text stays in English; `export --untranslated` lists it.\n"
    assert ask("export", SAMPLE, "--sheet", "action", "--language", "en", "--untranslated").code == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".xlsx"]


def test_an_internal_file_says_that_it_is(ask: Ask, tmp_path: Path) -> None:
    line = ("--sheet", "action", "--format", "xlsx", "--language", "en", "--out", tmp_path / "out")
    (customer,) = ask("export", "New", *line).out.splitlines()
    (internal,) = ask("export", "New", *line, "--readers", "internal").out.splitlines()
    assert internal != customer
    assert "internal" in Path(internal).name


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_is_no_folder_is_refused(place: str, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    answer = ask("export", "New", "--format", "xlsx", "--out", tmp_path / place)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_backup_brings_back_what_was(ask: Ask, tmp_path: Path) -> None:
    made = Path(ask("backup", "--to", tmp_path / "kept").out.strip())
    before = ask("show", SAMPLE, "action", "--json").json
    ask("set", SAMPLE, "action", "A-1", "note=Lost")
    kept = Path(ask("restore", made).out.strip())
    assert ask("show", SAMPLE, "action", "--json").json == before
    assert "Lost" in ask("show", SAMPLE, "action", "--store", kept).out


def test_copies_are_listed_with_what_would_be_lost_and_restored_by_their_name(ask: Ask, store: Path) -> None:
    made = Path(ask("backup").out.strip())
    ask("set", SAMPLE, "action", "A-1", "note=Lost")
    ask("new", "Later", "--customer", "K", "--empty")
    (listed,) = ask("backups", "--json").json
    assert (listed["path"], listed["kind"], listed["size"]) == (str(made), "backup", made.stat().st_size)
    assert (listed["projects"], listed["problem"]) == ([SAMPLE], None)
    lost = {"projects_lost": ["Later"], "projects_gained": [], "steps_lost": 2, "steps_gained": 0}
    assert listed["difference"] == lost
    shown = ask("backups").out.splitlines()
    assert shown[2].startswith(made.name)
    assert SAMPLE in shown[2]
    aside = Path(ask("restore", made.name).out.strip())
    assert [one["path"] for one in ask("backups", "--json").json] == [str(aside), str(made)]


def test_a_store_that_another_program_has_open_or_holds_is_not_replaced(ask: Ask, store: Path) -> None:
    made = ask("backup").out.strip()
    with Store.open(store):
        answer = ask("restore", made)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "has had this store open" in answer.err
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        answer = ask("restore", made)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "in use" in answer.err
    assert not list(store.parent.glob("*.before-restore-*"))


def test_copies_of_a_damaged_store_are_listed(ask: Ask, store: Path) -> None:
    ask("backup")
    store.write_bytes(b"")
    (listed,) = ask("backups", "--json").json
    assert (listed["projects"], listed["difference"]) == ([SAMPLE], None)


def test_a_restore_of_nothing_is_told_how_it_is_written(ask: Ask) -> None:
    answer = ask("restore", "")
    assert (answer.code, answer.out) == (2, "")
    assert "`restore` needs a backup" in answer.err


def test_a_store_without_copies_is_told_of_in_one_sentence(ask: Ask, store: Path) -> None:
    assert ask("backups").out == "There is no backup of this store yet.\n"
    assert ask("backups", "--json").json == []


@pytest.mark.parametrize("content", [b"", b"no store at all" * 300])
def test_what_is_no_store_is_not_backed_up(content: bytes, ask: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other.ccw"
    other.write_bytes(content)
    answer = ask("backup", "--to", tmp_path / "b", "--store", other)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "b").exists()


def test_an_export_that_fails_makes_no_folder(ask: Ask, tmp_path: Path) -> None:
    assert ask("export", "Old", "--out", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()


def test_the_doctor_names_who_holds_the_store(ask: Ask, store: Path) -> None:
    with Store.open(store):
        answer = ask("doctor")
    assert f"pid {os.getpid()}" in answer.out
    assert "None" not in answer.out + ask("doctor").out


def test_the_doctor_finds_a_sound_store_sound(ask: Ask) -> None:
    report = ask("doctor", "--json")
    assert (report.code, report.json["projects"], report.json["problems"]) == (0, 1, [])
    ask("backup")
    assert ask("doctor", "--json").json["backup"] is not None
    assert ask("doctor").code == 0


def test_the_doctor_says_no_to_a_damaged_store(ask: Ask, store: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content[: len(content) // 2])
    answer = ask("doctor", "--json")
    assert answer.code == 1
    assert answer.json["problems"]


def test_the_doctor_does_not_make_a_store(ask: Ask, tmp_path: Path) -> None:
    assert ask("doctor", "--store", tmp_path / "none.ccw").code == 2
    assert not (tmp_path / "none.ccw").exists()


def process(*line: str | Path, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "ccworkbench"]
    return subprocess.run(
        [sys.executable, *start, *map(str, line)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


def test_the_program_answers_as_a_process(store: Path) -> None:
    good, bad = process("--store", store, "projects"), process("--store", store, "check", "Old", LANG="ru_RU.UTF-8")
    assert (good.returncode, good.stderr) == (0, "")
    assert (bad.returncode, bad.stdout, bad.stderr.count("\n")) == (2, "", 1)
    assert "Old" in bad.stderr


def test_a_terminal_that_lacks_letters_is_no_reason_to_stop(store: Path) -> None:
    plain = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    shown = process("--store", store, "show", SAMPLE, "person", **plain)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "\\u5586" in shown.stdout
    assert "喆" in process("--store", store, "show", SAMPLE, "person", "--json").stdout


LOADED = """
import sys
from ccworkbench.cli import main
main(sys.argv[1:], None)
print([name for name in ("PySide6", "openpyxl", "reportlab") if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.long
def test_a_command_loads_no_window_and_no_writer(store: Path) -> None:
    for line in (["check", SAMPLE], ["set", SAMPLE, "action", "A-1", "note=x"], ["packs"]):
        assert process(*line, "--store", store, code=LOADED).stderr == "[]\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", [("show", SAMPLE, "action"), ("projects",)])  # more than a buffer holds, and less
def test_an_answer_that_cannot_be_written_is_told_in_one_sentence(line: tuple[str, ...], store: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ccworkbench", "--store", store, *line],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_without_a_standard_output_it_works_in_silence(store: Path) -> None:
    closed = ["/bin/sh", "-c", 'exec "$@" >&-', "sh"]
    command = [*closed, sys.executable, "-m", "ccworkbench", "--store", str(store), "projects"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_read_enough_is_no_error(store: Path) -> None:
    shown = subprocess.Popen(
        [sys.executable, "-m", "ccworkbench", "--store", store, "show", SAMPLE, "raci", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert shown.stdout
    assert shown.stderr
    with shown, shown.stdout, shown.stderr:
        shown.stdout.readline()
        shown.stdout.close()
        assert shown.stderr.read() == ""
    assert shown.returncode == 0


FULL = """
import resource, signal, sys
from contextlib import closing
from pathlib import Path
from ccworkbench.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[2]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main(sys.argv[1:], None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for files")
def test_a_full_disk_is_told_and_nothing_is_changed(store: Path, ask: Ask) -> None:
    before = ask("projects", "--json").json
    full = process("--store", store, "sample", code=FULL)
    assert (full.returncode, full.stdout, full.stderr.count("\n")) == (2, "", 1), full.stderr
    assert ask("projects", "--json").json == before
    assert ask("doctor").code == 0


def test_an_export_tells_of_characters_that_no_font_has(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Hotline 😀", "--customer", "K", "--empty", "--language", "en")
    answer = ask("export", "Hotline 😀", "--format", "pdf", "--language", "en", "--out", tmp_path / "out")
    assert "😀" in answer.err
    assert Path(answer.out.strip()).is_file()


def test_the_doctor_says_one_sentence_of_a_file_that_it_cannot_open(ask: Ask, store: Path) -> None:
    for content in (b"", b"no database at all", store.read_bytes()[:9000]):
        store.write_bytes(content)
        answer = ask("doctor")
        assert (answer.code, answer.out.count("\n")) == (1, 1), answer.out
        assert answer.out.rstrip().endswith(".")


def test_the_doctor_speaks_the_language_that_is_named(ask: Ask) -> None:
    heads = {language: ask("doctor", "--language", language).out for language in LANGUAGES}
    assert "Projects" in heads["en"]
    assert "Projekte" in heads["de"]
    assert all(key not in out for out in heads.values() for key in ("tombstones", "backup_age", "loose"))


def test_a_store_that_is_gone_but_for_its_backups_is_not_begun_anew(ask: Ask, store: Path) -> None:
    assert ask("backup").code == 0
    store.unlink()
    for line in (["new", "Hotline", "--customer", "Stadtwerke"], ["sample"]):
        answer = ask(*line)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("The file of this store is missing, but its backups exist.")
    assert not store.exists()
