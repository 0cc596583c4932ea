"""Editors that offer something while one types: days, choices, people."""

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.kind import Choice, Choices, Date, Reference
from ccworkbench.core.record import Column
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.cell_editors import Editor, LineEditor, LongEditor
from ccworkbench.gui.editing.choice_matching import NEW_ROW, best_match, fitting_choices, matching_choices
from ccworkbench.gui.editing.leaving_keys import ALT, ENTER_KEYS, TAB_KEYS, LeaveDirection
from ccworkbench.gui.editing.popups import ListPopup, MonthPopup, Popup
from ccworkbench.language.languages import LOCALES
from ccworkbench.operations.cell_entry import CellEntry

UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def make_editor(column: Column, context: Context, parent: QWidget) -> Editor:
    """Make what a column's cells are edited with."""
    kind = column.kind
    if kind.long:
        return LongEditor(column, context, parent)
    makers = ((Choices, ChoicesEditor), (Choice | Reference, ChoiceEditor), (Date, DateEditor))
    make = next((maker for kinds, maker in makers if isinstance(kind, kinds)), LineEditor)
    return make(column, context, parent)


def is_open_key(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the list or the month."""
    alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & ALT
    return event.key() == Qt.Key.Key_F4 or bool(alt_down)


class DateEditor(LineEditor):
    """A typed day, read aloud under the field; two readings are asked about, F4 opens the month."""

    def __init__(self, column: Column, context: Context, parent: QWidget) -> None:
        super().__init__(column, context, parent)
        self.ask = ListPopup(self, context.palette)
        self.ask.picked.connect(self._take)
        self._month: MonthPopup | None = None

    @property
    def month(self) -> MonthPopup:
        """Return the month, which is built when it is first asked for."""
        if self._month is None:
            self._month = MonthPopup(self, self.context.palette, self.context.words.language)
            self._month.picked.connect(self._take)
        return self._month

    def popups(self) -> list[Popup]:
        return [*super().popups(), self.ask, *([self._month] if self._month else [])]

    def typed(self) -> None:
        for popup in self.popups():
            popup.hide()
        if not self.text().strip():
            return
        try:
            day = self.column.kind.parse(self.text(), self.context.viewer())
        except AmbiguousDateError as error:
            self.ask.offer([(day, self._reading(day)) for day in error.readings])
        except CellError as error:
            self.reading.say(self.context.words.tell(error.message), wrong=True)
        else:
            self.reading.say(self._reading(day))

    def takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self._month and self._month.isVisible():
            if self._month.go_by_key(key):
                self.put(self.context.words.date(self._month.day))
                return True
        elif is_open_key(event):
            self.open_month()
            return True
        elif self.ask.isVisible() and key in UP_DOWN:
            self.ask.step(UP_DOWN[key])
            return True
        return super().takes(event)

    def leave(self, way: LeaveDirection) -> None:
        if self.ask.isVisible() and self.is_changed():
            if self.ask.current() is None:  # it has to be asked; leaving by the mouse keeps the text, marked
                self.ask.step(1)
                return
            self.put(self.context.words.date(self.ask.current()))
        super().leave(way)

    def open_month(self) -> None:
        """Show the month of the date that stands here, or of today."""
        try:
            day = self.column.kind.parse(self.text(), self.context.viewer()) or self.context.today
        except CellError:
            day = self.context.today
        for popup in self.popups():
            popup.hide()
        self.month.open(day)

    def _take(self, day: Any) -> None:
        self.put(self.context.words.date(day))
        self.ask.hide()
        super().leave(LeaveDirection.STAY)

    def _reading(self, day: Any) -> str:
        words = self.context.words
        weekday = QLocale(LOCALES[words.language]).dayName(day.isoweekday())
        return f"{weekday} · {words.date(day, long=True)} · {words.days((day - self.context.today).days)}"


class ChoiceEditor(LineEditor):
    """One of a list, by a part of its name; the last line of a list of rows adds what was typed, if it is chosen."""

    def __init__(self, column: Column, context: Context, parent: QWidget) -> None:
        super().__init__(column, context, parent)
        self.choices = column.kind.choices(context.viewer())
        self.list = ListPopup(self, context.palette)
        self.list.picked.connect(self._take)
        self._picked: Any = None
        self._stepped = False

    def load(self, text: str, typed: str | None = None) -> None:
        super().load(text, typed)
        if typed is None:
            self.offer("")

    def popups(self) -> list[Popup]:
        return [*super().popups(), self.list]

    def typed(self) -> None:
        self._picked = None
        self.offer(self.text())

    def offer(self, text: str) -> None:
        """List what fits a text, best first and marked; where nothing fits, nothing is marked."""
        found, new = matching_choices(self.column.kind, self.choices, text, self.context.viewer())
        here = next((value for value, label in self.choices if label == self.text()), None)
        best = best_match(self.column.kind, found, text, self.context.viewer())
        self.list.offer([*found, *new], best if text.strip() else here)

    def entry(self) -> CellEntry:
        if self._picked == NEW_ROW:
            return CellEntry(" ".join(self.text().split()), new=True)
        if self._picked is not None:
            return CellEntry(self.text(), self._picked, picked=True)
        return super().entry()

    def is_changed(self) -> bool:
        return self._picked is not None or super().is_changed()

    def takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if is_open_key(event) and not self.list.isVisible():
            self.offer("")
            return True
        if key in UP_DOWN and self.list.isVisible():
            self.list.step(UP_DOWN[key])
            self._stepped = True
            return True
        return super().takes(event)

    def leave(self, way: LeaveDirection) -> None:
        marked = self.list.current()
        if marked is not None and self.text().strip() and (self.text() != self.shown or self._stepped):
            self._picked = marked
        super().leave(way)

    def _take(self, value: Any) -> None:
        self._picked = value
        super().leave(LeaveDirection.STAY)


class ChoicesEditor(LineEditor):
    """Several of a list, with ticks; typing narrows the list, Space ticks."""

    def __init__(self, column: Column, context: Context, parent: QWidget) -> None:
        super().__init__(column, context, parent)
        self.choices = column.kind.choices(context.viewer())
        self.list = ListPopup(self, context.palette, ticks=True)
        self.list.picked.connect(self._tick)
        self.ticked: list[Any] = []
        self._before: list[Any] = []

    def load(self, text: str, typed: str | None = None) -> None:
        try:
            said = set(self.column.kind.parse(text, self.context.viewer()))
        except CellError:
            said = set()
        self.ticked = [value for value, _ in self.choices if value in said]
        self._before = list(self.ticked)
        super().load("", typed)
        self.line.setPlaceholderText(text)
        self.typed()

    def popups(self) -> list[Popup]:
        return [*super().popups(), self.list]

    def typed(self) -> None:
        found = fitting_choices(self.choices, self.text())
        first = found[0][0] if found and self.text().strip() else self.list.current()
        self.list.offer(found, first, self.ticked)

    def entry(self) -> CellEntry:
        typed, ticked = self.text().strip(), set(self.ticked)
        found = fitting_choices(self.choices, typed) if typed else []
        if typed and not found:  # nobody knows it: it stays in the cell, marked, beside what is ticked
            labels = [label for value, label in self.choices if value in ticked]
            return CellEntry(text=self.context.words.listing([*labels, typed]))
        ticked |= {value for value, _ in found[:1]}
        return CellEntry(value=tuple(value.value for value, _ in self.choices if value in ticked), picked=True)

    def is_changed(self) -> bool:
        return self.ticked != self._before or bool(self.text().strip())

    def takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in UP_DOWN:
            self.list.step(UP_DOWN[key])
        elif key == Qt.Key.Key_Space and self.list.current() is not None:
            self._tick(self.list.current())
        elif (
            key in ENTER_KEYS | set(TAB_KEYS)
            and self.text().strip()
            and self.list.current() not in {None, *self.ticked}
        ):
            self._tick(self.list.current())
            return super().takes(event)
        else:
            return super().takes(event)
        return True

    def _tick(self, value: Any) -> None:
        self.ticked = [other for other, _ in self.choices if (other in self.ticked) != (other == value)]
        words = self.context.words
        self.line.setPlaceholderText(words.listing(label for other, label in self.choices if other in self.ticked))
        self.put("")
        self.list.offer(self.choices, value, self.ticked)
