"""What a field of a form is typed or chosen with: one widget per kind of cell."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ccworkbench.core.kind import Choice
from ccworkbench.core.record import Column
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.text_undo import can_undo_or_redo, forget_undo, is_really_left, make_undoable, text_of
from ccworkbench.gui.look.flow_layout import FlowLayout
from ccworkbench.gui.widgets.chips import Chip
from ccworkbench.gui.widgets.choice_box import ChoiceBox
from ccworkbench.operations.cell_entry import CellEntry

# The window undoes steps; a field that has nothing to undo or redo of its own leaves these keys to it.
WINDOW_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)

LONG_LINE = 24  # characters from which a line may not be seen whole
FRAME_HEIGHT = 10  # pixels above and below the text that the style sheet takes for border and padding


class Input(QWidget):
    """The base of all inputs: shows a value, gives what was typed, and tells when its typist is done."""

    committed = Signal()
    reverted = Signal()

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.column = context, column
        self.main: QWidget = self  # what takes the focus, and is named for those who can't see it
        self._shown = ""

    @property
    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not yet in the workbook."""
        return self.typed() != self._shown

    def put(self, value: Any, text: str) -> None:
        """Show a value, or the text that could not be read."""
        before, was_dirty = self._shown, self.is_dirty
        self.fill(value, text)
        self._shown = self.typed()
        if was_dirty or self._shown != before:
            forget_undo(self.main)

    def entry(self) -> CellEntry:
        """Return what is to be written: a text still to be read, or a value that was picked."""
        return CellEntry(self.typed())

    def fill(self, value: Any, text: str) -> None:
        """Put a value, or an unread text, into the widgets."""
        raise NotImplementedError

    def typed(self) -> str:
        """Return what stands in the widgets, as text."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say labels again, in the language chosen now."""

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.main.hasFocus():
            event.ignore()  # scrolling a form must not change what it holds
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and is_really_left(event):
            if not self.is_dirty:
                forget_undo(self.main)  # what was discarded here can be had back only while one stays
        elif isinstance(event, QKeyEvent) and self._takes_key(event):
            return True
        return super().eventFilter(watched, event)

    def set_focus_parts(self, main: QWidget, *more: QWidget) -> None:
        """Lay out the widgets; the first takes the focus."""
        self.main = main
        self.setFocusProxy(main)
        main.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        main.installEventFilter(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in (main, *more):
            box.addWidget(widget, 1 if widget is main else 0)

    def _takes_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        if event.type() == QEvent.Type.ShortcutOverride and not self.is_dirty and not can_undo_or_redo(self.main):
            event.ignore()
            return any(event.matches(key) for key in WINDOW_KEYS)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.is_dirty:
            typed = text_of(self.main)
            self.reverted.emit()
            make_undoable(self.main, typed)
            return True
        return False


class LineInput(Input):
    """One line: text, numbers, durations, and whatever else is typed."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.line = QLineEdit(self)
        self.set_focus_parts(self.line)
        self.line.editingFinished.connect(self.committed)

    def fill(self, value: Any, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setToolTip(text if len(text) > LONG_LINE else "")

    def typed(self) -> str:
        return self.line.text()


class GrowingText(QPlainTextEdit):
    """Several lines in a field that is as high as its text, between two limits."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, least: int = 2, most: int = 24) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_really_left(event):
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()  # the style sheet takes the height away whenever it is put on

    def _grow(self) -> None:
        wanted = self._count_lines()
        lines = min(max(wanted, self._least), self._most)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if wanted <= lines else policy.ScrollBarAsNeeded)
        height = lines * self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin()) + FRAME_HEIGHT
        if (height, height) != (self.minimumHeight(), self.maximumHeight()):
            self.setFixedHeight(height)

    def _count_lines(self) -> int:
        lines, block, layout = 0, self.document().begin(), self.document().documentLayout()
        while block.isValid():
            layout.blockBoundingRect(block)  # lays it out, which Qt puts off for what is not seen
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines


class LongInput(Input):
    """Several lines; Enter begins a new one, Ctrl+Enter is done."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.text = GrowingText(self)
        self.set_focus_parts(self.text)
        self.text.left.connect(self.committed)

    def fill(self, value: Any, text: str) -> None:
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)

    def typed(self) -> str:
        return self.text.toPlainText()

    def _takes(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.committed.emit()
            return True
        return super()._takes(event)


class ChoiceInput(Input):
    """One value of a closed list; what could not be read stands as an item of its own."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.box = ChoiceBox(self)
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.set_focus_parts(self.box)
        self.box.activated.connect(self.committed)

    def fill(self, value: Any, text: str) -> None:
        choices = self.column.kind.choices(self.context.viewer())
        if self.column.default is None:
            choices = [(None, ""), *choices]
        if value not in [choice for choice, _ in choices] or (value is None and text):
            choices = [*choices, (text, text)]
        self.box.clear()
        for choice, label in choices:
            self.box.addItem(label, choice)
        self.box.setCurrentIndex(max(self.box.findText(text), 0))

    def typed(self) -> str:
        return self.box.currentText()


class ChoicesInput(Input):
    """Several values of a closed list, as chips that are switched on and off."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        assert isinstance(column.kind, Choice)
        flow = FlowLayout(self, gap=4)
        self.chips = {option: Chip(context, self) for option in column.kind.options}
        for chip in self.chips.values():
            flow.addWidget(chip)
            chip.clicked.connect(self.committed)
        self.main = next(iter(self.chips.values()))
        self.setFocusProxy(self.main)
        self.retranslate()

    def fill(self, value: Any, text: str) -> None:
        for option, chip in self.chips.items():
            chip.setChecked(option in (value or ()))

    def typed(self) -> str:
        return ",".join(option.value for option, chip in self.chips.items() if chip.isChecked())

    def retranslate(self) -> None:
        view = self.context.viewer()
        for option, chip in self.chips.items():
            chip.setText(self.column.kind.show_value(option, view))

    def repaint_colours(self) -> None:
        for chip in self.chips.values():
            chip.repaint_colours()


class FlagInput(Input):
    """Yes or no, as a tick beside its label."""

    def __init__(self, context: Context, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(context, column, parent)
        self.tick = QCheckBox(self)
        self.set_focus_parts(self.tick)
        self.tick.clicked.connect(self.committed)
        self.retranslate()

    def fill(self, value: Any, text: str) -> None:
        self.tick.setChecked(bool(value))

    def typed(self) -> str:
        return "x" if self.tick.isChecked() else "-"

    def retranslate(self) -> None:
        self.tick.setText(self.context.title(self.column.full_key, self.column.heading))
