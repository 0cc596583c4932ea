"""One labelled field of a row: its name, what it is typed with, and under it what is wrong with it."""

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.cell_error import AmbiguousDateError, CellError
from ccworkbench.core.disclosure import CUSTOMER
from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Reference
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Column, Record, is_taken
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.rename_dialog import ask_name
from ccworkbench.gui.form.colour_input import ColourInput
from ccworkbench.gui.form.inputs import ChoiceInput, ChoicesInput, FlagInput, Input, LineInput, LongInput
from ccworkbench.gui.form.logo_input import LogoInput
from ccworkbench.gui.form.picking_inputs import DateInput, ReferenceInput
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.icons import pixmap
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.pending_changes import WAITS_TO_BE_WRITTEN, WaitingTexts
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.checks.catalogue import SEVERITIES, worst_first
from ccworkbench.operations.cell_entry import CellEntry
from ccworkbench.operations.change_cells import enter_cells
from ccworkbench.sheets.prepare.project import Colour, Image

# The most special kind first: a list of choices is a choice, too.
INPUTS: tuple[tuple[type, type[Input]], ...] = (
    (Image, LogoInput),
    (Colour, ColourInput),
    (Choices, ChoicesInput),
    (Choice, ChoiceInput),
    (Flag, FlagInput),
    (Date, DateInput),
    (Reference, ReferenceInput),
)


def make_input(column: Column, context: Context, parent: QWidget) -> Input:
    """Make what a column is typed with."""
    if column.kind.long:
        return LongInput(context, column, parent)
    fitting = (make for kind, make in INPUTS if isinstance(column.kind, kind))
    return next(fitting, LineInput)(context, column, parent)


class FormField(QWidget):
    """A column of one row; what is typed is kept when the field is left, as one step of undo."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.column = context, column
        self.row: Any = None
        self._waits: str | None = None  # the text that waits to be written
        self._entered = ""  # what stood in the input when it was asked to be written
        self._label, self.lock, self.note = QLabel(self), QLabel(self), QLabel(self)
        role(self._label, "small")
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # a heading may be the user's own
        self.renaming = self._offer_renaming()
        self.note.setWordWrap(True)
        self.readings: list[QPushButton] = []
        self._asked = QWidget(self)
        is_derived = column.computed or column.is_locked
        self.value = QLabel(self) if is_derived else None
        if self.value:
            self.value.setWordWrap(True)
        self.input = None if is_derived else make_input(column, context, self)
        self._lay_out()
        if self.input:
            self.input.committed.connect(self.commit)
            self.input.reverted.connect(self._give_up)
            self._label.setBuddy(self.input.main)
        context.pending.changed.connect(self._on_waiting)
        self.retranslate()
        self.repaint_colours()

    def _offer_renaming(self) -> QAction:
        """Return what the label offers where it is clicked with the right button."""
        renaming = QAction(self._label)
        renaming.setEnabled(not self.context.store.read_only)
        renaming.triggered.connect(lambda: ask_name(self.context, self.column.full_key, self.window()))
        self._label.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._label.addAction(renaming)
        return renaming

    def show_row(self, row: Record | None) -> None:
        """Show this column of another row; what was typed for the one before is kept there."""
        self.commit()
        self.row = row
        self.revert()

    def refresh(self) -> None:
        """Follow a change of the row; what is being typed stays."""
        if self.row is not None and not (self.input and self.input.is_dirty):
            self.revert()

    def revert(self) -> None:
        """Show what the workbook holds."""
        if self.row is None:
            return
        viewer = self.context.viewer()
        text, value = self.column.text(self.row, viewer), self.column.read(self.row)
        self._waits = self._waiting()
        if self._waits is not None:
            text = self._waits
            with suppress(CellError):
                value = self.column.kind.parse(text, viewer)
        if self.input:
            self.input.put(value, text)
            self.input.setEnabled(not self.context.store.read_only)
        elif self.value:
            self.value.setText(text or "–")
        self._tell()

    def commit(self) -> None:
        """Keep what was typed; what does not fit stays visible and is marked, what the store can't take now waits."""
        if self.row is None or self.input is None or not self.input.is_dirty:
            return
        self.enter(self.input.entry())

    def enter(self, entry: CellEntry) -> None:
        """Put an entry into the row, as one step."""
        self._entered = shown = self.input.typed() if self.input else ""
        change = partial(self._keep, self.row, entry, self.context.viewer(), shown)
        try:
            self.context.change(change, self._said(entry), self._key(), partial(self._waiting_texts, entry))
        except UserError as error:
            self.context.failed.emit(error)

    def _keep(self, row: Any, entry: CellEntry, viewer: Viewer, shown: str) -> None:
        enter_cells(self.context.open_book(), [(row.id, self.column)], entry, viewer, type(row))
        is_here = self.row is not None and self.row.id == row.id
        if is_here and self.input and self.input.typed() == shown:  # what was typed on meanwhile stays
            self.revert()

    def _give_up(self) -> None:
        """Show what the workbook holds, in place of what was typed; that is not written any more."""
        if self.row is not None:
            self.context.pending.give_up(self._key())
        self.revert()

    def _key(self) -> tuple[Any, str]:
        return self.row.id, self.column.key

    def _waiting_texts(self, entry: CellEntry) -> WaitingTexts:
        text, kind = self._said(entry), self.column.kind
        if isinstance(kind, Choices | Flag):  # their inputs give keys
            text = kind.show(kind.parse(text, self.context.viewer()), self.context.viewer())
        return WaitingTexts({self._key(): text}, self.row.__tablename__ if self.row else "")

    def _waiting(self) -> str | None:
        return self.context.pending.text_of(*self._key())

    def _on_waiting(self) -> None:
        """Show what waits now to be written into this cell, or no more; what is being typed stays."""
        if self.context.workbook is None or self.row is None or self._waiting() == self._waits:
            return
        self._waits = self._waiting()
        if self.input and self.input.is_dirty and (self._waits is not None or self.input.typed() != self._entered):
            self._tell()
        else:
            self.revert()

    def _said(self, entry: CellEntry) -> str:
        return entry.text or self.column.kind.show(entry.value, self.context.viewer())

    def retranslate(self) -> None:
        """Say everything again; what is being typed stays."""
        say = self.context.words.say
        self.renaming.setText(say("Rename heading…"))
        name = self.context.title(self.column.full_key, self.column.heading)
        said = say("{field} (required)", field=name) if self.column.required else name
        self._label.setText(said.replace("&", "&&") if self._label.buddy() else said)  # or it would be a mnemonic
        self._label.setVisible(not isinstance(self.input, FlagInput))
        self.lock.setVisible(self.column.disclosure is not CUSTOMER)
        self.lock.setToolTip(say(self.column.disclosure.label))
        self.lock.setAccessibleName(self.lock.toolTip())
        if self.input:
            self.input.retranslate()
            self.input.main.setAccessibleName(self._label.text())
        elif self.value:
            self.value.setAccessibleName(name)
        self.refresh()

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        self.lock.setPixmap(pixmap("lock", self.context.palette.muted, scaled(12), self.devicePixelRatioF()))
        if self.input:
            self.input.repaint_colours()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        shown = self.input or self.value
        assert shown
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._label)
        head.addWidget(self.lock)
        head.addStretch(1)
        box.addLayout(head)
        for widget in (shown, self.note, self._asked):
            box.addWidget(widget)
        box.addStretch(1)
        self._choose = QHBoxLayout(self._asked)
        self._choose.setContentsMargins(0, 0, 0, 0)
        self._choose.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        """Say under the field what is wrong with it, and offer the readings of a date that has two."""
        words = self.context.words
        if self._waits is not None:
            self._note(words.say(WAITS_TO_BE_WRITTEN), "warn")
            self._mark(wrong=False)
            self._offer([])
            return
        wrong = self._wrong()
        rules = [] if wrong else self._broken_rules()
        told = words.tell(wrong.message) if wrong else "\n".join(words.tell(rule.message) for rule in rules)
        self._note(told, SEVERITIES[worst_first(rules)[0].severity if rules else "error"].tone)
        self._mark(wrong=bool(wrong))
        self._offer(wrong.readings if isinstance(wrong, AmbiguousDateError) else [])

    def _note(self, text: str, tone: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        role(self.note, tone)

    def _mark(self, *, wrong: bool) -> None:
        shown = self.input.main if self.input else self.value
        assert shown
        shown.setAccessibleDescription(self.note.text())
        if bool(shown.property("wrong")) != wrong:
            shown.setProperty("wrong", wrong)
            shown.style().unpolish(shown)
            shown.style().polish(shown)

    def _wrong(self) -> CellError | None:
        text = self.column.unread(self.row)
        if not text:
            return None
        try:
            self.column.kind.parse(text, self.context.viewer())
        except CellError as error:
            return error
        if is_taken(self.context.book.rows(type(self.row)), self.column, text):
            return CellError(Code.taken(text))
        return CellError(phrase("“{text}” could not be read here.", text=text))

    def _broken_rules(self) -> list[Problem]:
        found = [] if self.context.is_fresh else self.context.problems_of_row(self.row.id)
        return [problem for problem in found if problem.column == self.column.key]

    def pick(self, reading: date) -> None:
        """Put a day into the row."""
        self.enter(CellEntry(value=reading, picked=True))

    def _offer(self, readings: list[date]) -> None:
        self.readings.clear()
        remove_widgets(self._choose)
        for reading in readings:
            button = QPushButton(self.context.words.date(reading, long=True), self._asked)
            button.clicked.connect(lambda _=False, reading=reading: self.pick(reading))
            self._choose.addWidget(button)
            self.readings.append(button)
        self._asked.setVisible(bool(readings))
