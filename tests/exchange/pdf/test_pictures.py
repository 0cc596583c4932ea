"""Pictures on paper: above their tables, whole on their page, with embedded fonts; and the charts of Excel."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.catalogue import KICK_OFF
from ccworkbench.exchange.packs.hand_over import pack_of, sheet_pack
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.pictures.kpi_trends import Trends
from ccworkbench.method.pictures.organisation import Organisation
from ccworkbench.method.pictures.picture import SHEETS_WITH_PICTURE
from ccworkbench.method.pictures.roadmap import RoadmapPicture
from ccworkbench.method.pictures.test_progress import TestProgress
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder
from tests.exchange.charts.picture_rows import TODAY, records, viewer
from tests.exchange.example_project import everything, rows_of, view_of


def document(key: str, count: int = 4, language: str = "de", readers: Disclosure = CUSTOMER) -> Document:
    return collect(sheet_pack(BY_KEY[key]), rows_of(records(count)), viewer(language), lambda _sha: None, readers)


def kick_off(count: int) -> Document:
    own = [row for row in everything() if row.__tablename__ in {"profile", "role", "action"}]
    found = [*records(count), *own]
    return collect(KICK_OFF, rows_of(found), replace(view_of(found, "de"), today=TODAY), lambda _sha: None)


def section(of: Document, key: str) -> Any:
    return next((section for section in of.sections if section.key == key), None)


def pages(of: Document, path: Path) -> list[str]:
    write_pdf(of, catalogues.words_of(of.language), path)
    return [page.extract_text() for page in PdfReader(path).pages]


def fonts(path: Path) -> set[tuple[str, bool]]:
    found = set()
    for page in PdfReader(path).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            one = font.get_object()
            found.add((one["/BaseFont"], "/FontFile2" in one.get("/FontDescriptor", {})))
    return found


def test_a_sheet_with_a_picture_begins_with_it(tmp_path: Path) -> None:
    for key in sorted(SHEETS_WITH_PICTURE):
        paper = document(key, readers=STEERING)
        first = pages(paper, tmp_path / "x.pdf")[0]
        assert catalogues.words_of("de").say(paper.sections[0].picture.title) in first.replace("\n", " "), key  # type: ignore[union-attr]


def test_every_font_of_a_picture_is_embedded(tmp_path: Path) -> None:
    for key in sorted(SHEETS_WITH_PICTURE):
        write_pdf(document(key, readers=STEERING), catalogues.words_of("de"), tmp_path / "x.pdf")
        assert {name for name, is_embedded in fonts(tmp_path / "x.pdf") if not is_embedded} == set(), key


def test_names_come_out_whole_in_every_language(tmp_path: Path) -> None:
    for language in LANGUAGES:
        text = "".join(pages(document("stakeholder", 5, language, STEERING), tmp_path / "x.pdf")[0].split())
        assert all(name in text for name in ("Szűcs", "Щербакова", "李喆")), language


def test_an_empty_sheet_says_so_without_an_empty_picture(tmp_path: Path) -> None:
    for key in sorted(SHEETS_WITH_PICTURE):
        assert len(pages(document(key, 0, readers=STEERING), tmp_path / "x.pdf")) == 1, key


def test_a_long_roadmap_goes_on_over_pages_that_can_be_read(tmp_path: Path) -> None:
    text = pages(document("task", 120), tmp_path / "x.pdf")
    drawn = [page for page in text if "Bisher erledigt" in page]
    assert len(drawn) > 3


def test_a_huge_organisation_fits_a_page(tmp_path: Path) -> None:
    text = pages(document("org_level", 60), tmp_path / "x.pdf")
    assert sum("Die Zahl im Kasten" in page for page in text) == 1


def test_the_kick_off_pack_shows_the_organisation_and_the_roadmap() -> None:
    pack = kick_off(3)
    assert isinstance(section(pack, "profile").picture, Organisation)
    assert isinstance(section(pack, "roadmap").picture, RoadmapPicture)


def test_a_kick_off_pack_without_a_roadmap_has_no_empty_section_for_it() -> None:
    assert section(kick_off(0), "roadmap") is None


def test_internal_rows_are_in_no_customers_picture() -> None:
    found = records(4)
    hidden = next(row for row in found if isinstance(row, Stakeholder))
    hidden.internal = True
    for readers, count in ((STEERING, 3), (INTERNAL, 4)):
        paper = collect(sheet_pack(Stakeholder), rows_of(found), viewer("de"), lambda _sha: None, readers)
        picture: Any = paper.sections[0].picture
        assert len(picture.names) == count
        assert (hidden.name in {name.name for name in picture.names}) is (readers is INTERNAL)


@pytest.mark.parametrize(("key", "series"), [("kpi_figure", 3), ("test_result", 4), ("defect", 5)])
def test_excel_draws_its_own_charts_from_a_hidden_sheet(tmp_path: Path, key: str, series: int) -> None:
    write_excel(document(key, 6), catalogues.words_of("de"), tmp_path / "x.xlsx")
    book: Any = load_workbook(tmp_path / "x.xlsx")
    charts: list[Any] = [chart for sheet in book for chart in sheet._charts]
    assert charts
    assert len(charts[0].series) == series
    assert book["_charts"].sheet_state == "veryHidden"
    assert all("_charts" in one.val.numRef.f for chart in charts for one in chart.series)


def test_a_gap_in_a_trend_is_an_empty_cell_and_no_nought(tmp_path: Path) -> None:
    paper = document("kpi_figure", 1)
    trends: Any = paper.sections[0].picture
    point = replace(trends.trends[0].points[1], value=None)
    trend = replace(trends.trends[0], points=(trends.trends[0].points[0], point))
    paper = replace(paper, sections=(replace(paper.sections[0], picture=replace(trends, trends=(trend,))),))
    write_excel(paper, catalogues.words_of("de"), tmp_path / "x.xlsx")
    sheet = load_workbook(tmp_path / "x.xlsx")["_charts"]
    assert [sheet.cell(row, 2).value is None for row in (2, 3)] == [False, True]


def test_sheets_without_figures_get_no_charts(tmp_path: Path) -> None:
    for key in ("task", "stakeholder"):
        write_excel(document(key), catalogues.words_of("de"), tmp_path / "x.xlsx")
        assert "_charts" not in load_workbook(tmp_path / "x.xlsx").sheetnames
    write_excel(document("defect", 0), catalogues.words_of("de"), tmp_path / "x.xlsx")
    assert "_charts" not in load_workbook(tmp_path / "x.xlsx").sheetnames


def test_a_section_of_some_rows_shows_these_alone_in_its_picture() -> None:
    pack = sheet_pack(BY_KEY["task"])
    some = replace(pack, parts=(replace(pack.parts[0], blocks=(("", lambda row: row.is_open()),)),))
    picture: Any = collect(some, rows_of(records(10)), viewer("de"), lambda _sha: None).sections[0].picture
    assert picture.bars
    assert "done" not in {bar.state for bar in picture.bars}


def test_reports_of_figures_and_of_the_test_are_drawn_above_their_tables() -> None:
    for key, sort in (("kpi_report", Trends), ("uat_summary", TestProgress)):
        paper = collect(pack_of(key), rows_of(records(4)), viewer("de"), lambda _sha: None)
        assert isinstance(paper.sections[0].picture, sort)
