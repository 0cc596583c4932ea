"""The roadmap as bars beside its tasks: a column for each week, coloured by the days in the row, so it stays true."""

from dataclasses import dataclass
from datetime import date, timedelta

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Table
from ccworkbench.exchange.charts.roadmap import TimeAxis
from ccworkbench.exchange.document import Section
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.data_rows import CellWriter
from ccworkbench.exchange.excel.layout import FIRST_DATA_ROW, HEADS, IDS
from ccworkbench.exchange.excel.styles import LINE, MUTED, CellFormat
from ccworkbench.method.pictures.roadmap import RoadmapPicture
from ccworkbench.sheets.prepare.task import TaskStatus

STARTS, ENDS, STATUS = "starts", "ends", "status"  # the columns that a bar is read from
MOST_WEEKS = 60  # columns; a longer calendar has several weeks in each
WEEK, WEEK_WIDTH, GAP = 7, 2.2, 1.0  # days; digits of the standard font
HEAD_HEIGHT = 68.0  # points of a day that is turned
PADDING = 0.72  # what Excel adds to a column's width


@dataclass(frozen=True)
class Weeks:
    """The columns of a calendar: the first day of each, and the days that one covers."""

    days: tuple[date, ...]
    step: int

    @property
    def width(self) -> float:
        """Return the width of all columns."""
        return GAP + len(self.days) * (WEEK_WIDTH + PADDING)


def weeks_of(section: Section, table: Table) -> Weeks | None:
    """Return the calendar that belongs beside a table; None where it is no roadmap."""
    picture, keys = section.picture, {head.key for head in table.heads}
    if not isinstance(picture, RoadmapPicture) or not picture.bars or not {STARTS, ENDS} <= keys:
        return None
    axis, step = TimeAxis.of(picture, 0, 1), WEEK
    span = (axis.last - axis.first).days
    while span / step > MOST_WEEKS:
        step += WEEK
    return Weeks(tuple(axis.first + timedelta(days) for days in range(0, span, step)), step)


def add_weeks(sheet: Worksheet, book: ExcelBook, table: Table, weeks: Weeks, last: int) -> int:
    """Write the columns of the calendar down to the last row of the list; gives the last of them."""
    first = IDS + len(table.heads) + 2
    sheet.column_dimensions[get_column_letter(first - 1)].width = GAP
    look = CellFormat(line=LINE, grid=True)
    writers = [CellWriter(book.styles, column, look) for column in range(first, first + len(weeks.days))]
    data = book.rows_of(sheet)
    for row in range(FIRST_DATA_ROW, last + 1):
        data.append(row, [writer.write(row, None) for writer in writers])
    for column, day in enumerate(weeks.days, first):
        sheet.column_dimensions[get_column_letter(column)].width = WEEK_WIDTH + PADDING
        is_now = 0 <= (book.document.day - day).days < weeks.step
        book.styles.put(sheet.cell(HEADS, column), day, _head(book, is_now=is_now))
    sheet.row_dimensions[HEADS].height = max(sheet.row_dimensions[HEADS].height or 0, HEAD_HEIGHT)
    end = first + len(weeks.days) - 1
    area = f"{get_column_letter(first)}{FIRST_DATA_ROW}:{get_column_letter(end)}{last}"
    _colour(sheet, book, table, area, weeks.step)
    return end


def _head(book: ExcelBook, *, is_now: bool) -> CellFormat:
    """Dress the first day of a week; the week of the paper's data stands out."""
    look = book.formats.head.but(size=8, rotation=90, horizontal="center", vertical="center", indent=0, wrap=False)
    return look if is_now else look.but(bold=False, fill=LINE, colour=MUTED)


def _colour(sheet: Worksheet, book: ExcelBook, table: Table, area: str, step: int) -> None:
    """Colour the weeks from a row's first to its last day; what is done is pale."""
    places = {head.key: get_column_letter(place) for place, head in enumerate(table.heads, IDS + 1)}
    first = area.partition(":")[0].rstrip("0123456789")
    starts, ends = (f"${places[key]}{FIRST_DATA_ROW}" for key in (STARTS, ENDS))
    both, day = f"{starts},{ends}", f"{first}${HEADS}"
    lies = f"COUNT({both})>0,MIN({both})<{day}+{step},MAX({both})>={day}"
    if STATUS in places:
        label = book.words.say(TaskStatus.DONE.label).replace('"', '""')
        is_done = f'${places[STATUS]}{FIRST_DATA_ROW}="{label}"'
        _add_bar(sheet, area, MUTED, f"AND({lies},{is_done})")
    _add_bar(sheet, area, book.accent, f"AND({lies})")


def _add_bar(sheet: Worksheet, area: str, colour: str, formula: str) -> None:
    style = DifferentialStyle(fill=PatternFill(bgColor=colour))
    sheet.conditional_formatting.add(area, Rule("expression", dxf=style, formula=[formula], stopIfTrue=True))
