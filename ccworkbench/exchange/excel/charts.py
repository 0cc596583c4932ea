"""Native charts of Excel for what changes over time: key figures, test cycles, open defects."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from openpyxl.chart import AreaChart, BarChart, LineChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.exchange.brand import BrandColours
from ccworkbench.exchange.charts.shared import scale
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.book import CHARTS, ROW_HEIGHT, VERY_HIDDEN, ExcelBook
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, IDS
from ccworkbench.exchange.excel.page import PrintPage, room_below
from ccworkbench.exchange.excel.styles import TONES, CellFormat, excel_colour
from ccworkbench.exchange.tones import QUIET_SERIES
from ccworkbench.language.words import NP_
from ccworkbench.method.pictures.burn_down import BurnDown
from ccworkbench.method.pictures.kpi_trends import Trends
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.pictures.test_progress import TestProgress

HIGH, AT_MOST = 7.5, 12  # centimetres; charts of one sheet
WIDEST_CHART, NARROWEST_CHART, APART = 17.0, 11.0, 0.8  # centimetres of a chart, and between two of them
ROWS, TALL = 16, 2  # rows that a chart covers; charts over each other on a page
CHARACTER = 0.19  # centimetres that a character of a column's width takes
EMU_CM = 360_000  # of the unit of drawings
BESIDE = 12  # columns of the width that Excel gives them, for charts beside a list
GOOD, BAD, WARN = (TONES[state][0] for state in ("good", "bad", "warn"))
GREY = excel_colour(QUIET_SERIES)


@dataclass(frozen=True)
class Series:
    """A row of numbers with its name and colour; None is a gap."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    dashed: bool = False


@dataclass(frozen=True)
class ChartSource:
    """A chart before Excel draws it: its sort, title, what stands below, and its series."""

    sort: str  # line, bar or area
    title: str
    below: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "General"


@dataclass(frozen=True)
class ChartGround:
    """Where charts stand: their first cell and last column, how many beside each other, and how wide each is."""

    row: int
    column: int
    last: int
    across: int
    wide: float

    def areas(self, count: int) -> tuple[str, ...]:
        """Return the cells under so many charts, a page after the other."""
        lines = ceil(count / self.across)
        return tuple(self._area(line, min(line + TALL, lines)) for line in range(0, lines, TALL))

    def end(self, count: int) -> int:
        """Return the last row under so many charts."""
        return self.row + ceil(count / self.across) * (ROWS + 1) - 1

    def _area(self, line: int, until: int) -> str:
        first, last = (get_column_letter(column) for column in (self.column, self.last))
        return f"{first}{self.row + line * (ROWS + 1)}:{last}{self.row + until * (ROWS + 1) - 1}"


def add_charts(sheet: Worksheet, book: ExcelBook, section: Section, page: PrintPage) -> PrintPage:
    """Put the charts of a section on its sheet; gives what is printed then. Their numbers stand on a hidden sheet.

    They stand under the rows, or beside a list that has free rows under it, and on pages of their own, where they
    find no room: Excel would cut them where a page ends.
    """
    plots = chart_sources_of(section.picture, book) if section.picture and not section.is_empty else ()
    plots = plots[:AT_MOST]
    if not plots:
        return page
    if CHARTS not in book.file.sheetnames:
        book.sheet(CHARTS).sheet_state = VERY_HIDDEN
    is_beside = book.last_row(sheet) > page.rows
    ground = _beside(page) if is_beside else _below(sheet, book, page)
    for number, plot in enumerate(plots):
        chart = _chart(plot, _write_chart_data(book, plot), ground.wide)
        chart.anchor = _chart_anchor(sheet, ground, number)
        sheet.add_chart(chart)
    end = ground.end(len(plots))
    if not is_beside and (end - page.rows) * ROW_HEIGHT <= room_below(sheet, book, page):
        return replace(page, rows=end)
    return replace(page, charts=ground.areas(len(plots)))


def _beside(page: PrintPage) -> ChartGround:
    return ChartGround(FIRST_DATA_ROW, page.columns + 2, page.columns + 1 + BESIDE, 1, WIDEST_CHART)


def _below(sheet: Worksheet, book: ExcelBook, page: PrintPage) -> ChartGround:
    """Return the ground under a table: as wide as it, two charts beside each other where they can be read so."""
    letters = map(get_column_letter, range(IDS + 1, page.columns + 1))
    room = sum(sheet.column_dimensions[letter].width for letter in letters) * CHARACTER
    across = 2 if room >= 2 * NARROWEST_CHART + APART else 1
    wide = min((room - APART * (across - 1)) / across, WIDEST_CHART)
    return ChartGround(book.last_row(sheet) + 3, IDS + 1, page.columns, across, wide)


def _chart_anchor(sheet: Worksheet, ground: ChartGround, number: int) -> OneCellAnchor:
    """Return the place of a chart; the second of a line stands right of the first, however wide columns are."""
    column, before = ground.column, number % ground.across * (ground.wide + APART) / CHARACTER
    while before >= (width := sheet.column_dimensions[get_column_letter(column)].width):
        before -= width
        column += 1
    row = ground.row + number // ground.across * (ROWS + 1)
    marker = AnchorMarker(column - 1, round(before * CHARACTER * EMU_CM), row - 1, 0)
    return OneCellAnchor(marker, XDRPositiveSize2D(round(ground.wide * EMU_CM), round(HIGH * EMU_CM)))


def chart_sources_of(picture: Picture, book: ExcelBook) -> tuple[ChartSource, ...]:
    """Turn a picture into what Excel can draw itself; others stay on paper and screen."""
    say = book.words.say
    if isinstance(picture, TestProgress):
        results = (
            (say("Passed"), GOOD, "passed"),
            (say("Failed"), BAD, "failed"),
            (say(NP_("test", "Blocked")), WARN, "blocked"),
            (say("Not run"), GREY, "not_run"),
        )
        series = tuple(
            Series(name, colour, tuple(getattr(cycle, key) for cycle in picture.cycles))
            for name, colour, key in results
        )
        return (ChartSource("bar", say(picture.title), tuple(cycle.name for cycle in picture.cycles), series),)
    if isinstance(picture, BurnDown):
        colours = Colours.of_paper(BrandColours.of(book.document.brand.accent))
        lines = tuple(Series(line.name, excel_colour(colours.grave(line.tone)), line.open) for line in picture.lines)
        return (ChartSource("area", say(picture.title), tuple(book.words.date(day) for day in picture.days), lines),)
    return _trends(picture, book) if isinstance(picture, Trends) else ()


def _trends(picture: Trends, book: ExcelBook) -> tuple[ChartSource, ...]:
    say, plots = book.words.say, []
    for trend in picture.trends:
        count = len(trend.points)
        values = tuple(None if point.value is None else point.value * trend.factor for point in trend.points)
        series = [Series(trend.name, book.accent, values)]
        for name, colour, limit in ((say("Target"), GOOD, trend.target), (say("Warning limit"), WARN, trend.warning)):
            if limit is not None:
                series.append(Series(name, colour, (limit * trend.factor,) * count, dashed=True))
        title = f"{trend.name}\n{trend.note}" if trend.note else trend.name
        plots.append(
            ChartSource("line", title, tuple(point.period for point in trend.points), tuple(series), trend.excel)
        )
    return tuple(plots)


def _write_chart_data(book: ExcelBook, plot: ChartSource) -> tuple[Worksheet, int]:
    """Write the numbers of a chart in columns of their own; gives the sheet and the first of them."""
    sheet: Worksheet = book.file[CHARTS]
    column = sheet.max_column + 2 if sheet.max_row > 1 else 1
    columns: list[Sequence[Any]] = [("", *plot.below), *((one.name, *one.values) for one in plot.series)]
    for number, values in enumerate(columns, column):
        cell_format = CellFormat(wrap=False, format=plot.number_format) if number > column else CellFormat(wrap=False)
        for row, value in enumerate(values, 1):
            book.styles.put(sheet.cell(row, number), value, cell_format if row > 1 else CellFormat(wrap=False))
    return sheet, column


def _chart(plot: ChartSource, place: tuple[Worksheet, int], wide: float) -> Any:
    (sheet, column), last = place, len(plot.below) + 1
    makes: dict[str, Any] = {"line": LineChart, "bar": BarChart, "area": AreaChart}
    chart = makes[plot.sort]()
    chart.title, chart.width, chart.height = plot.title, wide, HIGH
    for line in chart.title.tx.rich.p:
        line.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1000, b=True))
        for run in line.r or ():
            run.rPr = CharacterProperties(sz=1000, b=True)
    steps = scale([value for one in plot.series for value in one.values if value is not None] or [0, 1])
    if plot.sort == "line":
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = steps[0], steps[-1]
    chart.add_data(Reference(sheet, column + 1, 1, column + len(plot.series), last), titles_from_data=True)
    chart.set_categories(Reference(sheet, column, 2, column, last))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format, chart.y_axis.majorGridlines.spPr = plot.number_format, _outline(GREY, 0.5)
    chart.legend.position, chart.display_blanks, chart.visible_cells_only = "b", "gap", False
    if plot.sort != "line":
        chart.grouping = "stacked"
    if plot.sort == "bar":
        chart.type, chart.overlap, chart.gapWidth = "bar", 100, 60
        chart.x_axis.scaling.orientation = "maxMin"  # the first cycle on top
    for series, one in zip(chart.series, plot.series, strict=True):
        _apply_colours(series, one, is_line=plot.sort == "line")
    return chart


def _apply_colours(series: Any, one: Series, *, is_line: bool) -> None:
    if not is_line:
        series.graphicalProperties = GraphicalProperties(solidFill=one.colour)
        return
    series.smooth = False
    series.graphicalProperties = _outline(one.colour, 1.25 if one.dashed else 2.25)
    if one.dashed:
        series.graphicalProperties.line.dashStyle = "dash"
        series.marker.symbol = "none"
    else:
        series.marker.symbol, series.marker.size = "circle", 6
        series.marker.graphicalProperties = GraphicalProperties(solidFill=one.colour)


def _outline(colour: str, points: float) -> GraphicalProperties:
    made = GraphicalProperties()
    made.line.solidFill, made.line.width = colour, int(points * 12700)
    return made
