"""What a paper says, in no language: the cells it is made of, by which two issues are compared.

A cell stands under its sheet, row and column, with its value as JSON; what is worked out stands under the columns it is
worked out from. Figures of a report, which no cell holds, stand under the report.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.grid import Cell, Grid, Rows, Table, grid_of
from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import CrossColumn, Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.disclosed import DisclosedRows
from ccworkbench.exchange.packs.parts import Pack, PackPart
from ccworkbench.language.catalogues import words_of
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.reports.making import make_report
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.person import Person

CellKey = tuple[str, str, str]  # sheet or report, row, column
Content = dict[CellKey, str]

OF: Final = "/"  # between a sheet and what of its rows is worked out from other sheets, too
WHOLE: Final = ""  # the column of a row's mark: that it is there
# What cover, control page and frame of every paper take from the card and from those who are named there.
FRAME: Final = (
    "name", "code", "channels", "sites", "kick_off", "go_live", "classification", "accent", "footer",
    "customer_name", "customer_short", "customer_logo", "customer_lead",
    "supplier_name", "supplier_short", "supplier_logo", "supplier_lead", "legal_lines",
)  # fmt: skip
NAMED: Final = ("full_name", "job_title", "organisation")
DISTRIBUTED: Final = (*NAMED, "main_contact")


def content_of(pack: Pack, rows: Rows, viewer: Viewer, readers: Disclosure) -> Content:
    """Return the cells that a paper for some readers is made of; blank ones are left out.

    It is the same in whatever language the paper is told, and on whatever day, unless a figure depends on the day.
    """
    disclosed = DisclosedRows(rows, viewer, readers)
    words = words_of(rows(Project)[0].language.value)
    reading = _Reading(disclosed.rows, disclosed.viewer(), readers)
    reading.viewer = Viewer(
        words, viewer.today, name=reading.viewer.name, called=viewer.called, working_days=viewer.working_days
    )
    reading.take_frame()
    for part in pack.parts:
        if part.is_for(readers):
            reading.take_part(part)
    return reading.found


class _Reading:
    """Reads a paper part by part."""

    def __init__(self, rows: Rows, viewer: Viewer, readers: Disclosure) -> None:
        self.rows, self.viewer, self.readers, self.found = rows, viewer, readers, Content()
        self._by_id: dict[str, dict[UUID, Any]] = {}

    def take_frame(self) -> None:
        """Take what every paper says of the project and of those who lead it."""
        card = self.rows(Project)[0]
        self._take(Project, [card], _named(Project, FRAME))
        self._take(Person, [one for one in self.rows(Person) if one.main_contact], _named(Person, DISTRIBUTED))
        for lead in (one for one in self.rows(Person) if one.id in {card.customer_lead, card.supplier_lead}):
            for column in _named(Person, NAMED):
                self._cell(Person.__tablename__, lead, column)

    def _take_titles(self, shown: str) -> None:
        """Take what the project calls a sheet or report, and its headings."""
        for card in self.rows(Project)[:1]:
            for key, title in card.titles.items():
                if key.partition(".")[0] == shown:
                    self.found[Project.__tablename__, str(card.id), key] = _json(title)

    def take_part(self, part: PackPart) -> None:
        """Take the rows and columns of a sheet that a part shows, or the figures of a report."""
        self._take_titles(part.report.key if part.report else part.sheet.__tablename__ if part.sheet else "")
        if part.report:
            self._figures(part.report.key, make_report(part.report.key, self.rows, self.viewer, self.viewer.today))
        if part.sheet is None:
            return
        whole = grid_of(part.sheet, self.rows)
        columns = _shown(part, whole, self.readers)
        for _, takes in part.blocks:
            taken = sorted((row for row in whole.rows if takes(row)), key=part.order)
            self._take(part.sheet, taken[: part.most], columns)
            if part.most is not None and len(taken) > part.most:
                self.found[part.key, "", "more"] = _json(len(taken) - part.most)
            if "held_by" in part.columns:
                held = {row.id for row in taken}
                given = [row for row in self.rows(Assignment) if row.role_id in held]
                self._take(Assignment, given, _named(Assignment, ("role_id", "person_id")))
        self._pictured(part, whole)
        for page in part.pages(self.rows, self.viewer) if part.pages else ():
            for table in page.tables:
                self._figures(f"{part.key}/{page.key}/{table.key}", table) if _is_counted(table) else None

    def _take(self, sheet: type[Record], rows: Iterable[Any], columns: Sequence[Column]) -> None:
        is_matrix = issubclass(sheet, Crossing)
        for row in rows:
            self.found[row.__tablename__, str(row.id), WHOLE] = _json(True)
            for column in columns:
                self._cell(sheet.__tablename__ if isinstance(column, CrossColumn) else row.__tablename__, row, column)
        for column in columns if is_matrix else ():
            if isinstance(column, CrossColumn):
                self._name(column.over.__tablename__, column.over.id)

    def _cell(self, sheet: str, row: Any, column: Column) -> None:
        if column.computed:
            known = _by_key(type(row))
            for key in column.of:
                self._cell(sheet, row, known[key])
            if column.for_viewer:  # it depends on more than its row, such as the days that are worked
                self.found[f"{sheet}{OF}{column.key}", str(row.id), column.key] = _json(column.read(row, self.viewer))
            return
        unread, value = column.unread(row), column.read(row)
        if not unread and value == column.kind.empty:
            return
        field = f"{column.key}:{column.over_id}" if isinstance(column, CrossColumn) else column.key
        self.found[sheet, str(row.id), field] = _json({"unread": unread} if unread else value)
        if isinstance(column.kind, Reference) and isinstance(value, UUID):
            self._name(column.kind.sheet, value)

    def _name(self, sheet: str, row_id: UUID) -> None:
        """Take what a row is called, where it is named only."""
        name = self.viewer.name(sheet, row_id)
        if sheet not in self._by_id:
            self._by_id[sheet] = {row.id: row for row in self.rows(BY_KEY[sheet])}
        row, named_by = self._by_id[sheet].get(row_id), BY_KEY[sheet].sheet.named_by
        if row is not None and named_by:
            self._cell(sheet, row, _by_key(BY_KEY[sheet])[named_by])
        elif name:  # of a row that was deleted
            self.found[sheet, str(row_id), named_by] = _json(name)

    def _pictured(self, part: PackPart, whole: Grid) -> None:
        """Take all that these readers see of the rows of a picture."""
        key = part.picture or whole.sheet.__tablename__
        if key not in PICTURES:
            return
        grid = grid_of(BY_KEY[key], self.rows)
        rows = [row for row in grid.rows if grid.sheet is not part.sheet or any(takes(row) for _, takes in part.blocks)]
        self._take(grid.sheet, rows, [column for column in grid.columns if column.disclosure.is_for(self.readers)])

    def _figures(self, key: str, table: Table) -> None:
        names = [row_id or row[0].text for row_id, row in zip(table.ids, table.rows, strict=True)]
        counted = Counter(names)
        for place, (name, row) in enumerate(zip(names, table.rows, strict=True)):
            own = name if counted[name] == 1 else f"{name}#{place}"
            for head, cell in zip(table.heads, row, strict=True):
                if cell.text:
                    self.found[key, own, head.key] = _json(_plain(cell))


def _shown(part: PackPart, whole: Grid, readers: Disclosure) -> list[Column]:
    """List the columns of a part, and those by which it is grouped."""
    known = {column.key: column for column in whole.columns}
    wanted = [known[key] for key in part.columns if key in known] or list(whole.columns)
    if part.group_by:
        down: Any = getattr(whole.sheet, "down", whole.sheet)
        wanted += [column for column in columns_of(down) if column.key == part.group_by]
    return [column for column in wanted if column.disclosure.is_for(readers)]


def _named(sheet: type[Record], keys: Sequence[str]) -> list[Column]:
    known = _by_key(sheet)
    return [known[key] for key in keys]


def _by_key(sheet: type[Record]) -> dict[str, Column]:
    return {column.key: column for column in columns_of(sheet)}


def _is_counted(table: Table) -> bool:
    return bool(table.rows) and any(head.kind.is_number for head in table.heads) and not any(table.ids)


def _plain(cell: Cell) -> Any:
    """Return what a figure is: its number, or its text in the language of the workbook."""
    return cell.value if isinstance(cell.value, int | float | date) else cell.text


def _json(value: Any) -> str:
    """Write a value as JSON, the same for equal values."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_written)
    return unicodedata.normalize("NFC", text)


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
