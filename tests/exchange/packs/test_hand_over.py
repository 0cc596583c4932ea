"""What is handed over: papers of packs and of single sheets, all or none."""

import errno
import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from ccworkbench.core.disclosure import INTERNAL, STEERING
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import CancelledError, Progress
from ccworkbench.exchange.packs.catalogue import KICK_OFF, WEEKLY
from ccworkbench.exchange.packs.hand_over import (
    Paper,
    PaperResult,
    PaperSource,
    file_name,
    sheet_pack,
    write_all,
)
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.plan.starter_content import texts as starter_texts
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.task import Task
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    with Store.open(tmp_path_factory.mktemp("store") / "store.ccw") as store:
        book = store.add(sample_rows(catalogues.words_of("de")))
        yield book
        book.close()


@pytest.fixture(scope="module")
def source(book: Workbook) -> PaperSource:
    return PaperSource(book.rows, book.viewer(Viewer(catalogues.words_of("de"), date(2026, 11, 30))), lambda _key: None)


@pytest.fixture
def papers(source: PaperSource, tmp_path: Path) -> list[Paper]:
    document = source.document(sheet_pack(Action), "hu")
    return [Paper(document, tmp_path / "papers" / f"actions.{ending}") for ending in ("pdf", "xlsx")]


def quiet(_done: int, _of: int, _what: str) -> None:
    """Hear of progress and say nothing."""


def test_every_sheet_is_a_paper_of_its_own(source: PaperSource) -> None:
    for sheet in SHEETS:
        for language in LANGUAGES:
            readers = sheet.sheet.disclosure
            document = source.document(sheet_pack(sheet), language, readers)
            assert document.kind == catalogues.words_of(language).say(sheet.sheet.title)
            (table,) = document.sections[0].tables
            shown = [row for row in source.rows(getattr(sheet, "down", sheet)) if row.disclosure.is_for(readers)]
            assert len(table.rows) <= len(shown), sheet
            assert all(len(cells) == len(table.heads) for cells in table.rows)


@pytest.mark.long
def test_every_sheet_is_written_in_both_formats(source: PaperSource, tmp_path: Path) -> None:
    for sheet in SHEETS:
        document = source.document(sheet_pack(sheet), "zh", sheet.sheet.disclosure)
        outcomes = write_all([Paper(document, tmp_path / f"sheet.{ending}") for ending in ("pdf", "xlsx")], quiet)
        assert [outcome.error for outcome in outcomes] == [None, None]


def test_progress_goes_from_nothing_to_all_and_names_the_file(papers: list[Paper]) -> None:
    papers[0].path.parent.mkdir()
    heard: list[tuple[int, int, str]] = []
    write_all(papers, lambda *said: heard.append(said))
    assert [done for done, _, _ in heard] == sorted(done for done, _, _ in heard)
    assert {what for _, _, what in heard} == {"actions.pdf", "actions.xlsx"}
    assert all(done <= of for done, of, _ in heard)


@pytest.mark.parametrize("stop", [0, 1, 5])
def test_a_cancelled_hand_over_keeps_the_files_of_the_last_one(papers: list[Paper], stop: int) -> None:
    papers[0].path.parent.mkdir()
    papers[0].path.write_text("of last week")
    calls = iter(range(99))

    def cancel(*_: object) -> None:
        if next(calls) >= stop:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_all(papers, cancel)
    assert [path.read_text() for path in papers[0].path.parent.iterdir()] == ["of last week"]


def test_a_folder_that_is_missing_is_made(papers: list[Paper]) -> None:
    assert write_all(papers, quiet) == [PaperResult(paper.path) for paper in papers]


def test_a_cancelled_hand_over_makes_no_folder(papers: list[Paper]) -> None:
    def cancel(*_: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        write_all(papers, cancel)
    assert not papers[0].path.parent.exists()


def test_a_folder_that_can_not_be_made_is_told_in_one_sentence(papers: list[Paper], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    lost = [replace(paper, path=tmp_path / "file" / paper.path.name) for paper in papers]
    with pytest.raises(UserError, match="No files can be created in"):
        write_all(lost, quiet)


def test_what_keeps_every_file_out_is_told_once(papers: list[Paper], monkeypatch: pytest.MonkeyPatch) -> None:
    papers[0].path.parent.mkdir()

    into = Path.replace

    def gone(self: Path, target: Path) -> Path:
        if target.parent == papers[0].path.parent:
            raise OSError(errno.ENOSPC, "full")
        return into(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", gone)
        with pytest.raises(UserError, match="The disk is full"):
            write_all(papers, quiet)


def test_a_disk_that_took_one_file_and_not_the_other_is_not_told_as_unchanged(
    papers: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers[0].path.parent.mkdir()
    into = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == papers[1].path:
            raise OSError(errno.ENOSPC, "full")
        return into(self, target)

    monkeypatch.setattr(Path, "replace", full)
    first, second = write_all(papers, quiet)
    assert first == PaperResult(papers[0].path)
    assert str(second.error) == ("The disk is full; “actions.xlsx” was not written. Free some space and try again.")


def test_files_that_are_all_open_elsewhere_are_told_one_by_one(
    papers: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers[0].path.parent.mkdir()
    into = Path.replace

    def is_open(self: Path, target: Path) -> Path:
        if target.parent == papers[0].path.parent:
            raise PermissionError(errno.EACCES, "open in Excel")
        return into(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", is_open)
        outcomes = write_all(papers, quiet)
    assert all("Close it where it is open" in str(outcome.error) for outcome in outcomes)
    monkeypatch.setattr(Path, "replace", is_open)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError, match="No files can be created in"):
        write_all(papers, quiet)


def test_a_folder_in_the_place_of_a_file_keeps_the_others(papers: list[Paper]) -> None:
    papers[0].path.mkdir(parents=True)
    first, second = write_all(papers, quiet)
    assert isinstance(first.error, UserError)
    assert second == PaperResult(papers[1].path)


def test_internal_papers_say_so_in_their_name(source: PaperSource) -> None:
    header = source.header(KICK_OFF, "de")
    assert file_name(header, "pdf") == header.file_name("pdf")
    assert file_name(source.header(KICK_OFF, "de", STEERING), "pdf").endswith("_steering.pdf")
    assert file_name(source.header(KICK_OFF, "de", INTERNAL), "pdf").endswith("_internal.pdf")


def test_a_writer_that_fails_leaves_nothing(papers: list[Paper], monkeypatch: pytest.MonkeyPatch) -> None:
    papers[0].path.parent.mkdir()

    def fail(_paper: Paper, path: Path, _progress: Progress) -> None:
        path.write_text("half")
        raise UserError(phrase("The disk is full; nothing was changed. Free some space and try again."))

    monkeypatch.setattr(Paper, "write", fail)
    with pytest.raises(UserError):
        write_all([replace(paper) for paper in papers], quiet)
    assert not list(papers[0].path.parent.iterdir())


def test_characters_that_no_font_has_are_named_with_their_file(source: PaperSource, tmp_path: Path) -> None:
    document = replace(source.document(sheet_pack(Action), "en"), title="Hotline 😀")
    (outcome,) = write_all([Paper(document, tmp_path / "actions.pdf")], quiet)
    assert outcome.missing == "😀"
    assert outcome.note is not None
    assert "😀" in str(outcome.note)


def texts_in(value: object) -> Iterator[str]:
    """Give all texts of what a paper holds."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in texts_in(getattr(value, field.name)))
    elif isinstance(value, tuple | list):
        yield from (text for part in value for text in texts_in(part))


@pytest.mark.parametrize("pack", [sheet_pack(Task), sheet_pack(Adkar), KICK_OFF, WEEKLY], ids=lambda pack: pack.key)
def test_rows_of_other_sheets_are_called_in_the_language_of_the_paper(source: PaperSource, pack: Pack) -> None:
    names = {row.name for sheet in (Role, Audience) for row in source.rows(sheet)}
    mine, theirs = catalogues.words_of("de"), catalogues.words_of("hu")
    foreign = {mine.say(text) for text in starter_texts()} - {theirs.say(text) for text in starter_texts()}
    cells = {text for section in source.document(pack, "hu", INTERNAL).sections for text in texts_in(section)}
    assert cells & names & foreign == set()
