"""Popups under a cell that is being edited: a reading, a list to pick from, a month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.widgets.tick_list import TickDelegate
from ccworkbench.language.languages import LOCALES

MOST_LINES = 9  # lines of a list that are seen at once


class Popup(QFrame):
    """A small panel that floats in the window, under its anchor or above it; the anchor keeps the focus."""

    def __init__(self, anchor: QWidget, colours: Palette, content: QWidget) -> None:
        super().__init__(anchor.window())
        self._anchor, self._content, self._ground = anchor, content, anchor.window()
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(content)
        self.setObjectName("drop")
        self.setStyleSheet(
            f"#drop {{ background: {colours.raised}; border: 1px solid {colours.line}; border-radius: 6px; }}"
        )
        for widget in (self, content, *content.findChildren(QWidget)):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_beside_anchor(self) -> None:
        """Stand under the anchor, or above it where the window ends."""
        room = self._ground.rect()
        size = self.wanted().boundedTo(room.size())
        below = self._anchor.mapTo(self._ground, QPoint(0, self._anchor.height() + 2))
        above = self._anchor.mapTo(self._ground, QPoint(0, -2 - size.height()))
        y = below.y() if below.y() + size.height() <= room.bottom() or above.y() < 0 else above.y()
        x = max(0, min(below.x(), room.right() - size.width()))
        self.setGeometry(x, min(y, max(0, room.bottom() - size.height())), size.width(), size.height())
        self.show()
        self.raise_()

    def wanted(self) -> QSize:
        """Return the size that shows all."""
        return self._content.sizeHint() + QSize(2, 2)


class ReadingPopup(Popup):
    """How a typed text is read, said while it is typed."""

    def __init__(self, anchor: QWidget, colours: Palette) -> None:
        self._label, self._colours = QLabel(), colours
        self._label.setContentsMargins(8, 4, 8, 4)
        super().__init__(anchor, colours, self._label)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a reading, or why there is none."""
        self._label.setText(text)
        self._label.setWordWrap(len(text) > 60)
        self._label.setMaximumWidth(420)
        self._label.setStyleSheet(f"color: {self._colours.bad if wrong else self._colours.muted};")
        self.show_beside_anchor()

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()


class ListPopup(Popup):
    """A list that is picked from with the arrow keys or the mouse; with ticks where several may be picked."""

    picked = Signal(object)

    def __init__(self, anchor: QWidget, colours: Palette, *, ticks: bool = False) -> None:
        self.list, self._ticks = QListWidget(), ticks
        self._values: list[Any] = []  # not with Qt, which gives a text back where an Option was put in
        super().__init__(anchor, colours, self.list)
        if ticks:
            TickDelegate(self.list, colours, toggles=False)
        self.list.setStyleSheet(
            f"QListWidget {{ background: transparent; border: none; padding: 3px; }}"
            f"QListWidget::item {{ padding: 4px 8px; border-radius: 4px; color: {colours.text}; }}"
            f"QListWidget::item:selected {{ background: {colours.accent_soft}; color: {colours.text}; }}"
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self.picked.emit(self._values[self.list.row(item)]))

    def offer(self, choices: Sequence[tuple[Any, str]], current: Any = None, ticked: Sequence[Any] = ()) -> None:
        """Show choices, one of them marked; nothing at all hides the list."""
        self.list.clear()
        self._values = [value for value, _ in choices]
        for value, label in choices:
            item = QListWidgetItem(label)
            if self._ticks:
                item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if value == current and current is not None:
                self.list.setCurrentItem(item)
        if choices:
            self.show_beside_anchor()
        else:
            self.hide()

    def current(self) -> Any:
        """Return the marked choice, None where there is none."""
        row = self.list.currentRow()
        return self._values[row] if row >= 0 and self.isVisible() else None

    def step(self, by: int) -> None:
        """Mark the next choice, round and round."""
        if count := self.list.count():
            row = self.list.currentRow()
            self.list.setCurrentRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def wanted(self) -> QSize:
        lines = [self.list.sizeHintForRow(row) for row in range(min(self.list.count(), MOST_LINES))]
        bar = 16 if self.list.count() > MOST_LINES else 0
        width = max(self._anchor.width(), min(self.list.sizeHintForColumn(0) + 16 + bar, 420))
        return QSize(width, sum(lines) + 10)


class MonthPopup(Popup):
    """A month to pick a day from, steered by the keys of the field above it."""

    picked = Signal(object)
    STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}

    def __init__(self, anchor: QWidget, colours: Palette, language: str) -> None:
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(LOCALES[language]))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        super().__init__(anchor, colours, self.month)
        self._apply_colours(colours)
        self.month.clicked.connect(lambda _day: self.picked.emit(self.day))

    @property
    def day(self) -> date:
        """Return the marked day."""
        chosen = self.month.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def open(self, day: date) -> None:
        """Show the month of a day."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.show_beside_anchor()

    def wanted(self) -> QSize:
        return QSize(300, max(236, self.month.sizeHint().height() + 24))

    def _apply_colours(self, colours: Palette) -> None:
        """Take the red off the weekends, and the blue off the bar."""
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(colours.text))
        quiet.setForeground(QColor(colours.muted))
        self.month.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        self.month.setStyleSheet(
            f"#qt_calendar_navigationbar {{ background: {colours.raised}; }}"
            f"QToolButton {{ color: {colours.text}; background: transparent; border: none; padding: 4px 8px; }}"
            f"QToolButton:hover {{ background: {colours.neutral_soft}; border-radius: 4px; }}"
            f"QAbstractItemView {{ background: {colours.raised}; alternate-background-color: {colours.raised};"
            f" selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}"
        )
        for name, sign in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.month.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(sign, colours.muted))

    def go_by_key(self, key: Qt.Key) -> bool:
        """Go by days, weeks or months; tells whether the key meant that."""
        chosen = self.month.selectedDate()
        if key in self.STEPS:
            self.month.setSelectedDate(chosen.addDays(self.STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.month.setSelectedDate(chosen.addMonths(1 if key == Qt.Key.Key_PageDown else -1))
        else:
            return False
        return True
