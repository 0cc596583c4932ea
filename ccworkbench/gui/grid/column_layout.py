"""How wide the columns of a table are, in which order, and which are hidden; remembered per sheet."""

from typing import Any

from PySide6.QtCore import QObject

from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.kind import Choice
from ccworkbench.core.record import Column
from ccworkbench.gui.grid.grid_view import GridView
from ccworkbench.gui.look.cell_look import CHIP, PAD, look_of, overdue_text

SAMPLED_ROWS = 200  # rows; what chips they have is seen at the first glance
LETTER_WIDTH = 0.82  # of an n: how wide a letter is on average


class ColumnLayout(QObject):
    """Lays out the columns of a grid; what the user changed stays as it was left."""

    def __init__(self, grid: GridView) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, grid.table
        self._fitting = False
        self._widths: dict[str, int] = {}
        self._needed: dict[int, int] = {}
        heads = grid.horizontalHeader()
        heads.sectionResized.connect(self._on_resized)
        heads.sectionMoved.connect(self._remember)
        grid.resized.connect(self._share)
        self._recall()
        self.fit()

    def fit(self) -> None:
        """Give every column its width; long texts share what is left."""
        self._needed = {column: self._natural(column) for column in self._grid.seen_columns()}
        self._share()

    def _share(self) -> None:
        """Divide the present width of the grid; what the columns need was worked out before."""
        widths = {column: self._widths.get(self._key(column), least) for column, least in self._needed.items()}
        spare = self._grid.viewport().width() - sum(widths.values())
        stretchable = [c for c in widths if self._model.columns[c].kind.long and self._key(c) not in self._widths]
        if spare > 0 and stretchable:
            for column in stretchable:
                widths[column] += min(spare // len(stretchable), widths[column])
        self._fitting = True
        for column, width in widths.items():
            if self._grid.columnWidth(column) != width:
                self._grid.setColumnWidth(column, width)
        self._fitting = False

    def hide(self, column: int, *, hidden: bool = True) -> None:
        """Hide a column, or show it again."""
        self._grid.setColumnHidden(column, hidden)
        self._remember()
        self.fit()

    def reset(self) -> None:
        """Lay the columns out as on the first day."""
        self._widths.clear()
        heads = self._grid.horizontalHeader()
        for column in range(heads.count()):
            self._grid.setColumnHidden(column, False)
            heads.moveSection(heads.visualIndex(column), column)
        self._model.context.layouts.pop(self._name, None)
        self.fit()

    @property
    def _name(self) -> str:
        return str(self._model.sheet.__tablename__)

    def _key(self, column: int) -> str:
        return self._model.columns[column].key

    def _natural(self, column: int) -> int:
        """Return the width of so many letters, but no less than the longest word of the heading needs."""
        metrics, chosen = self._grid.fontMetrics(), self._model.columns[column]
        words = [word for text in self._whole(chosen) for word in text]
        longest = max(metrics.horizontalAdvance(word) for word in words)
        letters = round(chosen.width * metrics.horizontalAdvance("n") * LETTER_WIDTH)
        lock = 16 if chosen.disclosure is not CUSTOMER else 0  # in its heading
        return max(letters, longest + lock) + 2 * PAD + 4

    def _whole(self, column: Column) -> list[list[str]]:
        """Return what is never broken: the words of heading and choices, and chips as a whole."""
        heading = self._model.heading(column).split() or [""]
        if not isinstance(column.kind, Choice):
            return [heading]
        viewer, rows = self._model.viewer, self._model.rows[:SAMPLED_ROWS]
        unlike = {(str(column.read(row)), column.unread(row), overdue_text(row, column, viewer)): row for row in rows}
        looks = [look_of(row, column, viewer) for row in unlike.values()]
        chips = [look.text + "n" for look in looks if look.shape == CHIP]
        labels = [label for _, label in column.kind.choices(viewer)]
        return [heading, chips, labels if chips else [word for label in labels for word in label.split()]]

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if not self._fitting and width and column < len(self._model.columns):
            self._widths[self._key(column)] = width
            self._remember()

    def _remember(self) -> None:
        heads = self._grid.horizontalHeader()
        order = [self._key(heads.logicalIndex(place)) for place in range(heads.count())]
        hidden = [self._key(column) for column in range(heads.count()) if self._grid.isColumnHidden(column)]
        self._model.context.layouts[self._name] = {"widths": dict(self._widths), "order": order, "hidden": hidden}

    def _recall(self) -> None:
        """Take up what was remembered, as far as it makes sense."""
        left: Any = self._model.context.layouts.get(self._name, {})
        heads = self._grid.horizontalHeader()
        places = {self._key(column): column for column in range(len(self._model.columns))}
        widths = {key: width for key, width in left.get("widths", {}).items() if isinstance(width, int)}
        self._widths = {key: max(40, min(width, 1200)) for key, width in widths.items()}
        for place, key in enumerate(key for key in left.get("order", []) if key in places):
            heads.moveSection(heads.visualIndex(places[key]), place)
        for key in left.get("hidden", []):
            if places.get(key, 0) > 0:  # the first column names the row
                self._grid.setColumnHidden(places[key], True)
