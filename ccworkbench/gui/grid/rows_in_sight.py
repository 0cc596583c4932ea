"""The rows that a table shows: where each stands, and how other rows come and go without a reset."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Signal

MANY_RUNS = 100  # runs of rows that come and go; more of them are told as one reset


class RowsInSight(QAbstractTableModel):
    """Holds rows, each with an `id`, and tells Qt which of them come, go and move."""

    shown = Signal()  # other rows came into sight

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []
        self._row_numbers: dict[UUID, int] = {}

    def row_at(self, place: int) -> Any:
        """Return the record of a row; None in the empty row at the end."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def row_number_of(self, row_id: UUID) -> int:
        """Return the place of a row, -1 where it is not in sight."""
        if not self._row_numbers:
            self._row_numbers = {row.id: place for place, row in enumerate(self.rows)}
        return self._row_numbers.get(row_id, -1)

    def show_rows(self, wanted: list[Any]) -> None:
        """Show these rows; what was in sight and still is keeps its selection."""
        if len(wanted) == len(self.rows) and all(new is old for new, old in zip(wanted, self.rows, strict=True)):
            return
        self._row_numbers = {}
        new, old = {row.id for row in wanted}, {row.id for row in self.rows}
        gone, come = runs_of(self.rows, new), runs_of(wanted, old)
        if len(gone) + len(come) > MANY_RUNS:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
        else:
            self._change_rows(wanted, gone, come, old)
        self.shown.emit()

    def _change_rows(
        self, wanted: list[Any], gone: list[tuple[int, int]], come: list[tuple[int, int]], old: set[UUID]
    ) -> None:
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.rows[first : last + 1]
            self._row_numbers = {}
            self.endRemoveRows()
        self._reorder([row for row in wanted if row.id in old])
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self.rows[first:first] = wanted[first : last + 1]
            self._row_numbers = {}
            self.endInsertRows()
        self.rows = list(wanted)

    def _reorder(self, wanted: list[Any]) -> None:
        if [row.id for row in wanted] == [row.id for row in self.rows]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [row.id if (row := self.row_at(index.row())) is not None else None for index in before]
        self.rows, self._row_numbers = wanted, {}
        places = [self.row_number_of(name) if name else len(self.rows) for name in names]
        after = [self.index(place, index.column()) for place, index in zip(places, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def runs_of(rows: Sequence[Any], known: set[UUID]) -> list[tuple[int, int]]:
    """Return the stretches of rows that are not known, first first."""
    runs: list[tuple[int, int]] = []
    for place, row in enumerate(rows):
        if row.id not in known:
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
    return runs
