"""Inputs that offer something: the days of a month, and the rows of another sheet."""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.record import Column
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.choice_editors import UP_DOWN, is_open_key
from ccworkbench.gui.editing.choice_matching import NEW_ROW, best_match, matching_choices
from ccworkbench.gui.editing.leaving_keys import ENTER_KEYS
from ccworkbench.gui.editing.popups import ListPopup, MonthPopup, Popup
from ccworkbench.gui.editing.text_undo import is_really_left
from ccworkbench.gui.form.inputs import LineInput
from ccworkbench.gui.look.icons import icon
from ccworkbench.operations.cell_entry import CellEntry


class PopupInput(LineInput):
    """The base: a line with a button that opens what can be picked; it is gone when the field is left."""

    sign = ""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.line.editingFinished.disconnect(self.committed)
        self._button = self.line.addAction(
            icon(self.sign, context.palette.muted), QLineEdit.ActionPosition.TrailingPosition
        )
        self._button.triggered.connect(self.open)

    def open(self) -> None:
        """Show what can be picked."""
        raise NotImplementedError

    def popup(self) -> Popup | None:
        """Return what hangs under the field, if it was ever shown."""
        raise NotImplementedError

    def shut(self) -> None:
        """Take away what hangs under the field."""
        if popup := self.popup():
            popup.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether something hangs under the field."""
        popup = self.popup()
        return popup is not None and popup.isVisible()

    def repaint_colours(self) -> None:
        self._button.setIcon(icon(self.sign, self.context.palette.muted))

    def retranslate(self) -> None:
        self._button.setToolTip(self.context.words.say("Choose…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and is_really_left(event):
            self.shut()
            self.committed.emit()
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if is_open_key(event) and not self.is_open:
            self.open()
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self.shut()
        elif event.key() in ENTER_KEYS:
            self.shut()
            self.committed.emit()
        else:
            return super()._takes(event)
        return True


class DateInput(PopupInput):
    """A typed day (12.3, +7, tomorrow); F4 or Alt+Down opens the month."""

    sign = "calendar"

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        self._month: MonthPopup | None = None
        super().__init__(context, column, parent)
        self.retranslate()

    def popup(self) -> Popup | None:
        return self._month

    def open(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._month:
            self._month.deleteLater()  # the language may have changed by now
        self._month = MonthPopup(self, self.context.palette, self.context.words.language)
        self._month.picked.connect(self._take)
        try:
            day = self.column.kind.parse(self.line.text(), self.context.viewer())
        except CellError:
            day = None
        self._month.open(day or self.context.today)

    def retranslate(self) -> None:
        super().retranslate()
        words = self.context.words
        self.line.setPlaceholderText(words.say("e.g. {example}", example=words.date(self.context.today)))

    def _take(self, day: date) -> None:
        self.line.setText(self.context.words.date(day))
        self.shut()
        self.committed.emit()

    def _takes(self, event: QKeyEvent) -> bool:
        if self._month and self.is_open and self._month.go_by_key(Qt.Key(event.key())):
            self.line.setText(self.context.words.date(self._month.day))
            return True
        return super()._takes(event)


class ReferenceInput(PopupInput):
    """A row of another sheet, by a part of its name; the last line of the list adds who was typed, if it is chosen."""

    sign = "chevron-down"

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        self._list: ListPopup | None = None
        self._picked: Any = None
        super().__init__(context, column, parent)
        self.line.textEdited.connect(self._offer)
        self.retranslate()

    @property
    def is_dirty(self) -> bool:
        return self._picked is not None or super().is_dirty

    def popup(self) -> Popup | None:
        return self._list

    def open(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer("")

    def fill(self, value: Any, text: str) -> None:
        self._picked = None
        super().fill(value, text)

    def entry(self) -> CellEntry:
        if self._picked == NEW_ROW:
            return CellEntry(" ".join(self.typed().split()), new=True)
        if self._picked is not None:
            return CellEntry(self.typed(), self._picked, picked=True)
        return super().entry()

    def _offer(self, text: str) -> None:
        self._picked = None
        if self._list is None or self._list.window() is not self.window():
            self._list = ListPopup(self, self.context.palette)
            self._list.picked.connect(self._take)
        viewer = self.context.viewer()
        choices = self.column.kind.choices(viewer)
        found, new = matching_choices(self.column.kind, choices, text, viewer)
        here = next((value for value, label in choices if label == self.line.text()), None)
        self._list.offer([*found, *new], best_match(self.column.kind, found, text, viewer) if text.strip() else here)

    def _take(self, value: Any) -> None:
        self._picked = value
        self.shut()
        self.committed.emit()

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self._list and self.is_open and key in UP_DOWN:
            self._list.step(UP_DOWN[key])
            return True
        is_done = key in ENTER_KEYS or key == Qt.Key.Key_Tab
        if self._list and self.is_open and is_done and self.line.text().strip():
            self._picked = self._list.current()
        return super()._takes(event)
