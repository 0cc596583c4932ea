"""What is drawn in a workbook: charts that are printed whole, and the roadmap as bars beside its tasks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.charts import CHARACTER, EMU_CM
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, HEADS, KEYS
from ccworkbench.exchange.excel.page import PAPER
from ccworkbench.exchange.excel.weeks import MOST_WEEKS, weeks_of
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.pictures.roadmap import RoadmapPicture
from tests.exchange.excel.test_like_paper import document

ROW = 15 * 2.54 / 72  # centimetres of a row that nobody set


def sheets(key: str, folder: Path) -> Iterator[Any]:
    write_excel(document(key, "de"), words_of("de"), folder / f"{key}.xlsx")
    yield from (sheet for sheet in load_workbook(folder / f"{key}.xlsx").worksheets if sheet.sheet_state == "visible")


def areas(sheet: Any) -> list[Any]:
    return [range_boundaries(area.rpartition("!")[2].replace("$", "")) for area in sheet.print_area.split(",")]


def span(sheet: Any, chart: Any) -> tuple[int, int, int, int]:
    """Return the first column and row of a chart, and the last of each that it reaches."""
    start, size = chart.anchor._from, chart.anchor.ext
    column, wide = start.col + 1, (size.cx + start.colOff) / EMU_CM / CHARACTER
    while wide > (width := sheet.column_dimensions[get_column_letter(column)].width):
        wide, column = wide - width, column + 1
    return start.col + 1, start.row + 1, column, start.row + 1 + int(size.cy / EMU_CM / ROW)


@pytest.mark.parametrize(("key", "pages"), [("uat_summary", 1), ("kpi_report", 4), ("defect", 2)])
def test_charts_are_printed_whole_and_cover_no_row(key: str, pages: int, tmp_path: Path) -> None:
    (sheet,) = [sheet for sheet in sheets(key, tmp_path) if sheet._charts]
    assert len(areas(sheet)) == pages
    for chart in sheet._charts:
        left, top, right, bottom = span(sheet, chart)
        (area,) = [one for one in areas(sheet) if one[0] <= left <= one[2] and one[1] <= top <= one[3]]
        assert right <= area[2], (key, left, right, area)
        assert bottom <= area[3]
        taken = [
            c.coordinate for row in sheet.iter_rows(top, bottom, left, right) for c in row if c.has_style or c.value
        ]
        assert taken == []
    for left, top, right, bottom in areas(sheet)[1:]:
        across = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(left, right + 1)) * 5.25
        assert (bottom - top + 1) * 15 <= PAPER[sheet.page_setup.orientation == "landscape"][1] * max(
            1, across / PAPER[sheet.page_setup.orientation == "landscape"][0]
        )


@cache
def roadmap_section() -> Section:
    return next(section for section in document("kickoff", "de").sections if section.key == "roadmap")


def test_the_roadmap_has_a_column_for_each_week_of_its_bars(tmp_path: Path) -> None:
    (sheet,) = [sheet for sheet in sheets("task", tmp_path) if sheet.title == "Roadmap"]
    picture: Any = roadmap_section().picture
    days = {cell.column: cell.value.date() for cell in sheet[HEADS] if cell.is_date}
    assert min(days.values()) <= picture.first
    assert max(days.values()) + timedelta(7) > picture.last
    assert all(day.weekday() == 0 for day in days.values())
    assert max(days) == areas(sheet)[0][2]  # they are printed, too
    assert min(days) > max(cell.column for cell in sheet[KEYS] if cell.value) + 1


def test_bars_follow_the_days_of_their_row_however_it_is_sorted(tmp_path: Path) -> None:
    (sheet,) = [sheet for sheet in sheets("task", tmp_path) if sheet.title == "Roadmap"]
    first = next(cell.coordinate for cell in sheet[HEADS] if cell.is_date).rstrip("0123456789")
    letters = {cell.value: cell.column_letter for cell in sheet[KEYS]}
    rules = {str(area.sqref): [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting}
    (bars,) = [found for area, found in rules.items() if area.startswith(f"{first}{FIRST_DATA_ROW}:")]
    starts, ends = (f"${letters[key]}{FIRST_DATA_ROW}" for key in ("starts", "ends"))
    assert bars[-1] == (
        f"AND(COUNT({starts},{ends})>0,MIN({starts},{ends})<{first}${HEADS}+7,MAX({starts},{ends})>={first}${HEADS})"
    )
    assert f'${letters["status"]}{FIRST_DATA_ROW}="Erledigt"' in bars[0]


def test_a_long_calendar_has_several_weeks_in_a_column_and_a_list_without_bars_none() -> None:
    section, (table,) = roadmap_section(), roadmap_section().tables
    picture = section.picture
    assert isinstance(picture, RoadmapPicture)
    short = weeks_of(section, table)
    assert short is not None
    assert short.step == 7
    long = weeks_of(_with(section, last=picture.first + timedelta(3000)), table)
    assert long is not None
    assert len(long.days) <= MOST_WEEKS + 1
    assert (long.days[1] - long.days[0]).days == long.step > 7
    assert weeks_of(_with(section, bars=()), table) is None


def _with(section: Section, **changes: Any) -> Section:
    picture: Any = section.picture
    return replace(section, picture=replace(picture, **changes))
