"""PDF files: whole, readable in five languages, safe, and as a consultancy would hand them over."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ccworkbench.core.grid import Cell
from ccworkbench.core.record import Record, columns_of
from ccworkbench.exchange.brand import read_logo
from ccworkbench.exchange.document import CancelledError, Document
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.pdf.writer import PdfResult, write_pdf
from ccworkbench.exchange.text_styles import Style
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from tests.exchange.example_project import HOME, NAMES, NASTY, TODAY, everything, kick_off, rows_of, view_of

languages = pytest.mark.parametrize("language", LANGUAGES)


def written(document: Document, path: Path) -> PdfResult:
    return write_pdf(document, words_of(document.language), path / "pack.pdf")


def read(document: Document, path: Path) -> list[str]:
    """Write a document, and give the text of each of its pages."""
    return [page.extract_text() for page in PdfReader(written(document, path).path).pages]


LOGOS = {"customer_logo", "supplier_logo", "accent"}
SHAPES = {"form": "form", "matrix": "matrix"}
YES_AND_NO = {words_of(language).say(text) for language in LANGUAGES for text in ("Yes", "No")}


def flat(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@languages
def test_every_section_is_headed_in_its_language(tmp_path: Path, language: str) -> None:
    document = kick_off(language)
    text = flat(read(document, tmp_path))
    assert not [section.title for section in document.sections if flat([section.title]) not in text]


@languages
def test_names_come_out_whole(tmp_path: Path, language: str) -> None:
    text = flat(read(kick_off(language), tmp_path))
    assert not [name for name in ("JörgGroß", "GyőrffyZsófia", "SzűcsMárta", "ЩукинаЮлия", "李喆") if name not in text]
    assert len(NAMES) == 6


@languages
def test_pages_are_counted_in_the_languages_own_order(tmp_path: Path, language: str) -> None:
    pages = read(kick_off(language), tmp_path)
    for number, text in enumerate(pages[1:], 2):
        assert flat([words_of(language).say("Page {page} of {pages}", page=number, pages=len(pages))]) in flat([text])


@pytest.mark.needs("pdffonts")
@languages
def test_every_font_is_embedded_and_ours(tmp_path: Path, language: str) -> None:
    path = written(kick_off(language), tmp_path).path
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert listed
    assert all("WorkbenchSans" in line and line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


@pytest.mark.needs("pdftotext")
def test_another_reader_finds_the_same_names(tmp_path: Path) -> None:
    path = written(kick_off("zh"), tmp_path).path
    text = flat([subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout])
    assert not [name for name in ("JörgGroß", "GyőrffyZsófia", "SzűcsMárta", "ЩукинаЮлия", "李喆") if name not in text]


def test_what_looks_like_a_formula_or_markup_stays_text(tmp_path: Path) -> None:
    text = flat(read(kick_off(), tmp_path))
    assert not [value for value in NASTY if flat([value]) not in text]
    assert "root:" not in text


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    document = kick_off("hu")
    reader = PdfReader(written(document, tmp_path).path)
    catalogue: Any = reader.trailer["/Root"]
    about: Any = reader.metadata
    assert about.title == f"{document.kind}: {document.title}"
    assert about.author == "Anna Groß-Müller"
    assert about.creation_date.date() == TODAY
    assert catalogue["/Lang"] == "hu-HU"
    assert catalogue["/PageMode"] == "/UseOutlines"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


def test_bookmarks_and_contents_lead_to_the_right_pages(tmp_path: Path) -> None:
    document = kick_off("en")
    reader = PdfReader(written(document, tmp_path).path)
    pages = [page.extract_text() for page in reader.pages]
    marks: list[Any] = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert [mark.title.lstrip("0123456789 ") for mark in marks] == [section.title for section in document.sections]
    for mark in marks:
        assert mark.title.lstrip("0123456789 ") in pages[reader.get_destination_page_number(mark) or 0]
    links: Any = reader.pages[2]["/Annots"]
    assert len(links) >= len(document.sections) - 1
    assert any(isinstance(mark, list) for mark in reader.outline)


def test_a_matrix_lies_and_a_form_stands(tmp_path: Path) -> None:
    pages = PdfReader(written(kick_off("en"), tmp_path).path).pages
    lying = [page.extract_text() for page in pages if page.mediabox.width > page.mediabox.height]
    assert any("Go-live decision" in text for text in lying)
    assert not any("Out of scope" in text for text in lying)


def empty_project() -> list[Record]:
    return [Project(id=HOME, project_id=HOME, name="Leer", customer_name="Nordtal", version="0.1")]


@languages
def test_an_empty_project_says_that_it_is_empty_and_as_of_when(tmp_path: Path, language: str) -> None:
    document = kick_off(language, empty_project())
    text = flat(read(document, tmp_path))
    said = [section.empty for section in document.sections if section.tables and section.is_empty]
    assert len(said) >= 5
    assert not [sentence for sentence in said if flat([sentence]) not in text]
    assert flat([words_of(language).date(TODAY, long=True)]) in text


def test_three_hundred_actions_repeat_their_heading_on_every_page(tmp_path: Path) -> None:
    pages = read(kick_off("en", everything(300)), tmp_path)
    with_rows = [text for text in pages if "A-1" in text or "A-2" in text]
    assert len(with_rows) > 5
    assert all("Preparation" in text and "Completed on" in text for text in with_rows)
    assert all(f"A-{n + 1:03d}" in "".join(pages) for n in range(300))


def test_a_row_taller_than_a_page_is_split_and_nothing_is_lost(tmp_path: Path) -> None:
    long = "\n".join(f"Zeile{n}." for n in range(300))
    text = flat(read(kick_off("en", [*everything(), Action(preparation=long)]), tmp_path))
    assert all(f"Zeile{n}." in text for n in range(300))


def test_long_texts_of_forms_and_answers_go_on_over_pages(tmp_path: Path) -> None:
    records = everything()
    for row in records:
        if isinstance(row, Project):
            row.goals, row.scope_out = (
                "\n".join(f"Ziel{n}." for n in range(120)),
                "\n".join(f"Nein{n}." for n in range(90)),
            )
        if isinstance(row, Question):
            row.answer = " ".join(f"Antwort{n}." for n in range(500))
    text = flat(read(kick_off("en", records), tmp_path))
    assert all(f"Ziel{n}." in text for n in range(120))
    assert all(f"Nein{n}." in text for n in range(90))
    assert text.count("Antwort499.") == 6


@pytest.mark.long
@languages
def test_every_sheet_can_be_printed_alone_with_all_its_values(tmp_path: Path, language: str) -> None:
    records = everything()
    for sheet in SHEETS:
        part = PackPart("one", sheet.sheet.title, sheet, SHAPES.get(sheet.sheet.shape, "table"))
        pack = Pack("one", sheet.sheet.title, (part,))
        document = collect(
            pack, rows_of(records), view_of(records, language), lambda _sha: None, sheet.sheet.disclosure
        )
        text = flat(read(document, tmp_path))
        values = {cell.text for table in document.sections[0].tables for row in table.rows for cell in row}
        assert not [value for value in values - YES_AND_NO if flat([value]) not in text], sheet


def overlong(records: list[Record]) -> list[Record]:
    """Fill texts with what is much too long for them."""
    for number, row in enumerate(records):
        for column in columns_of(type(row)):
            if column.kind.empty == "" and not column.computed and column.key not in LOGOS and number % 3 == 0:
                setattr(row, column.key, "Übermaß 字 " * (10 + number % 4 * 40))
    return records


@pytest.mark.long
@languages
def test_no_text_leaves_its_page(tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outside: list[str] = []
    line = Pen.line

    def watched(pen: Pen, x: float, top: float, text: str, style: Style, align: str = "left") -> None:
        start = x - style.width(text) * {"left": 0, "middle": 0.5, "right": 1}[align]
        if start < 20 or start + style.width(text) > pen.width - 20 or not 20 <= top <= pen.height - 20:
            outside.append(text)
        line(pen, x, top, text, style, align)

    monkeypatch.setattr(Pen, "line", watched)
    written(kick_off(language), tmp_path)
    written(kick_off(language, overlong(everything())), tmp_path)
    assert not outside


def test_more_roles_than_fit_go_on_under_the_same_rows(tmp_path: Path) -> None:
    document = kick_off("en")
    raci = next(section for section in document.sections if section.key == "raci")
    table = raci.tables[0]
    more = tuple(replace(head, text=f"Role{n}") for n, head in enumerate(table.heads[2:] * 4))
    wide = replace(table, heads=table.heads[:2] + more, rows=tuple((*r[:2], *(r[2:] * 4)) for r in table.rows))
    text = read(replace(document, sections=(replace(raci, tables=(wide,)),)), tmp_path)
    assert all(f"Role{n}" in "".join(text) for n in range(60))
    assert sum("D-007" in page for page in text) >= 2


@pytest.mark.parametrize("accent", ["#ffffff", "#ffe600", "#000000", "#777777"])
def test_any_accent_gives_a_whole_document(tmp_path: Path, accent: str) -> None:
    document = kick_off("en")
    assert written(replace(document, brand=replace(document.brand, accent=accent)), tmp_path).pages > 8


def test_logos_are_placed_and_a_broken_one_is_left_out(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (400, 100), (200, 0, 0, 90)).save(tmp_path / "logo.png")
    document = kick_off("en")
    brand = replace(document.brand, customer_logo=read_logo(tmp_path / "logo.png"), supplier_logo=b"broken")
    reader = PdfReader(written(replace(document, brand=brand), tmp_path).path)
    assert len(reader.pages[0].images) == 1
    assert "Kontor Vier" in reader.pages[0].extract_text()


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(kick_off("ru"), tmp_path).path.read_bytes()
    assert written(kick_off("ru"), tmp_path).path.read_bytes() == first


def test_characters_no_font_has_are_shown_and_listed(tmp_path: Path) -> None:
    records = [*everything(), Person(family_name="Smile 🙂", side="customer")]
    result = written(kick_off("en", records), tmp_path)
    assert result.missing == "🙂"
    assert "Smile" in flat([page.extract_text() for page in PdfReader(result.path).pages])


def test_control_characters_and_long_words_do_no_harm(tmp_path: Path) -> None:
    nasty = ("a\x00b\x07\x1b", "x" * 5000, "\ud800", "a\u202eb", "字" * 3000, "", "\n\n\n", "\t \x0b")
    records = everything()
    records += [Action(preparation=text) for text in nasty]
    assert written(kick_off("zh", records), tmp_path).pages > 10


def test_an_unreadable_value_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    records = [*everything(), Action(preparation="Termin klären", unread={"due": "nach Ostern"})]
    assert "nachOstern" in flat(read(kick_off("en", records), tmp_path))


def test_progress_names_what_is_written_and_ends_complete(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    document = kick_off("en")
    write_pdf(document, words_of("en"), tmp_path / "a.pdf", lambda *step: seen.append(step))
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    assert {section.title for section in document.sections} <= {what for _, _, what in seen}


@pytest.mark.parametrize("after", [0, 3, 12, 20])
def test_a_cancelled_document_leaves_nothing(tmp_path: Path, after: int) -> None:
    seen: list[int] = []

    def progress(done: int, _of: int, _what: str) -> None:
        seen.append(done)
        if len(seen) > after:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_pdf(kick_off("en"), words_of("en"), tmp_path / "a.pdf", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        write_pdf(kick_off("en"), words_of("en"), tmp_path / "nowhere" / "a.pdf")


def test_a_single_sheet_has_no_cover_and_no_contents(tmp_path: Path) -> None:
    document = kick_off("en")
    pages = read(replace(document, sections=document.sections[7:8]), tmp_path)
    assert "Action table" in pages[0]
    assert not any("Contents" in page for page in pages)


def test_the_customers_signature_block_stands_on_the_page_of_its_statement(tmp_path: Path) -> None:
    document = kick_off("de")
    last = flat(read(document, tmp_path)[-1:])
    sign_off = document.sections[-1]
    assert flat([sign_off.purpose[:40]]) in last
    assert all(flat([field.label]) in last for party in sign_off.parties for field in party.fields)


def test_dates_in_cells_stay_dates_of_the_language(tmp_path: Path) -> None:
    assert Cell(words_of("hu").date(date(2026, 12, 11)), None).text == "2026. 12. 11."
    assert flat([words_of("hu").date(date(2026, 12, 11))]) in flat(read(kick_off("hu"), tmp_path))


@pytest.mark.parametrize("repeat", [1, 4])
def test_the_cover_writes_long_names_in_full(tmp_path: Path, repeat: int) -> None:
    customer = "Städtische Versorgungsbetriebe Obermittelhausen an der Leine GmbH & Co. KG " * repeat
    supplier = "Beratungsgesellschaft für Kundendialog und Prozesse mbH " * repeat
    made = kick_off("de")
    made = replace(made, brand=replace(made.brand, customer=customer.strip(), supplier=supplier.strip()))
    write_pdf(made, words_of("de"), tmp_path / "x.pdf")
    first = "".join(PdfReader(tmp_path / "x.pdf").pages[0].extract_text().split())
    assert "".join(customer.split()) in first
    assert "".join(supplier.split()) in first


def test_a_long_number_leaves_version_and_status_on_every_page(tmp_path: Path) -> None:
    made = replace(kick_off("ru"), number="КЦ-2026-" + "0123456789" * 6)
    write_pdf(made, words_of("ru"), tmp_path / "x.pdf")
    version, status = made.state(words_of("ru"))
    for page in PdfReader(tmp_path / "x.pdf").pages[1:]:  # the cover says both in its facts
        assert f"{version} · {status}" in page.extract_text().replace("\xa0", " ")
