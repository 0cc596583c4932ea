"""Any sheet as Qt's tables want it: columns, texts and headings, read when they are painted."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, QObject, Qt

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.grid import grid_of
from ccworkbench.core.kind import Flag, Kind, Reference
from ccworkbench.core.matrix import CrossColumn, Crossing, column_id
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.context import Context
from ccworkbench.gui.grid.problem_marks import ProblemMarks
from ccworkbench.gui.grid.row_filter import RowFilter
from ccworkbench.gui.grid.rows_in_sight import RowsInSight, runs_of
from ccworkbench.gui.model_index import Index
from ccworkbench.gui.pending_changes import WAITS_TO_BE_WRITTEN, cell_of
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.history import Step

Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()


class TableModel(RowsInSight):
    """The rows of a sheet, and one empty row behind them in which typing makes a new one."""

    def __init__(self, context: Context, sheet: type[Record], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.sheet = context, sheet
        self.row_filter = RowFilter()
        self.columns: tuple[Column, ...] = ()
        self.marks = ProblemMarks(context, sheet)
        self._new_row_id = uuid4()
        self._left: set[UUID] = set()  # the rows that were typed at the end and left, be they written or not
        self._waited: object = None
        self._viewer: Viewer | None = None
        self._read_sheet()
        context.pending.changed.connect(self._on_waiting)

    # What is where

    @property
    def is_matrix(self) -> bool:
        """Tell whether the columns are rows of another sheet."""
        return issubclass(self.sheet, Crossing)

    @property
    def base(self) -> type[Record]:
        """Return the sheet whose rows these are: a matrix shows those of another."""
        return self.sheet.down if issubclass(self.sheet, Crossing) else self.sheet

    @property
    def viewer(self) -> Viewer:
        """Return what turns values into the screen's words, made once per language and day."""
        if self._viewer is None or self._viewer.today != self.context.today:
            self._viewer = self.context.viewer()
        return self._viewer

    @property
    def has_new_row(self) -> bool:
        """Tell whether there is an empty row at the end."""
        return not self.is_matrix and not self.context.store.read_only

    @property
    def total(self) -> int:
        """Count all rows, in sight or not."""
        return len(self.everything())

    def everything(self) -> Sequence[Any]:
        """Return all rows of the sheet, in sight or not."""
        rows = self.context.book.rows(self.base)
        return [row for row in rows if self.sheet.takes(row)] if issubclass(self.sheet, Crossing) else rows

    def column_number(self, key: str) -> int:
        """Return the place of a column by its key, or by the row that a matrix's column stands for; -1 for none."""
        keys = (place for place, column in enumerate(self.columns) if key and key in {column.key, column_id(column)})
        return next(keys, -1)

    def key_of(self, place: int) -> str:
        """Return what tells a column from all others."""
        return column_id(self.columns[place])

    def leading(self) -> int:
        """Count the columns that stay in sight: up to the one that names a row, or those before a matrix."""
        if self.is_matrix:
            crossed = (place for place, column in enumerate(self.columns) if isinstance(column, CrossColumn))
            return next(crossed, len(self.columns))
        return 2 if self.column_number(self.sheet.sheet.named_by) == 1 else 1

    def crossing_kind(self) -> Kind | None:
        """Return the kind of a matrix's cells; None in a list."""
        crossed = getattr(self.sheet, "crossed", "")
        return next((column.kind for column in columns_of(self.sheet) if column.key == crossed), None)

    def problems_at(self, place: int, column: int) -> list[Problem]:
        """List the broken rules of a cell; those of the whole row belong to its first column."""
        row = self.row_at(place)
        if row is None:
            return []
        whole = self.marks.of_row(row.id) if column == self.leading() - 1 else []
        return self.marks.at(row.id, self.key_of(column)) + whole

    def is_wrong(self, place: int) -> bool:
        """Tell whether a row as a whole breaks a rule that must be kept."""
        row = self.row_at(place)
        return row is not None and any(problem.severity == "error" for problem in self.marks.of_row(row.id))

    # What waits to be written

    @property
    def new_row_id(self) -> UUID:
        """Return the id of the row that typing at the end makes; while that waits, all typed there is for one row."""
        if self.context.book.row(self.base.__tablename__, self._new_row_id) is not None:
            self._new_row_id = uuid4()
        return self._new_row_id

    def begin_next_new_row(self) -> None:
        """Let what is typed at the end be for another row: the typist has gone on, and the one before still waits."""
        self._left.add(self.new_row_id)
        self._new_row_id = uuid4()

    def waiting(self, row: UUID, column: Column) -> str | None:
        """Return the text that waits to be written into a cell; None where none does."""
        return self.context.pending.text_of(*cell_of(row, column))

    def text(self, row: Any, column: Column) -> str:
        """Show a cell as its reader sees it: what waits to be written stands in its place already."""
        waits = self.waiting(self.new_row_id if row is None else row.id, column)
        if waits is not None:
            return waits
        return column.text(row, self.viewer) if row is not None else ""

    def value(self, row: Any, column: Column) -> Any:
        """Return what a cell holds, or will hold when what waits is written."""
        waits = self.waiting(row.id, column)
        if waits is not None:
            with suppress(CellError):
                return column.kind.parse(waits, self.viewer)
        return column.read(row, self.viewer)

    def _on_waiting(self) -> None:
        """Show what waits now; it is told only where that changed."""
        waiting = (self.context.pending.cells, self.context.pending.rows_of(self.base.__tablename__))
        if waiting != self._waited and self.context.workbook is not None:
            self._waited = waiting
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    # Changes

    def refresh(self) -> None:
        """Filter again; rows kept in sight may go."""
        self.row_filter.kept.clear()
        self.show_rows(self.row_filter.filtered(self.everything(), self.columns, self.viewer))

    def follow(self, step: Step) -> None:
        """Follow a change: tell of the rows it names, and of no others."""
        self.marks.forget()
        names = {key for key, _ in step.rows}
        if self.is_matrix and names & {self.sheet.__tablename__, self._across()}:
            self._read_columns()
        touched = set(self._touched(step))
        if names & {self.sheet.__tablename__, self.base.__tablename__}:
            self.row_filter.kept |= touched
            self.show_rows(self._ordered())
        known = {row.id for row in self.rows} - touched
        for first, last in runs_of(self.rows, known) if touched else []:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def retranslate(self) -> None:
        """Say everything again."""
        self._viewer = None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    # Qt's questions

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows) + self.has_new_row

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        answers: dict[int, Callable[[Any, Column, int], Any]] = {
            Role.DisplayRole: self._text,
            Role.EditRole: self._text,
            Role.ToolTipRole: self._tip,
            Role.AccessibleTextRole: self._said,
            Role.CheckStateRole: self._tick,
        }
        if not index.isValid() or role not in answers:
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if row is None:
            is_said = role == Role.DisplayRole and index.column() == self.leading() - 1
            waits = self.text(None, column) if role in {Role.DisplayRole, Role.EditRole} else ""
            return waits or (self.new_text() if is_said else None)
        return answers[role](row, column, index.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in {Role.DisplayRole, Role.ToolTipRole} or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            number = str(section + 1) if section < len(self.rows) else "+"
            return number if role == Role.DisplayRole else None
        return self.heading(self.columns[section]) if section < len(self.columns) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        locked = self.columns[index.column()].is_locked or self.context.store.read_only
        return flags if locked else flags | Qt.ItemFlag.ItemIsEditable

    # Words

    def heading(self, column: Column) -> str:
        """Say a column's heading; the heads of a matrix are names of rows."""
        crossing = isinstance(column, CrossColumn)
        return self.viewer.retell(column.heading) if crossing else self.context.words.say(column.heading)

    def new_text(self) -> str:
        """Say what the empty row at the end is for, or how many rows wait to come there."""
        words, pending = self.context.words, self.context.pending
        typed = {row for row, _ in pending.cells} & self._left
        if waiting := pending.rows_of(self.base.__tablename__) + len(typed):
            return words.count("{n} new row not saved yet", "{n} new rows not saved yet", waiting)
        return words.say("New: {one}…", one=words.say(self.base.sheet.one))

    # The rest

    def _read_sheet(self) -> None:
        self.columns = grid_of(self.sheet, self.context.book.rows).columns
        for column in self.columns:
            if isinstance(column.kind, Reference):  # held by the workbook, so that names need no queries
                self.context.book.rows(BY_KEY[column.kind.sheet])
        self.rows = self.row_filter.filtered(self.everything(), self.columns, self.viewer)

    def _read_columns(self) -> None:
        """Take the columns of a matrix anew; only other heads are told as a reset."""
        columns = grid_of(self.sheet, self.context.book.rows).columns
        heads = [(column_id(column), column.heading) for column in self.columns]
        if heads == [(column_id(column), column.heading) for column in columns]:
            self.columns = columns
            return
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()
        self.shown.emit()

    def _across(self) -> str:
        return self.sheet.across.__tablename__ if issubclass(self.sheet, Crossing) else ""

    def _touched(self, step: Step) -> Iterable[UUID]:
        for sheet, row in step.rows:
            if sheet == self.base.__tablename__:
                yield row
            elif sheet == self.sheet.__tablename__:
                yield self.context.book.row(sheet, row).row_id

    def _ordered(self) -> list[Any]:
        """Return the rows in sight; while they are sorted, a row that was edited stays where it is."""
        seen = self.row_filter.filtered(self.everything(), self.columns, self.viewer)
        if not self.row_filter.orders:
            return seen
        there = {row.id for row in seen}
        stay = [row for row in self.rows if row.id in there]
        old = {row.id for row in stay}
        return stay + [row for row in seen if row.id not in old]

    def _text(self, row: Any, column: Column, _place: int) -> str:
        return self.text(row, column)

    def _said(self, row: Any, column: Column, place: int) -> str:
        said = {"row": place + 1, "column": self.heading(column), "value": self.text(row, column)}
        told = self.context.words.say("Row {row}, {column}: {value}", **said)
        waits = self.waiting(row.id, column) is not None
        return f"{told}\n{self.context.words.say(WAITS_TO_BE_WRITTEN)}" if waits else told

    def _tick(self, row: Any, column: Column, _place: int) -> Qt.CheckState | None:
        if not isinstance(column.kind, Flag) or column.unread(row):
            return None
        return Qt.CheckState.Checked if self.value(row, column) else Qt.CheckState.Unchecked

    def _tip(self, row: Any, column: Column, place: int) -> str | None:
        words, value = self.context.words, column.read(row)
        if self.waiting(row.id, column) is not None:
            return words.say(WAITS_TO_BE_WRITTEN)
        told = [words.tell(problem.message) for problem in self.problems_at(place, self.columns.index(column))]
        if isinstance(value, date) and not column.unread(row):
            told.append(f"{words.date(value, long=True)} · {words.days((value - self.viewer.today).days)}")
        return "\n".join(told) or None
