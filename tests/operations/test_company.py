"""Who we are, once for all projects: with real stores, in the history, in new projects and on paper."""

import errno
from datetime import date
from pathlib import Path

import pytest

from ccworkbench import files
from ccworkbench.author import FILE, LONGEST_NAME, author_of, user_name
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.company_profile import Colleague, CompanyProfile, write_profile
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.exchange.packs.hand_over import draw_all, sheet_pack
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.operations.company import (
    PROFILE_FILE,
    company_profile,
    export_profile,
    keep_author,
    save_profile,
)
from ccworkbench.operations.documents.issue import IssueRequest, numbered, prepare_issue
from ccworkbench.operations.documents.issue_files import papers_of, put_in_register
from ccworkbench.operations.documents.rebuild import prepare_rebuild
from ccworkbench.operations.documents.register import IssuedDocument
from ccworkbench.operations.new_project import add_project
from ccworkbench.operations.paper_source import paper_source
from ccworkbench.operations.rename import rename
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.project import Approach, Project
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.exchange.test_company_profile import kontor, png

TODAY = date(2026, 11, 30)
OURS = CompanyProfile(
    "Kontor Vier GmbH",
    "Kontor Vier",
    "#123456",
    "Vertraulich",
    "HRB 1234\nUSt-ID DE1",
    "{document}_{date}",
    png(),
    (Colleague("Anna Kis", "Project manager", "+49 30 1", "anna@kontor.example"), Colleague("Ben Ek")),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.ccw"


def renamed(workbook: Workbook, name: str) -> str:
    with workbook.edit(phrase("Delete project")):
        workbook.project.name = name
    return workbook.history()[-1].author


def new(store: Store, name: str, **plan: object) -> Workbook:
    return add_project(store, Plan(name=name, customer="Nordtal", empty=True, today=TODAY, **plan))  # type: ignore[arg-type]


def test_the_history_names_the_author_as_soon_as_the_name_is_known(store: Path) -> None:
    with Store.open(store) as opened:
        workbook = new(opened, "One")
        assert renamed(workbook, "Two") == user_name()
        assert keep_author(store, "  Anna \n Kis ", opened) == "Anna Kis"
        assert renamed(workbook, "Three") == "Anna Kis"
        assert workbook.author == "Anna Kis"
    with Store.open(store) as opened:
        assert renamed(opened.workbook(opened.projects()[0].id), "Four") == "Anna Kis"
        keep_author(store, "", opened)
        assert renamed(opened.workbook(opened.projects()[0].id), "Five") == user_name()


def test_everybody_who_works_beside_a_store_has_a_name_of_their_own(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_author(store, "Anna Kis")
    monkeypatch.setattr("getpass.getuser", lambda: "ben")
    assert author_of(store) == ""
    keep_author(store, "Ben Ek")
    assert author_of(store) == "Ben Ek"
    monkeypatch.undo()
    assert author_of(store) == "Anna Kis"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"format": "other", "names": {}}', b"[" * 100_000])
def test_a_spoilt_list_of_names_counts_as_none(store: Path, content: bytes) -> None:
    (store.parent / FILE).write_bytes(content)
    assert author_of(store) == ""


def test_a_name_has_a_longest(store: Path) -> None:
    assert keep_author(store, "n" * LONGEST_NAME) == "n" * LONGEST_NAME
    with pytest.raises(UserError, match="longer than 80 characters"):
        keep_author(store, "n" * (LONGEST_NAME + 1))
    assert author_of(store) == "n" * LONGEST_NAME


def test_without_a_profile_there_is_a_blank_one(store: Path) -> None:
    assert company_profile(store) == CompanyProfile()


def test_a_profile_is_kept_beside_the_store_whose_folder_is_made(tmp_path: Path) -> None:
    store = tmp_path / "new" / "store.ccw"
    assert save_profile(store, kontor()).parent == store.parent
    assert company_profile(store) == kontor()


def test_a_profile_that_cant_be_read_is_told_and_put_aside_when_another_is_kept(store: Path) -> None:
    (store.parent / PROFILE_FILE).write_text("broken", encoding="utf-8")
    with pytest.raises(UserError, match="not a company profile"):
        company_profile(store)
    save_profile(store, kontor())
    assert company_profile(store) == kontor()
    aside = [path for path in store.parent.iterdir() if path.name != PROFILE_FILE]
    assert [path.read_text("utf-8") for path in aside] == ["broken"]


@pytest.mark.parametrize(("number", "said"), [(errno.EACCES, "can’t be written"), (errno.ENOSPC, "disk is full")])
def test_a_folder_that_takes_nothing_is_one_sentence(
    store: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(files, "put", refuse)
    for keep in (lambda: save_profile(store, kontor()), lambda: keep_author(store, "Anna")):
        with pytest.raises(UserError, match=said):
            keep()
    assert not list(store.parent.iterdir())


def test_a_place_that_is_no_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="No files can be created in"):
        save_profile(tmp_path / "file" / "store.ccw", kontor())
    with pytest.raises(UserError, match="No files can be created in"):
        keep_author(tmp_path / "file" / "store.ccw", "Anna")


def test_an_export_goes_into_a_folder_or_a_file_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert export_profile(kontor(), folder).name == PROFILE_FILE
    assert export_profile(kontor(), folder / "Kontor 4.2").name == "Kontor 4.2.ccwcompany"
    with pytest.raises(UserError, match="already exists"):
        export_profile(kontor(), folder)


def test_a_new_project_begins_with_what_the_profile_says(store: Path) -> None:
    save_profile(store, OURS)
    with Store.open(store) as opened:
        workbook = new(opened, "One")
        card = workbook.project
        assert (card.supplier_name, card.supplier_short) == ("Kontor Vier GmbH", "Kontor Vier")
        assert (card.accent, card.footer, card.legal_lines, card.file_names) == ("#123456", "Vertraulich", "", "")
        assert opened.picture(card.supplier_logo) == company_profile(store).logo
        anna, ben = workbook.rows(Person)
        assert (anna.full_name(), anna.job_title, anna.phone) == ("Anna Kis", "Project manager", "+49 30 1")
        assert (anna.side, anna.organisation, anna.email) == (Side.SUPPLIER, "Kontor Vier", "anna@kontor.example")
        assert ben.full_name() == "Ben Ek"
        outsourced = new(opened, "Two", approach=Approach.OUTSOURCER).rows(Person)
        assert {person.side for person in outsourced} == {Side.OUTSOURCER}
        alone = Plan(name="Three", customer="Nordtal", empty=True, today=TODAY)
        assert not add_project(opened, alone, with_people=False).rows(Person)


def test_a_new_project_is_refused_while_the_profile_cant_be_read(store: Path) -> None:
    (store.parent / PROFILE_FILE).write_text("broken", encoding="utf-8")
    with Store.open(store) as opened:
        with pytest.raises(UserError, match="not a company profile"):
            new(opened, "One")
        assert not opened.projects()


def test_paper_says_what_the_profile_says_where_the_project_is_silent(store: Path) -> None:
    with Store.open(store) as opened:
        workbook = new(opened, "One")  # older than the profile
        write_profile(store.parent / PROFILE_FILE, OURS)
        keep_author(store, "Anna Kis", opened)
        viewer = workbook.viewer(Viewer(words_of("en"), TODAY))
        paper = paper_source(opened, workbook, viewer).document(KICK_OFF, "en")
        assert paper.brand.supplier == "Kontor Vier"
        assert paper.brand.supplier_logo == company_profile(store).logo
        assert (paper.brand.footer, paper.brand.legal) == ("Vertraulich", ("HRB 1234", "USt-ID DE1"))
        assert paper.author == "Anna Kis"
        assert paper.file_name("pdf") == "Kick-off-pack_2026-11-30_draft.pdf"
        control = next(section for section in paper.sections if section.layout == "control")
        assert ("Legal name of the supplier", "Kontor Vier GmbH") in control.facts
        assert ("Legal details of the supplier", "HRB 1234\nUSt-ID DE1") in control.facts
        with workbook.edit(phrase("Delete project")):
            card = workbook.project
            card.supplier_short, card.footer, card.legal_lines, card.file_names = "Other", "F", "L", "{version}"
        paper = paper_source(opened, workbook, viewer).document(sheet_pack(Project), "en")
        assert (paper.brand.supplier, paper.brand.footer, paper.brand.legal) == ("Other", "F", ("L",))
        assert paper.file_name("xlsx") == "draft.xlsx"
        assert workbook.project.supplier_name == ""  # what paper says is not written into the project


def test_an_issued_document_keeps_what_the_profile_said(store: Path, tmp_path: Path) -> None:
    with Store.open(store) as opened:
        workbook = new(opened, "One")
        with workbook.edit(phrase("Delete project")):
            workbook.project.code = "P"
        save_profile(store, OURS)
        keep_author(store, "Anna Kis", opened)
        rename(workbook, "person", "Our people", words_of("en"))
        first = issued(opened, workbook, tmp_path)
        assert first.author == "Anna Kis"
        save_profile(store, CompanyProfile(supplier_short="Other", logo=b""))
        rename(workbook, "person", "", words_of("en"))
        again = prepare_rebuild(opened, workbook, first.number)
        (paper,) = numbered(opened, again, ["en"])
        assert (paper.author, paper.brand.supplier, paper.kind) == ("Anna Kis", "Kontor Vier", "Our people")
        assert paper.brand.legal == ("HRB 1234", "USt-ID DE1")
        assert paper.brand.supplier_logo
        second = issued(opened, workbook, tmp_path)
        assert (first.version, second.version) == ("1.0", "1.1")  # its name and its supplier are others
        (store.parent / PROFILE_FILE).write_text("broken", encoding="utf-8")
        assert numbered(opened, prepare_rebuild(opened, workbook, first.number, "1.0"), ["en"])


def issued(store: Store, workbook: Workbook, folder: Path) -> IssuedDocument:
    prepared = prepare_issue(store, workbook, IssueRequest(sheet_pack(Person)), TODAY)
    papers = papers_of(store, prepared, ["en"], ["pdf"], folder)
    with draw_all(papers.papers, lambda *_: None) as drawn:
        put_in_register(store, workbook, papers, drawn, TODAY)
    return prepared.document


def test_papers_of_one_name_are_not_issued(store: Path, tmp_path: Path) -> None:
    save_profile(store, CompanyProfile(file_names="{document}"))
    with Store.open(store) as opened:
        workbook = new(opened, "One")
        prepared = prepare_issue(opened, workbook, IssueRequest(KICK_OFF), TODAY)
        with pytest.raises(UserError, match="would have the same file name"):
            papers_of(opened, prepared, ["en", "en"], ["pdf"], tmp_path)
