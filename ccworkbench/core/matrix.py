"""Sheets whose columns are rows of another sheet: RACI, skills, traceability."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID, uuid5

from sqlalchemy.orm import Mapped

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer


class Crossing(Record):
    """One cell of a matrix; two offline copies that fill the same cell meet in the same record."""

    __abstract__ = True
    down: ClassVar[type[Record]]
    across: ClassVar[type[Record]]
    leading: ClassVar[tuple[str, ...]]  # columns of `down` that stand before the matrix
    crossed: ClassVar[str]  # the column that holds the value

    row_id: Mapped[UUID]
    column_id: Mapped[UUID]

    @classmethod
    def at(cls, row: Record, column: Record) -> "Crossing":
        """Make the record of one crossing; its id follows from its row and column."""
        key = uuid5(row.id, f"{cls.__tablename__}:{column.id}")
        return cls(id=key, project_id=row.project_id, row_id=row.id, column_id=column.id)

    @classmethod
    def parents(cls) -> tuple[tuple[str, str], ...]:
        """List on which rows a cell of the matrix hangs: its row and its column."""
        return ("row_id", cls.down.__tablename__), ("column_id", cls.across.__tablename__)

    @classmethod
    def takes(cls, row: Record) -> bool:
        """Tell whether a row of either sheet takes part in this matrix."""
        return True


@dataclass(frozen=True)
class CrossColumn(Column):
    """The column of one role, skill, ...: reads and writes the crossings under it."""

    sheet: type[Crossing] = Crossing
    over: Any = None
    cells: dict[UUID, Crossing] = field(default_factory=dict)

    @property
    def over_id(self) -> str:
        """Return the id of the row that the column stands for."""
        return str(self.over.id)

    def target(self, row: Any) -> Crossing:
        """Return the crossing with a row; where there is none yet, an empty one that belongs to nobody."""
        return self.cells.get(row.id) or self.cells[self.over.id]

    def write(self, row: Any, value: Any, unread: str = "") -> Any:
        """Put a value into the crossing with a row, made when it is first needed."""
        if row.id not in self.cells:
            self.cells[row.id] = self.sheet.at(row, self.over)
        return super().write(row, value, unread)


def column_id(column: Column) -> str:
    """Return what tells a column from all others of its sheet: its key, or the row that it stands for."""
    return column.over_id if isinstance(column, CrossColumn) else column.key


def heading_of(column: Column, viewer: Viewer, *, with_readers: bool = False) -> str:
    """Say a column's heading, and below it who may read it unless all may; the heads of a matrix are names of rows."""
    say, readers = viewer.words.say, column.disclosure
    is_row = isinstance(column, CrossColumn)
    name = viewer.retell(column.heading) if is_row else viewer.title(column.full_key, column.heading)
    return f"{name}\n{say(readers.label)}" if with_readers and readers is not CUSTOMER else name


def cross_columns(sheet: type[Crossing], rows: Callable[[type[Any]], Sequence[Any]]) -> tuple[Column, ...]:
    """List the columns of a matrix: the leading ones of its rows, then one per crossing column."""
    crossed = next(column for column in columns_of(sheet) if column.key == sheet.crossed)
    leading = [column for column in columns_of(sheet.down) if column.key in sheet.leading]
    cells: dict[UUID, dict[UUID, Crossing]] = {}
    for cell in rows(sheet):
        cells.setdefault(cell.column_id, {})[cell.row_id] = cell
    overs = [over for over in rows(sheet.across) if sheet.takes(over)]
    return (
        *leading,
        *(
            CrossColumn(
                sheet.crossed,
                over.heading,
                crossed.kind,
                crossed.width,
                default=crossed.default,
                disclosure=crossed.disclosure,
                sheet=sheet,
                over=over,
                cells={over.id: sheet(), **cells.get(over.id, {})},
            )
            for over in overs
        ),
    )
