"""The filter chips above a table: one per column with few values, tinted while it hides rows."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.core.kind import Choice, Date, Reference
from ccworkbench.core.record import Column
from ccworkbench.gui.grid.row_filter import can_filter, filter_keys, name_of_key
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.look.screen_fit import show_beside
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.widgets.tick_list import TickDelegate

CLOSE = 24  # pixels at the end of an active chip that take its filter away
LONG = 26  # letters of a value that a chip shows


def filterable(columns: tuple[Column, ...]) -> list[Column]:
    """Return the columns that can be filtered by, those that are asked for most first."""

    def rank(column: Column) -> int:
        kind = column.kind
        if isinstance(kind, Choice):
            return 0 if column.key in {"chapter", "side", "status"} else 2
        if isinstance(kind, Reference):
            return 1 if kind.sheet == "person" else 3
        return 2 if isinstance(kind, Date) and column.key == "due" else 4

    return sorted(filter(can_filter, columns), key=rank)


class FilterChip(QPushButton):
    """One column's filter; a click opens its values, a click on its cross takes it away."""

    opened = Signal(object)
    cleared = Signal(object)

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        role(self, "chip")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at_cross = self.isChecked() and event.position().x() > self.width() - CLOSE
        self.setDown(False)
        (self.cleared if at_cross else self.opened).emit(self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.opened.emit(self.column)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit(self.column)
        else:
            super().keyPressEvent(event)


class ValueList(QFrame):
    """The values of one column with how many rows have each; ticks filter at once."""

    chosen = Signal(object, object)  # column, set of keys

    def __init__(self, model: TableModel, column: Column, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.column, self._model = column, model
        self.keys: list[Any] = []  # not with Qt, which gives a text back where an Option was put in
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        role(self, "card")
        self.typed, self.list = QLineEdit(), QListWidget()
        self.typed.setPlaceholderText(model.context.words.say("Search"))
        self.typed.textChanged.connect(self._narrow)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.typed)
        box.addWidget(self.list)
        TickDelegate(self.list, model.context.palette, toggles=True)
        self._fill()
        self.typed.setVisible(self.list.count() > 9)
        self.list.itemChanged.connect(self._choose)
        self.list.setFocus()

    def sizeHint(self) -> QSize:
        lines = min(self.list.count(), 12) * max(self.list.sizeHintForRow(0), 24)
        search = self.typed.sizeHint().height() + 6 if self.list.count() > 9 else 0
        return QSize(min(max(self.list.sizeHintForColumn(0) + 32, 200), 420), lines + search + 20)

    def _fill(self) -> None:
        row_filter = replace(self._model.row_filter, kept=set())
        row_filter.chosen = {key: keys for key, keys in row_filter.chosen.items() if key != self.column.key}
        view, column = self._model.viewer, self.column
        rows = row_filter.filtered(self._model.everything(), self._model.columns, view)
        counts = Counter(key for row in rows for key in filter_keys(column, row, view.today))
        wanted = self._model.row_filter.chosen.get(column.key, frozenset())
        for key, label in sorted_keys(column, counts, self._model):
            item = QListWidgetItem(f"{label}  ·  {view.words.number(counts[key])}")
            self.keys.append(key)
            item.setCheckState(Qt.CheckState.Checked if key in wanted else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    def _choose(self) -> None:
        items = (self.list.item(place) for place in range(self.list.count()))
        ticks = (item.checkState() == Qt.CheckState.Checked for item in items)
        keys = {key for key, is_ticked in zip(self.keys, ticks, strict=True) if is_ticked}
        self.chosen.emit(self.column, keys)

    def _narrow(self, text: str) -> None:
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())


def sorted_keys(column: Column, counts: Counter[Any], model: TableModel) -> list[tuple[Any, str]]:
    """Name the values that occur, in the list's own order or by name; the empty one comes last."""
    order = {key: place for place, (key, _) in enumerate(column.kind.choices(model.viewer))}
    named = [(key, name_of_key(column, key, model.viewer)) for key in counts]
    by_name = isinstance(column.kind, Reference)
    return sorted(named, key=lambda one: (one[0] is None, 0 if by_name else order.get(one[0], 99), one[1].casefold()))


class FilterBar(QWidget):
    """As many chips as fit, the others under “More filters”."""

    changed = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.chips = [FilterChip(column, self) for column in filterable(model.columns)]
        self.more = role(QPushButton(self), "chip")
        self.more.clicked.connect(self._open_more)
        self.only = role(QPushButton(self), "chip")
        self.only.setCheckable(True)
        self.only.clicked.connect(self._show_others)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.only)
        for chip in self.chips:
            box.addWidget(chip)
            chip.opened.connect(self.open)
            chip.cleared.connect(self._clear)
        box.addWidget(self.more)
        box.addStretch(1)
        self.say()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def open(self, column: Column) -> ValueList:
        """Show the values of a column."""
        values = ValueList(self._model, column, self)
        values.chosen.connect(self._choose)
        chip = next(chip for chip in self.chips if chip.column is column)
        anchor = chip if chip.isVisible() else self.more
        show_beside(values, anchor)
        values.show()
        self.say()
        return values

    def say(self) -> None:
        """Say the chips again, and show those that fit."""
        for chip in self.chips:
            chip.setChecked(chip.column.key in self._model.row_filter.chosen)
            chip.setText(self._text(chip.column).replace("&", "&&"))  # or it would be a mnemonic
        words, count = self._model.context.words, len(self._model.row_filter.only)
        self.more.setText(words.say("More filters"))
        self.only.setText(words.count("{n} selected row", "{n} selected rows", count) + "  ✕")
        self.only.setToolTip(words.say("Show all rows"))
        self.only.setChecked(True)
        self.only.setVisible(bool(count))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, shown = self.width() - self.more.sizeHint().width() - 6, 0
        room -= self.only.sizeHint().width() + 6 if self._model.row_filter.only else 0
        for chip in sorted(self.chips, key=lambda chip: not chip.isChecked()):
            room -= chip.sizeHint().width() + 6
            fits = (room >= 0 and shown < 4) or chip.isChecked()
            chip.setVisible(fits)
            shown += fits
        self.more.setVisible(shown < len(self.chips))

    def _text(self, column: Column) -> str:
        heading, keys = self._model.heading(column), self._model.row_filter.chosen.get(column.key)
        if not keys:
            return heading
        words = self._model.context.words
        labels = [label for _, label in sorted_keys(column, Counter(keys), self._model)]
        values = words.listing(label if len(label) <= LONG else label[: LONG - 1] + "…" for label in labels[:2])
        values = f"{values} +{len(labels) - 2}" if len(labels) > 2 else values
        return words.say("{column}: {values}", column=heading, values=values) + "  ✕"

    def _open_more(self) -> None:
        menu = QMenu(self)
        for chip in self.chips:
            if not chip.isVisible():
                menu.addAction(self._model.heading(chip.column), self._opener(chip.column))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _opener(self, column: Column) -> Callable[[], None]:
        def opener() -> None:
            self.open(column)

        return opener

    def _choose(self, column: Column, keys: set[Any]) -> None:
        self._model.row_filter.choose(column.key, keys)
        self._model.refresh()
        self.say()
        self.changed.emit()

    def _show_others(self) -> None:
        self._model.row_filter.only = frozenset()
        self._model.refresh()
        self.say()
        self.changed.emit()

    def _clear(self, column: Column) -> None:
        self._choose(column, set())
